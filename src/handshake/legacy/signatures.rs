//! Which signature algorithm signs, and which are accepted (RFC 5246, section 7.4.1.4.1; RFC 8446, section 4.2.3).

use crate::codepoint::SignatureScheme;
use crate::config::Config;
use crate::crypto::key::PublicKey;
use crate::handshake::messages::DigitallySigned;
use crate::x509::Certificate;
use crate::{Error, Result};

/// What a TLS 1.2 client accepts that sends no signature_algorithms: SHA-1 (RFC 5246, section 7.4.1.4.1).
pub(crate) const WITHOUT_EXTENSION: [SignatureScheme; 2] =
    [SignatureScheme::RSA_PKCS1_SHA1, SignatureScheme::ECDSA_SHA1];

/// The algorithm to sign with: the first of `wanted` that is also in `other` and that the key can do.
pub(crate) fn choose(
    key: &PublicKey,
    wanted: &[SignatureScheme],
    other: &[SignatureScheme],
) -> Option<SignatureScheme> {
    wanted.iter().copied().find(|&scheme| key.signs_with(scheme) && other.contains(&scheme))
}

/// Verifies the peer's signature over `message` in the message `what`, by an algorithm that this side offered.
pub(crate) fn verify(
    certificate: &Certificate,
    config: &Config,
    what: &'static str,
    signed: &DigitallySigned,
    message: &[u8],
) -> Result<()> {
    let key = certificate.public_key()?;
    if !config.offered_signature_schemes().any(|scheme| scheme == signed.scheme) || !key.signs_with(signed.scheme) {
        return Err(Error::WrongSignatureType { scheme: signed.scheme });
    }
    // A client's supported_groups bind ECDSA certificates, too (RFC 8422, section 5.1).
    if let Some(curve) = key.key_type().curve().filter(|curve| !config.groups.contains(curve)) {
        return Err(Error::WrongCurve { group: curve });
    }
    key.verify(signed.scheme, message, &signed.signature).map_err(|_| Error::BadSignature { what })
}
