//! Records under CBC and HMAC: MAC-then-encrypt (RFC 5246, section 6.2.3.2) and encrypt-then-MAC (RFC 7366).
//!
//! Since TLS 1.1 the IV travels with each record; TLS 1.0 and SSL 3.0 take each record's IV from the end of the one before.
//! SSL 3.0 also has another MAC, and padding that nobody can check (RFC 6101, section 5.2.3.2), which undoes it (POODLE).

use core::ops::Range;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::constant_time::{Mac, extract, less};
use super::{DirectionKeys, Sequence, pseudo_header};
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::cbc::MAX_BLOCK;
use crate::crypto::{CbcAlgorithm, CbcKey, HashAlgorithm, HmacKey, rng};
use crate::record::RecordHeader;
use crate::{Error, Result};

/// The greatest number of bytes that padding has, its own length among them.
const MAX_PADDING: usize = 256;

/// How many bytes of IVs are drawn from the system at once: asking for each costs more than a small record's encryption.
const DRAWN: usize = 16 * MAX_BLOCK;

/// One direction's keys of a CBC suite.
pub struct CbcProtection {
    key: CbcKey,
    /// The block's length in bytes.
    block: usize,
    /// Padding may be anything shorter than a block, as in SSL 3.0.
    any_padding: bool,
    order: Order,
    mac_len: usize,
    sequence: Sequence,
    ivs: Ivs,
}

/// Which comes first, with its key.
enum Order {
    MacThenEncrypt(Mac),
    EncryptThenMac(HmacKey),
}

/// Where the records' IVs come from.
#[expect(clippy::large_enum_variant, reason = "what holds it is on the heap, and nearly all connections draw")]
enum Ivs {
    /// Random, and sent before each record. They are drawn ahead: they are no secret once sent, and only their sender must
    /// not know them early.
    Explicit { drawn: [u8; DRAWN], left: usize },
    /// The last encrypted block of the record before.
    Chained([u8; MAX_BLOCK]),
}

impl Ivs {
    /// The IV of the next record to be sealed, `block` bytes of it.
    fn next(&mut self, block: usize) -> Result<[u8; MAX_BLOCK]> {
        let mut iv = [0; MAX_BLOCK];
        match self {
            Self::Explicit { drawn, left } => {
                if *left < block {
                    rng::fill(drawn)?;
                    *left = DRAWN;
                }
                *left -= block;
                iv[..block].copy_from_slice(&drawn[*left..*left + block]);
            }
            Self::Chained(last) => iv = *last,
        }
        Ok(iv)
    }

    /// How many bytes of IV stand before each record.
    const fn sent_len(&self, block: usize) -> usize {
        match self {
            Self::Explicit { .. } => block,
            Self::Chained(_) => 0,
        }
    }

    /// Remembers the end of an encrypted record, at least a block long.
    fn remember(&mut self, block: usize, encrypted: &[u8]) {
        if let Self::Chained(last) = self {
            last[..block].copy_from_slice(&encrypted[encrypted.len() - block..]);
        }
    }
}

impl CbcProtection {
    pub(super) fn new(
        cipher: CbcAlgorithm,
        mac: HashAlgorithm,
        version: ProtocolVersion,
        keys: DirectionKeys<'_>,
        encrypt_then_mac: bool,
    ) -> Self {
        let block = cipher.block_len();
        let ivs = if version <= ProtocolVersion::TLS1_0 {
            let mut first = [0; MAX_BLOCK];
            first[..block].copy_from_slice(keys.iv);
            Ivs::Chained(first)
        } else {
            Ivs::Explicit { drawn: [0; DRAWN], left: 0 }
        };
        Self {
            key: CbcKey::new(cipher, keys.key),
            block,
            any_padding: version == ProtocolVersion::SSL3,
            order: match version {
                #[cfg(feature = "ssl3")]
                ProtocolVersion::SSL3 => Order::MacThenEncrypt(Mac::new_ssl3(keys.mac_key)),
                _ if encrypt_then_mac => Order::EncryptThenMac(HmacKey::new(mac, keys.mac_key)),
                _ => Order::MacThenEncrypt(Mac::new(mac, keys.mac_key)),
            },
            mac_len: mac.output_len(),
            sequence: Sequence::default(),
            ivs,
        }
    }

    pub(super) const fn has_chained_ivs(&self) -> bool {
        matches!(self.ivs, Ivs::Chained(_))
    }

    pub(super) const fn sealed_len(&self, length: usize) -> usize {
        self.ivs.sent_len(self.block)
            + match self.order {
                Order::MacThenEncrypt(_) => self.padded(length + self.mac_len),
                Order::EncryptThenMac(_) => self.padded(length) + self.mac_len,
            }
    }

