//! Further handshakes on a connection that stands (RFC 5246, sections 7.4.1.1 and 7.4.1.2): who may want one, and how it
//! begins. Until the peer changes its keys, its data is read as before.

use super::{Connection, Phase};
use crate::alert::AlertDescription;
use crate::codepoint::HandshakeType;
use crate::error::Reason;
use crate::handshake::legacy::renegotiation;
use crate::handshake::messages::HandshakeMessage;
use crate::handshake::state::{Incoming, State, Traffic};
use crate::handshake::{Event, Role, hello};
use crate::{Error, Result};

/// Where a connection is with its further handshakes.
#[derive(Default)]
pub(super) struct Renegotiations {
    /// A handshake has been finished on the connection.
    pub(super) possible: bool,
    /// This side wants another one, which has not begun; whether a client then offers to resume the session.
    due: Option<bool>,
    /// A server has asked for one, and the client has not answered.
    requested: bool,
    /// The peer has changed its keys in the handshake that is under way.
    pub(super) peer_has_new_keys: bool,
    /// How many there were of this side's wish, or of a server's wish that this side followed.
    count: u64,
    /// As `count`, and never cleared.
    total: u64,
}

impl Connection {
    /// Wants another handshake, which begins with one of the next steps. A client offers to `resume` its session or not; a
    /// server sends a HelloRequest, which leaves that to the client.
    pub fn renegotiate(&mut self, resume: bool) -> Result<()> {
        let refused = |reason, detail: &str| Err(Error::Usage { reason, detail: detail.to_owned() });
        if let Some(error) = self.failure() {
            return Err(error.clone());
        }
        if self.is_tls13() {
            return refused(Reason::WRONG_SSL_VERSION, "TLS 1.3 does not renegotiate");
        }
        if self.config.renegotiation.forbidden {
            return refused(Reason::NO_RENEGOTIATION, "renegotiation is switched off");
        }
        if !self.renegotiations.possible {
            return refused(Reason::STILL_IN_INIT, "there was no handshake yet that could be done again");
        }
        if self.sent_close || self.received_close {
            return refused(Reason::PROTOCOL_IS_SHUTDOWN, "a connection that closes has no further handshakes");
        }
        self.renegotiations.due = Some(resume);
        Ok(())
    }

    /// Whether this side wants another handshake that has not begun.
    pub const fn renegotiation_is_due(&self) -> bool {
        self.renegotiations.due.is_some() && !self.sent_close && !self.received_close
    }

    /// Whether another handshake is wanted, asked for or under way.
    pub const fn is_renegotiation_pending(&self) -> bool {
        self.renegotiation_is_due() || self.renegotiations.requested || self.is_renegotiating()
    }

    /// Whether another handshake is under way; on a server its HelloRequest, too, while it is being sent.
    pub const fn is_renegotiating(&self) -> bool {
        self.is_handshaking() && self.renegotiations.possible
    }

    /// Whether a server has asked for another handshake, and the client has not answered.
    pub const fn has_requested_renegotiation(&self) -> bool {
        self.renegotiations.requested
    }

    /// How many further handshakes there were of this side's wish, or of a server's wish that this side followed.
    pub const fn renegotiations(&self) -> u64 {
        self.renegotiations.count
    }

    /// As [`renegotiations`](Self::renegotiations), and counts anew from now on.
    pub const fn clear_renegotiations(&mut self) -> u64 {
        core::mem::replace(&mut self.renegotiations.count, 0)
    }

    /// How many [`renegotiations`](Self::renegotiations) there were in all.
    pub const fn total_renegotiations(&self) -> u64 {
        self.renegotiations.total
    }

    /// Begins the handshake that this side wants.
    pub(super) fn begin_renegotiation(&mut self, traffic: Traffic) -> Result<()> {
        let resume = self.renegotiations.due.take() == Some(true);
        if !self.may_renegotiate() {
            return Err(renegotiation::unsafe_legacy(
                "the peer does not support secure renegotiation (RFC 5746), so there is none with it",
            ));
        }
        self.count_own();
        self.channel.events.push_back(Event::HandshakeStart);
        let state = match self.role() {
            Role::Server => {
                self.renegotiations.requested = true;
                renegotiation::ask(traffic)?
            }
            Role::Client => {
                let session = self.facts.session.clone().filter(|_| resume);
                self.begin_again();
                self.with_context(|cx| hello::start(session, cx))?
            }
        };
        self.phase = Phase::Handshake(state);
        Ok(())
    }

    /// A handshake message came when none was expected: the peer wants another handshake, or answers our wish for one.
    pub(super) fn receive_wish(&mut self, traffic: Traffic, message: HandshakeMessage) -> Result<()> {
        let rules = self.config.renegotiation;
        let answer = self.renegotiations.requested;
        let welcome = match (self.role(), message.typ()) {
            (Role::Client, HandshakeType::HELLO_REQUEST) => rules.by_hello_request,
            (Role::Server, HandshakeType::CLIENT_HELLO) => rules.by_client_hello || answer,
            (_, got) => return Err(Error::UnexpectedMessage { state: "Established", got: got.to_string() }),
        };
        if !answer {
            self.count_wish()?;
        }
        if !welcome || rules.forbidden || !self.may_renegotiate() {
            self.phase = Phase::Established(traffic);
            self.control_waits = true;
            return self.warn(AlertDescription::NO_RENEGOTIATION);
        }
        let state = match self.role() {
            Role::Client => {
                self.count_own();
                renegotiation::follow()?
            }
            Role::Server => self.with_context(|cx| hello::start(None, cx))?,
        };
        self.begin_again();
        self.channel.events.push_back(Event::HandshakeStart);
        self.channel.note_progress(|| Event::Progress);
        self.phase = Phase::Handshake(state);
        self.receive(Incoming::Message(message))
    }

    /// Only RFC 5746 ties a handshake to the one before it. Without that there is none, unless the program insists.
    fn may_renegotiate(&self) -> bool {
        self.facts.secure_renegotiation || self.config.renegotiation.unsafe_legacy
    }

    fn begin_again(&mut self) {
        self.facts.begin_again(self.channel.role);
        self.renegotiations.requested = false;
        self.renegotiations.peer_has_new_keys = false;
    }

    const fn count_own(&mut self) {
        self.renegotiations.count += 1;
        self.renegotiations.total += 1;
    }

    /// Whether application data may come now: not in a first handshake, unless the server of TLS 1.3 has done its part, not
    /// between the peer's ChangeCipherSpec and the end of a further one, and not among the messages of a client that shows
    /// its certificate later (RFC 8446, section 4.6.2).
    pub(super) fn may_receive_data(&self) -> bool {
        match &self.phase {
            Phase::Established(_) => true,
            Phase::Handshake(State::Sending(state)) => state.ends_early_data(),
            Phase::Handshake(State::Expecting(_)) => {
                self.renegotiations.possible && !self.renegotiations.peer_has_new_keys && !self.is_tls13()
            }
            _ => false,
        }
    }
}
