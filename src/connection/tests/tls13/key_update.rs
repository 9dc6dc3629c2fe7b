//! KeyUpdate (RFC 8446, section 4.6.3), wanted by this side, by the peer, or by what a key is good for (section 5.5).

use super::*;
use crate::codepoint::KeyUpdateRequest;
use crate::handshake::messages::frame;

const ALONE: KeyUpdateRequest = KeyUpdateRequest::UPDATE_NOT_REQUESTED;
const BOTH: KeyUpdateRequest = KeyUpdateRequest::UPDATE_REQUESTED;

/// How often this end's keys have changed, and those of what it receives.
fn epochs(end: &End) -> (u32, u32) {
    (end.connection.channel.writer.epoch(), end.connection.channel.reader.epoch())
}

/// Both ends, the one that is named first.
fn in_order(pair: &mut Pair, role: Role) -> (&mut End, &mut End) {
    let Pair { client, server, .. } = pair;
    if role == Role::Client { (client, server) } else { (server, client) }
}

/// Puts a KeyUpdate, or what looks like one, into the output, and leaves the keys.
fn blurt(end: &mut End, body: &[u8]) {
    let message = frame(HandshakeType::KEY_UPDATE, |out| out.extend(body));
    end.connection.channel.send_handshake(HandshakeType::KEY_UPDATE, &message).unwrap();
}

#[test]
fn keys_of_one_direction() {
    for role in [Role::Client, Role::Server] {
        let mut pair = established();
        let (from, to) = in_order(&mut pair, role);
        let (ours, theirs) = epochs(from);
        for round in 1..=3 {
            assert_eq!(from.connection.due_key_update(), None);
            from.connection.update_keys(ALONE).unwrap();
            assert_eq!(from.connection.due_key_update(), Some(ALONE));
            assert!(from.connection.key_update_is_due());
            let (data, answer) = hear(from, to);
            assert_eq!((data.as_slice(), answer.as_slice()), (&b""[..], &b""[..]));
            assert_eq!((epochs(from), epochs(to)), ((ours + round, theirs), (theirs, ours + round)), "{role:?}");
            assert!(!from.connection.key_update_is_due());
            assert_eq!(to.connection.due_key_update(), None);
            transfer(from, to, b"new keys");
            transfer(to, from, b"old keys");
        }
        assert_eq!((epochs(from).1, epochs(to).0), (theirs, theirs));
    }
}

#[test]
fn the_peer_s_too_before_its_next_data() {
    for role in [Role::Client, Role::Server] {
        let mut pair = established();
        let (from, to) = in_order(&mut pair, role);
        let (ours, theirs) = epochs(from);
        from.connection.update_keys(BOTH).unwrap();
        assert_eq!(from.connection.due_key_update(), Some(BOTH));
        let (_, answer) = hear(from, to);
        assert_eq!(answer, b"", "not before there is something to say");
        assert_eq!(epochs(to), (theirs, ours + 1));
        assert_eq!(to.connection.due_key_update(), Some(ALONE));
        assert!(!to.connection.key_update_is_due(), "it holds nothing up");
        transfer(to, from, b"after the answer");
        assert_eq!(epochs(to), (theirs + 1, ours + 1));
        assert_eq!(epochs(from), (ours + 1, theirs + 1));
        transfer(to, from, b"no second answer");
        transfer(from, to, b"data");
        assert_eq!(epochs(from), (ours + 1, theirs + 1));
    }
}

#[test]
fn one_answer_serves_many_requests() {
    let mut pair = established();
    let Pair { client, server, .. } = &mut pair;
    let before = epochs(server);
    for _ in 0..20 {
        client.connection.update_keys(BOTH).unwrap();
        assert_eq!(hear(client, server).1, b"");
    }
    transfer(server, client, b"data");
    assert_eq!(epochs(server), (before.0 + 1, before.1 + 20));
}

/// What a side wants for itself is no answer to the peer, unless it is the same message.
#[test]
fn a_request_of_ours_is_no_answer() {
    for (ours, messages) in [(BOTH, 2), (ALONE, 1)] {
        let mut pair = established();
        let Pair { client, server, .. } = &mut pair;
        let before = epochs(server).0;
        client.connection.update_keys(BOTH).unwrap();
        hear(client, server);
        server.connection.update_keys(ours).unwrap();
        hear(server, client);
        transfer(server, client, b"data");
        assert_eq!(epochs(server).0, before + messages);
        transfer(client, server, b"data");
    }
}

