//! Signing and verifying digests with RSA keys.

use core::ffi::{c_int, c_uchar, c_uint};

use super::constants::RSA_R_BAD_SIGNATURE;
use crate::crypto::key::Signing;
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::entry;
use crate::ffi::err::{self, ERR_LIB_RSA, Pushed};
use crate::ffi::evp::digest_names;
use crate::ffi::types::RSA;

fn failed(error: &crate::Error) -> Pushed {
    err::push(ERR_LIB_RSA, RSA_R_BAD_SIGNATURE, error.to_string())
}

/// PKCS#1 signatures over the digest that a NID names.
fn pkcs1(nid: c_int) -> Result<Signing, Pushed> {
    const RSA_R_UNKNOWN_ALGORITHM_TYPE: c_int = 117;
    let unknown = || err::push(ERR_LIB_RSA, RSA_R_UNKNOWN_ALGORITHM_TYPE, format!("the digest {nid}"));
    Ok(Signing::Pkcs1(Some(digest_names::by_nid(nid).ok_or_else(unknown)?)))
}

/// RSA_sign: writes the PKCS#1 signature of a digest, made with what the NID type names, to sigret, which has room for RSA_size
/// bytes, and its length to `*siglen`. Returns 1, or 0 on error. OpenSSL: RSA_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_sign(
    r#type: c_int,
    m: *const c_uchar,
    m_length: c_uint,
    sigret: *mut c_uchar,
    siglen: *mut c_uint,
    rsa: *mut RSA,
) -> c_int {
    entry(0, || {
        let (key, digest) = (borrowed!(rsa).private()?, input!(m, m_length as usize));
        let signature = key.sign_digest(pkcs1(r#type)?, digest).map_err(|error| failed(&error))?;
        crate::ffi::non_null(sigret)?;
        put_bytes!(sigret, &signature);
        put!(siglen, signature.len() as c_uint);
        Ok(1)
    })
}

/// RSA_verify: whether sigbuf is the PKCS#1 signature of a digest, made with what the NID type names. Returns 1 if so, else 0.
/// OpenSSL: RSA_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_verify(
    r#type: c_int,
    m: *const c_uchar,
    m_length: c_uint,
    sigbuf: *const c_uchar,
    siglen: c_uint,
    rsa: *mut RSA,
) -> c_int {
    entry(0, || {
        let material = borrowed!(rsa).material()?;
        let Some(key) = material.public() else { return Ok(0) };
        let (digest, signature) = (input!(m, m_length as usize), input!(sigbuf, siglen as usize));
        key.verify_digest(pkcs1(r#type)?, digest, signature).map_err(|error| failed(&error))?;
        Ok(1)
    })
}
