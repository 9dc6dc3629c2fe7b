//! What the text and the JSON lines of a trace look like.

use core::time::Duration;
use std::time::SystemTime;

use zeroize::Zeroizing;

use super::*;
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::connection::{InnerPlaintext, ObservedMessage, ObservedRecord};

fn record(direction: Direction, number: u64, wire: &[u8], plaintext: Option<&[u8]>) -> Observation {
    let encrypted = number > 1;
    Observation::Record(ObservedRecord {
        direction,
        number,
        epoch: encrypted.into(),
        encrypted,
        inner: None,
        wire: wire.to_vec(),
        plaintext: plaintext.map(<[u8]>::to_vec),
    })
}

fn message(direction: Direction, content_type: u8, last_record: u64, bytes: &[u8]) -> Observation {
    let encrypted = last_record > 1;
    Observation::Message(ObservedMessage {
        direction,
        content_type: ContentType(content_type),
        version: ProtocolVersion::TLS1_2,
        records: 1..=last_record,
        epoch: encrypted.into(),
        encrypted,
        bytes: bytes.to_vec(),
    })
}

/// Half a second passes between any two events.
fn trace() -> Trace {
    let mut trace = Trace::new(Role::Server);
    trace.start = SystemTime::UNIX_EPOCH + Duration::from_millis(1_234_500);
    let long = [4, 0, 0, 46, 0, 0, 0, 9, 0, 40].into_iter().chain([0xab; 40]).collect::<Vec<u8>>();
    for observation in [
        record(Direction::Received, 1, &[22, 3, 1, 0, 4, 0, 0, 0, 0], Some(&[0; 4])),
        message(Direction::Received, 22, 1, &[0; 4]),
        Observation::Secret(Zeroizing::new("CLIENT_RANDOM 00 11".into())),
        message(Direction::Sent, 22, 2, &long),
        record(Direction::Sent, 2, &[21, 3, 3, 0, 3, 1, 2, 3], None),
        message(Direction::Sent, 21, 2, &[2, 40]),
        message(Direction::Received, 23, 2, b"hush"),
    ] {
        trace.add(observation);
    }
    for (half_seconds, event) in (0..).zip(&mut trace.events) {
        event.time = Duration::from_millis(500 * half_seconds);
    }
    trace
}

#[test]
fn as_text() {
    let expected = "\
trace of a server, times in seconds since it began
0.000000 received record 1: handshake, TLSv1, epoch 0, in the clear, 4 bytes of payload in 9
0.500000 received HelloRequest: 4 bytes in record 1
1.500000 sent NewSessionTicket: 50 bytes in records 1 to 2, encrypted
    lifetime_hint: 9
    ticket: abababababababababababababababababababababababababababababababab... (40 bytes)
2.000000 sent record 2: alert, TLSv1.2, epoch 1, encrypted, 8 bytes that could not be decrypted
2.500000 sent Alert: 2 bytes in records 1 to 2, encrypted
    level: fatal (0x02)
    description: handshake_failure (0x28)
3.000000 received ApplicationData: 4 bytes in records 1 to 2
    length: 4
";
    assert_eq!(text::render(&trace()), expected);
}

#[test]
fn as_json_lines() {
    let ticket = "ab".repeat(40);
    let expected = [
        r#"{"event":"start","role":"server","time":1234.500000}"#,
        concat!(
            r#"{"event":"record","time":0.000000,"direction":"received","record":1,"epoch":0,"type":"handshake","#,
            r#""version":"TLSv1","encrypted":false,"length":4,"plaintext_length":4}"#
        ),
        concat!(
            r#"{"event":"message","time":0.500000,"direction":"received","records":[1,1],"epoch":0,"type":"handshake","#,
            r#""version":"TLSv1.2","encrypted":false,"name":"HelloRequest","length":4,"fields":[],"bytes":"00000000"}"#
        ),
        &format!(
            concat!(
                r#"{{"event":"message","time":1.500000,"direction":"sent","records":[1,2],"epoch":1,"type":"handshake","#,
                r#""version":"TLSv1.2","encrypted":true,"name":"NewSessionTicket","length":50,"fields":["#,
                r#"{{"name":"lifetime_hint","value":9}},{{"name":"ticket","value":"{0}"}}],"#,
                r#""bytes":"0400002e000000090028{0}"}}"#
            ),
            ticket
        ),
        concat!(
            r#"{"event":"record","time":2.000000,"direction":"sent","record":2,"epoch":1,"type":"alert","#,
            r#""version":"TLSv1.2","encrypted":true,"length":3,"plaintext_length":null}"#
        ),
        concat!(
            r#"{"event":"message","time":2.500000,"direction":"sent","records":[1,2],"epoch":1,"type":"alert","#,
            r#""version":"TLSv1.2","encrypted":true,"name":"Alert","length":2,"fields":["#,
            r#"{"name":"level","value":"fatal","code":2},{"name":"description","value":"handshake_failure","code":40}],"#,
            r#""bytes":"0228"}"#
        ),
        concat!(
            r#"{"event":"message","time":3.000000,"direction":"received","records":[1,2],"epoch":1,"#,
            r#""type":"application_data","version":"TLSv1.2","encrypted":true,"name":"ApplicationData","length":4,"#,
            r#""fields":[{"name":"length","value":4}]}"#
        ),
    ];
    let rendered = json::render(&trace());
    assert_eq!(rendered.lines().collect::<Vec<_>>(), expected);
    assert!(rendered.ends_with('\n'));
}

/// A record of TLS 1.3, which hides what it holds.
#[test]
fn what_a_record_hides_is_shown() {
    let inner = Some(InnerPlaintext { content_type: ContentType::HANDSHAKE, padding: 7 });
    let hiding = |inner| {
        let (direction, number, wire) = (Direction::Sent, 3, vec![23, 3, 3, 0, 2, 1, 2]);
        let record =
            ObservedRecord { direction, number, epoch: 2, encrypted: true, inner, wire, plaintext: Some(vec![0; 40]) };
        TraceEvent { time: Duration::ZERO, what: Traced::Record(record) }
    };
    let mut shown = String::new();
    text::write_event(&mut shown, &hiding(inner)).unwrap();
    let inner_without = inner.map(|inner| InnerPlaintext { padding: 0, ..inner });
    text::write_event(&mut shown, &hiding(inner_without)).unwrap();
    let expected = "\
0.000000 sent record 3: application_data with handshake inside, TLSv1.2, epoch 2, encrypted, 40 bytes of payload and 7 of padding in 7
0.000000 sent record 3: application_data with handshake inside, TLSv1.2, epoch 2, encrypted, 40 bytes of payload in 7
";
    assert_eq!(shown, expected);
    let mut shown = String::new();
    json::write_event(&mut shown, &hiding(inner));
    let end = concat!(
        r#""type":"application_data","version":"TLSv1.2","encrypted":true,"length":2,"plaintext_length":40,"#,
        r#""inner_type":"handshake","padding":7}"#,
        "\n"
    );
    assert!(shown.ends_with(end), "{shown}");
}

#[test]
fn fields_are_found_by_their_names() {
    let trace = trace();
    let ticket = trace.events[3].message().unwrap();
    assert_eq!(ticket.field(&["lifetime_hint"]).unwrap().value, Value::Number(9));
    assert!(ticket.field(&["lifetime_hint", "ticket"]).is_none());
    assert!(ticket.field(&[]).is_none());
    assert_eq!(ticket.handshake_type(), Some(crate::codepoint::HandshakeType::NEW_SESSION_TICKET));
    assert_eq!(trace.events[5].message().unwrap().alert().unwrap().encode(), [2, 40]);
}
