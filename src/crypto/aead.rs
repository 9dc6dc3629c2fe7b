//! Authenticated encryption: AES-GCM (RFC 5288), AES-CCM (RFC 6655) and ChaCha20-Poly1305 (RFC 7905).

use aes::{Aes128, Aes256};
use aes_gcm::aead::consts::{U8, U12, U16};
use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::aead::{AeadInOut, KeyInit, Tag};
use ccm::Ccm;

use super::backend::Backend;
use crate::error::{Error, Result};

/// The greatest length in bytes that an algorithm's tag has.
pub const MAX_TAG: usize = 16;
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
    /// AES-128 in counter mode with CBC-MAC (RFC 3610).
    Aes128Ccm,
    /// AES-256 in counter mode with CBC-MAC.
    Aes256Ccm,
    /// As [`Aes128Ccm`](Self::Aes128Ccm), with half a tag.
    Aes128Ccm8,
    /// As [`Aes256Ccm`](Self::Aes256Ccm), with half a tag.
    Aes256Ccm8,
}

impl AeadAlgorithm {
    /// The key's length in bytes.
    pub const fn key_len(self) -> usize {
        match self {
            Self::Aes128Gcm | Self::Aes128Ccm | Self::Aes128Ccm8 => 16,
            Self::Aes256Gcm | Self::ChaCha20Poly1305 | Self::Aes256Ccm | Self::Aes256Ccm8 => 32,
        }
    }

    /// The tag's length in bytes.
    pub const fn tag_len(self) -> usize {
        match self {
            Self::Aes128Ccm8 | Self::Aes256Ccm8 => 8,
            _ => MAX_TAG,
        }
    }
}

/// An expanded key of an [`AeadAlgorithm`]; wiped when dropped.
pub struct AeadKey(State);

enum State {
    Rind(Box<rind::aead::Key>),
    Aes128Gcm(Box<aes_gcm::Aes128Gcm>),
    Aes256Gcm(Box<aes_gcm::Aes256Gcm>),
    ChaCha(chacha20poly1305::ChaCha20Poly1305),
    Aes128Ccm(Box<Ccm<Aes128, U16, U12>>),
    Aes256Ccm(Box<Ccm<Aes256, U16, U12>>),
    Aes128Ccm8(Box<Ccm<Aes128, U8, U12>>),
    Aes256Ccm8(Box<Ccm<Aes256, U8, U12>>),
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
            (Backend::Graviola, AeadAlgorithm::Aes128Gcm) => rind_key(&rind::aead::AES_128_GCM, key),
            (Backend::Graviola, AeadAlgorithm::Aes256Gcm) => rind_key(&rind::aead::AES_256_GCM, key),
            (Backend::Graviola, AeadAlgorithm::ChaCha20Poly1305) => rind_key(&rind::aead::CHACHA20_POLY1305, key),
            (Backend::Portable, AeadAlgorithm::Aes128Gcm) => State::Aes128Gcm(Box::new(expand(key))),
            (Backend::Portable, AeadAlgorithm::Aes256Gcm) => State::Aes256Gcm(Box::new(expand(key))),
            (Backend::Portable, AeadAlgorithm::ChaCha20Poly1305) => State::ChaCha(expand(key)),
            (_, AeadAlgorithm::Aes128Ccm) => State::Aes128Ccm(Box::new(expand(key))),
            (_, AeadAlgorithm::Aes256Ccm) => State::Aes256Ccm(Box::new(expand(key))),
            (_, AeadAlgorithm::Aes128Ccm8) => State::Aes128Ccm8(Box::new(expand(key))),
            (_, AeadAlgorithm::Aes256Ccm8) => State::Aes256Ccm8(Box::new(expand(key))),
        })
    }

    /// The tag's length in bytes.
    pub const fn tag_len(&self) -> usize {
        match self.0 {
            State::Aes128Ccm8(_) | State::Aes256Ccm8(_) => 8,
            _ => MAX_TAG,
        }
    }

    /// Encrypts `data` in place and writes the tag over it and `aad` to `tag`. A nonce must not repeat under one key.
    ///
    /// # Panics
    /// If `tag` is not [`tag_len`](Self::tag_len) bytes long.
    pub fn seal_in_place(&self, nonce: &[u8; NONCE_LEN], aad: &[u8], data: &mut [u8], tag: &mut [u8]) {
        match &self.0 {
            State::Rind(key) => rind_seal(key, nonce, aad, data, tag),
            State::Aes128Gcm(key) => seal(&**key, nonce, aad, data, tag),
            State::Aes256Gcm(key) => seal(&**key, nonce, aad, data, tag),
            State::ChaCha(key) => seal(key, nonce, aad, data, tag),
            State::Aes128Ccm(key) => seal(&**key, nonce, aad, data, tag),
            State::Aes256Ccm(key) => seal(&**key, nonce, aad, data, tag),
            State::Aes128Ccm8(key) => seal(&**key, nonce, aad, data, tag),
            State::Aes256Ccm8(key) => seal(&**key, nonce, aad, data, tag),
        }
    }

    /// Checks `tag` over `aad` and `data` and decrypts `data` in place.
    ///
    /// Fails with [`Error::BadRecordMac`] if the tag is wrong; `data` then holds nothing of use.
    pub fn open_in_place(&self, nonce: &[u8; NONCE_LEN], aad: &[u8], data: &mut [u8], tag: &[u8]) -> Result<()> {
        let opened = match &self.0 {
            State::Rind(key) => rind_open(key, nonce, aad, data, tag),
            State::Aes128Gcm(key) => open(&**key, nonce, aad, data, tag),
            State::Aes256Gcm(key) => open(&**key, nonce, aad, data, tag),
            State::ChaCha(key) => open(key, nonce, aad, data, tag),
            State::Aes128Ccm(key) => open(&**key, nonce, aad, data, tag),
            State::Aes256Ccm(key) => open(&**key, nonce, aad, data, tag),
            State::Aes128Ccm8(key) => open(&**key, nonce, aad, data, tag),
            State::Aes256Ccm8(key) => open(&**key, nonce, aad, data, tag),
        };
        if opened { Ok(()) } else { Err(Error::BadRecordMac) }
    }
}

