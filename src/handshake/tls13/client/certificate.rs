//! The server's Certificate and CertificateVerify (RFC 8446, sections 4.4.2 and 4.4.3): who it says that it is, whether that
//! is to be believed, and the proof.

use std::sync::Arc;

use super::finished::ExpectFinished;
use super::{Accepted, Exchange};
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::HandshakeType;
use crate::error::Reason;
use crate::handshake::messages::tls13::{self, CertificateVerify};
use crate::handshake::state::{Asking, Context, Expecting, Incoming, PeerVerified, State, misfit, refused};
use crate::handshake::tls13::{certificate_message, signatures};
use crate::handshake::{Answer, Question, RequestedCertificate, Role, other_extensions, peer_chain};
use crate::x509::Certificate;

/// The server shows its certificates.
pub(super) struct ExpectCertificate {
    pub(super) exchange: Exchange,
    pub(super) request: Option<Arc<RequestedCertificate>>,
}

impl Expecting for ExpectCertificate {
    fn name(&self) -> &'static str {
        "ExpectCertificate"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let (shown, message) = certificate_message::receive(self.name(), &incoming, cx.config)?;
        let Self { mut exchange, request } = *self;
        exchange.transcript.add(message.raw());
        take(shown, exchange, request, cx)
    }
}

/// Goes on with the certificates that the server shows.
fn take(
    shown: tls13::Certificate,
    exchange: Exchange,
    request: Option<Arc<RequestedCertificate>>,
    cx: &mut Context<'_>,
) -> Result<State> {
    if !shown.certificate_request_context.is_empty() {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::INVALID_CONTEXT,
            "the context of the server's Certificate is not empty".to_owned(),
        ));
    }
    let offer = &exchange.hello.extensions;
    shown.certificate_list.iter().try_for_each(|entry| entry.extensions.check_solicited(|typ| offer.has(typ)))?;
    let chain = peer_chain::parse(shown.certificate_list.iter().map(|entry| &entry.cert_data[..]))?;
    let (Some(certificate), Some(leaf)) = (chain.first().cloned(), shown.certificate_list.into_iter().next()) else {
        return Err(refused(
            AlertDescription::DECODE_ERROR,
            Reason::LENGTH_MISMATCH,
            "the server's Certificate message holds no certificate".to_owned(),
        ));
    };
    cx.facts.peer_chain.clone_from(&chain);
    cx.facts.certificate_status = leaf.extensions.status.map(|status| status.response);
    cx.facts.certificate_timestamps =
        leaf.extensions.signed_certificate_timestamps.filter(|_| cx.config.request_timestamps);
    other_extensions::show(&leaf.extensions.received, cx, move |_| {
        State::ask(VerifyServer { exchange, request, certificate, chain })
    })
}

/// The chain is being judged.
struct VerifyServer {
    exchange: Exchange,
    request: Option<Arc<RequestedCertificate>>,
    certificate: Arc<Certificate>,
    chain: Vec<Arc<Certificate>>,
}

impl Asking for VerifyServer {
    fn question(&self) -> Question {
        Question::VerifyPeer { chain: self.chain.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Answer::Verified(verdict) = answer else { return Err(misfit("VerifyPeer")) };
        let peer = PeerVerified::by_verdict(verdict, cx.facts)?;
        let server = Accepted { exchange: self.exchange, peer, request: self.request };
        State::expect(ExpectCertificateVerify { server, certificate: self.certificate })
    }
}

/// The server proves that the certificate is its own.
struct ExpectCertificateVerify {
    server: Accepted,
    certificate: Arc<Certificate>,
}

impl Expecting for ExpectCertificateVerify {
    fn name(&self) -> &'static str {
        "ExpectCertificateVerify"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::CERTIFICATE_VERIFY, self.name())?;
        let CertificateVerify { algorithm, signature } = CertificateVerify::decode(message.body())?;
        let exchange = &mut self.server.exchange;
        let offered = exchange.hello.extensions.signature_algorithms.iter().flatten().copied();
        let transcript = exchange.transcript.current();
        signatures::verify(&self.certificate, offered, Role::Server, &transcript, algorithm, &signature)?;
        cx.facts.peer_signature = Some(algorithm);
        exchange.transcript.add(message.raw());
        State::expect(ExpectFinished { server: self.server })
    }
}
