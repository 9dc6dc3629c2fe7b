//! Bytes as text.

use std::ffi::{c_int, c_void};

use libc::{FILE, size_t};

use super::io::BIO_write;
use crate::bio::BIO;
use crate::ffi::guard::bytes;
use crate::ffi::{entry, err};

/// The lines for some bytes: an offset, the bytes in hexadecimal, and as characters.
pub(crate) fn lines(data: &[u8], indent: usize) -> impl Iterator<Item = String> {
    let indent = indent.min(64);
    // OpenSSL makes lines shorter the further they are indented.
    let width = 16 - indent.saturating_sub(6).div_ceil(4);
    data.chunks(width).enumerate().map(move |(nth, chunk)| {
        let mut line = format!("{:indent$}{:04x} - ", "", nth * width);
        for at in 0..width {
            match chunk.get(at) {
                Some(byte) => line.push_str(&format!("{byte:02x}{}", if at == 7 { '-' } else { ' ' })),
                None => line.push_str("   "),
            }
        }
        line.push_str("  ");
        line.extend(chunk.iter().map(|&byte| if (b' '..=b'~').contains(&byte) { char::from(byte) } else { '.' }));
        line.push('\n');
        line
    })
}

/// # Safety
/// `s` points to `len` bytes.
unsafe fn dump(s: *const c_void, len: c_int, indent: c_int, mut put: impl FnMut(&str) -> c_int) -> c_int {
    entry(-1, || {
        let len = usize::try_from(len).unwrap_or(0);
        // SAFETY: as the caller promises.
        let data = unsafe { bytes(s, len) }?;
        let mut total: c_int = 0;
        for line in lines(data, usize::try_from(indent).unwrap_or(0)) {
            let n = put(&line);
            if n < 0 {
                return Ok(n);
            }
            total = total.saturating_add(n);
        }
        Ok(total)
    })
}

/// Calls cb with each line of a hexadecimal dump of len bytes. Returns the sum of what it returned, or what it returned if
/// that is negative.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_dump_indent_cb(
    cb: Option<unsafe extern "C" fn(data: *const c_void, len: size_t, u: *mut c_void) -> c_int>,
    u: *mut c_void,
    s: *const c_void,
    len: c_int,
    indent: c_int,
) -> c_int {
    entry(-1, || {
        let cb = cb.ok_or_else(err::push_null)?;
        // SAFETY: the program's callback and bytes.
        Ok(unsafe { dump(s, len, indent, |line| cb(line.as_ptr().cast(), line.len(), u)) })
    })
}

/// As BIO_dump_indent_cb, without indenting.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_dump_cb(
    cb: Option<unsafe extern "C" fn(data: *const c_void, len: size_t, u: *mut c_void) -> c_int>,
    u: *mut c_void,
    s: *const c_void,
    len: c_int,
) -> c_int {
    // SAFETY: as BIO_dump_indent_cb.
    unsafe { BIO_dump_indent_cb(cb, u, s, len, 0) }
}

/// Writes a hexadecimal dump of len bytes to b, each line after indent spaces. Returns how many bytes were written, or -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_dump_indent(b: *mut BIO, bytes: *const c_void, len: c_int, indent: c_int) -> c_int {
    // SAFETY: NULL or a live BIO, and the program's bytes; a line is short.
    unsafe { dump(bytes, len, indent, |line| BIO_write(b, line.as_ptr().cast(), line.len() as c_int)) }
}

/// Writes a hexadecimal dump of len bytes to b. Returns how many bytes were written, or -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_dump(b: *mut BIO, bytes: *const c_void, len: c_int) -> c_int {
    // SAFETY: as BIO_dump_indent.
    unsafe { BIO_dump_indent(b, bytes, len, 0) }
}

/// Writes a hexadecimal dump of len bytes to a stream, each line after indent spaces. Returns how many lines were written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_dump_indent_fp(fp: *mut FILE, s: *const c_void, len: c_int, indent: c_int) -> c_int {
    // SAFETY: the program's stream and bytes.
    unsafe {
        dump(s, len, indent, |line| {
            let n = libc::fwrite(line.as_ptr().cast::<c_void>(), line.len(), 1, fp);
            c_int::try_from(n).unwrap_or(c_int::MAX)
        })
    }
}

/// Writes a hexadecimal dump of len bytes to a stream. Returns how many lines were written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_dump_fp(fp: *mut FILE, s: *const c_void, len: c_int) -> c_int {
    // SAFETY: as BIO_dump_indent_fp.
    unsafe { BIO_dump_indent_fp(fp, s, len, 0) }
}
