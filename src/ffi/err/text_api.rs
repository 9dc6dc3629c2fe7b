//! The functions of `err.h` that turn codes into text.

use std::cell::RefCell;
use std::ffi::{c_char, c_ulong};
use std::ptr;

use libc::size_t;

use super::text;
use crate::ffi::guard::entry_quiet;

/// Room for the text that `ERR_error_string` writes (`ERR_error_string(3)`).
const STRING_SIZE: usize = 256;

thread_local! {
    /// What `ERR_error_string(e, NULL)` returns a pointer to.
    static STRING: RefCell<[u8; STRING_SIZE]> = const { RefCell::new([0; STRING_SIZE]) };
}

/// Writes `text` and a NUL, cut to fit.
///
/// # Safety
/// `buf` has room for `len` bytes.
unsafe fn write_text(text: &str, buf: *mut c_char, len: size_t) {
    let Some(room) = len.checked_sub(1) else { return };
    let n = text.len().min(room);
    // SAFETY: `n` is less than `len`, the room there is.
    unsafe {
        ptr::copy_nonoverlapping(text.as_ptr(), buf.cast(), n);
        *buf.add(n) = 0;
    }
}

/// Writes a line such as "error:0A000086:SSL routines::certificate verify failed" for the code e to buf,
/// at most len bytes with the NUL. Where it does not fit, a short form of numbers alone is written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_error_string_n(e: c_ulong, buf: *mut c_char, len: size_t) {
    entry_quiet((), || {
        if buf.is_null() || len == 0 {
            return;
        }
        let line = text::describe(e, "");
        let line = if line.len() < len { line } else { text::describe_briefly(e) };
        // SAFETY: the caller's buffer has room for `len` bytes.
        unsafe { write_text(&line, buf, len) };
    });
}

/// Writes the line of ERR_error_string_n to buf, which must have room for 256 bytes, and returns it.
/// With buf NULL the text is in a buffer of this thread, good until the next such call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_error_string(e: c_ulong, buf: *mut c_char) -> *mut c_char {
    entry_quiet(ptr::null_mut(), || {
        let buf = match buf.is_null() {
            true => STRING.try_with(|string| string.borrow_mut().as_mut_ptr().cast()).unwrap_or(ptr::null_mut()),
            false => buf,
        };
        // SAFETY: both buffers have 256 bytes of room.
        unsafe { ERR_error_string_n(e, buf, STRING_SIZE) };
        buf
    })
}

/// The name of the library that raised the code e, such as "SSL routines", or NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_lib_error_string(e: c_ulong) -> *const c_char {
    entry_quiet(ptr::null(), || text::library_text(e).map_or(ptr::null(), |text| text.as_ptr()))
}

/// Always NULL: codes have named no functions since OpenSSL 3.0.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_func_error_string(e: c_ulong) -> *const c_char {
    let _ = e;
    ptr::null()
}

/// The reason in the code e as text, such as "certificate verify failed", or NULL if it is unknown or a system error.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_reason_error_string(e: c_ulong) -> *const c_char {
    entry_quiet(ptr::null(), || text::reason_text(e).map_or(ptr::null(), |text| text.as_ptr()))
}
