//! What becomes of each record that comes in.

use super::{Connection, Phase, Step};
use crate::alert::{Alert, AlertDescription, AlertLevel};
use crate::codepoint::{ContentType, HandshakeType, ProtocolVersion};
use crate::error::Reason;
use crate::handshake::messages::HandshakeMessage;
use crate::handshake::state::{Incoming, State, Traffic};
use crate::handshake::tls13::established;
use crate::handshake::{Direction, Event, Role};
use crate::record::{ChangeCipherSpec, IncomingRecord};
use crate::{Error, Result};

/// How many warnings may come with nothing else between them, as in OpenSSL.
const MAX_WARNINGS: u32 = 5;

/// How many ChangeCipherSpecs that mean nothing may come, as many as OpenSSL takes.
const MAX_CHANGE_CIPHER_SPECS: u32 = 32;

/// How many changes of keys may come with no data between them, as many as OpenSSL takes.
const MAX_KEY_UPDATES: u32 = 32;

/// How many tickets may come with no data between them.
const MAX_TICKETS: u32 = 256;

/// How many new handshakes, or certificates, the peer may ask for with no data between them.
const MAX_WISHES: u32 = 16;

/// Counts what a peer could send without end.
#[derive(Default)]
pub(super) struct Floods {
    warnings: u32,
    wishes: u32,
    change_cipher_specs: u32,
    key_updates: u32,
    tickets: u32,
}

impl Connection {
    /// Takes the next record, or says that more bytes are needed.
    pub(super) fn next_record(&mut self) -> Result<Option<Step>> {
        if self.received_close {
            return Ok(Some(Step::Closed));
        }
        let Some(record) = self.channel.next_record()? else {
            self.channel.reader.release();
            return Ok(Some(Step::NeedInput));
        };
        if record.skipped {
            return Ok(None);
        }
        if !self.joiner.is_empty() {
            check_continuation(record.content_type)?;
        }
        if record.content_type != ContentType::ALERT && record.len > 0 {
            self.floods.warnings = 0;
        }
        match record.content_type {
            ContentType::APPLICATION_DATA => self.receive_data(record).map(|()| None),
            // What cannot be answered any more is not listened to, as in OpenSSL. New keys need no answer.
            ContentType::HANDSHAKE if self.sent_close && !self.is_handshaking() && !self.is_tls13() => {
                self.channel.reader.consume(record.len);
                Ok(None)
            }
            ContentType::HANDSHAKE => {
                self.joiner.push(self.channel.reader.payload());
                self.channel.reader.consume(record.len);
                Ok(None)
            }
            ContentType::CHANGE_CIPHER_SPEC => self.receive_change_cipher_spec(record).map(|()| None),
            _ => self.receive_alert(record),
        }
    }

    /// Application data stays in the record until it is read.
    fn receive_data(&mut self, record: IncomingRecord) -> Result<()> {
        self.channel.note_data();
        if !self.count_early_data(record.len)? && !self.may_receive_data() {
            return Err(Error::Peer {
                alert: AlertDescription::UNEXPECTED_MESSAGE,
                reason: Reason::APP_DATA_IN_HANDSHAKE,
                detail: "application data came before the handshake was over".to_owned(),
            });
        }
        self.data_at_hand = record.len > 0;
        if self.data_at_hand {
            self.floods.wishes = 0;
            self.floods.key_updates = 0;
            self.floods.tickets = 0;
        }
        Ok(())
    }

    /// A whole handshake message.
    pub(super) fn receive_handshake(&mut self, message: HandshakeMessage) -> Result<()> {
        self.channel.note_message(Direction::Received, ContentType::HANDSHAKE, message.raw());
        let role = self.channel.role;
        if (role, message.typ()) == (Role::Client, HandshakeType::HELLO_REQUEST) && !self.is_tls13() {
            // Ignored by a client that is negotiating (RFC 5246, section 7.4.1.1).
            return self.count_wish();
        }
        self.receive(Incoming::Message(message))
    }

