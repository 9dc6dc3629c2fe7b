//! Each message as openssl sends it, whole, cut off and malformed.

use super::*;
use crate::alert::AlertDescription;
use crate::codepoint::{ClientCertificateType, ExtensionType, NamedGroup, ProtocolVersion, SignatureScheme};
use crate::crypto::suites::{self, KeyExchange};
use crate::error::Reason;
use crate::handshake::extensions::{ClientExtensions, ServerExtensions};
use crate::handshake::joiner::HandshakeJoiner;

const V: ProtocolVersion = ProtocolVersion::TLS1_2;

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

fn suite(name: &str) -> &'static CipherSuite {
    suites::by_name(name).unwrap()
}

/// OpenSSL's messages, each with its session's suite.
fn captured() -> Vec<(&'static str, &'static CipherSuite, HandshakeMessage)> {
    include_str!("openssl_messages.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let fields: Vec<_> = line.split(' ').collect();
            let [suite, sender, typ, bytes] = fields[..] else { panic!("four fields") };
            let message = HandshakeMessage::from_raw(hex(bytes)).unwrap();
            assert_eq!(message.typ(), HandshakeType(typ.parse().unwrap()));
            (sender, suites::by_name(suite).unwrap(), message)
        })
        .collect()
}

/// The first captured message of this type and sender with this key exchange.
fn first(sender: &str, kind: KeyExchange, typ: HandshakeType) -> Vec<u8> {
    let wanted =
        |(s, k, m): &(&str, &CipherSuite, HandshakeMessage)| *s == sender && k.key_exchange == kind && m.typ() == typ;
    captured().into_iter().find(wanted).unwrap().2.body().to_vec()
}

fn encode(message: &Message) -> Vec<u8> {
    let mut out = Vec::new();
    match message {
        Message::HelloRequest(m) => m.encode(&mut out),
        Message::ClientHello(m) => m.encode(&mut out),
        Message::ServerHello(m) => m.encode(&mut out),
        Message::NewSessionTicket(m) => m.encode(&mut out),
        Message::Certificate(m) => m.encode(&mut out),
        Message::CertificateStatus(m) => m.encode(&mut out),
        Message::ServerKeyExchange(m) => m.encode(&mut out),
        Message::CertificateRequest(m) => m.encode(&mut out),
        Message::ServerHelloDone(m) => m.encode(&mut out),
        Message::CertificateVerify(m) => m.encode(&mut out),
        Message::ClientKeyExchange(m) => m.encode(V, &mut out),
        Message::NextProtocol(m) => m.encode(&mut out),
        Message::Finished(m) => m.encode(&mut out),
    }
    out
}

#[test]
fn openssls_messages_are_written_as_they_were_read() {
    let captured = captured();
    assert_eq!(captured.len(), 23);
    for (_, suite, message) in captured {
        let decoded = Message::decode(&message, V, suite).unwrap();
        assert_eq!(encode(&decoded), message.body(), "{}", message.typ());
    }
}

/// Every strict beginning of a message, and every message with a byte more, is refused. A hello may end where its
/// extensions begin.
#[test]
fn every_truncation_and_any_extra_byte_is_refused() {
    for (_, suite, message) in captured() {
        let (typ, body) = (message.typ(), message.body());
        let without_extensions = match typ {
            HandshakeType::CLIENT_HELLO => {
                let hello = ClientHello::decode(body).unwrap();
                2 + 32 + 1 + hello.session_id.len() + 2 + 2 * hello.cipher_suites.len() + 2
            }
            HandshakeType::SERVER_HELLO => 2 + 32 + 1 + ServerHello::decode(body).unwrap().session_id.len() + 3,
            _ => usize::MAX,
        };
        for n in (0..body.len()).filter(|&n| n != without_extensions) {
            let cut = HandshakeMessage::new(typ, |out| out.bytes(&body[..n]));
            assert!(Message::decode(&cut, V, suite).is_err(), "{typ} cut to {n} of {}", body.len());
        }
        let longer = HandshakeMessage::new(typ, |out| {
            out.bytes(body);
            out.u8(0);
        });
        assert!(Message::decode(&longer, V, suite).is_err(), "{typ} and a byte");
    }
}

