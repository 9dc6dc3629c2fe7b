//! Every version with every suite and kind of certificate that it has, and how the version is agreed on.

use super::*;
use crate::codepoint::SignatureScheme;
use crate::handshake::extensions::{ClientExtensions, ServerExtensions};
use crate::handshake::messages::{ClientHello, ServerHello, frame};

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
    LEGACY_VERSIONS.iter().copied().filter(|&version| version < ProtocolVersion::TLS1_2)
}

#[test]
fn every_suite_of_every_version() {
    for version in old_versions() {
        let fitting: Vec<_> = suites::ALL.iter().filter(|suite| suite.works_with(version)).collect();
        assert!(fitting.len() >= 8, "{version}");
        for suite in fitting {
            for extended in [true, false] {
                let (mut client, mut server) = ends_for(suite);
                for config in [&mut client, &mut server] {
                    (config.min_version, config.max_version) = (version, version);
                }
                client.encrypt_then_mac = extended;
                client.extended_master_secret = extended;
                let mut pair = Pair::new(client, server);
                pair.handshake().check();
                let facts = pair.client.connection.facts();
                assert_eq!((facts.suite, facts.version), (Some(suite), Some(version)));
                assert_eq!(facts.extended_master_secret, extended && version > ProtocolVersion::SSL3);
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

/// A handshake record with a version of its own.
fn record(version: u16, message: &[u8]) -> Vec<u8> {
    [&[22][..], &version.to_be_bytes(), &(message.len() as u16).to_be_bytes(), message].concat()
}

/// A hello of `version` with these suites, by hand.
fn hello(version: u16, cipher_suites: &[u16]) -> Vec<u8> {
    let hello = ClientHello {
        version: ProtocolVersion(version),
        random: [7; 32],
        session_id: Vec::new(),
        cipher_suites: cipher_suites.to_vec(),
        compression_methods: vec![0],
        extensions: ClientExtensions::default(),
    };
    frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out))
}

/// What a server of these versions makes of a record: the server, and what it says.
fn opened(min: ProtocolVersion, max: ProtocolVersion, record: &[u8]) -> (End, Vec<u8>) {
    let mut server = End::new(Role::Server, between(min, max, &["server-rsa"]));
    let mut wire = Vec::new();
    server.run(&[], &mut wire);
    server.feed(record, usize::MAX, &[], &mut wire);
    (server, wire)
}

/// The error and the alert that end a server's handshake.
fn refusal((server, wire): (End, Vec<u8>)) -> (Reason, Option<AlertDescription>) {
    let alert = match wire.last_chunk() {
        Some([21, _, _, 0, 2, 2, description]) => Some(AlertDescription(*description)),
        _ => None,
    };
    (server.error.unwrap().reason(), alert)
}

#[test]
fn hellos_of_every_version_in_records_of_every_version() {
    let (lowest, highest) = (*LEGACY_VERSIONS.last().unwrap(), LEGACY_VERSIONS[0]);
    for in_record in [0x0300, 0x0301, 0x0302, 0x0303, 0x0304, 0x03ff] {
        for says in [0x0300, 0x0301, 0x0302, 0x0303, 0x0304, 0x03ff, 0x0400, 0xffff] {
            let opened = opened(lowest, highest, &record(in_record, &hello(says, &[0x002f, 0x00ff])));
            if ProtocolVersion(says) < lowest {
                let refused = (Reason::VERSION_TOO_LOW, Some(AlertDescription::PROTOCOL_VERSION));
                assert_eq!(refusal(opened), refused, "{in_record:#x} {says:#x}");
                continue;
            }
            let (server, wire) = opened;
            assert_eq!(server.error, None, "{in_record:#x} {says:#x}");
            let chosen = ProtocolVersion(says).min(highest);
            assert_eq!(server.connection.facts().version, Some(chosen));
            assert_eq!(wire[..3], [&[22][..], &chosen.0.to_be_bytes()].concat(), "the answer's record");
            assert_eq!(wire[9..11], chosen.0.to_be_bytes(), "the ServerHello");
        }
    }
}

#[test]
fn hellos_below_what_is_taken() {
    let refused =
        |says, min| refusal(opened(min, ProtocolVersion::TLS1_2, &record(0x0301, &hello(says, &[0x002f, 0x00ff]))));
    let unsupported = (Reason::UNSUPPORTED_PROTOCOL, Some(AlertDescription::PROTOCOL_VERSION));
    let too_low = (Reason::VERSION_TOO_LOW, Some(AlertDescription::PROTOCOL_VERSION));
    assert_eq!(refused(0x0302, ProtocolVersion::TLS1_2), unsupported);
    assert_eq!(refused(0x0301, ProtocolVersion::TLS1_1), unsupported);
    assert_eq!(refused(0x02ff, ProtocolVersion::TLS1_0), too_low);
    assert_eq!(refused(0x0000, ProtocolVersion::TLS1_0), too_low);
}

#[test]
fn an_ssl_2_hello_is_refused_and_told_what_it_is() {
    // RFC 5246, appendix E.2: a record of 46 bytes that begins with a CLIENT-HELLO for TLS 1.0.
    let hello = [&[0x80, 0x2e, 1, 3, 1, 0, 3, 0, 0, 0, 0x20, 0, 0, 0x2f][..], &[9; 32]].concat();
    let (server, _) = opened(ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_2, &hello);
    let error = server.error.unwrap();
    assert_eq!(error.reason(), Reason::UNSUPPORTED_PROTOCOL);
    assert!(error.to_string().contains("SSL 2.0"), "{error}");
}

#[test]
fn a_client_that_falls_back_though_it_need_not_is_refused() {
    let fall_back = |says, max| opened(ProtocolVersion::TLS1_0, max, &record(0x0301, &hello(says, &[0x002f, 0x5600])));
    let refused = (Reason::INAPPROPRIATE_FALLBACK, Some(AlertDescription::INAPPROPRIATE_FALLBACK));
    assert_eq!(refusal(fall_back(0x0302, ProtocolVersion::TLS1_2)), refused);
    assert_eq!(refusal(fall_back(0x0301, ProtocolVersion::TLS1_1)), refused);
    for (says, max) in [(0x0302, ProtocolVersion::TLS1_1), (0x0303, ProtocolVersion::TLS1_2)] {
        assert_eq!(fall_back(says, max).0.error, None, "it has what this side has");
    }

    // What counts is the version that both would have: one that is switched off is none.
    let mut server = between(ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_2, &["server-rsa"]);
    server.disabled_versions = vec![ProtocolVersion::TLS1_2];
    let mut client = between(ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_1, &[]);
    client.send_fallback_scsv = true;
    Pair::new(client.clone(), server.clone()).handshake().check();
    server.disabled_versions.clear();
    let mut pair = Pair::new(client, server);
    pair.handshake();
    assert_eq!(pair.server.error.as_ref().unwrap().reason(), Reason::INAPPROPRIATE_FALLBACK);
    let alert = AlertDescription::INAPPROPRIATE_FALLBACK;
    assert_eq!(pair.client.error, Some(Error::AlertReceived { description: alert }));
}

#[test]
fn versions_in_between_that_are_switched_off() {
    let disabled = |config: &mut Config, version| config.disabled_versions = vec![version];
    let all = |certificates| between(ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_2, certificates);
    // A client's hello can only name its highest: it stays below the gap.
    let mut client = all(&[]);
    disabled(&mut client, ProtocolVersion::TLS1_1);
    let mut pair = Pair::new(client, all(&["server-rsa"]));
    pair.handshake().check();
    let facts = pair.server.connection.facts();
    assert_eq!((facts.version, facts.client_version), (Some(ProtocolVersion::TLS1_0), Some(ProtocolVersion::TLS1_0)));
    // A server takes what is above it, and goes below it if it must.
    let mut server = all(&["server-rsa"]);
    disabled(&mut server, ProtocolVersion::TLS1_1);
    for version in [ProtocolVersion::TLS1_2, ProtocolVersion::TLS1_0] {
        let mut pair = Pair::new(between(ProtocolVersion::TLS1_0, version, &[]), server.clone());
        pair.handshake().check();
        assert_eq!(pair.client.connection.facts().version, Some(version));
    }
    // A client that has TLS 1.1 cannot tell such a server from one that was talked down, as in OpenSSL.
    let mut pair = Pair::new(between(ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_1, &[]), server);
    pair.handshake();
    assert_eq!(pair.client.error.as_ref().unwrap().reason(), Reason::INAPPROPRIATE_FALLBACK);
}

#[test]
fn a_server_that_goes_below_tls_1_2_says_that_it_need_not_have() {
    let ends = |server_max, client_max| {
        let server = between(ProtocolVersion::TLS1_0, server_max, &["server-rsa"]);
        let mut pair = Pair::new(between(ProtocolVersion::TLS1_0, client_max, &[]), server);
        pair.handshake().check();
        pair.client.connection.facts().randoms.unwrap().server[24..].to_vec()
    };
    assert_eq!(ends(ProtocolVersion::TLS1_2, ProtocolVersion::TLS1_1), b"DOWNGRD\0");
    assert_eq!(ends(ProtocolVersion::TLS1_2, ProtocolVersion::TLS1_0), b"DOWNGRD\0");
    assert_ne!(ends(ProtocolVersion::TLS1_2, ProtocolVersion::TLS1_2)[..7], *b"DOWNGRD");
    assert_ne!(ends(ProtocolVersion::TLS1_1, ProtocolVersion::TLS1_1)[..7], *b"DOWNGRD");
}

/// What a client of these versions makes of a ServerHello of `version` whose random has this end.
fn answered(min: ProtocolVersion, max: ProtocolVersion, fallback: bool, version: u16, end: &[u8; 8]) -> Option<Error> {
    let mut config = between(min, max, &[]);
    config.send_fallback_scsv = fallback;
    let mut client = End::new(Role::Client, config);
    let mut wire = Vec::new();
    client.run(&[], &mut wire);
    let mut random = [5; 32];
    random[24..].copy_from_slice(end);
    let hello = ServerHello {
        version: ProtocolVersion(version),
        random,
        session_id: Vec::new(),
        cipher_suite: 0x002f,
        compression_method: 0,
        extensions: ServerExtensions { renegotiation_info: Some(Vec::new()), ..ServerExtensions::default() },
    };
    let hello = frame(HandshakeType::SERVER_HELLO, |out| hello.encode(out));
    client.feed(&record(version, &hello), usize::MAX, &[], &mut wire);
    client.error
}

#[test]
fn a_client_sees_that_it_was_talked_down() {
    let (low, high) = (ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_2);
    for version in [0x0301, 0x0302] {
        assert_eq!(answered(low, high, false, version, &[0; 8]), None);
        let error = answered(low, high, false, version, b"DOWNGRD\0").unwrap();
        assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
        assert_eq!(error.reason(), Reason::INAPPROPRIATE_FALLBACK);
        // TLS 1.3 would be more than this client has.
        assert_eq!(answered(low, high, false, version, b"DOWNGRD\x01"), None);
    }
    assert_eq!(answered(low, high, false, 0x0303, b"DOWNGRD\0"), None);
    assert_eq!(answered(low, high, false, 0x0303, b"DOWNGRD\x01"), None);
    // Who has no more has lost nothing, unless it says that it has.
    let highest = ProtocolVersion::TLS1_1;
    assert_eq!(answered(low, highest, false, 0x0302, b"DOWNGRD\0"), None);
    let error = answered(low, highest, true, 0x0302, b"DOWNGRD\0").unwrap();
    assert_eq!(error.reason(), Reason::INAPPROPRIATE_FALLBACK);
}

#[test]
fn a_server_that_chooses_what_was_not_offered() {
    for (min, max, version) in [
        (ProtocolVersion::TLS1_1, ProtocolVersion::TLS1_2, 0x0301),
        (ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_1, 0x0303),
        (ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_2, 0x0304),
        (ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_2, 0x02ff),
        (ProtocolVersion::TLS1_0, ProtocolVersion::TLS1_2, 0x0300),
    ] {
        // The hello's record is of TLS 1.0, so that only the hello is at fault.
        let error = answered(min, max, false, version, &[0; 8]).unwrap();
        if version >> 8 == 3 {
            assert_eq!(error.reason(), Reason::UNSUPPORTED_PROTOCOL, "{version:#x}");
            assert_eq!(error.alert(), Some(AlertDescription::PROTOCOL_VERSION), "{version:#x}");
        }
    }
}

#[test]
fn data_is_split_where_ivs_are_chained() {
    let records = |version, suite: &str, split, data: &[u8]| {
        let mut client = only(version, &[]);
        client.cipher_suites = vec![suites::by_name(suite).unwrap()];
        client.split_first_byte = split;
        let mut pair = Pair::new(client, only(version, &["server-rsa"]));
        pair.handshake().check();
        pair.client.connection.write(data).unwrap();
        let mut wire = pair.client.connection.output();
        let mut count = 0;
        while let Some((&[23, _, _, high, low], rest)) = wire.split_first_chunk() {
            wire = &rest[usize::from(u16::from_be_bytes([high, low]))..];
            count += 1;
        }
        assert!(wire.is_empty());
        count
    };
    let old = ProtocolVersion::TLS1_0;
    assert_eq!(records(old, "AES128-SHA", true, b"ab"), 2);
    assert_eq!(records(old, "AES128-SHA", true, &[0; 16385]), 2);
    assert_eq!(records(old, "AES128-SHA", true, &[0; 16386]), 3);
    assert_eq!(records(old, "AES128-SHA", true, b"a"), 1);
    assert_eq!(records(old, "AES128-SHA", false, b"ab"), 1);
    assert_eq!(records(ProtocolVersion::TLS1_1, "AES128-SHA", true, b"ab"), 1);
    assert_eq!(records(ProtocolVersion::TLS1_2, "AES128-GCM-SHA256", true, b"ab"), 1);
}
