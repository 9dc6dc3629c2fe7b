//! Extensions one by one (`X509_EXTENSION`).

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;

use super::extension_object::X509_EXTENSION;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::primitive_functions::ASN1_OBJECT_free;
use crate::ffi::asn1::value::{assign, bytes};
use crate::ffi::asn1::{ASN1_STRING, der};
use crate::ffi::err::reasons::x509::X509_R_UNKNOWN_NID;
use crate::ffi::err::{self, ERR_LIB_X509};
use crate::ffi::objects::object::{OBJ_dup, OBJ_nid2obj};
use crate::ffi::types::ASN1_OBJECT;
use crate::ffi::{Pushed, entry, entry_quiet, non_null};
use crate::x509::RawExtension;

/// X509_EXTENSION_new: a new extension without a type, not critical, with an empty value; to be freed with
/// X509_EXTENSION_free. Returns NULL if there is no memory. OpenSSL: X509_EXTENSION_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_new() -> *mut X509_EXTENSION {
    entry(ptr::null_mut(), || X509_EXTENSION::create(ptr::null_mut(), false, &[]))
}

/// X509_EXTENSION_free: frees an extension; NULL is nothing to do. OpenSSL: X509_EXTENSION_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_free(a: *mut X509_EXTENSION) {
    // SAFETY: the program gives its extension back.
    entry_quiet((), || unsafe { X509_EXTENSION::release(a) });
}

/// # Safety
/// As [`X509_EXTENSION_free`].
unsafe fn free(extension: *mut X509_EXTENSION) {
    // SAFETY: as the caller promises.
    unsafe { X509_EXTENSION::release(extension) };
}

/// X509_EXTENSION_dup: a copy of an extension, to be freed with X509_EXTENSION_free. Returns NULL for NULL and on error.
/// OpenSSL: X509_EXTENSION_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_dup(a: *const X509_EXTENSION) -> *mut X509_EXTENSION {
    entry(ptr::null_mut(), || {
        if a.is_null() {
            return Ok(ptr::null_mut());
        }
        // SAFETY: a live extension.
        unsafe { X509_EXTENSION::of(&X509_EXTENSION::raw(a)?) }
    })
}

/// d2i_X509_EXTENSION: reads an extension's DER; as d2i_X509. To be freed with X509_EXTENSION_free.
/// OpenSSL: d2i_X509_EXTENSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_X509_EXTENSION(
    a: *mut *mut X509_EXTENSION,
    r#in: *mut *const c_uchar,
    len: c_long,
) -> *mut X509_EXTENSION {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let element = der::first_element(der::input(r#in, len)?)?;
            let raw = RawExtension::from_der(element).map_err(|error| der::malformed(error.to_string()))?;
            Ok(der::taken(X509_EXTENSION::of(&raw)?, a, free, r#in, element.len()))
        }
    })
}

/// i2d_X509_EXTENSION: writes an extension as DER; as i2d_X509. OpenSSL: i2d_X509_EXTENSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_X509_EXTENSION(a: *const X509_EXTENSION, out: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(&X509_EXTENSION::der(a)?, out) }
    })
}

/// Makes an extension, or changes the one in `*place`.
///
/// # Safety
/// `place` is NULL or points to NULL or a live extension; the object and the string are live.
unsafe fn create(
    place: *mut *mut X509_EXTENSION,
    object: *const ASN1_OBJECT,
    critical: c_int,
    data: *const ASN1_STRING,
) -> Result<*mut X509_EXTENSION, Pushed> {
    borrowed!(object);
    // SAFETY: as the caller promises.
    unsafe {
        let value = bytes(data)?;
        if place.is_null() || (*place).is_null() {
            let extension = X509_EXTENSION::create(OBJ_dup(object), critical != 0, value)?;
            if !place.is_null() {
                *place = extension;
            }
            return Ok(extension);
        }
        let extension = *place;
        assign((*extension).value, value)?;
        let old = std::mem::replace(&mut (*extension).object, OBJ_dup(object));
        ASN1_OBJECT_free(old);
        (*extension).critical = critical != 0;
        Ok(extension)
    }
}

