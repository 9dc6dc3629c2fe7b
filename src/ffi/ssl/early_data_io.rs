//! Writing and reading early data (RFC 8446, section 2.3).

use core::ffi::{c_int, c_void};
use std::sync::Arc;

use libc::size_t;

use crate::connection::{Connection, Role};
use crate::ffi::arguments::{counted, put};
use crate::ffi::types::SSL;
use crate::ffi::{entry, err};
use crate::session::Session;

use super::drive::{Goal, Stop, flush_through, turn};
use super::handshake::go_to;
use super::io::{Room, given, send};
use super::session_object::current;
use super::state::{Ssl, State};

/// SSL_read_early_data: an error occurred; SSL_get_error says which.
pub const SSL_READ_EARLY_DATA_ERROR: c_int = 0;
/// SSL_read_early_data: data was read.
pub const SSL_READ_EARLY_DATA_SUCCESS: c_int = 1;
/// SSL_read_early_data: there is no early data, or no more.
pub const SSL_READ_EARLY_DATA_FINISH: c_int = 2;

/// Where a program is with the functions for early data, which it may only call in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EarlyCalls {
    /// It has called none.
    #[default]
    None,
    /// A client: its hello is not all sent.
    Connecting,
    /// A client: more can be written.
    Writing,
    /// A client: it has gone on with the handshake.
    Written,
    /// A server: its part of the handshake is not all sent.
    Accepting,
    /// A server: more may come.
    Reading,
    /// A server: no more comes.
    Read,
}

impl EarlyCalls {
    /// Whether one of these functions must be called again before others may.
    const fn is_unfinished(self) -> bool {
        matches!(self, Self::Connecting | Self::Accepting | Self::Reading)
    }
}

/// The error for a function that is not to be called now.
fn out_of_order(what: &'static str) -> Stop {
    err::push(err::ERR_LIB_SSL, err::ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED, what).into()
}

/// Refuses a call that is none of these functions where one of them must be called again.
pub(crate) fn check_order(ssl: &Ssl) -> Result<(), Stop> {
    match ssl.with(|state| state.early_calls) {
        calls if calls.is_unfinished() => Err(out_of_order("the early data comes first")),
        _ => Ok(()),
    }
}

/// A client that goes on with the handshake writes no more early data.
pub(crate) fn end_writing(ssl: &Ssl) {
    ssl.with(|state| {
        if state.early_calls == EarlyCalls::Writing {
            state.early_calls = EarlyCalls::Written;
            state.engine.iter_mut().for_each(Connection::end_early_data);
        }
    });
}

/// SSL_write_early_data: writes `num` bytes of early data and stores how many in `*written`. On a client it is the first
/// call on a connection whose session allows early data, begins the handshake, and may be repeated until that is gone on
/// with. On a server, it writes to a client whose part of the handshake is not over, once SSL_read_early_data has succeeded.
/// Returns 1, or 0 if it could not be done: SSL_get_error says why, and the same data is to be passed again.
/// OpenSSL: SSL_write_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_write_early_data(
    s: *mut SSL,
    buf: *const c_void,
    num: size_t,
    written: *mut size_t,
) -> c_int {
    entry(0, || {
        let ssl: Arc<Ssl> = counted!(s);
        Ok(match ssl.conclude(write(&ssl, given(&ssl, buf, num)?)) {
            Ok(n) => {
                put!(written, n);
                1
            }
            Err(_) => 0,
        })
    })
}

