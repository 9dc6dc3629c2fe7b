//! Handshake messages in other records than they were sent in: cut anywhere, joined, and with something else in between.

use super::order::{Said, Scenario};
use super::*;
use crate::record::{HEADER, MAX_PLAINTEXT};

/// Handshakes of one version that among them have every message.
fn scenarios(version: ProtocolVersion) -> [Scenario; 5] {
    let scenario = |name| Scenario::usual(name, version);
    [
        scenario("client certificate").with_client_certificate(),
        scenario("ticket").with_tickets(),
        scenario("resumed by id").resumed(),
        scenario("resumed by ticket").with_tickets().resumed(),
        scenario("again").with_tickets().again_by(Role::Server),
    ]
}

/// The length of the longest message of a handshake, and of its longest flight of them.
fn longest(scenario: &Scenario) -> (usize, usize) {
    let course = scenario.run(&mut scenario.pair(), usize::MAX);
    let message = course.iter().map(|(_, _, bytes)| bytes.len()).max().unwrap();
    let flights = course.chunk_by(|(a, _, _), (b, _, _)| a == b);
    let flight = flights.map(|flight| flight.iter().map(|(_, _, bytes)| bytes.len()).sum()).max().unwrap();
    (message, flight)
}

/// Which lengths to cut at: every one in the longest handshake of TLS 1.2, and a few in the others.
fn cuts(scenario: &Scenario, longest: usize) -> impl Iterator<Item = usize> + use<> {
    let every = scenario.server.verify.peer && scenario.client.max_version == ProtocolVersion::TLS1_2;
    (1..=longest).filter(move |cut| every || *cut < 8 || cut % 61 == 0)
}

#[test]
fn every_message_in_records_of_every_length() {
    for &version in LEGACY_VERSIONS {
        for mut scenario in scenarios(version) {
            for length in cuts(&scenario, longest(&scenario).0) {
                (scenario.client.max_send_fragment, scenario.server.max_send_fragment) = (length, length);
                let mut pair = scenario.pair();
                scenario.run(&mut pair, usize::MAX);
                for end in [&mut pair.client, &mut pair.server] {
                    assert_eq!(end.error, None, "{}, {length} bytes to a record", scenario.name);
                    // So that what is checked next does not take long.
                    end.connection.channel.writer.set_max_fragment(MAX_PLAINTEXT);
                }
                pair.check();
            }
        }
    }
}

/// Records with these payloads, of the type and version of `like`.
fn records<'a>(like: &[u8], payloads: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let record = |payload: &[u8]| {
        let [high, low] = (payload.len() as u16).to_be_bytes();
        [&like[..3], &[high, low], payload].concat()
    };
    payloads.filter(|payload| !payload.is_empty()).flat_map(record).collect()
}

/// The payloads of `wire`'s first records, up to one that is not of the handshake, joined; and what follows.
fn joined(mut wire: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut payload = Vec::new();
    while let Some((&[22, _, _, high, low], rest)) = wire.split_first_chunk() {
        let (fragment, rest) = rest.split_at(usize::from(u16::from_be_bytes([high, low])));
        payload.extend_from_slice(fragment);
        wire = rest;
    }
    (payload, wire)
}

/// Runs a handshake whose flights are made into other records by `cut`, as far as they are not protected.
fn through(pair: &mut Pair, cut: impl Fn(&[u8], &[u8]) -> Vec<u8>) {
    let remade = |wire: Vec<u8>| {
        let (payload, rest) = joined(&wire);
        [&cut(&wire, &payload), rest].concat()
    };
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.run(&pair.known, &mut to_client);
    while !to_server.is_empty() || !to_client.is_empty() {
        let bytes = remade(core::mem::take(&mut to_server));
        pair.server.feed(&bytes, usize::MAX, &pair.known, &mut to_client);
        let bytes = remade(core::mem::take(&mut to_client));
        pair.client.feed(&bytes, usize::MAX, &[], &mut to_server);
    }
    pair.check();
}

#[test]
fn every_flight_in_one_record_and_cut_in_two_anywhere() {
    for &version in LEGACY_VERSIONS {
        // A second handshake's messages are protected, and cannot be put into other records from outside.
        for scenario in scenarios(version).iter().filter(|scenario| scenario.again.is_none()) {
            for at in cuts(scenario, longest(scenario).1) {
                through(&mut scenario.pair(), |like, payload| {
                    let (front, back) = payload.split_at(at.min(payload.len()));
                    records(like, [front, back].into_iter())
                });
            }
            through(&mut scenario.pair(), |like, payload| records(like, payload.chunks(1)));
        }
    }
}

