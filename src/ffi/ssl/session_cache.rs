//! A context's sessions: the cache, what goes into it and comes out of it, and the callbacks that see it.
//!
//! No callback runs while anything is locked or borrowed. What counts is the context that the connection was made from.

use core::ffi::{c_int, c_long};
use std::sync::Arc;

use crate::codepoint::ProtocolVersion;
use crate::connection::Role;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::{SSL, SSL_CTX, SSL_SESSION};
use crate::session::{self, Counter, Inserted, Lookup, Session};

use super::constants::{
    SSL_ERROR_WANT_X509_LOOKUP, SSL_SESS_CACHE_CLIENT, SSL_SESS_CACHE_NO_AUTO_CLEAR, SSL_SESS_CACHE_NO_INTERNAL_LOOKUP,
    SSL_SESS_CACHE_NO_INTERNAL_STORE, SSL_SESS_CACHE_SERVER, SSL_VERIFY_PEER, SSL_X509_LOOKUP,
};
use super::context::Context;
use super::ctrl_commands as command;
use super::drive::Stop;
use super::session_object::{current, each, original};
use super::state::Ssl;
use super::target::Target;

/// How many handshakes lie between two times that expired sessions are cleared out.
const CLEARING_INTERVAL: u64 = 255;

/// The sessions and the counts of a context.
#[derive(Default)]
pub(crate) struct SessionCache {
    sessions: session::SessionCache,
    connects: Handshakes,
    accepts: Handshakes,
}

/// How many handshakes there were on one side.
#[derive(Default)]
struct Handshakes {
    started: Counter,
    finished: Counter,
    /// Begun on connections that had one already.
    renegotiations: Counter,
}

impl SessionCache {
    const fn handshakes(&self, role: Role) -> &Handshakes {
        match role {
            Role::Client => &self.connects,
            Role::Server => &self.accepts,
        }
    }

    /// Counts the start of a handshake.
    pub(crate) fn count_start(&self, role: Role) {
        self.handshakes(role).started.add();
    }

    /// Counts the start of a further handshake.
    pub(crate) fn count_renegotiation(&self, role: Role) {
        self.handshakes(role).renegotiations.add();
    }

    /// Counts the end of a handshake that went well.
    pub(crate) fn count_end(&self, role: Role, resumed: bool) {
        self.handshakes(role).finished.add();
        if resumed {
            self.sessions.statistics().hits.add();
        }
    }
}

/// Carries out a command of `SSL_CTX_ctrl` that is about sessions; `None` if it is not.
pub(crate) fn ctrl(ctx: *mut SSL_CTX, cmd: c_int, larg: c_long) -> Option<Result<c_long, Pushed>> {
    // SAFETY: the program passes NULL or a live context, to which it holds a reference.
    let context = match unsafe { object::get1(ctx) } {
        Ok(context) => context,
        Err(error) => return Some(Err(error)),
    };
    let SessionCache { sessions, connects, accepts } = &context.cache;
    let statistics = sessions.statistics();
    let count = |counter: &Counter| number(counter.get());
    Some(Ok(match cmd {
        command::SSL_CTRL_SESS_NUMBER => number(sessions.len() as u64),
        command::SSL_CTRL_SESS_CONNECT => count(&connects.started),
        command::SSL_CTRL_SESS_CONNECT_GOOD => count(&connects.finished),
        command::SSL_CTRL_SESS_ACCEPT => count(&accepts.started),
        command::SSL_CTRL_SESS_ACCEPT_GOOD => count(&accepts.finished),
        command::SSL_CTRL_SESS_CONNECT_RENEGOTIATE => count(&connects.renegotiations),
        command::SSL_CTRL_SESS_ACCEPT_RENEGOTIATE => count(&accepts.renegotiations),
        command::SSL_CTRL_SESS_HIT => count(&statistics.hits),
        command::SSL_CTRL_SESS_CB_HIT => count(&statistics.cb_hits),
        command::SSL_CTRL_SESS_MISSES => count(&statistics.misses),
        command::SSL_CTRL_SESS_TIMEOUTS => count(&statistics.timeouts),
        command::SSL_CTRL_SESS_CACHE_FULL => count(&statistics.cache_full),
        command::SSL_CTRL_GET_SESS_CACHE_SIZE => number(sessions.capacity() as u64),
        command::SSL_CTRL_SET_SESS_CACHE_SIZE => match usize::try_from(larg) {
            Ok(size) => number(sessions.set_capacity(size) as u64),
            Err(_) => 0,
        },
        command::SSL_CTRL_GET_SESS_CACHE_MODE => context.settings.load().context.session_cache_mode.into(),
        command::SSL_CTRL_SET_SESS_CACHE_MODE => {
            let mode = c_int::try_from(larg).unwrap_or(0);
            let swap = |settings: &mut super::settings::Settings| {
                core::mem::replace(&mut settings.context.session_cache_mode, mode)
            };
            return Some(ctx.reconfigure(swap).map(Into::into));
        }
        _ => return None,
    }))
}

