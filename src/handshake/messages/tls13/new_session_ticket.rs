//! NewSessionTicket (RFC 8446, section 4.6.1): the server hands the client a ticket to resume with.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::handshake::extensions::TicketExtensions;

/// A ticket, opaque to the client. The key that goes with it is derived from the connection's secrets and the nonce.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSessionTicket {
    /// For how many seconds the ticket is honoured; 0 if it is not to be used.
    pub ticket_lifetime: u32,
    /// What the client adds to the ticket's age before it tells it.
    pub ticket_age_add: u32,
    /// What tells this ticket's key from those of the connection's other tickets, at most 255 bytes.
    pub ticket_nonce: Vec<u8>,
    /// The ticket; never empty.
    pub ticket: Vec<u8>,
    /// The extensions.
    pub extensions: TicketExtensions,
}

impl NewSessionTicket {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "NewSessionTicket");
        let ticket_lifetime = r.u32()?;
        let ticket_age_add = r.u32()?;
        let ticket_nonce = r.vec8()?.to_vec();
        let ticket = r.vec16()?.to_vec();
        if ticket.is_empty() {
            return Err(r.error());
        }
        let extensions = TicketExtensions::decode(&mut r)?;
        r.finish()?;
        Ok(Self { ticket_lifetime, ticket_age_add, ticket_nonce, ticket, extensions })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u32(self.ticket_lifetime);
        out.u32(self.ticket_age_add);
        out.vec8(|out| out.bytes(&self.ticket_nonce));
        out.vec16(|out| out.bytes(&self.ticket));
        self.extensions.encode(out);
    }
}
