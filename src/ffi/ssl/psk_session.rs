//! Pre-shared keys of TLS 1.3 that come from outside of TLS (RFC 8446, section 2.2): sessions stand for them.

use core::ffi::c_uint;
use core::ptr;
use std::ffi::CString;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::alert::AlertDescription;
use crate::codepoint::ProtocolVersion;
use crate::connection::{Answer, ExternalPsk};
use crate::crypto::suites;
use crate::error::Reason;
use crate::ffi::types::{SSL, SSL_CTX};
use crate::ffi::{entry, object};
use crate::session::{MasterSecret, Session};

use super::callbacks::{SSL_psk_find_session_cb_func, SSL_psk_use_session_cb_func};
use super::psk::{BAD_CALLBACK, PSK_MAX_IDENTITY_LEN, PSK_MAX_PSK_LEN, written};
use super::questions::refuse;
use super::session_object::{blank, current, suite};
use super::state::Ssl;
use super::target::Target;

/// TLS_AES_128_GCM_SHA256: for keys of which only the bytes are known the hash is SHA-256 (RFC 8446, section 4.2.11).
const DEFAULT_SUITE: u16 = 0x1301;

/// SSL_CTX_set_psk_find_session_callback: sets the function that has a server's pre-shared keys for TLS 1.3; NULL for none.
/// Without, that of SSL_CTX_set_psk_server_callback is asked. OpenSSL: SSL_CTX_set_psk_find_session_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_psk_find_session_callback(ctx: *mut SSL_CTX, cb: SSL_psk_find_session_cb_func) {
    entry((), || ctx.reconfigure(|settings| settings.psk_find_session = cb));
}

/// SSL_set_psk_find_session_callback: as SSL_CTX_set_psk_find_session_callback, for one connection.
/// OpenSSL: SSL_set_psk_find_session_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_psk_find_session_callback(s: *mut SSL, cb: SSL_psk_find_session_cb_func) {
    entry((), || s.reconfigure(|settings| settings.psk_find_session = cb));
}

/// SSL_CTX_set_psk_use_session_callback: sets the function that has a client's pre-shared keys for TLS 1.3; NULL for none.
/// Without, that of SSL_CTX_set_psk_client_callback is asked. OpenSSL: SSL_CTX_set_psk_use_session_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_psk_use_session_callback(ctx: *mut SSL_CTX, cb: SSL_psk_use_session_cb_func) {
    entry((), || ctx.reconfigure(|settings| settings.psk_use_session = cb));
}

/// SSL_set_psk_use_session_callback: as SSL_CTX_set_psk_use_session_callback, for one connection.
/// OpenSSL: SSL_set_psk_use_session_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_psk_use_session_callback(s: *mut SSL, cb: SSL_psk_use_session_cb_func) {
    entry((), || s.reconfigure(|settings| settings.psk_use_session = cb));
}

/// Has the program choose a client's key, before the server has said anything.
pub(crate) fn offer(raw: *mut SSL, ssl: &Ssl) -> Answer {
    if let Some(callback) = ssl.with(|state| state.settings.psk_use_session) {
        let (mut name, mut length, mut found) = (ptr::null(), 0_usize, ptr::null_mut());
        // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and room for what it puts
        // there: a pointer that is a reference for us if it is set, and a name that it can read for as long.
        let (result, session): (_, Option<Arc<Session>>) = unsafe {
            let result = callback(raw, ptr::null(), &raw mut name, &raw mut length, &raw mut found);
            (result, object::take(found))
        };
        match session.map(|session| current(&session)) {
            _ if result == 0 => return refuse(AlertDescription::INTERNAL_ERROR, Reason::BAD_PSK),
            None => {}
            Some(session) if session.version != ProtocolVersion::TLS1_3 || suite(&session).is_none() => {
                return refuse(AlertDescription::INTERNAL_ERROR, Reason::BAD_PSK);
            }
            Some(_) if name.is_null() || length == 0 || length > usize::from(u16::MAX) => return BAD_CALLBACK,
            Some(session) => {
                // SAFETY: the program says that so many bytes are there.
                let identity = unsafe { core::slice::from_raw_parts(name, length) }.to_vec();
                return Answer::OfferedPsk(Some(ExternalPsk { identity, session }));
            }
        }
    }
    if ssl.with(|state| state.settings.psk_client.is_none()) {
        return Answer::OfferedPsk(None);
    }
    match super::psk::choose(raw, ssl) {
        Answer::ChosenPsk(None) => Answer::OfferedPsk(None),
        Answer::ChosenPsk(Some(psk)) if psk.identity.is_empty() => BAD_CALLBACK,
        Answer::ChosenPsk(Some(psk)) => of_key(&psk.key).map_or(BAD_CALLBACK, |session| {
            Answer::OfferedPsk(Some(ExternalPsk { identity: psk.identity, session: Arc::new(session) }))
        }),
        refusal => refusal,
    }
}

/// Has the program find the session that stands for a server's key.
pub(crate) fn find(raw: *mut SSL, ssl: &Ssl, identity: &[u8]) -> Answer {
    if let Some(callback) = ssl.with(|state| state.settings.psk_find_session) {
        let mut found = ptr::null_mut();
        // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, readable bytes, and room for
        // a pointer, which is a reference for us if it is set.
        let session: Option<Arc<Session>> = unsafe {
            if callback(raw, identity.as_ptr(), identity.len(), &raw mut found) == 0 {
                return refuse(AlertDescription::INTERNAL_ERROR, Reason::BAD_EXTENSION);
            }
            object::take(found)
        };
        if let Some(session) = session.map(|session| current(&session)) {
            // Nobody can tell the key's hash.
            if suite(&session).is_none() {
                return refuse(AlertDescription::INTERNAL_ERROR, Reason::BAD_PSK);
            }
            // A copy: it may be the program's for every connection, and what becomes of this one is none of the others' concern.
            return Answer::Session(Some(Arc::new(Session::clone(&session))));
        }
    }
    find_key(raw, ssl, identity)
}

/// Has the callback for TLS 1.2 find the key.
fn find_key(raw: *mut SSL, ssl: &Ssl, identity: &[u8]) -> Answer {
    let none = Answer::Session(None);
    let Some(callback) = ssl.with(|state| state.settings.psk_server) else { return none };
    if identity.len() > PSK_MAX_IDENTITY_LEN as usize {
        return none;
    }
    // No key has a name with a zero in it: the callback would see another name than the client's.
    let Ok(identity) = CString::new(identity) else { return none };
    let mut key = Zeroizing::new(vec![0; PSK_MAX_PSK_LEN as usize]);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and room for what it writes.
    let length = unsafe { callback(raw, identity.as_ptr(), key.as_mut_ptr(), PSK_MAX_PSK_LEN as c_uint) };
    if length == 0 {
        return none;
    }
    let session = written(key, length).and_then(|key| of_key(&key));
    session.map_or(BAD_CALLBACK, |session| Answer::Session(Some(Arc::new(session))))
}

/// The session that stands for a key of which only the bytes are known; `None` if it is too long for one.
fn of_key(key: &[u8]) -> Option<Session> {
    let mut session = blank();
    session.version = ProtocolVersion::TLS1_3;
    session.suite = suites::by_id(DEFAULT_SUITE)?;
    session.master_secret = MasterSecret::of_psk(key)?;
    Some(session)
}
