//! What a signature scheme means for a type of key.

use super::super::hash::HashAlgorithm;
use super::KeyType;
use crate::codepoint::SignatureScheme;

/// What is computed to sign or verify.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Operation {
    /// RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2).
    Pkcs1(HashAlgorithm),
    /// RSASSA-PSS with MGF1 over the same hash and a salt as long as the hash (RFC 8446, section 4.2.3).
    Pss(HashAlgorithm),
    /// ECDSA on the key's curve.
    Ecdsa(HashAlgorithm),
    /// Ed25519 without a context (RFC 8032).
    Ed25519,
}

impl Operation {
    /// What `scheme` means for a key of type `key`; `None` if such a key cannot be used with it.
    pub(super) fn of(key: KeyType, scheme: SignatureScheme) -> Option<Self> {
        use HashAlgorithm::{Md5Sha1, Sha1, Sha224, Sha256, Sha384, Sha512};
        Some(match key {
            KeyType::Rsa => match scheme {
                SignatureScheme::RSA_PKCS1_MD5_SHA1 => Self::Pkcs1(Md5Sha1),
                SignatureScheme::RSA_PKCS1_SHA1 => Self::Pkcs1(Sha1),
                SignatureScheme::RSA_PKCS1_SHA224 => Self::Pkcs1(Sha224),
                SignatureScheme::RSA_PKCS1_SHA256 => Self::Pkcs1(Sha256),
                SignatureScheme::RSA_PKCS1_SHA384 => Self::Pkcs1(Sha384),
                SignatureScheme::RSA_PKCS1_SHA512 => Self::Pkcs1(Sha512),
                SignatureScheme::RSA_PSS_RSAE_SHA256 => Self::Pss(Sha256),
                SignatureScheme::RSA_PSS_RSAE_SHA384 => Self::Pss(Sha384),
                SignatureScheme::RSA_PSS_RSAE_SHA512 => Self::Pss(Sha512),
                _ => return None,
            },
            KeyType::RsaPss => match scheme {
                SignatureScheme::RSA_PSS_PSS_SHA256 => Self::Pss(Sha256),
                SignatureScheme::RSA_PSS_PSS_SHA384 => Self::Pss(Sha384),
                SignatureScheme::RSA_PSS_PSS_SHA512 => Self::Pss(Sha512),
                _ => return None,
            },
            KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => match scheme {
                SignatureScheme::ECDSA_SHA1 => Self::Ecdsa(Sha1),
                SignatureScheme::ECDSA_SHA224 => Self::Ecdsa(Sha224),
                SignatureScheme::ECDSA_SECP256R1_SHA256 => Self::Ecdsa(Sha256),
                SignatureScheme::ECDSA_SECP384R1_SHA384 => Self::Ecdsa(Sha384),
                SignatureScheme::ECDSA_SECP521R1_SHA512 => Self::Ecdsa(Sha512),
                _ => return None,
            },
            KeyType::Ed25519 => match scheme {
                SignatureScheme::ED25519 => Self::Ed25519,
                _ => return None,
            },
            KeyType::X25519 | KeyType::Dh | KeyType::DhX942 => return None,
        })
    }
}
