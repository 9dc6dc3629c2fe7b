//! pkcs12.h: files with keys and certificates, under a password.

pub mod create;
pub mod file;
pub mod mac;
pub mod parse;

use std::ffi::{CStr, c_char, c_int};

use super::err::reasons::pkcs12 as reasons;
use super::err::{self, ERR_LIB_PKCS12, Pushed};
use crate::ffi::guard;
use crate::x509::X509Error;
use crate::x509::pbe::Password;

/// Puts a reason of the PKCS#12 library on the queue.
#[track_caller]
fn failure(reason: c_int, detail: impl Into<String>) -> Pushed {
    err::push(ERR_LIB_PKCS12, reason, detail.into())
}

/// Puts the failure to read a file's contents on the queue.
#[track_caller]
fn unreadable(error: &X509Error) -> Pushed {
    use super::err::reasons::evp::{EVP_R_BAD_DECRYPT, EVP_R_UNSUPPORTED_ALGORITHM};
    match error {
        X509Error::BadDecrypt => {
            err::push(err::ERR_LIB_EVP, EVP_R_BAD_DECRYPT, error.to_string());
            failure(reasons::PKCS12_R_PKCS12_CIPHERFINAL_ERROR, error.to_string())
        }
        X509Error::Unsupported { .. } => err::push(err::ERR_LIB_EVP, EVP_R_UNSUPPORTED_ALGORITHM, error.to_string()),
        _ => {
            super::asn1::der::malformed(error.to_string());
            failure(reasons::PKCS12_R_DECODE_ERROR, error.to_string())
        }
    }
}

/// The password behind a pointer and length; without a length, a C string. NULL is no password.
///
/// # Safety
/// NULL, or bytes of that length or a C string, which nobody changes during `'a`.
unsafe fn password<'a>(pass: *const c_char, passlen: c_int) -> Result<Password<'a>, Pushed> {
    if pass.is_null() {
        return Ok(Password::NONE);
    }
    // SAFETY: as the caller promises.
    unsafe {
        Ok(Password::new(match usize::try_from(passlen) {
            Ok(length) => guard::bytes(pass.cast(), length)?,
            Err(_) => CStr::from_ptr(pass).to_bytes(),
        }))
    }
}
