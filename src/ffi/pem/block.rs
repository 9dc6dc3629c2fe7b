//! Taking one PEM block from a BIO, and nothing behind it.

use std::ffi::{c_char, c_int};

use zeroize::Zeroizing;

use crate::bio::BIO;
use crate::ffi::bio::io::BIO_gets;
use crate::ffi::err::reasons::pem::{PEM_R_BAD_BASE64_DECODE, PEM_R_BAD_END_LINE, PEM_R_NO_START_LINE};
use crate::ffi::err::{self, ERR_LIB_PEM, Pushed};
use crate::x509::pem::{self, PemBlock};

/// How long a line may be, in bytes.
const MAX_LINE: usize = 1 << 16;

/// The text of a block, wiped when dropped.
pub(crate) struct BlockText(Zeroizing<Vec<u8>>);

impl BlockText {
    /// Takes the next block from a BIO that holds what `name` asks for ([`pem::fits`]); others are passed over.
    ///
    /// # Safety
    /// NULL or a live BIO.
    pub(crate) unsafe fn take(bio: *mut BIO, name: &str) -> Result<Self, Pushed> {
        // SAFETY: as the caller promises.
        unsafe { Self::take_if(bio, |label| pem::fits(label, name), name) }
    }

    /// Takes the next block from a BIO, whatever it holds.
    ///
    /// # Safety
    /// NULL or a live BIO.
    pub(crate) unsafe fn take_any(bio: *mut BIO) -> Result<Self, Pushed> {
        // SAFETY: as the caller promises.
        unsafe { Self::take_if(bio, |_| true, "any") }
    }

    /// # Safety
    /// NULL or a live BIO.
    unsafe fn take_if(bio: *mut BIO, wanted: impl Fn(&str) -> bool, expecting: &str) -> Result<Self, Pushed> {
        // SAFETY: as the caller promises.
        while let Some((label, text)) = unsafe { Self::next(bio) }? {
            if wanted(&label) {
                return Ok(text);
            }
        }
        Err(err::push(ERR_LIB_PEM, PEM_R_NO_START_LINE, format!("Expecting: {expecting}")))
    }

    /// Takes the next block from a BIO, with its label; `None` if there is none.
    ///
    /// # Safety
    /// NULL or a live BIO.
    pub(crate) unsafe fn next(bio: *mut BIO) -> Result<Option<(String, Self)>, Pushed> {
        let mut line = Zeroizing::new(Vec::with_capacity(256));
        let label = loop {
            // SAFETY: as the caller promises.
            if !unsafe { read_line(bio, &mut line) } {
                return Ok(None);
            }
            if let Some(label) = boundary(&line, b"-----BEGIN ") {
                break label.to_owned();
            }
        };
        let mut text = Zeroizing::new(Vec::with_capacity(4096));
        push(&mut text, &line);
        loop {
            // SAFETY: as the caller promises.
            if !unsafe { read_line(bio, &mut line) } {
                return Err(err::push(ERR_LIB_PEM, PEM_R_BAD_END_LINE, format!("{label}: no END line")));
            }
            push(&mut text, &line);
            if let Some(end) = boundary(&line, b"-----END ") {
                if end != label {
                    return Err(err::push(ERR_LIB_PEM, PEM_R_BAD_END_LINE, format!("{label}: END {end}")));
                }
                return Ok(Some((label, Self(text))));
            }
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> &[u8] {
        &self.0
    }

    /// What it holds.
    pub(crate) fn read(&self) -> Result<PemBlock<'_>, Pushed> {
        match pem::blocks(&self.0).next() {
            Some(Ok(block)) => Ok(block),
            Some(Err(error)) => Err(err::push(ERR_LIB_PEM, PEM_R_BAD_BASE64_DECODE, error.to_string())),
            None => Err(err::push(ERR_LIB_PEM, PEM_R_NO_START_LINE, "")),
        }
    }
}

/// Appends to a buffer that holds a secret: what it leaves behind when it grows is wiped.
fn push(buffer: &mut Zeroizing<Vec<u8>>, bytes: &[u8]) {
    if buffer.len() + bytes.len() > buffer.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity((buffer.len() + bytes.len()) * 2));
        larger.extend_from_slice(buffer);
        *buffer = larger;
    }
    buffer.extend_from_slice(bytes);
}

/// Reads a line, with its end, into `line`; false at the end of the input, or if the line is too long.
///
/// # Safety
/// NULL or a live BIO.
unsafe fn read_line(bio: *mut BIO, line: &mut Zeroizing<Vec<u8>>) -> bool {
    const ROOM: usize = 256;
    line.clear();
    while line.last() != Some(&b'\n') && line.len() < MAX_LINE {
        let mut piece = Zeroizing::new([0_u8; ROOM]);
        // SAFETY: the BIO as the caller promises, and room of ours.
        let read = unsafe { BIO_gets(bio, piece.as_mut_ptr().cast::<c_char>(), ROOM as c_int) };
        match usize::try_from(read).ok().filter(|read| *read > 0).and_then(|read| piece.get(..read)) {
            Some(bytes) => push(line, bytes),
            None => break,
        }
    }
    !line.is_empty() && line.len() < MAX_LINE
}

/// The label of a line that begins or ends a block.
fn boundary<'a>(line: &'a [u8], start: &[u8]) -> Option<&'a str> {
    std::str::from_utf8(line.trim_ascii_end().strip_prefix(start)?.strip_suffix(b"-----")?).ok()
}