/// What `end` says of these bytes.
fn error(end: &mut End, wire: &[u8]) -> Error {
    end.hear(wire);
    while end.say(&[]).is_some() {
        end.take_output();
    }
    end.error.clone().unwrap_or_else(|| panic!("{wire:x?} is taken"))
}

/// Each end that listens first, with the first message that it is sent.
fn listeners() -> [(End, Vec<u8>); 2] {
    let mut observed = config(&["server-p256"]);
    observed.observe.messages = true;
    let mut pair = Pair::new(observed.clone(), observed.clone());
    let (mut hello, mut answer) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut hello);
    pair.server.run(&[], &mut answer);
    pair.server.feed(&hello, usize::MAX, &[], &mut answer);
    let mut server = End::new(Role::Server, observed);
    server.run(&[], &mut Vec::new());
    [(pair.client, answer), (server, hello)]
}

#[test]
fn nothing_comes_between_the_fragments_of_a_message() {
    let others: [(&str, &[u8], Reason); 4] = [
        ("a ChangeCipherSpec", &[20, 3, 3, 0, 1, 1], Reason::BAD_CHANGE_CIPHER_SPEC),
        ("a warning", &[21, 3, 3, 0, 2, 1, 90], Reason::UNEXPECTED_RECORD),
        ("a closure", &[21, 3, 3, 0, 2, 1, 0], Reason::UNEXPECTED_RECORD),
        ("data", &[23, 3, 3, 0, 1, 7], Reason::UNEXPECTED_RECORD),
    ];
    for cut in [1, 3, 4, 5, 40] {
        for (what, record, reason) in others {
            for (mut end, wire) in listeners() {
                let front = records(&wire, [&wire[HEADER..HEADER + cut]].into_iter());
                let error = error(&mut end, &[&front, record].concat());
                assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "{what} after {cut} bytes");
                assert_eq!(error.reason(), reason, "{what} after {cut} bytes");
            }
        }
    }
}

#[test]
fn an_alert_has_a_record_of_its_own() {
    let cases: [&[u8]; 4] =
        [&[21, 3, 3, 0, 1, 2], &[21, 3, 3, 0, 3, 2, 40, 2], &[21, 3, 3, 0, 4, 1, 90, 2, 40], &[21, 3, 3, 0, 0]];
    for wire in cases {
        for (mut end, _) in listeners() {
            let error = error(&mut end, wire);
            assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "{wire:x?}");
            let reason = if wire.len() == HEADER { Reason::RECORD_TOO_SMALL } else { Reason::INVALID_ALERT };
            assert_eq!(error.reason(), reason);
        }
    }
}

#[test]
fn a_record_of_the_handshake_is_not_empty() {
    for (mut end, wire) in listeners() {
        let error = error(&mut end, &[&wire[..3], &[0, 0]].concat());
        assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE));
        assert_eq!(error.reason(), Reason::RECORD_TOO_SMALL);
    }
}

/// The keys change with ChangeCipherSpec, so what came before it under the old ones must be whole (RFC 5246, section 7.1).
#[test]
fn no_message_straddles_a_change_of_keys() {
    for scenario in scenarios(ProtocolVersion::TLS1_2).iter().filter(|scenario| scenario.again.is_none()) {
        let course = scenario.run(&mut scenario.pair(), usize::MAX);
        for (step, (speaker, said, _)) in course.iter().enumerate() {
            if *said != Said::ChangeCipherSpec {
                continue;
            }
            let mut pair = scenario.pair();
            scenario.run(&mut pair, step);
            // The first byte of a Finished, then ChangeCipherSpec.
            let front = records(&[22, 3, 3], [&[20][..]].into_iter());
            pair.end(*speaker).say(&scenario.known);
            let change = pair.end(*speaker).take_output();
            let error = error(pair.end(speaker.peer()), &[front, change].concat());
            assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "{}", scenario.name);
            assert_eq!(error.reason(), Reason::BAD_CHANGE_CIPHER_SPEC);
        }
    }
}
