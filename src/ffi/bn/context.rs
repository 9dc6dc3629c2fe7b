//! Contexts of calculations: numbers for a while, and what OpenSSL prepares for a modulus, of which nothing is needed here.

use core::cell::RefCell;
use core::ffi::c_int;
use core::ptr;
use std::sync::Arc;

use super::{Bignum, Number};
use crate::ffi::arguments::borrowed;
use crate::ffi::err::Pushed;
use crate::ffi::object::{self, CType};
use crate::ffi::types::BIGNUM;
pub(super) use crate::ffi::types::{BN_CTX, BN_MONT_CTX};
use crate::ffi::{entry, entry_quiet};

/// What a `BN_CTX` points to.
#[derive(Default)]
pub(crate) struct Context {
    /// The numbers that were handed out since each start that has not ended.
    frames: RefCell<Vec<Vec<Arc<Bignum>>>>,
}

impl CType for BN_CTX {
    type Rust = Context;
}

/// What a `BN_MONT_CTX` points to.
pub(crate) struct Prepared;

impl CType for BN_MONT_CTX {
    type Rust = Prepared;
}

/// Gives a number its new value. Returns 1.
pub(super) fn give_result(place: *mut BIGNUM, number: Number) -> Result<c_int, Pushed> {
    borrowed!(place).set(number);
    Ok(1)
}

/// BN_CTX_new: a new context, to be freed with BN_CTX_free. OpenSSL: BN_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_CTX_new() -> *mut BN_CTX {
    entry_quiet(ptr::null_mut(), || object::new(Context::default()))
}

/// BN_CTX_secure_new: as BN_CTX_new: every number is wiped. OpenSSL: BN_CTX_secure_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_CTX_secure_new() -> *mut BN_CTX {
    entry_quiet(ptr::null_mut(), || object::new(Context::default()))
}

/// BN_CTX_free: frees a context and its numbers; NULL is nothing to do. OpenSSL: BN_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_CTX_free(c: *mut BN_CTX) {
    // SAFETY: the program gives its context back.
    entry_quiet((), || unsafe { object::free(c) });
}

/// BN_CTX_start: begins a part of a calculation, which BN_CTX_end ends. OpenSSL: BN_CTX_start(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_CTX_start(ctx: *mut BN_CTX) {
    entry((), || {
        borrowed!(ctx).frames.borrow_mut().push(Vec::new());
        Ok(())
    });
}

/// BN_CTX_get: a number, 0, that is the context's and good until BN_CTX_end. Returns NULL without BN_CTX_start.
/// OpenSSL: BN_CTX_get(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_CTX_get(ctx: *mut BN_CTX) -> *mut BIGNUM {
    entry(ptr::null_mut(), || {
        let mut frames = borrowed!(ctx).frames.borrow_mut();
        let Some(frame) = frames.last_mut() else { return Ok(ptr::null_mut()) };
        let number = Arc::new(Bignum::default());
        let pointer = object::get0(&number);
        frame.push(number);
        Ok(pointer)
    })
}

/// BN_CTX_end: frees the numbers that were handed out since BN_CTX_start; NULL is nothing to do. OpenSSL: BN_CTX_end(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_CTX_end(ctx: *mut BN_CTX) {
    entry((), || {
        if !ctx.is_null() {
            borrowed!(ctx).frames.borrow_mut().pop();
        }
        Ok(())
    });
}

/// BN_MONT_CTX_new: what BN_MONT_CTX_set can be called with, to be freed with BN_MONT_CTX_free. OpenSSL: BN_MONT_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_MONT_CTX_new() -> *mut BN_MONT_CTX {
    entry_quiet(ptr::null_mut(), || object::new(Prepared))
}

/// BN_MONT_CTX_free: frees it; NULL is nothing to do. OpenSSL: BN_MONT_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_MONT_CTX_free(mont: *mut BN_MONT_CTX) {
    // SAFETY: the program gives it back.
    entry_quiet((), || unsafe { object::free(mont) });
}

/// BN_MONT_CTX_set: prepares for a modulus, which must be odd. There is nothing to do. Returns 1, or 0 on failure.
/// OpenSSL: BN_MONT_CTX_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_MONT_CTX_set(mont: *mut BN_MONT_CTX, m: *const BIGNUM, _ctx: *mut BN_CTX) -> c_int {
    entry(0, || {
        borrowed!(mont);
        Ok(borrowed!(m).number().is_odd().into())
    })
}
