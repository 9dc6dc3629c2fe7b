//! The engine: ties records, handshake and session together, and touches neither sockets nor user code.
//!
//! Whoever drives a [`Connection`] moves bytes and answers questions:
//!
//! ```text
//! loop {
//!     match connection.step()? {
//!         Step::NeedInput     => read into connection.space(..), then connection.filled(n)
//!         Step::NeedOutput    => write connection.output(), then connection.sent(n)
//!         Step::Event(event)  => show it to whoever asked
//!         Step::Ask(question) => connection.answer(..), now or later
//!         Step::Data          => connection.read(..)
//!         Step::Closed        => the peer has said close_notify
//!     }
//! }
//! ```
//!
//! Each step does one message's work at most. An error is final: the alert that goes with it is in the output, further
//! steps deliver what is left (events, output) and then the error again.

mod data;
mod early_data;
mod incoming;
mod key_update;
mod post_handshake_auth;
mod renegotiation;
#[cfg(test)]
mod tests;
mod tickets;

use std::sync::Arc;

pub use crate::handshake::{
    Answer, CookieUse, DecryptRequest, Direction, EarlyData, Event, ExternalPsk, Facts, InnerPlaintext, Observation,
    ObservedMessage, ObservedRecord, Progress, Psk, Question, Randoms, RequestedCertificate, Role, SignRequest,
    TicketUse, ToSign, Verdict,
};

use crate::alert::{AlertDescription, AlertLevel};
use crate::codepoint::{CompressionMethod, ProtocolVersion};
use crate::config::Config;
use crate::error::Reason;
use crate::handshake::channel::Channel;
use crate::handshake::hello;
use crate::handshake::joiner::HandshakeJoiner;
use crate::handshake::own_certificate;
use crate::handshake::state::{Context, Incoming, State, Traffic};
use crate::handshake::tls13::{established, server};
use crate::session::Session;
use crate::{Error, Result};

/// What [`Connection::step`] wants next.
pub enum Step {
    /// More bytes from the peer.
    NeedInput,
    /// The output is to be written to the peer first.
    NeedOutput,
    /// Look at this, then step on.
    Event(Event),
    /// Answer this, then step on.
    Ask(Question),
    /// Application data is there to be read. While a further handshake is under way, it must be read, or
    /// [set aside](Connection::set_data_aside), before that goes on.
    Data,
    /// The peer has closed its direction.
    Closed,
}

/// One end of a TLS connection.
pub struct Connection {
    config: Arc<Config>,
    facts: Facts,
    channel: Channel,
    joiner: HandshakeJoiner,
    phase: Phase,
    /// The next step of the handshake has been announced, and what it works on, if that came from the peer.
    announced: Option<Option<Incoming>>,
    /// The record at hand is application data.
    data_at_hand: bool,
    /// Application data that came before it, out of the way of a handshake.
    aside: data::Aside,
    /// The output holds more than application data, so that reading must not go on before it is written.
    control_waits: bool,
    received_close: bool,
    sent_close: bool,
    floods: incoming::Floods,
    renegotiations: renegotiation::Renegotiations,
}

/// How far the connection has come.
enum Phase {
    /// No step has been made.
    Idle,
    /// In this state of the handshake, or, once that is [`State::Traffic`], sending what is left of it.
    Handshake(State),
    /// Application data flows.
    Established(Traffic),
    /// Nothing goes on after this error.
    Failed(Error),
}

impl Connection {
    /// A connection that has not begun.
    pub fn new(role: Role, config: Arc<Config>) -> Self {
        let mut channel = Channel::new(role, config.observe);
        channel.writer.set_max_fragment(config.max_send_fragment);
        channel.reader.set_buffer_len(config.read_buffer_len);
        channel.writer.set_split_first_byte(config.split_first_byte);
        channel.writer.set_padding(config.block_padding, config.asks.record_padding);
        Self {
            joiner: HandshakeJoiner::new(config.max_certificate_list),
            config,
            facts: Facts::default(),
            channel,
            phase: Phase::Idle,
            announced: None,
            data_at_hand: false,
            aside: data::Aside::default(),
            control_waits: false,
            received_close: false,
            sent_close: false,
            floods: incoming::Floods::default(),
            renegotiations: renegotiation::Renegotiations::default(),
        }
    }

