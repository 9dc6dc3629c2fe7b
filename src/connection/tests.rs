//! Both ends of connections in one process, with the certificates of `ffi-tests/pki`. Interoperability with others is
//! tested there; what is tested here needs hands on both ends, or on the bytes between them.

mod alerts;
mod change_cipher_spec;
mod client_certificates;
mod compression;
mod exchanges;
mod fragments;
mod next_protocol;
mod order;
mod other_extensions;
mod record_sizes;
mod renegotiation;
mod resumption;
mod static_dh;
mod status;
mod terms;
mod tls13;
mod trace;
mod versions;

use std::sync::Arc;

use super::*;
use crate::codepoint::{ContentType, HandshakeType, NamedGroup, ProtocolVersion};
use crate::config::{Certificates, DhChoice, Slot, VERSIONS, VerifyMode};
use crate::crypto::PrivateKey;
use crate::crypto::dh::DhParameters;
use crate::crypto::suites::{self, CipherSuite, SecurityLevel};
use crate::session::TicketKeys;
use crate::x509::{Purpose, TrustStore, VerifyParams, pem, verify_chain};

/// The versions before TLS 1.3, newest first.
const LEGACY_VERSIONS: &[ProtocolVersion] = match VERSIONS {
    [_, legacy @ ..] => legacy,
    [] => &[],
};

