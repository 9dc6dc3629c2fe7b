//! What an answer says of one certificate: `OCSP_SINGLERESP`.

use std::ffi::{c_int, c_long};
use std::ptr;

use libc::time_t;

use super::failed;
use super::response::{OCSP_resp_find, OCSP_resp_get0};
use super::structures::{OCSP_BASICRESP, OCSP_CERTID, OCSP_REVOKEDINFO, OCSP_SINGLERESP};
use super::words::{OCSP_REVOKED_STATUS_NOSTATUS, V_OCSP_CERTSTATUS_REVOKED};
use crate::ffi::arguments::put;
use crate::ffi::asn1::number::ASN1_ENUMERATED_get;
use crate::ffi::asn1::string::ASN1_STRING_cmp;
use crate::ffi::asn1::time::now;
use crate::ffi::asn1::time_kinds::ASN1_GENERALIZEDTIME_check;
use crate::ffi::asn1::value::ASN1_STRING;
use crate::ffi::err::reasons::ocsp::{
    OCSP_R_ERROR_IN_NEXTUPDATE_FIELD, OCSP_R_ERROR_IN_THISUPDATE_FIELD, OCSP_R_NEXTUPDATE_BEFORE_THISUPDATE,
    OCSP_R_STATUS_EXPIRED, OCSP_R_STATUS_NOT_YET_VALID, OCSP_R_STATUS_TOO_OLD,
};
use crate::ffi::x509::compare::X509_cmp_time;
use crate::ffi::{entry, non_null};

/// OCSP_SINGLERESP_get0_id: which certificate it is about; the id belongs to it. OpenSSL: OCSP_SINGLERESP_get0_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_SINGLERESP_get0_id(x: *const OCSP_SINGLERESP) -> *const OCSP_CERTID {
    // SAFETY: NULL or a live answer.
    entry(ptr::null(), || Ok(unsafe { non_null(x)?.as_ref() }.id.cast_const()))
}

/// OCSP_single_get0_status: the status of a certificate. Of a revoked one, `*reason` is set to why, or to -1, and `*revtime`
/// to since when; `*thisupd` and `*nextupd` are set to when this was so and until when that holds (NULL if it is not said).
/// Each place can be NULL; the times belong to the answer. Returns a V_OCSP_CERTSTATUS_ number; -1 for NULL.
/// OpenSSL: OCSP_single_get0_status(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_single_get0_status(
    single: *mut OCSP_SINGLERESP,
    reason: *mut c_int,
    revtime: *mut *mut ASN1_STRING,
    thisupd: *mut *mut ASN1_STRING,
    nextupd: *mut *mut ASN1_STRING,
) -> c_int {
    entry(-1, || {
        // SAFETY: NULL or a live answer, whose fields are set; the number says what the union holds.
        let (single, status, revoked) = unsafe {
            let single = non_null(single)?.as_ref();
            let status = &*single.status;
            let is_revoked = status.r#type == V_OCSP_CERTSTATUS_REVOKED;
            let revoked = if is_revoked { status.value.cast::<OCSP_REVOKEDINFO>().as_ref() } else { None };
            (single, status, revoked)
        };
        if let Some(revoked) = revoked {
            put!(revtime, revoked.time);
            let why = match revoked.reason.is_null() {
                true => OCSP_REVOKED_STATUS_NOSTATUS,
                // SAFETY: a live number.
                false => unsafe { ASN1_ENUMERATED_get(revoked.reason) as c_int },
            };
            put!(reason, why);
        }
        put!(thisupd, single.this_update);
        put!(nextupd, single.next_update);
        Ok(status.r#type)
    })
}

/// OCSP_resp_find_status: what an answer says of a certificate: OCSP_resp_find and OCSP_single_get0_status, whose result
/// goes to `*status`. Returns 1; 0 if it says nothing of it. OpenSSL: OCSP_resp_find_status(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_find_status(
    bs: *mut OCSP_BASICRESP,
    id: *mut OCSP_CERTID,
    status: *mut c_int,
    reason: *mut c_int,
    revtime: *mut *mut ASN1_STRING,
    thisupd: *mut *mut ASN1_STRING,
    nextupd: *mut *mut ASN1_STRING,
) -> c_int {
    entry(0, || {
        // SAFETY: as the caller promises.
        let found = unsafe {
            let at = OCSP_resp_find(bs, id, -1);
            if at < 0 {
                return Ok(0);
            }
            OCSP_single_get0_status(OCSP_resp_get0(bs, at), reason, revtime, thisupd, nextupd)
        };
        put!(status, found);
        Ok(1)
    })
}

/// OCSP_check_validity: whether an answer holds now, give or take so many seconds, and, unless maxsec is negative, is not
/// older than that. Returns 1 if so, else 0 with an error for each thing that is wrong. OpenSSL: OCSP_check_validity(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_check_validity(
    thisupd: *mut ASN1_STRING,
    nextupd: *mut ASN1_STRING,
    sec: c_long,
    maxsec: c_long,
) -> c_int {
    entry(0, || {
        let now: time_t = now();
        let mut valid = 1;
        let mut wrong = |reason| {
            failed(reason);
            valid = 0;
        };
        non_null(thisupd)?;
        // SAFETY: a live time.
        let order = |time: *mut ASN1_STRING, mut moment: time_t| unsafe { X509_cmp_time(time, &raw mut moment) };
        // SAFETY: NULL or live times.
        unsafe {
            if ASN1_GENERALIZEDTIME_check(thisupd) == 0 {
                wrong(OCSP_R_ERROR_IN_THISUPDATE_FIELD);
            } else {
                if order(thisupd, now.saturating_add(sec)) > 0 {
                    wrong(OCSP_R_STATUS_NOT_YET_VALID);
                }
                if maxsec >= 0 && order(thisupd, now.saturating_sub(maxsec)) < 0 {
                    wrong(OCSP_R_STATUS_TOO_OLD);
                }
            }
            if nextupd.is_null() {
                return Ok(valid);
            }
            if ASN1_GENERALIZEDTIME_check(nextupd) == 0 {
                wrong(OCSP_R_ERROR_IN_NEXTUPDATE_FIELD);
            } else if order(nextupd, now.saturating_sub(sec)) < 0 {
                wrong(OCSP_R_STATUS_EXPIRED);
            }
            if ASN1_STRING_cmp(nextupd, thisupd) < 0 {
                wrong(OCSP_R_NEXTUPDATE_BEFORE_THISUPDATE);
            }
        }
        Ok(valid)
    })
}
