//! The words, of messages as they travel: bytes go through the trace's decoder first.

use super::*;
use crate::alert::{AlertDescription, AlertLevel};
use crate::codec::Writer;
use crate::connection::{Direction, ObservedMessage};
use crate::trace::Decoder;

const TLS1_2: u16 = 0x0303;
const ECDHE_RSA: u16 = 0xc02f;
const DHE_RSA: u16 = 0x009e;
const RSA: u16 = 0x002f;

fn decode(decoder: &mut Decoder, content_type: ContentType, bytes: Vec<u8>) -> TraceMessage {
    decoder.message(ObservedMessage {
        direction: Direction::Sent,
        content_type,
        records: 1..=1,
        epoch: 0,
        encrypted: false,
        version: crate::codepoint::ProtocolVersion::TLS1_2,
        bytes,
    })
}

fn handshake(decoder: &mut Decoder, typ: HandshakeType, body: impl FnOnce(&mut Vec<u8>)) -> TraceMessage {
    let mut bytes = vec![typ.0];
    bytes.vec24(body);
    decode(decoder, ContentType::HANDSHAKE, bytes)
}

/// A decoder that has seen a ServerHello with this suite, and that ServerHello.
fn after_hello(suite: u16) -> (Decoder, TraceMessage) {
    let mut decoder = Decoder::default();
    let hello = handshake(&mut decoder, HandshakeType::SERVER_HELLO, |w| {
        w.u16(TLS1_2);
        w.bytes(&[7; 32]);
        w.vec8(|w| w.bytes(&[8; 32]));
        w.u16(suite);
        w.u8(1); // DEFLATE
        w.vec16(|w| {
            w.u16(35); // session_ticket
            w.vec16(|_| {});
            w.u16(0xff01); // renegotiation_info
            w.vec16(|w| w.vec8(|w| w.bytes(&[9; 24])));
        });
    });
    (decoder, hello)
}

#[test]
fn client_hello() {
    let hello = handshake(&mut Decoder::default(), HandshakeType::CLIENT_HELLO, |w| {
        w.u16(TLS1_2);
        w.bytes(&[7; 32]);
        w.vec8(|_| {});
        w.vec16(|w| w.bytes(&[0xc0, 0x2f, 0, 0x2f]));
        w.vec8(|w| w.bytes(&[1, 0]));
        w.vec16(|w| {
            w.u16(0); // server_name
            w.vec16(|w| {
                w.vec16(|w| {
                    w.u8(0);
                    w.vec16(|w| w.bytes(b"example.org"));
                });
            });
            w.u16(10); // supported_groups
            w.vec16(|w| w.vec16(|w| w.bytes(&[0, 29, 0, 23, 0, 24, 0, 25, 1, 0])));
            w.u16(16); // application_layer_protocol_negotiation
            w.vec16(|w| w.vec16(|w| w.vec8(|w| w.bytes(b"h2"))));
            w.u16(35); // session_ticket
            w.vec16(|w| w.bytes(&[1; 160]));
            w.u16(0xff01); // renegotiation_info, of a first handshake
            w.vec16(|w| w.vec8(|_| {}));
        });
    });
    let expected = [
        "up to TLSv1.2",
        "2 cipher suites",
        "server_name example.org",
        "no session_id",
        "session_ticket of 160 bytes",
        "compression DEFLATE",
        "ALPN h2",
        "groups x25519, secp256r1, secp384r1, secp521r1 and 1 more",
    ];
    assert_eq!(name(&hello), "ClientHello");
    assert_eq!(details(&hello), expected);
}

