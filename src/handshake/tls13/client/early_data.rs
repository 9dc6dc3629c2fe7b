//! Early data on a client (RFC 8446, sections 2.3, 4.2.10 and 4.5): announced in the ClientHello, sent under the first
//! pre-shared key alone, and ended when the server has done its part.
//!
//! ```text
//! SendClientHello ──▶ SendChangeCipherSpec ──▶ … ExpectFinished ──▶ EndEarlyData ──▶ the last flight
//! ```

use std::sync::Arc;

use super::flight::{self, Closing};
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::crypto::suites::CipherSuite;
use crate::error::Reason;
use crate::handshake::EarlyData;
use crate::handshake::early_data::EarlyWriting;
use crate::handshake::hello::client::{Offered, OfferedPsk, expect_answer};
use crate::handshake::messages::ClientHello;
use crate::handshake::messages::tls13::EndOfEarlyData;
use crate::handshake::state::{Context, Sending, State, refused};
use crate::handshake::tls13::change_cipher_spec;
use crate::record::Protection;
use crate::session::Session;
use crate::{Error, Result};

/// Early data that was announced, until it ends.
pub(super) struct Announced {
    /// What it is sent under: the first that was offered.
    session: Arc<Session>,
    /// What the client's messages are protected with after it.
    after: Protection,
}

/// Announces early data in `hello`, if somebody has some and the first of `psks` allows it. Data that was meant for another
/// host or application protocol than the hello asks for is not sent.
pub(in crate::handshake) fn announce(hello: &mut ClientHello, psks: &[OfferedPsk], cx: &mut Context<'_>) -> Result<()> {
    if cx.channel.early != EarlyWriting::Wanted {
        return Ok(());
    }
    let Some(session) = psks.first().map(|psk| &psk.session).filter(|session| may_begin(session, hello)) else {
        cx.channel.early = EarlyWriting::Closed;
        return Ok(());
    };
    let inconsistent = |reason, detail: &str| Err(Error::Usage { reason, detail: detail.to_owned() });
    if session.server_name.is_some() && session.server_name != cx.config.server_name {
        return inconsistent(Reason::INCONSISTENT_EARLY_DATA_SNI, "the session's early data is for another host");
    }
    if session.alpn.as_ref().is_some_and(|protocol| !cx.config.alpn_protocols.contains(protocol)) {
        return inconsistent(Reason::INCONSISTENT_EARLY_DATA_ALPN, "the session's protocol is not offered again");
    }
    hello.extensions.early_data = true;
    cx.facts.early_data = EarlyData::Rejected;
    Ok(())
}

/// Whether early data can be sent under what `session` says: the server must allow it, and this side's suites, too.
fn may_begin(session: &Session, hello: &ClientHello) -> bool {
    session.max_early_data > 0 && hello.cipher_suites.contains(&session.suite.id)
}

/// Goes on from the ClientHello, with early data if that was announced.
pub(in crate::handshake) fn begin(offered: Offered, cx: &mut Context<'_>) -> Result<State> {
    if !offered.hello.extensions.early_data {
        return expect_answer(offered);
    }
    cx.channel.writer.set_version(ProtocolVersion::TLS1_3);
    change_cipher_spec::send(cx.config.middlebox_compat, cx, move |cx| open(offered, cx))
}

/// From here on early data can be sent.
fn open(offered: Offered, cx: &mut Context<'_>) -> Result<State> {
    let Some(psk) = offered.psks.first() else {
        return Err(Error::Internal { what: "early data without a pre-shared key" });
    };
    let (early, transcript) = (psk.early_secret(), offered.transcript.hash_with(psk.hash(), &[]));
    let (traffic, exporter) = (early.client_early_traffic(&transcript), early.early_exporter(&transcript));
    cx.channel.log_secret("CLIENT_EARLY_TRAFFIC_SECRET", &offered.hello.random, traffic.as_ref());
    cx.channel.log_secret("EARLY_EXPORTER_SECRET", &offered.hello.random, exporter.as_ref());
    cx.facts.early_exporter = Some(Box::new(exporter));
    cx.channel.writer.set_protection(traffic.protection(psk.session.suite));
    cx.channel.early = EarlyWriting::Client { left: psk.session.max_early_data };
    expect_answer(offered)
}

/// Refuses a server that goes on with an older version after early data (appendix D.3).
pub(in crate::handshake) fn check_version(version: ProtocolVersion, hello: &ClientHello) -> Result<()> {
    if hello.extensions.early_data && version < ProtocolVersion::TLS1_3 {
        return Err(refused(
            AlertDescription::PROTOCOL_VERSION,
            Reason::UNSUPPORTED_PROTOCOL,
            format!("the server chose {version}, though early data of TLS 1.3 was sent"),
        ));
    }
    Ok(())
}

/// Gives up early data for a HelloRetryRequest: what follows goes without protection again.
pub(super) fn give_up(cx: &mut Context<'_>) {
    cx.channel.writer.set_protection(Protection::NULL);
    cx.channel.early = EarlyWriting::Closed;
}

/// Has `protection`, that of the client's handshake messages, begin: at once, or after the early data that was announced.
pub(super) fn protect(
    hello: &ClientHello,
    first: Option<Arc<Session>>,
    protection: Protection,
    cx: &mut Context<'_>,
) -> Option<Announced> {
    match first.filter(|_| hello.extensions.early_data) {
        Some(session) => Some(Announced { session, after: protection }),
        None => {
            cx.channel.writer.set_protection(protection);
            None
        }
    }
}

impl Announced {
    /// The server takes the data, which it may do only if it resumes the session that the data was sent under, with the same
    /// suite and application protocol (section 4.2.10). The facts say what it chose.
    pub(super) fn accept(&self, suite: &CipherSuite, cx: &mut Context<'_>) -> Result<()> {
        let same = |session: &Arc<Session>| Arc::ptr_eq(session, &self.session);
        if !cx.facts.session.as_ref().is_some_and(same)
            || self.session.suite.id != suite.id
            || self.session.alpn != cx.facts.alpn
        {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::BAD_EARLY_DATA,
                "the server takes early data under other terms than it was sent".to_owned(),
            ));
        }
        cx.facts.early_data = EarlyData::Accepted;
        Ok(())
    }

    /// Goes on from the server's Finished, as soon as no more early data is to come.
    pub(super) fn end(self, closing: Closing) -> Result<State> {
        State::send(EndEarlyData { closing, announced: self })
    }
}

/// No more early data comes. A server that takes it is told so.
struct EndEarlyData {
    closing: Closing,
    announced: Announced,
}

impl Sending for EndEarlyData {
    fn ends_early_data(&self) -> bool {
        true
    }

    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut closing, announced } = *self;
        cx.channel.early = EarlyWriting::Closed;
        if cx.facts.early_data == EarlyData::Accepted {
            let transcript = &mut closing.transcript;
            cx.send(transcript, HandshakeType::END_OF_EARLY_DATA, |out| EndOfEarlyData.encode(out))?;
        }
        cx.channel.writer.set_protection(announced.after);
        flight::begin(closing, cx)
    }
}
