//! Further handshakes on a connection, between our own two ends, and what a peer may not do in them.

mod data;

use super::*;
use crate::codepoint::SignatureScheme;
use crate::config::RenegotiationRules;
use crate::handshake::Facts;
use crate::handshake::extensions::{ClientExtensions, ServerExtensions};
use crate::handshake::messages::{self, ClientHello, ServerHello};

/// Both sides follow each other's wishes.
const WILLING: RenegotiationRules = RenegotiationRules {
    forbidden: false,
    by_hello_request: true,
    by_client_hello: true,
    unsafe_legacy: false,
    no_resumption: false,
};

/// A configuration that renegotiates, and tells what it sends and receives.
fn willing(certificates: &[&str]) -> Config {
    let mut config = config(certificates);
    config.renegotiation = WILLING;
    config.observe.messages = true;
    config.observe.progress = true;
    config.session_id_context = b"test".to_vec();
    config
}

/// A pair that has done its first handshake, and forgotten what it saw of it.
fn connected(client: Config, server: Config) -> Pair {
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    pair.known.clone_from(&pair.server.sessions);
    for end in [&mut pair.client, &mut pair.server] {
        while end.connection.next_event().is_some() {}
        end.events.clear();
    }
    pair
}

/// Steps an end until it needs input. What it sends goes to `wire`, what it reads to the result.
pub(super) fn run(end: &mut End, known: &[Arc<Session>], wire: &mut Vec<u8>) -> Vec<u8> {
    let mut data = Vec::new();
    while end.error.is_none() {
        match end.connection.step() {
            Ok(Step::NeedInput | Step::Closed) => break,
            Ok(Step::NeedOutput) => end.flush(wire),
            Ok(Step::Event(Event::NewSession(session))) => end.sessions.push(session),
            Ok(Step::Event(event)) => end.events.push(event),
            Ok(Step::Ask(question)) => {
                let answer = end.answer(question, known);
                end.connection.answer(answer).unwrap();
            }
            Ok(Step::Data) => {
                let mut part = [0; 100];
                let n = end.connection.read(&mut part);
                data.extend_from_slice(&part[..n]);
            }
            Err(error) => end.error = Some(error),
        }
    }
    end.flush(wire);
    data
}

/// Takes bytes in, with steps in between; what is read goes to the result.
pub(super) fn feed(end: &mut End, mut bytes: &[u8], known: &[Arc<Session>], wire: &mut Vec<u8>) -> Vec<u8> {
    let mut data = Vec::new();
    while !bytes.is_empty() && end.error.is_none() {
        let space = end.connection.space(false);
        let n = space.len().min(bytes.len());
        space[..n].copy_from_slice(&bytes[..n]);
        end.connection.filled(n);
        bytes = &bytes[n..];
        data.extend(run(end, known, wire));
    }
    data
}

impl Pair {
    /// Runs both ends until neither has anything to say; what the client and the server have read.
    pub(super) fn converse(&mut self) -> (Vec<u8>, Vec<u8>) {
        let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
        let mut read = (run(&mut self.client, &[], &mut to_server), Vec::new());
        read.1.extend(run(&mut self.server, &self.known, &mut to_client));
        while !to_server.is_empty() || !to_client.is_empty() {
            let bytes = core::mem::take(&mut to_server);
            read.1.extend(feed(&mut self.server, &bytes, &self.known, &mut to_client));
            let bytes = core::mem::take(&mut to_client);
            read.0.extend(feed(&mut self.client, &bytes, &[], &mut to_server));
        }
        read
    }

    /// The errors of client and server, of which the peer's must be the alert that tells of the other.
    fn reasons(&self) -> (Reason, Reason) {
        let reason =
            |end: &End| end.error.as_ref().unwrap_or_else(|| panic!("{:?} goes on", end.connection.role())).reason();
        (reason(&self.client), reason(&self.server))
    }
}

/// The handshake messages that an end has sent and received, and ChangeCipherSpec as 1.
fn course(end: &End) -> Vec<u8> {
    let told = |event: &Event| match event {
        Event::Message { content_type: ContentType::HANDSHAKE | ContentType::CHANGE_CIPHER_SPEC, bytes, .. } => {
            Some(bytes[0])
        }
        _ => None,
    };
    end.events.iter().filter_map(told).collect()
}

