//! What attributes hold, and making them.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use super::attribute::X509_ATTRIBUTE;
use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::bits::{ASN1_TYPE_get, ASN1_TYPE_set, ASN1_TYPE_set1};
use crate::ffi::asn1::mbstring::ASN1_STRING_set_by_NID;
use crate::ffi::asn1::primitive::Object;
use crate::ffi::asn1::string::{ASN1_STRING_free, ASN1_STRING_set, V_ASN1_BOOLEAN};
use crate::ffi::asn1::template::{Held, Template};
use crate::ffi::asn1::value::{ASN1_STRING, allocate};
use crate::ffi::err::reasons::x509::{X509_R_INVALID_FIELD_NAME, X509_R_UNKNOWN_NID, X509_R_WRONG_TYPE};
use crate::ffi::err::{self, ERR_LIB_X509, Pushed};
use crate::ffi::objects::obj_mac::NID_undef;
use crate::ffi::objects::object::{OBJ_dup, OBJ_nid2obj, OBJ_obj2nid, OBJ_txt2obj};
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_num, OPENSSL_sk_push, OPENSSL_sk_value};
use crate::ffi::types::ASN1_OBJECT;
use crate::ffi::{entry, non_null};

/// Set in the types of text that is to be converted.
const MBSTRING_FLAG: c_int = 0x1000;

/// # Safety
/// NULL or a live attribute.
unsafe fn values(attr: *const X509_ATTRIBUTE) -> Result<*mut OPENSSL_STACK, Pushed> {
    // SAFETY: as the caller promises.
    Ok(unsafe { non_null(attr)?.as_ref() }.values.cast())
}

/// X509_ATTRIBUTE_count: how many values an attribute has; 0 for NULL. OpenSSL: X509_ATTRIBUTE_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_count(attr: *const X509_ATTRIBUTE) -> c_int {
    if attr.is_null() {
        return 0;
    }
    // SAFETY: a live attribute.
    entry(0, || Ok(unsafe { OPENSSL_sk_num(values(attr)?) }))
}

/// X509_ATTRIBUTE_get0_object: an attribute's type, which stays the attribute's; NULL for NULL.
/// OpenSSL: X509_ATTRIBUTE_get0_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_get0_object(attr: *mut X509_ATTRIBUTE) -> *mut ASN1_OBJECT {
    // SAFETY: NULL or a live attribute.
    unsafe { attr.as_ref() }.map_or(ptr::null_mut(), |attr| attr.object)
}

/// X509_ATTRIBUTE_get0_type: the value with a number, which stays the attribute's; NULL if there is none.
/// OpenSSL: X509_ATTRIBUTE_get0_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_get0_type(attr: *mut X509_ATTRIBUTE, idx: c_int) -> *mut ASN1_TYPE {
    if attr.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: a live attribute.
    entry(ptr::null_mut(), || Ok(unsafe { OPENSSL_sk_value(values(attr)?, idx) }.cast()))
}

/// X509_ATTRIBUTE_get0_data: what the value with a number holds, if it is of the type atrtype; it stays the attribute's.
/// Returns NULL if it is of another type, a BOOLEAN or a NULL, or is not there. OpenSSL: X509_ATTRIBUTE_get0_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_get0_data(
    attr: *mut X509_ATTRIBUTE,
    idx: c_int,
    atrtype: c_int,
    data: *mut c_void,
) -> *mut c_void {
    let _ = data;
    entry(ptr::null_mut(), || {
        // SAFETY: NULL or a live attribute, whose values live with it.
        unsafe {
            let value = X509_ATTRIBUTE_get0_type(attr, idx);
            if value.is_null() {
                return Ok(ptr::null_mut());
            }
            let kind = ASN1_TYPE_get(value);
            if atrtype == V_ASN1_BOOLEAN || atrtype == crate::ffi::asn1::string::V_ASN1_NULL || atrtype != kind {
                return Err(err::push(ERR_LIB_X509, X509_R_WRONG_TYPE, format!("{kind} where {atrtype} is asked for")));
            }
            Ok((*value).value.ptr)
        }
    })
}

/// X509_ATTRIBUTE_set1_object: sets an attribute's type to a copy. Returns 1, or 0 on error.
/// OpenSSL: X509_ATTRIBUTE_set1_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_set1_object(attr: *mut X509_ATTRIBUTE, obj: *const ASN1_OBJECT) -> c_int {
    if attr.is_null() || obj.is_null() {
        return 0;
    }
    // SAFETY: a live attribute of the program's own and a live object, copied before the old one is freed.
    entry(0, || unsafe {
        let copy = OBJ_dup(obj);
        Object::free(std::mem::replace(&mut (*attr).object, copy));
        Ok(1)
    })
}