    /// Which end this is.
    pub const fn role(&self) -> Role {
        self.channel.role
    }

    /// What the connection was told.
    pub const fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// Replaces what the connection was told: before it starts, or while a question is open.
    pub fn set_config(&mut self, config: Arc<Config>) {
        self.channel.set_observe(config.observe);
        self.channel.writer.set_max_fragment(config.max_send_fragment);
        self.channel.reader.set_buffer_len(config.read_buffer_len);
        self.channel.writer.set_split_first_byte(config.split_first_byte);
        self.channel.writer.set_padding(config.block_padding, config.asks.record_padding);
        self.config = config;
    }

    /// The session that a client offers to resume. No effect once the connection has started.
    pub fn offer_session(&mut self, session: Option<Arc<Session>>) {
        if !self.has_started() {
            self.facts.session = session;
        }
    }

    /// What is known so far.
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// On a client that was asked for a certificate: whether the configuration has one that answers the request.
    pub fn has_suitable_certificate(&self) -> bool {
        let request = self.facts.certificate_request.as_ref();
        request.is_some_and(|request| own_certificate::choose(&self.config, &self.facts, request).is_some())
    }

    /// Overrules the result of the verification that [`facts`](Self::facts) shows.
    pub const fn set_verify_result(&mut self, result: i32) {
        self.facts.verify_result = result;
    }

    /// Where the handshake is.
    pub const fn progress(&self) -> Progress {
        self.channel.progress
    }

    /// What the records of one direction are compressed with by now.
    pub const fn compression(&self, direction: Direction) -> CompressionMethod {
        match direction {
            Direction::Sent => self.channel.writer.compression(),
            Direction::Received => self.channel.reader.compression(),
        }
    }

    /// How many bytes of data one record carries at most.
    pub const fn max_fragment(&self) -> usize {
        self.channel.writer.max_fragment()
    }

    /// Whether a handshake has begun.
    pub const fn has_started(&self) -> bool {
        !matches!(self.phase, Phase::Idle)
    }

    /// Whether a handshake is to come or under way, the first or another.
    pub const fn is_handshaking(&self) -> bool {
        matches!(self.phase, Phase::Idle | Phase::Handshake(_))
    }

    /// Whether the first handshake is to come or under way.
    pub const fn is_in_first_handshake(&self) -> bool {
        self.is_handshaking() && !self.renegotiations.possible
    }

    /// Whether this side wants to send something that comes after the handshake of TLS 1.3, and has not begun.
    pub fn late_message_is_due(&self) -> bool {
        self.key_update_is_due() || self.certificate_request_is_due() || self.ticket_is_due()
    }

    /// The error that ended the connection, if one did.
    pub const fn failure(&self) -> Option<&Error> {
        match &self.phase {
            Phase::Failed(error) => Some(error),
            _ => None,
        }
    }

    /// The question that is open, if one is.
    pub fn question(&self) -> Option<Question> {
        match &self.phase {
            Phase::Handshake(State::Asking(state)) => Some(state.question()),
            _ => None,
        }
    }

    /// Does the next thing that can be done without the outside world, or says what is needed from it.
    pub fn step(&mut self) -> Result<Step> {
        loop {
            if let Some(event) = self.channel.events.pop_front() {
                return Ok(Step::Event(event));
            }
            if let Phase::Failed(error) = &self.phase {
                return if self.channel.is_flushed() { Err(error.clone()) } else { Ok(Step::NeedOutput) };
            }
            match self.advance() {
                // What was noted on the way comes first.
                Ok(Some(step)) if self.channel.events.is_empty() => return Ok(step),
                Ok(_) => {}
                Err(error) => self.fail(error),
            }
        }
    }

    /// Takes the next event that waits, without doing anything else.
    pub fn next_event(&mut self) -> Option<Event> {
        self.channel.events.pop_front()
    }

