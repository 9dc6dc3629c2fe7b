//! Session tickets on a server whose program has a say in them: what opens and seals them, and who is asked.
//!
//! No callback runs while anything is borrowed. What counts is the context that the connection was made from.

use std::sync::Arc;

use crate::alert::AlertDescription;
use crate::codepoint::ProtocolVersion;
use crate::connection::{Answer, TicketUse};
use crate::error::Reason;
use crate::ffi::object;
use crate::ffi::types::{SSL, SSL_SESSION};
use crate::session::{Session, now};

use super::callbacks::SSL_TICKET_STATUS;
use super::questions::refuse;
use super::session_object::current;
use super::settings::TicketCallbacks;
use super::state::Ssl;
use super::ticket_callbacks::{
    SSL_TICKET_EMPTY, SSL_TICKET_NO_DECRYPT, SSL_TICKET_RETURN_IGNORE, SSL_TICKET_RETURN_IGNORE_RENEW,
    SSL_TICKET_RETURN_USE, SSL_TICKET_RETURN_USE_RENEW, SSL_TICKET_SUCCESS, SSL_TICKET_SUCCESS_RENEW,
};
use super::ticket_sealer::{self, NAME, Opened};

/// The answer when a callback fails or wants the handshake ended.
const FAILED: Answer = refuse(AlertDescription::INTERNAL_ERROR, Reason::CALLBACK_FAILED);

fn callbacks(ssl: &Ssl) -> TicketCallbacks {
    ssl.session_context.settings.load().context.tickets
}

/// Opens a client's ticket, and asks the program what to make of it. `id` is what the session is to be called.
pub(crate) fn open(raw: *mut SSL, ssl: &Ssl, ticket: Vec<u8>, id: Vec<u8>) -> Answer {
    let name = ticket.get(..NAME).unwrap_or(&ticket).to_vec();
    if ticket.is_empty() {
        return judge(raw, ssl, &name, SSL_TICKET_EMPTY, None);
    }
    match unseal(raw, ssl, &ticket) {
        Opened::Failed => FAILED,
        Opened::Refused => judge(raw, ssl, &name, SSL_TICKET_NO_DECRYPT, None),
        Opened::Session(session, renew) => {
            let status = if renew { SSL_TICKET_SUCCESS_RENEW } else { SSL_TICKET_SUCCESS };
            let is_tls13 = session.version >= ProtocolVersion::TLS1_3;
            let session = if is_tls13 { *session } else { session.from_client(id, ticket) };
            judge(raw, ssl, &name, status, Some(Arc::new(session)))
        }
    }
}

/// Opens a ticket with the program's keys, or else the context's.
fn unseal(raw: *mut SSL, ssl: &Ssl, ticket: &[u8]) -> Opened {
    let callbacks = callbacks(ssl);
    if ticket_sealer::is_set(&callbacks) {
        return ticket_sealer::open(raw, &callbacks, ticket);
    }
    let keys = ssl.with(|state| state.settings.config.ticket_keys.clone());
    let opened = keys.and_then(|keys| keys.open(ticket, now()));
    opened.map_or(Opened::Refused, |(session, renew)| {
        // Whoever sees two connections with one ticket of TLS 1.3 knows that they belong together (RFC 8446, appendix C.4).
        let renew = renew || session.version >= ProtocolVersion::TLS1_3;
        Opened::Session(Box::new(session), renew)
    })
}

/// Asks the program about a ticket that has become a session, or has not.
fn judge(raw: *mut SSL, ssl: &Ssl, name: &[u8], status: SSL_TICKET_STATUS, session: Option<Arc<Session>>) -> Answer {
    let TicketCallbacks { decrypt, arg, .. } = callbacks(ssl);
    let wanted = match decrypt {
        None if session.is_none() => SSL_TICKET_RETURN_IGNORE_RENEW,
        None if status == SSL_TICKET_SUCCESS => SSL_TICKET_RETURN_USE,
        None => SSL_TICKET_RETURN_USE_RENEW,
        Some(callback) => {
            let pointer = session.as_ref().map_or(core::ptr::null_mut(), object::get0::<SSL_SESSION>);
            // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, a session of ours that
            // outlives the call, and readable bytes.
            unsafe { callback(raw, pointer, name.as_ptr(), name.len(), status, arg) }
        }
    };
    let resume = |renew| session.as_ref().map(|session| TicketUse::Resume { session: current(session), renew });
    let made = match wanted {
        SSL_TICKET_RETURN_IGNORE => Some(TicketUse::Ignore),
        SSL_TICKET_RETURN_IGNORE_RENEW => Some(TicketUse::Replace),
        SSL_TICKET_RETURN_USE => resume(false),
        SSL_TICKET_RETURN_USE_RENEW => resume(true),
        _ => None,
    };
    made.map_or(FAILED, Answer::Ticket)
}

/// Tells the program that `session` will go into a ticket, and makes it.
pub(crate) fn seal(raw: *mut SSL, ssl: &Ssl, session: &Arc<Session>) -> Answer {
    let callbacks = callbacks(ssl);
    let TicketCallbacks { generate, arg, .. } = callbacks;
    if let Some(callback) = generate {
        // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
        if unsafe { callback(raw, arg) } == 0 {
            return FAILED;
        }
    }
    if session.version >= ProtocolVersion::TLS1_3 && ssl.with(|state| state.settings.config.tickets_are_stateful()) {
        return Answer::Sealed(session.id.clone());
    }
    if ticket_sealer::is_set(&callbacks) {
        return ticket_sealer::seal(raw, &callbacks, &current(session)).map_or(FAILED, Answer::Sealed);
    }
    // The keys may have gone meanwhile, and a client's certificate may be too long for a ticket.
    let keys = ssl.with(|state| state.settings.config.ticket_keys.clone());
    Answer::Sealed(keys.and_then(|keys| keys.seal(&current(session)).ok()).unwrap_or_default())
}
