//! The server's first states, whatever the version: the ClientHello, who else has a say in it, and the version that comes
//! of it.
//!
//! ```text
//! ExpectClientHello · SeeClientHello · ChooseByName ──▶ legacy or tls13
//! ```

use std::sync::Arc;

use super::versions;
use crate::Result;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::handshake::messages::ClientHello;
use crate::handshake::state::{Asking, Context, Expecting, Incoming, State, misfit, refused_by_answer};
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, Offer, Question, Randoms, legacy, tls13};

/// The server's first state.
pub(super) fn start() -> Result<State> {
    State::expect(ExpectClientHello)
}

/// A ClientHello whose version is settled.
pub(in crate::handshake) struct Opening {
    pub(in crate::handshake) hello: Arc<ClientHello>,
    /// The version that will be spoken.
    pub(in crate::handshake) version: ProtocolVersion,
    pub(in crate::handshake) transcript: Transcript,
}

/// The client speaks first.
struct ExpectClientHello;

impl Expecting for ExpectClientHello {
    fn name(&self) -> &'static str {
        "ExpectClientHello"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::CLIENT_HELLO, self.name())?;
        let hello = Arc::new(ClientHello::decode(message.body())?);
        let mut transcript = Transcript::new();
        transcript.add(message.raw());
        cx.facts.client_hello = Some(Arc::clone(&hello));
        if cx.config.asks.client_hello {
            State::ask(SeeClientHello { hello, transcript })
        } else {
            read(hello, transcript, cx)
        }
    }
}

/// Somebody looks at the hello before anything is made of it.
struct SeeClientHello {
    hello: Arc<ClientHello>,
    transcript: Transcript,
}

impl Asking for SeeClientHello {
    fn question(&self) -> Question {
        Question::ClientHello
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => read(self.hello, self.transcript, cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("ClientHello", alert, reason)),
            _ => Err(misfit("ClientHello")),
        }
    }
}

/// Settles the version and reads the name.
fn read(hello: Arc<ClientHello>, transcript: Transcript, cx: &mut Context<'_>) -> Result<State> {
    let version = versions::choose(&hello, cx.config, cx.facts)?;
    legacy::renegotiation::check_version(version, cx.facts)?;
    cx.facts.version = Some(version);
    cx.facts.client_version = Some(hello.version);
    cx.facts.randoms = Some(Randoms { client: hello.random, server: [0; 32] });
    cx.channel.writer.set_version(version);
    cx.channel.reader.set_version(Some(version));
    let hello = if version < ProtocolVersion::TLS1_3 { legacy::read_hello(hello, version, cx)? } else { hello };
    let name = hello.extensions.server_name.as_deref();
    cx.facts.server_name = name.map(|name| String::from_utf8_lossy(name).into_owned());
    cx.facts.offer = Some(Box::new(Offer::of(&hello)));
    cx.facts.status_requested = hello.extensions.status_request;
    let opening = Opening { hello, version, transcript };
    if cx.config.asks.server_name { State::ask(ChooseByName { opening }) } else { go_on(opening, cx) }
}

/// Somebody may change the configuration by the name that the client asks for.
struct ChooseByName {
    opening: Opening,
}

impl Asking for ChooseByName {
    fn question(&self) -> Question {
        Question::ServerName
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => cx.facts.server_name_acknowledged = cx.facts.server_name.is_some(),
            Answer::Ignore => {}
            Answer::Refuse { alert, reason } => return Err(refused_by_answer("ServerName", alert, reason)),
            _ => return Err(misfit("ServerName")),
        }
        go_on(self.opening, cx)
    }
}

/// Goes on as the version has it.
fn go_on(opening: Opening, cx: &mut Context<'_>) -> Result<State> {
    if opening.version < ProtocolVersion::TLS1_3 {
        legacy::answer_hello(opening, cx)
    } else {
        tls13::answer_hello(opening, cx)
    }
}
