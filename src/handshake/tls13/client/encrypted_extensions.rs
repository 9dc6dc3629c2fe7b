//! EncryptedExtensions (RFC 8446, section 4.3.1): the server's answers that need not be known before there are keys.

use super::finished::ExpectFinished;
use super::request::ExpectCertificateRequest;
use super::{Accepted, Exchange};
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::error::Reason;
use crate::handshake::messages::ClientHello;
use crate::handshake::messages::tls13::EncryptedExtensions;
use crate::handshake::other_extensions;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Context, Expecting, Incoming, PeerVerified, State, refused};

/// The server answers the hello's extensions.
pub(super) struct ExpectEncryptedExtensions {
    pub(super) exchange: Exchange,
    /// Who the server is, by its pre-shared key.
    pub(super) resumed: Option<PeerVerified>,
}

impl Expecting for ExpectEncryptedExtensions {
    fn name(&self) -> &'static str {
        "ExpectEncryptedExtensions"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::ENCRYPTED_EXTENSIONS, self.name())?;
        let Self { mut exchange, resumed } = *self;
        let answer = EncryptedExtensions::decode(message.body())?.extensions;
        let offer = &exchange.hello.extensions;
        answer.check_solicited(offer)?;
        check_alpn(answer.alpn.as_deref(), &exchange.hello)?;
        let (length, limit) = (answer.max_fragment_length, answer.record_size_limit);
        let record_sizes = RecordSizes::of_answer(length, limit, offer, ProtocolVersion::TLS1_3)?;
        record_sizes.begin_sending(cx.channel);
        record_sizes.begin_receiving(cx.channel);
        exchange.fragment_length = length;
        exchange.transcript.add(message.raw());
        cx.facts.alpn = answer.alpn;
        cx.facts.server_name_acknowledged = answer.server_name;
        if let (true, Some(early)) = (answer.early_data, &exchange.early) {
            early.accept(exchange.suite, cx)?;
        }
        other_extensions::show(&answer.received, cx, move |_| match resumed {
            Some(peer) => State::expect(ExpectFinished { server: Accepted { exchange, peer, request: None } }),
            None => State::expect(ExpectCertificateRequest { exchange }),
        })
    }
}

/// The protocol must be one of those offered (RFC 7301, section 3.2).
fn check_alpn(chosen: Option<&[u8]>, hello: &ClientHello) -> Result<()> {
    match (chosen, &hello.extensions.alpn) {
        (Some(chosen), Some(offered)) if !offered.iter().any(|offered| offered == chosen) => Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::BAD_EXTENSION,
            format!("the server chose the protocol {:?}, which was not offered", String::from_utf8_lossy(chosen)),
        )),
        _ => Ok(()),
    }
}
