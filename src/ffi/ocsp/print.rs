//! Requests and responses as text.

use std::ffi::{CStr, c_int, c_long, c_ulong};

use super::elements;
use super::response::{OCSP_response_get1_basic, V_OCSP_RESPID_KEY, V_OCSP_RESPID_NAME};
use super::structures::{OCSP_BASICRESP, OCSP_CERTID, OCSP_ONEREQ, OCSP_REQUEST, OCSP_RESPID, OCSP_RESPONSE};
use super::structures::{OCSP_REVOKEDINFO, OCSP_SINGLERESP};
use super::words::{OCSP_cert_status_str, OCSP_crl_reason_str, OCSP_response_status_str, V_OCSP_CERTSTATUS_REVOKED};
use crate::bio::BIO;
use crate::ffi::asn1::integer::{ASN1_INTEGER_get, i2a_ASN1_INTEGER};
use crate::ffi::asn1::number::ASN1_ENUMERATED_get;
use crate::ffi::asn1::object::i2a_ASN1_OBJECT;
use crate::ffi::asn1::template::Held;
use crate::ffi::asn1::time_kinds::ASN1_GENERALIZEDTIME_print;
use crate::ffi::asn1::value::{ASN1_STRING, bytes};
use crate::ffi::err::Pushed;
use crate::ffi::objects::obj_mac::NID_id_pkix_OCSP_basic;
use crate::ffi::objects::object::OBJ_obj2nid;
use crate::ffi::pem::types::PEM_write_bio_X509;
use crate::ffi::types::{X509, X509_NAME, stack_st_X509};
use crate::ffi::x509::name_print::{X509_NAME_print_ex, XN_FLAG_ONELINE};
use crate::ffi::x509::print::{Printer, X509_print, X509_signature_print};
use crate::ffi::x509v3::general_name_api::GENERAL_NAME_print;
use crate::ffi::x509v3::print::X509V3_extensions_print;
use crate::ffi::{entry, non_null};

/// A string's bytes in hexadecimal, as OpenSSL breaks them into lines.
///
/// # Safety
/// A live string.
unsafe fn hexadecimal(string: *const ASN1_STRING) -> Result<String, Pushed> {
    // SAFETY: as the caller promises.
    let bytes = unsafe { bytes(string) }?;
    if bytes.is_empty() {
        return Ok("0".into());
    }
    let lines = bytes.chunks(35).map(|line| line.iter().map(|byte| format!("{byte:02X}")).collect::<String>());
    Ok(lines.collect::<Vec<_>>().join("\\\n"))
}

/// The text of a number.
fn word(text: *const std::ffi::c_char) -> String {
    // SAFETY: the tables' texts are static.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

/// The version, which is 0 where it is not said.
///
/// # Safety
/// NULL or a live number.
unsafe fn version(number: *const ASN1_STRING) -> c_long {
    // SAFETY: as the caller promises.
    if number.is_null() { 0 } else { unsafe { ASN1_INTEGER_get(number) } }
}

/// # Safety
/// A live BIO and a live id.
unsafe fn print_id(bio: *mut BIO, id: *const OCSP_CERTID, indent: usize) -> Result<(), Pushed> {
    let out = Printer(bio);
    let outer = " ".repeat(indent);
    let inner = " ".repeat(indent + 2);
    // SAFETY: as the caller promises.
    unsafe {
        let id = &*id;
        out.put(&format!("{outer}Certificate ID:\n{inner}Hash Algorithm: "))?;
        i2a_ASN1_OBJECT(bio, (*id.hash_algorithm).algorithm);
        out.put(&format!("\n{inner}Issuer Name Hash: {}", hexadecimal(id.name_hash)?))?;
        out.put(&format!("\n{inner}Issuer Key Hash: {}", hexadecimal(id.key_hash)?))?;
        out.put(&format!("\n{inner}Serial Number: "))?;
        i2a_ASN1_INTEGER(bio, id.serial);
    }
    out.put("\n")
}

/// # Safety
/// A live BIO; NULL or live certificates.
unsafe fn print_certificates(bio: *mut BIO, certificates: *const stack_st_X509) {
    // SAFETY: as the caller promises.
    unsafe {
        for certificate in elements::<X509, _>(certificates) {
            X509_print(bio, certificate);
            PEM_write_bio_X509(bio, certificate);
        }
    }
}

/// OCSP_REQUEST_print: writes a request as text, its extensions as X509V3_EXT_ bits of flags say. Returns 1, or 0 on error.
/// OpenSSL: OCSP_REQUEST_print
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_REQUEST_print(bp: *mut BIO, a: *mut OCSP_REQUEST, flags: c_ulong) -> c_int {
    entry(0, || {
        let out = Printer(bp);
        // SAFETY: the program's BIO, and a live request, whose fields are set.
        unsafe {
            let request = non_null(a)?.as_ref();
            let info = &*request.info;
            let version = version(info.version);
            out.put(&format!("OCSP Request Data:\n    Version: {} (0x{version:x})", version.wrapping_add(1)))?;
            if !info.requestor.is_null() {
                out.put("\n    Requestor Name: ")?;
                GENERAL_NAME_print(bp, info.requestor);
            }
            out.put("\n    Requestor List:\n")?;
            for question in elements::<OCSP_ONEREQ, _>(info.questions) {
                print_id(bp, (*question).id, 8)?;
                X509V3_extensions_print(bp, c"Request Single Extensions".as_ptr(), (*question).extensions, flags, 8);
            }
            X509V3_extensions_print(bp, c"Request Extensions".as_ptr(), info.extensions, flags, 4);
            if let Some(signature) = request.signature.as_ref() {
                X509_signature_print(bp, signature.algorithm, signature.signature);
                print_certificates(bp, signature.certificates);
            }
        }
        Ok(1)
    })
}

/// OCSP_RESPONSE_print: writes a response as text, its extensions as X509V3_EXT_ bits of flags say. Returns 1, or 0 on error.
/// OpenSSL: OCSP_RESPONSE_print
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_RESPONSE_print(bp: *mut BIO, o: *mut OCSP_RESPONSE, flags: c_ulong) -> c_int {
    entry(0, || {
        let out = Printer(bp);
        // SAFETY: the program's BIO, and a live response, whose fields are set.
        unsafe {
            let response = non_null(o)?.as_ref();
            let status = ASN1_ENUMERATED_get(response.status);
            let name = word(OCSP_response_status_str(status));
            out.put(&format!("OCSP Response Data:\n    OCSP Response Status: {name} (0x{status:x})\n"))?;
            let Some(held) = response.bytes.as_ref() else { return Ok(1) };
            out.put("    Response Type: ")?;
            i2a_ASN1_OBJECT(bp, held.kind);
            if OBJ_obj2nid(held.kind) != NID_id_pkix_OCSP_basic {
                out.put("\n    (unknown response type)\n")?;
                return Ok(1);
            }
            let basic = OCSP_response_get1_basic(o);
            if basic.is_null() {
                return Ok(0);
            }
            print_basic(bp, Held::new(basic), flags)?;
        }
        Ok(1)
    })
}

/// # Safety
/// A live BIO and a live id.
unsafe fn print_responder(bio: *mut BIO, responder: *const OCSP_RESPID) -> Result<(), Pushed> {
    // SAFETY: as the caller promises; the number says what the union holds.
    unsafe {
        match (*responder).r#type {
            V_OCSP_RESPID_NAME => {
                X509_NAME_print_ex(bio, (*responder).value.cast::<X509_NAME>(), 0, XN_FLAG_ONELINE as c_ulong);
            }
            V_OCSP_RESPID_KEY => Printer(bio).put(&hexadecimal((*responder).value.cast())?)?,
            _ => {}
        }
    }
    Ok(())
}

