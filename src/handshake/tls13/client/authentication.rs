//! What a client authenticates itself with (RFC 8446, section 4.4): its certificate if one was asked for, the proof that it
//! is its own, and Finished. In a handshake, and later, when the server asks for a certificate then.

use std::sync::Arc;

use crate::Result;
use crate::codepoint::{HandshakeType, SignatureScheme};
use crate::crypto::key::PrivateKey;
use crate::handshake::extensions::EntryExtensions;
use crate::handshake::messages::Finished;
use crate::handshake::messages::tls13::{CertificateVerify, signed_content};
use crate::handshake::state::{Asking, Context, Sending, State, misfit, refused_by_answer};
use crate::handshake::tls13::certificate_message::OwnCertificate;
use crate::handshake::tls13::key_schedule::FinishedKey;
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, Question, RequestedCertificate, Role, SignRequest, ToSign, own_certificate};

/// The messages that are to be sent.
pub(super) struct Authentication {
    /// What the server wants of a certificate, if it wants one.
    pub(super) request: Option<Request>,
    pub(super) transcript: Transcript,
    pub(super) finished_key: FinishedKey,
    /// What follows Finished.
    pub(super) next: Next,
}

/// A CertificateRequest.
pub(super) struct Request {
    /// What tells it from others.
    pub(super) context: Vec<u8>,
    pub(super) wanted: Arc<RequestedCertificate>,
}

/// What follows: it is given the transcript.
pub(super) type Next = Box<dyn FnOnce(Transcript, &mut Context<'_>) -> Result<State> + Send>;

/// Begins with the certificate, if one was asked for.
pub(super) fn begin(mut own: Authentication, cx: &mut Context<'_>) -> Result<State> {
    match own.request.take() {
        Some(request) if cx.config.asks.client_certificate => State::ask(ChooseCertificate { own, request }),
        Some(request) => State::send(SendCertificate { own, request }),
        None => State::send(SendFinished { own }),
    }
}

/// Somebody may still set a certificate.
struct ChooseCertificate {
    own: Authentication,
    request: Request,
}

impl Asking for ChooseCertificate {
    fn question(&self) -> Question {
        Question::ClientCertificate
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => State::send(SendCertificate { own: self.own, request: self.request }),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("ClientCertificate", alert, reason)),
            _ => Err(misfit("ClientCertificate")),
        }
    }
}

/// The certificate that was asked for, or an empty list.
struct SendCertificate {
    own: Authentication,
    request: Request,
}

impl Sending for SendCertificate {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut own, request } = *self;
        let suitable = own_certificate::choose(cx.config, cx.facts, &request.wanted);
        let held = suitable.as_ref().map(|(held, _)| &**held);
        let (context, welcome) = (&request.context[..], &request.wanted.compression[..]);
        OwnCertificate { context, held, first: EntryExtensions::default(), welcome, compress_now: true }
            .send(&mut own.transcript, cx)?;
        let signer = suitable.and_then(|(held, proof)| {
            let (key, scheme) = (held.key.clone()?, proof.signature()?);
            cx.facts.own_signature = Some(scheme);
            cx.facts.own_certificate = Some(held);
            Some((key, scheme))
        });
        match signer {
            Some((key, scheme)) => State::ask(SignTranscript { own, key, scheme }),
            None => State::send(SendFinished { own }),
        }
    }
}

/// The transcript is being signed.
struct SignTranscript {
    own: Authentication,
    key: Arc<PrivateKey>,
    scheme: SignatureScheme,
}

impl Asking for SignTranscript {
    fn question(&self) -> Question {
        let content = signed_content(Role::Client, self.own.transcript.current().as_ref());
        Question::Sign(SignRequest { key: Arc::clone(&self.key), scheme: self.scheme, input: ToSign::Message(content) })
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        let Answer::Signature(signature) = answer else { return Err(misfit("Sign")) };
        let verify = CertificateVerify { algorithm: self.scheme, signature };
        State::send(SendCertificateVerify { own: self.own, verify })
    }
}

/// The proof that the certificate is this side's own.
struct SendCertificateVerify {
    own: Authentication,
    verify: CertificateVerify,
}

impl Sending for SendCertificateVerify {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        cx.send(&mut self.own.transcript, HandshakeType::CERTIFICATE_VERIFY, |out| self.verify.encode(out))?;
        State::send(SendFinished { own: self.own })
    }
}

/// The proof that this side saw what the server saw.
struct SendFinished {
    own: Authentication,
}

impl Sending for SendFinished {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Authentication { mut transcript, finished_key, next, .. } = self.own;
        let verify_data = finished_key.verify_data(&transcript.current()).as_ref().to_vec();
        let message = Finished { verify_data };
        cx.send(&mut transcript, HandshakeType::FINISHED, |out| message.encode(out))?;
        cx.facts.own_finished = message.verify_data;
        next(transcript, cx)
    }
}
