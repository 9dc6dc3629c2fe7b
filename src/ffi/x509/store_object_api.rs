//! `X509_OBJECT`: what a store holds.

use std::ffi::c_int;
use std::ptr;

use super::certificate_view::certificate;
use super::crl::view::crl;
use super::store_object::{Held, StoreObject};
use crate::ffi::arguments::borrowed;
use crate::ffi::object;
use crate::ffi::types::{X509, X509_CRL, X509_OBJECT};
use crate::ffi::{entry, entry_quiet};

/// An X509_OBJECT_get_type: nothing.
pub const X509_LU_NONE: c_int = 0;
/// An X509_OBJECT_get_type: a certificate.
pub const X509_LU_X509: c_int = 1;
/// An X509_OBJECT_get_type: a revocation list.
pub const X509_LU_CRL: c_int = 2;

/// X509_OBJECT_new: a new object that holds nothing, to be freed with X509_OBJECT_free. Returns NULL on error.
/// OpenSSL: X509_OBJECT_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_new() -> *mut X509_OBJECT {
    entry_quiet(ptr::null_mut(), || object::new(StoreObject::default()))
}

/// X509_OBJECT_free: frees an object, and gives back its reference to what it holds; NULL is nothing to do.
/// OpenSSL: X509_OBJECT_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_free(a: *mut X509_OBJECT) {
    // SAFETY: the program gives its object back.
    entry_quiet((), || unsafe { object::free(a) });
}

/// X509_OBJECT_get_type: X509_LU_X509, X509_LU_CRL, or X509_LU_NONE for what holds nothing.
/// OpenSSL: X509_OBJECT_get_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_get_type(a: *const X509_OBJECT) -> c_int {
    entry(X509_LU_NONE, || {
        Ok(match borrowed!(a).held() {
            Held::Nothing => X509_LU_NONE,
            Held::Certificate(_) => X509_LU_X509,
            Held::Crl(_) => X509_LU_CRL,
        })
    })
}

/// X509_OBJECT_get0_X509: the certificate, which belongs to the object; NULL if it holds none.
/// OpenSSL: X509_OBJECT_get0_X509(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_get0_X509(a: *const X509_OBJECT) -> *mut X509 {
    entry_quiet(ptr::null_mut(), || {
        // SAFETY: NULL or a live object.
        match (!a.is_null()).then(|| unsafe { object::get(a) }) {
            Some(Ok(object)) => match object.held() {
                Held::Certificate(certificate) => object::get0(&certificate),
                _ => ptr::null_mut(),
            },
            _ => ptr::null_mut(),
        }
    })
}

/// X509_OBJECT_get0_X509_CRL: the revocation list, which belongs to the object; NULL if it holds none.
/// OpenSSL: X509_OBJECT_get0_X509_CRL(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_get0_X509_CRL(a: *const X509_OBJECT) -> *mut X509_CRL {
    entry_quiet(ptr::null_mut(), || {
        // SAFETY: NULL or a live object.
        match (!a.is_null()).then(|| unsafe { object::get(a) }) {
            Some(Ok(object)) => match object.held() {
                Held::Crl(crl) => object::get0(&crl),
                _ => ptr::null_mut(),
            },
            _ => ptr::null_mut(),
        }
    })
}

/// X509_OBJECT_set1_X509: makes an object hold a certificate, with a reference of its own, in place of what it held. Returns
/// 1; 0 for NULL. OpenSSL: X509_OBJECT_set1_X509(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_set1_X509(a: *mut X509_OBJECT, obj: *mut X509) -> c_int {
    entry(0, || {
        let certificate = certificate!(obj);
        borrowed!(a).set(Held::Certificate(certificate));
        Ok(1)
    })
}

/// X509_OBJECT_set1_X509_CRL: makes an object hold a revocation list, with a reference of its own, in place of what it held.
/// Returns 1; 0 for NULL. OpenSSL: X509_OBJECT_set1_X509_CRL(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_set1_X509_CRL(a: *mut X509_OBJECT, obj: *mut X509_CRL) -> c_int {
    entry(0, || {
        let crl = crl!(obj);
        borrowed!(a).set(Held::Crl(crl));
        Ok(1)
    })
}

/// X509_OBJECT_up_ref_count: takes one reference more to what the object holds. Returns 1; 0 for NULL.
/// OpenSSL: X509_OBJECT_up_ref_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_OBJECT_up_ref_count(a: *mut X509_OBJECT) -> c_int {
    entry(0, || {
        match borrowed!(a).held() {
            Held::Nothing => {}
            Held::Certificate(certificate) => std::mem::forget(certificate),
            Held::Crl(crl) => std::mem::forget(crl),
        }
        Ok(1)
    })
}
