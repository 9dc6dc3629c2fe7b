//! The server's ephemeral key (RFC 5246, section 7.4.3; RFC 8422, section 5.4), and what the client makes of it.

use zeroize::Zeroizing;

use super::Authenticated;
use super::request::ExpectCertificateRequest;
use crate::alert::AlertDescription;
use crate::codepoint::{HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::dh::{DhEphemeral, DhParameters};
use crate::crypto::group::{EphemeralKey, SharedSecret};
use crate::crypto::rng;
use crate::crypto::strength;
use crate::error::Reason;
use crate::handshake::legacy::{refused, signatures};
use crate::handshake::messages::{ClientKeyExchange, ServerKeyExchange, ServerParameters};
use crate::handshake::state::{Context, Expecting, Incoming, State, unexpected};
use crate::x509::Certificate;
use crate::{Error, Result};

/// The key that the premaster secret is agreed with.
pub(super) enum ServerKey {
    /// The one in the certificate, which the secret is encrypted to.
    Certified,
    /// A fresh finite-field key.
    Dhe { parameters: DhParameters, public: Vec<u8> },
    /// A fresh key of a named group.
    Ecdhe { group: NamedGroup, public: Vec<u8> },
}

/// The server sends its fresh key, signed.
pub(super) struct ExpectServerKeyExchange {
    pub(super) server: Authenticated,
}

impl Expecting for ExpectServerKeyExchange {
    fn name(&self) -> &'static str {
        "ExpectServerKeyExchange"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let Incoming::Message(message) = &incoming else { return Err(unexpected(self.name(), &incoming)) };
        if message.typ() != HandshakeType::SERVER_KEY_EXCHANGE {
            return Err(unexpected(self.name(), &incoming));
        }
        let exchange = &mut self.server.negotiated.exchange;
        let received = ServerKeyExchange::decode(message.body(), exchange.version, exchange.suite.key_exchange)?;
        let signed = [&exchange.randoms.client, &exchange.randoms.server, &received.signed[..]].concat();
        let certificate = &self.server.certificate;
        let scheme = signatures::verify(certificate, cx.config, "ServerKeyExchange", &received.signature, &signed)?;
        exchange.transcript.add(message.raw());
        cx.facts.peer_signature = Some(scheme);
        let key = accept(received.parameters, cx)?;
        State::expect(ExpectCertificateRequest { server: self.server, key })
    }
}

/// The key, if its group was offered and is strong enough.
fn accept(parameters: ServerParameters, cx: &mut Context<'_>) -> Result<ServerKey> {
    match parameters {
        ServerParameters::Ecdhe { group, public } => {
            if group.is_ffdhe() || !cx.config.offered_groups().any(|offered| offered == group) {
                return Err(Error::WrongCurve { group });
            }
            cx.facts.group = Some(group);
            Ok(ServerKey::Ecdhe { group, public })
        }
        ServerParameters::Dhe { p, g, public } => {
            let parameters = DhParameters { p, g };
            let bits = parameters.bits();
            if !cx.config.security_level.allows_dh_parameters(strength::modulus_security_bits(bits)) {
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

impl ServerKey {
    /// Agrees on a premaster secret: the message for the server, and the secret.
    pub(super) fn agree(
        self,
        certificate: &Certificate,
        offered: ProtocolVersion,
    ) -> Result<(ClientKeyExchange, SharedSecret)> {
        match self {
            Self::Certified => {
                let mut premaster = Zeroizing::new(rng::array::<48>()?);
                premaster[..2].copy_from_slice(&offered.0.to_be_bytes());
                let encrypted_premaster = certificate.public_key()?.rsa_encrypt_pkcs1v15(&premaster[..])?;
                Ok((ClientKeyExchange::Rsa { encrypted_premaster }, SharedSecret::new(&premaster[..])))
            }
            Self::Dhe { parameters, public } => {
                let own = DhEphemeral::generate(&parameters)?;
                let message = ClientKeyExchange::Dhe { public: own.public().to_vec() };
                Ok((message, own.agree(&public)?))
            }
            Self::Ecdhe { group, public } => {
                let own = EphemeralKey::generate(group)?;
                let message = ClientKeyExchange::Ecdhe { public: own.public().to_vec() };
                Ok((message, own.agree(&public)?))
            }
        }
    }
}
