//! `ASN1_BIT_STRING`, `ASN1_OCTET_STRING`, `ASN1_TYPE`: looking at them and setting them.

use std::ffi::{c_int, c_uchar, c_void};
use std::ptr;

use super::any::{ASN1_TYPE, clear};
use super::primitive::BITS_LEFT;
use super::string::{ASN1_STRING_cmp, ASN1_STRING_dup, ASN1_STRING_set, V_ASN1_BOOLEAN, V_ASN1_NULL, V_ASN1_OBJECT};
use super::template::encode;
use super::value::{ASN1_STRING, assign, bytes};
use crate::ffi::objects::object::OBJ_dup;
use crate::ffi::{entry, non_null};

/// `ASN1_BIT_STRING`: its bits, and in the flags how many of the last byte are unused.
pub type ASN1_BIT_STRING = ASN1_STRING;
/// `ASN1_OCTET_STRING`: its bytes.
pub type ASN1_OCTET_STRING = ASN1_STRING;

/// ASN1_BIT_STRING_get_bit: the bit with a number, 0 being the first; 0 if there is none. OpenSSL: ASN1_BIT_STRING_get_bit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_BIT_STRING_get_bit(a: *const ASN1_BIT_STRING, n: c_int) -> c_int {
    entry(0, || {
        let Ok(at) = usize::try_from(n) else { return Ok(0) };
        if a.is_null() {
            return Ok(0);
        }
        // SAFETY: a live string.
        let byte = unsafe { bytes(a) }?.get(at / 8).copied().unwrap_or(0);
        Ok((byte & (0x80 >> (at % 8)) != 0).into())
    })
}

/// ASN1_BIT_STRING_set_bit: sets the bit with a number to 0 or 1; the string grows for it, and loses zero bytes at its end.
/// Returns 1, or 0 on error. OpenSSL: ASN1_BIT_STRING_set_bit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_BIT_STRING_set_bit(a: *mut ASN1_BIT_STRING, n: c_int, value: c_int) -> c_int {
    entry(0, || {
        let Ok(at) = usize::try_from(n) else { return Ok(0) };
        let string = non_null(a)?.as_ptr();
        // SAFETY: a string of the program's own.
        unsafe {
            let mut contents = bytes(string)?.to_vec();
            let mask = 0x80 >> (at % 8);
            if value != 0 && contents.len() <= at / 8 {
                contents.resize(at / 8 + 1, 0);
            }
            if let Some(byte) = contents.get_mut(at / 8) {
                *byte = if value == 0 { *byte & !mask } else { *byte | mask };
            }
            let end = contents.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            contents.truncate(end);
            assign(string, &contents)?;
            (*string).flags &= !(BITS_LEFT | 7);
        }
        Ok(1)
    })
}

/// ASN1_BIT_STRING_set: sets the bytes of a bit string; as ASN1_STRING_set. OpenSSL: ASN1_BIT_STRING_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_BIT_STRING_set(a: *mut ASN1_BIT_STRING, d: *mut c_uchar, length: c_int) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { ASN1_STRING_set(a, d.cast(), length) }
}

/// ASN1_BIT_STRING_check: whether a bit string has no bits but those of flags, which has flags_len bytes. Returns 1 or 0.
/// OpenSSL: ASN1_BIT_STRING_check(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_BIT_STRING_check(
    a: *const ASN1_BIT_STRING,
    flags: *const c_uchar,
    flags_len: c_int,
) -> c_int {
    entry(0, || {
        if a.is_null() {
            return Ok(1);
        }
        let allowed = crate::ffi::arguments::input!(flags, usize::try_from(flags_len).unwrap_or(0));
        // SAFETY: a live string.
        let own = unsafe { bytes(a) }?;
        Ok(own.iter().enumerate().all(|(at, byte)| byte & !allowed.get(at).unwrap_or(&0) == 0).into())
    })
}

/// ASN1_OCTET_STRING_set: sets the bytes of a string; as ASN1_STRING_set. OpenSSL: ASN1_OCTET_STRING_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_OCTET_STRING_set(str: *mut ASN1_OCTET_STRING, data: *const c_uchar, len: c_int) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { ASN1_STRING_set(str, data.cast(), len) }
}

/// ASN1_OCTET_STRING_cmp: as ASN1_STRING_cmp. OpenSSL: ASN1_OCTET_STRING_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_OCTET_STRING_cmp(a: *const ASN1_OCTET_STRING, b: *const ASN1_OCTET_STRING) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { ASN1_STRING_cmp(a, b) }
}

/// ASN1_OCTET_STRING_dup: as ASN1_STRING_dup. OpenSSL: ASN1_OCTET_STRING_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_OCTET_STRING_dup(a: *const ASN1_OCTET_STRING) -> *mut ASN1_OCTET_STRING {
    // SAFETY: as the caller promises.
    unsafe { ASN1_STRING_dup(a) }
}

/// ASN1_TYPE_get: the type of a value; 0 if it has none. OpenSSL: ASN1_TYPE_get(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TYPE_get(a: *const ASN1_TYPE) -> c_int {
    entry(0, || {
        // SAFETY: a live value.
        let value = unsafe { non_null(a)?.as_ref() };
        // SAFETY: pointers are as long as the union.
        let empty = !matches!(value.r#type, V_ASN1_BOOLEAN | V_ASN1_NULL) && unsafe { value.value.ptr }.is_null();
        Ok(if empty { 0 } else { value.r#type })
    })
}

/// ASN1_TYPE_set: makes a value hold one of a type, which it takes over; a BOOLEAN is true if value is not NULL.
/// OpenSSL: ASN1_TYPE_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TYPE_set(a: *mut ASN1_TYPE, r#type: c_int, value: *mut c_void) {
    entry((), || {
        let target = non_null(a)?.as_ptr();
        // SAFETY: a live value of the program's own.
        unsafe {
            clear(target);
            (*target).r#type = r#type;
            if r#type == V_ASN1_BOOLEAN {
                (*target).value.boolean = if value.is_null() { 0 } else { 0xff };
            } else {
                (*target).value.ptr = value;
            }
        }
        Ok(())
    });
}

/// ASN1_TYPE_set1: as ASN1_TYPE_set, with a copy of the value. Returns 1, or 0 on error. OpenSSL: ASN1_TYPE_set1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TYPE_set1(a: *mut ASN1_TYPE, r#type: c_int, value: *const c_void) -> c_int {
    entry(0, || {
        // SAFETY: the program passes a value of the type.
        unsafe {
            let copy: *mut c_void = match r#type {
                _ if value.is_null() => ptr::null_mut(),
                V_ASN1_BOOLEAN => value.cast_mut(),
                V_ASN1_OBJECT => OBJ_dup(value.cast()).cast(),
                _ => ASN1_STRING_dup(value.cast()).cast(),
            };
            if copy.is_null() && !value.is_null() {
                return Ok(0);
            }
            ASN1_TYPE_set(a, r#type, copy);
        }
        Ok(1)
    })
}

/// ASN1_TYPE_cmp: 0 if two values are the same, else another number. OpenSSL: ASN1_TYPE_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TYPE_cmp(a: *const ASN1_TYPE, b: *const ASN1_TYPE) -> c_int {
    entry(-1, || {
        // SAFETY: live values.
        unsafe {
            let (a, b) = (non_null(a)?.as_ptr(), non_null(b)?.as_ptr());
            Ok(((*a).r#type != (*b).r#type || encode::<ASN1_TYPE>(a)? != encode::<ASN1_TYPE>(b)?).into())
        }
    })
}
