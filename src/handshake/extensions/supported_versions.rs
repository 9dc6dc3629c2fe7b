//! supported_versions (RFC 8446, section 4.2.1): every version the client speaks, and the one the server chose.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ExtensionType, ProtocolVersion};

/// Reads a client's list, which has at least one version.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<ProtocolVersion>> {
    let mut list = r.sub8()?;
    let mut versions = Vec::new();
    loop {
        versions.push(ProtocolVersion(list.u16()?));
        if list.is_empty() {
            return Ok(versions);
        }
    }
}

/// Reads a server's choice.
pub(super) fn read_choice(r: &mut Reader<'_>) -> Result<ProtocolVersion> {
    Ok(ProtocolVersion(r.u16()?))
}

/// Writes a client's list.
pub(super) fn write(out: &mut Vec<u8>, versions: &[ProtocolVersion]) {
    extension(out, ExtensionType::SUPPORTED_VERSIONS, |out| {
        out.vec8(|out| versions.iter().for_each(|version| out.u16(version.0)));
    });
}

/// Writes a server's choice.
pub(super) fn write_choice(out: &mut Vec<u8>, version: ProtocolVersion) {
    extension(out, ExtensionType::SUPPORTED_VERSIONS, |out| out.u16(version.0));
}