    /// One piece of work; `None` if it is done and there may be more.
    fn advance(&mut self) -> Result<Option<Step>> {
        if self.holds_for_early_data() {
            return self.read_meanwhile();
        }
        match self.take_phase() {
            Phase::Idle => {
                self.channel.events.push_back(Event::HandshakeStart);
                if self.channel.role == Role::Server {
                    // A server looks whether it has something to say before it listens, and OpenSSL tells that, too.
                    self.channel.note_progress(|| Event::Progress);
                }
                let session = self.facts.session.take();
                self.phase = Phase::Handshake(self.with_context(|cx| hello::start(session, cx))?);
                Ok(None)
            }
            Phase::Handshake(State::Sending(state)) if self.announce(None) => {
                self.phase = Phase::Handshake(State::Sending(state));
                Ok(None)
            }
            Phase::Handshake(State::Sending(state)) => {
                self.announced = None;
                let next = self.with_context(|cx| state.send(cx))?;
                self.control_waits = !self.channel.is_flushed();
                if !matches!(next, State::Sending(_) | State::Asking(_)) {
                    self.channel.note_progress(|| Event::Progress);
                }
                self.phase = Phase::Handshake(next);
                Ok(None)
            }
            Phase::Handshake(State::Asking(state)) => {
                let question = state.question();
                self.phase = Phase::Handshake(State::Asking(state));
                Ok(Some(Step::Ask(question)))
            }
            Phase::Handshake(State::Expecting(state)) => {
                self.phase = Phase::Handshake(State::Expecting(state));
                if !self.channel.is_flushed() {
                    return Ok(Some(Step::NeedOutput));
                }
                if let Some(Some(incoming)) = self.announced.take() {
                    return self.deliver(incoming).map(|()| None);
                }
                if self.data_at_hand {
                    return Ok(Some(Step::Data));
                }
                match self.joiner.next()? {
                    Some(message) => self.receive_handshake(message).map(|()| None),
                    None => self.next_record(),
                }
            }
            Phase::Handshake(State::Traffic(traffic)) => {
                // What comes after the handshake of TLS 1.3 is no further one, and data that waits does not hold it up.
                let done = !self.is_tls13() || !self.renegotiations.possible;
                if !self.channel.is_flushed() && (done || self.control_waits) {
                    self.phase = Phase::Handshake(State::Traffic(traffic));
                    return Ok(Some(Step::NeedOutput));
                }
                self.phase = Phase::Established(traffic);
                self.renegotiations.possible = true;
                self.channel.progress = Progress::DONE;
                if done {
                    self.tell_new_session();
                    self.channel.events.push_back(Event::HandshakeDone);
                } else {
                    self.channel.events.push_back(Event::LaterMessageDone);
                }
                Ok(None)
            }
            Phase::Established(traffic) if self.renegotiation_is_due() => {
                self.begin_renegotiation(traffic).map(|()| None)
            }
            Phase::Established(traffic) if traffic.wants_new_keys() && !self.sent_close => {
                self.phase = Phase::Handshake(established::update_keys(traffic)?);
                Ok(None)
            }
            Phase::Established(Traffic { established: Some(established) }) if self.may_ask(&established) => {
                self.phase = Phase::Handshake(server::ask_later(established)?);
                Ok(None)
            }
            Phase::Established(traffic) if traffic.tickets_due() > 0 && !self.sent_close => {
                self.phase = Phase::Handshake(self.with_context(|cx| server::issue_due(traffic, cx))?);
                Ok(None)
            }
            Phase::Established(traffic) => self.continue_traffic(traffic),
            Phase::Failed(error) => Err(error),
        }
    }

    /// Takes what the connection does out of it, for as long as a state works. Should that never end, because it panics and
    /// somebody above goes on, the connection has failed and does not begin anew.
    const fn take_phase(&mut self) -> Phase {
        let interrupted = Error::Internal { what: "a step of the connection did not end" };
        core::mem::replace(&mut self.phase, Phase::Failed(interrupted))
    }

    /// Tells of the session that a full handshake has made, if it can be resumed by anything. In TLS 1.3 it cannot: each ticket
    /// makes one that can.
    fn tell_new_session(&mut self) {
        let Some(session) = &self.facts.session else { return };
        if session.version < ProtocolVersion::TLS1_3
            && self.config.observe.sessions
            && !self.facts.resumed
            && !session.id.is_empty()
        {
            self.channel.events.push_back(Event::NewSession(Arc::clone(session)));
        }
    }

    /// Answers the open question. Whether the answer ends the connection shows in the next step.
    pub fn answer(&mut self, answer: Answer) -> Result<()> {
        match self.take_phase() {
            Phase::Handshake(State::Asking(state)) => {
                match self.with_context(|cx| state.answer(answer, cx)) {
                    Ok(next) => self.phase = Phase::Handshake(next),
                    Err(error) => self.fail(error),
                }
                Ok(())
            }
            other => {
                self.phase = other;
                Err(Error::Usage { reason: Reason::BAD_DATA, detail: "no question is open".to_owned() })
            }
        }
    }

