//! NewSessionTicket (RFC 8446, section 4.6.1): what a client comes back with. Each ticket is a session of its own.
//!
//! ```text
//! for each ticket:  [ChooseSessionId]  [SealTicket]  SendTicket
//! ```
//!
//! There are some after the handshake, and more when the server likes.

use std::sync::Arc;

use crate::codepoint::HandshakeType;
use crate::config::Config;
use crate::crypto::rng;
use crate::error::Reason;
use crate::handshake::extensions::TicketExtensions;
use crate::handshake::messages::tls13::NewSessionTicket;
use crate::handshake::state::{Asking, Context, Sending, State, Traffic, misfit, refused, refused_by_answer};
use crate::handshake::tls13::established::{Established, Tickets};
use crate::handshake::tls13::key_schedule::ResumptionSecret;
use crate::handshake::tls13::session::MAX_TICKET_LIFETIME;
use crate::handshake::{Answer, Event, Question};
use crate::session::{MAX_SESSION_ID, MasterSecret, Session, now_millis};
use crate::{Error, Result, alert};

/// What a connection's tickets are made from.
pub(crate) struct Issuer {
    secret: ResumptionSecret,
    /// How many there were: the next one's nonce.
    issued: u64,
    /// The client can make use of them.
    welcome: bool,
    /// How many more the server wants to give.
    pub(crate) due: usize,
}

impl Issuer {
    /// No ticket yet.
    pub(in crate::handshake) const fn new(secret: ResumptionSecret, welcome: bool) -> Self {
        Self { secret, issued: 0, welcome, due: 0 }
    }

    /// How many tickets the client is given now that a handshake, or one of its parts, is over.
    pub(in crate::handshake) fn worth(&self, cx: &Context<'_>) -> usize {
        match (self.welcome, cx.facts.resumed) {
            (false, _) => 0,
            // A client that has used one ticket up is given another.
            (true, true) => cx.config.num_tickets.min(1),
            (true, false) => cx.config.num_tickets,
        }
    }

    /// The key of the next ticket, and the nonce that it is derived with.
    fn next_key(&mut self) -> Result<(MasterSecret, [u8; 8])> {
        let nonce = self.issued.to_be_bytes();
        self.issued += 1;
        let psk = MasterSecret::of_psk(self.secret.psk(&nonce).as_ref());
        Ok((psk.ok_or(Error::Internal { what: "a hash's output is too long for a pre-shared key" })?, nonce))
    }
}

