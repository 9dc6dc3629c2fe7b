//! The key exchanges that need no certificate, or more than one.

use super::*;
use crate::crypto::suites::by_name;
use crate::handshake::messages::{CertificateRequest, frame};

/// The configuration of an end that takes anonymous suites too.
fn open() -> Config {
    let mut config = config(&[]);
    config.security_level = SecurityLevel::new(0);
    config
}

fn only(mut config: Config, suite: &str) -> Config {
    config.cipher_suites = vec![by_name(suite).unwrap()];
    config
}

/// The types of the handshake messages that `end` sent and received, and of ChangeCipherSpec 0xff.
fn messages(end: &End) -> Vec<u8> {
    let seen = |event: &Event| match event {
        Event::Message { content_type: ContentType::HANDSHAKE, bytes, .. } => bytes.first().copied(),
        Event::Message { content_type: ContentType::CHANGE_CIPHER_SPEC, .. } => Some(0xff),
        _ => None,
    };
    end.events.iter().filter_map(seen).collect()
}

#[test]
fn an_anonymous_server_shows_and_wants_no_certificate() {
    for name in ["ADH-AES128-SHA", "ADH-AES256-GCM-SHA384", "AECDH-AES256-SHA"] {
        let mut server = open();
        use_certificate(&mut server.certificates, "server-rsa");
        server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: false, ..VerifyMode::default() };
        server.session_id_context = b"test".to_vec();
        let mut client = only(open(), name);
        client.verify = VerifyMode { peer: true, fail_if_no_peer_cert: false, ..VerifyMode::default() };
        client.observe.messages = true;
        let mut pair = Pair::new(client, server);
        pair.handshake().check();
        // ClientHello, ServerHello, ServerKeyExchange, ServerHelloDone, ClientKeyExchange and the end.
        assert_eq!(messages(&pair.client), [1, 2, 12, 14, 16, 0xff, 20, 0xff, 20], "{name}");
        for end in [&pair.client, &pair.server] {
            let facts = end.connection.facts();
            assert!(facts.peer_chain.is_empty() && facts.peer_signature.is_none() && facts.own_signature.is_none());
        }
    }
}

#[test]
fn anonymous_suites_need_level_0_on_both_sides() {
    let name = "AECDH-AES128-SHA";
    let mut strict = only(open(), name);
    strict.security_level = SecurityLevel::new(1);
    let mut pair = Pair::new(strict.clone(), open());
    pair.handshake();
    assert_eq!(pair.client.error.unwrap().reason(), Reason::NO_CIPHERS_AVAILABLE);
    let mut pair = Pair::new(only(open(), name), strict);
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::NO_SHARED_CIPHER);
}

#[test]
fn a_server_that_insists_on_certificates_is_not_anonymous() {
    let mut server = open();
    server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
    let mut pair = Pair::new(only(open(), "ADH-AES128-SHA"), server);
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::NO_SHARED_CIPHER);
}

#[test]
fn an_anonymous_server_must_not_ask_for_a_certificate() {
    // RFC 5246, section 7.4.4: a fatal handshake_failure.
    let mut pair = Pair::new(only(open(), "AECDH-AES128-SHA"), open());
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    let request = CertificateRequest {
        certificate_types: vec![crate::codepoint::ClientCertificateType::RSA_SIGN],
        signature_algorithms: Some(vec![crate::codepoint::SignatureScheme::RSA_PKCS1_SHA256]),
        certificate_authorities: Vec::new(),
    };
    let request = frame(HandshakeType::CERTIFICATE_REQUEST, |out| request.encode(out));
    // The server's flight ends with a record of its own that holds ServerHelloDone alone.
    let mut channel = Channel::new(Role::Server, Default::default());
    channel.writer.set_version(ProtocolVersion::TLS1_2);
    channel.send_handshake(HandshakeType::CERTIFICATE_REQUEST, &request).unwrap();
    let done = to_client.len() - 9;
    to_client.splice(done.., channel.output.pending().iter().copied());
    pair.client.feed(&to_client, usize::MAX, &[], &mut to_server);
    assert_eq!(pair.client.error.unwrap().alert(), Some(AlertDescription::HANDSHAKE_FAILURE));
}
