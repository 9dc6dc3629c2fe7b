//! Traces in, phases and groups out.

use super::*;
use crate::trace::model::TraceEvent;
use Direction::{Received, Sent};

const CCS: u8 = 0xcc;
const DATA: u8 = 0xda;
const CLOSE: u8 = 0xa0;
const FAILURE: u8 = 0xa1;
const NO_RENEGOTIATION: u8 = 0xa2;
const HELLO_REQUEST: u8 = HandshakeType::HELLO_REQUEST.0;
const CLIENT_HELLO: u8 = HandshakeType::CLIENT_HELLO.0;
const SERVER_HELLO: u8 = HandshakeType::SERVER_HELLO.0;
const KEY_EXCHANGE: u8 = HandshakeType::CLIENT_KEY_EXCHANGE.0;
const FINISHED: u8 = HandshakeType::FINISHED.0;

/// A trace under construction: every record counts.
struct Story {
    trace: Trace,
    numbers: [u64; 2],
}

impl Story {
    fn new(role: Role) -> Self {
        Self { trace: Trace::new(role), numbers: [0; 2] }
    }

    fn event(&mut self, what: Traced) {
        let time = Duration::from_millis(self.trace.events.len() as u64);
        self.trace.events.push(TraceEvent { time, what });
    }

    fn record(&mut self, direction: Direction, content_type: ContentType) -> u64 {
        let number = &mut self.numbers[usize::from(direction == Received)];
        *number += 1;
        let number = *number;
        let wire = vec![content_type.0, 3, 3, 0, 1, 0];
        let record =
            TraceRecord { direction, number, epoch: 0, encrypted: false, inner: None, wire, plaintext: Some(vec![0]) };
        self.event(Traced::Record(record));
        number
    }

    fn message(&mut self, direction: Direction, records: RangeInclusive<u64>, code: u8) {
        let (content_type, bytes) = what(code);
        let name = HandshakeType(code).name().unwrap_or("other").into();
        let message = TraceMessage {
            direction,
            content_type,
            records,
            epoch: 0,
            encrypted: false,
            version: crate::codepoint::ProtocolVersion::TLS1_2,
            name,
            bytes,
            fields: Vec::new(),
        };
        self.event(Traced::Message(message));
    }

    /// Each message in a record of its own.
    fn says(&mut self, direction: Direction, codes: &[u8]) -> &mut Self {
        for &code in codes {
            let number = self.record(direction, what(code).0);
            self.message(direction, number..=number, code);
        }
        self
    }

    fn handshake(&mut self) -> &mut Self {
        self.says(Sent, &[CLIENT_HELLO]).says(Received, &[SERVER_HELLO]);
        self.says(Sent, &[KEY_EXCHANGE, CCS, FINISHED]).says(Received, &[CCS, FINISHED])
    }

    /// The phases: their names' beginnings and how many groups they have.
    fn phases(&self) -> Vec<(String, usize)> {
        let ladder = compose(&self.trace, true);
        let word = |name: String| name.split([':']).next().unwrap_or_default().to_owned();
        ladder.phases.into_iter().map(|phase| (word(phase.name), phase.groups.len())).collect()
    }

    fn groups(&self) -> Vec<Group> {
        compose(&self.trace, true).phases.into_iter().flat_map(|phase| phase.groups).collect()
    }
}

/// What one of the codes above stands for.
fn what(code: u8) -> (ContentType, Vec<u8>) {
    match code {
        CCS => (ContentType::CHANGE_CIPHER_SPEC, vec![1]),
        DATA => (ContentType::APPLICATION_DATA, vec![0; 10]),
        CLOSE => (ContentType::ALERT, vec![1, AlertDescription::CLOSE_NOTIFY.0]),
        FAILURE => (ContentType::ALERT, vec![2, AlertDescription::HANDSHAKE_FAILURE.0]),
        NO_RENEGOTIATION => (ContentType::ALERT, vec![1, AlertDescription::NO_RENEGOTIATION.0]),
        typ => (ContentType::HANDSHAKE, vec![typ, 0, 0, 0]),
    }
}

fn named(phases: &[(&str, usize)]) -> Vec<(String, usize)> {
    phases.iter().map(|&(name, groups)| (name.to_owned(), groups)).collect()
}

#[test]
fn handshake_data_and_closure() {
    let mut story = Story::new(Role::Client);
    story.handshake().says(Sent, &[DATA]).says(Received, &[DATA, CLOSE]).says(Sent, &[CLOSE]);
    assert_eq!(story.phases(), named(&[("Handshake", 7), ("Application data", 2), ("Closure", 2)]));
    assert_eq!(compose(&story.trace, true).subtitle[0], "full handshake");
}

#[test]
fn an_abbreviated_handshake_has_no_key_exchange() {
    let mut story = Story::new(Role::Client);
    story.says(Sent, &[CLIENT_HELLO]).says(Received, &[SERVER_HELLO, CCS, FINISHED]).says(Sent, &[CCS, FINISHED]);
    assert_eq!(story.phases(), named(&[("Handshake, abbreviated", 6)]));
    assert_eq!(compose(&story.trace, true).subtitle[0], "resumed session");
}

#[test]
fn renegotiation_asked_for_by_the_server() {
    let mut story = Story::new(Role::Client);
    story.handshake().says(Sent, &[DATA]).says(Received, &[HELLO_REQUEST]).says(Sent, &[CLIENT_HELLO, DATA]);
    // Data in the middle of a handshake stays there.
    story.says(Received, &[SERVER_HELLO]).says(Sent, &[KEY_EXCHANGE, CCS, FINISHED]).says(Received, &[CCS, FINISHED]);
    story.says(Received, &[DATA]);
    let phases = [("Handshake", 7), ("Application data", 1), ("Renegotiation", 9), ("Application data", 1)];
    assert_eq!(story.phases(), named(&phases));
}

