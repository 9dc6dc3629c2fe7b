//! Reading private keys from PEM.

use std::ffi::c_void;
use std::ptr;
use std::sync::Arc;

use libc::FILE;

use super::block::BlockText;
use super::file::with_file;
use super::password::PasswordSource;
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::err::reasons::evp::EVP_R_BAD_DECRYPT;
use crate::ffi::err::reasons::pem::{PEM_R_BAD_DECRYPT, PEM_R_BAD_PASSWORD_READ, PEM_R_UNSUPPORTED_ENCRYPTION};
use crate::ffi::err::{self, ERR_LIB_EVP, ERR_LIB_PEM, ERR_R_ASN1_LIB, Pushed};
use crate::ffi::evp::{Key, key_der};
use crate::ffi::object;
use crate::ffi::types::{EVP_PKEY, pem_password_cb};
use crate::x509::{X509Error, key_file};

/// Reads the next private key of a BIO. Asks for its password if it is encrypted.
///
/// # Safety
/// NULL or a live BIO.
pub(crate) unsafe fn private_key(bio: *mut BIO, password: &PasswordSource) -> Result<Key, Pushed> {
    // SAFETY: as the caller promises.
    let text = unsafe { BlockText::take(bio, "ANY PRIVATE KEY") }?;
    text.read()?;
    match key_file::private_key(text.text(), &mut || password.ask()) {
        Ok(key) => Ok(Key::pair(Arc::new(key))),
        Err(error) => Err(key_failed(&error)),
    }
}

/// Puts the failure to read a private key on the queue.
pub(super) fn key_failed(error: &X509Error) -> Pushed {
    let detail = error.to_string();
    match error {
        X509Error::PasswordRequired => err::push(ERR_LIB_PEM, PEM_R_BAD_PASSWORD_READ, detail),
        X509Error::BadDecrypt => {
            err::push(ERR_LIB_EVP, EVP_R_BAD_DECRYPT, detail.clone());
            err::push(ERR_LIB_PEM, PEM_R_BAD_DECRYPT, detail)
        }
        X509Error::Unsupported { .. } => err::push(ERR_LIB_PEM, PEM_R_UNSUPPORTED_ENCRYPTION, detail),
        _ => {
            der::malformed(detail.clone());
            err::push(ERR_LIB_PEM, ERR_R_ASN1_LIB, detail)
        }
    }
}

/// PEM_read_bio_PrivateKey: reads the next private key of a BIO: PKCS#8, PKCS#1 or SEC 1, in the clear or encrypted; blocks
/// of other kinds are passed over. The password of an encrypted key comes from cb, which gets u; without cb, u is the
/// password, a C string. If `x` is not NULL the key is also put into `*x`, and the one there before is freed. Returns the
/// key, to be freed with EVP_PKEY_free; NULL on error: PEM_R_NO_START_LINE if there is none, PEM_R_BAD_PASSWORD_READ if there
/// is no password, PEM_R_BAD_DECRYPT if it is wrong. OpenSSL: PEM_read_bio_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_bio_PrivateKey(
    out: *mut BIO,
    x: *mut *mut EVP_PKEY,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let key = private_key(out, &PasswordSource::new(cb, u))?;
            Ok(der::replace(object::new(key), x, key_der::free))
        }
    })
}

/// PEM_read_PrivateKey: as PEM_read_bio_PrivateKey, from a file. OpenSSL: PEM_read_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_PrivateKey(
    out: *mut FILE,
    x: *mut *mut EVP_PKEY,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut EVP_PKEY {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(out, |bio| PEM_read_bio_PrivateKey(bio, x, cb, u)) })
}
