//! Any bytes, in pieces of any size, joined to handshake messages: the same ones, and as many, as in one piece.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::handshake::joiner::HandshakeJoiner;
use oxissl::handshake::messages::HandshakeMessage;

/// The messages in `pieces`, and whether they ended in an error.
fn join<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<HandshakeMessage>, bool) {
    let (mut joiner, mut messages) = (HandshakeJoiner::default(), Vec::new());
    for piece in pieces {
        joiner.push(piece);
        loop {
            match joiner.next() {
                Ok(Some(message)) => messages.push(message),
                Ok(None) => break,
                Err(_) => return (messages, true),
            }
        }
    }
    (messages, false)
}

fuzz_target!(|input: (u8, &[u8])| {
    let (step, bytes) = input;
    let joined = join(bytes.chunks(usize::from(step) + 1));
    assert_eq!(joined, join(std::iter::once(bytes)));
    let raw: Vec<_> = joined.0.iter().flat_map(HandshakeMessage::raw).copied().collect();
    assert!(bytes.starts_with(&raw));
    for message in joined.0 {
        assert_eq!(HandshakeMessage::from_raw(message.raw().to_vec()).as_ref(), Ok(&message));
    }
});
