//! Both ends of connections for the fuzz targets, with certificates of the test PKI and every question answered.

use std::sync::{Arc, LazyLock};

use oxissl::alert::AlertDescription;
use oxissl::codepoint::{
    CertificateCompressionAlgorithm, CompressionMethod, ExtensionType, KeyUpdateRequest, MaxFragmentLength, NamedGroup,
    ProtocolVersion,
};
use oxissl::config::{Asks, Config, DhChoice, Observe, PreparedCertificate, Slot, VerifyMode};
use oxissl::connection::{Answer, Connection, Event, Psk, Question, Role, Step, Verdict};
use oxissl::crypto::PrivateKey;
use oxissl::crypto::suites::{self, SecurityLevel};
use oxissl::error::Reason;
use oxissl::handshake::messages::tls13::CompressedCertificate;
use oxissl::session::{Session, TicketKeys};
use oxissl::x509::pem;

/// What a connection is made of and fed with: bits that choose its configuration and what a genuine peer does, those that
/// only TLS 1.3 has ([`Modern`]), how many bytes come at a time, how many bytes come from that peer first, and what comes
/// then, in pieces.
pub type Input<'a> = (u16, u8, u8, u16, Vec<(u8, &'a [u8])>);

/// Bits of what only TLS 1.3 has; without the first, an older version is spoken.
#[derive(Clone, Copy)]
struct Modern(u8);

impl Modern {
    const SPOKEN: u8 = 1;
    /// The server has none of the groups of the client's shares.
    const RETRY: u8 = 2;
    /// The client offers a session.
    const RESUME: u8 = 4;
    /// ... and sends early data.
    const EARLY_DATA: u8 = 8;
    /// A pre-shared key will do without a fresh exchange.
    const PSK_ALONE: u8 = 16;
    /// The server asks for the client's certificate when the handshake is over.
    const ASK_LATER: u8 = 32;
    /// The server's certificate is compressed.
    const COMPRESSED: u8 = 64;
    /// The groups are all there are, the slow hybrid ones first.
    const HYBRID: u8 = 128;

    const fn has(self, bits: u8) -> bool {
        let bits = bits | Self::SPOKEN;
        self.0 & bits == bits
    }
}

/// A configuration with every suite, a certificate for each way to authenticate, and every question asked.
static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let mut config = Config::new();
    config.cipher_suites = suites::ALL.iter().collect();
    config.security_level = SecurityLevel::new(0);
    let certified = [
        (
            &include_bytes!("../../../ffi-tests/pki/server-rsa.crt")[..],
            &include_bytes!("../../../ffi-tests/pki/server-rsa.key")[..],
        ),
        (
            include_bytes!("../../../ffi-tests/pki/server-p256.crt"),
            include_bytes!("../../../ffi-tests/pki/server-p256.key"),
        ),
    ];
    for (certificate, key) in certified {
        let key = pem::blocks(key).next().expect("a block").expect("PEM");
        let key = PrivateKey::from_pkcs8_der(&key.der).expect("a key");
        let held = config.certificates.get_mut(Slot::of(key.key_type()).expect("a key that signs"));
        held.certificate = pem::certificates(certificate).next().and_then(Result::ok);
        held.key = Some(Arc::new(key));
        let body = held.certificate_message();
        let compressed = CompressedCertificate::compress(CertificateCompressionAlgorithm::ZLIB, &body);
        held.prepare(PreparedCertificate::new(compressed.expect("a short message"), &body));
    }
    config.dh = DhChoice::Auto;
    config.ticket_keys = Some(Arc::new(TicketKeys::new(7200).expect("ticket keys")));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config.server_name = Some("localhost".to_owned());
    config.session_id_context = b"fuzz".to_vec();
    config.asks = Asks {
        client_hello: true,
        server_name: true,
        certificate: true,
        client_certificate: true,
        certificate_status: true,
        other_extensions: true,
        name_protocols: true,
        select_protocol: true,
        alpn: true,
        find_session: true,
        choose_psk: true,
        find_psk: true,
        ..Asks::default()
    };
    config.status_request = true;
    config.request_timestamps = true;
    config
});

/// A session of TLS 1.3 between ends of the first choice, which allows early data.
static SESSION: LazyLock<Option<Arc<Session>>> = LazyLock::new(|| {
    let modern = Modern(Modern::SPOKEN | Modern::EARLY_DATA);
    let ends = |role| Connection::new(role, config(role, 1 << 3, modern));
    let (mut client, mut server) = (ends(Role::Client), ends(Role::Server));
    let (mut to_server, mut to_client, mut session) = (Vec::new(), Vec::new(), None);
    loop {
        session = run(&mut client, &mut to_server).or(session);
        if to_server.is_empty() && to_client.is_empty() {
            return session;
        }
        feed(&mut server, &std::mem::take(&mut to_server), usize::MAX, &mut to_client);
        session = feed(&mut client, &std::mem::take(&mut to_client), usize::MAX, &mut to_server).or(session);
    }
});

