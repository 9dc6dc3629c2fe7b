//! Diffie-Hellman keys in certificates and key files (RFC 3279, section 2.3.3; PKCS#3): they agree on secrets, and sign
//! nothing.

use der::asn1::{AnyRef, ObjectIdentifier, UintRef};
use der::{Decode, Encode, Reader};
use pkcs8::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::super::dh::{DhKeyPair, DhParameters};
use super::{KeyType, oid, unreadable};
use crate::error::Result;

const WHAT: &str = "Diffie-Hellman key";

/// The group of a key.
struct Domain {
    parameters: DhParameters,
    /// The order of the generator, which X9.42 tells and PKCS#3 does not.
    order: Option<Vec<u8>>,
}

impl Domain {
    /// Reads the parameters of an AlgorithmIdentifier: p and g, and for X9.42 then q. What may follow is not needed.
    fn read(algorithm: AlgorithmIdentifierRef<'_>) -> Result<Self> {
        let parameters =
            algorithm.parameters.ok_or_else(|| unreadable(WHAT, "it does not say which group it is of"))?;
        if algorithm.oid == oid::DH {
            let der = parameters.to_der().map_err(|problem| unreadable(WHAT, problem))?;
            return Ok(Self { parameters: DhParameters::from_pkcs3_der(&der)?, order: None });
        }
        let domain = parameters.sequence(|fields| -> der::Result<Self> {
            let mut number = || UintRef::decode(fields).map(|number| number.as_bytes().to_vec());
            let domain = Self { parameters: DhParameters { p: number()?, g: number()? }, order: Some(number()?) };
            while !fields.is_finished() {
                AnyRef::decode(fields)?;
            }
            Ok(domain)
        });
        domain.map_err(|problem| unreadable(WHAT, problem))
    }
}

/// The kind of key that an algorithm names.
pub(super) fn key_type(algorithm: ObjectIdentifier) -> KeyType {
    if algorithm == oid::DH { KeyType::Dh } else { KeyType::DhX942 }
}

/// A public key.
pub(super) struct DhPublic {
    pub(super) parameters: DhParameters,
    /// The public value, big-endian, without leading zeros.
    pub(super) value: Vec<u8>,
}

impl DhPublic {
    /// Reads a DHPublicKey, which must belong to its group.
    pub(super) fn from_der(algorithm: AlgorithmIdentifierRef<'_>, der: &[u8]) -> Result<Self> {
        let Domain { parameters, order } = Domain::read(algorithm)?;
        let value = number(der)?.to_vec();
        parameters.check_public(order.as_deref(), &value).map_err(|problem| unreadable(WHAT, problem))?;
        Ok(Self { parameters, value })
    }

    /// The parameters and the public value in one form, to be compared.
    pub(super) fn material(&self) -> Vec<u8> {
        let mut material = Vec::new();
        for number in [&self.parameters.p, &self.parameters.g, &self.value] {
            material.extend_from_slice(&number.len().to_be_bytes());
            material.extend_from_slice(number);
        }
        material
    }
}

/// The key pair of a private value, which PKCS#8 holds as an INTEGER, and its DHPublicKey.
pub(super) fn key_pair(algorithm: AlgorithmIdentifierRef<'_>, der: &[u8]) -> Result<(DhKeyPair, Vec<u8>)> {
    let Domain { parameters, order } = Domain::read(algorithm)?;
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