/// The value that X509_ATTRIBUTE_set1_data adds.
///
/// # Safety
/// As that function; `attr` is live.
unsafe fn made(
    attr: *const X509_ATTRIBUTE,
    kind: c_int,
    data: *const c_void,
    len: c_int,
) -> Result<Held<ASN1_TYPE>, Pushed> {
    let refused = || err::push(ERR_LIB_X509, X509_R_WRONG_TYPE, format!("no value of type {kind}"));
    let value = Held::<ASN1_TYPE>::new(ASN1_TYPE::new()?);
    // SAFETY: as the caller promises; the string goes into the value or is freed.
    unsafe {
        let string: *mut ASN1_STRING = if kind & MBSTRING_FLAG != 0 {
            let nid = OBJ_obj2nid((*attr).object);
            let string = ASN1_STRING_set_by_NID(ptr::null_mut(), data.cast(), len, kind, nid);
            non_null(string).map_err(|_| refused())?.as_ptr()
        } else if len == -1 {
            return if ASN1_TYPE_set1(value.as_ptr(), kind, data) == 1 { Ok(value) } else { Err(refused()) };
        } else {
            let string = allocate(kind)?;
            if ASN1_STRING_set(string, data, len) != 1 {
                ASN1_STRING_free(string);
                return Err(refused());
            }
            string
        };
        ASN1_TYPE_set(value.as_ptr(), (*string).r#type, string.cast());
    }
    Ok(value)
}

/// X509_ATTRIBUTE_set1_data: adds a value to an attribute: with an MBSTRING_ type a string as its type wants it made of text;
/// with a length a string of that type; with the length -1 a copy of a value of that type. The type 0 adds nothing. Returns
/// 1, or 0 on error. OpenSSL: X509_ATTRIBUTE_set1_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_set1_data(
    attr: *mut X509_ATTRIBUTE,
    attrtype: c_int,
    data: *const c_void,
    len: c_int,
) -> c_int {
    if attr.is_null() {
        return 0;
    }
    entry(0, || {
        if attrtype == 0 {
            return Ok(1);
        }
        // SAFETY: a live attribute of the program's own, and what it is to hold.
        unsafe {
            let value = made(attr, attrtype, data, len)?;
            let stack = values(attr)?;
            if OPENSSL_sk_push(stack, value.as_ptr().cast()) <= 0 {
                return Ok(0);
            }
            value.into_raw();
        }
        Ok(1)
    })
}

/// X509_ATTRIBUTE_create_by_OBJ: an attribute of a type with a value, in *attr or new; see X509_ATTRIBUTE_set1_data. Returns
/// it, or NULL on error. OpenSSL: X509_ATTRIBUTE_create_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_create_by_OBJ(
    attr: *mut *mut X509_ATTRIBUTE,
    obj: *const ASN1_OBJECT,
    atrtype: c_int,
    data: *const c_void,
    len: c_int,
) -> *mut X509_ATTRIBUTE {
    entry(ptr::null_mut(), || {
        // SAFETY: NULL, or a place that holds NULL or an attribute of the program's own; the rest as for set1_data.
        unsafe {
            let there = attr.as_ref().copied().filter(|there| !there.is_null());
            let target = there.map_or_else(X509_ATTRIBUTE::new, Ok)?;
            if X509_ATTRIBUTE_set1_object(target, obj) != 1 || X509_ATTRIBUTE_set1_data(target, atrtype, data, len) != 1
            {
                if there.is_none() {
                    X509_ATTRIBUTE::free(target);
                }
                return Ok(ptr::null_mut());
            }
            if !attr.is_null() {
                *attr = target;
            }
            Ok(target)
        }
    })
}

/// X509_ATTRIBUTE_create_by_NID: as X509_ATTRIBUTE_create_by_OBJ. OpenSSL: X509_ATTRIBUTE_create_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_create_by_NID(
    attr: *mut *mut X509_ATTRIBUTE,
    nid: c_int,
    atrtype: c_int,
    data: *const c_void,
    len: c_int,
) -> *mut X509_ATTRIBUTE {
    entry(ptr::null_mut(), || {
        let obj = OBJ_nid2obj(nid);
        if obj.is_null() || nid == NID_undef {
            return Err(err::push(ERR_LIB_X509, X509_R_UNKNOWN_NID, format!("{nid}")));
        }
        // SAFETY: as the caller promises.
        Ok(unsafe { X509_ATTRIBUTE_create_by_OBJ(attr, obj, atrtype, data, len) })
    })
}

/// X509_ATTRIBUTE_create_by_txt: as X509_ATTRIBUTE_create_by_OBJ, of a name or an identifier with dots.
/// OpenSSL: X509_ATTRIBUTE_create_by_txt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ATTRIBUTE_create_by_txt(
    attr: *mut *mut X509_ATTRIBUTE,
    atrname: *const c_char,
    r#type: c_int,
    bytes: *const std::ffi::c_uchar,
    len: c_int,
) -> *mut X509_ATTRIBUTE {
    entry(ptr::null_mut(), || {
        // SAFETY: a C string, and as the caller promises; the object is freed again.
        unsafe {
            let obj = OBJ_txt2obj(atrname, 0);
            if obj.is_null() {
                return Err(err::push(ERR_LIB_X509, X509_R_INVALID_FIELD_NAME, ""));
            }
            let made = X509_ATTRIBUTE_create_by_OBJ(attr, obj, r#type, bytes.cast(), len);
            Object::free(obj);
            Ok(made)
        }
    })
}