#[test]
fn renegotiation_straight_after_the_handshake() {
    let mut story = Story::new(Role::Client);
    story.handshake().handshake();
    assert_eq!(story.phases(), named(&[("Handshake", 7), ("Renegotiation", 7)]));
}

#[test]
fn renegotiation_refused() {
    let mut story = Story::new(Role::Client);
    story.handshake().says(Sent, &[DATA, CLIENT_HELLO]).says(Received, &[NO_RENEGOTIATION, DATA]);
    let phases =
        [("Handshake", 7), ("Application data", 1), ("Renegotiation, not finished", 2), ("Application data", 1)];
    assert_eq!(story.phases(), named(&phases));
}

#[test]
fn failure() {
    let mut story = Story::new(Role::Server);
    story.says(Received, &[CLIENT_HELLO]).says(Sent, &[FAILURE]);
    assert_eq!(story.phases(), named(&[("Handshake, not finished", 1), ("Failure", 1)]));
    assert!(compose(&Trace::new(Role::Client), true).phases.is_empty());
}

#[test]
fn messages_and_records_are_grouped() {
    let mut story = Story::new(Role::Client);
    for _ in 0..3 {
        story.record(Received, ContentType::HANDSHAKE);
    }
    story.message(Received, 1..=3, SERVER_HELLO);
    story.message(Received, 3..=3, 11);
    story.says(Received, &[14]);
    let groups = story.groups();
    assert_eq!(groups.iter().map(|group| group.messages.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(groups[0].records[0], "server records 1 to 3");
    assert_eq!(groups[1].records, ["server record 4", "handshake, TLSv1.2", "1 byte"].map(str::to_owned));
    assert!(!groups[0].to_server);
    assert_eq!(groups[0].times, Some(["2.00 ms", ""].map(str::to_owned)), "when it was whole");
    assert_eq!(groups[1].times, Some(["5.00 ms", "+3.00 ms"].map(str::to_owned)));
}

#[test]
fn data_in_a_row_is_one_arrow() {
    let mut story = Story::new(Role::Server);
    story.says(Received, &[DATA, DATA, DATA]).says(Sent, &[DATA]);
    let groups = story.groups();
    assert_eq!(groups.len(), 2);
    assert_eq!(groups[0].messages[0].details, ["30 bytes"]);
    assert_eq!(groups[0].records[0], "client records 1 to 3");
    assert!(groups[0].to_server && !groups[1].to_server, "what a server receives goes to the server");
}

#[test]
fn a_record_that_cannot_be_read_is_shown() {
    let mut story = Story::new(Role::Server);
    story.record(Received, ContentType::HANDSHAKE);
    if let Some(TraceEvent { what: Traced::Record(record), .. }) = story.trace.events.last_mut() {
        record.plaintext = None;
    }
    let groups = story.groups();
    assert_eq!(groups[0].messages[0].name, "A record of handshake");
    assert_eq!(groups[0].messages[0].details, ["cannot be decrypted"]);
}

#[test]
fn times_are_left_out_when_they_are_not_wanted() {
    let mut story = Story::new(Role::Client);
    story.handshake();
    let ladder = compose(&story.trace, false);
    assert!(ladder.phases.iter().flat_map(|phase| &phase.groups).all(|group| group.times.is_none()));
}

const TICKET: u8 = HandshakeType::NEW_SESSION_TICKET.0;
const END_OF_EARLY_DATA: u8 = HandshakeType::END_OF_EARLY_DATA.0;
const ENCRYPTED_EXTENSIONS: u8 = HandshakeType::ENCRYPTED_EXTENSIONS.0;
const CERTIFICATE: u8 = HandshakeType::CERTIFICATE.0;
const CERTIFICATE_REQUEST: u8 = HandshakeType::CERTIFICATE_REQUEST.0;
const KEY_UPDATE: u8 = HandshakeType::KEY_UPDATE.0;

#[test]
fn what_follows_a_handshake_of_tls_1_3() {
    let mut story = Story::new(Role::Client);
    story.says(Sent, &[CLIENT_HELLO]).says(Received, &[SERVER_HELLO, ENCRYPTED_EXTENSIONS, CERTIFICATE, FINISHED]);
    story.says(Sent, &[CCS, FINISHED]).says(Received, &[TICKET, TICKET]).says(Sent, &[DATA]);
    story.says(Sent, &[KEY_UPDATE]).says(Received, &[KEY_UPDATE, CERTIFICATE_REQUEST]);
    story.says(Sent, &[CERTIFICATE, FINISHED]).says(Received, &[TICKET, DATA]).says(Sent, &[CLOSE]);
    let names: Vec<_> = compose(&story.trace, false).phases.into_iter().map(|phase| phase.name).collect();
    let expected = [
        "Handshake",
        "After the handshake: tickets for the next time",
        "Application data",
        "After the handshake: new keys, the client's certificate, tickets for the next time",
        "Application data",
        "Closure",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_session_resumed_with_early_data() {
    let mut story = Story::new(Role::Client);
    story.says(Sent, &[CLIENT_HELLO, DATA]).says(Received, &[SERVER_HELLO, ENCRYPTED_EXTENSIONS, FINISHED]);
    story.says(Sent, &[END_OF_EARLY_DATA, FINISHED]).says(Received, &[DATA]);
    let ladder = compose(&story.trace, false);
    let names: Vec<_> = ladder.phases.iter().map(|phase| phase.name.as_str()).collect();
    assert_eq!(names, ["Handshake, abbreviated: a session is resumed, with early data", "Application data"]);
    assert_eq!(ladder.phases[0].groups.len(), 7);
}
