//! Whether a certificate may serve a purpose, and whether it is a certification authority's.

use super::TrustFor;
use super::issued::is_self_signed;
use crate::x509::extensions::netscape;
use crate::x509::oid::{eku, ext};
use crate::x509::{Certificate, KeyUsage};

/// What the certificate is to be used for: OpenSSL's `X509_PURPOSE_` numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Anything: usages are not looked at.
    #[default]
    Any,
    /// A TLS client's certificate, checked by a server.
    TlsClient,
    /// A TLS server's certificate, checked by a client.
    TlsServer,
    /// A TLS server's certificate whose key encrypts, as Netscape's clients wanted it.
    NetscapeServer,
    /// Signing mail.
    MailSigning,
    /// Encrypting mail.
    MailEncryption,
    /// Signing revocation lists.
    CrlSigning,
    /// Helping to sign OCSP responses: what issuers must be. The certificate itself is checked where it is used.
    OcspHelper,
    /// Signing time stamps.
    TimeStamping,
}

impl Purpose {
    /// What an anchor must be trusted for, unless that is said.
    pub const fn trust(self) -> TrustFor {
        match self {
            Self::Any => TrustFor::Anything,
            Self::TlsClient => TrustFor::TlsClient,
            Self::TlsServer | Self::NetscapeServer => TrustFor::TlsServer,
            Self::MailSigning | Self::MailEncryption => TrustFor::Email,
            Self::CrlSigning | Self::OcspHelper => TrustFor::Compatible,
            Self::TimeStamping => TrustFor::TimeStamping,
        }
    }
}

/// By what a certificate is a certification authority's, with the numbers of `X509_check_ca`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// It is none.
    No = 0,
    /// basicConstraints says so.
    BasicConstraints = 1,
    /// It is a self-signed certificate of version 1.
    Version1Root = 3,
    /// There is no basicConstraints, but a keyUsage that lets it sign certificates.
    KeyUsage = 4,
    /// There is neither, but Netscape's certificate type says so.
    Netscape = 5,
}

/// Whether a certificate serves a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// It does not.
    No,
    /// It does.
    Yes,
    /// It is let pass, with the number that `X509_check_purpose` gives: strict verification refuses it.
    Tolerated(u8),
}

impl From<bool> for Fitness {
    fn from(fits: bool) -> Self {
        if fits { Self::Yes } else { Self::No }
    }
}

impl From<Authority> for Fitness {
    fn from(authority: Authority) -> Self {
        match authority {
            Authority::No => Self::No,
            Authority::BasicConstraints => Self::Yes,
            tolerated => Self::Tolerated(tolerated as u8),
        }
    }
}

/// By what a certificate is a certification authority's, if it is.
pub fn authority(certificate: &Certificate) -> Authority {
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

/// Whether a certificate serves `purpose`; as one of its issuers, if `as_authority`.
pub fn fits(certificate: &Certificate, purpose: Purpose, as_authority: bool) -> Fitness {
    const SIGNS: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::NON_REPUDIATION;
    const ANY_TLS: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::KEY_ENCIPHERMENT | KeyUsage::KEY_AGREEMENT;
    const CLIENT: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::KEY_AGREEMENT;
    let may = |usage| !lacks_usage(certificate, usage);
    match purpose {
        Purpose::Any => Fitness::Yes,
        Purpose::TlsClient if !extends_to(certificate, &[eku::CLIENT_AUTH]) => Fitness::No,
        Purpose::TlsClient if as_authority => tls_authority(certificate).into(),
        Purpose::TlsClient => (may(CLIENT) && netscape_allows(certificate, netscape::SSL_CLIENT)).into(),
        Purpose::TlsServer | Purpose::NetscapeServer => {
            if !extends_to(certificate, &[eku::SERVER_AUTH, eku::MS_SGC, eku::NS_SGC]) {
                return Fitness::No;
            }
            if as_authority {
                return tls_authority(certificate).into();
            }
            let encrypts = purpose == Purpose::TlsServer || may(KeyUsage::KEY_ENCIPHERMENT);
            (may(ANY_TLS) && encrypts && netscape_allows(certificate, netscape::SSL_SERVER)).into()
        }
        Purpose::MailSigning if may(SIGNS) || as_authority => mail(certificate, as_authority),
        Purpose::MailEncryption if may(KeyUsage::KEY_ENCIPHERMENT) || as_authority => mail(certificate, as_authority),
        Purpose::MailSigning | Purpose::MailEncryption => Fitness::No,
        Purpose::CrlSigning | Purpose::OcspHelper | Purpose::TimeStamping if as_authority => {
            authority(certificate).into()
        }
        Purpose::CrlSigning => may(KeyUsage::CRL_SIGN).into(),
        Purpose::OcspHelper => Fitness::Yes,
        Purpose::TimeStamping => time_stamps(certificate).into(),
    }
}

fn tls_authority(certificate: &Certificate) -> bool {
    match authority(certificate) {
        Authority::No => false,
        Authority::Netscape => netscape_allows(certificate, netscape::SSL_CA),
        _ => true,
    }
}

fn mail(certificate: &Certificate, as_authority: bool) -> Fitness {
    if !extends_to(certificate, &[eku::EMAIL_PROTECTION]) {
        return Fitness::No;
    }
    if as_authority {
        return match authority(certificate) {
            Authority::Netscape if !netscape_allows(certificate, netscape::SMIME_CA) => Fitness::No,
            authority => authority.into(),
        };
    }
    match certificate.parsed().netscape_cert_type {
        Some(kinds) if kinds & netscape::SMIME == 0 => {
            // There were certificates that had the wrong bit.
            if kinds & netscape::SSL_CLIENT != 0 { Fitness::Tolerated(2) } else { Fitness::No }
        }
        _ => Fitness::Yes,
    }
}

/// RFC 3161, section 2.3: nothing but time stamping, and critically so.
fn time_stamps(certificate: &Certificate) -> bool {
    const SIGNS: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::NON_REPUDIATION;
    let usage_fits = certificate.key_usage().is_none_or(|usage| usage.any_of(SIGNS) && usage.0 & !SIGNS == 0);
    // Usages that OpenSSL does not know are as if they were not there.
    let only_stamps = certificate.extended_key_usage().is_some_and(|usages| {
        let known: Vec<&[u8]> = usages.filter(|usage| eku::KNOWN.contains(usage)).collect();
        !known.is_empty() && known.iter().all(|usage| *usage == eku::TIME_STAMPING)
    });
    usage_fits && only_stamps && certificate.extension(ext::EXTENDED_KEY_USAGE).is_some_and(|found| found.critical)
}

/// Whether there is no extKeyUsage or it names one of these usages.
fn extends_to(certificate: &Certificate, usages: &[&[u8]]) -> bool {
    certificate.extended_key_usage().is_none_or(|mut found| found.any(|usage| usages.contains(&usage)))
}

/// Whether there is no Netscape certificate type or it has one of these bits.
fn netscape_allows(certificate: &Certificate, kinds: u8) -> bool {
    certificate.parsed().netscape_cert_type.is_none_or(|found| found & kinds != 0)
}

/// Whether there is a keyUsage and it has none of the bits in `mask`.
fn lacks_usage(certificate: &Certificate, mask: u16) -> bool {
    certificate.key_usage().is_some_and(|usage| !usage.any_of(mask))
}
