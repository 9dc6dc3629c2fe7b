//! certificate_authorities (RFC 8446, section 4.2.4): the authorities that the sender trusts.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;

/// Reads a list of names in DER, which has at least one and none empty.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<Vec<u8>>> {
    let mut list = r.sub16()?;
    let mut names = Vec::new();
    loop {
        let name = list.vec16()?;
        if name.is_empty() {
            return Err(list.error());
        }
        names.push(name.to_vec());
        if list.is_empty() {
            return Ok(names);
        }
    }
}

/// Writes a list of names in DER.
pub(super) fn write(out: &mut Vec<u8>, names: &[Vec<u8>]) {
    extension(out, ExtensionType::CERTIFICATE_AUTHORITIES, |out| {
        out.vec16(|out| names.iter().for_each(|name| out.vec16(|out| out.bytes(name))));
    });
}
