//! What neither end takes once the handshake is over, and what no record may be.

use super::*;
use crate::codepoint::ContentType;

/// Two ends that have done their handshake, and whose tickets are taken.
fn connected() -> Pair {
    let mut pair = ends();
    pair.handshake().check();
    pair
}

/// What the other end says to a message that `role` sends on an established connection.
fn answer_to(role: Role, typ: HandshakeType, body: &[u8]) -> Option<A> {
    let mut pair = connected();
    let (from, to) =
        if role == Role::Client { (&mut pair.client, &mut pair.server) } else { (&mut pair.server, &mut pair.client) };
    from.connection.channel.send_handshake(typ, &frame(typ, |out| out.extend(body))).unwrap();
    let mut wire = Vec::new();
    from.flush(&mut wire);
    said_to(to, &wire)
}

#[test]
fn messages_that_are_over() {
    for role in [Role::Client, Role::Server] {
        for typ in [HandshakeType::HELLO_REQUEST, HandshakeType::END_OF_EARLY_DATA] {
            assert_eq!(answer_to(role, typ, &[]), Some(A::UNEXPECTED_MESSAGE), "{role:?} {typ}");
            assert_eq!(answer_to(role, typ, &[0]), Some(A::DECODE_ERROR), "{role:?} {typ}");
        }
        for typ in [
            HandshakeType::CLIENT_HELLO,
            HandshakeType::SERVER_HELLO,
            HandshakeType::ENCRYPTED_EXTENSIONS,
            HandshakeType::CERTIFICATE,
            HandshakeType::CERTIFICATE_VERIFY,
            HandshakeType::CERTIFICATE_REQUEST,
            HandshakeType::FINISHED,
        ] {
            assert_eq!(answer_to(role, typ, &[0; 40]), Some(A::UNEXPECTED_MESSAGE), "{role:?} {typ}");
        }
    }
    assert_eq!(answer_to(Role::Client, HandshakeType::NEW_SESSION_TICKET, &[0; 20]), Some(A::UNEXPECTED_MESSAGE));
}

#[test]
fn key_updates() {
    for role in [Role::Client, Role::Server] {
        for body in [&[2][..], &[255]] {
            assert_eq!(answer_to(role, HandshakeType::KEY_UPDATE, body), Some(A::ILLEGAL_PARAMETER), "{role:?}");
        }
        for body in [&[][..], &[0, 0]] {
            assert_eq!(answer_to(role, HandshakeType::KEY_UPDATE, body), Some(A::DECODE_ERROR), "{role:?}");
        }
    }
}

#[test]
fn a_key_update_before_the_handshake_is_over() {
    let early = raw(HandshakeType::FINISHED, |message| {
        *message = frame(HandshakeType::KEY_UPDATE, |out| out.push(0));
    });
    refuses("a KeyUpdate for a Finished", ends(), Role::Server, early, A::UNEXPECTED_MESSAGE);
}

/// What the server says to a record of the client's after the handshake.
fn answer_to_record(content_type: ContentType, payload: &[u8]) -> Option<A> {
    let mut pair = connected();
    let channel = &mut pair.client.connection.channel;
    channel.writer.write(content_type, payload, &mut channel.output).unwrap();
    let mut wire = Vec::new();
    pair.client.flush(&mut wire);
    said_to(&mut pair.server, &wire)
}

#[test]
fn change_cipher_spec_has_its_time() {
    assert_eq!(answer_to_record(ContentType::CHANGE_CIPHER_SPEC, &[1]), Some(A::UNEXPECTED_MESSAGE));
    let mut pair = connected();
    assert_eq!(said_to(&mut pair.server, &[20, 3, 3, 0, 1, 1]), Some(A::UNEXPECTED_MESSAGE), "in the clear");
    // In the handshake it must be the one byte 1, and the version of its record says nothing.
    for (payload, alert) in [
        (&[20, 3, 3, 0, 1, 1][..], None),
        (&[20, 9, 9, 0, 1, 1], None),
        (&[20, 3, 3, 0, 1, 2], Some(A::UNEXPECTED_MESSAGE)),
    ] {
        let mut pair = ends();
        let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
        pair.client.run(&[], &mut to_server);
        pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
        pair.server.feed(payload, usize::MAX, &[], &mut to_client);
        assert_eq!(pair.server.error.as_ref().and_then(Error::alert), alert);
    }
}

#[test]
fn records_that_do_not_open() {
    let mut pair = connected();
    assert_eq!(said_to(&mut pair.server, &[&[23, 3, 3, 0, 40][..], &[7; 40]].concat()), Some(A::BAD_RECORD_MAC));
    let mut pair = connected();
    assert_eq!(said_to(&mut pair.server, &[23, 3, 3, 0x41, 1]), Some(A::RECORD_OVERFLOW), "2^14 + 257 bytes");
}
