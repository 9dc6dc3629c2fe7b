//! Which of our certificates is shown, and the proof that it is ours (RFC 8446, sections 4.2.3, 4.4.2 and 4.4.3).

use std::sync::Arc;

use super::Exchange;
use super::finish::SendFinished;
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, SignatureScheme};
use crate::config::{CertifiedKey, Config};
use crate::crypto::key::PrivateKey;
use crate::error::Reason;
use crate::handshake::extensions::EntryExtensions;
use crate::handshake::messages::tls13::{CertificateVerify, signed_content};
use crate::handshake::messages::{CertificateStatus, ClientHello};
use crate::handshake::serving;
use crate::handshake::state::{Asking, Context, Sending, State, misfit, refused};
use crate::handshake::tls13::certificate_message::OwnCertificate;
use crate::handshake::tls13::signatures;
use crate::handshake::{Answer, Question, Role, SignRequest, ToSign};

/// A certificate, its key, and the algorithm that it signs the handshake with.
pub(super) struct Certified {
    pub(super) held: Arc<CertifiedKey>,
    pub(super) key: Arc<PrivateKey>,
    pub(super) scheme: SignatureScheme,
}

/// Chooses by the algorithms that both sides have, in the client's order, unless the server's counts. A certificate that is
/// signed by algorithms that the client takes comes before one that is not, but that one is better than none (section
/// 4.4.2.2).
pub(super) fn choose(hello: &ClientHello, config: &Config) -> Result<Certified> {
    let extensions = &hello.extensions;
    let theirs = extensions.signature_algorithms.as_deref().unwrap_or_default();
    let for_certificates = extensions.signature_algorithms_cert.as_deref().unwrap_or(theirs);
    let ours: Vec<_> = config.offered_signature_schemes().collect();
    let (first, second) = if config.server_preference { (&ours[..], theirs) } else { (theirs, &ours[..]) };
    let (welcome, others): (Vec<_>, Vec<_>) =
        config.certificates.complete().partition(|held| is_signed_by(held, for_certificates));
    let choose_among = |candidates: &[&Arc<CertifiedKey>]| {
        first.iter().filter(|scheme| second.contains(scheme)).find_map(|&scheme| {
            candidates.iter().find_map(|&held| {
                let (_, key) = held.complete()?;
                signatures::fits(key.public_key(), scheme).then(|| Certified {
                    held: Arc::clone(held),
                    key: Arc::clone(key),
                    scheme,
                })
            })
        })
    };
    choose_among(&welcome).or_else(|| choose_among(&others)).ok_or_else(|| {
        refused(
            AlertDescription::HANDSHAKE_FAILURE,
            Reason::NO_SUITABLE_SIGNATURE_ALGORITHM,
            format!(
                "none of the client's signature algorithms is one for this server: {}",
                serving::certificate_kinds(config)
            ),
        )
    })
}

/// Whether each certificate that is sent is signed by one of `schemes`, but for one that is its own authority: nobody
/// verifies that.
fn is_signed_by(held: &CertifiedKey, schemes: &[SignatureScheme]) -> bool {
    held.certificates().all(|certificate| {
        certificate.is_self_issued()
            || certificate
                .signature_algorithm()
                .is_some_and(|algorithm| schemes.iter().any(|&scheme| algorithm.is(scheme)))
    })
}

/// Our certificate and its chain.
pub(super) struct SendCertificate {
    pub(super) exchange: Exchange,
    pub(super) certified: Certified,
}

impl Sending for SendCertificate {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut exchange, certified } = *self;
        let held = &certified.held;
        let first = EntryExtensions {
            status: cx.facts.certificate_status.clone().map(|response| CertificateStatus { response }),
            ..EntryExtensions::default()
        };
        let welcome = exchange.hello.extensions.compress_certificate.as_deref().unwrap_or_default();
        // A server compresses beforehand, or not at all: clients do not make it work.
        let own = OwnCertificate { context: &[], held: Some(held), first, welcome, compress_now: false };
        own.send(&mut exchange.transcript, cx)?;
        cx.facts.own_certificate = Some(Arc::clone(held));
        cx.facts.own_signature = Some(certified.scheme);
        State::ask(SignTranscript { exchange, certified })
    }
}

/// The handshake so far is being signed.
struct SignTranscript {
    exchange: Exchange,
    certified: Certified,
}

impl Asking for SignTranscript {
    fn question(&self) -> Question {
        let Self { exchange, certified } = self;
        let message = signed_content(Role::Server, exchange.transcript.current().as_ref());
        Question::Sign(SignRequest {
            key: Arc::clone(&certified.key),
            scheme: certified.scheme,
            input: ToSign::Message(message),
        })
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        let Answer::Signature(signature) = answer else { return Err(misfit("Sign")) };
        let algorithm = self.certified.scheme;
        let message = CertificateVerify { algorithm, signature };
        State::send(SendCertificateVerify { exchange: self.exchange, message })
    }
}

/// The proof that the certificate is ours.
struct SendCertificateVerify {
    exchange: Exchange,
    message: CertificateVerify,
}

impl Sending for SendCertificateVerify {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut exchange, message } = *self;
        cx.send(&mut exchange.transcript, HandshakeType::CERTIFICATE_VERIFY, |out| message.encode(out))?;
        State::send(SendFinished { exchange })
    }
}
