//! supported_groups (RFC 7919, RFC 8422 section 5.1.1) and ec_point_formats (RFC 8422, section 5.1.2).

use super::extension;
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ExtensionType, NamedGroup};
use crate::error::Reason;
use crate::{Error, Result};

/// ECPointFormat uncompressed, the only one still in use.
pub const UNCOMPRESSED: u8 = 0;

/// Reads a list of groups, which has at least one.
pub(super) fn read_groups(r: &mut Reader<'_>) -> Result<Vec<NamedGroup>> {
    let groups = r.u16_list()?;
    if groups.is_empty() {
        return Err(r.error());
    }
    Ok(groups.into_iter().map(NamedGroup).collect())
}

/// Writes a list of groups.
pub(super) fn write_groups(out: &mut Vec<u8>, groups: &[NamedGroup]) {
    extension(out, ExtensionType::SUPPORTED_GROUPS, |out| {
        out.vec16(|out| groups.iter().for_each(|group| out.u16(group.0)));
    });
}

/// Reads a list of point formats, among which uncompressed must be.
pub(super) fn read_point_formats(r: &mut Reader<'_>) -> Result<Vec<u8>> {
    let formats = r.vec8()?;
    if formats.is_empty() {
        return Err(r.error());
    }
    if !formats.contains(&UNCOMPRESSED) {
        return Err(Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::TLS_INVALID_ECPOINTFORMAT_LIST,
            detail: "the ec_point_formats do not have the uncompressed format".into(),
        });
    }
    Ok(formats.to_vec())
}

/// Writes a list of point formats.
pub(super) fn write_point_formats(out: &mut Vec<u8>, formats: &[u8]) {
    extension(out, ExtensionType::EC_POINT_FORMATS, |out| out.vec8(|out| out.bytes(formats)));
}
