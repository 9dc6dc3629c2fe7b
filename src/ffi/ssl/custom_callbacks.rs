//! How the functions behind custom extensions are called, and what their answers mean to the handshake.

use core::ffi::{c_int, c_uint};
use core::ptr;
use std::sync::Arc;

use crate::alert::AlertDescription;
use crate::codepoint::{ExtensionType, ProtocolVersion};
use crate::config::Slot;
use crate::connection::{Answer, Facts, Role};
use crate::error::Reason;
use crate::ffi::types::SSL;
use crate::handshake::extensions::ExtensionBlock;

use super::custom_extensions::{
    CustomExtension, Handler, SSL_EXT_CLIENT_HELLO, SSL_EXT_DTLS_ONLY, SSL_EXT_IGNORE_ON_RESUMPTION,
    SSL_EXT_SSL3_ALLOWED, SSL_EXT_TLS1_2_SERVER_HELLO, SSL_EXT_TLS1_3_ONLY,
};
use super::settings::Settings;
use super::state::Ssl;

/// The hello that is being written or read, and what the extensions in it depend on.
struct Hello {
    settings: Arc<Settings>,
    role: Role,
    /// The message's `SSL_EXT_` bit.
    message: c_int,
    ssl3: bool,
    resumed: bool,
    /// On a server: the slot of the certificate that it is going to send.
    slot: Option<Slot>,
}

impl Hello {
    /// The hello that this side (`own`) or the peer sends.
    fn new(ssl: &Ssl, own: bool) -> Self {
        ssl.with(|state| {
            let role = state.role().unwrap_or(Role::Client);
            let sender = if own { role } else { role.peer() };
            let nothing = Facts::default();
            let facts = state.engine.as_ref().map_or(&nothing, |engine| engine.facts());
            let sent = facts.own_certificate.as_ref().filter(|_| !facts.resumed);
            Self {
                settings: Arc::clone(&state.settings),
                role,
                message: if sender == Role::Client { SSL_EXT_CLIENT_HELLO } else { SSL_EXT_TLS1_2_SERVER_HELLO },
                ssl3: facts.version.unwrap_or(state.settings.config.max_version) == ProtocolVersion::SSL3,
                resumed: facts.resumed && facts.version.is_some(),
                slot: sent.and_then(|sent| Slot::of(sent.complete()?.1.key_type())),
            }
        })
    }

    /// The extensions of this side that have to do with this message.
    fn extensions(&self) -> impl Iterator<Item = &CustomExtension> {
        let off = SSL_EXT_TLS1_3_ONLY | SSL_EXT_DTLS_ONLY;
        self.settings.custom_extensions.iter().filter(move |extension| {
            extension.role.is_none_or(|role| role == self.role)
                && extension.context & off == 0
                && (!self.ssl3 || extension.context & SSL_EXT_SSL3_ALLOWED != 0)
                && (!self.resumed || extension.context & SSL_EXT_IGNORE_ON_RESUMPTION == 0)
        })
    }
}

/// What a program's functions add to our own hello.
pub(crate) fn add(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let hello = Hello::new(ssl, true);
    let came = |kind: ExtensionType| {
        let facts = |ssl: &Ssl| ssl.with(|state| state.engine.as_ref()?.facts().client_hello.clone());
        facts(ssl).is_some_and(|client| client.extensions.received.get(kind).is_some())
    };
    let mut added = Vec::new();
    for extension in hello.extensions().filter(|extension| extension.context & hello.message != 0) {
        if hello.role == Role::Server && !came(extension.kind) {
            continue;
        }
        match body(raw, extension, &hello) {
            Ok(Some(body)) => added.push((extension.kind, body)),
            Ok(None) => {}
            Err(alert) => return Answer::Refuse { alert, reason: Reason::CALLBACK_FAILED },
        }
    }
    Answer::Extensions(added)
}

