//! The built-in methods, and the functions that make a BIO of one of them.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use libc::FILE;

use super::constants::BIO_CLOSE;
use crate::bio::{BIO, BIO_METHOD, fd, file, mem, null, pair};
use crate::ffi::{entry, entry_quiet, non_null};

/// The method of memory BIOs: a growing buffer, written at its end and read at its front.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_s_mem() -> *const BIO_METHOD {
    &mem::METHOD
}

/// As BIO_s_mem. All memory BIOs wipe their buffers.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_s_secmem() -> *const BIO_METHOD {
    &mem::METHOD
}

/// The method of the halves of a pair.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_s_bio() -> *const BIO_METHOD {
    &pair::METHOD
}

/// The method of sockets.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_s_socket() -> *const BIO_METHOD {
    &fd::SOCKET
}

/// The method of file descriptors.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_s_fd() -> *const BIO_METHOD {
    &fd::FD
}

/// The method of the C library's streams.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_s_file() -> *const BIO_METHOD {
    &file::METHOD
}

/// The method that takes everything and gives nothing.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_s_null() -> *const BIO_METHOD {
    &null::METHOD
}

/// A BIO that reads len bytes of the program's, which must stay; len -1 means a string. Returns NULL on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_new_mem_buf(buf: *const c_void, len: c_int) -> *mut BIO {
    entry(ptr::null_mut(), || {
        let data = non_null(buf)?.as_ptr();
        // SAFETY: a string where no length is said; else `len` bytes, that outlive the BIO.
        unsafe {
            let len = usize::try_from(len).unwrap_or_else(|_| libc::strlen(data.cast()));
            Ok(mem::new_read_only(data, len).unwrap_or(ptr::null_mut()))
        }
    })
}

/// A BIO over a socket, which is closed with it if close_flag is BIO_CLOSE. Returns NULL on failure.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_new_socket(sock: c_int, close_flag: c_int) -> *mut BIO {
    entry_quiet(ptr::null_mut(), || fd::new(&fd::SOCKET, sock, close_flag).unwrap_or(ptr::null_mut()))
}

/// A BIO over a file descriptor, which is closed with it if close_flag is BIO_CLOSE. Returns NULL on failure.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_new_fd(fd: c_int, close_flag: c_int) -> *mut BIO {
    entry_quiet(ptr::null_mut(), || fd::new(&fd::FD, fd, close_flag).unwrap_or(ptr::null_mut()))
}

/// A BIO over a file, opened as fopen does. Returns NULL if that fails.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_new_file(filename: *const c_char, mode: *const c_char) -> *mut BIO {
    entry(ptr::null_mut(), || {
        let (filename, mode) = (non_null(filename)?, non_null(mode)?);
        // SAFETY: two strings.
        let stream = unsafe { file::open(filename.as_ptr(), mode.as_ptr()) };
        Ok(stream.and_then(|stream| file::new(stream, BIO_CLOSE)).unwrap_or(ptr::null_mut()))
    })
}

/// A BIO over a stream, which is closed with it if close_flag is BIO_CLOSE. Returns NULL on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_new_fp(stream: *mut FILE, close_flag: c_int) -> *mut BIO {
    entry_quiet(ptr::null_mut(), || file::new(stream, close_flag).unwrap_or(ptr::null_mut()))
}

/// Whether a read or write of a socket that returned i failed only for now, as errno says.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_sock_should_retry(i: c_int) -> c_int {
    ((i == 0 || i == -1) && fd::is_transient(fd::errno())).into()
}

/// Whether an errno means that a call on a socket failed only for now.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_sock_non_fatal_error(error: c_int) -> c_int {
    fd::is_transient(error).into()
}

/// Whether a read or write of a descriptor that returned i failed only for now, as errno says.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_fd_should_retry(i: c_int) -> c_int {
    BIO_sock_should_retry(i)
}

/// Whether an errno means that a call on a descriptor failed only for now.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_fd_non_fatal_error(error: c_int) -> c_int {
    fd::is_transient(error).into()
}
