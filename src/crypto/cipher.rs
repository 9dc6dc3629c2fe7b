//! The ciphers that programs use by themselves, over data that comes in pieces: block ciphers in their modes, stream
//! ciphers, and authenticated encryption. The record layer has its own, which take whole records.

mod aead;
mod block;
mod mode;
mod padded;
mod stream;

use std::sync::Arc;

use zeroize::Zeroizing;

pub use aead::{ChaChaPoly, Gcm};
pub use block::{BlockCipher, BlockKey, MAX_BLOCK};
pub use mode::{Mode, Register};
pub use padded::Padded;
pub use stream::{ChaCha, Rc4};

/// The longest tag of authenticated encryption, in bytes.
pub const MAX_TAG: usize = 16;

/// A cipher.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CipherAlgorithm {
    /// A block cipher in a mode.
    Block(BlockCipher, Mode),
    /// A block cipher in Galois/counter mode (NIST SP 800-38D).
    Gcm(BlockCipher),
    /// ChaCha20 (RFC 8439) with a counter of 64 bits, of which the IV's first four bytes are the lower half.
    ChaCha20,
    /// ChaCha20 with Poly1305 (RFC 8439).
    ChaCha20Poly1305,
    /// RC4, long broken.
    Rc4,
    /// Data stays as it is.
    Null,
}

impl CipherAlgorithm {
    /// The key's usual length in bytes.
    pub const fn key_len(self) -> usize {
        match self {
            Self::Block(cipher, _) | Self::Gcm(cipher) => cipher.key_len(),
            Self::ChaCha20 | Self::ChaCha20Poly1305 => 32,
            Self::Rc4 => 16,
            Self::Null => 0,
        }
    }

    /// Whether keys of other lengths are keys too.
    pub const fn has_keys_of_any_length(self) -> bool {
        matches!(self, Self::Rc4 | Self::Block(BlockCipher::Rc2(_), _))
    }

    /// The IV's usual length in bytes.
    pub const fn iv_len(self) -> usize {
        match self {
            Self::Block(_, Mode::Ecb) | Self::Rc4 | Self::Null => 0,
            Self::Block(cipher, _) => cipher.block_len(),
            Self::Gcm(_) | Self::ChaCha20Poly1305 => 12,
            Self::ChaCha20 => 16,
        }
    }

    /// The length in bytes of the blocks that data is padded to; 1 where it is not.
    pub const fn block_len(self) -> usize {
        match self {
            Self::Block(cipher, Mode::Ecb | Mode::Cbc) => cipher.block_len(),
            _ => 1,
        }
    }

    /// Whether a tag authenticates the data.
    pub const fn is_authenticated(self) -> bool {
        matches!(self, Self::Gcm(_) | Self::ChaCha20Poly1305)
    }
}

/// An expanded key; wiped when dropped.
pub struct CipherKey(KeyState);

enum KeyState {
    Block(BlockKey),
    Gcm(Gcm),
    Bytes(Zeroizing<Vec<u8>>),
}

impl CipherKey {
    /// Expands `key`; `None` if it has a length that the algorithm does not take.
    pub fn new(algorithm: CipherAlgorithm, key: &[u8]) -> Option<Self> {
        if key.len() != algorithm.key_len() && !algorithm.has_keys_of_any_length() {
            return None;
        }
        Some(Self(match algorithm {
            CipherAlgorithm::Block(cipher, _) => KeyState::Block(BlockKey::new(cipher, key)?),
            CipherAlgorithm::Gcm(cipher) => KeyState::Gcm(Gcm::new(BlockKey::new(cipher, key)?)),
            _ => KeyState::Bytes(Zeroizing::new(key.to_vec())),
        }))
    }
}

/// Why data could not be brought to an end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FinalError {
    /// It is not a whole number of blocks.
    Length,
    /// Its padding is wrong: another key, or other data.
    Padding,
}

/// Encrypts or decrypts pieces of any length. Its state is wiped when dropped.
#[derive(Clone)]
pub struct CipherStream {
    key: Arc<CipherKey>,
    encrypts: bool,
    state: State,
}

