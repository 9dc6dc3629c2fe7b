//! session_ticket (RFC 5077, section 3.2): the ticket to resume with, or an empty body that asks for one.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;

/// Reads a client's ticket: the body as it is, without a length of its own.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<u8>> {
    Ok(r.take_rest().to_vec())
}

/// Writes a client's ticket.
pub(super) fn write(out: &mut Vec<u8>, ticket: &[u8]) {
    extension(out, ExtensionType::SESSION_TICKET, |out| out.bytes(ticket));
}
