//! Records that must not be: what is in them, and where they stand.

use super::*;
use crate::codepoint::ContentType;
use crate::connection::Phase;
use crate::record::RecordHeader;

/// A record of the client's with any inside, authentic: its first after the handshake.
fn forge(pair: &Pair, content_type: ContentType, content: &[u8]) -> Vec<u8> {
    let Phase::Established(traffic) = &pair.client.connection.phase else { panic!("still shaking hands") };
    let established = traffic.established.as_ref().unwrap();
    let mut protection = established.ours.protection(established.suite);
    let mut body = vec![0; protection.sealed_len(content.len())];
    protection.seal(content_type, ProtocolVersion::TLS1_3, content, &mut body).unwrap();
    let (content_type, version) = (ContentType::APPLICATION_DATA, ProtocolVersion::TLS1_2);
    [&RecordHeader { content_type, version, length: body.len() }.encode()[..], &body].concat()
}

/// What a server says to such a record.
fn answer_to(content_type: ContentType, content: &[u8]) -> Option<A> {
    let mut pair = ends();
    pair.handshake();
    let record = forge(&pair, content_type, content);
    said_to(&mut pair.server, &record)
}

#[test]
fn what_is_inside() {
    assert_eq!(answer_to(ContentType::HANDSHAKE, &[]), Some(A::UNEXPECTED_MESSAGE), "nothing of a handshake");
    assert_eq!(answer_to(ContentType::ALERT, &[]), Some(A::UNEXPECTED_MESSAGE), "no alert");
    assert_eq!(answer_to(ContentType::APPLICATION_DATA, &[]), None, "no data");
    assert_eq!(answer_to(ContentType::CHANGE_CIPHER_SPEC, &[1]), Some(A::UNEXPECTED_MESSAGE), "protected");
    assert_eq!(answer_to(ContentType(24), &[1]), Some(A::UNEXPECTED_MESSAGE), "a heartbeat");
    let long = vec![1; (1 << 14) + 1];
    assert_eq!(answer_to(ContentType::APPLICATION_DATA, &long), Some(A::RECORD_OVERFLOW), "2^14 + 1 bytes");
}

#[test]
fn alerts() {
    for (alert, refused) in [
        (&[2, 40, 2, 40][..], Some(A::UNEXPECTED_MESSAGE)),
        (&[2][..], Some(A::UNEXPECTED_MESSAGE)),
        // An answer to an alert there is none.
        (&[2, 40], None),
    ] {
        assert_eq!(answer_to(ContentType::ALERT, alert), refused, "{alert:?}");
    }
    // Each ends the connection, whatever its level, and whether it is known or not.
    for alert in [[1, 40], [2, 40], [1, 10], [1, 222], [2, 222]] {
        let mut pair = ends();
        pair.handshake();
        let record = forge(&pair, ContentType::ALERT, &alert);
        assert_eq!(said_to(&mut pair.server, &record), None);
        let failure = pair.server.connection.failure();
        assert_eq!(failure, Some(&Error::AlertReceived { description: A(alert[1]) }), "{alert:?}");
        assert!(pair.server.connection.write(b"more").is_err());
    }
    // This one does not.
    assert_eq!(answer_to(ContentType::ALERT, &[1, 90]), None);
}

/// A message, and the first byte of another behind it in its record.
fn with_another(typ: HandshakeType) -> (HandshakeType, Change) {
    raw(typ, |message| message.push(24))
}

#[test]
fn no_message_straddles_a_change_of_keys() {
    let alert = A::UNEXPECTED_MESSAGE;
    for (typ, liar) in [
        (HandshakeType::CLIENT_HELLO, Role::Client),
        (HandshakeType::SERVER_HELLO, Role::Server),
        (HandshakeType::FINISHED, Role::Server),
        (HandshakeType::FINISHED, Role::Client),
    ] {
        refuses(&format!("{liar:?} {typ}"), ends(), liar, with_another(typ), alert);
    }
    for role in [Role::Client, Role::Server] {
        let mut pair = ends();
        pair.handshake();
        let (from, to) = match role {
            Role::Client => (&mut pair.client, &mut pair.server),
            Role::Server => (&mut pair.server, &mut pair.client),
        };
        let message = frame(HandshakeType::KEY_UPDATE, |out| out.push(0));
        from.connection.channel.send_handshake(HandshakeType::KEY_UPDATE, &[&message[..], &[24]].concat()).unwrap();
        let mut wire = Vec::new();
        from.flush(&mut wire);
        assert_eq!(said_to(to, &wire), Some(alert), "{role:?} KeyUpdate");
    }
}

#[test]
fn nothing_comes_between_the_fragments_of_a_message() {
    for (content_type, payload) in [(ContentType::APPLICATION_DATA, &b"x"[..]), (ContentType::ALERT, &[1, 90])] {
        let mut pair = ends();
        pair.handshake();
        let channel = &mut pair.client.connection.channel;
        channel.writer.write(ContentType::HANDSHAKE, &[24, 0, 0], &mut channel.output).unwrap();
        channel.writer.write(content_type, payload, &mut channel.output).unwrap();
        let mut wire = Vec::new();
        pair.client.flush(&mut wire);
        assert_eq!(said_to(&mut pair.server, &wire), Some(A::UNEXPECTED_MESSAGE), "{content_type}");
    }
}

#[test]
fn a_message_under_new_keys_needs_a_key_update() {
    let mut pair = ends();
    pair.handshake();
    let Phase::Established(traffic) = &pair.client.connection.phase else { panic!("still shaking hands") };
    let established = traffic.established.as_ref().unwrap();
    let next = established.ours.next().protection(established.suite);
    pair.client.connection.channel.writer.set_protection(next);
    pair.client.connection.write(b"too soon").unwrap();
    let mut wire = Vec::new();
    pair.client.flush(&mut wire);
    assert_eq!(said_to(&mut pair.server, &wire), Some(A::BAD_RECORD_MAC));
}

#[test]
fn data_before_its_time() {
    let mut pair = ends();
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    // A record in the clear after the keys are there.
    pair.server.feed(&[23, 3, 3, 0, 1, b'x'], usize::MAX, &[], &mut to_client);
    let alert = pair.server.error.as_ref().and_then(Error::alert);
    assert_eq!(alert, Some(A::BAD_RECORD_MAC), "what the keys do not open");
    let mut pair = ends();
    pair.server.feed(&[23, 3, 1, 0, 1, b'x'], usize::MAX, &[], &mut to_client);
    assert_eq!(pair.server.error.as_ref().and_then(Error::alert), Some(A::UNEXPECTED_MESSAGE), "before a hello");
}
