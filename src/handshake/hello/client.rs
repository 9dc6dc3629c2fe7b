//! The client's ClientHello, which offers every version that it may speak (RFC 5246, section 7.4.1.2; RFC 8446, section
//! 4.1.2), and the ServerHello, with which the server decides on one of them.

use core::ops::RangeInclusive;
use std::sync::Arc;

use super::{FALLBACK_SCSV, RENEGOTIATION_INFO_SCSV, versions};
use crate::codepoint::{CompressionMethod, ExtensionType, HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::rng;
use crate::crypto::suites::{CipherSuite, Ephemeral};
use crate::error::Reason;
use crate::handshake::extensions::{ClientExtensions, UNCOMPRESSED, padding};
use crate::handshake::legacy;
use crate::handshake::legacy::renegotiation;
use crate::handshake::messages::{ClientHello, ServerHello, frame};
use crate::handshake::other_extensions::{self, OtherExtensions};
use crate::handshake::state::{Context, Expecting, Incoming, Sending, State, unexpected};
use crate::handshake::transcript::Transcript;
use crate::session::{Session, now};
use crate::{Error, Result};

/// The longest ticket that is offered, in bytes. A server may hand out up to 65535, but so many leave no room for the other
/// extensions of a hello, which together take at most as many.
const MAX_OFFERED_TICKET: usize = 1 << 15;

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
        let versions = versions::offered(cx.config)?;
        let suites = offered_suites(cx, &versions)?;
        let session = self.session.filter(|session| resumable(session, &suites, &versions, cx));
        let fallback = cx.config.send_fallback_scsv.then_some(FALLBACK_SCSV);
        let renegotiation_info = renegotiation::client_info(cx.facts);
        let first = renegotiation_info.is_none().then_some(RENEGOTIATION_INFO_SCSV);
        let signalling = first.into_iter().chain(fallback);
        let mut others = self.others;
        let timestamps = ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP;
        if cx.config.request_timestamps
            && *versions.end() > ProtocolVersion::SSL3
            && !others.iter().any(|(typ, _)| *typ == timestamps)
        {
            others.push((timestamps, Vec::new()));
        }
        let mut hello = ClientHello {
            version: *versions.end(),
            random: rng::array()?,
            session_id: session.as_ref().map(|session| session.id.clone()).unwrap_or_default(),
            cipher_suites: suites.iter().map(|suite| suite.id).chain(signalling).collect(),
            compression_methods: compression_methods(cx),
            extensions: match *versions.end() {
                // SSL 3.0 has no extensions but the one that RFC 5746 gives it.
                ProtocolVersion::SSL3 => ClientExtensions { renegotiation_info, ..ClientExtensions::default() },
                version => ClientExtensions {
                    renegotiation_info,
                    others,
                    ..extensions(cx, version, &suites, session.as_deref())
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
        State::expect(ExpectServerHello { offered: Offered { transcript, hello, session } })
    }
}

/// The suites of the configuration that can be used with one of these versions. As in OpenSSL, the highest must have one.
fn offered_suites(cx: &Context<'_>, versions: &RangeInclusive<ProtocolVersion>) -> Result<Vec<&'static CipherSuite>> {
    let fits = |suite: &&CipherSuite| {
        suite.min_version <= *versions.end()
            && suite.max_version >= *versions.start()
            && cx.config.security_level.allows_suite(suite)
            && (cx.config.asks.choose_psk || !suite.key_exchange.uses_psk())
    };
    let offered: Vec<_> = cx.config.cipher_suites.iter().copied().filter(fits).collect();
    let highest = *versions.end();
    if !offered.iter().any(|suite| suite.works_with(highest)) {
        return Err(Error::Usage {
            reason: Reason::NO_CIPHERS_AVAILABLE,
            detail: format!("no cipher suite is configured that {highest} can use"),
        });
    }
    Ok(offered)
}

/// Null compression, after those that are wanted more.
fn compression_methods(cx: &Context<'_>) -> Vec<u8> {
    let wanted = cx.config.allowed_compression().iter().copied();
    wanted.chain([CompressionMethod::NULL]).map(|method| method.0).collect()
}

/// Whether a session may be offered now. A client that verifies takes over no server that was not found good, unless the
/// one who verified the first handshake, too, accepted it all the same.
fn resumable(
    session: &Session,
    suites: &[&CipherSuite],
    versions: &RangeInclusive<ProtocolVersion>,
    cx: &Context<'_>,
) -> bool {
    session.is_resumable()
        && !session.is_expired(now())
        && versions.contains(&session.version)
        && suites.iter().any(|suite| suite.id == session.suite.id)
        && cx.config.allows_compression(session.compression)
        && cx.config.max_fragment_length.is_none_or(|length| session.max_fragment_length == Some(length))
        && session.server_name == cx.config.server_name
        && (session.ticket.is_empty() || cx.config.tickets().is_some())
        && session.ticket.len() <= MAX_OFFERED_TICKET
        && (!cx.config.verify.peer || session.verify_result == 0 || session.rare().client_ca_digest.is_some())
        && renegotiation::is_of_same_peer(session, cx.facts)
}

/// The hello's extensions.
fn extensions(
    cx: &Context<'_>,
    version: ProtocolVersion,
    suites: &[&CipherSuite],
    session: Option<&Session>,
) -> ClientExtensions {
    let config = cx.config;
    let uses = |kind| suites.iter().any(|suite| suite.key_exchange.ephemeral() == Some(kind));
    let wanted = |group: &NamedGroup| uses(if group.is_ffdhe() { Ephemeral::Dhe } else { Ephemeral::Ecdhe });
    // TLS 1.3 alone has hybrids.
    let fits = |group: &NamedGroup| version >= ProtocolVersion::TLS1_3 || !group.is_hybrid();
    let groups: Vec<_> = config.offered_groups().filter(wanted).filter(fits).collect();
    ClientExtensions {
        server_name: config.server_name.as_ref().map(|name| name.clone().into_bytes()),
        alpn: (!config.alpn_protocols.is_empty() && cx.facts.before.is_none()).then(|| config.alpn_protocols.clone()),
        ec_point_formats: uses(Ephemeral::Ecdhe).then(|| vec![UNCOMPRESSED]),
        supported_groups: (!groups.is_empty()).then_some(groups),
        signature_algorithms: (version >= ProtocolVersion::TLS1_2)
            .then(|| config.offered_signature_schemes().collect()),
        session_ticket: config.tickets().map(|_| session.map(|session| session.ticket.clone()).unwrap_or_default()),
        status_request: config.status_request,
        // That of the session, which is the configured one unless none is.
        max_fragment_length: session.map_or(config.max_fragment_length, |session| session.max_fragment_length),
        record_size_limit: config.record_size_limit,
        next_protocols: config.asks.select_protocol && cx.facts.before.is_none(),
        extended_master_secret: config.extended_master_secret,
        encrypt_then_mac: config.encrypt_then_mac,
        ..ClientExtensions::default()
    }
}

/// What a client has offered.
pub(in crate::handshake) struct Offered {
    pub(in crate::handshake) transcript: Transcript,
    pub(in crate::handshake) hello: ClientHello,
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
        versions::check_chosen(answer.version, &answer.random, cx.config)?;
        legacy::receive_hello(self.offered, answer, message.raw(), cx)
    }
}
