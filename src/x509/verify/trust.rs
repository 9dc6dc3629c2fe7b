//! For what a certificate of the trust store is an anchor: OpenSSL's trust settings, `X509_check_trust`.

use super::issued::is_self_signed;
use crate::x509::Certificate;
use crate::x509::oid::eku;
use crate::x509::trust_settings::Trust;

/// What an anchor must be trusted for: OpenSSL's `X509_TRUST_` numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrustFor {
    /// Whatever it is used for; trust settings count that speak of any usage.
    #[default]
    Anything,
    /// As any self-signed certificate, whatever trust settings say.
    Compatible,
    /// TLS clients.
    TlsClient,
    /// TLS servers.
    TlsServer,
    /// Mail.
    Email,
    /// Signed code.
    CodeSigning,
    /// Those who sign OCSP responses. There must be a trust setting for it.
    OcspSigning,
    /// OCSP requests. There must be a trust setting for it.
    OcspRequest,
    /// Time stamps.
    TimeStamping,
}

impl TrustFor {
    /// The usage that trust settings name it by, and whether one that names any usage counts.
    const fn usage(self) -> (&'static [u8], bool) {
        match self {
            Self::Anything | Self::Compatible => (eku::ANY, true),
            Self::TlsClient => (eku::CLIENT_AUTH, true),
            Self::TlsServer => (eku::SERVER_AUTH, true),
            Self::Email => (eku::EMAIL_PROTECTION, true),
            Self::CodeSigning => (eku::CODE_SIGNING, true),
            Self::OcspSigning => (eku::OCSP_SIGNING, false),
            Self::OcspRequest => (eku::OCSP, false),
            Self::TimeStamping => (eku::TIME_STAMPING, true),
        }
    }
}

/// What is said of a certificate. Without trust settings a self-signed one is trusted, if `self_signed_is` and the usage
/// allows it.
pub(crate) fn trust(certificate: &Certificate, wanted: TrustFor, self_signed_is: bool) -> Trust {
    let (usage, any_counts) = wanted.usage();
    let said = match certificate.trust_settings() {
        Some(settings) if wanted != TrustFor::Compatible => settings.of(usage, any_counts),
        _ => Trust::Unsaid,
    };
    match said {
        Trust::Unsaid if self_signed_is && any_counts && is_self_signed(certificate) => Trust::Trusted,
        said => said,
    }
}
