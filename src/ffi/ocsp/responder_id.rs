//! Who signed an answer: `OCSP_RESPID`.

use std::ffi::c_int;

use super::response::{V_OCSP_RESPID_KEY, V_OCSP_RESPID_NAME};
use super::structures::OCSP_RESPID;
use crate::crypto::HashAlgorithm;
use crate::ffi::asn1::primitive::OctetString;
use crate::ffi::asn1::string::V_ASN1_OCTET_STRING;
use crate::ffi::asn1::template::{Held, Template};
use crate::ffi::asn1::value::{ASN1_STRING, allocate, assign, bytes};
use crate::ffi::err::Pushed;
use crate::ffi::types::{X509, X509_NAME};
use crate::ffi::x509::certificate::X509_get_subject_name;
use crate::ffi::x509::certificate_view::certificate;
use crate::ffi::x509::name::X509_NAME_dup;
use crate::ffi::x509::name_view::name;
use crate::ffi::{entry, non_null};
use crate::x509::ocsp::{ResponderId, key_bits};

/// Puts a value in place of the one that is there.
///
/// # Safety
/// NULL or a live id; a value of the kind that belongs to the caller, who gives it up.
unsafe fn set(respid: *mut OCSP_RESPID, kind: c_int, value: *mut std::ffi::c_void) -> Result<(), Pushed> {
    let respid = non_null(respid)?.as_ptr();
    // SAFETY: as the caller promises; what was there is freed as part of a structure of its own.
    unsafe {
        let old = OCSP_RESPID::new()?;
        std::ptr::swap(respid, old);
        OCSP_RESPID::free(old);
        (*respid).value = value;
        (*respid).r#type = kind;
    }
    Ok(())
}

/// OCSP_RESPID_set_by_name: names a responder by the subject of its certificate. Returns 1, or 0 on error.
/// OpenSSL: OCSP_RESPID_set_by_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_RESPID_set_by_name(respid: *mut OCSP_RESPID, cert: *mut X509) -> c_int {
    entry(0, || {
        non_null(respid)?;
        // SAFETY: NULL or live objects.
        unsafe {
            let copy = Held::<X509_NAME>::new(non_null(X509_NAME_dup(X509_get_subject_name(cert)))?.as_ptr());
            set(respid, V_OCSP_RESPID_NAME, copy.into_raw().cast())?;
        }
        Ok(1)
    })
}

/// OCSP_RESPID_set_by_key: names a responder by the SHA-1 hash of the key of its certificate. Returns 1, or 0 on error.
/// OpenSSL: OCSP_RESPID_set_by_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_RESPID_set_by_key(respid: *mut OCSP_RESPID, cert: *mut X509) -> c_int {
    entry(0, || {
        non_null(respid)?;
        let certificate = certificate!(cert);
        let hash = HashAlgorithm::Sha1.digest(&[key_bits(&certificate).unwrap_or_default()]);
        let value = Held::<OctetString>::new(allocate(V_ASN1_OCTET_STRING)?);
        // SAFETY: NULL or a live id; a fresh string.
        unsafe {
            assign(value.as_ptr(), hash.as_ref())?;
            set(respid, V_OCSP_RESPID_KEY, value.into_raw().cast())?;
        }
        Ok(1)
    })
}

/// Who is meant. `None` if nobody is said.
///
/// # Safety
/// NULL or a live id.
pub(super) unsafe fn meant<'a>(respid: *const OCSP_RESPID) -> Result<Option<ResponderId<'a>>, Pushed> {
    // SAFETY: as the caller promises.
    let respid = unsafe { non_null(respid)?.as_ref() };
    Ok(match respid.r#type {
        _ if respid.value.is_null() => None,
        V_OCSP_RESPID_NAME => Some(ResponderId::Name(name!(respid.value.cast::<X509_NAME>()).clone())),
        // SAFETY: the number says what the union holds.
        V_OCSP_RESPID_KEY => Some(ResponderId::KeyHash(unsafe { bytes(respid.value.cast::<ASN1_STRING>()) }?)),
        _ => None,
    })
}

/// OCSP_RESPID_match: whether a certificate is that of the responder that is named. Returns 1 if so, else 0.
/// OpenSSL: OCSP_RESPID_match(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_RESPID_match(respid: *mut OCSP_RESPID, cert: *mut X509) -> c_int {
    entry(0, || {
        let certificate = certificate!(cert);
        // SAFETY: NULL or a live id.
        let meant = unsafe { meant(respid) }?;
        Ok(c_int::from(meant.is_some_and(|meant| meant.is(&certificate))))
    })
}
