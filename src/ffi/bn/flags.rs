//! The flags of numbers. They change nothing here: every number is wiped, and no function asks for BN_FLG_CONSTTIME.

use core::ffi::c_int;
use core::sync::atomic::Ordering;
use std::sync::OnceLock;

use super::{Bignum, Number};
use crate::ffi::arguments::borrowed;
use crate::ffi::types::BIGNUM;
use crate::ffi::{entry, object};

/// The number is to be freed: every number has it.
pub const BN_FLG_MALLOCED: c_int = 0x01;
/// The number is a constant.
pub const BN_FLG_STATIC_DATA: c_int = 0x02;
/// What is computed with the number is to take as long for every value.
pub const BN_FLG_CONSTTIME: c_int = 0x04;
/// The number lies in secure memory.
pub const BN_FLG_SECURE: c_int = 0x08;

/// BN_set_flags: adds flags to a number; BN_get_flags tells them. OpenSSL: BN_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_set_flags(b: *mut BIGNUM, n: c_int) {
    entry((), || {
        borrowed!(b).flags.fetch_or(n, Ordering::Relaxed);
        Ok(())
    });
}

/// BN_get_flags: those of the flags n that a number has. OpenSSL: BN_get_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_flags(b: *const BIGNUM, n: c_int) -> c_int {
    entry(0, || Ok((borrowed!(b).flags.load(Ordering::Relaxed) | BN_FLG_MALLOCED) & n))
}

/// BN_value_one: the constant 1, which is not to be changed nor freed. OpenSSL: BN_value_one(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_value_one() -> *const BIGNUM {
    static ONE: OnceLock<std::sync::Arc<Bignum>> = OnceLock::new();
    entry(core::ptr::null(), || {
        let one = ONE.get_or_init(|| std::sync::Arc::new(Bignum::of(Number::new(&[1], false))));
        Ok(object::get0::<BIGNUM>(one).cast_const())
    })
}
