//! Tracing a connection: which one, who sees it, and in what form it is written.

use core::ffi::{c_int, c_void};
use core::ptr;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::trace_object::TraceObject;
use crate::bio::BIO;
use crate::connection::Connection;
use crate::ffi::arguments::{borrowed, counted};
use crate::ffi::asn1::der;
use crate::ffi::err::{self, ERR_LIB_SSL, ERR_R_PASSED_INVALID_ARGUMENT, ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED};
use crate::ffi::types::{OXISSL_TRACE, OXISSL_TRACE_EVENT, SSL};
use crate::ffi::{entry, entry_quiet, non_null, object};
use crate::trace::{Trace, json, ladder, pcapng, text};

/// For OXISSL_trace_write: a line for each record and message, and below it its fields, indented.
pub const OXISSL_TRACE_TEXT: c_int = 1;
/// For OXISSL_trace_write: a JSON object on a line for each record and message.
pub const OXISSL_TRACE_JSON: c_int = 2;
/// For OXISSL_trace_write: an SVG picture of client and server with an arrow for each message, and the times between them.
pub const OXISSL_TRACE_SVG: c_int = 3;
/// For OXISSL_trace_write: the same picture without times.
pub const OXISSL_TRACE_SVG_WITHOUT_TIMES: c_int = 4;
/// For OXISSL_trace_write: a pcapng file for Wireshark, with the secrets that decrypt it: keep it as you keep those.
pub const OXISSL_TRACE_PCAPNG: c_int = 5;

/// Sees a record or a message when it was sent or received. event lives until the function returns.
pub type OXISSL_trace_cb = Option<unsafe extern "C" fn(event: *const OXISSL_TRACE_EVENT, arg: *mut c_void)>;

/// OXISSL_trace_new: a trace, which records nothing yet. Returns NULL on error. Free it with OXISSL_trace_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_new() -> *mut OXISSL_TRACE {
    entry_quiet(ptr::null_mut(), || object::new::<OXISSL_TRACE>(TraceObject::new()))
}

/// OXISSL_trace_free: frees a trace; NULL is nothing to do. A connection that it is attached to keeps what it needs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_free(trace: *mut OXISSL_TRACE) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(trace) });
}

/// OXISSL_trace_attach: records what ssl exchanges from now on, client or server: each record, and each message with the
/// records that carried it. A trace is of one connection, which must not have begun; its time begins here. What it
/// records includes the keys of the connection, which only the forms of OXISSL_trace_write that say so write down.
/// A trace is used by one thread at a time, together with its connection.
/// Returns 1, or 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_attach(trace: *mut OXISSL_TRACE, ssl: *mut SSL) -> c_int {
    entry(0, || {
        let trace: Arc<TraceObject> = counted!(trace);
        let connection = borrowed!(ssl);
        let refused = |why| Err(err::push(ERR_LIB_SSL, ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED, why));
        if trace.attached.get() {
            return refused("the trace has a connection already");
        }
        let (begun, role) =
            connection.with(|state| (state.engine.as_ref().is_some_and(Connection::has_started), state.role()));
        if begun {
            return refused("the connection has begun");
        }
        trace.attached.set(true);
        let beginning = Trace::new(role.unwrap_or(trace.trace.borrow().role));
        trace.trace.replace(beginning);
        let before = connection.with(|state| {
            Arc::make_mut(&mut state.settings).config_mut().observe.trace = true;
            state.adopt_config();
            state.trace.replace(trace)
        });
        drop(before);
        Ok(1)
    })
}

/// OXISSL_trace_set_callback: has cb called with each event as it happens, and with arg; NULL stops that. cb may call
/// anything, on the trace and on its connection too. Returns 1, or 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_set_callback(
    trace: *mut OXISSL_TRACE,
    cb: OXISSL_trace_cb,
    arg: *mut c_void,
) -> c_int {
    entry(0, || {
        borrowed!(trace).callback.set((cb, arg));
        Ok(1)
    })
}

/// OXISSL_trace_write: writes all that was recorded so far to bio, in the form that format says: an OXISSL_TRACE_ value.
/// Returns 1, or 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_write(trace: *const OXISSL_TRACE, format: c_int, bio: *mut BIO) -> c_int {
    entry(0, || {
        non_null(bio)?;
        let rendered = render(&borrowed!(trace).trace.borrow(), format);
        let Some(bytes) = rendered.map(Zeroizing::new) else {
            return Err(err::push(ERR_LIB_SSL, ERR_R_PASSED_INVALID_ARGUMENT, "not an OXISSL_TRACE_ format"));
        };
        // SAFETY: a live BIO; nothing of the trace is borrowed while its methods run.
        Ok(c_int::from(unsafe { der::write(bio, &bytes) }))
    })
}

/// OXISSL_trace_clear: forgets what was recorded so far, so that a trace of a long connection whose events a callback sees
/// does not grow. Returns 1, or 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_clear(trace: *mut OXISSL_TRACE) -> c_int {
    entry(0, || {
        borrowed!(trace).trace.borrow_mut().events = Vec::new();
        Ok(1)
    })
}

/// A trace in one of the forms that there are.
fn render(trace: &Trace, format: c_int) -> Option<Vec<u8>> {
    Some(match format {
        OXISSL_TRACE_TEXT => text::render(trace).into_bytes(),
        OXISSL_TRACE_JSON => json::render(trace).into_bytes(),
        OXISSL_TRACE_SVG => ladder::render(trace, true).into_bytes(),
        OXISSL_TRACE_SVG_WITHOUT_TIMES => ladder::render(trace, false).into_bytes(),
        OXISSL_TRACE_PCAPNG => pcapng::render(trace),
        _ => return None,
    })
}
