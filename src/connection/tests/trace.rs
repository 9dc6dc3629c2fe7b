//! What a trace is told of a connection: that every record and message is there, linked, and under the right keys.

use super::*;
use crate::trace::{Trace, TraceMessage, Traced};

/// What one end's trace is made of what it noted.
fn trace(end: &mut End) -> Trace {
    let mut trace = Trace::new(end.connection.role());
    for event in end.events.drain(..) {
        if let Event::Trace(observation) = event {
            trace.add(*observation);
        }
    }
    trace
}

/// Two ends that trace, through a handshake.
fn traced(change: impl FnOnce(&mut Config, &mut Config)) -> (Pair, Trace, Trace) {
    let (mut client, mut server) = (config(&[]), config(&["server-rsa"]));
    client.observe.trace = true;
    server.observe.trace = true;
    change(&mut client, &mut server);
    let mut pair = Pair::new(client, server);
    pair.handshake();
    let (client, server) = (trace(&mut pair.client), trace(&mut pair.server));
    (pair, client, server)
}

fn messages(trace: &Trace) -> Vec<&TraceMessage> {
    trace.events.iter().filter_map(|event| event.message()).collect()
}

/// One line for each record and message: direction, name or type, records, epoch, whether encrypted.
fn outline(trace: &Trace) -> Vec<String> {
    let line = |event: &crate::trace::TraceEvent| match &event.what {
        Traced::Record(record) => Some(format!(
            "{} {} {} {} {}",
            record.direction.name(),
            record.header().content_type,
            record.number,
            record.epoch,
            record.encrypted
        )),
        Traced::Message(message) => Some(format!(
            "{} {} {:?} {} {}",
            message.direction.name(),
            message.name,
            message.records,
            message.epoch,
            message.encrypted
        )),
        Traced::Secret(_) => None,
    };
    trace.events.iter().filter_map(line).collect()
}

#[test]
fn a_handshake_in_order() {
    let (_, client, server) = traced(|client, server| {
        client.ticket_keys = None;
        server.ticket_keys = None;
    });
    let expected = [
        "sent handshake 1 0 false",
        "sent ClientHello 1..=1 0 false",
        "received handshake 1 0 false",
        "received ServerHello 1..=1 0 false",
        "received handshake 2 0 false",
        "received Certificate 2..=2 0 false",
        "received handshake 3 0 false",
        "received ServerKeyExchange 3..=3 0 false",
        "received handshake 4 0 false",
        "received ServerHelloDone 4..=4 0 false",
        "sent handshake 2 0 false",
        "sent ClientKeyExchange 2..=2 0 false",
        "sent change_cipher_spec 3 0 false",
        "sent ChangeCipherSpec 3..=3 0 false",
        "sent handshake 4 1 true",
        "sent Finished 4..=4 1 true",
        "received change_cipher_spec 5 0 false",
        "received ChangeCipherSpec 5..=5 0 false",
        "received handshake 6 1 true",
        "received Finished 6..=6 1 true",
    ];
    assert_eq!(outline(&client), expected);
    let mirrored = expected.map(|line| match line.strip_prefix("sent") {
        Some(rest) => format!("received{rest}"),
        None => line.replacen("received", "sent", 1),
    });
    assert_eq!(outline(&server), mirrored);
    assert_eq!(client.events.iter().filter(|event| matches!(event.what, Traced::Secret(_))).count(), 1);
}

#[test]
fn messages_are_linked_to_every_record_that_carried_them() {
    let (_, client, server) = traced(|_, server| server.max_send_fragment = 512);
    for (trace, messages) in [(&client, messages(&client)), (&server, messages(&server))] {
        let certificate = messages.iter().find(|message| message.name == "Certificate").unwrap();
        assert!(certificate.records.end() > certificate.records.start());
        let carried: Vec<u8> = trace
            .events
            .iter()
            .filter_map(|event| event.record())
            .filter(|record| record.direction == certificate.direction && certificate.records.contains(&record.number))
            .flat_map(|record| record.plaintext.clone().unwrap())
            .collect();
        assert_eq!(carried, certificate.bytes);
    }
}

#[test]
fn what_travelled_is_what_was_traced() {
    let (mut pair, ..) = traced(|_, _| {});
    pair.client.connection.write(b"hello").unwrap();
    let wire = pair.client.connection.output().to_vec();
    let mut noted = Trace::new(Role::Client);
    while let Some(Event::Trace(observation)) = pair.client.connection.next_event() {
        noted.add(*observation);
    }
    let [record, message] = &noted.events[..] else { panic!("a record and its message") };
    let (record, message) = (record.record().unwrap(), message.message().unwrap());
    assert_eq!(record.wire, wire);
    assert_eq!(record.plaintext.as_deref(), Some(&b"hello"[..]));
    assert_eq!((&*message.name, message.records.clone()), ("ApplicationData", record.number..=record.number));

    // The same record on the other side, and again: the copy does not decrypt.
    for (times, plaintext) in [(1, Some(b"hello".to_vec())), (2, None)] {
        let space = pair.server.connection.space(false);
        space[..5].copy_from_slice(&wire[..5]);
        pair.server.connection.filled(5);
        let Ok(Step::NeedInput) = pair.server.connection.step() else { panic!("only a header has come") };
        let space = pair.server.connection.space(false);
        space[..wire.len() - 5].copy_from_slice(&wire[5..]);
        pair.server.connection.filled(wire.len() - 5);
        let Ok(Step::Event(Event::Trace(observation))) = pair.server.connection.step() else { panic!("a record") };
        let mut seen = Trace::new(Role::Server);
        let record = seen.add(*observation).record().unwrap().clone();
        assert_eq!((record.number, record.wire, record.plaintext), (4 + times, wire.clone(), plaintext));
        while pair.server.connection.next_event().is_some() {}
        pair.server.connection.read(&mut [0; 10]);
    }
}

#[test]
fn nothing_is_traced_unless_wanted() {
    let (_, client, _) = traced(|client, _| client.observe.trace = false);
    assert!(client.events.is_empty());
}

#[test]
fn a_suite_without_encryption_changes_epochs_only() {
    let (_, client, _) = traced(|client, server| {
        let null = suites::by_name("NULL-SHA256").unwrap();
        for config in [client, server] {
            config.cipher_suites = vec![null];
            config.security_level = crate::crypto::suites::SecurityLevel::new(0);
        }
    });
    let finished: Vec<_> = messages(&client).into_iter().filter(|message| message.name == "Finished").collect();
    assert_eq!(finished.len(), 2);
    assert!(finished.iter().all(|message| message.epoch == 1 && !message.encrypted));
}
