//! The door between C and Rust: every exported function's body runs in one of these.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use super::err::{self, Pushed};

/// Runs the body of an exported function. A panic, or an `Err`, becomes `on_failure`; a panic also becomes an internal
/// error on the queue, so that it never unwinds into C.
#[inline]
pub(crate) fn entry<T>(on_failure: T, body: impl FnOnce() -> Result<T, Pushed>) -> T {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(value)) => value,
        Ok(Err(Pushed { .. })) => on_failure,
        Err(panic) => {
            let text = panic
                .downcast_ref::<&str>()
                .copied()
                .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
                .unwrap_or("no message");
            err::push(err::ERR_LIB_SSL, err::ERR_R_INTERNAL_ERROR, format!("panic: {text}"));
            // A payload may panic when dropped; it is better lost.
            std::mem::forget(panic);
            on_failure
        }
    }
}

/// As [`entry`], for a body that cannot fail.
#[inline]
pub(crate) fn entry_quiet<T>(on_panic: T, body: impl FnOnce() -> T) -> T {
    entry(on_panic, || Ok(body()))
}

/// The pointer, if it is not NULL; else `ERR_R_PASSED_NULL_PARAMETER`.
#[track_caller]
#[inline]
pub(crate) fn non_null<T>(pointer: *const T) -> Result<NonNull<T>, Pushed> {
    match NonNull::new(pointer.cast_mut()) {
        Some(pointer) => Ok(pointer),
        None => Err(err::push_null()),
    }
}

/// The bytes that a program hands over as pointer and length. NULL is allowed if the length is 0.
///
/// # Safety
/// `data` is NULL or points to `len` readable bytes that nobody changes during `'a`.
#[track_caller]
#[inline]
pub(crate) unsafe fn bytes<'a>(data: *const c_void, len: usize) -> Result<&'a [u8], Pushed> {
    match len {
        0 => Ok(&[]),
        _ if len > isize::MAX as usize => {
            Err(err::push(err::ERR_LIB_SSL, err::ERR_R_PASSED_INVALID_ARGUMENT, "length"))
        }
        // SAFETY: not NULL, and valid for `len` bytes as the caller promises.
        _ => Ok(unsafe { std::slice::from_raw_parts(non_null(data)?.as_ptr().cast(), len) }),
    }
}

/// The room that a program hands over as pointer and length. NULL is allowed if the length is 0.
///
/// # Safety
/// `data` is NULL or points to `len` writable bytes that nobody else uses during `'a`.
#[track_caller]
#[inline]
pub(crate) unsafe fn bytes_mut<'a>(data: *mut c_void, len: usize) -> Result<&'a mut [u8], Pushed> {
    match len {
        0 => Ok(&mut []),
        _ if len > isize::MAX as usize => {
            Err(err::push(err::ERR_LIB_SSL, err::ERR_R_PASSED_INVALID_ARGUMENT, "length"))
        }
        // SAFETY: not NULL, and valid for `len` bytes as the caller promises; what is not written yet is only written.
        _ => Ok(unsafe { std::slice::from_raw_parts_mut(non_null(data)?.as_ptr().cast(), len) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ffi::err::queue_api::ERR_get_error;

    #[test]
    fn a_panic_becomes_an_internal_error_and_the_failure_value() {
        let value = entry_quiet(-7, || -> i32 { panic!("at the disco") });
        assert_eq!(value, -7);
        // SAFETY: takes no pointers.
        assert_eq!(unsafe { ERR_get_error() }, err::pack(err::ERR_LIB_SSL, err::ERR_R_INTERNAL_ERROR));
    }

    #[test]
    fn null_is_an_error_unless_nothing_is_behind_it() {
        // SAFETY: NULL is what is tested; no byte is read.
        unsafe {
            assert!(bytes(std::ptr::null(), 0).is_ok_and(<[u8]>::is_empty));
            assert!(bytes(std::ptr::null(), 1).is_err());
            assert_eq!(ERR_get_error(), err::pack(err::ERR_LIB_SSL, err::ERR_R_PASSED_NULL_PARAMETER));
        }
    }
}
