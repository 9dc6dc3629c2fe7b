//! Purposes and trust: OpenSSL's numbers of them.

use std::ffi::c_int;

use super::check::{
    X509_PURPOSE_ANY, X509_PURPOSE_CRL_SIGN, X509_PURPOSE_NS_SSL_SERVER, X509_PURPOSE_OCSP_HELPER,
    X509_PURPOSE_SMIME_ENCRYPT, X509_PURPOSE_SMIME_SIGN, X509_PURPOSE_SSL_CLIENT, X509_PURPOSE_SSL_SERVER,
    X509_PURPOSE_TIMESTAMP_SIGN,
};
use crate::x509::{Purpose, TrustFor};

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
