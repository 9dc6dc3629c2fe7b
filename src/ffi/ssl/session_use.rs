//! Sessions of a connection: which one it offers and has, what it is bound to, and how long it lives.

use core::ffi::{c_int, c_long, c_uchar, c_uint};
use core::ptr;
use std::sync::Arc;

use crate::connection::Connection;
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, input};
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX, SSL_SESSION};
use crate::ffi::{entry, object};
use crate::session::{MAX_SESSION_ID_CONTEXT, Session};

use super::session_object::{current, original};
use super::state::State;
use super::target::Target;

/// How long sessions live unless told otherwise, in seconds.
const DEFAULT_TIMEOUT: c_long = 7200;

/// The session that a connection offers or has, as its pointer stands for it.
fn session_of(state: &State) -> Option<Arc<Session>> {
    let session = state.engine.as_ref().map_or(&state.session, |engine| &engine.facts().session);
    session.as_ref().map(original)
}

/// SSL_get_session: the session in use, or NULL. It belongs to the connection. OpenSSL: SSL_get_session(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_session(ssl: *const SSL) -> *mut SSL_SESSION {
    entry(ptr::null_mut(), || {
        let session = session_of(&borrowed!(ssl).state.borrow());
        Ok(session.as_ref().map_or(ptr::null_mut(), object::get0::<SSL_SESSION>))
    })
}

/// SSL_get1_session: as SSL_get_session, with a reference for the program, to be given back with SSL_SESSION_free.
/// OpenSSL: SSL_get1_session(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get1_session(ssl: *mut SSL) -> *mut SSL_SESSION {
    entry(ptr::null_mut(), || {
        let session = session_of(&borrowed!(ssl).state.borrow());
        Ok(session.map_or(ptr::null_mut(), object::into_raw::<SSL_SESSION>))
    })
}

/// Sets the session that a client offers.
fn offer(state: &mut State, session: Option<Arc<Session>>) -> Option<Arc<Session>> {
    let offered = session.as_ref().map(current);
    if let Some(engine) = &mut state.engine {
        if let Some(offered) = &offered {
            engine.set_verify_result(offered.verify_result);
        }
        engine.offer_session(offered);
    }
    core::mem::replace(&mut state.session, session)
}

/// SSL_set_session: sets the session that a client offers to resume; NULL for none. The connection takes a reference of its
/// own. Call it before the handshake. Returns 1, or 0 on error. OpenSSL: SSL_set_session(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_session(to: *mut SSL, session: *mut SSL_SESSION) -> c_int {
    entry(0, || {
        let connection = borrowed!(to);
        // SAFETY: the program passes NULL or a live session.
        let session = if session.is_null() { None } else { Some(unsafe { object::get1(session) }?) };
        let before = offer(&mut connection.state.borrow_mut(), session);
        // Callbacks may run when a session goes, so nothing is borrowed any more.
        drop(before);
        Ok(1)
    })
}

/// SSL_copy_session_id: makes one connection offer the session of another, under the other's session id context. Returns
/// 1, or 0 on error. OpenSSL: SSL_copy_session_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_copy_session_id(to: *mut SSL, from: *const SSL) -> c_int {
    entry(0, || {
        let session = session_of(&borrowed!(from).state.borrow());
        let context = from.look(|settings| settings.config.session_id_context.clone())?;
        to.change(|settings| settings.config_mut().session_id_context = context)?;
        let before = offer(&mut borrowed!(to).state.borrow_mut(), session);
        drop(before);
        Ok(1)
    })
}

/// SSL_session_reused: 1 if the handshake resumed an earlier session, else 0. OpenSSL: SSL_session_reused(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_session_reused(s: *const SSL) -> c_int {
    entry(0, || {
        let state = borrowed!(s).state.borrow();
        Ok(state.engine.as_ref().is_some_and(|engine: &Connection| engine.facts().resumed).into())
    })
}

fn set_id_context<T: Target>(target: T, context: *const c_uchar, length: c_uint) -> Result<c_int, Pushed> {
    if length as usize > MAX_SESSION_ID_CONTEXT {
        return Err(super::failure(Reason::SSL_SESSION_ID_CONTEXT_TOO_LONG));
    }
    let context = input!(context, length as usize).to_vec();
    target.change(|settings| settings.config_mut().session_id_context = context)?;
    Ok(1)
}

/// SSL_CTX_set_session_id_context: sets what sessions of a server are made for, at most 32 bytes: a session made for
/// something else is not resumed. Needed by servers that ask for certificates. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set_session_id_context(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_session_id_context(
    ctx: *mut SSL_CTX,
    sid_ctx: *const c_uchar,
    sid_ctx_len: c_uint,
) -> c_int {
    entry(0, || set_id_context(ctx, sid_ctx, sid_ctx_len))
}

/// SSL_set_session_id_context: as SSL_CTX_set_session_id_context, for one connection.
/// OpenSSL: SSL_set_session_id_context(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_session_id_context(
    ssl: *mut SSL,
    sid_ctx: *const c_uchar,
    sid_ctx_len: c_uint,
) -> c_int {
    entry(0, || set_id_context(ssl, sid_ctx, sid_ctx_len))
}

/// SSL_CTX_set_timeout: sets how long new sessions may be resumed, in seconds. Returns what it was; 0 for NULL.
/// OpenSSL: SSL_CTX_set_timeout(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_timeout(ctx: *mut SSL_CTX, t: c_long) -> c_long {
    entry(0, || {
        ctx.reconfigure(|settings| {
            settings.ticket_keys = Arc::new(settings.ticket_keys.with_lifetime(t));
            core::mem::replace(&mut settings.config_mut().session_timeout, t)
        })
    })
}

/// SSL_CTX_get_timeout: how long new sessions may be resumed, in seconds; 0 for NULL. OpenSSL: SSL_CTX_get_timeout(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_timeout(ctx: *const SSL_CTX) -> c_long {
    entry(0, || ctx.look(|settings| settings.config.session_timeout))
}

/// SSL_get_default_timeout: how long sessions may be resumed unless told otherwise, in seconds.
/// OpenSSL: SSL_get_default_timeout(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_default_timeout(s: *const SSL) -> c_long {
    entry(0, || {
        borrowed!(s);
        Ok(DEFAULT_TIMEOUT)
    })
}
