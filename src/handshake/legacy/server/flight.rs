//! The server's flight: ServerHello to ServerHelloDone (RFC 5246, sections 7.4.1.3 to 7.4.5).

use std::sync::Arc;

use super::client_auth::{ClientProof, ExpectCertificate, requested_types};
use super::key_exchange::{ExpectClientKeyExchange, OwnKey};
use super::next_protocol;
use super::status::SendCertificateStatus;
use super::{FreshGroup, FreshKey, Negotiated, Selection};
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, ProtocolVersion, SignatureScheme};
use crate::config::CertifiedKey;
use crate::crypto::dh::{DhKeyPair, DhParameters};
use crate::crypto::group::EphemeralKey;
use crate::crypto::key::PrivateKey;
use crate::crypto::suites::Ephemeral;
use crate::error::Reason;
use crate::handshake::extensions::{ServerExtensions, UNCOMPRESSED};
use crate::handshake::legacy::exchange::Exchange;
use crate::handshake::legacy::{refused, renegotiation, signatures};
use crate::handshake::messages::{
    CertificateRequest, ServerHello, ServerHelloDone, ServerKeyExchange, ServerParameters, encode_chain,
};
use crate::handshake::other_extensions::{self, OtherExtensions};
use crate::handshake::state::{Asking, Context, PeerVerified, Sending, State, misfit};
use crate::handshake::{Answer, Question, SignRequest, ToSign};
use crate::{Error, Result};

/// What follows a ServerHello: it differs between full and abbreviated handshakes.
type Next = Box<dyn FnOnce(Exchange, &mut Context<'_>) -> Result<State> + Send>;

/// The server's choice.
pub(super) struct SendServerHello {
    exchange: Exchange,
    ticket_due: bool,
    next: Next,
    /// Extensions that somebody adds.
    others: OtherExtensions,
    /// Our protocols, for a client that wants to choose (NPN).
    next_protocols: Option<Vec<Vec<u8>>>,
}

impl SendServerHello {
    /// Sends a ServerHello with what there is to add to it, and goes on with `next`.
    pub(super) fn after_additions(
        exchange: Exchange,
        ticket_due: bool,
        cx: &mut Context<'_>,
        next: impl FnOnce(Exchange, &mut Context<'_>) -> Result<State> + Send + 'static,
    ) -> Result<State> {
        other_extensions::gather(cx, move |others, cx| {
            next_protocol::name(cx, move |next_protocols, _| {
                let exchange = Exchange { next_protocol_due: next_protocols.is_some(), ..exchange };
                State::send(Self { exchange, ticket_due, next: Box::new(next), others, next_protocols })
            })
        })
    }
}

impl Sending for SendServerHello {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut exchange, ticket_due, next, others, next_protocols } = *self;
        let facts = &*cx.facts;
        renegotiation::check_terms(&exchange, facts)?;
        let client_sent_formats =
            facts.client_hello.as_ref().is_some_and(|hello| hello.extensions.ec_point_formats.is_some());
        let uses_curves = exchange.suite.key_exchange.ephemeral() == Some(Ephemeral::Ecdhe);
        let hello = ServerHello {
            version: exchange.version,
            random: exchange.randoms.server,
            session_id: exchange.session_id.clone(),
            cipher_suite: exchange.suite.id,
            compression_method: exchange.compression.0,
            extensions: ServerExtensions {
                server_name: facts.server_name_acknowledged && !facts.resumed,
                alpn: facts.alpn.clone().filter(|_| facts.before.is_none()),
                ec_point_formats: (uses_curves && client_sent_formats).then(|| vec![UNCOMPRESSED]),
                session_ticket: ticket_due,
                status_request: facts.certificate_status.is_some(),
                max_fragment_length: exchange.record_sizes.fragment_length,
                record_size_limit: exchange.record_sizes.own_limit(),
                extended_master_secret: exchange.extended_master_secret,
                encrypt_then_mac: exchange.encrypt_then_mac,
                renegotiation_info: renegotiation::server_info(facts),
                others,
                next_protocols,
                ..ServerExtensions::default()
            },
        };
        cx.facts.randoms = Some(exchange.randoms);
        exchange.record_sizes.begin(cx.channel);
        cx.send(&mut exchange.transcript, HandshakeType::SERVER_HELLO, |out| hello.encode(out))?;
        next(exchange, cx)
    }
}

