//! The file is taken apart again by a reader that knows the formats, not the writer.

use core::time::Duration;

use zeroize::Zeroizing;

use super::super::model::{TraceMessage, TraceRecord};
use super::tcp::checksum;
use super::*;
use crate::codec::Reader;
use crate::codepoint::ContentType;

fn event(milliseconds: u64, what: Traced) -> TraceEvent {
    TraceEvent { time: Duration::from_millis(milliseconds), what }
}

fn record(direction: Direction, milliseconds: u64, wire: Vec<u8>) -> TraceEvent {
    let record = TraceRecord { direction, number: 1, epoch: 0, encrypted: false, inner: None, wire, plaintext: None };
    event(milliseconds, Traced::Record(record))
}

fn alert(direction: Direction, level: AlertLevel, description: AlertDescription) -> TraceEvent {
    let message = TraceMessage {
        direction,
        content_type: ContentType::ALERT,
        records: 1..=1,
        epoch: 0,
        encrypted: false,
        version: crate::codepoint::ProtocolVersion::TLS1_2,
        name: "Alert".into(),
        bytes: vec![level.0, description.0],
        fields: Vec::new(),
    };
    event(90, Traced::Message(message))
}

fn trace(role: Role, events: Vec<TraceEvent>) -> Trace {
    let mut trace = Trace::new(role);
    trace.start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    trace.events = events;
    trace
}

/// The type and body of each block.
fn blocks(file: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut reader = Reader::new(file, "file");
    let mut blocks = Vec::new();
    while !reader.is_empty() {
        let (typ, length) = (reader.u32().unwrap(), reader.u32().unwrap());
        assert_eq!(length % 4, 0);
        blocks.push((typ, reader.bytes(length as usize - 12).unwrap().to_vec()));
        assert_eq!(reader.u32().unwrap(), length, "the length stands before and after");
    }
    blocks
}

/// A segment, whose checksums have been checked.
#[derive(Debug)]
struct Segment {
    nanoseconds: u64,
    from_client: bool,
    sequence: u32,
    acknowledged: u32,
    flags: u8,
    payload: Vec<u8>,
}

fn segments(file: &[u8]) -> Vec<Segment> {
    let packets = blocks(file).into_iter().filter(|block| block.0 == 6);
    packets.map(|(_, body)| segment(&body)).collect()
}

fn segment(body: &[u8]) -> Segment {
    let mut body = Reader::new(body, "packet");
    assert_eq!(body.u32().unwrap(), 0, "interface");
    let nanoseconds = body.u64().unwrap();
    let (captured, length) = (body.u32().unwrap(), body.u32().unwrap());
    assert_eq!(captured, length);
    let mut frame = Reader::new(body.bytes(length as usize).unwrap(), "frame");
    assert_eq!((frame.bytes(12).unwrap().len(), frame.u16().unwrap()), (12, 0x0800));
    let packet = frame.take_rest();
    let (ip, tcp) = packet.split_at(20);
    assert_eq!(ip[0], 0x45);
    assert_eq!(usize::from(u16::from_be_bytes([ip[2], ip[3]])), packet.len());
    assert_eq!(checksum(&[ip]), 0, "a header with its checksum adds up to nothing");
    let pseudo_header = [&ip[12..20], &[0, 6], &(tcp.len() as u16).to_be_bytes()].concat();
    assert_eq!(checksum(&[&pseudo_header, tcp]), 0, "and so does a segment");
    let header = usize::from(tcp[12] >> 4) * 4;
    let ports = [u16::from_be_bytes([tcp[0], tcp[1]]), u16::from_be_bytes([tcp[2], tcp[3]])];
    assert!(ports.contains(&443));
    Segment {
        nanoseconds,
        from_client: ports[1] == 443,
        sequence: u32::from_be_bytes([tcp[4], tcp[5], tcp[6], tcp[7]]),
        acknowledged: u32::from_be_bytes([tcp[8], tcp[9], tcp[10], tcp[11]]),
        flags: tcp[13],
        payload: tcp[header..].to_vec(),
    }
}

