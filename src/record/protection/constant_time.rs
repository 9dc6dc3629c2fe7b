//! HMAC over data whose length is secret, as a CBC record's is until its padding has been checked (RFC 5246, section
//! 6.2.3.2): the number of compressions and the addresses touched depend on the body's length alone.
//!
//! Ordinary HMAC finishes a compression earlier the longer the padding is; that difference was enough to read plaintext
//! (Lucky Thirteen). So here every block that may be the last is compressed as if it were, with its bytes chosen by
//! masks, and the state after the block that was the last is kept, by a mask again.

use core::hint::black_box;

use zeroize::Zeroize;

use super::PseudoHeader;
use crate::crypto::HashAlgorithm;
#[cfg(feature = "ssl3")]
use crate::crypto::ssl3;

/// The longest MAC in bytes.
pub(super) const MAX_MAC: usize = 48;

/// The longest block in bytes of the hashes here.
const MAX_BLOCK: usize = 128;

/// All ones if `a < b`, else zero. Both are lengths, far below half of `usize`.
pub(super) const fn less(a: usize, b: usize) -> usize {
    (a.wrapping_sub(b) >> (usize::BITS - 1)).wrapping_neg()
}

/// All ones if `a == b`, else zero.
pub(super) const fn equal(a: usize, b: usize) -> usize {
    less(a ^ b, 1)
}

/// A hash's compression function with its state.
pub(super) trait Compression: Clone + Zeroize {
    /// The block's length in bytes, a power of two of at most [`MAX_BLOCK`].
    const BLOCK: usize;
    /// The output's length in bytes, at most [`MAX_MAC`].
    const OUTPUT: usize;
    /// The state before the first block.
    const INITIAL: Self;
    /// Takes in whole blocks.
    fn compress(&mut self, blocks: &[u8]);
    /// The state as bytes, of which the first `OUTPUT` are the hash if its last block was compressed.
    fn output(&self) -> [u8; MAX_MAC];
}

/// The output of a state of big-endian words.
macro_rules! words {
    ($words:expr) => {{
        let mut bytes = [0; MAX_MAC];
        for (chunk, word) in bytes.chunks_exact_mut(size_of_val(&$words[0])).zip($words) {
            chunk.copy_from_slice(&word.to_be_bytes());
        }
        bytes
    }};
}

/// SHA-1's state (FIPS 180-4, section 5.3.1).
#[derive(Clone, Zeroize)]
pub(super) struct Sha1([u32; 5]);

impl Compression for Sha1 {
    const BLOCK: usize = 64;
    const OUTPUT: usize = 20;
    const INITIAL: Self = Self([0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]);

    fn compress(&mut self, blocks: &[u8]) {
        sha1::block_api::compress(&mut self.0, blocks.as_chunks().0);
    }

    fn output(&self) -> [u8; MAX_MAC] {
        words!(self.0)
    }
}

/// SHA-256's state (FIPS 180-4, section 5.3.3).
#[derive(Clone, Zeroize)]
pub(super) struct Sha256([u32; 8]);

impl Compression for Sha256 {
    const BLOCK: usize = 64;
    const OUTPUT: usize = 32;
    const INITIAL: Self =
        Self([0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19]);

    fn compress(&mut self, blocks: &[u8]) {
        sha2::block_api::compress256(&mut self.0, blocks.as_chunks().0);
    }

    fn output(&self) -> [u8; MAX_MAC] {
        words!(self.0)
    }
}

/// SHA-384's state (FIPS 180-4, section 5.3.4).
#[derive(Clone, Zeroize)]
pub(super) struct Sha384([u64; 8]);

impl Compression for Sha384 {
    const BLOCK: usize = 128;
    const OUTPUT: usize = 48;
    const INITIAL: Self = Self([
        0xcbbb_9d5d_c105_9ed8,
        0x629a_292a_367c_d507,
        0x9159_015a_3070_dd17,
        0x152f_ecd8_f70e_5939,
        0x6733_2667_ffc0_0b31,
        0x8eb4_4a87_6858_1511,
        0xdb0c_2e0d_64f9_8fa7,
        0x47b5_481d_befa_4fa4,
    ]);

    fn compress(&mut self, blocks: &[u8]) {
        sha2::block_api::compress512(&mut self.0, blocks.as_chunks().0);
    }

    fn output(&self) -> [u8; MAX_MAC] {
        words!(self.0)
    }
}

