//! A connection over two functions of the program.

use core::ffi::{c_int, c_void};

use libc::{size_t, ssize_t};

use crate::bio::functions;
use crate::ffi::err::{self, ERR_LIB_SSL, ERR_R_PASSED_NULL_PARAMETER};
use crate::ffi::ssl::transport::SSL_set_bio;
use crate::ffi::types::SSL;
use crate::ffi::{entry, non_null};

/// OXISSL_set_io: makes a connection read and write through two functions, which get arg and behave as read(2) and
/// write(2): they return how many bytes they have moved, 0 for the end, or -1 with errno set, to EAGAIN if they would have
/// to wait. arg must live as long as the connection uses it. Returns 1, or 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_set_io(
    ssl: *mut SSL,
    read_cb: Option<unsafe extern "C" fn(arg: *mut c_void, buf: *mut c_void, len: size_t) -> ssize_t>,
    write_cb: Option<unsafe extern "C" fn(arg: *mut c_void, buf: *const c_void, len: size_t) -> ssize_t>,
    arg: *mut c_void,
) -> c_int {
    entry(0, || {
        non_null(ssl)?;
        let (Some(read), Some(write)) = (read_cb, write_cb) else {
            return Err(err::push(ERR_LIB_SSL, ERR_R_PASSED_NULL_PARAMETER, "OXISSL_set_io"));
        };
        let Some(bio) = functions::over(read, write, arg) else { return Ok(0) };
        // SAFETY: a live connection, which takes over the one reference to the BIO.
        unsafe { SSL_set_bio(ssl, bio, bio) };
        Ok(1)
    })
}
