//! ECDSA on the NIST curves (RFC 8422, section 5.10): graviola for SHA-2 of 256 bits and more on P-256 and P-384,
//! RustCrypto for P-521 and the other hashes.

use std::sync::OnceLock;

use der::asn1::{AnyRef, BitStringRef, ContextSpecific, ObjectIdentifier, OctetStringRef};
use der::{Encode, Header, Tag, TagMode, TagNumber};
use graviola::hashing;
use graviola::signing::ecdsa as fast;
use p256::ecdsa::signature::hazmat::{PrehashVerifier, RandomizedPrehashSigner};
use p256::elliptic_curve::sec1::ToSec1Point;
use rand::rngs::SysRng;
use zeroize::Zeroizing;

use super::super::backend::Backend;
use super::super::hash::HashAlgorithm;
use super::{KeyType, oid, unreadable};
use crate::error::{Error, Result};

/// The longest DER encoding of a signature on the curves that graviola has.
const MAX_SIGNATURE: usize = 2 * (2 + 49) + 3;

/// The key type of the named curve in an AlgorithmIdentifier's parameters (RFC 5480, section 2.1.1).
pub(super) fn curve(parameters: Option<AnyRef<'_>>) -> Result<KeyType> {
    let curve = parameters
        .ok_or_else(|| unreadable("elliptic curve key", "it does not say which curve it is on"))?
        .decode_as::<ObjectIdentifier>()
        .map_err(|_| unreadable("elliptic curve key", "its curve is not a named one"))?;
    named_curve(curve)
}

/// The key type of a named curve.
pub(super) fn named_curve(curve: ObjectIdentifier) -> Result<KeyType> {
    match curve {
        oid::SECP256R1 => Ok(KeyType::EcP256),
        oid::SECP384R1 => Ok(KeyType::EcP384),
        oid::SECP521R1 => Ok(KeyType::EcP521),
        _ => Err(unreadable("elliptic curve key", format!("the curve {curve} is not supported"))),
    }
}

/// The name of the curve that keys of this type are on.
pub(super) const fn oid_of(key_type: KeyType) -> Option<ObjectIdentifier> {
    match key_type {
        KeyType::EcP256 => Some(oid::SECP256R1),
        KeyType::EcP384 => Some(oid::SECP384R1),
        KeyType::EcP521 => Some(oid::SECP521R1),
        _ => None,
    }
}

/// A digest as long as RustCrypto asks for: zeros before it do not change its number.
fn padded(digest: &[u8]) -> Vec<u8> {
    const SHORTEST: usize = 33;
    let mut padded = vec![0; SHORTEST.saturating_sub(digest.len())];
    padded.extend_from_slice(digest);
    padded
}

/// A public key.
pub(super) struct EcPublic {
    key_type: KeyType,
    /// The point, uncompressed.
    point: Vec<u8>,
    fast: Option<FastPublic>,
    /// Made from the point when it is needed: decoding it is slow next to what graviola needs. `None` if it is not on its curve.
    portable: OnceLock<Option<PortablePublic>>,
}

enum FastPublic {
    P256(Box<fast::VerifyingKey<fast::P256>>),
    P384(Box<fast::VerifyingKey<fast::P384>>),
}

impl FastPublic {
    /// Reads an uncompressed point; `None` if it is no such point, or graviola lacks the curve.
    fn from_point(key_type: KeyType, point: &[u8]) -> Option<Self> {
        match key_type {
            KeyType::EcP256 => {
                fast::VerifyingKey::from_x962_uncompressed(point).ok().map(|key| Self::P256(Box::new(key)))
            }
            KeyType::EcP384 => {
                fast::VerifyingKey::from_x962_uncompressed(point).ok().map(|key| Self::P384(Box::new(key)))
            }
            _ => None,
        }
    }
}

enum PortablePublic {
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    P521(p521::ecdsa::VerifyingKey),
}

impl PortablePublic {
    /// Reads an encoded point; `None` if it is not on its curve.
    fn from_point(key_type: KeyType, encoded: &[u8]) -> Option<Self> {
        match key_type {
            KeyType::EcP384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(encoded).ok().map(Self::P384),
            KeyType::EcP521 => p521::ecdsa::VerifyingKey::from_sec1_bytes(encoded).ok().map(Self::P521),
            _ => p256::ecdsa::VerifyingKey::from_sec1_bytes(encoded).ok().map(Self::P256),
        }
    }

    /// The point, uncompressed.
    fn point(&self) -> Vec<u8> {
        match self {
            Self::P256(key) => key.to_sec1_point(false).as_bytes().to_vec(),
            Self::P384(key) => key.to_sec1_point(false).as_bytes().to_vec(),
            Self::P521(key) => key.to_sec1_point(false).as_bytes().to_vec(),
        }
    }
}

