//! Whether an earlier session goes on: by ticket (RFC 5077) or by id (RFC 5246, section 7.4.1.2).

use std::sync::Arc;

use super::flight::SendServerHello;
use super::{Opening, negotiate, terms};
use crate::Result;
use crate::handshake::Randoms;
use crate::handshake::hello::versions;
use crate::handshake::legacy::exchange::Exchange;
use crate::handshake::legacy::finishing::Finishing;
use crate::handshake::legacy::key_schedule::Schedule;
use crate::handshake::legacy::refused_by_answer;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Asking, Context, PeerVerified, State, misfit};
use crate::handshake::{Answer, Question, TicketUse};
use crate::handshake::{other_extensions, serving};
use crate::session::{Session, now};

/// Looks for the session that the client names.
pub(super) fn look_for_session(mut opening: Opening, cx: &mut Context<'_>) -> Result<State> {
    let barred = cx.facts.before.is_some() && cx.config.renegotiation.no_resumption;
    let (Some(keys), Some(ticket)) = (cx.config.tickets(), &opening.hello.extensions.session_ticket) else {
        return if barred { negotiate::start_anew(opening, cx) } else { look_by_id(opening, cx) };
    };
    opening.ticket_due = true;
    if barred {
        return negotiate::start_anew(opening, cx);
    }
    if cx.config.asks.tickets {
        return State::ask(OpenTicket { opening });
    }
    let made = if ticket.is_empty() { None } else { keys.open(ticket, now()) };
    let made = made.map(|(session, renew)| {
        let session = session.from_client(opening.hello.session_id.clone(), ticket.clone());
        TicketUse::Resume { session: Arc::new(session), renew }
    });
    use_ticket(opening, made.unwrap_or(TicketUse::Replace), cx)
}

/// Somebody has the keys of the tickets.
struct OpenTicket {
    opening: Opening,
}

impl Asking for OpenTicket {
    fn question(&self) -> Question {
        let hello = &self.opening.hello;
        Question::OpenTicket {
            ticket: hello.extensions.session_ticket.clone().unwrap_or_default(),
            id: hello.session_id.clone(),
        }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Ticket(made) => use_ticket(self.opening, made, cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("OpenTicket", alert, reason)),
            _ => Err(misfit("OpenTicket")),
        }
    }
}

/// Goes on with what was made of the ticket. One that cannot be used is answered with a new one, and the id beside it names
/// no session of ours.
fn use_ticket(mut opening: Opening, made: TicketUse, cx: &mut Context<'_>) -> Result<State> {
    match made {
        TicketUse::Resume { session, renew } => go_on(opening, session, renew, cx),
        TicketUse::Replace if opening.hello.extensions.session_ticket.as_ref().is_some_and(Vec::is_empty) => {
            look_by_id(opening, cx)
        }
        TicketUse::Replace => negotiate::start_anew(opening, cx),
        TicketUse::Ignore => {
            opening.ticket_due = false;
            look_by_id(opening, cx)
        }
    }
}

/// Looks for the session of the client's id, if it sent one.
fn look_by_id(opening: Opening, cx: &mut Context<'_>) -> Result<State> {
    if !opening.hello.session_id.is_empty() && cx.config.asks.find_session {
        State::ask(FindSession { opening })
    } else {
        negotiate::start_anew(opening, cx)
    }
}

/// Somebody keeps sessions.
struct FindSession {
    opening: Opening,
}

impl Asking for FindSession {
    fn question(&self) -> Question {
        Question::FindSession { id: self.opening.hello.session_id.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let opening = self.opening;
        match answer {
            Answer::Session(Some(session)) => {
                let ticket_due = opening.ticket_due;
                go_on(opening, session, ticket_due, cx)
            }
            Answer::Session(None) => negotiate::start_anew(opening, cx),
            _ => Err(misfit("FindSession")),
        }
    }
}

/// Resumes `session` if it was made for a handshake like this one; else makes a new one.
fn go_on(mut opening: Opening, session: Arc<Session>, ticket_due: bool, cx: &mut Context<'_>) -> Result<State> {
    if !terms::allow(&session, &opening.hello, cx.config, cx.facts)? {
        return negotiate::start_anew(opening, cx);
    }
    opening.ticket_due = ticket_due;
    cx.facts.resumed = true;
    let received = &Arc::clone(&opening.hello).extensions.received;
    other_extensions::show(received, cx, move |cx| {
        let hello = Arc::clone(&opening.hello);
        serving::choose_protocol(&hello, cx, move |cx| resume(opening, session, cx))
    })
}

/// The abbreviated handshake (RFC 5246, section 7.3, figure 2).
fn resume(opening: Opening, session: Arc<Session>, cx: &mut Context<'_>) -> Result<State> {
    let Opening { hello, mut transcript, ticket_due, .. } = opening;
    let suite = session.suite;
    transcript.start_hash(Schedule::of(session.version, suite).hash());
    transcript.drop_buffer();
    let facts = &mut *cx.facts;
    facts.suite = Some(suite);
    facts.extended_master_secret = session.extended_master_secret;
    let exchange = Exchange {
        version: session.version,
        suite,
        randoms: Randoms {
            client: hello.random,
            server: versions::server_random(session.version, cx.config, cx.facts)?,
        },
        transcript,
        offered_version: hello.version,
        compression: session.compression,
        record_sizes: RecordSizes::of_offer(&hello, session.version, cx.config),
        encrypt_then_mac: negotiate::encrypt_then_mac(suite, &hello, cx.config),
        next_protocol_due: false,
        extended_master_secret: session.extended_master_secret,
        session_id: hello.session_id.clone(),
    };
    SendServerHello::after_additions(exchange, ticket_due, cx, move |exchange, cx| {
        let peer = PeerVerified::by_resumption(&session, cx.facts);
        let keys = exchange.keys_of_master(session.master_secret.clone(), cx)?;
        Finishing { exchange, keys, peer, session, ticket_due }.speak_first(cx)
    })
}
