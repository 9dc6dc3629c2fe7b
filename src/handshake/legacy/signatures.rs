//! Which signature algorithm signs, and which are accepted (RFC 5246, section 7.4.1.4.1; RFC 8446, section 4.2.3), or
//! before TLS 1.2 the only one there is for a key (RFC 4346, section 7.4.3; RFC 8422, section 5.4).

use crate::alert::AlertDescription;
use crate::codepoint::{ProtocolVersion, SignatureScheme};
use crate::config::Config;
use crate::crypto::key::{KeyType, PublicKey};
use crate::error::Reason;
use crate::handshake::messages::DigitallySigned;
use crate::x509::Certificate;
use crate::{Error, Result};

/// What a TLS 1.2 client accepts that sends no signature_algorithms: SHA-1 (RFC 5246, section 7.4.1.4.1).
pub(crate) const WITHOUT_EXTENSION: [SignatureScheme; 2] =
    [SignatureScheme::RSA_PKCS1_SHA1, SignatureScheme::ECDSA_SHA1];

/// The algorithm to sign with in `version`: the first of `wanted` that is also in `other` and that the key can do.
/// Before TLS 1.2 nobody is asked.
pub(crate) fn choose(
    version: ProtocolVersion,
    key: &PublicKey,
    wanted: &[SignatureScheme],
    other: &[SignatureScheme],
) -> Option<SignatureScheme> {
    if version < ProtocolVersion::TLS1_2 {
        return implied(key.key_type());
    }
    wanted.iter().copied().find(|&scheme| key.signs_with(scheme) && other.contains(&scheme))
}

/// The algorithm that a key signs with before TLS 1.2, if it can sign there at all.
const fn implied(key: KeyType) -> Option<SignatureScheme> {
    match key {
        KeyType::Rsa => Some(SignatureScheme::RSA_PKCS1_MD5_SHA1),
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => Some(SignatureScheme::ECDSA_SHA1),
        KeyType::RsaPss | KeyType::Ed25519 => None,
    }
}

/// The element that carries `signature`: it names its algorithm since TLS 1.2.
pub(crate) fn element(version: ProtocolVersion, scheme: SignatureScheme, signature: Vec<u8>) -> DigitallySigned {
    DigitallySigned { scheme: (version >= ProtocolVersion::TLS1_2).then_some(scheme), signature }
}

/// Verifies the peer's signature over `message` in the message `what`, by an algorithm that this side offered or that
/// the version implies. Returns the algorithm.
pub(crate) fn verify(
    certificate: &Certificate,
    config: &Config,
    what: &'static str,
    signed: &DigitallySigned,
    message: &[u8],
) -> Result<SignatureScheme> {
    let key = certificate.public_key()?;
    let scheme = match signed.scheme {
        Some(scheme) if !config.offered_signature_schemes().any(|offered| offered == scheme) => {
            return Err(Error::WrongSignatureType { scheme });
        }
        Some(scheme) => scheme,
        None => implied(key.key_type()).ok_or_else(|| Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::WRONG_SIGNATURE_TYPE,
            detail: format!("the {what} is by a key of type {}, which cannot sign before TLS 1.2", key.key_type()),
        })?,
    };
    if !key.signs_with(scheme) {
        return Err(Error::WrongSignatureType { scheme });
    }
    // A client's supported_groups bind ECDSA certificates, too (RFC 8422, section 5.1).
    if let Some(curve) = key.key_type().curve().filter(|curve| !config.groups.contains(curve)) {
        return Err(Error::WrongCurve { group: curve });
    }
    key.verify(scheme, message, &signed.signature).map_err(|_| Error::BadSignature { what })?;
    Ok(scheme)
}
