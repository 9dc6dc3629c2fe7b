//! ClientHello and ServerHello (RFC 5246, section 7.4.1): what is offered, and whether the choice was among it.

use core::ops::RangeInclusive;
use std::sync::Arc;

use super::certificate::ExpectCertificate;
use super::key_exchange::ExpectServerKeyExchange;
use super::next_protocol;
use super::{Accepted, Negotiated};
use crate::alert::AlertDescription;
use crate::codepoint::{CompressionMethod, ExtensionType, HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::rng;
use crate::crypto::suites::{self, CipherSuite, Ephemeral};
use crate::error::Reason;
use crate::handshake::Randoms;
use crate::handshake::Role;
use crate::handshake::extensions::{
    ClientExtensions, ExtensionBlock, ServerExtensions, UNCOMPRESSED, padding, signed_certificate_timestamps,
};
use crate::handshake::hello::{FALLBACK_SCSV, RENEGOTIATION_INFO_SCSV, versions};
use crate::handshake::legacy::exchange::Exchange;
use crate::handshake::legacy::finishing::Finishing;
use crate::handshake::legacy::key_schedule::Schedule;
use crate::handshake::legacy::other_extensions::{self, OtherExtensions};
use crate::handshake::legacy::record_sizes::RecordSizes;
use crate::handshake::legacy::{refused, renegotiation};
use crate::handshake::messages::{ClientHello, ServerHello, frame};
use crate::handshake::state::{Context, Expecting, Incoming, PeerVerified, Sending, State, unexpected};
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
        State::expect(ExpectServerHello { transcript, hello, session })
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
        && (!cx.config.verify.peer || session.verify_result == 0 || session.client_ca_digest.is_some())
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
    let groups: Vec<_> = config.offered_groups().filter(wanted).collect();
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

/// The server chooses.
struct ExpectServerHello {
    transcript: Transcript,
    /// What was offered.
    hello: ClientHello,
    /// The session that was offered.
    session: Option<Arc<Session>>,
}

impl Expecting for ExpectServerHello {
    fn name(&self) -> &'static str {
        "ExpectServerHello"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let Incoming::Message(message) = &incoming else { return Err(unexpected(self.name(), &incoming)) };
        if message.typ() != HandshakeType::SERVER_HELLO {
            return Err(unexpected(self.name(), &incoming));
        }
        let mut answer = ServerHello::decode(message.body())?;
        if answer.version == ProtocolVersion::SSL3 {
            let renegotiation_info = answer.extensions.renegotiation_info.take();
            answer.extensions = ServerExtensions { renegotiation_info, ..ServerExtensions::default() };
        }
        versions::check_chosen(answer.version, &answer.random, cx.config)?;
        renegotiation::check_version(answer.version, cx.facts)?;
        let suite = self.chosen_suite(&answer)?;
        let compression = self.chosen_compression(&answer)?;
        answer.extensions.check_solicited(&self.hello.extensions)?;
        let record_sizes = RecordSizes::of_answer(&answer, &self.hello)?;
        let secure_renegotiation = renegotiation::check_server(&answer, cx.config, cx.facts)?;
        self.check_alpn(&answer)?;

        self.transcript.add(message.raw());
        self.transcript.start_hash(Schedule::of(answer.version, suite).hash());
        let randoms = Randoms { client: self.hello.random, server: answer.random };
        let extensions = answer.extensions;
        let facts = &mut *cx.facts;
        facts.version = Some(answer.version);
        facts.suite = Some(suite);
        facts.randoms = Some(randoms);
        if facts.before.is_none() {
            facts.alpn = extensions.alpn;
        }
        facts.server_name_acknowledged = extensions.server_name;
        facts.secure_renegotiation = secure_renegotiation;
        facts.extended_master_secret = extensions.extended_master_secret;
        cx.channel.writer.set_version(answer.version);
        cx.channel.reader.set_version(Some(answer.version));

        let exchange = Exchange {
            version: answer.version,
            suite,
            randoms,
            transcript: self.transcript,
            offered_version: self.hello.version,
            compression,
            record_sizes,
            encrypt_then_mac: extensions.encrypt_then_mac && suite.is_cbc(),
            extended_master_secret: extensions.extended_master_secret,
            next_protocol_due: extensions.next_protocols.is_some(),
            session_id: answer.session_id,
        };
        renegotiation::check_terms(&exchange, cx.facts)?;
        record_sizes.begin(cx.channel);
        let (ticket_due, status_due) = (extensions.session_ticket, extensions.status_request);
        let session = self.session.filter(|session| !session.id.is_empty() && session.id == exchange.session_id);
        cx.facts.resumed = session.is_some();
        cx.facts.certificate_timestamps = certificate_timestamps(&extensions.received, cx)?;
        let go_on = move |cx: &mut Context<'_>| match session {
            Some(session) => resume(exchange, session, ticket_due, cx),
            None => after_hello(Negotiated { exchange, ticket_due, status_due }),
        };
        other_extensions::show(&extensions.received, cx, move |cx| {
            next_protocol::select(extensions.next_protocols, cx, go_on)
        })
    }
}

