//! early_data in a NewSessionTicket (RFC 8446, section 4.2.10): how much of it the ticket allows. In a ClientHello and in
//! EncryptedExtensions it is a flag.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;

/// Reads the greatest number of bytes.
pub(super) fn read_max_size(r: &mut Reader<'_>) -> Result<u32> {
    r.u32()
}

/// Writes the greatest number of bytes.
pub(super) fn write_max_size(out: &mut Vec<u8>, size: u32) {
    extension(out, ExtensionType::EARLY_DATA, |out| out.u32(size));
}
