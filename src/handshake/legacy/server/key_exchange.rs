//! ClientKeyExchange (RFC 5246, section 7.4.7): both sides have the premaster secret.

use std::sync::Arc;

use super::Negotiated;
use super::client_auth::ExpectCertificateVerify;
use crate::codepoint::HandshakeType;
use crate::crypto::dh::DhEphemeral;
use crate::crypto::group::EphemeralKey;
use crate::handshake::Role;
use crate::handshake::legacy::exchange::Keys;
use crate::handshake::legacy::finishing::Finishing;
use crate::handshake::legacy::new_session;
use crate::handshake::messages::ClientKeyExchange;
use crate::handshake::state::{Asking, Context, Expecting, Incoming, PeerVerified, State, misfit, unexpected};
use crate::handshake::{Answer, DecryptRequest, Question};
use crate::x509::Certificate;
use crate::{Error, Result};

/// The key that the premaster secret is agreed with.
pub(super) enum OwnKey {
    /// The one in our certificate.
    Certified,
    /// A fresh finite-field key.
    Dhe(DhEphemeral),
    /// A fresh key of a named group.
    Ecdhe(EphemeralKey),
}

/// The client's half of the key exchange.
pub(super) struct ExpectClientKeyExchange {
    pub(super) negotiated: Negotiated,
    pub(super) own: OwnKey,
    pub(super) peer: PeerVerified,
    /// The client's certificate, if it showed one: then a CertificateVerify follows.
    pub(super) certificate: Option<Arc<Certificate>>,
}

impl Expecting for ExpectClientKeyExchange {
    fn name(&self) -> &'static str {
        "ExpectClientKeyExchange"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let Incoming::Message(message) = &incoming else { return Err(unexpected(self.name(), &incoming)) };
        if message.typ() != HandshakeType::CLIENT_KEY_EXCHANGE {
            return Err(unexpected(self.name(), &incoming));
        }
        let exchange = &mut self.negotiated.exchange;
        let received = ClientKeyExchange::decode(message.body(), exchange.version, exchange.suite.key_exchange)?;
        exchange.transcript.add(message.raw());
        let Self { negotiated, own, peer, certificate } = *self;
        let after = AfterKeyExchange { negotiated, peer, certificate };
        match (own, received) {
            (OwnKey::Certified, ClientKeyExchange::Rsa { encrypted_premaster }) => {
                State::ask(DecryptPremaster { after, ciphertext: encrypted_premaster })
            }
            (OwnKey::Dhe(own), ClientKeyExchange::Dhe { public }) => after.go_on(own.agree(&public)?.as_ref(), cx),
            (OwnKey::Ecdhe(own), ClientKeyExchange::Ecdhe { public }) => after.go_on(own.agree(&public)?.as_ref(), cx),
            _ => Err(Error::Internal { what: "the key exchange changed its kind" }),
        }
    }
}

/// What there is once the ClientKeyExchange has come.
struct AfterKeyExchange {
    negotiated: Negotiated,
    peer: PeerVerified,
    certificate: Option<Arc<Certificate>>,
}

impl AfterKeyExchange {
    /// Derives the keys and goes on.
    fn go_on(self, premaster: &[u8], cx: &mut Context<'_>) -> Result<State> {
        let Self { negotiated, peer, certificate } = self;
        let keys = negotiated.exchange.keys(premaster, cx)?;
        match certificate {
            Some(certificate) => State::expect(ExpectCertificateVerify { negotiated, peer, certificate, keys }),
            None => finish(negotiated, keys, peer, cx),
        }
    }
}

/// The premaster secret is being decrypted.
struct DecryptPremaster {
    after: AfterKeyExchange,
    ciphertext: Vec<u8>,
}

impl Asking for DecryptPremaster {
    fn question(&self) -> Question {
        let Negotiated { exchange, key, .. } = &self.after.negotiated;
        Question::Decrypt(DecryptRequest {
            key: Arc::clone(key),
            ciphertext: self.ciphertext.clone(),
            client_version: exchange.offered_version,
        })
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Answer::Premaster(premaster) = answer else { return Err(misfit("Decrypt")) };
        self.after.go_on(&premaster[..], cx)
    }
}

/// The client speaks first at the end.
pub(super) fn finish(negotiated: Negotiated, keys: Keys, peer: PeerVerified, cx: &mut Context<'_>) -> Result<State> {
    let Negotiated { exchange, ticket_due, .. } = negotiated;
    let session = new_session(&exchange, &keys, cx);
    Finishing { exchange, keys, peer, session, ticket_due }.listen_first(Role::Server)
}
