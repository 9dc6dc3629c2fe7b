//! Public keys as certificates carry them.

use core::fmt;
use std::sync::Arc;

use der::asn1::BitStringRef;
use der::{Decode, Encode};
use pkcs8::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use zeroize::Zeroizing;

use super::super::backend::Backend;
use super::super::dh::DhParameters;
#[cfg(feature = "ssl3")]
use super::super::hash::HashAlgorithm;
use super::super::strength::{field_security_bits, modulus_security_bits};
use super::dh::{self, DhPublic};
use super::ec::{self, EcPublic};
use super::ed25519::Ed25519Public;
use super::rsa::{PssRestriction, RsaPublic};
use super::scheme::Operation;
use super::{KeyType, Parameters, oid, unreadable};
use crate::codepoint::{ProtocolVersion, SignatureScheme};
use crate::error::{Error, Reason, Result};

const WHAT: &str = "public key";

/// A public key; clones share it. Two are equal if they are the same key, however their points are compressed or their
/// parameters written.
#[derive(Clone)]
pub struct PublicKey(Arc<Inner>);

struct Inner {
    /// The SubjectPublicKeyInfo as it was read.
    spki: Vec<u8>,
    key_type: KeyType,
    /// The key itself in the one form that is compared: an RSAPublicKey, an uncompressed point, 32 bytes, or a number and
    /// its group.
    material: Vec<u8>,
    kind: Kind,
}

pub(super) enum Kind {
    Rsa(RsaPublic, Option<PssRestriction>),
    Ec(EcPublic),
    Ed25519(Ed25519Public),
    X25519,
    Dh(Box<DhPublic>),
}

impl PublicKey {
    /// Reads a SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7).
    ///
    /// Fails with [`Error::KeyParse`] if it is malformed, or of a kind, curve or size that is not supported.
    pub fn from_spki_der(der: &[u8]) -> Result<Self> {
        Self::from_spki_der_with(Backend::get(), der)
    }

