//! The extensions of a NewSessionTicket.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;
use crate::handshake::extensions::placement::Place;
use crate::handshake::extensions::{ExtensionBlock, early_data, parse, write_others};

/// What a ticket is good for: `None` where one is not there. What is not known is ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketExtensions {
    /// early_data: how many bytes of it the server takes from who resumes with the ticket.
    pub max_early_data_size: Option<u32>,
    /// Extensions that are not known here, to be written. Those that came are in `received`.
    pub others: Vec<(ExtensionType, Vec<u8>)>,
    /// All extensions as they came. Not written by [`encode`](Self::encode).
    pub received: ExtensionBlock,
}

impl TicketExtensions {
    /// Reads the extensions behind their length.
    pub(in crate::handshake) fn decode(r: &mut Reader<'_>) -> Result<Self> {
        let received = ExtensionBlock::take(r)?;
        Place::NewSessionTicket.check(&received)?;
        let max_early_data_size = received
            .get(ExtensionType::EARLY_DATA)
            .map(|body| parse(ExtensionType::EARLY_DATA, body, early_data::read_max_size))
            .transpose()?;
        Ok(Self { max_early_data_size, others: Vec::new(), received })
    }

    /// Appends the extensions behind their length.
    pub(in crate::handshake) fn encode(&self, out: &mut Vec<u8>) {
        out.vec16(|out| {
            write_others(out, &self.others);
            if let Some(size) = self.max_early_data_size {
                early_data::write_max_size(out, size);
            }
        });
    }
}
