//! The error queue: every thread has its own, with room for the last 16 errors, as OpenSSL has it (`ERR_get_error(3)`).
//!
//! Rust code puts errors there with [`push`], or with `?` on a [`crate::Error`] in a function that returns [`Pushed`].

use std::ffi::{CString, c_int, c_ulong};
use std::panic::Location;

pub mod codes;
pub mod print_api;
mod queue;
pub mod queue_api;
pub mod raise_api;
pub mod reasons;
mod text;
pub mod text_api;

pub use codes::*;
pub(crate) use queue::{Entry, with_queue};

/// Proof that the cause of a failure is on this thread's error queue.
#[derive(Debug)]
pub struct Pushed {
    _private: (),
}

/// Puts an error on the queue: library and reason by OpenSSL's numbers (`ERR_LIB_…`, `…_R_…`), and what happened in this
/// case, which may be empty. The caller's place in the source is recorded.
#[track_caller]
pub fn push(lib: c_int, reason: c_int, detail: impl Into<String>) -> Pushed {
    push_code(pack(lib, reason), detail.into())
}

/// `ERR_R_PASSED_NULL_PARAMETER`.
#[track_caller]
#[cold]
pub fn push_null() -> Pushed {
    push(ERR_LIB_SSL, ERR_R_PASSED_NULL_PARAMETER, "")
}

/// A failed system call, with its `errno`.
#[track_caller]
pub fn push_system(errno: c_int, detail: impl Into<String>) -> Pushed {
    push_code(SYSTEM_FLAG | errno.unsigned_abs() as c_ulong, detail.into())
}

#[track_caller]
#[cold]
fn push_code(code: c_ulong, detail: String) -> Pushed {
    let place = Location::caller();
    let line = c_int::try_from(place.line()).unwrap_or(0);
    with_queue(|queue| {
        queue.push(Entry {
            code,
            file: c_string(place.file().into()),
            line,
            func: CString::default(),
            data: (!detail.is_empty()).then(|| c_string(detail)),
            marks: 0,
        });
    });
    Pushed { _private: () }
}

/// A C string of what comes before the first NUL.
pub(crate) fn c_string(text: String) -> CString {
    let mut bytes = text.into_bytes();
    if let Some(nul) = bytes.iter().position(|&byte| byte == 0) {
        bytes.truncate(nul);
    }
    CString::new(bytes).unwrap_or_default()
}

/// The packed code of a library's reason (`ERR_PACK`).
pub const fn pack(lib: c_int, reason: c_int) -> c_ulong {
    ((lib as c_ulong & 0xff) << 23) | (reason as c_ulong & REASON_MASK)
}

/// Marks a code as an `errno` rather than a library's reason (`ERR_SYSTEM_FLAG`).
pub(crate) const SYSTEM_FLAG: c_ulong = 0x8000_0000;
/// The reason's part of a packed code (`ERR_REASON_MASK`).
pub(crate) const REASON_MASK: c_ulong = 0x7f_ffff;

impl From<crate::Error> for Pushed {
    /// Puts the error on the queue as one of the SSL library.
    #[track_caller]
    fn from(error: crate::Error) -> Self {
        push(ERR_LIB_SSL, c_int::from(error.reason().0), error.to_string())
    }
}

#[cfg(test)]
mod tests;
