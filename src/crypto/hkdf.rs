//! HKDF (RFC 5869), and HKDF-Expand-Label of TLS 1.3 (RFC 8446, section 7.1).

use super::hash::{Digest, HashAlgorithm};
use super::hmac::HmacKey;

/// What stands before every label of TLS 1.3.
const LABEL_PREFIX: &[u8] = b"tls13 ";

/// The longest label that fits into a HkdfLabel, without its prefix, in bytes.
pub const MAX_LABEL: usize = 255 - LABEL_PREFIX.len();

/// HKDF-Extract: gathers what `secret` has of randomness into a pseudorandom key, under a `salt` that need not be secret.
pub fn extract(hash: HashAlgorithm, salt: &[u8], secret: &[u8]) -> Digest {
    HmacKey::new(hash, salt).sign(&[secret])
}

/// A pseudorandom key from which others are expanded: made ready once, however many those are. Wiped when dropped.
pub struct Prk {
    hash: HashAlgorithm,
    key: HmacKey,
}

impl Prk {
    /// Makes the key ready that [`extract`] gave, or that another key was expanded to.
    pub fn new(hash: HashAlgorithm, key: &[u8]) -> Self {
        Self { hash, key: HmacKey::new(hash, key) }
    }

    /// The hash.
    pub const fn hash(&self) -> HashAlgorithm {
        self.hash
    }

    /// The most bytes that one expansion gives.
    pub const fn max_output(&self) -> usize {
        255 * self.hash.output_len()
    }

    /// HKDF-Expand: fills `out` with what follows from the key for the use that `info`, its parts one after the other,
    /// says.
    ///
    /// # Panics
    /// If `out` is longer than [`max_output`](Self::max_output).
    pub fn expand(&self, info: &[&[u8]], out: &mut [u8]) {
        assert!(out.len() <= self.max_output(), "HKDF gives no more than 255 blocks");
        let mut last: Option<Digest> = None;
        for (counter, chunk) in (1..=255u8).zip(out.chunks_mut(self.hash.output_len())) {
            let mut mac = self.key.start();
            if let Some(last) = &last {
                mac.update(last.as_ref());
            }
            info.iter().for_each(|part| mac.update(part));
            mac.update(&[counter]);
            let block = mac.finish();
            chunk.copy_from_slice(&block.as_ref()[..chunk.len()]);
            last = Some(block);
        }
    }

    /// HKDF-Expand-Label: as [`expand`](Self::expand), for the use that `label` names in `context`, and for no other length
    /// of `out`.
    ///
    /// # Panics
    /// If `out` is longer than [`max_output`](Self::max_output), `label` than [`MAX_LABEL`], or `context` than 255 bytes.
    pub fn expand_label(&self, label: &[u8], context: &[u8], out: &mut [u8]) {
        const SHORT: &str = "what stands in a HkdfLabel has at most 255 bytes";
        let length = u16::try_from(out.len()).expect("HKDF gives no more than 255 blocks").to_be_bytes();
        let label_len = u8::try_from(LABEL_PREFIX.len() + label.len()).expect(SHORT);
        let context_len = u8::try_from(context.len()).expect(SHORT);
        self.expand(&[&length, &[label_len], LABEL_PREFIX, label, &[context_len], context], out);
    }
}

#[cfg(test)]
mod tests;
