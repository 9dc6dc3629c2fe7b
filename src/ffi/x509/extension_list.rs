//! Lists of extensions (`STACK_OF(X509_EXTENSION)`), of certificates, requests and CRLs alike.

use std::ffi::c_int;
use std::ptr;

use super::extension::X509_EXTENSION_dup;
use super::extension_object::{X509_EXTENSION, extensions_in};
use crate::ffi::objects::object::{OBJ_cmp, OBJ_nid2obj};
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_delete, OPENSSL_sk_insert, OPENSSL_sk_value};
use crate::ffi::types::{ASN1_OBJECT, stack_st_X509_EXTENSION};
use crate::ffi::{entry, entry_quiet, non_null};

/// The number of the first extension behind `last` that is wanted, or -1.
///
/// # Safety
/// NULL or a live stack of extensions.
unsafe fn find(stack: *const stack_st_X509_EXTENSION, last: c_int, wanted: impl Fn(&X509_EXTENSION) -> bool) -> c_int {
    let start = usize::try_from(last.saturating_add(1)).unwrap_or(0);
    // SAFETY: as the caller promises.
    let list = unsafe { extensions_in(stack) };
    // SAFETY: the elements are live extensions.
    let is_wanted = |extension: &*mut X509_EXTENSION| unsafe { extension.as_ref() }.is_some_and(&wanted);
    let found = list.iter().enumerate().skip(start).find(|(_, extension)| is_wanted(extension));
    found.and_then(|(at, _)| c_int::try_from(at).ok()).unwrap_or(-1)
}

/// X509v3_get_ext_count: how many extensions a list has; 0 for NULL. OpenSSL: X509v3_get_ext_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509v3_get_ext_count(x: *const stack_st_X509_EXTENSION) -> c_int {
    // SAFETY: NULL or a live list.
    entry_quiet(0, || c_int::try_from(unsafe { extensions_in(x) }.len()).unwrap_or(c_int::MAX))
}

/// X509v3_get_ext_by_NID: the number of the next extension of a type behind the number lastpos, which is -1 at first.
/// Returns -1 if there is none, -2 for a number that is no type's. OpenSSL: X509v3_get_ext_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509v3_get_ext_by_NID(x: *const stack_st_X509_EXTENSION, nid: c_int, lastpos: c_int) -> c_int {
    entry_quiet(-1, || {
        let object = OBJ_nid2obj(nid);
        // SAFETY: NULL or a live list; a live object.
        if object.is_null() { -2 } else { unsafe { X509v3_get_ext_by_OBJ(x, object, lastpos) } }
    })
}

/// X509v3_get_ext_by_OBJ: as X509v3_get_ext_by_NID, with the type as an object. OpenSSL: X509v3_get_ext_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509v3_get_ext_by_OBJ(
    x: *const stack_st_X509_EXTENSION,
    obj: *const ASN1_OBJECT,
    lastpos: c_int,
) -> c_int {
    entry(-1, || {
        let wanted = non_null(obj)?.as_ptr();
        // SAFETY: NULL or a live list; live objects.
        Ok(unsafe {
            find(x, lastpos, |extension| !extension.object.is_null() && OBJ_cmp(extension.object, wanted) == 0)
        })
    })
}

/// X509v3_get_ext_by_critical: the number of the next extension behind the number lastpos that is critical, or with a crit
/// of 0 that is not. Returns -1 if there is none. OpenSSL: X509v3_get_ext_by_critical(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509v3_get_ext_by_critical(
    x: *const stack_st_X509_EXTENSION,
    crit: c_int,
    lastpos: c_int,
) -> c_int {
    // SAFETY: NULL or a live list.
    entry_quiet(-1, || unsafe { find(x, lastpos, |extension| extension.critical == (crit != 0)) })
}

/// X509v3_get_ext: the extension with a number, which belongs to the list; NULL if there is none.
/// OpenSSL: X509v3_get_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509v3_get_ext(x: *const stack_st_X509_EXTENSION, loc: c_int) -> *mut X509_EXTENSION {
    // SAFETY: NULL or a live list.
    entry_quiet(ptr::null_mut(), || unsafe { OPENSSL_sk_value(x.cast(), loc) }.cast())
}

/// X509v3_delete_ext: takes the extension with a number out of a list. Returns it, to be freed with X509_EXTENSION_free;
/// NULL if there is none. OpenSSL: X509v3_delete_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509v3_delete_ext(x: *mut stack_st_X509_EXTENSION, loc: c_int) -> *mut X509_EXTENSION {
    // SAFETY: NULL or a live list.
    entry_quiet(ptr::null_mut(), || unsafe { OPENSSL_sk_delete(x.cast(), loc) }.cast())
}

/// X509v3_add_ext: adds a copy of an extension to the list in `*x`, before the number loc, or at the end if that is -1 or
/// beyond it; if `*x` is NULL a list is made. Returns the list, or NULL on error. OpenSSL: X509v3_add_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509v3_add_ext(
    x: *mut *mut stack_st_X509_EXTENSION,
    ex: *mut X509_EXTENSION,
    loc: c_int,
) -> *mut stack_st_X509_EXTENSION {
    entry(ptr::null_mut(), || {
        let place = non_null(x)?.as_ptr();
        // SAFETY: a live extension.
        let copy = non_null(unsafe { X509_EXTENSION_dup(non_null(ex)?.as_ptr()) })?.as_ptr();
        // SAFETY: NULL or a live list of the program's own.
        unsafe {
            if (*place).is_null() {
                *place = OPENSSL_STACK::from_elements(Vec::new()).cast();
            }
            OPENSSL_sk_insert((*place).cast(), copy.cast_const().cast(), loc);
            Ok(*place)
        }
    })
}
