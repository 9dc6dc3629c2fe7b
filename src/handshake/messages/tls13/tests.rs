//! Each message of TLS 1.3 as OpenSSL sends it, whole, cut off and malformed.

use super::*;
use crate::alert::AlertDescription;
use crate::codec::Writer;
use crate::codepoint::{
    CertificateCompressionAlgorithm, KeyUpdateRequest, NamedGroup, ProtocolVersion, SignatureScheme,
};
use crate::error::Reason;
use crate::handshake::Role;
use crate::handshake::extensions::ServerExtensions;

/// Handshakes that OpenSSL did; see `refresh.sh` beside it.
const HANDSHAKES: &str = include_str!("../../../trace/testdata/handshakes.txt");

/// The suite of every handshake over TLS 1.3 among them is TLS_AES_256_GCM_SHA384.
const HASH: HashAlgorithm = HashAlgorithm::Sha384;

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

/// The messages of OpenSSL's handshakes over TLS 1.3 whose name ends in `name`, in order.
fn captured(name: &str) -> Vec<HandshakeMessage> {
    let mut wanted = false;
    let mut messages = Vec::new();
    for line in HANDSHAKES.lines() {
        if let Some(this) = line.strip_prefix("= ") {
            wanted = this.starts_with("TLS 1.3, ") && this.ends_with(name);
        }
        if let (true, Some((_, message))) = (wanted, line.split_at_checked(5))
            && ["> 22 ", "< 22 "].iter().any(|start| line.starts_with(start))
        {
            messages.push(HandshakeMessage::from_raw(hex(message)).unwrap());
        }
    }
    messages
}

/// The `n`th message of this type in the handshake `name`, decoded.
fn nth(name: &str, typ: HandshakeType, n: usize) -> Message {
    let message = captured(name).into_iter().filter(|message| message.typ() == typ).nth(n).unwrap();
    Message::decode(&message, HASH).unwrap()
}

fn encode(message: &Message) -> Vec<u8> {
    let mut out = Vec::new();
    message.encode(&mut out);
    out
}

fn decode(typ: HandshakeType, body: &[u8]) -> Result<Message> {
    Message::decode(&HandshakeMessage::new(typ, |out| out.bytes(body)), HASH)
}

/// Both alert and reason, for short comparisons.
fn refusal<T: core::fmt::Debug>(result: Result<T>) -> (AlertDescription, Reason) {
    let error = result.unwrap_err();
    (error.alert().unwrap(), error.reason())
}

const BAD: (AlertDescription, Reason) = (AlertDescription::DECODE_ERROR, Reason::LENGTH_MISMATCH);

#[test]
fn openssls_messages_are_written_as_they_were_read() {
    let mut types = std::collections::BTreeSet::new();
    for message in captured("") {
        types.insert(message.typ());
        assert_eq!(encode(&Message::decode(&message, HASH).unwrap()), message.body(), "{}", message.typ());
    }
    assert_eq!(types.iter().map(|typ| typ.0).collect::<Vec<_>>(), [1, 2, 4, 5, 8, 11, 13, 15, 20, 24]);
}

#[test]
fn every_truncation_and_any_extra_byte_is_refused() {
    let compressed = CompressedCertificate {
        algorithm: CertificateCompressionAlgorithm::ZLIB,
        uncompressed_length: 0x010203,
        compressed_certificate_message: b"compressed".to_vec(),
    };
    let compressed = HandshakeMessage::new(HandshakeType::COMPRESSED_CERTIFICATE, |out| compressed.encode(out));
    assert_eq!(compressed.raw(), b"\x19\x00\x00\x12\x00\x01\x01\x02\x03\x00\x00\x0acompressed");
    for message in captured("").into_iter().chain([compressed]) {
        let (typ, body) = (message.typ(), message.body());
        // A hello may end where its extensions begin.
        let without_extensions = match Message::decode(&message, HASH).unwrap() {
            Message::ClientHello(hello) => 2 + 32 + 1 + hello.session_id.len() + 2 + 2 * hello.cipher_suites.len() + 2,
            Message::ServerHello(hello) => 2 + 32 + 1 + hello.session_id.len() + 3,
            _ => usize::MAX,
        };
        for n in (0..body.len()).filter(|&n| n != without_extensions) {
            assert!(decode(typ, &body[..n]).is_err(), "{typ} cut to {n} of {}", body.len());
        }
        assert!(decode(typ, &[body, &[0]].concat()).is_err(), "{typ} and a byte");
    }
}

