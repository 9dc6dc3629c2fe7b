//! Records of TLS 1.3: how long they are, how they are padded, and what is dropped between them.

use super::*;
use crate::record::HEADER;

/// The type and the tag.
const OVERHEAD: usize = 1 + 16;

const CHANGE: [u8; 6] = [20, 3, 3, 0, 1, 1];

/// The lengths of the protected records in `wire`, with the padding and without type and tag.
fn lengths(mut wire: &[u8]) -> Vec<usize> {
    let mut lengths = Vec::new();
    while let Some((&[23, 3, 3, high, low], rest)) = wire.split_first_chunk() {
        let length = usize::from(u16::from_be_bytes([high, low]));
        lengths.push(length - OVERHEAD);
        wire = &rest[length..];
    }
    assert_eq!(wire, b"");
    lengths
}

/// The lengths of the records of so many bytes of data.
fn lengths_of_data(end: &mut End, length: usize) -> Vec<usize> {
    end.connection.write(&vec![9; length]).unwrap();
    let mut wire = Vec::new();
    end.flush(&mut wire);
    lengths(&wire)
}

/// Ends whose limits are these.
fn limited(client: u16, server: u16) -> Pair {
    let (mut client_config, mut server_config) = (config13(&[]), config13(&["server-p256"]));
    (client_config.record_size_limit, server_config.record_size_limit) = (Some(client), Some(server));
    Pair::new(client_config, server_config)
}

/// The limit counts the byte that says what a record carries (RFC 8449, section 4), and a peer that passes it by one is refused.
#[test]
fn a_size_limit_counts_the_type() {
    let mut pair = limited(500, 64);
    let mut hello = Vec::new();
    pair.client.run(&[], &mut hello);
    assert!(hello.windows(6).any(|bytes| bytes == [0, 28, 0, 2, 1, 244]), "as it is: the version is not known");
    let mut pair = limited(500, 64);
    pair.handshake().check();
    let longest = |end: &mut End| lengths_of_data(end, 5000).into_iter().max().unwrap();
    let of_server = longest(&mut pair.server);
    // The server knows the version, and answers 65: 64 bytes of data and the type.
    assert_eq!((longest(&mut pair.client), of_server), (64, 499));
    for (length, fits) in [(of_server, true), (of_server + 1, false)] {
        let mut pair = limited(500, 64);
        pair.handshake().check();
        let Pair { client, server, .. } = &mut pair;
        server.connection.channel.writer.set_limit(16_384);
        server.connection.write(&vec![1; length]).unwrap();
        hear(server, client);
        match fits {
            true => assert_eq!(client.error, None),
            false => assert_eq!(refusal(client).0, AlertDescription::RECORD_OVERFLOW),
        }
    }
}

/// Padding counts, too.
#[test]
fn padding_keeps_to_the_size_limit() {
    let mut pair = limited(500, 64);
    let mut padding = Config::clone(pair.server.connection.config());
    padding.block_padding = 16_384;
    pair.server.connection.set_config(Arc::new(padding));
    pair.handshake().check();
    let unpadded = lengths_of_data(&mut limited_and_done(), 5000)[0];
    let [padded] = lengths_of_data(&mut pair.server, 1)[..] else { panic!("one record") };
    assert!(padded > 400 && padded <= unpadded, "{padded} of {unpadded}");
    pair.server.connection.write(b"x").unwrap();
}

/// A server whose client takes 500 bytes.
fn limited_and_done() -> End {
    let mut pair = limited(500, 64);
    pair.handshake().check();
    pair.server
}

#[test]
fn padding_in_blocks() {
    for (block, length, expected) in [(0, 10, 10), (64, 10, 63), (64, 63, 63), (64, 64, 127), (16_384, 16_384, 16_384)]
    {
        let (client, mut server) = (config13(&[]), config13(&["server-p256"]));
        server.block_padding = block;
        let mut pair = Pair::new(client, server);
        pair.handshake().check();
        assert_eq!(lengths_of_data(&mut pair.server, length), [expected], "{length} in blocks of {block}");
    }
}

/// Records that wait for somebody to say how they are padded, and the keys between them, go out in order.
#[test]
fn padding_on_demand() {
    let mut server = config13(&["server-p256"]);
    server.asks.record_padding = true;
    let mut pair = Pair::new(config13(&[]), server);
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    let mut asked = Vec::new();
    for _ in 0..20 {
        let bytes = core::mem::take(&mut to_server);
        pair.server.feed_padded(&bytes, &mut asked, &mut to_client);
        let bytes = core::mem::take(&mut to_client);
        pair.client.feed(&bytes, usize::MAX, &[], &mut to_server);
    }
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    assert!(asked.iter().all(|(content_type, _)| *content_type == ContentType::HANDSHAKE) && asked.len() > 4);
    asked.clear();
    for _ in 0..3 {
        pair.server.connection.update_keys(crate::codepoint::KeyUpdateRequest::UPDATE_NOT_REQUESTED).unwrap();
        let mut wire = Vec::new();
        pair.server.feed_padded(&[], &mut asked, &mut wire);
        pair.server.connection.write(b"data").unwrap();
        assert!(pair.server.connection.output().is_empty() && pair.server.connection.has_output(), "it waits");
        pair.server.feed_padded(&[], &mut asked, &mut wire);
        assert_eq!(lengths(&wire), [5 + 30, 4 + 30]);
        assert_eq!(feed(&mut pair.client, &wire, &[], &mut Vec::new()), b"data");
    }
    assert_eq!(asked, [(ContentType::HANDSHAKE, 6), (ContentType::APPLICATION_DATA, 5)].repeat(3));
}

