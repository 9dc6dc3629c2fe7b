//! Compression of fragments, between fragmentation and protection (RFC 5246, section 6.2.2): DEFLATE as RFC 3749 has it,
//! in the zlib format, one stream for each direction with its history kept from record to record.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use zeroize::Zeroizing;

use super::{MAX_COMPRESSED, MAX_PLAINTEXT};
use crate::alert::AlertDescription;
use crate::codepoint::CompressionMethod;
use crate::error::Reason;
use crate::{Error, Result};

/// What one direction's fragments are compressed with.
pub struct Compressor {
    method: CompressionMethod,
    deflate: Compress,
}

impl Compressor {
    /// A fresh stream; `None` for the null method. Every other method that is negotiated is DEFLATE by some number.
    pub fn new(method: CompressionMethod) -> Option<Self> {
        (method != CompressionMethod::NULL)
            .then(|| Self { method, deflate: Compress::new(Compression::default(), true) })
    }

    /// The number under which it was negotiated.
    pub const fn method(&self) -> CompressionMethod {
        self.method
    }

    /// Compresses `fragment` so that its last byte can be had at once. It grows by 1024 bytes at most.
    pub fn compress(&mut self, fragment: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let mut out = Zeroizing::new(vec![0; MAX_COMPRESSED + 1]);
        let length = self.compress_into(fragment, &mut out)?;
        out.truncate(length);
        Ok(out)
    }

    /// As [`compress`](Self::compress), into `out`, in which there must be a byte to spare. Returns how many bytes it takes.
    pub fn compress_into(&mut self, fragment: &[u8], out: &mut [u8]) -> Result<usize> {
        let (before_in, before_out) = (self.deflate.total_in(), self.deflate.total_out());
        let status = self.deflate.compress(fragment, out, FlushCompress::Sync);
        let taken = usize::try_from(self.deflate.total_in() - before_in).unwrap_or(usize::MAX);
        let given = usize::try_from(self.deflate.total_out() - before_out).unwrap_or(usize::MAX);
        // Only room that is left says that nothing is held back.
        if status.is_err() || taken < fragment.len() || given >= out.len() {
            return Err(Error::Internal { what: "a fragment could not be compressed" });
        }
        Ok(given)
    }
}

/// What one direction's fragments are decompressed with.
pub struct Decompressor {
    method: CompressionMethod,
    inflate: Decompress,
}

impl Decompressor {
    /// A fresh stream; `None` for the null method.
    pub fn new(method: CompressionMethod) -> Option<Self> {
        (method != CompressionMethod::NULL).then(|| Self { method, inflate: Decompress::new(true) })
    }

    /// The number under which it was negotiated.
    pub const fn method(&self) -> CompressionMethod {
        self.method
    }

    /// Decompresses `fragment`.
    ///
    /// Fails with `decompression_failure` if the fragment is no part of the stream, ends the stream (a stream goes on as
    /// long as the connection), or holds more than 2^14 bytes, of which none but the first too many is decompressed.
    pub fn decompress(&mut self, fragment: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let mut out = Zeroizing::new(vec![0; MAX_PLAINTEXT + 1]);
        let length = self.decompress_into(fragment, &mut out)?;
        out.truncate(length);
        Ok(out)
    }

    /// As [`decompress`](Self::decompress), into `out`, in which there must be a byte to spare. Returns how many bytes it
    /// takes.
    pub fn decompress_into(&mut self, fragment: &[u8], out: &mut [u8]) -> Result<usize> {
        let (mut fragment, mut length) = (fragment, 0);
        // The stream's window may end in the middle of a fragment: only a call that does nothing says that it is all.
        loop {
            let (before_in, before_out) = (self.inflate.total_in(), self.inflate.total_out());
            let room = out.get_mut(length..).unwrap_or_default();
            let status = self.inflate.decompress(fragment, room, FlushDecompress::Sync);
            let taken = usize::try_from(self.inflate.total_in() - before_in).unwrap_or(usize::MAX);
            let given = usize::try_from(self.inflate.total_out() - before_out).unwrap_or(usize::MAX);
            fragment = fragment.get(taken..).unwrap_or_default();
            length += given;
            match status {
                Err(_) => return Err(failure("is no DEFLATE")),
                Ok(Status::StreamEnd) => return Err(failure("ends the compressed stream")),
                Ok(_) if length >= out.len() => return Err(failure("decompresses to more than 16384 bytes")),
                Ok(_) if taken == 0 && given == 0 => return Ok(length),
                Ok(_) => {}
            }
        }
    }
}

/// The error for a fragment that cannot be decompressed.
fn failure(what: &str) -> Error {
    Error::Peer {
        alert: AlertDescription::DECOMPRESSION_FAILURE,
        reason: Reason::BAD_DECOMPRESSION,
        detail: format!("a record's fragment {what}"),
    }
}

impl core::fmt::Debug for Compressor {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Compressor").field("method", &self.method).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
