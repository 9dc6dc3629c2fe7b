//! CertificateRequest and ServerHelloDone (RFC 5246, sections 7.4.4 and 7.4.5): the end of the server's flight.

use std::sync::Arc;

use super::Accepted;
use super::flight::{ChooseCertificate, SendCertificate, send_key_exchange};
use super::key_exchange::ServerKey;
use super::status::JudgeStatus;
use crate::alert::AlertDescription;
use crate::codepoint::HandshakeType;
use crate::crypto::suites::Authentication;
use crate::error::Reason;
use crate::handshake::RequestedCertificate;
use crate::handshake::legacy::refused;
use crate::handshake::messages::{CertificateRequest, ServerHelloDone};
use crate::handshake::state::{Context, Expecting, Incoming, State, unexpected};
use crate::{Error, Result};

/// The server asks for a certificate, or is done.
pub(super) struct ExpectCertificateRequest {
    pub(super) server: Accepted,
    pub(super) key: ServerKey,
}

impl Expecting for ExpectCertificateRequest {
    fn name(&self) -> &'static str {
        "ExpectCertificateRequest"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = match &incoming {
            Incoming::Message(message) if message.typ() == HandshakeType::CERTIFICATE_REQUEST => message,
            _ => {
                let done = Box::new(ExpectServerHelloDone { server: self.server, key: self.key });
                return done.receive(incoming, cx);
            }
        };
        match self.server.negotiated.exchange.suite.authentication {
            Authentication::Anonymous => return Err(anonymous_request()),
            // With a pre-shared key, neither side shows a certificate (RFC 4279, section 2).
            Authentication::Psk | Authentication::Any => return Err(unexpected(self.name(), &incoming)),
            Authentication::Rsa | Authentication::Ecdsa | Authentication::Dh => {}
        }
        let exchange = &mut self.server.negotiated.exchange;
        let request = CertificateRequest::decode(message.body(), exchange.version)?;
        exchange.transcript.add(message.raw());
        let request = Arc::new(RequestedCertificate {
            types: request.certificate_types,
            signature_schemes: request.signature_algorithms.unwrap_or_default(),
            authorities: request.certificate_authorities,
            compression: Vec::new(),
        });
        cx.facts.certificate_request = Some(Arc::clone(&request));
        self.server.request = Some(request);
        State::expect(ExpectServerHelloDone { server: self.server, key: self.key })
    }
}

/// The error for a server that wants to know who the client is and does not say who it is itself (RFC 5246, section 7.4.4).
fn anonymous_request() -> Error {
    refused(
        AlertDescription::HANDSHAKE_FAILURE,
        Reason::UNEXPECTED_MESSAGE,
        "the server is anonymous and asks for a certificate".to_owned(),
    )
}

/// The server is done.
struct ExpectServerHelloDone {
    server: Accepted,
    key: ServerKey,
}

impl Expecting for ExpectServerHelloDone {
    fn name(&self) -> &'static str {
        "ExpectServerHelloDone"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::SERVER_HELLO_DONE, self.name())?;
        ServerHelloDone::decode(message.body())?;
        self.server.negotiated.exchange.transcript.add(message.raw());
        let (server, key) = (self.server, self.key);
        if cx.config.status_request && cx.config.asks.certificate_status {
            State::ask(JudgeStatus { server, key })
        } else {
            after_server_flight(server, key, cx)
        }
    }
}

/// The client's turn.
pub(super) fn after_server_flight(server: Accepted, key: ServerKey, cx: &Context<'_>) -> Result<State> {
    match &server.request {
        None => send_key_exchange(server, key, None),
        Some(_) if cx.config.asks.client_certificate => State::ask(ChooseCertificate { server, key }),
        Some(_) => State::send(SendCertificate { server, key }),
    }
}
