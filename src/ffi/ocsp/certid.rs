//! Which certificate is meant: `OCSP_CERTID`.

use std::cmp::Ordering;
use std::ffi::c_int;
use std::ptr;

use super::structures::OCSP_CERTID;
use crate::crypto::HashAlgorithm;
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::asn1::integer::ASN1_INTEGER_cmp;
use crate::ffi::asn1::string::{ASN1_STRING_cmp, V_ASN1_NEG_INTEGER};
use crate::ffi::asn1::template::decode;
use crate::ffi::asn1::value::{ASN1_INTEGER, ASN1_STRING, bytes, integer_contents};
use crate::ffi::err::reasons::ocsp::OCSP_R_UNKNOWN_NID;
use crate::ffi::objects::object::OBJ_cmp;
use crate::ffi::types::{ASN1_OBJECT, EVP_MD, X509, X509_NAME};
use crate::ffi::x509::certificate::{X509_get_issuer_name, X509_get_subject_name, X509_get0_serialNumber};
use crate::ffi::x509::name_view::name;
use crate::ffi::x509::pubkey::X509_get0_pubkey_bitstr;
use crate::ffi::{entry, non_null};
use crate::x509::ocsp::id_der;

/// OCSP_cert_to_id: the id of the certificate `subject`, which `issuer` issued, with hashes of an algorithm, or of SHA-1 if
/// `dgst` is NULL; without `subject`, an id with the serial number 0. To be freed with OCSP_CERTID_free. Returns NULL on
/// error. OpenSSL: OCSP_cert_to_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_cert_to_id(
    dgst: *const EVP_MD,
    subject: *const X509,
    issuer: *const X509,
) -> *mut OCSP_CERTID {
    entry(ptr::null_mut(), || {
        non_null(issuer)?;
        // SAFETY: NULL or live objects.
        unsafe {
            let (name, serial) = match subject.is_null() {
                true => (X509_get_subject_name(issuer), ptr::null()),
                false => (X509_get_issuer_name(subject), X509_get0_serialNumber(subject)),
            };
            Ok(OCSP_cert_id_new(dgst, name, X509_get0_pubkey_bitstr(issuer), serial))
        }
    })
}

/// OCSP_cert_id_new: an id from the name and the key of an issuer, and a serial number or NULL; as OCSP_cert_to_id.
/// OpenSSL: OCSP_cert_id_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_cert_id_new(
    dgst: *const EVP_MD,
    issuerName: *const X509_NAME,
    issuerKey: *const ASN1_STRING,
    serialNumber: *const ASN1_INTEGER,
) -> *mut OCSP_CERTID {
    entry(ptr::null_mut(), || {
        let hash = if dgst.is_null() { HashAlgorithm::Sha1 } else { *borrowed!(dgst) };
        let name = name!(issuerName);
        // SAFETY: live strings.
        let (key, serial) = unsafe {
            let serial = match serialNumber.as_ref() {
                None => vec![0],
                Some(serial) => integer_contents(bytes(serial)?, serial.r#type == V_ASN1_NEG_INTEGER),
            };
            (bytes(issuerKey)?, serial)
        };
        let der = id_der(hash, name.der(), key, &serial).ok_or_else(|| super::failed(OCSP_R_UNKNOWN_NID))?;
        Ok(decode::<OCSP_CERTID>(&der)?.0)
    })
}

/// OCSP_id_issuer_cmp: compares the issuers of two ids. Returns 0 if they are the same. OpenSSL: OCSP_id_issuer_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_id_issuer_cmp(a: *const OCSP_CERTID, b: *const OCSP_CERTID) -> c_int {
    entry(-1, || {
        // SAFETY: NULL or live ids, whose fields are set.
        unsafe {
            let (a, b) = (non_null(a)?.as_ref(), non_null(b)?.as_ref());
            let algorithms = OBJ_cmp((*a.hash_algorithm).algorithm, (*b.hash_algorithm).algorithm);
            let orders = [
                algorithms.cmp(&0),
                ASN1_STRING_cmp(a.name_hash, b.name_hash).cmp(&0),
                ASN1_STRING_cmp(a.key_hash, b.key_hash).cmp(&0),
            ];
            Ok(orders.into_iter().fold(Ordering::Equal, Ordering::then) as c_int)
        }
    })
}

/// OCSP_id_cmp: compares two ids. Returns 0 if they are the same. OpenSSL: OCSP_id_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_id_cmp(a: *const OCSP_CERTID, b: *const OCSP_CERTID) -> c_int {
    entry(-1, || {
        // SAFETY: NULL or live ids, whose fields are set.
        unsafe {
            match OCSP_id_issuer_cmp(a, b) {
                0 => Ok(ASN1_INTEGER_cmp(non_null(a)?.as_ref().serial, non_null(b)?.as_ref().serial)),
                order => Ok(order),
            }
        }
    })
}

/// OCSP_id_get0_info: what an id holds, which belongs to it; each of the places can be NULL. Returns 1; 0 for NULL.
/// OpenSSL: OCSP_id_get0_info(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OCSP_id_get0_info(
    piNameHash: *mut *mut ASN1_STRING,
    pmd: *mut *mut ASN1_OBJECT,
    pikeyHash: *mut *mut ASN1_STRING,
    pserial: *mut *mut ASN1_INTEGER,
    cid: *mut OCSP_CERTID,
) -> c_int {
    entry(0, || {
        // SAFETY: NULL or a live id, whose fields are set.
        let (id, algorithm) = unsafe {
            let id = non_null(cid)?.as_ref();
            (id, (*id.hash_algorithm).algorithm)
        };
        put!(pmd, algorithm);
        put!(piNameHash, id.name_hash);
        put!(pikeyHash, id.key_hash);
        put!(pserial, id.serial);
        Ok(1)
    })
}
