//! The traces of RFC 8448, one side at a time: the other side's records are fed in as they stand there, and this side has
//! to answer with the records that stand there.
//!
//! Given are the private keys and randoms, the signatures (PSS and ECDSA draw random numbers, which the RFC does not tell),
//! and the messages that the RFC's sides put in another order or otherwise than this library: ClientHello, ServerHello,
//! EncryptedExtensions and NewSessionTicket, of which the first two are compared with ours field by field. All else is ours,
//! byte for byte: the other messages, the secrets, and every record. Where the RFC has several messages in one record that we send
//! in one record each, ours are opened, and what they hold is sealed once more in one.

use std::collections::HashMap;

use super::super::*;
use crate::crypto::HashAlgorithm;
use crate::crypto::fixtures::hex;
use crate::crypto::group::EphemeralKey;
use crate::crypto::suites::by_id;
use crate::handshake::messages::{ClientHello, ServerHello};
use crate::handshake::tls13::key_schedule::{EarlySecret, TrafficSecret};
use crate::record::{Protection, RecordHeader};
use crate::scripted;
use crate::session::MasterSecret;
use crate::x509::Certificate;

/// The pre-shared key of section 3's ticket.
const PSK: &str = "4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3";

const SHA256: HashAlgorithm = HashAlgorithm::Sha256;

/// What a trace is made of, by name.
struct Trace(HashMap<&'static str, Vec<u8>>);

impl Trace {
    fn new(wanted: &str) -> Self {
        let lines = include_str!("rfc8448/traces.txt").lines().filter(|line| !line.starts_with('#'));
        let mut values = HashMap::new();
        for line in lines.filter(|line| !line.is_empty()) {
            let [trace, name, value] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("three words: {line}") };
            if trace == wanted {
                values.insert(name, hex(value));
            }
        }
        Self(values)
    }

    #[track_caller]
    fn get(&self, name: &str) -> &[u8] {
        self.0.get(name).unwrap_or_else(|| panic!("the trace has no {name}"))
    }

    /// What an unprotected record holds: one message.
    fn message(&self, name: &str) -> &[u8] {
        &self.get(name)[5..]
    }

    /// The transcript up to the first ServerHello.
    fn hellos(&self) -> Vec<u8> {
        let mut transcript = self.message("client_hello").to_vec();
        if self.0.contains_key("retry_request") {
            let first = SHA256.digest(&[&transcript]);
            transcript = [&[254, 0, 0, 32], first.as_ref()].concat();
            transcript.extend_from_slice(self.message("retry_request"));
            transcript.extend_from_slice(self.message("second_client_hello"));
        }
        transcript.extend_from_slice(self.message("server_hello"));
        transcript
    }

    /// The messages of both flights after the ServerHello, which tell the signatures.
    fn flights(&self) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
        let server_hello = ServerHello::decode(&self.message("server_hello")[4..]).unwrap();
        let theirs = server_hello.extensions.key_share.unwrap();
        let key = if theirs.group == NamedGroup::X25519 { "client_key" } else { "second_client_key" };
        scripted::draw_next(&[self.get(key)]);
        let shared = EphemeralKey::generate(theirs.group).unwrap().agree(&theirs.key_exchange).unwrap();
        let handshake = EarlySecret::new(SHA256, None).into_handshake(Some(shared.as_ref()));
        let hellos = SHA256.digest(&[&self.hellos()]);
        let open = |secret: &TrafficSecret, record| messages(&open(secret, &[record]));
        (
            open(&handshake.server_traffic(&hellos), self.get("server_flight")),
            open(&handshake.client_traffic(&hellos), self.get("client_flight")),
        )
    }
}

fn protection(secret: &TrafficSecret) -> Protection {
    secret.protection(by_id(0x1301).unwrap())
}

/// What handshake records under a secret's first nonces hold, one after the other.
fn open(secret: &TrafficSecret, records: &[&[u8]]) -> Vec<u8> {
    let mut protection = protection(secret);
    let mut all = Vec::new();
    for record in records {
        let header = RecordHeader {
            content_type: ContentType(record[0]),
            version: ProtocolVersion(u16::from_be_bytes([record[1], record[2]])),
            length: record.len() - 5,
        };
        let mut body = record[5..].to_vec();
        let opened = protection.open(header, &mut body).unwrap();
        assert_eq!(opened.content_type, ContentType::HANDSHAKE);
        all.extend_from_slice(&body[opened.data]);
    }
    all
}

