//! A server that hands out a ticket (RFC 5077, section 3.3). An empty one takes the promise back.

use std::sync::Arc;

use super::{Finishing, SendChangeCipherSpec, Turn};
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::handshake::legacy::refused_by_answer;
use crate::handshake::messages::NewSessionTicket;
use crate::handshake::state::{Asking, Context, Sending, State, misfit};
use crate::handshake::{Answer, Question};
use crate::session::now;

/// Has the session sealed.
pub(super) fn seal(finishing: Finishing, turn: Turn, cx: &mut Context<'_>) -> Result<State> {
    if cx.config.asks.tickets {
        cx.facts.session = Some(Arc::clone(&finishing.session));
        return State::ask(SealTicket { finishing, turn });
    }
    // The keys may have gone meanwhile, and a client's certificate may be too long for a ticket.
    let ticket = cx.config.tickets().and_then(|keys| keys.seal(&finishing.session).ok()).unwrap_or_default();
    State::send(SendTicket { finishing, turn, ticket })
}

/// Somebody has the keys.
struct SealTicket {
    finishing: Finishing,
    turn: Turn,
}

impl Asking for SealTicket {
    fn question(&self) -> Question {
        Question::SealTicket { session: Arc::clone(&self.finishing.session) }
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Sealed(ticket) => State::send(SendTicket { finishing: self.finishing, turn: self.turn, ticket }),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("SealTicket", alert, reason)),
            _ => Err(misfit("SealTicket")),
        }
    }
}

/// The client gets its ticket.
struct SendTicket {
    finishing: Finishing,
    turn: Turn,
    ticket: Vec<u8>,
}

impl Sending for SendTicket {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Finishing { exchange, session, .. } = &mut self.finishing;
        let lifetime = if self.ticket.is_empty() { 0 } else { session.remaining(now()) };
        let message = NewSessionTicket { lifetime_hint: u32::try_from(lifetime).unwrap_or(0), ticket: self.ticket };
        cx.send(&mut exchange.transcript, HandshakeType::NEW_SESSION_TICKET, |out| message.encode(out))?;
        State::send(SendChangeCipherSpec { finishing: self.finishing, turn: self.turn })
    }
}
