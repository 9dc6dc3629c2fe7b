//! Extensions (RFC 5246, section 7.4.1.4; RFC 8446, section 4.2): one file per family with the parsing and writing of its
//! bodies, the two typed sets, [`ClientExtensions`] and [`ServerExtensions`], that hellos carry, and those of the other
//! messages of TLS 1.3.

use crate::alert::AlertDescription;
use crate::codec::Writer;
use crate::codepoint::ExtensionType;
use crate::error::Reason;
use crate::{Error, Result};

mod alpn;
mod block;
mod certificate_authorities;
mod client;
mod compress_certificate;
mod cookie;
mod early_data;
mod ec;
mod flag;
mod key_share;
mod next_protocols;
mod oid_filters;
pub mod padding;
mod placement;
mod pre_shared_key;
mod psk_key_exchange_modes;
mod record_sizes;
mod renegotiation_info;
mod server;
mod server_name;
mod session_ticket;
mod signature_algorithms;
pub mod signed_certificate_timestamps;
mod status_request;
mod supported_versions;
mod tls13;

#[cfg(test)]
mod tests;

pub use block::ExtensionBlock;
pub use client::ClientExtensions;
pub use ec::UNCOMPRESSED;
pub use key_share::KeyShareEntry;
pub use oid_filters::OidFilter;
pub use pre_shared_key::{OfferedPsks, PskIdentity};
pub use record_sizes::LEAST_RECORD_SIZE_LIMIT;
pub use server::ServerExtensions;
pub use tls13::{EncryptedSet, EntryExtensions, RequestExtensions, TicketExtensions};

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

/// Fails if one of the extensions that came was not `asked` for.
fn unsolicited(received: &ExtensionBlock, asked: impl Fn(ExtensionType) -> bool) -> Result<()> {
    match received.iter().find(|&(typ, _)| !asked(typ)) {
        Some((typ, _)) => Err(Error::Peer {
            alert: AlertDescription::UNSUPPORTED_EXTENSION,
            reason: Reason::UNSOLICITED_EXTENSION,
            detail: format!("the peer answers the extension {typ}, which was not sent to it"),
        }),
        None => Ok(()),
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
