//! Arithmetic modulo a number. Where the modulus is odd, as primes are, powers take a time that tells the numbers' lengths only.

use core::ffi::c_int;
use core::ptr;

use super::arithmetic::number;
use super::context::{BN_CTX, BN_MONT_CTX, give_result};
use super::octets::give;
use super::{Number, division_by_zero};
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::BIGNUM;

/// Makes `r` what is left of a number after a division by `m`.
fn give_reduced(r: *mut BIGNUM, number: &Number, m: *const BIGNUM) -> Result<c_int, Pushed> {
    give_result(r, number.reduced(&number!(m)).ok_or_else(division_by_zero)?)
}

fn power(r: *mut BIGNUM, a: *const BIGNUM, p: *const BIGNUM, m: *const BIGNUM) -> Result<c_int, Pushed> {
    give_result(r, number!(a).power_modulo(&number!(p), &number!(m)).ok_or_else(division_by_zero)?)
}

/// BN_nnmod: makes r what is left of a after a division by m: never negative. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_nnmod(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_nnmod(r: *mut BIGNUM, a: *const BIGNUM, m: *const BIGNUM, _ctx: *mut BN_CTX) -> c_int {
    entry(0, || give_reduced(r, &number!(a), m))
}

/// BN_mod_add: makes r the sum of a and b modulo m. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_mod_add(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_add(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    b: *const BIGNUM,
    m: *const BIGNUM,
    _ctx: *mut BN_CTX,
) -> c_int {
    entry(0, || give_reduced(r, &number!(a).plus(&number!(b)), m))
}

/// BN_mod_sub: makes r the difference of a and b modulo m. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_mod_sub(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_sub(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    b: *const BIGNUM,
    m: *const BIGNUM,
    _ctx: *mut BN_CTX,
) -> c_int {
    entry(0, || give_reduced(r, &number!(a).minus(&number!(b)), m))
}

/// BN_mod_mul: makes r the product of a and b modulo m. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_mod_mul(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_mul(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    b: *const BIGNUM,
    m: *const BIGNUM,
    _ctx: *mut BN_CTX,
) -> c_int {
    entry(0, || give_reduced(r, &number!(a).times(&number!(b)), m))
}

/// BN_mod_add_quick: as BN_mod_add, without a context. OpenSSL: BN_mod_add_quick(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_add_quick(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    b: *const BIGNUM,
    m: *const BIGNUM,
) -> c_int {
    entry(0, || give_reduced(r, &number!(a).plus(&number!(b)), m))
}

/// BN_mod_sub_quick: as BN_mod_sub, without a context. OpenSSL: BN_mod_sub_quick(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_sub_quick(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    b: *const BIGNUM,
    m: *const BIGNUM,
) -> c_int {
    entry(0, || give_reduced(r, &number!(a).minus(&number!(b)), m))
}

/// BN_mod_sqr: makes r the square of a modulo m. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_mod_sqr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_sqr(r: *mut BIGNUM, a: *const BIGNUM, m: *const BIGNUM, _ctx: *mut BN_CTX) -> c_int {
    entry(0, || {
        let number = number!(a);
        give_reduced(r, &number.times(&number), m)
    })
}

/// BN_mod_exp: makes r the power of a by p modulo m. ctx is not used. Returns 1, or 0 on failure. OpenSSL: BN_mod_exp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_exp(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    p: *const BIGNUM,
    m: *const BIGNUM,
    _ctx: *mut BN_CTX,
) -> c_int {
    entry(0, || power(r, a, p, m))
}

/// BN_mod_exp_mont: as BN_mod_exp; what is prepared for m is not used. OpenSSL: BN_mod_exp_mont(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_exp_mont(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    p: *const BIGNUM,
    m: *const BIGNUM,
    _ctx: *mut BN_CTX,
    _m_ctx: *mut BN_MONT_CTX,
) -> c_int {
    entry(0, || power(r, a, p, m))
}

/// BN_mod_exp_mont_consttime: as BN_mod_exp; what is prepared for m is not used. OpenSSL: BN_mod_exp_mont_consttime(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_exp_mont_consttime(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    p: *const BIGNUM,
    m: *const BIGNUM,
    _ctx: *mut BN_CTX,
    _in_mont: *mut BN_MONT_CTX,
) -> c_int {
    entry(0, || power(r, a, p, m))
}

/// BN_mod_inverse: makes r, or a new number if that is NULL, to be freed with BN_free, what gives 1 when multiplied with a modulo n. ctx is not used. Returns it, or NULL on failure, as when there is none. OpenSSL: BN_mod_inverse(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mod_inverse(
    r: *mut BIGNUM,
    a: *const BIGNUM,
    n: *const BIGNUM,
    _ctx: *mut BN_CTX,
) -> *mut BIGNUM {
    entry(ptr::null_mut(), || {
        let inverse = number!(a).inverse_modulo(&number!(n));
        give(inverse.ok_or_else(|| super::failure(super::NO_INVERSE))?, r)
    })
}
