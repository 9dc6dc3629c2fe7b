//! A ladder diagram: two ends, and between them an arrow for each message, drawn as SVG.
//!
//! Three steps: `compose` says what is to be seen (`label` in which words), `layout` says where, `svg` writes it.

mod compose;
mod label;
mod layout;
mod svg;
mod text;

use super::Trace;

/// The trace as an SVG document, with the times between messages or, so that two runs make the same picture, without.
pub fn render(trace: &Trace, times: bool) -> String {
    layout::lay_out(&compose::compose(trace, times)).write()
}

/// What the diagram shows, before anything has a place.
#[derive(Debug, Default)]
struct Ladder {
    title: String,
    subtitle: Vec<String>,
    /// What stands over the client's and over the server's line.
    ends: [String; 2],
    phases: Vec<Phase>,
}

/// A stretch of the exchange: a handshake, data, the closure.
#[derive(Debug)]
struct Phase {
    name: String,
    groups: Vec<Group>,
}

/// The messages that one record holds, or a message that takes several records; all of one direction.
#[derive(Debug)]
struct Group {
    to_server: bool,
    /// Short lines about the records.
    records: [String; 3],
    /// Since the beginning and since the group before, if times are shown.
    times: Option<[String; 2]>,
    messages: Vec<Message>,
}

/// An arrow.
#[derive(Debug)]
struct Message {
    kind: Kind,
    encrypted: bool,
    name: String,
    /// The most telling first.
    details: Vec<String>,
}

/// What decides how an arrow looks, beside whether it is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Handshake,
    ChangeCipherSpec,
    Alert,
    Data,
}