#[test]
fn openssls_first_flight_says_what_it_was_told_to_say() {
    let Message::ClientHello(hello) = nth("resumed with early data", HandshakeType::CLIENT_HELLO, 0) else { panic!() };
    assert_eq!((hello.version, hello.session_id.len()), (ProtocolVersion::TLS1_2, 32));
    let extensions = hello.extensions;
    assert_eq!(extensions.supported_versions, Some(vec![ProtocolVersion::TLS1_3]));
    assert!(extensions.early_data && extensions.post_handshake_auth);
    let shares = extensions.key_share.unwrap();
    assert_eq!((shares.len(), shares[0].group, shares[0].key_exchange.len()), (1, NamedGroup::X25519, 32));
    let psks = extensions.pre_shared_key.unwrap();
    assert_eq!((psks.identities.len(), psks.identities[0].identity.len()), (1, 32));
    assert_eq!((psks.binders.len(), psks.binders[0].len()), (1, 48));
    assert_eq!(extensions.certificate_authorities.unwrap().len(), 2);

    let Message::ServerHello(hello) = nth("resumed with early data", HandshakeType::SERVER_HELLO, 0) else { panic!() };
    assert!(!hello.is_hello_retry_request());
    assert_eq!(hello.extensions.supported_versions, Some(ProtocolVersion::TLS1_3));
    assert_eq!(hello.extensions.pre_shared_key, Some(0));
    assert_eq!(hello.extensions.key_share.unwrap().key_exchange.len(), 32);

    let answers = nth("resumed with early data", HandshakeType::ENCRYPTED_EXTENSIONS, 0);
    let Message::EncryptedExtensions(answers) = answers else { panic!() };
    assert!(answers.extensions.early_data && !answers.extensions.server_name);
    assert_eq!(answers.extensions.alpn.as_deref(), Some(&b"h2"[..]));
}

#[test]
fn openssls_hello_retry_requests_are_told_from_server_hellos() {
    let Message::ServerHello(hello) = nth("another group", HandshakeType::SERVER_HELLO, 0) else { panic!() };
    assert!(hello.is_hello_retry_request());
    assert_eq!(hello.extensions.selected_group, Some(NamedGroup::SECP256R1));
    assert_eq!((hello.extensions.key_share.as_ref(), hello.extensions.cookie.as_ref()), (None, None));
    let ours = ServerHello::hello_retry_request(
        hello.session_id.clone(),
        hello.cipher_suite,
        ServerExtensions {
            supported_versions: Some(ProtocolVersion::TLS1_3),
            selected_group: Some(NamedGroup::SECP256R1),
            ..ServerExtensions::default()
        },
    );
    assert_eq!(encode(&Message::ServerHello(ours)), encode(&Message::ServerHello(hello)));
    let Message::ServerHello(hello) = nth("another group", HandshakeType::SERVER_HELLO, 1) else { panic!() };
    assert!(!hello.is_hello_retry_request());
    assert_eq!(hello.extensions.key_share.unwrap().group, NamedGroup::SECP256R1);

    let Message::ServerHello(hello) = nth("a cookie", HandshakeType::SERVER_HELLO, 0) else { panic!() };
    assert!(hello.is_hello_retry_request());
    let Message::ClientHello(second) = nth("a cookie", HandshakeType::CLIENT_HELLO, 1) else { panic!() };
    assert!(hello.extensions.cookie.is_some());
    assert_eq!(second.extensions.cookie, hello.extensions.cookie);
}

#[test]
fn openssls_certificates_and_requests_are_read() {
    let name = "a new key, and a certificate later";
    let Message::CertificateRequest(request) = nth(name, HandshakeType::CERTIFICATE_REQUEST, 0) else { panic!() };
    assert_eq!(request.certificate_request_context.len(), 32);
    assert!(request.extensions.signature_algorithms.contains(&SignatureScheme::ED25519));
    let Message::Certificate(server) = nth(name, HandshakeType::CERTIFICATE, 0) else { panic!() };
    assert_eq!(server.certificate_request_context, []);
    let status = server.certificate_list[0].extensions.status.as_ref().unwrap();
    assert_eq!(status.response, b"\x30\x03\x0a\x01\x06");
    let Message::Certificate(client) = nth(name, HandshakeType::CERTIFICATE, 1) else { panic!() };
    assert_eq!(client.certificate_request_context, request.certificate_request_context);
    let Message::CertificateVerify(verify) = nth(name, HandshakeType::CERTIFICATE_VERIFY, 0) else { panic!() };
    assert_eq!(verify.algorithm, SignatureScheme::ECDSA_SECP256R1_SHA256);
    let requests = (0..2).map(|n| nth(name, HandshakeType::KEY_UPDATE, n));
    let expected = [KeyUpdateRequest::UPDATE_REQUESTED, KeyUpdateRequest::UPDATE_NOT_REQUESTED];
    assert!(requests.eq(expected.map(|request_update| Message::KeyUpdate(KeyUpdate { request_update }))));
    let Message::NewSessionTicket(ticket) = nth(name, HandshakeType::NEW_SESSION_TICKET, 1) else { panic!() };
    assert_eq!((ticket.ticket_lifetime, &ticket.ticket_nonce[..]), (7200, &[0, 0, 0, 0, 0, 0, 0, 1][..]));
    assert_eq!((ticket.ticket.len(), ticket.extensions.max_early_data_size), (32, Some(16384)));
}

