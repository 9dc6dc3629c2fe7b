//! `ASN1_INTEGER` and `ASN1_ENUMERATED` with numbers of any length, and the small values of `ASN1_ENUMERATED`.

use std::ffi::{c_int, c_long};
use std::ptr;

use super::integer::{ASN1_INTEGER_get, ASN1_INTEGER_get_int64};
use super::string::{V_ASN1_ENUMERATED, V_ASN1_INTEGER, V_ASN1_NEG};
use super::value::{ASN1_INTEGER, ASN1_STRING, allocate, assign, bytes};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::string::ASN1_STRING_free;
use crate::ffi::bn::{Bignum, Number};
use crate::ffi::err::reasons::asn1::ASN1_R_WRONG_INTEGER_TYPE;
use crate::ffi::err::{self, ERR_LIB_ASN1, Pushed};
use crate::ffi::types::BIGNUM;
use crate::ffi::{entry, non_null, object};

/// `ASN1_ENUMERATED`: as an integer.
pub type ASN1_ENUMERATED = ASN1_STRING;

/// Gives a number the value of a string of the type `kind`.
///
/// # Safety
/// NULL or a live string.
unsafe fn to_bn(value: *const ASN1_STRING, kind: c_int, place: *mut BIGNUM) -> Result<*mut BIGNUM, Pushed> {
    // SAFETY: as the caller promises.
    let (magnitude, own) = unsafe { (bytes(value)?, (*value).r#type) };
    if own & !V_ASN1_NEG != kind {
        return Err(err::push(ERR_LIB_ASN1, ASN1_R_WRONG_INTEGER_TYPE, format!("type {own}, not {kind}")));
    }
    let number = Number::new(magnitude, own & V_ASN1_NEG != 0);
    if place.is_null() {
        return Ok(object::new(Bignum::of(number)));
    }
    borrowed!(place).set(number);
    Ok(place)
}

/// Gives a string of the type `kind` the value of a number.
///
/// # Safety
/// NULL or live objects.
unsafe fn from_bn(number: *const BIGNUM, place: *mut ASN1_STRING, kind: c_int) -> Result<*mut ASN1_STRING, Pushed> {
    let number = borrowed!(number).number();
    let magnitude = if number.magnitude().is_empty() { &[0] } else { number.magnitude() };
    // SAFETY: a string of the program's own, or a new one that is given up if it cannot be filled.
    unsafe {
        let target = if place.is_null() { allocate(kind)? } else { place };
        assign(target, magnitude).inspect_err(|_| {
            if place.is_null() {
                ASN1_STRING_free(target);
            }
        })?;
        (*target).r#type = if number.is_negative() { kind | V_ASN1_NEG } else { kind };
        Ok(target)
    }
}

/// ASN1_INTEGER_to_BN: the value of an integer, in bn or in a new number if that is NULL, to be freed with BN_free. Returns
/// the number, or NULL on error. OpenSSL: ASN1_INTEGER_to_BN(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_to_BN(ai: *const ASN1_INTEGER, bn: *mut BIGNUM) -> *mut BIGNUM {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { to_bn(ai, V_ASN1_INTEGER, bn) })
}

/// BN_to_ASN1_INTEGER: sets an integer, or a new one if ai is NULL, to a number. Returns the integer, or NULL on error.
/// OpenSSL: BN_to_ASN1_INTEGER(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_to_ASN1_INTEGER(bn: *const BIGNUM, ai: *mut ASN1_INTEGER) -> *mut ASN1_INTEGER {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { from_bn(bn, ai, V_ASN1_INTEGER) })
}

/// ASN1_ENUMERATED_to_BN: as ASN1_INTEGER_to_BN. OpenSSL: ASN1_ENUMERATED_to_BN(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_ENUMERATED_to_BN(ai: *const ASN1_ENUMERATED, bn: *mut BIGNUM) -> *mut BIGNUM {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { to_bn(ai, V_ASN1_ENUMERATED, bn) })
}

