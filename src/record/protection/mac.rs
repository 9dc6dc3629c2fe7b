//! Records that are authenticated and not encrypted (RFC 5246, section 6.2.3.1): the NULL suites, for testing.

use core::ops::Range;

use super::{DirectionKeys, Sequence, pseudo_header};
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::{HashAlgorithm, HmacKey};
use crate::record::RecordHeader;
use crate::{Error, Result};

/// One direction's MAC key of a NULL suite.
pub struct MacProtection {
    key: HmacKey,
    mac_len: usize,
    sequence: Sequence,
}

impl MacProtection {
    pub(super) fn new(mac: HashAlgorithm, keys: DirectionKeys<'_>) -> Self {
        Self { key: HmacKey::new(mac, keys.mac_key), mac_len: mac.output_len(), sequence: Sequence::default() }
    }

    pub(super) const fn sealed_len(&self, length: usize) -> usize {
        length + self.mac_len
    }

    pub(super) fn seal(
        &mut self,
        content_type: ContentType,
        version: ProtocolVersion,
        fragment: &[u8],
        body: &mut [u8],
    ) -> Result<()> {
        let header = pseudo_header(self.sequence.next()?, content_type, version, fragment.len());
        let (data, mac) = body.split_at_mut(fragment.len());
        data.copy_from_slice(fragment);
        mac.copy_from_slice(self.key.sign(&[&header, fragment]).as_ref());
        Ok(())
    }

    pub(super) fn open(&mut self, header: RecordHeader, body: &mut [u8]) -> Result<Range<usize>> {
        let number = self.sequence.next()?;
        let length = body.len().checked_sub(self.mac_len).ok_or(Error::BadRecordMac)?;
        let (data, mac) = body.split_at(length);
        let header = pseudo_header(number, header.content_type, header.version, length);
        if self.key.verify(&[&header, data], mac) { Ok(0..length) } else { Err(Error::BadRecordMac) }
    }
}
