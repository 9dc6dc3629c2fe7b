//! Which of the client's pre-shared keys goes in (RFC 8446, sections 2.2 and 4.2.11): a ticket's, or one from outside of TLS.
//!
//! ```text
//! for each identity:  FindPskSession  ── none ──▶  OpenTicket · FindSession ──▶ TakeSession
//! ```
//!
//! The first that a session is found for, and that the session's terms allow, is taken; its binder must then be right. Only
//! then is a session that may be used once used up: a name alone, which everybody sees, costs nobody a session.

use std::sync::Arc;

use super::{Proposal, terms};
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::PskKeyExchangeMode;
use crate::config::Config;
use crate::crypto::hash::Digest;
use crate::error::Reason;
use crate::handshake::extensions::PskIdentity;
use crate::handshake::messages::ClientHello;
use crate::handshake::state::{Asking, Context, State, misfit, refused, refused_by_answer};
use crate::handshake::tls13::key_schedule::{EarlySecret, PskKind};
use crate::handshake::{Answer, Question, TicketUse};
use crate::session::{MAX_SESSION_ID, Session, now, now_millis};

/// How many identities are looked at: each may cost a decryption or a question, and a hello has room for thousands.
const MOST_TRIED: usize = 8;

/// How pre-shared keys may be used with a client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Modes {
    /// With a fresh key exchange.
    pub(super) with_dhe: bool,
    /// Alone.
    pub(super) alone: bool,
}

impl Modes {
    /// What both the client and we want.
    pub(super) fn of(hello: &ClientHello, config: &Config) -> Self {
        let offered = hello.extensions.psk_key_exchange_modes.as_deref().unwrap_or_default();
        Self {
            with_dhe: offered.contains(&PskKeyExchangeMode::PSK_DHE_KE),
            alone: config.psk_without_dhe && offered.contains(&PskKeyExchangeMode::PSK_KE),
        }
    }

    /// Whether there is any: without, no key is taken, and no ticket is given.
    pub(super) const fn any(self) -> bool {
        self.with_dhe || self.alone
    }
}

/// A pre-shared key that goes into the key schedule.
pub(super) struct Chosen {
    /// What it belongs to.
    pub(super) session: Arc<Session>,
    /// Where it is from.
    pub(super) kind: PskKind,
    /// The key schedule that begins with it.
    pub(super) early: EarlySecret,
    /// Its place in the client's offer.
    pub(super) index: u16,
    /// What came with it was sent just now by a client whose first choice it is: its early data may be looked at.
    pub(super) fresh: bool,
}

/// What became of the client's offer.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) chosen: Option<Chosen>,
    /// The client is to be given tickets.
    pub(super) tickets_due: bool,
}

