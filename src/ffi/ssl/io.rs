//! Reading and writing application data.

use core::ffi::{c_int, c_void};
use std::sync::Arc;

use libc::size_t;

use crate::connection::Connection;
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, counted, input, put};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::guard::bytes_mut;
use crate::ffi::types::SSL;
use crate::record::MAX_PLAINTEXT;

use super::constants::{SSL_RECEIVED_SHUTDOWN, SSL_SENT_SHUTDOWN};
use super::drive::{Stop, flush};
use super::early_data_io::check_order;
use super::failure;
use super::handshake::{handshake, receive};
use super::mode::{SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER, SSL_MODE_ENABLE_PARTIAL_WRITE};
use super::state::{Ssl, UnfinishedWrite};

/// How many records are encrypted before they are written to the transport together.
const RECORDS_AT_ONCE: usize = 4;

/// SSL_read: reads up to `num` bytes of application data into `buf`; does the handshake first if it is not over. Returns
/// how many bytes, which may be fewer; 0 or less if there are none: SSL_get_error says why.
/// OpenSSL: SSL_read(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_read(ssl: *mut SSL, buf: *mut c_void, num: c_int) -> c_int {
    entry(-1, || read_int(ssl, buf, num, Take::Consume))
}

/// SSL_read_ex: as SSL_read, but returns 1 and stores how many bytes in `*readbytes`, or returns 0.
/// OpenSSL: SSL_read_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_read_ex(ssl: *mut SSL, buf: *mut c_void, num: size_t, readbytes: *mut size_t) -> c_int {
    entry(0, || read_ex(ssl, buf, num, readbytes, Take::Consume))
}

/// SSL_peek: as SSL_read, but the bytes stay and are read again. OpenSSL: SSL_peek(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_peek(ssl: *mut SSL, buf: *mut c_void, num: c_int) -> c_int {
    entry(-1, || read_int(ssl, buf, num, Take::Leave))
}

/// SSL_peek_ex: as SSL_read_ex, but the bytes stay and are read again. OpenSSL: SSL_peek_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_peek_ex(ssl: *mut SSL, buf: *mut c_void, num: size_t, readbytes: *mut size_t) -> c_int {
    entry(0, || read_ex(ssl, buf, num, readbytes, Take::Leave))
}

/// Whether what is read is gone afterwards.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    Consume,
    Leave,
}

/// The room that a program reads into. Callbacks and BIOs run during a read and may use it too, so it is borrowed only
/// while bytes are copied.
#[derive(Clone, Copy)]
pub(super) struct Room {
    at: *mut c_void,
    len: usize,
}

impl Room {
    /// Fails for a length that cannot be, and for NULL unless the length is 0.
    pub(super) fn new(at: *mut c_void, len: usize) -> Result<Self, Pushed> {
        // SAFETY: the program passes room for that many bytes, and nothing else runs meanwhile.
        unsafe { bytes_mut(at, len) }.map(|_| Self { at, len })
    }

    /// Does something with the room, during which nothing of the program's runs.
    pub(super) fn with<T>(self, work: impl FnOnce(&mut [u8]) -> T) -> Result<T, Pushed> {
        // SAFETY: as in `new`.
        unsafe { bytes_mut(self.at, self.len) }.map(work)
    }
}

fn read_int(ssl: *mut SSL, buf: *mut c_void, num: c_int, take: Take) -> Result<c_int, Pushed> {
    let ssl: Arc<Ssl> = counted!(ssl);
    let Ok(num) = usize::try_from(num) else { return Err(ssl.refused(failure(Reason::BAD_LENGTH))) };
    let room = Room::new(buf, num).map_err(|pushed| ssl.refused(pushed))?;
    Ok(match ssl.conclude(read(&ssl, room, take)) {
        Ok(n) => c_int::try_from(n).unwrap_or(c_int::MAX),
        Err(Stop::CUT_OFF | Stop::NO_MORE) => 0,
        // The peer has closed, or given up.
        Err(_) if ssl.with(|state| state.shutdown & SSL_RECEIVED_SHUTDOWN != 0) => 0,
        Err(_) => -1,
    })
}

fn read_ex(ssl: *mut SSL, buf: *mut c_void, num: size_t, readbytes: *mut size_t, take: Take) -> Result<c_int, Pushed> {
    let ssl: Arc<Ssl> = counted!(ssl);
    let room = Room::new(buf, num).map_err(|pushed| ssl.refused(pushed))?;
    Ok(match ssl.conclude(read(&ssl, room, take)) {
        Ok(0) | Err(_) => 0,
        Ok(n) => {
            put!(readbytes, n);
            1
        }
    })
}

/// The program's bytes to write.
pub(super) fn given<'a>(ssl: &Ssl, buf: *const c_void, num: usize) -> Result<&'a [u8], Pushed> {
    let bytes = || Ok(input!(buf, num));
    bytes().map_err(|pushed| ssl.refused(pushed))
}

