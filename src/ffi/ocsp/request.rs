//! Asking: `OCSP_REQUEST`.

use std::ffi::{c_int, c_ulong};
use std::ptr;

use super::structures::{OCSP_CERTID, OCSP_ONEREQ, OCSP_REQINFO, OCSP_REQUEST, OCSP_SIGNATURE};
use super::{add_certificate, elements, failed};
use crate::ffi::asn1::template::{Held, Template, encode};
use crate::ffi::asn1::value::Asn1Value;
use crate::ffi::err::Pushed;
use crate::ffi::err::reasons::ocsp::OCSP_R_PRIVATE_KEY_DOES_NOT_MATCH_CERTIFICATE;
use crate::ffi::stack::{OPENSSL_sk_num, OPENSSL_sk_push, OPENSSL_sk_value};
use crate::ffi::types::{EVP_MD, EVP_PKEY, X509, X509_NAME, stack_st_X509};
use crate::ffi::x509::algor::X509_ALGOR;
use crate::ffi::x509::certificate::{X509_check_private_key, X509_get_subject_name};
use crate::ffi::x509::name::X509_NAME_dup;
use crate::ffi::x509::signing::Signer;
use crate::ffi::x509v3::general_name::{GEN_DIRNAME, GENERAL_NAME};
use crate::ffi::{entry, non_null};

/// In flags: the signature comes without certificates.
pub const OCSP_NOCERTS: c_int = 0x1;

/// What is signed of a request.
fn info<'a>(req: *const OCSP_REQUEST) -> Result<&'a mut OCSP_REQINFO, Pushed> {
    // SAFETY: the program passes NULL or a live request; what is signed is always there.
    unsafe { Ok(&mut *non_null(req)?.as_ref().info) }
}

/// OCSP_request_add0_id: adds a question about a certificate; the id belongs to the request then. Returns the question, which
/// belongs to the request, or NULL on error. OpenSSL: OCSP_request_add0_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_add0_id(req: *mut OCSP_REQUEST, cid: *mut OCSP_CERTID) -> *mut OCSP_ONEREQ {
    entry(ptr::null_mut(), || {
        let info = info(req)?;
        let cid = non_null(cid)?.as_ptr();
        let question = OCSP_ONEREQ::new()?;
        // SAFETY: a fresh question, and a live stack of the request's.
        unsafe {
            OCSP_CERTID::free(std::mem::replace(&mut (*question).id, cid));
            OPENSSL_sk_push(info.questions, question.cast_const().cast());
        }
        Ok(question)
    })
}

/// OCSP_request_onereq_count: how many questions a request has; -1 for NULL. OpenSSL: OCSP_request_onereq_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_onereq_count(req: *mut OCSP_REQUEST) -> c_int {
    // SAFETY: a live stack of the request's.
    entry(-1, || Ok(unsafe { OPENSSL_sk_num(info(req)?.questions) }))
}

/// OCSP_request_onereq_get0: the question with a number, which belongs to the request; NULL if there is none.
/// OpenSSL: OCSP_request_onereq_get0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_onereq_get0(req: *mut OCSP_REQUEST, i: c_int) -> *mut OCSP_ONEREQ {
    // SAFETY: a live stack of the request's.
    entry(ptr::null_mut(), || Ok(unsafe { OPENSSL_sk_value(info(req)?.questions, i) }.cast()))
}

/// OCSP_onereq_get0_id: the id of a question, which belongs to it. OpenSSL: OCSP_onereq_get0_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_onereq_get0_id(one: *mut OCSP_ONEREQ) -> *mut OCSP_CERTID {
    // SAFETY: NULL or a live question.
    entry(ptr::null_mut(), || Ok(unsafe { non_null(one)?.as_ref() }.id))
}

