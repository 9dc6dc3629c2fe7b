//! The numbers that keys are made of: keys from them, and them from keys.

use ::rsa::pkcs1;
use der::asn1::{AnyRef, OctetStringRef, UintRef};
use der::{Decode, Encode};
use pkcs8::{AlgorithmIdentifierRef, PrivateKeyInfoRef, SubjectPublicKeyInfoRef};
use zeroize::Zeroizing;

use super::super::backend::Backend;
use super::super::dh::trim;
use super::{DhDomain, KeyType, PrivateKey, PublicKey, ec, oid, private, rsa, unreadable};
use crate::error::Result;

/// The numbers of an RSA key pair, big-endian: secrets, wiped when dropped.
#[derive(Clone, Default)]
pub struct RsaNumbers {
    /// The modulus.
    pub n: Vec<u8>,
    /// The public exponent.
    pub e: Vec<u8>,
    /// The private exponent.
    pub d: Zeroizing<Vec<u8>>,
    /// The first prime.
    pub p: Zeroizing<Vec<u8>>,
    /// The second prime.
    pub q: Zeroizing<Vec<u8>>,
    /// d mod (p - 1).
    pub dp: Zeroizing<Vec<u8>>,
    /// d mod (q - 1).
    pub dq: Zeroizing<Vec<u8>>,
    /// The inverse of q mod p.
    pub qinv: Zeroizing<Vec<u8>>,
}

