//! Whole blocks from data that comes in pieces, with the padding of PKCS #7 or none.

use subtle::{ConstantTimeEq, ConstantTimeGreater};
use zeroize::Zeroizing;

use super::{BlockKey, FinalError, Register};

/// Gathers blocks.
#[derive(Clone)]
pub struct Padded {
    register: Register,
    pads: bool,
    /// What is not processed yet: less than a block, or the block that may be the last.
    held: Zeroizing<Vec<u8>>,
}

impl Padded {
    /// At the start.
    pub fn new(register: Register) -> Self {
        Self { register, pads: true, held: Zeroizing::default() }
    }

    /// Whether the last block is filled up with padding: yes unless told otherwise.
    pub const fn set_padding(&mut self, pads: bool) {
        self.pads = pads;
    }

    /// Takes `input` and returns what has become of all whole blocks so far. While data is decrypted that is padded, its last
    /// block is held back.
    pub fn update(&mut self, key: &BlockKey, input: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut data = Zeroizing::new(Vec::with_capacity(self.held.len() + input.len()));
        data.extend_from_slice(&self.held);
        data.extend_from_slice(input);
        let block = self.register.block_len();
        let holds_back = usize::from(!self.register.encrypts() && self.pads);
        let whole = data.len().saturating_sub(holds_back) / block * block;
        self.held = Zeroizing::new(data.split_off(whole));
        self.register.process(key, &mut data);
        data
    }

    /// Ends the data and returns what is left of it.
    pub fn finish(&mut self, key: &BlockKey) -> Result<Zeroizing<Vec<u8>>, FinalError> {
        let held = core::mem::take(&mut self.held);
        let block = self.register.block_len();
        let mut data = Zeroizing::new(Vec::with_capacity(block));
        data.extend_from_slice(&held);
        match (self.pads, self.register.encrypts()) {
            (false, _) if data.is_empty() => {}
            (false, _) => return Err(FinalError::Length),
            (true, true) => {
                let padding = block - data.len();
                data.resize(block, padding as u8);
                self.register.process(key, &mut data);
            }
            (true, false) if data.len() != block => return Err(FinalError::Length),
            (true, false) => {
                self.register.process(key, &mut data);
                let kept = unpadded(&data).ok_or(FinalError::Padding)?;
                data.truncate(kept);
            }
        }
        Ok(data)
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
