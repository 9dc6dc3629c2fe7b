//! The extensions of revocation lists.

use std::ffi::{c_int, c_ulong, c_void};
use std::ptr;

use super::view::CrlView;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{ASN1_OBJECT, X509_CRL, stack_st_X509_EXTENSION};
use crate::ffi::x509::extension_list::{
    X509v3_add_ext, X509v3_delete_ext, X509v3_get_ext, X509v3_get_ext_by_NID, X509v3_get_ext_by_OBJ,
    X509v3_get_ext_by_critical, X509v3_get_ext_count,
};
use crate::ffi::x509::extension_object::X509_EXTENSION;
use crate::ffi::x509v3::convert::{X509V3_add1_i2d, X509V3_get_d2i};

/// X509_CRL_get0_extensions: the extensions, which belong to the list; NULL if it has none.
/// OpenSSL: X509_CRL_get0_extensions(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get0_extensions(crl: *const X509_CRL) -> *const stack_st_X509_EXTENSION {
    entry(ptr::null(), || {
        let crl = borrowed!(crl);
        Ok(CrlView::of(crl)?.extensions(crl)?.as_ptr().cast_const())
    })
}

/// X509_CRL_get_ext_count: how many extensions there are. OpenSSL: X509_CRL_get_ext_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_ext_count(x: *const X509_CRL) -> c_int {
    // SAFETY: the program's list.
    unsafe { X509v3_get_ext_count(X509_CRL_get0_extensions(x)) }
}

/// X509_CRL_get_ext_by_NID: the number of the next extension of a type behind the number lastpos, which is -1 at first.
/// Returns -1 if there is none, -2 for a number that is no type's. OpenSSL: X509_CRL_get_ext_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_ext_by_NID(x: *const X509_CRL, nid: c_int, lastpos: c_int) -> c_int {
    // SAFETY: the program's list.
    unsafe { X509v3_get_ext_by_NID(X509_CRL_get0_extensions(x), nid, lastpos) }
}

/// X509_CRL_get_ext_by_OBJ: as X509_CRL_get_ext_by_NID, with the type as an object. OpenSSL: X509_CRL_get_ext_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_ext_by_OBJ(x: *const X509_CRL, obj: *const ASN1_OBJECT, lastpos: c_int) -> c_int {
    // SAFETY: the program's list and object.
    unsafe { X509v3_get_ext_by_OBJ(X509_CRL_get0_extensions(x), obj, lastpos) }
}

/// X509_CRL_get_ext_by_critical: the number of the next extension behind the number lastpos that is critical, or with a crit of
/// 0 that is not. Returns -1 if there is none. OpenSSL: X509_CRL_get_ext_by_critical(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_ext_by_critical(x: *const X509_CRL, crit: c_int, lastpos: c_int) -> c_int {
    // SAFETY: the program's list.
    unsafe { X509v3_get_ext_by_critical(X509_CRL_get0_extensions(x), crit, lastpos) }
}

/// X509_CRL_get_ext: the extension with a number, which belongs to the list; NULL if there is none.
/// OpenSSL: X509_CRL_get_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_ext(x: *const X509_CRL, loc: c_int) -> *mut X509_EXTENSION {
    // SAFETY: the program's list.
    unsafe { X509v3_get_ext(X509_CRL_get0_extensions(x), loc) }
}

/// X509_CRL_delete_ext: takes the extension with a number out. Returns it, to be freed with X509_EXTENSION_free; NULL if there
/// is none. OpenSSL: X509_CRL_delete_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_delete_ext(x: *mut X509_CRL, loc: c_int) -> *mut X509_EXTENSION {
    // SAFETY: the program's list.
    entry(ptr::null_mut(), || unsafe { Ok(X509v3_delete_ext(*place(x)?, loc)) })
}

/// X509_CRL_add_ext: adds a copy of an extension before the number loc, or at the end if that is -1. Returns 1, or 0 on error.
/// OpenSSL: X509_CRL_add_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_add_ext(x: *mut X509_CRL, ex: *mut X509_EXTENSION, loc: c_int) -> c_int {
    // SAFETY: the program's list and extension.
    entry(0, || unsafe { Ok(c_int::from(!X509v3_add_ext(place(x)?, ex, loc).is_null())) })
}

/// Where the extensions of a list that is changed are.
fn place(crl: *mut X509_CRL) -> Result<*mut *mut stack_st_X509_EXTENSION, Pushed> {
    let crl = borrowed!(crl);
    let view = CrlView::of(crl)?;
    view.with_draft(crl, |_| ());
    Ok(view.extensions(crl)?.place())
}

/// X509_CRL_get_ext_d2i: as X509V3_get_d2i, of a list's extensions. OpenSSL: X509_CRL_get_ext_d2i(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_ext_d2i(
    x: *const X509_CRL,
    nid: c_int,
    crit: *mut c_int,
    idx: *mut c_int,
) -> *mut c_void {
    // SAFETY: the program's list.
    unsafe { X509V3_get_d2i(X509_CRL_get0_extensions(x), nid, crit, idx) }
}

/// X509_CRL_add1_ext_i2d: as X509V3_add1_i2d, to a list's extensions. OpenSSL: X509_CRL_add1_ext_i2d(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_add1_ext_i2d(
    x: *mut X509_CRL,
    nid: c_int,
    value: *mut c_void,
    crit: c_int,
    flags: c_ulong,
) -> c_int {
    // SAFETY: the program's list, and a structure of the type.
    entry(0, || unsafe { Ok(X509V3_add1_i2d(place(x)?, nid, value, crit, flags)) })
}
