//! ClientKeyExchange (RFC 5246, section 7.4.7; RFC 4279): both sides have the premaster secret.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::Negotiated;
use super::client_auth::{ClientProof, ExpectCertificateVerify};
use crate::alert::AlertDescription;
use crate::codepoint::HandshakeType;
use crate::crypto::dh::DhKeyPair;
use crate::crypto::group::EphemeralKey;
use crate::crypto::key::PrivateKey;
use crate::error::Reason;
use crate::handshake::Role;
use crate::handshake::legacy::exchange::Keys;
use crate::handshake::legacy::finishing::Finishing;
use crate::handshake::legacy::{new_session, premaster, refused, refused_by_answer};
use crate::handshake::messages::{ClientKeyExchange, ClientShare};
use crate::handshake::state::{Asking, Context, Expecting, Incoming, PeerVerified, State, misfit};
use crate::handshake::{Answer, DecryptRequest, Question};
use crate::{Error, Result};

/// The key that the premaster secret is agreed with.
pub(super) enum OwnKey {
    /// None: the pre-shared key is all there is.
    None,
    /// The one in our certificate.
    Certified,
    /// A fresh finite-field key.
    Dhe(DhKeyPair),
    /// A fresh key of a named group.
    Ecdhe(EphemeralKey),
}

/// The client's half of the key exchange.
pub(super) struct ExpectClientKeyExchange {
    pub(super) negotiated: Negotiated,
    pub(super) own: OwnKey,
    pub(super) peer: PeerVerified,
    pub(super) proof: ClientProof,
}

impl Expecting for ExpectClientKeyExchange {
    fn name(&self) -> &'static str {
        "ExpectClientKeyExchange"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::CLIENT_KEY_EXCHANGE, self.name())?;
        let exchange = &mut self.negotiated.exchange;
        let received = ClientKeyExchange::decode(message.body(), exchange.version, exchange.suite)?;
        let ClientKeyExchange { psk_identity, share } = received;
        exchange.transcript.add(message.raw());
        let Self { negotiated, own, peer, proof } = *self;
        let after = AfterKeyExchange { negotiated, peer, proof, psk: None };
        match psk_identity {
            Some(identity) => {
                cx.facts.psk_identity = Some(identity.clone());
                State::ask(FindPsk { after, own, share, identity })
            }
            None => after.agree(own, share, cx),
        }
    }
}

/// What there is once the ClientKeyExchange has come.
struct AfterKeyExchange {
    negotiated: Negotiated,
    peer: PeerVerified,
    proof: ClientProof,
    psk: Option<Zeroizing<Vec<u8>>>,
}

impl AfterKeyExchange {
    /// Agrees on a secret with what the client sent.
    fn agree(self, own: OwnKey, share: Option<ClientShare>, cx: &mut Context<'_>) -> Result<State> {
        match (own, share) {
            (OwnKey::None, None) => self.go_on(None, cx),
            (OwnKey::Certified, Some(ClientShare::Rsa { encrypted_premaster })) => {
                let key = self.certified_key()?;
                State::ask(DecryptPremaster { after: self, key, ciphertext: encrypted_premaster })
            }
            (OwnKey::Certified, share) => {
                let secret = self.certified_key()?.agree(&self.client_public(share)?)?;
                self.go_on(Some(secret.as_ref()), cx)
            }
            (OwnKey::Dhe(own), Some(ClientShare::Dhe { public })) => self.go_on(Some(own.agree(&public)?.as_ref()), cx),
            (OwnKey::Ecdhe(own), Some(ClientShare::Ecdhe { public })) => {
                self.go_on(Some(own.agree(&public)?.as_ref()), cx)
            }
            _ => Err(Error::Internal { what: "the key exchange changed its kind" }),
        }
    }

    /// The key of our certificate.
    fn certified_key(&self) -> Result<Arc<PrivateKey>> {
        let certified = self.negotiated.certified.as_ref();
        Ok(Arc::clone(&certified.ok_or(Error::Internal { what: "a key in a certificate without a certificate" })?.key))
    }

    /// The client's public value for the key of our certificate: in its message, or else in its certificate. It must not be
    /// in both (RFC 5246, section 7.4.7.2): who may send another than the certificate's proves nothing.
    fn client_public(&self, share: Option<ClientShare>) -> Result<Vec<u8>> {
        let detail = match (share, &self.proof) {
            (None, ClientProof::Agreement { public }) => return Ok(public.clone()),
            (Some(ClientShare::Dhe { public }), ClientProof::None | ClientProof::Signature(_)) => return Ok(public),
            (None, _) => "the client's ClientKeyExchange is empty, and its key is in no certificate",
            (Some(_), _) => "the client's ClientKeyExchange holds a key, and its certificate another",
        };
        let reason = Reason::DH_PUBLIC_VALUE_LENGTH_IS_WRONG;
        Err(refused(AlertDescription::DECODE_ERROR, reason, detail.to_owned()))
    }

    /// Derives the keys from what was agreed on, and goes on.
    fn go_on(self, secret: Option<&[u8]>, cx: &mut Context<'_>) -> Result<State> {
        let Self { negotiated, peer, proof, psk } = self;
        let keys = match psk {
            Some(psk) => negotiated.exchange.keys(&premaster::with_psk(secret, &psk), cx)?,
            None => negotiated.exchange.keys(secret.unwrap_or_default(), cx)?,
        };
        match proof {
            ClientProof::Signature(certificate) => {
                State::expect(ExpectCertificateVerify { negotiated, peer, certificate, keys })
            }
            ClientProof::None | ClientProof::Agreement { .. } => finish(negotiated, keys, peer, cx),
        }
    }
}

/// Somebody has the pre-shared keys.
struct FindPsk {
    after: AfterKeyExchange,
    own: OwnKey,
    share: Option<ClientShare>,
    identity: Vec<u8>,
}

impl Asking for FindPsk {
    fn question(&self) -> Question {
        Question::FindPsk { identity: self.identity.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Self { mut after, own, share, .. } = *self;
        match answer {
            Answer::Psk(psk @ Some(_)) => {
                after.psk = psk;
                after.agree(own, share, cx)
            }
            Answer::Psk(None) => Err(refused(
                AlertDescription::UNKNOWN_PSK_IDENTITY,
                Reason::PSK_IDENTITY_NOT_FOUND,
                "there is no pre-shared key of the name that the client gave".to_owned(),
            )),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("FindPsk", alert, reason)),
            _ => Err(misfit("FindPsk")),
        }
    }
}

/// The premaster secret is being decrypted.
struct DecryptPremaster {
    after: AfterKeyExchange,
    key: Arc<PrivateKey>,
    ciphertext: Vec<u8>,
}

impl Asking for DecryptPremaster {
    fn question(&self) -> Question {
        Question::Decrypt(DecryptRequest {
            key: Arc::clone(&self.key),
            ciphertext: self.ciphertext.clone(),
            client_version: self.after.negotiated.exchange.offered_version,
        })
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let Answer::Premaster(premaster) = answer else { return Err(misfit("Decrypt")) };
        self.after.go_on(Some(&premaster[..]), cx)
    }
}

/// The client speaks first at the end.
pub(super) fn finish(negotiated: Negotiated, keys: Keys, peer: PeerVerified, cx: &mut Context<'_>) -> Result<State> {
    let Negotiated { exchange, ticket_due, .. } = negotiated;
    let session = new_session(&exchange, &keys, cx);
    Finishing { exchange, keys, peer, session, ticket_due }.listen_first(Role::Server)
}
