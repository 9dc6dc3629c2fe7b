//! A BIO over two functions of the program's: what `OXISSL_set_io` puts under a connection.

use std::ffi::{c_char, c_int, c_long, c_void};

use libc::{size_t, ssize_t};

use super::channel::{BIO, clear_retry, new, set_retry};
use super::fd::{errno, is_transient};
use super::method::{BIO_METHOD, puts_by_write};
use crate::ffi::bio::constants::*;

/// Reads as read(2) does.
pub(crate) type ReadFunction = unsafe extern "C" fn(arg: *mut c_void, buf: *mut c_void, len: size_t) -> ssize_t;
/// Writes as write(2) does.
pub(crate) type WriteFunction = unsafe extern "C" fn(arg: *mut c_void, buf: *const c_void, len: size_t) -> ssize_t;

/// What such a BIO keeps.
struct Functions {
    read: ReadFunction,
    write: WriteFunction,
    arg: *mut c_void,
}

/// The method.
static METHOD: BIO_METHOD = BIO_METHOD {
    write_ex: Some(write),
    read_ex: Some(read),
    puts: Some(puts_by_write),
    ctrl: Some(ctrl),
    destroy: Some(destroy),
    ..BIO_METHOD::named(BIO_TYPE_SOURCE_SINK, c"functions")
};

/// A BIO over these functions, which get `arg` first; `None` with an error on failure.
pub(crate) fn over(read: ReadFunction, write: WriteFunction, arg: *mut c_void) -> Option<*mut BIO> {
    // SAFETY: the method is static.
    let bio = unsafe { new(&METHOD) }?;
    let functions = Box::into_raw(Box::new(Functions { read, write, arg }));
    // SAFETY: the BIO has just been made.
    unsafe { (*bio).data.set(functions.cast()) };
    Some(bio)
}

/// Turns what a function has returned into what a method returns. No bytes are the end of the stream.
unsafe fn outcome(bio: *mut BIO, n: ssize_t, waits_for: c_int, done: *mut size_t) -> c_int {
    let failure = if n < 0 { errno() } else { 0 };
    // SAFETY: a live BIO, and the caller's count.
    unsafe {
        *done = size_t::try_from(n).unwrap_or(0);
        if n < 0 && is_transient(failure) {
            set_retry(bio, waits_for);
        }
    }
    match n {
        1.. => 1,
        0 => 0,
        _ => -1,
    }
}

unsafe extern "C" fn read(bio: *mut BIO, out: *mut c_char, room: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a BIO of `over`; the program's function gets its argument and the caller's buffer.
    unsafe {
        clear_retry(bio);
        let functions = (*bio).data.get().cast::<Functions>();
        let (read, arg) = ((*functions).read, (*functions).arg);
        let n = read(arg, out.cast(), room);
        let flags = (*bio).flags.get() & !BIO_FLAGS_IN_EOF;
        (*bio).flags.set(if n == 0 { flags | BIO_FLAGS_IN_EOF } else { flags });
        outcome(bio, n, BIO_FLAGS_READ, done)
    }
}

unsafe extern "C" fn write(bio: *mut BIO, data: *const c_char, len: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a BIO of `over`; the program's function gets its argument and the caller's bytes.
    unsafe {
        clear_retry(bio);
        let functions = (*bio).data.get().cast::<Functions>();
        let (write, arg) = ((*functions).write, (*functions).arg);
        outcome(bio, write(arg, data.cast(), len), BIO_FLAGS_WRITE, done)
    }
}

unsafe extern "C" fn ctrl(bio: *mut BIO, command: c_int, _argl: c_long, _argp: *mut c_void) -> c_long {
    match command {
        BIO_CTRL_FLUSH | BIO_CTRL_DUP => 1,
        // SAFETY: a BIO of `over`.
        BIO_CTRL_EOF => c_long::from(unsafe { (*bio).flags.get() } & BIO_FLAGS_IN_EOF != 0),
        _ => 0,
    }
}

unsafe extern "C" fn destroy(bio: *mut BIO) -> c_int {
    // SAFETY: a BIO of `over`, which is about to go.
    unsafe {
        let functions = (*bio).data.get().cast::<Functions>();
        if !functions.is_null() {
            drop(Box::from_raw(functions));
        }
    }
    1
}
