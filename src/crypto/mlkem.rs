//! ML-KEM-768 (FIPS 203): a key that anybody can wrap a fresh secret for.

use ml_kem::{B32, Decapsulate, KeyExport, MlKem768};
use zeroize::{Zeroize, Zeroizing};

use graviola::key_agreement::mlkem768 as graviola_kem;

use super::backend::Backend;
use super::rng;
use crate::error::{Error, Result};

/// The length in bytes of an encapsulation key.
pub const ENCAPSULATION_KEY: usize = 1184;

/// The length in bytes of a ciphertext.
pub const CIPHERTEXT: usize = 1088;

/// The length in bytes of a shared secret.
pub const SECRET: usize = 32;

/// A shared secret; wiped when dropped.
pub type Secret = Zeroizing<[u8; SECRET]>;

/// The private half of a key pair; wiped when dropped.
pub struct DecapsulationKey(State);

enum State {
    Graviola(Box<graviola_kem::DecapKey>),
    Portable(Box<ml_kem::DecapsulationKey<MlKem768>>),
}

impl DecapsulationKey {
    /// Makes a key pair, computed by `backend`, which must be available on this CPU. Fails if the random source does.
    pub fn generate(backend: Backend) -> Result<Self> {
        Ok(Self(match backend {
            Backend::Graviola => State::Graviola(Box::new(
                graviola_kem::DecapKey::generate().map_err(|_| Error::Internal { what: "the random source failed" })?,
            )),
            Backend::Portable => {
                let mut seed = ml_kem::Seed::default();
                rng::fill(&mut seed)?;
                let key = State::Portable(Box::new(ml_kem::DecapsulationKey::from_seed(seed)));
                seed.zeroize();
                key
            }
        }))
    }

    /// The public half, as it travels.
    pub fn encapsulation_key(&self) -> [u8; ENCAPSULATION_KEY] {
        match &self.0 {
            State::Graviola(key) => key.encapsulation_key().as_bytes(),
            State::Portable(key) => key.encapsulation_key().to_bytes().into(),
        }
    }

    /// The secret that `ciphertext` wraps. From one that was not made for this key comes a secret that nobody knows.
    pub fn decapsulate(self, ciphertext: &[u8; CIPHERTEXT]) -> Secret {
        match self.0 {
            State::Graviola(key) => Zeroizing::new(*key.decaps(&(*ciphertext).into()).as_ref()),
            State::Portable(key) => {
                let mut secret = key.decapsulate(&(*ciphertext).into());
                let kept = Zeroizing::new(secret.into());
                secret.zeroize();
                kept
            }
        }
    }
}

/// Wraps a fresh secret for whoever has the other half of `key`: the secret, and the ciphertext. Computed by `backend`,
/// which must be available on this CPU.
///
/// `None` if `key` is none: one of its numbers is not below the modulus (FIPS 203, section 7.2).
pub fn encapsulate(backend: Backend, key: &[u8; ENCAPSULATION_KEY]) -> Option<Result<(Secret, [u8; CIPHERTEXT])>> {
    match backend {
        Backend::Graviola => {
            let key = graviola_kem::EncapKey::from_bytes(key).ok()?;
            let wrapped = key.encaps().map_err(|_| Error::Internal { what: "the random source failed" });
            Some(wrapped.map(|(secret, ciphertext)| (Zeroizing::new(*secret.as_ref()), *ciphertext.as_ref())))
        }
        Backend::Portable => {
            let key = ml_kem::EncapsulationKey::<MlKem768>::new(&(*key).into()).ok()?;
            let mut message = B32::default();
            if let Err(error) = rng::fill(&mut message) {
                return Some(Err(error));
            }
            let (ciphertext, mut secret) = key.encapsulate_deterministic(&message);
            message.zeroize();
            let kept = Zeroizing::new(secret.into());
            secret.zeroize();
            Some(Ok((kept, ciphertext.into())))
        }
    }
}

#[cfg(test)]
mod tests;
