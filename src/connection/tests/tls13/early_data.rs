//! Early data between two ends (RFC 8446, sections 2.3 and 4.2.10).

use super::*;
use crate::alert::AlertDescription as A;
use crate::handshake::EarlyData;
use crate::handshake::messages::frame;
use crate::handshake::messages::tls13::EncryptedExtensions;

/// How much a server allows.
const LIMIT: u32 = 1000;

/// The configurations of both ends.
fn configs() -> (Config, Config) {
    let (client, mut server) = (config13(&[]), config13(&["server-p256"]));
    server.max_early_data = LIMIT;
    server.replay_protection = false;
    server.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    (client, server)
}

/// A session that allows early data.
fn session(client: &Config, server: &Config) -> Arc<Session> {
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.handshake().check();
    let session = pair.client.sessions.pop().expect("a ticket");
    assert_eq!(session.max_early_data, LIMIT);
    session
}

/// Ends that are about to begin, both with early data in mind, the client's with a session of theirs.
fn begin(client: Config, server: Config) -> Pair {
    let session = session(&client, &server);
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(Some(session));
    pair.client.connection.want_early_data();
    pair.server.connection.want_early_data();
    pair
}

/// Steps until early data is settled; what goes to the peer is returned.
fn settle(end: &mut End) -> Vec<u8> {
    let mut wire = Vec::new();
    while !end.connection.is_early_data_settled() && end.error.is_none() {
        match end.connection.step() {
            Ok(Step::Ask(question)) => {
                let answer = end.answer(question, &[]);
                end.connection.answer(answer).unwrap();
            }
            Ok(Step::NeedInput | Step::NeedOutput) => break,
            Ok(_) => {}
            Err(error) => end.error = Some(error),
        }
    }
    end.flush(&mut wire);
    wire
}

/// Gives `bytes` to an end, which steps until it has nothing more to do. Returns the data that it read, and puts what it says
/// into `wire`.
fn give(end: &mut End, mut bytes: &[u8], wire: &mut Vec<u8>) -> Vec<u8> {
    let mut got = Vec::new();
    while end.error.is_none() {
        match end.connection.step() {
            Ok(Step::NeedInput) if bytes.is_empty() => break,
            Ok(Step::NeedInput) => {
                let space = end.connection.space(false);
                let n = space.len().min(bytes.len());
                space[..n].copy_from_slice(&bytes[..n]);
                end.connection.filled(n);
                bytes = &bytes[n..];
            }
            Ok(Step::NeedOutput) => end.flush(wire),
            Ok(Step::Data) => {
                let mut part = [0; 100];
                let n = end.connection.read(&mut part);
                got.extend_from_slice(&part[..n]);
            }
            Ok(Step::Ask(question)) => {
                let answer = end.answer(question, &[]);
                end.connection.answer(answer).unwrap();
            }
            Ok(Step::Event(_)) => {}
            Ok(Step::Closed) => break,
            Err(error) => end.error = Some(error),
        }
    }
    got
}

#[test]
fn early_data_is_read_and_answered_before_the_handshake_ends() {
    for compat in [false, true] {
        let (mut client, mut server) = configs();
        client.middlebox_compat = compat;
        server.middlebox_compat = compat;
        let Pair { mut client, mut server, .. } = begin(client, server);
        let mut to_server = settle(&mut client);
        assert!(client.connection.sends_early_data());
        client.connection.write_early_data(b"a question").unwrap();
        client.flush(&mut to_server);

        let mut to_client = Vec::new();
        assert_eq!(give(&mut server, &to_server, &mut to_client), b"a question");
        assert!(server.connection.takes_early_data() && server.connection.is_handshaking());
        server.connection.write_early_data(b"an answer").unwrap();
        server.flush(&mut to_client);

        let mut to_server = Vec::new();
        assert_eq!(give(&mut client, &to_client, &mut to_server), b"an answer");
        assert!(client.connection.is_handshaking() && to_server.is_empty(), "it holds for more early data");
        assert_eq!(client.connection.facts().early_data, EarlyData::Accepted);
        client.connection.write_early_data(b"one more").unwrap();
        client.connection.end_early_data();
        assert_eq!(give(&mut client, &[], &mut to_server), b"");
        assert!(!client.connection.is_handshaking());

        let mut to_client = Vec::new();
        assert_eq!(give(&mut server, &to_server, &mut to_client), b"one more");
        assert_eq!((&client.error, &server.error), (&None, &None));
        assert!(!server.connection.takes_early_data() && !server.connection.is_handshaking());
        give(&mut client, &to_client, &mut Vec::new());
        transfer(&mut client, &mut server, b"from the client");
        transfer(&mut server, &mut client, b"from the server");
    }
}

