//! Nonces (RFC 9654): random bytes of a request that the answer to it repeats.

use std::ffi::{c_int, c_uchar, c_ulong};

use super::extensions::{
    OCSP_BASICRESP_add_ext, OCSP_BASICRESP_add1_ext_i2d, OCSP_BASICRESP_get_ext, OCSP_BASICRESP_get_ext_by_NID,
    OCSP_REQUEST_add1_ext_i2d, OCSP_REQUEST_get_ext, OCSP_REQUEST_get_ext_by_NID,
};
use super::structures::{OCSP_BASICRESP, OCSP_REQUEST};
use crate::ffi::asn1::string::V_ASN1_OCTET_STRING;
use crate::ffi::asn1::value::Asn1Value;
use crate::ffi::err::Pushed;
use crate::ffi::objects::obj_mac::NID_id_pkix_OCSP_Nonce;
use crate::ffi::rand::RAND_bytes;
use crate::ffi::x509::extension_object::X509_EXTENSION;
use crate::ffi::x509v3::convert::X509V3_ADD_REPLACE;
use crate::ffi::{entry, non_null};
use crate::x509::tlv::{self, tag};

/// How long a nonce is where nothing else is said.
pub const OCSP_DEFAULT_NONCE_LENGTH: c_int = 16;
/// What replaces the nonce that is there.
const REPLACE: c_ulong = X509V3_ADD_REPLACE as c_ulong;

/// The extension's value: so many bytes at a place, or random ones if that is NULL.
///
/// # Safety
/// NULL or so many bytes.
unsafe fn value(val: *mut c_uchar, len: c_int) -> Result<Option<Asn1Value>, Pushed> {
    let length = usize::try_from(len).ok().filter(|length| *length > 0);
    let length = length.unwrap_or(OCSP_DEFAULT_NONCE_LENGTH as usize);
    let mut nonce = vec![0; length];
    // SAFETY: room for that many bytes; as the caller promises.
    unsafe {
        if !val.is_null() {
            nonce.copy_from_slice(std::slice::from_raw_parts(val, length));
        } else if RAND_bytes(nonce.as_mut_ptr(), c_int::try_from(length).unwrap_or(c_int::MAX)) != 1 {
            return Ok(None);
        }
    }
    Ok(Some(Asn1Value::new(V_ASN1_OCTET_STRING, &tlv::element(tag::OCTET_STRING, &nonce))))
}

/// OCSP_request_add1_nonce: gives a request a nonce of len bytes, or of 16 if len is not positive: those at val, or random ones
/// if val is NULL. Returns 1, or 0 on error. OpenSSL: OCSP_request_add1_nonce(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_add1_nonce(req: *mut OCSP_REQUEST, val: *mut c_uchar, len: c_int) -> c_int {
    entry(0, || {
        non_null(req)?;
        // SAFETY: NULL or so many bytes; a live request.
        unsafe {
            let Some(value) = value(val, len)? else { return Ok(0) };
            let value = value.as_ptr().cast_mut().cast();
            Ok(OCSP_REQUEST_add1_ext_i2d(req, NID_id_pkix_OCSP_Nonce, value, 0, REPLACE))
        }
    })
}

/// OCSP_basic_add1_nonce: gives an answer a nonce; as OCSP_request_add1_nonce. OpenSSL: OCSP_basic_add1_nonce(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_basic_add1_nonce(resp: *mut OCSP_BASICRESP, val: *mut c_uchar, len: c_int) -> c_int {
    entry(0, || {
        non_null(resp)?;
        // SAFETY: NULL or so many bytes; a live answer.
        unsafe {
            let Some(value) = value(val, len)? else { return Ok(0) };
            let value = value.as_ptr().cast_mut().cast();
            Ok(OCSP_BASICRESP_add1_ext_i2d(resp, NID_id_pkix_OCSP_Nonce, value, 0, REPLACE))
        }
    })
}

/// The nonces of a request and of an answer; NULL where there is none.
///
/// # Safety
/// NULL or live objects.
unsafe fn nonces(req: *mut OCSP_REQUEST, bs: *mut OCSP_BASICRESP) -> (*mut X509_EXTENSION, *mut X509_EXTENSION) {
    // SAFETY: as the caller promises.
    unsafe {
        (
            OCSP_REQUEST_get_ext(req, OCSP_REQUEST_get_ext_by_NID(req, NID_id_pkix_OCSP_Nonce, -1)),
            OCSP_BASICRESP_get_ext(bs, OCSP_BASICRESP_get_ext_by_NID(bs, NID_id_pkix_OCSP_Nonce, -1)),
        )
    }
}

/// OCSP_check_nonce: compares the nonces of a request and of an answer. Returns 1 if they are the same, 2 if neither has one,
/// 3 if only the answer has one, -1 if only the request has one, 0 if they differ. OpenSSL: OCSP_check_nonce(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_check_nonce(req: *mut OCSP_REQUEST, bs: *mut OCSP_BASICRESP) -> c_int {
    entry(0, || {
        non_null(req)?;
        non_null(bs)?;
        // SAFETY: live objects.
        unsafe {
            let (asked, answered) = nonces(req, bs);
            Ok(match (asked.as_ref(), answered.as_ref()) {
                (None, None) => 2,
                (None, Some(_)) => 3,
                (Some(_), None) => -1,
                (Some(_), Some(_)) => {
                    c_int::from(X509_EXTENSION::raw(asked)?.value == X509_EXTENSION::raw(answered)?.value)
                }
            })
        }
    })
}

/// OCSP_copy_nonce: gives an answer the nonce of a request. Returns 1; 2 if the request has none; 0 on error.
/// OpenSSL: OCSP_copy_nonce(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_copy_nonce(resp: *mut OCSP_BASICRESP, req: *mut OCSP_REQUEST) -> c_int {
    entry(0, || {
        non_null(req)?;
        non_null(resp)?;
        // SAFETY: live objects.
        unsafe {
            let (asked, _) = nonces(req, resp);
            if asked.is_null() { Ok(2) } else { Ok(OCSP_BASICRESP_add_ext(resp, asked, -1)) }
        }
    })
}