/// An HMAC key: the states after the key's two blocks. Wiped when dropped.
pub(super) struct Keyed<C: Compression> {
    inner: C,
    outer: C,
}

impl<C: Compression> Keyed<C> {
    /// Takes a key of at most one block.
    pub(super) fn new(key: &[u8]) -> Self {
        let state = |pad: u8| {
            let mut block = [pad; MAX_BLOCK];
            block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
            let mut state = C::INITIAL;
            state.compress(&block[..C::BLOCK]);
            block.zeroize();
            state
        };
        Self { inner: state(0x36), outer: state(0x5c) }
    }

    /// The MAC of `header` and the first `length` bytes of `data`, where `length`, which is secret, is from `least` to
    /// all of `data`.
    pub(super) fn mac(&self, header: &PseudoHeader, data: &[u8], length: usize, least: usize) -> [u8; MAX_MAC] {
        let hash = inner_hash(&self.inner, C::BLOCK, header, data, length, least);
        let mut block = [0; MAX_BLOCK];
        block[..C::OUTPUT].copy_from_slice(&hash[..C::OUTPUT]);
        block[C::OUTPUT] = 0x80;
        block[C::BLOCK - 8..C::BLOCK].copy_from_slice(&((C::BLOCK + C::OUTPUT) as u64 * 8).to_be_bytes());
        let mut outer = self.outer.clone();
        outer.compress(&block[..C::BLOCK]);
        outer.output()
    }
}

/// The hash of `before` bytes, whole blocks that `state` is the state after, then `header`, shorter than a block, and the
/// first `length` bytes of `data`. `length`, which is secret, is from `least` to all of `data`.
fn inner_hash<C: Compression>(
    state: &C,
    before: usize,
    header: &[u8],
    data: &[u8],
    length: usize,
    least: usize,
) -> [u8; MAX_MAC] {
    // The hash's input ends with its length in bits, in an eighth of a block.
    let length_field = C::BLOCK / 8;
    // Without this the compiler might learn from a caller what `length` can be, and branch on it.
    let end = black_box(header.len() + length);
    let last = (end + length_field) >> C::BLOCK.trailing_zeros();
    let bits = ((before + end) as u64 * 8).to_be_bytes();

    // The blocks that are full of data whatever the length.
    let full = (header.len() + least) / C::BLOCK;
    let mut inner = state.clone();
    if full > 0 {
        let (first, rest) = data[..full * C::BLOCK - header.len()].split_at(C::BLOCK - header.len());
        let mut block = [0; MAX_BLOCK];
        block[..header.len()].copy_from_slice(header);
        block[header.len()..C::BLOCK].copy_from_slice(first);
        inner.compress(&block[..C::BLOCK]);
        inner.compress(rest);
    }

    // The blocks of which one is the last.
    let mut hash = [0; MAX_MAC];
    for index in full..=(header.len() + data.len() + length_field) / C::BLOCK {
        let mut block = [0; MAX_BLOCK];
        let at = index * C::BLOCK;
        fill(&mut block[..C::BLOCK], header, data, at);
        for (position, byte) in (at..).zip(&mut block[..C::BLOCK]) {
            *byte = *byte & less(position, end) as u8 | 0x80 & equal(position, end) as u8;
        }
        let is_last = equal(index, last) as u8;
        block[C::BLOCK - 8..C::BLOCK].iter_mut().zip(bits).for_each(|(byte, bits)| *byte |= bits & is_last);
        inner.compress(&block[..C::BLOCK]);
        hash.iter_mut().zip(inner.output()).for_each(|(hash, byte)| *hash |= byte & is_last);
    }

    inner.zeroize();
    hash
}

/// Fills `block` with the bytes of `whole_header` and `data` that stand from position `at`; what is beyond them stays zero.
fn fill(block: &mut [u8], whole_header: &[u8], data: &[u8], at: usize) {
    let header = whole_header.get(at..).unwrap_or_default();
    let (front, back) = block.split_at_mut(header.len().min(block.len()));
    front.copy_from_slice(header);
    let data = data.get((at + front.len()).saturating_sub(whole_header.len())..).unwrap_or_default();
    back.iter_mut().zip(data).for_each(|(byte, data)| *byte = *data);
}