/// A file of the test PKI.
fn pki(name: &str) -> Vec<u8> {
    let path = format!("{}/ffi-tests/pki/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Sets the certificate and key of `NAME.crt` and `NAME.key`.
fn use_certificate(certificates: &mut Certificates, name: &str) {
    let chain: Vec<_> = pem::certificates(&pki(&format!("{name}.crt"))).map(Result::unwrap).collect();
    let key_file = pki(&format!("{name}.key"));
    let key = PrivateKey::from_pkcs8_der(&pem::blocks(&key_file).next().unwrap().unwrap().der).unwrap();
    let held = certificates.get_mut(Slot::of(key.key_type()).unwrap());
    held.certificate = chain.first().cloned();
    held.chain = chain[1..].to_vec();
    held.key = Some(Arc::new(key));
}

/// A configuration with everything that TLS 1.2 has.
fn config(certificates: &[&str]) -> Config {
    let mut config = Config::new();
    config.max_version = ProtocolVersion::TLS1_2;
    config.cipher_suites = suites::ALL.iter().filter(|s| s.works_with(ProtocolVersion::TLS1_2)).collect();
    for name in certificates {
        use_certificate(&mut config.certificates, name);
    }
    config.dh = DhChoice::Auto;
    config.asks.find_session = true;
    config.observe.sessions = true;
    config
}

/// Judges a chain as a program with the test CAs would.
fn judge(chain: &[Arc<crate::x509::Certificate>], purpose: Purpose) -> Verdict {
    let mut store = TrustStore::new();
    store.add_pem(&pki("ca.pem")).unwrap();
    let params = VerifyParams { purpose, ..VerifyParams::default() };
    let outcome = verify_chain(&store, chain, &params, &mut |step| step.ok);
    Verdict {
        accepted: outcome.ok,
        result: outcome.error.0,
        alert: outcome.error.alert(),
        detail: outcome.error.to_string(),
        chain: outcome.chain,
    }
}

/// The pre-shared key, and its name.
const PSK: &[u8] = b"a key from before";
const IDENTITY: &[u8] = b"someone";

/// One end, and what was seen there.
struct End {
    connection: Connection,
    events: Vec<Event>,
    sessions: Vec<Arc<Session>>,
    error: Option<Error>,
    /// Answers that a test wants instead of the usual ones.
    script: fn(&Question, &Connection) -> Option<Answer>,
}

impl End {
    fn new(role: Role, config: Config) -> Self {
        Self {
            connection: Connection::new(role, Arc::new(config)),
            events: Vec::new(),
            sessions: Vec::new(),
            error: None,
            script: |_, _| None,
        }
    }

    /// Steps until input is needed or nothing more is to be done; appends what goes to the peer to `wire`.
    fn run(&mut self, known: &[Arc<Session>], wire: &mut Vec<u8>) {
        while self.error.is_none()
            && (self.connection.is_handshaking()
                || self.connection.failure().is_some()
                // Tickets come after the handshake.
                || self.connection.facts().version == Some(ProtocolVersion::TLS1_3))
        {
            match self.connection.step() {
                Ok(Step::NeedInput) => break,
                Ok(Step::NeedOutput) => self.flush(wire),
                Ok(Step::Event(Event::NewSession(session))) => self.sessions.push(session),
                Ok(Step::Event(event)) => self.events.push(event),
                Ok(Step::Ask(question)) => {
                    let scripted = (self.script)(&question, &self.connection);
                    let answer = scripted.unwrap_or_else(|| self.answer(question, known));
                    self.connection.answer(answer).unwrap();
                }
                Ok(Step::Data | Step::Closed) => break,
                Err(error) => self.error = Some(error),
            }
        }
        while let Some(event) = self.connection.channel.events.pop_front() {
            match event {
                Event::NewSession(session) => self.sessions.push(session),
                event => self.events.push(event),
            }
        }
    }

    fn flush(&mut self, wire: &mut Vec<u8>) {
        wire.extend_from_slice(self.connection.output());
        let n = self.connection.output().len();
        self.connection.sent(n);
    }

    fn answer(&self, question: Question, known: &[Arc<Session>]) -> Answer {
        match question {
            Question::VerifyPeer { chain } => Answer::Verified(judge(
                &chain,
                if self.connection.role() == Role::Client { Purpose::TlsServer } else { Purpose::TlsClient },
            )),
            Question::Sign(request) => Answer::Signature(request.sign().unwrap()),
            Question::Decrypt(request) => Answer::Premaster(request.decrypt().unwrap()),
            Question::DhParameters => {
                Answer::DhParameters(DhParameters::from_group(NamedGroup::FFDHE3072).cloned().map(Arc::new))
            }
            Question::ChoosePsk => {
                Answer::ChosenPsk(Some(Psk { identity: IDENTITY.to_vec(), key: PSK.to_vec().into() }))
            }
            Question::FindPsk { identity } => Answer::Psk((identity == IDENTITY).then(|| PSK.to_vec().into())),
            Question::FindSession { id } => Answer::Session(known.iter().find(|session| session.id == id).cloned()),
            Question::TakeSession { session } => Answer::Session(Some(session)),
            Question::CertificateStatus { .. } => Answer::Status(b"a status".to_vec()),
            Question::NameProtocols => Answer::Protocols(vec![b"http/1.1".to_vec()]),
            Question::SelectProtocol { .. } => Answer::Protocol(b"http/1.1".to_vec()),
            Question::Alpn { offered } => Answer::Protocol(offered.last().unwrap().clone()),
            _ => Answer::Continue,
        }
    }

    /// Takes bytes in, `chunk` at a time, stepping after each.
    fn feed(&mut self, mut bytes: &[u8], chunk: usize, known: &[Arc<Session>], wire: &mut Vec<u8>) {
        while !bytes.is_empty() && self.error.is_none() {
            let space = self.connection.space(false);
            let n = space.len().min(bytes.len()).min(chunk);
            space[..n].copy_from_slice(&bytes[..n]);
            self.connection.filled(n);
            bytes = &bytes[n..];
            self.run(known, wire);
        }
    }
}

/// Two ends and the sessions the server keeps.
struct Pair {
    client: End,
    server: End,
    known: Vec<Arc<Session>>,
    /// How many bytes travel at a time.
    chunk: usize,
}

impl Pair {
    fn new(client: Config, server: Config) -> Self {
        Self {
            client: End::new(Role::Client, client),
            server: End::new(Role::Server, server),
            known: Vec::new(),
            chunk: usize::MAX,
        }
    }

    /// Runs until neither end has anything to say.
    fn handshake(&mut self) -> &mut Self {
        let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
        self.client.run(&[], &mut to_server);
        self.server.run(&self.known, &mut to_client);
        while !to_server.is_empty() || !to_client.is_empty() {
            let bytes = core::mem::take(&mut to_server);
            self.server.feed(&bytes, self.chunk, &self.known, &mut to_client);
            let bytes = core::mem::take(&mut to_client);
            self.client.feed(&bytes, self.chunk, &[], &mut to_server);
        }
        self
    }

    /// Checks that both ends are through and agree, and that data flows both ways.
    fn check(&mut self) -> &mut Self {
        assert_eq!((&self.client.error, &self.server.error), (&None, &None));
        assert!(!self.client.connection.is_handshaking() && !self.server.connection.is_handshaking());
        let (client, server) = (self.client.connection.facts(), self.server.connection.facts());
        assert_eq!(client.suite, server.suite);
        assert_eq!(client.randoms, server.randoms);
        assert_eq!(client.resumed, server.resumed);
        assert_eq!(client.own_finished, server.peer_finished);
        assert_eq!(client.peer_finished, server.own_finished);
        assert_eq!(client.alpn, server.alpn);
        assert_eq!(client.group, server.group);
        let export = |end: &End| {
            let mut out = [0; 40];
            let exported = end.connection.export_keying_material(b"EXPORTER-test", Some(b"x"), &mut out);
            assert_eq!(exported.is_err(), end.connection.facts().version == Some(ProtocolVersion::SSL3));
            out
        };
        assert_eq!(export(&self.client), export(&self.server));
        transfer(&mut self.client, &mut self.server, b"from the client");
        transfer(&mut self.server, &mut self.client, &vec![7; 40_000]);
        self
    }
}

/// Sends `data` from one established end to the other.
fn transfer(from: &mut End, to: &mut End, data: &[u8]) {
    from.connection.write(data).unwrap();
    let mut wire = Vec::new();
    from.flush(&mut wire);
    let mut got = Vec::new();
    let mut bytes = &wire[..];
    loop {
        match to.connection.step().unwrap() {
            Step::NeedInput if bytes.is_empty() => break,
            Step::NeedInput => {
                let space = to.connection.space(false);
                let n = space.len().min(bytes.len());
                space[..n].copy_from_slice(&bytes[..n]);
                to.connection.filled(n);
                bytes = &bytes[n..];
            }
            Step::Data => {
                let mut part = [0; 1000];
                let n = to.connection.read(&mut part);
                got.extend_from_slice(&part[..n]);
            }
            Step::Event(_) => {}
            _ => panic!("nothing else can happen here"),
        }
    }
    assert!(got == data, "{} bytes arrived of {}", got.len(), data.len());
}

/// The certificate that serves `suite`; one that takes none gets one all the same.
fn certificate_for(suite: &CipherSuite) -> &'static str {
    match suite.authentication {
        suites::Authentication::Ecdsa => "server-p256",
        suites::Authentication::Dh => "server-dh",
        _ => "server-rsa",
    }
}

/// The configurations of a client that offers `suite` and of a server that can take it.
fn ends_for(suite: &'static CipherSuite) -> (Config, Config) {
    let (mut client, mut server) = (config(&[]), config(&[certificate_for(suite)]));
    client.cipher_suites = vec![suite];
    client.asks.choose_psk = true;
    server.asks.find_psk = true;
    if suite.authentication == suites::Authentication::Anonymous || suite.strength_bits == 0 {
        client.security_level = SecurityLevel::new(0);
        server.security_level = SecurityLevel::new(0);
    }
    (client, server)
}

#[test]
fn every_suite() {
    for suite in suites::ALL.iter().filter(|suite| suite.works_with(ProtocolVersion::TLS1_2)) {
        for encrypt_then_mac in [true, false] {
            let (mut client, server) = ends_for(suite);
            client.encrypt_then_mac = encrypt_then_mac;
            let mut pair = Pair::new(client, server);
            pair.handshake().check();
            assert_eq!(pair.client.connection.facts().suite, Some(suite));
        }
    }
}

#[test]
fn every_group_and_certificate() {
    let groups = [NamedGroup::X25519, NamedGroup::SECP256R1, NamedGroup::SECP384R1, NamedGroup::SECP521R1];
    for name in ["server-rsa", "server-rsa-pss", "server-p256", "server-p384", "server-p521", "server-ed25519"] {
        for group in groups {
            let mut server = config(&[name]);
            server.server_preference = true;
            server.groups.sort_by_key(|candidate| *candidate != group);
            let mut pair = Pair::new(config(&[]), server);
            pair.handshake().check();
            let facts = pair.client.connection.facts();
            if facts.suite.unwrap().key_exchange == suites::KeyExchange::Ecdhe {
                assert_eq!(facts.group, Some(group), "{name}");
            }
            assert_eq!(facts.verify_result, 0, "{name}");
        }
    }
}

#[test]
fn client_certificates() {
    for name in ["client-rsa", "client-p256", "client-ed25519"] {
        let mut server = config(&["server-p256"]);
        server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
        server.session_id_context = b"test".to_vec();
        let mut pair = Pair::new(config(&[name]), server.clone());
        pair.handshake().check();
        assert_eq!(pair.server.connection.facts().peer_chain[0].der(), {
            let file = pki(&format!("{name}.crt"));
            pem::certificates(&file).next().unwrap().unwrap().der().to_vec()
        });

        let mut pair = Pair::new(config(&[]), server);
        pair.handshake();
        assert_eq!(
            pair.server.error,
            Some(Error::PeerDidNotReturnCertificate { alert: AlertDescription::HANDSHAKE_FAILURE })
        );
        assert_eq!(pair.client.error, Some(Error::AlertReceived { description: AlertDescription::HANDSHAKE_FAILURE }));
    }
}

#[test]
fn an_untrusted_server_is_refused() {
    let mut pair = Pair::new(config(&[]), config(&["untrusted"]));
    pair.handshake();
    assert!(matches!(pair.client.error, Some(Error::CertificateVerifyFailed { .. })));
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description: AlertDescription::UNKNOWN_CA }));
}

