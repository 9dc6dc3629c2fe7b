//! Certificates that a server asks for after the handshake, and what neither end takes of the other then.

use super::super::renegotiation::{feed, run};
use super::*;
use crate::codepoint::KeyUpdateRequest;
use crate::handshake::messages::frame;
use crate::handshake::messages::tls13::{Certificate, CertificateEntry, CertificateRequest};
use crate::scripted;

use AlertDescription as Alert;

/// What tells the server's request from others.
const CONTEXT: [u8; 32] = [7; 32];

/// A client that lets itself be asked, and a server that asks later, after their handshake.
fn connected(certificates: &[&str]) -> Pair {
    let mut client = config13(certificates);
    client.post_handshake_auth = true;
    let mut server = config13(&["server-p256"]);
    server.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    server.verify = VerifyMode { peer: true, post_handshake: true, ..VerifyMode::default() };
    server.session_id_context = b"later".to_vec();
    // What is changed is the message as it is.
    server.certificate_compression.takes = false;
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    pair.converse();
    assert!(pair.server.connection.facts().peer_chain.is_empty(), "nobody was asked in the handshake");
    pair
}

/// As [`connected`], with a request that the client has not seen: it is the second result.
fn asked(certificates: &[&str]) -> (Pair, Vec<u8>) {
    let mut pair = connected(certificates);
    pair.server.connection.request_certificate().unwrap();
    scripted::draw_next(&[&CONTEXT]);
    let mut request = Vec::new();
    run(&mut pair.server, &[], &mut request);
    assert!(!request.is_empty());
    (pair, request)
}

fn der(name: &str) -> Vec<u8> {
    pem::certificates(&pki(&format!("{name}.crt"))).next().unwrap().unwrap().der().to_vec()
}

/// Who the server takes the client for.
fn peer(pair: &Pair) -> Option<Vec<u8>> {
    let facts = pair.server.connection.facts();
    let shown = facts.peer_chain.first().map(|certificate| certificate.der().to_vec());
    let session = facts.session.as_ref().unwrap();
    assert_eq!(
        session.peer_chain.first().map(|certificate| certificate.der().to_vec()),
        shown,
        "the session knows, too"
    );
    shown
}

#[test]
fn asked_again_and_again() {
    let mut pair = connected(&["client-p256"]);
    let sessions = pair.client.sessions.len();
    for round in 1..=3 {
        pair.server.connection.request_certificate().unwrap();
        assert!(pair.server.connection.certificate_request_is_due());
        pair.converse();
        assert_eq!(peer(&pair), Some(der("client-p256")));
        assert_eq!(pair.client.sessions.len(), sessions + 2 * round, "tickets that show who it is");
        transfer(&mut pair.client, &mut pair.server, b"data");
    }
    let last = pair.server.sessions.last().unwrap();
    assert_eq!(last.peer_chain[0].der(), der("client-p256"));
}

#[test]
fn keys_may_have_changed_meanwhile() {
    let (mut pair, request) = asked(&["client-ed25519"]);
    pair.client.connection.update_keys(KeyUpdateRequest::UPDATE_REQUESTED).unwrap();
    let mut answer = Vec::new();
    run(&mut pair.client, &[], &mut answer);
    feed(&mut pair.client, &request, &[], &mut answer);
    feed(&mut pair.server, &answer, &[], &mut Vec::new());
    assert_eq!((&pair.server.error, peer(&pair)), (&None, Some(der("client-ed25519"))));
}

#[test]
fn data_is_read_before_the_answer() {
    let (mut pair, request) = asked(&["client-p256"]);
    transfer(&mut pair.client, &mut pair.server, b"before it knows");
    assert_eq!(peer(&pair), None);
    let mut answer = Vec::new();
    feed(&mut pair.client, &request, &[], &mut answer);
    pair.client.connection.write(b"after").unwrap();
    pair.client.flush(&mut answer);
    let read = feed(&mut pair.server, &answer, &[], &mut Vec::new());
    assert_eq!((read.as_slice(), peer(&pair)), (&b"after"[..], Some(der("client-p256"))));
}

#[test]
fn nobody_without_a_certificate() {
    let mut pair = connected(&[]);
    pair.server.connection.request_certificate().unwrap();
    pair.converse();
    assert_eq!(peer(&pair), None);
    transfer(&mut pair.client, &mut pair.server, b"still there");

    let mut strict = Config::clone(pair.server.connection.config());
    strict.verify.fail_if_no_peer_cert = true;
    pair.server.connection.set_config(Arc::new(strict));
    pair.server.connection.request_certificate().unwrap();
    pair.converse();
    let alert = Alert::CERTIFICATE_REQUIRED;
    assert_eq!(pair.server.error, Some(Error::PeerDidNotReturnCertificate { alert }));
    assert_eq!(pair.client.error, Some(Error::AlertReceived { description: alert }));
}

#[test]
fn a_certificate_that_does_not_verify() {
    let mut pair = connected(&["untrusted"]);
    pair.server.connection.request_certificate().unwrap();
    pair.converse();
    assert!(matches!(pair.server.error, Some(Error::CertificateVerifyFailed { .. })));
    assert_eq!(pair.client.error, Some(Error::AlertReceived { description: Alert::UNKNOWN_CA }));
}

