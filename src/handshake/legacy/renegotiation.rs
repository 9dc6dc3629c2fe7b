//! What ties a handshake to the one before it on the same connection (RFC 5746), what it may not change, and the
//! HelloRequest with which a server asks for it (RFC 5246, section 7.4.1.1).

use subtle::ConstantTimeEq;

use super::exchange::Exchange;
use super::refused;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::config::Config;
use crate::error::Reason;
use crate::handshake::Facts;
use crate::handshake::hello::{self, RENEGOTIATION_INFO_SCSV};
use crate::handshake::messages::{self, ClientHello, HelloRequest, ServerHello};
use crate::handshake::state::{Context, Expecting, Incoming, Sending, State, Traffic};
use crate::session::Session;
use crate::x509::Certificate;
use crate::{Error, Result};

/// The renegotiation_info of a client's hello: its last verify_data. `None` in a first handshake, and with a server that
/// does not know the extension: then the signalling suite stands for it (RFC 5746, sections 3.4, 3.5 and 4.2).
pub(in crate::handshake) fn client_info(facts: &Facts) -> Option<Vec<u8>> {
    let before = facts.before.as_ref().filter(|before| before.secure)?;
    Some(before.client_verify_data.clone())
}

/// The renegotiation_info of a server's hello: the last verify_data of both, nothing in a first handshake. `None` if the
/// client does not know the extension.
pub(super) fn server_info(facts: &Facts) -> Option<Vec<u8>> {
    let both = || match &facts.before {
        Some(before) => [&before.client_verify_data[..], &before.server_verify_data].concat(),
        None => Vec::new(),
    };
    facts.secure_renegotiation.then(both)
}

/// Checks what a ClientHello says of the handshake before (RFC 5746, sections 3.6, 3.7 and 4.4). Whether the client
/// supports secure renegotiation.
pub(super) fn check_client(hello: &ClientHello, facts: &Facts) -> Result<bool> {
    let signals = hello.cipher_suites.contains(&RENEGOTIATION_INFO_SCSV);
    let info = hello.extensions.renegotiation_info.as_deref();
    match (&facts.before, info) {
        (None, Some([])) => Ok(true),
        (None, Some(_)) => {
            Err(mismatch("the client's renegotiation_info speaks of an earlier handshake, but this is the first"))
        }
        (None, None) => Ok(signals),
        (Some(_), _) if signals => Err(failure(
            Reason::SCSV_RECEIVED_WHEN_RENEGOTIATING,
            "the client renegotiates with the signalling suite of a first handshake",
        )),
        (Some(before), None) if before.secure => {
            Err(unsafe_legacy("the client renegotiates without renegotiation_info"))
        }
        (Some(before), Some(info)) if before.secure => {
            if before.client_verify_data.ct_eq(info).into() {
                Ok(true)
            } else {
                Err(mismatch("the client's renegotiation_info is not of the handshake before"))
            }
        }
        (Some(_), Some(_)) => Err(mismatch("the client sends renegotiation_info, which it did not know before")),
        (Some(_), None) => Ok(false),
    }
}

/// Checks what a ServerHello says of the handshake before (RFC 5746, sections 3.4, 3.5 and 4.2). Whether the server
/// supports secure renegotiation.
pub(super) fn check_server(answer: &ServerHello, config: &Config, facts: &Facts) -> Result<bool> {
    let info = answer.extensions.renegotiation_info.as_deref();
    match (&facts.before, info) {
        (None, Some([])) => Ok(true),
        (None, Some(_)) => {
            Err(mismatch("the server's renegotiation_info speaks of an earlier handshake, but this is the first"))
        }
        (None, None) if config.legacy_server_connect || config.renegotiation.unsafe_legacy => Ok(false),
        (None, None) => Err(unsafe_legacy("the server does not support secure renegotiation (RFC 5746)")),
        (Some(before), None) if before.secure => {
            Err(unsafe_legacy("the server renegotiates without renegotiation_info"))
        }
        (Some(before), Some(info)) if before.secure => {
            let expected = [&before.client_verify_data[..], &before.server_verify_data].concat();
            if expected.ct_eq(info).into() {
                Ok(true)
            } else {
                Err(mismatch("the server's renegotiation_info is not of the handshake before"))
            }
        }
        (Some(_), Some(_)) => Err(mismatch("the server sends renegotiation_info, which it did not know before")),
        (Some(_), None) => Ok(false),
    }
}