/// OCSP_request_set1_name: sets who asks, to a copy of a name. Returns 1, or 0 on error. OpenSSL: OCSP_request_set1_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_set1_name(req: *mut OCSP_REQUEST, nm: *const X509_NAME) -> c_int {
    entry(0, || {
        let info = info(req)?;
        let name = Held::<GENERAL_NAME>::new(GENERAL_NAME::new()?);
        // SAFETY: a fresh name; a live name or NULL.
        unsafe {
            (*name.as_ptr()).d = non_null(X509_NAME_dup(nm))?.as_ptr().cast();
            (*name.as_ptr()).r#type = GEN_DIRNAME;
            GENERAL_NAME::free(std::mem::replace(&mut info.requestor, name.into_raw()));
        }
        Ok(1)
    })
}

/// OCSP_request_add1_cert: adds a certificate that helps in verifying the signature. Returns 1, or 0 on error.
/// OpenSSL: OCSP_request_add1_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_add1_cert(req: *mut OCSP_REQUEST, cert: *mut X509) -> c_int {
    entry(0, || {
        let req = non_null(req)?.as_ptr();
        // SAFETY: a live request, and NULL or a live certificate.
        unsafe {
            if (*req).signature.is_null() {
                (*req).signature = OCSP_SIGNATURE::new()?;
            }
            if !cert.is_null() {
                add_certificate(&raw mut (*(*req).signature).certificates, cert)?;
            }
        }
        Ok(1)
    })
}

/// OCSP_request_sign: signs a request for the subject of a certificate, with its private key over a digest (NULL stands for
/// the key's usual one), and adds this certificate and others, unless flags has OCSP_NOCERTS. Returns 1, or 0 on error.
/// OpenSSL: OCSP_request_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_sign(
    req: *mut OCSP_REQUEST,
    signer: *mut X509,
    key: *mut EVP_PKEY,
    dgst: *const EVP_MD,
    certs: *mut stack_st_X509,
    flags: c_ulong,
) -> c_int {
    entry(0, || {
        let info = info(req)?;
        // SAFETY: live objects of the program's.
        unsafe {
            if OCSP_request_set1_name(req, X509_get_subject_name(signer)) != 1 {
                return Ok(0);
            }
            let made = Held::<OCSP_SIGNATURE>::new(OCSP_SIGNATURE::new()?);
            let signature = made.as_ptr();
            if !key.is_null() {
                if X509_check_private_key(signer, key) != 1 {
                    return Err(failed(OCSP_R_PRIVATE_KEY_DOES_NOT_MATCH_CERTIFICATE));
                }
                let by = Signer::new(key, dgst)?;
                let bits = by.sign(&encode::<OCSP_REQINFO>(info)?)?;
                set_signature(&raw mut (*signature).algorithm, (*signature).signature, by.algorithm(), &bits)?;
            }
            if flags & OCSP_NOCERTS as c_ulong == 0 {
                let certificates = &raw mut (*signature).certificates;
                add_certificate(certificates, signer)?;
                for certificate in elements::<X509, _>(certs) {
                    add_certificate(certificates, certificate)?;
                }
            }
            OCSP_SIGNATURE::free(std::mem::replace(&mut (*req).signature, made.into_raw()));
        }
        Ok(1)
    })
}

/// Sets a signature and its algorithm.
///
/// # Safety
/// A place that holds an algorithm of its structure's own, and a live string.
pub(super) unsafe fn set_signature(
    algorithm: *mut *mut X509_ALGOR,
    place: *mut crate::ffi::asn1::ASN1_STRING,
    der: &[u8],
    bits: &[u8],
) -> Result<(), Pushed> {
    let made = X509_ALGOR::decoded(der)?;
    let value = Asn1Value::bit_string(bits);
    // SAFETY: as the caller promises; the value is whole.
    unsafe {
        X509_ALGOR::free(std::mem::replace(&mut *algorithm, made));
        std::ptr::swap(place, value.as_ptr().cast_mut());
    }
    Ok(())
}

/// OCSP_request_is_signed: whether a request has a signature, of whatever worth. OpenSSL: OCSP_request_is_signed(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_is_signed(req: *mut OCSP_REQUEST) -> c_int {
    // SAFETY: NULL or a live request.
    entry(0, || Ok(c_int::from(!unsafe { non_null(req)?.as_ref() }.signature.is_null())))
}
