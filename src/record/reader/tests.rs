//! The reader with bytes in pieces, at their limits, and malformed.

use super::super::{Compressor, DirectionKeys, KeyBlockShape, OutputBuffer, RecordWriter};
use super::*;
use crate::crypto::suites;

const VERSION: ProtocolVersion = ProtocolVersion::TLS1_2;

/// Hands `bytes` to the reader through its space, as much at once as it asks for.
fn feed(reader: &mut RecordReader, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        let space = reader.space(true);
        let n = space.len().min(bytes.len());
        assert!(n > 0, "no room: records wait to be taken");
        space[..n].copy_from_slice(&bytes[..n]);
        reader.filled(n);
        bytes = &bytes[n..];
    }
}

fn fed(bytes: &[u8]) -> RecordReader {
    let mut reader = RecordReader::new();
    feed(&mut reader, bytes);
    reader
}

/// Takes the next record whole.
fn take(reader: &mut RecordReader) -> Option<(ContentType, Vec<u8>)> {
    let record = reader.next().unwrap()?;
    let payload = reader.payload().to_vec();
    assert_eq!(payload.len(), record.len);
    reader.consume(payload.len());
    Some((record.content_type, payload))
}

fn record(content_type: u8, payload: &[u8]) -> Vec<u8> {
    [&[content_type, 3, 3, (payload.len() >> 8) as u8, payload.len() as u8], payload].concat()
}

fn gcm(keys: &[u8]) -> Protection {
    let suite = suites::by_name("ECDHE-RSA-AES128-GCM-SHA256").unwrap();
    assert_eq!(KeyBlockShape::of(suite, VERSION).key_len, 16);
    Protection::new(suite, VERSION, DirectionKeys { mac_key: &[], key: &keys[..16], iv: &keys[16..20] }, false)
}

#[test]
fn records_come_out_whatever_way_they_come_in() {
    let stream = [record(22, b"handshake"), record(20, &[1]), record(23, &[5; 300])].concat();
    let expected = [
        (ContentType::HANDSHAKE, b"handshake".to_vec()),
        (ContentType::CHANGE_CIPHER_SPEC, vec![1]),
        (ContentType::APPLICATION_DATA, vec![5; 300]),
    ];
    for step in [1, 2, 3, 5, 7, 64, stream.len()] {
        let mut reader = RecordReader::new();
        let mut got = Vec::new();
        for part in stream.chunks(step) {
            feed(&mut reader, part);
            got.extend(core::iter::from_fn(|| take(&mut reader)));
        }
        assert_eq!(got, expected, "in steps of {step}");
        assert!(reader.at_record_boundary() && !reader.has_buffered());
    }
}

#[test]
fn without_read_ahead_no_more_is_asked_for_than_the_next_header() {
    let stream = [record(23, &[1; 100]), record(23, &[2; 16384]), record(23, &[]), record(23, &[3; 10])].concat();
    let mut ends = Vec::new();
    let mut at = 0;
    for length in [100, 16384, 0, 10] {
        at += HEADER + length;
        ends.push(at);
    }
    let mut reader = RecordReader::new();
    let (mut at, mut reads, mut got) = (0, 0, 0);
    while at < stream.len() {
        while take(&mut reader).is_some() {
            got += 1;
        }
        let wanted = reader.wanted();
        let space = reader.space(false);
        assert_eq!(space.len(), wanted);
        assert!(wanted > 0 && at + wanted <= ends[got] + HEADER, "{wanted} wanted at {at}");
        let n = wanted.min(stream.len() - at);
        space[..n].copy_from_slice(&stream[at..at + n]);
        reader.filled(n);
        at += n;
        reads += 1;
    }
    while take(&mut reader).is_some() {
        got += 1;
    }
    assert_eq!(got, 4);
    assert!(reads <= 5, "one read a record and one for the first header, not {reads}");
}

#[test]
fn a_whole_record_that_waits_wants_nothing() {
    let mut reader = fed(&record(23, b"abc"));
    assert_eq!(reader.wanted(), 0);
    take(&mut reader).unwrap();
    assert_eq!(reader.wanted(), HEADER);
}

