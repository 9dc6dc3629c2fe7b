//! Making and changing certificates: X509_new and the functions that set what a certificate says.

use std::ffi::{c_int, c_long};
use std::ptr;
use std::sync::Arc;

use libc::time_t;

use super::certificate_view::CertificateView;
use super::name_view::name;
use super::subject_key::SubjectKey;
use crate::ffi::arguments::{borrowed, counted};
use crate::ffi::asn1::time::{ASN1_TIME_adj, now};
use crate::ffi::asn1::{ASN1_INTEGER, ASN1_TIME};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::{EVP_PKEY, OSSL_LIB_CTX, X509, X509_NAME};
use crate::x509::{Certificate, Name};

/// X509_new: a certificate that says nothing yet, to be filled with X509_set_… functions, signed with X509_sign and freed
/// with X509_free. Returns NULL on error. OpenSSL: X509_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_new() -> *mut X509 {
    entry(ptr::null_mut(), || {
        let certificate = Certificate::blank();
        CertificateView::of(&certificate)?.with_draft(&certificate, |_| ());
        Ok(object::new(certificate))
    })
}

/// X509_new_ex: as X509_new. libctx and propq are not used. OpenSSL: X509_new_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_new_ex(libctx: *mut OSSL_LIB_CTX, propq: *const std::ffi::c_char) -> *mut X509 {
    let _ = (libctx, propq);
    // SAFETY: it asks for nothing.
    unsafe { X509_new() }
}

/// X509_set_version: sets the version as it is encoded: X509_VERSION_1, X509_VERSION_2 or X509_VERSION_3. Returns 1; 0 for
/// NULL. OpenSSL: X509_set_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_set_version(x: *mut X509, version: c_long) -> c_int {
    entry(0, || {
        let certificate = borrowed!(x);
        CertificateView::of(certificate)?.with_draft(certificate, |draft| draft.version = version);
        Ok(1)
    })
}

/// X509_set_serialNumber: sets the serial number to a copy of one. Returns 1; 0 on error.
/// OpenSSL: X509_set_serialNumber(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_set_serialNumber(x: *mut X509, serial: *mut ASN1_INTEGER) -> c_int {
    entry(0, || {
        let certificate = borrowed!(x);
        let view = CertificateView::of(certificate)?;
        // SAFETY: the program passes NULL or a live integer.
        unsafe { view.serial.copy_from(serial) }?;
        view.with_draft(certificate, |_| ());
        Ok(1)
    })
}

/// Sets the subject or the issuer to a copy of a name.
fn set_name(x: *mut X509, name: *const X509_NAME, issuer: bool) -> Result<c_int, Pushed> {
    let certificate = borrowed!(x);
    let name: Arc<Name> = Arc::new(name!(name).clone());
    CertificateView::of(certificate)?.with_draft(certificate, |draft| {
        *(if issuer { &mut draft.issuer } else { &mut draft.subject }) = Some(name);
    });
    Ok(1)
}

/// X509_set_subject_name: sets whose certificate it is, to a copy of a name. Returns 1; 0 on error.
/// OpenSSL: X509_set_subject_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_set_subject_name(x: *mut X509, name: *const X509_NAME) -> c_int {
    entry(0, || set_name(x, name, false))
}

/// X509_set_issuer_name: sets who signs the certificate, to a copy of a name. Returns 1; 0 on error.
/// OpenSSL: X509_set_issuer_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_set_issuer_name(x: *mut X509, name: *const X509_NAME) -> c_int {
    entry(0, || set_name(x, name, true))
}

/// Sets a time to a copy of one.
fn set_time(x: *mut X509, tm: *const ASN1_TIME, after: bool) -> Result<c_int, Pushed> {
    let certificate = borrowed!(x);
    let view = CertificateView::of(certificate)?;
    let own = if after { &view.not_after } else { &view.not_before };
    if !ptr::eq(own.as_ptr(), tm) {
        // SAFETY: the program passes NULL or a live time.
        unsafe { own.copy_from(tm) }?;
    }
    view.with_draft(certificate, |_| ());
    Ok(1)
}

/// X509_set1_notBefore: sets when the certificate begins to be valid, to a copy of a time. Returns 1; 0 on error.
/// OpenSSL: X509_set1_notBefore(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_set1_notBefore(x: *mut X509, tm: *const ASN1_TIME) -> c_int {
    entry(0, || set_time(x, tm, false))
}

/// X509_set1_notAfter: sets when the certificate ceases to be valid, to a copy of a time. Returns 1; 0 on error.
/// OpenSSL: X509_set1_notAfter(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_set1_notAfter(x: *mut X509, tm: *const ASN1_TIME) -> c_int {
    entry(0, || set_time(x, tm, true))
}

/// X509_set_pubkey: sets the public key to that of a key, of which the certificate takes a reference. Returns 1; 0 on error.
/// OpenSSL: X509_set_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_set_pubkey(x: *mut X509, pkey: *mut EVP_PKEY) -> c_int {
    entry(0, || {
        let certificate = borrowed!(x);
        let key = Arc::new(SubjectKey::of_key(counted!(pkey))?);
        let view = CertificateView::of(certificate)?;
        view.with_draft(certificate, |_| ());
        view.set_key(key);
        Ok(1)
    })
}

/// X509_gmtime_adj: sets a time, or a new one if `s` is NULL, to so many seconds from now. Returns the time, or NULL on
/// error. OpenSSL: X509_gmtime_adj(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_gmtime_adj(s: *mut ASN1_TIME, adj: c_long) -> *mut ASN1_TIME {
    // SAFETY: as the caller promises.
    unsafe { X509_time_adj_ex(s, 0, adj, ptr::null_mut()) }
}

/// X509_time_adj: sets a time, or a new one if `s` is NULL, to so many seconds after `*t`, or from now if that is NULL.
/// Returns the time, or NULL on error. OpenSSL: X509_time_adj(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_time_adj(s: *mut ASN1_TIME, adj: c_long, t: *mut time_t) -> *mut ASN1_TIME {
    // SAFETY: as the caller promises.
    unsafe { X509_time_adj_ex(s, 0, adj, t) }
}

/// X509_time_adj_ex: sets a time, or a new one if `s` is NULL, to so many days and seconds after `*t`, or from now if that is
/// NULL. Returns the time, or NULL on error. OpenSSL: X509_time_adj_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_time_adj_ex(
    s: *mut ASN1_TIME,
    offset_day: c_int,
    offset_sec: c_long,
    t: *mut time_t,
) -> *mut ASN1_TIME {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes NULL or a moment, and NULL or a live time.
        unsafe {
            let moment = t.as_ref().copied().unwrap_or_else(now);
            Ok(ASN1_TIME_adj(s, moment, offset_day, offset_sec))
        }
    })
}
