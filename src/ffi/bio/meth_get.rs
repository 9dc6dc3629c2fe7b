//! What methods have: a program's own, and the built-in ones, which a program's can build on.

use std::ffi::{c_char, c_int, c_long, c_void};

use libc::size_t;

use crate::bio::{BIO, BIO_METHOD};
use crate::ffi::{entry, non_null};

/// The function of a method that writes and returns how many bytes, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_write(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO, data: *const c_char, len: c_int) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.write))
}

/// The function of a method that writes and returns 1, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_write_ex(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO, data: *const c_char, len: size_t, written: *mut size_t) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.write_ex))
}

/// The function of a method that reads and returns how many bytes, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_read(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO, data: *mut c_char, len: c_int) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.read))
}

/// The function of a method that reads and returns 1, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_read_ex(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO, data: *mut c_char, len: size_t, readbytes: *mut size_t) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.read_ex))
}

/// The function of a method that writes a string, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_puts(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO, string: *const c_char) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.puts))
}

/// The function of a method that reads a line, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_gets(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO, line: *mut c_char, size: c_int) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.gets))
}

/// The function of a method that does what a command says, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_ctrl(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO, cmd: c_int, larg: c_long, parg: *mut c_void) -> c_long> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.ctrl))
}

/// The function of a method that makes a new BIO ready, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_create(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.create))
}

/// The function of a method that gives back what a BIO has, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_destroy(
    biom: *const BIO_METHOD,
) -> Option<unsafe extern "C" fn(b: *mut BIO) -> c_int> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.destroy))
}

/// The function of a method that takes a callback, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_get_callback_ctrl(
    biom: *const BIO_METHOD,
) -> Option<
    unsafe extern "C" fn(
        b: *mut BIO,
        cmd: c_int,
        fp: Option<unsafe extern "C" fn(b: *mut BIO, state: c_int, res: c_int) -> c_int>,
    ) -> c_long,
> {
    // SAFETY: a live method.
    entry(None, || Ok(unsafe { non_null(biom)?.as_ref() }.callback_ctrl))
}