/// The alerts that an end has sent and received.
fn alerts(end: &End) -> Vec<(Direction, AlertDescription)> {
    let told = |event: &Event| match event {
        Event::Alert { direction, alert } => Some((*direction, alert.description)),
        _ => None,
    };
    end.events.iter().filter_map(told).collect()
}

fn count(end: &End, wanted: fn(&Event) -> bool) -> usize {
    end.events.iter().filter(|event| wanted(event)).count()
}

const HELLO_REQUEST: u8 = HandshakeType::HELLO_REQUEST.0;
const FULL: [u8; 10] = [1, 2, 11, 12, 14, 16, 1, 20, 1, 20];
const ABBREVIATED: [u8; 6] = [1, 2, 1, 20, 1, 20];

#[test]
fn a_client_renegotiates_fully_and_abbreviated() {
    for (resume, expected) in [(false, &FULL[..]), (true, &ABBREVIATED[..])] {
        let mut pair = connected(willing(&[]), willing(&["server-p256"]));
        let before = pair.client.connection.facts().randoms;
        pair.client.connection.renegotiate(resume).unwrap();
        assert!(pair.client.connection.renegotiation_is_due() && pair.client.connection.is_renegotiation_pending());
        pair.converse();
        assert_eq!(course(&pair.client), expected);
        assert_eq!(course(&pair.server), expected);
        pair.check();
        assert_ne!(pair.client.connection.facts().randoms, before);
        assert_eq!(pair.client.connection.facts().resumed, resume);
        for end in [&pair.client, &pair.server] {
            assert!(!end.connection.is_renegotiation_pending());
            assert_eq!(count(end, |event| matches!(event, Event::HandshakeStart)), 1);
            assert_eq!(count(end, |event| matches!(event, Event::HandshakeDone)), 1);
        }
        assert_eq!(pair.client.connection.renegotiations(), 1);
        assert_eq!(pair.server.connection.renegotiations(), 0, "as in OpenSSL, only its own are counted");
    }
}

#[test]
fn a_server_asks_and_the_client_resumes_its_session() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.server.connection.renegotiate(false).unwrap();
    pair.converse();
    assert_eq!(course(&pair.client), [&[HELLO_REQUEST][..], &ABBREVIATED].concat());
    pair.check();
    for end in [&mut pair.client, &mut pair.server] {
        assert_eq!(end.connection.total_renegotiations(), 1);
        assert_eq!(end.connection.clear_renegotiations(), 1);
        assert_eq!((end.connection.renegotiations(), end.connection.total_renegotiations()), (0, 1));
    }
}

#[test]
fn a_connection_is_renegotiated_again_and_again_in_either_way() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    for round in 0..40 {
        match round % 3 {
            0 => pair.client.connection.renegotiate(false).unwrap(),
            1 => pair.client.connection.renegotiate(true).unwrap(),
            _ => pair.server.connection.renegotiate(true).unwrap(),
        }
        pair.converse();
        pair.check();
        pair.known.clone_from(&pair.server.sessions);
    }
}

#[test]
fn both_ends_may_want_it_at_once() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.server.connection.renegotiate(false).unwrap();
    pair.client.connection.renegotiate(false).unwrap();
    pair.converse();
    pair.check();
    assert!(course(&pair.client).ends_with(&FULL[1..]), "{:?}", course(&pair.client));
    assert!(!pair.server.connection.is_renegotiation_pending(), "the client's hello has answered the request");
}

#[test]
fn a_server_that_resumes_nothing_then_makes_a_new_session() {
    let mut server = willing(&["server-rsa"]);
    server.renegotiation.no_resumption = true;
    let mut pair = connected(willing(&[]), server);
    pair.client.connection.renegotiate(true).unwrap();
    pair.converse();
    assert_eq!(course(&pair.client), FULL);
    pair.check();
}

#[test]
fn tickets_resume_in_a_renegotiation_too() {
    let (mut client, mut server) = (willing(&[]), willing(&["server-rsa"]));
    client.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    server.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    let mut pair = connected(client, server);
    pair.server.connection.renegotiate(false).unwrap();
    pair.converse();
    pair.check();
    assert!(pair.client.connection.facts().resumed);
}

