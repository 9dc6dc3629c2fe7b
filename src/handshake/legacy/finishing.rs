//! The end of every handshake, on both sides: ChangeCipherSpec and Finished (RFC 5246, sections 7.1 and 7.4.9).
//!
//! ```text
//! full:     client  SendChangeCipherSpec  SendFinished  [ExpectTicket]  ExpectChangeCipherSpec  ExpectFinished
//!           server  ExpectChangeCipherSpec  ExpectFinished  [SealTicket]  [SendTicket]  SendChangeCipherSpec  SendFinished
//! resumed:  the other way round
//! ```
//!
//! Whoever is second to speak holds the proof that the peer's Finished was right; whoever is first gets it last.
//! A server sends its ticket with the last keys but one: before its ChangeCipherSpec, wherever that stands. A client that
//! was told the server's protocols (NPN) names the one it has chosen between its ChangeCipherSpec and its Finished.

mod next_protocol;
mod ticket;

use std::sync::Arc;

use self::next_protocol::{ExpectNextProtocol, SendNextProtocol};
use super::exchange::{Exchange, Keys};
use super::renegotiation;
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::handshake::Role;
use crate::handshake::messages::{Finished, NewSessionTicket, verify_data_len};
use crate::handshake::state::{
    Context, Expecting, FinishedVerified, Incoming, PeerVerified, Sending, State, Traffic, unexpected,
};
use crate::record::{Compressor, Decompressor};
use crate::session::Session;

/// What is carried through the last messages.
pub(crate) struct Finishing {
    pub(crate) exchange: Exchange,
    pub(crate) keys: Keys,
    pub(crate) peer: PeerVerified,
    /// The session that this handshake makes or resumes.
    pub(crate) session: Arc<Session>,
    /// A NewSessionTicket goes from the server to the client before the server's ChangeCipherSpec.
    pub(crate) ticket_due: bool,
}

/// Whose Finished comes first; if it was the peer's, with the proof that it was right.
enum Turn {
    Own,
    Peer(FinishedVerified),
}

impl Finishing {
    /// This side's Finished comes first.
    pub(crate) fn speak_first(self, cx: &mut Context<'_>) -> Result<State> {
        self.speak(Turn::Own, cx)
    }

    /// The peer's Finished comes first.
    pub(crate) fn listen_first(self, role: Role) -> Result<State> {
        self.listen(role, false)
    }

    /// Sends what this side has to send.
    fn speak(self, turn: Turn, cx: &mut Context<'_>) -> Result<State> {
        if cx.channel.role == Role::Server && self.ticket_due {
            return ticket::seal(self, turn, cx);
        }
        State::send(SendChangeCipherSpec { finishing: self, turn })
    }

    /// Waits for what the peer has to send; `finished` if this side's Finished has gone.
    fn listen(self, role: Role, finished: bool) -> Result<State> {
        if role == Role::Client && self.ticket_due {
            return State::expect(ExpectTicket { finishing: self, finished });
        }
        State::expect(ExpectChangeCipherSpec { finishing: self, finished })
    }

    /// The handshake is over: what it made becomes known.
    fn complete(self, finished: FinishedVerified, cx: &mut Context<'_>) -> Result<State> {
        renegotiation::check_peer(cx.facts)?;
        cx.facts.before = None;
        cx.facts.client_hello = None;
        cx.facts.session = Some(self.session);
        Ok(Traffic::begin(self.peer, finished))
    }
}

/// This side changes its keys.
struct SendChangeCipherSpec {
    finishing: Finishing,
    turn: Turn,
}

impl Sending for SendChangeCipherSpec {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        cx.channel.send_change_cipher_spec()?;
        let protection = self.finishing.keys.take(cx.channel.role)?;
        cx.channel.writer.set_protection(protection);
        cx.channel.writer.set_compressor(Compressor::new(self.finishing.exchange.compression));
        self.finishing.exchange.record_sizes.begin_sending(cx.channel);
        let Self { finishing, turn } = *self;
        if cx.channel.role == Role::Client && finishing.exchange.next_protocol_due {
            return State::send(SendNextProtocol { finishing, turn });
        }
        State::send(SendFinished { finishing, turn })
    }
}

/// This side proves that it saw what the peer saw.
struct SendFinished {
    finishing: Finishing,
    turn: Turn,
}

impl Sending for SendFinished {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let role = cx.channel.role;
        let Finishing { exchange, keys, .. } = &mut self.finishing;
        let verify_data = exchange.schedule().verify_data(&keys.master, role, &exchange.transcript);
        let message = Finished { verify_data };
        cx.send(&mut exchange.transcript, HandshakeType::FINISHED, |out| message.encode(out))?;
        cx.facts.own_finished = message.verify_data;
        match self.turn {
            Turn::Own => self.finishing.listen(role, true),
            Turn::Peer(finished) => self.finishing.complete(finished, cx),
        }
    }
}

/// A client whose server promised a ticket.
struct ExpectTicket {
    finishing: Finishing,
    finished: bool,
}

impl Expecting for ExpectTicket {
    fn name(&self) -> &'static str {
        "ExpectNewSessionTicket"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, _: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::NEW_SESSION_TICKET, self.name())?;
        let ticket = NewSessionTicket::decode(message.body())?;
        let Finishing { exchange, session, .. } = &mut self.finishing;
        exchange.transcript.add(message.raw());
        // An empty ticket says that there is none after all (RFC 5077, section 3.3).
        if !ticket.ticket.is_empty() {
            Arc::make_mut(session).set_ticket(ticket.ticket, ticket.lifetime_hint);
        }
        State::expect(ExpectChangeCipherSpec { finishing: self.finishing, finished: self.finished })
    }
}

/// The peer changes its keys.
struct ExpectChangeCipherSpec {
    finishing: Finishing,
    finished: bool,
}

impl Expecting for ExpectChangeCipherSpec {
    fn name(&self) -> &'static str {
        "ExpectChangeCipherSpec"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let Incoming::ChangeCipherSpec = incoming else { return Err(unexpected(self.name(), &incoming)) };
        let protection = self.finishing.keys.take(cx.channel.role.peer())?;
        cx.channel.reader.set_protection(protection);
        cx.channel.reader.set_decompressor(Decompressor::new(self.finishing.exchange.compression));
        self.finishing.exchange.record_sizes.begin_receiving(cx.channel);
        let Self { finishing, finished } = *self;
        if cx.channel.role == Role::Server && finishing.exchange.next_protocol_due {
            return State::expect(ExpectNextProtocol { finishing, finished });
        }
        State::expect(ExpectFinished { finishing, finished })
    }
}

/// The peer proves that it saw what this side saw.
struct ExpectFinished {
    finishing: Finishing,
    finished: bool,
}

impl Expecting for ExpectFinished {
    fn name(&self) -> &'static str {
        "ExpectFinished"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::FINISHED, self.name())?;
        let role = cx.channel.role;
        let Finishing { exchange, keys, .. } = &mut self.finishing;
        let received = Finished::decode(message.body(), verify_data_len(exchange.version))?.verify_data;
        let expected = exchange.schedule().verify_data(&keys.master, role.peer(), &exchange.transcript);
        let proof = FinishedVerified::check(&expected, &received)?;
        exchange.transcript.add(message.raw());
        cx.facts.peer_finished = received;
        if self.finished { self.finishing.complete(proof, cx) } else { self.finishing.speak(Turn::Peer(proof), cx) }
    }
}
