//! What a connection exchanged, kept for being shown: each record, each message with its fields, and when.
//!
//! A [`Trace`] takes the engine's [`Observation`]s and makes [`TraceEvent`]s of them. The sinks turn these into text.

mod decode;
pub mod json;
pub mod ladder;
pub mod model;
mod names;
pub mod pcapng;
#[cfg(test)]
mod tests;
pub mod text;

use std::time::{Instant, SystemTime};

use crate::connection::{Observation, Role};

pub use decode::{Decoder, UNDECODED, message_name};
pub use model::{Direction, Field, TraceEvent, TraceMessage, TraceRecord, Traced, Value};

/// One end's view of one connection.
pub struct Trace {
    /// Which end.
    pub role: Role,
    /// When it began, on the wall clock.
    pub start: SystemTime,
    /// What has happened so far, in order.
    pub events: Vec<TraceEvent>,
    begun: Instant,
    decoder: Decoder,
}

impl Trace {
    /// A trace that begins now.
    pub fn new(role: Role) -> Self {
        Self { role, start: SystemTime::now(), events: Vec::new(), begun: Instant::now(), decoder: Decoder::default() }
    }

    /// Adds what the engine has just told, and returns the event that became of it.
    pub fn add(&mut self, observation: Observation) -> &TraceEvent {
        let what = match observation {
            Observation::Record(record) => Traced::Record(record),
            Observation::Message(message) => Traced::Message(self.decoder.message(message)),
            Observation::Secret(line) => Traced::Secret(line),
        };
        let at = self.events.len();
        self.events.push(TraceEvent { time: self.begun.elapsed(), what });
        &self.events[at]
    }
}
