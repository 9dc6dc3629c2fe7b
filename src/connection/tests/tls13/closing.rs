//! close_notify closes one direction (RFC 8446, section 6.1).

use super::*;
use crate::codepoint::KeyUpdateRequest;

#[test]
fn each_direction_closes_alone() {
    for role in [Role::Client, Role::Server] {
        let mut pair = established();
        let Pair { client, server, .. } = &mut pair;
        let (from, to) = if role == Role::Client { (client, server) } else { (server, client) };
        from.connection.close().unwrap();
        assert_eq!(hear(from, to), (Vec::new(), Vec::new()), "nothing is answered");
        assert!(to.connection.received_close() && !to.connection.sent_close());
        assert!(from.connection.sent_close() && !from.connection.received_close());
        let error = from.connection.write(b"too late").unwrap_err();
        assert_eq!(error.reason(), Reason::PROTOCOL_IS_SHUTDOWN);
        // What was closed to is still spoken to, with new keys if that is wanted.
        to.connection.write(b"some more").unwrap();
        assert_eq!(hear(to, from).0, b"some more");
        to.connection.update_keys(KeyUpdateRequest::UPDATE_REQUESTED).unwrap();
        to.connection.write(b"and more").unwrap();
        assert_eq!(hear(to, from), (b"and more".to_vec(), Vec::new()));
        to.connection.close().unwrap();
        to.connection.close().unwrap();
        hear(to, from);
        assert!(from.connection.received_close());
        assert_eq!((&from.error, &to.error), (&None, &None));
        assert!(matches!(from.connection.step(), Ok(Step::Closed)));
    }
}

/// What comes after a close_notify is not looked at (section 6.1).
#[test]
fn what_comes_after_it_is_ignored() {
    let mut pair = established();
    let Pair { client, server, .. } = &mut pair;
    client.connection.write(b"before").unwrap();
    client.connection.close().unwrap();
    let mut wire = Vec::new();
    client.flush(&mut wire);
    wire.extend([23, 3, 3, 0, 30]);
    wire.extend([7; 30]);
    assert_eq!(feed(server, &wire, &[], &mut Vec::new()), b"before");
    assert!(matches!(server.connection.step(), Ok(Step::Closed)));
    assert_eq!(server.error, None);
    server.connection.write(b"still").unwrap();
    assert_eq!(hear(server, client).0, b"still");
}

/// An end without it may have been cut off.
#[test]
fn an_end_without_it_is_an_error() {
    let mut pair = established();
    assert_eq!(pair.client.connection.end_of_input(), Error::UnexpectedEof);
}
