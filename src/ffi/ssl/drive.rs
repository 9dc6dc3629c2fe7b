//! The loop that makes a connection go: steps the engine, moves bytes through the BIOs, and runs the program's callbacks,
//! with nothing of the connection borrowed while a BIO or a callback runs.

use core::ffi::c_int;
use std::sync::Arc;

use crate::bio::{self, Transfer};
use crate::connection::{Connection, Event, Step};
use crate::error::Reason;
use crate::ffi::bio::constants::{
    BIO_CTRL_EOF, BIO_CTRL_FLUSH, BIO_FLAGS_IO_SPECIAL, BIO_FLAGS_READ, BIO_FLAGS_SHOULD_RETRY, BIO_FLAGS_WRITE,
    BIO_RR_ACCEPT, BIO_RR_CONNECT,
};
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::SSL;

use super::constants::{
    SSL_ERROR_NONE, SSL_ERROR_SSL, SSL_ERROR_SYSCALL, SSL_ERROR_WANT_ACCEPT, SSL_ERROR_WANT_CONNECT,
    SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE, SSL_ERROR_ZERO_RETURN, SSL_NOTHING, SSL_READING, SSL_RECEIVED_SHUTDOWN,
    SSL_WRITING,
};
use super::options::SSL_OP_IGNORE_UNEXPECTED_EOF;
use super::state::{OwnedBio, Ssl, State};
use super::{events, failure, questions, record_padding};

/// How far to go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Until the handshake is over.
    Handshake,
    /// Until application data is at hand.
    Data,
    /// Until it is known whether there can be early data.
    EarlyData,
    /// Until the client has a cookie, or has brought it back and been answered.
    Cookie,
}

/// Why a connection stopped before its goal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stop {
    /// What `SSL_get_error` will say.
    pub(crate) error: c_int,
    /// What `SSL_want` will say.
    pub(crate) want: c_int,
}

impl Stop {
    /// The connection failed; the error queue says why.
    pub(crate) const FAILED: Self = Self { error: SSL_ERROR_SSL, want: SSL_NOTHING };
    /// The transport failed.
    const TRANSPORT: Self = Self { error: SSL_ERROR_SYSCALL, want: SSL_NOTHING };
    /// The transport ended without the peer having closed; the error queue says so.
    pub(crate) const CUT_OFF: Self = Self { error: SSL_ERROR_SSL, want: SSL_READING };
    /// The transport had nothing to read, and does not say that it ended.
    pub(crate) const NO_MORE: Self = Self { error: SSL_ERROR_SYSCALL, want: SSL_READING };
    /// The peer closed.
    pub(crate) const CLOSED: Self = Self { error: SSL_ERROR_ZERO_RETURN, want: SSL_NOTHING };
}

impl From<Pushed> for Stop {
    fn from(_: Pushed) -> Self {
        Self::FAILED
    }
}

impl From<crate::Error> for Stop {
    fn from(error: crate::Error) -> Self {
        Pushed::from(error).into()
    }
}

impl Ssl {
    /// Looks at or changes the state, without anything running meanwhile.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.borrow_mut())
    }

    /// Remembers how a call ended, for `SSL_get_error` and `SSL_want`.
    pub(crate) fn conclude<T>(&self, result: Result<T, Stop>) -> Result<T, Stop> {
        let (error, want) =
            result.as_ref().map_or_else(|stop| (stop.error, stop.want), |_| (SSL_ERROR_NONE, SSL_NOTHING));
        self.with(|state| state.ended(error, want));
        result
    }

    /// Remembers that a call was refused for what it asks: the connection itself is as it was.
    pub(crate) fn refused(&self, pushed: Pushed) -> Pushed {
        self.with(|state| state.ended(Stop::FAILED.error, SSL_NOTHING));
        pushed
    }

    /// As [`with`](Self::with), for the engine; an error if the side is not known.
    pub(crate) fn with_engine<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> Result<T, Stop> {
        self.with(|state| state.engine.as_mut().map(work))
            .ok_or_else(|| failure(Reason::CONNECTION_TYPE_NOT_SET).into())
    }
}

/// Goes on until `goal` is reached.
pub(crate) fn drive(ssl: &Arc<Ssl>, goal: Goal) -> Result<(), Stop> {
    while !turn(ssl, goal)? {}
    Ok(())
}

