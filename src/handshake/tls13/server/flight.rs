//! The server's flight: ServerHello to Finished (RFC 8446, sections 4.1.3, 4.3 and 4.4.4).

use std::sync::Arc;

use super::certificate::{Certified, SendCertificate};
use super::client_auth::request;
use super::finish::SendFinished;
use super::psk::Chosen;
use super::{Exchange, Proof, Proposal, change_cipher_spec_due, early_data};
use crate::Result;
use crate::codepoint::{HandshakeType, NamedGroup, ProtocolVersion};
use crate::config::Config;
use crate::crypto::{group, rng};
use crate::handshake::Randoms;
use crate::handshake::extensions::{EncryptedSet, KeyShareEntry, ServerExtensions};
use crate::handshake::messages::ServerHello;
use crate::handshake::messages::tls13::EncryptedExtensions;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Context, PeerVerified, Sending, State};
use crate::handshake::tls13::change_cipher_spec;
use crate::handshake::tls13::key_schedule::{EarlySecret, PskKind};

/// The server's choice, and from here on keys.
pub(super) struct SendServerHello {
    pub(super) proposal: Proposal,
    /// The client's share that is answered; `None` where a pre-shared key goes in alone.
    pub(super) share: Option<KeyShareEntry>,
    pub(super) proof: Proof,
    /// The client is to be given tickets.
    pub(super) tickets_due: bool,
    /// The client's early data is taken.
    pub(super) early_data: bool,
}

impl Sending for SendServerHello {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { proposal: Proposal { hello, mut transcript, suite, retried }, share, proof, tickets_due, .. } =
            *self;
        if retried.is_none() {
            transcript.start_hash(suite.prf_hash);
        }
        transcript.drop_buffer();
        let group = share.as_ref().map(|share| share.group);
        let (key_share, shared) = match share {
            Some(KeyShareEntry { group, key_exchange }) => {
                let (public, shared) = group::respond(group, &key_exchange)?;
                (Some(KeyShareEntry { group, key_exchange: public }), Some(shared))
            }
            None => (None, None),
        };
        let taken = match &proof {
            Proof::Psk(chosen) if self.early_data => Some(early_data::take(chosen, &hello, suite, &transcript, cx)),
            _ => None,
        };
        let (early, pre_shared_key, resumed, peer, certified) = match proof {
            Proof::Certificate(certified) => {
                (EarlySecret::new(suite.prf_hash, None), None, None, PeerVerified::not_asked(), Some(certified))
            }
            Proof::Psk(chosen) => {
                let Chosen { session, kind, early, index, .. } = *chosen;
                let peer = PeerVerified::by_resumption(&session, cx.facts);
                // With a key from outside of TLS a session of its own begins.
                (early, Some(index), Some(session).filter(|_| kind == PskKind::Resumption), peer, None)
            }
        };
        let answer = ServerHello {
            version: ProtocolVersion::TLS1_2,
            random: rng::array()?,
            session_id: hello.session_id.clone(),
            cipher_suite: suite.id,
            compression_method: 0,
            extensions: ServerExtensions {
                supported_versions: Some(ProtocolVersion::TLS1_3),
                key_share,
                pre_shared_key,
                ..ServerExtensions::default()
            },
        };
        cx.send(&mut transcript, HandshakeType::SERVER_HELLO, |out| answer.encode(out))?;
        cx.facts.group = group;
        cx.facts.randoms = Some(Randoms { client: hello.random, server: answer.random });

        let secret = early.into_handshake(shared.as_ref().map(AsRef::as_ref));
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
            peer: Some(peer),
            resumed,
            tickets_due,
            early_data: taken,
        };
        if sent_before {
            return begin_protection(exchange, certified, cx);
        }
        let due = change_cipher_spec_due(&hello, cx);
        change_cipher_spec::send(due, cx, move |cx| begin_protection(exchange, certified, cx))
    }
}

/// Goes on under the keys of the handshake, in both directions but for early data that is taken.
fn begin_protection(exchange: Exchange, certified: Option<Certified>, cx: &mut Context<'_>) -> Result<State> {
    cx.channel.writer.set_protection(exchange.server.protection(exchange.suite));
    exchange.record_sizes.begin_sending(cx.channel);
    if exchange.early_data.is_none() {
        cx.channel.reader.set_protection(exchange.client.protection(exchange.suite));
        exchange.record_sizes.begin_receiving(cx.channel);
        early_data::pass_over(&exchange.hello, cx);
    }
    // A client that can make nothing of our hello says so without keys.
    cx.channel.reader.allow_plain_alert();
    State::send(SendEncryptedExtensions { exchange, certified })
}

/// The answers to what the client's extensions ask for.
struct SendEncryptedExtensions {
    exchange: Exchange,
    /// What this side proves who it is with, unless a pre-shared key does it.
    certified: Option<Certified>,
}

impl Sending for SendEncryptedExtensions {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut exchange, certified } = *self;
        let facts = &*cx.facts;
        let message = EncryptedExtensions {
            extensions: EncryptedSet {
                server_name: facts.server_name_acknowledged && !facts.resumed,
                max_fragment_length: exchange.record_sizes.fragment_length,
                record_size_limit: exchange.record_sizes.own_limit(),
                supported_groups: match exchange.hello.extensions.supported_groups {
                    Some(_) => preferred_groups(cx.config, facts.group),
                    None => None,
                },
                alpn: facts.alpn.clone(),
                early_data: exchange.early_data.is_some(),
                ..EncryptedSet::default()
            },
        };
        cx.send(&mut exchange.transcript, HandshakeType::ENCRYPTED_EXTENSIONS, |out| message.encode(out))?;
        match certified {
            None => State::send(SendFinished { exchange }),
            Some(certified) if cx.config.verify.peer && !cx.config.verify.post_handshake => {
                State::send(SendCertificateRequest { exchange, certified })
            }
            Some(certified) => State::send(SendCertificate { exchange, certified }),
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
    certified: Certified,
}

impl Sending for SendCertificateRequest {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut exchange, certified } = *self;
        let message = request(Vec::new(), cx)?;
        cx.send(&mut exchange.transcript, HandshakeType::CERTIFICATE_REQUEST, |out| message.encode(out))?;
        exchange.peer = None;
        State::send(SendCertificate { exchange, certified })
    }
}
