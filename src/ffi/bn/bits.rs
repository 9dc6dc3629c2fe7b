//! Single bits, and shifting.

use core::ffi::c_int;

use super::arithmetic::number;
use super::context::give_result;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::BIGNUM;

/// BN_set_bit: sets the bit n of a. Returns 1, or 0 on failure. OpenSSL: BN_set_bit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_set_bit(a: *mut BIGNUM, n: c_int) -> c_int {
    entry(0, || {
        give_result(a, number!(a).with_bit(usize::try_from(n).map_err(|_| super::failure(super::INVALID_SHIFT))?, true))
    })
}

/// BN_clear_bit: takes the bit n of a away. Returns 1, or 0 on failure, as when a is too short to have it. OpenSSL: BN_clear_bit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_clear_bit(a: *mut BIGNUM, n: c_int) -> c_int {
    entry(0, || {
        let (number, index) = (number!(a), usize::try_from(n).map_err(|_| super::failure(super::INVALID_SHIFT))?);
        if index / 64 >= number.bits().div_ceil(64) {
            return Ok(0);
        }
        give_result(a, number.with_bit(index, false))
    })
}

/// BN_is_bit_set: 1 if the bit n of a is set, else 0. OpenSSL: BN_is_bit_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_bit_set(a: *const BIGNUM, n: c_int) -> c_int {
    entry(0, || {
        let number = number!(a);
        Ok(usize::try_from(n).is_ok_and(|index| number.bit(index)).into())
    })
}

/// BN_mask_bits: keeps the lowest n bits of a. Returns 1, or 0 on failure, as when a has no more. OpenSSL: BN_mask_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mask_bits(a: *mut BIGNUM, n: c_int) -> c_int {
    entry(0, || {
        let (number, bits) = (number!(a), usize::try_from(n).map_err(|_| super::failure(super::INVALID_SHIFT))?);
        if bits / 64 >= number.bits().div_ceil(64) {
            return Ok(0);
        }
        give_result(a, number.masked(bits))
    })
}

/// BN_lshift: makes r the number a times 2 to the power of n. Returns 1, or 0 on failure. OpenSSL: BN_lshift(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_lshift(r: *mut BIGNUM, a: *const BIGNUM, n: c_int) -> c_int {
    entry(0, || {
        give_result(r, number!(a).shifted_left(usize::try_from(n).map_err(|_| super::failure(super::INVALID_SHIFT))?))
    })
}

/// BN_lshift1: makes r twice a. Returns 1, or 0 on failure. OpenSSL: BN_lshift1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_lshift1(r: *mut BIGNUM, a: *const BIGNUM) -> c_int {
    entry(0, || give_result(r, number!(a).shifted_left(1)))
}

/// BN_rshift: makes r the number a divided by 2 to the power of n, rounded towards 0. Returns 1, or 0 on failure. OpenSSL: BN_rshift(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_rshift(r: *mut BIGNUM, a: *const BIGNUM, n: c_int) -> c_int {
    entry(0, || {
        give_result(r, number!(a).shifted_right(usize::try_from(n).map_err(|_| super::failure(super::INVALID_SHIFT))?))
    })
}

/// BN_rshift1: makes r half of a, rounded towards 0. Returns 1, or 0 on failure. OpenSSL: BN_rshift1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_rshift1(r: *mut BIGNUM, a: *const BIGNUM) -> c_int {
    entry(0, || give_result(r, number!(a).shifted_right(1)))
}
