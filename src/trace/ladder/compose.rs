//! What a trace's ladder shows: its records grouped by the messages they carry, and these by what the exchange is about.

use core::ops::RangeInclusive;
use core::time::Duration;

use super::label;
use super::{Group, Kind, Ladder, Message, Phase};
use crate::alert::{AlertDescription, AlertLevel};
use crate::codepoint::{ContentType, HandshakeType};
use crate::connection::Role;
use crate::trace::Trace;
use crate::trace::model::{Direction, TraceMessage, TraceRecord, Traced};

/// The records that belong together because a message is in several, or several messages in one; with their messages.
struct Bundle<'a> {
    time: Duration,
    records: Vec<&'a TraceRecord>,
    messages: Vec<&'a TraceMessage>,
}

/// What a stretch of the exchange is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Handshake,
    Renegotiation,
    /// What TLS 1.3 lets follow the handshake: tickets, new keys, the client's certificate.
    AfterHandshake,
    Data,
    Closure,
    Failure,
}

/// The ladder of a trace.
pub(super) fn compose(trace: &Trace, times: bool) -> Ladder {
    let bundles = bundles(trace);
    let stretches = stretches(&bundles);
    let mut previous = None;
    let phases = stretches.iter().map(|(topic, bundles)| {
        let groups =
            bundles.iter().map(|bundle| group(bundle, trace, times.then(|| clock(bundle.time, &mut previous))));
        Phase { name: phase_name(*topic, bundles), groups: groups.collect() }
    });
    let phases = phases.collect();
    let (us, them) = (" (this end)".to_owned(), String::new());
    let (client, server) = if trace.role == Role::Client { (us, them) } else { (them, us) };
    Ladder {
        title: title(trace),
        subtitle: subtitle(trace, &stretches),
        ends: [format!("Client{client}"), format!("Server{server}")],
        phases,
    }
}

/// The trace's records and messages, put together.
fn bundles(trace: &Trace) -> Vec<Bundle<'_>> {
    let mut bundles: Vec<Bundle<'_>> = Vec::new();
    for event in &trace.events {
        match &event.what {
            Traced::Record(record) => {
                bundles.push(Bundle { time: event.time, records: vec![record], messages: Vec::new() });
            }
            Traced::Message(message) => add(&mut bundles, message),
            Traced::Secret(_) => {}
        }
    }
    // A long stretch of data is one arrow.
    bundles.dedup_by(|next, last| {
        let together = next.is_data() && last.is_data() && next.direction() == last.direction();
        if together {
            last.records.append(&mut next.records);
            last.messages.append(&mut next.messages);
        }
        together
    });
    bundles
}

/// Adds a message to its records, which all come together where the last of them is.
fn add<'a>(bundles: &mut Vec<Bundle<'a>>, message: &'a TraceMessage) {
    let carries = |bundle: &Bundle<'_>| bundle.carries(message.direction, &message.records);
    let Some(mut last) = bundles.iter().rposition(carries) else { return };
    for at in (0..last).rev() {
        if !bundles.get(at).is_some_and(carries) {
            // Between them there is at most what went the other way.
            if bundles.get(at).and_then(Bundle::direction) == Some(message.direction) {
                break;
            }
            continue;
        }
        let earlier = bundles.remove(at);
        last -= 1;
        if let Some(bundle) = bundles.get_mut(last) {
            bundle.records.splice(0..0, earlier.records);
            bundle.messages.splice(0..0, earlier.messages);
        }
    }
    if let Some(bundle) = bundles.get_mut(last) {
        bundle.messages.push(message);
    }
}

impl Bundle<'_> {
    fn direction(&self) -> Option<Direction> {
        self.records.first().map(|record| record.direction)
    }

    fn carries(&self, direction: Direction, numbers: &RangeInclusive<u64>) -> bool {
        self.records.iter().any(|record| record.direction == direction && numbers.contains(&record.number))
    }

    fn is_data(&self) -> bool {
        !self.messages.is_empty()
            && self.messages.iter().all(|message| message.content_type == ContentType::APPLICATION_DATA)
    }

    fn has(&self, typ: HandshakeType) -> bool {
        self.messages.iter().any(|message| message.handshake_type() == Some(typ))
    }

    fn has_handshake(&self) -> bool {
        self.messages.iter().any(|message| message.content_type == ContentType::HANDSHAKE)
    }

    /// The topic of an alert that ends the connection.
    fn ending(&self) -> Option<Topic> {
        self.messages.iter().filter_map(|message| message.alert()).find_map(|alert| match alert.description {
            AlertDescription::CLOSE_NOTIFY => Some(Topic::Closure),
            _ if alert.level == AlertLevel::FATAL => Some(Topic::Failure),
            _ => None,
        })
    }

    fn refuses_renegotiation(&self) -> bool {
        let mut alerts = self.messages.iter().filter_map(|message| message.alert());
        alerts.any(|alert| alert.description == AlertDescription::NO_RENEGOTIATION)
    }
}

