//! The client's Certificate and the proof that it is its own (RFC 5246, sections 7.4.6 and 7.4.8).

use std::sync::Arc;

use super::Negotiated;
use super::key_exchange::{ExpectClientKeyExchange, OwnKey, finish};
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{ClientCertificateType, HandshakeType, ProtocolVersion, SignatureScheme};
use crate::config::Config;
use crate::crypto::suites::{CipherSuite, KeyExchange};
use crate::error::Reason;
use crate::handshake::legacy::exchange::Keys;
use crate::handshake::legacy::{refused, renegotiation, signatures, static_dh};
use crate::handshake::messages::{self, CertificateVerify};
use crate::handshake::peer_chain;
use crate::handshake::state::{Asking, Context, Expecting, Incoming, PeerVerified, State, misfit};
use crate::handshake::{Answer, Question};
use crate::x509::Certificate;

/// The kinds of certificate to ask for (RFC 5246, section 7.4.4; RFC 8422, section 5.5): what the program wants, or else
/// what the signature algorithms allow, and where our own key is a static Diffie-Hellman one, another of its group.
pub(super) fn requested_types(
    version: ProtocolVersion,
    suite: &CipherSuite,
    config: &Config,
) -> Vec<ClientCertificateType> {
    if !config.client_certificate_types.is_empty() {
        return config.client_certificate_types.clone();
    }
    let kind = |scheme| match scheme {
        SignatureScheme::ED25519
        | SignatureScheme::ECDSA_SHA1
        | SignatureScheme::ECDSA_SHA224
        | SignatureScheme::ECDSA_SECP256R1_SHA256
        | SignatureScheme::ECDSA_SECP384R1_SHA384
        | SignatureScheme::ECDSA_SECP521R1_SHA512 => ClientCertificateType::ECDSA_SIGN,
        _ => ClientCertificateType::RSA_SIGN,
    };
    let signed_by = |wanted| {
        version < ProtocolVersion::TLS1_2 || config.client_signature_schemes().any(|scheme| kind(scheme) == wanted)
    };
    // SSL 3.0 knows no ECDSA.
    let all: &[_] = match version {
        ProtocolVersion::SSL3 => &[ClientCertificateType::RSA_SIGN],
        _ => &[ClientCertificateType::RSA_SIGN, ClientCertificateType::ECDSA_SIGN],
    };
    let fixed_dh = (suite.key_exchange == KeyExchange::Dh).then_some(ClientCertificateType::RSA_FIXED_DH);
    all.iter().copied().filter(|kind| signed_by(*kind)).chain(fixed_dh).collect()
}

/// How the client proves that the certificate it showed is its own.
pub(super) enum ClientProof {
    /// It showed none.
    None,
    /// With a CertificateVerify.
    Signature(Arc<Certificate>),
    /// By agreeing on the premaster secret with the key in the certificate.
    Agreement {
        /// The key's public value.
        public: Vec<u8>,
    },
}

impl ClientProof {
    /// The proof that goes with the certificate's key. A Diffie-Hellman key must be of our own key's group (RFC 5246,
    /// section 7.4.6), and wanted.
    fn of(certificate: Arc<Certificate>, negotiated: &Negotiated, config: &Config) -> Result<Self> {
        if !certificate.public_key().is_ok_and(|key| key.key_type().is_dh()) {
            return Ok(Self::Signature(certificate));
        }
        let (version, suite) = (negotiated.exchange.version, negotiated.exchange.suite);
        let own = negotiated.certified.as_ref().and_then(|certified| certified.key.public_key().dh());
        let wanted = requested_types(version, suite, config).contains(&ClientCertificateType::RSA_FIXED_DH);
        match (static_dh::agreement_key(&certificate, version), own) {
            (Some((theirs, public)), Some((ours, _))) if wanted && theirs == ours => {
                Ok(Self::Agreement { public: public.to_vec() })
            }
            (Some(_), Some(_)) if wanted => Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::WRONG_CERTIFICATE_TYPE,
                "the Diffie-Hellman key in the client's certificate is of another group than the server's".to_owned(),
            )),
            _ => Err(refused(
                AlertDescription::UNSUPPORTED_CERTIFICATE,
                Reason::WRONG_CERTIFICATE_TYPE,
                format!("the client shows a certificate with a Diffie-Hellman key, which {} cannot use", suite.name),
            )),
        }
    }
}