#[test]
fn openssls_client_hello_says_what_it_was_told_to_say() {
    let hello = ClientHello::decode(&first("client", KeyExchange::Ecdhe, HandshakeType::CLIENT_HELLO)).unwrap();
    assert_eq!(hello.version, ProtocolVersion::TLS1_2);
    assert_eq!(hello.session_id, []);
    assert_eq!(hello.cipher_suites, [0xc02b, 0x00ff]);
    assert_eq!(hello.compression_methods, [0]);
    let extensions = &hello.extensions;
    assert_eq!(extensions.server_name.as_deref(), Some(&b"localhost"[..]));
    assert_eq!(extensions.alpn, Some(vec![b"h2".to_vec(), b"http/1.1".to_vec()]));
    assert_eq!(extensions.supported_groups.as_ref().unwrap()[..2], [NamedGroup::X25519, NamedGroup::SECP256R1]);
    assert_eq!(extensions.ec_point_formats.as_deref(), Some(&[0, 1, 2][..]));
    assert_eq!(extensions.signature_algorithms.as_ref().unwrap()[0], SignatureScheme::ECDSA_SECP256R1_SHA256);
    assert_eq!(extensions.session_ticket.as_deref(), Some(&[][..]));
    assert!(extensions.extended_master_secret && extensions.encrypt_then_mac);
    assert_eq!(extensions.renegotiation_info, None, "it sends the signalling suite");
    assert_eq!(extensions.supported_versions, None);
    let types: Vec<_> = extensions.received.iter().map(|(typ, _)| typ.0).collect();
    assert_eq!(types, [0, 11, 10, 35, 16, 22, 23, 13], "as they came");
    assert_eq!(extensions.received.get(ExtensionType::ALPN), Some(&b"\x00\x0c\x02h2\x08http/1.1"[..]));
}

#[test]
fn openssls_server_hello_answers() {
    let hello = ServerHello::decode(&first("server", KeyExchange::Ecdhe, HandshakeType::SERVER_HELLO)).unwrap();
    assert_eq!((hello.version, hello.cipher_suite, hello.compression_method), (ProtocolVersion::TLS1_2, 0xc02b, 0));
    assert_eq!(hello.extensions.alpn.as_deref(), Some(&b"h2"[..]));
    assert_eq!(hello.extensions.renegotiation_info.as_deref(), Some(&[][..]));
    assert!(hello.extensions.session_ticket && hello.extensions.extended_master_secret);
    assert!(!hello.extensions.encrypt_then_mac, "the suite is an AEAD's");
    let client = ClientHello::decode(&first("client", KeyExchange::Ecdhe, HandshakeType::CLIENT_HELLO)).unwrap();
    hello.extensions.check_solicited(&client.extensions).unwrap();
    let error = hello.extensions.check_solicited(&ClientExtensions::default()).unwrap_err();
    assert_eq!(error.reason(), Reason::UNSOLICITED_EXTENSION);
    assert_eq!(error.alert(), Some(AlertDescription::UNSUPPORTED_EXTENSION));
}

#[test]
fn openssls_server_key_exchange_is_read_by_kind() {
    let body = first("server", KeyExchange::Ecdhe, HandshakeType::SERVER_KEY_EXCHANGE);
    let ServerKeyExchange { psk_identity_hint: None, parameters: Some(parameters), signed, signature: Some(signature) } =
        ServerKeyExchange::decode(&body, V, suite("ECDHE-ECDSA-AES128-GCM-SHA256")).unwrap()
    else {
        panic!("a signed key")
    };
    let ServerParameters::Ecdhe { group, public } = &parameters else { panic!("ECDHE") };
    assert_eq!((*group, public.len()), (NamedGroup::X25519, 32));
    assert_eq!(signed, body[..36], "curve type, group, point");
    assert_eq!(signature.scheme, Some(SignatureScheme::ECDSA_SECP256R1_SHA256));
    let mut written = Vec::new();
    parameters.encode(&mut written);
    assert_eq!(written, signed);

    let body = first("server", KeyExchange::Dhe, HandshakeType::SERVER_KEY_EXCHANGE);
    let message = ServerKeyExchange::decode(&body, V, suite("DHE-RSA-AES128-SHA")).unwrap();
    let ServerParameters::Dhe { p, g, public } = message.parameters.as_ref().unwrap() else { panic!("DHE") };
    assert_eq!((p.len(), &g[..], public.len()), (256, &[2][..], 256));
    assert_eq!(message.signed.len(), 2 + 256 + 2 + 1 + 2 + 256);
    let mut written = Vec::new();
    message.parameters.as_ref().unwrap().encode(&mut written);
    assert_eq!(written, message.signed);

    let error = ServerKeyExchange::decode(&body, V, suite("AES128-SHA")).unwrap_err();
    assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE));
}

#[test]
fn openssls_certificate_request_is_read() {
    let body = first("server", KeyExchange::Ecdhe, HandshakeType::CERTIFICATE_REQUEST);
    let request = CertificateRequest::decode(&body, V).unwrap();
    assert!(request.certificate_types.contains(&ClientCertificateType::ECDSA_SIGN));
    assert!(request.signature_algorithms.unwrap().contains(&SignatureScheme::ED25519));
    assert_eq!(request.certificate_authorities.len(), 1);
    assert_eq!(request.certificate_authorities[0][0], 0x30, "a DER SEQUENCE");
}

