//! Records made short on request: by max_fragment_length, record_size_limit, and this side's own wish.

use super::*;
use crate::codepoint::MaxFragmentLength;
use crate::record::MAX_PLAINTEXT;

/// The most that protection adds to a record here: an explicit nonce and a tag.
const OVERHEAD: usize = 8 + 16;

/// Runs a handshake, and gives the length of every record of each direction: the client's, then the server's.
fn lengths_of_handshake(pair: &mut Pair) -> [Vec<usize>; 2] {
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    let mut seen = [Vec::new(), Vec::new()];
    pair.client.run(&[], &mut to_server);
    pair.server.run(&pair.known, &mut to_client);
    while !to_server.is_empty() || !to_client.is_empty() {
        seen[0].extend(lengths(&to_server));
        let bytes = core::mem::take(&mut to_server);
        pair.server.feed(&bytes, usize::MAX, &pair.known, &mut to_client);
        seen[1].extend(lengths(&to_client));
        let bytes = core::mem::take(&mut to_client);
        pair.client.feed(&bytes, usize::MAX, &[], &mut to_server);
    }
    seen
}

/// The lengths of the records that `wire` is made of, without their headers.
fn lengths(mut wire: &[u8]) -> Vec<usize> {
    let mut lengths = Vec::new();
    while let Some((&[_, _, _, high, low], rest)) = wire.split_first_chunk() {
        let length = usize::from(u16::from_be_bytes([high, low]));
        lengths.push(length);
        wire = &rest[length..];
    }
    lengths
}

/// The lengths of the records of 5000 bytes of data.
fn lengths_of_data(end: &mut End) -> Vec<usize> {
    end.connection.write(&[9; 5000]).unwrap();
    let mut wire = Vec::new();
    end.flush(&mut wire);
    lengths(&wire).into_iter().map(|length| length - OVERHEAD).collect()
}

fn longest(lengths: &[usize]) -> usize {
    lengths.iter().copied().max().unwrap()
}

/// Two ends that use AES-GCM, with a certificate that is longer than any limit here.
fn ends() -> (Config, Config) {
    let (mut client, server) = (config(&[]), config(&["server-rsa"]));
    client.cipher_suites = vec![suites::by_name("ECDHE-RSA-AES128-GCM-SHA256").unwrap()];
    (client, server)
}

/// The session's fragment length, which both ends must agree on.
fn agreed(pair: &Pair) -> Option<MaxFragmentLength> {
    let length = |end: &End| end.connection.facts().session.as_ref().unwrap().max_fragment_length;
    assert_eq!(length(&pair.client), length(&pair.server));
    length(&pair.client)
}

#[test]
fn a_fragment_length_counts_for_both_and_at_once() {
    for value in 1..=4 {
        let length = MaxFragmentLength(value);
        let bytes = length.bytes().unwrap();
        let (mut client, server) = ends();
        client.max_fragment_length = Some(length);
        let mut pair = Pair::new(client, server);
        let [from_client, from_server] = lengths_of_handshake(&mut pair);
        pair.check();
        assert!(longest(&from_client) <= bytes + OVERHEAD && longest(&from_server) <= bytes);
        if bytes < 1024 {
            assert_eq!(longest(&from_server), bytes, "the certificate is cut");
        }
        assert_eq!(agreed(&pair), Some(length));
        assert_eq!(pair.client.connection.max_fragment(), bytes);
        for end in [&mut pair.client, &mut pair.server] {
            assert_eq!(longest(&lengths_of_data(end)), bytes.min(5000));
        }
    }
}

#[test]
fn a_session_keeps_its_fragment_length() {
    for tickets in [false, true] {
        let ask = |client: &mut Config, _: &mut Config| client.max_fragment_length = Some(MaxFragmentLength::BYTES_512);
        let (client, server, first) = first_session(tickets, ask);
        // Whether it is asked for again or not: the session's is offered with it.
        for wish in [Some(MaxFragmentLength::BYTES_512), None] {
            let client = Config { max_fragment_length: wish, ..client.clone() };
            let mut pair = Pair::new(client, server.clone());
            pair.known.clone_from(&first.server.sessions);
            pair.client.connection.offer_session(first.client.sessions.first().cloned());
            pair.handshake().check();
            assert!(pair.client.connection.facts().resumed, "tickets: {tickets}");
            assert_eq!(agreed(&pair), Some(MaxFragmentLength::BYTES_512));
            assert_eq!(pair.client.connection.max_fragment(), 512);
            assert_eq!(pair.server.connection.max_fragment(), 512);
        }
        let other = Config { max_fragment_length: Some(MaxFragmentLength::BYTES_1024), ..client };
        assert!(!resumes(other, server, &first), "another needs another session");

        let (mut client, server, first) = first_session(tickets, |_, _| {});
        client.max_fragment_length = Some(MaxFragmentLength::BYTES_1024);
        assert!(!resumes(client, server, &first), "one needs another session than none");
    }
}

