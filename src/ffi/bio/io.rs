//! Reading and writing.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use libc::size_t;

use super::constants::{BIO_CB_GETS, BIO_CB_PUTS, BIO_CB_RETURN};
use crate::bio::{self, BIO};
use crate::ffi::err::reasons::bio::{
    BIO_R_INVALID_ARGUMENT, BIO_R_LENGTH_TOO_LONG, BIO_R_UNINITIALIZED, BIO_R_UNSUPPORTED_METHOD,
};
use crate::ffi::err::{self, ERR_LIB_BIO, Pushed};
use crate::ffi::{entry, entry_quiet, non_null};

/// Reads up to dlen bytes. Returns how many; 0 or -1 at the end, on failure, or if there is nothing now (BIO_should_retry
/// tells); -2 if the method cannot read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_read(b: *mut BIO, data: *mut c_void, dlen: c_int) -> c_int {
    entry(-1, || {
        let Ok(room) = size_t::try_from(dlen) else { return Ok(0) };
        let b = non_null(b)?.as_ptr();
        let mut n = 0;
        // SAFETY: a live BIO, and the program's buffer.
        let result = unsafe { bio::read_raw(b, data.cast(), room, &mut n) };
        Ok(if result > 0 { c_int::try_from(n).unwrap_or(c_int::MAX) } else { result })
    })
}

/// Reads up to dlen bytes and writes to readbytes how many. Returns 1, or 0 if none were read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_read_ex(b: *mut BIO, data: *mut c_void, dlen: size_t, readbytes: *mut size_t) -> c_int {
    entry(0, || {
        let b = non_null(b)?.as_ptr();
        let mut n = 0;
        // SAFETY: a live BIO, and the program's buffer; the count is written if it is wanted.
        unsafe {
            let result = bio::read_raw(b, data.cast(), dlen, &mut n);
            if !readbytes.is_null() {
                *readbytes = if result > 0 { n } else { 0 };
            }
            Ok((result > 0).into())
        }
    })
}

/// Writes up to dlen bytes. Returns how many; 0 or -1 on failure or if it is not possible now (BIO_should_retry tells);
/// -2 if the method cannot write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_write(b: *mut BIO, data: *const c_void, dlen: c_int) -> c_int {
    entry_quiet(-1, || {
        let len = match size_t::try_from(dlen) {
            Ok(len) if len > 0 && !b.is_null() => len,
            _ => return 0,
        };
        let mut n = 0;
        // SAFETY: a live BIO, and the program's bytes.
        let result = unsafe { bio::write_raw(b, data.cast(), len, &mut n) };
        if result > 0 { c_int::try_from(n).unwrap_or(c_int::MAX) } else { result }
    })
}

/// Writes up to dlen bytes and writes to written how many. Returns 1, or 0 if none were written though there were some.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_write_ex(b: *mut BIO, data: *const c_void, dlen: size_t, written: *mut size_t) -> c_int {
    entry_quiet(0, || {
        if b.is_null() {
            return 0;
        }
        let mut n = 0;
        // SAFETY: a live BIO, and the program's bytes; the count is written if it is wanted.
        unsafe {
            let result = bio::write_raw(b, data.cast(), dlen, &mut n);
            if !written.is_null() {
                *written = if result > 0 { n } else { 0 };
            }
            (result > 0 || dlen == 0).into()
        }
    })
}

