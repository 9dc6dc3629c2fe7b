//! CertificateStatus (RFC 6066, section 8): what the server shows of its certificate's status, and whether that will do.

use super::Accepted;
use super::certificate::after_certificate;
use super::key_exchange::ServerKey;
use super::request::after_server_flight;
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::handshake::legacy::refused_by_answer;
use crate::handshake::messages::CertificateStatus;
use crate::handshake::state::{Asking, Context, Expecting, Incoming, State, misfit};
use crate::handshake::{Answer, Question};

/// The server may show the status: having said so, it still need not.
pub(super) struct ExpectCertificateStatus {
    pub(super) server: Accepted,
}

impl Expecting for ExpectCertificateStatus {
    fn name(&self) -> &'static str {
        "ExpectCertificateStatus"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = match &incoming {
            Incoming::Message(message) if message.typ() == HandshakeType::CERTIFICATE_STATUS => message,
            _ => return after_certificate(self.server).receive(incoming, cx),
        };
        let status = CertificateStatus::decode(message.body())?;
        self.server.negotiated.exchange.transcript.add(message.raw());
        cx.facts.certificate_status = Some(status.response);
        Ok(State::Expecting(after_certificate(self.server)))
    }
}

/// Somebody looks at the status, or misses it, once the server is done.
pub(super) struct JudgeStatus {
    pub(super) server: Accepted,
    pub(super) key: ServerKey,
}

impl Asking for JudgeStatus {
    fn question(&self) -> Question {
        Question::JudgeStatus
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => after_server_flight(self.server, self.key, cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("JudgeStatus", alert, reason)),
            _ => Err(misfit("JudgeStatus")),
        }
    }
}
