//! The client's ClientHello, which offers every version that it may speak (RFC 5246, section 7.4.1.2; RFC 8446, section
//! 4.1.2), and the ServerHello, with which the server decides on one of them.

mod offer;
mod psk;

use std::sync::Arc;

pub(in crate::handshake) use offer::share_entry;
pub(in crate::handshake) use psk::{OfferedPsk, bind as bind_psks, offer as offer_psks};

use super::{FALLBACK_SCSV, RENEGOTIATION_INFO_SCSV, versions};
use crate::Result;
use crate::codepoint::{ExtensionType, HandshakeType, ProtocolVersion};
use crate::crypto::group::EphemeralKey;
use crate::crypto::rng;
use crate::handshake::extensions::{ClientExtensions, padding};
use crate::handshake::legacy::renegotiation;
use crate::handshake::messages::{ClientHello, ServerHello, frame};
use crate::handshake::other_extensions::{self, OtherExtensions};
use crate::handshake::state::{Asking, Context, Expecting, Incoming, Sending, State, misfit, refused_by_answer};
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, ExternalPsk, Question, Randoms, legacy, tls13};
use crate::session::Session;

/// The client's first state.
pub(crate) fn start(session: Option<Arc<Session>>, cx: &mut Context<'_>) -> Result<State> {
    other_extensions::gather(cx, |others, cx| {
        let opening = Opening { session, psk: None, others };
        let tls13 = *versions::offered(cx.config, cx.facts)?.end() >= ProtocolVersion::TLS1_3;
        if tls13 && cx.config.asks.offer_psk {
            State::ask(ChoosePsk { opening })
        } else {
            State::send(SendClientHello { opening })
        }
    })
}

/// What a client begins with.
struct Opening {
    /// The session to be resumed, if it may be.
    session: Option<Arc<Session>>,
    /// A key from outside of TLS that may be offered, too.
    psk: Option<ExternalPsk>,
    /// Extensions that somebody adds.
    others: OtherExtensions,
}

/// Somebody has keys from outside of TLS.
struct ChoosePsk {
    opening: Opening,
}

impl Asking for ChoosePsk {
    fn question(&self) -> Question {
        Question::OfferPsk
    }

    fn answer(mut self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::OfferedPsk(psk) => self.opening.psk = psk,
            Answer::Refuse { alert, reason } => return Err(refused_by_answer("OfferPsk", alert, reason)),
            _ => return Err(misfit("OfferPsk")),
        }
        State::send(SendClientHello { opening: self.opening })
    }
}

/// The client speaks first.
struct SendClientHello {
    opening: Opening,
}

impl Sending for SendClientHello {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let versions = versions::offered(cx.config, cx.facts)?;
        let suites = offer::suites(&versions, cx)?;
        let Opening { session, psk, mut others } = self.opening;
        let session = session.filter(|session| offer::is_resumable(session, &suites, &versions, cx));
        let psk = psk.filter(|psk| offer::has_hash_of(&psk.session, &suites));
        let fallback = cx.config.send_fallback_scsv.then_some(FALLBACK_SCSV);
        let renegotiation_info = renegotiation::client_info(cx.facts);
        let first = renegotiation_info.is_none() && *versions.start() < ProtocolVersion::TLS1_3;
        let signalling = first.then_some(RENEGOTIATION_INFO_SCSV).into_iter().chain(fallback);
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
        cx.facts.randoms = Some(Randoms { client: hello.random, server: [0; 32] });
        let (session, ticket) = match session {
            Some(session) if session.version >= ProtocolVersion::TLS1_3 => (None, Some(OfferedPsk::of_ticket(session))),
            session => (session, None),
        };
        let mut psks: Vec<_> =
            ticket.into_iter().chain(psk.map(|psk| OfferedPsk::external(psk.identity, psk.session))).collect();
        psk::offer(&mut hello, &mut psks)?;
        tls13::client::early_data::announce(&mut hello, &psks, cx)?;
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
        psk::bind(&mut hello, &psks, &transcript);
        cx.send(&mut transcript, HandshakeType::CLIENT_HELLO, |out| hello.encode(out))?;
        tls13::client::early_data::begin(Offered { transcript, hello, shares, session, psks }, cx)
    }
}

/// Goes on to the server's answer.
pub(in crate::handshake) fn expect_answer(offered: Offered) -> Result<State> {
    State::expect(ExpectServerHello { offered })
}

/// What a client has offered.
pub(in crate::handshake) struct Offered {
    pub(in crate::handshake) transcript: Transcript,
    pub(in crate::handshake) hello: ClientHello,
    /// The private halves of the shares in the hello.
    pub(in crate::handshake) shares: Vec<EphemeralKey>,
    /// The session of an older version that was offered.
    pub(in crate::handshake) session: Option<Arc<Session>>,
    /// The pre-shared keys that were offered.
    pub(in crate::handshake) psks: Vec<OfferedPsk>,
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
        let message = incoming.message(HandshakeType::SERVER_HELLO, self.name())?;
        let answer = ServerHello::decode(message.body())?;
        let version = versions::chosen(&answer, &self.offered.hello)?;
        versions::check_chosen(version, &answer, cx.config, cx.facts)?;
        tls13::client::early_data::check_version(version, &self.offered.hello)?;
        if version >= ProtocolVersion::TLS1_3 {
            tls13::client::receive_hello(self.offered, answer, message.raw(), cx)
        } else {
            legacy::receive_hello(self.offered, answer, message.raw(), cx)
        }
    }
}