#[test]
fn each_side_limits_what_it_receives_protected() {
    let (mut client, mut server) = ends();
    client.record_size_limit = Some(500);
    server.record_size_limit = Some(64);
    let mut pair = Pair::new(client, server);
    let [from_client, from_server] = lengths_of_handshake(&mut pair);
    pair.check();
    assert!(longest(&from_client[1..]) <= 100, "but for the hello");
    assert!(longest(&from_server) > 500, "what is not protected has no limit");
    assert_eq!(longest(&lengths_of_data(&mut pair.client)), 64);
    assert_eq!(longest(&lengths_of_data(&mut pair.server)), 500);
    assert_eq!(agreed(&pair), None);
}

#[test]
fn a_server_honours_a_limit_without_one_of_its_own() {
    let (mut client, server) = ends();
    client.record_size_limit = Some(512);
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    assert_eq!(longest(&lengths_of_data(&mut pair.client)), 5000);
    assert_eq!(longest(&lengths_of_data(&mut pair.server)), 512);
}

#[test]
fn a_limit_takes_the_place_of_a_fragment_length() {
    let (mut client, server) = ends();
    client.max_fragment_length = Some(MaxFragmentLength::BYTES_512);
    client.record_size_limit = Some(2000);
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    assert_eq!(agreed(&pair), None);
    assert_eq!(longest(&lengths_of_data(&mut pair.client)), 5000);
    assert_eq!(longest(&lengths_of_data(&mut pair.server)), 2000);
}

#[test]
fn a_resumed_session_has_the_limits_of_its_own_hellos() {
    let (mut client, server, first) = first_session(true, |client, _| client.record_size_limit = Some(700));
    client.record_size_limit = Some(800);
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake().check();
    assert!(pair.client.connection.facts().resumed);
    assert_eq!(pair.server.connection.max_fragment(), 800);
}

#[test]
fn ones_own_wish_counts_where_it_is_less() {
    for (wish, asked, expected) in [(600, 512, 512), (600, 1024, 600)] {
        let (mut client, server) = ends();
        client.max_send_fragment = wish;
        client.max_fragment_length = [MaxFragmentLength::BYTES_512, MaxFragmentLength::BYTES_1024]
            .into_iter()
            .find(|length| length.bytes() == Some(asked));
        let mut pair = Pair::new(client, server);
        pair.handshake().check();
        assert_eq!(longest(&lengths_of_data(&mut pair.client)), expected);
    }
}

/// Has `from` send one record of `length` bytes, whatever was agreed, and gives what `to` makes of it.
fn oversized(from: &mut End, to: &mut End, length: usize) -> Option<Error> {
    from.connection.channel.writer.set_limit(MAX_PLAINTEXT);
    from.connection.write(&vec![1; length]).unwrap();
    let mut wire = Vec::new();
    from.flush(&mut wire);
    let space = to.connection.space(true);
    space[..wire.len()].copy_from_slice(&wire);
    to.connection.filled(wire.len());
    loop {
        match to.connection.step() {
            Ok(Step::NeedOutput) => to.flush(&mut Vec::new()),
            Ok(Step::Data) => return None,
            Ok(_) => {}
            Err(error) => return Some(error),
        }
    }
}

#[test]
fn a_longer_record_than_agreed_is_an_overflow() {
    let asks: [fn(&mut Config, &mut Config); 2] = [
        |client, _| client.max_fragment_length = Some(MaxFragmentLength::BYTES_512),
        |client, server| (client.record_size_limit, server.record_size_limit) = (Some(512), Some(512)),
    ];
    for ask in asks {
        let (mut client, mut server) = ends();
        ask(&mut client, &mut server);
        for length in [512, 513] {
            for from_client in [true, false] {
                let mut pair = Pair::new(client.clone(), server.clone());
                pair.handshake().check();
                let Pair { client, server, .. } = &mut pair;
                let (from, to) = if from_client { (client, server) } else { (server, client) };
                match oversized(from, to, length) {
                    None => assert_eq!(length, 512),
                    Some(error) => {
                        assert_eq!(length, 513);
                        assert_eq!(error.alert(), Some(AlertDescription::RECORD_OVERFLOW));
                        assert_eq!(error.reason(), Reason::DATA_LENGTH_TOO_LONG);
                    }
                }
            }
        }
    }
}

#[test]
fn a_server_that_answers_something_else_is_refused() {
    let (mut client, server) = ends();
    client.max_fragment_length = Some(MaxFragmentLength::BYTES_1024);
    let mut pair = Pair::new(client, server);
    let (mut hello, mut answer) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut hello);
    pair.server.run(&[], &mut answer);
    pair.server.feed(&hello, usize::MAX, &[], &mut answer);
    let at = answer.windows(5).position(|bytes| bytes == [0, 1, 0, 1, 2]).unwrap();
    answer[at + 4] = 1;
    pair.client.feed(&answer, usize::MAX, &[], &mut Vec::new());
    let error = pair.client.error.unwrap();
    assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
    assert_eq!(error.reason(), Reason::SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH);
}
