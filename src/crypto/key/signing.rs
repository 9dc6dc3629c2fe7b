//! How signatures are made, told apart from TLS's schemes: what an AlgorithmIdentifier or the settings of a program say.

use super::super::hash::HashAlgorithm;
use super::emsa;
use super::scheme::Operation;
use super::{KeyType, PrivateKey, PublicKey, private, public};
use crate::error::{Error, Reason, Result};

/// How a signature is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signing {
    /// RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2); without a hash, what is signed stands in the padding as it is.
    Pkcs1(Option<HashAlgorithm>),
    /// RSASSA-PSS (RFC 8017, section 8.1).
    Pss(Pss),
    /// The RSA operation alone, on a block as long as the modulus.
    RsaRaw,
    /// ECDSA of a digest of any length.
    Ecdsa(Option<HashAlgorithm>),
    /// Ed25519 without a context (RFC 8032), of a message only.
    Ed25519,
}

/// The parameters of RSASSA-PSS.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pss {
    /// What the message is hashed with.
    pub hash: HashAlgorithm,
    /// What the mask is made with.
    pub mgf_hash: HashAlgorithm,
    /// How long the salt is.
    pub salt: Salt,
}

impl Pss {
    /// One hash for both, and a salt as long as the hash.
    pub const fn of(hash: HashAlgorithm) -> Self {
        Self { hash, mgf_hash: hash, salt: Salt::Digest }
    }
}

/// How long the salt of RSASSA-PSS is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Salt {
    /// As long as the hash.
    Digest,
    /// As long as the key allows.
    Max,
    /// As long as the key allows; whatever the signature has when it is verified.
    Auto,
    /// This many bytes.
    Length(usize),
}

impl Signing {
    /// What a key of this type does with a hash when nothing else is said; `None` for a key that does not sign, or not so.
    pub fn usual(key: KeyType, hash: Option<HashAlgorithm>) -> Option<Self> {
        Some(match key {
            KeyType::Rsa => Self::Pkcs1(hash),
            KeyType::RsaPss => Self::Pss(Pss::of(hash?)),
            KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => Self::Ecdsa(hash),
            KeyType::Ed25519 => return hash.is_none().then_some(Self::Ed25519),
            KeyType::X25519 | KeyType::Dh | KeyType::DhX942 => return None,
        })
    }

    /// The hash of the message that is signed; `None` if the message itself is.
    pub const fn hash(self) -> Option<HashAlgorithm> {
        match self {
            Self::Pkcs1(hash) | Self::Ecdsa(hash) => hash,
            Self::Pss(pss) => Some(pss.hash),
            Self::RsaRaw | Self::Ed25519 => None,
        }
    }

    /// The same as an operation on a whole message, which is faster where there is one.
    fn operation(self) -> Option<Operation> {
        match self {
            Self::Pkcs1(Some(hash)) => Some(Operation::Pkcs1(hash)),
            Self::Ecdsa(Some(hash)) => Some(Operation::Ecdsa(hash)),
            Self::Ed25519 => Some(Operation::Ed25519),
            Self::Pss(pss)
                if pss.mgf_hash == pss.hash
                    && matches!(pss.hash, HashAlgorithm::Sha256 | HashAlgorithm::Sha384 | HashAlgorithm::Sha512)
                    && match pss.salt {
                        Salt::Digest => true,
                        Salt::Length(length) => length == pss.hash.output_len(),
                        Salt::Max | Salt::Auto => false,
                    } =>
            {
                Some(Operation::Pss(pss.hash))
            }
            Self::Pkcs1(None) | Self::Pss(_) | Self::RsaRaw | Self::Ecdsa(None) => None,
        }
    }
}

/// The failure of a key that does not sign so.
fn unusable(key: &PublicKey, how: Signing) -> Error {
    Error::Usage {
        reason: Reason::WRONG_SIGNATURE_TYPE,
        detail: format!("a {} key of {} bits does not sign with {how:?}", key.key_type(), key.bits()),
    }
}

impl PublicKey {
    /// Fails unless this key, by its kind and what an id-RSASSA-PSS key's parameters allow, signs so.
    pub fn allows(&self, how: Signing) -> Result<()> {
        let allowed = match (self.kind(), how) {
            (public::Kind::Rsa(_, None), Signing::Pss(_)) => true,
            (public::Kind::Rsa(_, Some(restriction)), Signing::Pss(pss)) => {
                restriction.allows(pss, (self.bits() - 1).div_ceil(8))
            }
            (public::Kind::Rsa(..), Signing::Pkcs1(_) | Signing::RsaRaw) => self.key_type() == KeyType::Rsa,
            (public::Kind::Ec(_), Signing::Ecdsa(_)) | (public::Kind::Ed25519(_), Signing::Ed25519) => true,
            _ => false,
        };
        if allowed { Ok(()) } else { Err(unusable(self, how)) }
    }