impl EcPublic {
    /// Reads an encoded point, compressed or not, of the curve that `key_type` names.
    pub(super) fn from_point(backend: Backend, key_type: KeyType, encoded: &[u8]) -> Result<Self> {
        let fast_of = |point: &[u8]| match backend {
            Backend::Graviola => FastPublic::from_point(key_type, point),
            Backend::Portable => None,
        };
        if let Some(fast) = fast_of(encoded) {
            return Ok(Self { key_type, point: encoded.to_vec(), fast: Some(fast), portable: OnceLock::new() });
        }
        let portable = PortablePublic::from_point(key_type, encoded)
            .ok_or_else(|| unreadable("elliptic curve key", "its public point is not on its curve"))?;
        let point = portable.point();
        Ok(Self { key_type, fast: fast_of(&point), point, portable: OnceLock::from(Some(portable)) })
    }

    /// The uncompressed point.
    pub(super) fn point(&self) -> &[u8] {
        &self.point
    }

    /// Whether `signature`, in DER, is one of `message`.
    pub(super) fn verify(&self, hash: HashAlgorithm, message: &[u8], signature: &[u8]) -> bool {
        let verified = match &self.fast {
            Some(FastPublic::P256(key)) => verify_fast(key, hash, message, signature),
            Some(FastPublic::P384(key)) => verify_fast(key, hash, message, signature),
            None => None,
        };
        verified.unwrap_or_else(|| self.verify_digest(hash.digest(&[message]).as_ref(), signature))
    }

    /// Whether `signature`, in DER, is one of what has this digest, of any length.
    pub(super) fn verify_digest(&self, digest: &[u8], signature: &[u8]) -> bool {
        let short = if self.key_type == KeyType::EcP521 { padded(digest) } else { digest.to_vec() };
        let digest = &short[..];
        match self.portable.get_or_init(|| PortablePublic::from_point(self.key_type, &self.point)) {
            Some(PortablePublic::P256(key)) => p256::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok()),
            Some(PortablePublic::P384(key)) => p384::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok()),
            Some(PortablePublic::P521(key)) => p521::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok()),
            None => false,
        }
    }
}

/// Whether `signature` is one of `message`; `None` if graviola lacks the hash.
fn verify_fast<C: fast::Curve>(
    key: &fast::VerifyingKey<C>,
    hash: HashAlgorithm,
    message: &[u8],
    signature: &[u8],
) -> Option<bool> {
    let verified = match hash {
        HashAlgorithm::Sha256 => key.verify_asn1::<hashing::Sha256>(&[message], signature),
        HashAlgorithm::Sha384 => key.verify_asn1::<hashing::Sha384>(&[message], signature),
        HashAlgorithm::Sha512 => key.verify_asn1::<hashing::Sha512>(&[message], signature),
        _ => return None,
    };
    Some(verified.is_ok())
}

/// A private key; wiped when dropped.
pub(super) struct EcPrivate {
    fast: Option<FastPrivate>,
    portable: PortablePrivate,
}

enum FastPrivate {
    P256(fast::SigningKey<fast::P256>),
    P384(fast::SigningKey<fast::P384>),
}

enum PortablePrivate {
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    P521(p521::ecdsa::SigningKey),
}

/// A private key with what else is derived from its scalar.
pub(super) struct EcPair {
    pub(super) private: EcPrivate,
    /// The public point, uncompressed.
    pub(super) point: Vec<u8>,
    /// The key as a SEC 1 ECPrivateKey without parameters: what PKCS#8 wraps.
    pub(super) sec1_der: Zeroizing<Vec<u8>>,
}

impl EcPair {
    /// Takes a private scalar, big-endian, of the curve that `key_type` names.
    pub(super) fn from_scalar(backend: Backend, key_type: KeyType, scalar: &[u8]) -> Result<Self> {
        const WHAT: &str = "elliptic curve private key";
        let length: usize = match key_type {
            KeyType::EcP384 => 48,
            KeyType::EcP521 => 66,
            _ => 32,
        };
        // Some programs leave leading zeros out, against RFC 5915, section 3.
        let missing = length.checked_sub(scalar.len()).ok_or_else(|| unreadable(WHAT, "too long for its curve"))?;
        let mut padded = Zeroizing::new(vec![0; length]);
        padded[missing..].copy_from_slice(scalar);

        let range = |_| unreadable(WHAT, "not between 1 and its curve's order");
        let (portable, point) = match key_type {
            KeyType::EcP384 => {
                let key = p384::SecretKey::from_slice(&padded).map_err(range)?;
                let point = key.public_key().to_sec1_point(false).as_bytes().to_vec();
                (PortablePrivate::P384(key.into()), point)
            }
            KeyType::EcP521 => {
                let key = p521::SecretKey::from_slice(&padded).map_err(range)?;
                let point = key.public_key().to_sec1_point(false).as_bytes().to_vec();
                (PortablePrivate::P521(key.into()), point)
            }
            _ => {
                let key = p256::SecretKey::from_slice(&padded).map_err(range)?;
                let point = key.public_key().to_sec1_point(false).as_bytes().to_vec();
                (PortablePrivate::P256(key.into()), point)
            }
        };
        let sec1_der = sec1_der(&padded, &point).map_err(|problem| unreadable(WHAT, problem))?;
        let fast = match (backend, &portable) {
            (Backend::Graviola, PortablePrivate::P256(_)) => {
                fast::SigningKey::from_sec1_der(&sec1_der).ok().map(FastPrivate::P256)
            }
            (Backend::Graviola, PortablePrivate::P384(_)) => {
                fast::SigningKey::from_sec1_der(&sec1_der).ok().map(FastPrivate::P384)
            }
            _ => None,
        };
        Ok(Self { private: EcPrivate { fast, portable }, point, sec1_der })
    }
}

