//! Random numbers and primes.

use core::ffi::c_int;

use crypto_bigint::BoxedUint;
use crypto_primes::Flavor;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use zeroize::Zeroizing;

use super::Number;
use super::arithmetic::number;
use super::context::{BN_CTX, give_result};
use crate::crypto::rng;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{BIGNUM, BN_GENCB};

/// BN_rand: the highest bit may be 0.
pub const BN_RAND_TOP_ANY: c_int = -1;
/// BN_rand: the highest bit is 1.
pub const BN_RAND_TOP_ONE: c_int = 0;
/// BN_rand: the two highest bits are 1.
pub const BN_RAND_TOP_TWO: c_int = 1;
/// BN_rand: the number may be even.
pub const BN_RAND_BOTTOM_ANY: c_int = 0;
/// BN_rand: the number is odd.
pub const BN_RAND_BOTTOM_ODD: c_int = 1;

/// A number of this many bits.
fn random(bits: c_int, top: c_int, bottom: c_int) -> Result<Number, Pushed> {
    let length = usize::try_from(bits).map_err(|_| super::failure(super::BITS_TOO_SMALL))?;
    if length == 0 {
        return if top == BN_RAND_TOP_ANY && bottom == BN_RAND_BOTTOM_ANY {
            Ok(Number::default())
        } else {
            Err(super::failure(super::BITS_TOO_SMALL))
        };
    }
    if length == 1 && top > BN_RAND_TOP_ONE {
        return Err(super::failure(super::BITS_TOO_SMALL));
    }
    let mut bytes = Zeroizing::new(vec![0; length.div_ceil(8)]);
    rng::fill(&mut bytes)?;
    let mut number = Number::new(&bytes, false).masked(length);
    if top >= BN_RAND_TOP_ONE {
        number = number.with_bit(length - 1, true);
    }
    if top >= BN_RAND_TOP_TWO {
        number = number.with_bit(length - 2, true);
    }
    Ok(if bottom == BN_RAND_BOTTOM_ODD { number.with_bit(0, true) } else { number })
}

/// A number from 0 up to, but without, this one.
fn random_below(range: &Number) -> Result<Number, Pushed> {
    if range.negative || range.is_zero() {
        return Err(super::failure(super::INVALID_RANGE));
    }
    let bits = c_int::try_from(range.bits()).unwrap_or(c_int::MAX);
    loop {
        // At least every second one fits.
        let number = random(bits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY)?;
        if number.compare_magnitude(range).is_lt() {
            return Ok(number);
        }
    }
}

fn is_prime(number: &Number) -> bool {
    let natural = number.magnitude_in(0);
    !number.negative && crypto_primes::is_prime(Flavor::Any, &*natural)
}

/// BN_rand: makes rnd a random number of bits bits; top says whether its highest bits are 1, bottom whether it is odd. Returns 1, or 0 on failure. OpenSSL: BN_rand(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_rand(rnd: *mut BIGNUM, bits: c_int, top: c_int, bottom: c_int) -> c_int {
    entry(0, || give_result(rnd, random(bits, top, bottom)?))
}

/// BN_priv_rand: as BN_rand: makes rnd a random number of bits bits; top says whether its highest bits are 1, bottom whether it is odd. Returns 1, or 0 on failure. OpenSSL: BN_priv_rand(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_priv_rand(rnd: *mut BIGNUM, bits: c_int, top: c_int, bottom: c_int) -> c_int {
    entry(0, || give_result(rnd, random(bits, top, bottom)?))
}

/// BN_pseudo_rand: as BN_rand: makes rnd a random number of bits bits; top says whether its highest bits are 1, bottom whether it is odd. Returns 1, or 0 on failure. OpenSSL: BN_pseudo_rand(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_pseudo_rand(rnd: *mut BIGNUM, bits: c_int, top: c_int, bottom: c_int) -> c_int {
    entry(0, || give_result(rnd, random(bits, top, bottom)?))
}