/// What follows the last ticket.
type Next = Box<dyn FnOnce(Issuer, &mut Context<'_>) -> Result<State> + Send>;

/// Gives the client `count` tickets of the session that the facts hold, and goes on with `next`. The facts hold the last
/// ticket's session then.
pub(in crate::handshake) fn issue(
    issuer: Issuer,
    count: usize,
    cx: &mut Context<'_>,
    next: impl FnOnce(Issuer, &mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    let count = if can_resume(cx.config) { count } else { 0 };
    Issue { issuer, left: count, next: Box::new(next) }.go_on(cx)
}

/// Gives the client the tickets that are due.
pub(crate) fn issue_due(traffic: Traffic, cx: &mut Context<'_>) -> Result<State> {
    let Some(established) = traffic.established else { return Ok(State::Traffic(traffic)) };
    let established = *established;
    match established.tickets {
        Tickets::Issued(mut issuer) => {
            let count = core::mem::take(&mut issuer.due);
            issue(issuer, count, cx, move |issuer, _| {
                let tickets = Tickets::Issued(issuer);
                Ok(State::Traffic(Traffic { established: Some(Box::new(Established { tickets, ..established })) }))
            })
        }
        Tickets::Received(_) => Err(Error::Internal { what: "a client gives no tickets" }),
    }
}

/// Whether a ticket could be made anything of when it comes back.
const fn can_resume(config: &Config) -> bool {
    !config.tickets_are_stateful() || (config.asks.find_session && config.observe.sessions)
}

/// Tickets that are being made.
struct Issue {
    issuer: Issuer,
    /// How many there are to be.
    left: usize,
    next: Next,
}

impl Issue {
    /// Makes the next ticket, if there is to be one more.
    fn go_on(mut self, cx: &mut Context<'_>) -> Result<State> {
        let Some(left) = self.left.checked_sub(1) else { return (self.next)(self.issuer, cx) };
        self.left = left;
        if cx.config.asks.session_id {
            return State::ask(ChooseSessionId { issue: self });
        }
        self.make(rng::array::<MAX_SESSION_ID>()?.to_vec(), cx)
    }

    /// Makes the session of the next ticket, which is called `id`.
    fn make(mut self, id: Vec<u8>, cx: &mut Context<'_>) -> Result<State> {
        let Some(base) = &cx.facts.session else {
            return Err(Error::Internal { what: "a ticket is made before there is a session" });
        };
        let (psk, nonce) = self.issuer.next_key()?;
        let age_add = u32::from_be_bytes(rng::array()?);
        let mut session = base.with_psk(psk, age_add, cx.config.max_early_data, now_millis());
        session.id = id;
        // A resumed connection may have come to other terms than the session that it began with.
        session.suite = cx.facts.suite.unwrap_or(session.suite);
        session.group = cx.facts.group.or(session.group);
        session.alpn.clone_from(&cx.facts.alpn);
        session.set_timeout(session.timeout().min(MAX_TICKET_LIFETIME.into()));
        let session = Arc::new(session);
        cx.facts.session = Some(Arc::clone(&session));
        if cx.config.asks.tickets {
            return State::ask(SealTicket { issue: self, session, nonce });
        }
        let ticket = if cx.config.tickets_are_stateful() {
            session.id.clone()
        } else {
            // The keys may have gone meanwhile, and a client's certificate may be too long for a ticket.
            cx.config.ticket_keys.as_ref().and_then(|keys| keys.seal(&session).ok()).unwrap_or_default()
        };
        self.send(session, nonce, ticket, cx)
    }

    /// Sends the ticket, unless it is empty: then there is none after all.
    fn send(self, session: Arc<Session>, nonce: [u8; 8], ticket: Vec<u8>, cx: &mut Context<'_>) -> Result<State> {
        if ticket.is_empty() { self.go_on(cx) } else { State::send(SendTicket { issue: self, session, nonce, ticket }) }
    }
}

/// Somebody makes ids.
struct ChooseSessionId {
    issue: Issue,
}

impl Asking for ChooseSessionId {
    fn question(&self) -> Question {
        Question::SessionId
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::SessionId(id) if (1..=MAX_SESSION_ID).contains(&id.len()) => self.issue.make(id, cx),
            Answer::SessionId(id) => Err(refused(
                alert::AlertDescription::INTERNAL_ERROR,
                Reason::SSL_SESSION_ID_HAS_BAD_LENGTH,
                format!("a session id has 1 to {MAX_SESSION_ID} bytes, not {}", id.len()),
            )),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("SessionId", alert, reason)),
            _ => Err(misfit("SessionId")),
        }
    }
}

/// Somebody has the keys.
struct SealTicket {
    issue: Issue,
    session: Arc<Session>,
    nonce: [u8; 8],
}

impl Asking for SealTicket {
    fn question(&self) -> Question {
        Question::SealTicket { session: Arc::clone(&self.session) }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Self { issue, session, nonce } = *self;
        match answer {
            Answer::Sealed(ticket) => issue.send(session, nonce, ticket, cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("SealTicket", alert, reason)),
            _ => Err(misfit("SealTicket")),
        }
    }
}

/// The client gets its ticket.
struct SendTicket {
    issue: Issue,
    session: Arc<Session>,
    nonce: [u8; 8],
    ticket: Vec<u8>,
}

impl Sending for SendTicket {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { issue, session, nonce, ticket } = *self;
        let message = NewSessionTicket {
            ticket_lifetime: u32::try_from(session.timeout()).unwrap_or(0),
            ticket_age_add: session.ticket_age_add,
            ticket_nonce: nonce.to_vec(),
            ticket,
            extensions: TicketExtensions {
                max_early_data_size: Some(session.max_early_data).filter(|size| *size > 0),
                ..TicketExtensions::default()
            },
        };
        cx.send_apart(HandshakeType::NEW_SESSION_TICKET, |out| message.encode(out))?;
        if cx.config.observe.sessions {
            cx.channel.events.push_back(Event::NewSession(session));
        }
        issue.go_on(cx)
    }
}
