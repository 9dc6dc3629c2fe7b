//! Answering: making responses, and signing them.

use std::ffi::{c_int, c_ulong};
use std::ptr;

use super::request::{OCSP_NOCERTS, set_signature};
use super::responder_id::{OCSP_RESPID_set_by_key, OCSP_RESPID_set_by_name};
use super::response::data;
use super::structures::{
    OCSP_BASICRESP, OCSP_CERTID, OCSP_RESPBYTES, OCSP_RESPDATA, OCSP_RESPONSE, OCSP_REVOKEDINFO, OCSP_SINGLERESP,
};
use super::verify::{OCSP_NOTIME, OCSP_RESPID_KEY};
use super::words::{
    OCSP_REVOKED_STATUS_NOSTATUS, V_OCSP_CERTSTATUS_GOOD, V_OCSP_CERTSTATUS_REVOKED, V_OCSP_CERTSTATUS_UNKNOWN,
};
use super::{add_certificate, elements, failed};
use crate::ffi::asn1::number::ASN1_ENUMERATED_set;
use crate::ffi::asn1::primitive::{Enumerated, Null};
use crate::ffi::asn1::template::{Held, Template, dup, encode};
use crate::ffi::asn1::time_kinds::ASN1_TIME_to_generalizedtime;
use crate::ffi::asn1::value::{ASN1_STRING, ASN1_TIME, assign};
use crate::ffi::err::Pushed;
use crate::ffi::err::reasons::ocsp::{
    OCSP_R_ERROR_IN_NEXTUPDATE_FIELD, OCSP_R_ERROR_IN_THISUPDATE_FIELD, OCSP_R_NO_REVOKED_TIME,
    OCSP_R_PRIVATE_KEY_DOES_NOT_MATCH_CERTIFICATE,
};
use crate::ffi::err::{self, ERR_LIB_OCSP, ERR_R_PASSED_INVALID_ARGUMENT};
use crate::ffi::objects::obj_mac::NID_id_pkix_OCSP_basic;
use crate::ffi::objects::object::OBJ_nid2obj;
use crate::ffi::stack::OPENSSL_sk_push;
use crate::ffi::types::{EVP_MD, EVP_PKEY, X509, stack_st_X509};
use crate::ffi::x509::certificate::X509_check_private_key;
use crate::ffi::x509::certificate_set::X509_gmtime_adj;
use crate::ffi::x509::signing::Signer;
use crate::ffi::{entry, non_null};

/// OCSP_response_create: a new response of an OCSP_RESPONSE_STATUS_ number, with an answer unless bs is NULL; to be freed with
/// OCSP_RESPONSE_free. Returns NULL on error. OpenSSL: OCSP_response_create(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_response_create(status: c_int, bs: *mut OCSP_BASICRESP) -> *mut OCSP_RESPONSE {
    entry(ptr::null_mut(), || {
        let response = Held::<OCSP_RESPONSE>::new(OCSP_RESPONSE::new()?);
        // SAFETY: fresh structures; NULL or a live answer.
        unsafe {
            let made = response.as_ptr();
            if ASN1_ENUMERATED_set((*made).status, status.into()) != 1 {
                return Ok(ptr::null_mut());
            }
            if !bs.is_null() {
                let der = encode::<OCSP_BASICRESP>(bs)?;
                (*made).bytes = OCSP_RESPBYTES::new()?;
                (*(*made).bytes).kind = OBJ_nid2obj(NID_id_pkix_OCSP_basic);
                assign((*(*made).bytes).response, &der)?;
            }
        }
        Ok(response.into_raw())
    })
}

/// Sets a time of an answer to a copy of one.
///
/// # Safety
/// A place that holds NULL or a time of its structure's own; NULL or a live time.
unsafe fn set_time(place: *mut *mut ASN1_STRING, time: *const ASN1_TIME, reason: c_int) -> Result<(), Pushed> {
    // SAFETY: as the caller promises.
    match unsafe { ASN1_TIME_to_generalizedtime(non_null(time)?.as_ptr(), place) }.is_null() {
        true => Err(failed(reason)),
        false => Ok(()),
    }
}

