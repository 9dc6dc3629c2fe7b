//! Pre-shared keys of TLS 1.2 and older (RFC 4279): the functions that have them, the hint, and the name of the one in use.

use core::ffi::{CStr, c_char, c_int, c_uint};
use core::ptr;
use std::ffi::CString;

use zeroize::Zeroizing;

use crate::alert::AlertDescription;
use crate::connection::{Answer, Facts, Psk};
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::entry;
use crate::ffi::err::{self, Pushed};
use crate::ffi::types::{SSL, SSL_CTX};

use super::callbacks::{SSL_psk_client_cb_func, SSL_psk_server_cb_func};
use super::state::Ssl;
use super::target::Target;
use super::views::Views;

/// The greatest length of a pre-shared key's name, and of a hint, in bytes.
pub const PSK_MAX_IDENTITY_LEN: c_int = 256;
/// The greatest length of a pre-shared key, in bytes.
pub const PSK_MAX_PSK_LEN: c_int = 512;

/// The room that a callback has for a name and its last zero.
const IDENTITY_ROOM: usize = PSK_MAX_IDENTITY_LEN as usize + 1;

fn set_client(target: impl Target, callback: SSL_psk_client_cb_func) -> Result<(), Pushed> {
    target.reconfigure(|settings| settings.psk_client = callback)
}

fn set_server(target: impl Target, callback: SSL_psk_server_cb_func) -> Result<(), Pushed> {
    target.reconfigure(|settings| settings.psk_server = callback)
}

fn use_hint(target: impl Target, hint: *const c_char) -> Result<c_int, Pushed> {
    let hint = if hint.is_null() { None } else { Some(text!(hint).to_bytes().to_vec()) };
    if let Some(hint) = hint.as_ref().filter(|hint| hint.len() > PSK_MAX_IDENTITY_LEN as usize) {
        let reason = c_int::from(Reason::DATA_LENGTH_TOO_LONG.0);
        let why = format!("a hint of {} bytes, at most {PSK_MAX_IDENTITY_LEN} allowed", hint.len());
        return Err(err::push(err::ERR_LIB_SSL, reason, why));
    }
    target.change(|settings| settings.config_mut().psk_identity_hint = hint)?;
    Ok(1)
}

/// SSL_CTX_set_psk_client_callback: sets the function that has a client's pre-shared keys; NULL for none. Without, suites
/// with pre-shared keys are not offered. OpenSSL: SSL_CTX_set_psk_client_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_psk_client_callback(ctx: *mut SSL_CTX, cb: SSL_psk_client_cb_func) {
    entry((), || set_client(ctx, cb));
}

/// SSL_set_psk_client_callback: as SSL_CTX_set_psk_client_callback, for one connection.
/// OpenSSL: SSL_set_psk_client_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_psk_client_callback(ssl: *mut SSL, cb: SSL_psk_client_cb_func) {
    entry((), || set_client(ssl, cb));
}

/// SSL_CTX_set_psk_server_callback: sets the function that has a server's pre-shared keys; NULL for none. Without, suites
/// with pre-shared keys are not used. OpenSSL: SSL_CTX_set_psk_server_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_psk_server_callback(ctx: *mut SSL_CTX, cb: SSL_psk_server_cb_func) {
    entry((), || set_server(ctx, cb));
}

/// SSL_set_psk_server_callback: as SSL_CTX_set_psk_server_callback, for one connection.
/// OpenSSL: SSL_set_psk_server_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_psk_server_callback(ssl: *mut SSL, cb: SSL_psk_server_cb_func) {
    entry((), || set_server(ssl, cb));
}

/// SSL_CTX_use_psk_identity_hint: sets what a server says to help clients choose a pre-shared key, at most
/// PSK_MAX_IDENTITY_LEN bytes; NULL for nothing. Returns 1, or 0 on failure. OpenSSL: SSL_CTX_use_psk_identity_hint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_psk_identity_hint(ctx: *mut SSL_CTX, hint: *const c_char) -> c_int {
    entry(0, || use_hint(ctx, hint))
}

/// SSL_use_psk_identity_hint: as SSL_CTX_use_psk_identity_hint, for one connection.
/// OpenSSL: SSL_use_psk_identity_hint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_psk_identity_hint(s: *mut SSL, hint: *const c_char) -> c_int {
    entry(0, || use_hint(s, hint))
}

/// Shows a text of the session, or of the handshake that will make one. A text that stays the same keeps its place.
fn show(
    ssl: *const SSL,
    of_session: fn(&crate::session::Session) -> Option<&Vec<u8>>,
    of_handshake: fn(&Facts) -> Option<&Vec<u8>>,
    view: fn(&mut Views) -> &mut Option<CString>,
) -> *const c_char {
    if ssl.is_null() {
        return ptr::null();
    }
    entry(ptr::null(), || {
        let mut state = borrowed!(ssl).state.borrow_mut();
        let state = &mut *state;
        let facts = state.engine.as_ref().map(|engine| engine.facts());
        let found = facts.and_then(|facts| facts.session.as_deref().and_then(of_session).or(of_handshake(facts)));
        let text = found.and_then(|bytes| CString::new(bytes.clone()).ok());
        let shown = view(state.views.get_or_insert_default());
        if *shown != text {
            *shown = text;
        }
        Ok(shown.as_ref().map_or(ptr::null(), |text| text.as_ptr()))
    })
}

