//! What a handshake must not lose or take over: across a resumption, and when the configuration changes on the way.

use super::*;
use crate::codepoint::SignatureScheme;
use crate::handshake::messages::{ClientHello, frame};

#[test]
fn a_ticket_that_fits_no_hello_is_not_offered() {
    let (client, server, first) = first_session(true, |_, _| {});
    let mut session = Session::clone(&first.client.sessions[0]);
    // The longest that a NewSessionTicket can carry.
    session.set_ticket(vec![0; 65535], 0);
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(Some(Arc::new(session)));
    pair.handshake().check();
    assert!(!pair.client.connection.facts().resumed);
}

#[test]
fn a_resumed_connection_negotiates_its_protocol_too() {
    let (client, server, first) = first_session(true, |client, server| {
        client.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        server.asks.alpn = true;
    });
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake().check();
    assert!(pair.client.connection.facts().resumed);
    assert_eq!(pair.client.connection.facts().alpn.as_deref(), Some(&b"http/1.1"[..]));
}

#[test]
fn whether_the_client_is_asked_for_a_certificate_is_settled_with_the_hello() {
    let server = config(&["server-p256"]);
    let mut strict = server.clone();
    strict.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
    let (mut client, mut server) = (End::new(Role::Client, config(&["client-p256"])), End::new(Role::Server, server));
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    client.run(&[], &mut to_server);
    let space = server.connection.space(true);
    space[..to_server.len()].copy_from_slice(&to_server);
    server.connection.filled(to_server.len());
    loop {
        match server.connection.step().unwrap() {
            Step::Ask(Question::Sign(_)) => break,
            Step::Ask(question) => {
                let answer = server.answer(question, &[]);
                server.connection.answer(answer).unwrap();
            }
            Step::NeedInput => panic!("the server signs its key first"),
            _ => {}
        }
    }
    // The messages that a CertificateVerify would sign are no longer kept.
    server.connection.set_config(Arc::new(strict));
    server.run(&[], &mut to_client);
    client.feed(&to_client, usize::MAX, &[], &mut Vec::new());
    assert_eq!(client.error, None);
    assert!(client.connection.facts().certificate_request.is_none());
}

#[test]
fn a_client_that_verifies_does_not_resume_what_it_did_not_verify() {
    for tickets in [false, true] {
        let (client, server, mut first) = first_session(tickets, |_, _| {});
        let mut strict = client.clone();
        strict.verify.peer = true;
        assert!(resumes(strict.clone(), server.clone(), &first), "a server that was found good");

        // As with a server whose certificate nobody trusts, while verification was off.
        let mut session = Session::clone(&first.client.sessions[0]);
        session.verify_result = 19;
        first.client.sessions = vec![Arc::new(session)];
        assert!(resumes(client, server.clone(), &first), "it did not matter then, nor does it now");
        assert!(!resumes(strict.clone(), server.clone(), &first), "tickets: {tickets}");
    }
}

/// Were each of them tried against each signature algorithm, this would take minutes.
#[test]
fn a_hello_that_repeats_itself_is_soon_refused() {
    let mut client = End::new(Role::Client, config(&[]));
    let mut wire = Vec::new();
    client.run(&[], &mut wire);
    let mut hello = ClientHello::decode(&wire[9..]).unwrap();
    // TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, and a signature algorithm that nobody has.
    hello.cipher_suites = vec![0xc02f; 32_767];
    hello.extensions.signature_algorithms = Some(vec![SignatureScheme(0xfefe); 30_000]);
    let message = frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    let records = message.chunks(16_384).flat_map(|fragment| {
        let [high, low] = (fragment.len() as u16).to_be_bytes();
        [&[22, 3, 1, high, low], fragment].concat()
    });
    let mut server = End::new(Role::Server, config(&["server-rsa"]));
    server.run(&[], &mut Vec::new());
    server.feed(&records.collect::<Vec<_>>(), usize::MAX, &[], &mut Vec::new());
    let error = server.error.unwrap();
    assert!(matches!(error, Error::NoSharedCipher { .. }));
    assert!(error.to_string().len() < 10_000, "an error that fits a log");
}
