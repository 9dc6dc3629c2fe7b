//! CertificateStatus (RFC 6066, section 8): a client that wants to know whether our certificate is still good is shown
//! what somebody has from the certificate's authority.

use std::sync::Arc;

use super::flight::after_certificate;
use super::{FreshKey, Negotiated, Opening, Selection, negotiate};
use crate::codepoint::HandshakeType;
use crate::config::CertifiedKey;
use crate::error::Reason;
use crate::handshake::legacy::refused_by_answer;
use crate::handshake::messages::CertificateStatus;
use crate::handshake::state::{Asking, Context, Sending, State, misfit};
use crate::handshake::{Answer, Question};
use crate::{Error, Result};

/// Looks for the status of the certificate that was chosen, if the client wants it.
pub(super) fn find(opening: Opening, selection: Selection, cx: &mut Context<'_>) -> Result<State> {
    match &selection.certified {
        Some(certified) if cx.facts.status_requested && cx.config.asks.certificate_status => {
            let certificate = Arc::clone(&certified.held);
            State::ask(FindStatus { opening, selection, certificate })
        }
        _ => negotiate::settled(opening, selection, cx),
    }
}

/// Somebody keeps the status of our certificates.
struct FindStatus {
    opening: Opening,
    selection: Selection,
    certificate: Arc<CertifiedKey>,
}

impl Asking for FindStatus {
    fn question(&self) -> Question {
        Question::CertificateStatus { certificate: Arc::clone(&self.certificate) }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Status(response) if response.len() > CertificateStatus::MAX_RESPONSE => {
                return Err(Error::Usage {
                    reason: Reason::BAD_LENGTH,
                    detail: format!("an OCSP response of {} bytes does not fit a CertificateStatus", response.len()),
                });
            }
            Answer::Status(response) if response.is_empty() => {}
            Answer::Status(response) => cx.facts.certificate_status = Some(response),
            Answer::Ignore => {}
            Answer::Refuse { alert, reason } => return Err(refused_by_answer("CertificateStatus", alert, reason)),
            _ => return Err(misfit("CertificateStatus")),
        }
        negotiate::settled(self.opening, self.selection, cx)
    }
}

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