#[test]
fn a_payload_is_consumed_piece_by_piece() {
    let mut reader = fed(&[record(23, b"abcdef"), record(23, b"gh")].concat());
    reader.next().unwrap().unwrap();
    reader.consume(4);
    assert_eq!(reader.payload(), b"ef");
    assert!(matches!(reader.next(), Err(Error::Internal { .. })), "the rest is not lost silently");
    feed(&mut reader, &record(23, &[9; 5000]));
    assert_eq!(reader.payload(), b"ef", "reading on moves nothing away");
    reader.consume(2);
    assert_eq!(take(&mut reader).unwrap().1, b"gh");
    assert_eq!(take(&mut reader).unwrap().1, [9; 5000]);
}

#[test]
fn a_held_payload_stays_while_the_buffer_fills_beyond_its_size() {
    let mut reader = fed(&[record(23, &[1; 16384]), record(23, &[2; 16384])[..1000].to_vec()].concat());
    reader.next().unwrap().unwrap();
    reader.consume(1);
    feed(&mut reader, &record(23, &[2; 16384])[1000..]);
    assert_eq!(reader.payload(), [1; 16383]);
    reader.consume(16383);
    assert_eq!(take(&mut reader).unwrap().1, [2; 16384]);
}

#[test]
fn an_idle_reader_owns_no_buffer() {
    let mut reader = fed(&record(23, b"abc"));
    reader.release();
    assert!(!reader.buffer.is_empty(), "not while it holds a record");
    take(&mut reader).unwrap();
    reader.release();
    assert_eq!(reader.buffer.capacity(), 0);
    let mut again = fed(&[]);
    assert!(again.space(true).iter().all(|&byte| byte == 0), "the plaintext is wiped");
}

/// What a reader says that was given `bytes` first.
fn refusal(bytes: &[u8]) -> Error {
    fed(bytes).next().unwrap_err()
}

#[test]
fn what_is_not_tls_is_told_by_its_looks() {
    for request in ["GET / HTTP/1.0", "POST /x", "HEAD /y", "PUT /z HTTP/1.1"] {
        assert_eq!(refusal(request.as_bytes()), Error::HttpRequest, "{request}");
    }
    assert_eq!(refusal(b"CONNECT example.org:443"), Error::HttpsProxyRequest);
    assert_eq!(refusal(b"SSH-2.0-OpenSSH_9.2\r\n"), Error::NotTls { got: ProtocolVersion(0x5348) });
    assert_eq!(refusal(b"\x16\x02\x00\x00\x05"), Error::NotTls { got: ProtocolVersion(0x0200) });
    assert_eq!(refusal(b"\x80\x2e\x01\x03\x01\x00\x15").reason(), Reason::UNSUPPORTED_PROTOCOL, "an SSL 2.0 hello");
    assert_eq!(fed(b"GET ").next(), Ok(None), "four bytes may become anything");
}

#[test]
fn an_http_request_after_a_record_is_a_wrong_version() {
    let mut reader = fed(&[record(22, b"x").as_slice(), b"GET / HTTP/1.0"].concat());
    take(&mut reader).unwrap();
    assert_eq!(reader.next(), Err(Error::WrongVersionNumber { got: ProtocolVersion(0x4554) }));
}

#[test]
fn the_version_is_free_until_it_is_negotiated() {
    for minor in [0, 1, 3, 4, 0x7f] {
        assert!(fed(&[22, 3, minor, 0, 1, 0]).next().unwrap().is_some(), "3.{minor}");
    }
    let mut reader = fed(&[22, 3, 1, 0, 1, 0]);
    reader.set_version(Some(VERSION));
    assert_eq!(reader.next(), Err(Error::WrongVersionNumber { got: ProtocolVersion::TLS1_0 }));
}

#[test]
fn an_alert_of_a_client_that_knows_no_version_yet_is_heard() {
    let mut reader = fed(&[21, 3, 1, 0, 2, 2, 70]);
    reader.set_version(Some(VERSION));
    assert!(reader.next().unwrap().is_some());
    let mut reader = fed(&[21, 2, 1, 0, 2, 2, 70]);
    reader.set_version(Some(VERSION));
    assert!(reader.next().is_err());
}