/// BN_rand_range: makes rnd a random number from 0 up to, but without, range. Returns 1, or 0 on failure. OpenSSL: BN_rand_range(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_rand_range(rnd: *mut BIGNUM, range: *const BIGNUM) -> c_int {
    entry(0, || give_result(rnd, random_below(&number!(range))?))
}

/// BN_priv_rand_range: makes rnd a random number from 0 up to, but without, range. Returns 1, or 0 on failure. OpenSSL: BN_priv_rand_range(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_priv_rand_range(rnd: *mut BIGNUM, range: *const BIGNUM) -> c_int {
    entry(0, || give_result(rnd, random_below(&number!(range))?))
}

/// BN_pseudo_rand_range: makes rnd a random number from 0 up to, but without, range. Returns 1, or 0 on failure. OpenSSL: BN_pseudo_rand_range(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_pseudo_rand_range(rnd: *mut BIGNUM, range: *const BIGNUM) -> c_int {
    entry(0, || give_result(rnd, random_below(&number!(range))?))
}

/// BN_check_prime: 1 if p is very likely a prime, 0 if it is not, -1 on failure. ctx and cb are not used. OpenSSL: BN_check_prime(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_check_prime(p: *const BIGNUM, _ctx: *mut BN_CTX, _cb: *mut BN_GENCB) -> c_int {
    entry(-1, || Ok(is_prime(&number!(p)).into()))
}

/// BN_is_prime_ex: as BN_check_prime; how often it is tested is not for nchecks to say. OpenSSL: BN_is_prime_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_prime_ex(
    p: *const BIGNUM,
    _nchecks: c_int,
    _ctx: *mut BN_CTX,
    _cb: *mut BN_GENCB,
) -> c_int {
    entry(-1, || Ok(is_prime(&number!(p)).into()))
}

/// BN_is_prime_fasttest_ex: as BN_check_prime; how it is tested is not for nchecks and do_trial_division to say. OpenSSL: BN_is_prime_fasttest_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_prime_fasttest_ex(
    p: *const BIGNUM,
    _nchecks: c_int,
    _ctx: *mut BN_CTX,
    _do_trial_division: c_int,
    _cb: *mut BN_GENCB,
) -> c_int {
    entry(-1, || Ok(is_prime(&number!(p)).into()))
}

/// BN_generate_prime_ex: makes ret a random prime of bits bits; if safe is not 0, one of which the half is a prime too; if add is
/// not NULL, one that leaves rem, or 1 if that is NULL, after a division by add. cb is not used. Returns 1, or 0 on failure.
/// OpenSSL: BN_generate_prime_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_generate_prime_ex(
    ret: *mut BIGNUM,
    bits: c_int,
    safe: c_int,
    add: *const BIGNUM,
    rem: *const BIGNUM,
    _cb: *mut BN_GENCB,
) -> c_int {
    entry(0, || {
        let too_small = || super::failure(super::BITS_TOO_SMALL);
        let length =
            u32::try_from(bits).ok().filter(|bits| *bits >= if safe != 0 { 6 } else { 2 }).ok_or_else(too_small)?;
        let flavor = if safe != 0 { Flavor::Safe } else { Flavor::Any };
        if add.is_null() {
            let prime: BoxedUint = crypto_primes::random_prime(&mut UnwrapErr(SysRng), flavor, length);
            return give_result(ret, Number::from_natural(&Zeroizing::new(prime), false));
        }
        let step = number!(add);
        let wanted = if rem.is_null() { Number::of_word(if safe != 0 { 3 } else { 1 }) } else { number!(rem) };
        if step.is_zero() || step.bits() + 2 > length as usize || step.common_divisor(&wanted) != Number::of_word(1) {
            return Err(too_small());
        }
        loop {
            let start = random(bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY)?;
            let rest = start.reduced(&step).ok_or_else(too_small)?;
            let candidate = start.minus(&rest).plus(&wanted);
            if candidate.bits() == length as usize && crypto_primes::is_prime(flavor, &*candidate.magnitude_in(0)) {
                return give_result(ret, candidate);
            }
        }
    })
}
