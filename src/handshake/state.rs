//! The shape of every handshake: states that are consumed by what happens, so that none can be skipped.
//!
//! Each state is a struct of its own and implements one of three traits: it expects a message, it sends one, or it
//! asks a question. Only [`Traffic`] lets application data flow, and it cannot be made without the two witnesses.

use std::sync::Arc;

use super::ask::{Answer, Question};
use super::channel::Channel;
use super::facts::Facts;
use super::messages::HandshakeMessage;
use super::tls13::established::{Established, Tickets};
use super::transcript::Transcript;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::config::{Config, VerifyMode};
use crate::crypto::suites::{Authentication, CipherSuite};
use crate::{Error, Result};

/// Where a connection is.
pub(crate) enum State {
    /// The peer is to speak.
    Expecting(Box<dyn Expecting>),
    /// This side is to speak.
    Sending(Box<dyn Sending>),
    /// Somebody is to decide.
    Asking(Box<dyn Asking>),
    /// The handshake is over.
    Traffic(Traffic),
}

/// A state that the peer's next message ends.
pub(crate) trait Expecting: Send {
    /// The state's name, for errors.
    fn name(&self) -> &'static str;
    /// Whether the warning `no_certificate` counts here as a message, as it does in SSL 3.0.
    fn takes_no_certificate(&self) -> bool {
        false
    }
    /// Where a server takes early data: how many bytes of it may still come.
    fn early_data_left(&mut self) -> Option<&mut u32> {
        None
    }
    /// Takes the message.
    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State>;
}

/// A state that sends one message.
pub(crate) trait Sending: Send {
    /// Whether no early data can be sent after it.
    fn ends_early_data(&self) -> bool {
        false
    }
    /// Sends it.
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State>;
}

/// A state that waits for an answer.
pub(crate) trait Asking: Send {
    /// The question.
    fn question(&self) -> Question;
    /// Takes the answer. One that does not fit the question is refused by [`misfit`].
    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State>;
}

impl State {
    /// A state that expects.
    pub(crate) fn expect(state: impl Expecting + 'static) -> Result<Self> {
        Ok(Self::Expecting(Box::new(state)))
    }
    /// A state that sends.
    pub(crate) fn send(state: impl Sending + 'static) -> Result<Self> {
        Ok(Self::Sending(Box::new(state)))
    }
    /// A state that asks.
    pub(crate) fn ask(state: impl Asking + 'static) -> Result<Self> {
        Ok(Self::Asking(Box::new(state)))
    }
}

/// What a state can receive.
pub(crate) enum Incoming {
    /// A ChangeCipherSpec, which is no handshake message (RFC 5246, section 7.1).
    ChangeCipherSpec,
    /// The warning `no_certificate`, to a state that takes it.
    NoCertificate,
    /// A whole handshake message.
    Message(HandshakeMessage),
}

impl Incoming {
    /// The message of the one type that `state` takes. Fails with `unexpected_message` for anything else.
    pub(crate) fn message(&self, wanted: HandshakeType, state: &'static str) -> Result<&HandshakeMessage> {
        match self {
            Self::Message(message) if message.typ() == wanted => Ok(message),
            _ => Err(unexpected(state, self)),
        }
    }
}

/// What states work on.
pub(crate) struct Context<'a> {
    pub(crate) config: &'a Arc<Config>,
    pub(crate) facts: &'a mut Facts,
    pub(crate) channel: &'a mut Channel,
}

impl Context<'_> {
    /// Sends a handshake message whose body `write` writes, and adds it to the transcript.
    pub(crate) fn send(
        &mut self,
        transcript: &mut Transcript,
        message_type: HandshakeType,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<()> {
        let message = frame(message_type, write);
        transcript.add(&message);
        self.channel.send_handshake(message_type, &message)
    }

    /// As [`send`](Self::send), for a message that belongs to no transcript.
    pub(crate) fn send_apart(&mut self, message_type: HandshakeType, write: impl FnOnce(&mut Vec<u8>)) -> Result<()> {
        self.channel.send_handshake(message_type, &frame(message_type, write))
    }
}

/// A handshake message whose body `write` writes.
fn frame(message_type: HandshakeType, write: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let message = super::messages::frame(message_type, write);
    #[cfg(test)]
    let message = crate::scripted::message(message_type, message);
    message
}

/// Proof that the peer's certificates were accepted, or that it need not show any.
pub(crate) struct PeerVerified(());

impl PeerVerified {
    /// The verdict on the peer's chain, which becomes part of the facts.
    pub(crate) fn by_verdict(verdict: super::ask::Verdict, facts: &mut Facts) -> Result<Self> {
        facts.verify_result = verdict.result;
        facts.verified_chain = verdict.chain;
        if verdict.accepted {
            Ok(Self(()))
        } else {
            Err(Error::CertificateVerifyFailed { alert: verdict.alert, detail: verdict.detail })
        }
    }

