//! Payloads cut into records.

use super::protection::Protection;
use super::{Compressor, HEADER, MAX_PLAINTEXT, OutputBuffer, RecordHeader};
use crate::Result;
use crate::codepoint::{CompressionMethod, ContentType, ProtocolVersion};

/// A record that was made.
pub struct Written<'a> {
    /// What it carries.
    pub content_type: ContentType,
    /// That, before compression and encryption.
    pub plaintext: &'a [u8],
    /// How many zeros TLS 1.3 has put after it; `None` if the record's header says itself what it carries.
    pub padding: Option<usize>,
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
        }
    }

    /// Protects what is written from now on.
    pub fn set_protection(&mut self, protection: Protection) {
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
        self.protection.records_left()
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
        if !self.protects(content_type) {
            let header = RecordHeader { content_type, version: ProtocolVersion::TLS1_2, length: payload.len() };
            let record = out.append(HEADER + payload.len());
            let (head, body) = record.split_at_mut(HEADER);
            head.copy_from_slice(&header.encode());
            body.copy_from_slice(payload);
            show(Written { content_type, plaintext: payload, padding: None, wire: record });
            return Ok(());
        }
        let (first, rest) = payload.split_at(lone.into());
        let size = |length| HEADER + self.protection.sealed_len(length);
        let longest = self.max_fragment();
        let hidden = self.protection.hides_type();
        let full = rest.len() / longest;
        out.reserve(size(1) + full * size(longest) + size(rest.len() % longest));
        for fragment in first.chunks(1).chain(rest.chunks(longest)) {
            let compressed;
            let body = match &mut self.compressor {
                None => fragment,
                Some(compressor) => {
                    compressed = compressor.compress(fragment)?;
                    &compressed[..]
                }
            };
            let length = self.protection.sealed_len(body.len());
            let header = RecordHeader {
                content_type: if hidden { ContentType::APPLICATION_DATA } else { content_type },
                version: self.version.min(ProtocolVersion::TLS1_2),
                length,
            };
            let record = out.append(HEADER + length);
            let (head, sealed) = record.split_at_mut(HEADER);
            head.copy_from_slice(&header.encode());
            self.protection.seal(content_type, self.version, body, sealed)?;
            let padding = hidden.then(|| length - self.protection.sealed_len(body.len()));
            show(Written { content_type, plaintext: fragment, padding, wire: record });
        }
        Ok(())
    }
}
