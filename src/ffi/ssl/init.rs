//! Initialization, which is not needed: everything is ready from the start.

use core::ffi::c_int;

use crate::ffi::crypto::version::OPENSSL_init_crypto;
use crate::ffi::types::OPENSSL_INIT_SETTINGS;

/// OPENSSL_init_ssl: does nothing. Returns 1. OpenSSL: OPENSSL_init_ssl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_init_ssl(opts: u64, settings: *const OPENSSL_INIT_SETTINGS) -> c_int {
    OPENSSL_init_crypto(opts, settings)
}
