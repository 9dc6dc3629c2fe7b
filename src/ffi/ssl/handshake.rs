//! Beginning a connection, and its handshake.

use core::ffi::c_int;
use std::sync::Arc;

use crate::connection::Role;
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, counted};
use crate::ffi::err::queue_api::ERR_clear_error;
use crate::ffi::types::SSL;
use crate::ffi::{entry, err, object};

use super::constants::{SSL_CB_EXIT, SSL_ERROR_WANT_READ, SSL_READING};
use super::drive::{Goal, Stop, drive, is_handshake_due, show_events, turn};
use super::state::Ssl;
use super::{early_data_io, events, failure};

/// SSL_set_connect_state: makes the connection a client. OpenSSL: SSL_set_connect_state(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_connect_state(s: *mut SSL) {
    entry((), || {
        borrowed!(s).with(|state| state.set_role(Role::Client));
        Ok(())
    });
}

/// SSL_set_accept_state: makes the connection a server. OpenSSL: SSL_set_accept_state(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_accept_state(s: *mut SSL) {
    entry((), || {
        borrowed!(s).with(|state| state.set_role(Role::Server));
        Ok(())
    });
}

/// SSL_connect: does the handshake as a client. Returns 1 when it is over; 0 or less if it is not: SSL_get_error says
/// whether to call again, and when. OpenSSL: SSL_connect(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_connect(ssl: *mut SSL) -> c_int {
    entry(-1, || begin(ssl, Some(Role::Client)))
}

/// SSL_accept: does the handshake as a server. Returns 1 when it is over; 0 or less if it is not: SSL_get_error says
/// whether to call again, and when. OpenSSL: SSL_accept(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_accept(ssl: *mut SSL) -> c_int {
    entry(-1, || begin(ssl, Some(Role::Server)))
}

/// SSL_do_handshake: does the handshake on the side that SSL_set_connect_state or SSL_set_accept_state chose. Returns 1
/// when it is over; 0 or less if it is not: SSL_get_error says whether to call again, and when.
/// OpenSSL: SSL_do_handshake(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_do_handshake(s: *mut SSL) -> c_int {
    entry(-1, || begin(s, None))
}

/// Does the handshake, as `role` if no side was chosen before.
fn begin(ssl: *mut SSL, role: Option<Role>) -> Result<c_int, crate::ffi::Pushed> {
    let ssl: Arc<Ssl> = counted!(ssl);
    if let Some(role) = role {
        ssl.with(|state| {
            if state.engine.is_none() {
                state.set_role(role);
            }
        });
    }
    if ssl.with(|state| state.engine.is_none()) {
        return Err(ssl.refused(failure(Reason::CONNECTION_TYPE_NOT_SET)));
    }
    let method = ssl.context.borrow().method;
    let knows_side = match ssl.with(|state| state.role()) {
        Some(Role::Server) => method.server,
        _ => method.client,
    };
    if !knows_side {
        let code = err::ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED;
        return Err(ssl.refused(err::push(err::ERR_LIB_SSL, code, "the method has no such side")));
    }
    Ok(match ssl.conclude(handshake(&ssl)) {
        Ok(()) => 1,
        Err(_) => -1,
    })
}

/// Brings the handshake to its end, if it is not over.
pub(crate) fn handshake(ssl: &Arc<Ssl>) -> Result<(), Stop> {
    if !ssl.with_engine(is_handshake_due)? {
        return Ok(());
    }
    early_data_io::check_order(ssl)?;
    early_data_io::end_writing(ssl);
    go_to(ssl, Goal::Handshake)
}

/// Goes on with the handshake until `goal` is reached. The info callback hears how it stopped.
pub(crate) fn go_to(ssl: &Arc<Ssl>, goal: Goal) -> Result<(), Stop> {
    // As in OpenSSL, so that what a program finds on the queue afterwards is of this call.
    ERR_clear_error();
    let result = drive(ssl, goal);
    tell_exit(ssl, if result.is_ok() { 1 } else { -1 });
    result
}

/// Goes on until application data is at hand. A further handshake is done on the way, as far as it goes; the info callback
/// hears how that stopped.
pub(crate) fn receive(ssl: &Arc<Ssl>) -> Result<(), Stop> {
    let is_under_way = || ssl.with_engine(|engine| engine.is_renegotiating());
    ssl.follow_contexts();
    let mut under_way = is_under_way()?;
    loop {
        let result = turn(ssl, Goal::Data);
        let was_under_way = core::mem::replace(&mut under_way, is_under_way()?);
        match result {
            Ok(false) if was_under_way && !under_way && ssl.with_engine(|engine| engine.failure().is_none())? => {
                show_events(ssl);
                tell_exit(ssl, 1);
                if ssl.with(|state| state.returns_to_program()) {
                    return Err(Stop { error: SSL_ERROR_WANT_READ, want: SSL_READING });
                }
            }
            // A failure is told with the next turn.
            Ok(false) => under_way |= was_under_way,
            Ok(true) | Err(_) => {
                if was_under_way || under_way {
                    tell_exit(ssl, -1);
                }
                return result.map(|_| ());
            }
        }
    }
}

/// Tells the info callback that a handshake is left, for now or for good.
fn tell_exit(ssl: &Arc<Ssl>, value: c_int) {
    events::info(object::get0(ssl), ssl, events::side(ssl) | SSL_CB_EXIT, value);
}