#[test]
fn lengths_are_refused_with_the_header() {
    let error = refusal(&[22, 3, 1, 0x48, 0x01]);
    assert_eq!(error.reason(), Reason::PACKET_LENGTH_TOO_LONG);
    assert_eq!(error.alert(), Some(AlertDescription::RECORD_OVERFLOW));
    let error = refusal(&[22, 3, 1, 0x40, 0x01]);
    assert_eq!(error.reason(), Reason::DATA_LENGTH_TOO_LONG, "unprotected, 16384 is the limit");
    assert_eq!(error.alert(), Some(AlertDescription::RECORD_OVERFLOW));
    let mut reader = fed(&[23, 3, 3, 0x48, 0x00]);
    reader.set_protection(gcm(&[0; 20]));
    assert_eq!(reader.next(), Ok(None), "protected, it is 18432");
    assert_eq!(reader.wanted(), 18432 + HEADER);
}

#[test]
fn a_plaintext_that_is_too_long_is_refused() {
    let mut sender = gcm(&[0; 20]);
    let mut body = vec![0; sender.sealed_len(MAX_PLAINTEXT + 1)];
    sender.seal(ContentType::APPLICATION_DATA, VERSION, &[0; MAX_PLAINTEXT + 1], &mut body).unwrap();
    let mut reader = fed(&record(23, &body));
    reader.set_protection(gcm(&[0; 20]));
    let error = reader.next().unwrap_err();
    assert_eq!(error.reason(), Reason::DATA_LENGTH_TOO_LONG);
    assert_eq!(error.alert(), Some(AlertDescription::RECORD_OVERFLOW));
}

#[test]
fn an_unknown_content_type_is_refused() {
    for content_type in [0, 19, 24, 255] {
        let error = refusal(&[content_type, 3, 3, 0, 1]);
        assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "{content_type}");
        assert_eq!(error.reason(), Reason::UNEXPECTED_MESSAGE);
    }
}

#[test]
fn empty_records_are_for_application_data_and_not_for_ever() {
    for content_type in [20, 21, 22] {
        assert_eq!(refusal(&record(content_type, &[])).alert(), Some(AlertDescription::UNEXPECTED_MESSAGE));
    }
    let mut reader = RecordReader::new();
    for _ in 0..2 {
        for _ in 0..32 {
            feed(&mut reader, &record(23, &[]));
            assert_eq!(take(&mut reader).unwrap().1, []);
        }
        feed(&mut reader, &record(23, b"x"));
        take(&mut reader).unwrap();
    }
    feed(&mut reader, &record(23, &[]).repeat(33));
    for _ in 0..32 {
        take(&mut reader).unwrap();
    }
    assert_eq!(reader.next().unwrap_err().alert(), Some(AlertDescription::UNEXPECTED_MESSAGE));
}

#[test]
fn what_the_writer_wrote_comes_back_in_fragments() {
    let payload: Vec<u8> = (0..40000_u32).map(|i| (i % 251) as u8).collect();
    for max_fragment in [512, 1000, MAX_PLAINTEXT] {
        let mut writer = RecordWriter::new();
        writer.set_version(VERSION);
        writer.set_protection(gcm(&[3; 20]));
        writer.set_max_fragment(max_fragment);
        let mut out = OutputBuffer::new();
        writer.write(ContentType::APPLICATION_DATA, &payload, &mut out).unwrap();
        let records = payload.len().div_ceil(max_fragment);
        assert_eq!(out.pending().len(), payload.len() + records * (HEADER + 8 + 16));

        let mut reader = RecordReader::new();
        reader.set_version(Some(VERSION));
        reader.set_protection(gcm(&[3; 20]));
        let mut parts = Vec::new();
        for piece in out.pending().chunks(1000) {
            feed(&mut reader, piece);
            parts.extend(core::iter::from_fn(|| take(&mut reader)).map(|(_, part)| part));
        }
        assert_eq!(parts.len(), records);
        assert!(parts[..records - 1].iter().all(|part| part.len() == max_fragment));
        assert_eq!(parts.concat(), payload);
    }
}

#[test]
fn an_empty_payload_makes_no_record() {
    let mut out = OutputBuffer::new();
    RecordWriter::new().write(ContentType::APPLICATION_DATA, &[], &mut out).unwrap();
    assert!(out.is_empty());
}

#[test]
fn several_writes_leave_together() {
    let mut out = OutputBuffer::new();
    let mut writer = RecordWriter::new();
    writer.write(ContentType::HANDSHAKE, b"ab", &mut out).unwrap();
    writer.set_version(VERSION);
    writer.write(ContentType::ALERT, &[2, 40], &mut out).unwrap();
    assert_eq!(out.pending(), [22, 3, 1, 0, 2, b'a', b'b', 21, 3, 3, 0, 2, 2, 40]);
}