#[test]
fn server_hello() {
    let (_, hello) = after_hello(ECDHE_RSA);
    let expected = [
        "TLSv1.2",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "session_id of 32 bytes",
        "a session ticket will follow",
        "compression DEFLATE",
        "renegotiation_info of 24 bytes",
    ];
    assert_eq!(details(&hello), expected);
    assert_eq!(negotiated(&hello), "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
}

#[test]
fn certificate() {
    let pem = include_bytes!("../../../../ffi-tests/pki/server-chain.pem");
    let chain: Vec<_> = crate::x509::pem::certificates(pem).map(Result::unwrap).collect();
    let message = handshake(&mut Decoder::default(), HandshakeType::CERTIFICATE, |w| {
        w.vec24(|w| chain.iter().for_each(|certificate| w.vec24(|w| w.bytes(certificate.der()))));
    });
    let details = details(&message);
    assert!(details[0].contains("CN=localhost"), "{details:?}");
    assert!(details[1].starts_with("issued by "), "{details:?}");
    assert!(details[2].contains(" key of "), "{details:?}");
    assert_eq!(details[3..], ["and 1 certificate above it"]);
    let none = handshake(&mut Decoder::default(), HandshakeType::CERTIFICATE, |w| w.vec24(|_| {}));
    assert_eq!(super::details(&none), ["empty: no certificate"]);
}

#[test]
fn key_exchanges() {
    let signature = |w: &mut Vec<u8>| {
        w.u16(0x0804);
        w.vec16(|w| w.bytes(&[1; 256]));
    };
    let (mut decoder, _) = after_hello(ECDHE_RSA);
    let message = handshake(&mut decoder, HandshakeType::SERVER_KEY_EXCHANGE, |w| {
        w.bytes(&[3, 0, 29]);
        w.vec8(|w| w.bytes(&[1; 32]));
        signature(w);
    });
    assert_eq!(details(&message), ["x25519", "public key of 32 bytes", "signed with rsa_pss_rsae_sha256"]);
    let message = handshake(&mut decoder, HandshakeType::CLIENT_KEY_EXCHANGE, |w| w.vec8(|w| w.bytes(&[1; 32])));
    assert_eq!(details(&message), ["public key of 32 bytes"]);

    let (mut decoder, _) = after_hello(DHE_RSA);
    let message = handshake(&mut decoder, HandshakeType::SERVER_KEY_EXCHANGE, |w| {
        w.vec16(|w| w.bytes(&[0xff; 256]));
        w.vec16(|w| w.u8(2));
        w.vec16(|w| w.bytes(&[1; 256]));
        signature(w);
    });
    let expected = ["prime of 2048 bits", "public key of 256 bytes", "signed with rsa_pss_rsae_sha256"];
    assert_eq!(details(&message), expected);

    let (mut decoder, _) = after_hello(RSA);
    let message = handshake(&mut decoder, HandshakeType::CLIENT_KEY_EXCHANGE, |w| w.vec16(|w| w.bytes(&[1; 256])));
    assert_eq!(details(&message), ["encrypted premaster secret of 256 bytes"]);
}

#[test]
fn requests_and_proofs() {
    let (mut decoder, _) = after_hello(ECDHE_RSA);
    let request = handshake(&mut decoder, HandshakeType::CERTIFICATE_REQUEST, |w| {
        w.vec8(|w| w.bytes(&[1, 64]));
        w.vec16(|w| w.bytes(&[4, 1, 4, 3]));
        // A name with one attribute, CN=x.
        w.vec16(|w| w.vec16(|w| w.bytes(&[0x30, 12, 0x31, 10, 0x30, 8, 6, 3, 0x55, 4, 3, 12, 1, b'x'])));
    });
    assert_eq!(details(&request), ["types rsa_sign, ecdsa_sign", "2 signature algorithms", "issued by /CN=x"]);
    let verify = handshake(&mut decoder, HandshakeType::CERTIFICATE_VERIFY, |w| {
        w.u16(0x0403);
        w.vec16(|w| w.bytes(&[1; 70]));
    });
    assert_eq!(details(&verify), ["signed with ecdsa_secp256r1_sha256", "signature of 70 bytes"]);
    let ticket = handshake(&mut decoder, HandshakeType::NEW_SESSION_TICKET, |w| {
        w.u32(7200);
        w.vec16(|w| w.bytes(&[1; 192]));
    });
    assert_eq!(details(&ticket), ["ticket of 192 bytes", "for 7200 seconds"]);
    let finished = handshake(&mut decoder, HandshakeType::FINISHED, |w| w.bytes(&[1; 12]));
    assert_eq!(details(&finished), ["verify_data of 12 bytes"]);
    let done = handshake(&mut decoder, HandshakeType::SERVER_HELLO_DONE, |_| {});
    assert_eq!(details(&done), [""; 0]);
}

#[test]
fn alerts() {
    let bytes = vec![AlertLevel::FATAL.0, AlertDescription::BAD_RECORD_MAC.0];
    let alert = decode(&mut Decoder::default(), ContentType::ALERT, bytes);
    assert_eq!((name(&alert).as_str(), details(&alert)), ("Alert: bad_record_mac", vec!["fatal".to_owned()]));
    let strange = decode(&mut Decoder::default(), ContentType::ALERT, vec![1]);
    assert_eq!(name(&strange), "Alert");
}

#[test]
fn times() {
    let shown = |micros| milliseconds(Duration::from_micros(micros));
    assert_eq!([shown(0), shown(1_239), shown(12_390), shown(1_239_000)], ["0.00 ms", "1.23 ms", "12.3 ms", "1.23 s"]);
}

/// The labels and details of OpenSSL's messages over TLS 1.3 in the handshake whose name ends in `name`.
fn openssl(name: &str) -> Vec<(String, Vec<String>)> {
    let mut decoder = Decoder::default();
    let of_tls13 =
        |line: &str| line.strip_prefix("= ").map(|this| this.starts_with("TLS 1.3, ") && this.ends_with(name));
    let lines = include_str!("../../testdata/handshakes.txt").lines();
    let lines = lines.skip_while(|line| of_tls13(line) != Some(true)).skip(1).take_while(|line| !line.starts_with('='));
    let hex = lines.filter_map(|line| line.strip_prefix("> 22 ").or_else(|| line.strip_prefix("< 22 ")));
    let decoded = hex.map(|hex| {
        let bytes = (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap()).collect();
        decode(&mut decoder, ContentType::HANDSHAKE, bytes)
    });
    decoded.map(|message| (super::name(&message), details(&message))).collect()
}

#[test]
fn messages_of_tls_1_3() {
    let said = openssl("resumed with early data");
    let names: Vec<_> = said.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "ClientHello",
        "ServerHello",
        "EncryptedExtensions",
        "Finished",
        "EndOfEarlyData",
        "Finished",
        "NewSessionTicket",
    ];
    assert_eq!(names, expected);
    let expected = [
        "up to TLSv1.3",
        "4 cipher suites",
        "server_name localhost",
        "1 pre-shared key",
        "early data follows",
        "key shares for x25519",
        "session_id of 32 bytes",
    ];
    assert_eq!(said[0].1[..7], expected);
    let expected = [
        "TLSv1.3",
        "TLS_AES_256_GCM_SHA384",
        "key share for x25519",
        "takes pre-shared key 0",
        "session_id of 32 bytes",
    ];
    assert_eq!(said[1].1, expected);
    let names = "max_fragment_length, application_layer_protocol_negotiation, early_data";
    assert_eq!(said[2].1, ["ALPN h2", "takes the early data", names]);
    assert_eq!(said[4].1, Vec::<String>::new());
    let expected = ["ticket of 32 bytes", "for 7200 seconds", "with up to 16384 bytes of early data"];
    assert_eq!(said[6].1, expected);

    let said = openssl("another group");
    assert_eq!(said[1].0, "HelloRetryRequest");
    assert_eq!(said[1].1, ["TLSv1.3", "TLS_AES_256_GCM_SHA384", "wants a key share for secp256r1"]);
    assert_eq!(said[2].1[3], "key shares for secp256r1");
    assert!(openssl("a cookie")[1].1.last().unwrap().starts_with("cookie of "));

    let said = openssl("a certificate later");
    let find = |name: &str| said.iter().rev().find(|said| said.0 == name).unwrap().1.clone();
    assert_eq!(find("KeyUpdate"), ["request_update update_not_requested"]);
    assert_eq!(find("CertificateRequest")[..2], ["context of 32 bytes", "18 signature algorithms"]);
    assert_eq!(find("Certificate")[0], "/O=OxiSSL tests/CN=client p256");
}

#[test]
fn a_compressed_certificate() {
    let message = handshake(&mut Decoder::default(), HandshakeType::COMPRESSED_CERTIFICATE, |w| {
        w.u16(2);
        w.u24(1000);
        w.vec24(|w| w.bytes(&[7; 400]));
    });
    assert_eq!(details(&message), ["brotli", "1000 bytes before", "400 bytes now"]);
}

#[test]
fn records_of_tls_1_3() {
    let record = |content_type, length: u8, padding| TraceRecord {
        direction: Direction::Sent,
        number: 2,
        epoch: 1,
        encrypted: true,
        inner: Some(crate::connection::InnerPlaintext { content_type, padding }),
        wire: vec![23, 3, 3, 0, length],
        plaintext: Some(vec![0; 40]),
    };
    let hidden = record(ContentType::HANDSHAKE, 60, 3);
    let expected = ["client record 2", "application_data, hides handshake", "60 bytes, 40 decrypted, 3 padding"];
    assert_eq!(records(&[&hidden], true), expected);
    let open = record(ContentType::APPLICATION_DATA, 57, 0);
    assert_eq!(records(&[&open], true)[1..], ["application_data, TLSv1.2", "57 bytes, 40 decrypted"]);
}
