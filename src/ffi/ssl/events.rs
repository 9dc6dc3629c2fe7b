//! Which callback sees which event of the engine.

use core::ffi::{CStr, c_int};
use std::ffi::CString;

use crate::codepoint::{ContentType, ProtocolVersion};
use crate::connection::{Direction, Event, Role};
use crate::ffi::ssl3::{SSL3_RT_HEADER, SSL3_RT_INNER_CONTENT_TYPE};
use crate::ffi::types::SSL;
use crate::record::RecordHeader;

use super::constants::{
    SSL_CB_HANDSHAKE_DONE, SSL_CB_HANDSHAKE_START, SSL_CB_LOOP, SSL_CB_READ_ALERT, SSL_CB_WRITE_ALERT, SSL_ST_ACCEPT,
    SSL_ST_CONNECT,
};
use super::session_cache;
use super::state::Ssl;

/// Shows an event to whoever wants to see it. `raw` is `ssl`, as the program knows it.
pub(crate) fn show(raw: *mut SSL, ssl: &Ssl, event: Event) {
    match event {
        Event::HandshakeStart => {
            match handshake(ssl) {
                Handshake::First => ssl.session_context.cache.count_start(role(ssl)),
                Handshake::Further => ssl.session_context.cache.count_renegotiation(role(ssl)),
                Handshake::Request => {}
            }
            info(raw, ssl, SSL_CB_HANDSHAKE_START, 1);
        }
        Event::Progress => info(raw, ssl, side(ssl) | SSL_CB_LOOP, 1),
        Event::HandshakeDone => {
            if handshake(ssl) != Handshake::Request {
                let resumed = ssl.with(|state| state.engine.as_ref().is_some_and(|engine| engine.facts().resumed));
                ssl.session_context.cache.count_end(role(ssl), resumed);
                if resumed {
                    session_cache::used_up(ssl);
                }
            }
            info(raw, ssl, SSL_CB_HANDSHAKE_DONE, 1);
        }
        Event::LaterMessageDone => {}
        Event::Alert { direction, alert } => {
            let place = if direction == Direction::Sent { SSL_CB_WRITE_ALERT } else { SSL_CB_READ_ALERT };
            info(raw, ssl, place, c_int::from(alert.level.0) << 8 | c_int::from(alert.description.0));
        }
        Event::RecordHeader { direction, header } => {
            let version = RecordHeader::decode(header).version;
            message(raw, ssl, direction, version, SSL3_RT_HEADER, &header);
        }
        Event::InnerType { direction, content_type: ContentType(number) } => {
            // OpenSSL says the header's version for what is sent, and the connection's for what is received.
            let version = match direction {
                Direction::Sent => ProtocolVersion::TLS1_2,
                Direction::Received => ProtocolVersion::TLS1_3,
            };
            message(raw, ssl, direction, version, SSL3_RT_INNER_CONTENT_TYPE, &[number]);
        }
        // OpenSSL does not show these.
        Event::Message { direction: Direction::Received, content_type: ContentType::CHANGE_CIPHER_SPEC, .. } => {}
        Event::Message { direction, content_type: ContentType(number), bytes } => {
            let version = ssl.with(|state| state.version());
            message(raw, ssl, direction, version, c_int::from(number), &bytes);
        }
        Event::NewSession(session) => session_cache::store(raw, session),
        Event::KeyLog(line) => key_log(raw, ssl, &line),
        Event::Trace(observation) => {
            let (trace, role) = (ssl.with(|state| state.trace.clone()), role(ssl));
            if let Some(trace) = trace {
                trace.add(role, *observation);
            }
        }
    }
}

/// What begins or ends.
#[derive(PartialEq, Eq)]
enum Handshake {
    First,
    Further,
    /// A server's HelloRequest, which is told as a handshake of its own.
    Request,
}

fn handshake(ssl: &Ssl) -> Handshake {
    ssl.with(|state| match &state.engine {
        Some(engine) if engine.has_requested_renegotiation() => Handshake::Request,
        Some(engine) if engine.is_renegotiating() => Handshake::Further,
        _ => Handshake::First,
    })
}

/// The connection's side; a client's while it is not known.
fn role(ssl: &Ssl) -> Role {
    ssl.with(|state| state.role()).unwrap_or(Role::Client)
}

/// The side's part of an info callback's `where`.
pub(crate) fn side(ssl: &Ssl) -> c_int {
    match role(ssl) {
        Role::Server => SSL_ST_ACCEPT,
        Role::Client => SSL_ST_CONNECT,
    }
}

/// Calls the info callback.
pub(crate) fn info(raw: *mut SSL, ssl: &Ssl, place: c_int, value: c_int) {
    if let Some(callback) = ssl.with(|state| state.settings.info) {
        // SAFETY: the program's callback, with its own connection; nothing of it is borrowed.
        unsafe { callback(raw, place, value) }
    }
}

/// Calls the message callback.
fn message(
    raw: *mut SSL,
    ssl: &Ssl,
    direction: Direction,
    version: ProtocolVersion,
    content_type: c_int,
    bytes: &[u8],
) {
    let (callback, arg) = ssl.with(|state| state.settings.message);
    if let Some(callback) = callback {
        let (sent, version) = (c_int::from(direction == Direction::Sent), c_int::from(version.0));
        // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and readable bytes.
        unsafe { callback(sent, version, content_type, bytes.as_ptr().cast(), bytes.len(), raw, arg) }
    }
}

/// Calls the key log callback with a line.
fn key_log(raw: *mut SSL, ssl: &Ssl, line: &str) {
    let Some(callback) = ssl.context.borrow().settings.load().context.key_log else { return };
    let Ok(line) = CString::new(line) else { return };
    let line = zeroize::Zeroizing::new(line.into_bytes_with_nul());
    if let Ok(line) = CStr::from_bytes_with_nul(&line) {
        // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and a C string.
        unsafe { callback(raw, line.as_ptr()) }
    }
}
