//! max_fragment_length (RFC 6066, section 4) and record_size_limit (RFC 8449): the two ways to ask for shorter records.

use super::extension;
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ExtensionType, MaxFragmentLength};
use crate::error::Reason;
use crate::{Error, Result};

/// The least record_size_limit, in bytes.
pub const LEAST_RECORD_SIZE_LIMIT: u16 = 64;

pub(super) fn read_fragment_length(r: &mut Reader<'_>) -> Result<MaxFragmentLength> {
    let length = MaxFragmentLength(r.u8()?);
    if length.bytes().is_none() {
        return Err(Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH,
            detail: format!("a max_fragment_length of {}, not 1 to 4", length.0),
        });
    }
    Ok(length)
}

pub(super) fn write_fragment_length(out: &mut Vec<u8>, length: MaxFragmentLength) {
    extension(out, ExtensionType::MAX_FRAGMENT_LENGTH, |out| out.u8(length.0));
}

pub(super) fn read_limit(r: &mut Reader<'_>) -> Result<u16> {
    match r.u16()? {
        limit @ LEAST_RECORD_SIZE_LIMIT.. => Ok(limit),
        limit => Err(Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::BAD_EXTENSION,
            detail: format!("a record_size_limit of {limit}, less than {LEAST_RECORD_SIZE_LIMIT}"),
        }),
    }
}

pub(super) fn write_limit(out: &mut Vec<u8>, limit: u16) {
    extension(out, ExtensionType::RECORD_SIZE_LIMIT, |out| out.u16(limit));
}