/// One handshake record under a secret's first nonce.
fn seal(secret: &TrafficSecret, payload: &[u8]) -> Vec<u8> {
    let mut protection = protection(secret);
    let length = protection.sealed_len(payload.len());
    let mut record = [&[23, 3, 3], &(length as u16).to_be_bytes()[..]].concat();
    record.resize(5 + length, 0);
    protection.seal(ContentType::HANDSHAKE, ProtocolVersion::TLS1_2, payload, &mut record[5..]).unwrap();
    record
}

/// Handshake messages, each with its header.
fn messages(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages = Vec::new();
    while let [_, a, b, c, ..] = *bytes {
        let (message, rest) = bytes.split_at(4 + u32::from_be_bytes([0, a, b, c]) as usize);
        messages.push(message.to_vec());
        bytes = rest;
    }
    messages
}

/// The message of a type.
fn of_type(messages: &[Vec<u8>], typ: HandshakeType) -> &[u8] {
    messages.iter().find(|message| message[0] == typ.0).unwrap_or_else(|| panic!("no {typ}"))
}

/// The signature of a flight's CertificateVerify; empty if there is none.
fn signature(messages: &[Vec<u8>]) -> Vec<u8> {
    let verify = messages.iter().find(|message| message[0] == HandshakeType::CERTIFICATE_VERIFY.0);
    verify.map(|message| message[8..].to_vec()).unwrap_or_default()
}

/// The records in `wire`.
fn records(mut wire: &[u8]) -> Vec<&[u8]> {
    let mut records = Vec::new();
    while let [_, _, _, high, low, ..] = *wire {
        let (record, rest) = wire.split_at(5 + usize::from(u16::from_be_bytes([high, low])));
        records.push(record);
        wire = rest;
    }
    records
}

/// One side, with what it says of its secrets.
struct Side {
    connection: Connection,
    signature: Vec<u8>,
    secrets: HashMap<String, TrafficSecret>,
    /// Sessions that were made.
    sessions: Vec<Arc<Session>>,
    /// The session of a ticket.
    resumed: Option<Arc<Session>>,
}

impl Side {
    fn new(role: Role, mut config: Config, signature: Vec<u8>) -> Self {
        config.min_version = ProtocolVersion::TLS1_3;
        config.max_version = ProtocolVersion::TLS1_3;
        config.groups.retain(|group| !group.is_hybrid());
        config.security_level = SecurityLevel::new(0);
        config.record_size_limit = Some(16384);
        config.certificate_compression.algorithms.clear();
        config.observe.key_log = true;
        config.observe.sessions = true;
        Self {
            connection: Connection::new(role, Arc::new(config)),
            signature,
            secrets: HashMap::new(),
            sessions: Vec::new(),
            resumed: None,
        }
    }

    /// Takes bytes in, and steps until nothing more is to be done. Returns what goes to the peer.
    fn feed(&mut self, mut bytes: &[u8]) -> Vec<u8> {
        let mut wire = Vec::new();
        loop {
            match self.connection.step().unwrap() {
                Step::NeedInput if bytes.is_empty() => return wire,
                Step::NeedInput => {
                    let space = self.connection.space(false);
                    let n = space.len().min(bytes.len());
                    space[..n].copy_from_slice(&bytes[..n]);
                    self.connection.filled(n);
                    bytes = &bytes[n..];
                }
                Step::NeedOutput => wire.extend(self.output()),
                Step::Event(Event::KeyLog(line)) => {
                    let [label, _, secret] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{}", *line) };
                    self.secrets.insert(label.to_owned(), TrafficSecret::new(SHA256, &hex(secret)).unwrap());
                }
                Step::Event(Event::NewSession(session)) => self.sessions.push(session),
                Step::Event(_) => {}
                Step::Ask(question) => {
                    let answer = match question {
                        Question::Sign(_) => Answer::Signature(self.signature.clone()),
                        Question::OpenTicket { .. } => {
                            let session = self.resumed.clone().unwrap();
                            Answer::Ticket(TicketUse::Resume { session, renew: false })
                        }
                        Question::VerifyPeer { chain } => Answer::Verified(Verdict {
                            accepted: true,
                            result: 0,
                            alert: crate::alert::AlertDescription::BAD_CERTIFICATE,
                            detail: String::new(),
                            chain,
                        }),
                        _ => Answer::Continue,
                    };
                    self.connection.answer(answer).unwrap();
                }
                Step::Data | Step::Closed => return wire,
            }
        }
    }

