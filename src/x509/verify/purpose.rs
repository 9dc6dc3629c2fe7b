//! Whether a certificate may serve a purpose, and whether it is a certification authority's.

use super::Purpose;
use super::issued::is_self_signed;
use crate::x509::extensions::netscape;
use crate::x509::{Certificate, KeyUsage, oid::eku};

/// By what a certificate is a certification authority's: `X509_check_ca`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authority {
    /// It is none.
    No,
    /// basicConstraints says so.
    BasicConstraints,
    /// It is a self-signed certificate of version 1.
    Version1Root,
    /// There is no basicConstraints, but a keyUsage that lets it sign certificates.
    KeyUsage,
    /// There is neither, but Netscape's certificate type says so.
    Netscape,
}

/// By what a certificate is a certification authority's, if it is.
pub(super) fn authority(certificate: &Certificate) -> Authority {
    let extensions = certificate.parsed();
    if extensions.invalid || lacks_usage(certificate, KeyUsage::KEY_CERT_SIGN) {
        return Authority::No;
    }
    match certificate.basic_constraints() {
        Some(constraints) if constraints.ca => Authority::BasicConstraints,
        Some(_) => Authority::No,
        None if certificate.version() == 0 && is_self_signed(certificate) => Authority::Version1Root,
        None if certificate.key_usage().is_some() => Authority::KeyUsage,
        None if extensions.netscape_cert_type.is_some_and(|kinds| kinds & netscape::ANY_CA != 0) => Authority::Netscape,
        None => Authority::No,
    }
}

/// Whether a certificate may serve `purpose`; as one of its issuers, if `as_authority`.
pub(super) fn fits(certificate: &Certificate, purpose: Purpose, as_authority: bool) -> bool {
    const ANY_TLS: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::KEY_ENCIPHERMENT | KeyUsage::KEY_AGREEMENT;
    const SIGNS: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::KEY_AGREEMENT;
    let (extended, usages, netscape_kind): (&[&[u8]], u16, u8) = match purpose {
        Purpose::Any => return true,
        Purpose::TlsServer => (&[eku::SERVER_AUTH, eku::MS_SGC, eku::NS_SGC], ANY_TLS, netscape::SSL_SERVER),
        Purpose::TlsClient => (&[eku::CLIENT_AUTH], SIGNS, netscape::SSL_CLIENT),
    };
    let netscape_type = certificate.parsed().netscape_cert_type;
    if certificate.extended_key_usage().is_some_and(|mut found| !found.any(|usage| extended.contains(&usage))) {
        return false;
    }
    if as_authority {
        return match authority(certificate) {
            Authority::No => false,
            Authority::Netscape => netscape_type.is_some_and(|kinds| kinds & netscape::SSL_CA != 0),
            _ => true,
        };
    }
    !lacks_usage(certificate, usages) && netscape_type.is_none_or(|kinds| kinds & netscape_kind != 0)
}

/// Whether there is a keyUsage and it has none of the bits in `mask`.
fn lacks_usage(certificate: &Certificate, mask: u16) -> bool {
    certificate.key_usage().is_some_and(|usage| !usage.any_of(mask))
}
