//! Records out of the transport's bytes: collected, checked, and decrypted where they lie.

use core::ops::Range;

use super::protection::{Opened, Protection};
use super::{Decompressor, HEADER, MAX_CIPHERTEXT, MAX_COMPRESSED, MAX_PLAINTEXT, RecordHeader, pool};
use crate::alert::AlertDescription;
use crate::codepoint::{CompressionMethod, ContentType, ProtocolVersion};
use crate::error::Reason;
use crate::{Error, Result};

mod tls13;

use tls13::Leniency;

/// How many records without payload may follow each other, as in OpenSSL.
const MAX_EMPTY_RECORDS: u32 = 32;

/// The greatest length of a reader's buffer, in bytes, that one can ask for.
const LONGEST_BUFFER: usize = 1 << 24;

/// What is known of a record whose payload lies in the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IncomingRecord {
    /// Its header as it came.
    pub header: [u8; HEADER],
    /// What it carries.
    pub content_type: ContentType,
    /// Its payload's length in bytes, after decryption.
    pub len: usize,
    /// How many zeros TLS 1.3 had put after the payload; `None` if the record's header says itself what it carries.
    pub padding: Option<usize>,
    /// It is early data that is passed over ([`RecordReader::skip_early_data`]): its payload is not given out.
    pub skipped: bool,
}

/// A reader's buffer while it is elsewhere.
pub struct Loan {
    buffer: Vec<u8>,
    space: Range<usize>,
}

impl Loan {
    /// Where to read to.
    pub fn space(&mut self) -> &mut [u8] {
        self.buffer.get_mut(self.space.clone()).unwrap_or_default()
    }
}

/// Takes in one direction's bytes and gives out its records.
///
/// The caller reads into [`space`](Self::space), says how much with [`filled`](Self::filled), and takes records with
/// [`next`](Self::next) until there are none. Each one's payload stays until it is [consumed](Self::consume).
pub struct RecordReader {
    protection: Protection,
    decompressor: Option<Decompressor>,
    /// The version that records must carry; `None` before one is negotiated.
    version: Option<ProtocolVersion>,
    /// How many bytes of payload a record may carry.
    limit: usize,
    /// Initialised throughout; what counts is `start..end` and `payload`. Owns nothing while there are no bytes.
    buffer: Vec<u8>,
    /// The buffer's length when it is taken.
    buffer_len: usize,
    /// Where the next record's header begins.
    start: usize,
    /// Where the bytes that came end.
    end: usize,
    /// What of the current record is not consumed yet; it lies before `start`.
    payload: Range<usize>,
    /// How much of the buffer has held bytes since it was taken, and is wiped when given back.
    used: usize,
    /// How many records without payload came in a row.
    empty_records: u32,
    /// Which records of TLS 1.3 may come that these keys do not protect.
    leniency: Leniency,
    /// How often the keys have changed.
    epoch: u32,
    /// What comes next must begin with a record.
    boundary_due: bool,
    /// Whether a whole record has come: until then the bytes may be anything but TLS.
    established: bool,
    /// The header that [`next`](RecordReader::next) saw for the first time.
    header: Option<[u8; HEADER]>,
    /// Whether it has seen the header of the record that is waited for.
    header_seen: bool,
    /// If somebody wants to see it: the record that it took last, as it came.
    wire: Option<Vec<u8>>,
}

impl Default for RecordReader {
    fn default() -> Self {
        Self::new()
    }
}

impl RecordReader {
    /// A reader of unprotected records of any version.
    pub const fn new() -> Self {
        Self {
            protection: Protection::NULL,
            decompressor: None,
            version: None,
            limit: MAX_PLAINTEXT,
            buffer: Vec::new(),
            buffer_len: pool::BUFFER,
            start: 0,
            end: 0,
            payload: 0..0,
            used: 0,
            empty_records: 0,
            leniency: Leniency::NONE,
            epoch: 0,
            boundary_due: false,
            established: false,
            header: None,
            header_seen: false,
            wire: None,
        }
    }

    /// Keeps each record as it came, for [`wire`](Self::wire).
    pub fn keep_wire(&mut self) {
        self.wire.get_or_insert_default();
    }

    /// The record that [`next`](Self::next) took, header included, as it came, whether or not it could be decrypted.
    /// Empty if it took none, or if that was not asked for.
    pub fn wire(&self) -> &[u8] {
        self.wire.as_deref().unwrap_or_default()
    }

    /// The header that came, if [`next`](Self::next) saw one that it had not seen before: whether it likes it or not, and
    /// whether or not the record is whole.
    pub const fn new_header(&self) -> Option<[u8; HEADER]> {
        self.header
    }