    fn output(&mut self) -> Vec<u8> {
        let output = self.connection.output().to_vec();
        self.connection.sent(output.len());
        output
    }

    /// Whether the messages of `wire` are those of the published `flight`, alone and in one record.
    #[track_caller]
    fn check_flight(&self, label: &str, wire: &[&[u8]], flight: &[u8]) {
        let secret = &self.secrets[label];
        let ours = open(secret, wire);
        assert_eq!(ours, open(secret, &[flight]));
        assert_eq!(seal(secret, &ours), flight);
    }

    /// Reads the data that the RFC's sides say to each other.
    #[track_caller]
    fn check_data(&mut self, record: &[u8]) {
        self.feed(record);
        let mut got = [0; 60];
        assert_eq!(self.connection.read(&mut got), 50);
        assert_eq!(got[..50], data());
    }

    /// Closes, and is closed.
    #[track_caller]
    fn check_close(&mut self, ours: &[u8], theirs: &[u8]) {
        self.connection.close().unwrap();
        assert_eq!(self.output(), ours);
        self.feed(theirs);
        assert!(matches!(self.connection.step(), Ok(Step::Closed)));
    }
}

/// Sets the certificate of a published Certificate message, with a key of ours of its kind, which is not used.
fn use_published(config: &mut Config, flight: &[Vec<u8>]) {
    // The header, the context, and the lengths of list and certificate.
    let message = of_type(flight, HandshakeType::CERTIFICATE);
    let length = u32::from_be_bytes([0, message[8], message[9], message[10]]) as usize;
    let certificate = Certificate::from_der(&message[11..11 + length]).unwrap();
    let name = if certificate.public_key().unwrap().key_type().is_rsa() { "server-rsa" } else { "server-p256" };
    use_certificate(&mut config.certificates, name);
    let slot = if name == "server-rsa" { Slot::Rsa } else { Slot::Ecc };
    let held = config.certificates.get_mut(slot);
    (held.certificate, held.chain) = (Some(certificate), Vec::new());
}

/// The data that the RFC's sides say to each other.
fn data() -> Vec<u8> {
    (0..50).collect()
}

/// Whether our ServerHello says what the published one does.
#[track_caller]
fn assert_same_server_hello(ours: &[u8], published: &[u8]) {
    let [mut ours, mut published] = [ours, published].map(|message| ServerHello::decode(&message[4..]).unwrap());
    (ours.extensions.received, published.extensions.received) = Default::default();
    assert_eq!(ours, published);
}

/// The server of a full handshake.
fn serve(name: &str, adjust: impl FnOnce(&mut Config)) -> (Trace, Side) {
    let trace = Trace::new(name);
    let (flight, _) = trace.flights();
    let mut config = Config::new();
    use_published(&mut config, &flight);
    adjust(&mut config);
    let mut server = Side::new(Role::Server, config, signature(&flight));
    let hello = trace.message("server_hello");
    scripted::draw_next(&[trace.get("server_key"), &hello[6..38]]);
    scripted::send_next(&[hello, of_type(&flight, HandshakeType::ENCRYPTED_EXTENSIONS)]);
    let wire = server.feed(trace.get("client_hello"));
    assert_same_server_hello(&scripted::end()[0], hello);

    let mut sent = &records(&wire)[..];
    let clear = ["server_hello", "server_change"].iter().filter(|name| trace.0.contains_key(*name));
    for expected in clear {
        assert_eq!(sent.split_off_first().unwrap(), &trace.get(expected));
    }
    server.check_flight("SERVER_HANDSHAKE_TRAFFIC_SECRET", sent, trace.get("server_flight"));
    if trace.0.contains_key("client_change") {
        server.feed(trace.get("client_change"));
    }
    (trace, server)
}

