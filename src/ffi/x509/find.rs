//! Finding a certificate among others.

use std::ffi::c_int;
use std::ptr;

use super::certificate::{X509_get_issuer_name, X509_get_subject_name, X509_get0_serialNumber};
use super::compare::X509_NAME_cmp;
use crate::ffi::asn1::ASN1_INTEGER;
use crate::ffi::asn1::integer::ASN1_INTEGER_cmp;
use crate::ffi::entry_quiet;
use crate::ffi::stack::OPENSSL_STACK;
use crate::ffi::types::{X509, X509_NAME, stack_st_X509};

/// The first certificate of a stack that is wanted; it belongs to the stack. NULL if there is none.
fn find(sk: *mut stack_st_X509, wanted: impl Fn(*mut X509) -> bool) -> *mut X509 {
    entry_quiet(ptr::null_mut(), || {
        // SAFETY: the program passes NULL or a live stack of certificates.
        let elements = unsafe { sk.cast::<OPENSSL_STACK>().as_ref() }.map_or(&[][..], OPENSSL_STACK::elements);
        let mut certificates = elements.iter().map(|element| element.cast::<X509>());
        certificates.find(|certificate| !certificate.is_null() && wanted(*certificate)).unwrap_or(ptr::null_mut())
    })
}

/// X509_find_by_subject: the first certificate of a stack that has a subject; it belongs to the stack. Returns NULL if there is
/// none. OpenSSL: X509_find_by_subject(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_find_by_subject(sk: *mut stack_st_X509, name: *const X509_NAME) -> *mut X509 {
    // SAFETY: live certificates and a live name.
    find(sk, |x| unsafe { X509_NAME_cmp(X509_get_subject_name(x), name) == 0 })
}

/// X509_find_by_issuer_and_serial: the first certificate of a stack that has an issuer and a serial number; as
/// X509_find_by_subject. OpenSSL: X509_find_by_issuer_and_serial(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_find_by_issuer_and_serial(
    sk: *mut stack_st_X509,
    name: *const X509_NAME,
    serial: *const ASN1_INTEGER,
) -> *mut X509 {
    // SAFETY: live certificates, a live name and a live integer.
    find(sk, |x| unsafe {
        ASN1_INTEGER_cmp(X509_get0_serialNumber(x), serial) == 0 && X509_NAME_cmp(X509_get_issuer_name(x), name) == 0
    })
}

/// X509_issuer_and_serial_cmp: compares the serial numbers of two certificates, then their issuers. Returns 0 if both are the
/// same, else a number less or greater than 0. OpenSSL: X509_issuer_and_serial_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_issuer_and_serial_cmp(a: *const X509, b: *const X509) -> c_int {
    // SAFETY: live certificates.
    entry_quiet(-2, || unsafe {
        match ASN1_INTEGER_cmp(X509_get0_serialNumber(a), X509_get0_serialNumber(b)) {
            0 => X509_NAME_cmp(X509_get_issuer_name(a), X509_get_issuer_name(b)),
            order => order,
        }
    })
}
