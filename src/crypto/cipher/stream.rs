//! Stream ciphers: ChaCha20 (RFC 8439) and RC4.

use chacha20::ChaCha20Legacy;
use chacha20::cipher::{KeyIvInit, StreamCipher, StreamCipherSeek};
use zeroize::Zeroizing;

/// A place in the key stream of ChaCha20; the key is wiped when it is dropped.
#[derive(Clone)]
pub struct ChaCha {
    key: Zeroizing<Vec<u8>>,
    nonce: [u8; 8],
    /// In bytes.
    place: u128,
}

impl ChaCha {
    /// At the block that the first eight bytes of `iv` count to, with the rest for a nonce. `None` if the key is not 32 bytes
    /// long, or the IV not 16.
    pub fn new(key: &[u8], iv: &[u8]) -> Option<Self> {
        let (counter, nonce) = iv.split_first_chunk()?;
        let this = Self {
            key: Zeroizing::new(key.to_vec()),
            nonce: nonce.try_into().ok()?,
            place: u128::from(u64::from_le_bytes(*counter)) * 64,
        };
        this.stream().map(|_| this)
    }

    fn stream(&self) -> Option<ChaCha20Legacy> {
        let mut stream = ChaCha20Legacy::new_from_slices(&self.key, &self.nonce).ok()?;
        stream.try_seek(self.place).ok()?;
        Some(stream)
    }

    /// Encrypts or decrypts `data` in place.
    ///
    /// # Panics
    /// If the key stream's 2^70 bytes come to an end.
    pub fn process(&mut self, data: &mut [u8]) {
        self.stream().expect("the key stream goes on").apply_keystream(data);
        self.place += data.len() as u128;
    }

    /// Leaves out this many bytes of the key stream.
    pub const fn skip(&mut self, bytes: u128) {
        self.place += bytes;
    }
}

/// RC4's state, wiped when dropped.
#[derive(Clone)]
pub struct Rc4 {
    state: Zeroizing<[u8; 256]>,
    at: u8,
    other: u8,
}

impl Rc4 {
    /// With a key of 1 to 256 bytes.
    pub fn new(key: &[u8]) -> Option<Self> {
        if !(1..=256).contains(&key.len()) {
            return None;
        }
        let mut state = Zeroizing::new(core::array::from_fn(|index| index as u8));
        let mut other = 0u8;
        for (index, byte) in (0..256).zip(key.iter().cycle()) {
            other = other.wrapping_add(state[index]).wrapping_add(*byte);
            state.swap(index, other.into());
        }
        Some(Self { state, at: 0, other: 0 })
    }

    /// Encrypts or decrypts `data` in place.
    pub fn process(&mut self, data: &mut [u8]) {
        for byte in data {
            self.at = self.at.wrapping_add(1);
            self.other = self.other.wrapping_add(self.state[usize::from(self.at)]);
            self.state.swap(self.at.into(), self.other.into());
            let sum = self.state[usize::from(self.at)].wrapping_add(self.state[usize::from(self.other)]);
            *byte ^= self.state[usize::from(sum)];
        }
    }
}
