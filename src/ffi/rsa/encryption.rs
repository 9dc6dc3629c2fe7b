//! Encrypting and decrypting with RSA keys.

use core::ffi::{c_int, c_uchar};

use super::constants::{
    RSA_NO_PADDING, RSA_PKCS1_OAEP_PADDING, RSA_PKCS1_PADDING, RSA_R_DATA_TOO_LARGE_FOR_KEY_SIZE,
    RSA_R_DATA_TOO_LARGE_FOR_MODULUS, RSA_R_DATA_TOO_SMALL_FOR_KEY_SIZE, RSA_R_INVALID_PADDING,
    RSA_R_OAEP_DECODING_ERROR, RSA_R_PADDING_CHECK_FAILED, RSA_R_PKCS_DECODING_ERROR, RSA_R_UNKNOWN_PADDING_TYPE,
    RSA_R_VALUE_MISSING,
};
use crate::crypto::hash::HashAlgorithm;
use crate::crypto::key::{RsaFailure, RsaPadding, Signing};
use crate::ffi::arguments::{borrowed, input, put_bytes};
use crate::ffi::err::{self, ERR_LIB_RSA, Pushed};
use crate::ffi::types::RSA;
use crate::ffi::{entry, non_null};

/// The padding of an `RSA_…_PADDING` number, where OAEP is with SHA-1 and no label.
fn padding(number: c_int) -> Result<RsaPadding, Pushed> {
    Ok(match number {
        RSA_PKCS1_PADDING => RsaPadding::Pkcs1,
        RSA_PKCS1_OAEP_PADDING => {
            RsaPadding::Oaep { hash: HashAlgorithm::Sha1, mgf_hash: HashAlgorithm::Sha1, label: Vec::new() }
        }
        RSA_NO_PADDING => RsaPadding::None,
        other => return Err(err::push(ERR_LIB_RSA, RSA_R_UNKNOWN_PADDING_TYPE, format!("padding {other}"))),
    })
}

/// How a private key's operation pads, which is that of a signature.
fn signing(number: c_int) -> Result<Signing, Pushed> {
    match number {
        RSA_PKCS1_PADDING => Ok(Signing::Pkcs1(None)),
        RSA_NO_PADDING => Ok(Signing::RsaRaw),
        other => Err(err::push(ERR_LIB_RSA, RSA_R_UNKNOWN_PADDING_TYPE, format!("padding {other}"))),
    }
}

/// Puts on the queue why something is not encrypted or decrypted.
pub(crate) fn failed(failure: RsaFailure, padding: &RsaPadding) -> Pushed {
    let (reason, text) = match failure {
        RsaFailure::TooLong => (RSA_R_DATA_TOO_LARGE_FOR_KEY_SIZE, "too long for the key".into()),
        RsaFailure::TooShort => (RSA_R_DATA_TOO_SMALL_FOR_KEY_SIZE, "not as long as the modulus".into()),
        RsaFailure::TooGreat => (RSA_R_DATA_TOO_LARGE_FOR_MODULUS, "no number below the modulus".into()),
        RsaFailure::Padding => match padding {
            RsaPadding::Oaep { .. } => (RSA_R_OAEP_DECODING_ERROR, String::new()),
            _ => (RSA_R_PKCS_DECODING_ERROR, String::new()),
        },
        RsaFailure::Other(error) => (RSA_R_PADDING_CHECK_FAILED, error.to_string()),
    };
    err::push(ERR_LIB_RSA, reason, text)
}

/// RSA_public_encrypt: encrypts flen bytes to a key with one of the RSA_…_PADDING paddings; OAEP is with SHA-1. Writes to to,
/// which has room for RSA_size bytes. Returns the length, or -1 on error. OpenSSL: RSA_public_encrypt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_public_encrypt(
    flen: c_int,
    from: *const c_uchar,
    to: *mut c_uchar,
    rsa: *mut RSA,
    padding: c_int,
) -> c_int {
    entry(-1, || {
        let padding = self::padding(padding)?;
        let material = borrowed!(rsa).material()?;
        let missing = || err::push(ERR_LIB_RSA, RSA_R_VALUE_MISSING, "there is no public key");
        let key = material.public().ok_or_else(missing)?;
        let message = input!(from, usize::try_from(flen).unwrap_or(0));
        let made = key.rsa_encrypt(&padding, message).map_err(|failure| failed(failure, &padding))?;
        non_null(to)?;
        put_bytes!(to, &made);
        Ok(made.len() as c_int)
    })
}

/// RSA_private_decrypt: decrypts flen bytes that RSA_public_encrypt made. Writes to to, which has room for RSA_size bytes.
/// Returns the length, or -1 on error. Whoever lets a sender know whether there was an error with RSA_PKCS1_PADDING gives the
/// messages away. OpenSSL: RSA_private_decrypt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_private_decrypt(
    flen: c_int,
    from: *const c_uchar,
    to: *mut c_uchar,
    rsa: *mut RSA,
    padding: c_int,
) -> c_int {
    entry(-1, || {
        let padding = self::padding(padding)?;
        let key = borrowed!(rsa).private()?;
        let encrypted = input!(from, usize::try_from(flen).unwrap_or(0));
        let made = key.rsa_decrypt(&padding, encrypted).map_err(|failure| failed(failure, &padding))?;
        non_null(to)?;
        put_bytes!(to, &made);
        Ok(made.len() as c_int)
    })
}

/// RSA_private_encrypt: signs flen bytes as they are, with RSA_PKCS1_PADDING or RSA_NO_PADDING. Writes to to, which has room
/// for RSA_size bytes. Returns the length, or -1 on error. OpenSSL: RSA_private_encrypt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_private_encrypt(
    flen: c_int,
    from: *const c_uchar,
    to: *mut c_uchar,
    rsa: *mut RSA,
    padding: c_int,
) -> c_int {
    entry(-1, || {
        let how = signing(padding)?;
        let (key, content) = (borrowed!(rsa).private()?, input!(from, usize::try_from(flen).unwrap_or(0)));
        let unfit = |error: crate::Error| err::push(ERR_LIB_RSA, RSA_R_DATA_TOO_LARGE_FOR_KEY_SIZE, error.to_string());
        let made = key.sign_digest(how, content).map_err(unfit)?;
        non_null(to)?;
        put_bytes!(to, &made);
        Ok(made.len() as c_int)
    })
}

/// RSA_public_decrypt: what RSA_private_encrypt signed. Writes to to, which has room for RSA_size bytes. Returns the length, or
/// -1 on error. OpenSSL: RSA_public_decrypt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_public_decrypt(
    flen: c_int,
    from: *const c_uchar,
    to: *mut c_uchar,
    rsa: *mut RSA,
    padding: c_int,
) -> c_int {
    entry(-1, || {
        let how = signing(padding)?;
        let material = borrowed!(rsa).material()?;
        let missing = || err::push(ERR_LIB_RSA, RSA_R_VALUE_MISSING, "there is no public key");
        let key = material.public().ok_or_else(missing)?;
        let signature = input!(from, usize::try_from(flen).unwrap_or(0));
        let unfit = |error: crate::Error| err::push(ERR_LIB_RSA, RSA_R_INVALID_PADDING, error.to_string());
        let made = key.recover(how, signature).map_err(unfit)?;
        non_null(to)?;
        put_bytes!(to, &made);
        Ok(made.len() as c_int)
    })
}
