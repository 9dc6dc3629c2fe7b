//! Records of TLS 1.3 (RFC 8446, section 5.2): what a record carries is hidden along with the data, and so is its length if
//! zeros follow.

use core::ops::Range;

use zeroize::Zeroizing;

use super::{Opened, Sequence};
use crate::alert::AlertDescription;
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::aead::NONCE_LEN;
use crate::crypto::{AeadAlgorithm, AeadKey};
use crate::error::Reason;
use crate::record::RecordHeader;
use crate::{Error, Result};

/// How many records may go under one key of AES-GCM: 2^24.5 (RFC 8446, section 5.5).
const GCM_RECORDS: u64 = 23_726_566;

/// How many records may go under one key of AES-CCM (RFC 9147, section 4.5.3).
const CCM_RECORDS: u64 = 1 << 23;

/// One direction's traffic key.
pub struct Tls13Protection {
    key: AeadKey,
    iv: Zeroizing<[u8; NONCE_LEN]>,
    sequence: Sequence,
    /// How many records may go under the key.
    limit: u64,
}

impl Tls13Protection {
    pub(super) fn new(algorithm: AeadAlgorithm, key: &[u8], iv: &[u8; NONCE_LEN]) -> Self {
        let limit = match algorithm {
            AeadAlgorithm::Aes128Gcm | AeadAlgorithm::Aes256Gcm => GCM_RECORDS,
            AeadAlgorithm::Aes128Ccm
            | AeadAlgorithm::Aes256Ccm
            | AeadAlgorithm::Aes128Ccm8
            | AeadAlgorithm::Aes256Ccm8 => CCM_RECORDS,
            // The sequence number ends first.
            AeadAlgorithm::ChaCha20Poly1305 => u64::MAX,
        };
        Self { key: AeadKey::new(algorithm, key), iv: Zeroizing::new(*iv), sequence: Sequence::default(), limit }
    }

    pub(super) const fn sealed_len(&self, length: usize) -> usize {
        length + 1 + self.key.tag_len()
    }

    /// How many more records may be protected before a new key must take over.
    pub(super) const fn records_left(&self) -> u64 {
        self.limit.saturating_sub(self.sequence.0)
    }

    /// Lets so many records more go under the key.
    #[cfg(test)]
    pub(super) const fn leave_records(&mut self, records: u64) {
        self.limit = self.sequence.0 + records;
    }

    /// The nonce of the record with this number: the IV, XORed with it.
    fn nonce(&self, number: u64) -> [u8; NONCE_LEN] {
        let mut nonce = *self.iv;
        let number = number.to_be_bytes();
        nonce.iter_mut().skip(NONCE_LEN - number.len()).zip(number).for_each(|(byte, number)| *byte ^= number);
        nonce
    }

    /// Where `body` is longer than it need be, zeros hide how long the fragment is.
    pub(super) fn seal(&mut self, content_type: ContentType, fragment: &[u8], body: &mut [u8]) -> Result<()> {
        let number = self.sequence.next()?;
        let header = RecordHeader {
            content_type: ContentType::APPLICATION_DATA,
            version: ProtocolVersion::TLS1_2,
            length: body.len(),
        };
        let (inner, tag) = body.split_at_mut(body.len() - self.key.tag_len());
        let (data, end) = inner.split_at_mut(fragment.len());
        let (inner_type, zeros) = end.split_at_mut(1);
        data.copy_from_slice(fragment);
        inner_type.copy_from_slice(&[content_type.0]);
        zeros.fill(0);
        self.key.seal_in_place(&self.nonce(number), &header.encode(), inner, tag);
        Ok(())
    }

    /// A record that does not open is not counted, so that those of refused early data can be passed over.
    pub(super) fn open(&mut self, header: RecordHeader, body: &mut [u8]) -> Result<Opened> {
        let length = body.len().checked_sub(self.key.tag_len()).ok_or(Error::BadRecordMac)?;
        let (inner, tag) = body.split_at_mut(length);
        self.key.open_in_place(&self.nonce(self.sequence.0), &header.encode(), inner, tag)?;
        self.sequence.next()?;
        let (content_type, data) = split(inner)?;
        Ok(Opened { content_type, padding: inner.len() - 1 - data.len(), data })
    }
}

/// Parts what a record carries from its type, which is the last byte that is not zero.
fn split(inner: &[u8]) -> Result<(ContentType, Range<usize>)> {
    let at = inner.iter().rposition(|&byte| byte != 0);
    let content_type = at.and_then(|at| inner.get(at)).map(|&byte| ContentType(byte));
    match (content_type, at) {
        (
            Some(content_type @ (ContentType::HANDSHAKE | ContentType::ALERT | ContentType::APPLICATION_DATA)),
            Some(at),
        ) => Ok((content_type, 0..at)),
        _ => Err(Error::Peer {
            alert: AlertDescription::UNEXPECTED_MESSAGE,
            reason: Reason::BAD_RECORD_TYPE,
            detail: content_type.map_or_else(
                || "an encrypted record of zeros alone".into(),
                |got| format!("an encrypted record of {got}"),
            ),
        }),
    }
}

#[cfg(test)]
mod tests;