    /// Checks that `signature` is one of `message` by this key, made as `how` says.
    ///
    /// Fails with [`Error::Usage`] if this key does not sign so, and with [`Error::BadSignature`] otherwise.
    pub fn verify_message(&self, how: Signing, message: &[u8], signature: &[u8]) -> Result<()> {
        self.allows(how)?;
        if how == Signing::Ed25519 {
            return match self.kind() {
                public::Kind::Ed25519(key) if key.verify(message, signature) => Ok(()),
                _ => Err(bad_signature()),
            };
        }
        let verified = match (self.kind(), how.operation()) {
            (public::Kind::Rsa(key, _), Some(operation)) => key.verify(operation, message, signature),
            (public::Kind::Ec(key), Some(Operation::Ecdsa(hash))) => key.verify(hash, message, signature),
            _ => match how.hash() {
                Some(hash) => return self.verify_digest(how, hash.digest(&[message]).as_ref(), signature),
                None => return self.verify_digest(how, message, signature),
            },
        };
        if verified { Ok(()) } else { Err(bad_signature()) }
    }

    /// As [`verify_message`](Self::verify_message), of what has this digest. Not for Ed25519.
    pub fn verify_digest(&self, how: Signing, digest: &[u8], signature: &[u8]) -> Result<()> {
        self.allows(how)?;
        let verified = match (self.kind(), how) {
            (public::Kind::Rsa(key, _), Signing::Pkcs1(Some(hash))) => key.verify_digest(hash, digest, signature),
            (public::Kind::Rsa(key, _), Signing::Pkcs1(None)) => {
                key.apply(signature).is_ok_and(|block| emsa::pkcs1_unpad(&block) == Some(digest))
            }
            (public::Kind::Rsa(key, _), Signing::RsaRaw) => key.apply(signature).is_ok_and(|block| block == digest),
            (public::Kind::Rsa(key, _), Signing::Pss(pss)) => {
                key.apply(signature).is_ok_and(|block| emsa::pss_verify(pss, digest, &block, key.bits() - 1))
            }
            (public::Kind::Ec(key), Signing::Ecdsa(_)) => key.verify_digest(digest, signature),
            _ => return Err(unusable(self, how)),
        };
        if verified { Ok(()) } else { Err(bad_signature()) }
    }

    /// What a PKCS#1 signature, or one without padding, holds: the digest, where `how` has a hash.
    pub fn recover(&self, how: Signing, signature: &[u8]) -> Result<Vec<u8>> {
        self.allows(how)?;
        match (self.kind(), how) {
            (public::Kind::Rsa(key, _), Signing::RsaRaw) => key.apply(signature),
            (public::Kind::Rsa(key, _), Signing::Pkcs1(hash)) => {
                let block = key.apply(signature)?;
                let content = emsa::pkcs1_unpad(&block).ok_or_else(bad_signature)?;
                let Some(hash) = hash else { return Ok(content.to_vec()) };
                let prefix = super::rsa::digest_prefix(hash).ok_or_else(bad_signature)?;
                let digest = content.strip_prefix(&prefix[..]).filter(|digest| digest.len() == hash.output_len());
                digest.map(<[u8]>::to_vec).ok_or_else(bad_signature)
            }
            _ => Err(unusable(self, how)),
        }
    }
}

impl PrivateKey {
    /// The signature of `message`, made as `how` says.
    ///
    /// Fails with [`Error::Usage`] if this key does not sign so, or is too short for it, or kept elsewhere.
    pub fn sign_message(&self, how: Signing, message: &[u8]) -> Result<Vec<u8>> {
        self.public_key().allows(how)?;
        match (self.kind(), how.operation()) {
            (private::Kind::Rsa(key), Some(operation)) if room(self.bits(), how) => key.sign(operation, message),
            (private::Kind::Ec(key), Some(Operation::Ecdsa(hash))) => key.sign(hash, message),
            (private::Kind::Ed25519(key), Some(Operation::Ed25519)) => Ok(key.sign(message)),
            _ => match how.hash() {
                Some(hash) => self.sign_digest(how, hash.digest(&[message]).as_ref()),
                None => self.sign_digest(how, message),
            },
        }
    }

    /// As [`sign_message`](Self::sign_message), of what has this digest. Not for Ed25519.
    pub fn sign_digest(&self, how: Signing, digest: &[u8]) -> Result<Vec<u8>> {
        self.public_key().allows(how)?;
        match (self.kind(), how) {
            (private::Kind::Rsa(key), Signing::Pkcs1(Some(hash))) => key.sign_digest(hash, digest),
            (private::Kind::Rsa(key), Signing::Pkcs1(None)) => key.apply(&emsa::pkcs1_pad(digest, key.size())?),
            (private::Kind::Rsa(key), Signing::RsaRaw) => key.apply(digest),
            (private::Kind::Rsa(key), Signing::Pss(pss)) => {
                let block = emsa::pss_encode(pss, digest, self.bits() - 1)?;
                // One byte is not of the encoding if the modulus is a bit longer than whole bytes.
                let mut padded = vec![0; key.size() - block.len()];
                padded.extend_from_slice(&block);
                key.apply(&padded)
            }
            (private::Kind::Ec(key), Signing::Ecdsa(_)) => key.sign_digest(digest),
            (private::Kind::Elsewhere, _) => Err(self.not_here()),
            _ => Err(unusable(self.public_key(), how)),
        }
    }
}

/// Whether a key of this length has room for a PSS signature with a salt as long as the hash.
fn room(bits: usize, how: Signing) -> bool {
    match how {
        Signing::Pss(pss) => (bits - 1).div_ceil(8) >= 2 * pss.hash.output_len() + 2,
        _ => true,
    }
}

fn bad_signature() -> Error {
    Error::BadSignature { what: "signed data" }
}

#[cfg(test)]
mod tests;
