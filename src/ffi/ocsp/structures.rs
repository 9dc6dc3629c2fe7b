//! The structures of RFC 6960. Programs do not see inside.

use crate::ffi::asn1::primitive::{BitString, Enumerated, GeneralizedTime, Integer, Null, Object, OctetString};
use crate::ffi::asn1::template::field::{Explicit, Implicit, Optional, SequenceOf};
use crate::ffi::asn1::template::structure::{choice, sequence};
use crate::ffi::asn1::template::{Template, bad, exported};
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::{X509, X509_NAME, stack_st_X509, stack_st_X509_EXTENSION};
use crate::ffi::x509::algor::X509_ALGOR;
use crate::ffi::x509::certificate::encodable;
use crate::ffi::x509::templates::ExtensionField;
use crate::ffi::x509v3::general_name::GENERAL_NAME;
use crate::x509::Certificate;
use crate::x509::tlv::{Tlv, tag};

/// Certificate.
pub(crate) struct CertificateField;

impl Template for CertificateField {
    type C = X509;
    const NAME: &'static str = "Certificate";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut X509, Pushed> {
        // SAFETY: it asks for nothing.
        Ok(unsafe { crate::ffi::x509::certificate_set::X509_new() })
    }

    unsafe fn free(value: *mut X509) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut X509, Pushed> {
        Ok(object::into_raw(Certificate::from_der(element.raw).map_err(bad)?))
    }

    unsafe fn write(value: *const X509, out: &mut Vec<u8>) -> Result<(), Pushed> {
        out.extend_from_slice(encodable(value)?.der());
        Ok(())
    }
}

/// Extensions, or NULL.
type Extensions<const N: u8> = Optional<Explicit<N, SequenceOf<ExtensionField, stack_st_X509_EXTENSION>>>;
/// Certificates, or NULL.
type Certificates = Optional<Explicit<0, SequenceOf<CertificateField, stack_st_X509>>>;

sequence! {
    /// `OCSP_CERTID`: which certificate is meant.
    pub struct OCSP_CERTID {
        /// How the hashes are made.
        hash_algorithm: X509_ALGOR,
        /// The hash of the issuer's name.
        name_hash: OctetString,
        /// The hash of the issuer's key.
        key_hash: OctetString,
        /// The serial number.
        serial: Integer,
    }
}
sequence! {
    /// `OCSP_ONEREQ`: one question.
    pub struct OCSP_ONEREQ {
        /// The certificate.
        id: OCSP_CERTID,
        /// Extensions.
        extensions: Extensions<0>,
    }
}
sequence! {
    /// `OCSP_REQINFO`: what is signed of a request.
    pub struct OCSP_REQINFO {
        /// The version, or NULL for the first.
        version: Optional<Explicit<0, Integer>>,
        /// Who asks, or NULL.
        requestor: Optional<Explicit<1, GENERAL_NAME>>,
        /// The questions.
        questions: SequenceOf<OCSP_ONEREQ>,
        /// Extensions.
        extensions: Extensions<2>,
    }
}
sequence! {
    /// `OCSP_SIGNATURE`: the signature of a request.
    pub struct OCSP_SIGNATURE {
        /// Its algorithm.
        algorithm: X509_ALGOR,
        /// It.
        signature: BitString,
        /// Certificates that help in verifying it.
        certificates: Certificates,
    }
}
sequence! {
    /// `OCSP_REQUEST`: questions.
    pub struct OCSP_REQUEST {
        /// What is signed.
        info: OCSP_REQINFO,
        /// The signature, or NULL.
        signature: Optional<Explicit<0, OCSP_SIGNATURE>>,
    }
}
sequence! {
    /// `OCSP_RESPBYTES`: an answer of some type.
    pub struct OCSP_RESPBYTES {
        /// The type.
        kind: Object,
        /// The answer's DER.
        response: OctetString,
    }
}
sequence! {
    /// `OCSP_RESPONSE`: what a server sends.
    pub struct OCSP_RESPONSE {
        /// Whether there is an answer.
        status: Enumerated,
        /// The answer, or NULL.
        bytes: Optional<Explicit<0, OCSP_RESPBYTES>>,
    }
}
choice! {
    /// `OCSP_RESPID`: who signed an answer.
    pub struct OCSP_RESPID (r#type, value) {
        0 => Explicit<1, X509_NAME>,
        1 => Explicit<2, OctetString>,
    }
}
sequence! {
    /// `OCSP_REVOKEDINFO`: since when a certificate is revoked, and why.
    pub struct OCSP_REVOKEDINFO {
        /// Since when.
        time: GeneralizedTime,
        /// Why, or NULL.
        reason: Optional<Explicit<0, Enumerated>>,
    }
}
choice! {
    /// `OCSP_CERTSTATUS`: the status of a certificate.
    pub struct OCSP_CERTSTATUS (r#type, value) {
        0 => Implicit<0, Null>,
        1 => Implicit<1, OCSP_REVOKEDINFO>,
        2 => Implicit<2, Null>,
    }
}
sequence! {
    /// `OCSP_SINGLERESP`: the answer to one question.
    pub struct OCSP_SINGLERESP {
        /// The certificate.
        id: OCSP_CERTID,
        /// Its status.
        status: OCSP_CERTSTATUS,
        /// When that was so.
        this_update: GeneralizedTime,
        /// Until when that can be relied on, or NULL.
        next_update: Optional<Explicit<0, GeneralizedTime>>,
        /// Extensions.
        extensions: Extensions<1>,
    }
}
sequence! {
    /// `OCSP_RESPDATA`: what is signed of an answer.
    pub struct OCSP_RESPDATA {
        /// The version, or NULL for the first.
        version: Optional<Explicit<0, Integer>>,
        /// Who signed.
        responder: OCSP_RESPID,
        /// When.
        produced_at: GeneralizedTime,
        /// The answers.
        answers: SequenceOf<OCSP_SINGLERESP>,
        /// Extensions.
        extensions: Extensions<1>,
    }
}
sequence! {
    /// `OCSP_BASICRESP`: a signed answer.
    pub struct OCSP_BASICRESP {
        /// What is signed.
        data: OCSP_RESPDATA,
        /// The signature's algorithm.
        algorithm: X509_ALGOR,
        /// The signature.
        signature: BitString,
        /// Certificates that help in verifying it.
        certificates: Certificates,
    }
}