#[test]
fn a_client_certificate_is_asked_for_in_the_second_handshake_only() {
    for by_server in [true, false] {
        let mut pair = connected(willing(&["client-p256"]), willing(&["server-rsa"]));
        assert!(pair.server.connection.facts().peer_chain.is_empty());
        let mut config = Config::clone(pair.server.connection.config());
        config.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, client_once: true, post_handshake: false };
        pair.server.connection.set_config(Arc::new(config));
        let wishing = if by_server { &mut pair.server } else { &mut pair.client };
        wishing.connection.renegotiate(by_server).unwrap();
        pair.converse();
        pair.check();
        let peer = |pair: &Pair| pair.server.connection.facts().peer_chain.first().map(|c| c.der().to_vec());
        let shown = peer(&pair);
        assert!(shown.is_some() && !pair.server.connection.facts().resumed);

        // Asked once, the client is not asked again, and is still who it was.
        pair.client.events.clear();
        pair.client.connection.renegotiate(false).unwrap();
        pair.converse();
        pair.check();
        assert_eq!(course(&pair.client), FULL);
        assert_eq!(peer(&pair), shown);
        assert_eq!(pair.server.connection.facts().session.as_ref().unwrap().peer_chain.len(), 1);
    }
}

#[test]
fn a_client_is_asked_again_unless_once_is_enough() {
    let mut server = willing(&["server-rsa"]);
    server.verify.peer = true;
    let mut pair = connected(willing(&["client-p256"]), server);
    pair.client.connection.renegotiate(false).unwrap();
    pair.converse();
    pair.check();
    assert!(course(&pair.client).contains(&HandshakeType::CERTIFICATE_REQUEST.0));
}

/// Gives one end other certificates.
fn change_certificate(end: &mut End, name: &str) {
    let mut config = Config::clone(end.connection.config());
    config.certificates = Certificates::default();
    if !name.is_empty() {
        use_certificate(&mut config.certificates, name);
    }
    end.connection.set_config(Arc::new(config));
}

#[test]
fn nobody_becomes_somebody_else() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    change_certificate(&mut pair.server, "server-p256");
    pair.client.connection.renegotiate(false).unwrap();
    pair.converse();
    assert_eq!(pair.reasons(), (Reason::RENEGOTIATION_MISMATCH, Reason::of_alert(AlertDescription::ILLEGAL_PARAMETER)));
    let text = pair.client.error.as_ref().unwrap().to_string();
    assert!(text.contains("certificate changed"), "{text}");

    for (name, alert) in
        [("client-rsa", AlertDescription::ILLEGAL_PARAMETER), ("", AlertDescription::HANDSHAKE_FAILURE)]
    {
        let mut server = willing(&["server-rsa"]);
        server.verify.peer = true;
        let mut pair = connected(willing(&["client-p256"]), server);
        change_certificate(&mut pair.client, name);
        pair.client.connection.renegotiate(false).unwrap();
        pair.converse();
        assert_eq!(pair.reasons(), (Reason::of_alert(alert), Reason::RENEGOTIATION_MISMATCH), "{name:?}");
    }
}

#[test]
fn a_session_of_somebody_else_is_not_resumed() {
    let mut server = willing(&["server-rsa"]);
    server.verify.peer = true;
    let other = connected(willing(&["client-rsa"]), server.clone());
    let mut pair = connected(willing(&["client-p256"]), server);
    pair.known = other.server.sessions.clone();
    let session = other.client.connection.facts().session.clone();
    pair.client.connection.facts.session = session;
    pair.client.connection.renegotiate(true).unwrap();
    pair.converse();
    pair.check();
    assert!(!pair.server.connection.facts().resumed);

    let other = connected(willing(&[]), willing(&["server-p256"]));
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.known = other.server.sessions.clone();
    pair.client.connection.facts.session = other.client.connection.facts().session.clone();
    pair.client.connection.renegotiate(true).unwrap();
    pair.converse();
    pair.check();
    assert!(!pair.client.connection.facts().resumed);
}

