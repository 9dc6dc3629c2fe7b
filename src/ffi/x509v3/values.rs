//! Lists of names with values (`STACK_OF(CONF_VALUE)`), in which extensions are shown.

use std::ffi::{c_char, c_int};
use std::ptr;

use super::general_name::{GENERAL_NAME, GeneralNames};
use super::words::Known;
use crate::bio::BIO;
use crate::ffi::arguments::text;
use crate::ffi::asn1::ASN1_INTEGER;
use crate::ffi::asn1::der;
use crate::ffi::asn1::string::V_ASN1_NEG;
use crate::ffi::asn1::template::encode;
use crate::ffi::asn1::value::{bytes, integer_contents};
use crate::ffi::conf_value::{CONF_VALUE, c_copy, c_text, stack_of, values_in};
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_push};
use crate::ffi::types::{X509V3_EXT_METHOD, stack_st_CONF_VALUE, stack_st_GENERAL_NAME};
use crate::ffi::{Pushed, entry, entry_quiet, non_null};
use crate::x509::GeneralName;
use crate::x509::extension_text::{Value, integer_text, name_values, print_values};
use crate::x509::tlv::{Der, tag};

/// X509V3_conf_free: frees a name with a value; NULL is nothing to do. OpenSSL: X509V3_conf_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_conf_free(val: *mut CONF_VALUE) {
    // SAFETY: the program gives it back.
    entry_quiet((), || unsafe { CONF_VALUE::release(val) });
}

/// X509V3_EXT_val_prn: writes a list of names with values to a BIO behind indent spaces, one a line if ml is not 0, else with
/// commas between. NULL is nothing to do. OpenSSL: X509V3_EXT_val_prn(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_val_prn(out: *mut BIO, val: *mut stack_st_CONF_VALUE, indent: c_int, ml: c_int) {
    entry_quiet((), || {
        // SAFETY: NULL or a live list; the program's BIO.
        unsafe {
            if let Some(values) = values_in(val) {
                der::write(out, &print_values(&values, usize::try_from(indent).unwrap_or(0), ml != 0));
            }
        }
    });
}

/// Adds a value to the list in `*list`, which is made if it is NULL.
///
/// # Safety
/// A place for a list, which is NULL or live.
unsafe fn add(list: *mut *mut stack_st_CONF_VALUE, value: &Value) -> Result<c_int, Pushed> {
    let place = non_null(list)?.as_ptr();
    let value = CONF_VALUE::create(None, value)?;
    // SAFETY: as the caller promises.
    unsafe {
        if (*place).is_null() {
            *place = OPENSSL_STACK::from_elements(Vec::new()).cast();
        }
        OPENSSL_sk_push((*place).cast(), value.cast_const().cast());
    }
    Ok(1)
}

/// X509V3_add_value: adds a copy of a name with a value, each of which may be NULL, to the list in `*extlist`, which is made
/// if it is NULL. Returns 1, or 0 on error. OpenSSL: X509V3_add_value(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_add_value(
    name: *const c_char,
    value: *const c_char,
    extlist: *mut *mut stack_st_CONF_VALUE,
) -> c_int {
    entry(0, || {
        // SAFETY: NULL or C strings; a place for a list.
        unsafe {
            let value = Value { name: c_text(name).map(<[u8]>::to_vec), value: c_text(value).map(<[u8]>::to_vec) };
            add(extlist, &value)
        }
    })
}

/// X509V3_add_value_bool: adds a name with "TRUE", or "FALSE" for 0; as X509V3_add_value. OpenSSL: X509V3_add_value_bool(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_add_value_bool(
    name: *const c_char,
    asn1_bool: c_int,
    extlist: *mut *mut stack_st_CONF_VALUE,
) -> c_int {
    entry(0, || {
        let value = Value::pair(text!(name).to_bytes(), if asn1_bool != 0 { "TRUE" } else { "FALSE" });
        // SAFETY: a place for a list.
        unsafe { add(extlist, &value) }
    })
}

