//! Tickets that a server of TLS 1.3 gives when it likes (RFC 8446, section 4.6.1).

use super::{Connection, Phase};
use crate::error::Reason;
use crate::handshake::state::Traffic;
use crate::handshake::tls13::established::Tickets;
use crate::{Error, Result};

impl Connection {
    /// Wants to give the client one more ticket, which one of the next steps sends.
    pub fn give_ticket(&mut self) -> Result<()> {
        if let Phase::Established(Traffic { established: Some(established) }) = &mut self.phase
            && let Tickets::Issued(issuer) = &mut established.tickets
            && !self.sent_close
        {
            issuer.due += 1;
            return Ok(());
        }
        Err(Error::Usage {
            reason: Reason::STILL_IN_INIT,
            detail: "tickets are for servers to give, on connections of TLS 1.3 that stand".to_owned(),
        })
    }

    /// Whether there is a ticket that is wanted and not sent.
    pub fn ticket_is_due(&self) -> bool {
        matches!(&self.phase, Phase::Established(traffic) if traffic.tickets_due() > 0) && !self.sent_close
    }
}
