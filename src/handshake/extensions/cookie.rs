//! cookie (RFC 8446, section 4.2.2): what a HelloRetryRequest wants to have back with the second ClientHello.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;

/// Reads a cookie, which is not empty.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<u8>> {
    let cookie = r.vec16()?;
    if cookie.is_empty() {
        return Err(r.error());
    }
    Ok(cookie.to_vec())
}

/// Writes a cookie.
pub(super) fn write(out: &mut Vec<u8>, cookie: &[u8]) {
    extension(out, ExtensionType::COOKIE, |out| out.vec16(|out| out.bytes(cookie)));
}
