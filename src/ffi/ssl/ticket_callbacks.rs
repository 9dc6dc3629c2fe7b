//! Functions of the program that have a say in session tickets: `SSL_CTX_set_session_ticket_cb`.

use core::ffi::{c_int, c_void};

use crate::ffi::entry;
use crate::ffi::types::SSL_CTX;

use super::callbacks::{
    SSL_CTX_decrypt_session_ticket_fn, SSL_CTX_generate_session_ticket_fn, SSL_TICKET_RETURN, SSL_TICKET_STATUS,
};
use super::target::Target;

/// A ticket could not be looked at for lack of memory.
pub const SSL_TICKET_FATAL_ERR_MALLOC: SSL_TICKET_STATUS = 0;
/// A ticket could not be looked at.
pub const SSL_TICKET_FATAL_ERR_OTHER: SSL_TICKET_STATUS = 1;
/// The client does not know tickets.
pub const SSL_TICKET_NONE: SSL_TICKET_STATUS = 2;
/// The client knows tickets but has none.
pub const SSL_TICKET_EMPTY: SSL_TICKET_STATUS = 3;
/// The client's ticket could not be opened.
pub const SSL_TICKET_NO_DECRYPT: SSL_TICKET_STATUS = 4;
/// The client's ticket was opened.
pub const SSL_TICKET_SUCCESS: SSL_TICKET_STATUS = 5;
/// The client's ticket was opened, and it will be given a new one.
pub const SSL_TICKET_SUCCESS_RENEW: SSL_TICKET_STATUS = 6;

/// End the handshake.
pub const SSL_TICKET_RETURN_ABORT: SSL_TICKET_RETURN = 0;
/// Do not use the ticket, and give the client no new one.
pub const SSL_TICKET_RETURN_IGNORE: SSL_TICKET_RETURN = 1;
/// Do not use the ticket, and give the client a new one.
pub const SSL_TICKET_RETURN_IGNORE_RENEW: SSL_TICKET_RETURN = 2;
/// Use the ticket, and give the client no new one.
pub const SSL_TICKET_RETURN_USE: SSL_TICKET_RETURN = 3;
/// Use the ticket, and give the client a new one.
pub const SSL_TICKET_RETURN_USE_RENEW: SSL_TICKET_RETURN = 4;

/// SSL_CTX_set_session_ticket_cb: sets what is called on a server before a ticket is made (it can store data in the ticket
/// with SSL_SESSION_set1_ticket_appdata) and what is called once a client's ticket was opened or could not be: it returns an
/// SSL_TICKET_RETURN_ value. Each may be NULL. Returns 1, or 0 on error. OpenSSL: SSL_CTX_set_session_ticket_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_session_ticket_cb(
    ctx: *mut SSL_CTX,
    gen_cb: SSL_CTX_generate_session_ticket_fn,
    dec_cb: SSL_CTX_decrypt_session_ticket_fn,
    arg: *mut c_void,
) -> c_int {
    entry(0, || {
        ctx.reconfigure(|settings| {
            let tickets = &mut settings.context.tickets;
            (tickets.generate, tickets.decrypt, tickets.arg) = (gen_cb, dec_cb, arg);
        })?;
        Ok(1)
    })
}
