//! `BIO_s_null`: takes everything and gives nothing.

use std::ffi::{c_char, c_int, c_long, c_void};

use libc::size_t;

use super::BIO;
use super::method::{BIO_METHOD, puts_by_write};
use crate::ffi::bio::constants::*;

/// The method.
pub(crate) static METHOD: BIO_METHOD = BIO_METHOD {
    write_ex: Some(write),
    read_ex: Some(read),
    puts: Some(puts_by_write),
    gets: Some(gets),
    ctrl: Some(ctrl),
    ..BIO_METHOD::named(BIO_TYPE_NULL, c"NULL")
};

unsafe extern "C" fn read(_bio: *mut BIO, _out: *mut c_char, _room: size_t, done: *mut size_t) -> c_int {
    // SAFETY: the caller's count is writable.
    unsafe { *done = 0 };
    0
}

unsafe extern "C" fn write(_bio: *mut BIO, _data: *const c_char, len: size_t, done: *mut size_t) -> c_int {
    // SAFETY: the caller's count is writable.
    unsafe { *done = len };
    c_int::from(len > 0)
}

unsafe extern "C" fn gets(_bio: *mut BIO, _out: *mut c_char, _size: c_int) -> c_int {
    0
}

unsafe extern "C" fn ctrl(_bio: *mut BIO, command: c_int, _argl: c_long, _argp: *mut c_void) -> c_long {
    c_long::from(matches!(
        command,
        BIO_CTRL_RESET | BIO_CTRL_EOF | BIO_CTRL_SET | BIO_CTRL_SET_CLOSE | BIO_CTRL_FLUSH | BIO_CTRL_DUP
    ))
}
