//! The functions of `err.h` that print a thread's queue. They take the errors off it.

use std::ffi::{CString, c_char, c_int, c_void};

use libc::{FILE, size_t};

use super::{c_string, text, with_queue};
use crate::bio::{self, BIO, Transfer};
use crate::ffi::guard::entry_quiet;

/// Takes the oldest error off the queue and returns the line that is printed for it.
fn next_line() -> Option<CString> {
    let entry = with_queue(|queue| queue.pop_oldest().cloned())?;
    // OpenSSL prints the bytes of the thread's identifier, least significant first.
    // SAFETY: `pthread_self` cannot fail.
    let thread = unsafe { libc::pthread_self() } as usize;
    let thread: String = thread.to_ne_bytes().iter().map(|byte| format!("{byte:02X}")).collect();
    let what = text::describe(entry.code, &entry.func.to_string_lossy());
    let data = entry.data.unwrap_or_default();
    Some(c_string(format!(
        "{thread}:{what}:{}:{}:{}\n",
        entry.file.to_string_lossy(),
        entry.line,
        data.to_string_lossy()
    )))
}

/// Prints this thread's errors, oldest first: calls cb with each line, its length and u. Stops if cb returns 0 or less.
/// The errors printed are taken off the queue.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_print_errors_cb(
    cb: Option<unsafe extern "C" fn(str: *const c_char, len: size_t, u: *mut c_void) -> c_int>,
    u: *mut c_void,
) {
    entry_quiet((), || {
        let Some(cb) = cb else { return };
        while let Some(line) = next_line() {
            // SAFETY: the program's callback, with a string that lives until it returns.
            if unsafe { cb(line.as_ptr(), line.as_bytes().len(), u) } <= 0 {
                break;
            }
        }
    });
}

/// Prints this thread's errors to fp, one a line, and takes them off the queue.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_print_errors_fp(fp: *mut FILE) {
    entry_quiet((), || {
        if fp.is_null() {
            return;
        }
        while let Some(line) = next_line() {
            // SAFETY: the program's open stream, and a string.
            if unsafe { libc::fputs(line.as_ptr(), fp) } < 0 {
                break;
            }
        }
    });
}

/// Writes this thread's errors to bp, one a line, and takes them off the queue.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_print_errors(bp: *mut BIO) {
    entry_quiet((), || {
        if bp.is_null() {
            return;
        }
        while let Some(line) = next_line() {
            let line = line.as_bytes();
            // SAFETY: the program's live BIO, and bytes of ours.
            if !matches!(unsafe { bio::write(bp, line.as_ptr(), line.len()) }, Transfer::Bytes(_)) {
                break;
            }
        }
    });
}
