//! How much early data may be sent (RFC 8446, section 2.3), whether it is taken, and what became of it.

use core::ffi::{c_int, c_void};

use crate::connection::{Answer, EarlyData};
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX};

use super::callbacks::SSL_allow_early_data_cb_fn;
use super::state::Ssl;
use super::target::Target;

/// SSL_get_early_data_status: no early data was sent.
pub const SSL_EARLY_DATA_NOT_SENT: c_int = 0;
/// SSL_get_early_data_status: the server does not take it.
pub const SSL_EARLY_DATA_REJECTED: c_int = 1;
/// SSL_get_early_data_status: the server takes it.
pub const SSL_EARLY_DATA_ACCEPTED: c_int = 2;

/// SSL_CTX_set_max_early_data: sets how many bytes of early data a server lets clients send that come back with the sessions
/// it gives them from now on; 0, as it is from the start, for none. Unless SSL_OP_NO_ANTI_REPLAY is on, each such session is
/// good for one connection, and is kept in the context's cache until then. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_max_early_data(ctx: *mut SSL_CTX, max_early_data: u32) -> c_int {
    entry(0, || {
        ctx.change(|settings| settings.config_mut().max_early_data = max_early_data)?;
        Ok(1)
    })
}

/// SSL_CTX_get_max_early_data: what SSL_CTX_set_max_early_data set. OpenSSL: SSL_CTX_get_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_max_early_data(ctx: *const SSL_CTX) -> u32 {
    entry(0, || ctx.look(|settings| settings.config.max_early_data))
}

/// SSL_set_max_early_data: as SSL_CTX_set_max_early_data, for one connection. OpenSSL: SSL_set_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_max_early_data(s: *mut SSL, max_early_data: u32) -> c_int {
    entry(0, || {
        s.change(|settings| settings.config_mut().max_early_data = max_early_data)?;
        Ok(1)
    })
}

/// SSL_get_max_early_data: what SSL_set_max_early_data set. OpenSSL: SSL_get_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_max_early_data(s: *const SSL) -> u32 {
    entry(0, || s.look(|settings| settings.config.max_early_data))
}

/// SSL_CTX_set_recv_max_early_data: sets how many bytes of early data a server takes at most on one connection, or passes
/// over if it does not take it; more ends the connection. It is 16384 from the start, and is never to be less than what
/// SSL_CTX_set_max_early_data has set lately. Returns 1, or 0 on error. OpenSSL: SSL_CTX_set_recv_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_recv_max_early_data(ctx: *mut SSL_CTX, recv_max_early_data: u32) -> c_int {
    entry(0, || {
        ctx.change(|settings| settings.config_mut().recv_max_early_data = recv_max_early_data)?;
        Ok(1)
    })
}

/// SSL_CTX_get_recv_max_early_data: what SSL_CTX_set_recv_max_early_data set.
/// OpenSSL: SSL_CTX_get_recv_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_recv_max_early_data(ctx: *const SSL_CTX) -> u32 {
    entry(0, || ctx.look(|settings| settings.config.recv_max_early_data))
}

/// SSL_set_recv_max_early_data: as SSL_CTX_set_recv_max_early_data, for one connection.
/// OpenSSL: SSL_set_recv_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_recv_max_early_data(s: *mut SSL, recv_max_early_data: u32) -> c_int {
    entry(0, || {
        s.change(|settings| settings.config_mut().recv_max_early_data = recv_max_early_data)?;
        Ok(1)
    })
}

/// SSL_get_recv_max_early_data: what SSL_set_recv_max_early_data set. OpenSSL: SSL_get_recv_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_recv_max_early_data(s: *const SSL) -> u32 {
    entry(0, || s.look(|settings| settings.config.recv_max_early_data))
}

/// SSL_CTX_set_allow_early_data_cb: sets what decides, where nothing else speaks against it, whether a server takes a
/// client's early data: it gets `arg` and returns 1, or 0 to pass the data over. NULL takes it away.
/// OpenSSL: SSL_CTX_set_allow_early_data_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_allow_early_data_cb(
    ctx: *mut SSL_CTX,
    cb: SSL_allow_early_data_cb_fn,
    arg: *mut c_void,
) {
    entry((), || ctx.reconfigure(|settings| settings.allow_early_data = (cb, arg)));
}

/// SSL_set_allow_early_data_cb: as SSL_CTX_set_allow_early_data_cb, for one connection.
/// OpenSSL: SSL_set_allow_early_data_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_allow_early_data_cb(s: *mut SSL, cb: SSL_allow_early_data_cb_fn, arg: *mut c_void) {
    entry((), || s.reconfigure(|settings| settings.allow_early_data = (cb, arg)));
}

/// Has the program decide whether early data is taken.
pub(crate) fn allow(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let (callback, arg) = ssl.with(|state| state.settings.allow_early_data);
    // SAFETY: the program's callback, with its own connection and argument; nothing of the connection is borrowed.
    let allowed = callback.is_none_or(|callback| unsafe { callback(raw, arg) } != 0);
    if allowed { Answer::Continue } else { Answer::Ignore }
}

/// SSL_get_early_data_status: SSL_EARLY_DATA_ACCEPTED if the server takes early data on this connection,
/// SSL_EARLY_DATA_REJECTED if it passes it over, or has not answered the client yet, and SSL_EARLY_DATA_NOT_SENT if the
/// client has announced none. OpenSSL: SSL_get_early_data_status(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_early_data_status(s: *const SSL) -> c_int {
    entry(SSL_EARLY_DATA_NOT_SENT, || {
        let status = borrowed!(s).with(|state| state.engine.as_ref().map(|engine| engine.facts().early_data));
        Ok(match status.unwrap_or_default() {
            EarlyData::NotSent => SSL_EARLY_DATA_NOT_SENT,
            EarlyData::Rejected => SSL_EARLY_DATA_REJECTED,
            EarlyData::Accepted => SSL_EARLY_DATA_ACCEPTED,
        })
    })
}