/// The client shows a certificate, or an empty list; in SSL 3.0 an alert stands in for that (RFC 6101, section 5.6.6).
pub(super) struct ExpectCertificate {
    pub(super) negotiated: Negotiated,
    pub(super) own: OwnKey,
}

impl Expecting for ExpectCertificate {
    fn name(&self) -> &'static str {
        "ExpectClientCertificate"
    }

    fn takes_no_certificate(&self) -> bool {
        self.negotiated.exchange.version == ProtocolVersion::SSL3
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        if matches!(incoming, Incoming::NoCertificate) {
            return self.without_certificate(cx);
        }
        let message = incoming.message(HandshakeType::CERTIFICATE, self.name())?;
        let shown = messages::Certificate::decode(message.body())?;
        let chain = peer_chain::parse(shown.chain.iter().map(Vec::as_slice))?;
        self.negotiated.exchange.transcript.add(message.raw());
        match chain.first().cloned() {
            Some(certificate) => {
                renegotiation::check_certificate(&certificate, cx.facts)?;
                let Self { negotiated, own } = *self;
                let proof = ClientProof::of(certificate, &negotiated, cx.config)?;
                cx.facts.peer_chain.clone_from(&chain);
                State::ask(VerifyClient { negotiated, own, proof, chain })
            }
            None if self.takes_no_certificate() => Err(refused(
                AlertDescription::HANDSHAKE_FAILURE,
                Reason::NO_CERTIFICATES_RETURNED,
                "the client shows an empty list of certificates, which SSL 3.0 does not know".to_owned(),
            )),
            None => self.without_certificate(cx),
        }
    }
}

impl ExpectCertificate {
    /// The client has none.
    fn without_certificate(self, cx: &Context<'_>) -> Result<State> {
        let peer = PeerVerified::without_certificate(cx.config.verify, self.negotiated.exchange.version)?;
        let Self { mut negotiated, own } = self;
        negotiated.exchange.transcript.drop_buffer();
        State::expect(ExpectClientKeyExchange { negotiated, own, peer, proof: ClientProof::None })
    }
}

/// The chain is being judged.
struct VerifyClient {
    negotiated: Negotiated,
    own: OwnKey,
    proof: ClientProof,
    chain: Vec<Arc<Certificate>>,
}

impl Asking for VerifyClient {
    fn question(&self) -> Question {
        Question::VerifyPeer { chain: self.chain.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Answer::Verified(verdict) = answer else { return Err(misfit("VerifyPeer")) };
        let peer = PeerVerified::by_verdict(verdict, cx.facts)?;
        let Self { mut negotiated, own, proof, .. } = *self;
        if matches!(proof, ClientProof::Agreement { .. }) {
            negotiated.exchange.transcript.drop_buffer();
        }
        State::expect(ExpectClientKeyExchange { negotiated, own, peer, proof })
    }
}

/// The client proves that the certificate is its own.
pub(super) struct ExpectCertificateVerify {
    pub(super) negotiated: Negotiated,
    pub(super) peer: PeerVerified,
    pub(super) certificate: Arc<Certificate>,
    pub(super) keys: Keys,
}

impl Expecting for ExpectCertificateVerify {
    fn name(&self) -> &'static str {
        "ExpectCertificateVerify"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::CERTIFICATE_VERIFY, self.name())?;
        let exchange = &mut self.negotiated.exchange;
        let signature = CertificateVerify::decode(message.body(), exchange.version)?.signature;
        let signed = exchange.schedule().certificate_verify(&self.keys.master, &exchange.transcript);
        let (config, offered) = (cx.config, cx.config.client_signature_schemes());
        let scheme = signatures::verify(&self.certificate, config, offered, "CertificateVerify", &signature, &signed)?;
        let transcript = &mut exchange.transcript;
        transcript.add(message.raw());
        transcript.drop_buffer();
        cx.facts.peer_signature = Some(scheme);
        finish(self.negotiated, self.keys, self.peer, cx)
    }
}
