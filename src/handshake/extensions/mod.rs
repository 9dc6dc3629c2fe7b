//! Hello extensions (RFC 5246, section 7.4.1.4): one file per family with the parsing and writing of its bodies, and
//! the two typed sets, [`ClientExtensions`] and [`ServerExtensions`], that hellos carry.

use crate::alert::AlertDescription;
use crate::codec::Writer;
use crate::codepoint::ExtensionType;
use crate::error::Reason;
use crate::{Error, Result};

mod alpn;
mod block;
mod client;
mod ec;
mod flag;
mod next_protocols;
pub mod padding;
mod record_sizes;
mod renegotiation_info;
mod server;
mod server_name;
mod session_ticket;
mod signature_algorithms;
pub mod signed_certificate_timestamps;
mod status_request;
mod supported_versions;

#[cfg(test)]
mod tests;

pub use block::ExtensionBlock;
pub use client::ClientExtensions;
pub use ec::UNCOMPRESSED;
pub use record_sizes::LEAST_RECORD_SIZE_LIMIT;
pub use server::ServerExtensions;

/// Appends one extension whose body `body` writes.
fn extension(out: &mut Vec<u8>, typ: ExtensionType, body: impl FnOnce(&mut Vec<u8>)) {
    out.u16(typ.0);
    out.vec16(body);
}

/// Appends extensions that are not known here, each with its body.
fn write_others(out: &mut Vec<u8>, others: &[(ExtensionType, Vec<u8>)]) {
    others.iter().for_each(|(typ, body)| extension(out, *typ, |out| out.bytes(body)));
}

/// Appends the extensions that `body` writes behind their length, or nothing at all if it writes none: peers that
/// know no extensions expect the hello to end.
fn block(out: &mut Vec<u8>, body: impl FnOnce(&mut Vec<u8>)) {
    let mut extensions = Vec::with_capacity(256);
    body(&mut extensions);
    if !extensions.is_empty() {
        out.vec16(|out| out.bytes(&extensions));
    }
}

/// Turns the error of an extension's body that does not parse into what OpenSSL reports for one.
fn in_extension(error: Error) -> Error {
    match error {
        Error::Decode { what } => Error::Peer {
            alert: AlertDescription::DECODE_ERROR,
            reason: Reason::BAD_EXTENSION,
            detail: format!("the extension {what} does not parse"),
        },
        other => other,
    }
}

/// Runs one parser over an extension's body and checks that it took all of it.
fn parse<'a, T>(
    typ: ExtensionType,
    body: &'a [u8],
    parser: impl FnOnce(&mut crate::codec::Reader<'a>) -> Result<T>,
) -> Result<T> {
    let mut r = crate::codec::Reader::new(body, typ.name().unwrap_or("extension"));
    let value = parser(&mut r).map_err(in_extension)?;
    r.finish().map_err(in_extension)?;
    Ok(value)
}
