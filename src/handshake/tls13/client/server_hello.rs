//! ServerHello (RFC 8446, section 4.1.3): the suite, the server's half of the key exchange, and the keys that come of it.

use std::sync::Arc;

use super::encrypted_extensions::ExpectEncryptedExtensions;
use super::{Exchange, early_data, retry};
use crate::alert::AlertDescription;
use crate::codepoint::{CompressionMethod, ProtocolVersion, PskKeyExchangeMode};
use crate::crypto::group::{EphemeralKey, SharedSecret};
use crate::crypto::suites::{self, CipherSuite};
use crate::error::Reason;
use crate::handshake::Randoms;
use crate::handshake::hello::client::{Offered, OfferedPsk};
use crate::handshake::messages::{ClientHello, ServerHello};
use crate::handshake::state::{Context, PeerVerified, State, refused};
use crate::handshake::tls13::key_schedule::{EarlySecret, PskKind};
use crate::{Error, Result};

/// Takes the first ServerHello, whose bytes are `raw`, of a server that has chosen TLS 1.3. It may be a HelloRetryRequest.
pub(in crate::handshake) fn receive(
    offered: Offered,
    answer: ServerHello,
    raw: &[u8],
    cx: &mut Context<'_>,
) -> Result<State> {
    let suite = check(&answer, &offered.hello)?;
    cx.facts.version = Some(ProtocolVersion::TLS1_3);
    cx.facts.suite = Some(suite);
    cx.channel.writer.set_version(ProtocolVersion::TLS1_3);
    cx.channel.reader.set_version(Some(ProtocolVersion::TLS1_3));
    let mut offered = offered;
    offered.transcript.start_hash(suite.prf_hash);
    if answer.is_hello_retry_request() {
        retry::receive(offered, answer, suite, raw, cx)
    } else {
        // Early data has one before it.
        let change_due = cx.config.middlebox_compat && !offered.hello.extensions.early_data;
        accept(offered, answer, suite, change_due, raw, cx)
    }
}

/// Checks what a ServerHello and a HelloRetryRequest have in common. Returns the suite.
pub(super) fn check(answer: &ServerHello, hello: &ClientHello) -> Result<&'static CipherSuite> {
    let illegal = |reason, detail| Err(refused(AlertDescription::ILLEGAL_PARAMETER, reason, detail));
    if answer.session_id != hello.session_id {
        return illegal(Reason::INVALID_SESSION_ID, "the server does not echo the session id".to_owned());
    }
    if CompressionMethod(answer.compression_method) != CompressionMethod::NULL {
        return illegal(
            Reason::INVALID_COMPRESSION_ALGORITHM,
            "the server chose to compress, which TLS 1.3 does not".to_owned(),
        );
    }
    answer.extensions.check_solicited(&hello.extensions)?;
    let fits =
        |suite: &&CipherSuite| hello.cipher_suites.contains(&suite.id) && suite.works_with(ProtocolVersion::TLS1_3);
    match suites::by_id(answer.cipher_suite).filter(fits) {
        Some(suite) => Ok(suite),
        None => illegal(
            Reason::WRONG_CIPHER_RETURNED,
            format!(
                "the server chose the cipher suite {:#06x}, which was not offered for TLS 1.3",
                answer.cipher_suite
            ),
        ),
    }
}

/// Goes on with what the server chose. The hash of the transcript has been chosen.
pub(super) fn accept(
    offered: Offered,
    answer: ServerHello,
    suite: &'static CipherSuite,
    change_due: bool,
    raw: &[u8],
    cx: &mut Context<'_>,
) -> Result<State> {
    let Offered { mut transcript, hello, shares, psks, .. } = offered;
    let first = psks.first().map(|psk| Arc::clone(&psk.session));
    let psk = answer.extensions.pre_shared_key.map(|index| selected(psks, index, suite)).transpose()?;
    let shared = agree(&answer, &hello, shares, psk.is_some())?;
    cx.facts.group = answer.extensions.key_share.map(|theirs| theirs.group);
    cx.facts.resumed = psk.is_some();

    transcript.add(raw);
    transcript.drop_buffer();
    let begun = psk.as_ref().map_or_else(|| EarlySecret::new(suite.prf_hash, None), OfferedPsk::early_secret);
    let secret = begun.into_handshake(shared.as_ref().map(AsRef::as_ref));
    let so_far = transcript.current();
    let (client, server) = (secret.client_traffic(&so_far), secret.server_traffic(&so_far));
    cx.channel.log_secret("CLIENT_HANDSHAKE_TRAFFIC_SECRET", &hello.random, client.as_ref());
    cx.channel.log_secret("SERVER_HANDSHAKE_TRAFFIC_SECRET", &hello.random, server.as_ref());
    cx.channel.reader.set_protection(server.protection(suite));
    let early = early_data::protect(&hello, first, client.protection(suite), cx);
    cx.facts.randoms = Some(Randoms { client: hello.random, server: answer.random });
    let resumed = psk.map(|psk| resume(psk, cx));
    let hello = Box::new(hello);
    let exchange =
        Exchange { suite, transcript, hello, secret, client, server, early, change_due, fragment_length: None };
    State::expect(ExpectEncryptedExtensions { exchange, resumed })
}

/// The pre-shared key that the server chose, which must be for the hash of its suite (section 4.2.11).
fn selected(psks: Vec<OfferedPsk>, index: u16, suite: &CipherSuite) -> Result<OfferedPsk> {
    let chosen = psks.into_iter().nth(usize::from(index)).filter(|psk| psk.hash() == suite.prf_hash);
    chosen.ok_or_else(|| {
        refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::BAD_PSK_IDENTITY,
            format!("the server chose the pre-shared key {index}, which was not offered or not for {}", suite.name),
        )
    })
}

/// What both sides computed. Nothing where the server does without, which it may with a pre-shared key if the client is
/// content with that alone.
fn agree(
    answer: &ServerHello,
    hello: &ClientHello,
    shares: Vec<EphemeralKey>,
    has_psk: bool,
) -> Result<Option<SharedSecret>> {
    let Some(theirs) = &answer.extensions.key_share else {
        let modes = hello.extensions.psk_key_exchange_modes.as_deref().unwrap_or_default();
        return match has_psk {
            true if modes.contains(&PskKeyExchangeMode::PSK_KE) => Ok(None),
            true => Err(without_share(AlertDescription::ILLEGAL_PARAMETER)),
            false => Err(without_share(AlertDescription::MISSING_EXTENSION)),
        };
    };
    match shares.into_iter().find(|ours| ours.group() == theirs.group) {
        Some(ours) => ours.agree(&theirs.key_exchange).map(Some),
        None => Err(Error::WrongCurve { group: theirs.group }),
    }
}

/// The error for a ServerHello that lacks a key_share.
fn without_share(alert: AlertDescription) -> Error {
    refused(alert, Reason::NO_SUITABLE_KEY_SHARE, "the ServerHello has no key_share".to_owned())
}

/// Goes on with the session that stands for the pre-shared key.
fn resume(psk: OfferedPsk, cx: &mut Context<'_>) -> PeerVerified {
    let peer = match psk.kind {
        PskKind::Resumption => PeerVerified::by_resumption(&psk.session, cx.facts),
        PskKind::External => PeerVerified::by_external_key(&psk.session, cx.facts),
    };
    cx.facts.session = Some(psk.session);
    peer
}