    /// Whether a record that comes now is encrypted if its header says `content_type`.
    pub fn encrypts(&self, content_type: ContentType) -> bool {
        self.protection.encrypts_type(content_type)
    }

    /// Reads what follows the current record under these keys. No handshake message may go over that border.
    pub fn set_protection(&mut self, protection: Protection) {
        self.protection = protection;
        self.epoch += 1;
        self.boundary_due = true;
    }

    /// How often the keys have changed.
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Whether the keys have changed since this was asked last: then nothing may be left of the records before.
    pub const fn take_boundary(&mut self) -> bool {
        core::mem::replace(&mut self.boundary_due, false)
    }

    /// Decompresses what follows the current record, or no longer.
    pub fn set_decompressor(&mut self, decompressor: Option<Decompressor>) {
        self.decompressor = decompressor;
    }

    /// What fragments are decompressed with.
    pub const fn compression(&self) -> CompressionMethod {
        match &self.decompressor {
            Some(decompressor) => decompressor.method(),
            None => CompressionMethod::NULL,
        }
    }

    /// Sets the version that records must carry from now on; with `None`, any of SSL 3.0 and TLS. With TLS 1.3 the records'
    /// version says nothing, and its rules hold.
    pub const fn set_version(&mut self, version: Option<ProtocolVersion>) {
        self.version = version;
    }

    /// The version that records must carry, once that is known.
    pub const fn version(&self) -> Option<ProtocolVersion> {
        self.version
    }

    /// Sets how many bytes of payload a record may carry: [`MAX_PLAINTEXT`] at most.
    pub const fn set_limit(&mut self, limit: usize) {
        self.limit = if limit < MAX_PLAINTEXT { limit } else { MAX_PLAINTEXT };
    }

    /// Sets how many bytes are read ahead at most; no less than a record, and no more than 16 MiB.
    pub const fn set_buffer_len(&mut self, length: usize) {
        self.buffer_len = match length {
            ..=pool::BUFFER => pool::BUFFER,
            LONGEST_BUFFER.. => LONGEST_BUFFER,
            _ => length,
        };
    }

    /// How many bytes to read now so that no more than the current record and the header after it is read: what lacks
    /// of a header, or of a record and the header after it. 0 while a whole record waits for [`next`](Self::next).
    pub fn wanted(&self) -> usize {
        let have = self.waiting();
        let Some(&header) = have.first_chunk() else { return HEADER - have.len() };
        // A length that is too long is refused by `next`; until then it must not ask for more than the buffer holds.
        let whole = HEADER + RecordHeader::decode(header).length.min(MAX_CIPHERTEXT);
        if have.len() >= whole { 0 } else { whole - have.len() + HEADER }
    }

    /// Where to read to: [`wanted`](Self::wanted) bytes, or with `read_ahead` all that the buffer has room for, which
    /// is no less. Take the records that are there first: while one waits nothing is wanted, and there may be no room.
    pub fn space(&mut self, read_ahead: bool) -> &mut [u8] {
        let wanted = self.wanted();
        if self.buffer.is_empty() {
            self.buffer = pool::take(self.buffer_len);
            self.start = pool::lead(&self.buffer);
            self.end = self.start;
        }
        let front = pool::lead(&self.buffer);
        let kept = if self.payload.is_empty() { self.start } else { self.payload.start };
        let room = self.buffer.len() - self.end;
        // What is kept moves to the front where that costs next to nothing, where it must, or, so that reading ahead is
        // not left with the last few bytes of the buffer, where as much has been used up as can be left to move.
        let moves = self.end - kept <= HEADER || room < wanted || (read_ahead && kept >= self.buffer.len() / 2);
        if let (true, Some(by)) = (moves, kept.checked_sub(front)) {
            self.buffer.copy_within(kept..self.end, front);
            self.start -= by;
            self.end -= by;
            self.payload = if self.payload.is_empty() { 0..0 } else { self.payload.start - by..self.payload.end - by };
        }
        if self.buffer.len() - self.end < wanted {
            self.buffer.resize(self.end + wanted, 0);
        }
        let until = if read_ahead { self.buffer.len() } else { self.end + wanted };
        &mut self.buffer[self.end..until]
    }

    /// Lends out the buffer with [`space`](Self::space) in it, for a transport that may run code which reaches this
    /// reader. It comes back with [`settle`](Self::settle).
    pub fn lend(&mut self, read_ahead: bool) -> Loan {
        let room = self.space(read_ahead).len();
        Loan { buffer: core::mem::take(&mut self.buffer), space: self.end..self.end + room }
    }