#[test]
fn protection_is_not_lost() {
    type Change = fn(&mut Config);
    let drop_it: [(Change, Reason); 2] = [
        (|config| config.extended_master_secret = false, Reason::INCONSISTENT_EXTMS),
        (|config| config.encrypt_then_mac = false, Reason::RENEGOTIATION_MISMATCH),
    ];
    for (drop_it, reason) in drop_it {
        let mut client = willing(&[]);
        client.cipher_suites = vec![suites::by_name("ECDHE-RSA-AES128-SHA").unwrap()];
        let mut pair = connected(client, willing(&["server-rsa"]));
        let mut config = Config::clone(pair.client.connection.config());
        drop_it(&mut config);
        pair.client.connection.set_config(Arc::new(config));
        pair.client.connection.renegotiate(false).unwrap();
        pair.converse();
        assert_eq!(pair.reasons(), (Reason::of_alert(AlertDescription::HANDSHAKE_FAILURE), reason));
    }
}

/// Renegotiates after `tamper` has changed what one end believes of the first handshake.
fn tampered(by_server: bool, role: Role, tamper: impl Fn(&mut Facts)) -> Pair {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    let end = if role == Role::Client { &mut pair.client } else { &mut pair.server };
    tamper(&mut end.connection.facts);
    let wishing = if by_server { &mut pair.server } else { &mut pair.client };
    wishing.connection.renegotiate(false).unwrap();
    pair.converse();
    pair
}

#[test]
fn handshakes_that_do_not_belong_together_are_refused() {
    let told = Reason::of_alert(AlertDescription::HANDSHAKE_FAILURE);
    for by_server in [true, false] {
        // The client's own verify_data: the server sees that it is another's.
        let pair = tampered(by_server, Role::Client, |facts| facts.own_finished[0] ^= 1);
        assert_eq!(pair.reasons(), (told, Reason::RENEGOTIATION_MISMATCH));
        let pair = tampered(by_server, Role::Client, |facts| facts.own_finished.truncate(11));
        assert_eq!(pair.reasons(), (told, Reason::RENEGOTIATION_MISMATCH));
        let pair = tampered(by_server, Role::Server, |facts| facts.peer_finished[11] ^= 1);
        assert_eq!(pair.reasons(), (told, Reason::RENEGOTIATION_MISMATCH));
        // The server's own: the client sees it.
        let pair = tampered(by_server, Role::Server, |facts| facts.own_finished[0] ^= 1);
        assert_eq!(pair.reasons(), (Reason::RENEGOTIATION_MISMATCH, told));
        let pair = tampered(by_server, Role::Client, |facts| facts.peer_finished[11] ^= 1);
        assert_eq!(pair.reasons(), (Reason::RENEGOTIATION_MISMATCH, told));
    }
}

/// Sends `hello` as a client that renegotiates; the server's error and what it told the client.
fn hello_by_hand(change: impl Fn(&mut ClientHello, Vec<u8>)) -> Error {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    let verify_data = pair.client.connection.facts().own_finished.clone();
    let mut hello = ClientHello {
        version: ProtocolVersion::TLS1_2,
        random: [7; 32],
        session_id: Vec::new(),
        cipher_suites: vec![0xc02f],
        compression_methods: vec![0],
        extensions: ClientExtensions {
            extended_master_secret: true,
            signature_algorithms: Some(vec![SignatureScheme::RSA_PSS_RSAE_SHA256]),
            ..ClientExtensions::default()
        },
    };
    change(&mut hello, verify_data);
    let message = messages::frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    pair.client.connection.channel.send_handshake(HandshakeType::CLIENT_HELLO, &message).unwrap();
    pair.converse();
    pair.server.error.unwrap()
}