fn write(ssl: &Arc<Ssl>, data: &[u8]) -> Result<usize, Stop> {
    let calls = ssl.with(|state| state.early_calls);
    match calls {
        EarlyCalls::None if !ssl.with(|state| may_begin(state, Role::Client)) => {
            return Err(out_of_order("early data is for a client that has not begun, with a session that allows it"));
        }
        EarlyCalls::None => ssl.with(|state| state.begin_early(Role::Client, EarlyCalls::Connecting)),
        EarlyCalls::Connecting | EarlyCalls::Writing | EarlyCalls::Reading | EarlyCalls::Read => {}
        EarlyCalls::Accepting => return Err(out_of_order("a server reads early data first")),
        EarlyCalls::Written => return Err(out_of_order("the handshake has gone on")),
    }
    if matches!(calls, EarlyCalls::None | EarlyCalls::Connecting) {
        go_to(ssl, Goal::EarlyData)?;
        ssl.with(|state| state.early_calls = EarlyCalls::Writing);
    }
    let n = send(ssl, data, false, Connection::write_early_data)?;
    flush_through(ssl)?;
    Ok(n)
}

/// SSL_read_early_data: reads up to `num` bytes of early data into `buf`, on a server, and stores how many in `*readbytes`.
/// It is the first call on a connection, begins the handshake, and is to be repeated as long as it returns
/// SSL_READ_EARLY_DATA_SUCCESS. SSL_READ_EARLY_DATA_FINISH says that there is no early data, or no more, and the handshake
/// can be gone on with; SSL_READ_EARLY_DATA_ERROR that it could not be done: SSL_get_error says why.
/// OpenSSL: SSL_read_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_read_early_data(
    s: *mut SSL,
    buf: *mut c_void,
    num: size_t,
    readbytes: *mut size_t,
) -> c_int {
    entry(SSL_READ_EARLY_DATA_ERROR, || {
        let ssl: Arc<Ssl> = counted!(s);
        let room = Room::new(buf, num).map_err(|pushed| ssl.refused(pushed))?;
        Ok(match ssl.conclude(read(&ssl, room)) {
            Ok(Some(n)) => {
                put!(readbytes, n);
                SSL_READ_EARLY_DATA_SUCCESS
            }
            Ok(None) => {
                put!(readbytes, 0);
                SSL_READ_EARLY_DATA_FINISH
            }
            Err(_) => SSL_READ_EARLY_DATA_ERROR,
        })
    })
}

/// Reads early data; `None` if there is no more.
fn read(ssl: &Arc<Ssl>, room: Room) -> Result<Option<usize>, Stop> {
    match ssl.with(|state| state.early_calls) {
        EarlyCalls::None if !ssl.with(|state| may_begin(state, Role::Server)) => {
            return Err(out_of_order("early data is read by a server that has not begun"));
        }
        EarlyCalls::None => ssl.with(|state| state.begin_early(Role::Server, EarlyCalls::Accepting)),
        EarlyCalls::Accepting | EarlyCalls::Reading => {}
        _ => return Err(out_of_order("there is no more early data to read")),
    }
    if ssl.with(|state| state.early_calls == EarlyCalls::Accepting) {
        go_to(ssl, Goal::EarlyData)?;
        flush_through(ssl)?;
        ssl.with(|state| state.early_calls = EarlyCalls::Reading);
    }
    loop {
        let read = ssl.with(|state| {
            let engine = state.engine.as_mut()?;
            let waits = engine.takes_early_data() && engine.pending() > 0;
            waits.then(|| room.with(|out| engine.read(out)))
        });
        if let Some(n) = read {
            return Ok(Some(n?));
        }
        if ssl.with_engine(|engine| engine.failure().is_none() && !engine.takes_early_data())? {
            ssl.with(|state| state.early_calls = EarlyCalls::Read);
            return Ok(None);
        }
        turn(ssl, Goal::Data)?;
    }
}

/// Whether a connection can begin with early data, as `role`. What a callback's key allows is known only later.
fn may_begin(state: &State, role: Role) -> bool {
    let allows = |session: &Arc<Session>| current(session).max_early_data > 0;
    state.role().is_none_or(|known| known == role)
        && state.engine.as_ref().is_none_or(|engine| !engine.has_started())
        && (role == Role::Server
            || state.session.as_ref().is_some_and(allows)
            || state.settings.psk_use_session.is_some())
}
