//! CertificateRequest (RFC 8446, section 4.3.2): the server wants to know who the client is.

use std::sync::Arc;

use super::Exchange;
use super::certificate::ExpectCertificate;
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::HandshakeType;
use crate::error::Reason;
use crate::handshake::RequestedCertificate;
use crate::handshake::extensions::ExtensionBlock;
use crate::handshake::messages::tls13::CertificateRequest;
use crate::handshake::other_extensions;
use crate::handshake::state::{Context, Expecting, Incoming, State, refused};

/// The server asks for a certificate, or shows its own.
pub(super) struct ExpectCertificateRequest {
    pub(super) exchange: Exchange,
}

impl Expecting for ExpectCertificateRequest {
    fn name(&self) -> &'static str {
        "ExpectCertificateRequest"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let mut exchange = self.exchange;
        let message = match &incoming {
            Incoming::Message(message) if message.typ() == HandshakeType::CERTIFICATE_REQUEST => message,
            _ => return Box::new(ExpectCertificate { exchange, request: None }).receive(incoming, cx),
        };
        let asked = CertificateRequest::decode(message.body())?;
        if !asked.certificate_request_context.is_empty() {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::INVALID_CONTEXT,
                "the context of a CertificateRequest in a handshake is not empty".to_owned(),
            ));
        }
        exchange.transcript.add(message.raw());
        let (request, received) = read(asked);
        cx.facts.certificate_request = Some(Arc::clone(&request));
        other_extensions::show(&received, cx, move |_| {
            State::expect(ExpectCertificate { exchange, request: Some(request) })
        })
    }
}

/// What the server asks for, and all extensions with which it does.
pub(super) fn read(asked: CertificateRequest) -> (Arc<RequestedCertificate>, ExtensionBlock) {
    let extensions = asked.extensions;
    let request = RequestedCertificate {
        types: Vec::new(),
        signature_schemes: extensions.signature_algorithms,
        authorities: extensions.certificate_authorities.unwrap_or_default(),
        compression: extensions.compress_certificate.unwrap_or_default(),
    };
    (Arc::new(request), extensions.received)
}
