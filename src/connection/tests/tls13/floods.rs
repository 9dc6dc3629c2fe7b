//! What a peer could send without end is counted.

use super::*;
use crate::alert::AlertLevel;
use crate::handshake::extensions::TicketExtensions;
use crate::handshake::messages::frame;
use crate::handshake::messages::tls13::NewSessionTicket;

const UNEXPECTED: AlertDescription = AlertDescription::UNEXPECTED_MESSAGE;

/// Sends `one` from the client to the server, up to `most` times; how often it was taken.
fn taken(client: &mut End, server: &mut End, most: usize, one: impl Fn(&mut End)) -> usize {
    for count in 0..most {
        one(client);
        hear(client, server);
        if server.error.is_some() {
            return count;
        }
    }
    most
}

#[test]
fn empty_records() {
    let mut pair = established();
    let Pair { client, server, .. } = &mut pair;
    // A record with nothing but its type, and some zeros.
    let empty = |end: &mut End| {
        let channel = &mut end.connection.channel;
        channel.writer.write_empty(ContentType::APPLICATION_DATA, 100, &mut channel.output).unwrap();
    };
    for _ in 0..2 {
        assert_eq!(taken(client, server, 32, empty), 32);
        transfer(client, server, b"data");
    }
    assert_eq!(taken(client, server, 100, empty), 32);
    assert_eq!(refusal(server), (UNEXPECTED, Reason::RECORD_TOO_SMALL));
}

/// Only application data may be empty (RFC 8446, section 5.4).
#[test]
fn empty_messages_and_alerts() {
    for content_type in [ContentType::HANDSHAKE, ContentType::ALERT] {
        let mut pair = established();
        let Pair { client, server, .. } = &mut pair;
        let channel = &mut client.connection.channel;
        channel.writer.write_empty(content_type, 0, &mut channel.output).unwrap();
        hear(client, server);
        assert_eq!(refusal(server).0, UNEXPECTED, "{content_type}");
    }
}

#[test]
fn warnings() {
    let mut pair = established();
    let Pair { client, server, .. } = &mut pair;
    let cancel = |end: &mut End| {
        end.connection.channel.send_alert(AlertLevel::WARNING, AlertDescription::USER_CANCELED).unwrap();
    };
    for _ in 0..3 {
        assert_eq!(taken(client, server, 4, cancel), 4);
        transfer(client, server, b"data");
    }
    assert_eq!(taken(client, server, 10, cancel), 4);
    assert_eq!(refusal(server), (UNEXPECTED, Reason::TOO_MANY_WARN_ALERTS));
}

/// Any other alert ends the connection, whatever it says of its level (RFC 8446, section 6.2).
#[test]
fn no_other_alert_is_a_warning() {
    let mut pair = established();
    let Pair { client, server, .. } = &mut pair;
    client.connection.channel.send_alert(AlertLevel::WARNING, AlertDescription::NO_RENEGOTIATION).unwrap();
    hear(client, server);
    assert_eq!(server.error, Some(Error::AlertReceived { description: AlertDescription::NO_RENEGOTIATION }));
}

#[test]
fn tickets() {
    let mut pair = established();
    let Pair { client, server, .. } = &mut pair;
    let ticket = |end: &mut End| {
        let ticket = NewSessionTicket {
            ticket_lifetime: 10,
            ticket_age_add: 1,
            ticket_nonce: vec![1],
            ticket: vec![2; 20],
            extensions: TicketExtensions::default(),
        };
        let message = frame(HandshakeType::NEW_SESSION_TICKET, |out| ticket.encode(out));
        end.connection.channel.send_handshake(HandshakeType::NEW_SESSION_TICKET, &message).unwrap();
    };
    assert_eq!(taken(server, client, 250, ticket), 250);
    transfer(server, client, b"data");
    assert_eq!(taken(server, client, 300, ticket), 256);
    assert_eq!(refusal(client).0, UNEXPECTED);
}

#[test]
fn change_cipher_specs() {
    let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
    let mut hello = Vec::new();
    pair.client.run(&[], &mut hello);
    for count in 0..40 {
        pair.client.feed(&[20, 3, 3, 0, 1, 1], usize::MAX, &[], &mut Vec::new());
        if pair.client.error.is_some() {
            assert_eq!((count, refusal(&pair.client)), (32, (UNEXPECTED, Reason::UNEXPECTED_CCS_MESSAGE)));
            return;
        }
    }
    panic!("there is no bound");
}
