//! DEFLATE between two ends: agreed only where both want it, begun with the new keys, and kept across a resumption.

use super::*;
use crate::codepoint::CompressionMethod;
use crate::crypto::suites::SecurityLevel;

const NULL: CompressionMethod = CompressionMethod::NULL;
const DEFLATE: CompressionMethod = CompressionMethod::DEFLATE;
/// A number for private use (RFC 3749, section 2).
const PRIVATE: CompressionMethod = CompressionMethod(224);

/// What both ends compress with, which must be the same for each direction.
fn agreed(pair: &Pair) -> CompressionMethod {
    let method = pair.client.connection.facts().session.as_ref().unwrap().compression;
    for end in [&pair.client, &pair.server] {
        assert_eq!(end.connection.compression(Direction::Sent), method);
        assert_eq!(end.connection.compression(Direction::Received), method);
        assert_eq!(end.connection.facts().session.as_ref().unwrap().compression, method);
    }
    method
}

/// Wants compression at both ends.
fn both_want_it(client: &mut Config, server: &mut Config) {
    client.compression_methods = vec![DEFLATE];
    server.compression_methods = vec![DEFLATE];
}

#[test]
fn the_servers_first_that_the_client_has_is_used() {
    let cases: [(&[_], &[_], _); 7] = [
        (&[], &[], NULL),
        (&[DEFLATE], &[], NULL),
        (&[], &[DEFLATE], NULL),
        (&[DEFLATE], &[DEFLATE], DEFLATE),
        (&[DEFLATE, PRIVATE], &[PRIVATE, DEFLATE], PRIVATE),
        (&[DEFLATE], &[PRIVATE, DEFLATE], DEFLATE),
        (&[PRIVATE], &[DEFLATE], NULL),
    ];
    for (client_has, server_has, expected) in cases {
        let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
        client.compression_methods = client_has.to_vec();
        server.compression_methods = server_has.to_vec();
        let mut pair = Pair::new(client, server);
        pair.handshake().check();
        assert_eq!(agreed(&pair), expected);
    }
}

#[test]
fn with_every_suite() {
    for suite in suites::ALL.iter().filter(|suite| suite.works_with(ProtocolVersion::TLS1_2)) {
        let (mut client, mut server) = ends_for(suite);
        both_want_it(&mut client, &mut server);
        let mut pair = Pair::new(client, server);
        pair.handshake().check();
        assert_eq!(agreed(&pair), DEFLATE, "{}", suite.name);
    }
}

#[test]
fn a_chosen_security_level_forbids_it_from_2_on() {
    for (level, expected) in [(0, DEFLATE), (1, DEFLATE), (2, NULL), (3, NULL)] {
        for client_chooses in [true, false] {
            let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
            both_want_it(&mut client, &mut server);
            let chooses = if client_chooses { &mut client } else { &mut server };
            chooses.security_level = SecurityLevel::new(level);
            let mut pair = Pair::new(client, server);
            pair.handshake().check();
            assert_eq!(agreed(&pair), expected, "level {level}");
        }
    }
}

#[test]
fn what_repeats_itself_becomes_shorter() {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    both_want_it(&mut client, &mut server);
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    let sent = |end: &mut End, data: &[u8]| {
        end.connection.write(data).unwrap();
        let mut wire = Vec::new();
        end.flush(&mut wire);
        wire.len()
    };
    assert!(sent(&mut pair.client, &b"again and again ".repeat(5000)) < 2000);
}

#[test]
fn a_resumed_session_keeps_it() {
    for tickets in [false, true] {
        let (client, server, first) = first_session(tickets, both_want_it);
        assert_eq!(first.client.sessions[0].compression, DEFLATE);
        let mut pair = Pair::new(client.clone(), server.clone());
        pair.known.clone_from(&first.server.sessions);
        pair.client.connection.offer_session(first.client.sessions.first().cloned());
        pair.handshake().check();
        assert!(pair.client.connection.facts().resumed);
        assert_eq!(agreed(&pair), DEFLATE);

        // Whoever no longer wants it makes a new session without.
        let plain = Config { compression_methods: Vec::new(), ..client.clone() };
        assert!(!resumes(plain, server.clone(), &first), "tickets: {tickets}");
        let plain = Config { compression_methods: Vec::new(), ..server };
        assert!(!resumes(client, plain, &first), "tickets: {tickets}");
    }
    // A session without is resumed without, whatever both could do by now.
    let (mut client, mut server, first) = first_session(false, |_, _| {});
    both_want_it(&mut client, &mut server);
    let mut pair = Pair::new(client, server);
    pair.known.clone_from(&first.server.sessions);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake().check();
    assert!(pair.client.connection.facts().resumed);
    assert_eq!(agreed(&pair), NULL);
}