/// The client of a full handshake.
fn connect(name: &str, adjust: impl FnOnce(&mut Config, &[Vec<u8>])) -> (Trace, Side) {
    let trace = Trace::new(name);
    let (_, flight) = trace.flights();
    let mut config = Config::new();
    config.server_name = Some("server".to_owned());
    adjust(&mut config, &flight);
    let mut client = Side::new(Role::Client, config, signature(&flight));
    let hello = ClientHello::decode(&trace.message("client_hello")[4..]).unwrap();
    scripted::draw_next(&[trace.get("client_key"), &hello.random]);
    if !hello.session_id.is_empty() {
        scripted::draw_next(&[&hello.session_id]);
    }
    scripted::send_next(&[trace.message("client_hello")]);
    assert_eq!(client.feed(&[]), trace.get("client_hello"));
    if trace.0.contains_key("retry_request") {
        scripted::draw_next(&[trace.get("second_client_key")]);
        scripted::send_next(&[trace.message("second_client_hello")]);
        assert_eq!(client.feed(trace.get("retry_request")), trace.get("second_client_hello"));
    }
    let replaced = scripted::end();
    let ours = ClientHello::decode(&replaced[replaced.len() - 1][4..]).unwrap();
    let last = if replaced.len() > 1 { "second_client_hello" } else { "client_hello" };
    let published = ClientHello::decode(&trace.message(last)[4..]).unwrap();
    assert_eq!(ours.random, published.random);
    assert_eq!(ours.session_id, published.session_id);
    assert_eq!(ours.extensions.key_share, published.extensions.key_share);
    assert_eq!(ours.extensions.cookie, published.extensions.cookie);
    assert_eq!(ours.extensions.server_name, published.extensions.server_name);
    assert_eq!(ours.extensions.supported_versions, published.extensions.supported_versions);

    assert!(client.feed(trace.get("server_hello")).is_empty());
    if trace.0.contains_key("server_change") {
        assert!(client.feed(trace.get("server_change")).is_empty());
    }
    let wire = client.feed(trace.get("server_flight"));
    let mut sent = &records(&wire)[..];
    if trace.0.contains_key("client_change") {
        assert_eq!(sent.split_off_first().unwrap(), &trace.get("client_change"));
    }
    if let [finished] = sent {
        assert_eq!(*finished, trace.get("client_flight"));
    }
    client.check_flight("CLIENT_HANDSHAKE_TRAFFIC_SECRET", sent, trace.get("client_flight"));
    assert!(!client.connection.is_handshaking());
    (trace, client)
}

/// The client of section 3, with the session of its ticket.
fn client_with_ticket() -> (Trace, Side) {
    let (trace, mut client) = connect("simple", |config, _| config.middlebox_compat = false);
    assert!(client.feed(trace.get("ticket")).is_empty());
    (trace, client)
}

#[test]
fn client_of_a_simple_handshake() {
    let (trace, mut client) = client_with_ticket();
    client.connection.write(&data()).unwrap();
    assert_eq!(client.output(), trace.get("client_data"));
    client.check_data(trace.get("server_data"));
    client.check_close(trace.get("client_close"), trace.get("server_close"));
}

#[test]
fn client_that_resumes_with_early_data() {
    let (_, first) = client_with_ticket();
    let trace = Trace::new("resumed");
    let session = first.sessions.last().unwrap();
    assert_eq!(session.master_secret.as_ref(), hex(PSK));
    let hello = ClientHello::decode(&trace.message("client_hello")[4..]).unwrap();
    let offered = hello.extensions.pre_shared_key.unwrap();
    assert_eq!(session.ticket, offered.identities[0].identity);

    let mut config = Config::new();
    config.server_name = Some("server".to_owned());
    config.middlebox_compat = false;
    let mut client = Side::new(Role::Client, config, Vec::new());
    client.connection.offer_session(Some(Arc::clone(session)));
    client.connection.want_early_data();
    scripted::draw_next(&[trace.get("client_key"), &hello.random]);
    scripted::send_next(&[trace.message("client_hello")]);
    assert_eq!(client.feed(&[]), trace.get("client_hello"));
    let ours = ClientHello::decode(&scripted::end()[0][4..]).unwrap().extensions;
    assert_eq!(ours.key_share, hello.extensions.key_share);
    assert_eq!(ours.pre_shared_key.unwrap().identities[0].identity, offered.identities[0].identity);
    assert!(ours.early_data);

    client.connection.write_early_data(b"ABCDEF").unwrap();
    assert_eq!(client.output(), trace.get("early_data"));
    client.connection.end_early_data();
    assert!(client.feed(trace.get("server_hello")).is_empty());
    let wire = client.feed(trace.get("server_flight"));
    assert_eq!(records(&wire), [trace.get("end_of_early_data"), trace.get("client_flight")]);
    assert!(client.connection.facts().resumed);
    client.connection.write(&data()).unwrap();
    assert_eq!(client.output(), trace.get("client_data"));
    client.check_data(trace.get("server_data"));
    client.check_close(trace.get("client_close"), trace.get("server_close"));
}