#[test]
fn a_client_may_not_leave_out_what_it_knows() {
    let error = hello_by_hand(|_, _| {});
    assert_eq!(error.reason(), Reason::UNSAFE_LEGACY_RENEGOTIATION_DISABLED);
    assert_eq!(error.alert(), Some(AlertDescription::HANDSHAKE_FAILURE));
    let error = hello_by_hand(|hello, _| hello.extensions.renegotiation_info = Some(Vec::new()));
    assert_eq!(error.reason(), Reason::RENEGOTIATION_MISMATCH);
    let error = hello_by_hand(|hello, verify_data| {
        hello.extensions.renegotiation_info = Some(verify_data);
        hello.cipher_suites.push(0x00ff);
    });
    assert_eq!(error.reason(), Reason::SCSV_RECEIVED_WHEN_RENEGOTIATING);
    assert_eq!(error.alert(), Some(AlertDescription::HANDSHAKE_FAILURE));
    let error = hello_by_hand(|hello, verify_data| {
        hello.extensions.renegotiation_info = Some(verify_data);
        hello.version = ProtocolVersion::TLS1_1;
    });
    assert_eq!(error.alert(), Some(AlertDescription::PROTOCOL_VERSION));
}

#[test]
fn a_server_may_not_leave_out_what_it_knows() {
    for info in [None, Some(Vec::new()), Some(vec![0; 24]), Some(vec![0; 12])] {
        let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
        pair.client.connection.renegotiate(false).unwrap();
        let mut wire = Vec::new();
        run(&mut pair.client, &[], &mut wire);
        let hello = ServerHello {
            version: ProtocolVersion::TLS1_2,
            random: [7; 32],
            session_id: Vec::new(),
            cipher_suite: pair.client.connection.facts().suite.unwrap().id,
            compression_method: 0,
            extensions: ServerExtensions {
                extended_master_secret: true,
                renegotiation_info: info.clone(),
                ..ServerExtensions::default()
            },
        };
        let message = messages::frame(HandshakeType::SERVER_HELLO, |out| hello.encode(out));
        pair.server.connection.channel.send_handshake(HandshakeType::SERVER_HELLO, &message).unwrap();
        wire.clear();
        pair.server.flush(&mut wire);
        feed(&mut pair.client, &wire, &[], &mut Vec::new());
        let error = pair.client.error.unwrap();
        let reason =
            if info.is_none() { Reason::UNSAFE_LEGACY_RENEGOTIATION_DISABLED } else { Reason::RENEGOTIATION_MISMATCH };
        assert_eq!((error.reason(), error.alert()), (reason, Some(AlertDescription::HANDSHAKE_FAILURE)), "{info:?}");
    }
}

/// A pair whose ends believe that the peer does not know RFC 5746.
fn legacy(rules: RenegotiationRules) -> Pair {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    for end in [&mut pair.client, &mut pair.server] {
        let mut config = Config::clone(end.connection.config());
        config.renegotiation = rules;
        end.connection.set_config(Arc::new(config));
        end.connection.facts.secure_renegotiation = false;
    }
    pair
}

#[test]
fn without_rfc_5746_there_is_none_unless_the_program_insists() {
    // Whoever wants it fails at once, and says why.
    for by_server in [true, false] {
        let mut pair = legacy(WILLING);
        let wishing = if by_server { &mut pair.server } else { &mut pair.client };
        wishing.connection.renegotiate(false).unwrap();
        pair.converse();
        let failed = if by_server { pair.server.error } else { pair.client.error }.unwrap();
        assert_eq!(failed.reason(), Reason::UNSAFE_LEGACY_RENEGOTIATION_DISABLED);
        assert_eq!(failed.alert(), Some(AlertDescription::HANDSHAKE_FAILURE));
    }
    // Whoever is asked refuses with a warning, and goes on.
    for role in [Role::Client, Role::Server] {
        let mut pair = legacy(WILLING);
        let (asking, typ) = match role {
            Role::Client => (&mut pair.server, HandshakeType::HELLO_REQUEST),
            Role::Server => (&mut pair.client, HandshakeType::CLIENT_HELLO),
        };
        asking.connection.channel.send_handshake(typ, &messages::frame(typ, |_| {})).unwrap();
        let mut wire = Vec::new();
        asking.flush(&mut wire);
        let asked = if role == Role::Client { &mut pair.client } else { &mut pair.server };
        feed(asked, &wire, &[], &mut Vec::new());
        assert_eq!(alerts(asked), [(Direction::Sent, AlertDescription::NO_RENEGOTIATION)]);
        assert_eq!(asked.error, None);
    }
    let insisting = RenegotiationRules { unsafe_legacy: true, ..WILLING };
    for by_server in [true, false] {
        let mut pair = legacy(insisting);
        let wishing = if by_server { &mut pair.server } else { &mut pair.client };
        wishing.connection.renegotiate(false).unwrap();
        pair.converse();
        // Our client signals (RFC 5746, section 4.2), which gives it away as one that does know (section 4.4).
        assert_eq!(pair.reasons().1, Reason::SCSV_RECEIVED_WHEN_RENEGOTIATING);
    }
    let mut pair = legacy(insisting);
    let hello = ClientHello {
        version: ProtocolVersion::TLS1_2,
        random: [7; 32],
        session_id: Vec::new(),
        cipher_suites: vec![0xc02f],
        compression_methods: vec![0],
        extensions: ClientExtensions {
            extended_master_secret: true,
            signature_algorithms: Some(vec![SignatureScheme::RSA_PSS_RSAE_SHA256]),
            ..ClientExtensions::default()
        },
    };
    let message = messages::frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    pair.client.connection.channel.send_handshake(HandshakeType::CLIENT_HELLO, &message).unwrap();
    let mut wire = Vec::new();
    pair.client.flush(&mut wire);
    feed(&mut pair.server, &wire, &[], &mut Vec::new());
    assert_eq!(pair.server.error, None);
    assert_eq!(course(&pair.server), FULL[..5], "an old client is served");
}

