//! Certification requests (`X509_REQ`): making, reading and signing them.

use std::ffi::{c_int, c_long, c_uchar, c_uint};
use std::ptr;
use std::sync::Arc;

use super::algor::X509_ALGOR;
use super::pubkey::{X509_PUBKEY_set, key_of};
use super::request::{OwnName, RequestInfo, X509_REQ};
use super::signing::{Signer, verified};
use crate::ffi::arguments::{borrowed, put, put_bytes};
use crate::ffi::asn1::ASN1_STRING;
use crate::ffi::asn1::integer::{ASN1_INTEGER_get, ASN1_INTEGER_set};
use crate::ffi::asn1::template::{Template, encode, exported};
use crate::ffi::asn1::{der, value};
use crate::ffi::err::reasons::x509::{X509_R_KEY_TYPE_MISMATCH, X509_R_KEY_VALUES_MISMATCH};
use crate::ffi::err::{self, ERR_LIB_X509, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::object;
use crate::ffi::types::{EVP_MD, EVP_PKEY, X509_NAME, X509_PUBKEY};
use crate::ffi::{entry, non_null};

exported! { X509_REQ:
    new X509_REQ_new; free X509_REQ_free; dup X509_REQ_dup; d2i d2i_X509_REQ; i2d i2d_X509_REQ; item X509_REQ_it;
    d2i_bio d2i_X509_REQ_bio; i2d_bio i2d_X509_REQ_bio; d2i_fp d2i_X509_REQ_fp; i2d_fp i2d_X509_REQ_fp;
}

/// The request behind a program's pointer. Nobody changes it during the call.
pub(super) fn request<'a>(req: *const X509_REQ) -> Result<&'a X509_REQ, Pushed> {
    // SAFETY: the program passes NULL or a live request.
    Ok(unsafe { non_null(req)?.as_ref() })
}

/// What a request says, to be changed.
pub(super) fn changed(req: *mut X509_REQ) -> Result<*mut RequestInfo, Pushed> {
    // SAFETY: the program passes a live request, which nobody else uses while it is changed.
    Ok(unsafe { non_null(req)?.as_mut() }.changed())
}

/// X509_REQ_get_version: the version as it is encoded: 0 for version 1, the only one. OpenSSL: X509_REQ_get_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_version(req: *const X509_REQ) -> c_long {
    // SAFETY: a member of the request's.
    entry(-1, || Ok(unsafe { ASN1_INTEGER_get((*request(req)?.info()).version) }))
}

/// X509_REQ_set_version: sets the version as it is encoded: X509_REQ_VERSION_1. Returns 1; 0 on error.
/// OpenSSL: X509_REQ_set_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_set_version(x: *mut X509_REQ, version: c_long) -> c_int {
    // SAFETY: a member of the request's.
    entry(0, || Ok(unsafe { ASN1_INTEGER_set((*changed(x)?).version, version) }))
}

/// X509_REQ_get_subject_name: who asks. The name belongs to the request and can be changed. Returns NULL for NULL.
/// OpenSSL: X509_REQ_get_subject_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_subject_name(req: *const X509_REQ) -> *mut X509_NAME {
    // SAFETY: a member of the request's.
    entry(ptr::null_mut(), || Ok(unsafe { (*request(req)?.info()).subject }))
}

/// X509_REQ_set_subject_name: sets who asks, to a copy of a name. Returns 1; 0 on error.
/// OpenSSL: X509_REQ_set_subject_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_set_subject_name(req: *mut X509_REQ, name: *const X509_NAME) -> c_int {
    entry(0, || {
        non_null(req)?;
        // SAFETY: the copy takes the place of the request's own name.
        unsafe {
            let copy = super::name::X509_NAME_dup(non_null(name.cast_mut())?.as_ptr());
            let info = changed(req)?;
            OwnName::free(ptr::replace(&raw mut (*info).subject, non_null(copy)?.as_ptr()));
        }
        Ok(1)
    })
}

/// The key in a request.
fn public_key(req: *const X509_REQ) -> Result<Arc<Key>, Pushed> {
    // SAFETY: a member of the request's.
    let key = unsafe { object::get1((*request(req)?.info()).key.cast_const()) }?;
    key_of(&key).cloned()
}

/// X509_REQ_get_pubkey: the public key that is asked for, to be given back with EVP_PKEY_free. Returns NULL if it cannot be
/// read. OpenSSL: X509_REQ_get_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_pubkey(req: *mut X509_REQ) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(object::into_raw(public_key(req)?)))
}

/// X509_REQ_get0_pubkey: as X509_REQ_get_pubkey; the key belongs to the request. OpenSSL: X509_REQ_get0_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get0_pubkey(req: *mut X509_REQ) -> *mut EVP_PKEY {
    // What was read once stays in the request.
    entry(ptr::null_mut(), || Ok(object::get0(&public_key(req)?)))
}

