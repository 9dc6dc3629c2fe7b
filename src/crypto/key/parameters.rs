//! What the keys of a group have in common: a curve, or the numbers of a Diffie-Hellman group.

use super::super::strength::field_security_bits;
use super::{DhDomain, KeyType};

/// Parameters without a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Parameters {
    /// The curve of keys of this type: one of the three on NIST's curves.
    Ec(KeyType),
    /// A Diffie-Hellman group.
    Dh(Box<DhDomain>),
}

impl Parameters {
    /// The kind of key that has them.
    pub fn key_type(&self) -> KeyType {
        match self {
            Self::Ec(key_type) => *key_type,
            Self::Dh(domain) => domain.key_type,
        }
    }

    /// The size of the keys in bits, as [`PublicKey::bits`](super::PublicKey::bits).
    pub fn bits(&self) -> usize {
        match self {
            Self::Ec(KeyType::EcP384) => 384,
            Self::Ec(KeyType::EcP521) => 521,
            Self::Ec(_) => 256,
            Self::Dh(domain) => domain.parameters.bits(),
        }
    }

    /// How strong the keys are, as [`PublicKey::security_bits`](super::PublicKey::security_bits).
    pub fn security_bits(&self) -> u32 {
        match self {
            Self::Ec(KeyType::EcP384) => 192,
            Self::Ec(KeyType::EcP521) => 256,
            Self::Ec(_) => 128,
            Self::Dh(domain) => field_security_bits(domain.parameters.bits()),
        }
    }
}
