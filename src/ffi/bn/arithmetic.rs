//! Adding, multiplying, dividing.

use core::ffi::{c_int, c_ulong};

use super::context::{BN_CTX, give_result};
use super::{Number, division_by_zero};
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::BIGNUM;

/// The number behind a pointer; NULL ends the body with an error.
macro_rules! number {
    ($pointer:expr) => {
        borrowed!($pointer).number()
    };
}
pub(super) use number;

/// BN_add: makes r the sum of a and b. Returns 1, or 0 on failure. OpenSSL: BN_add(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_add(r: *mut BIGNUM, a: *const BIGNUM, b: *const BIGNUM) -> c_int {
    entry(0, || give_result(r, number!(a).plus(&number!(b))))
}

/// BN_sub: makes r the difference of a and b. Returns 1, or 0 on failure. OpenSSL: BN_sub(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_sub(r: *mut BIGNUM, a: *const BIGNUM, b: *const BIGNUM) -> c_int {
    entry(0, || give_result(r, number!(a).minus(&number!(b))))
}

/// BN_uadd: makes r the sum of the magnitudes of a and b. Returns 1, or 0 on failure. OpenSSL: BN_uadd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_uadd(r: *mut BIGNUM, a: *const BIGNUM, b: *const BIGNUM) -> c_int {
    entry(0, || give_result(r, number!(a).absolute().plus(&number!(b).absolute())))
}

/// BN_usub: makes r the difference of the magnitudes of a and b. Returns 1, or 0 on failure, as when b has the greater one. OpenSSL: BN_usub(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_usub(r: *mut BIGNUM, a: *const BIGNUM, b: *const BIGNUM) -> c_int {
    entry(0, || {
        let difference = number!(a).absolute().minus(&number!(b).absolute());
        if difference.negative {
            return Err(super::failure(super::ARG2_LT_ARG3));
        }
        give_result(r, difference)
    })
}

/// BN_mul: makes r the product of a and b. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_mul(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mul(r: *mut BIGNUM, a: *const BIGNUM, b: *const BIGNUM, _ctx: *mut BN_CTX) -> c_int {
    entry(0, || give_result(r, number!(a).times(&number!(b))))
}

/// BN_sqr: makes r the square of a. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_sqr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_sqr(r: *mut BIGNUM, a: *const BIGNUM, _ctx: *mut BN_CTX) -> c_int {
    entry(0, || {
        let number = number!(a);
        give_result(r, number.times(&number))
    })
}

/// BN_div: divides m by d: dv becomes the quotient, rounded towards 0, and rem what is left, with the sign of m; either may be NULL. ctx is not used. Returns 1, or 0 on failure, as when d is 0. OpenSSL: BN_div(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_div(
    dv: *mut BIGNUM,
    rem: *mut BIGNUM,
    m: *const BIGNUM,
    d: *const BIGNUM,
    _ctx: *mut BN_CTX,
) -> c_int {
    entry(0, || {
        let (quotient, rest) = number!(m).divided(&number!(d)).ok_or_else(division_by_zero)?;
        if !dv.is_null() {
            give_result(dv, quotient)?;
        }
        if !rem.is_null() {
            give_result(rem, rest)?;
        }
        Ok(1)
    })
}

/// BN_exp: makes r the power of a by p. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_exp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_exp(r: *mut BIGNUM, a: *const BIGNUM, p: *const BIGNUM, _ctx: *mut BN_CTX) -> c_int {
    entry(0, || give_result(r, number!(a).power(&number!(p))))
}

/// BN_gcd: makes r the greatest common divisor of a and b. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_gcd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_gcd(r: *mut BIGNUM, a: *const BIGNUM, b: *const BIGNUM, _ctx: *mut BN_CTX) -> c_int {
    entry(0, || give_result(r, number!(a).common_divisor(&number!(b))))
}

/// BN_add_word: adds w to a. Returns 1, or 0 on failure. OpenSSL: BN_add_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_add_word(a: *mut BIGNUM, w: c_ulong) -> c_int {
    entry(0, || give_result(a, number!(a).plus(&Number::of_word(w))))
}

/// BN_sub_word: takes w from a. Returns 1, or 0 on failure. OpenSSL: BN_sub_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_sub_word(a: *mut BIGNUM, w: c_ulong) -> c_int {
    entry(0, || give_result(a, number!(a).minus(&Number::of_word(w))))
}

/// BN_mul_word: multiplies a by w. Returns 1, or 0 on failure. OpenSSL: BN_mul_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mul_word(a: *mut BIGNUM, w: c_ulong) -> c_int {
    entry(0, || give_result(a, number!(a).times(&Number::of_word(w))))
}

/// BN_div_word: divides a by w. Returns what is left of its magnitude, or the greatest value of the type on failure. OpenSSL: BN_div_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_div_word(a: *mut BIGNUM, w: c_ulong) -> c_ulong {
    entry(c_ulong::MAX, || {
        let (quotient, rest) = number!(a).divided(&Number::of_word(w)).ok_or_else(division_by_zero)?;
        give_result(a, quotient)?;
        Ok(rest.word())
    })
}

/// BN_mod_word: what is left of a's magnitude after a division by w; the greatest value of the type on failure. OpenSSL: BN_mod_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_word(a: *const BIGNUM, w: c_ulong) -> c_ulong {
    entry(c_ulong::MAX, || {
        let (_, rest) = number!(a).divided(&Number::of_word(w)).ok_or_else(division_by_zero)?;
        Ok(rest.word())
    })
}