/// What the server makes of early data of so many bytes, when the client goes on at once.
fn outcome(client: Config, server: Config, length: usize, wanted: bool) -> (Pair, Vec<u8>) {
    let mut pair = begin(client, server.clone());
    if !wanted {
        pair.server.connection = Connection::new(Role::Server, Arc::new(server));
    }
    let mut to_server = settle(&mut pair.client);
    pair.client.connection.write_early_data(&vec![1; length]).unwrap();
    pair.client.connection.end_early_data();
    pair.client.flush(&mut to_server);
    let (mut got, mut to_client) = (Vec::new(), Vec::new());
    while !to_server.is_empty() {
        got.extend(give(&mut pair.server, &core::mem::take(&mut to_server), &mut to_client));
        give(&mut pair.client, &core::mem::take(&mut to_client), &mut to_server);
    }
    (pair, got)
}

#[test]
fn early_data_that_nobody_wants_is_passed_over() {
    let (client, server) = configs();
    let (mut pair, got) = outcome(client, server, LIMIT as usize, false);
    assert_eq!(got, b"");
    pair.check();
    for end in [&pair.client, &pair.server] {
        assert_eq!(end.connection.facts().early_data, EarlyData::Rejected);
        assert!(end.connection.facts().resumed);
    }
}

#[test]
fn a_retry_passes_early_data_over() {
    let (mut client, server) = configs();
    client.groups = vec![NamedGroup::X25519, NamedGroup::SECP256R1];
    let session = session(&client, &server);
    let mut retrying = server.clone();
    retrying.groups = vec![NamedGroup::SECP256R1];
    let mut pair = Pair::new(client, retrying);
    pair.client.connection.offer_session(Some(session));
    pair.client.connection.want_early_data();
    pair.server.connection.want_early_data();
    let mut to_server = settle(&mut pair.client);
    pair.client.connection.write_early_data(b"in vain").unwrap();
    pair.client.flush(&mut to_server);
    let mut to_client = Vec::new();
    assert_eq!(give(&mut pair.server, &to_server, &mut to_client), b"");
    assert!(pair.server.connection.is_early_data_settled());
    let mut to_server = Vec::new();
    give(&mut pair.client, &to_client, &mut to_server);
    assert!(pair.client.connection.write_early_data(b"too late").is_err());
    let mut to_client = Vec::new();
    assert_eq!(give(&mut pair.server, &to_server, &mut to_client), b"");
    give(&mut pair.client, &to_client, &mut to_server);
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    pair.handshake();
    assert_eq!(pair.client.connection.facts().early_data, EarlyData::Rejected);
    assert_eq!(pair.server.connection.facts().early_data, EarlyData::Rejected);
}

#[test]
fn a_server_bounds_what_it_takes_and_what_it_passes_over() {
    for wanted in [true, false] {
        let (client, mut server) = configs();
        server.recv_max_early_data = LIMIT / 2;
        let (pair, got) = outcome(client, server, LIMIT as usize, wanted);
        let error = pair.server.error.as_ref().expect("too much");
        assert_eq!((error.alert(), error.reason()), (Some(A::UNEXPECTED_MESSAGE), Reason::TOO_MUCH_EARLY_DATA));
        assert_eq!(got, b"");
    }
}

#[test]
fn a_client_sends_no_more_than_the_session_allows() {
    let (client, server) = configs();
    let mut pair = begin(client, server);
    settle(&mut pair.client);
    pair.client.connection.write_early_data(&[0; LIMIT as usize]).unwrap();
    let error = pair.client.connection.write_early_data(b"x").unwrap_err();
    assert_eq!(error.reason(), Reason::TOO_MUCH_EARLY_DATA);
    assert!(pair.client.connection.failure().is_none(), "the connection can go on");
}

#[test]
fn a_client_without_a_session_sends_none() {
    let (client, server) = configs();
    let mut pair = Pair::new(client, server);
    pair.client.connection.want_early_data();
    let hello = settle(&mut pair.client);
    assert!(!pair.client.connection.sends_early_data());
    assert!(pair.client.connection.write_early_data(b"x").is_err());
    let mut to_client = Vec::new();
    give(&mut pair.server, &hello, &mut to_client);
    let mut to_server = Vec::new();
    give(&mut pair.client, &core::mem::take(&mut to_client), &mut to_server);
    give(&mut pair.server, &to_server, &mut to_client);
    give(&mut pair.client, &to_client, &mut Vec::new());
    pair.check();
    assert_eq!(pair.client.connection.facts().early_data, EarlyData::NotSent);
}

