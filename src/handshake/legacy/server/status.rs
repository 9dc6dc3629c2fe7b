//! CertificateStatus (RFC 6066, section 8): a client that wants to know whether our certificate is still good is shown
//! what somebody has from the certificate's authority.

use super::flight::after_certificate;
use super::{FreshKey, Negotiated};
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::handshake::messages::CertificateStatus;
use crate::handshake::state::{Context, Sending, State};

/// The status that was found.
pub(super) struct SendCertificateStatus {
    pub(super) negotiated: Negotiated,
    pub(super) fresh: Option<FreshKey>,
}

impl Sending for SendCertificateStatus {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut negotiated, fresh } = *self;
        let message = CertificateStatus { response: cx.facts.certificate_status.clone().unwrap_or_default() };
        let transcript = &mut negotiated.exchange.transcript;
        cx.send(transcript, HandshakeType::CERTIFICATE_STATUS, |out| message.encode(out))?;
        after_certificate(negotiated, fresh, cx)
    }
}