#[test]
fn what_cannot_be_asked() {
    let reason = |pair: &mut Pair| pair.server.connection.request_certificate().unwrap_err().reason();
    let (mut pair, _) = asked(&[]);
    assert_eq!(reason(&mut pair), Reason::REQUEST_SENT);
    assert_eq!(pair.client.connection.request_certificate().unwrap_err().reason(), Reason::NOT_SERVER);
    let mut pair = connected(&[]);
    pair.server.connection.close().unwrap();
    assert_eq!(reason(&mut pair), Reason::PROTOCOL_IS_SHUTDOWN);
    let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
    assert_eq!(reason(&mut pair), Reason::WRONG_SSL_VERSION);
    pair.handshake().check();
    assert_eq!(reason(&mut pair), Reason::EXTENSION_NOT_RECEIVED);
}

#[test]
fn a_client_that_has_closed_does_not_answer() {
    let (mut pair, request) = asked(&["client-p256"]);
    pair.client.connection.close().unwrap();
    let mut answer = Vec::new();
    pair.client.flush(&mut answer);
    let closed = answer.len();
    feed(&mut pair.client, &request, &[], &mut answer);
    assert_eq!((answer.len(), pair.client.error), (closed, None));
}

#[test]
fn a_server_does_not_ask_without_end() {
    let mut pair = connected(&[]);
    let (channel, typ) = (&mut pair.server.connection.channel, HandshakeType::CERTIFICATE_REQUEST);
    let mut request = CertificateRequest::default();
    request.extensions.signature_algorithms = vec![crate::codepoint::SignatureScheme::ECDSA_SECP256R1_SHA256];
    for number in 0..20 {
        request.certificate_request_context = vec![number];
        channel.send_handshake(typ, &frame(typ, |out| request.encode(out))).unwrap();
    }
    let (mut requests, mut answers) = (Vec::new(), Vec::new());
    pair.server.flush(&mut requests);
    feed(&mut pair.client, &requests, &[], &mut answers);
    assert_eq!(pair.client.error.unwrap().alert(), Some(Alert::UNEXPECTED_MESSAGE));
}

/// What a server says to a client that answers with these messages in the place of its own.
fn refusal(messages: &[&[u8]]) -> Alert {
    let (mut pair, request) = asked(&["client-p256"]);
    scripted::send_next(messages);
    let mut answer = Vec::new();
    feed(&mut pair.client, &request, &[], &mut answer);
    scripted::end();
    feed(&mut pair.server, &answer, &[], &mut Vec::new());
    pair.server.error.expect("the server goes on").alert().unwrap()
}

fn certificate(context: &[u8]) -> Vec<u8> {
    let entry = CertificateEntry { cert_data: der("client-p256"), extensions: Default::default() };
    let message = Certificate { certificate_request_context: context.to_vec(), certificate_list: vec![entry] };
    frame(HandshakeType::CERTIFICATE, |out| message.encode(out))
}

#[test]
fn answers_that_are_not_taken() {
    assert_eq!(refusal(&[&certificate(&[8; 32])]), Alert::ILLEGAL_PARAMETER, "to another request");
    assert_eq!(refusal(&[&certificate(&[])]), Alert::ILLEGAL_PARAMETER, "to none");
    let finished = frame(HandshakeType::FINISHED, |out| out.extend([1; 48]));
    assert_eq!(refusal(&[&finished]), Alert::DECRYPT_ERROR, "a Finished of something else");
    let short = frame(HandshakeType::FINISHED, |out| out.extend([1; 32]));
    assert_eq!(refusal(&[&short]), Alert::DECODE_ERROR, "a Finished of another hash");
}

/// What a server says to a client that has sent its certificate and goes on with something else.
fn after_certificate(send: impl FnOnce(&mut crate::handshake::channel::Channel)) -> Alert {
    let (mut pair, _) = asked(&["client-p256"]);
    let channel = &mut pair.client.connection.channel;
    channel.send_handshake(HandshakeType::CERTIFICATE, &certificate(&CONTEXT)).unwrap();
    send(channel);
    let mut wire = Vec::new();
    pair.client.flush(&mut wire);
    feed(&mut pair.server, &wire, &[], &mut Vec::new());
    pair.server.error.expect("the server goes on").alert().unwrap()
}

#[test]
fn nothing_comes_between_the_messages_of_an_answer() {
    let alert = Alert::UNEXPECTED_MESSAGE;
    assert_eq!(after_certificate(|channel| channel.send_data(b"data").unwrap()), alert);
    for typ in [HandshakeType::KEY_UPDATE, HandshakeType::FINISHED, HandshakeType::CERTIFICATE] {
        let message = frame(typ, |out| out.extend([0; 1]));
        assert_eq!(after_certificate(|channel| channel.send_handshake(typ, &message).unwrap()), alert, "{typ}");
    }
}

#[test]
fn a_certificate_that_nobody_asked_for() {
    let mut pair = connected(&["client-p256"]);
    pair.client.connection.channel.send_handshake(HandshakeType::CERTIFICATE, &certificate(&[])).unwrap();
    pair.converse();
    assert_eq!(pair.server.error.unwrap().alert(), Some(Alert::UNEXPECTED_MESSAGE));
}
