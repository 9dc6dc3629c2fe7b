//! What programs do with a `GENERAL_NAME`.

use std::cmp::Ordering;
use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use super::general_name::{GEN_OTHERNAME, GENERAL_NAME, OTHERNAME};
use super::words::Known;
use crate::bio::BIO;
use crate::ffi::arguments::{put, text};
use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::primitive::Object;
use crate::ffi::asn1::string::{ASN1_STRING_free, V_ASN1_OCTET_STRING};
use crate::ffi::asn1::template::{Template, encode};
use crate::ffi::asn1::value::{allocate, assign};
use crate::ffi::asn1::{ASN1_STRING, der};
use crate::ffi::types::ASN1_OBJECT;
use crate::ffi::x509::param_identity::parse_address;
use crate::ffi::{Pushed, entry, entry_quiet, non_null};
use crate::x509::GeneralName;
use crate::x509::extension_text::name_line;
use crate::x509::tlv::Der;

/// Compares by encodings: 0 if they are the same.
///
/// # Safety
/// NULL or live values.
unsafe fn compare<T: Template>(a: *const T::C, b: *const T::C) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    let (a, b) = unsafe { (encode::<T>(non_null(a)?.as_ptr())?, encode::<T>(non_null(b)?.as_ptr())?) };
    Ok(match a.cmp(&b) {
        Ordering::Equal => 0,
        Ordering::Less => -1,
        Ordering::Greater => 1,
    })
}

/// GENERAL_NAME_cmp: 0 if two names are the same in kind and value, else another number. OpenSSL: GENERAL_NAME_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn GENERAL_NAME_cmp(a: *mut GENERAL_NAME, b: *mut GENERAL_NAME) -> c_int {
    // SAFETY: NULL or live names.
    entry(-1, || unsafe { compare::<GENERAL_NAME>(a, b) })
}

/// OTHERNAME_cmp: 0 if two names are the same in type and value, else another number. OpenSSL: OTHERNAME_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OTHERNAME_cmp(a: *mut OTHERNAME, b: *mut OTHERNAME) -> c_int {
    // SAFETY: NULL or live names.
    entry(-1, || unsafe { compare::<OTHERNAME>(a, b) })
}

/// GENERAL_NAME_print: writes a name to a BIO, such as "DNS:www.example.com". Returns 1, or 0 on error.
/// OpenSSL: GENERAL_NAME_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn GENERAL_NAME_print(out: *mut BIO, r#gen: *mut GENERAL_NAME) -> c_int {
    entry(0, || {
        // SAFETY: a live name.
        let name = unsafe { encode::<GENERAL_NAME>(non_null(r#gen)?.as_ptr()) }?;
        let malformed = || der::malformed("a name that does not parse");
        let name = GeneralName::read(&mut Der::new(&name, "GeneralName")).map_err(|_| malformed())?;
        let line = name_line(&name, &Known).map_err(|_| malformed())?;
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(out, &line) }.into())
    })
}

/// GENERAL_NAME_set0_value: makes a name one of a kind, a GEN_ number, with a value that belongs to the name then. A value
/// that the name has already is not freed. OpenSSL: GENERAL_NAME_set0_value(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn GENERAL_NAME_set0_value(a: *mut GENERAL_NAME, r#type: c_int, value: *mut c_void) {
    entry((), || {
        let name = non_null(a)?.as_ptr();
        // SAFETY: a live name of the program's own.
        unsafe {
            (*name).r#type = r#type;
            (*name).d = value;
        }
        Ok(())
    });
}

/// GENERAL_NAME_get0_value: the value of a name, which belongs to it, of the type that its kind says; the kind, a GEN_
/// number, is written to ptype unless that is NULL. Returns NULL for NULL. OpenSSL: GENERAL_NAME_get0_value(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn GENERAL_NAME_get0_value(a: *const GENERAL_NAME, ptype: *mut c_int) -> *mut c_void {
    entry(ptr::null_mut(), || {
        // SAFETY: a live name.
        let name = unsafe { non_null(a)?.as_ref() };
        put!(ptype, name.r#type);
        Ok(name.d)
    })
}

/// GENERAL_NAME_set0_othername: makes a name one of a type of one's own. The object and the value belong to the name then.
/// Returns 1, or 0 on error. OpenSSL: GENERAL_NAME_set0_othername(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn GENERAL_NAME_set0_othername(
    r#gen: *mut GENERAL_NAME,
    oid: *mut ASN1_OBJECT,
    value: *mut ASN1_TYPE,
) -> c_int {
    entry(0, || {
        let name = non_null(r#gen)?.as_ptr();
        let other = OTHERNAME::new()?;
        // SAFETY: a live name of the program's own; what the new value has is replaced.
        unsafe {
            Object::free((*other).type_id);
            ASN1_TYPE::free((*other).value);
            (*other).type_id = oid;
            (*other).value = value;
            (*name).r#type = GEN_OTHERNAME;
            (*name).d = other.cast();
        }
        Ok(1)
    })
}

/// GENERAL_NAME_get0_otherName: the type and the value of a name of GEN_OTHERNAME, which belong to it, each written unless
/// its place is NULL. Returns 1; 0 for a name of another kind. OpenSSL: GENERAL_NAME_get0_otherName(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn GENERAL_NAME_get0_otherName(
    r#gen: *const GENERAL_NAME,
    poid: *mut *mut ASN1_OBJECT,
    pvalue: *mut *mut ASN1_TYPE,
) -> c_int {
    entry(0, || {
        // SAFETY: a live name.
        let name = unsafe { non_null(r#gen)?.as_ref() };
        if name.r#type != GEN_OTHERNAME {
            return Ok(0);
        }
        // SAFETY: the kind says what the value is.
        let other = unsafe { non_null(name.d.cast_const().cast::<OTHERNAME>())?.as_ref() };
        put!(poid, other.type_id);
        put!(pvalue, other.value);
        Ok(1)
    })
}

/// The string that the bytes of an address make.
fn address_string(address: &[u8]) -> Result<*mut ASN1_STRING, Pushed> {
    let string = allocate(V_ASN1_OCTET_STRING)?;
    // SAFETY: fresh from `allocate`.
    unsafe {
        if let Err(pushed) = assign(string, address) {
            ASN1_STRING_free(string);
            return Err(pushed);
        }
    }
    Ok(string)
}

/// a2i_IPADDRESS: the bytes of an IPv4 or IPv6 address that is written as text, to be freed with ASN1_OCTET_STRING_free.
/// Returns NULL if it is none. OpenSSL: a2i_IPADDRESS(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn a2i_IPADDRESS(ipasc: *const c_char) -> *mut ASN1_STRING {
    entry_quiet(ptr::null_mut(), || {
        let read = || {
            let text = text!(ipasc);
            parse_address(text).map(|address| address_string(&address)).transpose()
        };
        read().ok().flatten().unwrap_or(ptr::null_mut())
    })
}
