//! The host that a client names (server_name, RFC 6066).

use core::ffi::{c_char, c_int, c_long, c_void};
use core::ptr;
use std::ffi::CString;

use crate::connection::Role;
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::tls1::{TLSEXT_MAXLEN_host_name, TLSEXT_NAMETYPE_host_name};
use crate::ffi::types::{SSL, SSL_CTX};

use super::callbacks::ServerNameCallback;
use super::state::State;
use super::target::Target;

/// Carries out `SSL_set_tlsext_host_name`; NULL for no name.
pub(crate) fn set_host_name(ssl: *mut SSL, kind: c_long, name: *const c_char) -> Result<c_long, Pushed> {
    if kind != c_long::from(TLSEXT_NAMETYPE_host_name) {
        return Err(super::failure(Reason::SSL3_EXT_INVALID_SERVERNAME_TYPE));
    }
    let name = if name.is_null() {
        None
    } else {
        let name =
            text!(name).to_str().ok().filter(|name| (1..=TLSEXT_MAXLEN_host_name as usize).contains(&name.len()));
        Some(name.ok_or_else(|| super::failure(Reason::SSL3_EXT_INVALID_SERVERNAME))?.to_owned())
    };
    ssl.change(|settings| settings.config_mut().server_name = name)?;
    Ok(1)
}

/// Carries out `SSL_CTX_set_tlsext_servername_callback`.
pub(crate) fn set_callback(ctx: *mut SSL_CTX, callback: ServerNameCallback) -> Result<c_long, Pushed> {
    ctx.reconfigure(|settings| settings.context.server_name.0 = callback)?;
    Ok(1)
}

/// Carries out `SSL_CTX_set_tlsext_servername_arg`.
pub(crate) fn set_callback_argument(ctx: *mut SSL_CTX, argument: *mut c_void) -> Result<c_long, Pushed> {
    ctx.reconfigure(|settings| settings.context.server_name.1 = argument)?;
    Ok(1)
}

/// The name: on a server what the client asked for, on a client what it asks or has asked for.
fn name_of(state: &State) -> Option<String> {
    let facts = state.engine.as_ref().map(crate::connection::Connection::facts);
    let resumed = facts.filter(|facts| facts.resumed).and_then(|facts| facts.session.as_ref());
    match state.role() {
        Some(Role::Server) => match resumed {
            Some(session) => session.server_name.clone(),
            None => facts.and_then(|facts| facts.server_name.clone()),
        },
        _ => {
            let offered = state.session.as_ref().filter(|_| state.settings.config.server_name.is_none());
            let session = resumed.or(offered).and_then(|session| session.server_name.clone());
            session.or_else(|| state.settings.config.server_name.clone())
        }
    }
}

/// SSL_get_servername: the host that the client has named, or NULL; type is TLSEXT_NAMETYPE_host_name. It belongs to the
/// connection. OpenSSL: SSL_get_servername(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_servername(s: *const SSL, r#type: c_int) -> *const c_char {
    entry(ptr::null(), || {
        let mut state = borrowed!(s).state.borrow_mut();
        if r#type != TLSEXT_NAMETYPE_host_name {
            return Ok(ptr::null());
        }
        let name = name_of(&state).and_then(|name| CString::new(name).ok());
        // A name that stays the same keeps its place.
        let shown = &mut state.views.get_or_insert_default().server_name;
        if *shown != name {
            *shown = name;
        }
        Ok(shown.as_ref().map_or(ptr::null(), |name| name.as_ptr()))
    })
}

/// SSL_get_servername_type: TLSEXT_NAMETYPE_host_name if the client has named a host, else -1.
/// OpenSSL: SSL_get_servername_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_servername_type(s: *const SSL) -> c_int {
    entry(-1, || {
        let named = name_of(&borrowed!(s).state.borrow()).is_some();
        Ok(if named { TLSEXT_NAMETYPE_host_name } else { -1 })
    })
}
