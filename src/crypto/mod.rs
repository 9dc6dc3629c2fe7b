//! Cryptographic primitives: hashes, MACs, key derivation, ciphers, key exchange, keys and randomness.
//!
//! Where both backends offer a primitive, [`backend`] says which one this process uses.

pub mod aead;
pub mod backend;
pub mod cbc;
pub mod cipher;
pub mod dh;
pub mod group;
pub mod hash;
pub mod hkdf;
pub mod hmac;
pub mod key;
pub mod mlkem;
pub mod pbkdf;
pub mod prf;
pub mod rng;
#[cfg(feature = "ssl3")]
pub mod ssl3;
pub mod strength;
pub mod suites;

#[cfg(test)]
pub(crate) mod fixtures;

pub use aead::{AeadAlgorithm, AeadKey};
pub use cbc::{CbcAlgorithm, CbcKey};
pub use dh::{DhKeyPair, DhParameters};
pub use group::{EphemeralKey, SharedSecret};
pub use hash::{Digest, HashAlgorithm, Hasher};
pub use hmac::{Hmac, HmacKey};
pub use key::{KeyType, PrivateKey, PublicKey};
