//! CertificateRequest and ServerHelloDone (RFC 5246, sections 7.4.4 and 7.4.5): the end of the server's flight.

use std::sync::Arc;

use super::Authenticated;
use super::flight::{ChooseCertificate, SendCertificate, SendClientKeyExchange};
use super::key_exchange::ServerKey;
use super::status::JudgeStatus;
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::handshake::RequestedCertificate;
use crate::handshake::messages::{CertificateRequest, ServerHelloDone};
use crate::handshake::state::{Context, Expecting, Incoming, State, unexpected};

/// The server asks for a certificate, or is done.
pub(super) struct ExpectCertificateRequest {
    pub(super) server: Authenticated,
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
        let exchange = &mut self.server.negotiated.exchange;
        let request = CertificateRequest::decode(message.body(), exchange.version)?;
        exchange.transcript.add(message.raw());
        let request = Arc::new(RequestedCertificate {
            types: request.certificate_types,
            signature_schemes: request.signature_algorithms.unwrap_or_default(),
            authorities: request.certificate_authorities,
        });
        cx.facts.certificate_request = Some(Arc::clone(&request));
        self.server.request = Some(request);
        State::expect(ExpectServerHelloDone { server: self.server, key: self.key })
    }
}

/// The server is done.
struct ExpectServerHelloDone {
    server: Authenticated,
    key: ServerKey,
}

impl Expecting for ExpectServerHelloDone {
    fn name(&self) -> &'static str {
        "ExpectServerHelloDone"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let Incoming::Message(message) = &incoming else { return Err(unexpected(self.name(), &incoming)) };
        if message.typ() != HandshakeType::SERVER_HELLO_DONE {
            return Err(unexpected(self.name(), &incoming));
        }
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
pub(super) fn after_server_flight(server: Authenticated, key: ServerKey, cx: &Context<'_>) -> Result<State> {
    match &server.request {
        None => State::send(SendClientKeyExchange { server, key, own: None }),
        Some(_) if cx.config.asks.client_certificate => State::ask(ChooseCertificate { server, key }),
        Some(_) => State::send(SendCertificate { server, key }),
    }
}
