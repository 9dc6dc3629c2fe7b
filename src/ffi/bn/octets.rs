//! Numbers as big-endian bytes.

use core::ffi::{c_int, c_uchar};
use core::ptr;

use super::{Bignum, Number};
use crate::ffi::arguments::{borrowed, input, put_bytes};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::BIGNUM;

/// Gives `place` a number, or a new number to the program if that is NULL.
pub(super) fn give(number: Number, place: *mut BIGNUM) -> Result<*mut BIGNUM, Pushed> {
    if place.is_null() {
        return Ok(object::new(Bignum::of(number)));
    }
    borrowed!(place).set(number);
    Ok(place)
}

/// BN_bin2bn: reads a number of len bytes, big-endian, into ret, or into a new one if that is NULL, to be freed with BN_free.
/// Returns the number, or NULL on failure. OpenSSL: BN_bin2bn(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_bin2bn(s: *const c_uchar, len: c_int, ret: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || {
        let Ok(length) = usize::try_from(len) else { return Ok(ptr::null_mut()) };
        give(Number::new(input!(s, length), false), ret)
    })
}

/// BN_bn2bin: writes a number's magnitude to to, which has room for BN_num_bytes. Returns how many bytes that is.
/// OpenSSL: BN_bn2bin(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_bn2bin(a: *const BIGNUM, to: *mut c_uchar) -> c_int {
    entry(0, || {
        let number = borrowed!(a).number();
        put_bytes!(to, number.magnitude());
        Ok(number.magnitude().len() as c_int)
    })
}

/// BN_bn2binpad: as BN_bn2bin, with zeros before the number so that it takes tolen bytes. Returns tolen, or -1 if that is too
/// few. OpenSSL: BN_bn2binpad(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_bn2binpad(a: *const BIGNUM, to: *mut c_uchar, tolen: c_int) -> c_int {
    entry(-1, || {
        let number = borrowed!(a).number();
        let zeros = usize::try_from(tolen).ok().and_then(|length| length.checked_sub(number.magnitude().len()));
        let Some(zeros) = zeros else { return Ok(-1) };
        let mut padded = zeroize::Zeroizing::new(vec![0; zeros]);
        padded.extend_from_slice(number.magnitude());
        put_bytes!(to, &padded);
        Ok(tolen)
    })
}