    /// Answers the open question with an error: it cannot be answered.
    pub fn fail_question(&mut self, error: Error) {
        if self.question().is_some() {
            self.fail(error);
        }
    }

    /// Tells whoever watches the handshake that it is about to take a step, once for each: while they look, it still is
    /// where it was. Returns whether there is anybody, and then keeps `incoming` for the step.
    fn announce(&mut self, incoming: Option<Incoming>) -> bool {
        if !self.channel.is_watched() || self.announced.is_some() {
            return false;
        }
        self.announced = Some(incoming);
        self.channel.note_progress(|| Event::Progress);
        true
    }

    /// Hands `incoming` to the state that expects something.
    fn deliver(&mut self, incoming: Incoming) -> Result<()> {
        let role = self.channel.role;
        let peer_has_new_keys = matches!(incoming, Incoming::ChangeCipherSpec);
        let progress = match &incoming {
            Incoming::ChangeCipherSpec => Some(Progress::after_change_cipher_spec(role, Direction::Received)),
            Incoming::NoCertificate => None,
            Incoming::Message(message) => Progress::after(role, Direction::Received, message.typ()),
        };
        match self.take_phase() {
            Phase::Handshake(State::Expecting(state)) => {
                let next = self.with_context(|cx| state.receive(incoming, cx))?;
                self.channel.progress = progress.unwrap_or(self.channel.progress);
                self.renegotiations.peer_has_new_keys |= peer_has_new_keys;
                if matches!(next, State::Traffic(_)) {
                    self.channel.note_progress(|| Event::Progress);
                }
                self.phase = Phase::Handshake(next);
                Ok(())
            }
            _ => Err(Error::Internal { what: "a message was delivered to a state that expects none" }),
        }
    }

    /// Lets a state do its `work`, which gives the next one. If the peer's keys change with it, nothing of a handshake message
    /// may have come under the old ones that is not taken (RFC 8446, section 5.1).
    fn with_context(&mut self, work: impl FnOnce(&mut Context<'_>) -> Result<State>) -> Result<State> {
        let next = work(&mut Context { config: &self.config, facts: &mut self.facts, channel: &mut self.channel })?;
        if self.channel.reader.take_boundary() && !self.joiner.is_empty() {
            return Err(Error::Peer {
                alert: AlertDescription::UNEXPECTED_MESSAGE,
                reason: Reason::NOT_ON_RECORD_BOUNDARY,
                detail: "a handshake message begins in a record whose keys end with the message before".to_owned(),
            });
        }
        Ok(next)
    }

    /// Whether a server has done all it can until the client speaks again, and has asked it for a cookie or has it back.
    pub fn is_cookie_settled(&self) -> bool {
        let waits = matches!(&self.phase, Phase::Handshake(State::Expecting(_))) && self.channel.is_flushed();
        waits && self.facts.cookie != CookieUse::None
    }

    /// Whether a client may have a cookie already: then a ChangeCipherSpec may come before its hello (RFC 8446, section D.4).
    fn may_begin_with_cookie(&self) -> bool {
        self.config.cookies.is_some() && self.facts.version.is_none()
    }

    /// Whether the rules of TLS 1.3 hold for what comes.
    fn is_tls13(&self) -> bool {
        self.channel.reader.version() == Some(ProtocolVersion::TLS1_3)
    }

    /// Ends the connection: the peer is told what the error has to say to it, and the session is not to be resumed
    /// (RFC 5246, section 7.2.2).
    fn fail(&mut self, error: Error) {
        if let Some(description) = error.alert() {
            // If even the alert cannot be sent, the first error is still the one to tell.
            let _ = self.channel.send_alert(AlertLevel::FATAL, description);
        }
        if let Some(session) = &self.facts.session {
            session.set_not_resumable();
        }
        self.phase = Phase::Failed(error);
    }

    /// Sends a warning alert. TLS 1.3 has none.
    pub fn warn(&mut self, description: AlertDescription) -> Result<()> {
        if self.is_tls13() {
            return Ok(());
        }
        self.channel.send_alert(AlertLevel::WARNING, description)
    }
}
