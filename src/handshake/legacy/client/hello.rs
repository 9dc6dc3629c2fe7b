//! ServerHello (RFC 5246, section 7.4.1.3): whether the choice was among what was offered, and what it means.

use std::sync::Arc;

use super::certificate::ExpectCertificate;
use super::key_exchange::ExpectServerKeyExchange;
use super::next_protocol;
use super::{Accepted, Negotiated};
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{CompressionMethod, ExtensionType, ProtocolVersion};
use crate::crypto::suites::{self, CipherSuite};
use crate::error::Reason;
use crate::handshake::Randoms;
use crate::handshake::Role;
use crate::handshake::extensions::{ExtensionBlock, ServerExtensions, signed_certificate_timestamps};
use crate::handshake::hello::client::Offered;
use crate::handshake::legacy::exchange::Exchange;
use crate::handshake::legacy::finishing::Finishing;
use crate::handshake::legacy::key_schedule::Schedule;
use crate::handshake::legacy::{refused, renegotiation};
use crate::handshake::messages::{ClientHello, ServerHello};
use crate::handshake::other_extensions;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Context, PeerVerified, State};
use crate::session::Session;

/// Takes the ServerHello, whose bytes are `raw`, of a server that has chosen TLS 1.2 or an older version.
pub(crate) fn receive(offered: Offered, mut answer: ServerHello, raw: &[u8], cx: &mut Context<'_>) -> Result<State> {
    let Offered { mut transcript, hello, session, .. } = offered;
    if answer.version == ProtocolVersion::SSL3 {
        let renegotiation_info = answer.extensions.renegotiation_info.take();
        answer.extensions = ServerExtensions { renegotiation_info, ..ServerExtensions::default() };
    }
    renegotiation::check_version(answer.version, cx.facts)?;
    let suite = chosen_suite(&hello, &answer)?;
    let compression = chosen_compression(&hello, &answer)?;
    answer.extensions.check_solicited(&hello.extensions)?;
    let record_sizes = RecordSizes::of_answer(
        answer.extensions.max_fragment_length,
        answer.extensions.record_size_limit,
        &hello.extensions,
        answer.version,
    )?;
    let secure_renegotiation = renegotiation::check_server(&answer, cx.config, cx.facts)?;
    check_alpn(&hello, &answer)?;

    transcript.add(raw);
    transcript.start_hash(Schedule::of(answer.version, suite).hash());
    let randoms = Randoms { client: hello.random, server: answer.random };
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
        transcript,
        offered_version: hello.version,
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
    let session = session.filter(|session| !session.id.is_empty() && session.id == exchange.session_id);
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

/// The signed certificate timestamps that the server sent, if they were asked for and there is a certificate to come.
fn certificate_timestamps(received: &ExtensionBlock, cx: &Context<'_>) -> Result<Option<Vec<u8>>> {
    let wanted = cx.config.request_timestamps && !cx.facts.resumed;
    let list = received.get(ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP).filter(|_| wanted);
    list.map(|list| signed_certificate_timestamps::check(list).map(|()| list.to_vec())).transpose()
}

/// The compression method must have been offered.
fn chosen_compression(hello: &ClientHello, answer: &ServerHello) -> Result<CompressionMethod> {
    let chosen = CompressionMethod(answer.compression_method);
    if hello.compression_methods.contains(&chosen.0) {
        return Ok(chosen);
    }
    let reason = match &hello.compression_methods[..] {
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
fn chosen_suite(hello: &ClientHello, answer: &ServerHello) -> Result<&'static CipherSuite> {
    let fits = |suite: &&CipherSuite| hello.cipher_suites.contains(&suite.id) && suite.works_with(answer.version);
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
fn check_alpn(hello: &ClientHello, answer: &ServerHello) -> Result<()> {
    match (&answer.extensions.alpn, &hello.extensions.alpn) {
        (Some(chosen), Some(offered)) if !offered.contains(chosen) => Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::BAD_EXTENSION,
            format!("the server chose the protocol {:?}, which was not offered", String::from_utf8_lossy(chosen)),
        )),
        _ => Ok(()),
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
