//! What a server sends: `OCSP_RESPONSE` and `OCSP_BASICRESP`.

use std::ffi::c_int;
use std::ptr;

use super::structures::{OCSP_BASICRESP, OCSP_CERTID, OCSP_RESPDATA, OCSP_RESPONSE, OCSP_SINGLERESP};
use super::{certid::OCSP_id_cmp, elements, failed};
use crate::ffi::arguments::put;
use crate::ffi::asn1::number::ASN1_ENUMERATED_get;
use crate::ffi::asn1::string::ASN1_STRING_dup;
use crate::ffi::asn1::template::decode;
use crate::ffi::asn1::value::{ASN1_STRING, bytes};
use crate::ffi::err::Pushed;
use crate::ffi::err::reasons::ocsp::{OCSP_R_NO_RESPONSE_DATA, OCSP_R_NOT_BASIC_RESPONSE};
use crate::ffi::objects::obj_mac::NID_id_pkix_OCSP_basic;
use crate::ffi::objects::object::OBJ_obj2nid;
use crate::ffi::stack::{OPENSSL_sk_num, OPENSSL_sk_value};
use crate::ffi::types::{X509_NAME, stack_st_X509};
use crate::ffi::x509::algor::X509_ALGOR;
use crate::ffi::x509::name::X509_NAME_dup;
use crate::ffi::{entry, non_null};

/// How a responder is named: by its name.
pub const V_OCSP_RESPID_NAME: c_int = 0;
/// How a responder is named: by the SHA-1 hash of its key.
pub const V_OCSP_RESPID_KEY: c_int = 1;

/// OCSP_response_status: whether there is an answer: an OCSP_RESPONSE_STATUS_ number; -1 for NULL.
/// OpenSSL: OCSP_response_status(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_response_status(resp: *mut OCSP_RESPONSE) -> c_int {
    // SAFETY: NULL or a live response.
    entry(-1, || Ok(unsafe { ASN1_ENUMERATED_get(non_null(resp)?.as_ref().status) } as c_int))
}

/// OCSP_response_get1_basic: the answer in a response, to be freed with OCSP_BASICRESP_free. Returns NULL on error, such as if
/// there is none or it is of another type. OpenSSL: OCSP_response_get1_basic(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_response_get1_basic(resp: *mut OCSP_RESPONSE) -> *mut OCSP_BASICRESP {
    entry(ptr::null_mut(), || {
        // SAFETY: NULL or a live response, whose fields are set.
        unsafe {
            let Some(held) = non_null(resp)?.as_ref().bytes.as_ref() else {
                return Err(failed(OCSP_R_NO_RESPONSE_DATA));
            };
            if OBJ_obj2nid(held.kind) != NID_id_pkix_OCSP_basic {
                return Err(failed(OCSP_R_NOT_BASIC_RESPONSE));
            }
            Ok(decode::<OCSP_BASICRESP>(bytes(held.response)?)?.0)
        }
    })
}

/// What is signed of an answer.
pub(super) fn data<'a>(bs: *const OCSP_BASICRESP) -> Result<&'a mut OCSP_RESPDATA, Pushed> {
    // SAFETY: the program passes NULL or a live answer; what is signed is always there.
    unsafe { Ok(&mut *non_null(bs)?.as_ref().data) }
}

/// OCSP_resp_get0_signature: the signature, which belongs to the answer. OpenSSL: OCSP_resp_get0_signature(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0_signature(bs: *const OCSP_BASICRESP) -> *const ASN1_STRING {
    // SAFETY: NULL or a live answer.
    entry(ptr::null(), || Ok(unsafe { non_null(bs)?.as_ref() }.signature.cast_const()))
}

/// OCSP_resp_get0_tbs_sigalg: the signature's algorithm, which belongs to the answer.
/// OpenSSL: OCSP_resp_get0_tbs_sigalg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0_tbs_sigalg(bs: *const OCSP_BASICRESP) -> *const X509_ALGOR {
    // SAFETY: NULL or a live answer.
    entry(ptr::null(), || Ok(unsafe { non_null(bs)?.as_ref() }.algorithm.cast_const()))
}

/// OCSP_resp_get0_respdata: what is signed, which belongs to the answer. OpenSSL: OCSP_resp_get0_respdata(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0_respdata(bs: *const OCSP_BASICRESP) -> *const OCSP_RESPDATA {
    entry(ptr::null(), || Ok(ptr::from_mut(data(bs)?).cast_const()))
}

