//! The client's last flight (RFC 8446, section 4.4), which ends the handshake.

use std::sync::Arc;

use super::authentication::{self, Authentication, Request};
use super::early_data::Announced;
use crate::Result;
use crate::codepoint::MaxFragmentLength;
use crate::crypto::suites::CipherSuite;
use crate::handshake::state::{Context, FinishedVerified, PeerVerified, State, Traffic};
use crate::handshake::tls13::change_cipher_spec;
use crate::handshake::tls13::established::{DueUpdates, Established, Tickets};
use crate::handshake::tls13::key_schedule::{ExporterSecret, FinishedKey, MasterSecret, TrafficSecret};
use crate::handshake::tls13::server::Wish;
use crate::handshake::tls13::session;
use crate::handshake::transcript::Transcript;

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
    pub(super) request: Option<Request>,
    /// The server was told that it may ask for a certificate later.
    pub(super) may_be_asked_later: bool,
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
    change_cipher_spec::send(closing.change_due, cx, move |cx| authenticate(closing, cx))
}

/// Goes on with this side's proofs.
fn authenticate(closing: Closing, cx: &mut Context<'_>) -> Result<State> {
    let Closing { suite, transcript, finished_key, master, client, server, exporter, .. } = closing;
    let (fragment_length, peer, finished) = (closing.fragment_length, closing.peer, closing.finished);
    let may_be_asked_later = closing.may_be_asked_later;
    let establish = move |transcript: Transcript, cx: &mut Context<'_>| {
        cx.channel.writer.set_protection(client.protection(suite));
        // The session of a key from outside of TLS, which has no ticket, is none to go on with.
        let goes_on = cx.facts.session.as_ref().is_some_and(|session| !session.ticket.is_empty());
        if !cx.facts.resumed || !goes_on {
            cx.facts.session = Some(Arc::new(session::new(suite, fragment_length, cx)));
        }
        let established = Established {
            suite,
            tickets: Tickets::Received(master.resumption(&transcript.current())),
            ours: client,
            theirs: server,
            due: DueUpdates::default(),
            exporter,
            transcript: may_be_asked_later.then(|| Box::new(transcript)),
            wish: Wish::None,
        };
        Ok(Traffic::establish(peer, finished, established))
    };
    let next = Box::new(establish);
    authentication::begin(Authentication { request: closing.request, transcript, finished_key, next }, cx)
}
