//! A hash's state as plain numbers, which a program may copy and forget.

use core::ffi::c_uchar;

use zeroize::Zeroize;

use crate::crypto::hash::{HashAlgorithm, MAX_OUTPUT};

/// What the functions need of a structure.
pub(super) trait LowHash {
    /// A block's length in bytes.
    const BLOCK: usize;
    /// Sets what a computation begins with.
    fn begin(&mut self, algorithm: HashAlgorithm);
    /// Takes in whole blocks.
    fn compress(&mut self, blocks: &[u8]);
    /// What is held of a block that is not whole.
    fn held(&mut self) -> (&mut [u8], &mut u32);
    /// Counts bytes. Gives the count of bits so far.
    fn count(&mut self, bytes: usize) -> u128;
    /// Whether numbers are big-endian.
    const BIG_ENDIAN: bool;
    /// The state as bytes.
    fn state(&self) -> Vec<u8>;
}

/// Adds data.
pub(super) fn update<H: LowHash>(hash: &mut H, data: &[u8]) {
    hash.count(data.len());
    absorb(hash, data);
}

fn absorb<H: LowHash>(hash: &mut H, data: &[u8]) {
    let mut data = data;
    let (held, length) = hash.held();
    // A program may have written anything there.
    let at = (*length as usize).min(H::BLOCK - 1);
    if at > 0 {
        let (first, rest) = data.split_at((H::BLOCK - at).min(data.len()));
        held[at..at + first.len()].copy_from_slice(first);
        *length = (at + first.len()) as u32;
        data = rest;
        if *length as usize == H::BLOCK {
            let block = held.to_vec();
            *length = 0;
            hash.compress(&block);
        }
    }
    let (whole, rest) = data.split_at(data.len() / H::BLOCK * H::BLOCK);
    if !whole.is_empty() {
        hash.compress(whole);
    }
    if !rest.is_empty() {
        let (held, length) = hash.held();
        held[..rest.len()].copy_from_slice(rest);
        *length = rest.len() as u32;
    }
}

/// Ends the computation, and wipes what is held. Gives `length` bytes.
pub(super) fn finish<H: LowHash>(hash: &mut H, length: usize) -> Vec<u8> {
    let bits = hash.count(0);
    let size = H::BLOCK / 8;
    let mut padding = vec![0x80];
    let at = hash.held().1.to_owned() as usize % H::BLOCK;
    padding.resize(1 + (2 * H::BLOCK - 1 - size - at) % H::BLOCK, 0);
    if H::BIG_ENDIAN {
        padding.extend_from_slice(&bits.to_be_bytes()[16 - size..]);
    } else {
        padding.extend_from_slice(&bits.to_le_bytes()[..size]);
    }
    absorb(hash, &padding);
    hash.held().0.zeroize();
    let mut state = hash.state();
    state.truncate(length);
    state
}

/// The hash in one call, to `out`, or, if that is NULL, to memory that the thread's next such call uses again.
pub(super) fn whole(algorithm: HashAlgorithm, data: &[u8], out: *mut c_uchar) -> *mut c_uchar {
    std::thread_local! {
        static OUT: core::cell::RefCell<[u8; MAX_OUTPUT]> = const { core::cell::RefCell::new([0; MAX_OUTPUT]) };
    }
    let digest = algorithm.digest(&[data]);
    let out = if out.is_null() { OUT.with(|place| place.borrow_mut().as_mut_ptr()) } else { out };
    crate::ffi::arguments::put_bytes!(out, digest.as_ref());
    out
}

/// A structure, as C has it, and how it is computed with.
macro_rules! low_hash {
    ($(#[$doc:meta])* $name:ident, $word:ty, $words:literal, $block:literal, $big:literal, $compress:path, $begin:expr $(, $extra:ident)?) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $name {
            h: [$word; $words],
            low: $word,
            high: $word,
            data: [u8; $block],
            num: u32,
            $($extra: u32,)?
        }

        impl super::state::LowHash for $name {
            const BLOCK: usize = $block;
            const BIG_ENDIAN: bool = $big;

            fn begin(&mut self, algorithm: HashAlgorithm) {
                let begin: fn(HashAlgorithm) -> [$word; $words] = $begin;
                *self = Self {
                    h: begin(algorithm),
                    low: 0,
                    high: 0,
                    data: [0; $block],
                    num: 0,
                    $($extra: algorithm.output_len() as u32,)?
                };
            }

            fn compress(&mut self, blocks: &[u8]) {
                $compress(&mut self.h, blocks.as_chunks().0);
            }

            fn held(&mut self) -> (&mut [u8], &mut u32) {
                (&mut self.data, &mut self.num)
            }

            fn count(&mut self, bytes: usize) -> u128 {
                let bits = (u128::from(self.high) << <$word>::BITS | u128::from(self.low)).wrapping_add(bytes as u128 * 8);
                self.low = bits as $word;
                self.high = (bits >> <$word>::BITS) as $word;
                bits
            }

            fn state(&self) -> Vec<u8> {
                let bytes = |word: &$word| if $big { word.to_be_bytes() } else { word.to_le_bytes() };
                self.h.iter().flat_map(bytes).collect()
            }
        }
    };
}
pub(super) use low_hash;