/// OCSP_basic_add1_status: adds to an answer what it says of a certificate: a V_OCSP_CERTSTATUS_ number; of a revoked one, why
/// (an OCSP_REVOKED_STATUS_ number, of which -1 says nothing) and since when; when this was so, and until when that holds, or
/// NULL. All is copied. Returns what was added, which belongs to the answer, or NULL on error.
/// OpenSSL: OCSP_basic_add1_status(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_basic_add1_status(
    rsp: *mut OCSP_BASICRESP,
    cid: *mut OCSP_CERTID,
    status: c_int,
    reason: c_int,
    revtime: *mut ASN1_TIME,
    thisupd: *mut ASN1_TIME,
    nextupd: *mut ASN1_TIME,
) -> *mut OCSP_SINGLERESP {
    entry(ptr::null_mut(), || {
        let answers = data(rsp)?.answers;
        let single = Held::<OCSP_SINGLERESP>::new(OCSP_SINGLERESP::new()?);
        // SAFETY: fresh structures; NULL or live objects of the program's; a live stack of the answer's.
        unsafe {
            let made = single.as_ptr();
            set_time(&raw mut (*made).this_update, thisupd, OCSP_R_ERROR_IN_THISUPDATE_FIELD)?;
            if !nextupd.is_null() {
                set_time(&raw mut (*made).next_update, nextupd, OCSP_R_ERROR_IN_NEXTUPDATE_FIELD)?;
            }
            let id = dup::<OCSP_CERTID>(non_null(cid)?.as_ptr())?;
            OCSP_CERTID::free(std::mem::replace(&mut (*made).id, id));
            let value = match status {
                V_OCSP_CERTSTATUS_GOOD | V_OCSP_CERTSTATUS_UNKNOWN => Null::new()?.cast(),
                V_OCSP_CERTSTATUS_REVOKED if revtime.is_null() => return Err(failed(OCSP_R_NO_REVOKED_TIME)),
                V_OCSP_CERTSTATUS_REVOKED => revoked(reason, revtime)?.into_raw().cast(),
                _ => return Err(err::push(ERR_LIB_OCSP, ERR_R_PASSED_INVALID_ARGUMENT, format!("status {status}"))),
            };
            (*(*made).status).value = value;
            (*(*made).status).r#type = status;
            let single = single.into_raw();
            OPENSSL_sk_push(answers, single.cast_const().cast());
            Ok(single)
        }
    })
}

/// Since when and why a certificate is revoked.
///
/// # Safety
/// A live time.
unsafe fn revoked(reason: c_int, time: *const ASN1_TIME) -> Result<Held<OCSP_REVOKEDINFO>, Pushed> {
    let revoked = Held::<OCSP_REVOKEDINFO>::new(OCSP_REVOKEDINFO::new()?);
    // SAFETY: a fresh structure; as the caller promises.
    unsafe {
        let made = revoked.as_ptr();
        set_time(&raw mut (*made).time, time, OCSP_R_NO_REVOKED_TIME)?;
        if reason != OCSP_REVOKED_STATUS_NOSTATUS {
            (*made).reason = Enumerated::new()?;
            ASN1_ENUMERATED_set((*made).reason, reason.into());
        }
    }
    Ok(revoked)
}

/// OCSP_basic_add1_cert: adds a certificate that helps in verifying the answer. Returns 1, or 0 on error.
/// OpenSSL: OCSP_basic_add1_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_basic_add1_cert(resp: *mut OCSP_BASICRESP, cert: *mut X509) -> c_int {
    entry(0, || {
        // SAFETY: NULL or live objects.
        unsafe { add_certificate(&raw mut (*non_null(resp)?.as_ptr()).certificates, cert) }?;
        Ok(1)
    })
}

/// OCSP_basic_sign: signs an answer for the subject of a certificate, with its private key over a digest (NULL stands for the
/// key's usual one). This certificate and others are added, unless flags has OCSP_NOCERTS; the signer is named by its name,
/// or with OCSP_RESPID_KEY by its key's hash; the time is set to now, unless flags has OCSP_NOTIME. Returns 1, or 0 on error.
/// OpenSSL: OCSP_basic_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_basic_sign(
    brsp: *mut OCSP_BASICRESP,
    signer: *mut X509,
    key: *mut EVP_PKEY,
    dgst: *const EVP_MD,
    certs: *mut stack_st_X509,
    flags: c_ulong,
) -> c_int {
    entry(0, || {
        let data = data(brsp)?;
        // SAFETY: NULL or live objects.
        unsafe {
            if X509_check_private_key(signer, key) != 1 {
                return Err(failed(OCSP_R_PRIVATE_KEY_DOES_NOT_MATCH_CERTIFICATE));
            }
            let by = Signer::new(key, dgst)?;
            if flags & OCSP_NOCERTS as c_ulong == 0 {
                let certificates = &raw mut (*brsp).certificates;
                add_certificate(certificates, signer)?;
                for certificate in elements::<X509, _>(certs) {
                    add_certificate(certificates, certificate)?;
                }
            }
            let named = match flags & OCSP_RESPID_KEY as c_ulong {
                0 => OCSP_RESPID_set_by_name(data.responder, signer),
                _ => OCSP_RESPID_set_by_key(data.responder, signer),
            };
            let timed = flags & OCSP_NOTIME as c_ulong != 0 || !X509_gmtime_adj(data.produced_at, 0).is_null();
            if named != 1 || !timed {
                return Ok(0);
            }
            let bits = by.sign(&encode::<OCSP_RESPDATA>(data)?)?;
            set_signature(&raw mut (*brsp).algorithm, (*brsp).signature, by.algorithm(), &bits)?;
        }
        Ok(1)
    })
}
