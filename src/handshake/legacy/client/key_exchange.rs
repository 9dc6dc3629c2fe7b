//! The server's half of the key exchange (RFC 5246, section 7.4.3; RFC 8422, section 5.4; RFC 4279), and what the client
//! makes of it.

use zeroize::Zeroizing;

use super::Accepted;
use super::request::ExpectCertificateRequest;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::dh::{DhKeyPair, DhParameters};
use crate::crypto::group::{EphemeralKey, SharedSecret};
use crate::crypto::key::PrivateKey;
use crate::crypto::rng;
use crate::crypto::suites::CipherSuite;
use crate::error::Reason;
use crate::handshake::ToSign;
use crate::handshake::legacy::{refused, signatures};
use crate::handshake::messages::{ClientShare, ServerKeyExchange, ServerParameters};
use crate::handshake::state::{Context, Expecting, Incoming, State, unexpected};
use crate::x509::Certificate;
use crate::{Error, Result};

/// The key that the premaster secret is agreed with.
pub(super) enum ServerKey {
    /// None: the pre-shared key is all there is.
    None,
    /// The one in the certificate, which the secret is encrypted to or agreed with.
    Certified,
    /// A fresh finite-field key.
    Dhe { parameters: DhParameters, public: Vec<u8> },
    /// A fresh key of a named group.
    Ecdhe { group: NamedGroup, public: Vec<u8> },
}

/// The server sends its fresh key, signed if it has a certificate, and its hint for pre-shared keys.
pub(super) struct ExpectServerKeyExchange {
    pub(super) server: Accepted,
}

impl Expecting for ExpectServerKeyExchange {
    fn name(&self) -> &'static str {
        "ExpectServerKeyExchange"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let exchange = &mut self.server.negotiated.exchange;
        let suite = exchange.suite;
        let message = match &incoming {
            Incoming::Message(message) if message.typ() == HandshakeType::SERVER_KEY_EXCHANGE => message,
            // A server that has neither a fresh key nor a hint sends no such message (RFC 4279, section 2).
            _ if suite.key_exchange.ephemeral().is_none() => {
                let key = ServerKey::without_parameters(suite);
                return Box::new(ExpectCertificateRequest { server: self.server, key }).receive(incoming, cx);
            }
            _ => return Err(unexpected(self.name(), &incoming)),
        };
        let received = ServerKeyExchange::decode(message.body(), exchange.version, suite)?;
        if let (Some(signature), Some(certificate)) = (&received.signature, &self.server.certificate) {
            let signed = [&exchange.randoms.client, &exchange.randoms.server, &received.signed[..]].concat();
            let signed = ToSign::Message(signed);
            let offered = cx.config.offered_signature_schemes();
            let scheme = signatures::verify(certificate, cx.config, offered, "ServerKeyExchange", signature, &signed)?;
            cx.facts.peer_signature = Some(scheme);
        }
        exchange.transcript.add(message.raw());
        cx.facts.psk_identity_hint = received.psk_identity_hint.filter(|hint| !hint.is_empty());
        let key = match received.parameters {
            Some(parameters) => accept(parameters, cx)?,
            None => ServerKey::without_parameters(suite),
        };
        State::expect(ExpectCertificateRequest { server: self.server, key })
    }
}

/// The key, if its group was offered and is strong enough.
fn accept(parameters: ServerParameters, cx: &mut Context<'_>) -> Result<ServerKey> {
    match parameters {
        ServerParameters::Ecdhe { group, public } => {
            if group.is_ffdhe() || group.is_hybrid() || !cx.config.offered_groups().any(|offered| offered == group) {
                return Err(Error::WrongCurve { group });
            }
            cx.facts.group = Some(group);
            Ok(ServerKey::Ecdhe { group, public })
        }
        ServerParameters::Dhe { p, g, public } => {
            let parameters = DhParameters { p, g };
            let bits = parameters.bits();
            if !cx.config.security_level.allows_dh_parameters(parameters.security_bits()) {
                return Err(refused(
                    AlertDescription::HANDSHAKE_FAILURE,
                    Reason::DH_KEY_TOO_SMALL,
                    format!("the server's DH group of {bits} bits is too small for this security level"),
                ));
            }
            cx.facts.group = parameters.named_group();
            Ok(ServerKey::Dhe { parameters, public })
        }
    }
}

const WITHOUT_CERTIFICATE: Error = Error::Internal { what: "a key in a certificate without a certificate" };

/// What two certificates with Diffie-Hellman keys have in common, of which one is ours.
pub(super) fn agree_by_certificates(own: &PrivateKey, server: Option<&Certificate>) -> Result<SharedSecret> {
    let (_, public) = server.ok_or(WITHOUT_CERTIFICATE)?.public_key()?.dh().ok_or(WITHOUT_CERTIFICATE)?;
    own.agree(public)
}

impl ServerKey {
    /// The key of a suite without fresh keys.
    fn without_parameters(suite: &CipherSuite) -> Self {
        if suite.key_exchange.uses_certified_key() { Self::Certified } else { Self::None }
    }

    /// Agrees on a secret: what the server gets, and the secret. Nothing for a pre-shared key alone.
    pub(super) fn agree(
        self,
        certificate: Option<&Certificate>,
        offered: ProtocolVersion,
    ) -> Result<Option<(ClientShare, SharedSecret)>> {
        Ok(Some(match self {
            Self::None => return Ok(None),
            Self::Certified => {
                let server = certificate.ok_or(WITHOUT_CERTIFICATE)?.public_key()?;
                if let Some((group, public)) = server.dh() {
                    let own = DhKeyPair::generate(group)?;
                    return Ok(Some((ClientShare::Dhe { public: own.public().to_vec() }, own.agree(public)?)));
                }
                let mut premaster = Zeroizing::new(rng::array::<48>()?);
                premaster[..2].copy_from_slice(&offered.0.to_be_bytes());
                let encrypted_premaster = server.rsa_encrypt_pkcs1v15(&premaster[..])?;
                (ClientShare::Rsa { encrypted_premaster }, SharedSecret::new(&premaster[..]))
            }
            Self::Dhe { parameters, public } => {
                let own = DhKeyPair::generate(&parameters)?;
                (ClientShare::Dhe { public: own.public().to_vec() }, own.agree(&public)?)
            }
            Self::Ecdhe { group, public } => {
                let own = EphemeralKey::generate(group)?;
                (ClientShare::Ecdhe { public: own.public().to_vec() }, own.agree(&public)?)
            }
        }))
    }
}
