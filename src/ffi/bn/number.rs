//! Numbers themselves: their life, small values, comparing.

use core::ffi::{c_int, c_ulong};
use core::ptr;

use super::{Bignum, Number};
use crate::ffi::arguments::borrowed;
use crate::ffi::object;
use crate::ffi::types::BIGNUM;
use crate::ffi::{entry, entry_quiet};

/// BN_new: a new number, 0, to be freed with BN_free. OpenSSL: BN_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_new() -> *mut BIGNUM {
    entry_quiet(ptr::null_mut(), || object::new(Bignum::default()))
}

/// BN_secure_new: the same as BN_new: every number is wiped when it is freed. OpenSSL: BN_secure_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_secure_new() -> *mut BIGNUM {
    entry_quiet(ptr::null_mut(), || object::new(Bignum::default()))
}

/// BN_free: frees a number; NULL is nothing to do. OpenSSL: BN_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_free(a: *mut BIGNUM) {
    // SAFETY: the program gives its number back.
    entry_quiet((), || unsafe { object::free(a) });
}

/// BN_clear_free: wipes a number and frees it, as BN_free does too. OpenSSL: BN_clear_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_clear_free(a: *mut BIGNUM) {
    // SAFETY: the program gives its number back.
    entry_quiet((), || unsafe { object::free(a) });
}

/// BN_clear: wipes a number and makes it 0. OpenSSL: BN_clear(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_clear(a: *mut BIGNUM) {
    entry((), || {
        borrowed!(a).set(Number::default());
        Ok(())
    });
}

/// BN_dup: a copy of a number, to be freed with BN_free; NULL for NULL. OpenSSL: BN_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_dup(a: *const BIGNUM) -> *mut BIGNUM {
    if a.is_null() {
        return ptr::null_mut();
    }
    entry(ptr::null_mut(), || Ok(object::new(Bignum::of(borrowed!(a).number()))))
}

/// BN_copy: gives the number a the value of b. Returns a, or NULL on failure. OpenSSL: BN_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_copy(a: *mut BIGNUM, b: *const BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || {
        let number = borrowed!(b).number();
        borrowed!(a).set(number);
        Ok(a)
    })
}

/// BN_set_word: gives a number a small value. Returns 1, or 0 on failure. OpenSSL: BN_set_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_set_word(a: *mut BIGNUM, w: c_ulong) -> c_int {
    entry(0, || {
        borrowed!(a).set(Number::new(&w.to_be_bytes(), false));
        Ok(1)
    })
}

/// BN_zero_ex: makes a number 0. OpenSSL: BN_zero_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_zero_ex(a: *mut BIGNUM) {
    entry((), || {
        borrowed!(a).set(Number::default());
        Ok(())
    });
}

/// BN_get_word: a number's magnitude; the greatest value of the type if it does not fit. OpenSSL: BN_get_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_word(a: *const BIGNUM) -> c_ulong {
    entry(c_ulong::MAX, || {
        let number = borrowed!(a).number();
        if number.magnitude.len() > size_of::<c_ulong>() {
            return Ok(c_ulong::MAX);
        }
        Ok(number.magnitude.iter().fold(0, |value, byte| value << 8 | c_ulong::from(*byte)))
    })
}

/// BN_is_word: 1 if a number has this small value, else 0. OpenSSL: BN_is_word(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_word(a: *const BIGNUM, w: c_ulong) -> c_int {
    entry(0, || Ok((borrowed!(a).number() == Number::new(&w.to_be_bytes(), false)).into()))
}

/// BN_is_zero: 1 if a number is 0, else 0. OpenSSL: BN_is_zero(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_zero(a: *const BIGNUM) -> c_int {
    entry(0, || Ok(borrowed!(a).number().magnitude.is_empty().into()))
}

/// BN_is_one: 1 if a number is 1, else 0. OpenSSL: BN_is_one(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_one(a: *const BIGNUM) -> c_int {
    entry(0, || Ok((borrowed!(a).number() == Number::new(&[1], false)).into()))
}

/// BN_is_odd: 1 if a number is odd, else 0. OpenSSL: BN_is_odd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_odd(a: *const BIGNUM) -> c_int {
    entry(0, || Ok(borrowed!(a).number().magnitude.last().is_some_and(|last| last & 1 == 1).into()))
}

/// BN_is_negative: 1 if a number is less than 0, else 0. OpenSSL: BN_is_negative(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_is_negative(b: *const BIGNUM) -> c_int {
    entry(0, || Ok(borrowed!(b).number().negative.into()))
}

/// BN_set_negative: gives a number a minus sign if n is not 0, else takes it away; 0 has none.
/// OpenSSL: BN_set_negative(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_set_negative(b: *mut BIGNUM, n: c_int) {
    entry((), || {
        let bignum = borrowed!(b);
        let number = Number::new(bignum.number().magnitude(), n != 0);
        bignum.set(number);
        Ok(())
    });
}

/// BN_num_bits: the length of a number's magnitude in bits; 0 for 0. OpenSSL: BN_num_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_num_bits(a: *const BIGNUM) -> c_int {
    entry(0, || Ok(c_int::try_from(borrowed!(a).number().bits()).unwrap_or(c_int::MAX)))
}

/// BN_cmp: compares two numbers. Returns -1, 0 or 1: the first is less, the same or greater. OpenSSL: BN_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_cmp(a: *const BIGNUM, b: *const BIGNUM) -> c_int {
    entry(0, || Ok(borrowed!(a).number().compare(&borrowed!(b).number()) as c_int))
}

/// BN_ucmp: as BN_cmp, without regard to minus signs. OpenSSL: BN_ucmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_ucmp(a: *const BIGNUM, b: *const BIGNUM) -> c_int {
    entry(0, || Ok(borrowed!(a).number().compare_magnitude(&borrowed!(b).number()) as c_int))
}