#[test]
fn client_that_is_asked_to_try_again() {
    let (trace, mut client) = connect("retry", |config, _| config.middlebox_compat = false);
    client.check_close(trace.get("client_close"), trace.get("server_close"));
}

#[test]
fn client_with_a_certificate() {
    let (trace, mut client) = connect("client_auth", |config, flight| {
        config.middlebox_compat = false;
        use_published(config, flight);
    });
    client.check_close(trace.get("client_close"), trace.get("server_close"));
}

#[test]
fn client_in_compatibility_mode() {
    let (trace, mut client) = connect("compatibility", |_, _| ());
    client.check_close(trace.get("client_close"), trace.get("server_close"));
}

/// A server that gives tickets and takes early data.
fn with_tickets(config: &mut Config) {
    config.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    config.num_tickets = 1;
    config.max_early_data = 1024;
    config.replay_protection = false;
}

/// The published ticket.
fn ticket() -> Vec<u8> {
    let secret = hex("a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643");
    open(&TrafficSecret::new(SHA256, &secret).unwrap(), &[Trace::new("simple").get("ticket")])
}

#[test]
fn server_of_a_simple_handshake() {
    let (trace, mut server) = serve("simple", with_tickets);
    scripted::send_next(&[&ticket()]);
    assert_eq!(server.feed(trace.get("client_flight")), trace.get("ticket"));
    scripted::end();
    server.check_data(trace.get("client_data"));
    server.connection.write(&data()).unwrap();
    assert_eq!(server.output(), trace.get("server_data"));
    server.check_close(trace.get("server_close"), trace.get("client_close"));
}

#[test]
fn server_that_takes_early_data() {
    let (trace, mut first) = serve("simple", |_| ());
    first.feed(trace.get("client_flight"));
    let psk = MasterSecret::of_psk(&hex(PSK)).unwrap();
    let session = first.connection.facts().session.as_ref().unwrap();
    let session = session.with_psk(psk, 0xfad6_aac5, 1024, crate::session::now_millis());

    let trace = Trace::new("resumed");
    let mut config = Config::new();
    with_tickets(&mut config);
    config.asks.tickets = true;
    let mut server = Side::new(Role::Server, config, Vec::new());
    server.resumed = Some(Arc::new(session));
    server.connection.want_early_data();
    let hello = trace.message("server_hello");
    let extensions = hex("080000280026000a00140012001d00170018001901000101010201030104001c0002400100000000002a0000");
    scripted::draw_next(&[trace.get("server_key"), &hello[6..38]]);
    scripted::send_next(&[hello, &extensions]);
    let wire = server.feed(trace.get("client_hello"));
    assert_same_server_hello(&scripted::end()[0], hello);
    let mut sent = &records(&wire)[..];
    assert_eq!(sent.split_off_first().unwrap(), &trace.get("server_hello"));
    server.check_flight("SERVER_HANDSHAKE_TRAFFIC_SECRET", sent, trace.get("server_flight"));

    server.feed(trace.get("early_data"));
    let mut early = [0; 10];
    assert_eq!(server.connection.read(&mut early), 6);
    assert_eq!(&early[..6], b"ABCDEF");
    server.feed(trace.get("end_of_early_data"));
    assert!(server.feed(trace.get("client_flight")).is_empty());
    assert!(!server.connection.is_handshaking());
    server.check_data(trace.get("client_data"));
    server.connection.write(&data()).unwrap();
    assert_eq!(server.output(), trace.get("server_data"));
    server.check_close(trace.get("server_close"), trace.get("client_close"));
}

#[test]
fn server_that_asks_for_a_certificate() {
    let (trace, mut server) = serve("client_auth", |config| {
        config.verify.peer = true;
        let schemes =
            [0x403, 0x503, 0x603, 0x203, 0x804, 0x805, 0x806, 0x401, 0x501, 0x601, 0x201, 0x402, 0x502, 0x602, 0x202];
        config.client_signature_schemes = schemes.map(crate::codepoint::SignatureScheme).to_vec();
    });
    assert!(server.feed(trace.get("client_flight")).is_empty());
    assert!(!server.connection.is_handshaking());
    server.check_close(trace.get("server_close"), trace.get("client_close"));
}

#[test]
fn server_in_compatibility_mode() {
    let (trace, mut server) = serve("compatibility", |_| ());
    assert!(server.feed(trace.get("client_flight")).is_empty());
    assert!(!server.connection.is_handshaking());
    server.check_close(trace.get("server_close"), trace.get("client_close"));
}
