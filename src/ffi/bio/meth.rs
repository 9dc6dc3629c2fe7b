//! Methods of a program's own.

use std::ffi::{CStr, c_char, c_int, c_long, c_void};
use std::ptr;

use libc::size_t;

use crate::bio::{BIO, BIO_METHOD};
use crate::ffi::{entry, entry_quiet, non_null};

/// A new method of a type (see BIO_get_new_index) and a name, which is copied. Returns NULL on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_new(r#type: c_int, name: *const c_char) -> *mut BIO_METHOD {
    entry(ptr::null_mut(), || {
        // SAFETY: a string.
        let name = unsafe { CStr::from_ptr(non_null(name)?.as_ptr()) };
        Ok(BIO_METHOD::new_for_program(r#type, name))
    })
}

/// Gives a method back. NULL is nothing to do; no BIO may use it any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_free(biom: *mut BIO_METHOD) {
    // SAFETY: NULL, or a method of BIO_meth_new.
    entry_quiet((), || unsafe { BIO_METHOD::free(biom) });
}

/// Sets the function that writes bytes and returns how many, or 0 or less. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_write(
    biom: *mut BIO_METHOD,
    write: Option<unsafe extern "C" fn(b: *mut BIO, data: *const c_char, len: c_int) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).write = write };
        Ok(1)
    })
}

/// Sets the function that writes bytes and returns 1, or 0 or less. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_write_ex(
    biom: *mut BIO_METHOD,
    bwrite: Option<unsafe extern "C" fn(b: *mut BIO, data: *const c_char, len: size_t, written: *mut size_t) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).write_ex = bwrite };
        Ok(1)
    })
}

/// Sets the function that reads bytes and returns how many, or 0 or less. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_read(
    biom: *mut BIO_METHOD,
    read: Option<unsafe extern "C" fn(b: *mut BIO, data: *mut c_char, len: c_int) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).read = read };
        Ok(1)
    })
}

/// Sets the function that reads bytes and returns 1, or 0 or less. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_read_ex(
    biom: *mut BIO_METHOD,
    bread: Option<unsafe extern "C" fn(b: *mut BIO, data: *mut c_char, len: size_t, readbytes: *mut size_t) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).read_ex = bread };
        Ok(1)
    })
}

/// Sets the function that writes a string. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_puts(
    biom: *mut BIO_METHOD,
    puts: Option<unsafe extern "C" fn(b: *mut BIO, string: *const c_char) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).puts = puts };
        Ok(1)
    })
}

/// Sets the function that reads a line. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_gets(
    biom: *mut BIO_METHOD,
    gets: Option<unsafe extern "C" fn(b: *mut BIO, line: *mut c_char, size: c_int) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).gets = gets };
        Ok(1)
    })
}

/// Sets the function that does what a command says. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_ctrl(
    biom: *mut BIO_METHOD,
    ctrl: Option<unsafe extern "C" fn(b: *mut BIO, cmd: c_int, larg: c_long, parg: *mut c_void) -> c_long>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).ctrl = ctrl };
        Ok(1)
    })
}

/// Sets the function that makes a new BIO ready and returns 1, or 0. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_create(
    biom: *mut BIO_METHOD,
    create: Option<unsafe extern "C" fn(b: *mut BIO) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).create = create };
        Ok(1)
    })
}

/// Sets the function that gives back what a BIO has and returns 1, or 0. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_destroy(
    biom: *mut BIO_METHOD,
    destroy: Option<unsafe extern "C" fn(b: *mut BIO) -> c_int>,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).destroy = destroy };
        Ok(1)
    })
}

/// Sets the function that takes a callback. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_meth_set_callback_ctrl(
    biom: *mut BIO_METHOD,
    callback_ctrl: Option<
        unsafe extern "C" fn(
            b: *mut BIO,
            cmd: c_int,
            fp: Option<unsafe extern "C" fn(b: *mut BIO, state: c_int, res: c_int) -> c_int>,
        ) -> c_long,
    >,
) -> c_int {
    entry(0, || {
        // SAFETY: a method of BIO_meth_new.
        unsafe { (*non_null(biom)?.as_ptr()).callback_ctrl = callback_ctrl };
        Ok(1)
    })
}
