//! NewSessionTicket (RFC 5077, section 3.3): the server hands the client a ticket to resume with.

use crate::Result;
use crate::codec::{Reader, Writer};

/// A ticket, opaque to the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSessionTicket {
    /// For how many seconds the ticket will probably be honoured; 0 says nothing.
    pub lifetime_hint: u32,
    /// The ticket; empty where the server, having promised one, gives none after all.
    pub ticket: Vec<u8>,
}

impl NewSessionTicket {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "NewSessionTicket");
        let lifetime_hint = r.u32()?;
        let ticket = r.vec16()?.to_vec();
        r.finish()?;
        Ok(Self { lifetime_hint, ticket })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u32(self.lifetime_hint);
        out.vec16(|out| out.bytes(&self.ticket));
    }
}