    /// As [`PublicKey::from_spki_der`], computed by `backend`, which must be available on this CPU.
    pub fn from_spki_der_with(backend: Backend, der: &[u8]) -> Result<Self> {
        let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|problem| unreadable(WHAT, problem))?;
        let bits = info.subject_public_key.as_bytes();
        let bits = bits.ok_or_else(|| unreadable(WHAT, "not a whole number of bytes"))?;
        let (key_type, kind) = match info.algorithm.oid {
            oid::RSA => (KeyType::Rsa, Kind::Rsa(RsaPublic::from_pkcs1_der(backend, bits)?, None)),
            oid::RSA_PSS => {
                let restriction = PssRestriction::from_parameters(info.algorithm.parameters)?;
                (KeyType::RsaPss, Kind::Rsa(RsaPublic::from_pkcs1_der(backend, bits)?, restriction))
            }
            oid::EC => {
                let key_type = ec::curve(info.algorithm.parameters)?;
                (key_type, Kind::Ec(EcPublic::from_point(backend, key_type, bits)?))
            }
            oid::ED25519 => (KeyType::Ed25519, Kind::Ed25519(Ed25519Public::from_bytes(backend, bits)?)),
            oid::X25519 => {
                if bits.len() != 32 {
                    return Err(unreadable("X25519 public key", "not 32 bytes long"));
                }
                (KeyType::X25519, Kind::X25519)
            }
            oid::DH | oid::DH_X942 => {
                (dh::key_type(info.algorithm.oid), Kind::Dh(Box::new(DhPublic::from_der(info.algorithm, bits)?)))
            }
            other => return Err(unreadable(WHAT, format!("the algorithm {other} is not supported"))),
        };
        let material = match &kind {
            Kind::Ec(key) => key.point().to_vec(),
            Kind::Dh(key) => key.material(),
            Kind::Rsa(..) | Kind::Ed25519(_) | Kind::X25519 => bits.to_vec(),
        };
        Ok(Self(Arc::new(Inner { spki: der.to_vec(), key_type, material, kind })))
    }

    /// Puts the two halves of a SubjectPublicKeyInfo together.
    pub(super) fn from_parts(backend: Backend, algorithm: AlgorithmIdentifierRef<'_>, bits: &[u8]) -> Result<Self> {
        let spki = BitStringRef::from_bytes(bits)
            .and_then(|subject_public_key| SubjectPublicKeyInfoRef { algorithm, subject_public_key }.to_der())
            .map_err(|problem| unreadable(WHAT, problem))?;
        Self::from_spki_der_with(backend, &spki)
    }

    pub(super) fn kind(&self) -> &Kind {
        &self.0.kind
    }

    pub(super) fn material(&self) -> &[u8] {
        &self.0.material
    }

    /// The SubjectPublicKeyInfo that this was read from.
    pub fn spki_der(&self) -> &[u8] {
        &self.0.spki
    }

    /// What kind of key this is.
    pub fn key_type(&self) -> KeyType {
        self.0.key_type
    }

    /// The key's size in bits: of an RSA modulus, a DH prime or a curve's order (`EVP_PKEY_get_bits`).
    pub fn bits(&self) -> usize {
        match &self.0.kind {
            Kind::Rsa(key, _) => key.bits(),
            Kind::Dh(key) => key.domain.parameters.bits(),
            Kind::X25519 => 253,
            Kind::Ec(_) | Kind::Ed25519(_) => match self.key_type() {
                KeyType::EcP384 => 384,
                KeyType::EcP521 => 521,
                _ => 256,
            },
        }
    }

    /// How strong the key is, in bits of a symmetric key (`EVP_PKEY_get_security_bits`).
    pub fn security_bits(&self) -> u32 {
        match self.key_type() {
            KeyType::Rsa | KeyType::RsaPss => modulus_security_bits(self.bits()),
            KeyType::EcP256 | KeyType::Ed25519 | KeyType::X25519 => 128,
            KeyType::EcP384 => 192,
            KeyType::EcP521 => 256,
            KeyType::Dh | KeyType::DhX942 => field_security_bits(self.bits()),
        }
    }

    /// Whether this key can sign with `scheme`: by its type, by what an id-RSASSA-PSS key's parameters allow, and by
    /// its length (a PSS signature holds two hashes, which a short RSA key has no room for).
    pub fn signs_with(&self, scheme: SignatureScheme) -> bool {
        self.operation(scheme).is_some()
    }

    pub(super) fn operation(&self, scheme: SignatureScheme) -> Option<Operation> {
        let operation = Operation::of(self.key_type(), scheme)?;
        let usable = match (&self.0.kind, operation) {
            (Kind::Rsa(key, restriction), Operation::Pss(hash)) => {
                restriction.is_none_or(|restriction| restriction.permits(hash))
                    && (key.bits() - 1).div_ceil(8) >= 2 * hash.output_len() + 2
            }
            _ => true,
        };
        usable.then_some(operation)
    }

    /// Checks that `signature` is one of `message` by this key with `scheme`.
    ///
    /// Fails with [`Error::WrongSignatureType`] if this key cannot have signed with `scheme`, and with
    /// [`Error::BadSignature`] otherwise.
    pub fn verify(&self, scheme: SignatureScheme, message: &[u8], signature: &[u8]) -> Result<()> {
        let operation = self.operation(scheme).ok_or(Error::WrongSignatureType { scheme })?;
        let verified = match (&self.0.kind, operation) {
            (Kind::Rsa(key, _), _) => key.verify(operation, message, signature),
            (Kind::Ec(key), Operation::Ecdsa(hash)) => key.verify(hash, message, signature),
            (Kind::Ed25519(key), Operation::Ed25519) => key.verify(message, signature),
            (Kind::Ec(_) | Kind::Ed25519(_) | Kind::X25519 | Kind::Dh(_), _) => false,
        };
        if verified { Ok(()) } else { Err(Error::BadSignature { what: "signed data" }) }
    }

    /// As [`verify`](Self::verify), of `hashes`, MD5's and SHA-1's, as SSL 3.0 makes them, by a plain RSA key.
    #[cfg(feature = "ssl3")]
    pub fn verify_hashes(&self, hashes: &[u8], signature: &[u8]) -> Result<()> {
        match &self.0.kind {
            Kind::Rsa(key, _)
                if self.key_type() == KeyType::Rsa && key.verify_digest(HashAlgorithm::Md5Sha1, hashes, signature) =>
            {
                Ok(())
            }
            _ => Err(Error::BadSignature { what: "signed data" }),
        }
    }

    /// The parameters that the key has in common with others of its group; `None` for a kind of key that has none.
    pub fn parameters(&self) -> Option<Parameters> {
        match &self.0.kind {
            Kind::Ec(_) => Some(Parameters::Ec(self.key_type())),
            Kind::Dh(key) => Some(Parameters::Dh(Box::new(key.domain.clone()))),
            Kind::Rsa(..) | Kind::Ed25519(_) | Kind::X25519 => None,
        }
    }

    /// The group of a Diffie-Hellman key, and its public value, big-endian; `None` for a key of another kind.
    pub fn dh(&self) -> Option<(&DhParameters, &[u8])> {
        match &self.0.kind {
            Kind::Dh(key) => Some((&key.domain.parameters, &key.value)),
            Kind::Rsa(..) | Kind::Ec(_) | Kind::Ed25519(_) | Kind::X25519 => None,
        }
    }

    /// Whether the encrypted premaster secret of an RSA key exchange is a number below the modulus, as everything is that was
    /// encrypted to this key; everyone can see that. Fails if its length is not the modulus', or the key not a plain RSA key.
    pub fn is_rsa_ciphertext(&self, ciphertext: &[u8]) -> Result<bool> {
        self.plain_rsa()?.is_ciphertext(ciphertext)
    }

    /// The premaster secret in `block`, which is what the RSA operation made of its ciphertext, padding and all; the rest is
    /// as with [`PrivateKey::decrypt_premaster`](super::PrivateKey::decrypt_premaster). Fails if the block is not as long as
    /// the modulus.
    pub fn rsa_unpad_premaster(&self, block: &[u8], version: ProtocolVersion) -> Result<Zeroizing<[u8; 48]>> {
        self.plain_rsa()?.unpad_premaster(block, version)
    }

    fn plain_rsa(&self) -> Result<&RsaPublic> {
        match &self.0.kind {
            Kind::Rsa(key, _) if self.key_type() == KeyType::Rsa => Ok(key),
            _ => Err(Error::Internal { what: "key transport with a key that is not for that" }),
        }
    }

    /// Encrypts with PKCS#1 v1.5 padding: a client's premaster secret (RFC 5246, section 7.4.7.1).
    ///
    /// Fails if the key is not a plain RSA key, or `plaintext` does not fit it with at least 11 bytes of padding.
    pub fn rsa_encrypt_pkcs1v15(&self, plaintext: &[u8]) -> Result<Vec<u8>> {
        match &self.0.kind {
            Kind::Rsa(key, _) if self.key_type() == KeyType::Rsa => key.encrypt(plaintext),
            _ => Err(Error::Usage {
                reason: Reason::MISSING_RSA_ENCRYPTING_CERT,
                detail: format!("encrypting to a key of type {:?}, which is not for that", self.key_type()),
            }),
        }
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.key_type == other.0.key_type && self.0.material == other.0.material
    }
}

impl Eq for PublicKey {}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({:?}, {} bits)", self.key_type(), self.bits())
    }
}