/// Goes one step towards `goal`. Whether it is reached.
pub(crate) fn turn(ssl: &Arc<Ssl>, goal: Goal) -> Result<bool, Stop> {
    let raw: *mut SSL = object::get0(ssl);
    pass_on(ssl, flush_transport(ssl))?;
    // What the last step noted comes before what it led to.
    show_events(ssl);
    if ssl.with_engine(|engine| engine.is_handshaking())? {
        ssl.follow_contexts();
    }
    let is_reached = ssl.with_engine(|engine| match goal {
        Goal::Handshake => !is_handshake_due(engine),
        Goal::Data => engine.pending() > 0,
        Goal::Cookie => engine.is_cookie_settled(),
        Goal::EarlyData => engine.failure().is_none() && engine.is_early_data_settled(),
    })?;
    if is_reached {
        return Ok(true);
    }
    match ssl.with(|state| state.engine.as_mut().map(Connection::step)) {
        None => {}
        Some(Ok(Step::Data)) if goal == Goal::Data => return Ok(true),
        Some(Ok(Step::Data)) => ssl.with_engine(Connection::set_data_aside)?,
        Some(Ok(Step::NeedInput)) => fill(ssl)?,
        Some(Ok(Step::NeedOutput)) => pass_on(ssl, flush_through(ssl))?,
        Some(Ok(Step::Event(event))) => events::show(raw, ssl, event),
        Some(Ok(Step::Ask(question))) => questions::answer(raw, ssl, question)?,
        Some(Ok(Step::Closed)) => {
            ssl.with(|state| state.shutdown |= SSL_RECEIVED_SHUTDOWN);
            return Err(Stop::CLOSED);
        }
        Some(Err(_)) => report_failure(ssl)?,
    }
    Ok(false)
}

/// Whether there is a handshake to be brought to its end, or an error to be reported.
pub(crate) fn is_handshake_due(engine: &mut Connection) -> bool {
    engine.is_handshaking()
        || engine.renegotiation_is_due()
        || engine.late_message_is_due()
        || engine.failure().is_some()
}

/// What became of writing. An alert that cannot be sent does not hold up the error that it tells of.
fn pass_on(ssl: &Ssl, written: Result<(), Stop>) -> Result<(), Stop> {
    if written.is_err() {
        report_failure(ssl)?;
    }
    written
}

/// If the engine has failed, puts why on the queue.
fn report_failure(ssl: &Ssl) -> Result<(), Stop> {
    let Some(error) = ssl.with_engine(|engine| engine.failure().cloned())? else { return Ok(()) };
    if matches!(error, crate::Error::AlertReceived { .. }) {
        ssl.with(|state| state.shutdown |= SSL_RECEIVED_SHUTDOWN);
    }
    Err(error.into())
}

/// Reads from the transport into the engine.
fn fill(ssl: &Ssl) -> Result<(), Stop> {
    let (held, loan) = ssl.with(|state| {
        let read_ahead = state.settings.read_ahead;
        (state.read_bio.share(), state.engine.as_mut().map(|engine| engine.lend_space(read_ahead)))
    });
    let Some(mut loan) = loan else { return Err(failure(Reason::CONNECTION_TYPE_NOT_SET).into()) };
    let (bio, space) = (held.as_ptr(), loan.space());
    let transfer = if bio.is_null() {
        None
    } else {
        // SAFETY: the BIO is held over the call; the space is ours alone while it is lent out.
        Some(unsafe {
            bio::clear_retry(bio);
            bio::read(bio, space.as_mut_ptr(), space.len())
        })
    };
    let n = if let Some(Transfer::Bytes(n)) = transfer { n } else { 0 };
    ssl.with_engine(|engine| {
        engine.settle_space(loan, n);
        if n == 0 {
            engine.release_buffers();
        }
    })?;
    match transfer {
        Some(Transfer::Bytes(_)) => Ok(()),
        Some(Transfer::Retry) => Err(retry(&held, SSL_ERROR_WANT_READ)),
        Some(Transfer::End) if has_ended(&held) => Err(end_of_input(ssl)),
        Some(Transfer::End) => Err(Stop::NO_MORE),
        Some(Transfer::Failed) => Err(Stop::TRANSPORT),
        None => Err(failure(Reason::READ_BIO_NOT_SET).into()),
    }
}

/// Whether a BIO that gave nothing is at its end. One whose method has no commands cannot say that it is not.
fn has_ended(bio: &OwnedBio) -> bool {
    let bio = bio.as_ptr();
    // SAFETY: the BIO is held, and nothing of the connection is borrowed.
    unsafe { (*(*bio).method.get()).ctrl.is_none() || bio::call_ctrl(bio, BIO_CTRL_EOF, 0, core::ptr::null_mut()) != 0 }
}

