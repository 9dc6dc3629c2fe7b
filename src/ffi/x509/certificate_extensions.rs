//! The extensions of certificates (`X509_get_ext` and its kin).

use std::ffi::c_int;
use std::ptr;

use super::certificate_view::CertificateView;
use super::extension_list::{
    X509v3_get_ext, X509v3_get_ext_by_NID, X509v3_get_ext_by_OBJ, X509v3_get_ext_by_critical, X509v3_get_ext_count,
};
use super::extension_object::X509_EXTENSION;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::{ASN1_OBJECT, X509, stack_st_X509_EXTENSION};

/// X509_get0_extensions: a certificate's extensions, which belong to it; NULL if it has none.
/// OpenSSL: X509_get0_extensions(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_extensions(x: *const X509) -> *const stack_st_X509_EXTENSION {
    entry(ptr::null(), || {
        let certificate = borrowed!(x);
        Ok(CertificateView::of(certificate)?.extensions(certificate)?.as_ptr().cast_const())
    })
}

/// X509_get_ext_count: how many extensions a certificate has. OpenSSL: X509_get_ext_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_ext_count(x: *const X509) -> c_int {
    // SAFETY: the program's certificate.
    unsafe { X509v3_get_ext_count(X509_get0_extensions(x)) }
}

/// X509_get_ext_by_NID: the number of the next extension of a type behind the number lastpos, which is -1 at first.
/// Returns -1 if there is none, -2 for a number that is no type's. OpenSSL: X509_get_ext_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_ext_by_NID(x: *const X509, nid: c_int, lastpos: c_int) -> c_int {
    // SAFETY: the program's certificate.
    unsafe { X509v3_get_ext_by_NID(X509_get0_extensions(x), nid, lastpos) }
}

/// X509_get_ext_by_OBJ: as X509_get_ext_by_NID, with the type as an object. OpenSSL: X509_get_ext_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_ext_by_OBJ(x: *const X509, obj: *const ASN1_OBJECT, lastpos: c_int) -> c_int {
    // SAFETY: the program's certificate and object.
    unsafe { X509v3_get_ext_by_OBJ(X509_get0_extensions(x), obj, lastpos) }
}

/// X509_get_ext_by_critical: the number of the next extension behind the number lastpos that is critical, or with a crit of
/// 0 that is not. Returns -1 if there is none. OpenSSL: X509_get_ext_by_critical(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_ext_by_critical(x: *const X509, crit: c_int, lastpos: c_int) -> c_int {
    // SAFETY: the program's certificate.
    unsafe { X509v3_get_ext_by_critical(X509_get0_extensions(x), crit, lastpos) }
}

/// X509_get_ext: the extension with a number, which belongs to the certificate; NULL if there is none.
/// OpenSSL: X509_get_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_ext(x: *const X509, loc: c_int) -> *mut X509_EXTENSION {
    // SAFETY: the program's certificate.
    unsafe { X509v3_get_ext(X509_get0_extensions(x), loc) }
}