    /// Delivers what came, now or after it was announced.
    pub(super) fn receive(&mut self, incoming: Incoming) -> Result<()> {
        if !self.channel.is_watched() {
            return self.deliver(incoming);
        }
        self.announced = None;
        self.announce(Some(incoming));
        Ok(())
    }

    /// The peer's keys change here, so no handshake message may straddle it.
    fn receive_change_cipher_spec(&mut self, record: IncomingRecord) -> Result<()> {
        self.channel.note_payload(ContentType::CHANGE_CIPHER_SPEC);
        ChangeCipherSpec::decode(self.channel.reader.payload())?;
        self.channel.reader.consume(record.len);
        let refused = |detail: &str| {
            Err(Error::Peer {
                alert: AlertDescription::UNEXPECTED_MESSAGE,
                reason: Reason::UNEXPECTED_CCS_MESSAGE,
                detail: detail.to_owned(),
            })
        };
        match self.phase {
            // Sent for the sake of what stands between, until the peer's Finished has come (RFC 8446, section 5).
            Phase::Handshake(State::Expecting(_)) if self.drops_change_cipher_specs() => {
                self.floods.change_cipher_specs += 1;
                if self.floods.change_cipher_specs > MAX_CHANGE_CIPHER_SPECS {
                    return refused("ChangeCipherSpecs come without end");
                }
                Ok(())
            }
            Phase::Handshake(State::Expecting(_)) if !self.is_tls13() => self.receive(Incoming::ChangeCipherSpec),
            _ => refused("ChangeCipherSpec came when no handshake was going on"),
        }
    }

    /// Whether a ChangeCipherSpec means nothing: in the first handshake of TLS 1.3, or of a client that offers it and does
    /// not know the version yet, or on a server that may have sent the client away with a cookie.
    fn drops_change_cipher_specs(&self) -> bool {
        let is_open = self.channel.role == Role::Client
            && self.channel.reader.version().is_none()
            && self.config.max_version >= ProtocolVersion::TLS1_3;
        ((self.is_tls13() || is_open) && !self.renegotiations.possible) || self.may_begin_with_cookie()
    }

    /// An alert ends the connection, closes it, or is a warning.
    fn receive_alert(&mut self, record: IncomingRecord) -> Result<Option<Step>> {
        self.channel.note_payload(ContentType::ALERT);
        let alert = Alert::decode(self.channel.reader.payload())?;
        self.channel.reader.consume(record.len);
        if !self.is_tls13() {
            alert.check_level()?;
        }
        self.channel.note_progress(|| Event::Alert { direction: Direction::Received, alert });
        match alert {
            // The level says nothing in TLS 1.3 (RFC 8446, section 6).
            Alert { description: AlertDescription::CLOSE_NOTIFY, .. } if self.is_tls13() => {
                self.received_close = true;
                Ok(Some(Step::Closed))
            }
            Alert { description: AlertDescription::USER_CANCELED, .. } if self.is_tls13() => {
                self.count_warning(alert.description)
            }
            Alert { description, .. } if self.is_tls13() => Err(Error::AlertReceived { description }),
            Alert { level: AlertLevel::WARNING, description: AlertDescription::CLOSE_NOTIFY } => {
                self.received_close = true;
                Ok(Some(Step::Closed))
            }
            // Whoever wanted another handshake needs it, and cannot go on without.
            Alert { level: AlertLevel::WARNING, description: AlertDescription::NO_RENEGOTIATION } => Err(Error::Peer {
                alert: AlertDescription::HANDSHAKE_FAILURE,
                reason: Reason::NO_RENEGOTIATION,
                detail: "the peer refuses to renegotiate".to_owned(),
            }),
            Alert { level: AlertLevel::WARNING, description: AlertDescription::NO_CERTIFICATE } if matches!(&self.phase, Phase::Handshake(State::Expecting(state)) if state.takes_no_certificate()) => {
                self.receive(Incoming::NoCertificate).map(|()| None)
            }
            Alert { level: AlertLevel::WARNING, description } => self.count_warning(description),
            Alert { description, .. } => Err(Error::AlertReceived { description }),
        }
    }

