//! What RFC 8446 says must end a handshake, and with which alert: one end changes what it sends, or sends what it should not,
//! and the other must refuse it with that alert. docs/rfc8446.md names each.

mod by_client;
mod by_server;
mod later;
mod records;

use super::*;
use crate::alert::AlertDescription as A;
use crate::codec::Reader;
use crate::codepoint::ExtensionType as E;
use crate::handshake::extensions::KeyShareEntry;
use crate::handshake::messages::tls13::{Certificate, CertificateRequest, CertificateVerify, EncryptedExtensions};
use crate::handshake::messages::{ClientHello, Finished, ServerHello, frame};

/// What an end makes of a message that it is about to send, from its header on.
type Change = Box<dyn Fn(&mut Vec<u8>) + Send>;

/// Changes a message by what it says.
macro_rules! change_of {
    ($($name:ident: $message:ty, $typ:ident, |$body:ident| $decode:expr;)*) => {
        $(fn $name(change: impl Fn(&mut $message) + Send + 'static) -> (HandshakeType, Change) {
            let change = move |message: &mut Vec<u8>| {
                let $body = &message[4..];
                let mut decoded: $message = $decode.unwrap();
                change(&mut decoded);
                *message = frame(HandshakeType::$typ, |out| decoded.encode(out));
            };
            (HandshakeType::$typ, Box::new(change))
        })*
    };
}

change_of! {
    client_hello: ClientHello, CLIENT_HELLO, |body| ClientHello::decode(body);
    server_hello: ServerHello, SERVER_HELLO, |body| ServerHello::decode(body);
    encrypted_extensions: EncryptedExtensions, ENCRYPTED_EXTENSIONS, |body| EncryptedExtensions::decode(body);
    certificate_request: CertificateRequest, CERTIFICATE_REQUEST, |body| CertificateRequest::decode(body);
    certificate: Certificate, CERTIFICATE, |body| Certificate::decode(body);
    certificate_verify: CertificateVerify, CERTIFICATE_VERIFY, |body| CertificateVerify::decode(body);
    finished: Finished, FINISHED, |body| Finished::decode(body, 48);
}

/// Changes a message's bytes.
fn raw(typ: HandshakeType, change: impl Fn(&mut Vec<u8>) + Send + 'static) -> (HandshakeType, Change) {
    (typ, Box::new(change))
}

/// Adds extensions as they are to a ClientHello, before a pre-shared key.
fn with_extensions(added: &'static [(E, &'static [u8])]) -> (HandshakeType, Change) {
    client_hello(move |hello| {
        hello.extensions.others.extend(added.iter().map(|(typ, body)| (*typ, body.to_vec())));
    })
}

/// A client and a server with an ECDSA certificate.
fn ends() -> Pair {
    Pair::new(config13(&[]), config13(&["server-p256"]))
}

/// Ends whose server asks for a certificate that the client has.
fn ends_with_client_certificate() -> Pair {
    let mut server = config13(&["server-p256"]);
    server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
    server.session_id_context = b"must abort".to_vec();
    // What is changed is the message as it is.
    server.certificate_compression.takes = false;
    Pair::new(config13(&["client-p256"]), server)
}

/// Ends whose server asks for another ClientHello.
fn ends_with_retry() -> Pair {
    let mut server = config13(&["server-p256"]);
    server.groups = vec![NamedGroup::SECP384R1];
    Pair::new(config13(&[]), server)
}

/// Lets `liar` change its messages of one type (each time), and runs the handshake.
fn lie(mut pair: Pair, liar: Role, (typ, change): (HandshakeType, Change)) -> Pair {
    let end = if liar == Role::Client { &mut pair.client } else { &mut pair.server };
    end.connection.channel.rewrite = Some(Box::new(move |sent, message| {
        if sent == typ {
            change(message);
        }
    }));
    pair.handshake();
    pair
}

/// The other end refuses the lie with this alert, and goes no further.
#[track_caller]
fn refuses(what: &str, pair: Pair, liar: Role, lie_of: (HandshakeType, Change), alert: A) {
    let pair = lie(pair, liar, lie_of);
    let end = if liar == Role::Client { &pair.server } else { &pair.client };
    let error = end.error.as_ref().unwrap_or_else(|| panic!("{what}: not refused"));
    assert_eq!(error.alert(), Some(alert), "{what}: {error}");
    assert!(end.connection.failure().is_some(), "{what}");
}

/// Hands an end bytes that come after the handshake; returns the alert with which it refuses them.
fn said_to(end: &mut End, mut bytes: &[u8]) -> Option<A> {
    loop {
        match end.connection.step() {
            Ok(Step::NeedInput) if bytes.is_empty() => return None,
            Ok(Step::NeedInput) => {
                let space = end.connection.space(false);
                let n = space.len().min(bytes.len());
                space[..n].copy_from_slice(&bytes[..n]);
                end.connection.filled(n);
                bytes = &bytes[n..];
            }
            Ok(Step::NeedOutput) => end.flush(&mut Vec::new()),
            Ok(Step::Event(Event::NewSession(session))) => end.sessions.push(session),
            Ok(Step::Event(_)) => {}
            Ok(Step::Closed) => return None,
            Ok(Step::Data) => panic!("data"),
            Ok(Step::Ask(_)) => panic!("a question"),
            Err(error) => return error.alert(),
        }
    }
}