/// X509_EXTENSION_create_by_NID: a new extension of a type, with a copy of the string data as its value; or, if `*ex` is
/// one, that changed so. Returns the extension, to be freed with X509_EXTENSION_free; NULL for a number that is no
/// object's, and on error. OpenSSL: X509_EXTENSION_create_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_create_by_NID(
    ex: *mut *mut X509_EXTENSION,
    nid: c_int,
    crit: c_int,
    data: *mut ASN1_STRING,
) -> *mut X509_EXTENSION {
    entry(ptr::null_mut(), || {
        let object = OBJ_nid2obj(nid);
        if object.is_null() {
            return Err(err::push(ERR_LIB_X509, X509_R_UNKNOWN_NID, format!("{nid}")));
        }
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { create(ex, object, crit, data) }
    })
}

/// X509_EXTENSION_create_by_OBJ: as X509_EXTENSION_create_by_NID, with the type as an object, which is copied.
/// OpenSSL: X509_EXTENSION_create_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_create_by_OBJ(
    ex: *mut *mut X509_EXTENSION,
    obj: *const ASN1_OBJECT,
    crit: c_int,
    data: *mut ASN1_STRING,
) -> *mut X509_EXTENSION {
    // SAFETY: the program passes what the function's contract asks for.
    entry(ptr::null_mut(), || unsafe { create(ex, obj, crit, data) })
}

/// X509_EXTENSION_set_object: sets an extension's type to a copy of obj. Returns 1; 0 for NULL.
/// OpenSSL: X509_EXTENSION_set_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_set_object(ex: *mut X509_EXTENSION, obj: *const ASN1_OBJECT) -> c_int {
    entry(0, || {
        let extension = non_null(ex)?.as_ptr();
        borrowed!(obj);
        // SAFETY: a live extension of the program's own, and a live object.
        unsafe { ASN1_OBJECT_free(std::mem::replace(&mut (*extension).object, OBJ_dup(obj))) };
        Ok(1)
    })
}

/// X509_EXTENSION_set_critical: makes an extension critical, or with a crit of 0 not. Returns 1; 0 for NULL.
/// OpenSSL: X509_EXTENSION_set_critical(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_set_critical(ex: *mut X509_EXTENSION, crit: c_int) -> c_int {
    entry(0, || {
        // SAFETY: a live extension of the program's own.
        unsafe { (*non_null(ex)?.as_ptr()).critical = crit != 0 };
        Ok(1)
    })
}

/// X509_EXTENSION_set_data: sets an extension's value to a copy of the bytes of data. Returns 1, or 0 on error.
/// OpenSSL: X509_EXTENSION_set_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_set_data(ex: *mut X509_EXTENSION, data: *mut ASN1_STRING) -> c_int {
    entry(0, || {
        let extension = non_null(ex)?.as_ptr();
        // SAFETY: a live extension of the program's own and a live string, which may be the extension's.
        unsafe { assign((*extension).value, bytes(data)?) }?;
        Ok(1)
    })
}

/// X509_EXTENSION_get_object: an extension's type, which belongs to it. Returns NULL for NULL.
/// OpenSSL: X509_EXTENSION_get_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_get_object(ex: *mut X509_EXTENSION) -> *mut ASN1_OBJECT {
    // SAFETY: NULL or a live extension.
    entry_quiet(ptr::null_mut(), || unsafe { ex.as_ref() }.map_or(ptr::null_mut(), |extension| extension.object))
}

/// X509_EXTENSION_get_data: an extension's value, DER in an OCTET STRING, which belongs to it. Returns NULL for NULL.
/// OpenSSL: X509_EXTENSION_get_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_get_data(ne: *mut X509_EXTENSION) -> *mut ASN1_STRING {
    // SAFETY: NULL or a live extension.
    entry_quiet(ptr::null_mut(), || unsafe { ne.as_ref() }.map_or(ptr::null_mut(), |extension| extension.value))
}

/// X509_EXTENSION_get_critical: 1 if an extension is critical; else, and for NULL, 0.
/// OpenSSL: X509_EXTENSION_get_critical(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_EXTENSION_get_critical(ex: *const X509_EXTENSION) -> c_int {
    // SAFETY: NULL or a live extension.
    entry_quiet(0, || unsafe { ex.as_ref() }.is_some_and(|extension| extension.critical).into())
}
