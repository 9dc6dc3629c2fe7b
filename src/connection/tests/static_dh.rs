//! Diffie-Hellman keys in certificates: the server's, and the client's of the same group.

use super::*;
use crate::codepoint::{ClientCertificateType, SignatureScheme};
use crate::crypto::suites::{KeyExchange, by_name, parse_cipher_list};
use crate::handshake::messages::{CertificateVerify, ClientKeyExchange, ClientShare, DigitallySigned, frame};

const SUITE: &str = "DH-RSA-AES128-SHA";

/// Ends of `version` with a server that has a Diffie-Hellman key and a client that offers `suite` alone.
fn ends(suite: &'static CipherSuite, version: ProtocolVersion) -> (Config, Config) {
    let (mut client, mut server) = ends_for(suite);
    for config in [&mut client, &mut server] {
        (config.min_version, config.max_version) = (version, version);
        config.observe.messages = true;
    }
    (client, server)
}

/// The usual ends, with a server that insists on a client certificate, and a client that has one.
fn mutual(client_certificate: &str, version: ProtocolVersion) -> (Config, Config) {
    let (mut client, mut server) = ends(by_name(SUITE).unwrap(), version);
    use_certificate(&mut client.certificates, client_certificate);
    server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
    server.session_id_context = b"static dh".to_vec();
    (client, server)
}

/// The messages that an end saw: their types, and the bodies.
fn messages(end: &End) -> Vec<(HandshakeType, Vec<u8>)> {
    let seen = |event: &Event| match event {
        Event::Message { content_type: ContentType::HANDSHAKE, bytes, .. } => {
            Some((HandshakeType(bytes[0]), bytes[4..].to_vec()))
        }
        _ => None,
    };
    end.events.iter().filter_map(seen).collect()
}

fn types(end: &End) -> Vec<HandshakeType> {
    messages(end).into_iter().map(|(typ, _)| typ).collect()
}

/// The body of the ClientKeyExchange that an end saw.
fn client_key_exchange(end: &End) -> Vec<u8> {
    messages(end).into_iter().find(|(typ, _)| *typ == HandshakeType::CLIENT_KEY_EXCHANGE).unwrap().1
}

const FLIGHT: [HandshakeType; 4] = [
    HandshakeType::CLIENT_HELLO,
    HandshakeType::SERVER_HELLO,
    HandshakeType::CERTIFICATE,
    HandshakeType::SERVER_HELLO_DONE,
];

#[test]
fn every_suite_in_every_version() {
    let mut count = 0;
    for &version in LEGACY_VERSIONS {
        for suite in suites::ALL.iter().filter(|s| s.key_exchange == KeyExchange::Dh && s.works_with(version)) {
            let (client, server) = ends(suite, version);
            let mut pair = Pair::new(client, server);
            pair.handshake().check();
            let facts = pair.client.connection.facts();
            assert_eq!((facts.suite, facts.version, facts.verify_result), (Some(suite), Some(version), 0));
            assert_eq!((facts.peer_signature, pair.server.connection.facts().own_signature), (None, None));
            let rest = [HandshakeType::CLIENT_KEY_EXCHANGE, HandshakeType::FINISHED, HandshakeType::FINISHED];
            assert_eq!(types(&pair.client), [&FLIGHT[..], &rest].concat(), "{version} {}", suite.name);
            // The client's public value is as long as the prime of 2048 bits.
            assert_eq!(client_key_exchange(&pair.client).len(), 2 + 256);
            count += 1;
        }
    }
    // Three suites are older than TLS 1.2, which has four more.
    assert_eq!(count, 7 + 3 * (LEGACY_VERSIONS.len() - 1));
}

#[test]
fn without_extended_master_secret() {
    let (mut client, server) = ends(by_name(SUITE).unwrap(), ProtocolVersion::TLS1_2);
    client.extended_master_secret = false;
    Pair::new(client, server).handshake().check();
}

#[test]
fn a_client_key_of_the_same_group_is_its_own_proof() {
    for &version in LEGACY_VERSIONS {
        let (client, server) = mutual("client-dh", version);
        let mut pair = Pair::new(client, server);
        pair.handshake().check();
        let types = types(&pair.client);
        assert!(!types.contains(&HandshakeType::CERTIFICATE_VERIFY), "{version}");
        assert_eq!(types.iter().filter(|typ| **typ == HandshakeType::CERTIFICATE).count(), 2, "{version}");
        assert!(client_key_exchange(&pair.client).is_empty(), "{version}");
        let request = pair.client.connection.facts().certificate_request.clone().unwrap();
        assert!(request.types.contains(&ClientCertificateType::RSA_FIXED_DH), "{version}");
        assert!(pair.client.connection.has_suitable_certificate());
        let facts = pair.server.connection.facts();
        assert!(facts.peer_chain[0].subject().oneline().ends_with("CN=client dh"));
        assert_eq!((facts.verify_result, facts.peer_signature), (0, None));
        assert_eq!(pair.client.connection.facts().own_signature, None);
    }
}