/// Reads as soon as there are data, also if there is no room for any: programs do that to see what is pending then.
fn read(ssl: &Arc<Ssl>, room: Room, take: Take) -> Result<usize, Stop> {
    check_order(ssl)?;
    // A client may read what a server sends before its own part of the handshake ends with its early data.
    let is_due = |engine: &Connection| engine.is_in_first_handshake() && !engine.sends_early_data();
    if ssl.with(|state| state.engine.as_ref().is_none_or(is_due)) {
        finish_handshake(ssl)?;
    }
    loop {
        let read = ssl.with(|state| {
            let engine = state.engine.as_mut().filter(|engine| engine.pending() > 0)?;
            Some(room.with(|out| match take {
                Take::Consume => engine.read(out),
                Take::Leave => engine.peek(out),
            }))
        });
        if let Some(n) = read {
            return Ok(n?);
        }
        if ssl.with(|state| state.shutdown & SSL_RECEIVED_SHUTDOWN != 0) {
            return Err(Stop::CLOSED);
        }
        receive(ssl)?;
    }
}

/// SSL_write: writes `num` bytes of application data; does the handshake first if it is not over. Returns how many bytes
/// were written: all, or, with SSL_MODE_ENABLE_PARTIAL_WRITE, those of the first record. Returns 0 or less if it could not
/// be done: SSL_get_error says why, and the same data is to be passed again. OpenSSL: SSL_write(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_write(ssl: *mut SSL, buf: *const c_void, num: c_int) -> c_int {
    entry(-1, || {
        let ssl: Arc<Ssl> = counted!(ssl);
        let Ok(num) = usize::try_from(num) else { return Err(ssl.refused(failure(Reason::BAD_LENGTH))) };
        Ok(match ssl.conclude(write(&ssl, given(&ssl, buf, num)?)) {
            Ok(n) => c_int::try_from(n).unwrap_or(c_int::MAX),
            Err(Stop::CLOSED) => 0,
            Err(_) => -1,
        })
    })
}

/// SSL_write_ex: as SSL_write, but returns 1 and stores how many bytes in `*written`, or returns 0.
/// OpenSSL: SSL_write_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_write_ex(s: *mut SSL, buf: *const c_void, num: size_t, written: *mut size_t) -> c_int {
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

/// Brings the handshake to its end first, if it is not over. A connection without a side cannot begin one here.
fn finish_handshake(ssl: &Arc<Ssl>) -> Result<(), Stop> {
    if ssl.with(|state| state.engine.is_none()) {
        return Err(failure(Reason::UNINITIALIZED).into());
    }
    handshake(ssl)
}

fn write(ssl: &Arc<Ssl>, data: &[u8]) -> Result<usize, Stop> {
    finish_handshake(ssl)?;
    let partial = ssl.with(|state| state.settings.mode & SSL_MODE_ENABLE_PARTIAL_WRITE != 0);
    send(ssl, data, partial, Connection::write)
}

/// Encrypts data and writes it to the transport: all of it, or, if it may be `partial`, one record.
pub(super) fn send(
    ssl: &Arc<Ssl>,
    data: &[u8],
    partial: bool,
    encrypt: fn(&mut Connection, &[u8]) -> crate::Result<()>,
) -> Result<usize, Stop> {
    let (mode, shutdown, unfinished) =
        ssl.with(|state| (state.settings.mode, state.shutdown, state.unfinished_write.take()));
    if shutdown & SSL_SENT_SHUTDOWN != 0 {
        return Err(failure(Reason::PROTOCOL_IS_SHUTDOWN).into());
    }
    let mut encrypted = match unfinished {
        None => 0,
        Some(before) => {
            let moved = before.data != data.as_ptr().cast() && mode & SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER == 0;
            if moved || before.len > data.len() {
                ssl.with(|state| state.unfinished_write = Some(before));
                return Err(failure(Reason::BAD_WRITE_RETRY).into());
            }
            before.encrypted
        }
    };
    let at_once = if partial { 1 } else { RECORDS_AT_ONCE } * ssl.with(|state| state.max_send_fragment());
    loop {
        if let Err(stop) = flush(ssl) {
            let unfinished = UnfinishedWrite { data: data.as_ptr().cast(), len: data.len(), encrypted };
            ssl.with(|state| state.unfinished_write = Some(unfinished));
            return Err(stop);
        }
        let rest = data.get(encrypted..).unwrap_or_default();
        if rest.is_empty() || (partial && encrypted > 0) {
            return Ok(encrypted);
        }
        let part = rest.get(..at_once).unwrap_or(rest);
        ssl.with_engine(|engine| encrypt(engine, part))??;
        super::drive::show_events(ssl);
        encrypted += part.len();
    }
}

/// SSL_pending: how many bytes can be read without the transport. OpenSSL: SSL_pending(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_pending(s: *const SSL) -> c_int {
    entry(0, || {
        let pending = borrowed!(s).with(|state| state.engine.as_ref().map_or(0, |engine| engine.pending()));
        Ok(c_int::try_from(pending).unwrap_or(MAX_PLAINTEXT as c_int))
    })
}

/// SSL_has_pending: 1 if any byte from the transport is held, decrypted or not; else 0. OpenSSL: SSL_has_pending(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_has_pending(s: *const SSL) -> c_int {
    entry(0, || {
        Ok(c_int::from(borrowed!(s).with(|state| state.engine.as_ref().is_some_and(|engine| engine.has_pending()))))
    })
}
