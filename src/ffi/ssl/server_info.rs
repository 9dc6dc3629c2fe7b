//! Serverinfo: extensions that a server has ready for a certificate and answers empty ones with, such as signed
//! certificate timestamps (RFC 6962).

use core::ffi::{c_char, c_int, c_uchar, c_uint};
use std::sync::Arc;

use crate::codec::Reader;
use crate::codepoint::ExtensionType;
use crate::config::Slot;
use crate::connection::Role;
use crate::error::Reason;
use crate::ffi::arguments::{input, text};
use crate::ffi::entry;
use crate::ffi::err::reasons::pem::PEM_R_NO_START_LINE;
use crate::ffi::err::{self, Pushed};
use crate::ffi::non_null;
use crate::ffi::types::SSL_CTX;
use crate::x509::pem;

use super::custom_extensions::{Handler, OLD_STYLE_CONTEXT, register};
use super::failure;
use super::files;
use super::target::Target;

/// Serverinfo whose extensions have no context.
pub const SSL_SERVERINFOV1: c_int = 1;
/// Serverinfo whose extensions have a context of four bytes before them.
pub const SSL_SERVERINFOV2: c_int = 2;

/// What comes before the name in the first line of a PEM block, in the first format and in the second.
const LABELS: [(&str, c_int); 2] = [("SERVERINFO FOR ", SSL_SERVERINFOV1), ("SERVERINFOV2 FOR ", SSL_SERVERINFOV2)];

/// One certificate's extensions.
pub(crate) struct ServerInfo(Vec<Entry>);

/// One extension.
struct Entry {
    context: u32,
    kind: ExtensionType,
    body: Vec<u8>,
}

impl ServerInfo {
    /// Reads extensions, one after another. None may come twice.
    fn read(version: c_int, bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes, "serverinfo");
        let mut entries: Vec<Entry> = Vec::new();
        while !reader.is_empty() {
            let context = match version {
                SSL_SERVERINFOV1 => OLD_STYLE_CONTEXT as u32,
                SSL_SERVERINFOV2 => reader.u32().ok()?,
                _ => return None,
            };
            let kind = ExtensionType(reader.u16().ok()?);
            let body = reader.vec16().ok()?.to_vec();
            if entries.iter().any(|entry| entry.kind == kind) {
                return None;
            }
            entries.push(Entry { context, kind, body });
        }
        Some(Self(entries))
    }

    /// The body of an extension.
    pub(crate) fn get(&self, kind: ExtensionType) -> Option<&[u8]> {
        self.0.iter().find(|entry| entry.kind == kind).map(|entry| &entry.body[..])
    }
}

/// Gives the certificate that was set last its extensions.
fn set(ctx: *mut SSL_CTX, info: ServerInfo) -> Result<c_int, Pushed> {
    for entry in &info.0 {
        // Up to TLS 1.2 it is the server's alone, so that the context's clients may have an extension of this kind.
        let role = (entry.context == OLD_STYLE_CONTEXT as u32).then_some(Role::Server);
        if !register(ctx, entry.kind.0.into(), role, entry.context, Handler::ServerInfo)? {
            return Err(failure(Reason::INVALID_SERVERINFO_DATA));
        }
    }
    let info = Arc::new(info);
    ctx.change(|settings| {
        let slot = settings.current.unwrap_or(Slot::Rsa);
        settings.server_info[slot as usize] = Some(info);
    })?;
    Ok(1)
}

fn use_bytes(ctx: *mut SSL_CTX, version: c_uint, bytes: *const c_uchar, length: usize) -> Result<c_int, Pushed> {
    non_null(ctx)?;
    if length == 0 {
        return Err(err::push_null());
    }
    let bytes = input!(bytes, length);
    let version = c_int::try_from(version).unwrap_or(0);
    let info = ServerInfo::read(version, bytes).ok_or_else(|| failure(Reason::INVALID_SERVERINFO_DATA))?;
    set(ctx, info)
}

/// SSL_CTX_use_serverinfo_ex: gives the certificate that was set last extensions, with which a server answers clients that
/// send them empty. version is SSL_SERVERINFOV1, in which each has its type, in two bytes, its length, in two bytes, and
/// its body, or SSL_SERVERINFOV2, in which its context stands before that, in four bytes: SSL_EXT_ values. Returns 1, or 0
/// on error. OpenSSL: SSL_CTX_use_serverinfo_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_serverinfo_ex(
    ctx: *mut SSL_CTX,
    version: c_uint,
    serverinfo: *const c_uchar,
    serverinfo_length: usize,
) -> c_int {
    entry(0, || use_bytes(ctx, version, serverinfo, serverinfo_length))
}

/// SSL_CTX_use_serverinfo: as SSL_CTX_use_serverinfo_ex with SSL_SERVERINFOV1. OpenSSL: SSL_CTX_use_serverinfo(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_serverinfo(
    ctx: *mut SSL_CTX,
    serverinfo: *const c_uchar,
    serverinfo_length: usize,
) -> c_int {
    entry(0, || use_bytes(ctx, SSL_SERVERINFOV1 as c_uint, serverinfo, serverinfo_length))
}

/// SSL_CTX_use_serverinfo_file: as SSL_CTX_use_serverinfo_ex, from a PEM file whose blocks are called SERVERINFO FOR or
/// SERVERINFOV2 FOR and something. Returns 1, or 0 on error. OpenSSL: SSL_CTX_use_serverinfo_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_serverinfo_file(ctx: *mut SSL_CTX, file: *const c_char) -> c_int {
    entry(0, || {
        non_null(ctx)?;
        let bytes = files::read(text!(file))?;
        let mut entries = Vec::new();
        for block in pem::blocks(&bytes) {
            let block = block.map_err(|error| files::failure(&error))?;
            let mut info = read_block(block.label, &block.der)?;
            entries.append(&mut info.0);
        }
        if entries.is_empty() {
            err::push(err::ERR_LIB_PEM, PEM_R_NO_START_LINE, "");
            return Err(failure(Reason::NO_PEM_EXTENSIONS));
        }
        set(ctx, ServerInfo(entries))
    })
}

/// The one extension of a PEM block.
fn read_block(label: &str, bytes: &[u8]) -> Result<ServerInfo, Pushed> {
    let Some((_, version)) = LABELS.into_iter().find(|(prefix, _)| label.starts_with(prefix)) else {
        let short = LABELS.into_iter().any(|(prefix, _)| label.len() < prefix.len());
        return Err(failure(if short { Reason::PEM_NAME_TOO_SHORT } else { Reason::PEM_NAME_BAD_PREFIX }));
    };
    ServerInfo::read(version, bytes).filter(|info| info.0.len() == 1).ok_or_else(|| failure(Reason::BAD_DATA))
}
