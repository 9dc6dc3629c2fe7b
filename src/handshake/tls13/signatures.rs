//! The signatures of CertificateVerify (RFC 8446, sections 4.2.3 and 4.4.3): which algorithms there are,
//! and which one signs.

use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::crypto::hash::Digest;
use crate::crypto::key::PublicKey;
use crate::handshake::Role;
use crate::handshake::messages::tls13::signed_content;
use crate::x509::Certificate;
use crate::{Error, Result};

/// Whether a handshake message may be signed with `scheme` by `key`: neither with PKCS #1 v1.5 nor with SHA-1 or SHA-224,
/// and with ECDSA on no other curve than the algorithm's.
pub(in crate::handshake) fn fits(key: &PublicKey, scheme: SignatureScheme) -> bool {
    let curve = match scheme {
        SignatureScheme::ECDSA_SECP256R1_SHA256 => Some(NamedGroup::SECP256R1),
        SignatureScheme::ECDSA_SECP384R1_SHA384 => Some(NamedGroup::SECP384R1),
        SignatureScheme::ECDSA_SECP521R1_SHA512 => Some(NamedGroup::SECP521R1),
        SignatureScheme::RSA_PSS_RSAE_SHA256
        | SignatureScheme::RSA_PSS_RSAE_SHA384
        | SignatureScheme::RSA_PSS_RSAE_SHA512
        | SignatureScheme::RSA_PSS_PSS_SHA256
        | SignatureScheme::RSA_PSS_PSS_SHA384
        | SignatureScheme::RSA_PSS_PSS_SHA512
        | SignatureScheme::ED25519 => None,
        _ => return false,
    };
    key.signs_with(scheme) && (curve.is_none() || key.key_type().curve() == curve)
}

/// The algorithm to sign with: the first of `wanted` that is also in `other` and that the key can do.
pub(in crate::handshake) fn choose(
    key: &PublicKey,
    wanted: &[SignatureScheme],
    other: &[SignatureScheme],
) -> Option<SignatureScheme> {
    wanted.iter().copied().find(|&scheme| fits(key, scheme) && other.contains(&scheme))
}

/// Verifies the signature with `scheme` in the peer's CertificateVerify, over the transcript that ends with its
/// Certificate. The algorithm must be one that this side `offered`.
pub(in crate::handshake) fn verify(
    certificate: &Certificate,
    mut offered: impl Iterator<Item = SignatureScheme>,
    signer: Role,
    transcript: &Digest,
    scheme: SignatureScheme,
    signature: &[u8],
) -> Result<()> {
    let key = certificate.public_key()?;
    if !offered.any(|offered| offered == scheme) || !fits(key, scheme) {
        return Err(Error::WrongSignatureType { scheme });
    }
    let verified = key.verify(scheme, &signed_content(signer, transcript.as_ref()), signature);
    verified.map_err(|_| Error::BadSignature { what: "CertificateVerify" })
}