impl End {
    /// Takes bytes in, and pads each record of the answer by 30 bytes.
    fn feed_padded(&mut self, mut bytes: &[u8], asked: &mut Vec<(ContentType, usize)>, wire: &mut Vec<u8>) {
        loop {
            match self.connection.step() {
                Ok(Step::NeedInput) if bytes.is_empty() => break,
                Ok(Step::NeedInput) => {
                    let space = self.connection.space(false);
                    let n = space.len().min(bytes.len());
                    space[..n].copy_from_slice(&bytes[..n]);
                    self.connection.filled(n);
                    bytes = &bytes[n..];
                }
                Ok(Step::NeedOutput) => self.flush_padded(asked, wire),
                Ok(Step::Ask(question)) => {
                    let answer = self.answer(question, &[]);
                    self.connection.answer(answer).unwrap();
                }
                Ok(_) => {}
                Err(error) => return self.error = Some(error),
            }
        }
        self.flush_padded(asked, wire);
    }

    fn flush_padded(&mut self, asked: &mut Vec<(ContentType, usize)>, wire: &mut Vec<u8>) {
        while let Some(next) = self.connection.next_to_pad().unwrap() {
            asked.push(next);
            self.connection.pad(30).unwrap();
        }
        self.flush(wire);
    }
}

/// Between the first ClientHello and the peer's Finished (RFC 8446, section 5).
#[test]
fn change_cipher_specs_are_dropped_in_the_handshake() {
    let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    to_server.clear();
    // One before each record of the server's, the first of them before its hello.
    let mut rest = &to_client[..];
    while let Some((&[_, _, _, high, low], _)) = rest.split_first_chunk() {
        let (record, after) = rest.split_at(HEADER + usize::from(u16::from_be_bytes([high, low])));
        rest = after;
        if pair.client.connection.is_handshaking() && !pair.client.connection.channel.is_flushed() {
            break;
        }
        pair.client.feed(&CHANGE, usize::MAX, &[], &mut to_server);
        assert_eq!(pair.client.error, None);
        pair.client.feed(record, usize::MAX, &[], &mut to_server);
    }
    pair.server.feed(&CHANGE, usize::MAX, &[], &mut Vec::new());
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    assert!(!pair.server.connection.is_handshaking());
}

#[test]
fn change_cipher_specs_are_refused_before_and_after() {
    const REFUSED: (AlertDescription, Reason) = (AlertDescription::UNEXPECTED_MESSAGE, Reason::UNEXPECTED_CCS_MESSAGE);
    let mut server = End::new(Role::Server, config13(&["server-p256"]));
    server.feed(&CHANGE, usize::MAX, &[], &mut Vec::new());
    assert_eq!(server.error.as_ref().and_then(Error::alert), Some(AlertDescription::UNEXPECTED_MESSAGE), "no hello");
    for role in [Role::Client, Role::Server] {
        let mut pair = established();
        let end = if role == Role::Client { &mut pair.client } else { &mut pair.server };
        feed(end, &CHANGE, &[], &mut Vec::new());
        assert_eq!(refusal(end), REFUSED, "{role:?}");
    }
    // One that is not the byte 1, and one of two bytes.
    for wrong in [&[20, 3, 3, 0, 1, 2][..], &[20, 3, 3, 0, 2, 1, 1]] {
        let mut client = End::new(Role::Client, config13(&[]));
        client.run(&[], &mut Vec::new());
        client.feed(wrong, usize::MAX, &[], &mut Vec::new());
        assert_eq!(client.error.as_ref().and_then(Error::alert), Some(AlertDescription::UNEXPECTED_MESSAGE));
    }
    // A client that does not offer TLS 1.3.
    let mut old = config(&[]);
    old.max_version = ProtocolVersion::TLS1_2;
    let mut client = End::new(Role::Client, old);
    client.run(&[], &mut Vec::new());
    client.feed(&CHANGE, usize::MAX, &[], &mut Vec::new());
    assert_eq!(refusal(&client), (AlertDescription::UNEXPECTED_MESSAGE, Reason::CCS_RECEIVED_EARLY));
}
