//! The client's certificate, asked for in the handshake or later, and the proof that it is its own (RFC 8446, sections
//! 4.3.2, 4.4.2 and 4.4.3).

use std::sync::Arc;

use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::error::Reason;
use crate::handshake::extensions::RequestExtensions;
use crate::handshake::messages::tls13::{CertificateRequest, CertificateVerify};
use crate::handshake::state::{Asking, Context, Expecting, Incoming, PeerVerified, State, misfit, refused};
use crate::handshake::tls13::{certificate_message, signatures};
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, Question, Role, peer_chain};
use crate::x509;
use crate::{Error, Result};

/// What follows once the client has shown a certificate, or none and need not.
type Next = Box<dyn FnOnce(Transcript, PeerVerified, &mut Context<'_>) -> Result<State> + Send>;

/// The CertificateRequest of this `context`.
pub(super) fn request(context: Vec<u8>, cx: &mut Context<'_>) -> Result<CertificateRequest> {
    let signature_algorithms: Vec<_> = cx.config.client_signature_schemes().collect();
    if signature_algorithms.is_empty() {
        return Err(Error::Usage {
            reason: Reason::NO_SUITABLE_SIGNATURE_ALGORITHM,
            detail: "no signature algorithm is left to ask clients for".to_owned(),
        });
    }
    let names = cx.config.sent_ca_names();
    let mut extensions = RequestExtensions {
        signature_algorithms,
        compress_certificate: cx.config.certificate_compression.offered(),
        ..RequestExtensions::default()
    };
    if !names.is_empty() {
        let mut others = Vec::new();
        extensions.encode(&mut others);
        // The type of the extension, its length and that of the list stand before the names; the length of all extensions
        // stands before the others.
        let needed = 6 + names.iter().map(|name| 2 + name.len()).sum::<usize>();
        if others.len() - 2 + needed > usize::from(u16::MAX) {
            return Err(Error::Usage {
                reason: Reason::CA_DN_LENGTH_MISMATCH,
                detail: format!("the client CA names take {needed} bytes, more than fit a CertificateRequest"),
            });
        }
        extensions.certificate_authorities = Some(names.to_vec());
    }
    cx.facts.asked_for_certificate = true;
    Ok(CertificateRequest { certificate_request_context: context, extensions })
}

/// The client shows a certificate, or an empty list.
pub(super) struct ExpectCertificate {
    pub(super) transcript: Transcript,
    /// The context of the request that it answers.
    pub(super) context: Vec<u8>,
    pub(super) next: Next,
}

impl Expecting for ExpectCertificate {
    fn name(&self) -> &'static str {
        "ExpectClientCertificate"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let (received, message) = certificate_message::receive(self.name(), &incoming, cx.config)?;
        if received.certificate_request_context != self.context {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::INVALID_CONTEXT,
                "the client's Certificate answers another request than was made".to_owned(),
            ));
        }
        for entry in &received.certificate_list {
            // We ask for nothing to come with a certificate.
            entry.extensions.check_solicited(|_| false)?;
        }
        let chain = peer_chain::parse(received.certificate_list.iter().map(|entry| entry.cert_data.as_slice()))?;
        self.transcript.add(message.raw());
        // Who the client is shows here, whatever it was before.
        let facts = &mut *cx.facts;
        (facts.peer_chain, facts.verified_chain, facts.verify_result) = Default::default();
        let Self { transcript, next, .. } = *self;
        if chain.is_empty() {
            let peer = PeerVerified::without_certificate(cx.config.verify, ProtocolVersion::TLS1_3)?;
            return next(transcript, peer, cx);
        }
        cx.facts.peer_chain.clone_from(&chain);
        State::ask(VerifyClient { chain, transcript, next })
    }
}

/// The chain is being judged.
struct VerifyClient {
    chain: Vec<Arc<x509::Certificate>>,
    transcript: Transcript,
    next: Next,
}

impl Asking for VerifyClient {
    fn question(&self) -> Question {
        Question::VerifyPeer { chain: self.chain.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Answer::Verified(verdict) = answer else { return Err(misfit("VerifyPeer")) };
        let peer = PeerVerified::by_verdict(verdict, cx.facts)?;
        let Self { chain, transcript, next } = *self;
        match chain.into_iter().next() {
            Some(certificate) => State::expect(ExpectCertificateVerify { certificate, peer, transcript, next }),
            None => Err(Error::Internal { what: "a chain without a certificate was verified" }),
        }
    }
}

/// The client proves that the certificate is its own.
struct ExpectCertificateVerify {
    certificate: Arc<x509::Certificate>,
    peer: PeerVerified,
    transcript: Transcript,
    next: Next,
}

impl Expecting for ExpectCertificateVerify {
    fn name(&self) -> &'static str {
        "ExpectCertificateVerify"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::CERTIFICATE_VERIFY, self.name())?;
        let CertificateVerify { algorithm, signature } = CertificateVerify::decode(message.body())?;
        let (certificate, offered) = (&self.certificate, cx.config.client_signature_schemes());
        let signed = self.transcript.current();
        signatures::verify(certificate, offered, Role::Client, &signed, algorithm, &signature)?;
        cx.facts.peer_signature = Some(algorithm);
        self.transcript.add(message.raw());
        (self.next)(self.transcript, self.peer, cx)
    }
}
