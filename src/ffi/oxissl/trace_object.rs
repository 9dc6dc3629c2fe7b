//! What an `OXISSL_TRACE` holds.

use core::cell::{Cell, RefCell};
use core::ffi::c_void;

use super::trace::OXISSL_trace_cb;
use super::trace_event::TraceEventObject;
use crate::connection::{Observation, Role};
use crate::ffi::object::{self, CType};
use crate::ffi::types::{OXISSL_TRACE, OXISSL_TRACE_EVENT};
use crate::trace::{Trace, Traced};

impl CType for OXISSL_TRACE {
    type Rust = TraceObject;
}

/// What an `OXISSL_TRACE` points to.
pub(crate) struct TraceObject {
    pub(crate) trace: RefCell<Trace>,
    /// Whether it has a connection.
    pub(crate) attached: Cell<bool>,
    /// Sees each event as it happens.
    pub(crate) callback: Cell<(OXISSL_trace_cb, *mut c_void)>,
}

impl TraceObject {
    /// A trace without a connection.
    pub(crate) fn new() -> Self {
        Self {
            trace: RefCell::new(Trace::new(Role::Client)),
            attached: Cell::new(false),
            callback: Cell::new((None, core::ptr::null_mut())),
        }
    }

    /// Adds what the engine of a `role` has told, and shows it to the callback, with nothing of the trace borrowed.
    pub(crate) fn add(&self, role: Role, observation: Observation) {
        let (callback, arg) = self.callback.get();
        let shown = {
            let mut trace = self.trace.borrow_mut();
            trace.role = role;
            let event = trace.add(observation);
            let wanted = callback.is_some() && !matches!(event.what, Traced::Secret(_));
            wanted.then(|| TraceEventObject::new(event))
        };
        if let (Some(callback), Some(event)) = (callback, shown) {
            let event = object::new::<OXISSL_TRACE_EVENT>(event);
            // SAFETY: the program's callback, with an event that lives until it returns.
            unsafe {
                callback(event, arg);
                object::free(event);
            }
        }
    }
}
