//! Raising errors from C. `ERR_raise` and `ERR_set_error` are in the header, for their arguments vary in number.

use std::ffi::{CStr, CString, c_char, c_int};

use super::{Entry, pack, with_queue};
use crate::ffi::entry_quiet;

/// A copy of a string; NULL is an empty one.
///
/// # Safety
/// NULL or a string.
unsafe fn copied(text: *const c_char) -> CString {
    // SAFETY: not NULL, and a string as the caller promises.
    if text.is_null() { CString::default() } else { unsafe { CStr::from_ptr(text) }.to_owned() }
}

/// ERR_new: begins an error, which ERR_set_debug and ERR_set_error then fill. OpenSSL: ERR_new(3)
#[unsafe(no_mangle)]
pub extern "C" fn ERR_new() {
    entry_quiet((), || with_queue(|queue| queue.push(Entry::default())));
}

/// ERR_set_debug: says where the newest error was raised. Each of file and func may be NULL. OpenSSL: ERR_set_debug(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_set_debug(file: *const c_char, line: c_int, func: *const c_char) {
    entry_quiet((), || {
        // SAFETY: the program passes NULL or strings.
        let (file, func) = unsafe { (copied(file), copied(func)) };
        with_queue(|queue| {
            if let Some(error) = queue.newest_mut() {
                (error.file, error.line, error.func) = (file, line, func);
            }
        });
    });
}

/// OXISSL_set_error: says what the newest error is: a library, its reason, and text about this case, or NULL. ERR_set_error
/// calls it with the text that it has formatted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_set_error(lib: c_int, reason: c_int, text: *const c_char) {
    entry_quiet((), || {
        // SAFETY: the program passes NULL or a string.
        let data = (!text.is_null()).then(|| unsafe { copied(text) });
        with_queue(|queue| {
            if let Some(error) = queue.newest_mut() {
                error.code = if lib == super::ERR_LIB_SYS {
                    super::SYSTEM_FLAG | reason.unsigned_abs() as std::ffi::c_ulong
                } else {
                    pack(lib, reason)
                };
                error.data = data;
            }
        });
    });
}