exported! { OCSP_SINGLERESP:
    new OCSP_SINGLERESP_new; free OCSP_SINGLERESP_free; d2i d2i_OCSP_SINGLERESP; i2d i2d_OCSP_SINGLERESP;
    item OCSP_SINGLERESP_it;
}
exported! { OCSP_CERTSTATUS:
    new OCSP_CERTSTATUS_new; free OCSP_CERTSTATUS_free; d2i d2i_OCSP_CERTSTATUS; i2d i2d_OCSP_CERTSTATUS;
    item OCSP_CERTSTATUS_it;
}
exported! { OCSP_REVOKEDINFO:
    new OCSP_REVOKEDINFO_new; free OCSP_REVOKEDINFO_free; d2i d2i_OCSP_REVOKEDINFO; i2d i2d_OCSP_REVOKEDINFO;
    item OCSP_REVOKEDINFO_it;
}
exported! { OCSP_BASICRESP:
    new OCSP_BASICRESP_new; free OCSP_BASICRESP_free; d2i d2i_OCSP_BASICRESP; i2d i2d_OCSP_BASICRESP;
    item OCSP_BASICRESP_it;
}
exported! { OCSP_RESPDATA:
    new OCSP_RESPDATA_new; free OCSP_RESPDATA_free; d2i d2i_OCSP_RESPDATA; i2d i2d_OCSP_RESPDATA;
    item OCSP_RESPDATA_it;
}
exported! { OCSP_RESPID:
    new OCSP_RESPID_new; free OCSP_RESPID_free; d2i d2i_OCSP_RESPID; i2d i2d_OCSP_RESPID;
    item OCSP_RESPID_it;
}
exported! { OCSP_RESPONSE:
    new OCSP_RESPONSE_new; free OCSP_RESPONSE_free; d2i d2i_OCSP_RESPONSE; i2d i2d_OCSP_RESPONSE;
    item OCSP_RESPONSE_it;
}
exported! { OCSP_RESPBYTES:
    new OCSP_RESPBYTES_new; free OCSP_RESPBYTES_free; d2i d2i_OCSP_RESPBYTES; i2d i2d_OCSP_RESPBYTES;
    item OCSP_RESPBYTES_it;
}
exported! { OCSP_ONEREQ:
    new OCSP_ONEREQ_new; free OCSP_ONEREQ_free; d2i d2i_OCSP_ONEREQ; i2d i2d_OCSP_ONEREQ;
    item OCSP_ONEREQ_it;
}
exported! { OCSP_CERTID:
    new OCSP_CERTID_new; free OCSP_CERTID_free; d2i d2i_OCSP_CERTID; i2d i2d_OCSP_CERTID;
    item OCSP_CERTID_it; dup OCSP_CERTID_dup;
}
exported! { OCSP_REQUEST:
    new OCSP_REQUEST_new; free OCSP_REQUEST_free; d2i d2i_OCSP_REQUEST; i2d i2d_OCSP_REQUEST;
    item OCSP_REQUEST_it;
}
exported! { OCSP_SIGNATURE:
    new OCSP_SIGNATURE_new; free OCSP_SIGNATURE_free; d2i d2i_OCSP_SIGNATURE; i2d i2d_OCSP_SIGNATURE;
    item OCSP_SIGNATURE_it;
}
exported! { OCSP_REQINFO:
    new OCSP_REQINFO_new; free OCSP_REQINFO_free; d2i d2i_OCSP_REQINFO; i2d i2d_OCSP_REQINFO;
    item OCSP_REQINFO_it;
}
