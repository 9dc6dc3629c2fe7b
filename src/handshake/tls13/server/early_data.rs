//! Early data on a server (RFC 8446, sections 2.3, 4.2.10 and 4.5): taken if nothing speaks against it, or passed over.
//!
//! ```text
//! … ChooseProtocol · AllowEarlyData · SendServerHello … SendFinished · ExpectEndOfEarlyData · ExpectCertificate …
//! ```

use super::Proposal;
use super::psk::Chosen;
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::crypto::suites::CipherSuite;
use crate::handshake::early_data::EarlyWriting;
use crate::handshake::messages::ClientHello;
use crate::handshake::messages::tls13::EndOfEarlyData;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Asking, Context, Expecting, Incoming, State, misfit};
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, EarlyData, Question};
use crate::record::Protection;

/// What follows a decision.
type Decided = Box<dyn FnOnce(Proposal, Chosen, bool, &mut Context<'_>) -> Result<State> + Send>;

/// What follows the end of early data.
type Next = Box<dyn FnOnce(Transcript) -> Result<State> + Send>;

/// Decides whether the early data that a client announces is taken: only under its first pre-shared key, if that was used
/// just now, and on the terms that it is bound to.
pub(super) fn decide(
    proposal: Proposal,
    chosen: Chosen,
    cx: &mut Context<'_>,
    next: impl FnOnce(Proposal, Chosen, bool, &mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    let session = &chosen.session;
    let acceptable = proposal.hello.extensions.early_data
        && cx.channel.early == EarlyWriting::Wanted
        && cx.config.max_early_data > 0
        && chosen.fresh
        && session.max_early_data > 0
        && session.suite.id == proposal.suite.id
        && session.alpn == cx.facts.alpn;
    if acceptable && cx.config.asks.early_data {
        State::ask(AllowEarlyData { proposal, chosen, next: Box::new(next) })
    } else {
        next(proposal, chosen, acceptable, cx)
    }
}

/// Somebody may be against it.
struct AllowEarlyData {
    proposal: Proposal,
    chosen: Chosen,
    next: Decided,
}

impl Asking for AllowEarlyData {
    fn question(&self) -> Question {
        Question::EarlyData
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let allowed = match answer {
            Answer::Continue => true,
            Answer::Ignore => false,
            _ => return Err(misfit("EarlyData")),
        };
        (self.next)(self.proposal, self.chosen, allowed, cx)
    }
}

/// Takes early data from here on. The transcript is the ClientHello. Returns how many bytes may come.
pub(super) fn take(
    chosen: &Chosen,
    hello: &ClientHello,
    suite: &CipherSuite,
    transcript: &Transcript,
    cx: &mut Context<'_>,
) -> u32 {
    let transcript = transcript.current();
    let (traffic, exporter) =
        (chosen.early.client_early_traffic(&transcript), chosen.early.early_exporter(&transcript));
    cx.channel.log_secret("CLIENT_EARLY_TRAFFIC_SECRET", &hello.random, traffic.as_ref());
    cx.channel.log_secret("EARLY_EXPORTER_SECRET", &hello.random, exporter.as_ref());
    cx.facts.early_exporter = Some(Box::new(exporter));
    cx.channel.reader.set_protection(traffic.protection(suite));
    cx.facts.early_data = EarlyData::Accepted;
    cx.config.recv_max_early_data.min(chosen.session.max_early_data)
}

/// Passes over early data that `hello` announces and that is not taken.
pub(super) fn pass_over(hello: &ClientHello, cx: &mut Context<'_>) {
    if hello.extensions.early_data {
        cx.facts.early_data = EarlyData::Rejected;
        cx.channel.reader.skip_early_data(cx.config.recv_max_early_data as usize);
    }
}

/// From here on, a server that wants early data may answer it.
pub(super) fn may_answer(cx: &mut Context<'_>) {
    if cx.channel.early == EarlyWriting::Wanted {
        cx.channel.early = EarlyWriting::Server;
    }
}

/// A HelloRetryRequest was sent: early data that came with the first hello is passed over, and there is no more.
pub(super) fn forgo(hello: &ClientHello, cx: &mut Context<'_>) {
    pass_over(hello, cx);
    cx.channel.early = EarlyWriting::Closed;
}

/// Goes on with `next` when the early data has ended, of which so many bytes may come.
pub(super) fn expect_end(
    left: u32,
    transcript: Transcript,
    protection: Protection,
    record_sizes: RecordSizes,
    next: impl FnOnce(Transcript) -> Result<State> + Send + 'static,
) -> Result<State> {
    State::expect(ExpectEndOfEarlyData { left, transcript, protection, record_sizes, next: Box::new(next) })
}

/// The client sends early data, and says when there is no more.
struct ExpectEndOfEarlyData {
    left: u32,
    transcript: Transcript,
    /// What protects what the client sends after it.
    protection: Protection,
    /// What counts from then on: the client began before it knew.
    record_sizes: RecordSizes,
    next: Next,
}

impl Expecting for ExpectEndOfEarlyData {
    fn name(&self) -> &'static str {
        "ExpectEndOfEarlyData"
    }

    fn early_data_left(&mut self) -> Option<&mut u32> {
        Some(&mut self.left)
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::END_OF_EARLY_DATA, self.name())?;
        EndOfEarlyData::decode(message.body())?;
        let Self { mut transcript, protection, record_sizes, next, .. } = *self;
        transcript.add(message.raw());
        cx.channel.reader.set_protection(protection);
        record_sizes.begin_receiving(cx.channel);
        next(transcript)
    }
}
