//! Whether an answer, or a request, is to be believed.

use std::ffi::{c_int, c_ulong};
use std::ptr;
use std::sync::Arc;

use super::responder_id::meant;
use super::response::data;
use super::structures::{OCSP_BASICRESP, OCSP_REQINFO, OCSP_REQUEST};
use super::{elements, failed};
use crate::ffi::asn1::template::encode;
use crate::ffi::asn1::value::bytes;
use crate::ffi::err::reasons::ocsp::{
    OCSP_R_CERTIFICATE_VERIFY_ERROR, OCSP_R_MISSING_OCSPSIGNING_USAGE, OCSP_R_NO_SIGNER_KEY, OCSP_R_REQUEST_NOT_SIGNED,
    OCSP_R_RESPONSE_CONTAINS_NO_REVOCATION_DATA, OCSP_R_ROOT_CA_NOT_TRUSTED, OCSP_R_SIGNATURE_FAILURE,
    OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND, OCSP_R_UNKNOWN_MESSAGE_DIGEST, OCSP_R_UNSUPPORTED_REQUESTORNAME_TYPE,
};
use crate::ffi::err::{self, ERR_LIB_OCSP};
use crate::ffi::object;
use crate::ffi::objects::obj_mac::NID_OCSP_sign;
use crate::ffi::types::{X509, X509_NAME, X509_STORE, X509_STORE_CTX, stack_st_X509};
use crate::ffi::x509::algor::X509_ALGOR;
use crate::ffi::x509::check::X509_PURPOSE_OCSP_HELPER;
use crate::ffi::x509::constants::{X509_V_FLAG_CRL_CHECK, X509_V_FLAG_PARTIAL_CHAIN};
use crate::ffi::x509::name_view::current;
use crate::ffi::x509::store_context::StoreContext;
use crate::ffi::x509::store_context_init::{X509_STORE_CTX_set_purpose, X509_STORE_CTX_set_trust};
use crate::ffi::x509::trust_api::{X509_TRUST_OCSP_REQUEST, X509_TRUST_TRUSTED, X509_check_trust};
use crate::ffi::x509::{certificates_of, sealed};
use crate::ffi::x509v3::general_name::GEN_DIRNAME;
use crate::ffi::{entry, non_null};
use crate::x509::ocsp::{BasicResponse, Disbelief, Judging, judge};
use crate::x509::{Certificate, signature};

/// In flags: certificates that came with it are not taken for the signer's.
pub const OCSP_NOINTERN: c_int = 0x2;
/// In flags: the signature is not checked.
pub const OCSP_NOSIGS: c_int = 0x4;
/// In flags: certificates that came with it, and given ones, do not help in finding the signer's path.
pub const OCSP_NOCHAIN: c_int = 0x8;
/// In flags: the signer's path is not verified.
pub const OCSP_NOVERIFY: c_int = 0x10;
/// In flags: an anchor that is trusted for OCSP does not make up for a signer that may not speak for the issuer.
pub const OCSP_NOEXPLICIT: c_int = 0x20;
/// In flags: without effect, as in OpenSSL.
pub const OCSP_NOCASIGN: c_int = 0x40;
/// In flags: without effect, as in OpenSSL.
pub const OCSP_NODELEGATED: c_int = 0x80;
/// In flags: whether the signer may speak for the issuer is not looked at.
pub const OCSP_NOCHECKS: c_int = 0x100;
/// In flags: a signer that was given is trusted.
pub const OCSP_TRUSTOTHER: c_int = 0x200;
/// In flags of OCSP_basic_sign: the signer is named by its key's hash.
pub const OCSP_RESPID_KEY: c_int = 0x400;
/// In flags of OCSP_basic_sign: the time is not set.
pub const OCSP_NOTIME: c_int = 0x800;
/// In flags: a trusted certificate that is no root can be the path's end.
pub const OCSP_PARTIAL_CHAIN: c_int = 0x1000;

/// Whether flags have one of the bits above.
const fn has(flags: c_ulong, flag: c_int) -> bool {
    flags & flag as c_ulong != 0
}

