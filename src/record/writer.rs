//! Payloads cut into records.

use super::protection::Protection;
use super::{Compressor, HEADER, MAX_PLAINTEXT, OutputBuffer, RecordHeader};
use crate::Result;
use crate::codepoint::{CompressionMethod, ContentType, ProtocolVersion};
use padding::Padding;

mod padding;

/// A record that was made.
pub struct Written<'a> {
    /// What it carries.
    pub content_type: ContentType,
    /// That, before compression and encryption.
    pub plaintext: &'a [u8],
    /// How many zeros TLS 1.3 has put after it; `None` if the record's header says itself what it carries.
    pub padding: Option<usize>,
    /// How often the keys had changed before it.
    pub epoch: u32,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The record as it travels, header included.
    pub wire: &'a [u8],
}

/// Makes the records of one direction.
#[derive(Debug)]
pub struct RecordWriter {
    protection: Protection,
    compressor: Option<Compressor>,
    version: ProtocolVersion,
    max_fragment: usize,
    limit: usize,
    split_first_byte: bool,
    /// How often the keys have changed.
    epoch: u32,
    padding: Padding,
}

impl Default for RecordWriter {
    fn default() -> Self {
        Self::new()
    }
}

impl RecordWriter {
    /// A writer of unprotected records that say TLS 1.0, as those of a first ClientHello should (RFC 5246, appendix E.1).
    pub const fn new() -> Self {
        Self {
            protection: Protection::NULL,
            compressor: None,
            version: ProtocolVersion::TLS1_0,
            max_fragment: MAX_PLAINTEXT,
            limit: MAX_PLAINTEXT,
            split_first_byte: true,
            epoch: 0,
            padding: Padding::NONE,
        }
    }

    /// Protects what is written from now on.
    pub fn set_protection(&mut self, protection: Protection) {
        if self.holds() {
            self.padding.hold_keys(protection);
        } else {
            self.begin_epoch(protection);
        }
    }

    fn begin_epoch(&mut self, protection: Protection) {
        self.protection = protection;
        self.epoch += 1;
    }

    /// How often the keys have changed.
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Compresses what is written from now on, or no longer.
    pub fn set_compressor(&mut self, compressor: Option<Compressor>) {
        self.compressor = compressor;
    }

    /// What fragments are compressed with.
    pub const fn compression(&self) -> CompressionMethod {
        match &self.compressor {
            Some(compressor) => compressor.method(),
            None => CompressionMethod::NULL,
        }
    }

    /// The version that records are of.
    pub const fn version(&self) -> ProtocolVersion {
        self.version
    }

    /// Sets the version that records are of. Those of TLS 1.3 say TLS 1.2.
    pub const fn set_version(&mut self, version: ProtocolVersion) {
        self.version = version;
    }

    /// Sets how many bytes of payload one record carries at most: 1 to [`MAX_PLAINTEXT`], others are brought in range.
    pub const fn set_max_fragment(&mut self, max_fragment: usize) {
        self.max_fragment = match max_fragment {
            0 => 1,
            1..=MAX_PLAINTEXT => max_fragment,
            _ => MAX_PLAINTEXT,
        };
    }

    /// Sets how many bytes of payload the peer takes in one record: 1 to [`MAX_PLAINTEXT`], others are brought in range.
    pub const fn set_limit(&mut self, limit: usize) {
        self.limit = match limit {
            0 => 1,
            1..=MAX_PLAINTEXT => limit,
            _ => MAX_PLAINTEXT,
        };
    }

    /// How many bytes of payload one record carries at most.
    pub const fn max_fragment(&self) -> usize {
        if self.limit < self.max_fragment { self.limit } else { self.max_fragment }
    }

    /// Sets whether the first byte of application data goes alone where IVs are chained (TLS 1.0 and CBC): its MAC then
    /// makes the IV of what follows unpredictable to whoever chose the data (BEAST).
    pub const fn set_split_first_byte(&mut self, split_first_byte: bool) {
        self.split_first_byte = split_first_byte;
    }

    /// Whether what is written now is encrypted, if it is of this type.
    pub fn encrypts(&self, content_type: ContentType) -> bool {
        self.protection.encrypts() && self.protects(content_type)
    }

    /// How many more records may be written before new keys must take over.
    pub fn records_left(&self) -> u64 {
        self.padding.latest_keys().unwrap_or(&self.protection).records_left()
    }