/// The configuration that `choice` and `modern` choose for an end.
fn config(role: Role, choice: u16, modern: Modern) -> Arc<Config> {
    let mut config = CONFIG.clone();
    let chosen = |bit: u8| choice >> bit & 1 == 1;
    config.verify =
        VerifyMode { peer: chosen(0), fail_if_no_peer_cert: chosen(1), client_once: false, post_handshake: false };
    config.observe = Observe {
        messages: chosen(2),
        progress: chosen(3),
        key_log: chosen(3),
        sessions: chosen(3),
        trace: chosen(2) && chosen(3),
    };
    config.encrypt_then_mac = chosen(4);
    if chosen(5) {
        config.ticket_keys = None;
    }
    // One of the cheaper key exchanges alone, so that it is not always the same.
    let name = match choice >> 6 & 7 {
        0 => "AES128-SHA",
        1 => "ECDHE-RSA-AES128-GCM-SHA256",
        2 => "ECDHE-ECDSA-CHACHA20-POLY1305",
        4 => "ECDHE-ECDSA-AES128-SHA",
        5 => "AECDH-AES128-SHA",
        6 => "PSK-AES128-CBC-SHA",
        7 => "ECDHE-PSK-AES128-CBC-SHA",
        _ => "",
    };
    if let Some(suite) = suites::by_name(name) {
        config.cipher_suites = vec![suite];
    }
    // A suite without certificates cannot fulfil a demand for one.
    config.verify.fail_if_no_peer_cert &= choice >> 6 & 7 < 5;
    if chosen(9) {
        config.min_version = ProtocolVersion::TLS1_0;
        // Older versions alone, if the suite is as old.
        if chosen(10) && config.cipher_suites.iter().any(|suite| suite.works_with(ProtocolVersion::TLS1_0)) {
            config.max_version = if chosen(11) { ProtocolVersion::TLS1_0 } else { ProtocolVersion::TLS1_1 };
        }
    }
    if chosen(12) {
        config.compression_methods = vec![CompressionMethod::DEFLATE];
        config.max_fragment_length = Some(MaxFragmentLength::BYTES_512);
        config.record_size_limit = Some(300);
    }
    config.renegotiation.by_hello_request = true;
    config.renegotiation.by_client_hello = true;
    if modern.has(Modern::SPOKEN) {
        (config.min_version, config.max_version) = (ProtocolVersion::TLS1_2, ProtocolVersion::TLS1_3);
        let first = usize::from(choice >> 6 & 7) % config.tls13_suites.len();
        config.tls13_suites.rotate_left(first);
        config.max_early_data = if modern.has(Modern::EARLY_DATA) { 1000 } else { 0 };
        config.replay_protection = false;
        config.psk_without_dhe = modern.has(Modern::PSK_ALONE);
        config.post_handshake_auth = modern.has(Modern::ASK_LATER);
        config.verify.peer |= modern.has(Modern::ASK_LATER);
        config.verify.post_handshake = modern.has(Modern::ASK_LATER);
        config.certificate_compression.sends = modern.has(Modern::COMPRESSED);
    } else {
        config.max_version = config.max_version.min(ProtocolVersion::TLS1_2);
    }
    if !modern.has(Modern::HYBRID) {
        config.groups = vec![NamedGroup::X25519, NamedGroup::SECP256R1];
    }
    if modern.has(Modern::RETRY) && role == Role::Server {
        config.groups = vec![NamedGroup::SECP256R1];
    }
    Arc::new(config)
}

fn answer(question: Question) -> Answer {
    match question {
        Question::VerifyPeer { chain } => Answer::Verified(Verdict {
            accepted: true,
            result: 0,
            alert: AlertDescription::UNKNOWN_CA,
            detail: String::new(),
            chain,
        }),
        Question::Sign(request) => Answer::Signature(request.sign().expect("a signature")),
        Question::Decrypt(request) => match request.decrypt() {
            Ok(premaster) => Answer::Premaster(premaster),
            // The answer does not fit, which ends the connection.
            Err(_) => Answer::Continue,
        },
        Question::ChoosePsk => Answer::ChosenPsk(Some(Psk { identity: b"fuzz".to_vec(), key: vec![7; 16].into() })),
        Question::FindPsk { .. } => Answer::Psk(Some(vec![7; 16].into())),
        Question::FindSession { .. } => Answer::Session(None),
        Question::CertificateStatus { .. } => Answer::Status(vec![0x30, 0]),
        Question::AddExtensions => Answer::Extensions(vec![(ExtensionType(0xffce), vec![1, 2, 3])]),
        Question::NameProtocols => Answer::Protocols(vec![b"h2".to_vec()]),
        Question::SelectProtocol { offered } => offered.into_iter().next().map_or(
            Answer::Refuse { alert: AlertDescription::HANDSHAKE_FAILURE, reason: Reason::BAD_EXTENSION },
            Answer::Protocol,
        ),
        Question::Alpn { offered } => offered.into_iter().next().map_or(Answer::Ignore, Answer::Protocol),
        _ => Answer::Continue,
    }
}

