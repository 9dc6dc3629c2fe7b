//! Cryptographic primitives: hashes, MACs, the PRF, ciphers, key exchange, keys and randomness.
//!
//! Where both backends offer a primitive, [`backend`] says which one this process uses.

pub mod aead;
pub mod backend;
pub mod cbc;
pub mod dh;
pub mod group;
pub mod hash;
pub mod hmac;
pub mod key;
pub mod prf;
pub mod rng;
#[cfg(feature = "ssl3")]
pub mod ssl3;
pub mod strength;
pub mod suites;

#[cfg(test)]
mod fixtures;

pub use aead::{AeadAlgorithm, AeadKey};
pub use cbc::{CbcAlgorithm, CbcKey, CbcStream};
pub use dh::{DhKeyPair, DhParameters};
pub use group::{EphemeralKey, SharedSecret};
pub use hash::{Digest, HashAlgorithm, Hasher};
pub use hmac::{Hmac, HmacKey};
pub use key::{KeyType, PrivateKey, PublicKey};
