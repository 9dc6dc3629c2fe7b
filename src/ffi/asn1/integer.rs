//! `ASN1_INTEGER`: integers of any length.

use std::ffi::{c_int, c_long};

use super::string::{V_ASN1_INTEGER, V_ASN1_NEG, V_ASN1_NEG_INTEGER};
use super::value::{ASN1_INTEGER, ASN1_STRING, assign, bytes};
use crate::bio::BIO;
use crate::ffi::arguments::put;
use crate::ffi::asn1::der;
use crate::ffi::err::reasons::asn1::{
    ASN1_R_ILLEGAL_NEGATIVE_VALUE, ASN1_R_TOO_LARGE, ASN1_R_TOO_SMALL, ASN1_R_WRONG_INTEGER_TYPE,
};
use crate::ffi::err::{self, ERR_LIB_ASN1, Pushed};
use crate::ffi::{entry, non_null};

/// The value of an integer, if it fits.
///
/// # Safety
/// NULL, or a live integer.
unsafe fn value(integer: *const ASN1_INTEGER) -> Result<i128, Pushed> {
    // SAFETY: as the caller promises.
    let (magnitude, kind) = unsafe { (bytes(integer)?, (*integer).r#type) };
    if kind & !V_ASN1_NEG != V_ASN1_INTEGER {
        return Err(err::push(ERR_LIB_ASN1, ASN1_R_WRONG_INTEGER_TYPE, ""));
    }
    let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
    if magnitude.len() - zeros > 8 {
        return Err(err::push(ERR_LIB_ASN1, ASN1_R_TOO_LARGE, ""));
    }
    let value = magnitude.iter().fold(0_i128, |value, byte| value << 8 | i128::from(*byte));
    Ok(if kind & V_ASN1_NEG != 0 { -value } else { value })
}

/// ASN1_INTEGER_cmp: compares integers. Returns 0 if they are the same, else a number less or greater than 0.
/// OpenSSL: ASN1_INTEGER_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_cmp(x: *const ASN1_INTEGER, y: *const ASN1_INTEGER) -> c_int {
    entry(-1, || {
        // SAFETY: the program passes live integers.
        let (one, other, negative, other_negative) =
            unsafe { (bytes(x)?, bytes(y)?, (*x).r#type & V_ASN1_NEG != 0, (*y).r#type & V_ASN1_NEG != 0) };
        if negative != other_negative {
            return Ok(if negative { -1 } else { 1 });
        }
        let order = one.len().cmp(&other.len()).then_with(|| one.cmp(other));
        Ok(if negative { order.reverse() } else { order } as c_int)
    })
}

/// ASN1_INTEGER_get: the value of an integer; 0 for NULL, -1 if it does not fit. OpenSSL: ASN1_INTEGER_get(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_get(a: *const ASN1_INTEGER) -> c_long {
    entry(-1, || {
        if a.is_null() {
            return Ok(0);
        }
        // SAFETY: the program passes a live integer.
        let value = unsafe { value(a) }?;
        c_long::try_from(value).map_err(|_| err::push(ERR_LIB_ASN1, ASN1_R_TOO_LARGE, ""))
    })
}

/// ASN1_INTEGER_get_int64: writes the value of an integer to `pr`. Returns 1; 0 if it does not fit.
/// OpenSSL: ASN1_INTEGER_get_int64(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_get_int64(pr: *mut i64, a: *const ASN1_INTEGER) -> c_int {
    entry(0, || {
        // SAFETY: the program passes a live integer.
        let value = unsafe { value(a) }?;
        let reason = if value < 0 { ASN1_R_TOO_SMALL } else { ASN1_R_TOO_LARGE };
        let value = i64::try_from(value).map_err(|_| err::push(ERR_LIB_ASN1, reason, ""))?;
        put!(pr, value);
        Ok(1)
    })
}

/// ASN1_INTEGER_get_uint64: writes the value of an integer to `pr`. Returns 1; 0 if it is negative or does not fit.
/// OpenSSL: ASN1_INTEGER_get_uint64(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_get_uint64(pr: *mut u64, a: *const ASN1_INTEGER) -> c_int {
    entry(0, || {
        // SAFETY: the program passes a live integer.
        let value = unsafe { value(a) }?;
        let reason = if value < 0 { ASN1_R_ILLEGAL_NEGATIVE_VALUE } else { ASN1_R_TOO_LARGE };
        let value = u64::try_from(value).map_err(|_| err::push(ERR_LIB_ASN1, reason, ""))?;
        put!(pr, value);
        Ok(1)
    })
}

/// ASN1_INTEGER_set: sets an integer of the program's own to `v`. Returns 1, or 0 on error. OpenSSL: ASN1_INTEGER_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_INTEGER_set(a: *mut ASN1_INTEGER, v: c_long) -> c_int {
    entry(0, || {
        let integer = non_null(a)?.as_ptr();
        let magnitude = v.unsigned_abs().to_be_bytes();
        let zeros = magnitude.iter().take_while(|byte| **byte == 0).count().min(magnitude.len() - 1);
        // SAFETY: a live integer of the program's own.
        unsafe {
            assign(integer, &magnitude[zeros..])?;
            (*integer).r#type = if v < 0 { V_ASN1_NEG_INTEGER } else { V_ASN1_INTEGER };
        }
        Ok(1)
    })
}

/// Bytes in hexadecimal, 35 a line, with a backslash at the end of each line but the last.
fn hexadecimal(bytes: &[u8]) -> String {
    let lines: Vec<String> =
        bytes.chunks(35).map(|line| line.iter().map(|byte| format!("{byte:02X}")).collect()).collect();
    lines.join("\\\n")
}

/// i2a_ASN1_STRING: writes the bytes of a string to a BIO as i2a_ASN1_INTEGER does, "0" if there are none. type is not used.
/// Returns how many characters, or -1 on error; 0 for NULL. OpenSSL: i2a_ASN1_STRING(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2a_ASN1_STRING(bp: *mut BIO, a: *const ASN1_STRING, r#type: c_int) -> c_int {
    let _ = r#type;
    entry(-1, || {
        if a.is_null() {
            return Ok(0);
        }
        // SAFETY: a live string, and the program's BIO.
        unsafe {
            let value = bytes(a)?;
            let text = if value.is_empty() { "0".to_owned() } else { hexadecimal(value) };
            let written = der::write(bp, text.as_bytes());
            Ok(if written { c_int::try_from(text.len()).unwrap_or(-1) } else { -1 })
        }
    })
}

/// i2a_ASN1_INTEGER: writes an integer to a BIO in hexadecimal, 35 bytes a line with a backslash at the end of all but the
/// last. Returns how many characters, or -1 on error; 0 for NULL. OpenSSL: i2a_ASN1_INTEGER(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2a_ASN1_INTEGER(bp: *mut BIO, a: *const ASN1_INTEGER) -> c_int {
    entry(-1, || {
        if a.is_null() {
            return Ok(0);
        }
        // SAFETY: a live integer.
        let (magnitude, negative) = unsafe { (bytes(a)?, (*a).r#type & V_ASN1_NEG != 0) };
        let sign = if negative { "-" } else { "" };
        let digits = if magnitude.is_empty() { "00".to_owned() } else { hexadecimal(magnitude) };
        let text = format!("{sign}{digits}");
        // SAFETY: the program's BIO.
        let written = unsafe { der::write(bp, text.as_bytes()) };
        Ok(if written { c_int::try_from(text.len()).unwrap_or(-1) } else { -1 })
    })
}
