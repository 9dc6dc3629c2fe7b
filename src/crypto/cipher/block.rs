//! Block ciphers by themselves: whole blocks, each for itself.

use aes::cipher::{Block, BlockCipherDecrypt, BlockCipherEncrypt, BlockSizeUser, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use des::{Des, TdesEde3};
use rc2::Rc2;
use zeroize::Zeroizing;

/// The longest block, in bytes.
pub const MAX_BLOCK: usize = 16;

/// A block cipher.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockCipher {
    /// AES with a 128-bit key (FIPS 197).
    Aes128,
    /// AES with a 192-bit key.
    Aes192,
    /// AES with a 256-bit key.
    Aes256,
    /// Triple DES with three keys (NIST SP 800-67).
    TripleDes,
    /// Triple DES with two keys, of which the first is the third too.
    TripleDesTwoKeys,
    /// DES, long broken.
    Des,
    /// RC2 (RFC 2268) with this many effective bits in its key, broken with few.
    Rc2(u16),
}

impl BlockCipher {
    /// The key's usual length in bytes; RC2 has keys of every length from 1 to 128.
    pub const fn key_len(self) -> usize {
        match self {
            Self::Des => 8,
            Self::Aes128 | Self::TripleDesTwoKeys => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
            Self::Rc2(bits) => bits as usize / 8,
        }
    }

    /// The block's length in bytes.
    pub const fn block_len(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::TripleDes | Self::TripleDesTwoKeys | Self::Des | Self::Rc2(_) => 8,
        }
    }
}

/// An expanded key of a [`BlockCipher`], for both directions; wiped when dropped.
#[derive(Clone)]
pub struct BlockKey(State);

#[derive(Clone)]
enum State {
    Aes128(Box<Aes128>),
    Aes192(Box<Aes192>),
    Aes256(Box<Aes256>),
    TripleDes(Box<TdesEde3>),
    Des(Box<Des>),
    Rc2(Box<Rc2>),
}

/// Runs a function with the key, whichever it is.
macro_rules! with {
    ($key:expr, $function:ident, $data:expr) => {
        match &$key.0 {
            State::Aes128(key) => $function(&**key, $data),
            State::Aes192(key) => $function(&**key, $data),
            State::Aes256(key) => $function(&**key, $data),
            State::TripleDes(key) => $function(&**key, $data),
            State::Des(key) => $function(&**key, $data),
            State::Rc2(key) => $function(&**key, $data),
        }
    };
}

impl BlockKey {
    /// Expands `key`; `None` if the cipher has no key of that length.
    pub fn new(cipher: BlockCipher, key: &[u8]) -> Option<Self> {
        Some(Self(match cipher {
            BlockCipher::Aes128 => State::Aes128(expand(key)?),
            BlockCipher::Aes192 => State::Aes192(expand(key)?),
            BlockCipher::Aes256 => State::Aes256(expand(key)?),
            BlockCipher::TripleDes => State::TripleDes(expand(key)?),
            BlockCipher::TripleDesTwoKeys => {
                let whole = Zeroizing::new([key, key.get(..8)?].concat());
                State::TripleDes(expand(&whole)?)
            }
            BlockCipher::Des => State::Des(expand(key)?),
            BlockCipher::Rc2(bits) => {
                if !(1..=128).contains(&key.len()) || !(1..=1024).contains(&bits) {
                    return None;
                }
                State::Rc2(Box::new(Rc2::new_with_eff_key_len(key, bits.into())))
            }
        }))
    }

    /// Encrypts each block of `data` in place.
    ///
    /// # Panics
    /// If `data` is not a whole number of blocks.
    pub fn encrypt(&self, data: &mut [u8]) {
        with!(self, encrypt, data);
    }

    /// Decrypts each block of `data` in place.
    ///
    /// # Panics
    /// If `data` is not a whole number of blocks.
    pub fn decrypt(&self, data: &mut [u8]) {
        with!(self, decrypt, data);
    }
}

fn expand<C: KeyInit>(key: &[u8]) -> Option<Box<C>> {
    C::new_from_slice(key).ok().map(Box::new)
}

fn encrypt<C: BlockCipherEncrypt>(key: &C, data: &mut [u8]) {
    key.encrypt_blocks(blocks::<C>(data));
}

fn decrypt<C: BlockCipherDecrypt>(key: &C, data: &mut [u8]) {
    key.decrypt_blocks(blocks::<C>(data));
}

fn blocks<C: BlockSizeUser>(data: &mut [u8]) -> &mut [Block<C>] {
    let (blocks, rest) = Block::<C>::slice_as_chunks_mut(data);
    assert!(rest.is_empty(), "a block cipher takes whole blocks");
    blocks
}
