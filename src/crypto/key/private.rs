//! Private keys: the forms they are stored in, signing, and key exchange with keys that last.

use core::fmt;

use der::asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Encode, Reader, SliceReader, Tag, TagMode, TagNumber, Tagged};
use pkcs8::{AlgorithmIdentifierRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use super::super::backend::Backend;
use super::super::dh::DhKeyPair;
use super::super::group::{self, SharedSecret};
#[cfg(feature = "ssl3")]
use super::super::hash::HashAlgorithm;
use super::ec::{self, EcPair, EcPrivate};
use super::ed25519::Ed25519Private;
use super::rsa::{self, RsaPrivate};
use super::scheme::Operation;
use super::{KeyType, PublicKey, dh, oid, unreadable};
use crate::codepoint::{NamedGroup, ProtocolVersion, SignatureScheme};
use crate::error::{Error, Reason, Result};

const WHAT: &str = "private key";

/// A private key with its public half, checked to fit each other; wiped when dropped. Or only the public half of one that is
/// kept elsewhere ([`PrivateKey::elsewhere`]).
pub struct PrivateKey {
    public: PublicKey,
    kind: Kind,
    /// The key as a PKCS#8 PrivateKeyInfo.
    pkcs8: Zeroizing<Vec<u8>>,
}

pub(super) enum Kind {
    Rsa(Box<RsaPrivate>),
    Ec(Box<EcPrivate>),
    Ed25519(Box<Ed25519Private>),
    /// The scalar's 32 bytes.
    X25519(Zeroizing<[u8; 32]>),
    Dh(Box<DhKeyPair>),
    /// Others have it.
    Elsewhere,
}

impl PrivateKey {
    /// Stands for the private key of `public` where that is kept by others, in a hardware module or another process: it
    /// says what can be signed and decrypted, and whoever keeps it does so. `None` for a key that does neither.
    pub fn elsewhere(public: PublicKey) -> Option<Self> {
        public.key_type().signs().then(|| Self { public, kind: Kind::Elsewhere, pkcs8: Zeroizing::default() })
    }

    /// Whether others keep the key: what needs it then fails with [`Error::Usage`].
    pub const fn is_elsewhere(&self) -> bool {
        matches!(self.kind, Kind::Elsewhere)
    }

    /// Reads a PKCS#8 PrivateKeyInfo or OneAsymmetricKey (RFC 5208, RFC 5958), not encrypted.
    ///
    /// This and the other ways to read a key fail with [`Error::KeyParse`] if it is malformed, if its public half does
    /// not fit it, or if it is of a kind, curve or size that is not supported.
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self> {
        Self::from_pkcs8_der_with(Backend::get(), der)
    }

    /// As [`PrivateKey::from_pkcs8_der`], computed by `backend`, which must be available on this CPU.
    pub fn from_pkcs8_der_with(backend: Backend, der: &[u8]) -> Result<Self> {
        let info = PrivateKeyInfoRef::from_der(der).map_err(|problem| unreadable("PKCS#8 private key", problem))?;
        let key = Self::from_parts(backend, info.algorithm, info.private_key.as_bytes())?;
        if let Some(public) = info.public_key {
            let bits = public.as_bytes().ok_or_else(mismatch)?;
            if PublicKey::from_parts(backend, info.algorithm, bits)? != key.public {
                return Err(mismatch());
            }
        }
        Ok(key)
    }

    /// Reads a PKCS#1 RSAPrivateKey (RFC 8017, appendix A.1.2).
    pub fn from_pkcs1_der(der: &[u8]) -> Result<Self> {
        Self::from_parts(Backend::get(), rsa::algorithm(), der)
    }

    /// Reads a SEC 1 ECPrivateKey (RFC 5915) that names its curve.
    pub fn from_sec1_der(der: &[u8]) -> Result<Self> {
        Self::from_sec1(Backend::get(), None, der)
    }

    /// Reads a key in whichever of the three forms it is.
    pub fn from_der_any(der: &[u8]) -> Result<Self> {
        // All are sequences of a version and then: an AlgorithmIdentifier (PKCS#8), the modulus (PKCS#1) or the scalar
        // (SEC 1).
        let second = SliceReader::new(der).and_then(|mut reader| {
            let mut fields = SliceReader::new(reader.decode::<AnyRef<'_>>()?.value())?;
            fields.decode::<AnyRef<'_>>()?;
            Ok(fields.decode::<AnyRef<'_>>()?.tag())
        });
        match second {
            Ok(Tag::Sequence) => Self::from_pkcs8_der(der),
            Ok(Tag::Integer) => Self::from_pkcs1_der(der),
            Ok(Tag::OctetString) => Self::from_sec1_der(der),
            _ => Err(unreadable(WHAT, "neither PKCS#8 nor PKCS#1 nor SEC 1")),
        }
    }

    /// Reads the key of an algorithm, in the form that PKCS#8 wraps for it.
    pub(super) fn from_parts(backend: Backend, algorithm: AlgorithmIdentifierRef<'_>, key: &[u8]) -> Result<Self> {
        match algorithm.oid {
            oid::RSA | oid::RSA_PSS => {
                let algorithm = if algorithm.oid == oid::RSA { rsa::algorithm() } else { algorithm };
                let (private, encoded) = RsaPrivate::from_pkcs1_der(backend, key)?;
                let public = PublicKey::from_parts(backend, algorithm, &private.public_pkcs1_der()?)?;
                Self::assemble(public, Kind::Rsa(Box::new(private)), algorithm, &encoded)
            }
            oid::EC => Self::from_sec1(backend, Some(ec::curve(algorithm.parameters)?), key),
            oid::ED25519 => {
                let seed = <&OctetStringRef>::from_der(key).map_err(|problem| unreadable(WHAT, problem))?;
                let (private, public) = Ed25519Private::from_seed(backend, seed.as_bytes())?;
                let public = PublicKey::from_parts(backend, algorithm, &public)?;
                Self::assemble(public, Kind::Ed25519(Box::new(private)), algorithm, key)
            }
            oid::X25519 => {
                let scalar = <&OctetStringRef>::from_der(key).map_err(|problem| unreadable(WHAT, problem))?;
                let scalar = <[u8; 32]>::try_from(scalar.as_bytes()).map(Zeroizing::new);
                let scalar = scalar.map_err(|_| unreadable("X25519 private key", "not 32 bytes long"))?;
                let public = group::public_of(backend, NamedGroup::X25519, &*scalar);
                let public = public.ok_or(Error::Internal { what: "X25519 takes every scalar" })?;
                let public = PublicKey::from_parts(backend, algorithm, &public)?;
                Self::assemble(public, Kind::X25519(scalar), algorithm, key)
            }
            oid::DH | oid::DH_X942 => {
                let (pair, public) = dh::key_pair(algorithm, key)?;
                let public = PublicKey::from_parts(backend, algorithm, &public)?;
                Self::assemble(public, Kind::Dh(Box::new(pair)), algorithm, key)
            }
            other => Err(unreadable(WHAT, format!("the algorithm {other} is not supported"))),
        }
    }

    /// Reads an ECPrivateKey: on `curve` if that is given, otherwise on the curve it names.
    fn from_sec1(backend: Backend, curve: Option<KeyType>, der: &[u8]) -> Result<Self> {
        let parse = |mut reader: SliceReader<'_>| -> der::Result<_> {
            let fields = reader.sequence(|fields| -> der::Result<_> {
                u8::decode(fields)?;
                let scalar = Zeroizing::new(<&OctetStringRef>::decode(fields)?.as_bytes().to_vec());
                let curve = fields.context_specific::<ObjectIdentifier>(TagNumber(0), TagMode::Explicit)?;
                let point = fields.context_specific::<BitStringRef<'_>>(TagNumber(1), TagMode::Explicit)?;
                Ok((scalar, curve, point.map(|bits| bits.as_bytes().map(<[u8]>::to_vec))))
            })?;
            reader.finish()?;
            Ok(fields)
        };
        let (scalar, named, point) =
            SliceReader::new(der).and_then(parse).map_err(|problem| unreadable("EC private key", problem))?;
        let named = named.map(ec::named_curve).transpose()?;
        let key_type = match (curve, named) {
            (Some(outer), Some(inner)) if outer != inner => return Err(mismatch()),
            (Some(curve), _) | (None, Some(curve)) => curve,
            (None, None) => return Err(unreadable(WHAT, "it does not say which curve it is on")),
        };
        let point = point.map(|point| point.ok_or_else(mismatch)).transpose()?;
        Self::from_scalar(backend, key_type, &scalar, point.as_deref())
    }

    /// The key of a scalar, and of the point if that is known.
    pub(super) fn from_scalar(
        backend: Backend,
        key_type: KeyType,
        scalar: &[u8],
        point: Option<&[u8]>,
    ) -> Result<Self> {
        let curve = ec::oid_of(key_type).ok_or_else(|| unreadable(WHAT, "not of a curve"))?;
        let algorithm = AlgorithmIdentifierRef { oid: oid::EC, parameters: Some(AnyRef::from(&curve)) };
        let pair = EcPair::from_scalar(backend, key_type, scalar)?;
        let public = PublicKey::from_parts(backend, algorithm, &pair.point)?;
        if let Some(point) = point {
            let stated = PublicKey::from_parts(backend, algorithm, point)?;
            if stated != public {
                return Err(mismatch());
            }
        }
        Self::assemble(public, Kind::Ec(Box::new(pair.private)), algorithm, &pair.sec1_der)
    }

    fn assemble(public: PublicKey, kind: Kind, algorithm: AlgorithmIdentifierRef<'_>, key: &[u8]) -> Result<Self> {
        let pkcs8 = OctetStringRef::new(key)
            .and_then(|key| PrivateKeyInfoRef::new(algorithm, key).to_der())
            .map(Zeroizing::new)
            .map_err(|problem| unreadable(WHAT, problem))?;
        Ok(Self { public, kind, pkcs8 })
    }

    pub(super) const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The public half.
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// What kind of key this is.
    pub fn key_type(&self) -> KeyType {
        self.public.key_type()
    }

    /// The key's size in bits, as [`PublicKey::bits`].
    pub fn bits(&self) -> usize {
        self.public.bits()
    }

    /// The signature of `message` with `scheme`.
    ///
    /// Fails with [`Error::Usage`] if this key cannot sign with `scheme` (see [`PublicKey::signs_with`]).
    pub fn sign(&self, scheme: SignatureScheme, message: &[u8]) -> Result<Vec<u8>> {
        let unusable = || Error::Usage {
            reason: Reason::WRONG_SIGNATURE_TYPE,
            detail: format!("a key of type {:?} and {} bits cannot sign with {scheme}", self.key_type(), self.bits()),
        };
        let operation = self.public.operation(scheme).ok_or_else(unusable)?;
        match (&self.kind, operation) {
            (Kind::Rsa(key), _) => key.sign(operation, message),
            (Kind::Ec(key), Operation::Ecdsa(hash)) => key.sign(hash, message),
            (Kind::Ed25519(key), Operation::Ed25519) => Ok(key.sign(message)),
            (Kind::Elsewhere, _) => Err(self.not_here()),
            (Kind::Ec(_) | Kind::Ed25519(_) | Kind::X25519(_) | Kind::Dh(_), _) => Err(unusable()),
        }
    }

    pub(super) fn not_here(&self) -> Error {
        Error::Usage {
            reason: Reason::NO_PRIVATE_KEY_ASSIGNED,
            detail: format!("the {} key is kept elsewhere, and nobody was asked", self.key_type()),
        }
    }

    /// The signature of `hashes`, MD5's and SHA-1's, as SSL 3.0 makes them. Fails unless this is a plain RSA key.
    #[cfg(feature = "ssl3")]
    pub fn sign_hashes(&self, hashes: &[u8]) -> Result<Vec<u8>> {
        match &self.kind {
            Kind::Rsa(key) if self.key_type() == KeyType::Rsa => key.sign_digest(HashAlgorithm::Md5Sha1, hashes),
            Kind::Elsewhere => Err(self.not_here()),
            _ => Err(Error::Internal { what: "SSL 3.0 signs with RSA keys only" }),
        }
    }

    /// What this key has in common with `peer`: a public value of its group, for a Diffie-Hellman key, as
    /// [`DhKeyPair::agree`] gives it; an uncompressed point for a key of a curve; a u-coordinate for X25519. Fails with
    /// [`Error::Usage`] for a key of another kind, and as [`EphemeralKey::agree`](group::EphemeralKey::agree).
    pub fn agree(&self, peer: &[u8]) -> Result<SharedSecret> {
        match &self.kind {
            Kind::Dh(pair) => pair.agree(peer),
            Kind::X25519(scalar) => group::agree(NamedGroup::X25519, &**scalar, peer),
            Kind::Ec(key) => match self.key_type().curve() {
                Some(curve) => group::agree(curve, &key.scalar(), peer),
                None => Err(Error::Internal { what: "every EC key is on a curve" }),
            },
            _ => Err(Error::Usage {
                reason: Reason::MISSING_TMP_DH_KEY,
                detail: format!("agreeing on a secret with a key of type {:?}, which is not for that", self.key_type()),
            }),
        }
    }

    /// The key as a PKCS#8 PrivateKeyInfo, not encrypted; empty for a key that is kept elsewhere.
    pub fn to_pkcs8_der(&self) -> Zeroizing<Vec<u8>> {
        self.pkcs8.clone()
    }

    /// Decrypts the premaster secret of an RSA key exchange, where `version` is what the client's hello offered
    /// (RFC 5246, section 7.4.7.1).
    ///
    /// If the ciphertext holds anything but a premaster secret of that version the result is 48 random bytes, in the
    /// same time, so that the peer cannot tell. Fails only if the ciphertext's length is not the modulus', if this is
    /// not a plain RSA key, or if the random source fails.
    pub fn decrypt_premaster(&self, ciphertext: &[u8], version: ProtocolVersion) -> Result<Zeroizing<[u8; 48]>> {
        match &self.kind {
            Kind::Rsa(key) if self.key_type() == KeyType::Rsa => key.decrypt_premaster(ciphertext, version),
            Kind::Elsewhere => Err(self.not_here()),
            _ => Err(Error::Usage {
                reason: Reason::MISSING_RSA_ENCRYPTING_CERT,
                detail: format!("decrypting with a key of type {:?}, which is not for that", self.key_type()),
            }),
        }
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({:?}, {} bits)", self.key_type(), self.bits())
    }
}

fn mismatch() -> Error {
    unreadable(WHAT, "its public half does not fit it")
}