/// SSL_get_psk_identity_hint: what the server said to help the client choose a pre-shared key; NULL if nothing. The text
/// belongs to the connection. OpenSSL: SSL_get_psk_identity_hint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_psk_identity_hint(s: *const SSL) -> *const c_char {
    show(
        s,
        |session| session.rare().psk_identity_hint.as_ref(),
        |facts| facts.psk_identity_hint.as_ref(),
        |views| &mut views.psk_identity_hint,
    )
}

/// SSL_get_psk_identity: the name of the pre-shared key in use; NULL if there is none. The text belongs to the connection.
/// OpenSSL: SSL_get_psk_identity(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_psk_identity(s: *const SSL) -> *const c_char {
    show(
        s,
        |session| session.rare().psk_identity.as_ref(),
        |facts| facts.psk_identity.as_ref(),
        |views| &mut views.psk_identity,
    )
}

/// The answer to a callback that broke its contract.
pub(crate) const BAD_CALLBACK: Answer =
    Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::BAD_DATA_RETURNED_BY_CALLBACK };

/// The first `length` bytes of what a callback wrote; `None` if it says that it wrote more than there is room for.
pub(crate) fn written(mut room: Zeroizing<Vec<u8>>, length: c_uint) -> Option<Zeroizing<Vec<u8>>> {
    let length = usize::try_from(length).ok().filter(|&length| length <= room.len())?;
    room.truncate(length);
    Some(room)
}

/// Has the program choose a client's key.
pub(crate) fn choose(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let (callback, hint) = ssl.with(|state| {
        let facts = state.engine.as_ref().map(|engine| engine.facts());
        (state.settings.psk_client, facts.and_then(|facts| facts.psk_identity_hint.clone()))
    });
    let Some(callback) = callback else {
        return Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::PSK_NO_CLIENT_CB };
    };
    if hint.as_ref().is_some_and(|hint| hint.len() > PSK_MAX_IDENTITY_LEN as usize) {
        return Answer::Refuse { alert: AlertDescription::HANDSHAKE_FAILURE, reason: Reason::DATA_LENGTH_TOO_LONG };
    }
    // A hint with a zero in it ends there, as for every C string.
    let hint = hint.map(|mut hint| {
        hint.truncate(hint.iter().position(|byte| *byte == 0).unwrap_or(hint.len()));
        CString::new(hint).unwrap_or_default()
    });
    let hint = hint.as_ref().map_or(ptr::null(), |hint| hint.as_ptr());
    let mut identity = vec![0_u8; IDENTITY_ROOM];
    let mut key = Zeroizing::new(vec![0; PSK_MAX_PSK_LEN as usize]);
    let (identity_room, key_room) = (PSK_MAX_IDENTITY_LEN as c_uint, PSK_MAX_PSK_LEN as c_uint);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and room for what it writes.
    let length =
        unsafe { callback(raw, hint, identity.as_mut_ptr().cast(), identity_room, key.as_mut_ptr(), key_room) };
    if length == 0 {
        return Answer::ChosenPsk(None);
    }
    match (CStr::from_bytes_until_nul(&identity), written(key, length)) {
        (Ok(identity), Some(key)) => Answer::ChosenPsk(Some(Psk { identity: identity.to_bytes().to_vec(), key })),
        _ => BAD_CALLBACK,
    }
}

/// Has the program find a server's key.
pub(crate) fn find(raw: *mut SSL, ssl: &Ssl, identity: Vec<u8>) -> Answer {
    let Some(callback) = ssl.with(|state| state.settings.psk_server) else {
        return Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::PSK_NO_SERVER_CB };
    };
    if identity.len() > PSK_MAX_IDENTITY_LEN as usize {
        return Answer::Refuse { alert: AlertDescription::DECODE_ERROR, reason: Reason::DATA_LENGTH_TOO_LONG };
    }
    // No key has a name with a zero in it: the callback would see another name than the client's.
    let Ok(identity) = CString::new(identity) else { return Answer::Psk(None) };
    let mut key = Zeroizing::new(vec![0; PSK_MAX_PSK_LEN as usize]);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and room for what it writes.
    let length = unsafe { callback(raw, identity.as_ptr(), key.as_mut_ptr(), PSK_MAX_PSK_LEN as c_uint) };
    if length == 0 {
        return Answer::Psk(None);
    }
    written(key, length).map_or(BAD_CALLBACK, |key| Answer::Psk(Some(key)))
}