    /// Takes the buffer back, with `n` bytes read into its space.
    pub fn settle(&mut self, loan: Loan, n: usize) {
        self.buffer = loan.buffer;
        self.filled(n.min(loan.space.len()));
    }

    /// Says that the first `n` bytes of the space were filled.
    pub fn filled(&mut self, n: usize) {
        self.end = self.buffer.len().min(self.end + n);
        self.used = self.used.max(self.end);
    }

    /// Takes the next whole record; `None` if more bytes are needed. The payload before it must have been consumed.
    ///
    /// Whatever fails here is fatal to the connection.
    #[expect(clippy::should_implement_trait, reason = "an iterator could not go on after None")]
    pub fn next(&mut self) -> Result<Option<IncomingRecord>> {
        if !self.payload.is_empty() {
            return Err(Error::Internal { what: "a record was asked for before the one at hand was consumed" });
        }
        self.header = None;
        self.wire.iter_mut().for_each(Vec::clear);
        let Some(&bytes) = self.waiting().first_chunk() else { return Ok(None) };
        if !core::mem::replace(&mut self.header_seen, true) {
            self.header = Some(bytes);
        }
        let header = RecordHeader::decode(bytes);
        self.check_header(bytes, header)?;
        let whole = HEADER + header.length;
        if self.waiting().len() < whole {
            return Ok(None);
        }
        self.established = true;
        self.header_seen = false;
        if let Some(wire) = &mut self.wire {
            wire.extend_from_slice(&self.buffer[self.start..self.start + whole]);
        }
        let fragment_at = self.start + HEADER;
        self.start += whole;
        let hidden = tls13::is_protected(&self.protection, header.content_type);
        let Some(Opened { content_type, data, padding }) = self.open(header, fragment_at)? else {
            let content_type = header.content_type;
            return Ok(Some(IncomingRecord { header: bytes, content_type, len: 0, padding: None, skipped: true }));
        };
        let data = fragment_at + data.start..fragment_at + data.end;
        self.payload = self.decompress(fragment_at, data)?;
        // Padding is part of the plaintext, and counts (RFC 8446, section 5.4).
        if self.payload.len() + padding > self.limit {
            return Err(too_long(self.payload.len() + padding, self.limit));
        }
        self.check_empty(content_type)?;
        Ok(Some(IncomingRecord {
            header: bytes,
            content_type,
            len: self.payload.len(),
            padding: hidden.then_some(padding),
            skipped: false,
        }))
    }

    /// Decrypts the fragment at `fragment_at`, which ends where the next record starts. `None` if it is to be passed over.
    fn open(&mut self, header: RecordHeader, fragment_at: usize) -> Result<Option<Opened>> {
        let body = &mut self.buffer[fragment_at..self.start];
        if self.version == Some(ProtocolVersion::TLS1_3) {
            return self.leniency.open(&mut self.protection, header, body);
        }
        self.protection.open(header, body).map(Some)
    }

    /// Puts what the decrypted bytes at `range` decompress to in place of the fragment at `fragment_at`, which ends where the
    /// next record starts: that moves. Returns where the payload is then.
    fn decompress(&mut self, fragment_at: usize, range: Range<usize>) -> Result<Range<usize>> {
        let Some(decompressor) = &mut self.decompressor else { return Ok(range) };
        if range.len() > MAX_COMPRESSED {
            return Err(Error::Peer {
                alert: AlertDescription::RECORD_OVERFLOW,
                reason: Reason::COMPRESSED_LENGTH_TOO_LONG,
                detail: format!("a compressed fragment of {} bytes, at most {MAX_COMPRESSED} allowed", range.len()),
            });
        }
        let payload = decompressor.decompress(&self.buffer[range])?;
        let start = fragment_at + payload.len();
        let end = start + self.end - self.start;
        if self.buffer.len() < end {
            self.buffer.resize(end, 0);
        }
        self.buffer.copy_within(self.start..self.end, start);
        self.buffer[fragment_at..start].copy_from_slice(&payload);
        (self.start, self.end, self.used) = (start, end, self.used.max(end));
        Ok(fragment_at..start)
    }

    /// What of the current record is not consumed yet.
    pub fn payload(&self) -> &[u8] {
        self.buffer.get(self.payload.clone()).unwrap_or_default()
    }

    /// Says that the first `n` bytes of the payload are done with.
    pub fn consume(&mut self, n: usize) {
        self.payload.start = self.payload.end.min(self.payload.start + n);
    }

