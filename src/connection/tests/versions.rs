//! Every version with every suite and kind of certificate that it has, and how the version is agreed on.

use super::*;
use crate::codepoint::SignatureScheme;
use crate::config::VERSIONS;

/// `config`, for this version alone.
fn only(version: ProtocolVersion, certificates: &[&str]) -> Config {
    between(version, version, certificates)
}

/// `config`, for these versions and with all suites that one of them has.
fn between(min: ProtocolVersion, max: ProtocolVersion, certificates: &[&str]) -> Config {
    let mut config = config(certificates);
    (config.min_version, config.max_version) = (min, max);
    config.cipher_suites = suites::ALL.iter().collect();
    config
}

/// The versions before TLS 1.2.
fn old_versions() -> impl Iterator<Item = ProtocolVersion> {
    VERSIONS.iter().copied().filter(|&version| version < ProtocolVersion::TLS1_2)
}

#[test]
fn every_suite_of_every_version() {
    for version in old_versions() {
        let fitting: Vec<_> = suites::ALL.iter().filter(|suite| suite.works_with(version)).collect();
        assert!(fitting.len() >= 8, "{version}");
        for suite in fitting {
            for encrypt_then_mac in [true, false] {
                for extended_master_secret in [true, false] {
                    let (mut client, mut server) = ends_for(suite);
                    for config in [&mut client, &mut server] {
                        (config.min_version, config.max_version) = (version, version);
                    }
                    client.encrypt_then_mac = encrypt_then_mac;
                    client.extended_master_secret = extended_master_secret;
                    let mut pair = Pair::new(client, server);
                    pair.handshake().check();
                    let facts = pair.client.connection.facts();
                    assert_eq!((facts.suite, facts.version), (Some(suite), Some(version)));
                    let extensions = version > ProtocolVersion::SSL3;
                    assert_eq!(facts.extended_master_secret, extended_master_secret && extensions);
                }
            }
        }
    }
}

#[test]
fn no_suite_of_tls_1_2_below_it() {
    for version in old_versions() {
        for suite in suites::ALL.iter().filter(|suite| suite.min_version == ProtocolVersion::TLS1_2) {
            // A server that has both the suite and one that fits, and a client that offers both.
            let fitting = suites::by_name("AES128-SHA").unwrap();
            let mut client = between(version, ProtocolVersion::TLS1_2, &[]);
            client.cipher_suites = vec![suite, fitting];
            let mut pair = Pair::new(client, only(version, &[certificate_for(suite), "server-rsa"]));
            pair.handshake().check();
            assert_eq!(pair.client.connection.facts().suite, Some(fitting), "{version} {}", suite.name);

            let mut server = only(version, &[certificate_for(suite)]);
            server.cipher_suites = vec![suite];
            let mut pair = Pair::new(between(version, ProtocolVersion::TLS1_2, &[]), server);
            pair.handshake();
            assert!(matches!(pair.server.error, Some(Error::NoSharedCipher { .. })), "{version} {}", suite.name);
        }
    }
}

#[test]
fn the_signature_follows_from_the_key_before_tls_1_2() {
    let cases = [
        ("server-rsa", Some(SignatureScheme::RSA_PKCS1_MD5_SHA1)),
        ("server-p256", Some(SignatureScheme::ECDSA_SHA1)),
        ("server-p384", Some(SignatureScheme::ECDSA_SHA1)),
        ("server-p521", Some(SignatureScheme::ECDSA_SHA1)),
        ("server-rsa-pss", None),
        ("server-ed25519", None),
    ];
    for version in [ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_1] {
        for (name, scheme) in cases {
            let mut pair = Pair::new(only(version, &[]), only(version, &[name]));
            pair.handshake();
            if scheme.is_some() {
                pair.check();
                assert_eq!(pair.client.connection.facts().peer_signature, scheme, "{version} {name}");
                assert_eq!(pair.server.connection.facts().own_signature, scheme, "{version} {name}");
            } else {
                assert!(matches!(pair.server.error, Some(Error::NoSharedCipher { .. })), "{version} {name}");
            }
        }
    }
}

#[test]
fn client_certificates_of_every_version() {
    for version in old_versions() {
        for (name, shown) in [("client-rsa", true), ("client-p256", true), ("client-ed25519", false)] {
            // SSL 3.0 knows no other kind than RSA.
            let shown = shown && (version > ProtocolVersion::SSL3 || name == "client-rsa");
            let mut server = only(version, &["server-rsa"]);
            server.verify = VerifyMode { peer: true, ..VerifyMode::default() };
            server.session_id_context = b"test".to_vec();
            let mut pair = Pair::new(only(version, &[name]), server);
            pair.handshake().check();
            let facts = pair.server.connection.facts();
            assert_eq!(facts.peer_chain.is_empty(), !shown, "{version} {name}");
            let request = pair.client.connection.facts().certificate_request.clone().unwrap();
            assert_eq!(request.signature_schemes, []);
        }
    }
}

#[test]
fn sessions_are_resumed_in_their_version() {
    for version in old_versions() {
        for tickets in [false, true] {
            let (client, server, first) = first_session(tickets, |client, server| {
                *server = between(version, version, &["server-rsa"]);
                *client = between(version, ProtocolVersion::TLS1_2, &[]);
                if tickets {
                    client.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
                    server.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
                }
            });
            assert_eq!(first.client.sessions[0].version, version);
            assert!(resumes(client.clone(), server.clone(), &first), "{version} {tickets}");
            let mut newer = server;
            newer.max_version = ProtocolVersion::TLS1_2;
            let mut pair = Pair::new(client, newer);
            pair.known.clone_from(&first.server.sessions);
            pair.client.connection.offer_session(first.client.sessions.first().cloned());
            pair.handshake().check();
            assert!(!pair.client.connection.facts().resumed, "the server now has something better");
        }
    }
}