/// Goes on with our certificate, if the suite takes one.
pub(super) fn after_hello(
    exchange: Exchange,
    selection: Selection,
    ticket_due: bool,
    cx: &mut Context<'_>,
) -> Result<State> {
    let Selection { certified, fresh, .. } = selection;
    let held = certified.as_ref().map(|certified| Arc::clone(&certified.held));
    let negotiated = Negotiated { exchange, certified, ticket_due };
    match held {
        Some(held) => State::send(SendCertificate { negotiated, held, fresh }),
        None => after_certificate(negotiated, fresh, cx),
    }
}

/// Our certificate and its chain.
struct SendCertificate {
    negotiated: Negotiated,
    held: Arc<CertifiedKey>,
    fresh: Option<FreshKey>,
}

impl Sending for SendCertificate {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut negotiated, held, fresh } = *self;
        let chain = held.certificates().map(|certificate| certificate.der());
        let transcript = &mut negotiated.exchange.transcript;
        cx.send(transcript, HandshakeType::CERTIFICATE, |out| encode_chain(out, chain))?;
        match cx.facts.certificate_status {
            Some(_) => State::send(SendCertificateStatus { negotiated, fresh }),
            None => after_certificate(negotiated, fresh, cx),
        }
    }
}

/// Goes on with our half of the key exchange, and with the message that carries it, if the suite has one.
pub(super) fn after_certificate(
    negotiated: Negotiated,
    fresh: Option<FreshKey>,
    cx: &mut Context<'_>,
) -> Result<State> {
    let suite = negotiated.exchange.suite;
    let hint = suite.key_exchange.uses_psk().then(|| cx.config.psk_identity_hint.clone());
    let Some(FreshKey { group, scheme }) = fresh else {
        let own = if suite.key_exchange.uses_certified_key() { OwnKey::Certified } else { OwnKey::None };
        return match hint.flatten() {
            Some(hint) => {
                let message = ServerKeyExchange::unsigned(Some(hint), None);
                State::send(SendServerKeyExchange { negotiated, own, message })
            }
            None => after_key_exchange(negotiated, own),
        };
    };
    let (own, parameters) = match group {
        FreshGroup::DheAsked => return State::ask(FindDhParameters { negotiated, scheme }),
        FreshGroup::Dhe(group) => {
            let own = DhKeyPair::generate(&group)?;
            cx.facts.group = group.named_group();
            let parameters = ServerParameters::Dhe { p: group.p, g: group.g, public: own.public().to_vec() };
            (OwnKey::Dhe(own), parameters)
        }
        FreshGroup::Ecdhe(group) => {
            let own = EphemeralKey::generate(group)?;
            cx.facts.group = Some(group);
            let parameters = ServerParameters::Ecdhe { group, public: own.public().to_vec() };
            (OwnKey::Ecdhe(own), parameters)
        }
    };
    match (scheme, &negotiated.certified) {
        (Some(scheme), Some(certified)) => {
            cx.facts.own_signature = Some(scheme);
            let key = Arc::clone(&certified.key);
            State::ask(SignKeyExchange { negotiated, own, parameters, key, scheme })
        }
        _ => {
            // Beside a fresh key, there is a hint even if it is empty (RFC 4279, section 3).
            let message = ServerKeyExchange::unsigned(hint.map(Option::unwrap_or_default), Some(parameters));
            State::send(SendServerKeyExchange { negotiated, own, message })
        }
    }
}

/// Somebody has the parameters for our fresh key.
struct FindDhParameters {
    negotiated: Negotiated,
    scheme: Option<SignatureScheme>,
}

impl Asking for FindDhParameters {
    fn question(&self) -> Question {
        Question::DhParameters
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Answer::DhParameters(found) = answer else { return Err(misfit("DhParameters")) };
        let Some(parameters) = found else {
            return Err(Error::Usage {
                reason: Reason::MISSING_TMP_DH_KEY,
                detail: "there are no parameters for the suite's finite-field key exchange".to_owned(),
            });
        };
        if !cx.config.security_level.allows_dh_parameters(parameters.security_bits()) {
            let detail = format!("DH parameters of {} bits are too small for this security level", parameters.bits());
            return Err(refused(AlertDescription::HANDSHAKE_FAILURE, Reason::DH_KEY_TOO_SMALL, detail));
        }
        let group = FreshGroup::Dhe(DhParameters::clone(&parameters));
        after_certificate(self.negotiated, Some(FreshKey { group, scheme: self.scheme }), cx)
    }
}

/// Our fresh key is being signed.
struct SignKeyExchange {
    negotiated: Negotiated,
    own: OwnKey,
    parameters: ServerParameters,
    key: Arc<PrivateKey>,
    scheme: SignatureScheme,
}

