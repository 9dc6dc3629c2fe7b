//! Which signature algorithm signs, and which are accepted (RFC 5246, section 7.4.1.4.1; RFC 8446, section 4.2.3), or
//! before TLS 1.2 the only one there is for a key (RFC 4346, section 7.4.3; RFC 8422, section 5.4).

use crate::alert::AlertDescription;
use crate::codepoint::{ProtocolVersion, SignatureScheme};
use crate::config::Config;
use crate::crypto::key::{KeyType, PublicKey};
use crate::crypto::suites::SecurityLevel;
use crate::error::Reason;
use crate::handshake::ToSign;
use crate::handshake::messages::DigitallySigned;
use crate::x509::Certificate;
use crate::{Error, Result};

/// What a TLS 1.2 client accepts that sends no signature_algorithms: SHA-1 (RFC 5246, section 7.4.1.4.1).
pub(crate) const WITHOUT_EXTENSION: [SignatureScheme; 2] =
    [SignatureScheme::RSA_PKCS1_SHA1, SignatureScheme::ECDSA_SHA1];

/// The algorithm to sign with in `version`: the first of `wanted` that is also in `other` and that the key can do.
/// Before TLS 1.2 nobody is asked but the security level.
pub(crate) fn choose(
    version: ProtocolVersion,
    level: SecurityLevel,
    key: &PublicKey,
    wanted: &[SignatureScheme],
    other: &[SignatureScheme],
) -> Option<SignatureScheme> {
    if version < ProtocolVersion::TLS1_2 {
        // SSL 3.0 knows no ECDSA.
        let known = key.key_type().is_rsa() || version > ProtocolVersion::SSL3;
        return implied(key.key_type(), level).filter(|_| known);
    }
    wanted.iter().copied().find(|&scheme| key.signs_with(scheme) && other.contains(&scheme))
}

/// The algorithm that a key signs with before TLS 1.2, if it can sign there at all and the level allows it. A level that
/// nobody chose leaves it to whoever asked for such a version.
fn implied(key: KeyType, level: SecurityLevel) -> Option<SignatureScheme> {
    let scheme = match key {
        KeyType::Rsa => SignatureScheme::RSA_PKCS1_MD5_SHA1,
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => SignatureScheme::ECDSA_SHA1,
        KeyType::RsaPss | KeyType::Ed25519 | KeyType::X25519 | KeyType::Dh | KeyType::DhX942 => return None,
    };
    (!level.is_chosen() || level.allows_signature(scheme)).then_some(scheme)
}

/// The element that carries `signature`: it names its algorithm since TLS 1.2.
pub(crate) fn element(version: ProtocolVersion, scheme: SignatureScheme, signature: Vec<u8>) -> DigitallySigned {
    DigitallySigned { scheme: (version >= ProtocolVersion::TLS1_2).then_some(scheme), signature }
}

/// Verifies the peer's signature over `input` in the message `what`, by an algorithm that this side `offered` or that
/// the version implies. Returns the algorithm.
pub(crate) fn verify(
    certificate: &Certificate,
    config: &Config,
    mut offered: impl Iterator<Item = SignatureScheme>,
    what: &'static str,
    signed: &DigitallySigned,
    input: &ToSign,
) -> Result<SignatureScheme> {
    let key = certificate.public_key()?;
    let scheme = match signed.scheme {
        Some(scheme) if !offered.any(|offered| offered == scheme) => {
            return Err(Error::WrongSignatureType { scheme });
        }
        Some(scheme) => scheme,
        None => implied(key.key_type(), config.security_level).ok_or_else(|| Error::Peer {
            alert: AlertDescription::HANDSHAKE_FAILURE,
            reason: Reason::LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED,
            detail: format!(
                "the {what} is signed by a key of type {}, as before TLS 1.2, which security level {} does not allow",
                key.key_type(),
                config.security_level.number()
            ),
        })?,
    };
    if !key.signs_with(scheme) {
        return Err(Error::WrongSignatureType { scheme });
    }
    // A client's supported_groups bind ECDSA certificates, too (RFC 8422, section 5.1).
    if let Some(curve) = key.key_type().curve().filter(|curve| !config.groups.contains(curve)) {
        return Err(Error::WrongCurve { group: curve });
    }
    let verified = match input {
        ToSign::Message(message) => key.verify(scheme, message, &signed.signature),
        #[cfg(feature = "ssl3")]
        ToSign::Hashes(hashes) => key.verify_hashes(hashes, &signed.signature),
    };
    verified.map_err(|_| Error::BadSignature { what })?;
    Ok(scheme)
}