fn number(count: u64) -> c_long {
    c_long::try_from(count).unwrap_or(c_long::MAX)
}

/// What becomes of a session that a connection has made: it is kept in the cache and shown to the callback, as the
/// context's mode says.
pub(crate) fn store(ssl: *mut SSL, session: Arc<Session>) {
    // SAFETY: the connection that is being driven, which is alive.
    let Ok(connection) = (unsafe { object::get1(ssl) }) else { return };
    let context = Arc::clone(&connection.session_context);
    let (role, verify, stateful) = {
        let state = connection.state.borrow();
        let settings = &state.settings;
        (state.role(), settings.verify_mode & SSL_VERIFY_PEER != 0, settings.config.tickets_are_stateful())
    };
    let wanted = match role {
        Some(Role::Client) => SSL_SESS_CACHE_CLIENT,
        Some(Role::Server) if verify && session.sid_ctx.is_empty() => return,
        Some(Role::Server) => SSL_SESS_CACHE_SERVER,
        None => return,
    };
    let (mode, new_session, is_watched) = {
        let settings = context.settings.load();
        let of_context = &settings.context;
        (of_context.session_cache_mode, of_context.new_session, of_context.remove_session.is_some())
    };
    if mode & wanted == 0 {
        return;
    }
    // A ticket of TLS 1.3 that holds its session needs nobody to keep that, unless somebody wants to hear of its end.
    let is_kept = session.version < ProtocolVersion::TLS1_3 || role == Some(Role::Client) || stateful || is_watched;
    if is_kept && mode & SSL_SESS_CACHE_NO_INTERNAL_STORE == 0 {
        add(&context, Arc::clone(&session));
    }
    if let Some(new_session) = new_session {
        let pointer = object::into_raw::<SSL_SESSION>(session);
        // SAFETY: the program's callback gets a live connection, and a reference to the session, which it gives back by
        // returning 0.
        unsafe {
            if new_session(ssl, pointer) == 0 {
                object::free(pointer);
            }
        }
    }
    let finished = role.map_or(0, |role| context.cache.handshakes(role).finished.get());
    if mode & SSL_SESS_CACHE_NO_AUTO_CLEAR == 0 && finished % (CLEARING_INTERVAL + 1) == CLEARING_INTERVAL {
        flush(&context, session::now());
    }
}

/// Whether the cache holds a session of this id.
pub(crate) fn has(context: &Context, id: &[u8]) -> bool {
    context.cache.sessions.contains(id)
}

/// Puts a session into the cache. False if that very session was there.
pub(crate) fn add(context: &Arc<Context>, session: Arc<Session>) -> bool {
    let Inserted { replaced, evicted } = context.cache.sessions.insert(Arc::clone(&session));
    evicted.into_iter().for_each(|session| gone(context, &session));
    !replaced.is_some_and(|replaced| Arc::ptr_eq(&replaced, &session))
}

/// Takes a session out of the cache and bars it from resumption. False if it was not there.
pub(crate) fn remove(context: &Arc<Context>, session: &Arc<Session>) -> bool {
    let now = current(session);
    if now.id.is_empty() {
        return false;
    }
    let removed = context.cache.sessions.remove(&now.id);
    gone(context, session);
    removed.is_some()
}