    /// A server whose suite is anonymous: nobody knows who it is, and whoever offered the suite wanted it so. `None` for
    /// every other suite.
    pub(crate) fn anonymous(suite: &CipherSuite) -> Option<Self> {
        (suite.authentication == Authentication::Anonymous).then_some(Self(()))
    }

    /// A server whose suite has it prove with its Finished that it has the pre-shared key. `None` for every other suite.
    pub(crate) fn by_psk(suite: &CipherSuite) -> Option<Self> {
        (suite.authentication == Authentication::Psk).then_some(Self(()))
    }

    /// A client that was not asked for a certificate.
    pub(crate) const fn not_asked() -> Self {
        Self(())
    }

    /// A client that was asked and has none: only a server that does not insist goes on.
    pub(crate) fn without_certificate(verify: VerifyMode, version: ProtocolVersion) -> Result<Self> {
        if !verify.peer || !verify.fail_if_no_peer_cert {
            return Ok(Self(()));
        }
        let tls13 = version >= ProtocolVersion::TLS1_3;
        let alert = if tls13 { AlertDescription::CERTIFICATE_REQUIRED } else { AlertDescription::HANDSHAKE_FAILURE };
        Err(Error::PeerDidNotReturnCertificate { alert })
    }

    /// A session whose first handshake verified the peer, or a key from outside: only that peer has the secret.
    pub(crate) fn by_resumption(session: &crate::session::Session, facts: &mut Facts) -> Self {
        facts.verify_result = session.verify_result;
        facts.peer_chain.clone_from(&session.peer_chain);
        Self(())
    }

    /// A server that has a pre-shared key from outside of TLS, which `session` stands for: whoever gave that to the client
    /// trusts the server that has it, too.
    pub(crate) fn by_external_key(session: &crate::session::Session, facts: &mut Facts) -> Self {
        facts.verify_result = 0;
        facts.peer_chain.clone_from(&session.peer_chain);
        Self(())
    }
}

/// Proof that the peer's Finished matched our view of the handshake.
pub(crate) struct FinishedVerified(());

impl FinishedVerified {
    /// Compares the peer's verify_data with what it must be, in constant time.
    pub(crate) fn check(expected: &[u8], received: &[u8]) -> Result<Self> {
        use subtle::ConstantTimeEq;
        if expected.ct_eq(received).into() { Ok(Self(())) } else { Err(Error::FinishedMismatch) }
    }
}

/// The state in which application data flows.
pub(crate) struct Traffic {
    /// Since TLS 1.3: what lasts.
    pub(crate) established: Option<Box<Established>>,
}

impl Traffic {
    /// Only a verified peer with a verified Finished gets here.
    pub(crate) fn begin(_: PeerVerified, _: FinishedVerified) -> State {
        State::Traffic(Self { established: None })
    }

    /// As [`begin`](Self::begin), in TLS 1.3.
    pub(crate) fn establish(_: PeerVerified, _: FinishedVerified, established: Established) -> State {
        State::Traffic(Self { established: Some(Box::new(established)) })
    }

    /// Whether this side wants to change its keys now.
    pub(crate) fn wants_new_keys(&self) -> bool {
        self.established.as_ref().is_some_and(|established| established.due.wish.is_some())
    }

    /// How many tickets a server wants to give now.
    pub(crate) fn tickets_due(&self) -> usize {
        match &self.established {
            Some(established) => match &established.tickets {
                Tickets::Issued(issuer) => issuer.due,
                Tickets::Received(_) => 0,
            },
            None => 0,
        }
    }
}

/// The error for something that came when `state` expected something else.
pub(crate) fn unexpected(state: &'static str, incoming: &Incoming) -> Error {
    match incoming {
        Incoming::ChangeCipherSpec => Error::Peer {
            alert: AlertDescription::UNEXPECTED_MESSAGE,
            reason: crate::error::Reason::CCS_RECEIVED_EARLY,
            detail: format!("in state {state}: ChangeCipherSpec does not belong here"),
        },
        Incoming::NoCertificate => Error::UnexpectedMessage { state, got: "the alert no_certificate".to_owned() },
        Incoming::Message(message) => Error::UnexpectedMessage { state, got: message.typ().to_string() },
    }
}

/// The error for an answer that does not fit the open question.
pub(crate) fn misfit(question: &'static str) -> Error {
    Error::Usage {
        reason: crate::error::Reason::BAD_DATA_RETURNED_BY_CALLBACK,
        detail: format!("the answer does not fit the question {question}"),
    }
}

/// The error for a peer that broke a rule.
pub(crate) fn refused(alert: AlertDescription, reason: crate::error::Reason, detail: String) -> Error {
    Error::Peer { alert, reason, detail }
}

/// The error for a handshake that whoever answers our questions wants stopped.
pub(crate) fn refused_by_answer(question: &str, alert: AlertDescription, reason: crate::error::Reason) -> Error {
    refused(alert, reason, format!("the answer to the question {question} stops the handshake"))
}