/// A ClientHello of the fewest bytes, with other suites, compression methods and session ID length.
fn client_hello(session_id: usize, suites: &[u8], compression: &[u8]) -> Result<ClientHello> {
    let mut body = vec![3, 3];
    body.bytes(&[7; 32]);
    body.vec8(|out| out.bytes(&vec![1; session_id]));
    body.vec16(|out| out.bytes(suites));
    body.vec8(|out| out.bytes(compression));
    ClientHello::decode(&body)
}

#[test]
fn a_client_hello_keeps_its_rules() {
    let hello = client_hello(32, &[0, 0x2f], &[1, 0]).unwrap();
    assert_eq!(hello.cipher_suites, [0x2f]);
    assert_eq!(hello.extensions, ClientExtensions::default());

    let check = |result: Result<ClientHello>, alert, reason| {
        let error = result.unwrap_err();
        assert_eq!((error.alert(), error.reason()), (Some(alert), reason));
    };
    let decode_error = AlertDescription::DECODE_ERROR;
    check(client_hello(33, &[0, 0x2f], &[0]), decode_error, Reason::LENGTH_MISMATCH);
    check(client_hello(0, &[], &[0]), AlertDescription::ILLEGAL_PARAMETER, Reason::NO_CIPHERS_SPECIFIED);
    check(client_hello(0, &[0, 0x2f, 0], &[0]), decode_error, Reason::ERROR_IN_RECEIVED_CIPHER_LIST);
    check(client_hello(0, &[0, 0x2f], &[]), decode_error, Reason::NO_COMPRESSION_SPECIFIED);
    check(client_hello(0, &[0, 0x2f], &[1]), decode_error, Reason::NO_COMPRESSION_SPECIFIED);
}

#[test]
fn a_server_hello_with_a_long_session_id_is_refused() {
    let hello = ServerHello {
        version: ProtocolVersion::TLS1_2,
        random: [1; 32],
        session_id: vec![2; 33],
        cipher_suite: 0x2f,
        compression_method: 0,
        extensions: ServerExtensions::default(),
    };
    let mut body = Vec::new();
    hello.encode(&mut body);
    assert!(ServerHello::decode(&body).is_err());
}

#[test]
fn lists_and_values_that_must_not_be_empty() {
    assert_eq!(Certificate::decode(&[0, 0, 0]).unwrap().chain, Vec::<Vec<u8>>::new(), "a client may have none");
    assert!(Certificate::decode(&[0, 0, 3, 0, 0, 0]).is_err(), "an empty certificate");
    assert!(CertificateRequest::decode(&[0, 0, 2, 4, 3, 0, 0], V).is_err(), "no type");
    assert!(CertificateRequest::decode(&[1, 1, 0, 0, 0, 0], V).is_err(), "no algorithm");
    assert!(CertificateRequest::decode(&[1, 1, 0, 2, 4, 3, 0, 0], V).is_ok(), "any authority");
    assert!(CertificateRequest::decode(&[1, 1, 0, 2, 4, 3, 0, 2, 0, 0], V).is_err(), "an empty name");
    assert_eq!(NewSessionTicket::decode(&[0, 0, 0, 9, 0, 0]).unwrap().lifetime_hint, 9, "a promise taken back");
    for name in ["AES128-SHA", "DHE-RSA-AES128-SHA", "ADH-AES128-SHA"] {
        assert!(ClientKeyExchange::decode(&[0, 0], V, suite(name)).is_err());
    }
    assert!(ClientKeyExchange::decode(&[0], V, suite("ECDHE-RSA-AES128-SHA")).is_err());
    let dhe =
        |body: &[u8]| ServerKeyExchange::decode(&[body, &[4, 1, 0, 1, 9]].concat(), V, suite("DHE-RSA-AES128-SHA"));
    assert!(dhe(&[0, 1, 7, 0, 1, 2, 0, 1, 3]).is_ok());
    for empty in [&[0, 0, 0, 1, 2, 0, 1, 3][..], &[0, 1, 7, 0, 0, 0, 1, 3], &[0, 1, 7, 0, 1, 2, 0, 0]] {
        assert!(dhe(empty).is_err());
    }
}

