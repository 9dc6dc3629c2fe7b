//! The client's second flight (RFC 5246, sections 7.4.6 to 7.4.8): its certificate if one was asked for, its key, and
//! the proof that the certificate is its own.

use std::sync::Arc;

use super::Accepted;
use super::key_exchange::{ServerKey, agree_by_certificates};
use crate::Result;
use crate::alert::{AlertDescription, AlertLevel};
use crate::codepoint::{HandshakeType, ProtocolVersion, SignatureScheme};
use crate::crypto::key::PrivateKey;
use crate::error::Reason;
use crate::handshake::legacy::exchange::Keys;
use crate::handshake::legacy::finishing::Finishing;
use crate::handshake::legacy::{new_session, premaster, refused, refused_by_answer, signatures};
use crate::handshake::messages::{CertificateVerify, ClientKeyExchange, DigitallySigned, encode_chain};
use crate::handshake::own_certificate::{self, Proof};
use crate::handshake::state::{Asking, Context, Sending, State, misfit};
use crate::handshake::{Answer, Psk, Question, SignRequest};

/// Somebody may still set a certificate.
pub(super) struct ChooseCertificate {
    pub(super) server: Accepted,
    pub(super) key: ServerKey,
}

impl Asking for ChooseCertificate {
    fn question(&self) -> Question {
        Question::ClientCertificate
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => State::send(SendCertificate { server: self.server, key: self.key }),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("ClientCertificate", alert, reason)),
            _ => Err(misfit("ClientCertificate")),
        }
    }
}

/// The key of the certificate that was sent.
pub(super) struct OwnKey {
    key: Arc<PrivateKey>,
    proof: Proof,
}

/// The certificate that was asked for, or an empty list (RFC 5246, section 7.4.6), or in SSL 3.0 an alert in place of that
/// (RFC 6101, section 5.6.6).
pub(super) struct SendCertificate {
    pub(super) server: Accepted,
    pub(super) key: ServerKey,
}

impl Sending for SendCertificate {
    fn send(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let version = self.server.negotiated.exchange.version;
        let suitable =
            self.server.request.as_ref().and_then(|request| own_certificate::choose(cx.config, cx.facts, request));
        if suitable.is_none() && version == ProtocolVersion::SSL3 {
            cx.channel.send_alert(AlertLevel::WARNING, AlertDescription::NO_CERTIFICATE)?;
        } else {
            let chain = suitable.iter().flat_map(|(held, _)| held.certificates());
            let transcript = &mut self.server.negotiated.exchange.transcript;
            cx.send(transcript, HandshakeType::CERTIFICATE, |out| encode_chain(out, chain.map(|c| c.der())))?;
        }
        let own = suitable.and_then(|(held, proof)| {
            let key = held.key.clone()?;
            cx.facts.own_signature = proof.signature();
            cx.facts.own_certificate = Some(held);
            Some(OwnKey { key, proof })
        });
        send_key_exchange(self.server, self.key, own)
    }
}

/// Goes on with the client's half of the key exchange; a pre-shared key is chosen first. `own` is the key of the
/// certificate that was sent, if one was.
pub(super) fn send_key_exchange(server: Accepted, key: ServerKey, own: Option<OwnKey>) -> Result<State> {
    if server.negotiated.exchange.suite.key_exchange.uses_psk() {
        State::ask(ChoosePsk { server, key, own })
    } else {
        State::send(SendClientKeyExchange { server, key, own, psk: None })
    }
}

/// Somebody chooses a pre-shared key.
struct ChoosePsk {
    server: Accepted,
    key: ServerKey,
    own: Option<OwnKey>,
}

impl Asking for ChoosePsk {
    fn question(&self) -> Question {
        Question::ChoosePsk
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::ChosenPsk(Some(psk)) => {
                cx.facts.psk_identity = Some(psk.identity.clone());
                State::send(SendClientKeyExchange { server: self.server, key: self.key, own: self.own, psk: Some(psk) })
            }
            Answer::ChosenPsk(None) => Err(refused(
                AlertDescription::HANDSHAKE_FAILURE,
                Reason::PSK_IDENTITY_NOT_FOUND,
                "there is no pre-shared key for this server".to_owned(),
            )),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("ChoosePsk", alert, reason)),
            _ => Err(misfit("ChoosePsk")),
        }
    }
}

/// The client's half of the key exchange.
struct SendClientKeyExchange {
    server: Accepted,
    key: ServerKey,
    own: Option<OwnKey>,
    psk: Option<Psk>,
}

impl Sending for SendClientKeyExchange {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut server, key, own, psk } = *self;
        let exchange = &mut server.negotiated.exchange;
        let certificate = server.certificate.as_deref();
        let (share, secret) = match &own {
            // The server has seen our half of it already.
            Some(OwnKey { key, proof: Proof::Agreement }) => (None, Some(agree_by_certificates(key, certificate)?)),
            _ => key.agree(certificate, exchange.offered_version)?.unzip(),
        };
        let secret = secret.as_ref().map(AsRef::as_ref);
        let message = ClientKeyExchange { psk_identity: psk.as_ref().map(|psk| psk.identity.clone()), share };
        cx.send(&mut exchange.transcript, HandshakeType::CLIENT_KEY_EXCHANGE, |out| {
            message.encode(exchange.version, out)
        })?;
        let keys = match psk {
            Some(psk) => exchange.keys(&premaster::with_psk(secret, &psk.key), cx)?,
            None => exchange.keys(secret.unwrap_or_default(), cx)?,
        };
        match own {
            Some(OwnKey { key, proof: Proof::Signature(scheme) }) => {
                State::ask(SignTranscript { server, keys, key, scheme })
            }
            Some(OwnKey { proof: Proof::Agreement, .. }) | None => finish(server, keys, cx),
        }
    }
}

/// The handshake so far is being signed.
struct SignTranscript {
    server: Accepted,
    keys: Keys,
    key: Arc<PrivateKey>,
    scheme: SignatureScheme,
}

impl Asking for SignTranscript {
    fn question(&self) -> Question {
        let exchange = &self.server.negotiated.exchange;
        Question::Sign(SignRequest {
            key: Arc::clone(&self.key),
            scheme: self.scheme,
            input: exchange.schedule().certificate_verify(&self.keys.master, &exchange.transcript),
        })
    }

    fn answer(self: Box<Self>, answer: Answer, _: &mut Context<'_>) -> Result<State> {
        let Answer::Signature(signature) = answer else { return Err(misfit("Sign")) };
        let version = self.server.negotiated.exchange.version;
        let signature = signatures::element(version, self.scheme, signature);
        State::send(SendCertificateVerify { server: self.server, keys: self.keys, signature })
    }
}

/// The proof that the certificate is this side's own.
struct SendCertificateVerify {
    server: Accepted,
    keys: Keys,
    signature: DigitallySigned,
}

impl Sending for SendCertificateVerify {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut server, keys, signature } = *self;
        let message = CertificateVerify { signature };
        let transcript = &mut server.negotiated.exchange.transcript;
        cx.send(transcript, HandshakeType::CERTIFICATE_VERIFY, |out| message.encode(out))?;
        finish(server, keys, cx)
    }
}

/// The client speaks first at the end.
fn finish(server: Accepted, keys: Keys, cx: &mut Context<'_>) -> Result<State> {
    let Accepted { negotiated, peer, .. } = server;
    let super::Negotiated { mut exchange, ticket_due, .. } = negotiated;
    exchange.transcript.drop_buffer();
    let session = new_session(&exchange, &keys, cx);
    Finishing { exchange, keys, peer, session, ticket_due }.speak_first(cx)
}