    /// Counts an alert that means nothing.
    fn count_warning(&mut self, description: AlertDescription) -> Result<Option<Step>> {
        self.floods.warnings += 1;
        if self.floods.warnings < MAX_WARNINGS {
            return Ok(None);
        }
        Err(Error::Peer {
            alert: AlertDescription::UNEXPECTED_MESSAGE,
            reason: Reason::TOO_MANY_WARN_ALERTS,
            detail: format!("{MAX_WARNINGS} warnings came in a row, the last of them {description}"),
        })
    }

    /// What an established connection does next.
    pub(super) fn continue_traffic(&mut self, traffic: Traffic) -> Result<Option<Step>> {
        if self.pending() == 0
            && let Some(message) = self.joiner.next()?
        {
            self.channel.note_message(Direction::Received, ContentType::HANDSHAKE, message.raw());
            if traffic.established.is_none() {
                return self.receive_wish(traffic, message).map(|()| None);
            }
            match message.typ() {
                HandshakeType::KEY_UPDATE => self.count_key_update()?,
                HandshakeType::NEW_SESSION_TICKET => self.count_ticket()?,
                _ => {}
            }
            if message.typ() == HandshakeType::CERTIFICATE_REQUEST {
                self.count_wish()?;
            }
            if self.sent_close && message.typ() == HandshakeType::CERTIFICATE_REQUEST {
                // It cannot be answered any more.
                self.phase = Phase::Established(traffic);
                return Ok(None);
            }
            self.phase = Phase::Handshake(established::listen(traffic)?);
            return self.receive(Incoming::Message(message)).map(|()| None);
        }
        self.phase = Phase::Established(traffic);
        match self.pending() {
            0 if self.control_waits => Ok(Some(Step::NeedOutput)),
            0 => self.next_record(),
            _ => Ok(Some(Step::Data)),
        }
    }

    /// Counts a change of the peer's keys.
    fn count_key_update(&mut self) -> Result<()> {
        self.floods.key_updates += 1;
        if self.floods.key_updates <= MAX_KEY_UPDATES {
            return Ok(());
        }
        Err(Error::Peer {
            alert: AlertDescription::UNEXPECTED_MESSAGE,
            reason: Reason::TOO_MANY_KEY_UPDATES,
            detail: format!("more than {MAX_KEY_UPDATES} changes of keys with no data between them"),
        })
    }

    /// Counts a ticket.
    fn count_ticket(&mut self) -> Result<()> {
        self.floods.tickets += 1;
        if self.floods.tickets <= MAX_TICKETS {
            return Ok(());
        }
        Err(Error::UnexpectedMessage {
            state: "Established",
            got: format!("more than {MAX_TICKETS} tickets with no data between them"),
        })
    }

    /// Counts a wish of the peer's for another handshake, or for a certificate.
    pub(super) fn count_wish(&mut self) -> Result<()> {
        self.floods.wishes += 1;
        if self.floods.wishes <= MAX_WISHES {
            return Ok(());
        }
        Err(Error::UnexpectedMessage {
            state: "Established",
            got: format!("more than {MAX_WISHES} requests with no data between them"),
        })
    }
}

/// Nothing may come between the fragments of a handshake message, and no message may straddle a change of keys.
fn check_continuation(got: ContentType) -> Result<()> {
    match got {
        ContentType::HANDSHAKE => Ok(()),
        ContentType::CHANGE_CIPHER_SPEC => Err(Error::Peer {
            alert: AlertDescription::UNEXPECTED_MESSAGE,
            reason: Reason::BAD_CHANGE_CIPHER_SPEC,
            detail: "a ChangeCipherSpec in the middle of a handshake message".to_owned(),
        }),
        got => Err(Error::UnexpectedRecord { expected: "the rest of a handshake message", got }),
    }
}