/// The AlgorithmIdentifier of a key whose type says all, or of an id-RSASSA-PSS key with these parameters.
fn with_algorithm<T>(
    key_type: KeyType,
    parameters: Option<&[u8]>,
    then: impl FnOnce(AlgorithmIdentifierRef<'_>) -> Result<T>,
) -> Result<T> {
    let any = |der| AnyRef::from_der(der).map_err(|problem| unreadable("key parameters", problem));
    let curve = ec::oid_of(key_type);
    let (oid, parameters) = match key_type {
        KeyType::Rsa => return then(rsa::algorithm()),
        KeyType::RsaPss => (oid::RSA_PSS, parameters.filter(|der| !der.is_empty()).map(any).transpose()?),
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => (oid::EC, curve.as_ref().map(AnyRef::from)),
        KeyType::Ed25519 => (oid::ED25519, None),
        KeyType::X25519 => (oid::X25519, None),
        KeyType::Dh => (oid::DH, parameters.map(any).transpose()?),
        KeyType::DhX942 => (oid::DH_X942, parameters.map(any).transpose()?),
    };
    then(AlgorithmIdentifierRef { oid, parameters })
}

/// A big-endian number as a DER INTEGER.
fn integer(number: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let number = trim(number);
    let number = UintRef::new(if number.is_empty() { &[0] } else { number }).and_then(|number| number.to_der());
    number.map(Zeroizing::new).map_err(|problem| unreadable("number", problem))
}

/// A SEQUENCE of INTEGERs.
fn sequence(numbers: &[&[u8]]) -> Result<Zeroizing<Vec<u8>>> {
    let mut body = Zeroizing::new(Vec::with_capacity(numbers.iter().map(|number| number.len() + 6).sum()));
    for number in numbers {
        body.extend_from_slice(&integer(number)?);
    }
    let whole = AnyRef::new(der::Tag::Sequence, &body).and_then(|any| any.to_der());
    whole.map(Zeroizing::new).map_err(|problem| unreadable("numbers", problem))
}

impl PublicKey {
    /// The RSA key of a modulus and a public exponent, big-endian; `parameters` as with [`PrivateKey::generate_rsa`].
    pub fn from_rsa(n: &[u8], e: &[u8], parameters: Option<&[u8]>) -> Result<Self> {
        let key_type = if parameters.is_some() { KeyType::RsaPss } else { KeyType::Rsa };
        let der = sequence(&[n, e])?;
        with_algorithm(key_type, parameters, |algorithm| Self::from_parts(Backend::get(), algorithm, &der))
    }

    /// The key of an encoded point, compressed or not, on the curve of `key_type`, or of 32 bytes for Ed25519 and X25519.
    pub fn from_bytes(key_type: KeyType, bytes: &[u8]) -> Result<Self> {
        with_algorithm(key_type, None, |algorithm| Self::from_parts(Backend::get(), algorithm, bytes))
    }

    /// The Diffie-Hellman key of a public value, big-endian.
    pub fn from_dh(domain: &DhDomain, value: &[u8]) -> Result<Self> {
        let (parameters, value) = (domain.to_der()?, integer(value)?);
        with_algorithm(domain.key_type, Some(&parameters), |algorithm| {
            Self::from_parts(Backend::get(), algorithm, &value)
        })
    }

    /// An RSA key's modulus and public exponent, big-endian.
    pub fn rsa_numbers(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let key = self.key_type().is_rsa().then(|| pkcs1::RsaPublicKeyRef::from_der(self.material()).ok())??;
        Some((key.modulus.as_bytes().to_vec(), key.public_exponent.as_bytes().to_vec()))
    }

    /// The key itself, where it is bytes: an uncompressed point, or 32 bytes of Ed25519 or X25519.
    pub fn bytes(&self) -> Option<&[u8]> {
        (!self.key_type().is_rsa() && !self.key_type().is_dh()).then(|| self.material())
    }

    /// The parameters of an id-RSASSA-PSS key in DER; `None` if it has none or is of another kind.
    pub fn pss_parameters(&self) -> Option<Vec<u8>> {
        let info = SubjectPublicKeyInfoRef::from_der(self.spki_der()).ok()?;
        let parameters = info.algorithm.parameters.filter(|_| self.key_type() == KeyType::RsaPss)?;
        parameters.to_der().ok()
    }
}

impl PrivateKey {
    /// The RSA key of these numbers; `parameters` as with [`PrivateKey::generate_rsa`].
    pub fn from_rsa(numbers: &RsaNumbers, parameters: Option<&[u8]>) -> Result<Self> {
        let RsaNumbers { n, e, d, p, q, dp, dq, qinv } = numbers;
        let der = sequence(&[&[], n, e, d, p, q, dp, dq, qinv])?;
        Self::from_rsa_der(&der, parameters)
    }

    pub(super) fn from_rsa_der(der: &[u8], parameters: Option<&[u8]>) -> Result<Self> {
        let key_type = if parameters.is_some() { KeyType::RsaPss } else { KeyType::Rsa };
        with_algorithm(key_type, parameters, |algorithm| Self::from_parts(Backend::get(), algorithm, der))
    }

    /// The key of a scalar, big-endian, on the curve of `key_type`.
    pub fn from_ec_scalar(key_type: KeyType, scalar: &[u8]) -> Result<Self> {
        Self::from_scalar(Backend::get(), key_type, scalar, None)
    }

    /// The key of the 32 private bytes of Ed25519 or X25519.
    pub fn from_raw(key_type: KeyType, bytes: &[u8]) -> Result<Self> {
        let octets = OctetStringRef::new(bytes).and_then(|octets| octets.to_der()).map(Zeroizing::new);
        let octets = octets.map_err(|problem| unreadable("private key", problem))?;
        with_algorithm(key_type, None, |algorithm| Self::from_parts(Backend::get(), algorithm, &octets))
    }

    /// The Diffie-Hellman key of a private value, big-endian.
    pub fn from_dh(domain: &DhDomain, private: &[u8]) -> Result<Self> {
        let (parameters, private) = (domain.to_der()?, integer(private)?);
        with_algorithm(domain.key_type, Some(&parameters), |algorithm| {
            Self::from_parts(Backend::get(), algorithm, &private)
        })
    }

    /// An RSA key's numbers.
    pub fn rsa_numbers(&self) -> Option<RsaNumbers> {
        let private::Kind::Rsa(_) = self.kind() else { return None };
        let pkcs8 = self.to_pkcs8_der();
        let info = PrivateKeyInfoRef::from_der(&pkcs8).ok()?;
        let key: pkcs1::RsaPrivateKey<UintRef<'_>> =
            pkcs1::RsaPrivateKey::from_der(info.private_key.as_bytes()).ok()?;
        let secret = |number: UintRef<'_>| Zeroizing::new(number.as_bytes().to_vec());
        Some(RsaNumbers {
            n: key.modulus.as_bytes().to_vec(),
            e: key.public_exponent.as_bytes().to_vec(),
            d: secret(key.private_exponent),
            p: secret(key.prime1),
            q: secret(key.prime2),
            dp: secret(key.exponent1),
            dq: secret(key.exponent2),
            qinv: secret(key.coefficient),
        })
    }

    /// The private half where it is one value, big-endian for a scalar or a private exponent, or 32 bytes.
    pub fn secret(&self) -> Option<Zeroizing<Vec<u8>>> {
        match self.kind() {
            private::Kind::Ec(key) => Some(key.scalar()),
            private::Kind::X25519(scalar) => Some(Zeroizing::new(scalar.to_vec())),
            private::Kind::Dh(pair) => Some(Zeroizing::new(trim(&pair.private()).to_vec())),
            private::Kind::Ed25519(_) => {
                let pkcs8 = self.to_pkcs8_der();
                let info = PrivateKeyInfoRef::from_der(&pkcs8).ok()?;
                let seed = <&OctetStringRef>::from_der(info.private_key.as_bytes()).ok()?;
                Some(Zeroizing::new(seed.as_bytes().to_vec()))
            }
            private::Kind::Rsa(_) | private::Kind::Elsewhere => None,
        }
    }
}
