//! Purposes and trust: OpenSSL's numbers and tables of them.

use std::ffi::{c_char, c_int, c_void};

use super::check::{
    X509_PURPOSE_ANY, X509_PURPOSE_CRL_SIGN, X509_PURPOSE_NS_SSL_SERVER, X509_PURPOSE_OCSP_HELPER,
    X509_PURPOSE_SMIME_ENCRYPT, X509_PURPOSE_SMIME_SIGN, X509_PURPOSE_SSL_CLIENT, X509_PURPOSE_SSL_SERVER,
    X509_PURPOSE_TIMESTAMP_SIGN,
};
use crate::ffi::types::X509;
use crate::x509::{Purpose, TrustFor};

/// `X509_PURPOSE`, which programs see.
#[repr(C)]
#[expect(dead_code, reason = "the functions over it come next")]
pub struct X509_PURPOSE {
    /// Its number.
    pub purpose: c_int,
    /// What anchors must be trusted for.
    pub trust: c_int,
    /// 0.
    pub flags: c_int,
    /// Checks a certificate, as X509_check_purpose.
    pub check_purpose: Option<unsafe extern "C" fn(purpose: *const X509_PURPOSE, x: *const X509, ca: c_int) -> c_int>,
    /// Its name in words.
    pub name: *mut c_char,
    /// Its short name.
    pub sname: *mut c_char,
    /// NULL.
    pub usr_data: *mut c_void,
}

/// `X509_TRUST`, which programs see.
#[repr(C)]
#[expect(dead_code, reason = "the functions over it come next")]
pub struct X509_TRUST {
    /// Its number.
    pub trust: c_int,
    /// 0.
    pub flags: c_int,
    /// Checks a certificate, as X509_check_trust.
    pub check_trust: Option<unsafe extern "C" fn(trust: *mut X509_TRUST, x: *mut X509, flags: c_int) -> c_int>,
    /// Its name in words.
    pub name: *mut c_char,
    /// The NID of the usage that it is.
    pub arg1: c_int,
    /// NULL.
    pub arg2: *mut c_void,
}

/// The purpose with a number; 0 is any.
pub(crate) const fn purpose(number: c_int) -> Option<Purpose> {
    Some(match number {
        0 | X509_PURPOSE_ANY => Purpose::Any,
        X509_PURPOSE_SSL_CLIENT => Purpose::TlsClient,
        X509_PURPOSE_SSL_SERVER => Purpose::TlsServer,
        X509_PURPOSE_NS_SSL_SERVER => Purpose::NetscapeServer,
        X509_PURPOSE_SMIME_SIGN => Purpose::MailSigning,
        X509_PURPOSE_SMIME_ENCRYPT => Purpose::MailEncryption,
        X509_PURPOSE_CRL_SIGN => Purpose::CrlSigning,
        X509_PURPOSE_OCSP_HELPER => Purpose::OcspHelper,
        X509_PURPOSE_TIMESTAMP_SIGN => Purpose::TimeStamping,
        _ => return None,
    })
}

/// The number of what anchors are trusted for.
pub(crate) const fn trust_number(trust: TrustFor) -> c_int {
    match trust {
        TrustFor::Anything => 0,
        TrustFor::Compatible => 1,
        TrustFor::TlsClient => 2,
        TrustFor::TlsServer => 3,
        TrustFor::Email => 4,
        TrustFor::CodeSigning => 5,
        TrustFor::OcspSigning => 6,
        TrustFor::OcspRequest => 7,
        TrustFor::TimeStamping => 8,
    }
}

/// What anchors are trusted for, by its number; 0 is anything.
pub(crate) const fn trust_for(number: c_int) -> Option<TrustFor> {
    Some(match number {
        0 => TrustFor::Anything,
        1 => TrustFor::Compatible,
        2 => TrustFor::TlsClient,
        3 => TrustFor::TlsServer,
        4 => TrustFor::Email,
        5 => TrustFor::CodeSigning,
        6 => TrustFor::OcspSigning,
        7 => TrustFor::OcspRequest,
        8 => TrustFor::TimeStamping,
        _ => return None,
    })
}
