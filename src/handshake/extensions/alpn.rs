//! application_layer_protocol_negotiation (RFC 7301): the protocol to speak inside.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;

/// Reads a list of protocol names, which has at least one and none empty.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<Vec<u8>>> {
    let mut list = r.sub16()?;
    let mut names = Vec::new();
    loop {
        let name = list.vec8()?;
        if name.is_empty() {
            return Err(list.error());
        }
        names.push(name.to_vec());
        if list.is_empty() {
            return Ok(names);
        }
    }
}

/// Reads a server's choice: a list of exactly one name.
pub(super) fn read_choice(r: &mut Reader<'_>) -> Result<Vec<u8>> {
    let mut names = read(r)?;
    match (names.pop(), names.is_empty()) {
        (Some(name), true) => Ok(name),
        _ => Err(r.error()),
    }
}

/// Writes a list of protocol names.
pub(super) fn write<'a>(out: &mut Vec<u8>, names: impl IntoIterator<Item = &'a [u8]>) {
    extension(out, ExtensionType::ALPN, |out| {
        out.vec16(|out| names.into_iter().for_each(|name| out.vec8(|out| out.bytes(name))));
    });
}
