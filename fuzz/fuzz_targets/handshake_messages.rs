//! Any bytes, in pieces of any size, joined to messages and decoded for every version and key exchange; what decodes is
//! shown too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::ProtocolVersion;
use oxissl::crypto::suites::KeyExchange;
use oxissl::handshake::joiner::HandshakeJoiner;
use oxissl::handshake::messages::{HandshakeMessage, Message};

fuzz_target!(|input: (u8, &[u8])| {
    let (step, bytes) = input;
    let mut joiner = HandshakeJoiner::default();
    for piece in bytes.chunks(usize::from(step) + 1) {
        joiner.push(piece);
        loop {
            match joiner.next() {
                Ok(Some(message)) => decode(&message),
                Ok(None) => break,
                Err(_) => return,
            }
        }
    }
});

/// Decodes one message in each way; a hello that is read, written and read again has the same fields.
fn decode(message: &HandshakeMessage) {
    let exchanges = [KeyExchange::Rsa, KeyExchange::Dhe, KeyExchange::Ecdhe];
    let versions = [ProtocolVersion::SSL3, ProtocolVersion::TLS1_1, ProtocolVersion::TLS1_2];
    for (version, key_exchange) in versions.into_iter().flat_map(|v| exchanges.map(|k| (v, k))) {
        match Message::decode(message, version, key_exchange) {
            Ok(Message::ClientHello(hello)) => {
                let again = HandshakeMessage::new(message.typ(), |out| hello.encode(out));
                let Ok(Message::ClientHello(mut again)) = Message::decode(&again, version, key_exchange) else {
                    panic!("a hello that was written does not decode")
                };
                again.extensions.received = hello.extensions.received.clone();
                assert_eq!(again, hello);
            }
            Ok(other) => drop(format!("{other:?}")),
            Err(error) => drop(error.to_string()),
        }
    }
}