#[test]
fn the_peers_wish_is_refused_by_default_and_data_goes_on() {
    let observe = |mut config: Config| {
        config.observe.progress = true;
        config
    };
    for by_server in [true, false] {
        let mut pair = connected(observe(config(&[])), observe(config(&["server-p256"])));
        let wishing = if by_server { &mut pair.server } else { &mut pair.client };
        wishing.connection.renegotiate(false).unwrap();
        let mut wire = Vec::new();
        run(wishing, &[], &mut wire);
        let (asked, wishing) =
            if by_server { (&mut pair.client, &mut pair.server) } else { (&mut pair.server, &mut pair.client) };
        let mut answer = Vec::new();
        feed(asked, &wire, &[], &mut answer);
        assert_eq!(alerts(asked), [(Direction::Sent, AlertDescription::NO_RENEGOTIATION)]);
        assert!(!asked.connection.is_handshaking());
        asked.connection.write(b"still here").unwrap();
        // Whoever wanted it cannot go on without, as in OpenSSL.
        feed(wishing, &answer, &[], &mut Vec::new());
        let error = wishing.error.clone().unwrap();
        assert_eq!(
            (error.reason(), error.alert()),
            (Reason::NO_RENEGOTIATION, Some(AlertDescription::HANDSHAKE_FAILURE))
        );
    }
}

#[test]
fn what_is_forbidden_is_not_even_asked_for() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    let mut config = Config::clone(pair.client.connection.config());
    config.renegotiation.forbidden = true;
    pair.client.connection.set_config(Arc::new(config));
    assert_eq!(pair.client.connection.renegotiate(false).unwrap_err().reason(), Reason::NO_RENEGOTIATION);
    assert!(!pair.client.connection.is_renegotiation_pending());
    let mut fresh = End::new(Role::Client, willing(&[]));
    assert_eq!(fresh.connection.renegotiate(false).unwrap_err().reason(), Reason::STILL_IN_INIT);
    pair.server.connection.close().unwrap();
    assert_eq!(pair.server.connection.renegotiate(false).unwrap_err().reason(), Reason::PROTOCOL_IS_SHUTDOWN);
}

#[test]
fn a_client_that_is_already_at_it_ignores_the_request() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.client.connection.renegotiate(false).unwrap();
    let mut hello = Vec::new();
    run(&mut pair.client, &[], &mut hello);
    pair.server.connection.renegotiate(false).unwrap();
    let mut request = Vec::new();
    run(&mut pair.server, &[], &mut request);
    let mut more = Vec::new();
    feed(&mut pair.client, &request, &[], &mut more);
    assert!(more.is_empty());
    assert!(pair.server.connection.has_requested_renegotiation());
    let mut flight = Vec::new();
    feed(&mut pair.server, &hello, &[], &mut flight);
    feed(&mut pair.client, &flight, &[], &mut more);
    flight.clear();
    feed(&mut pair.server, &more, &[], &mut flight);
    feed(&mut pair.client, &flight, &[], &mut Vec::new());
    pair.check();
}