/// BN_to_ASN1_ENUMERATED: as BN_to_ASN1_INTEGER. OpenSSL: BN_to_ASN1_ENUMERATED(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_to_ASN1_ENUMERATED(bn: *const BIGNUM, ai: *mut ASN1_ENUMERATED) -> *mut ASN1_ENUMERATED {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { from_bn(bn, ai, V_ASN1_ENUMERATED) })
}

/// ASN1_INTEGER_set_int64: sets an integer to a number. Returns 1, or 0 on error. OpenSSL: ASN1_INTEGER_set_int64(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_set_int64(a: *mut ASN1_INTEGER, r: i64) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { set(a, r < 0, r.unsigned_abs(), V_ASN1_INTEGER) })
}

/// ASN1_INTEGER_set_uint64: sets an integer to a number. Returns 1, or 0 on error. OpenSSL: ASN1_INTEGER_set_uint64(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_set_uint64(a: *mut ASN1_INTEGER, r: u64) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { set(a, false, r, V_ASN1_INTEGER) })
}

/// ASN1_ENUMERATED_set_int64: sets an enumerated value to a number. Returns 1, or 0 on error.
/// OpenSSL: ASN1_ENUMERATED_set_int64(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_ENUMERATED_set_int64(a: *mut ASN1_ENUMERATED, r: i64) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { set(a, r < 0, r.unsigned_abs(), V_ASN1_ENUMERATED) })
}

/// ASN1_ENUMERATED_set: sets an enumerated value to a number. Returns 1, or 0 on error. OpenSSL: ASN1_ENUMERATED_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_ENUMERATED_set(a: *mut ASN1_ENUMERATED, v: c_long) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { set(a, v < 0, v.unsigned_abs(), V_ASN1_ENUMERATED) })
}

/// # Safety
/// NULL or a string of the program's own.
unsafe fn set(place: *mut ASN1_STRING, negative: bool, magnitude: u64, kind: c_int) -> Result<c_int, Pushed> {
    let place = non_null(place)?.as_ptr();
    let number = Number::new(&magnitude.to_be_bytes(), negative);
    let magnitude = if number.magnitude().is_empty() { &[0] } else { number.magnitude() };
    // SAFETY: as the caller promises.
    unsafe {
        assign(place, magnitude)?;
        (*place).r#type = if negative { kind | V_ASN1_NEG } else { kind };
    }
    Ok(1)
}

/// The value of an enumerated value as a string of the integer functions.
///
/// # Safety
/// NULL or a live string.
unsafe fn as_integer(value: *const ASN1_ENUMERATED) -> Result<ASN1_STRING, Pushed> {
    // SAFETY: as the caller promises.
    let value = unsafe { non_null(value)?.as_ref() };
    if value.r#type & !V_ASN1_NEG != V_ASN1_ENUMERATED {
        let detail = format!("type {}, not ENUMERATED", value.r#type);
        return Err(err::push(ERR_LIB_ASN1, ASN1_R_WRONG_INTEGER_TYPE, detail));
    }
    let kind = V_ASN1_INTEGER | (value.r#type & V_ASN1_NEG);
    Ok(ASN1_STRING { length: value.length, r#type: kind, data: value.data, flags: value.flags })
}

/// ASN1_ENUMERATED_get: an enumerated value as a number; 0 for NULL, -1 if it is of another type, 0xffffffff if it does not
/// fit. OpenSSL: ASN1_ENUMERATED_get(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_ENUMERATED_get(a: *const ASN1_ENUMERATED) -> c_long {
    entry(-1, || {
        if a.is_null() {
            return Ok(0);
        }
        // SAFETY: a live string.
        unsafe {
            let value = as_integer(a)?;
            Ok(if value.length > 8 { 0xffff_ffff } else { ASN1_INTEGER_get(&value) })
        }
    })
}

/// ASN1_ENUMERATED_get_int64: writes an enumerated value to `*pr`. Returns 1; 0 if it does not fit.
/// OpenSSL: ASN1_ENUMERATED_get_int64(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_ENUMERATED_get_int64(pr: *mut i64, a: *const ASN1_ENUMERATED) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { Ok(ASN1_INTEGER_get_int64(pr, &as_integer(a)?)) })
}
