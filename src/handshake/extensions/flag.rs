//! The extensions that say all by being there: extended_master_secret (RFC 7627), encrypt_then_mac (RFC 7366), a server's
//! answers to server_name and session_ticket, and early_data and post_handshake_auth (RFC 8446, sections 4.2.10 and 4.2.6).

use super::extension;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::ExtensionType;

/// Reads a body without bytes; the parser's caller refuses any that are left over.
pub(super) fn read(_r: &mut Reader<'_>) -> Result<bool> {
    Ok(true)
}

/// Writes the extension `typ` without a body if `set`.
pub(super) fn write(out: &mut Vec<u8>, typ: ExtensionType, set: bool) {
    if set {
        extension(out, typ, |_| {});
    }
}