#[derive(Clone)]
enum State {
    Padded(Padded),
    Register(Register),
    Gcm(Box<aead::GcmStream>),
    ChaChaPoly(Box<ChaChaPoly>),
    ChaCha(ChaCha),
    Rc4(Box<Rc4>),
    Null,
}

impl CipherStream {
    /// At the start of a message. `None` if the key is of another algorithm, or the IV has a length that it does not take.
    pub fn new(algorithm: CipherAlgorithm, key: &Arc<CipherKey>, encrypts: bool, iv: &[u8]) -> Option<Self> {
        let state = match (algorithm, &key.0) {
            (CipherAlgorithm::Block(cipher, mode), KeyState::Block(_)) => {
                let register = Register::new(mode, cipher.block_len(), encrypts, iv)?;
                match mode {
                    Mode::Ecb | Mode::Cbc => State::Padded(Padded::new(register)),
                    _ => State::Register(register),
                }
            }
            (CipherAlgorithm::Gcm(_), KeyState::Gcm(key)) => State::Gcm(Box::new(key.start(iv)?)),
            (CipherAlgorithm::ChaCha20Poly1305, KeyState::Bytes(key)) => {
                State::ChaChaPoly(Box::new(ChaChaPoly::new(key, iv)?))
            }
            (CipherAlgorithm::ChaCha20, KeyState::Bytes(key)) => State::ChaCha(ChaCha::new(key, iv)?),
            (CipherAlgorithm::Rc4, KeyState::Bytes(key)) => State::Rc4(Box::new(Rc4::new(key)?)),
            (CipherAlgorithm::Null, _) => State::Null,
            _ => return None,
        };
        Some(Self { key: Arc::clone(key), encrypts, state })
    }

    /// Whether the last block is filled up with padding: yes unless told otherwise, where data goes in blocks.
    pub const fn set_padding(&mut self, pads: bool) {
        if let State::Padded(padded) = &mut self.state {
            padded.set_padding(pads);
        }
    }

    /// Takes data that is only authenticated; it must come before any other. False if the cipher does not authenticate, or
    /// other data has come.
    pub fn authenticate(&mut self, data: &[u8]) -> bool {
        match &mut self.state {
            State::Gcm(stream) => stream.authenticate(data),
            State::ChaChaPoly(stream) => stream.authenticate(data),
            _ => false,
        }
    }

    /// Takes `input` and returns what it has become; with padding, what has become of all whole blocks so far. Nothing of it
    /// is authentic before [`tag`](Self::tag) is the sender's.
    pub fn update(&mut self, input: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut data = Zeroizing::new(input.to_vec());
        match (&mut self.state, &self.key.0) {
            (State::Padded(padded), KeyState::Block(key)) => return padded.update(key, input),
            (State::Register(register), KeyState::Block(key)) => register.process(key, &mut data),
            (State::Gcm(stream), KeyState::Gcm(key)) => stream.process(key, self.encrypts, &mut data),
            (State::ChaChaPoly(stream), _) => stream.process(self.encrypts, &mut data),
            (State::ChaCha(stream), _) => stream.process(&mut data),
            (State::Rc4(stream), _) => stream.process(&mut data),
            // `new` brought state and key together, so that this is the null cipher.
            _ => {}
        }
        data
    }

    /// Ends the data and returns what is left of it.
    pub fn finish(&mut self) -> Result<Zeroizing<Vec<u8>>, FinalError> {
        match (&mut self.state, &self.key.0) {
            (State::Padded(padded), KeyState::Block(key)) => padded.finish(key),
            _ => Ok(Zeroizing::default()),
        }
    }

    /// The tag over all data so far; `None` if the cipher does not authenticate.
    pub fn tag(&self) -> Option<[u8; MAX_TAG]> {
        match (&self.state, &self.key.0) {
            (State::Gcm(stream), _) => Some(stream.tag()),
            (State::ChaChaPoly(stream), _) => Some(stream.tag()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
