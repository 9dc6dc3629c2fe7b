//! Sessions of a context: adding, removing, clearing out, and the callbacks that see them.

use core::ffi::{c_int, c_long, c_uchar};

use crate::ffi::arguments::counted;
use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX, SSL_SESSION};

use super::session_cache;
use super::session_object::current;
use super::target::Target;

/// SSL_CTX_add_session: puts a session into the cache, which takes a reference of its own. Returns 1; 0 if it was there or
/// on error. OpenSSL: SSL_CTX_add_session(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_add_session(ctx: *mut SSL_CTX, session: *mut SSL_SESSION) -> c_int {
    entry(0, || Ok(session_cache::add(&counted!(ctx), current(&counted!(session))).into()))
}

/// SSL_CTX_remove_session: takes a session out of the cache, so that it is not resumed any more, and shows it to the remove
/// callback. Returns 1; 0 if it was not there or on error. OpenSSL: SSL_CTX_remove_session(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_remove_session(ctx: *mut SSL_CTX, session: *mut SSL_SESSION) -> c_int {
    entry(0, || Ok(session_cache::remove(&counted!(ctx), &counted!(session)).into()))
}

/// SSL_CTX_flush_sessions: takes the sessions out of the cache that have expired at tm, in seconds since 1970, or all of
/// them if tm is 0. OpenSSL: SSL_CTX_flush_sessions(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_flush_sessions(ctx: *mut SSL_CTX, tm: c_long) {
    entry((), || {
        let context = counted!(ctx);
        match tm {
            0 => session_cache::flush_all(&context),
            now => session_cache::flush(&context, now),
        }
        Ok(())
    });
}

/// SSL_CTX_sess_set_new_cb: sets what is called with each new session that the cache mode covers. The callback gets a
/// reference, which it keeps by returning 1 and gives back by returning 0. OpenSSL: SSL_CTX_sess_set_new_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_sess_set_new_cb(
    ctx: *mut SSL_CTX,
    new_session_cb: Option<unsafe extern "C" fn(ssl: *mut SSL, sess: *mut SSL_SESSION) -> c_int>,
) {
    entry((), || ctx.reconfigure(|settings| settings.context.new_session = new_session_cb));
}

/// SSL_CTX_sess_get_new_cb: what SSL_CTX_sess_set_new_cb has set, or NULL. OpenSSL: SSL_CTX_sess_get_new_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_sess_get_new_cb(
    ctx: *mut SSL_CTX,
) -> Option<unsafe extern "C" fn(ssl: *mut SSL, sess: *mut SSL_SESSION) -> c_int> {
    entry(None, || ctx.look(|settings| settings.context.new_session))
}

/// SSL_CTX_sess_set_remove_cb: sets what is called with each session that leaves the cache.
/// OpenSSL: SSL_CTX_sess_set_remove_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_sess_set_remove_cb(
    ctx: *mut SSL_CTX,
    remove_session_cb: Option<unsafe extern "C" fn(ctx: *mut SSL_CTX, sess: *mut SSL_SESSION)>,
) {
    entry((), || ctx.reconfigure(|settings| settings.context.remove_session = remove_session_cb));
}

/// SSL_CTX_sess_get_remove_cb: what SSL_CTX_sess_set_remove_cb has set, or NULL. OpenSSL: SSL_CTX_sess_get_remove_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_sess_get_remove_cb(
    ctx: *mut SSL_CTX,
) -> Option<unsafe extern "C" fn(ctx: *mut SSL_CTX, sess: *mut SSL_SESSION)> {
    entry(None, || ctx.look(|settings| settings.context.remove_session))
}

/// SSL_CTX_sess_set_get_cb: sets what is asked for a session that a client wants to resume and that is not in the cache. It
/// returns the session or NULL; by setting copy to 0 it gives its reference away. OpenSSL: SSL_CTX_sess_set_get_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_sess_set_get_cb(
    ctx: *mut SSL_CTX,
    get_session_cb: Option<
        unsafe extern "C" fn(ssl: *mut SSL, data: *const c_uchar, len: c_int, copy: *mut c_int) -> *mut SSL_SESSION,
    >,
) {
    entry((), || ctx.reconfigure(|settings| settings.context.get_session = get_session_cb));
}

/// SSL_magic_pending_session_ptr: what the callback of SSL_CTX_sess_set_get_cb returns if it cannot tell yet. The handshake
/// then stops with SSL_ERROR_PENDING_SESSION, and when it is called again it asks the callback again. Never to be used as a
/// session. As in BoringSSL; OpenSSL has nothing like it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_magic_pending_session_ptr() -> *mut SSL_SESSION {
    session_cache::pending()
}

/// SSL_CTX_sess_get_get_cb: what SSL_CTX_sess_set_get_cb has set, or NULL. OpenSSL: SSL_CTX_sess_get_get_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_sess_get_get_cb(
    ctx: *mut SSL_CTX,
) -> Option<unsafe extern "C" fn(ssl: *mut SSL, data: *const c_uchar, len: c_int, copy: *mut c_int) -> *mut SSL_SESSION>
{
    entry(None, || ctx.look(|settings| settings.context.get_session))
}