/// # Safety
/// A live BIO and a live answer.
unsafe fn print_basic(bio: *mut BIO, basic: Held<OCSP_BASICRESP>, flags: c_ulong) -> Result<(), Pushed> {
    let out = Printer(bio);
    // SAFETY: as the caller promises.
    unsafe {
        let basic = &*basic.as_ptr();
        let data = &*basic.data;
        let version = version(data.version);
        out.put(&format!("\n    Version: {} (0x{version:x})\n    Responder Id: ", version.wrapping_add(1)))?;
        print_responder(bio, data.responder)?;
        out.put("\n    Produced At: ")?;
        ASN1_GENERALIZEDTIME_print(bio, data.produced_at);
        out.put("\n    Responses:\n")?;
        for single in elements::<OCSP_SINGLERESP, _>(data.answers) {
            print_single(bio, single, flags)?;
        }
        X509V3_extensions_print(bio, c"Response Extensions".as_ptr(), data.extensions, flags, 4);
        X509_signature_print(bio, basic.algorithm, basic.signature);
        print_certificates(bio, basic.certificates);
    }
    Ok(())
}

/// # Safety
/// A live BIO and a live answer.
unsafe fn print_single(bio: *mut BIO, single: *const OCSP_SINGLERESP, flags: c_ulong) -> Result<(), Pushed> {
    let out = Printer(bio);
    // SAFETY: as the caller promises; the number says what the union holds.
    unsafe {
        let single = &*single;
        print_id(bio, single.id, 4)?;
        let status = &*single.status;
        out.put(&format!("    Cert Status: {}", word(OCSP_cert_status_str(status.r#type.into()))))?;
        if status.r#type == V_OCSP_CERTSTATUS_REVOKED {
            let revoked = &*status.value.cast::<OCSP_REVOKEDINFO>();
            out.put("\n    Revocation Time: ")?;
            ASN1_GENERALIZEDTIME_print(bio, revoked.time);
            if !revoked.reason.is_null() {
                let reason = ASN1_ENUMERATED_get(revoked.reason);
                let name = word(OCSP_crl_reason_str(reason));
                out.put(&format!("\n    Revocation Reason: {name} (0x{reason:x})"))?;
            }
        }
        out.put("\n    This Update: ")?;
        ASN1_GENERALIZEDTIME_print(bio, single.this_update);
        if !single.next_update.is_null() {
            out.put("\n    Next Update: ")?;
            ASN1_GENERALIZEDTIME_print(bio, single.next_update);
        }
        out.put("\n")?;
        X509V3_extensions_print(bio, c"Response Single Extensions".as_ptr(), single.extensions, flags, 8);
    }
    out.put("\n")
}