/// The text of an integer: decimal, or hexadecimal if it is long.
///
/// # Safety
/// A live integer.
unsafe fn number(integer: *const ASN1_INTEGER) -> Result<String, Pushed> {
    // SAFETY: as the caller promises.
    let (magnitude, negative) = unsafe { (bytes(integer)?, (*integer).r#type & V_ASN1_NEG != 0) };
    Ok(integer_text(&integer_contents(magnitude, negative)))
}

/// X509V3_add_value_int: adds a name with a number, unless that is NULL; as X509V3_add_value.
/// OpenSSL: X509V3_add_value_int(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_add_value_int(
    name: *const c_char,
    aint: *const ASN1_INTEGER,
    extlist: *mut *mut stack_st_CONF_VALUE,
) -> c_int {
    entry(0, || {
        if aint.is_null() {
            return Ok(1);
        }
        // SAFETY: a live integer.
        let value = Value::pair(text!(name).to_bytes(), unsafe { number(aint) }?);
        // SAFETY: a place for a list.
        unsafe { add(extlist, &value) }
    })
}

/// i2s_ASN1_INTEGER: the text of an integer, decimal, or from 128 bits on hexadecimal, to be freed with OPENSSL_free. meth
/// is not used. Returns NULL on error. OpenSSL: i2s_ASN1_INTEGER(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2s_ASN1_INTEGER(meth: *mut X509V3_EXT_METHOD, aint: *const ASN1_INTEGER) -> *mut c_char {
    let _ = meth;
    entry(ptr::null_mut(), || {
        if aint.is_null() {
            return Ok(ptr::null_mut());
        }
        // SAFETY: a live integer.
        c_copy(unsafe { number(aint) }?.as_bytes())
    })
}

/// Puts values behind those of a list, or into a new one if it is NULL.
///
/// # Safety
/// NULL or a live list.
pub(super) unsafe fn extend(
    list: *mut stack_st_CONF_VALUE,
    values: &[Value],
) -> Result<*mut stack_st_CONF_VALUE, Pushed> {
    let more = stack_of(None, values)?;
    if list.is_null() {
        return Ok(more);
    }
    // SAFETY: as the caller promises; the elements of the new list move.
    unsafe {
        for value in (*more.cast::<OPENSSL_STACK>()).elements() {
            OPENSSL_sk_push(list.cast(), value.cast_const());
        }
        crate::ffi::stack::OPENSSL_sk_free(more.cast());
    }
    Ok(list)
}

/// The values of encoded names, or `None` if one may not be shown.
fn shown(mut names: Der<'_>) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    while !names.is_empty() {
        values.push(name_values(&GeneralName::read(&mut names).ok()?, &Known).ok()?);
    }
    Some(values)
}

/// i2v_GENERAL_NAME: adds what a name is and says to a list, which is made if it is NULL. method is not used. Returns the
/// list; NULL on error. OpenSSL: i2v_GENERAL_NAME(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2v_GENERAL_NAME(
    method: *mut X509V3_EXT_METHOD,
    r#gen: *mut GENERAL_NAME,
    ret: *mut stack_st_CONF_VALUE,
) -> *mut stack_st_CONF_VALUE {
    let _ = method;
    entry(ptr::null_mut(), || {
        // SAFETY: a live name; NULL or a live list.
        unsafe {
            let name = encode::<GENERAL_NAME>(non_null(r#gen)?.as_ptr())?;
            shown(Der::new(&name, "GeneralName")).map_or(Ok(ptr::null_mut()), |values| extend(ret, &values))
        }
    })
}

/// i2v_GENERAL_NAMES: as i2v_GENERAL_NAME, for a list of names. OpenSSL: i2v_GENERAL_NAMES(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2v_GENERAL_NAMES(
    method: *mut X509V3_EXT_METHOD,
    r#gen: *mut stack_st_GENERAL_NAME,
    extlist: *mut stack_st_CONF_VALUE,
) -> *mut stack_st_CONF_VALUE {
    let _ = method;
    entry(ptr::null_mut(), || {
        // SAFETY: NULL or a live list of names; NULL or a live list.
        unsafe {
            let names = encode::<GeneralNames>(r#gen)?;
            let mut outer = Der::new(&names, "GeneralNames");
            let names = if r#gen.is_null() { outer } else { outer.nested(tag::SEQUENCE).unwrap_or(outer) };
            shown(names).map_or(Ok(ptr::null_mut()), |values| extend(extlist, &values))
        }
    })
}
