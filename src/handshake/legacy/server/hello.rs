//! ClientHello (RFC 5246, section 7.4.1.2): what the client wants, and who else has a say in it.

use std::sync::Arc;

use super::resume;
use crate::Result;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::handshake::extensions::ClientExtensions;
use crate::handshake::hello::versions;
use crate::handshake::legacy::{refused_by_answer, renegotiation};
use crate::handshake::messages::ClientHello;
use crate::handshake::state::{Asking, Context, Expecting, Incoming, State, misfit, unexpected};
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, Offer, Question};

/// The server's first state.
pub(crate) fn start() -> Result<State> {
    State::expect(ExpectClientHello)
}

/// The client speaks first.
struct ExpectClientHello;

impl Expecting for ExpectClientHello {
    fn name(&self) -> &'static str {
        "ExpectClientHello"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let Incoming::Message(message) = &incoming else { return Err(unexpected(self.name(), &incoming)) };
        if message.typ() != HandshakeType::CLIENT_HELLO {
            return Err(unexpected(self.name(), &incoming));
        }
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

/// A ClientHello that is being considered.
pub(super) struct Opening {
    pub(super) hello: Arc<ClientHello>,
    /// The version that will be spoken.
    pub(super) version: ProtocolVersion,
    pub(super) transcript: Transcript,
    /// The client will be given a ticket: settled when a session is looked for.
    pub(super) ticket_due: bool,
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
    let version = versions::choose(&hello, cx.config)?;
    renegotiation::check_version(version, cx.facts)?;
    cx.facts.version = Some(version);
    cx.facts.client_version = Some(hello.version);
    cx.channel.writer.set_version(version);
    cx.channel.reader.set_version(Some(version));
    // SSL 3.0 has no extensions but the one that RFC 5746 gives it.
    let hello = if version > ProtocolVersion::SSL3 {
        hello
    } else {
        let renegotiation_info = hello.extensions.renegotiation_info.clone();
        let extensions = ClientExtensions { renegotiation_info, ..ClientExtensions::default() };
        Arc::new(ClientHello { extensions, ..ClientHello::clone(&hello) })
    };
    cx.facts.secure_renegotiation = renegotiation::check_client(&hello, cx.facts)?;
    let name = hello.extensions.server_name.as_deref();
    cx.facts.server_name = name.map(|name| String::from_utf8_lossy(name).into_owned());
    cx.facts.offer = Some(Offer::of(&hello));
    cx.facts.status_requested = hello.extensions.status_request;
    let opening = Opening { hello, version, transcript, ticket_due: false };
    if cx.config.asks.server_name {
        State::ask(ChooseByName { opening })
    } else {
        resume::look_for_session(opening, cx)
    }
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
        resume::look_for_session(self.opening, cx)
    }
}