/// The session that a client wants to resume: from the cache or from the callback, as the context's mode says. The callback
/// may say "not now".
pub(crate) fn find(ssl: *mut SSL, id: &[u8]) -> Result<Option<Arc<Session>>, Stop> {
    // SAFETY: the connection that is being driven, which is alive.
    let connection = unsafe { object::get1(ssl) }?;
    let context = Arc::clone(&connection.session_context);
    let (mode, get_session) = {
        let settings = context.settings.load();
        (settings.context.session_cache_mode, settings.context.get_session)
    };
    let cache = &context.cache.sessions;
    if mode & SSL_SESS_CACHE_NO_INTERNAL_LOOKUP == 0 {
        match cache.get(id, session::now()) {
            Lookup::Found(session) => return Ok(Some(current(&session))),
            Lookup::Expired(session) => {
                gone(&context, &session);
                return Ok(None);
            }
            Lookup::Missing => {}
        }
    }
    let Some(get_session) = get_session else { return Ok(None) };
    let (id, mut copy) = (id.to_vec(), 1);
    let length = c_int::try_from(id.len()).unwrap_or(0);
    // SAFETY: the program's callback gets a live connection and the bytes of the id. It returns NULL or a session, and a
    // reference to it if it sets `copy` to 0.
    let session = unsafe {
        let pointer = get_session(ssl, id.as_ptr(), length, &raw mut copy);
        if pointer == pending() {
            return Err(Stop { error: SSL_ERROR_WANT_X509_LOOKUP, want: SSL_X509_LOOKUP });
        }
        if copy == 0 {
            object::take(pointer)
        } else {
            (!pointer.is_null()).then(|| object::get1(pointer).ok()).flatten()
        }
    };
    let Some(session) = session else { return Ok(None) };
    cache.statistics().cb_hits.add();
    let session = current(&session);
    if mode & SSL_SESS_CACHE_NO_INTERNAL_STORE == 0 {
        add(&context, Arc::clone(&session));
    }
    Ok(Some(session))
}

/// Takes a session that was found out of the cache, so that no other connection is given it. One that is not there any more
/// has been used.
pub(crate) fn take(ssl: &Ssl, session: &Arc<Session>) -> Option<Arc<Session>> {
    // A copy: what leaves the cache is barred.
    let copy = Arc::new(Session::clone(session));
    remove(&ssl.session_context, session).then_some(copy)
}

/// A client that keeps sessions uses each ticket of TLS 1.3 once, or whoever looks on would see which connections belong
/// together (RFC 8446, appendix C.4).
pub(crate) fn used_up(ssl: &Ssl) {
    let context = &ssl.session_context;
    let session = ssl.with(|state| {
        let engine = state.engine.as_ref().filter(|engine| engine.role() == Role::Client)?;
        engine.facts().session.clone().filter(|session| session.version >= ProtocolVersion::TLS1_3)
    });
    if let Some(session) = session
        && context.settings.load().context.session_cache_mode & SSL_SESS_CACHE_CLIENT != 0
    {
        remove(context, &session);
    }
}

/// The pointer by which the callback says "not now". It points to no session.
pub(crate) fn pending() -> *mut SSL_SESSION {
    static PLACE: u64 = 0;
    (&raw const PLACE).cast_mut().cast()
}

/// Takes out what has expired at `now`, in seconds since 1970.
pub(crate) fn flush(context: &Arc<Context>, now: i64) {
    context.cache.sessions.flush(now).iter().for_each(|session| gone(context, session));
}

/// Takes out everything.
pub(crate) fn flush_all(context: &Arc<Context>) {
    context.cache.sessions.clear().iter().for_each(|session| gone(context, session));
}

/// A session has left the cache: it is not resumed any more, and the remove callback hears of it.
fn gone(context: &Arc<Context>, session: &Arc<Session>) {
    each(session, Session::set_not_resumable);
    let remove_session = context.settings.load().context.remove_session;
    if let Some(remove_session) = remove_session {
        let session = original(session);
        // SAFETY: the program's callback gets a live context and a live session, both ours.
        unsafe { remove_session(object::get0::<SSL_CTX>(context), object::get0::<SSL_SESSION>(&session)) };
    }
}