impl<C: Compression> Drop for Keyed<C> {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

/// An HMAC key of any of the hashes that CBC suites have.
pub(super) enum Mac {
    /// HMAC-SHA1.
    Sha1(Keyed<Sha1>),
    /// HMAC-SHA256.
    Sha256(Keyed<Sha256>),
    /// HMAC-SHA384.
    Sha384(Keyed<Sha384>),
    /// SSL 3.0's MAC with SHA-1.
    #[cfg(feature = "ssl3")]
    Ssl3Sha1(Ssl3Key),
}

/// A key of SSL 3.0's MAC with SHA-1 (RFC 6101, section 5.2.3.1): the hash of the key, padding, and the hash of the key, other
/// padding, the header without a version, and the data.
#[cfg(feature = "ssl3")]
pub(super) struct Ssl3Key(zeroize::Zeroizing<Vec<u8>>);

#[cfg(feature = "ssl3")]
impl Ssl3Key {
    fn mac(&self, header: &PseudoHeader, data: &[u8], length: usize, least: usize) -> [u8; MAX_MAC] {
        let mut before = ssl3::inner_prefix(HashAlgorithm::Sha1, &self.0);
        before.extend_from_slice(&super::without_version(header));
        // The length in the header is secret; it is in its end, which is hashed with the data.
        let (first, header) = before.split_at(Sha1::BLOCK);
        let mut state = Sha1::INITIAL;
        state.compress(first);
        let inner = inner_hash(&state, Sha1::BLOCK, header, data, length, least);
        state.zeroize();
        let mut mac = [0; MAX_MAC];
        let outer = ssl3::outer_hash(HashAlgorithm::Sha1, &self.0, &inner[..Sha1::OUTPUT]);
        mac[..Sha1::OUTPUT].copy_from_slice(outer.as_ref());
        mac
    }
}

impl Mac {
    /// Takes a key as long as the hash's output. Panics for a hash that no CBC suite has.
    pub(super) fn new(hash: HashAlgorithm, key: &[u8]) -> Self {
        match hash {
            HashAlgorithm::Sha1 => Self::Sha1(Keyed::new(key)),
            HashAlgorithm::Sha256 => Self::Sha256(Keyed::new(key)),
            HashAlgorithm::Sha384 => Self::Sha384(Keyed::new(key)),
            other => unreachable!("no CBC suite has HMAC-{other:?}"),
        }
    }

    /// Takes a key as long as the hash's output, for SSL 3.0, whose CBC suites all have SHA-1.
    #[cfg(feature = "ssl3")]
    pub(super) fn new_ssl3(key: &[u8]) -> Self {
        Self::Ssl3Sha1(Ssl3Key(zeroize::Zeroizing::new(key.to_vec())))
    }

    /// See [`Keyed::mac`].
    pub(super) fn mac(&self, header: &PseudoHeader, data: &[u8], length: usize, least: usize) -> [u8; MAX_MAC] {
        match self {
            Self::Sha1(key) => key.mac(header, data, length, least),
            Self::Sha256(key) => key.mac(header, data, length, least),
            Self::Sha384(key) => key.mac(header, data, length, least),
            #[cfg(feature = "ssl3")]
            Self::Ssl3Sha1(key) => key.mac(header, data, length, least),
        }
    }
}

/// The `length` bytes of `bytes` from `at`, which is secret, `least` or more, and so that they lie within `bytes`.
/// Every byte from `least` on is read, in order, whatever `at` is.
pub(super) fn extract(bytes: &[u8], at: usize, least: usize, length: usize) -> [u8; MAX_MAC] {
    let at = black_box(at);
    let mut ring = [0; MAX_MAC];
    let mut turn = 0;
    let mut slot = 0;
    for (position, byte) in bytes.iter().enumerate().skip(least) {
        let inside = less(position, at + length) & !less(position, at);
        ring[slot] |= byte & inside as u8;
        turn |= slot & equal(position, at);
        slot = if slot + 1 == length { 0 } else { slot + 1 };
    }
    // The bytes lie in the ring from `turn` on. It is turned back by powers of two, each done or not by a mask.
    for power in (0..usize::BITS).map(|bit| 1 << bit).take_while(|&power| power < length) {
        let done = equal(turn & power, power) as u8;
        let before = ring;
        for (slot, byte) in ring[..length].iter_mut().enumerate() {
            *byte = before[(slot + power) % length] & done | *byte & !done;
        }
    }
    ring
}

#[cfg(test)]
mod tests;