#[test]
fn wishes_without_data_between_them_are_bounded() {
    for data_between in [false, true] {
        let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
        for _ in 0..17 {
            if data_between {
                pair.client.connection.write(b"x").unwrap();
            }
            pair.client.connection.renegotiate(true).unwrap();
            pair.converse();
            pair.known.clone_from(&pair.server.sessions);
        }
        assert_eq!(pair.server.error.is_none(), data_between, "{:?}", pair.server.error);
    }
}

#[test]
fn change_cipher_spec_has_one_place() {
    for by_client in [false, true] {
        let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
        // Before a handshake began.
        let (from, to) =
            if by_client { (&mut pair.client, &mut pair.server) } else { (&mut pair.server, &mut pair.client) };
        from.connection.channel.send_change_cipher_spec().unwrap();
        let mut wire = Vec::new();
        from.flush(&mut wire);
        feed(to, &wire, &[], &mut Vec::new());
        assert_eq!(to.error.as_ref().unwrap().alert(), Some(AlertDescription::UNEXPECTED_MESSAGE));
    }
    // In the midst of one.
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.client.connection.renegotiate(false).unwrap();
    run(&mut pair.client, &[], &mut Vec::new());
    pair.server.connection.channel.send_change_cipher_spec().unwrap();
    let mut wire = Vec::new();
    pair.server.flush(&mut wire);
    feed(&mut pair.client, &wire, &[], &mut Vec::new());
    assert_eq!(pair.client.error.unwrap().reason(), Reason::CCS_RECEIVED_EARLY);
}

#[test]
fn a_failed_renegotiation_ends_the_connection_and_bars_the_session() {
    let mut pair = tampered(false, Role::Client, |facts| facts.own_finished[0] ^= 1);
    for end in [&mut pair.client, &mut pair.server] {
        assert!(end.connection.write(b"x").is_err());
        assert!(end.connection.step().is_err());
        assert!(end.connection.renegotiate(false).is_err());
        assert!(!end.connection.facts().session.as_ref().unwrap().is_resumable());
    }
}

#[test]
fn after_our_close_nobody_begins_anew() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.client.connection.renegotiate(false).unwrap();
    let mut hello = Vec::new();
    run(&mut pair.client, &[], &mut hello);
    pair.server.connection.close().unwrap();
    let mut wire = Vec::new();
    feed(&mut pair.server, &hello, &[], &mut wire);
    assert!(course(&pair.server).is_empty() && pair.server.error.is_none());
    assert_eq!(alerts(&pair.server), [(Direction::Sent, AlertDescription::CLOSE_NOTIFY)]);
}

#[test]
fn the_protocol_is_agreed_on_once() {
    let (mut client, mut server) = (willing(&[]), willing(&["server-rsa"]));
    client.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    server.asks.alpn = true;
    let mut pair = connected(client, server);
    pair.client.connection.renegotiate(false).unwrap();
    pair.converse();
    pair.check();
    assert_eq!(pair.server.connection.facts().alpn.as_deref(), Some(&b"http/1.1"[..]));
}

#[test]
fn no_server_goes_on_with_tls_1_3() {
    let mut pair = connected(willing(&[]), willing(&["server-p256"]));
    pair.server.connection.channel.rewrite = Some(Box::new(|typ, message| {
        if typ == HandshakeType::SERVER_HELLO {
            let mut hello = ServerHello::decode(&message[4..]).unwrap();
            hello.extensions =
                ServerExtensions { supported_versions: Some(ProtocolVersion::TLS1_3), ..ServerExtensions::default() };
            *message = messages::frame(typ, |out| hello.encode(out));
        }
    }));
    pair.client.connection.renegotiate(false).unwrap();
    pair.converse();
    assert_eq!(pair.client.error.and_then(|error| error.alert()), Some(AlertDescription::PROTOCOL_VERSION));
}
