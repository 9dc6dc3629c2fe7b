//! Diffie-Hellman keys in certificates and key files (RFC 3279, section 2.3.3; PKCS#3): they agree on secrets, and sign
//! nothing.

use der::asn1::{AnyRef, ObjectIdentifier, UintRef};
use der::{Decode, Encode, Reader};
use pkcs8::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::super::dh::{DhKeyPair, DhParameters, trim};
use super::{KeyType, oid, unreadable};
use crate::error::Result;

const WHAT: &str = "Diffie-Hellman key";

/// The group of a key, as its parameters tell it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DhDomain {
    /// The kind of the keys: [`KeyType::Dh`] or [`KeyType::DhX942`].
    pub key_type: KeyType,
    /// The prime and the generator.
    pub parameters: DhParameters,
    /// The order of the generator, which X9.42 tells and PKCS#3 does not.
    pub order: Option<Vec<u8>>,
    /// The length in bits that private values are recommended to have, which PKCS#3 may tell.
    pub private_bits: Option<u32>,
}

impl DhDomain {
    /// Reads the parameters of an AlgorithmIdentifier: p and g, and for X9.42 then q. What may follow is not needed.
    fn read(algorithm: AlgorithmIdentifierRef<'_>) -> Result<Self> {
        let parameters =
            algorithm.parameters.ok_or_else(|| unreadable(WHAT, "it does not say which group it is of"))?;
        if algorithm.oid == oid::DH {
            let der = parameters.to_der().map_err(|problem| unreadable(WHAT, problem))?;
            let (parameters, private_bits) = DhParameters::read_pkcs3_der(&der)?;
            return Ok(Self { key_type: KeyType::Dh, parameters, order: None, private_bits });
        }
        let domain = parameters.sequence(|fields| -> der::Result<Self> {
            let mut number = || UintRef::decode(fields).map(|number| number.as_bytes().to_vec());
            let parameters = DhParameters { p: number()?, g: number()? };
            let order = Some(number()?);
            while !fields.is_finished() {
                AnyRef::decode(fields)?;
            }
            Ok(Self { key_type: KeyType::DhX942, parameters, order, private_bits: None })
        });
        domain.map_err(|problem| unreadable(WHAT, problem))
    }
}

impl DhDomain {
    /// The parameters as an AlgorithmIdentifier has them: a DHParameter of PKCS#3, or DomainParameters of X9.42, which then
    /// must have the order.
    pub fn to_der(&self) -> Result<Vec<u8>> {
        let Some(order) = self.order.as_ref().filter(|_| self.key_type == KeyType::DhX942) else {
            return self.parameters.to_pkcs3_der(self.private_bits);
        };
        let mut body = Vec::new();
        for number in [&self.parameters.p, &self.parameters.g, order] {
            let number = UintRef::new(trim(number)).and_then(|number| number.to_der());
            body.extend_from_slice(&number.map_err(|problem| unreadable(WHAT, problem))?);
        }
        let whole = AnyRef::new(der::Tag::Sequence, &body).and_then(|any| any.to_der());
        whole.map_err(|problem| unreadable(WHAT, problem))
    }
}

/// The kind of key that an algorithm names.
pub(super) fn key_type(algorithm: ObjectIdentifier) -> KeyType {
    if algorithm == oid::DH { KeyType::Dh } else { KeyType::DhX942 }
}

/// A public key.
pub(super) struct DhPublic {
    pub(super) domain: DhDomain,
    /// The public value, big-endian, without leading zeros.
    pub(super) value: Vec<u8>,
}

impl DhPublic {
    /// Reads a DHPublicKey, which must belong to its group.
    pub(super) fn from_der(algorithm: AlgorithmIdentifierRef<'_>, der: &[u8]) -> Result<Self> {
        let domain = DhDomain::read(algorithm)?;
        let value = number(der)?.to_vec();
        let order = domain.order.as_deref();
        domain.parameters.check_public(order, &value).map_err(|problem| unreadable(WHAT, problem))?;
        Ok(Self { domain, value })
    }

    /// The parameters and the public value in one form, to be compared.
    pub(super) fn material(&self) -> Vec<u8> {
        let mut material = Vec::new();
        for number in [&self.domain.parameters.p, &self.domain.parameters.g, &self.value] {
            material.extend_from_slice(&number.len().to_be_bytes());
            material.extend_from_slice(number);
        }
        material
    }
}

/// The key pair of a private value, which PKCS#8 holds as an INTEGER, and its DHPublicKey.
pub(super) fn key_pair(algorithm: AlgorithmIdentifierRef<'_>, der: &[u8]) -> Result<(DhKeyPair, Vec<u8>)> {
    let DhDomain { parameters, order, .. } = DhDomain::read(algorithm)?;
    let private = Zeroizing::new(number(der)?.to_vec());
    let pair = DhKeyPair::from_private(&parameters, order.as_deref(), &private)
        .map_err(|problem| unreadable(WHAT, problem))?;
    let public = UintRef::new(pair.public()).and_then(|public| public.to_der());
    Ok((pair, public.map_err(|problem| unreadable(WHAT, problem))?))
}

/// Reads a positive INTEGER.
fn number(der: &[u8]) -> Result<&[u8]> {
    UintRef::from_der(der).map(|number| number.as_bytes()).map_err(|problem| unreadable(WHAT, problem))
}

#[cfg(test)]
mod tests;
