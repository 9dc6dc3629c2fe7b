//! Public keys as DER (SubjectPublicKeyInfo), and private keys in BIOs.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;

use libc::FILE;

use crate::bio::BIO;
use crate::crypto::PublicKey;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::err::reasons::x509::X509_R_PUBLIC_KEY_DECODE_ERROR;
use crate::ffi::err::{self, ERR_LIB_X509, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::evp::key_der::{free, own_form, read_private_key};
use crate::ffi::object;
use crate::ffi::pem::file::with_file;
use crate::ffi::types::EVP_PKEY;

/// The public key at the front of `bytes`, and how long its DER is.
pub(crate) fn read_public_key(bytes: &[u8]) -> Result<(Key, usize), Pushed> {
    let element = der::first_element(bytes)?;
    let key = PublicKey::from_spki_der(element)
        .map_err(|error| err::push(ERR_LIB_X509, X509_R_PUBLIC_KEY_DECODE_ERROR, error.to_string()))?;
    Ok((Key::public(key), element.len()))
}

/// i2d_PUBKEY: writes a public key as DER; as i2d_X509. OpenSSL: i2d_PUBKEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PUBKEY(a: *const EVP_PKEY, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let key = borrowed!(a).need_public()?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(key.spki_der(), pp) }
    })
}

/// d2i_PUBKEY: reads a public key's DER; as d2i_X509. OpenSSL: d2i_PUBKEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PUBKEY(a: *mut *mut EVP_PKEY, pp: *mut *const c_uchar, length: c_long) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let (key, length) = read_public_key(der::input(pp, length)?)?;
            Ok(der::taken(object::new(key), a, free, pp, length))
        }
    })
}

/// i2d_PUBKEY_bio: writes a public key as DER to a BIO. Returns 1, or 0 on error. OpenSSL: i2d_PUBKEY_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PUBKEY_bio(bp: *mut BIO, pkey: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let key = borrowed!(pkey).need_public()?;
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(bp, key.spki_der()) }.into())
    })
}

/// d2i_PUBKEY_bio: reads a public key's DER from a BIO; as d2i_X509_bio. OpenSSL: d2i_PUBKEY_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PUBKEY_bio(bp: *mut BIO, a: *mut *mut EVP_PKEY) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let (key, _) = read_public_key(&der::read_element(bp)?)?;
            Ok(der::replace(object::new(key), a, free))
        }
    })
}

/// i2d_PrivateKey_bio: writes a private key as i2d_PrivateKey does, to a BIO. Returns 1, or 0 on error.
/// OpenSSL: i2d_PrivateKey_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PrivateKey_bio(bp: *mut BIO, pkey: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let key = borrowed!(pkey).need_private()?;
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(bp, &own_form(&key)) }.into())
    })
}

/// d2i_PrivateKey_bio: reads a private key's DER from a BIO; as d2i_AutoPrivateKey. OpenSSL: d2i_PrivateKey_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PrivateKey_bio(bp: *mut BIO, a: *mut *mut EVP_PKEY) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let (key, _) = read_private_key(&der::read_element(bp)?)?;
            Ok(der::replace(object::new(key), a, free))
        }
    })
}

/// i2d_PUBKEY_fp: as i2d_PUBKEY_bio, to a file. OpenSSL: i2d_PUBKEY_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PUBKEY_fp(fp: *mut FILE, pkey: *const EVP_PKEY) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| i2d_PUBKEY_bio(bio, pkey)) })
}

/// d2i_PUBKEY_fp: as d2i_PUBKEY_bio, from a file. OpenSSL: d2i_PUBKEY_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PUBKEY_fp(fp: *mut FILE, a: *mut *mut EVP_PKEY) -> *mut EVP_PKEY {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(fp, |bio| d2i_PUBKEY_bio(bio, a)) })
}

/// i2d_PrivateKey_fp: as i2d_PrivateKey_bio, to a file. OpenSSL: i2d_PrivateKey_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PrivateKey_fp(fp: *mut FILE, pkey: *const EVP_PKEY) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| i2d_PrivateKey_bio(bio, pkey)) })
}

/// d2i_PrivateKey_fp: as d2i_PrivateKey_bio, from a file. OpenSSL: d2i_PrivateKey_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PrivateKey_fp(fp: *mut FILE, a: *mut *mut EVP_PKEY) -> *mut EVP_PKEY {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(fp, |bio| d2i_PrivateKey_bio(bio, a)) })
}
