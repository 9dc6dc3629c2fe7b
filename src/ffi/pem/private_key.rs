//! Private keys written as PEM: PKCS#8, encrypted or not, and the traditional form.

use std::ffi::{c_char, c_int, c_uchar, c_void};

use libc::FILE;
use zeroize::Zeroizing;

use super::encryption::password_to_write;
use super::file::with_file;
use super::generic::{Encryption, put, write_contents};
use super::password::PasswordSource;
use crate::bio::BIO;
use crate::crypto::KeyType;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::err::reasons::pem::PEM_R_UNSUPPORTED_PUBLIC_KEY_TYPE;
use crate::ffi::err::{self, ERR_LIB_PEM, Pushed};
use crate::ffi::evp::key_der::own_form;
use crate::ffi::evp::pkcs8::{self, DEFAULT_ITERATIONS};
use crate::ffi::types::{EVP_CIPHER, EVP_PKEY, OSSL_LIB_CTX, pem_password_cb};
use crate::x509::pbe::Scheme;
use crate::x509::pem;

/// A private key as PKCS#8: its PEM name and DER. With a scheme it is encrypted.
///
/// # Safety
/// `key` is NULL or live; `kstr` is NULL or has `klen` bytes.
pub(super) unsafe fn pkcs8_form(
    key: *const EVP_PKEY,
    scheme: Option<&Scheme>,
    (kstr, klen): (*const c_uchar, c_int),
    source: &PasswordSource,
) -> Result<(&'static str, Zeroizing<Vec<u8>>), Pushed> {
    let info = pkcs8::private_key_info(key)?;
    let Some(scheme) = scheme else { return Ok(("PRIVATE KEY", info)) };
    // SAFETY: as the caller promises.
    let password = unsafe { password_to_write(kstr, klen, source) }?;
    Ok(("ENCRYPTED PRIVATE KEY", Zeroizing::new(pkcs8::encrypt(&info, scheme, &password)?)))
}

/// # Safety
/// As [`pkcs8_form`]; NULL or a live BIO.
unsafe fn write_pkcs8(
    out: *mut BIO,
    key: *const EVP_PKEY,
    scheme: Option<Scheme>,
    password: (*const c_uchar, c_int),
    source: &PasswordSource,
) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    unsafe {
        let (name, der) = pkcs8_form(key, scheme.as_ref(), password, source)?;
        put(out, &pem::encode(name, &der))
    }
}

/// PEM_write_bio_PrivateKey: writes a private key to a BIO as PKCS#8. With a cipher it is encrypted (PBES2) by the password kstr
/// of klen bytes; if kstr is NULL the password comes from cb, which gets u; without cb, u is the password, a C string. Returns
/// 1, or 0 on error. OpenSSL: PEM_write_bio_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_PrivateKey(
    out: *mut BIO,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        let source = PasswordSource::new(cb, u);
        // SAFETY: the program's BIO, key and password.
        unsafe { write_pkcs8(out, x, pkcs8::scheme_of_cipher(enc)?, (kstr, klen), &source) }
    })
}

/// PEM_write_bio_PrivateKey_ex: as PEM_write_bio_PrivateKey. There is one library context, so libctx is to be NULL; properties are
/// not looked at. OpenSSL: PEM_write_bio_PrivateKey_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_PrivateKey_ex(
    out: *mut BIO,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
    _libctx: *mut OSSL_LIB_CTX,
    _propq: *const c_char,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { PEM_write_bio_PrivateKey(out, x, enc, kstr, klen, cb, u) }
}

/// PEM_write_PrivateKey: as PEM_write_bio_PrivateKey, to a file. OpenSSL: PEM_write_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_PrivateKey(
    out: *mut FILE,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(out, |bio| PEM_write_bio_PrivateKey(bio, x, enc, kstr, klen, cb, u)) })
}

/// PEM_write_bio_PrivateKey_traditional: writes an RSA or elliptic curve key to a BIO in the form of its own kind (PKCS#1, SEC 1).
/// With a cipher it is encrypted in the traditional way; the password comes as in PEM_write_bio_PrivateKey. Returns 1, or 0 on
/// error, which is PEM_R_UNSUPPORTED_PUBLIC_KEY_TYPE for other kinds. OpenSSL: PEM_write_bio_PrivateKey_traditional(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_PrivateKey_traditional(
    bp: *mut BIO,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        let key = borrowed!(x).need_private()?;
        let name = match key.key_type() {
            KeyType::Rsa => "RSA PRIVATE KEY",
            KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => "EC PRIVATE KEY",
            other => {
                let detail = format!("{other} keys have no traditional form");
                return Err(err::push(ERR_LIB_PEM, PEM_R_UNSUPPORTED_PUBLIC_KEY_TYPE, detail));
            }
        };
        let source = PasswordSource::new(cb, u);
        let encryption = Encryption { cipher: enc, password: kstr, password_length: klen, source };
        // SAFETY: the program's BIO and password.
        unsafe { write_contents(name, bp, &encryption, || Ok(own_form(&key))) }
    })
}

/// PEM_write_bio_PKCS8PrivateKey: as PEM_write_bio_PrivateKey. OpenSSL: PEM_write_bio_PKCS8PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_PKCS8PrivateKey(
    bp: *mut BIO,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_char,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { PEM_write_bio_PrivateKey(bp, x, enc, kstr.cast(), klen, cb, u) }
}

/// PEM_write_PKCS8PrivateKey: as PEM_write_bio_PKCS8PrivateKey, to a file. OpenSSL: PEM_write_PKCS8PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_PKCS8PrivateKey(
    fp: *mut FILE,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_char,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { PEM_write_PrivateKey(fp, x, enc, kstr.cast(), klen, cb, u) }
}

/// PEM_write_bio_PKCS8PrivateKey_nid: as PEM_write_bio_PKCS8PrivateKey, encrypted with the algorithm of a NID, such as
/// NID_pbeWithMD5AndDES_CBC; -1 is none. OpenSSL: PEM_write_bio_PKCS8PrivateKey_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_PKCS8PrivateKey_nid(
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
        unsafe { write_pkcs8(bp, x, scheme, (kstr.cast(), klen), &PasswordSource::new(cb, u)) }
    })
}

/// PEM_write_PKCS8PrivateKey_nid: as PEM_write_bio_PKCS8PrivateKey_nid, to a file. OpenSSL: PEM_write_PKCS8PrivateKey_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_PKCS8PrivateKey_nid(
    fp: *mut FILE,
    x: *const EVP_PKEY,
    nid: c_int,
    kstr: *const c_char,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| PEM_write_bio_PKCS8PrivateKey_nid(bio, x, nid, kstr, klen, cb, u)) })
}
