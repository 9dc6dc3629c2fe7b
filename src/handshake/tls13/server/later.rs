//! The client's certificate, asked for after the handshake (RFC 8446, section 4.6.2):
//!
//! ```text
//! SendCertificateRequest                                         (data goes on until the client answers)
//! ExpectCertificate · VerifyClient · ExpectCertificateVerify     (see `client_auth`)
//! ExpectFinished
//! ChooseSessionId · SealTicket · SendTicket                      (for tickets that show who the client is)
//! ```

use std::sync::Arc;

use super::client_auth::{ExpectCertificate, request};
use super::tickets;
use crate::codepoint::HandshakeType;
use crate::crypto::rng;
use crate::handshake::messages::Finished;
use crate::handshake::state::{Context, Expecting, FinishedVerified, Incoming, PeerVerified, Sending, State, Traffic};
use crate::handshake::tls13::established::{Established, Tickets};
use crate::handshake::transcript::Transcript;
use crate::{Error, Result};

/// How many bytes tell a request from others, as many as OpenSSL takes.
const CONTEXT_LEN: usize = 32;

/// Where a server is with its wish for the client's certificate.
#[derive(Default)]
pub(crate) enum Wish {
    /// It has none.
    #[default]
    None,
    /// The client is to be asked.
    Due,
    /// The client was asked.
    Sent(Box<Sent>),
}

/// A request that waits for its answer.
pub(crate) struct Sent {
    context: Vec<u8>,
    /// Of the handshake and the request.
    transcript: Transcript,
}

/// Asks the client.
pub(crate) fn ask(established: Box<Established>) -> Result<State> {
    State::send(SendCertificateRequest { established })
}

struct SendCertificateRequest {
    established: Box<Established>,
}

impl Sending for SendCertificateRequest {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let mut established = self.established;
        let Some(handshake) = &established.transcript else {
            return Err(Error::Internal { what: "a client is asked that does not let itself be asked" });
        };
        let mut transcript = Transcript::clone(handshake);
        let context = rng::array::<CONTEXT_LEN>()?.to_vec();
        let message = request(context.clone(), cx)?;
        cx.send(&mut transcript, HandshakeType::CERTIFICATE_REQUEST, |out| message.encode(out))?;
        established.wish = Wish::Sent(Box::new(Sent { context, transcript }));
        Ok(State::Traffic(Traffic { established: Some(established) }))
    }
}

/// Takes the first message of the client's answer.
pub(in crate::handshake) fn receive(
    incoming: Incoming,
    sent: Sent,
    established: Box<Established>,
    cx: &mut Context<'_>,
) -> Result<State> {
    let Sent { context, transcript } = sent;
    let next =
        move |transcript, peer, _: &mut Context<'_>| State::expect(ExpectFinished { transcript, peer, established });
    Box::new(ExpectCertificate { transcript, context, next: Box::new(next) }).receive(incoming, cx)
}

/// The client proves that the answer is of this connection.
struct ExpectFinished {
    transcript: Transcript,
    peer: PeerVerified,
    established: Box<Established>,
}

impl Expecting for ExpectFinished {
    fn name(&self) -> &'static str {
        "ExpectFinished"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let name = self.name();
        let Self { transcript, peer, established } = *self;
        let established = *established;
        let message = incoming.message(HandshakeType::FINISHED, name)?;
        let received = Finished::decode(message.body(), established.suite.prf_hash.output_len())?.verify_data;
        let expected = established.theirs.finished_key().verify_data(&transcript.current());
        let finished = FinishedVerified::check(expected.as_ref(), &received)?;
        cx.facts.peer_finished = received;

        let (Some(session), Tickets::Issued(issuer)) = (&cx.facts.session, established.tickets) else {
            return Err(Error::Internal { what: "a server's connection has no session, or a client's tickets" });
        };
        let session = session.of_peer(&cx.facts.peer_chain, cx.facts.verify_result);
        cx.facts.session = Some(Arc::new(session));
        let count = issuer.worth(cx);
        tickets::issue(issuer, count, cx, move |issuer, _| {
            let tickets = Tickets::Issued(issuer);
            Ok(Traffic::establish(peer, finished, Established { tickets, ..established }))
        })
    }
}