/// An ECPrivateKey (RFC 5915, section 3) without parameters.
fn sec1_der(scalar: &[u8], point: &[u8]) -> der::Result<Zeroizing<Vec<u8>>> {
    let version = 1u8;
    let scalar = OctetStringRef::new(scalar)?;
    let value = BitStringRef::from_bytes(point)?;
    let point = ContextSpecific { tag_number: TagNumber(1), tag_mode: TagMode::Explicit, value };
    let length = (version.encoded_len()? + scalar.encoded_len()? + point.encoded_len()?)?;
    // Space for all of it at once, so that no copy of the key is left behind by growing.
    let mut der = Zeroizing::new(Vec::with_capacity(usize::try_from(length)? + 8));
    Header::new(Tag::Sequence, length).encode(&mut *der)?;
    version.encode(&mut *der)?;
    scalar.encode(&mut *der)?;
    point.encode(&mut *der)?;
    Ok(der)
}

impl EcPrivate {
    /// The scalar, big-endian, as long as the curve's order.
    pub(super) fn scalar(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(match &self.portable {
            PortablePrivate::P256(key) => key.to_bytes().to_vec(),
            PortablePrivate::P384(key) => key.to_bytes().to_vec(),
            PortablePrivate::P521(key) => key.to_bytes().to_vec(),
        })
    }

    /// The signature of `message`, in DER. Fails only if the random source does.
    pub(super) fn sign(&self, hash: HashAlgorithm, message: &[u8]) -> Result<Vec<u8>> {
        let signed = match &self.fast {
            Some(FastPrivate::P256(key)) => sign_fast(key, hash, message),
            Some(FastPrivate::P384(key)) => sign_fast(key, hash, message),
            None => None,
        };
        if let Some(signature) = signed {
            return signature;
        }
        self.sign_digest(hash.digest(&[message]).as_ref())
    }

    /// The signature, in DER, of what has this digest, of any length.
    pub(super) fn sign_digest(&self, digest: &[u8]) -> Result<Vec<u8>> {
        let short = if matches!(self.portable, PortablePrivate::P521(_)) { padded(digest) } else { digest.to_vec() };
        let digest = &short[..];
        match &self.portable {
            PortablePrivate::P256(key) => key
                .sign_prehash_with_rng(&mut SysRng, digest)
                .map(|signature: p256::ecdsa::Signature| signature.to_der().as_bytes().to_vec()),
            PortablePrivate::P384(key) => key
                .sign_prehash_with_rng(&mut SysRng, digest)
                .map(|signature: p384::ecdsa::Signature| signature.to_der().as_bytes().to_vec()),
            PortablePrivate::P521(key) => key
                .sign_prehash_with_rng(&mut SysRng, digest)
                .map(|signature: p521::ecdsa::Signature| signature.to_der().as_bytes().to_vec()),
        }
        .map_err(|_| failed())
    }
}

/// The signature of `message`; `None` if graviola lacks the hash.
fn sign_fast<C: fast::Curve>(
    key: &fast::SigningKey<C>,
    hash: HashAlgorithm,
    message: &[u8],
) -> Option<Result<Vec<u8>>> {
    let mut signature = [0; MAX_SIGNATURE];
    let signed = match hash {
        HashAlgorithm::Sha256 => key.sign_asn1::<hashing::Sha256>(&[message], &mut signature),
        HashAlgorithm::Sha384 => key.sign_asn1::<hashing::Sha384>(&[message], &mut signature),
        HashAlgorithm::Sha512 => key.sign_asn1::<hashing::Sha512>(&[message], &mut signature),
        _ => return None,
    };
    Some(signed.map(<[u8]>::to_vec).map_err(|_| failed()))
}

const fn failed() -> Error {
    Error::Internal { what: "ECDSA signing failed" }
}