/// Calls a method's `puts` or `gets` the way OpenSSL does: told of before and after.
///
/// # Safety
/// A live BIO; `call` may be given to its method.
unsafe fn watched(
    b: *mut BIO,
    operation: c_int,
    text: *const c_char,
    size: c_int,
    call: Option<impl FnOnce() -> c_int>,
) -> Result<c_int, Pushed> {
    // SAFETY: a live BIO.
    unsafe {
        let Some(call) = call else {
            err::push(ERR_LIB_BIO, BIO_R_UNSUPPORTED_METHOD, "");
            return Ok(-2);
        };
        let watched = bio::has_callback(b);
        let len = size_t::try_from(size).unwrap_or(0);
        if watched {
            let answer = bio::call_callback(b, operation, text, len, 0, 0, 1, ptr::null_mut()) as c_int;
            if answer <= 0 {
                return Ok(answer);
            }
        }
        if (*b).init.get() == 0 {
            return Err(err::push(ERR_LIB_BIO, BIO_R_UNINITIALIZED, ""));
        }
        let mut result = call();
        let mut n = size_t::try_from(result).unwrap_or(0);
        if operation == BIO_CB_PUTS {
            // OpenSSL counts these, and not what `gets` reads.
            (*b).bytes_written.set((*b).bytes_written.get().wrapping_add(n as u64));
        }
        result = result.min(1);
        if watched {
            result = bio::call_callback(b, operation | BIO_CB_RETURN, text, len, 0, 0, result, &mut n) as c_int;
        }
        if result <= 0 {
            return Ok(result);
        }
        c_int::try_from(n).map_err(|_| err::push(ERR_LIB_BIO, BIO_R_LENGTH_TOO_LONG, ""))
    }
}

/// Writes a string without its NUL. Returns how many bytes were written, or as BIO_write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_puts(bp: *mut BIO, buf: *const c_char) -> c_int {
    entry(-1, || {
        let b = non_null(bp)?.as_ptr();
        let buf = non_null(buf)?.as_ptr();
        // SAFETY: a live BIO and a string.
        unsafe {
            let puts = (*(*b).method.get()).puts;
            watched(b, BIO_CB_PUTS, buf, 0, puts.map(|puts| move || puts(b, buf)))
        }
    })
}

/// Reads a line, with its end, of at most size bytes with the NUL. Returns its length, or as BIO_read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_gets(bp: *mut BIO, buf: *mut c_char, size: c_int) -> c_int {
    entry(-1, || {
        let b = non_null(bp)?.as_ptr();
        // SAFETY: a live BIO, and the program's buffer.
        unsafe {
            let gets = (*(*b).method.get()).gets;
            if gets.is_some() && size < 0 {
                return Err(err::push(ERR_LIB_BIO, BIO_R_INVALID_ARGUMENT, "a negative size"));
            }
            if gets.is_some() && size > 0 {
                non_null(buf)?;
            }
            watched(b, BIO_CB_GETS, buf, size, gets.map(|gets| move || gets(b, buf, size)))
        }
    })
}

/// Reads a line, with its end, by reading byte after byte: for methods without BIO_gets. Returns its length, 0 at the end,
/// or -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_line(bio: *mut BIO, buf: *mut c_char, size: c_int) -> c_int {
    entry(-1, || {
        let out = non_null(buf)?.as_ptr();
        let room = match size_t::try_from(size) {
            Ok(size) if size > 0 => size - 1,
            _ => return Err(err::push(ERR_LIB_BIO, BIO_R_INVALID_ARGUMENT, "no room")),
        };
        // SAFETY: room for `size` bytes; a live BIO.
        unsafe {
            *out = 0;
            let b = non_null(bio)?.as_ptr();
            if (*b).init.get() == 0 {
                return Err(err::push(ERR_LIB_BIO, BIO_R_UNINITIALIZED, ""));
            }
            let (mut n, mut result) = (0, 1);
            while n < room {
                result = BIO_read(b, out.add(n).cast(), 1);
                if result <= 0 {
                    break;
                }
                n += 1;
                if *out.add(n - 1) == b'\n' as c_char {
                    break;
                }
            }
            *out.add(n) = 0;
            Ok(if n > 0 || (result == 0 && (*b).flags.get() & super::constants::BIO_FLAGS_SHOULD_RETRY == 0) {
                c_int::try_from(n).unwrap_or(c_int::MAX)
            } else {
                result
            })
        }
    })
}

/// Writes indent spaces, at most max. Returns 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_indent(b: *mut BIO, indent: c_int, max: c_int) -> c_int {
    // SAFETY: NULL or a live BIO, and a string.
    let spaces = indent.clamp(0, max.max(0));
    for _ in 0..spaces {
        // SAFETY: NULL or a live BIO, and a string.
        if unsafe { BIO_puts(b, c" ".as_ptr()) } != 1 {
            return 0;
        }
    }
    1
}