/// A client that has a session from a first handshake, by ticket if both have ticket keys, and a server's copy of it.
fn first_session(tickets: bool, change: impl Fn(&mut Config, &mut Config)) -> (Config, Config, Pair) {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    if tickets {
        client.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
        server.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    }
    change(&mut client, &mut server);
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.handshake().check();
    (client, server, pair)
}

/// Connects again with the session of `first`; whether it was resumed.
fn resumes(client: Config, server: Config, first: &Pair) -> bool {
    let mut pair = Pair::new(client, server);
    pair.known.clone_from(&first.server.sessions);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake().check();
    pair.client.connection.facts().resumed
}

#[test]
fn sessions_are_resumed_on_the_same_terms_only() {
    for tickets in [false, true] {
        let nothing = |_: &mut Config, _: &mut Config| {};
        let (client, server, first) = first_session(tickets, nothing);
        assert_eq!(first.client.sessions.len(), 1);
        assert_eq!(first.client.sessions[0].ticket.is_empty(), !tickets);
        assert!(resumes(client.clone(), server.clone(), &first), "tickets: {tickets}");

        let mut other = server.clone();
        other.session_id_context = b"other".to_vec();
        assert!(!resumes(client.clone(), other, &first), "another context");

        let mut other = server.clone();
        other.cipher_suites.retain(|suite| *suite != first.client.sessions[0].suite);
        assert!(!resumes(client.clone(), other, &first), "without the suite");

        let mut other = client.clone();
        other.server_name = Some("other.example".to_owned());
        assert!(!resumes(other, server.clone(), &first), "another name");

        let mut verifying = server.clone();
        verifying.verify.peer = true;
        verifying.session_id_context = b"same".to_vec();
        assert!(!resumes(client.clone(), verifying, &first), "a server that now wants a certificate");
    }
}