/// The path of a signer, from it up. Runs the store's callback: nothing of the program's may be borrowed.
///
/// # Safety
/// NULL or a live store.
#[allow(clippy::arc_with_non_send_sync, reason = "the count keeps it alive over callbacks; it stays on this thread")]
unsafe fn path(
    store: *mut X509_STORE,
    signer: &Arc<Certificate>,
    help: &[Arc<Certificate>],
    flags: c_ulong,
    without_lists: bool,
) -> Option<Vec<Arc<Certificate>>> {
    let context = Arc::new(StoreContext::default());
    // SAFETY: as the caller promises.
    let store = if store.is_null() { None } else { Some(unsafe { object::get1(store) }.ok()?) };
    context.init(store, Some(signer.clone()));
    context.set_own_untrusted(help.to_vec());
    context.param().change(|settings| {
        if has(flags, OCSP_PARTIAL_CHAIN) {
            settings.flags |= X509_V_FLAG_PARTIAL_CHAIN;
        }
        if without_lists {
            settings.flags &= !X509_V_FLAG_CRL_CHECK;
        }
    });
    let raw: *mut X509_STORE_CTX = object::get0(&context);
    // SAFETY: a live context.
    unsafe {
        X509_STORE_CTX_set_purpose(raw, X509_PURPOSE_OCSP_HELPER);
        X509_STORE_CTX_set_trust(raw, X509_TRUST_OCSP_REQUEST);
    }
    let outcome = context.verify().ok()?;
    if !outcome.ok {
        err::push(ERR_LIB_OCSP, OCSP_R_CERTIFICATE_VERIFY_ERROR, format!("Verify error: {}", outcome.error));
        return None;
    }
    Some(outcome.chain)
}

/// OCSP_basic_verify: whether an answer is to be believed: whether the certificate of whom it names as its signer is among certs
/// or came with it, the signature is this signer's, the signer's path ends in the store, and the signer is the issuer of the
/// certificates in question, or was empowered by it, or its anchor is trusted for OCSP. Flags of OCSP_ bits change this.
/// Returns 1 if so, 0 if not, -1 on error. OpenSSL: OCSP_basic_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_basic_verify(
    bs: *mut OCSP_BASICRESP,
    certs: *mut stack_st_X509,
    st: *mut X509_STORE,
    flags: c_ulong,
) -> c_int {
    entry(-1, || {
        // SAFETY: NULL or live objects.
        let (der, given) = unsafe { (encode::<OCSP_BASICRESP>(non_null(bs)?.as_ptr())?, certificates_of(certs)) };
        let malformed = |error: crate::x509::X509Error| crate::ffi::asn1::der::malformed(error.to_string());
        let response = BasicResponse::from_der(&der).map_err(malformed)?;
        let how = Judging {
            not_internal: has(flags, OCSP_NOINTERN),
            no_signature: has(flags, OCSP_NOSIGS),
            no_chain: has(flags, OCSP_NOCHAIN),
            no_verify: has(flags, OCSP_NOVERIFY),
            trust_given: has(flags, OCSP_TRUSTOTHER),
            no_checks: has(flags, OCSP_NOCHECKS),
            not_explicit: has(flags, OCSP_NOEXPLICIT),
        };
        let judgement = judge(
            &response,
            &given,
            how,
            // SAFETY: NULL or a live store.
            |signer, help, need_lists| unsafe { path(st, signer, help, flags, !need_lists) },
            // SAFETY: a live certificate.
            |anchor| unsafe {
                X509_check_trust(ptr::from_ref(anchor).cast_mut().cast(), NID_OCSP_sign, 0) == X509_TRUST_TRUSTED
            },
        );
        let Err(disbelief) = judgement else { return Ok(1) };
        let (reason, result) = match disbelief {
            Disbelief::SignerNotFound => (OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND, 0),
            Disbelief::NoSignerKey => (OCSP_R_NO_SIGNER_KEY, -1),
            Disbelief::BadSignature => (OCSP_R_SIGNATURE_FAILURE, 0),
            Disbelief::NoStatus => (OCSP_R_RESPONSE_CONTAINS_NO_REVOCATION_DATA, -1),
            Disbelief::UnknownHash => (OCSP_R_UNKNOWN_MESSAGE_DIGEST, -1),
            Disbelief::MissingUsage => (OCSP_R_MISSING_OCSPSIGNING_USAGE, 0),
            Disbelief::AnchorNotTrusted => (OCSP_R_ROOT_CA_NOT_TRUSTED, 0),
            // What found no path has said why; OpenSSL says nothing of a signer that is not the issuer's.
            Disbelief::PathNotVerified | Disbelief::NotTheIssuers => return Ok(0),
        };
        failed(reason);
        if disbelief == Disbelief::MissingUsage && !how.not_explicit {
            failed(OCSP_R_ROOT_CA_NOT_TRUSTED);
        }
        Ok(result)
    })
}

