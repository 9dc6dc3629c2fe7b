//! The keys of session tickets, for servers that share them.

use core::ffi::{c_long, c_void};
use std::sync::Arc;

use crate::error::Reason;
use crate::ffi::arguments::{input, put_bytes};
use crate::ffi::err::Pushed;
use crate::ffi::types::SSL_CTX;
use crate::session::{TICKET_KEYS_LEN, TicketKeys};

use super::target::Target;

/// How many bytes the keys take.
const LENGTH: c_long = TICKET_KEYS_LEN as c_long;

/// Whether the program has room for the keys, or has all of them.
fn check_length(length: c_long) -> Result<(), Pushed> {
    if length == LENGTH { Ok(()) } else { Err(super::failure(Reason::INVALID_TICKET_KEYS_LENGTH)) }
}

/// Carries out `SSL_CTX_get_tlsext_ticket_keys`: copies the keys out, which rotate no more from then on. With NULL for the
/// keys, says how many bytes they take.
pub(crate) fn get(ctx: *mut SSL_CTX, keys: *mut c_void, length: c_long) -> Result<c_long, Pushed> {
    if keys.is_null() {
        return Ok(LENGTH);
    }
    check_length(length)?;
    let ticket_keys = ctx.look(|settings| Arc::clone(&settings.ticket_keys))?;
    let bytes = ticket_keys.to_bytes();
    put_bytes!(keys, bytes.as_slice());
    Ok(1)
}

/// Carries out `SSL_CTX_set_tlsext_ticket_keys`. With NULL for the keys, says how many bytes they take.
pub(crate) fn set(ctx: *mut SSL_CTX, keys: *const c_void, length: c_long) -> Result<c_long, Pushed> {
    if keys.is_null() {
        return Ok(LENGTH);
    }
    check_length(length)?;
    let bytes: &[u8] = input!(keys, TICKET_KEYS_LEN);
    let lifetime = ctx.look(|settings| settings.config.session_timeout)?;
    let ticket_keys = Arc::new(TicketKeys::from_bytes(bytes, lifetime)?);
    ctx.reconfigure(|settings| settings.ticket_keys = ticket_keys)?;
    Ok(1)
}