#[test]
fn a_session_without_extended_master_secret_is_not_resumed_with_it() {
    let (mut client, server, first) = first_session(false, |client, _| client.extended_master_secret = false);
    assert!(!first.client.sessions[0].extended_master_secret);
    assert!(resumes(client.clone(), server.clone(), &first));
    client.extended_master_secret = true;
    assert!(!resumes(client, server, &first));
}

#[test]
fn a_session_with_extended_master_secret_may_not_lose_it() {
    let (mut client, server, first) = first_session(false, |_, _| {});
    client.extended_master_secret = false;
    let mut pair = Pair::new(client, server);
    pair.known.clone_from(&first.server.sessions);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake();
    assert!(matches!(pair.server.error, Some(Error::Peer { reason: Reason::INCONSISTENT_EXTMS, .. })));
}

#[test]
fn every_fragmentation_of_the_stream() {
    for chunk in [1, 2, 3, 5, 7, 64] {
        let mut pair = Pair::new(config(&[]), config(&["server-rsa"]));
        pair.chunk = chunk;
        pair.handshake().check();
    }
    let mut small = config(&["server-rsa"]);
    small.max_send_fragment = 512;
    Pair::new(config(&[]), small).handshake().check();
}

#[test]
fn alpn_is_chosen_by_the_answer() {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    client.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    server.asks.alpn = true;
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    assert_eq!(pair.client.connection.facts().alpn.as_deref(), Some(&b"http/1.1"[..]));
}

