//! Closing a connection.

use core::ffi::c_int;
use std::sync::Arc;

use crate::connection::Connection;
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, counted};
use crate::ffi::entry;
use crate::ffi::types::SSL;

use super::constants::{SSL_RECEIVED_SHUTDOWN, SSL_SENT_SHUTDOWN};
use super::drive::{Goal, Stop, drive, flush_through, show_events};
use super::failure;
use super::state::Ssl;

/// SSL_shutdown: closes the connection. The first call sends close_notify and returns 0, or 1 if the peer's has come; a
/// further call waits for the peer's and returns 1. Less than 0 if that could not be done: SSL_get_error says why.
/// OpenSSL: SSL_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_shutdown(s: *mut SSL) -> c_int {
    entry(-1, || {
        let ssl: Arc<Ssl> = counted!(s);
        Ok(ssl.conclude(shutdown(&ssl)).map_or(-1, c_int::from))
    })
}

/// Whether both sides have closed.
fn shutdown(ssl: &Arc<Ssl>) -> Result<bool, Stop> {
    const BOTH: c_int = SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN;
    if ssl.with(|state| state.engine.is_none()) {
        return Err(failure(Reason::UNINITIALIZED).into());
    }
    if ssl.with(|state| state.is_in_init()) {
        return Err(failure(Reason::SHUTDOWN_WHILE_IN_INIT).into());
    }
    if ssl.with(|state| state.settings.quiet_shutdown) {
        ssl.with(|state| state.shutdown = BOTH);
        return Ok(true);
    }
    if ssl.with(|state| state.shutdown & SSL_SENT_SHUTDOWN == 0) {
        ssl.with(|state| state.shutdown |= SSL_SENT_SHUTDOWN);
        ssl.with_engine(|engine| engine.close())??;
        show_events(ssl);
        flush_through(ssl)?;
    } else if ssl.with(|state| state.unflushed || state.engine.as_ref().is_some_and(Connection::has_output)) {
        flush_through(ssl)?;
    } else if ssl.with(|state| state.shutdown & SSL_RECEIVED_SHUTDOWN == 0) {
        match drive(ssl, Goal::Data) {
            Ok(()) => return Err(failure(Reason::APPLICATION_DATA_AFTER_CLOSE_NOTIFY).into()),
            Err(Stop::CLOSED) => {}
            Err(stop) => return Err(stop),
        }
    }
    Ok(ssl.with(|state| state.shutdown) == BOTH)
}

/// SSL_get_shutdown: SSL_SENT_SHUTDOWN and SSL_RECEIVED_SHUTDOWN, as far as they hold. OpenSSL: SSL_get_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_shutdown(ssl: *const SSL) -> c_int {
    entry(0, || Ok(borrowed!(ssl).with(|state| state.shutdown)))
}

/// SSL_set_shutdown: pretends that close_notify was sent or received, without sending anything. OpenSSL: SSL_set_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_shutdown(ssl: *mut SSL, mode: c_int) {
    entry((), || {
        borrowed!(ssl).with(|state| state.shutdown = mode);
        Ok(())
    });
}
