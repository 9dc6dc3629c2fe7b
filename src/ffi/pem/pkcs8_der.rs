//! PKCS#8 private keys as DER, encrypted or not.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use libc::FILE;

use super::file::with_file;
use super::password::PasswordSource;
use super::private_key::pkcs8_form;
use super::read::key_failed;
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::evp::key_der::free;
use crate::ffi::evp::pkcs8::{self, DEFAULT_ITERATIONS};
use crate::ffi::types::{EVP_CIPHER, EVP_PKEY, pem_password_cb};
use crate::x509::key_file;

/// i2d_PKCS8PrivateKey_bio: writes a private key to a BIO as PKCS#8, in DER; encrypted as PEM_write_bio_PKCS8PrivateKey does.
/// Returns 1, or 0 on error. OpenSSL: i2d_PKCS8PrivateKey_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS8PrivateKey_bio(
    bp: *mut BIO,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_char,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        let scheme = pkcs8::scheme_of_cipher(enc)?;
        // SAFETY: the program's BIO, key and password.
        unsafe {
            let (_, encoded) = pkcs8_form(x, scheme.as_ref(), (kstr.cast(), klen), &PasswordSource::new(cb, u))?;
            Ok(der::write(bp, &encoded).into())
        }
    })
}

/// i2d_PKCS8PrivateKey_fp: as i2d_PKCS8PrivateKey_bio, to a file. OpenSSL: i2d_PKCS8PrivateKey_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS8PrivateKey_fp(
    fp: *mut FILE,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_char,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| i2d_PKCS8PrivateKey_bio(bio, x, enc, kstr, klen, cb, u)) })
}

/// i2d_PKCS8PrivateKey_nid_bio: as i2d_PKCS8PrivateKey_bio, encrypted with the algorithm of a NID; -1 is none.
/// OpenSSL: i2d_PKCS8PrivateKey_nid_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS8PrivateKey_nid_bio(
    bp: *mut BIO,
    x: *const EVP_PKEY,
    nid: c_int,
    kstr: *const c_char,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        let scheme = pkcs8::scheme(nid, DEFAULT_ITERATIONS)?;
        // SAFETY: the program's BIO, key and password.
        unsafe {
            let (_, encoded) = pkcs8_form(x, scheme.as_ref(), (kstr.cast(), klen), &PasswordSource::new(cb, u))?;
            Ok(der::write(bp, &encoded).into())
        }
    })
}

/// i2d_PKCS8PrivateKey_nid_fp: as i2d_PKCS8PrivateKey_nid_bio, to a file. OpenSSL: i2d_PKCS8PrivateKey_nid_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS8PrivateKey_nid_fp(
    fp: *mut FILE,
    x: *const EVP_PKEY,
    nid: c_int,
    kstr: *const c_char,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| i2d_PKCS8PrivateKey_nid_bio(bio, x, nid, kstr, klen, cb, u)) })
}

/// d2i_PKCS8PrivateKey_bio: reads an encrypted private key from a BIO, in DER. The password comes from cb, which gets u; without
/// cb, u is the password, a C string. If x is not NULL the key is also put into `*x`, and the one there before is freed.
/// Returns the key, to be freed with EVP_PKEY_free; NULL on error. OpenSSL: d2i_PKCS8PrivateKey_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PKCS8PrivateKey_bio(
    bp: *mut BIO,
    x: *mut *mut EVP_PKEY,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let encrypted = der::read_element(bp)?;
            let source = PasswordSource::new(cb, u);
            let info = key_file::decrypt_pkcs8(&encrypted, &mut || source.ask()).map_err(|error| key_failed(&error))?;
            Ok(der::replace(pkcs8::key_of(&info)?, x, free))
        }
    })
}

/// d2i_PKCS8PrivateKey_fp: as d2i_PKCS8PrivateKey_bio, from a file. OpenSSL: d2i_PKCS8PrivateKey_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PKCS8PrivateKey_fp(
    fp: *mut FILE,
    x: *mut *mut EVP_PKEY,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut EVP_PKEY {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(fp, |bio| d2i_PKCS8PrivateKey_bio(bio, x, cb, u)) })
}
