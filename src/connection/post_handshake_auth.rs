//! A server that wants its client's certificate once the handshake is over (RFC 8446, section 4.6.2).

use super::{Connection, Phase};
use crate::codepoint::ProtocolVersion;
use crate::error::Reason;
use crate::handshake::Role;
use crate::handshake::state::Traffic;
use crate::handshake::tls13::established::Established;
use crate::handshake::tls13::server::Wish;
use crate::{Error, Result};

impl Connection {
    /// On a server of TLS 1.3: wants the certificate of a client that lets itself be asked. One of the next steps asks for it;
    /// data goes on meanwhile. The client may have none, as in a handshake.
    pub fn request_certificate(&mut self) -> Result<()> {
        let refused = |reason, detail: &str| Err(Error::Usage { reason, detail: detail.to_owned() });
        if self.facts.version != Some(ProtocolVersion::TLS1_3) {
            return refused(Reason::WRONG_SSL_VERSION, "only TLS 1.3 asks for certificates after the handshake");
        }
        if self.role() == Role::Client {
            return refused(Reason::NOT_SERVER, "a client does not ask for certificates");
        }
        if self.sent_close {
            return refused(Reason::PROTOCOL_IS_SHUTDOWN, "nothing can be asked after close_notify was sent");
        }
        let asked_already = self.config.verify.client_once && self.facts.asked_for_certificate;
        let Phase::Established(Traffic { established: Some(established) }) = &mut self.phase else {
            return refused(Reason::STILL_IN_INIT, "the handshake is not over");
        };
        match &established.wish {
            _ if established.transcript.is_none() => {
                refused(Reason::EXTENSION_NOT_RECEIVED, "the client does not let itself be asked after the handshake")
            }
            Wish::Due => refused(Reason::STILL_IN_INIT, "the client is about to be asked"),
            Wish::Sent(_) => refused(Reason::REQUEST_SENT, "the client was asked and has not answered"),
            Wish::None if !self.config.verify.peer || asked_already => {
                refused(Reason::INVALID_CONFIG, "the configuration wants no certificate, or no further one")
            }
            Wish::None => {
                established.wish = Wish::Due;
                Ok(())
            }
        }
    }

    /// Whether a client's certificate is wanted and was not asked for.
    pub const fn certificate_request_is_due(&self) -> bool {
        match &self.phase {
            Phase::Established(Traffic { established: Some(established) }) => self.may_ask(established),
            _ => false,
        }
    }

    /// Whether a client's certificate is wanted and can be asked for.
    pub(super) const fn may_ask(&self, established: &Established) -> bool {
        matches!(established.wish, Wish::Due) && !self.sent_close
    }
}
