//! Certificates as DER, in memory, in BIOs and in files.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;
use std::sync::Arc;

use libc::FILE;

use super::certificate::{X509_free, encodable};
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::pem::file::with_file;
use crate::ffi::types::X509;
use crate::x509::Certificate;

/// The certificate at the front of `bytes`, and how long its DER is.
fn read(bytes: &[u8]) -> Result<(Arc<Certificate>, usize), Pushed> {
    let element = der::first_element(bytes)?;
    let certificate = Certificate::from_der(element).map_err(|error| der::malformed(error.to_string()))?;
    Ok((certificate, element.len()))
}

/// # Safety
/// As [`X509_free`].
pub(crate) unsafe fn free(certificate: *mut X509) {
    // SAFETY: as the caller promises.
    unsafe { X509_free(certificate) };
}

/// i2d_X509: writes a certificate as DER. If `out` is NULL nothing is written; if `*out` is NULL memory is allocated, to be
/// freed with OPENSSL_free; else `*out` is advanced behind what was written. Returns the length, or a negative number on
/// error. OpenSSL: i2d_X509(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_X509(a: *const X509, out: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let certificate = encodable(a)?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(certificate.der(), out) }
    })
}

/// d2i_X509: reads a certificate's DER of at most `len` bytes. Advances `*in` behind it. If `a` is not NULL the certificate
/// is also put into `*a`, and the one there before is freed. Returns the certificate, to be freed with X509_free, or NULL on
/// error, and then nothing has changed. OpenSSL: d2i_X509(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_X509(a: *mut *mut X509, r#in: *mut *const c_uchar, len: c_long) -> *mut X509 {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let (certificate, length) = read(der::input(r#in, len)?)?;
            Ok(der::taken(object::into_raw(certificate), a, free, r#in, length))
        }
    })
}

/// i2d_X509_bio: writes a certificate as DER to a BIO. Returns 1, or 0 on error. OpenSSL: i2d_X509_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_X509_bio(bp: *mut BIO, x509: *const X509) -> c_int {
    entry(0, || {
        let certificate = encodable(x509)?;
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(bp, certificate.der()) }.into())
    })
}

/// d2i_X509_bio: reads a certificate's DER from a BIO, and nothing behind it; as d2i_X509. OpenSSL: d2i_X509_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_X509_bio(bp: *mut BIO, x509: *mut *mut X509) -> *mut X509 {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let (certificate, _) = read(&der::read_element(bp)?)?;
            Ok(der::replace(object::into_raw(certificate), x509, free))
        }
    })
}

/// i2d_X509_fp: writes a certificate as DER to a file. Returns 1, or 0 on error. OpenSSL: i2d_X509_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_X509_fp(fp: *mut FILE, x509: *const X509) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| i2d_X509_bio(bio, x509)) })
}

/// d2i_X509_fp: reads a certificate's DER from a file; as d2i_X509_bio. OpenSSL: d2i_X509_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_X509_fp(fp: *mut FILE, x509: *mut *mut X509) -> *mut X509 {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(fp, |bio| d2i_X509_bio(bio, x509)) })
}