    /// Lets so many records more go under the keys of TLS 1.3.
    #[cfg(test)]
    pub fn leave_records(&mut self, records: u64) {
        self.protection.leave_records(records);
    }

    /// Whether records of this type are protected by what protects the others: TLS 1.3's ChangeCipherSpec never is.
    fn protects(&self, content_type: ContentType) -> bool {
        content_type != ContentType::CHANGE_CIPHER_SPEC || !self.protection.hides_type()
    }

    /// Cuts `payload` into records and appends them to `out`. An empty payload makes none.
    ///
    /// Fails if the sequence number or the system's randomness is exhausted; the connection cannot go on then.
    pub fn write(&mut self, content_type: ContentType, payload: &[u8], out: &mut OutputBuffer) -> Result<()> {
        self.write_and_show(content_type, payload, out, &mut |_| {})
    }

    /// As [`write`](Self::write), and shows each record to `show`.
    pub fn write_and_show(
        &mut self,
        content_type: ContentType,
        payload: &[u8],
        out: &mut OutputBuffer,
        show: &mut dyn FnMut(Written<'_>),
    ) -> Result<()> {
        let lone = self.split_first_byte
            && content_type == ContentType::APPLICATION_DATA
            && payload.len() > 1
            && self.protection.has_chained_ivs();
        if self.holds() || (self.padding.is_asked() && self.encrypts(content_type) && self.protection.hides_type()) {
            let longest = self.max_fragment();
            payload.chunks(longest).for_each(|fragment| self.padding.hold(content_type, fragment));
            return Ok(());
        }
        if !self.protects(content_type) {
            self.write_plain(content_type, payload, out, show);
            return Ok(());
        }
        let (first, rest) = payload.split_at(lone.into());
        let size = |length| HEADER + self.protection.sealed_len(length);
        let longest = self.max_fragment();
        let full = rest.len() / longest;
        out.reserve(size(1) + full * size(longest) + size(rest.len() % longest));
        for fragment in first.chunks(1).chain(rest.chunks(longest)) {
            let padding = self.padding.of(fragment.len(), longest);
            self.write_fragment(content_type, fragment, padding, out, show)?;
        }
        Ok(())
    }

    /// Appends a record without payload, which no peer should send.
    #[cfg(test)]
    pub fn write_empty(&mut self, content_type: ContentType, padding: usize, out: &mut OutputBuffer) -> Result<()> {
        self.write_fragment(content_type, &[], padding, out, &mut |_| {})
    }

    /// Appends one record. Only those of TLS 1.3 take `padding`, in bytes.
    fn write_fragment(
        &mut self,
        content_type: ContentType,
        fragment: &[u8],
        padding: usize,
        out: &mut OutputBuffer,
        show: &mut dyn FnMut(Written<'_>),
    ) -> Result<()> {
        let hidden = self.protection.hides_type();
        let compressed;
        let body = match &mut self.compressor {
            None => fragment,
            Some(compressor) => {
                compressed = compressor.compress(fragment)?;
                &compressed[..]
            }
        };
        let length = self.protection.sealed_len(body.len()) + if hidden { padding } else { 0 };
        let header = RecordHeader {
            content_type: if hidden { ContentType::APPLICATION_DATA } else { content_type },
            version: self.version.min(ProtocolVersion::TLS1_2),
            length,
        };
        let record = out.append(HEADER + length);
        let (head, sealed) = record.split_at_mut(HEADER);
        head.copy_from_slice(&header.encode());
        self.protection.seal(content_type, self.version, body, sealed)?;
        show(Written {
            content_type,
            plaintext: fragment,
            padding: hidden.then_some(padding),
            epoch: self.epoch,
            encrypted: self.protection.encrypts(),
            wire: record,
        });
        Ok(())
    }

    /// Appends one record without protection, whatever protects the others.
    fn write_plain(
        &self,
        content_type: ContentType,
        fragment: &[u8],
        out: &mut OutputBuffer,
        show: &mut dyn FnMut(Written<'_>),
    ) {
        let header = RecordHeader { content_type, version: ProtocolVersion::TLS1_2, length: fragment.len() };
        let record = out.append(HEADER + fragment.len());
        let (head, body) = record.split_at_mut(HEADER);
        head.copy_from_slice(&header.encode());
        body.copy_from_slice(fragment);
        let epoch = self.epoch;
        show(Written { content_type, plaintext: fragment, padding: None, epoch, encrypted: false, wire: record });
    }
}