#[test]
fn no_shared_cipher_names_both_sides() {
    let mut client = config(&[]);
    client.cipher_suites = vec![suites::by_name("ECDHE-RSA-AES128-GCM-SHA256").unwrap()];
    let mut pair = Pair::new(client, config(&["server-p256"]));
    pair.handshake();
    let text = pair.server.error.unwrap().to_string();
    assert!(text.contains("ECDHE-RSA-AES128-GCM-SHA256") && text.contains("EC P-256"), "{text}");
    assert_eq!(pair.client.error, Some(Error::AlertReceived { description: AlertDescription::HANDSHAKE_FAILURE }));
}

#[test]
fn closing_one_way_and_the_other() {
    let mut pair = Pair::new(config(&[]), config(&["server-p256"]));
    pair.handshake().check();
    pair.client.connection.close().unwrap();
    pair.client.connection.close().unwrap();
    let mut wire = Vec::new();
    pair.client.flush(&mut wire);
    let space = pair.server.connection.space(true);
    space[..wire.len()].copy_from_slice(&wire);
    pair.server.connection.filled(wire.len());
    assert!(matches!(pair.server.connection.step(), Ok(Step::Closed)));
    assert!(matches!(pair.server.connection.step(), Ok(Step::Closed)));
    assert!(matches!(
        pair.client.connection.write(b"x"),
        Err(Error::Usage { reason: Reason::PROTOCOL_IS_SHUTDOWN, .. })
    ));
    transfer(&mut pair.server, &mut pair.client, b"the other direction stays open");
}

/// Whatever bit of the first message, or of the server's flight, is changed on the way: no client takes the handshake for
/// whole, and nothing panics.
#[test]
fn no_changed_handshake_finishes() {
    let (client, server) = (config(&[]), config(&["server-p256"]));
    let tamper = |flight: usize, at: usize, bit: u8| {
        let mut pair = Pair::new(client.clone(), server.clone());
        let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
        pair.client.run(&[], &mut to_server);
        let length = if flight == 0 { to_server.len() } else { usize::MAX };
        if flight == 0 {
            to_server[at.min(length - 1)] ^= bit;
        }
        pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
        let length = length.min(to_client.len());
        if flight == 1 {
            to_client[at.min(length - 1)] ^= bit;
        }
        to_server.clear();
        pair.client.feed(&to_client, usize::MAX, &[], &mut to_server);
        to_client.clear();
        pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
        pair.client.feed(&to_client, usize::MAX, &[], &mut to_server);
        assert!(pair.client.connection.is_handshaking() || pair.client.error.is_some(), "flight {flight}, byte {at}");
        length
    };
    // A record's version is no part of the handshake, but everything after the header is.
    let mut at = 5;
    while at < tamper(0, at, 0x40) {
        at += 1;
    }
    let mut at = 5;
    while at < tamper(1, at, 0x01) {
        at += 3;
    }
}

#[test]
fn messages_out_of_place_are_unexpected() {
    let message = |typ| crate::handshake::messages::frame(typ, |_| {});
    for typ in [HandshakeType::SERVER_HELLO_DONE, HandshakeType::FINISHED, HandshakeType::CLIENT_KEY_EXCHANGE] {
        for role in [Role::Client, Role::Server] {
            let mut end = End::new(role, config(&["server-p256"]));
            let mut wire = Vec::new();
            end.run(&[], &mut wire);
            let mut channel = Channel::new(role.peer(), Default::default());
            channel.send_handshake(typ, &message(typ)).unwrap();
            end.feed(channel.output.pending(), usize::MAX, &[], &mut wire);
            assert!(matches!(end.error, Some(Error::UnexpectedMessage { .. })), "{typ} to {role:?}: {:?}", end.error);
        }
    }
}

