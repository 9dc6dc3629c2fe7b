//! The signatures of CertificateVerify (RFC 8446, sections 4.2.3 and 4.4.3): which algorithms there are, which one signs,
#![expect(dead_code, reason = "the states that sign and verify are to come")]
//! and what is signed.

use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::crypto::hash::Digest;
use crate::crypto::key::PublicKey;
use crate::handshake::Role;
use crate::x509::Certificate;
use crate::{Error, Result};

/// How many spaces stand before what is signed, so that nothing else that is signed begins the same way.
const SPACES: usize = 64;

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

/// What `signer` signs over the transcript, which ends with its Certificate.
pub(in crate::handshake) fn content(signer: Role, transcript: &Digest) -> Vec<u8> {
    let context: &[u8] = match signer {
        Role::Client => b"TLS 1.3, client CertificateVerify",
        Role::Server => b"TLS 1.3, server CertificateVerify",
    };
    [&[b' '; SPACES], context, &[0], transcript.as_ref()].concat()
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
    let verified = key.verify(scheme, &content(signer, transcript), signature);
    verified.map_err(|_| Error::BadSignature { what: "CertificateVerify" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::hash::HashAlgorithm;

    #[test]
    fn what_is_signed_is_padded_and_named() {
        // The example of RFC 8446, section 4.4.3, with a transcript of our own.
        let transcript = HashAlgorithm::Sha256.digest(&[b"abc"]);
        let expected = [&[0x20; 64], &b"TLS 1.3, server CertificateVerify\0"[..], transcript.as_ref()].concat();
        assert_eq!(content(Role::Server, &transcript), expected);
        assert_eq!(content(Role::Server, &transcript).len(), 130, "as in the example");
        assert!(content(Role::Client, &transcript).starts_with(b" ") && content(Role::Client, &transcript) != expected);
    }
}