/// The bundles by topic, in order.
fn stretches<'a, 'b>(bundles: &'b [Bundle<'a>]) -> Vec<(Topic, Vec<&'b Bundle<'a>>)> {
    let mut stretches: Vec<(Topic, Vec<&'b Bundle<'a>>)> = Vec::new();
    // How many ends have not said Finished in the handshake that is under way, if one is.
    let mut awaited = 0;
    for bundle in bundles {
        let now = stretches.last().map(|stretch| stretch.0);
        let asks = bundle.has(HandshakeType::HELLO_REQUEST) || bundle.has(HandshakeType::CLIENT_HELLO);
        let begins = awaited == 0 && asks;
        let topic = match (bundle.ending(), now) {
            (Some(ending), _) => ending,
            (None, Some(_)) if begins => Topic::Renegotiation,
            (None, Some(_)) if awaited == 0 && bundle.is_data() => Topic::Data,
            (None, Some(_)) if awaited == 0 && bundle.has_handshake() => Topic::AfterHandshake,
            (None, Some(topic)) => topic,
            (None, None) if bundle.is_data() => Topic::Data,
            (None, None) => Topic::Handshake,
        };
        if begins {
            awaited = 2;
        }
        if bundle.has(HandshakeType::FINISHED) {
            awaited -= awaited.min(1);
        }
        if bundle.refuses_renegotiation() {
            awaited = 0;
        }
        match stretches.last_mut() {
            Some((last, stretch)) if *last == topic && !begins => stretch.push(bundle),
            _ => stretches.push((topic, vec![bundle])),
        }
    }
    stretches
}