/// OCSP_resp_get0_produced_at: when the answer was signed; the time belongs to the answer.
/// OpenSSL: OCSP_resp_get0_produced_at(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0_produced_at(bs: *const OCSP_BASICRESP) -> *const ASN1_STRING {
    entry(ptr::null(), || Ok(data(bs)?.produced_at.cast_const()))
}

/// OCSP_resp_get0_certs: the certificates that came with the answer, which belong to it; NULL if there are none.
/// OpenSSL: OCSP_resp_get0_certs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0_certs(bs: *const OCSP_BASICRESP) -> *const stack_st_X509 {
    // SAFETY: NULL or a live answer.
    entry(ptr::null(), || Ok(unsafe { non_null(bs)?.as_ref() }.certificates.cast_const()))
}

/// OCSP_resp_get0_id: who signed: its name or the hash of its key, which belong to the answer; the other is set to NULL.
/// Returns 1, or 0 on error. OpenSSL: OCSP_resp_get0_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0_id(
    bs: *const OCSP_BASICRESP,
    pid: *mut *const ASN1_STRING,
    pname: *mut *const X509_NAME,
) -> c_int {
    entry(0, || {
        // SAFETY: the field is always set.
        let responder = unsafe { &*data(bs)?.responder };
        let (id, name): (*const ASN1_STRING, *const X509_NAME) = match responder.r#type {
            V_OCSP_RESPID_NAME => (ptr::null(), responder.value.cast()),
            V_OCSP_RESPID_KEY => (responder.value.cast(), ptr::null()),
            _ => return Ok(0),
        };
        put!(pid, id);
        put!(pname, name);
        Ok(1)
    })
}

/// OCSP_resp_get1_id: as OCSP_resp_get0_id, with copies, to be freed. OpenSSL: OCSP_resp_get1_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get1_id(
    bs: *const OCSP_BASICRESP,
    pid: *mut *mut ASN1_STRING,
    pname: *mut *mut X509_NAME,
) -> c_int {
    entry(0, || {
        let (mut id, mut name) = (ptr::null(), ptr::null());
        // SAFETY: NULL or a live answer; NULL or live parts of it.
        let (id, name) = unsafe {
            if OCSP_resp_get0_id(bs, &raw mut id, &raw mut name) != 1 {
                return Ok(0);
            }
            (
                if id.is_null() { ptr::null_mut() } else { ASN1_STRING_dup(id) },
                if name.is_null() { ptr::null_mut() } else { X509_NAME_dup(name) },
            )
        };
        put!(pid, id);
        put!(pname, name);
        Ok(1)
    })
}

/// OCSP_resp_count: about how many certificates the answer is; -1 for NULL. OpenSSL: OCSP_resp_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_count(bs: *mut OCSP_BASICRESP) -> c_int {
    // SAFETY: a live stack of the answer's.
    entry(-1, || Ok(unsafe { OPENSSL_sk_num(data(bs)?.answers) }))
}

/// OCSP_resp_get0: what the answer says of the certificate with a number, which belongs to the answer; NULL if there is none.
/// OpenSSL: OCSP_resp_get0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0(bs: *mut OCSP_BASICRESP, idx: c_int) -> *mut OCSP_SINGLERESP {
    // SAFETY: a live stack of the answer's.
    entry(ptr::null_mut(), || Ok(unsafe { OPENSSL_sk_value(data(bs)?.answers, idx) }.cast()))
}

/// OCSP_resp_find: the number of what the answer says next of a certificate, behind the number last, which is -1 at first.
/// Returns -1 if there is nothing. OpenSSL: OCSP_resp_find(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_find(bs: *mut OCSP_BASICRESP, id: *mut OCSP_CERTID, last: c_int) -> c_int {
    entry(-1, || {
        non_null(id)?;
        let start = usize::try_from(last.saturating_add(1)).unwrap_or(0);
        // SAFETY: the answer's own; live ids.
        let found = unsafe {
            let mut answers = elements::<OCSP_SINGLERESP, _>(data(bs)?.answers).enumerate().skip(start);
            answers.find(|(_, answer)| OCSP_id_cmp(id, (**answer).id) == 0)
        };
        Ok(found.and_then(|(at, _)| c_int::try_from(at).ok()).unwrap_or(-1))
    })
}
