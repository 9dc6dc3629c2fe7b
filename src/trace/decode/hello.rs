//! ClientHello and ServerHello.

use super::extensions::{self, Within};
use super::fields::Fields;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::{ExtensionType, ProtocolVersion};
use crate::handshake::messages::MESSAGE_HEADER;
use crate::handshake::messages::tls13::HELLO_RETRY_REQUEST as RETRY;
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
    optional(fields, Within::ClientHello)
}

/// Reads a ServerHello or a HelloRetryRequest.
pub(super) fn server(within: Within, fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("server_version", names::version)?;
    fields.bytes("random", RANDOM)?;
    fields.vec("session_id", Reader::vec8)?;
    fields.u16("cipher_suite", names::suite)?;
    fields.u8("compression_method", names::compression)?;
    optional(fields, within)
}

/// Reads the extensions at a hello's end, if there are any.
fn optional(fields: &mut Fields<'_>, within: Within) -> Result<()> {
    if fields.is_empty() { Ok(()) } else { extensions::block(fields, within) }
}

/// What a ServerHello settles.
pub(super) struct Chosen {
    /// The version.
    pub(super) version: Option<ProtocolVersion>,
    /// The cipher suite.
    pub(super) suite: Option<u16>,
}

/// What the body of a ServerHello, or of a HelloRetryRequest, settles, as far as it can be read.
pub(super) fn chosen(body: &[u8]) -> Chosen {
    let mut r = Reader::new(body, "ServerHello");
    let version = r.u16().ok().map(ProtocolVersion);
    let suite = r.bytes(RANDOM).and_then(|_| r.vec8()).and_then(|_| r.u16()).ok();
    let listed = r.u8().and_then(|_| r.sub16()).ok().and_then(|mut extensions| {
        core::iter::from_fn(|| Some((ExtensionType(extensions.u16().ok()?), extensions.vec16().ok()?)))
            .find(|(typ, _)| *typ == ExtensionType::SUPPORTED_VERSIONS)
            .and_then(|(_, body)| Reader::new(body, "supported_versions").u16().ok())
    });
    Chosen { version: listed.map(ProtocolVersion).or(version), suite }
}

/// Whether these bytes, a ServerHello's with its header, are a HelloRetryRequest.
pub(super) fn is_retry(message: &[u8]) -> bool {
    let mut r = Reader::new(message, "ServerHello");
    r.bytes(MESSAGE_HEADER + 2).and_then(|_| r.array()).is_ok_and(|random| random == RETRY)
}
