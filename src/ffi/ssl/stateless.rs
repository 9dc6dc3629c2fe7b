//! Servers that remember nothing of a client until it has brought a cookie back.

use core::ffi::c_int;
use std::sync::Arc;

use crate::alert::AlertDescription;
use crate::config::CookieKey;
use crate::connection::{Answer, CookieUse, Role};
use crate::error::Reason;
use crate::ffi::arguments::counted;
use crate::ffi::entry;
use crate::ffi::err::{self, Pushed};
use crate::ffi::types::{SSL, SSL_CTX};

use super::drive::Goal;
use super::handshake::go_to;
use super::life::SSL_clear;
use super::questions::refuse;
use super::state::{Ssl, State};
use super::target::Target;

/// The room that a callback has for its part of a cookie, in bytes.
pub const SSL_COOKIE_LENGTH: usize = 4096;

/// How much of it can be used.
const MAX_COOKIE: usize = 255;

/// SSL_stateless: takes a client's hello on a server of TLS 1.3 that is to remember nothing of it: without a cookie of the
/// context's, it is answered with the request to say hello again with one. Clears the connection first. Returns 1 if a hello
/// with a good cookie has come and been answered: SSL_accept goes on from there. Returns 0 if a cookie was sent, and -1 on
/// error, also if the hello has not come whole or is for an older version; what was read of it is lost.
/// OpenSSL: SSL_stateless(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_stateless(s: *mut SSL) -> c_int {
    entry(-1, || {
        let ssl: Arc<Ssl> = counted!(s);
        if !ssl.context.borrow().method.server {
            let code = err::ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED;
            return Err(ssl.refused(err::push(err::ERR_LIB_SSL, code, "the method has no such side")));
        }
        let key = cookie_key(&ssl)?;
        // SAFETY: as the caller promises.
        unsafe { SSL_clear(s) };
        ssl.with(|state| {
            demand_cookies(state, Some(key));
            state.set_role(Role::Server);
        });
        let reached = ssl.conclude(go_to(&ssl, Goal::Cookie)).is_ok();
        Ok(ssl.with(|state| {
            demand_cookies(state, None);
            match state.engine.as_ref().map(|engine| engine.facts().cookie) {
                Some(CookieUse::Returned) if reached => 1,
                Some(CookieUse::Asked) if reached => 0,
                _ => -1,
            }
        }))
    })
}

/// The key of the context that the connection was made from.
fn cookie_key(ssl: &Ssl) -> Result<Arc<CookieKey>, Pushed> {
    let held = &ssl.session_context.cookie_key;
    if held.get().is_none() {
        // Another thread may have been faster.
        let _ = held.set(Arc::new(CookieKey::new()?));
    }
    held.get().cloned().ok_or_else(|| super::failure(Reason::COOKIE_GEN_CALLBACK_FAILURE))
}

fn demand_cookies(state: &mut State, key: Option<Arc<CookieKey>>) {
    let config = Arc::make_mut(&mut state.settings).config_mut();
    config.asks.cookies = key.is_some();
    config.cookies = key;
    state.adopt_config();
}

/// SSL_CTX_set_stateless_cookie_generate_cb: sets the function that gives what is to be in a client's cookie for
/// SSL_stateless: it writes at most 255 bytes to `cookie` and their number to `*cookie_len`, and returns 1, or 0 to end the
/// handshake. OpenSSL: SSL_CTX_set_stateless_cookie_generate_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_stateless_cookie_generate_cb(
    ctx: *mut SSL_CTX,
    gen_stateless_cookie_cb: Option<
        unsafe extern "C" fn(ssl: *mut SSL, cookie: *mut u8, cookie_len: *mut usize) -> c_int,
    >,
) {
    entry((), || ctx.change(|settings| settings.context.make_cookie = gen_stateless_cookie_cb));
}

/// SSL_CTX_set_stateless_cookie_verify_cb: sets the function that says of a cookie's part that the other function gave
/// whether it is this client's: 1, or 0 to end the handshake. Without it every cookie is passed over.
/// OpenSSL: SSL_CTX_set_stateless_cookie_verify_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_stateless_cookie_verify_cb(
    ctx: *mut SSL_CTX,
    verify_stateless_cookie_cb: Option<
        unsafe extern "C" fn(ssl: *mut SSL, cookie: *const u8, cookie_len: usize) -> c_int,
    >,
) {
    entry((), || ctx.change(|settings| settings.context.judge_cookie = verify_stateless_cookie_cb));
}

/// Has the program make its part of a cookie.
pub(crate) fn make_cookie(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let internal = AlertDescription::INTERNAL_ERROR;
    let Some(callback) = ssl.context.borrow().settings.load().context.make_cookie else {
        return refuse(internal, Reason::NO_COOKIE_CALLBACK_SET);
    };
    let (mut cookie, mut length) = (vec![0; SSL_COOKIE_LENGTH], 0);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and room for what it writes.
    let result = unsafe { callback(raw, cookie.as_mut_ptr(), &raw mut length) };
    if result == 0 || length > MAX_COOKIE {
        return refuse(internal, Reason::COOKIE_GEN_CALLBACK_FAILURE);
    }
    cookie.truncate(length);
    Answer::Cookie(cookie)
}

/// Has the program judge its part of a cookie.
pub(crate) fn judge_cookie(raw: *mut SSL, ssl: &Ssl, cookie: &[u8]) -> Answer {
    let Some(callback) = ssl.context.borrow().settings.load().context.judge_cookie else { return Answer::Ignore };
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and readable bytes.
    match unsafe { callback(raw, cookie.as_ptr(), cookie.len()) } {
        0 => refuse(AlertDescription::ILLEGAL_PARAMETER, Reason::COOKIE_MISMATCH),
        _ => Answer::Continue,
    }
}
