//! NextProtocol, between the client's ChangeCipherSpec and its Finished.

use super::{ExpectFinished, Finishing, SendFinished, Turn};
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::handshake::messages::NextProtocol;
use crate::handshake::state::{Context, Expecting, Incoming, Sending, State};

/// A client that has chosen says so.
pub(super) struct SendNextProtocol {
    pub(super) finishing: Finishing,
    pub(super) turn: Turn,
}

impl Sending for SendNextProtocol {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let message = NextProtocol { protocol: cx.facts.next_protocol.clone().unwrap_or_default() };
        let transcript = &mut self.finishing.exchange.transcript;
        cx.send(transcript, HandshakeType::NEXT_PROTOCOL, |out| message.encode(out))?;
        State::send(SendFinished { finishing: self.finishing, turn: self.turn })
    }
}

/// A server that has named its protocols hears which it is.
pub(super) struct ExpectNextProtocol {
    pub(super) finishing: Finishing,
    pub(super) finished: bool,
}

impl Expecting for ExpectNextProtocol {
    fn name(&self) -> &'static str {
        "ExpectNextProtocol"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::NEXT_PROTOCOL, self.name())?;
        let chosen = NextProtocol::decode(message.body())?;
        self.finishing.exchange.transcript.add(message.raw());
        cx.facts.next_protocol = Some(chosen.protocol);
        State::expect(ExpectFinished { finishing: self.finishing, finished: self.finished })
    }
}
