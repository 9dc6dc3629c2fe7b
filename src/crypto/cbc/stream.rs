//! CBC over data that comes in pieces, with the padding of PKCS #7 or none.

use subtle::{ConstantTimeEq, ConstantTimeGreater};
use zeroize::Zeroizing;

use super::{CbcAlgorithm, CbcKey, MAX_BLOCK};

/// Why data could not be brought to an end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FinalError {
    /// It is not a whole number of blocks.
    Length,
    /// Its padding is wrong: another key, or other data.
    Padding,
}

/// Encrypts or decrypts pieces of any length.
#[derive(Clone)]
pub struct CbcStream {
    block: usize,
    encrypts: bool,
    pads: bool,
    /// What the next block is chained to.
    chain: [u8; MAX_BLOCK],
    /// What is not processed yet: less than a block, or the block that may be the last.
    held: Zeroizing<Vec<u8>>,
}

impl CbcStream {
    /// At the start, with an IV of one block (zeros are added to one that is shorter).
    pub fn new(algorithm: CbcAlgorithm, encrypts: bool, iv: &[u8]) -> Self {
        let mut chain = [0; MAX_BLOCK];
        chain.iter_mut().zip(iv).for_each(|(to, from)| *to = *from);
        Self { block: algorithm.block_len(), encrypts, pads: true, chain, held: Zeroizing::default() }
    }

    /// Whether the last block is filled up with padding: yes unless told otherwise.
    pub const fn set_padding(&mut self, pads: bool) {
        self.pads = pads;
    }

    /// Takes `input` and returns what has become of all whole blocks so far. While data is decrypted that is padded, its last
    /// block is held back.
    pub fn update(&mut self, key: &CbcKey, input: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut data = Zeroizing::new(Vec::with_capacity(self.held.len() + input.len()));
        data.extend_from_slice(&self.held);
        data.extend_from_slice(input);
        let holds_back = usize::from(!self.encrypts && self.pads);
        let whole = data.len().saturating_sub(holds_back) / self.block * self.block;
        self.held = Zeroizing::new(data.split_off(whole));
        self.process(key, &mut data);
        data
    }

    /// Ends the data and returns what is left of it.
    pub fn finish(&mut self, key: &CbcKey) -> Result<Zeroizing<Vec<u8>>, FinalError> {
        let held = core::mem::take(&mut self.held);
        let mut data = Zeroizing::new(Vec::with_capacity(self.block));
        data.extend_from_slice(&held);
        match (self.pads, self.encrypts) {
            (false, _) if data.is_empty() => {}
            (false, _) => return Err(FinalError::Length),
            (true, true) => {
                let padding = self.block - data.len();
                data.resize(self.block, padding as u8);
                self.process(key, &mut data);
            }
            (true, false) if data.len() != self.block => return Err(FinalError::Length),
            (true, false) => {
                self.process(key, &mut data);
                let kept = unpadded(&data).ok_or(FinalError::Padding)?;
                data.truncate(kept);
            }
        }
        Ok(data)
    }

    /// Whole blocks.
    fn process(&mut self, key: &CbcKey, data: &mut [u8]) {
        let Some(last) = data.len().checked_sub(self.block) else { return };
        let (mut chain, iv) = (self.chain, self.chain);
        if self.encrypts {
            key.encrypt(&iv[..self.block], data);
            chain[..self.block].copy_from_slice(&data[last..]);
        } else {
            chain[..self.block].copy_from_slice(&data[last..]);
            key.decrypt(&iv[..self.block], data);
        }
        self.chain = chain;
    }
}

/// How much of the last block is not padding, in a time that tells nothing but whether the padding is right.
fn unpadded(block: &[u8]) -> Option<usize> {
    let padding = *block.last()?;
    let length = block.len() as u8;
    let mut good = padding.ct_ne(&0) & !padding.ct_gt(&length);
    for (index, byte) in block.iter().enumerate() {
        let is_padding = !(length - index as u8).ct_gt(&padding);
        good &= !is_padding | byte.ct_eq(&padding);
    }
    bool::from(good).then(|| block.len() - usize::from(padding))
}
