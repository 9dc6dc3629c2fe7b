//! next_protocol_negotiation (NPN, an expired draft): the server's application protocols, for the client to choose from.
//! The client's extension, which asks for them, is empty.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;

/// Reads a server's protocols: names, none of them empty, without a length around them; there may be none.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<Vec<u8>>> {
    let mut names = Vec::new();
    while !r.is_empty() {
        let name = r.vec8()?;
        if name.is_empty() {
            return Err(r.error());
        }
        names.push(name.to_vec());
    }
    Ok(names)
}

/// Writes a server's protocols.
pub(super) fn write(out: &mut Vec<u8>, names: &[Vec<u8>]) {
    extension(out, ExtensionType::NEXT_PROTOCOL_NEGOTIATION, |out| {
        names.iter().for_each(|name| out.vec8(|out| out.bytes(name)));
    });
}
