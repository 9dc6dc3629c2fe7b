//! How the last call on a connection ended.

use core::ffi::c_int;

use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::SSL;

use super::constants::{SSL_ERROR_NONE, SSL_ERROR_SSL, SSL_ERROR_SYSCALL, SSL_NOTHING};

/// SSL_get_error: what the result `ret_code` of the last call on this connection means: an SSL_ERROR_ value. It is told from
/// what this connection remembers, whatever else is on the thread's error queue. OpenSSL: SSL_get_error(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_error(s: *const SSL, ret_code: c_int) -> c_int {
    if ret_code > 0 {
        return SSL_ERROR_NONE;
    }
    entry(SSL_ERROR_SSL, || {
        Ok(match borrowed!(s).with(|state| state.error) {
            SSL_ERROR_NONE => SSL_ERROR_SYSCALL,
            error => error,
        })
    })
}

/// SSL_want: what the last call on this connection waits for: SSL_NOTHING, SSL_READING, SSL_WRITING, SSL_X509_LOOKUP or
/// another of those. OpenSSL: SSL_want(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_want(s: *const SSL) -> c_int {
    entry(SSL_NOTHING, || Ok(borrowed!(s).with(|state| state.want)))
}