#[test]
fn an_early_change_cipher_spec_is_refused() {
    for role in [Role::Client, Role::Server] {
        let mut end = End::new(role, config(&["server-p256"]));
        let mut wire = Vec::new();
        end.run(&[], &mut wire);
        let mut channel = Channel::new(role.peer(), Default::default());
        channel.send_change_cipher_spec().unwrap();
        end.feed(channel.output.pending(), usize::MAX, &[], &mut wire);
        assert_eq!(end.error.unwrap().reason(), Reason::CCS_RECEIVED_EARLY);
    }
}

#[test]
fn the_order_of_messages_is_told() {
    let observe = |mut config: Config| {
        config.observe.messages = true;
        config
    };
    let mut pair = Pair::new(observe(config(&[])), observe(config(&["server-p256"])));
    pair.handshake().check();
    let told = |end: &End| -> Vec<(Direction, u8, u8)> {
        let message = |event: &Event| match event {
            Event::Message { direction, content_type, bytes } => Some((*direction, content_type.0, bytes[0])),
            _ => None,
        };
        end.events.iter().filter_map(message).collect()
    };
    let client = told(&pair.client);
    let handshake = ContentType::HANDSHAKE.0;
    assert_eq!(client.first(), Some(&(Direction::Sent, handshake, HandshakeType::CLIENT_HELLO.0)));
    assert_eq!(client.last(), Some(&(Direction::Received, handshake, HandshakeType::FINISHED.0)));
    let turned: Vec<_> = told(&pair.server)
        .into_iter()
        .map(|(direction, content_type, typ)| {
            (if direction == Direction::Sent { Direction::Received } else { Direction::Sent }, content_type, typ)
        })
        .collect();
    assert_eq!(client, turned);
    assert_eq!(client.len(), 10);
}

#[test]
fn too_many_ca_names_fail_the_handshake_and_do_not_panic() {
    let mut server = config(&["server-p256"]);
    server.verify.peer = true;
    server.client_ca_names = Arc::new(vec![vec![0x30; 1000]; 66]);
    let mut pair = Pair::new(config(&[]), server);
    pair.handshake();
    assert_eq!(pair.server.error.unwrap().reason(), Reason::CA_DN_LENGTH_MISMATCH);
    assert_eq!(pair.client.error, Some(Error::AlertReceived { description: AlertDescription::INTERNAL_ERROR }));
}

#[test]
fn a_ticket_that_would_not_fit_is_not_given() {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    client.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    server.ticket_keys.clone_from(&client.ticket_keys);
    server.session_id_context = vec![b'x'; 70_000];
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    assert!(pair.client.connection.facts().session.as_ref().unwrap().ticket.is_empty());
}

#[test]
fn renegotiation_is_refused_with_a_warning_and_bounded() {
    let observe = |mut config: Config| {
        config.observe.progress = true;
        config
    };
    for role in [Role::Client, Role::Server] {
        let mut pair = Pair::new(observe(config(&[])), observe(config(&["server-p256"])));
        pair.handshake().check();
        let (asking, asked, message_type) = match role {
            Role::Client => (&mut pair.server, &mut pair.client, HandshakeType::HELLO_REQUEST),
            Role::Server => (&mut pair.client, &mut pair.server, HandshakeType::CLIENT_HELLO),
        };
        let message = crate::handshake::messages::frame(message_type, |_| {});
        let mut refused = 0;
        let error = loop {
            asking.connection.channel.send_handshake(message_type, &message).unwrap();
            let mut wire = Vec::new();
            asking.flush(&mut wire);
            let space = asked.connection.space(true);
            space[..wire.len()].copy_from_slice(&wire);
            asked.connection.filled(wire.len());
            let error = loop {
                match asked.connection.step() {
                    Ok(Step::NeedInput) => break None,
                    Ok(Step::NeedOutput) => asked.flush(&mut Vec::new()),
                    Ok(Step::Event(Event::Alert { alert, .. })) => {
                        refused += usize::from(alert.description == AlertDescription::NO_RENEGOTIATION);
                    }
                    Ok(_) => {}
                    Err(error) => break Some(error),
                }
            };
            if let Some(error) = error {
                break error;
            }
        };
        assert_eq!(refused, 16, "{role:?}");
        assert_eq!(error.reason(), Reason::UNEXPECTED_MESSAGE);
    }
}
