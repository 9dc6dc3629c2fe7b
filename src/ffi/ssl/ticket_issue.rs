//! How many session tickets a server sends in TLS 1.3, and when.

use core::ffi::c_int;

use libc::size_t;

use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX};

use super::target::Target;
use crate::ffi::arguments::borrowed;

/// SSL_CTX_set_num_tickets: sets how many tickets a TLS 1.3 server sends after a handshake; 2 unless it is set. Older
/// versions send one. Returns 1, or 0 on error. OpenSSL: SSL_CTX_set_num_tickets(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_num_tickets(ctx: *mut SSL_CTX, num_tickets: size_t) -> c_int {
    entry(0, || {
        ctx.change(|settings| settings.config_mut().num_tickets = num_tickets)?;
        Ok(1)
    })
}

/// SSL_CTX_get_num_tickets: what SSL_CTX_set_num_tickets set. OpenSSL: SSL_CTX_get_num_tickets(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_num_tickets(ctx: *const SSL_CTX) -> size_t {
    entry(0, || ctx.look(|settings| settings.config.num_tickets))
}

/// SSL_set_num_tickets: as SSL_CTX_set_num_tickets, for one connection. OpenSSL: SSL_set_num_tickets(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_num_tickets(s: *mut SSL, num_tickets: size_t) -> c_int {
    entry(0, || {
        s.change(|settings| settings.config_mut().num_tickets = num_tickets)?;
        Ok(1)
    })
}

/// SSL_get_num_tickets: what SSL_set_num_tickets set. OpenSSL: SSL_get_num_tickets(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_num_tickets(s: *const SSL) -> size_t {
    entry(0, || s.look(|settings| settings.config.num_tickets))
}

/// SSL_new_session_ticket: wants to give the client of a TLS 1.3 server one more ticket; the next call that writes, reads or
/// does a handshake sends it. Returns 1, or 0 if there can be none: on a client, in older versions, and before the handshake is
/// over. OpenSSL: SSL_new_session_ticket(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_new_session_ticket(s: *mut SSL) -> c_int {
    entry(0, || {
        let given = borrowed!(s).with(|state| state.engine.as_mut().map(|engine| engine.give_ticket()));
        Ok(matches!(given, Some(Ok(()))).into())
    })
}
