//! AES and Triple DES in cipher block chaining mode (RFC 5246, section 6.2.3.2), without padding or MAC: those are the
//! record layer's.

use aes::cipher::{
    Block, BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt, BlockModeEncrypt, InnerIvInit, KeyInit,
};
use aes::{Aes128, Aes256};
use des::TdesEde3;

/// AES's block's length in bytes.
pub const AES_BLOCK: usize = 16;

/// The longest block, and so the longest IV, in bytes.
pub const MAX_BLOCK: usize = AES_BLOCK;

/// A block cipher in CBC mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CbcAlgorithm {
    /// Triple DES with three keys.
    TripleDes,
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
            Self::TripleDes => 24,
            Self::Aes256 => 32,
        }
    }

    /// The block's, and so the IV's, length in bytes.
    pub const fn block_len(self) -> usize {
        match self {
            Self::TripleDes => 8,
            Self::Aes128 | Self::Aes256 => 16,
        }
    }
}

/// An expanded key of a [`CbcAlgorithm`], for both directions; wiped when dropped.
pub struct CbcKey(State);

enum State {
    TripleDes(Box<TdesEde3>),
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
            CbcAlgorithm::TripleDes => State::TripleDes(Box::new(TdesEde3::new_from_slice(key).expect(LENGTH))),
            CbcAlgorithm::Aes128 => State::Aes128(Box::new(Aes128::new_from_slice(key).expect(LENGTH))),
            CbcAlgorithm::Aes256 => State::Aes256(Box::new(Aes256::new_from_slice(key).expect(LENGTH))),
        })
    }

    /// Encrypts `data` in place.
    ///
    /// # Panics
    /// If `iv` is not one block, or `data` not a whole number of blocks.
    pub fn encrypt(&self, iv: &[u8], data: &mut [u8]) {
        match &self.0 {
            State::TripleDes(key) => encrypt(&**key, iv, data),
            State::Aes128(key) => encrypt(&**key, iv, data),
            State::Aes256(key) => encrypt(&**key, iv, data),
        }
    }

    /// Decrypts `data` in place.
    ///
    /// # Panics
    /// If `iv` is not one block, or `data` not a whole number of blocks.
    pub fn decrypt(&self, iv: &[u8], data: &mut [u8]) {
        match &self.0 {
            State::TripleDes(key) => decrypt(&**key, iv, data),
            State::Aes128(key) => decrypt(&**key, iv, data),
            State::Aes256(key) => decrypt(&**key, iv, data),
        }
    }
}

const IV_LENGTH: &str = "an IV of one block";

fn encrypt<C: BlockCipherEncrypt>(key: &C, iv: &[u8], data: &mut [u8]) {
    let iv = iv.try_into().expect(IV_LENGTH);
    cbc::Encryptor::inner_iv_init(key, iv).encrypt_blocks(blocks::<C>(data));
}

fn decrypt<C: BlockCipherDecrypt>(key: &C, iv: &[u8], data: &mut [u8]) {
    let iv = iv.try_into().expect(IV_LENGTH);
    cbc::Decryptor::inner_iv_init(key, iv).decrypt_blocks(blocks::<C>(data));
}

fn blocks<C: aes::cipher::BlockSizeUser>(data: &mut [u8]) -> &mut [Block<C>] {
    let (blocks, rest) = Block::<C>::slice_as_chunks_mut(data);
    assert!(rest.is_empty(), "CBC takes whole blocks");
    blocks
}

#[cfg(test)]
mod tests;
