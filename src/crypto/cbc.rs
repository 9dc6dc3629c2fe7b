//! AES in cipher block chaining mode (RFC 5246, section 6.2.3.2), without padding or MAC: those are the record layer's.

use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, InnerIvInit, KeyInit};
use aes::{Aes128, Aes256, Block};

/// The block's, and so the IV's, length in bytes.
pub const BLOCK: usize = 16;

/// A block cipher in CBC mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CbcAlgorithm {
    /// AES with a 128-bit key.
    Aes128,
    /// AES with a 256-bit key.
    Aes256,
}

impl CbcAlgorithm {
    /// The key's length in bytes.
    pub const fn key_len(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes256 => 32,
        }
    }
}

/// An expanded key of a [`CbcAlgorithm`], for both directions; wiped when dropped.
pub struct CbcKey(State);

enum State {
    Aes128(Box<Aes128>),
    Aes256(Box<Aes256>),
}

impl CbcKey {
    /// Expands `key`.
    ///
    /// # Panics
    /// If `key` is not [`CbcAlgorithm::key_len`] bytes long.
    pub fn new(algorithm: CbcAlgorithm, key: &[u8]) -> Self {
        const LENGTH: &str = "a key of the algorithm's length";
        Self(match algorithm {
            CbcAlgorithm::Aes128 => State::Aes128(Box::new(Aes128::new_from_slice(key).expect(LENGTH))),
            CbcAlgorithm::Aes256 => State::Aes256(Box::new(Aes256::new_from_slice(key).expect(LENGTH))),
        })
    }

    /// Encrypts `data` in place.
    ///
    /// # Panics
    /// If `data` is not a whole number of blocks.
    pub fn encrypt(&self, iv: &[u8; BLOCK], data: &mut [u8]) {
        let blocks = blocks(data);
        match &self.0 {
            State::Aes128(key) => cbc::Encryptor::inner_iv_init(&**key, iv.into()).encrypt_blocks(blocks),
            State::Aes256(key) => cbc::Encryptor::inner_iv_init(&**key, iv.into()).encrypt_blocks(blocks),
        }
    }

    /// Decrypts `data` in place.
    ///
    /// # Panics
    /// If `data` is not a whole number of blocks.
    pub fn decrypt(&self, iv: &[u8; BLOCK], data: &mut [u8]) {
        let blocks = blocks(data);
        match &self.0 {
            State::Aes128(key) => cbc::Decryptor::inner_iv_init(&**key, iv.into()).decrypt_blocks(blocks),
            State::Aes256(key) => cbc::Decryptor::inner_iv_init(&**key, iv.into()).decrypt_blocks(blocks),
        }
    }
}

fn blocks(data: &mut [u8]) -> &mut [Block] {
    let (blocks, rest) = Block::slice_as_chunks_mut(data);
    assert!(rest.is_empty(), "CBC takes whole blocks");
    blocks
}

#[cfg(test)]
mod tests;