/// What follows.
type Next = Box<dyn FnOnce(Proposal, Outcome, &mut Context<'_>) -> Result<State> + Send>;

/// Looks through the keys that the client offers for the hash of the suite, and goes on with `next`.
pub(super) fn choose(
    proposal: Proposal,
    cx: &mut Context<'_>,
    next: impl FnOnce(Proposal, Outcome, &mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    let tickets_due = Modes::of(&proposal.hello, cx.config).any();
    match &proposal.hello.extensions.pre_shared_key {
        Some(offer) if tickets_due => {
            let hello = offer.without_binders(proposal.transcript.buffered());
            let bound = proposal.suite.prf_hash.digest(&[hello]);
            Search { proposal, bound, index: 0, tickets_due, next: Box::new(next) }.go_on(cx)
        }
        _ => next(proposal, Outcome { chosen: None, tickets_due }, cx),
    }
}

/// A search that has come to a certain identity.
struct Search {
    proposal: Proposal,
    /// The hash of what the binders are over.
    bound: Digest,
    index: usize,
    tickets_due: bool,
    next: Next,
}

impl Search {
    /// The identity at hand, and its binder.
    fn current(&self) -> Option<(&PskIdentity, &[u8])> {
        let offer = self.proposal.hello.extensions.pre_shared_key.as_ref()?;
        Some((offer.identities.get(self.index)?, offer.binders.get(self.index)?))
    }

    /// The name at hand.
    fn name(&self) -> Vec<u8> {
        self.current().map(|(psk, _)| psk.identity.clone()).unwrap_or_default()
    }

    /// Looks for the key of the identity at hand; without one, for none at all.
    fn go_on(self, cx: &mut Context<'_>) -> Result<State> {
        if self.current().is_none() || self.index == MOST_TRIED {
            return self.end(None, cx);
        }
        if cx.config.asks.find_psk_session {
            State::ask(FindPskSession { search: self })
        } else {
            self.look_in_ticket(cx)
        }
    }

    /// The identity at hand is no key's.
    fn pass(mut self, cx: &mut Context<'_>) -> Result<State> {
        self.index += 1;
        self.go_on(cx)
    }

    /// Takes the identity for a ticket.
    fn look_in_ticket(self, cx: &mut Context<'_>) -> Result<State> {
        let ticket = self.name();
        if cx.config.tickets_are_stateful() {
            let may_be_id = ticket.len() <= MAX_SESSION_ID && cx.config.asks.find_session;
            return if may_be_id { State::ask(FindSession { search: self }) } else { self.pass(cx) };
        }
        if cx.config.asks.tickets {
            return State::ask(OpenTicket { search: self });
        }
        match cx.config.ticket_keys.as_ref().and_then(|keys| keys.open(&ticket, now())) {
            Some((session, _)) => self.consider(Arc::new(session), PskKind::Resumption, cx),
            None => self.pass(cx),
        }
    }

    /// Takes the key of `session` if its terms allow it.
    fn consider(mut self, session: Arc<Session>, kind: PskKind, cx: &mut Context<'_>) -> Result<State> {
        match self.judge(session, kind, cx)? {
            Some(chosen) => self.end(Some(chosen), cx),
            None => self.pass(cx),
        }
    }

    /// The key of `session`, if its terms allow it. It must then have the right binder, or somebody else has put it there.
    fn judge(&mut self, session: Arc<Session>, kind: PskKind, cx: &mut Context<'_>) -> Result<Option<Chosen>> {
        if !terms::allow(&session, kind, self.proposal.suite, cx.config, cx.facts)? {
            // What was said of its tickets was said of a session that goes on.
            self.tickets_due = true;
            return Ok(None);
        }
        let Some((psk, binder)) = self.current() else { return Ok(None) };
        let early = EarlySecret::new(self.proposal.suite.prf_hash, Some(session.master_secret.as_ref()));
        if !early.binder_key(kind).verifies(&self.bound, binder) {
            return Err(refused(
                AlertDescription::DECRYPT_ERROR,
                Reason::BINDER_DOES_NOT_VERIFY,
                format!("the binder of the client's pre-shared key {} is wrong", self.index),
            ));
        }
        let is_new = kind == PskKind::External || session.is_fresh(psk.obfuscated_ticket_age, now_millis());
        let fresh = self.index == 0 && is_new;
        Ok(Some(Chosen { session, kind, early, index: self.index as u16, fresh }))
    }

    fn end(self, chosen: Option<Chosen>, cx: &mut Context<'_>) -> Result<State> {
        (self.next)(self.proposal, Outcome { chosen, tickets_due: self.tickets_due }, cx)
    }
}

/// Somebody has keys from outside of TLS.
struct FindPskSession {
    search: Search,
}

impl Asking for FindPskSession {
    fn question(&self) -> Question {
        Question::FindPskSession { identity: self.search.name() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Session(Some(session)) => self.search.consider(session, PskKind::External, cx),
            Answer::Session(None) => self.search.look_in_ticket(cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("FindPskSession", alert, reason)),
            _ => Err(misfit("FindPskSession")),
        }
    }
}

/// Somebody has the keys of the tickets.
struct OpenTicket {
    search: Search,
}

impl Asking for OpenTicket {
    fn question(&self) -> Question {
        Question::OpenTicket { ticket: self.search.name(), id: Vec::new() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let mut search = self.search;
        match answer {
            Answer::Ticket(TicketUse::Resume { session, renew }) => {
                search.tickets_due = renew;
                search.consider(session, PskKind::Resumption, cx)
            }
            Answer::Ticket(made) => {
                search.tickets_due = matches!(made, TicketUse::Replace);
                search.pass(cx)
            }
            Answer::Refuse { alert, reason } => Err(refused_by_answer("OpenTicket", alert, reason)),
            _ => Err(misfit("OpenTicket")),
        }
    }
}

/// Somebody keeps sessions.
struct FindSession {
    search: Search,
}

impl Asking for FindSession {
    fn question(&self) -> Question {
        Question::FindSession { id: self.search.name() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let mut search = self.search;
        let found = match answer {
            Answer::Session(Some(session)) => search.judge(session, PskKind::Resumption, cx)?,
            Answer::Session(None) => None,
            _ => return Err(misfit("FindSession")),
        };
        match found {
            Some(chosen) if cx.config.sessions_are_single_use() => State::ask(TakeSession { search, chosen }),
            Some(chosen) => search.end(Some(chosen), cx),
            None => search.pass(cx),
        }
    }
}

/// The session that was found is used up, unless another connection was faster.
struct TakeSession {
    search: Search,
    chosen: Chosen,
}

impl Asking for TakeSession {
    fn question(&self) -> Question {
        Question::TakeSession { session: Arc::clone(&self.chosen.session) }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Self { search, chosen } = *self;
        match answer {
            Answer::Session(Some(session)) => search.end(Some(Chosen { session, ..chosen }), cx),
            Answer::Session(None) => search.pass(cx),
            _ => Err(misfit("TakeSession")),
        }
    }
}