#[test]
fn early_data_keeps_to_the_suite_and_the_protocol() {
    let other_protocol =
        |client: &mut Config, _: &mut Config| client.alpn_protocols = vec![b"a".to_vec(), b"b".to_vec()];
    let other_suite = |_: &mut Config, server: &mut Config| {
        server.tls13_suites = vec![suites::by_id(0x1303).unwrap()];
    };
    let changes: [fn(&mut Config, &mut Config); 2] = [other_protocol, other_suite];
    for change in changes {
        let (mut client, mut server) = configs();
        client.alpn_protocols = vec![b"b".to_vec(), b"a".to_vec()];
        client.tls13_suites = vec![suites::by_id(0x1301).unwrap(), suites::by_id(0x1303).unwrap()];
        server.asks.alpn = true;
        let session = session(&client, &server);
        change(&mut client, &mut server);
        let mut pair = Pair::new(client, server);
        pair.client.connection.offer_session(Some(session));
        pair.client.connection.want_early_data();
        pair.server.connection.want_early_data();
        let mut to_server = settle(&mut pair.client);
        pair.client.connection.write_early_data(b"x").unwrap();
        pair.client.connection.end_early_data();
        pair.client.flush(&mut to_server);
        let mut to_client = Vec::new();
        assert_eq!(give(&mut pair.server, &to_server, &mut to_client), b"");
        assert_eq!(pair.server.connection.facts().early_data, EarlyData::Rejected);
        assert!(pair.server.connection.facts().resumed);
        to_server.clear();
        give(&mut pair.client, &to_client, &mut to_server);
        to_client.clear();
        give(&mut pair.server, &to_server, &mut to_client);
        give(&mut pair.client, &to_client, &mut Vec::new());
        pair.check();
    }
}

#[test]
fn a_protocol_that_is_not_offered_again_is_an_error() {
    let (mut client, mut server) = configs();
    client.alpn_protocols = vec![b"a".to_vec()];
    server.asks.alpn = true;
    let session = session(&client, &server);
    client.alpn_protocols = vec![b"b".to_vec()];
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(Some(session));
    pair.client.connection.want_early_data();
    settle(&mut pair.client);
    let error = pair.client.connection.failure();
    assert_eq!(error.map(Error::reason), Some(Reason::INCONSISTENT_EARLY_DATA_ALPN));
}

#[test]
fn a_server_of_an_older_version_is_refused_after_early_data() {
    let (client, mut server) = configs();
    let session = session(&client, &server);
    server.max_version = ProtocolVersion::TLS1_2;
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(Some(session));
    pair.client.connection.want_early_data();
    let to_server = settle(&mut pair.client);
    let mut to_client = Vec::new();
    give(&mut pair.server, &to_server, &mut to_client);
    give(&mut pair.client, &to_client, &mut Vec::new());
    assert_eq!(pair.client.error.as_ref().and_then(Error::alert), Some(A::PROTOCOL_VERSION));
}

#[test]
fn early_data_that_is_taken_must_open() {
    let (client, server) = configs();
    let Pair { mut client, mut server, .. } = begin(client, server);
    let mut to_server = settle(&mut client);
    client.connection.write_early_data(b"a question").unwrap();
    client.flush(&mut to_server);
    *to_server.last_mut().unwrap() ^= 1;
    assert_eq!(give(&mut server, &to_server, &mut Vec::new()), b"");
    assert_eq!(server.error.and_then(|error| error.alert()), Some(A::BAD_RECORD_MAC));
}

#[test]
fn early_data_is_not_taken_under_other_terms() {
    let (client, mut server) = configs();
    let session = session(&client, &server);
    // A server that cannot open the ticket, and says that it takes the data all the same.
    server.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(Some(session));
    pair.client.connection.want_early_data();
    pair.server.connection.channel.rewrite = Some(Box::new(|typ, message| {
        if typ == HandshakeType::ENCRYPTED_EXTENSIONS {
            let mut extensions = EncryptedExtensions::decode(&message[4..]).unwrap();
            extensions.extensions.early_data = true;
            *message = frame(typ, |out| extensions.encode(out));
        }
    }));
    let to_server = settle(&mut pair.client);
    let mut to_client = Vec::new();
    give(&mut pair.server, &to_server, &mut to_client);
    give(&mut pair.client, &to_client, &mut Vec::new());
    assert_eq!(pair.client.error.and_then(|error| error.alert()), Some(A::ILLEGAL_PARAMETER));
}

#[test]
fn a_size_limit_counts_from_the_end_of_early_data() {
    let (mut client, mut server) = configs();
    client.record_size_limit = Some(300);
    server.record_size_limit = Some(100);
    let mut pair = begin(client, server);
    let mut to_server = settle(&mut pair.client);
    pair.client.connection.write_early_data(&[7; 900]).unwrap();
    pair.client.connection.end_early_data();
    pair.client.flush(&mut to_server);
    let mut to_client = Vec::new();
    assert_eq!(give(&mut pair.server, &to_server, &mut to_client), [7; 900]);
    to_server.clear();
    give(&mut pair.client, &to_client, &mut to_server);
    to_client.clear();
    give(&mut pair.server, &to_server, &mut to_client);
    give(&mut pair.client, &to_client, &mut Vec::new());
    pair.check();
}

#[test]
fn nothing_is_sent_under_a_suite_that_is_switched_off() {
    let (mut client, server) = configs();
    client.tls13_suites = vec![suites::by_id(0x1301).unwrap()];
    let session = session(&client, &server);
    client.tls13_suites = vec![suites::by_id(0x1303).unwrap()];
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(Some(session));
    pair.client.connection.want_early_data();
    settle(&mut pair.client);
    assert!(!pair.client.connection.sends_early_data());
    assert_eq!(pair.client.connection.facts().early_data, EarlyData::NotSent);
}
