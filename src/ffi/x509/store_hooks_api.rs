//! `X509_STORE` and `X509_STORE_CTX`: functions of a program's own in place of steps of verification.

use std::ffi::c_int;

use super::store_context_find::X509_STORE_CTX_get1_issuer;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::{X509, X509_STORE, X509_STORE_CTX};

/// X509_STORE_set_get_issuer: sets what finds trusted issuers in place of the store, for verifications that begin later. It
/// puts a reference into issuer and returns 1, or returns 0 if there is none, or a negative number, which ends the
/// verification. It may call X509_STORE_CTX_get1_issuer. NULL takes it away. OpenSSL: X509_STORE_set_get_issuer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_get_issuer(
    xs: *mut X509_STORE,
    get_issuer: Option<unsafe extern "C" fn(issuer: *mut *mut X509, ctx: *mut X509_STORE_CTX, x: *mut X509) -> c_int>,
) {
    entry((), || {
        borrowed!(xs).set_get_issuer(get_issuer);
        Ok(())
    });
}

/// X509_STORE_get_get_issuer: what X509_STORE_set_get_issuer set, or NULL. OpenSSL: X509_STORE_get_get_issuer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_get_get_issuer(
    xs: *const X509_STORE,
) -> Option<unsafe extern "C" fn(issuer: *mut *mut X509, ctx: *mut X509_STORE_CTX, x: *mut X509) -> c_int> {
    entry(None, || Ok(borrowed!(xs).get_issuer()))
}

/// X509_STORE_CTX_get_get_issuer: what finds trusted issuers: the store's function, or X509_STORE_CTX_get1_issuer. Returns
/// NULL for NULL. OpenSSL: X509_STORE_CTX_get_get_issuer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_get_issuer(
    ctx: *const X509_STORE_CTX,
) -> Option<unsafe extern "C" fn(issuer: *mut *mut X509, ctx: *mut X509_STORE_CTX, x: *mut X509) -> c_int> {
    entry(None, || Ok(Some(borrowed!(ctx).get_issuer.get().unwrap_or(X509_STORE_CTX_get1_issuer))))
}
