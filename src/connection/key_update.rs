//! New keys on a connection of TLS 1.3 that stands (RFC 8446, section 4.6.3), as this side wishes.

use super::{Connection, Phase};
use crate::codepoint::{KeyUpdateRequest, ProtocolVersion};
use crate::error::Reason;
use crate::handshake::state::Traffic;
use crate::handshake::tls13::established::Established;
use crate::{Error, Result};

impl Connection {
    /// Wants new keys for what this side sends, which one of the next steps announces to the peer; with
    /// `UPDATE_REQUESTED` the peer is to change its own, too.
    pub fn update_keys(&mut self, request: KeyUpdateRequest) -> Result<()> {
        let refused = |reason, detail: &str| Err(Error::Usage { reason, detail: detail.to_owned() });
        if self.facts.version != Some(ProtocolVersion::TLS1_3) {
            return refused(Reason::WRONG_SSL_VERSION, "keys change on connections of TLS 1.3 only");
        }
        if self.sent_close {
            return refused(Reason::PROTOCOL_IS_SHUTDOWN, "nothing is sent any more, so that no keys are needed");
        }
        match &mut self.phase {
            Phase::Established(Traffic { established: Some(established) }) if established.due.wish.is_none() => {
                established.due.wish = Some(request);
                Ok(())
            }
            _ => refused(Reason::STILL_IN_INIT, "the handshake, or the change of keys before, is not over"),
        }
    }

    /// Whether this side wants new keys and has not announced them.
    pub fn key_update_is_due(&self) -> bool {
        self.established().is_some_and(|established| established.due.wish.is_some()) && !self.sent_close
    }

    /// The KeyUpdate that is to be sent, if there is one: as this side wishes, or because the peer does. That for the peer goes
    /// before the next data.
    pub fn due_key_update(&self) -> Option<KeyUpdateRequest> {
        let due = self.established()?.due;
        due.wish.or(due.owed.then_some(KeyUpdateRequest::UPDATE_NOT_REQUESTED))
    }

    /// What lasts of a handshake of TLS 1.3, once it is over.
    const fn established(&self) -> Option<&Established> {
        match &self.phase {
            Phase::Established(Traffic { established: Some(established) }) => Some(established),
            _ => None,
        }
    }
}
