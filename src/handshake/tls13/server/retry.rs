//! HelloRetryRequest, and the second ClientHello, which is the first again but for what was asked for (RFC 8446, sections
//! 4.1.2 and 4.1.4).

use std::sync::Arc;

use super::hello::{choose_suite, consider};
use super::{Proposal, Retried, change_cipher_spec_due, early_data};
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{ExtensionType, HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::suites::CipherSuite;
use crate::error::Reason;
use crate::handshake::extensions::ServerExtensions;
use crate::handshake::messages::{ClientHello, ServerHello};
use crate::handshake::state::{Context, Expecting, Incoming, Sending, State, refused};
use crate::handshake::tls13::change_cipher_spec;

/// Asks for a share for `group`, for the `cookie` to come back, or for both.
pub(super) fn ask(proposal: Proposal, group: Option<NamedGroup>, cookie: Option<Vec<u8>>) -> Result<State> {
    State::send(SendHelloRetryRequest { proposal, group, cookie })
}

/// The HelloRetryRequest that answers `hello`, as it also answers what was sent before.
pub(super) fn request(
    hello: &ClientHello,
    suite: &CipherSuite,
    group: Option<NamedGroup>,
    cookie: Option<Vec<u8>>,
) -> ServerHello {
    let extensions = ServerExtensions {
        supported_versions: Some(ProtocolVersion::TLS1_3),
        selected_group: group,
        cookie,
        ..ServerExtensions::default()
    };
    ServerHello::hello_retry_request(hello.session_id.clone(), suite.id, extensions)
}

struct SendHelloRetryRequest {
    proposal: Proposal,
    group: Option<NamedGroup>,
    cookie: Option<Vec<u8>>,
}

impl Sending for SendHelloRetryRequest {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { proposal: Proposal { hello, mut transcript, suite, .. }, group, cookie } = *self;
        transcript.start_hash(suite.prf_hash);
        transcript.replace_by_hash(suite.prf_hash);
        let request = request(&hello, suite, group, cookie.clone());
        cx.send(&mut transcript, HandshakeType::SERVER_HELLO, |out| request.encode(out))?;
        early_data::forgo(&hello, cx);
        let retried = Retried { group };
        let first = Proposal { hello: Arc::clone(&hello), transcript, suite, retried: Some(retried) };
        let due = change_cipher_spec_due(&hello, cx);
        change_cipher_spec::send(due, cx, move |_| State::expect(ExpectSecondClientHello { first, cookie }))
    }
}

/// The client tries again.
struct ExpectSecondClientHello {
    /// The first hello, with our answer.
    first: Proposal,
    cookie: Option<Vec<u8>>,
}

impl Expecting for ExpectSecondClientHello {
    fn name(&self) -> &'static str {
        "ExpectSecondClientHello"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::CLIENT_HELLO, self.name())?;
        let hello = Arc::new(ClientHello::decode(message.body())?);
        check_same(&self.first.hello, self.cookie.as_ref(), &hello)?;
        // The configuration may have changed meanwhile; what it makes of the hello must not.
        let suite = choose_suite(&hello, cx.config)?;
        if suite.id != self.first.suite.id {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::BAD_CIPHER,
                format!("the second ClientHello comes to {}, not to {}", suite.name, self.first.suite.name),
            ));
        }
        cx.facts.client_hello = Some(Arc::clone(&hello));
        let mut transcript = self.first.transcript;
        transcript.add(message.raw());
        consider(Proposal { hello, transcript, ..self.first }, cx)
    }
}

/// The second hello may have other key shares, pre-shared keys and padding, may drop its early data, and brings the cookie.
fn check_same(first: &ClientHello, cookie: Option<&Vec<u8>>, second: &ClientHello) -> Result<()> {
    let changed = |what: &str| {
        Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::BAD_EXTENSION,
            format!("the second ClientHello has another {what} than the first, which nobody asked for"),
        ))
    };
    let fields = |hello: &ClientHello| (hello.version, hello.random, hello.session_id.clone());
    if fields(first) != fields(second) {
        return changed("version, random or session id");
    }
    if first.cipher_suites != second.cipher_suites || first.compression_methods != second.compression_methods {
        return changed("list of suites or compression methods");
    }
    if second.extensions.early_data {
        return changed("early_data");
    }
    if second.extensions.cookie.as_ref() != cookie {
        return changed("cookie");
    }
    if second.extensions.pre_shared_key.is_some() && first.extensions.pre_shared_key.is_none() {
        return changed("pre_shared_key");
    }
    if lasting(first) != lasting(second) {
        return changed("extension");
    }
    Ok(())
}

/// The extensions that may not change, each with its body, in an order that does not hang on theirs.
fn lasting(hello: &ClientHello) -> Vec<(ExtensionType, &[u8])> {
    let changes = [
        ExtensionType::KEY_SHARE,
        ExtensionType::EARLY_DATA,
        ExtensionType::COOKIE,
        ExtensionType::PRE_SHARED_KEY,
        ExtensionType::PADDING,
    ];
    let mut lasting: Vec<_> = hello.extensions.received.iter().filter(|(typ, _)| !changes.contains(typ)).collect();
    lasting.sort_unstable();
    lasting
}
