//! What the extensions of a certificate say, in the ways in which programs ask.

use std::ffi::{c_int, c_ulong, c_void};
use std::ptr;

use super::convert::{X509V3_add1_i2d, X509V3_get_d2i};
use crate::ffi::arguments::borrowed;
use crate::ffi::conf_value::c_copy;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_pop_free};
use crate::ffi::types::{X509, stack_st_OPENSSL_STRING};
use crate::ffi::x509::certificate;
use crate::ffi::x509::certificate_extensions::X509_get0_extensions;
use crate::ffi::x509::certificate_view::CertificateView;
use crate::ffi::x509::extension_list::{X509v3_add_ext, X509v3_delete_ext};
use crate::ffi::x509::extension_object::X509_EXTENSION;
use crate::ffi::{Pushed, entry, entry_quiet};
use crate::x509::{Certificate, addresses};

/// X509_get_ext_d2i: as X509V3_get_d2i, of a certificate's extensions. OpenSSL: X509_get_ext_d2i(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_ext_d2i(
    x: *const X509,
    nid: c_int,
    crit: *mut c_int,
    idx: *mut c_int,
) -> *mut c_void {
    // SAFETY: the program's certificate.
    unsafe { X509V3_get_d2i(X509_get0_extensions(x), nid, crit, idx) }
}

/// Makes a draft of a certificate, and says where its list of extensions is.
///
/// # Safety
/// NULL or a live certificate of the program's own.
unsafe fn place(x: *mut X509) -> Result<*mut *mut crate::ffi::types::stack_st_X509_EXTENSION, Pushed> {
    let certificate: &Certificate = borrowed!(x.cast_const());
    let view = CertificateView::of(certificate)?;
    view.with_draft(certificate, |_| ());
    Ok(view.extensions(certificate)?.place())
}

/// X509_add_ext: adds a copy of an extension to a certificate, before the number loc, or at the end if that is -1. Returns
/// 1, or 0 on error. OpenSSL: X509_add_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_add_ext(x: *mut X509, ex: *mut X509_EXTENSION, loc: c_int) -> c_int {
    // SAFETY: the program's certificate and extension.
    entry(0, || Ok((!unsafe { X509v3_add_ext(place(x)?, ex, loc) }.is_null()).into()))
}

/// X509_delete_ext: takes the extension with a number out of a certificate. Returns it, to be freed with
/// X509_EXTENSION_free; NULL if there is none. OpenSSL: X509_delete_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_delete_ext(x: *mut X509, loc: c_int) -> *mut X509_EXTENSION {
    // SAFETY: the program's certificate.
    entry(ptr::null_mut(), || Ok(unsafe { X509v3_delete_ext(*place(x)?, loc) }))
}

/// X509_add1_ext_i2d: as X509V3_add1_i2d, to a certificate's extensions. OpenSSL: X509_add1_ext_i2d(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_add1_ext_i2d(
    x: *mut X509,
    nid: c_int,
    value: *mut c_void,
    crit: c_int,
    flags: c_ulong,
) -> c_int {
    // SAFETY: the program's certificate, and a structure of the type.
    entry(0, || Ok(unsafe { X509V3_add1_i2d(place(x)?, nid, value, crit, flags) }))
}

/// A stack of copies of texts; NULL if there are none.
fn texts<'a>(texts: impl Iterator<Item = &'a [u8]>) -> Result<*mut stack_st_OPENSSL_STRING, Pushed> {
    let copies = texts.map(|text| c_copy(text).map(|text| text.cast())).collect::<Result<Vec<_>, _>>()?;
    Ok(if copies.is_empty() { ptr::null_mut() } else { OPENSSL_STACK::from_elements(copies).cast() })
}

/// X509_get1_email: the mail addresses of a certificate, of its subject and its alternative names, to be freed with
/// X509_email_free. Returns NULL if it has none. OpenSSL: X509_get1_email(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get1_email(x: *mut X509) -> *mut stack_st_OPENSSL_STRING {
    entry(ptr::null_mut(), || {
        let certificate = certificate!(x);
        texts(addresses::emails(&certificate).iter().map(|email| &email[..]))
    })
}

/// X509_get1_ocsp: the URIs of the OCSP responders of a certificate, to be freed with X509_email_free. Returns NULL if it
/// has none. OpenSSL: X509_get1_ocsp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get1_ocsp(x: *mut X509) -> *mut stack_st_OPENSSL_STRING {
    entry(ptr::null_mut(), || {
        let certificate = certificate!(x);
        texts(addresses::ocsp_responders(&certificate).into_iter())
    })
}

unsafe extern "C" fn free_text(text: *mut c_void) {
    // SAFETY: a text of `c_copy`.
    unsafe { crate::ffi::crypto::memory::CRYPTO_free(text, ptr::null(), 0) };
}

/// X509_email_free: frees a stack of X509_get1_email or X509_get1_ocsp; NULL is nothing to do.
/// OpenSSL: X509_email_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_email_free(sk: *mut stack_st_OPENSSL_STRING) {
    // SAFETY: the program gives its stack of such texts back.
    entry_quiet((), || unsafe { OPENSSL_sk_pop_free(sk.cast(), Some(free_text)) });
}
