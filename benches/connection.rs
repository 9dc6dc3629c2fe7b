//! Whole handshakes and bulk transfer through the engine, both ends in one process: what the protocol costs over the
//! primitives of `benches/crypto.rs`. `cargo bench --bench connection -- handshake`, for one.
#![allow(missing_docs, reason = "what criterion's macros define has none")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use oxissl::codepoint::{NamedGroup, ProtocolVersion};
use oxissl::config::{Config, Slot};
use oxissl::connection::{Answer, Connection, Event, Question, Role, Step, Verdict};
use oxissl::crypto::PrivateKey;
use oxissl::crypto::suites;
use oxissl::session::{Session, TicketKeys};
use oxissl::x509::{Purpose, TrustStore, VerifyParams, pem, verify_chain};

fn pki(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/ffi-tests/pki/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a file of the test PKI")
}

/// What both ends of a benchmark are made from.
struct Setup {
    client: Arc<Config>,
    server: Arc<Config>,
    store: TrustStore,
}

impl Setup {
    fn new(suite: &str, certificate: &str) -> Self {
        let mut client = Config::new();
        let suite = suites::by_name(suite).expect("a suite");
        if suite.works_with(ProtocolVersion::TLS1_3) {
            client.tls13_suites = vec![suite];
        } else {
            (client.cipher_suites, client.max_version) = (vec![suite], ProtocolVersion::TLS1_2);
        }
        client.groups = vec![NamedGroup::X25519, NamedGroup::SECP256R1];
        client.ticket_keys = Some(Arc::new(TicketKeys::new(7200).expect("ticket keys")));
        client.observe.sessions = true;
        let mut server = client.clone();
        let key = pki(&format!("{certificate}.key"));
        let key =
            PrivateKey::from_pkcs8_der(&pem::blocks(&key).next().expect("a block").expect("PEM").der).expect("a key");
        let held = server.certificates.get_mut(Slot::of(key.key_type()).expect("a key for TLS"));
        held.certificate = pem::certificates(&pki(&format!("{certificate}.crt"))).next().and_then(Result::ok);
        held.key = Some(Arc::new(key));
        let mut store = TrustStore::new();
        store.add_pem(&pki("ca.pem")).expect("the test CAs");
        Self { client: Arc::new(client), server: Arc::new(server), store }
    }

    /// A whole handshake; the session is the client's new one.
    fn connect(&self, session: Option<Arc<Session>>) -> (Connection, Connection, Option<Arc<Session>>) {
        let mut client = Connection::new(Role::Client, Arc::clone(&self.client));
        let mut server = Connection::new(Role::Server, Arc::clone(&self.server));
        client.offer_session(session);
        let mut new = None;
        while client.is_handshaking() || server.is_handshaking() {
            self.run(&mut client, &mut new);
            carry(&mut client, &mut server);
            self.run(&mut server, &mut None);
            carry(&mut server, &mut client);
        }
        // The tickets of TLS 1.3 come after the handshake.
        self.run(&mut client, &mut new);
        (client, server, new)
    }

    /// Steps until bytes must move.
    fn run(&self, end: &mut Connection, new: &mut Option<Arc<Session>>) {
        loop {
            match end.step().expect("a handshake that succeeds") {
                Step::Event(Event::NewSession(session)) => *new = Some(session),
                Step::Event(_) => {}
                Step::Ask(question) => {
                    let answer = self.answer(question);
                    end.answer(answer).expect("an open question");
                }
                _ => return,
            }
        }
    }

    fn answer(&self, question: Question) -> Answer {
        match question {
            Question::VerifyPeer { chain } => {
                let params = VerifyParams { purpose: Purpose::TlsServer, ..VerifyParams::default() };
                let outcome = verify_chain(&self.store, &chain, &params, &mut |step| step.ok);
                Answer::Verified(Verdict {
                    accepted: outcome.ok,
                    result: outcome.error.0,
                    alert: outcome.error.alert(),
                    detail: String::new(),
                    chain: outcome.chain,
                })
            }
            Question::Sign(request) => Answer::Signature(request.sign().expect("a signature")),
            Question::Decrypt(request) => Answer::Premaster(request.decrypt().expect("a secret")),
            _ => Answer::Continue,
        }
    }
}

/// Moves all output of one end to the other, as far as that takes it in one go.
fn carry(from: &mut Connection, to: &mut Connection) {
    while !from.output().is_empty() {
        let space = to.space(true);
        let n = space.len().min(from.output().len());
        space[..n].copy_from_slice(&from.output()[..n]);
        to.filled(n);
        from.sent(n);
    }
}

fn handshake(c: &mut Criterion) {
    for (suite, certificate) in [
        ("TLS_AES_128_GCM_SHA256", "server-p256"),
        ("ECDHE-ECDSA-AES128-GCM-SHA256", "server-p256"),
        ("ECDHE-RSA-AES128-GCM-SHA256", "server-rsa"),
        ("ECDHE-ECDSA-AES128-GCM-SHA256", "server-ed25519"),
        ("AES128-GCM-SHA256", "server-rsa"),
    ] {
        let setup = Setup::new(suite, certificate);
        c.bench_function(&format!("handshake/{suite}/{certificate}"), |b| b.iter(|| setup.connect(None)));
    }
    for suite in ["TLS_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"] {
        let setup = Setup::new(suite, "server-p256");
        let (_, _, session) = setup.connect(None);
        c.bench_function(&format!("handshake/{suite}/resumed by ticket"), |b| {
            b.iter(|| {
                let (client, server, _) = setup.connect(session.clone());
                assert!(client.facts().resumed);
                (client, server)
            });
        });
    }
}

fn bulk(c: &mut Criterion) {
    for suite in [
        "TLS_AES_128_GCM_SHA256",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES128-SHA256",
    ] {
        let setup = Setup::new(suite, "server-rsa");
        for size in [64, 1024, 16384] {
            let (_, mut server, _) = setup.connect(None);
            let (data, mut out) = (vec![0x61; size], vec![0; size]);
            let mut group = c.benchmark_group(format!("bulk/{suite}/{size}"));
            group.throughput(Throughput::Bytes(size as u64));
            group.bench_function("send", |b| {
                b.iter(|| {
                    server.write(&data).expect("a write");
                    let n = black_box(server.output()).len();
                    server.sent(n);
                });
            });
            let (mut client, mut server, _) = setup.connect(None);
            group.bench_function("send and receive", |b| {
                b.iter(|| {
                    server.write(&data).expect("a write");
                    carry(&mut server, &mut client);
                    assert!(matches!(client.step(), Ok(Step::Data)));
                    assert_eq!(client.read(&mut out), size);
                });
            });
        }
    }
}

criterion_group!(benches, handshake, bulk);
criterion_main!(benches);