#[test]
fn what_cannot_be_wanted() {
    let reason = |end: &mut End| end.connection.update_keys(ALONE).unwrap_err().reason();
    let mut pair = Pair::new(config(&[]), config(&["server-p256"]));
    for config in [&mut pair.client, &mut pair.server] {
        let mut old = Config::clone(config.connection.config());
        old.max_version = ProtocolVersion::TLS1_2;
        config.connection.set_config(Arc::new(old));
    }
    assert_eq!(reason(&mut pair.client), Reason::WRONG_SSL_VERSION, "before there is a version");
    pair.handshake().check();
    assert_eq!(reason(&mut pair.client), Reason::WRONG_SSL_VERSION);
    let mut pair = established();
    pair.client.connection.update_keys(BOTH).unwrap();
    assert_eq!(reason(&mut pair.client), Reason::STILL_IN_INIT, "one at a time");
    pair.server.connection.close().unwrap();
    assert_eq!(reason(&mut pair.server), Reason::PROTOCOL_IS_SHUTDOWN);
    hear(&mut pair.client, &mut pair.server);
    assert_eq!(pair.server.error, None, "new keys need no answer");
}

#[test]
fn without_end() {
    for role in [Role::Client, Role::Server] {
        let mut pair = established();
        let (from, to) = in_order(&mut pair, role);
        for _ in 0..2 {
            for _ in 0..32 {
                from.connection.update_keys(BOTH).unwrap();
                hear(from, to);
            }
            transfer(from, to, b"data between them");
        }
        for _ in 0..33 {
            assert_eq!(to.error, None);
            from.connection.update_keys(ALONE).unwrap();
            hear(from, to);
        }
        assert_eq!(refusal(to), (AlertDescription::UNEXPECTED_MESSAGE, Reason::TOO_MANY_KEY_UPDATES), "{role:?}");
    }
}

#[test]
fn what_it_says_is_0_or_1() {
    for (body, alert, reason) in [
        (&[2][..], AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_KEY_UPDATE),
        (&[255], AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_KEY_UPDATE),
    ] {
        for role in [Role::Client, Role::Server] {
            let mut pair = established();
            let (from, to) = in_order(&mut pair, role);
            blurt(from, body);
            hear(from, to);
            assert_eq!(refusal(to), (alert, reason), "{role:?} {body:?}");
        }
    }
}

/// No message may begin under the old keys and end under the new (RFC 8446, section 5.1).
#[test]
fn no_message_goes_over_a_change() {
    const REFUSED: (AlertDescription, Reason) = (AlertDescription::UNEXPECTED_MESSAGE, Reason::NOT_ON_RECORD_BOUNDARY);
    let update = frame(HandshakeType::KEY_UPDATE, |out| out.push(0));
    for after in [&update[..], &update[..1]] {
        for role in [Role::Client, Role::Server] {
            let mut pair = established();
            let (from, to) = in_order(&mut pair, role);
            let both = [&update, after].concat();
            from.connection.channel.send_handshake(HandshakeType::KEY_UPDATE, &both).unwrap();
            hear(from, to);
            assert_eq!(refusal(to), REFUSED, "{role:?}, {} bytes", after.len());
        }
    }
    // In fragments, but under one key, it is as good as whole.
    let mut pair = established();
    let Pair { client, server, .. } = &mut pair;
    for part in update.chunks(2) {
        client.connection.channel.send_handshake(HandshakeType::KEY_UPDATE, part).unwrap();
    }
    hear(client, server);
    assert_eq!(server.error, None);
    assert_eq!(epochs(server).1, epochs(client).0 + 1);
}

#[test]
fn not_before_a_finished() {
    for role in [Role::Client, Role::Server] {
        let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
        let (from, _) = in_order(&mut pair, role);
        from.connection.channel.rewrite = Some(Box::new(|sent, message| {
            if sent == HandshakeType::FINISHED {
                *message = frame(HandshakeType::KEY_UPDATE, |out| out.push(0));
            }
        }));
        pair.handshake();
        let (_, to) = in_order(&mut pair, role);
        assert_eq!(refusal(to), (AlertDescription::UNEXPECTED_MESSAGE, Reason::UNEXPECTED_MESSAGE), "{role:?}");
    }
}

#[test]
fn keys_change_before_they_wear_out() {
    for role in [Role::Client, Role::Server] {
        let mut pair = established();
        let (from, to) = in_order(&mut pair, role);
        let before = epochs(from).0;
        from.connection.channel.writer.leave_records(1100);
        let mut writes = 0;
        while epochs(from).0 == before {
            assert!(from.connection.channel.writer.records_left() > 0);
            transfer(from, to, b"x");
            writes += 1;
            assert!(writes < 1100, "the limit has passed");
        }
        assert!(from.connection.channel.writer.records_left() > 1 << 20, "a whole new limit");
        assert_eq!((epochs(from).0, epochs(to).1), (before + 1, before + 1));
        transfer(to, from, b"the peer's stay");
        assert_eq!(epochs(from).0, before + 1);
        // One write of many records.
        from.connection.channel.writer.leave_records(1100);
        from.connection.channel.writer.set_max_fragment(10);
        transfer(from, to, &[1; 1500]);
        assert_eq!(epochs(from).0, before + 2);
    }
}