/// The transport ended without a close_notify.
fn end_of_input(ssl: &Ssl) -> Stop {
    let ignored = ssl.with(|state| state.settings.options & SSL_OP_IGNORE_UNEXPECTED_EOF != 0);
    if ignored {
        ssl.with(|state| state.shutdown |= SSL_RECEIVED_SHUTDOWN);
        return Stop::CLOSED;
    }
    match ssl.with_engine(Connection::end_of_input) {
        Ok(error) => {
            let Pushed { .. } = error.into();
            Stop::CUT_OFF
        }
        Err(stop) => stop,
    }
}

/// Writes all of the engine's output to the transport.
pub(crate) fn flush(ssl: &Arc<Ssl>) -> Result<(), Stop> {
    record_padding::pad(ssl)?;
    loop {
        let Some((held, output)) = ssl.with(|state| {
            let engine = state.engine.as_mut().filter(|engine| !engine.output().is_empty())?;
            Some((state.write_bio.share(), engine.lend_output()))
        }) else {
            return Ok(());
        };
        let bio = held.as_ptr();
        let transfer = if bio.is_null() {
            None
        } else {
            // SAFETY: the BIO is held over the call; the output is ours alone while it is lent out.
            Some(unsafe {
                bio::clear_retry(bio);
                bio::write(bio, output.pending().as_ptr(), output.pending().len())
            })
        };
        let n = if let Some(Transfer::Bytes(n)) = transfer { n } else { 0 };
        ssl.with_engine(|engine| engine.settle_output(output, n))?;
        match transfer {
            Some(Transfer::Bytes(_)) => {}
            Some(Transfer::Retry) => return Err(retry(&held, SSL_ERROR_WANT_WRITE)),
            Some(Transfer::End | Transfer::Failed) => return Err(Stop::TRANSPORT),
            None => return Err(failure(Reason::BIO_NOT_SET).into()),
        }
    }
}

/// Writes all of the engine's output, handshake messages or alerts, through to the peer: a buffering BIO must not hold it
/// back, for the peer's answer depends on it.
pub(crate) fn flush_through(ssl: &Arc<Ssl>) -> Result<(), Stop> {
    ssl.with(|state| state.unflushed = true);
    flush(ssl)?;
    flush_transport(ssl)
}

/// Has a buffering BIO pass on what must not wait, if anything was written that must not.
fn flush_transport(ssl: &Ssl) -> Result<(), Stop> {
    if !ssl.with(|state| state.unflushed && !state.write_bio.as_ptr().is_null()) {
        return Ok(());
    }
    let held = ssl.with(|state| state.write_bio.share());
    let bio = held.as_ptr();
    // SAFETY: the BIO is held over the call, and nothing of it is borrowed. A method without commands has
    // nothing to hold back.
    let (result, waits) = unsafe {
        bio::clear_retry(bio);
        let commands = (*(*bio).method.get()).ctrl.is_some();
        let result = if commands { bio::call_ctrl(bio, BIO_CTRL_FLUSH, 0, core::ptr::null_mut()) } else { 1 };
        (result, bio::should_retry(bio) & BIO_FLAGS_SHOULD_RETRY != 0)
    };
    if result <= 0 && waits {
        return Err(retry(&held, SSL_ERROR_WANT_WRITE));
    }
    ssl.with(|state| state.unflushed = false);
    Ok(())
}

/// What a BIO that wants to be tried again waits for. A filter may want to write in order to read.
fn retry(bio: &OwnedBio, usual: c_int) -> Stop {
    // SAFETY: the BIO is held.
    let (flags, reason) = unsafe { (bio::should_retry(bio.as_ptr()), bio::retry_reason(bio.as_ptr())) };
    let error = if flags & BIO_FLAGS_IO_SPECIAL != 0 {
        match reason {
            BIO_RR_CONNECT => SSL_ERROR_WANT_CONNECT,
            BIO_RR_ACCEPT => SSL_ERROR_WANT_ACCEPT,
            _ => SSL_ERROR_SYSCALL,
        }
    } else if flags & BIO_FLAGS_READ != 0 {
        SSL_ERROR_WANT_READ
    } else if flags & BIO_FLAGS_WRITE != 0 {
        SSL_ERROR_WANT_WRITE
    } else {
        usual
    };
    Stop { error, want: if usual == SSL_ERROR_WANT_READ { SSL_READING } else { SSL_WRITING } }
}

/// Shows the events that the engine has noted and no step has given out, such as an alert just sent.
pub(crate) fn show_events(ssl: &Arc<Ssl>) {
    let next = || -> Option<Event> { ssl.with(|state| state.engine.as_mut()?.next_event()) };
    while let Some(event) = next() {
        events::show(object::get0(ssl), ssl, event);
    }
}
