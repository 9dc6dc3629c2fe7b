//! The client's last flight (RFC 8446, sections 4.4.2 to 4.4.4): its certificate if one was asked for, the proof that it is
//! its own, and Finished.

use std::sync::Arc;

use super::early_data::Announced;
use crate::Result;
use crate::codepoint::{HandshakeType, MaxFragmentLength, SignatureScheme};
use crate::config::CertifiedKey;
use crate::crypto::key::PrivateKey;
use crate::crypto::suites::CipherSuite;
use crate::handshake::extensions::EntryExtensions;
use crate::handshake::messages::tls13::{CertificateVerify, Finished, encode_certificate, signed_content};
use crate::handshake::state::{
    Asking, Context, FinishedVerified, PeerVerified, Sending, State, Traffic, misfit, refused_by_answer,
};
use crate::handshake::tls13::established::{Established, Tickets};
use crate::handshake::tls13::key_schedule::{ExporterSecret, FinishedKey, MasterSecret, TrafficSecret};
use crate::handshake::tls13::session;
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, Question, RequestedCertificate, Role, SignRequest, ToSign, own_certificate};

/// A handshake of which only this side's last flight is missing.
pub(super) struct Closing {
    pub(super) suite: &'static CipherSuite,
    pub(super) transcript: Transcript,
    pub(super) finished_key: FinishedKey,
    pub(super) master: MasterSecret,
    /// What protects the data of either side.
    pub(super) client: TrafficSecret,
    pub(super) server: TrafficSecret,
    pub(super) exporter: ExporterSecret,
    /// The early data that was announced.
    pub(super) early: Option<Announced>,
    pub(super) change_due: bool,
    pub(super) fragment_length: Option<MaxFragmentLength>,
    pub(super) peer: PeerVerified,
    pub(super) finished: FinishedVerified,
    pub(super) request: Option<Arc<RequestedCertificate>>,
}

/// Begins the flight, after early data if that was announced.
pub(super) fn end_early_data(mut closing: Closing, cx: &mut Context<'_>) -> Result<State> {
    match closing.early.take() {
        Some(early) => early.end(closing),
        None => begin(closing, cx),
    }
}

/// Begins the flight.
pub(super) fn begin(closing: Closing, cx: &mut Context<'_>) -> Result<State> {
    if closing.request.is_some() && cx.config.asks.client_certificate {
        State::ask(ChooseCertificate { closing })
    } else {
        change(closing)
    }
}

/// Somebody may still set a certificate.
struct ChooseCertificate {
    closing: Closing,
}

impl Asking for ChooseCertificate {
    fn question(&self) -> Question {
        Question::ClientCertificate
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => change(self.closing),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("ClientCertificate", alert, reason)),
            _ => Err(misfit("ClientCertificate")),
        }
    }
}

/// Goes on with a ChangeCipherSpec, if it is due.
fn change(closing: Closing) -> Result<State> {
    if closing.change_due { State::send(SendChangeCipherSpec { closing }) } else { show(closing) }
}

/// What stands between sees a ChangeCipherSpec before the flight (appendix D.4).
struct SendChangeCipherSpec {
    closing: Closing,
}

impl Sending for SendChangeCipherSpec {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        cx.channel.send_change_cipher_spec()?;
        show(self.closing)
    }
}

/// Goes on with the certificate, if one was asked for.
fn show(mut closing: Closing) -> Result<State> {
    match closing.request.take() {
        Some(request) => State::send(SendCertificate { closing, request }),
        None => State::send(SendFinished { closing }),
    }
}

/// The certificate that was asked for, or an empty list.
struct SendCertificate {
    closing: Closing,
    request: Arc<RequestedCertificate>,
}

impl Sending for SendCertificate {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let own = send_certificate(&[], &self.request, &mut self.closing.transcript, cx)?;
        let closing = self.closing;
        match own {
            Some((key, scheme)) => State::ask(SignTranscript { closing, key, scheme }),
            None => State::send(SendFinished { closing }),
        }
    }
}

/// Sends the Certificate that answers `request`, whose context is `context`, with an empty list if there is none. Returns
/// the key to sign with, and the algorithm.
fn send_certificate(
    context: &[u8],
    request: &RequestedCertificate,
    transcript: &mut Transcript,
    cx: &mut Context<'_>,
) -> Result<Option<(Arc<PrivateKey>, SignatureScheme)>> {
    let suitable = own_certificate::choose(cx.config, cx.facts, request);
    let held: Option<&Arc<CertifiedKey>> = suitable.as_ref().map(|(held, _)| held);
    let nothing = EntryExtensions::default();
    let entries = held.iter().flat_map(|held| held.certificates()).map(|certificate| (certificate.der(), &nothing));
    cx.send(transcript, HandshakeType::CERTIFICATE, |out| encode_certificate(out, context, entries))?;
    Ok(suitable.and_then(|(held, proof)| {
        let (key, scheme) = (held.key.clone()?, proof.signature()?);
        cx.facts.own_signature = Some(scheme);
        cx.facts.own_certificate = Some(held);
        Some((key, scheme))
    }))
}

/// The handshake so far is being signed.
struct SignTranscript {
    closing: Closing,
    key: Arc<PrivateKey>,
    scheme: SignatureScheme,
}

impl Asking for SignTranscript {
    fn question(&self) -> Question {
        let content = signed_content(Role::Client, self.closing.transcript.current().as_ref());
        Question::Sign(SignRequest { key: Arc::clone(&self.key), scheme: self.scheme, input: ToSign::Message(content) })
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        let Answer::Signature(signature) = answer else { return Err(misfit("Sign")) };
        let verify = CertificateVerify { algorithm: self.scheme, signature };
        State::send(SendCertificateVerify { closing: self.closing, verify })
    }
}

/// The proof that the certificate is this side's own.
struct SendCertificateVerify {
    closing: Closing,
    verify: CertificateVerify,
}

impl Sending for SendCertificateVerify {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let transcript = &mut self.closing.transcript;
        cx.send(transcript, HandshakeType::CERTIFICATE_VERIFY, |out| self.verify.encode(out))?;
        State::send(SendFinished { closing: self.closing })
    }
}

/// The proof that this side saw what the server saw. All that follows is under new keys.
struct SendFinished {
    closing: Closing,
}

impl Sending for SendFinished {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let mut closing = self.closing;
        let verify_data = closing.finished_key.verify_data(&closing.transcript.current()).as_ref().to_vec();
        let message = Finished { verify_data };
        cx.send(&mut closing.transcript, HandshakeType::FINISHED, |out| message.encode(out))?;
        cx.facts.own_finished = message.verify_data;
        cx.channel.writer.set_protection(closing.client.protection(closing.suite));
        if !cx.facts.resumed {
            cx.facts.session = Some(Arc::new(session::new(closing.suite, closing.fragment_length, cx)));
        }
        let established = Established {
            suite: closing.suite,
            tickets: Tickets::Received(closing.master.resumption(&closing.transcript.current())),
            ours: closing.client,
            theirs: closing.server,
            exporter: closing.exporter,
            transcript: None,
        };
        Ok(Traffic::establish(closing.peer, closing.finished, established))
    }
}
