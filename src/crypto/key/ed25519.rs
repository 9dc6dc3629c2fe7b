//! Ed25519 (RFC 8032) with either backend.

use ed25519_dalek::{Signer, Verifier};
use graviola::signing::eddsa::{Ed25519SigningKey, Ed25519VerifyingKey};
use zeroize::Zeroizing;

use super::super::backend::Backend;
use super::unreadable;
use crate::error::Result;

/// A public key.
pub(super) enum Ed25519Public {
    Graviola(Ed25519VerifyingKey),
    Portable(ed25519_dalek::VerifyingKey),
}

impl Ed25519Public {
    /// Reads the 32 bytes of an encoded point.
    pub(super) fn from_bytes(backend: Backend, bytes: &[u8]) -> Result<Self> {
        let bad = || unreadable("Ed25519 public key", "not the encoding of a point");
        match backend {
            Backend::Graviola => Ed25519VerifyingKey::from_bytes(bytes).map(Self::Graviola).map_err(|_| bad()),
            Backend::Portable => ed25519_dalek::VerifyingKey::try_from(bytes).map(Self::Portable).map_err(|_| bad()),
        }
    }

    /// Whether `signature` is one of `message`.
    pub(super) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Graviola(key) => key.verify(signature, message).is_ok(),
            Self::Portable(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }
}

/// A private key; wiped when dropped.
pub(super) enum Ed25519Private {
    Graviola(Ed25519SigningKey),
    Portable(ed25519_dalek::SigningKey),
}

impl Ed25519Private {
    /// Expands the 32-byte seed, and gives the public key's 32 bytes with it.
    pub(super) fn from_seed(backend: Backend, seed: &[u8]) -> Result<(Self, [u8; 32])> {
        let seed = <[u8; 32]>::try_from(seed).map(Zeroizing::new);
        let seed = seed.map_err(|_| unreadable("Ed25519 private key", "not 32 bytes long"))?;
        let portable = ed25519_dalek::SigningKey::from_bytes(&seed);
        let public = portable.verifying_key().to_bytes();
        let key = match backend {
            Backend::Graviola => Ed25519SigningKey::from_bytes(&*seed)
                .map(Self::Graviola)
                .map_err(|problem| unreadable("Ed25519 private key", problem))?,
            Backend::Portable => Self::Portable(portable),
        };
        Ok((key, public))
    }

    /// The signature of `message`.
    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Graviola(key) => key.sign(message).to_vec(),
            Self::Portable(key) => key.sign(message).to_bytes().to_vec(),
        }
    }
}
