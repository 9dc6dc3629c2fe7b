//! A digest that is computed piece by piece (`EVP_MD_CTX`).

use core::cell::RefCell;
use core::ffi::{c_int, c_uint, c_void};

use crate::crypto::hash::{HashAlgorithm, Hasher};
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::err::{self, Pushed};
use crate::ffi::object::{self, CType};
use crate::ffi::types::{ENGINE, EVP_MD, EVP_MD_CTX};
use crate::ffi::{entry, entry_quiet, non_null};

/// OpenSSL's reason `EVP_R_NO_DIGEST_SET`.
const NO_DIGEST_SET: c_int = 139;

/// What an `EVP_MD_CTX` holds: nothing until a digest is chosen. The algorithm stays known after the end.
#[derive(Default)]
pub(crate) struct DigestContext {
    state: RefCell<State>,
}

#[derive(Clone, Default)]
struct State {
    algorithm: Option<HashAlgorithm>,
    hasher: Option<Hasher>,
}

impl CType for EVP_MD_CTX {
    type Rust = DigestContext;
}

fn no_digest() -> Pushed {
    err::push(err::ERR_LIB_EVP, NO_DIGEST_SET, "")
}

/// EVP_MD_CTX_new: a new digest context without an algorithm. Free it with EVP_MD_CTX_free. Returns NULL on error.
/// OpenSSL: EVP_MD_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_new() -> *mut EVP_MD_CTX {
    entry_quiet(core::ptr::null_mut(), || object::new(DigestContext::default()))
}

/// EVP_MD_CTX_free: frees a digest context; NULL is nothing to do. OpenSSL: EVP_MD_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_free(ctx: *mut EVP_MD_CTX) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(ctx) });
}

/// EVP_MD_CTX_reset: makes a digest context as new. Returns 1; 0 for NULL. OpenSSL: EVP_MD_CTX_reset(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_reset(ctx: *mut EVP_MD_CTX) -> c_int {
    entry(0, || {
        *borrowed!(ctx).state.borrow_mut() = State::default();
        Ok(1)
    })
}

/// EVP_MD_CTX_copy_ex: makes `out` a copy of `in`, with all that was digested. Returns 1, or 0 on error.
/// OpenSSL: EVP_MD_CTX_copy_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_copy_ex(out: *mut EVP_MD_CTX, r#in: *const EVP_MD_CTX) -> c_int {
    entry(0, || {
        let state = borrowed!(r#in).state.borrow().clone();
        *borrowed!(out).state.borrow_mut() = state;
        Ok(1)
    })
}

/// EVP_DigestInit_ex: starts a digest. A `type` of NULL starts the context's algorithm anew; `impl` must be NULL.
/// Returns 1, or 0 on error. OpenSSL: EVP_DigestInit_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestInit_ex(ctx: *mut EVP_MD_CTX, r#type: *const EVP_MD, _impl: *mut ENGINE) -> c_int {
    entry(0, || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        let algorithm = if r#type.is_null() { state.algorithm.ok_or_else(no_digest)? } else { *borrowed!(r#type) };
        *state = State { algorithm: Some(algorithm), hasher: Some(algorithm.start()) };
        Ok(1)
    })
}

/// EVP_DigestInit: as EVP_DigestInit_ex after EVP_MD_CTX_reset. Returns 1, or 0 on error. OpenSSL: EVP_DigestInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestInit(ctx: *mut EVP_MD_CTX, r#type: *const EVP_MD) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        EVP_MD_CTX_reset(ctx);
        EVP_DigestInit_ex(ctx, r#type, core::ptr::null_mut())
    }
}

/// EVP_DigestUpdate: digests `count` bytes more. Returns 1, or 0 on error. OpenSSL: EVP_DigestUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestUpdate(ctx: *mut EVP_MD_CTX, data: *const c_void, count: usize) -> c_int {
    entry(0, || {
        let data = input!(data, count);
        borrowed!(ctx).state.borrow_mut().hasher.as_mut().ok_or_else(no_digest)?.update(data);
        Ok(1)
    })
}

/// EVP_DigestFinal_ex: ends a digest: writes it to `md`, which has room for EVP_MAX_MD_SIZE bytes, and its length to
/// `size` unless that is NULL. Returns 1, or 0 on error. OpenSSL: EVP_DigestFinal_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestFinal_ex(ctx: *mut EVP_MD_CTX, md: *mut u8, size: *mut c_uint) -> c_int {
    entry(0, || {
        non_null(md)?;
        let digest = borrowed!(ctx).state.borrow_mut().hasher.take().ok_or_else(no_digest)?.finish();
        put_bytes!(md, digest.as_ref());
        put!(size, digest.as_ref().len() as c_uint);
        Ok(1)
    })
}

/// EVP_DigestFinal: as EVP_DigestFinal_ex, and resets the context. Returns 1, or 0 on error. OpenSSL: EVP_DigestFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestFinal(ctx: *mut EVP_MD_CTX, md: *mut u8, size: *mut c_uint) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        let result = EVP_DigestFinal_ex(ctx, md, size);
        EVP_MD_CTX_reset(ctx);
        result
    }
}

/// EVP_MD_CTX_get0_md: the algorithm of a digest context; NULL if none is set. OpenSSL: EVP_MD_CTX_get0_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_get0_md(ctx: *const EVP_MD_CTX) -> *const EVP_MD {
    entry(core::ptr::null(), || {
        if ctx.is_null() {
            return Ok(core::ptr::null());
        }
        Ok(borrowed!(ctx).state.borrow().algorithm.map_or(core::ptr::null(), super::digest::pointer_of))
    })
}