/// The body of one extension, `None` to leave it out, or the alert that ends the handshake.
fn body(raw: *mut SSL, extension: &CustomExtension, hello: &Hello) -> Result<Option<Vec<u8>>, AlertDescription> {
    let kind = c_uint::from(extension.kind.0);
    let message = hello.message as c_uint;
    let mut alert = c_int::from(AlertDescription::INTERNAL_ERROR.0);
    let (mut out, mut length) = (ptr::null(), 0_usize);
    let result = match extension.handler {
        Handler::ServerInfo => {
            let info = hello.slot.and_then(|slot| hello.settings.server_info[slot as usize].clone());
            return Ok(info.and_then(|info| Some(info.get(extension.kind)?.to_vec())));
        }
        Handler::Functions { add: None, .. } => return Ok((hello.role == Role::Client).then(Vec::new)),
        Handler::OldFunctions { add: None, .. } => return Ok(Some(Vec::new())),
        Handler::Functions { add: Some(add), add_arg, .. } => {
            // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
            unsafe { add(raw, kind, message, &mut out, &mut length, ptr::null_mut(), 0, &mut alert, add_arg) }
        }
        Handler::OldFunctions { add: Some(add), add_arg, .. } => {
            // SAFETY: as above.
            unsafe { add(raw, kind, &mut out, &mut length, &mut alert, add_arg) }
        }
    };
    match result {
        ..0 => return Err(alert_of(alert)),
        0 => return Ok(None),
        1.. => {}
    }
    let body = if length == 0 || out.is_null() {
        Vec::new()
    } else {
        // SAFETY: on success the callback has pointed `out` at that many bytes.
        unsafe { core::slice::from_raw_parts(out, length) }.to_vec()
    };
    match extension.handler {
        // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and what it gave itself.
        Handler::Functions { free: Some(free), add_arg, .. } => unsafe { free(raw, kind, message, out, add_arg) },
        // SAFETY: as above.
        Handler::OldFunctions { free: Some(free), add_arg, .. } => unsafe { free(raw, kind, out, add_arg) },
        _ => {}
    }
    Ok(Some(body))
}

/// What a program's functions make of the peer's hello.
pub(crate) fn see(raw: *mut SSL, ssl: &Ssl, received: &ExtensionBlock) -> Answer {
    let hello = Hello::new(ssl, false);
    for extension in hello.extensions() {
        let Some(body) = received.get(extension.kind) else { continue };
        if extension.context & hello.message == 0 {
            return Answer::Refuse { alert: AlertDescription::ILLEGAL_PARAMETER, reason: Reason::BAD_EXTENSION };
        }
        if let Err(alert) = parse(raw, extension, &hello, body) {
            return Answer::Refuse { alert, reason: Reason::BAD_EXTENSION };
        }
    }
    Answer::Continue
}

/// Shows the body of one extension; the alert that ends the handshake if it will not do.
fn parse(raw: *mut SSL, extension: &CustomExtension, hello: &Hello, body: &[u8]) -> Result<(), AlertDescription> {
    let kind = c_uint::from(extension.kind.0);
    let message = hello.message as c_uint;
    let mut alert = c_int::from(AlertDescription::DECODE_ERROR.0);
    let (data, length) = (body.as_ptr(), body.len());
    let result = match extension.handler {
        Handler::ServerInfo => c_int::from(body.is_empty()),
        Handler::Functions { parse: Some(parse), parse_arg, .. } => {
            // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and readable bytes.
            unsafe { parse(raw, kind, message, data, length, ptr::null_mut(), 0, &mut alert, parse_arg) }
        }
        Handler::OldFunctions { parse: Some(parse), parse_arg, .. } => {
            // SAFETY: as above.
            unsafe { parse(raw, kind, data, length, &mut alert, parse_arg) }
        }
        Handler::Functions { .. } | Handler::OldFunctions { .. } => 1,
    };
    if result > 0 { Ok(()) } else { Err(alert_of(alert)) }
}

/// An alert's number as a callback left it.
fn alert_of(number: c_int) -> AlertDescription {
    u8::try_from(number).map_or(AlertDescription::INTERNAL_ERROR, AlertDescription)
}
