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

/// Ends with a server certificate that share a key, and the suite alone at the client.
fn shared(suite: &str) -> (Config, Config) {
    let (mut client, mut server) = ends_for(by_name(suite).unwrap());
    client.observe.messages = true;
    server.psk_identity_hint = Some(b"hint".to_vec());
    (client, server)
}

#[test]
fn a_pre_shared_key_takes_the_messages_it_needs() {
    // RFC 4279, sections 2 to 4: with a hint, a ServerKeyExchange each; without, only where there is a fresh key.
    let end = [14, 16, 0xff, 20, 0xff, 20];
    for (suite, with, without) in [
        ("PSK-AES128-GCM-SHA256", &[1, 2, 12][..], &[1, 2][..]),
        ("DHE-PSK-AES128-GCM-SHA256", &[1, 2, 12], &[1, 2, 12]),
        ("ECDHE-PSK-AES128-CBC-SHA256", &[1, 2, 12], &[1, 2, 12]),
        ("RSA-PSK-AES128-GCM-SHA256", &[1, 2, 11, 12], &[1, 2, 11]),
    ] {
        let (client, server) = shared(suite);
        let mut pair = Pair::new(client.clone(), server.clone());
        pair.handshake().check();
        assert_eq!(messages(&pair.client), [with, &end].concat(), "{suite}");
        let facts = pair.client.connection.facts();
        assert_eq!(
            (facts.psk_identity.as_deref(), facts.psk_identity_hint.as_deref()),
            (Some(IDENTITY), Some(&b"hint"[..]))
        );
        assert_eq!(pair.server.connection.facts().psk_identity.as_deref(), Some(IDENTITY));
        let session = &pair.client.sessions[0];
        let again = Session::from_der(&session.to_der()).unwrap();
        assert_eq!(
            (again.rare().psk_identity.as_deref(), again.rare().psk_identity_hint.as_deref()),
            (Some(IDENTITY), Some(&b"hint"[..]))
        );

        let mut pair = Pair::new(client, Config { psk_identity_hint: None, ..server });
        pair.handshake().check();
        assert_eq!(messages(&pair.client), [without, &end].concat(), "{suite}");
        assert_eq!(pair.client.connection.facts().psk_identity_hint, None);
    }
}

#[test]
fn without_a_key_there_is_no_connection() {
    let (client, server) = shared("PSK-AES128-GCM-SHA256");
    // A client that has none for this server.
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.client.script = |question, _| matches!(question, Question::ChoosePsk).then_some(Answer::ChosenPsk(None));
    pair.handshake();
    assert_eq!(pair.client.error.unwrap().reason(), Reason::PSK_IDENTITY_NOT_FOUND);
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description: AlertDescription::HANDSHAKE_FAILURE }));

    // A server that does not know the name.
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.server.script = |question, _| matches!(question, Question::FindPsk { .. }).then_some(Answer::Psk(None));
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::PSK_IDENTITY_NOT_FOUND);
    assert_eq!(pair.client.error, Some(Error::AlertReceived { description: AlertDescription::UNKNOWN_PSK_IDENTITY }));

    // Nobody to ask on either side: the suite is not used.
    let mut mute = client.clone();
    mute.asks.choose_psk = false;
    let mut pair = Pair::new(mute, server.clone());
    pair.handshake();
    assert_eq!(pair.client.error.unwrap().reason(), Reason::NO_CIPHERS_AVAILABLE);
    let mut mute = server;
    mute.asks.find_psk = false;
    let mut pair = Pair::new(client, mute);
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::NO_SHARED_CIPHER);
}

#[test]
fn another_key_of_the_same_name_is_found_out() {
    for suite in
        ["PSK-AES128-GCM-SHA256", "DHE-PSK-AES256-CBC-SHA", "ECDHE-PSK-CHACHA20-POLY1305", "RSA-PSK-AES128-CBC-SHA"]
    {
        let (client, server) = shared(suite);
        let mut pair = Pair::new(client, server);
        pair.server.script = |question, _| {
            matches!(question, Question::FindPsk { .. })
                .then(|| Answer::Psk(Some(b"another key entirely".to_vec().into())))
        };
        pair.handshake();
        assert_eq!(pair.server.error.unwrap().alert(), Some(AlertDescription::BAD_RECORD_MAC), "{suite}");
        assert!(pair.client.connection.is_handshaking() || pair.client.error.is_some());
    }
}

#[test]
fn a_psk_session_is_resumed() {
    let (client, server) = shared("ECDHE-PSK-AES128-CBC-SHA256");
    let mut first = Pair::new(client.clone(), server.clone());
    first.handshake().check();
    assert!(resumes(client, server, &first));
}

#[test]
fn parameters_of_the_servers_own() {
    for (choice, bits) in [(DhChoice::Parameters(modp_1536()), 1536), (DhChoice::Ask, 3072)] {
        for name in ["DHE-RSA-AES128-GCM-SHA256", "ADH-AES128-SHA", "DHE-PSK-AES128-CBC-SHA"] {
            let (mut client, mut server) = ends_for(by_name(name).unwrap());
            server.dh = choice.clone();
            (client.security_level, server.security_level) = (SecurityLevel::new(0), SecurityLevel::new(0));
            let mut pair = Pair::new(client, server);
            pair.handshake().check();
            let group = pair.client.connection.facts().group;
            assert_eq!(group, (bits == 3072).then_some(NamedGroup::FFDHE3072), "{name}");
        }
    }
}

/// Group 5 of RFC 3526, which no number of TLS stands for.
fn modp_1536() -> Arc<DhParameters> {
    let digits = crate::ffi::bn::RFC3526_1536;
    let p = (0..digits.len()).step_by(2).map(|i| u8::from_str_radix(&digits[i..i + 2], 16).unwrap()).collect();
    Arc::new(DhParameters { p, g: vec![2] })
}

#[test]
fn parameters_too_small_for_a_side_are_refused() {
    let (mut client, mut server) = ends_for(by_name("DHE-RSA-AES128-GCM-SHA256").unwrap());
    client.security_level = SecurityLevel::new(2);
    server.security_level = SecurityLevel::new(2);
    server.dh = DhChoice::Parameters(modp_1536());
    // A server above its level does not use them.
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::NO_SHARED_CIPHER);
    // A client refuses them.
    server.security_level = SecurityLevel::new(1);
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.handshake();
    assert_eq!(pair.client.error.unwrap().reason(), Reason::DH_KEY_TOO_SMALL);
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description: AlertDescription::HANDSHAKE_FAILURE }));
    // Whoever is asked may have none, or too small ones.
    server.security_level = SecurityLevel::new(2);
    server.dh = DhChoice::Ask;
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.server.script =
        |question, _| matches!(question, Question::DhParameters).then(|| Answer::DhParameters(Some(modp_1536())));
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::DH_KEY_TOO_SMALL);
    let mut pair = Pair::new(client, server);
    pair.server.script = |question, _| matches!(question, Question::DhParameters).then_some(Answer::DhParameters(None));
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::MISSING_TMP_DH_KEY);
}