impl SignKeyExchange {
    /// The parameters as they go into the message.
    fn encoded(&self) -> Vec<u8> {
        let mut encoded = Vec::new();
        self.parameters.encode(&mut encoded);
        encoded
    }
}

impl Asking for SignKeyExchange {
    fn question(&self) -> Question {
        let exchange = &self.negotiated.exchange;
        let message = [&exchange.randoms.client, &exchange.randoms.server, &self.encoded()[..]].concat();
        Question::Sign(SignRequest { key: Arc::clone(&self.key), scheme: self.scheme, input: ToSign::Message(message) })
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        let Answer::Signature(signature) = answer else { return Err(misfit("Sign")) };
        let signed = self.encoded();
        let Self { negotiated, own, parameters, scheme, .. } = *self;
        let message = ServerKeyExchange {
            psk_identity_hint: None,
            parameters: Some(parameters),
            signed,
            signature: Some(signatures::element(negotiated.exchange.version, scheme, signature)),
        };
        State::send(SendServerKeyExchange { negotiated, own, message })
    }
}

/// Our fresh key.
struct SendServerKeyExchange {
    negotiated: Negotiated,
    own: OwnKey,
    message: ServerKeyExchange,
}

impl Sending for SendServerKeyExchange {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut negotiated, own, message } = *self;
        let transcript = &mut negotiated.exchange.transcript;
        cx.send(transcript, HandshakeType::SERVER_KEY_EXCHANGE, |out| message.encode(out))?;
        after_key_exchange(negotiated, own)
    }
}

/// Goes on to CertificateRequest, if the client is to show a certificate. That was settled with the ClientHello, and the
/// messages are kept since or not: a configuration that changes later must not have a CertificateVerify checked against
/// messages that are gone.
fn after_key_exchange(negotiated: Negotiated, own: OwnKey) -> Result<State> {
    if negotiated.exchange.transcript.is_kept() {
        State::send(SendCertificateRequest { negotiated, own })
    } else {
        State::send(SendServerHelloDone { negotiated, own, requested: false })
    }
}

/// The client is to show a certificate.
struct SendCertificateRequest {
    negotiated: Negotiated,
    own: OwnKey,
}

impl Sending for SendCertificateRequest {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut negotiated, own } = *self;
        let names = cx.config.sent_ca_names();
        let names_len: usize = names.iter().map(|name| 2 + name.len()).sum();
        if names_len > usize::from(u16::MAX) {
            return Err(Error::Usage {
                reason: Reason::CA_DN_LENGTH_MISMATCH,
                detail: format!(
                    "the list of client CA names takes {names_len} bytes, at most 65535 fit a CertificateRequest"
                ),
            });
        }
        let version = negotiated.exchange.version;
        let schemes: Vec<_> = cx.config.client_signature_schemes().collect();
        if schemes.is_empty() && version >= ProtocolVersion::TLS1_2 {
            return Err(Error::Usage {
                reason: Reason::NO_SUITABLE_SIGNATURE_ALGORITHM,
                detail: "no signature algorithm is left to ask clients for".to_owned(),
            });
        }
        let request = CertificateRequest {
            certificate_types: requested_types(version, negotiated.exchange.suite, cx.config),
            signature_algorithms: (version >= ProtocolVersion::TLS1_2).then_some(schemes),
            certificate_authorities: names.to_vec(),
        };
        let transcript = &mut negotiated.exchange.transcript;
        cx.send(transcript, HandshakeType::CERTIFICATE_REQUEST, |out| request.encode(out))?;
        let facts = &mut *cx.facts;
        facts.asked_for_certificate = true;
        // Who the client is shows in its answer, whatever it was before.
        (facts.peer_chain, facts.verified_chain, facts.verify_result) = Default::default();
        State::send(SendServerHelloDone { negotiated, own, requested: true })
    }
}

/// The server is done for now.
struct SendServerHelloDone {
    negotiated: Negotiated,
    own: OwnKey,
    /// The client was asked for a certificate.
    requested: bool,
}

impl Sending for SendServerHelloDone {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut negotiated, own, requested } = *self;
        let transcript = &mut negotiated.exchange.transcript;
        cx.send(transcript, HandshakeType::SERVER_HELLO_DONE, |out| ServerHelloDone.encode(out))?;
        if requested {
            return State::expect(ExpectCertificate { negotiated, own });
        }
        let peer = PeerVerified::not_asked();
        State::expect(ExpectClientKeyExchange { negotiated, own, peer, proof: ClientProof::None })
    }
}