/// The signed certificate timestamps that the server sent, if they were asked for and there is a certificate to come.
fn certificate_timestamps(received: &ExtensionBlock, cx: &Context<'_>) -> Result<Option<Vec<u8>>> {
    let wanted = cx.config.request_timestamps && !cx.facts.resumed;
    let list = received.get(ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP).filter(|_| wanted);
    list.map(|list| signed_certificate_timestamps::check(list).map(|()| list.to_vec())).transpose()
}

impl ExpectServerHello {
    /// The compression method must have been offered.
    fn chosen_compression(&self, answer: &ServerHello) -> Result<CompressionMethod> {
        let chosen = CompressionMethod(answer.compression_method);
        if self.hello.compression_methods.contains(&chosen.0) {
            return Ok(chosen);
        }
        let reason = match &self.hello.compression_methods[..] {
            [0] => Reason::COMPRESSION_DISABLED,
            _ => Reason::UNSUPPORTED_COMPRESSION_ALGORITHM,
        };
        Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            reason,
            format!("the server chose compression {chosen}, which was not offered"),
        ))
    }

    /// The suite must have been offered and fit the version.
    fn chosen_suite(&self, answer: &ServerHello) -> Result<&'static CipherSuite> {
        let fits =
            |suite: &&CipherSuite| self.hello.cipher_suites.contains(&suite.id) && suite.works_with(answer.version);
        suites::by_id(answer.cipher_suite).filter(fits).ok_or_else(|| {
            refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::WRONG_CIPHER_RETURNED,
                format!(
                    "the server chose the cipher suite {:#06x}, which was not offered for {}",
                    answer.cipher_suite, answer.version
                ),
            )
        })
    }

    /// The protocol must be one of those offered (RFC 7301, section 3.2).
    fn check_alpn(&self, answer: &ServerHello) -> Result<()> {
        match (&answer.extensions.alpn, &self.hello.extensions.alpn) {
            (Some(chosen), Some(offered)) if !offered.contains(chosen) => Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::BAD_EXTENSION,
                format!("the server chose the protocol {:?}, which was not offered", String::from_utf8_lossy(chosen)),
            )),
            _ => Ok(()),
        }
    }
}

/// Goes on with the full handshake: with the server's certificate, unless the suite has none.
fn after_hello(negotiated: Negotiated) -> Result<State> {
    let suite = negotiated.exchange.suite;
    match PeerVerified::anonymous(suite).or_else(|| PeerVerified::by_psk(suite)) {
        None => State::expect(ExpectCertificate { negotiated }),
        Some(peer) => State::expect(ExpectServerKeyExchange {
            server: Accepted { negotiated, peer, certificate: None, request: None },
        }),
    }
}

/// Goes on with the abbreviated handshake (RFC 5246, section 7.3, figure 2).
fn resume(mut exchange: Exchange, session: Arc<Session>, ticket_due: bool, cx: &mut Context<'_>) -> Result<State> {
    if session.suite.id != exchange.suite.id {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::OLD_SESSION_CIPHER_NOT_RETURNED,
            format!("the server resumes a session of {} with {}", session.suite.name, exchange.suite.name),
        ));
    }
    if cx.facts.version != Some(session.version) {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::SSL_SESSION_VERSION_MISMATCH,
            format!("the server resumes a session of {} with another version", session.version),
        ));
    }
    if session.compression != exchange.compression {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::OLD_SESSION_COMPRESSION_ALGORITHM_NOT_RETURNED,
            format!(
                "the server resumes a session of compression {} with {}",
                session.compression, exchange.compression
            ),
        ));
    }
    if session.extended_master_secret != exchange.extended_master_secret {
        return Err(refused(
            AlertDescription::HANDSHAKE_FAILURE,
            Reason::INCONSISTENT_EXTMS,
            "the session and its resumption differ in extended_master_secret".to_owned(),
        ));
    }
    exchange.record_sizes = exchange.record_sizes.resumed(session.max_fragment_length);
    exchange.record_sizes.begin(cx.channel);
    let peer = PeerVerified::by_resumption(&session, cx.facts);
    let keys = exchange.keys_of_master(session.master_secret.clone(), cx)?;
    Finishing { exchange, keys, peer, session, ticket_due }.listen_first(Role::Client)
}