/// The same values as the versions before TLS 1.2 write them: no signature algorithms, and no length of an encrypted
/// premaster secret in SSL 3.0 (RFC 4346, sections 7.4.3, 7.4.4, 7.4.8; RFC 6101, section 5.6.7.1).
#[test]
fn older_versions_leave_something_out() {
    let signature = |version| {
        let decoded = CertificateVerify::decode(&[4, 3, 0, 1, 9], version).map(|m| m.signature);
        decoded.map(|signed| (signed.scheme, signed.signature))
    };
    assert_eq!(signature(V).unwrap(), (Some(SignatureScheme(0x0403)), vec![9]));
    for version in [ProtocolVersion::SSL3, ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_1] {
        assert!(signature(version).is_err());
        let verify = CertificateVerify::decode(&[0, 1, 9], version).unwrap();
        assert_eq!(verify.signature, DigitallySigned { scheme: None, signature: vec![9] });
        let mut written = Vec::new();
        verify.encode(&mut written);
        assert_eq!(written, [0, 1, 9]);

        let request = CertificateRequest::decode(&[1, 1, 0, 0], version).unwrap();
        assert_eq!(request.signature_algorithms, None);
        written.clear();
        request.encode(&mut written);
        assert_eq!(written, [1, 1, 0, 0]);

        let exchange = [3, 0, 29, 1, 7, 0, 1, 9];
        let exchange = ServerKeyExchange::decode(&exchange, version, suite("ECDHE-RSA-AES128-SHA")).unwrap();
        assert_eq!(exchange.signature.unwrap().signature, [9]);
    }
    for (version, bytes) in [(ProtocolVersion::SSL3, &[0, 7][..]), (ProtocolVersion::TLS1_0, &[0, 2, 0, 7])] {
        let exchange = ClientKeyExchange::decode(bytes, version, suite("AES128-SHA")).unwrap();
        assert_eq!(exchange.share, Some(ClientShare::Rsa { encrypted_premaster: vec![0, 7] }));
        let mut written = Vec::new();
        exchange.encode(version, &mut written);
        assert_eq!(written, bytes);
    }
}

#[test]
fn only_named_curves_are_taken() {
    for curve_type in [0, 1, 2, 4] {
        let body = [curve_type, 0, 29, 1, 9, 4, 3, 0, 1, 9];
        let error = ServerKeyExchange::decode(&body, V, suite("ECDHE-ECDSA-AES128-GCM-SHA256")).unwrap_err();
        assert_eq!((error.alert(), error.reason()), (Some(AlertDescription::ILLEGAL_PARAMETER), Reason::WRONG_CURVE));
    }
}

#[test]
fn a_finished_has_twelve_bytes_or_36_in_ssl_3() {
    for (version, right) in [(V, 12), (ProtocolVersion::TLS1_0, 12), (ProtocolVersion::SSL3, 36)] {
        assert_eq!(Finished::decode(&vec![5; right], verify_data_len(version)).unwrap().verify_data, vec![5; right]);
        for length in [0, 11, 12, 13, 35, 36, 37].into_iter().filter(|&length| length != right) {
            let error = Finished::decode(&vec![5; length], verify_data_len(version)).unwrap_err();
            assert_eq!(error.reason(), Reason::BAD_DIGEST_LENGTH);
        }
    }
}

#[test]
fn a_message_is_framed() {
    assert_eq!(frame(HandshakeType::SERVER_HELLO_DONE, |_| {}), [14, 0, 0, 0]);
    let message = HandshakeMessage::new(HandshakeType::FINISHED, |out| out.bytes(&[1, 2]));
    assert_eq!(message.raw(), [20, 0, 0, 2, 1, 2]);
    assert_eq!(message.body(), [1, 2]);
    assert_eq!(HandshakeMessage::from_raw(message.clone().into_raw()).unwrap(), message);
    for bytes in [&[][..], &[20, 0, 0], &[20, 0, 0, 1], &[20, 0, 0, 0, 1]] {
        assert!(HandshakeMessage::from_raw(bytes.to_vec()).is_err());
    }
}

#[test]
fn damaged_messages_never_panic() {
    let mut state = 0x1234_5678_9abc_def1_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    let messages = captured();
    let mut decoded = 0;
    for _ in 0..20_000 {
        let (_, _, message) = &messages[random() % messages.len()];
        let mut body = message.body().to_vec();
        if body.is_empty() {
            continue;
        }
        for _ in 0..1 + random() % 3 {
            let at = random() % body.len();
            body[at] = random() as u8;
        }
        body.truncate(if random() % 4 == 0 { random() % (body.len() + 1) } else { body.len() });
        let message = HandshakeMessage::new(message.typ(), |out| out.bytes(&body));
        if let Ok(read) = Message::decode(&message, V, &suites::ALL[random() % suites::ALL.len()]) {
            decoded += 1;
            encode(&read);
        }
        let mut joiner = HandshakeJoiner::default();
        joiner.push(&body);
        while let Ok(Some(_)) = joiner.next() {}
    }
    assert!(decoded > 1000, "most damage is not to the structure");
}
