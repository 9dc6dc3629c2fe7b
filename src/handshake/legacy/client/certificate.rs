//! The server's Certificate, and whether it is to be believed (RFC 5246, section 7.4.2).

use std::sync::Arc;

use super::key_exchange::{ExpectServerKeyExchange, ServerKey};
use super::request::ExpectCertificateRequest;
use super::status::ExpectCertificateStatus;
use super::{Accepted, Negotiated};
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::config::Config;
use crate::crypto::key::KeyType;
use crate::crypto::suites::{Authentication, CipherSuite, KeyExchange};
use crate::error::Reason;
use crate::handshake::legacy::{refused, renegotiation, static_dh};
use crate::handshake::messages;
use crate::handshake::peer_chain;
use crate::handshake::state::{Asking, Context, Expecting, Incoming, PeerVerified, State, misfit};
use crate::handshake::{Answer, Question};
use crate::x509::Certificate;

/// The server shows its certificates.
pub(super) struct ExpectCertificate {
    pub(super) negotiated: Negotiated,
}

impl Expecting for ExpectCertificate {
    fn name(&self) -> &'static str {
        "ExpectCertificate"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::CERTIFICATE, self.name())?;
        let shown = messages::Certificate::decode(message.body())?;
        let chain = peer_chain::parse(shown.chain.iter().map(Vec::as_slice))?;
        let Some(certificate) = chain.first().cloned() else {
            return Err(refused(
                AlertDescription::DECODE_ERROR,
                Reason::LENGTH_MISMATCH,
                "the server's Certificate message holds no certificate".to_owned(),
            ));
        };
        check_key(&certificate, self.negotiated.exchange.suite)?;
        if self.negotiated.exchange.suite.key_exchange == KeyExchange::Dh {
            check_group(&certificate, self.negotiated.exchange.version, cx.config)?;
        }
        self.negotiated.exchange.transcript.add(message.raw());
        renegotiation::check_certificate(&certificate, cx.facts)?;
        cx.facts.peer_chain.clone_from(&chain);
        State::ask(VerifyServer { negotiated: self.negotiated, certificate, chain })
    }
}

/// The certificate's key must be of the suite's kind.
fn check_key(certificate: &Certificate, suite: &CipherSuite) -> Result<()> {
    let key = certificate.public_key()?.key_type();
    let fits = match suite.authentication {
        Authentication::Rsa if suite.key_exchange.encrypts_to_rsa() => key == KeyType::Rsa,
        Authentication::Rsa => key.is_rsa(),
        Authentication::Ecdsa => !key.is_rsa() && !key.is_dh(),
        Authentication::Dh => key.is_dh(),
        Authentication::Psk | Authentication::Anonymous | Authentication::Any => false,
    };
    if fits {
        return Ok(());
    }
    Err(refused(
        AlertDescription::ILLEGAL_PARAMETER,
        Reason::WRONG_CERTIFICATE_TYPE,
        format!("the server chose {} but shows a certificate with a key of type {key}", suite.name),
    ))
}

/// The certificate's key must be one to agree with, in a group that is strong enough.
fn check_group(certificate: &Certificate, version: ProtocolVersion, config: &Config) -> Result<()> {
    let Some((group, _)) = static_dh::agreement_key(certificate, version) else {
        return Err(refused(
            AlertDescription::UNSUPPORTED_CERTIFICATE,
            Reason::WRONG_CERTIFICATE_TYPE,
            "the server's certificate may not be used to agree on keys".to_owned(),
        ));
    };
    if static_dh::is_strong_enough(group, config) {
        return Ok(());
    }
    Err(refused(
        AlertDescription::HANDSHAKE_FAILURE,
        Reason::DH_KEY_TOO_SMALL,
        format!("the DH key of {} bits in the server's certificate is too small for this security level", group.bits()),
    ))
}

/// The chain is being judged.
struct VerifyServer {
    negotiated: Negotiated,
    certificate: Arc<Certificate>,
    chain: Vec<Arc<Certificate>>,
}

impl Asking for VerifyServer {
    fn question(&self) -> Question {
        Question::VerifyPeer { chain: self.chain.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Answer::Verified(verdict) = answer else { return Err(misfit("VerifyPeer")) };
        let peer = PeerVerified::by_verdict(verdict, cx.facts)?;
        let certificate = Some(self.certificate);
        let server = Accepted { negotiated: self.negotiated, peer, certificate, request: None };
        if server.negotiated.status_due {
            State::expect(ExpectCertificateStatus { server })
        } else {
            Ok(State::Expecting(after_certificate(server)))
        }
    }
}

/// What comes after the server's certificate and its status: its fresh key, if the suite has one.
pub(super) fn after_certificate(server: Accepted) -> Box<dyn Expecting> {
    match server.negotiated.exchange.suite.key_exchange {
        KeyExchange::Rsa | KeyExchange::Dh => Box::new(ExpectCertificateRequest { server, key: ServerKey::Certified }),
        _ => Box::new(ExpectServerKeyExchange { server }),
    }
}
