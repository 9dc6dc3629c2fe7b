//! `X509_STORE_CTX`: what a verification says of itself, and what its callback may change.

use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::Arc;

use super::certificate_view::certificate;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::object;
use crate::ffi::types::{X509, X509_CRL, X509_STORE, X509_STORE_CTX, X509_VERIFY_PARAM, stack_st_X509};
use crate::x509::Certificate;

/// A certificate to look at, or NULL.
fn shown(certificate: Option<&Arc<Certificate>>) -> *mut X509 {
    certificate.map_or(ptr::null_mut(), object::get0)
}

/// X509_STORE_CTX_get_error: why verification failed: X509_V_OK or an X509_V_ERR_ number.
/// OpenSSL: X509_STORE_CTX_get_error(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_error(ctx: *const X509_STORE_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).error.get()))
}

/// X509_STORE_CTX_set_error: sets why verification failed; X509_V_OK clears it. OpenSSL: X509_STORE_CTX_set_error(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_error(ctx: *mut X509_STORE_CTX, s: c_int) {
    entry((), || {
        borrowed!(ctx).error.set(s);
        Ok(())
    });
}

/// X509_STORE_CTX_get_error_depth: where in the chain the certificate that a result is about stands: 0 is the peer's.
/// OpenSSL: X509_STORE_CTX_get_error_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_error_depth(ctx: *const X509_STORE_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).depth.get()))
}

/// X509_STORE_CTX_set_error_depth: sets what X509_STORE_CTX_get_error_depth returns.
/// OpenSSL: X509_STORE_CTX_set_error_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_error_depth(ctx: *mut X509_STORE_CTX, depth: c_int) {
    entry((), || {
        borrowed!(ctx).depth.set(depth);
        Ok(())
    });
}

/// X509_STORE_CTX_get_current_cert: the certificate that a result is about; NULL if there is none. It is valid until the
/// next result. OpenSSL: X509_STORE_CTX_get_current_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_current_cert(ctx: *const X509_STORE_CTX) -> *mut X509 {
    entry(ptr::null_mut(), || Ok(shown(borrowed!(ctx).current.borrow().as_ref())))
}

/// X509_STORE_CTX_set_current_cert: sets what X509_STORE_CTX_get_current_cert returns; the program keeps its reference.
/// OpenSSL: X509_STORE_CTX_set_current_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_current_cert(ctx: *mut X509_STORE_CTX, x: *mut X509) {
    entry((), || {
        let certificate = if x.is_null() { None } else { Some(certificate!(x)) };
        borrowed!(ctx).current.replace(certificate);
        Ok(())
    });
}

/// X509_STORE_CTX_get0_current_issuer: the issuer of the current certificate, when that has passed; else NULL.
/// OpenSSL: X509_STORE_CTX_get0_current_issuer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get0_current_issuer(ctx: *const X509_STORE_CTX) -> *mut X509 {
    entry(ptr::null_mut(), || Ok(shown(borrowed!(ctx).current_issuer.borrow().as_ref())))
}

/// X509_STORE_CTX_get0_current_crl: the revocation list that the last result is about; NULL if it is about none.
/// OpenSSL: X509_STORE_CTX_get0_current_crl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get0_current_crl(ctx: *const X509_STORE_CTX) -> *mut X509_CRL {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).current_crl.borrow().as_ref().map_or(ptr::null_mut(), object::get0)))
}

/// X509_STORE_CTX_get0_cert: the certificate to verify; NULL if none is set. OpenSSL: X509_STORE_CTX_get0_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get0_cert(ctx: *const X509_STORE_CTX) -> *mut X509 {
    entry(ptr::null_mut(), || Ok(shown(borrowed!(ctx).certificate.borrow().as_ref())))
}

/// X509_STORE_CTX_get0_chain: the chain so far, the peer's certificate first; NULL before verification. It belongs to the
/// context. OpenSSL: X509_STORE_CTX_get0_chain(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get0_chain(ctx: *const X509_STORE_CTX) -> *mut stack_st_X509 {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).chain_ptr()))
}

/// X509_STORE_CTX_get1_chain: a copy of the chain with a reference to each certificate, to be freed with
/// sk_X509_pop_free(chain, X509_free); NULL before verification. OpenSSL: X509_STORE_CTX_get1_chain(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get1_chain(ctx: *const X509_STORE_CTX) -> *mut stack_st_X509 {
    entry(ptr::null_mut(), || {
        let context = borrowed!(ctx);
        Ok(if context.chain_ptr().is_null() { ptr::null_mut() } else { super::stack_of(&context.chain()) })
    })
}

/// X509_STORE_CTX_get0_untrusted: the certificates that may help, as they were set; they belong to who set them.
/// OpenSSL: X509_STORE_CTX_get0_untrusted(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get0_untrusted(ctx: *const X509_STORE_CTX) -> *mut stack_st_X509 {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).untrusted.get()))
}

/// X509_STORE_CTX_get_num_untrusted: how many certificates of the chain, from the peer's on, are not from the store.
/// OpenSSL: X509_STORE_CTX_get_num_untrusted(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_num_untrusted(ctx: *const X509_STORE_CTX) -> c_int {
    entry(0, || Ok(c_int::try_from(borrowed!(ctx).untrusted_count.get()).unwrap_or(c_int::MAX)))
}

/// X509_STORE_CTX_get0_store: the store, or NULL. OpenSSL: X509_STORE_CTX_get0_store(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get0_store(ctx: *const X509_STORE_CTX) -> *mut X509_STORE {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).store.borrow().as_ref().map_or(ptr::null_mut(), object::get0)))
}

/// X509_STORE_CTX_get0_param: the parameters of the verification, which belong to it. OpenSSL: X509_STORE_CTX_get0_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get0_param(ctx: *const X509_STORE_CTX) -> *mut X509_VERIFY_PARAM {
    entry(ptr::null_mut(), || Ok(object::get0(&borrowed!(ctx).param())))
}

/// X509_STORE_CTX_get_verify_cb: the callback, or NULL. OpenSSL: X509_STORE_CTX_get_verify_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_verify_cb(
    ctx: *const X509_STORE_CTX,
) -> Option<unsafe extern "C" fn(ok: c_int, ctx: *mut X509_STORE_CTX) -> c_int> {
    entry(None, || Ok(borrowed!(ctx).callback.get()))
}

/// X509_STORE_CTX_set_ex_data: attaches a value to a verification, under an index of X509_STORE_CTX_get_ex_new_index.
/// Returns 1 or 0. OpenSSL: X509_STORE_CTX_set_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_ex_data(ctx: *mut X509_STORE_CTX, idx: c_int, data: *mut c_void) -> c_int {
    entry(0, || Ok(borrowed!(ctx).ex_data.set(idx, data).into()))
}

/// X509_STORE_CTX_get_ex_data: the value attached under an index, or NULL. In a connection's verification the SSL is at
/// SSL_get_ex_data_X509_STORE_CTX_idx(). OpenSSL: X509_STORE_CTX_get_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_ex_data(ctx: *const X509_STORE_CTX, idx: c_int) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).ex_data.get(idx)))
}