#[test]
fn a_client_key_that_signs_signs_as_ever() {
    for &version in LEGACY_VERSIONS {
        let (client, server) = mutual("client-rsa", version);
        let mut pair = Pair::new(client, server);
        pair.handshake().check();
        assert!(types(&pair.client).contains(&HandshakeType::CERTIFICATE_VERIFY), "{version}");
        assert_eq!(client_key_exchange(&pair.client).len(), 2 + 256, "{version}");
        assert!(pair.server.connection.facts().peer_chain[0].subject().oneline().ends_with("CN=client rsa"));
    }
}

#[test]
fn a_client_key_of_another_group_is_not_shown() {
    let (client, server) = mutual("client-dh-other", ProtocolVersion::TLS1_2);
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.handshake();
    assert_eq!(
        pair.server.error,
        Some(Error::PeerDidNotReturnCertificate { alert: AlertDescription::HANDSHAKE_FAILURE })
    );
    assert!(!pair.client.connection.has_suitable_certificate());

    // Nor is one of the same group where it was not asked for, or where the server's key is another.
    let (client, mut server) = mutual("client-dh", ProtocolVersion::TLS1_2);
    server.verify.fail_if_no_peer_cert = false;
    server.client_certificate_types = vec![ClientCertificateType::RSA_SIGN];
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.handshake().check();
    assert!(pair.server.connection.facts().peer_chain.is_empty());
    server.client_certificate_types = vec![ClientCertificateType::RSA_FIXED_DH];
    use_certificate(&mut server.certificates, "server-rsa");
    let mut pair = Pair::new(Config { cipher_suites: vec![by_name("DHE-RSA-AES128-SHA").unwrap()], ..client }, server);
    pair.handshake().check();
    assert!(pair.server.connection.facts().peer_chain.is_empty());
}

/// What a server says of a client that shows the certificate `shown` and sends `key_exchange`, and after that a
/// CertificateVerify if `verify` is set.
fn server_after(server: Config, shown: &str, key_exchange: Option<ClientShare>, verify: bool) -> Option<Error> {
    let (client, _) = mutual("client-rsa", ProtocolVersion::TLS1_2);
    let mut pair = Pair::new(client, server);
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    assert_eq!(pair.server.error, None);

    let der = pem::certificates(&pki(&format!("{shown}.crt"))).next().unwrap().unwrap().der().to_vec();
    let mut channel = Channel::new(Role::Client, Default::default());
    channel.writer.set_version(ProtocolVersion::TLS1_2);
    let mut send = |typ, body: &dyn Fn(&mut Vec<u8>)| channel.send_handshake(typ, &frame(typ, body)).unwrap();
    send(HandshakeType::CERTIFICATE, &|out| {
        crate::handshake::messages::encode_chain(out, [&der[..]]);
    });
    send(HandshakeType::CLIENT_KEY_EXCHANGE, &|out| {
        ClientKeyExchange { psk_identity: None, share: key_exchange.clone() }.encode(ProtocolVersion::TLS1_2, out);
    });
    if verify {
        let scheme = Some(SignatureScheme::RSA_PKCS1_SHA256);
        let signature = DigitallySigned { scheme, signature: vec![1; 256] };
        send(HandshakeType::CERTIFICATE_VERIFY, &|out| CertificateVerify { signature: signature.clone() }.encode(out));
    }
    let wire = channel.output.pending().to_vec();
    pair.server.feed(&wire, usize::MAX, &[], &mut Vec::new());
    assert!(pair.server.connection.is_handshaking() || pair.server.error.is_some());
    pair.server.error
}

#[test]
fn a_server_takes_no_key_that_proves_nothing() {
    let (_, server) = mutual("client-rsa", ProtocolVersion::TLS1_2);
    let alert = |shown, share, verify| {
        server_after(server.clone(), shown, share, verify).map(|error| (error.alert().unwrap(), error.reason()))
    };
    let explicit = || {
        let pair = crate::crypto::DhKeyPair::generate(DhParameters::from_group(NamedGroup::FFDHE2048).unwrap());
        Some(ClientShare::Dhe { public: pair.unwrap().public().to_vec() })
    };
    let length = (AlertDescription::DECODE_ERROR, Reason::DH_PUBLIC_VALUE_LENGTH_IS_WRONG);
    // So far it is as it should be.
    assert_eq!(alert("client-dh", None, false), None);
    assert_eq!(alert("client-rsa", explicit(), false), None);
    // The certificate of somebody else, and a key of one's own.
    assert_eq!(alert("client-dh", explicit(), false), Some(length));
    // No key at all.
    assert_eq!(alert("client-rsa", None, false), Some(length));
    // Another group.
    let other = (AlertDescription::ILLEGAL_PARAMETER, Reason::WRONG_CERTIFICATE_TYPE);
    assert_eq!(alert("client-dh-other", None, false), Some(other));
    // There is nothing to sign.
    assert_eq!(alert("client-dh", None, true).map(|(alert, _)| alert), Some(AlertDescription::UNEXPECTED_MESSAGE));
    // A value of order 2, and one beyond the prime.
    for public in [vec![1], vec![0xff; 256]] {
        let refused = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_DH_VALUE);
        assert_eq!(alert("client-rsa", Some(ClientShare::Dhe { public }), false), Some(refused));
    }
    // Nobody asked for such a certificate.
    let mut picky = server.clone();
    picky.client_certificate_types = vec![ClientCertificateType::RSA_SIGN];
    let error = server_after(picky, "client-dh", None, false).unwrap();
    assert_eq!(error.alert(), Some(AlertDescription::UNSUPPORTED_CERTIFICATE));
}

