//! How much heap a peer can make one half-open handshake hold, whatever it sends, and what an idle connection holds: measured
//! with an allocator that counts. The bounds are those that the README states.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ffi::{CString, c_int, c_long};
use std::ptr;
use std::sync::Arc;

use oxissl::codepoint::{self, ProtocolVersion};
use oxissl::config::{Config, Slot, VerifyMode};
use oxissl::connection::{Answer, Connection, Question, Role, Step};
use oxissl::crypto::{PrivateKey, suites};
use oxissl::error::Error;
use oxissl::ffi::bio::pair::BIO_new_bio_pair;
use oxissl::ffi::ssl::constants::{SSL_RECEIVED_SHUTDOWN, SSL_SENT_SHUTDOWN};
use oxissl::ffi::ssl::{certificates, context, ctrl, handshake, io, life, method, private_keys, shutdown, transport};
use oxissl::ffi::types::{SSL, SSL_CTX};
use oxissl::handshake::messages::{ClientHello, frame};
use oxissl::x509::pem;

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, which counts what each thread holds.
struct Counting;

fn count(change: isize) {
    // A thread that ends has no counters any more, and nobody asks for them.
    let _ = HELD.try_with(|held| {
        held.set(held.get().wrapping_add_signed(change));
        let _ = PEAK.try_with(|peak| peak.set(peak.get().max(held.get())));
    });
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both are there for a moment.
        count(size as isize);
        count(-(layout.size() as isize));
        // SAFETY: as the caller promises.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const KIB: usize = 1024;

/// The most that one handshake may hold.
const BOUND: usize = 1024 * KIB;

fn pki(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/ffi-tests/pki/{name}", env!("CARGO_MANIFEST_DIR"))).expect("the test PKI")
}

/// A server that asks for a client certificate: it keeps the most. Or the client that it is for.
fn config(version: ProtocolVersion) -> Arc<Config> {
    let mut config = Config::new();
    config.max_version = version;
    let key = PrivateKey::from_pkcs8_der(&pem::blocks(&pki("server-p256.key")).next().unwrap().unwrap().der).unwrap();
    let held = config.certificates.get_mut(Slot::of(key.key_type()).expect("a key for TLS"));
    held.certificate = pem::certificates(&pki("server-p256.crt")).next().and_then(Result::ok);
    held.key = Some(Arc::new(key));
    config.verify = VerifyMode { peer: true, ..VerifyMode::default() };
    config.session_id_context = b"memory".to_vec();
    Arc::new(config)
}

/// What an attack came to: the most that was held, what is held with the connection still open, and how it ended.
struct Outcome {
    peak: usize,
    held: usize,
    error: Option<Error>,
    /// What the victim said.
    wire: Vec<u8>,
}

/// Steps until input is needed or the connection is over.
fn run(end: &mut Connection, wire: &mut Vec<u8>) -> Option<Error> {
    loop {
        match end.step() {
            Ok(Step::NeedOutput) => {
                wire.extend_from_slice(end.output());
                end.sent(end.output().len());
            }
            Ok(Step::Ask(Question::Sign(request))) => end.answer(Answer::Signature(request.sign().unwrap())).unwrap(),
            Ok(Step::Ask(Question::VerifyPeer { .. })) => return None,
            Ok(Step::Ask(_)) => end.answer(Answer::Continue).unwrap(),
            Ok(Step::Event(_)) => {}
            Ok(_) => return None,
            Err(error) => return Some(error),
        }
    }
}

/// Sends `bytes` to a new connection of this role and highest version, as the network would: as much at a time as it asks for.
fn attack(role: Role, version: ProtocolVersion, bytes: &[u8]) -> Outcome {
    let config = config(version);
    // The victim's words are ours to keep.
    let mut wire = Vec::with_capacity(1 << 20);
    let before = HELD.get();
    PEAK.set(before);
    let mut end = Connection::new(role, config);
    let mut error = run(&mut end, &mut wire);
    let mut rest = bytes;
    while error.is_none() && !rest.is_empty() {
        let space = end.space(false);
        let n = space.len().min(rest.len());
        if n == 0 {
            break;
        }
        space[..n].copy_from_slice(&rest[..n]);
        end.filled(n);
        rest = &rest[n..];
        error = run(&mut end, &mut wire);
    }
    let (peak, held) = (PEAK.get() - before, HELD.get().saturating_sub(before));
    drop(end);
    Outcome { peak, held, error, wire }
}

/// Records that carry `payload`, `length` bytes each.
fn records(payload: &[u8], length: usize) -> Vec<u8> {
    let record = |fragment: &[u8]| {
        let [high, low] = (fragment.len() as u16).to_be_bytes();
        [&[22, 3, 3, high, low], fragment].concat()
    };
    payload.chunks(length).flat_map(record).collect()
}

/// A header of the handshake and as many bytes of a body as there may be, but for the last.
fn unfinished(typ: u8, length: usize) -> Vec<u8> {
    let [_, a, b, c] = (length as u32).to_be_bytes();
    [&[typ, a, b, c][..], &vec![0; length - 1]].concat()
}

/// A genuine ClientHello, without its header.
fn genuine_hello(version: ProtocolVersion) -> ClientHello {
    let outcome = attack(Role::Client, version, &[]);
    ClientHello::decode(&outcome.wire[5 + 4..]).expect("our own hello")
}

/// The longest hello that is taken: all suites there can be, one that is had among them, and ten thousand extensions.
fn monstrous_hello(version: ProtocolVersion) -> Vec<u8> {
    let mut hello = genuine_hello(version);
    hello.cipher_suites = (0..32_766).chain([suites::by_name("ECDHE-ECDSA-AES128-GCM-SHA256").unwrap().id]).collect();
    let mut message = frame(codepoint::HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    // Behind the extensions that are there: ones of types that nobody knows, without a body.
    let extensions: Vec<u8> = (20_000..30_000u16).flat_map(|typ| [(typ >> 8) as u8, typ as u8, 0, 0]).collect();
    let known = {
        let mut out = Vec::new();
        hello.extensions.received = Default::default();
        let mut whole = hello.clone();
        whole.extensions = Default::default();
        whole.encode(&mut out);
        message.len() - 4 - out.len() - 2
    };
    let at = message.len() - known - 2;
    let length = (known + extensions.len()) as u16;
    message[at..at + 2].copy_from_slice(&length.to_be_bytes());
    message.extend(extensions);
    let body = (message.len() - 4) as u32;
    message[1..4].copy_from_slice(&body.to_be_bytes()[1..]);
    message
}

fn check(what: &str, outcome: &Outcome, refused: bool, bound: usize) {
    println!("{what}: at most {} bytes, {} while it waits; {:?}", outcome.peak, outcome.held, outcome.error);
    assert_eq!(outcome.error.is_some(), refused, "{what}: {:?}", outcome.error);
    assert!(outcome.peak <= bound, "{what}: {} bytes, more than {bound}", outcome.peak);
}

#[test]
fn what_a_peer_makes_a_half_open_handshake_hold() {
    for version in [ProtocolVersion::TLS1_2, ProtocolVersion::TLS1_3] {
        attack_in_every_way(version);
    }
}

fn attack_in_every_way(version: ProtocolVersion) {
    // What is set up once for the process does not count.
    let hello = frame(codepoint::HandshakeType::CLIENT_HELLO, |out| genuine_hello(version).encode(out));
    attack(Role::Server, version, &records(&hello, 16_384));

    check("a server that waits for a hello", &attack(Role::Server, version, &[]), false, 4 * KIB);
    check("a server that waits in a record", &attack(Role::Server, version, &[22, 3, 1, 0x40, 0, 1]), false, 32 * KIB);
    // The hybrid key exchange of TLS 1.3 has large keys.
    let keys = if version == ProtocolVersion::TLS1_3 { 8 * KIB } else { 0 };
    check("a client that waits", &attack(Role::Client, version, &[]), false, 8 * KIB + keys);
    check("a server after a hello", &attack(Role::Server, version, &records(&hello, 16_384)), false, 64 * KIB);

    // Lengths that are never waited for.
    for typ in [1, 2, 11, 12, 13, 14, 16, 20, 22] {
        for role in [Role::Client, Role::Server] {
            let outcome = attack(role, version, &records(&[typ, 0xff, 0xff, 0xff, 0], 16_384));
            check("a message of 16 MiB", &outcome, true, 32 * KIB);
        }
    }
    // The longest of each type that comes first, but for a byte, in records of every size.
    for length in [1, 100, 16_384] {
        let outcome = attack(Role::Server, version, &records(&unfinished(1, 131_396), length));
        check("most of the longest hello", &outcome, false, 512 * KIB);
        let outcome = attack(Role::Client, version, &records(&unfinished(2, 20_000), length));
        check("most of the longest answer", &outcome, false, 96 * KIB);
    }
    // The longest hello that there is, taken for good: what is held then is held until the client goes on.
    let monstrous = monstrous_hello(version);
    assert!(monstrous.len() > 100_000);
    for length in [100, 16_384] {
        let outcome = attack(Role::Server, version, &records(&monstrous, length));
        check("32767 suites and ten thousand extensions", &outcome, false, BOUND);
        assert!(!outcome.wire.is_empty());
    }
    // And then as much of a chain of certificates as there may be. Since TLS 1.3 it would have to be encrypted.
    if version == ProtocolVersion::TLS1_3 {
        return;
    }
    let after = [records(&monstrous, 16_384), records(&unfinished(11, 100 * KIB), 100)].concat();
    check("that, and most of the longest chain", &attack(Role::Server, version, &after), false, BOUND);
    let chain = {
        let certificate = pem::certificates(&pki("client-p256.crt")).next().unwrap().unwrap();
        let one = [&(certificate.der().len() as u32).to_be_bytes()[1..], certificate.der()].concat();
        let list = one.repeat((100 * KIB - 3) / one.len());
        let body = [&(list.len() as u32).to_be_bytes()[1..], &list[..]].concat();
        [&[11], &(body.len() as u32).to_be_bytes()[1..], &body].concat()
    };
    let after = [records(&monstrous, 16_384), records(&chain, 16_384)].concat();
    check("that, and the longest chain, whole", &attack(Role::Server, version, &after), false, BOUND);
}

/// The most that an idle server connection may hold.
const IDLE_BOUND: usize = 5 * KIB;

/// A context for one version alone. `SSL_CTRL_SET_MIN_PROTO_VERSION` and `SSL_CTRL_SET_MAX_PROTO_VERSION` have these numbers.
unsafe fn context_for(version: c_int) -> *mut SSL_CTX {
    // SAFETY: a method that lives for ever, and a live context.
    unsafe {
        let ctx = context::SSL_CTX_new(method::TLS_method());
        for command in [123, 124] {
            assert_eq!(ctrl::SSL_CTX_ctrl(ctx, command, c_long::from(version), ptr::null_mut()), 1);
        }
        ctx
    }
}

/// A pair that has done its handshake and exchanged a byte each way.
unsafe fn connected(client_ctx: *mut SSL_CTX, server_ctx: *mut SSL_CTX) -> (*mut SSL, *mut SSL) {
    // SAFETY: live contexts, connections and BIOs, and room for the byte.
    unsafe {
        let (client, server) = (life::SSL_new(client_ctx), life::SSL_new(server_ctx));
        let (mut one, mut other) = (ptr::null_mut(), ptr::null_mut());
        assert_eq!(BIO_new_bio_pair(&mut one, 0, &mut other, 0), 1);
        transport::SSL_set_bio(client, one, one);
        transport::SSL_set_bio(server, other, other);
        handshake::SSL_set_connect_state(client);
        handshake::SSL_set_accept_state(server);
        let mut done = (0, 0);
        for _ in 0..10 {
            done = (handshake::SSL_do_handshake(client), handshake::SSL_do_handshake(server));
        }
        assert_eq!(done, (1, 1), "the handshake");
        let mut byte = 0_u8;
        for (from, to) in [(client, server), (server, client)] {
            assert_eq!(io::SSL_write(from, (&raw const byte).cast(), 1), 1);
            assert_eq!(io::SSL_read(to, (&raw mut byte).cast(), 1), 1);
            // As an idle connection does, it waits for more.
            assert_eq!(io::SSL_read(to, (&raw mut byte).cast(), 1), -1);
        }
        (client, server)
    }
}

#[test]
fn what_an_idle_server_connection_holds() {
    for version in [0x0303, 0x0304] {
        // SAFETY: everything is alive until it is freed, once.
        let held = unsafe {
            let (client_ctx, server_ctx) = (context_for(version), context_for(version));
            let path =
                |name: &str| CString::new(format!("{}/ffi-tests/pki/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            let (certificate, key) = (path("server-p256.crt"), path("server-p256.key"));
            assert_eq!(certificates::SSL_CTX_use_certificate_chain_file(server_ctx, certificate.as_ptr()), 1);
            assert_eq!(private_keys::SSL_CTX_use_PrivateKey_file(server_ctx, key.as_ptr(), 1), 1);
            let free = |ssl| {
                shutdown::SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
                life::SSL_free(ssl);
            };
            // What is set up once for the process, the thread and the contexts does not count.
            let (client, server) = connected(client_ctx, server_ctx);
            free(client);
            free(server);
            let before = HELD.get();
            let (client, server) = connected(client_ctx, server_ctx);
            free(client);
            transport::SSL_set_bio(server, ptr::null_mut(), ptr::null_mut());
            let held = HELD.get() - before;
            free(server);
            context::SSL_CTX_free(client_ctx);
            context::SSL_CTX_free(server_ctx);
            held
        };
        println!("an idle server connection of version {version:#06x} holds {held} bytes");
        assert!(held <= IDLE_BOUND, "{held} bytes, more than {IDLE_BOUND}");
    }
}