/// A connection keeps its version.
pub(in crate::handshake) fn check_version(version: ProtocolVersion, facts: &Facts) -> Result<()> {
    match &facts.before {
        Some(before) if before.version != version => Err(refused(
            AlertDescription::PROTOCOL_VERSION,
            Reason::WRONG_SSL_VERSION,
            format!("the connection is {}, but its renegotiation comes to {version}", before.version),
        )),
        _ => Ok(()),
    }
}

/// What protects a connection is not lost: the extended master secret, or encrypt-then-MAC (RFC 7366, section 3.1).
pub(super) fn check_terms(exchange: &Exchange, facts: &Facts) -> Result<()> {
    let Some(before) = &facts.before else { return Ok(()) };
    if before.extended_master_secret && !exchange.extended_master_secret {
        return Err(failure(Reason::INCONSISTENT_EXTMS, "the renegotiation drops the extended master secret"));
    }
    if before.encrypt_then_mac && !exchange.encrypt_then_mac && !exchange.suite.is_aead() {
        return Err(mismatch("the renegotiation drops encrypt-then-MAC"));
    }
    Ok(())
}

/// The peer that has shown a certificate shows the same again.
pub(super) fn check_certificate(certificate: &Certificate, facts: &Facts) -> Result<()> {
    match known_peer(facts) {
        Some(known) if known.der() != certificate.der() => Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::RENEGOTIATION_MISMATCH,
            format!(
                "the peer's certificate changed in a renegotiation, from {} to {}",
                known.subject().oneline(),
                certificate.subject().oneline()
            ),
        )),
        _ => Ok(()),
    }
}

/// The peer that had shown a certificate when the handshake began is still that one now that it is over.
pub(super) fn check_peer(facts: &Facts) -> Result<()> {
    match (known_peer(facts), facts.peer_chain.first()) {
        (None, _) => Ok(()),
        (Some(_), Some(certificate)) => check_certificate(certificate, facts),
        (Some(known), None) => Err(refused(
            AlertDescription::HANDSHAKE_FAILURE,
            Reason::RENEGOTIATION_MISMATCH,
            format!("the peer was {} and shows no certificate in a renegotiation", known.subject().oneline()),
        )),
    }
}

/// Whether resuming `session` leaves the peer who it was.
pub(in crate::handshake) fn is_of_same_peer(session: &Session, facts: &Facts) -> bool {
    known_peer(facts)
        .is_none_or(|known| session.peer_chain.first().is_some_and(|certificate| certificate.der() == known.der()))
}

/// The certificate that the peer showed before.
fn known_peer(facts: &Facts) -> Option<&Certificate> {
    facts.before.as_ref()?.peer.as_deref()
}

/// The error for a renegotiation that does not belong to the handshake before it.
fn mismatch(detail: &str) -> Error {
    failure(Reason::RENEGOTIATION_MISMATCH, detail)
}

/// The error for a peer that does not support secure renegotiation where that is needed.
pub(crate) fn unsafe_legacy(detail: &str) -> Error {
    failure(Reason::UNSAFE_LEGACY_RENEGOTIATION_DISABLED, detail)
}

fn failure(reason: Reason, detail: &str) -> Error {
    refused(AlertDescription::HANDSHAKE_FAILURE, reason, detail.to_owned())
}

/// A server's first state of a renegotiation that it wishes: it asks for it, and data goes on flowing until the client
/// answers.
pub(crate) fn ask(traffic: Traffic) -> Result<State> {
    State::send(SendHelloRequest { traffic })
}

struct SendHelloRequest {
    traffic: Traffic,
}

impl Sending for SendHelloRequest {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        // It is in no transcript (RFC 5246, section 7.4.1.1).
        let message = messages::frame(HandshakeType::HELLO_REQUEST, |out| HelloRequest.encode(out));
        cx.channel.send_handshake(HandshakeType::HELLO_REQUEST, &message)?;
        Ok(State::Traffic(self.traffic))
    }
}

/// A client's first state of a renegotiation that the server wishes. It offers to resume the session, as in OpenSSL.
pub(crate) fn follow() -> Result<State> {
    State::expect(ExpectHelloRequest)
}

struct ExpectHelloRequest;

impl Expecting for ExpectHelloRequest {
    fn name(&self) -> &'static str {
        "ExpectHelloRequest"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::HELLO_REQUEST, self.name())?;
        HelloRequest::decode(message.body())?;
        hello::client::start(cx.facts.session.clone(), cx)
    }
}
