//! Watching a BIO's calls.

use std::ffi::{c_char, c_int, c_long};
use std::ptr;

use libc::size_t;

use crate::bio::BIO;
use crate::ffi::{entry, non_null};

/// Sets a function that is called before and after each operation on b, a BIO_CB_ number. What it returns before, if 0 or
/// less, is the operation's result; what it returns after is too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_callback_ex(
    b: *mut BIO,
    callback: Option<
        unsafe extern "C" fn(
            b: *mut BIO,
            oper: c_int,
            argp: *const c_char,
            len: size_t,
            argi: c_int,
            argl: c_long,
            ret: c_int,
            processed: *mut size_t,
        ) -> c_long,
    >,
) {
    entry((), || {
        // SAFETY: a live BIO.
        unsafe { (*non_null(b)?.as_ptr()).callback_ex.set(callback) };
        Ok(())
    });
}

/// As BIO_set_callback_ex, in the form that OpenSSL had before 1.1.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_callback(
    b: *mut BIO,
    cb: Option<
        unsafe extern "C" fn(
            b: *mut BIO,
            oper: c_int,
            argp: *const c_char,
            argi: c_int,
            argl: c_long,
            ret: c_long,
        ) -> c_long,
    >,
) {
    entry((), || {
        // SAFETY: a live BIO.
        unsafe { (*non_null(b)?.as_ptr()).callback.set(cb) };
        Ok(())
    });
}

/// Sets a pointer for the callback.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_callback_arg(b: *mut BIO, arg: *mut c_char) {
    entry((), || {
        // SAFETY: a live BIO.
        unsafe { (*non_null(b)?.as_ptr()).callback_arg.set(arg) };
        Ok(())
    });
}

/// The pointer for the callback.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_callback_arg(b: *const BIO) -> *mut c_char {
    // SAFETY: a live BIO.
    entry(ptr::null_mut(), || Ok(unsafe { (*non_null(b)?.as_ptr()).callback_arg.get() }))
}
