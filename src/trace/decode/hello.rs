//! ClientHello and ServerHello.

use super::extensions::{self, Sender};
use super::fields::Fields;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::ProtocolVersion;
use crate::trace::names;

/// The length in bytes of a hello's random.
const RANDOM: usize = 32;

/// Reads a ClientHello.
pub(super) fn client(fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("client_version", names::version)?;
    fields.bytes("random", RANDOM)?;
    fields.vec("session_id", Reader::vec8)?;
    fields.list("cipher_suites", Reader::vec16, |fields| fields.u16("cipher_suite", names::suite).map(drop))?;
    fields.list("compression_methods", Reader::vec8, |fields| {
        fields.u8("compression_method", names::compression).map(drop)
    })?;
    extensions::block(fields, Sender::Client)
}

/// Reads a ServerHello.
pub(super) fn server(fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("server_version", names::version)?;
    fields.bytes("random", RANDOM)?;
    fields.vec("session_id", Reader::vec8)?;
    fields.u16("cipher_suite", names::suite)?;
    fields.u8("compression_method", names::compression)?;
    extensions::block(fields, Sender::Server)
}

/// The version and the cipher suite of a ServerHello.
pub(super) fn chosen(body: &[u8]) -> (Option<ProtocolVersion>, Option<u16>) {
    let mut r = Reader::new(body, "ServerHello");
    let version = r.u16().ok().map(ProtocolVersion);
    let suite = r.bytes(RANDOM).and_then(|_| r.vec8()).and_then(|_| r.u16()).ok();
    (version, suite)
}