#[test]
fn what_must_not_be_empty() {
    assert_eq!(Certificate::decode(&[0, 0, 0, 0]).unwrap(), Certificate::default(), "a client may have none");
    assert_eq!(refusal(Certificate::decode(&[0, 0, 0, 5, 0, 0, 0, 0, 0])), BAD, "an empty certificate");
    let ticket = |ticket: &[u8]| NewSessionTicket::decode(&[&[0; 9], ticket, &[0, 0]].concat());
    assert_eq!(ticket(&[0, 1, 9]).unwrap().ticket, [9]);
    assert_eq!(refusal(ticket(&[0, 0])), BAD);
    assert_eq!(refusal(CompressedCertificate::decode(&[0, 1, 0, 0, 9, 0, 0, 0])), BAD);
    assert_eq!(refusal(EndOfEarlyData::decode(&[0])), BAD);
    assert_eq!(refusal(EncryptedExtensions::decode(&[])), BAD);
    assert_eq!(EncryptedExtensions::decode(&[0, 0]).unwrap(), EncryptedExtensions::default());
}

#[test]
fn a_key_update_asks_or_does_not() {
    assert_eq!(refusal(KeyUpdate::decode(&[])), BAD);
    assert_eq!(refusal(KeyUpdate::decode(&[0, 0])), BAD);
    for request in 2..=255 {
        let error = refusal(KeyUpdate::decode(&[request]));
        assert_eq!(error, (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_KEY_UPDATE), "{request}");
    }
}

#[test]
fn a_finished_is_as_long_as_the_hash() {
    for (hash, right) in [(HashAlgorithm::Sha256, 32), (HashAlgorithm::Sha384, 48)] {
        assert_eq!(Finished::decode(&vec![5; right], hash.output_len()).unwrap().verify_data, vec![5; right]);
        for length in [0, 12, 31, 32, 33, 47, 48, 49].into_iter().filter(|&length| length != right) {
            let error = refusal(Finished::decode(&vec![5; length], hash.output_len()));
            assert_eq!(error, (AlertDescription::DECODE_ERROR, Reason::BAD_DIGEST_LENGTH));
        }
    }
}

#[test]
fn messages_of_other_versions_have_no_place() {
    for typ in [0, 12, 14, 16, 22, 67, 254, 255] {
        assert_eq!(refusal(decode(HandshakeType(typ), &[])).0, AlertDescription::UNEXPECTED_MESSAGE, "{typ}");
    }
}

/// RFC 8446, section 4.4.3, has this very example: a server's signature where the transcript's hash is 32 bytes of 01.
#[test]
fn the_signed_content_is_that_of_the_rfc() {
    let expected = hex(concat!(
        "2020202020202020202020202020202020202020202020202020202020202020",
        "2020202020202020202020202020202020202020202020202020202020202020",
        "544c5320312e332c207365727665722043657274696669636174655665726966",
        "79",
        "00",
        "0101010101010101010101010101010101010101010101010101010101010101",
    ));
    assert_eq!(signed_content(Role::Server, &[1; 32]), expected);
    let client = signed_content(Role::Client, &[1; 32]);
    assert_eq!(client.len(), expected.len());
    assert_eq!(&client[64..97], b"TLS 1.3, client CertificateVerify");
}

#[test]
fn binders_are_computed_over_all_that_is_before_them() {
    let hello = captured("resumed with early data").remove(0);
    let Message::ClientHello(decoded) = Message::decode(&hello, HASH).unwrap() else { panic!() };
    let psks = decoded.extensions.pre_shared_key.unwrap();
    let partial = psks.without_binders(hello.raw());
    assert_eq!(hello.raw().strip_prefix(partial).unwrap(), [&[0, 49, 48][..], &psks.binders[0]].concat());
    assert_eq!(psks.without_binders(&[1, 2]), [], "of something else");
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
    let messages = captured("");
    let mut decoded = 0;
    for _ in 0..20_000 {
        let message = &messages[random() % messages.len()];
        let mut body = message.body().to_vec();
        if body.is_empty() {
            continue;
        }
        for _ in 0..1 + random() % 3 {
            let at = random() % body.len();
            body[at] = random() as u8;
        }
        body.truncate(if random() % 4 == 0 { random() % (body.len() + 1) } else { body.len() });
        if let Ok(read) = decode(message.typ(), &body) {
            decoded += 1;
            encode(&read);
        }
    }
    assert!(decoded > 1000, "most damage is not to the structure");
}