/// The bytes of a hello with `change` made to them on the way.
fn with_changed_hello(role: Role, client: Config, server: Config, change: impl Fn(&mut Vec<u8>)) -> Pair {
    let mut pair = Pair::new(client, server);
    let (mut hello, mut answer) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut hello);
    if role == Role::Client {
        change(&mut hello);
    }
    pair.server.run(&[], &mut answer);
    pair.server.feed(&hello, usize::MAX, &[], &mut answer);
    if role == Role::Server {
        change(&mut answer);
    }
    pair.client.feed(&answer, usize::MAX, &[], &mut Vec::new());
    pair
}

/// Where the compression method stands in a ServerHello with a session id of 32 bytes, its record's header included.
const SERVER_METHOD: usize = 5 + 4 + 2 + 32 + 33 + 2;

#[test]
fn a_method_that_was_not_offered_is_refused() {
    let choose = |method: u8| move |bytes: &mut Vec<u8>| bytes[SERVER_METHOD] = method;
    let (mut client, server) = (config(&[]), config(&["server-p256"]));
    let pair = with_changed_hello(Role::Server, client.clone(), server.clone(), choose(1));
    let error = pair.client.error.unwrap();
    assert_eq!(error.reason(), Reason::COMPRESSION_DISABLED);
    assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
    client.compression_methods = vec![DEFLATE];
    let pair = with_changed_hello(Role::Server, client, server, choose(64));
    let error = pair.client.error.unwrap();
    assert_eq!(error.reason(), Reason::UNSUPPORTED_COMPRESSION_ALGORITHM);
    assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
}

#[test]
fn a_session_with_compression_may_not_lose_it() {
    let (client, server, first) = first_session(false, both_want_it);
    // The client forgets to offer it: DEFLATE, the first of its two methods, becomes an unknown one.
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.known.clone_from(&first.server.sessions);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    let mut hello = Vec::new();
    pair.client.run(&[], &mut hello);
    let methods = hello.windows(3).position(|bytes| bytes == [2, 1, 0]).unwrap();
    hello[methods + 1] = 99;
    pair.server.run(&pair.known, &mut Vec::new());
    pair.server.feed(&hello, usize::MAX, &pair.known, &mut Vec::new());
    let error = pair.server.error.unwrap();
    assert_eq!(error.reason(), Reason::REQUIRED_COMPRESSION_ALGORITHM_MISSING);
    assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));

    // The server resumes without it.
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    let (mut hello, mut answer) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut hello);
    pair.server.run(&first.server.sessions, &mut answer);
    pair.server.feed(&hello, usize::MAX, &first.server.sessions, &mut answer);
    answer[SERVER_METHOD] = 0;
    pair.client.feed(&answer, usize::MAX, &[], &mut Vec::new());
    let error = pair.client.error.unwrap();
    assert_eq!(error.reason(), Reason::OLD_SESSION_COMPRESSION_ALGORITHM_NOT_RETURNED);
    assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
}

#[test]
fn what_does_not_decompress_ends_the_connection() {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    both_want_it(&mut client, &mut server);
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    // The client's keys, without its compression.
    pair.client.connection.channel.writer.set_compressor(None);
    pair.client.connection.write(b"not compressed").unwrap();
    let mut wire = Vec::new();
    pair.client.flush(&mut wire);
    let space = pair.server.connection.space(true);
    space[..wire.len()].copy_from_slice(&wire);
    pair.server.connection.filled(wire.len());
    let mut alert = Vec::new();
    let error = loop {
        match pair.server.connection.step() {
            Ok(Step::NeedOutput) => pair.server.flush(&mut alert),
            Ok(Step::NeedInput) => panic!("it was taken"),
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert_eq!(error.reason(), Reason::BAD_DECOMPRESSION);
    let space = pair.client.connection.space(true);
    space[..alert.len()].copy_from_slice(&alert);
    pair.client.connection.filled(alert.len());
    let told = pair.client.connection.step().err();
    assert_eq!(told, Some(Error::AlertReceived { description: AlertDescription::DECOMPRESSION_FAILURE }));
}
