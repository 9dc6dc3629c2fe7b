//! The server's flight: ServerHello to Finished (RFC 8446, sections 4.1.3, 4.3 and 4.4.4).

use std::sync::Arc;

use super::certificate::{Certified, SendCertificate};
use super::client_auth::request;
use super::{Exchange, Proposal, change_cipher_spec};
use crate::Result;
use crate::codepoint::{HandshakeType, NamedGroup, ProtocolVersion};
use crate::config::Config;
use crate::crypto::{group, rng};
use crate::handshake::Randoms;
use crate::handshake::extensions::{EncryptedSet, KeyShareEntry, ServerExtensions};
use crate::handshake::messages::ServerHello;
use crate::handshake::messages::tls13::EncryptedExtensions;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Context, Sending, State};
use crate::handshake::tls13::key_schedule::EarlySecret;

/// The server's choice, and from here on keys.
pub(super) struct SendServerHello {
    pub(super) proposal: Proposal,
    pub(super) share: KeyShareEntry,
    pub(super) certified: Certified,
}

impl Sending for SendServerHello {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { proposal: Proposal { hello, mut transcript, suite, retried }, share, certified } = *self;
        if retried.is_none() {
            transcript.start_hash(suite.prf_hash);
        }
        transcript.drop_buffer();
        let (public, shared) = group::respond(share.group, &share.key_exchange)?;
        let answer = ServerHello {
            version: ProtocolVersion::TLS1_2,
            random: rng::array()?,
            session_id: hello.session_id.clone(),
            cipher_suite: suite.id,
            compression_method: 0,
            extensions: ServerExtensions {
                supported_versions: Some(ProtocolVersion::TLS1_3),
                key_share: Some(KeyShareEntry { group: share.group, key_exchange: public }),
                ..ServerExtensions::default()
            },
        };
        cx.send(&mut transcript, HandshakeType::SERVER_HELLO, |out| answer.encode(out))?;
        cx.facts.group = Some(share.group);
        cx.facts.randoms = Some(Randoms { client: hello.random, server: answer.random });

        let secret = EarlySecret::new(suite.prf_hash, None).into_handshake(Some(shared.as_ref()));
        let now = transcript.current();
        let (client, server) = (secret.client_traffic(&now), secret.server_traffic(&now));
        cx.channel.log_secret("CLIENT_HANDSHAKE_TRAFFIC_SECRET", &hello.random, client.as_ref());
        cx.channel.log_secret("SERVER_HANDSHAKE_TRAFFIC_SECRET", &hello.random, server.as_ref());
        let record_sizes = RecordSizes::of_offer(&hello, ProtocolVersion::TLS1_3, cx.config);
        let sent_before = retried.is_some();
        let exchange = Exchange {
            hello: Arc::clone(&hello),
            suite,
            transcript,
            record_sizes,
            secret,
            client,
            server,
            certified,
            asked: false,
        };
        if sent_before {
            return begin_protection(exchange, cx);
        }
        change_cipher_spec(&hello, cx, move |cx| begin_protection(exchange, cx))
    }
}

/// Goes on under the keys of the handshake, in both directions.
fn begin_protection(exchange: Exchange, cx: &mut Context<'_>) -> Result<State> {
    cx.channel.writer.set_protection(exchange.server.protection(exchange.suite));
    exchange.record_sizes.begin_sending(cx.channel);
    cx.channel.reader.set_protection(exchange.client.protection(exchange.suite));
    exchange.record_sizes.begin_receiving(cx.channel);
    // A client that can make nothing of our hello says so without keys.
    cx.channel.reader.allow_plain_alert();
    State::send(SendEncryptedExtensions { exchange })
}

/// The answers to what the client's extensions ask for.
struct SendEncryptedExtensions {
    exchange: Exchange,
}

impl Sending for SendEncryptedExtensions {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let mut exchange = self.exchange;
        let facts = &*cx.facts;
        let message = EncryptedExtensions {
            extensions: EncryptedSet {
                server_name: facts.server_name_acknowledged && !facts.resumed,
                max_fragment_length: exchange.record_sizes.fragment_length,
                record_size_limit: exchange.record_sizes.own_limit(),
                supported_groups: preferred_groups(cx.config, facts.group),
                alpn: facts.alpn.clone(),
                ..EncryptedSet::default()
            },
        };
        cx.send(&mut exchange.transcript, HandshakeType::ENCRYPTED_EXTENSIONS, |out| message.encode(out))?;
        if cx.config.verify.peer {
            State::send(SendCertificateRequest { exchange })
        } else {
            State::send(SendCertificate { exchange })
        }
    }
}

/// Our groups, for the client to begin with another time, unless it has begun with the one that we want most.
fn preferred_groups(config: &Config, used: Option<NamedGroup>) -> Option<Vec<NamedGroup>> {
    let groups: Vec<_> = config.offered_groups().collect();
    (groups.first().copied() != used && !groups.is_empty()).then_some(groups)
}

/// The client is to show a certificate.
struct SendCertificateRequest {
    exchange: Exchange,
}

impl Sending for SendCertificateRequest {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let mut exchange = self.exchange;
        let message = request(Vec::new(), cx)?;
        cx.send(&mut exchange.transcript, HandshakeType::CERTIFICATE_REQUEST, |out| message.encode(out))?;
        exchange.asked = true;
        State::send(SendCertificate { exchange })
    }
}
