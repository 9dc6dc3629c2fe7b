//! PKCS#12 files as objects: making, freeing, reading and writing them.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;
use std::sync::Mutex;

use libc::FILE;

use super::mac::locked;
use crate::bio::BIO;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::object::{self, CType};
use crate::ffi::pem::file::with_file;
use crate::ffi::types::PKCS12;
use crate::ffi::{Pushed, entry, entry_quiet};
use crate::x509::pkcs12::Pkcs12;

impl CType for PKCS12 {
    type Rust = Mutex<Pkcs12>;
}

/// PKCS12_new: a new, empty file. OpenSSL: PKCS12_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_new() -> *mut PKCS12 {
    entry_quiet(ptr::null_mut(), || object::new(Mutex::new(Pkcs12::of(&[]))))
}

/// PKCS12_free: frees a file; NULL is nothing to do. OpenSSL: PKCS12_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_free(a: *mut PKCS12) {
    // SAFETY: the program gives its object back.
    entry_quiet((), || unsafe { object::free(a) });
}

/// # Safety
/// As [`PKCS12_free`].
unsafe fn free(file: *mut PKCS12) {
    // SAFETY: as the caller promises.
    unsafe { PKCS12_free(file) };
}

fn read(bytes: &[u8]) -> Result<(Mutex<Pkcs12>, usize), Pushed> {
    let (file, length) = Pkcs12::from_ber(bytes).map_err(|error| der::malformed(error.to_string()))?;
    Ok((Mutex::new(file), length))
}

/// d2i_PKCS12: reads a file of at most length bytes. Advances *pp behind it. If a is not NULL the file is also put into *a, and
/// the one there before is freed. Returns the file, to be freed with PKCS12_free, or NULL on error. OpenSSL: d2i_PKCS12(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PKCS12(a: *mut *mut PKCS12, pp: *mut *const c_uchar, length: c_long) -> *mut PKCS12 {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let (file, length) = read(der::input(pp, length)?)?;
            Ok(der::taken(object::new(file), a, free, pp, length))
        }
    })
}

/// i2d_PKCS12: writes a file as DER. If pp is NULL nothing is written; if *pp is NULL memory is allocated, to be freed with
/// OPENSSL_free; else *pp is advanced behind what was written. Returns the length, or a negative number on error.
/// OpenSSL: i2d_PKCS12(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS12(a: *const PKCS12, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let encoded = locked(borrowed!(a)).to_der();
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(&encoded, pp) }
    })
}

/// d2i_PKCS12_bio: as d2i_PKCS12, from a BIO. OpenSSL: d2i_PKCS12_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PKCS12_bio(bp: *mut BIO, p12: *mut *mut PKCS12) -> *mut PKCS12 {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let (file, _) = read(&der::read_element(bp)?)?;
            Ok(der::replace(object::new(file), p12, free))
        }
    })
}

/// i2d_PKCS12_bio: writes a file as DER to a BIO. Returns 1, or 0 on error. OpenSSL: i2d_PKCS12_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS12_bio(bp: *mut BIO, p12: *const PKCS12) -> c_int {
    entry(0, || {
        let encoded = locked(borrowed!(p12)).to_der();
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(bp, &encoded) }.into())
    })
}

/// d2i_PKCS12_fp: as d2i_PKCS12_bio, from a file. OpenSSL: d2i_PKCS12_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PKCS12_fp(fp: *mut FILE, p12: *mut *mut PKCS12) -> *mut PKCS12 {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(fp, |bio| d2i_PKCS12_bio(bio, p12)) })
}

/// i2d_PKCS12_fp: as i2d_PKCS12_bio, to a file. OpenSSL: i2d_PKCS12_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS12_fp(fp: *mut FILE, p12: *const PKCS12) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| i2d_PKCS12_bio(bio, p12)) })
}
