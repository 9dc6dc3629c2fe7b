//! What lasts once a handshake of TLS 1.3 is over, and what may come after it (RFC 8446, section 4.6): tickets, new keys, and
//! the wish for a client's certificate.

use super::key_schedule::{ExporterSecret, ResumptionSecret, TrafficSecret};
use super::server::{Issuer, Wish};
use super::{client, server};
use crate::Result;
use crate::codepoint::{HandshakeType, KeyUpdateRequest};
use crate::crypto::suites::CipherSuite;
use crate::handshake::Role;
use crate::handshake::messages::frame;
use crate::handshake::messages::tls13::KeyUpdate;
use crate::handshake::state::{Context, Expecting, Incoming, Sending, State, Traffic, unexpected};
use crate::handshake::transcript::Transcript;

/// What an established connection keeps.
pub(crate) struct Established {
    pub(crate) suite: &'static CipherSuite,
    /// What protects our data, and the peer's.
    pub(crate) ours: TrafficSecret,
    pub(crate) theirs: TrafficSecret,
    pub(crate) due: DueUpdates,
    pub(crate) exporter: ExporterSecret,
    pub(crate) tickets: Tickets,
    /// The transcript of the handshake, where the client's certificate may be asked for later.
    pub(crate) transcript: Option<Box<Transcript>>,
    /// On a server: whether it wants that certificate.
    pub(crate) wish: Wish,
}

/// The changes of our keys that have not begun.
#[derive(Clone, Copy, Default)]
pub(crate) struct DueUpdates {
    /// This side wants one.
    pub(crate) wish: Option<KeyUpdateRequest>,
    /// The peer wants one before our next data.
    pub(crate) owed: bool,
}

/// What the pre-shared keys of the connection's tickets come from.
pub(crate) enum Tickets {
    /// On a client.
    Received(ResumptionSecret),
    /// On a server.
    Issued(Issuer),
}

impl Established {
    /// Sends a KeyUpdate. All that follows is under new keys.
    pub(crate) fn update_keys(&mut self, request_update: KeyUpdateRequest, cx: &mut Context<'_>) -> Result<()> {
        let message = frame(HandshakeType::KEY_UPDATE, |out| KeyUpdate { request_update }.encode(out));
        cx.channel.send_handshake(HandshakeType::KEY_UPDATE, &message)?;
        self.due.owed &= request_update != KeyUpdateRequest::UPDATE_NOT_REQUESTED;
        self.ours = self.ours.next();
        cx.channel.writer.set_protection(self.ours.protection(self.suite));
        Ok(())
    }

    /// Changes our keys before data if the peer wants that, or if these are used up with about `records` more.
    pub(crate) fn prepare_data(&mut self, records: u64, cx: &mut Context<'_>) -> Result<()> {
        if self.due.owed || cx.channel.writer.records_left() < records.saturating_add(KEPT_RECORDS) {
            self.update_keys(KeyUpdateRequest::UPDATE_NOT_REQUESTED, cx)?;
        }
        Ok(())
    }

    /// Follows a KeyUpdate: the peer's next record is under new keys. One answer serves all requests that come before it.
    fn follow(&mut self, update: &KeyUpdate, cx: &mut Context<'_>) {
        self.theirs = self.theirs.next();
        cx.channel.reader.set_protection(self.theirs.protection(self.suite));
        self.due.owed |= update.request_update == KeyUpdateRequest::UPDATE_REQUESTED;
    }
}

/// How many records of a key's are kept for what is no data: alerts, tickets, and the KeyUpdate itself.
const KEPT_RECORDS: u64 = 1024;

/// The state that changes our keys as this side wishes.
pub(crate) fn update_keys(traffic: Traffic) -> Result<State> {
    State::send(SendKeyUpdate { traffic })
}

struct SendKeyUpdate {
    traffic: Traffic,
}

impl Sending for SendKeyUpdate {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let mut traffic = self.traffic;
        if let Some(established) = &mut traffic.established
            && let Some(request) = established.due.wish.take()
        {
            established.update_keys(request, cx)?;
        }
        Ok(State::Traffic(traffic))
    }
}

/// The state that takes a message that comes after the handshake.
pub(crate) fn listen(traffic: Traffic) -> Result<State> {
    State::expect(Listening { traffic })
}

struct Listening {
    traffic: Traffic,
}

impl Expecting for Listening {
    fn name(&self) -> &'static str {
        "Established"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let name = self.name();
        let mut traffic = self.traffic;
        let (Incoming::Message(message), Some(established)) = (&incoming, &mut traffic.established) else {
            return Err(unexpected(name, &incoming));
        };
        match (cx.channel.role, message.typ()) {
            (Role::Server, HandshakeType::CERTIFICATE | HandshakeType::COMPRESSED_CERTIFICATE) => {
                match (core::mem::take(&mut established.wish), traffic.established) {
                    (Wish::Sent(sent), Some(established)) => server::receive_later(incoming, *sent, established, cx),
                    _ => Err(unexpected(name, &incoming)),
                }
            }
            (_, HandshakeType::KEY_UPDATE) => {
                let update = KeyUpdate::decode(message.body())?;
                established.follow(&update, cx);
                Ok(State::Traffic(traffic))
            }
            (Role::Client, HandshakeType::NEW_SESSION_TICKET) => client::receive_ticket(message, traffic, cx),
            (Role::Client, HandshakeType::CERTIFICATE_REQUEST) => match &established.transcript {
                Some(transcript) => {
                    let transcript = Transcript::clone(transcript);
                    client::receive_request(message, transcript, traffic, cx)
                }
                None => Err(unexpected(name, &incoming)),
            },
            _ => Err(unexpected(name, &incoming)),
        }
    }
}