/// What one end sent, checked to have no gap and to be acknowledged rightly.
fn stream(segments: &[Segment], client: bool) -> Vec<u8> {
    let mut stream = Vec::new();
    let mut next = None;
    for segment in segments {
        if segment.from_client == client {
            assert_eq!(segment.sequence, next.unwrap_or(segment.sequence), "{segment:?}");
            assert!(segment.payload.len() <= 1460);
            next = Some(segment.sequence + segment.payload.len() as u32 + u32::from(segment.flags & 3 != 0));
            stream.extend_from_slice(&segment.payload);
        } else if segment.flags & 16 != 0 {
            assert_eq!(Some(segment.acknowledged), next, "{segment:?}");
        }
    }
    stream
}

#[test]
fn checksum_of_the_rfc() {
    // RFC 1071, section 3.
    assert_eq!(checksum(&[&[0, 1, 0xf2, 3, 0xf4, 0xf5, 0xf6, 0xf7]]), !0xddf2);
    assert_eq!(checksum(&[&[0, 1, 0xf2, 3], &[0xf4, 0xf5, 0xf6][..]]), !0xdcfb);
}

#[test]
fn starts_with_the_section_the_interface_and_the_secrets() {
    let secret = |line: &str| event(5, Traced::Secret(Zeroizing::new(line.into())));
    let file =
        render(&trace(Role::Client, vec![record(Direction::Sent, 0, vec![1]), secret("A b c"), secret("D e f")]));
    let blocks = blocks(&file);
    assert_eq!(blocks.iter().map(|block| block.0).collect::<Vec<_>>(), [0x0a0d0d0a, 1, 10, 6, 6, 6, 6]);
    assert!(blocks[0].1.starts_with(&[0x1a, 0x2b, 0x3c, 0x4d, 0, 1, 0, 0]));
    assert!(blocks[1].1.starts_with(&[0, 1, 0, 0]));
    assert_eq!(blocks[2].1, b"TLSK\0\0\0\x0cA b c\nD e f\n");
}

#[test]
fn carries_each_end_s_bytes() {
    for role in [Role::Client, Role::Server] {
        let long: Vec<u8> = (0..100_000u32).map(|i| i as u8).collect();
        let events = vec![
            record(Direction::Sent, 10, b"hello".to_vec()),
            record(Direction::Received, 20, long.clone()),
            record(Direction::Sent, 30, b"!".to_vec()),
            record(Direction::Received, 40, vec![7; 1460]),
        ];
        let segments = segments(&render(&trace(role, events)));
        let client = role == Role::Client;
        assert_eq!(stream(&segments, client), b"hello!");
        assert_eq!(stream(&segments, !client), [&long[..], &[7; 1460]].concat());
        assert_eq!(segments.iter().map(|s| s.flags).take(3).collect::<Vec<_>>(), [2, 18, 16], "opened");
        assert!(segments.iter().all(|segment| segment.flags & 1 == 0), "not closed");
        let last = segments.last().unwrap();
        assert_eq!((last.nanoseconds, last.payload.len()), (1_000_000_000_040_000_000, 1460));
    }
}

#[test]
fn ends_where_tls_ends() {
    let (warning, fatal) = (AlertLevel::WARNING, AlertLevel::FATAL);
    for (direction, level, description, closes) in [
        (Direction::Sent, warning, AlertDescription::CLOSE_NOTIFY, true),
        (Direction::Received, fatal, AlertDescription::HANDSHAKE_FAILURE, true),
        (Direction::Sent, warning, AlertDescription::NO_RENEGOTIATION, false),
    ] {
        let events = vec![record(Direction::Sent, 0, vec![1]), alert(direction, level, description)];
        let segments = segments(&render(&trace(Role::Client, events)));
        let ends: Vec<_> = segments.iter().filter(|s| s.flags & 1 != 0).map(|s| s.from_client).collect();
        let by_client = direction == Direction::Sent;
        assert_eq!(ends, if closes { vec![by_client, !by_client] } else { vec![] });
        stream(&segments, true);
        stream(&segments, false);
    }
}
