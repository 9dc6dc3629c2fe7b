//! Any bytes, in pieces of any size, joined to messages and decoded for every version and key exchange; what decodes is
//! shown too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::ProtocolVersion;
use oxissl::crypto::suites;
use oxissl::handshake::joiner::HandshakeJoiner;
use oxissl::handshake::messages::{HandshakeMessage, Message};

/// A suite of every kind of key exchange, signed and not.
const KINDS: [&str; 8] = [
    "AES128-SHA",
    "DHE-RSA-AES128-SHA",
    "ECDHE-RSA-AES128-SHA",
    "ADH-AES128-SHA",
    "PSK-AES128-CBC-SHA",
    "DHE-PSK-AES128-CBC-SHA",
    "ECDHE-PSK-AES128-CBC-SHA",
    "RSA-PSK-AES128-CBC-SHA",
];

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
    let kinds: Vec<_> = KINDS.iter().filter_map(|name| suites::by_name(name)).collect();
    let versions = [ProtocolVersion::SSL3, ProtocolVersion::TLS1_1, ProtocolVersion::TLS1_2];
    for (version, suite) in versions.iter().flat_map(|version| kinds.iter().map(|suite| (*version, *suite))) {
        match Message::decode(message, version, suite) {
            Ok(Message::ClientHello(hello)) => {
                let again = HandshakeMessage::new(message.typ(), |out| hello.encode(out));
                let Ok(Message::ClientHello(mut again)) = Message::decode(&again, version, suite) else {
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