/// OCSP_resp_get0_signer: the certificate of whom an answer names as its signer, among extra_certs or those that came with it. It
/// belongs to where it was found. Returns 1, or 0 if it is not there. OpenSSL: OCSP_resp_get0_signer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_resp_get0_signer(
    bs: *mut OCSP_BASICRESP,
    signer: *mut *mut X509,
    extra_certs: *mut stack_st_X509,
) -> c_int {
    entry(0, || {
        // SAFETY: NULL or live objects.
        unsafe {
            let Some(meant) = meant(data(bs)?.responder)? else { return Ok(0) };
            let certificates = elements::<X509, _>(extra_certs).chain(elements((*bs).certificates));
            for certificate in certificates.filter(|certificate| !certificate.is_null()) {
                if meant.is(&*sealed(certificate)?) {
                    *non_null(signer)?.as_ptr() = certificate;
                    return Ok(1);
                }
            }
        }
        Ok(0)
    })
}

/// OCSP_request_verify: whether a signed request is to be believed: whether the certificate of whom it names as its sender came
/// with it or is among certs, the signature is this one's, and its path ends in the store. Flags of OCSP_ bits change this.
/// Returns 1 if so, else 0. OpenSSL: OCSP_request_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_request_verify(
    req: *mut OCSP_REQUEST,
    certs: *mut stack_st_X509,
    store: *mut X509_STORE,
    flags: c_ulong,
) -> c_int {
    entry(0, || {
        // SAFETY: NULL or live objects, whose fields are set.
        unsafe {
            let req = non_null(req)?.as_ref();
            let Some(signed) = req.signature.as_ref() else { return Err(failed(OCSP_R_REQUEST_NOT_SIGNED)) };
            let unsupported = || failed(OCSP_R_UNSUPPORTED_REQUESTORNAME_TYPE);
            let sender = (*req.info).requestor.as_ref().filter(|sender| sender.r#type == GEN_DIRNAME);
            let sender = sender.ok_or_else(unsupported)?;
            let name = current(object::get(sender.d.cast::<X509_NAME>())?)?;
            let (inside, given) = (certificates_of(signed.certificates), certificates_of(certs));
            let is_signer = |certificate: &&Arc<Certificate>| *certificate.subject() == *name;
            let own = if has(flags, OCSP_NOINTERN) { None } else { inside.iter().find(is_signer) };
            let missing = || failed(OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND);
            let signer = own.or_else(|| given.iter().find(is_signer)).ok_or_else(missing)?;
            if !has(flags, OCSP_NOSIGS) {
                let key = signer.public_key().map_err(|_| failed(OCSP_R_NO_SIGNER_KEY))?;
                let (algorithm, body) = (encode::<X509_ALGOR>(signed.algorithm)?, encode::<OCSP_REQINFO>(req.info)?);
                signature::verify("OCSP request", key, &algorithm, &body, bytes(signed.signature)?)
                    .map_err(|_| failed(OCSP_R_SIGNATURE_FAILURE))?;
            }
            if has(flags, OCSP_NOVERIFY) || (own.is_none() && has(flags, OCSP_TRUSTOTHER)) {
                return Ok(1);
            }
            let help = if has(flags, OCSP_NOCHAIN) { &[][..] } else { &inside[..] };
            Ok(path(store, signer, help, flags, false).is_some().into())
        }
    })
}
