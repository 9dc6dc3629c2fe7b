//! HelloRetryRequest (RFC 8446, section 4.1.4): the server wants another ClientHello, and the client sends it (section
//! 4.1.2), once.

use super::early_data;
use super::server_hello;
use crate::Error;
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::group::EphemeralKey;
use crate::crypto::suites::CipherSuite;
use crate::error::Reason;
use crate::handshake::hello::client::{Offered, bind_psks, offer_psks, share_entry};
use crate::handshake::messages::ServerHello;
use crate::handshake::state::{Context, Expecting, Incoming, Sending, State, refused};
use crate::handshake::tls13::change_cipher_spec;

/// Takes a HelloRetryRequest whose bytes are `raw`.
pub(super) fn receive(
    mut offered: Offered,
    answer: ServerHello,
    suite: &'static CipherSuite,
    raw: &[u8],
    cx: &mut Context<'_>,
) -> Result<State> {
    offered.transcript.replace_by_hash(suite.prf_hash);
    offered.transcript.add(raw);
    let extensions = &mut offered.hello.extensions;
    let (group, cookie) = (answer.extensions.selected_group, answer.extensions.cookie);
    if group.is_none() && cookie.is_none() {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::NO_CHANGE_FOLLOWING_HRR,
            "the HelloRetryRequest leaves nothing to change".to_owned(),
        ));
    }
    if let Some(group) = group {
        check_group(group, extensions.supported_groups.as_deref(), &offered.shares)?;
        let share = EphemeralKey::generate(group)?;
        extensions.key_share = Some(vec![share_entry(&share)]);
        offered.shares = vec![share];
    }
    extensions.cookie = cookie;
    let has_changed = core::mem::take(&mut extensions.early_data);
    if has_changed {
        early_data::give_up(cx);
    }
    // Keys for another hash can no longer be used.
    offered.psks.retain(|psk| psk.hash() == suite.prf_hash);
    offer_psks(&mut offered.hello, &mut offered.psks)?;
    // Before the second flight, unless one has gone before early data.
    let due = cx.config.middlebox_compat && !has_changed;
    change_cipher_spec::send(due, cx, move |_| State::send(SendSecondClientHello { offered, suite }))
}

/// The group must have been offered, and without a share, or the server would have gone on.
fn check_group(group: NamedGroup, offered: Option<&[NamedGroup]>, shares: &[EphemeralKey]) -> Result<()> {
    let fails = if !offered.is_some_and(|offered| offered.contains(&group)) {
        "was not offered"
    } else if shares.iter().any(|share| share.group() == group) {
        "has a share already"
    } else {
        return Ok(());
    };
    Err(refused(
        AlertDescription::ILLEGAL_PARAMETER,
        Reason::BAD_KEY_SHARE,
        format!("the HelloRetryRequest asks for a share of {group}, which {fails}"),
    ))
}

/// The first hello again, but for what the server wants changed.
struct SendSecondClientHello {
    offered: Offered,
    suite: &'static CipherSuite,
}

impl Sending for SendSecondClientHello {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Offered { transcript, hello, psks, .. } = &mut self.offered;
        bind_psks(hello, psks, transcript);
        cx.send(transcript, HandshakeType::CLIENT_HELLO, |out| hello.encode(out))?;
        State::expect(ExpectSecondServerHello { offered: self.offered, suite: self.suite })
    }
}

/// The server chooses, at last.
struct ExpectSecondServerHello {
    offered: Offered,
    /// What it chose in its HelloRetryRequest.
    suite: &'static CipherSuite,
}

impl Expecting for ExpectSecondServerHello {
    fn name(&self) -> &'static str {
        "ExpectSecondServerHello"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::SERVER_HELLO, self.name())?;
        let answer = ServerHello::decode(message.body())?;
        if answer.is_hello_retry_request() {
            return Err(Error::UnexpectedMessage { state: self.name(), got: "another HelloRetryRequest".to_owned() });
        }
        let versions = (answer.version, answer.extensions.supported_versions);
        if versions != (ProtocolVersion::TLS1_2, Some(ProtocolVersion::TLS1_3)) {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::BAD_HRR_VERSION,
                "the server does not stay with TLS 1.3 after its HelloRetryRequest".to_owned(),
            ));
        }
        let suite = server_hello::check(&answer, &self.offered.hello)?;
        if suite.id != self.suite.id {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::WRONG_CIPHER_RETURNED,
                format!("the server chose {} in its HelloRetryRequest, and now {}", self.suite.name, suite.name),
            ));
        }
        server_hello::accept(self.offered, answer, suite, false, message.raw(), cx)
    }
}