#[test]
fn random_bytes_never_panic() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for round in 0..2000 {
        let mut reader = RecordReader::new();
        if round % 2 == 1 {
            reader.set_protection(gcm(&[0; 20]));
        }
        for _ in 0..8 {
            let length = random() as usize % 64;
            let mut bytes = record(20 + random() as u8 % 5, &vec![random() as u8; length]);
            if random() % 4 == 0 {
                let at = random() as usize % bytes.len();
                bytes[at] = random() as u8;
            }
            feed(&mut reader, &bytes);
            while let Ok(Some(record)) = reader.next() {
                reader.consume(record.len);
            }
        }
        reader.release();
    }
}

/// The records of a writer that compresses.
fn compressed(payloads: &[Vec<u8>]) -> Vec<u8> {
    let mut writer = RecordWriter::new();
    writer.set_version(VERSION);
    writer.set_compressor(Compressor::new(CompressionMethod::DEFLATE));
    let mut out = OutputBuffer::new();
    for payload in payloads {
        writer.write(ContentType::APPLICATION_DATA, payload, &mut out).unwrap();
    }
    out.pending().to_vec()
}

fn decompressing() -> RecordReader {
    let mut reader = RecordReader::new();
    reader.set_decompressor(Decompressor::new(CompressionMethod::DEFLATE));
    reader
}

#[test]
fn compressed_records_grow_and_shrink_in_the_buffer() {
    // Far longer than they came, and, since nothing but a few bytes is in them, shorter.
    let payloads: Vec<Vec<u8>> =
        (0..40).map(|i| vec![i; [MAX_PLAINTEXT, 1, 3000, 0, 17][usize::from(i) % 5]]).collect();
    let stream = compressed(&payloads);
    assert!(stream.len() < 4000);
    for step in [1, 7, stream.len()] {
        let mut reader = decompressing();
        let mut got = Vec::new();
        for part in stream.chunks(step) {
            feed(&mut reader, part);
            got.extend(core::iter::from_fn(|| take(&mut reader)).map(|(_, payload)| payload));
        }
        // The writer makes no record of nothing.
        assert!(got.iter().eq(payloads.iter().filter(|payload| !payload.is_empty())), "in steps of {step}");
        assert!(!reader.has_buffered());
        assert!(reader.used <= reader.buffer.len());
        reader.release();
        assert!(reader.buffer.is_empty());
    }
}

#[test]
fn a_fragment_that_decompresses_to_nothing_is_an_empty_record() {
    // An empty block of the stream, after its header; then one more for each record.
    let stream = [&[0x78, 0x9c][..], &[0, 0, 0, 0xff, 0xff]].concat();
    let mut reader = decompressing();
    feed(&mut reader, &record(23, &stream));
    assert_eq!(take(&mut reader).unwrap().1, []);
    feed(&mut reader, &record(22, &[0, 0, 0, 0xff, 0xff]));
    assert_eq!(reader.next().unwrap_err().reason(), Reason::RECORD_TOO_SMALL, "of a kind that must have a payload");
}

#[test]
fn a_compressed_fragment_grows_by_1024_bytes_at_most() {
    let suite = suites::by_name("ECDHE-RSA-AES128-GCM-SHA256").unwrap();
    let keys = DirectionKeys { mac_key: &[], key: &[1; 16], iv: &[2; 4] };
    for (length, reason) in
        [(MAX_COMPRESSED, Reason::BAD_DECOMPRESSION), (MAX_COMPRESSED + 1, Reason::COMPRESSED_LENGTH_TOO_LONG)]
    {
        let mut protection = Protection::new(suite, VERSION, keys, false);
        let mut body = vec![0; protection.sealed_len(length)];
        protection.seal(ContentType::APPLICATION_DATA, VERSION, &vec![0; length], &mut body).unwrap();
        let mut reader = decompressing();
        reader.set_version(Some(VERSION));
        reader.set_protection(Protection::new(suite, VERSION, keys, false));
        feed(&mut reader, &record(23, &body));
        assert_eq!(reader.next().unwrap_err().reason(), reason);
    }
}