/// Whether these are the messages of a handshake that went through, and if so, whether it resumed a session.
fn resumed(bundles: &[&Bundle<'_>]) -> Option<bool> {
    let finished = bundles.iter().filter(|bundle| bundle.has(HandshakeType::FINISHED)).count() == 2;
    // Only a full handshake has one of these.
    let full = [HandshakeType::CLIENT_KEY_EXCHANGE, HandshakeType::CERTIFICATE, HandshakeType::COMPRESSED_CERTIFICATE];
    finished.then(|| !bundles.iter().any(|bundle| full.iter().any(|&typ| bundle.has(typ))))
}

fn phase_name(topic: Topic, bundles: &[&Bundle<'_>]) -> String {
    let early_data = bundles.iter().any(|bundle| bundle.has(HandshakeType::END_OF_EARLY_DATA));
    match (topic, resumed(bundles)) {
        (Topic::AfterHandshake, _) => return format!("After the handshake: {}", afterthoughts(bundles).join(", ")),
        (Topic::Handshake, Some(true)) if early_data => "Handshake, abbreviated: a session is resumed, with early data",
        (Topic::Handshake, Some(false)) if retried(bundles) => "Handshake, with a second ClientHello",
        (Topic::Handshake, Some(false)) => "Handshake",
        (Topic::Handshake, Some(true)) => "Handshake, abbreviated: a session is resumed",
        (Topic::Handshake, None) => "Handshake, not finished",
        (Topic::Renegotiation, Some(false)) => "Renegotiation: a handshake under the keys of the one before",
        (Topic::Renegotiation, Some(true)) => "Renegotiation, abbreviated: the session is resumed under fresh keys",
        (Topic::Renegotiation, None) => "Renegotiation, not finished",
        (Topic::Data, _) => "Application data",
        (Topic::Closure, _) => "Closure",
        (Topic::Failure, _) => "Failure",
    }
    .to_owned()
}

/// Whether the server asked for another ClientHello.
fn retried(bundles: &[&Bundle<'_>]) -> bool {
    let mut messages = bundles.iter().flat_map(|bundle| &bundle.messages);
    messages.any(|message| message.name == label::HELLO_RETRY_REQUEST)
}

/// What messages after a handshake are about, in order.
fn afterthoughts(bundles: &[&Bundle<'_>]) -> Vec<&'static str> {
    let messages = bundles.iter().flat_map(|bundle| &bundle.messages);
    let mut words: Vec<_> = messages
        .filter_map(|message| {
            Some(match message.handshake_type()? {
                HandshakeType::NEW_SESSION_TICKET => "tickets for the next time",
                HandshakeType::KEY_UPDATE => "new keys",
                _ => "the client's certificate",
            })
        })
        .collect();
    words.dedup();
    words
}

/// What was negotiated.
fn title(trace: &Trace) -> String {
    match server_hello(trace) {
        Some(hello) => label::negotiated(hello),
        None => "TLS, nothing negotiated".to_owned(),
    }
}

/// The last ServerHello.
fn server_hello(trace: &Trace) -> Option<&TraceMessage> {
    let mut messages = trace.events.iter().filter_map(|event| event.message());
    messages.rfind(|message| message.handshake_type() == Some(HandshakeType::SERVER_HELLO))
}

/// What there is to see.
fn subtitle(trace: &Trace, stretches: &[(Topic, Vec<&Bundle<'_>>)]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (topic, bundles) in stretches {
        let word = match (topic, resumed(bundles)) {
            (Topic::Handshake, Some(false)) if retried(bundles) => "full handshake after a HelloRetryRequest",
            (Topic::Handshake, Some(false)) => "full handshake",
            (Topic::Handshake, Some(true)) => "resumed session",
            (Topic::Renegotiation, Some(_)) => "renegotiated",
            (Topic::Renegotiation, None) => "renegotiation not finished",
            (Topic::Handshake, None) => "handshake not finished",
            (Topic::Failure, _) => "failed",
            (Topic::AfterHandshake | Topic::Data | Topic::Closure, _) => continue,
        };
        words.push(word.to_owned());
    }
    let records = trace.events.iter().filter_map(|event| event.record());
    let (count, bytes) = records.fold((0, 0), |(count, bytes), record| (count + 1, bytes + record.wire.len()));
    words.push(format!("{count} records with {bytes} bytes"));
    words
}

fn group(bundle: &Bundle<'_>, trace: &Trace, times: Option<[String; 2]>) -> Group {
    let to_server = (trace.role == Role::Client) == (bundle.direction() == Some(Direction::Sent));
    let messages = if bundle.is_data() {
        vec![data(bundle)]
    } else if bundle.messages.is_empty() {
        bundle.records.iter().map(|record| unread(record)).collect()
    } else {
        bundle.messages.iter().map(|message| arrow(message, trace)).collect()
    };
    Group { to_server, records: label::records(&bundle.records, to_server), times, messages }
}

/// The arrow of a message.
fn arrow(message: &TraceMessage, trace: &Trace) -> Message {
    let kind = match message.content_type {
        ContentType::CHANGE_CIPHER_SPEC => Kind::ChangeCipherSpec,
        ContentType::ALERT => Kind::Alert,
        ContentType::APPLICATION_DATA => Kind::Data,
        _ => Kind::Handshake,
    };
    let mut details = label::details(message);
    if kind == Kind::ChangeCipherSpec && server_hello(trace).is_some_and(label::is_tls13) {
        details.push("without meaning in TLS 1.3: it makes the exchange look like one of TLS 1.2".to_owned());
    }
    Message { kind, encrypted: message.encrypted, name: label::name(message), details }
}

/// One arrow for data that came in a row.
fn data(bundle: &Bundle<'_>) -> Message {
    let bytes = bundle.messages.iter().map(|message| message.bytes.len()).sum();
    let encrypted = bundle.messages.iter().all(|message| message.encrypted);
    Message { kind: Kind::Data, encrypted, name: "ApplicationData".to_owned(), details: vec![label::bytes(bytes)] }
}

/// The arrow of a record of which nothing could be read.
fn unread(record: &TraceRecord) -> Message {
    let why = if record.plaintext.is_none() { "cannot be decrypted" } else { "holds no whole message" };
    let name = format!("A record of {}", record.header().content_type);
    Message { kind: Kind::Handshake, encrypted: record.encrypted, name, details: vec![why.to_owned()] }
}

/// When, since the trace's beginning and since the group before.
fn clock(time: Duration, previous: &mut Option<Duration>) -> [String; 2] {
    let since = previous.replace(time).map(|previous| time.saturating_sub(previous));
    [label::milliseconds(time), since.map_or_else(String::new, |since| format!("+{}", label::milliseconds(since)))]
}

#[cfg(test)]
mod tests;
