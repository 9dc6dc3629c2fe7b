//! What the targets of the handshake messages share.

use oxissl::codepoint::{HandshakeType, ProtocolVersion};
use oxissl::crypto::hash::HashAlgorithm;
use oxissl::crypto::suites::{self, CipherSuite};
use oxissl::handshake::messages::{HandshakeMessage, Message, tls13};

/// Versions that write some message differently.
const VERSIONS: [ProtocolVersion; 3] = [ProtocolVersion::SSL3, ProtocolVersion::TLS1_1, ProtocolVersion::TLS1_2];

/// A suite of every kind of key exchange, signed and not.
const KINDS: [&str; 9] = [
    "AES128-SHA",
    "DHE-RSA-AES128-SHA",
    "ECDHE-RSA-AES128-SHA",
    "ADH-AES128-SHA",
    "PSK-AES128-CBC-SHA",
    "DHE-PSK-AES128-CBC-SHA",
    "ECDHE-PSK-AES128-CBC-SHA",
    "RSA-PSK-AES128-CBC-SHA",
    "DH-RSA-AES128-SHA",
];

/// Decodes `body` as a message of type `typ`, in the form of every version, hash and key exchange. What decodes is the same
/// when it is encoded and decoded again, and does not decode with a byte less or more.
pub fn fuzz(typ: HandshakeType, body: &[u8]) {
    let whole = HandshakeMessage::new(typ, |out| out.extend_from_slice(body));
    let short = body.split_last().map(|(_, rest)| HandshakeMessage::new(typ, |out| out.extend_from_slice(rest)));
    let long = HandshakeMessage::new(typ, |out| out.extend([body, &[0]].concat()));
    fuzz_tls13(&whole, short.as_ref(), &long);
    // Only the key exchange itself depends on its kind.
    let exchange = matches!(typ, HandshakeType::SERVER_KEY_EXCHANGE | HandshakeType::CLIENT_KEY_EXCHANGE);
    let kinds = if exchange { &KINDS[..] } else { &KINDS[..1] };
    for (version, kind) in VERSIONS.iter().flat_map(|&version| kinds.iter().map(move |kind| (version, kind))) {
        let suite = suites::by_name(kind).expect("a suite of this name");
        match Message::decode(&whole, version, suite) {
            Ok(message) => {
                round_trip(&whole, message, version, suite);
                // Of SSL 3.0's encrypted secret, the message's length is the only one.
                if typ != HandshakeType::CLIENT_KEY_EXCHANGE || version != ProtocolVersion::SSL3 || *kind != KINDS[0] {
                    let refused = |message| Message::decode(message, version, suite).is_err();
                    assert!(short.as_ref().is_none_or(refused), "a truncated message decodes");
                    assert!(refused(&long), "a message with a byte too many decodes");
                }
            }
            // Every refusal can be told to the peer and to the user.
            Err(error) => assert!(error.alert().is_some() && !error.to_string().is_empty()),
        }
    }
}

/// The same for the forms of TLS 1.3.
fn fuzz_tls13(whole: &HandshakeMessage, short: Option<&HandshakeMessage>, long: &HandshakeMessage) {
    for hash in [HashAlgorithm::Sha256, HashAlgorithm::Sha384] {
        let encode = |message: &tls13::Message| HandshakeMessage::new(whole.typ(), |out| message.encode(out));
        match tls13::Message::decode(whole, hash) {
            Ok(message) => {
                // Extensions may change their order, and some are not kept.
                let encoded = encode(&message);
                let again = tls13::Message::decode(&encoded, hash).expect("what was encoded");
                assert_eq!(encode(&again), encoded);
                if !has_extensions(&message) {
                    assert_eq!(encoded, *whole);
                }
                let refused = |message| tls13::Message::decode(message, hash).is_err();
                assert!(short.is_none_or(refused), "a truncated message decodes");
                assert!(refused(long), "a message with a byte too many decodes");
            }
            Err(error) => assert!(error.alert().is_some() && !error.to_string().is_empty()),
        }
    }
}

/// Whether messages of this kind carry extensions.
fn has_extensions(message: &tls13::Message) -> bool {
    use tls13::Message::{
        Certificate, CertificateRequest, ClientHello, EncryptedExtensions, NewSessionTicket, ServerHello,
    };
    matches!(
        message,
        ClientHello(_)
            | ServerHello(_)
            | EncryptedExtensions(_)
            | Certificate(_)
            | CertificateRequest(_)
            | NewSessionTicket(_)
    )
}

/// Encodes `message`, which `whole` decoded to, and looks whether it is the same.
fn round_trip(whole: &HandshakeMessage, message: Message, version: ProtocolVersion, suite: &CipherSuite) {
    let encoded = HandshakeMessage::new(whole.typ(), |out| match &message {
        Message::HelloRequest(m) => m.encode(out),
        Message::ClientHello(m) => m.encode(out),
        Message::ServerHello(m) => m.encode(out),
        Message::NewSessionTicket(m) => m.encode(out),
        Message::Certificate(m) => m.encode(out),
        Message::CertificateStatus(m) => m.encode(out),
        Message::ServerKeyExchange(m) => m.encode(out),
        Message::CertificateRequest(m) => m.encode(out),
        Message::ServerHelloDone(m) => m.encode(out),
        Message::CertificateVerify(m) => m.encode(out),
        Message::ClientKeyExchange(m) => m.encode(version, out),
        Message::NextProtocol(m) => m.encode(out),
        Message::Finished(m) => m.encode(out),
    });
    let mut again = Message::decode(&encoded, version, suite).expect("what was encoded");
    match (&message, &mut again) {
        // Our own extensions come in our own order, and none that we do not know.
        (Message::ClientHello(first), Message::ClientHello(again)) => {
            again.extensions.received = first.extensions.received.clone();
        }
        (Message::ServerHello(first), Message::ServerHello(again)) => {
            again.extensions.received = first.extensions.received.clone();
        }
        // Any padding will do.
        (Message::NextProtocol(_), _) => {}
        (Message::ServerKeyExchange(first), _) => {
            assert_eq!(encoded, *whole);
            let mut signed = Vec::new();
            first.parameters.iter().for_each(|parameters| parameters.encode(&mut signed));
            assert_eq!(first.signed, signed, "what is signed is what was read");
        }
        _ => assert_eq!(encoded, *whole),
    }
    assert_eq!(again, message);
}
