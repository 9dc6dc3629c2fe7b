//! Authenticated encryption: AES-GCM (RFC 5288) and ChaCha20-Poly1305 (RFC 7905).

use aes_gcm::aead::consts::{U12, U16};
use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::aead::{AeadInOut, KeyInit};

use super::backend::Backend;
use crate::error::{Error, Result};

/// The tag's length in bytes, the same for every algorithm.
pub const TAG_LEN: usize = 16;
/// The nonce's length in bytes, the same for every algorithm.
pub const NONCE_LEN: usize = 12;

/// An AEAD algorithm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AeadAlgorithm {
    /// AES-128 in Galois/counter mode.
    Aes128Gcm,
    /// AES-256 in Galois/counter mode.
    Aes256Gcm,
    /// ChaCha20 with Poly1305 (RFC 8439).
    ChaCha20Poly1305,
}

impl AeadAlgorithm {
    /// The key's length in bytes.
    pub const fn key_len(self) -> usize {
        match self {
            Self::Aes128Gcm => 16,
            Self::Aes256Gcm | Self::ChaCha20Poly1305 => 32,
        }
    }
}

/// An expanded key of an [`AeadAlgorithm`]; wiped when dropped.
pub struct AeadKey(State);

enum State {
    GraviolaAesGcm(Box<graviola::aead::AesGcm>),
    GraviolaChaCha(graviola::aead::ChaCha20Poly1305),
    Aes128Gcm(Box<aes_gcm::Aes128Gcm>),
    Aes256Gcm(Box<aes_gcm::Aes256Gcm>),
    ChaCha(chacha20poly1305::ChaCha20Poly1305),
}

impl AeadKey {
    /// Expands `key`.
    ///
    /// # Panics
    /// If `key` is not [`AeadAlgorithm::key_len`] bytes long.
    pub fn new(algorithm: AeadAlgorithm, key: &[u8]) -> Self {
        Self::with_backend(Backend::get(), algorithm, key)
    }

    /// As [`AeadKey::new`], computed by `backend`, which must be available on this CPU.
    pub fn with_backend(backend: Backend, algorithm: AeadAlgorithm, key: &[u8]) -> Self {
        assert_eq!(key.len(), algorithm.key_len(), "the key's length does not fit {algorithm:?}");
        Self(match (backend, algorithm) {
            (Backend::Graviola, AeadAlgorithm::Aes128Gcm | AeadAlgorithm::Aes256Gcm) => {
                State::GraviolaAesGcm(Box::new(graviola::aead::AesGcm::new(key)))
            }
            (Backend::Graviola, AeadAlgorithm::ChaCha20Poly1305) => {
                let mut bytes = zeroize::Zeroizing::new([0; 32]);
                bytes.copy_from_slice(key);
                State::GraviolaChaCha(graviola::aead::ChaCha20Poly1305::new(*bytes))
            }
            (Backend::Portable, AeadAlgorithm::Aes128Gcm) => State::Aes128Gcm(Box::new(expand(key))),
            (Backend::Portable, AeadAlgorithm::Aes256Gcm) => State::Aes256Gcm(Box::new(expand(key))),
            (Backend::Portable, AeadAlgorithm::ChaCha20Poly1305) => State::ChaCha(expand(key)),
        })
    }

    /// Encrypts `data` in place and returns the tag over it and `aad`. A nonce must not repeat under one key.
    pub fn seal_in_place(&self, nonce: &[u8; NONCE_LEN], aad: &[u8], data: &mut [u8]) -> [u8; TAG_LEN] {
        let mut tag = [0; TAG_LEN];
        match &self.0 {
            State::GraviolaAesGcm(key) => key.encrypt(nonce, aad, data, &mut tag),
            State::GraviolaChaCha(key) => key.encrypt(nonce, aad, data, &mut tag),
            State::Aes128Gcm(key) => tag = seal(&**key, nonce, aad, data),
            State::Aes256Gcm(key) => tag = seal(&**key, nonce, aad, data),
            State::ChaCha(key) => tag = seal(key, nonce, aad, data),
        }
        tag
    }

    /// Checks `tag` over `aad` and `data` and decrypts `data` in place.
    ///
    /// Fails with [`Error::BadRecordMac`] if the tag is wrong; `data` then holds nothing of use.
    pub fn open_in_place(
        &self,
        nonce: &[u8; NONCE_LEN],
        aad: &[u8],
        data: &mut [u8],
        tag: &[u8; TAG_LEN],
    ) -> Result<()> {
        let opened = match &self.0 {
            State::GraviolaAesGcm(key) => key.decrypt(nonce, aad, data, tag).is_ok(),
            State::GraviolaChaCha(key) => key.decrypt(nonce, aad, data, tag).is_ok(),
            State::Aes128Gcm(key) => open(&**key, nonce, aad, data, tag),
            State::Aes256Gcm(key) => open(&**key, nonce, aad, data, tag),
            State::ChaCha(key) => open(key, nonce, aad, data, tag),
        };
        if opened { Ok(()) } else { Err(Error::BadRecordMac) }
    }
}

fn expand<A: KeyInit>(key: &[u8]) -> A {
    A::new_from_slice(key).expect("the caller checked the length")
}

/// Encrypts with RustCrypto. Panics if `data` is longer than one nonce is good for, 64 GiB: a record has 18 KiB at most.
fn seal<A: AeadInOut<NonceSize = U12, TagSize = U16>>(
    key: &A,
    nonce: &[u8; NONCE_LEN],
    aad: &[u8],
    data: &mut [u8],
) -> [u8; TAG_LEN] {
    key.encrypt_inout_detached(nonce.into(), aad, InOutBuf::from(data)).expect("not more than 64 GiB").into()
}

fn open<A: AeadInOut<NonceSize = U12, TagSize = U16>>(
    key: &A,
    nonce: &[u8; NONCE_LEN],
    aad: &[u8],
    data: &mut [u8],
    tag: &[u8; TAG_LEN],
) -> bool {
    key.decrypt_inout_detached(nonce.into(), aad, InOutBuf::from(data), tag.into()).is_ok()
}

#[cfg(test)]
mod tests;