    pub(super) fn seal(
        &mut self,
        content_type: ContentType,
        version: ProtocolVersion,
        fragment: &[u8],
        body: &mut [u8],
    ) -> Result<()> {
        let number = self.sequence.next()?;
        let iv = self.ivs.next(self.block)?;
        let iv = &iv[..self.block];
        let front = self.ivs.sent_len(self.block);
        body[..front].copy_from_slice(&iv[..front]);
        let at = front + fragment.len();
        body[front..at].copy_from_slice(fragment);
        match &self.order {
            Order::MacThenEncrypt(key) => {
                let header = pseudo_header(number, content_type, version, fragment.len());
                let mac = key.mac(&header, fragment, fragment.len(), fragment.len());
                body[at..at + self.mac_len].copy_from_slice(&mac[..self.mac_len]);
                pad(&mut body[at + self.mac_len..]);
                self.key.encrypt(iv, &mut body[front..]);
                self.ivs.remember(self.block, body);
            }
            Order::EncryptThenMac(key) => {
                let (encrypted, mac) = body.split_at_mut(front + self.padded(fragment.len()));
                pad(&mut encrypted[at..]);
                self.key.encrypt(iv, &mut encrypted[front..]);
                self.ivs.remember(self.block, encrypted);
                let header = pseudo_header(number, content_type, version, encrypted.len());
                mac.copy_from_slice(key.sign(&[&header, encrypted]).as_ref());
            }
        }
        Ok(())
    }

    pub(super) fn open(&mut self, header: RecordHeader, body: &mut [u8]) -> Result<Range<usize>> {
        let number = self.sequence.next()?;
        let RecordHeader { content_type, version, .. } = header;
        let front = self.ivs.sent_len(self.block);
        let length = match &self.order {
            Order::MacThenEncrypt(key) => {
                let (iv, data) = body.split_at_mut_checked(front).ok_or(Error::BadRecordMac)?;
                // All of this is said by the record's length, which is no secret.
                if data.len() % self.block != 0 || data.len() <= self.mac_len {
                    return Err(Error::BadRecordMac);
                }
                decrypt(&self.key, &mut self.ivs, iv, self.block, data);
                let (length, padding) = if self.any_padding {
                    strip_any(data, self.mac_len, self.block)
                } else {
                    strip(data, self.mac_len)
                };
                let most = data.len() - self.mac_len;
                let least = most.saturating_sub(MAX_PADDING);
                let header = pseudo_header(number, content_type, version, length);
                let expected = Zeroizing::new(key.mac(&header, &data[..most], length, least));
                let came = extract(data, length, least, self.mac_len);
                let equal = expected[..self.mac_len].ct_eq(&came[..self.mac_len]);
                if !bool::from(equal & padding.ct_eq(&usize::MAX)) {
                    return Err(Error::BadRecordMac);
                }
                length
            }
            Order::EncryptThenMac(key) => {
                let at = body.len().checked_sub(self.mac_len).ok_or(Error::BadRecordMac)?;
                let (encrypted, mac) = body.split_at_mut(at);
                let header = pseudo_header(number, content_type, version, at);
                if at < front + self.block || at % self.block != 0 || !key.verify(&[&header, encrypted], mac) {
                    return Err(Error::BadRecordMac);
                }
                let (iv, data) = encrypted.split_at_mut(front);
                decrypt(&self.key, &mut self.ivs, iv, self.block, data);
                let (length, padding) = strip(data, 0);
                if padding != usize::MAX {
                    return Err(Error::BadRecordMac);
                }
                length
            }
        };
        Ok(front..front + length)
    }

    /// The length of `length` bytes with padding to whole blocks, of which there is at least one byte.
    const fn padded(&self, length: usize) -> usize {
        (length / self.block + 1) * self.block
    }
}

/// Decrypts a record's blocks, whose IV is `sent` or the one that `ivs` remembers.
fn decrypt(key: &CbcKey, ivs: &mut Ivs, sent: &[u8], block: usize, data: &mut [u8]) {
    let chained = match ivs {
        Ivs::Chained(last) => Some(*last),
        Ivs::Explicit { .. } => None,
    };
    ivs.remember(block, data);
    key.decrypt(chained.as_ref().map_or(sent, |last| &last[..block]), data);
}

/// Writes padding: every byte of it says how many come before the last.
fn pad(padding: &mut [u8]) {
    padding.fill((padding.len() - 1) as u8);
}

/// How many bytes come before the MAC of `mac_len` bytes and the padding at the end of `data`, and a mask: all ones if
/// the padding is right. If it is not, it counts as absent, so that a MAC can be computed all the same. `data` is longer
/// than the MAC. The same bytes are read whatever they are.
fn strip(data: &[u8], mac_len: usize) -> (usize, usize) {
    let before = usize::from(data.last().copied().unwrap_or_default());
    let mut wrong = 0;
    for (distance, &byte) in data.iter().rev().take(MAX_PADDING).enumerate() {
        wrong |= (usize::from(byte) ^ before) & less(distance, before + 1);
    }
    let right = less(before + mac_len, data.len()) & less(wrong, 1);
    (data.len() - mac_len - ((before + 1) & right), right)
}

/// As [`strip`], for SSL 3.0: only the last byte of the padding counts.
fn strip_any(data: &[u8], mac_len: usize, block: usize) -> (usize, usize) {
    let before = usize::from(data.last().copied().unwrap_or_default());
    let right = less(before + mac_len, data.len()) & less(before, block);
    (data.len() - mac_len - ((before + 1) & right), right)
}
