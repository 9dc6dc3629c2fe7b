//! Further handshakes on a connection: asking for them, and counting them.

use core::ffi::{c_int, c_long};

use crate::connection::Connection;
use crate::error::Reason;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::SSL;

use super::failure;

/// SSL_renegotiate: wants another handshake, which the next call that reads, writes or does a handshake begins. A client
/// does it without resuming the session; a server asks the client for it with a HelloRequest, and the client's answer comes
/// with what is read later. Returns 1, or 0 on error: before the first handshake is over, after the connection has been
/// closed, and with SSL_OP_NO_RENEGOTIATION. OpenSSL: SSL_renegotiate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_renegotiate(s: *mut SSL) -> c_int {
    entry(0, || renegotiate(s, false))
}

/// SSL_renegotiate_abbreviated: as SSL_renegotiate, but a client offers to resume the session in use.
/// OpenSSL: SSL_renegotiate_abbreviated(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_renegotiate_abbreviated(s: *mut SSL) -> c_int {
    entry(0, || renegotiate(s, true))
}

fn renegotiate(s: *mut SSL, resume: bool) -> Result<c_int, Pushed> {
    let wanted = borrowed!(s).with(|state| state.engine.as_mut().map(|engine| engine.renegotiate(resume)));
    wanted.ok_or_else(|| failure(Reason::CONNECTION_TYPE_NOT_SET))??;
    Ok(1)
}

/// SSL_renegotiate_pending: 1 if another handshake is wanted or asked for and is not over, else 0.
/// OpenSSL: SSL_renegotiate_pending(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_renegotiate_pending(s: *const SSL) -> c_int {
    entry(0, || {
        let state = borrowed!(s).state.borrow();
        Ok(state.engine.as_ref().is_some_and(Connection::is_renegotiation_pending).into())
    })
}

/// `SSL_num_renegotiations` and its kin.
pub(crate) fn count(s: *mut SSL, count: impl FnOnce(&mut Connection) -> u64) -> Result<c_long, Pushed> {
    let counted = borrowed!(s).with(|state| state.engine.as_mut().map_or(0, count));
    Ok(c_long::try_from(counted).unwrap_or(c_long::MAX))
}