    /// Gives the buffer back, wiped, if no byte in it is needed any more.
    pub fn release(&mut self) {
        if !self.has_buffered() {
            (self.start, self.end, self.payload) = (0, 0, 0..0);
            pool::give(core::mem::take(&mut self.buffer), core::mem::take(&mut self.used));
        }
    }

    /// Whether any byte is held: payload, or a record that is not taken or not whole (`SSL_has_pending`).
    pub fn has_buffered(&self) -> bool {
        self.start < self.end || !self.payload.is_empty()
    }

    /// Whether what came ended with a record's end, so that the transport's end cuts no record in two.
    pub const fn at_record_boundary(&self) -> bool {
        self.start == self.end
    }

    /// The bytes that came and belong to no record yet.
    fn waiting(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Refuses a header that no record may have, before its fragment is waited for.
    fn check_header(&self, bytes: [u8; HEADER], header: RecordHeader) -> Result<()> {
        let RecordHeader { content_type, version, length } = header;
        // A client that gives up over the server's hello does not know the version yet, and its alert is to be heard.
        let early_alert = content_type == ContentType::ALERT && self.protection.is_null() && version.0 >> 8 == 3;
        match self.version {
            Some(ProtocolVersion::TLS1_3) => {
                return self.leniency.check_header(&self.protection, header, self.limit);
            }
            Some(expected) if version != expected && !early_alert => {
                return Err(Error::WrongVersionNumber { got: version });
            }
            None if version.0 >> 8 != 3 => {
                return Err(if self.established { Error::WrongVersionNumber { got: version } } else { not_tls(bytes) });
            }
            _ => {}
        }
        check_type(content_type)?;
        if length > MAX_CIPHERTEXT {
            return Err(Error::RecordOverflow { what: "a record", length, limit: MAX_CIPHERTEXT });
        }
        if length > self.limit && self.protection.is_null() {
            return Err(too_long(length, self.limit));
        }
        Ok(())
    }

    /// Refuses a record without payload of a kind that must have one (RFC 5246, section 6.2.1), or too many in a row.
    fn check_empty(&mut self, content_type: ContentType) -> Result<()> {
        if !self.payload.is_empty() {
            self.empty_records = 0;
            return Ok(());
        }
        self.empty_records += 1;
        if content_type == ContentType::APPLICATION_DATA && self.empty_records <= MAX_EMPTY_RECORDS {
            return Ok(());
        }
        Err(Error::Peer {
            alert: AlertDescription::UNEXPECTED_MESSAGE,
            reason: Reason::RECORD_TOO_SMALL,
            detail: format!("record {} in a row without payload, of {content_type}", self.empty_records),
        })
    }
}

impl Drop for RecordReader {
    fn drop(&mut self) {
        pool::give(core::mem::take(&mut self.buffer), self.used);
    }
}

impl core::fmt::Debug for RecordReader {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("RecordReader")
            .field("protection", &self.protection)
            .field("version", &self.version)
            .field("payload", &self.payload.len())
            .field("waiting", &self.waiting().len())
            .finish_non_exhaustive()
    }
}

/// Refuses what is no content type at all.
fn check_type(content_type: ContentType) -> Result<()> {
    match content_type.name() {
        Some(_) => Ok(()),
        None => Err(Error::UnexpectedMessage { state: "any", got: format!("a record of {content_type}") }),
    }
}

/// The error for a plaintext that is too long.
fn too_long(length: usize, limit: usize) -> Error {
    Error::Peer {
        alert: AlertDescription::RECORD_OVERFLOW,
        reason: Reason::DATA_LENGTH_TOO_LONG,
        detail: format!("a record's payload of {length} bytes, at most {limit} allowed"),
    }
}

/// The error for first bytes that are no TLS record, told by what they look like.
fn not_tls(bytes: [u8; HEADER]) -> Error {
    match &bytes {
        [b'G', b'E', b'T', b' ', _] | b"POST " | b"HEAD " | [b'P', b'U', b'T', b' ', _] => Error::HttpRequest,
        b"CONNE" => Error::HttpsProxyRequest,
        // An SSL 2.0 record of up to 32767 bytes that begins with a CLIENT-HELLO.
        [0x80..=0xff, _, 1, ..] => Error::Peer {
            alert: AlertDescription::PROTOCOL_VERSION,
            reason: Reason::UNSUPPORTED_PROTOCOL,
            detail: "the client opens with an SSL 2.0 hello, which is not taken".into(),
        },
        [_, major, minor, ..] => Error::NotTls { got: ProtocolVersion(u16::from_be_bytes([*major, *minor])) },
    }
}

#[cfg(test)]
mod tests;