fn rind_key(algorithm: &'static rind::aead::Algorithm, key: &[u8]) -> State {
    State::Rind(Box::new(rind::aead::Key::new(algorithm, key).expect("the caller checked the length")))
}

/// Encrypts with rind. Panics if `data` is longer than one nonce is good for, 64 GiB: a record has 18 KiB at most.
fn rind_seal(key: &rind::aead::Key, nonce: &[u8; NONCE_LEN], aad: &[u8], data: &mut [u8], tag: &mut [u8]) {
    let nonce = rind::aead::Nonce::assume_unique_for_key(*nonce);
    let made = key.seal_in_place_separate_tag(nonce, aad, data).expect("not more than 64 GiB");
    tag.copy_from_slice(made.as_ref());
}

fn rind_open(key: &rind::aead::Key, nonce: &[u8; NONCE_LEN], aad: &[u8], data: &mut [u8], tag: &[u8]) -> bool {
    let nonce = rind::aead::Nonce::assume_unique_for_key(*nonce);
    rind::aead::Tag::try_from(tag).is_ok_and(|tag| key.open_in_place_separate_tag(nonce, aad, tag, data).is_ok())
}

fn expand<A: KeyInit>(key: &[u8]) -> A {
    A::new_from_slice(key).expect("the caller checked the length")
}

/// Encrypts with RustCrypto. Panics if `data` is longer than one nonce is good for, 16 MiB with CCM and 64 GiB else: a
/// record has 18 KiB at most.
fn seal<A: AeadInOut<NonceSize = U12>>(key: &A, nonce: &[u8; NONCE_LEN], aad: &[u8], data: &mut [u8], tag: &mut [u8]) {
    let made = key.encrypt_inout_detached(nonce.into(), aad, InOutBuf::from(data)).expect("not more than 16 MiB");
    tag.copy_from_slice(&made);
}

fn open<A: AeadInOut<NonceSize = U12>>(
    key: &A,
    nonce: &[u8; NONCE_LEN],
    aad: &[u8],
    data: &mut [u8],
    tag: &[u8],
) -> bool {
    <&Tag<A>>::try_from(tag)
        .is_ok_and(|tag| key.decrypt_inout_detached(nonce.into(), aad, InOutBuf::from(data), tag).is_ok())
}

#[cfg(test)]
mod tests;