/// Whoever shows another's certificate has not its key, and comes to other keys.
#[test]
fn a_stolen_certificate_ends_in_other_keys() {
    let (mut client, server) = mutual("client-dh", ProtocolVersion::TLS1_2);
    let file = pki("server-dh.key");
    let other = PrivateKey::from_pkcs8_der(&pem::blocks(&file).next().unwrap().unwrap().der).unwrap();
    client.certificates.get_mut(Slot::Dh).key = Some(Arc::new(other));
    let mut pair = Pair::new(client, server);
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().alert(), Some(AlertDescription::BAD_RECORD_MAC));
}

#[test]
fn only_on_request() {
    for list in ["DEFAULT", "ALL", "HIGH", "ALL:COMPLEMENTOFALL"] {
        let suites = parse_cipher_list(list).unwrap().suites;
        for asks in [true, false] {
            let (mut client, mut server) = ends(by_name(SUITE).unwrap(), ProtocolVersion::TLS1_2);
            client.cipher_suites = suites::ALL.iter().collect();
            if asks {
                server.cipher_suites.clone_from(&suites)
            } else {
                client.cipher_suites.clone_from(&suites)
            }
            server.security_level = SecurityLevel::new(2);
            server.asks.find_psk = false;
            let mut pair = Pair::new(client, server);
            pair.handshake();
            assert_eq!(pair.server.error.map(|error| error.reason()), Some(Reason::NO_SHARED_CIPHER), "{list}");
        }
    }
    // With other keys, it goes on with those.
    let mut server = config(&["server-dh", "server-p256"]);
    server.cipher_suites = suites::default_list();
    Pair::new(config(&[]), server).handshake().check();
}

#[test]
fn a_key_that_is_too_weak_is_not_used() {
    let (mut client, mut server) = ends(by_name(SUITE).unwrap(), ProtocolVersion::TLS1_2);
    use_certificate(&mut server.certificates, "server-dhx-1024");
    (client.security_level, server.security_level) = (SecurityLevel::new(1), SecurityLevel::new(1));
    Pair::new(client.clone(), server.clone()).handshake().check();
    // A server above its level does not use it; a client refuses it.
    let strict = Config { security_level: SecurityLevel::new(2), ..server.clone() };
    let mut pair = Pair::new(client.clone(), strict);
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::NO_SHARED_CIPHER);
    client.security_level = SecurityLevel::new(2);
    let mut pair = Pair::new(client, server);
    pair.handshake();
    assert_eq!(pair.client.error.unwrap().reason(), Reason::DH_KEY_TOO_SMALL);
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description: AlertDescription::HANDSHAKE_FAILURE }));
}

/// A server that shows a key for signatures where one to agree with has to be.
#[test]
fn a_client_takes_no_other_key() {
    let mut other = Certificates::default();
    use_certificate(&mut other, "server-rsa");
    let (client, server) = ends(by_name(SUITE).unwrap(), ProtocolVersion::TLS1_2);
    let mut pair = Pair::new(client, server);
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    // The ServerHello has a record of its own.
    let hello = 5 + usize::from(u16::from_be_bytes([to_client[3], to_client[4]]));
    let mut channel = Channel::new(Role::Server, Default::default());
    channel.writer.set_version(ProtocolVersion::TLS1_2);
    let der = other.get(Slot::Rsa).certificate.as_ref().unwrap().der().to_vec();
    let message = frame(HandshakeType::CERTIFICATE, |out| {
        crate::handshake::messages::encode_chain(out, [&der[..]]);
    });
    channel.send_handshake(HandshakeType::CERTIFICATE, &message).unwrap();
    let wire = [&to_client[..hello], channel.output.pending()].concat();
    pair.client.feed(&wire, usize::MAX, &[], &mut Vec::new());
    assert_eq!(pair.client.error.unwrap().reason(), Reason::WRONG_CERTIFICATE_TYPE);
}

#[test]
fn sessions_are_resumed() {
    for version in LEGACY_VERSIONS {
        for (certificate, tickets) in [("client-dh", false), ("client-rsa", true)] {
            let (mut client, mut server) = mutual(certificate, *version);
            if tickets {
                for config in [&mut client, &mut server] {
                    config.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
                }
            }
            let mut first = Pair::new(client.clone(), server.clone());
            first.handshake().check();
            assert!(resumes(client, server, &first), "{version} {certificate}");
        }
    }
}