/// X509_REQ_get_X509_PUBKEY: the public key as it stands in a request, to which it belongs. Returns NULL for NULL.
/// OpenSSL: X509_REQ_get_X509_PUBKEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_X509_PUBKEY(req: *mut X509_REQ) -> *mut X509_PUBKEY {
    // SAFETY: a member of the request's.
    entry(ptr::null_mut(), || Ok(unsafe { (*request(req)?.info()).key }))
}

/// X509_REQ_set_pubkey: sets the public key that is asked for, of which the request takes a reference. Returns 1; 0 on error.
/// OpenSSL: X509_REQ_set_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_set_pubkey(x: *mut X509_REQ, pkey: *mut EVP_PKEY) -> c_int {
    // SAFETY: a member of the request's.
    entry(0, || Ok(unsafe { X509_PUBKEY_set(&raw mut (*changed(x)?).key, pkey) }))
}

/// X509_REQ_check_private_key: whether a private key belongs to a request. Returns 1 if so; else 0, with an error.
/// OpenSSL: X509_REQ_check_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_check_private_key(x509: *mut X509_REQ, pkey: *mut EVP_PKEY) -> c_int {
    entry(0, || {
        let (public, key) = (public_key(x509)?, borrowed!(pkey));
        if public.public_key() == key.public_key() {
            return Ok(1);
        }
        let reason = if public.id() == key.id() { X509_R_KEY_VALUES_MISMATCH } else { X509_R_KEY_TYPE_MISMATCH };
        Err(err::push(ERR_LIB_X509, reason, "the private key is not the request's"))
    })
}

/// X509_REQ_sign: signs a request with a private key over a digest, as X509_sign. Returns the length of the signature, or 0
/// on error. OpenSSL: X509_REQ_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_sign(x: *mut X509_REQ, pkey: *mut EVP_PKEY, md: *const EVP_MD) -> c_int {
    entry(0, || {
        // SAFETY: the program passes a live key, and NULL or a digest.
        let signer = unsafe { Signer::new(pkey, md) }?;
        // SAFETY: the program passes a live request, which nobody else uses while it is changed.
        let request = unsafe { non_null(x)?.as_mut() };
        request.changed();
        let signature = signer.sign(&request.body()?)?;
        request.set_signature(signer.algorithm(), &signature)?;
        Ok(c_int::try_from(signature.len()).unwrap_or(c_int::MAX))
    })
}

/// X509_REQ_verify: whether a key made a request's signature. Returns 1 if so, 0 if not, -1 if the algorithm is not known or
/// not the key's. OpenSSL: X509_REQ_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_verify(a: *mut X509_REQ, r: *mut EVP_PKEY) -> c_int {
    entry(-1, || {
        let (request, key) = (request(a)?, borrowed!(r));
        // SAFETY: members of the request's.
        let (algorithm, signature) =
            unsafe { (encode::<X509_ALGOR>(request.algorithm())?, value::bytes(request.signature())?) };
        Ok(verified("request", key, &algorithm, &request.body()?, signature)?.into())
    })
}

/// X509_REQ_get0_signature: writes a request's signature and its algorithm to what is not NULL. They belong to the request.
/// OpenSSL: X509_REQ_get0_signature(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get0_signature(
    req: *const X509_REQ,
    psig: *mut *const ASN1_STRING,
    palg: *mut *const X509_ALGOR,
) {
    entry((), || {
        let request = request(req)?;
        put!(psig, request.signature().cast_const());
        put!(palg, request.algorithm().cast_const());
        Ok(())
    });
}

/// X509_REQ_get_signature_nid: the NID of the algorithm beside a request's signature; 0 if it is not known.
/// OpenSSL: X509_REQ_get_signature_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_signature_nid(req: *const X509_REQ) -> c_int {
    entry(0, || {
        let request = request(req)?;
        // SAFETY: members of the request's.
        Ok(unsafe { object::get((*request.algorithm()).algorithm.cast_const()) }?.nid())
    })
}

/// i2d_re_X509_REQ_tbs: writes the part of a request that is signed, as it is now; as i2d_X509.
/// OpenSSL: i2d_re_X509_REQ_tbs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_re_X509_REQ_tbs(req: *mut X509_REQ, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        changed(req)?;
        let body = request(req)?.body()?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(&body, pp) }
    })
}

/// X509_REQ_digest: the digest of a request's DER; as X509_digest. OpenSSL: X509_REQ_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_digest(
    data: *const X509_REQ,
    r#type: *const EVP_MD,
    md: *mut c_uchar,
    len: *mut c_uint,
) -> c_int {
    entry(0, || {
        // SAFETY: a live request.
        let der = unsafe { encode::<X509_REQ>(non_null(data.cast_mut())?.as_ptr()) }?;
        let digest = borrowed!(r#type).digest(&[&der]);
        non_null(md)?;
        put_bytes!(md, digest.as_ref());
        put!(len, c_uint::try_from(digest.as_ref().len()).unwrap_or(0));
        Ok(1)
    })
}
