//! renegotiation_info (RFC 5746, section 3.2): ties a handshake to the one before it on the same connection.

use super::extension;
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;
use crate::error::Reason;
use crate::{Error, Result};

/// Reads renegotiated_connection: empty in a first handshake.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<u8>> {
    match r.vec8() {
        Ok(verify_data) if r.is_empty() => Ok(verify_data.to_vec()),
        _ => Err(Error::Peer {
            alert: AlertDescription::DECODE_ERROR,
            reason: Reason::RENEGOTIATION_ENCODING_ERR,
            detail: "the extension renegotiation_info does not parse".into(),
        }),
    }
}

/// Writes renegotiated_connection.
pub(super) fn write(out: &mut Vec<u8>, verify_data: &[u8]) {
    extension(out, ExtensionType::RENEGOTIATION_INFO, |out| out.vec8(|out| out.bytes(verify_data)));
}
