//! Extensions that the engine does not know, and what it refuses of those that a peer sends.

use super::*;
use crate::codepoint::ExtensionType;
use crate::handshake::messages::{ClientHello, HandshakeMessage, ServerHello, frame};

const OURS: ExtensionType = ExtensionType(0xffce);

/// Adds one extension, and wants to see the peer's.
fn script(question: &Question, connection: &Connection) -> Option<Answer> {
    match (question, connection.role()) {
        (Question::AddExtensions, Role::Client) => Some(Answer::Extensions(vec![(OURS, b"hello".to_vec())])),
        (Question::AddExtensions, Role::Server) => Some(Answer::Extensions(vec![(OURS, b"welcome".to_vec())])),
        (Question::SeeExtensions { received }, role) => {
            let wanted: &[u8] = if role == Role::Client { b"welcome" } else { b"hello" };
            assert_eq!(received.get(OURS), Some(wanted));
            Some(Answer::Continue)
        }
        _ => None,
    }
}

fn pair() -> Pair {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    client.asks.other_extensions = true;
    server.asks.other_extensions = true;
    let mut pair = Pair::new(client, server);
    (pair.client.script, pair.server.script) = (script, script);
    pair
}

#[test]
fn extensions_are_added_and_seen() {
    pair().handshake().check();
}

#[test]
fn so_many_that_no_hello_could_hold_them_are_refused() {
    let mut pair = pair();
    pair.client.script = |question, _| {
        matches!(question, Question::AddExtensions).then(|| Answer::Extensions(vec![(OURS, vec![0; 65536])]))
    };
    pair.handshake();
    assert_eq!(pair.client.error.as_ref().map(Error::reason), Some(Reason::BAD_LENGTH));
}

/// Runs a client up to its hello and changes that on the way to a server; what the server makes of it.
fn changed_client_hello(change: impl FnOnce(&mut ClientHello)) -> Option<(Reason, Option<AlertDescription>)> {
    let (mut client, mut server) =
        (End::new(Role::Client, config(&[])), End::new(Role::Server, config(&["server-p256"])));
    let mut wire = Vec::new();
    client.run(&[], &mut wire);
    let message = HandshakeMessage::from_raw(wire[5..].to_vec()).unwrap();
    let mut hello = ClientHello::decode(message.body()).unwrap();
    change(&mut hello);
    server.feed(
        &record(&frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out))),
        usize::MAX,
        &[],
        &mut Vec::new(),
    );
    server.error.map(|error| (error.reason(), error.alert()))
}

/// The same for a server's hello and a client.
fn changed_server_hello(change: impl FnOnce(&mut ServerHello)) -> Option<(Reason, Option<AlertDescription>)> {
    let (mut client, mut server) =
        (End::new(Role::Client, config(&[])), End::new(Role::Server, config(&["server-p256"])));
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    client.run(&[], &mut to_server);
    server.feed(&to_server, usize::MAX, &[], &mut to_client);
    let length = usize::from(u16::from_be_bytes([to_client[3], to_client[4]]));
    let message = HandshakeMessage::from_raw(to_client[5..5 + length].to_vec()).unwrap();
    let mut hello = ServerHello::decode(message.body()).unwrap();
    change(&mut hello);
    client.feed(
        &record(&frame(HandshakeType::SERVER_HELLO, |out| hello.encode(out))),
        usize::MAX,
        &[],
        &mut Vec::new(),
    );
    client.error.map(|error| (error.reason(), error.alert()))
}

/// A message in a record of its own.
fn record(message: &[u8]) -> Vec<u8> {
    let length = u16::try_from(message.len()).unwrap().to_be_bytes();
    [&[22, 3, 1, length[0], length[1]], message].concat()
}

#[test]
fn a_server_passes_over_what_it_does_not_know() {
    // Heartbeat (RFC 6520) and use_srtp (RFC 5764) are among it.
    for typ in [15, 14, 0x0a0a, 0xffff] {
        let added = vec![(ExtensionType(typ), vec![1])];
        assert_eq!(changed_client_hello(|hello| hello.extensions.others = added), None, "{typ}");
    }
}

#[test]
fn a_client_refuses_what_it_did_not_ask_for() {
    let unsolicited = Some((Reason::UNSOLICITED_EXTENSION, Some(AlertDescription::UNSUPPORTED_EXTENSION)));
    for typ in [14, 15, 18, 0x0a0a, 0xffff] {
        let added = vec![(ExtensionType(typ), vec![1])];
        assert_eq!(changed_server_hello(|hello| hello.extensions.others = added), unsolicited, "{typ}");
    }
    assert_eq!(changed_server_hello(|hello| hello.extensions.status_request = true), unsolicited);
    assert_eq!(changed_server_hello(|hello| hello.extensions.next_protocols = Some(vec![])), unsolicited);
    assert_eq!(changed_server_hello(|hello| hello.extensions.alpn = Some(b"h2".to_vec())), unsolicited);
}

#[test]
fn nobody_takes_an_extension_twice() {
    let twice = Some((Reason::BAD_EXTENSION, Some(AlertDescription::ILLEGAL_PARAMETER)));
    let ems = || vec![(ExtensionType::EXTENDED_MASTER_SECRET, vec![])];
    assert_eq!(changed_client_hello(|hello| hello.extensions.others = ems()), twice);
    assert_eq!(changed_server_hello(|hello| hello.extensions.others = ems()), twice);
}

#[test]
fn a_heartbeat_is_a_record_like_any_that_does_not_exist() {
    for role in [Role::Client, Role::Server] {
        let mut pair = Pair::new(config(&[]), config(&["server-p256"]));
        let end = if role == Role::Client { &mut pair.client } else { &mut pair.server };
        end.run(&[], &mut Vec::new());
        end.feed(&[24, 3, 3, 0, 3, 1, 0x40, 0], usize::MAX, &[], &mut Vec::new());
        let error = end.error.as_ref().unwrap();
        assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "{role:?}: {error}");
    }
}
