//! The ids of new sessions, where the program makes them.

use core::ffi::{c_int, c_uchar, c_uint};

use crate::alert::AlertDescription;
use crate::connection::Answer;
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, input};
use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX};
use crate::session::MAX_SESSION_ID;

use super::callbacks::GEN_SESSION_CB;
use super::questions::refuse;
use super::session_cache;
use super::state::Ssl;
use super::target::Target;

/// Has the program make an id.
pub(crate) fn generate(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let failed = |reason| refuse(AlertDescription::INTERNAL_ERROR, reason);
    let Some(callback) = ssl.with(|state| state.settings.generate_session_id) else {
        return failed(Reason::SSL_SESSION_ID_CALLBACK_FAILED);
    };
    let (mut id, mut length) = ([0_u8; MAX_SESSION_ID], MAX_SESSION_ID as c_uint);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and room for the id.
    if unsafe { callback(raw, id.as_mut_ptr(), &raw mut length) } == 0 {
        return failed(Reason::SSL_SESSION_ID_CALLBACK_FAILED);
    }
    match id.get(..length as usize) {
        Some(id) if session_cache::has(&ssl.session_context, id) => failed(Reason::SSL_SESSION_ID_CONFLICT),
        Some(id) if !id.is_empty() => Answer::SessionId(id.to_vec()),
        _ => failed(Reason::SSL_SESSION_ID_HAS_BAD_LENGTH),
    }
}

/// SSL_CTX_set_generate_session_id: sets what makes the ids of a server's new sessions; NULL for random ones. Returns 1, or
/// 0 on error. OpenSSL: SSL_CTX_set_generate_session_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_generate_session_id(ctx: *mut SSL_CTX, cb: GEN_SESSION_CB) -> c_int {
    entry(0, || {
        ctx.reconfigure(|settings| settings.generate_session_id = cb)?;
        Ok(1)
    })
}

/// SSL_set_generate_session_id: as SSL_CTX_set_generate_session_id, for one connection.
/// OpenSSL: SSL_set_generate_session_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_generate_session_id(s: *mut SSL, cb: GEN_SESSION_CB) -> c_int {
    entry(0, || {
        s.reconfigure(|settings| settings.generate_session_id = cb)?;
        Ok(1)
    })
}

/// SSL_has_matching_session_id: 1 if the cache of the connection's context holds a session of this id, else 0.
/// OpenSSL: SSL_has_matching_session_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_has_matching_session_id(s: *const SSL, id: *const c_uchar, id_len: c_uint) -> c_int {
    entry(0, || {
        let id = input!(id, id_len as usize);
        Ok(session_cache::has(&borrowed!(s).session_context, id).into())
    })
}