/// Steps until input is needed or the connection is over. Appends what goes to the peer to `wire`. Returns a session that was
/// made meanwhile.
fn run(end: &mut Connection, wire: &mut Vec<u8>) -> Option<Arc<Session>> {
    let (mut data, mut session) = ([0; 1000], None);
    loop {
        match end.step() {
            Ok(Step::NeedOutput) => {
                wire.extend_from_slice(end.output());
                end.sent(end.output().len());
            }
            Ok(Step::Event(Event::NewSession(new))) => session = Some(new),
            Ok(Step::Event(_)) => {}
            Ok(Step::Ask(question)) => end.answer(answer(question)).expect("an open question"),
            Ok(Step::Data) => assert!(end.read(&mut data) > 0),
            Ok(Step::NeedInput | Step::Closed) | Err(_) => return session,
        }
    }
}

/// Takes bytes in, `chunk` at a time. Returns as [`run`].
fn feed(end: &mut Connection, mut bytes: &[u8], chunk: usize, wire: &mut Vec<u8>) -> Option<Arc<Session>> {
    let mut session = None;
    while !bytes.is_empty() && end.failure().is_none() && !end.received_close() {
        let space = end.space(false);
        let n = space.len().min(bytes.len()).min(chunk);
        assert!(n > 0);
        space[..n].copy_from_slice(&bytes[..n]);
        end.filled(n);
        bytes = &bytes[n..];
        session = run(end, wire).or(session);
    }
    session
}

/// An end that has said what it says first.
fn begin(role: Role, choice: u16, modern: Modern, wire: &mut Vec<u8>) -> Connection {
    let mut end = Connection::new(role, config(role, choice, modern));
    if modern.has(Modern::RESUME) && role == Role::Client {
        end.offer_session(SESSION.clone());
    }
    if modern.has(Modern::EARLY_DATA) {
        end.want_early_data();
    }
    run(&mut end, wire);
    if end.sends_early_data() {
        end.write_early_data(&[7; 500]).expect("as much as is allowed");
        end.end_early_data();
        run(&mut end, wire);
    } else if role == Role::Client {
        end.end_early_data();
    }
    end
}

/// The bytes of a piece: as they are, as the payload of a record, or as the body of a handshake message in a record.
fn encode((kind, bytes): (u8, &[u8])) -> Vec<u8> {
    let record = |content_type: u8, payload: &[u8]| {
        let payload = &payload[..payload.len().min(16384)];
        [&[content_type, 3, 3], &(payload.len() as u16).to_be_bytes()[..], payload].concat()
    };
    match kind {
        0 => bytes.to_vec(),
        1..=0x3f => record(kind, bytes),
        _ => {
            let length = (bytes.len() as u32).to_be_bytes();
            record(22, &[&[kind & 0x3f], &length[1..], bytes].concat())
        }
    }
}

/// Feeds `input` to a connection of this role.
pub fn fuzz(role: Role, input: Input<'_>) {
    let (choice, modern, step, mut genuine, pieces) = input;
    let chunk = usize::from(step) + 1;
    let forged = genuine == 0;
    let modern = Modern(modern);
    let mut wire = Vec::new();
    let mut end = begin(role, choice, modern, &mut wire);

    if genuine > 0 {
        let mut from_peer = Vec::new();
        let other = if role == Role::Client { Role::Server } else { Role::Client };
        let mut peer = begin(other, choice, modern, &mut from_peer);
        let mut asks_later = modern.has(Modern::ASK_LATER);
        let mut acts = (13..16).filter(|bit| choice >> bit & 1 == 1);
        while genuine > 0 {
            if wire.is_empty() && from_peer.is_empty() {
                let failure = end.failure().or(peer.failure());
                assert!(failure.is_none() && !end.is_handshaking(), "with nothing forged: {failure:?}");
                if std::mem::take(&mut asks_later) {
                    let (server, wire) = match role {
                        Role::Client => (&mut peer, &mut from_peer),
                        Role::Server => (&mut end, &mut wire),
                    };
                    server.request_certificate().expect("a client that lets itself be asked");
                    run(server, wire);
                    continue;
                }
                match acts.next() {
                    Some(13) => peer.write(&[7; 1000]).expect("a connection"),
                    Some(14) if modern.has(Modern::SPOKEN) => {
                        peer.update_keys(KeyUpdateRequest::UPDATE_REQUESTED).expect("a connection");
                    }
                    Some(14) => peer.renegotiate(false).expect("a connection"),
                    Some(_) => peer.close().expect("a connection"),
                    None => break,
                }
                run(&mut peer, &mut from_peer);
            }
            feed(&mut peer, &std::mem::take(&mut wire), usize::MAX, &mut from_peer);
            from_peer.truncate(genuine.into());
            genuine -= from_peer.len() as u16;
            feed(&mut end, &std::mem::take(&mut from_peer), chunk, &mut wire);
        }
    }
    for piece in pieces {
        feed(&mut end, &encode(piece), chunk, &mut wire);
    }
    assert!(!forged || end.is_handshaking() || end.failure().is_some(), "a handshake without the peer's keys");
    end.end_of_input();
    run(&mut end, &mut wire);
}
