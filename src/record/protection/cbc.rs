//! Records under AES-CBC and HMAC: MAC-then-encrypt (RFC 5246, section 6.2.3.2) and encrypt-then-MAC (RFC 7366).
//!
//! The IV travels with each record, as since TLS 1.1. TLS 1.0 takes each record's IV from the end of the one before,
//! and SSL 3.0 has a MAC of its own: what they would change is [`CbcProtection::seal`]'s first block and [`Order`].

use core::ops::Range;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::constant_time::{Mac, extract, less};
use super::{DirectionKeys, Sequence, pseudo_header};
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::cbc::BLOCK;
use crate::crypto::{CbcAlgorithm, CbcKey, HashAlgorithm, HmacKey, rng};
use crate::record::RecordHeader;
use crate::{Error, Result};

/// The greatest number of bytes that padding has, its own length among them.
const MAX_PADDING: usize = 256;

/// How many IVs are drawn from the system at once: asking for each costs more than a small record's encryption.
const IVS: usize = 16;

/// One direction's keys of a CBC suite.
pub struct CbcProtection {
    key: CbcKey,
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

/// Random IVs drawn ahead. They are no secret once sent, and only their sender must not know them early.
#[derive(Default)]
struct Ivs {
    bytes: [[u8; BLOCK]; IVS],
    left: usize,
}

impl Ivs {
    fn next(&mut self) -> Result<[u8; BLOCK]> {
        if self.left == 0 {
            rng::fill(self.bytes.as_flattened_mut())?;
            self.left = IVS;
        }
        self.left -= 1;
        Ok(self.bytes[self.left])
    }
}

impl CbcProtection {
    pub(super) fn new(
        cipher: CbcAlgorithm,
        mac: HashAlgorithm,
        keys: DirectionKeys<'_>,
        encrypt_then_mac: bool,
    ) -> Self {
        Self {
            key: CbcKey::new(cipher, keys.key),
            order: if encrypt_then_mac {
                Order::EncryptThenMac(HmacKey::new(mac, keys.mac_key))
            } else {
                Order::MacThenEncrypt(Mac::new(mac, keys.mac_key))
            },
            mac_len: mac.output_len(),
            sequence: Sequence::default(),
            ivs: Ivs::default(),
        }
    }

    pub(super) const fn sealed_len(&self, length: usize) -> usize {
        match self.order {
            Order::MacThenEncrypt(_) => BLOCK + padded(length + self.mac_len),
            Order::EncryptThenMac(_) => BLOCK + padded(length) + self.mac_len,
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
        let iv = self.ivs.next()?;
        body[..BLOCK].copy_from_slice(&iv);
        let at = BLOCK + fragment.len();
        body[BLOCK..at].copy_from_slice(fragment);
        match &self.order {
            Order::MacThenEncrypt(key) => {
                let header = pseudo_header(number, content_type, version, fragment.len());
                let mac = key.mac(&header, fragment, fragment.len(), fragment.len());
                body[at..at + self.mac_len].copy_from_slice(&mac[..self.mac_len]);
                pad(&mut body[at + self.mac_len..]);
                self.key.encrypt(&iv, &mut body[BLOCK..]);
            }
            Order::EncryptThenMac(key) => {
                let (encrypted, mac) = body.split_at_mut(BLOCK + padded(fragment.len()));
                pad(&mut encrypted[at..]);
                self.key.encrypt(&iv, &mut encrypted[BLOCK..]);
                let header = pseudo_header(number, content_type, version, encrypted.len());
                mac.copy_from_slice(key.sign(&[&header, encrypted]).as_ref());
            }
        }
        Ok(())
    }

    pub(super) fn open(&mut self, header: RecordHeader, body: &mut [u8]) -> Result<Range<usize>> {
        let number = self.sequence.next()?;
        let RecordHeader { content_type, version, .. } = header;
        let length = match &self.order {
            Order::MacThenEncrypt(key) => {
                let (iv, data) = body.split_first_chunk_mut().ok_or(Error::BadRecordMac)?;
                // All of this is said by the record's length, which is no secret.
                if data.len() % BLOCK != 0 || data.len() <= self.mac_len {
                    return Err(Error::BadRecordMac);
                }
                self.key.decrypt(iv, data);
                let (length, padding) = strip(data, self.mac_len);
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
                if at < 2 * BLOCK || at % BLOCK != 0 || !key.verify(&[&header, encrypted], mac) {
                    return Err(Error::BadRecordMac);
                }
                let (iv, data) = encrypted.split_first_chunk_mut().ok_or(Error::BadRecordMac)?;
                self.key.decrypt(iv, data);
                let (length, padding) = strip(data, 0);
                if padding != usize::MAX {
                    return Err(Error::BadRecordMac);
                }
                length
            }
        };
        Ok(BLOCK..BLOCK + length)
    }
}

/// The length of `length` bytes with padding to whole blocks, of which there is at least one byte.
const fn padded(length: usize) -> usize {
    (length / BLOCK + 1) * BLOCK
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
