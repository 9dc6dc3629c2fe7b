//! The primes of groups that protocols have agreed on.

use core::ptr;

use crypto_bigint::BoxedUint;

use super::octets::give;
use super::{Number, prime_digits};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::BIGNUM;

/// Gives `place` a prime, or a new number to the program if that is NULL.
fn prime(digits: &str, place: *mut BIGNUM) -> Result<*mut BIGNUM, Pushed> {
    let prime = BoxedUint::from_str_radix_vartime(digits, 16).map(|prime| prime.to_be_bytes()).unwrap_or_default();
    give(Number::new(&prime, false), place)
}

/// BN_get_rfc2409_prime_768: the prime of 768 bits of RFC 2409, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc2409_prime_768(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc2409_prime_768(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC2409_768, bn))
}

/// BN_get_rfc2409_prime_1024: the prime of 1024 bits of RFC 2409, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc2409_prime_1024(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc2409_prime_1024(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC2409_1024, bn))
}

/// BN_get_rfc3526_prime_1536: the prime of 1536 bits of RFC 3526, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc3526_prime_1536(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc3526_prime_1536(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC3526_1536, bn))
}

/// BN_get_rfc3526_prime_2048: the prime of 2048 bits of RFC 3526, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc3526_prime_2048(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc3526_prime_2048(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC3526_2048, bn))
}

/// BN_get_rfc3526_prime_3072: the prime of 3072 bits of RFC 3526, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc3526_prime_3072(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc3526_prime_3072(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC3526_3072, bn))
}

/// BN_get_rfc3526_prime_4096: the prime of 4096 bits of RFC 3526, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc3526_prime_4096(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc3526_prime_4096(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC3526_4096, bn))
}

/// BN_get_rfc3526_prime_6144: the prime of 6144 bits of RFC 3526, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc3526_prime_6144(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc3526_prime_6144(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC3526_6144, bn))
}

/// BN_get_rfc3526_prime_8192: the prime of 8192 bits of RFC 3526, in bn, or in a new number if that is NULL, to be freed with
/// BN_free. OpenSSL: BN_get_rfc3526_prime_8192(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_get_rfc3526_prime_8192(bn: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || prime(prime_digits::RFC3526_8192, bn))
}
