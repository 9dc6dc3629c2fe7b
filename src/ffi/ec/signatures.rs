//! ECDSA with keys as objects.

use core::ffi::{c_int, c_uchar, c_uint};

use super::group::EC_R_BAD_SIGNATURE;
use crate::crypto::key::Signing;
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::entry;
use crate::ffi::err::{self, ERR_LIB_EC};
use crate::ffi::types::EC_KEY;

/// ECDSA_size: the greatest length of a signature by a key, in bytes; 0 on error. OpenSSL: ECDSA_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_size(eckey: *const EC_KEY) -> c_int {
    entry(0, || Ok(borrowed!(eckey).material()?.size() as c_int))
}

/// ECDSA_sign: writes the signature of a digest to sig, which has room for ECDSA_size bytes, and its length to `*siglen`. type
/// is not used. Returns 1, or 0 on error. OpenSSL: ECDSA_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_sign(
    r#type: c_int,
    dgst: *const c_uchar,
    dgstlen: c_int,
    sig: *mut c_uchar,
    siglen: *mut c_uint,
    eckey: *mut EC_KEY,
) -> c_int {
    let _ = r#type;
    entry(0, || {
        let (key, digest) = (borrowed!(eckey).private()?, input!(dgst, usize::try_from(dgstlen).unwrap_or(0)));
        let signature = key.sign_digest(Signing::Ecdsa(None), digest)?;
        crate::ffi::non_null(sig)?;
        put_bytes!(sig, &signature);
        put!(siglen, signature.len() as c_uint);
        Ok(1)
    })
}

/// ECDSA_verify: whether sig is a signature of a digest. type is not used. Returns 1 if so, 0 if not, -1 on other errors.
/// OpenSSL: ECDSA_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_verify(
    r#type: c_int,
    dgst: *const c_uchar,
    dgstlen: c_int,
    sig: *const c_uchar,
    siglen: c_int,
    eckey: *mut EC_KEY,
) -> c_int {
    let _ = r#type;
    entry(-1, || {
        let material = borrowed!(eckey).material()?;
        let missing = || err::push(ERR_LIB_EC, EC_R_BAD_SIGNATURE, "there is no public key");
        let key = material.public().ok_or_else(missing)?;
        let digest = input!(dgst, usize::try_from(dgstlen).unwrap_or(0));
        let signature = input!(sig, usize::try_from(siglen).unwrap_or(0));
        Ok(key.verify_digest(Signing::Ecdsa(None), digest, signature).is_ok().into())
    })
}
