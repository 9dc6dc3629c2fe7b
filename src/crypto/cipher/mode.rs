//! The modes of NIST SP 800-38A: what is done with a block cipher to encrypt more than a block.

use zeroize::{Zeroize, Zeroizing};

use super::{BlockKey, MAX_BLOCK};

/// A mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Electronic codebook: each block for itself.
    Ecb,
    /// Cipher block chaining.
    Cbc,
    /// Cipher feedback of whole blocks.
    Cfb,
    /// Cipher feedback of single bytes.
    Cfb8,
    /// Output feedback.
    Ofb,
    /// Counter mode; the counter is the whole block, big-endian.
    Ctr,
    /// Counter mode, where the counter is the block's last 32 bits: Galois/counter mode's.
    Ctr32,
}

/// How many blocks of key stream are made at once.
const CHUNK: usize = 64 * MAX_BLOCK;

/// What goes from block to block. Wiped when dropped.
#[derive(Clone)]
pub struct Register {
    mode: Mode,
    block: usize,
    encrypts: bool,
    /// What the next block is chained to, or the next counter.
    chain: [u8; MAX_BLOCK],
    /// The key stream of the block that the data stands in.
    stream: [u8; MAX_BLOCK],
    /// How much of it is used; a whole block if none is left.
    used: usize,
}

impl Drop for Register {
    fn drop(&mut self) {
        self.chain.zeroize();
        self.stream.zeroize();
    }
}

impl Register {
    /// At the start; `None` if the IV is not a block, unless the mode has none.
    pub fn new(mode: Mode, block: usize, encrypts: bool, iv: &[u8]) -> Option<Self> {
        let mut chain = [0; MAX_BLOCK];
        if mode != Mode::Ecb {
            (iv.len() == block).then_some(())?;
            chain[..block].copy_from_slice(iv);
        }
        Some(Self { mode, block, encrypts, chain, stream: [0; MAX_BLOCK], used: block })
    }

    /// Counter mode from this block on.
    pub(super) fn counter32(block: [u8; MAX_BLOCK]) -> Self {
        Self {
            mode: Mode::Ctr32,
            block: MAX_BLOCK,
            encrypts: true,
            chain: block,
            stream: [0; MAX_BLOCK],
            used: MAX_BLOCK,
        }
    }

    /// Counts one block that is used for something else.
    pub(super) fn skip_block(&mut self) {
        increment(&mut self.chain[MAX_BLOCK - 4..]);
    }

    /// A block's length in bytes.
    pub(super) const fn block_len(&self) -> usize {
        self.block
    }

    /// Whether it encrypts.
    pub(super) const fn encrypts(&self) -> bool {
        self.encrypts
    }

    /// Encrypts or decrypts `data` in place.
    ///
    /// # Panics
    /// If the mode is ECB or CBC and `data` not a whole number of blocks.
    pub fn process(&mut self, key: &BlockKey, data: &mut [u8]) {
        match self.mode {
            Mode::Ecb if self.encrypts => key.encrypt(data),
            Mode::Ecb => key.decrypt(data),
            Mode::Cbc if self.encrypts => self.chain_encrypt(key, data),
            Mode::Cbc => self.chain_decrypt(key, data),
            Mode::Cfb | Mode::Ofb => self.feed_back(key, data),
            Mode::Cfb8 => self.feed_back_bytes(key, data),
            Mode::Ctr | Mode::Ctr32 => self.count(key, data),
        }
    }

    fn chain_encrypt(&mut self, key: &BlockKey, data: &mut [u8]) {
        let chain = &mut self.chain[..self.block];
        for block in data.chunks_mut(self.block) {
            xor(chain, block);
            key.encrypt(chain);
            block.copy_from_slice(chain);
        }
    }

    fn chain_decrypt(&mut self, key: &BlockKey, data: &mut [u8]) {
        let before = Zeroizing::new([&self.chain[..self.block], data].concat());
        key.decrypt(data);
        xor(data, &before);
        self.chain[..self.block].copy_from_slice(&before[data.len()..]);
    }

    fn feed_back(&mut self, key: &BlockKey, data: &mut [u8]) {
        for byte in data {
            if self.used == self.block {
                self.stream = self.chain;
                key.encrypt(&mut self.stream[..self.block]);
                self.chain = self.stream;
                self.used = 0;
            }
            let read = *byte;
            *byte ^= self.stream[self.used];
            if self.mode == Mode::Cfb {
                self.chain[self.used] = if self.encrypts { *byte } else { read };
            }
            self.used += 1;
        }
    }

    fn feed_back_bytes(&mut self, key: &BlockKey, data: &mut [u8]) {
        for byte in data {
            self.stream = self.chain;
            key.encrypt(&mut self.stream[..self.block]);
            let read = *byte;
            *byte ^= self.stream[0];
            self.chain.copy_within(1..self.block, 0);
            self.chain[self.block - 1] = if self.encrypts { *byte } else { read };
        }
    }

    fn count(&mut self, key: &BlockKey, data: &mut [u8]) {
        let fixed = if self.mode == Mode::Ctr32 { self.block - 4 } else { 0 };
        let left = (self.block - self.used).min(data.len());
        let (first, rest) = data.split_at_mut(left);
        xor(first, &self.stream[self.used..]);
        self.used += left;
        for chunk in rest.chunks_mut(CHUNK) {
            let mut stream = Zeroizing::new([0; CHUNK]);
            let made = chunk.len().div_ceil(self.block) * self.block;
            for block in stream[..made].chunks_mut(self.block) {
                block.copy_from_slice(&self.chain[..self.block]);
                increment(&mut self.chain[fixed..self.block]);
            }
            key.encrypt(&mut stream[..made]);
            xor(chunk, &stream[..]);
            self.stream[..self.block].copy_from_slice(&stream[made - self.block..made]);
            self.used = self.block - (made - chunk.len());
        }
    }
}

/// Adds `more`, bit by bit, to the beginning of `data` that is as long, or all of it.
pub(super) fn xor(data: &mut [u8], more: &[u8]) {
    data.iter_mut().zip(more).for_each(|(to, from)| *to ^= from);
}

/// Adds one to a big-endian number.
fn increment(counter: &mut [u8]) {
    for byte in counter.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            return;
        }
    }
}
