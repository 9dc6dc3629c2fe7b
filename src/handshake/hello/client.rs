//! The client's ClientHello, which offers every version that it may speak (RFC 5246, section 7.4.1.2; RFC 8446, section
//! 4.1.2), and the ServerHello, with which the server decides on one of them.

mod offer;

use std::sync::Arc;

pub(in crate::handshake) use offer::share_entry;

use super::{FALLBACK_SCSV, RENEGOTIATION_INFO_SCSV, versions};
use crate::Result;
use crate::codepoint::{ExtensionType, HandshakeType, ProtocolVersion};
use crate::crypto::group::EphemeralKey;
use crate::crypto::rng;
use crate::handshake::extensions::{ClientExtensions, padding};
use crate::handshake::legacy::renegotiation;
use crate::handshake::messages::{ClientHello, ServerHello, frame};
use crate::handshake::other_extensions::{self, OtherExtensions};
use crate::handshake::state::{Context, Expecting, Incoming, Sending, State, unexpected};
use crate::handshake::transcript::Transcript;
use crate::handshake::{legacy, tls13};
use crate::session::Session;

/// The client's first state.
pub(crate) fn start(session: Option<Arc<Session>>, cx: &mut Context<'_>) -> Result<State> {
    other_extensions::gather(cx, |others, _| State::send(SendClientHello { session, others }))
}

/// The client speaks first.
struct SendClientHello {
    /// The session to be resumed, if it may be.
    session: Option<Arc<Session>>,
    /// Extensions that somebody adds.
    others: OtherExtensions,
}

impl Sending for SendClientHello {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let versions = versions::offered(cx.config, cx.facts)?;
        let suites = offer::suites(&versions, cx)?;
        let session = self.session.filter(|session| offer::is_resumable(session, &suites, &versions, cx));
        let fallback = cx.config.send_fallback_scsv.then_some(FALLBACK_SCSV);
        let renegotiation_info = renegotiation::client_info(cx.facts);
        let first = renegotiation_info.is_none() && *versions.start() < ProtocolVersion::TLS1_3;
        let signalling = first.then_some(RENEGOTIATION_INFO_SCSV).into_iter().chain(fallback);
        let mut others = self.others;
        let timestamps = ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP;
        if cx.config.request_timestamps
            && *versions.end() > ProtocolVersion::SSL3
            && !others.iter().any(|(typ, _)| *typ == timestamps)
        {
            others.push((timestamps, Vec::new()));
        }
        let shares = offer::shares(&versions, cx)?;
        let mut hello = ClientHello {
            // Later versions stand in an extension alone (RFC 8446, section 4.1.2).
            version: (*versions.end()).min(ProtocolVersion::TLS1_2),
            random: rng::array()?,
            session_id: offer::session_id(session.as_deref(), &versions, cx)?,
            cipher_suites: suites.iter().map(|suite| suite.id).chain(signalling).collect(),
            compression_methods: offer::compression_methods(&versions, cx),
            extensions: match *versions.end() {
                // SSL 3.0 has no extensions but the one that RFC 5746 gives it.
                ProtocolVersion::SSL3 => ClientExtensions { renegotiation_info, ..ClientExtensions::default() },
                _ => ClientExtensions {
                    renegotiation_info,
                    others,
                    ..offer::extensions(&versions, &suites, &shares, session.as_deref(), cx)
                },
            },
        };
        cx.facts.client_version = Some(hello.version);
        if cx.config.pad_client_hello {
            let length = frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out)).len();
            hello.extensions.padding = padding::needed(length);
        }
        cx.facts.server_name.clone_from(&cx.config.server_name);
        if cx.facts.before.is_none() {
            // A first record says TLS 1.0, since some servers know no more (RFC 5246, appendix E.1).
            cx.channel.writer.set_version(hello.version.min(ProtocolVersion::TLS1_0));
        }
        let mut transcript = Transcript::new();
        cx.send(&mut transcript, HandshakeType::CLIENT_HELLO, |out| hello.encode(out))?;
        State::expect(ExpectServerHello { offered: Offered { transcript, hello, shares, session } })
    }
}

/// What a client has offered.
pub(in crate::handshake) struct Offered {
    pub(in crate::handshake) transcript: Transcript,
    pub(in crate::handshake) hello: ClientHello,
    /// The private halves of the shares in the hello.
    pub(in crate::handshake) shares: Vec<EphemeralKey>,
    /// The session that was offered.
    pub(in crate::handshake) session: Option<Arc<Session>>,
}

/// The server chooses.
struct ExpectServerHello {
    offered: Offered,
}

impl Expecting for ExpectServerHello {
    fn name(&self) -> &'static str {
        "ExpectServerHello"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let Incoming::Message(message) = &incoming else { return Err(unexpected(self.name(), &incoming)) };
        if message.typ() != HandshakeType::SERVER_HELLO {
            return Err(unexpected(self.name(), &incoming));
        }
        let answer = ServerHello::decode(message.body())?;
        let version = versions::chosen(&answer, &self.offered.hello)?;
        versions::check_chosen(version, &answer, cx.config, cx.facts)?;
        if version >= ProtocolVersion::TLS1_3 {
            tls13::client::receive_hello(self.offered, answer, message.raw(), cx)
        } else {
            legacy::receive_hello(self.offered, answer, message.raw(), cx)
        }
    }
}
