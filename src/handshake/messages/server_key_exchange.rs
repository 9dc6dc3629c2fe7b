//! ServerKeyExchange (RFC 5246, section 7.4.3; RFC 8422, section 5.4; RFC 4279): the server's fresh key and its signature.

use super::{DigitallySigned, unexpected};
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::{HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::suites::{CipherSuite, Ephemeral};
use crate::error::Reason;
use crate::{Error, Result};

/// ECCurveType named_curve (RFC 8422, section 5.4): the only one still in use.
const NAMED_CURVE: u8 = 3;

/// A fresh key of the server's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerParameters {
    /// ServerDHParams: a finite field and the server's key in it, big-endian numbers. None of them is empty.
    Dhe {
        /// The prime.
        p: Vec<u8>,
        /// The generator.
        g: Vec<u8>,
        /// The server's public value.
        public: Vec<u8>,
    },
    /// ServerECDHParams: a named group and the server's key in it.
    Ecdhe {
        /// The group.
        group: NamedGroup,
        /// The server's public point, uncompressed, or its u-coordinate. Never empty.
        public: Vec<u8>,
    },
}

impl ServerParameters {
    /// Reads the parameters of a fresh key of this kind.
    fn decode(r: &mut Reader<'_>, kind: Ephemeral) -> Result<Self> {
        match kind {
            Ephemeral::Dhe => {
                let [p, g, public] = [r.vec16()?, r.vec16()?, r.vec16()?];
                if p.is_empty() || g.is_empty() || public.is_empty() {
                    return Err(r.error());
                }
                Ok(Self::Dhe { p: p.to_vec(), g: g.to_vec(), public: public.to_vec() })
            }
            Ephemeral::Ecdhe => {
                let curve_type = r.u8()?;
                if curve_type != NAMED_CURVE {
                    return Err(Error::Peer {
                        alert: AlertDescription::ILLEGAL_PARAMETER,
                        reason: Reason::WRONG_CURVE,
                        detail: format!("the ServerKeyExchange has curve type {curve_type}, not a named curve"),
                    });
                }
                let group = NamedGroup(r.u16()?);
                let public = r.vec8()?;
                if public.is_empty() {
                    return Err(r.error());
                }
                Ok(Self::Ecdhe { group, public: public.to_vec() })
            }
        }
    }

    /// Appends the parameters: what is signed, after the two randoms.
    pub fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Dhe { p, g, public } => {
                [p, g, public].into_iter().for_each(|number| out.vec16(|out| out.bytes(number)));
            }
            Self::Ecdhe { group, public } => {
                out.u8(NAMED_CURVE);
                out.u16(group.0);
                out.vec8(|out| out.bytes(public));
            }
        }
    }
}

/// The server's half of the key exchange: of these parts, those that the suite needs. A suite that needs none has no such
/// message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerKeyExchange {
    /// What helps the client to choose a pre-shared key; empty for no hint (RFC 4279, section 2).
    pub psk_identity_hint: Option<Vec<u8>>,
    /// The fresh key.
    pub parameters: Option<ServerParameters>,
    /// The fresh key's bytes as they travelled: what is signed, after the client's and the server's random.
    pub signed: Vec<u8>,
    /// The signature, by the certificate's key.
    pub signature: Option<DigitallySigned>,
}

impl ServerKeyExchange {
    /// The message of a suite without a certificate, or without a fresh key that one would sign.
    pub fn unsigned(psk_identity_hint: Option<Vec<u8>>, parameters: Option<ServerParameters>) -> Self {
        let mut signed = Vec::new();
        parameters.iter().for_each(|parameters| parameters.encode(&mut signed));
        Self { psk_identity_hint, parameters, signed, signature: None }
    }

    /// Reads a message's body as `version` writes it for `suite`.
    pub fn decode(body: &[u8], version: ProtocolVersion, suite: &CipherSuite) -> Result<Self> {
        let mut r = Reader::new(body, "ServerKeyExchange");
        let kind = suite.key_exchange;
        if !kind.uses_psk() && kind.ephemeral().is_none() {
            return Err(unexpected(HandshakeType::SERVER_KEY_EXCHANGE));
        }
        let psk_identity_hint = if kind.uses_psk() { Some(r.vec16()?.to_vec()) } else { None };
        let rest = r.take_rest();
        let mut r = Reader::new(rest, "ServerKeyExchange");
        let parameters = kind.ephemeral().map(|kind| ServerParameters::decode(&mut r, kind)).transpose()?;
        let after = r.take_rest();
        let signed = rest.get(..rest.len() - after.len()).unwrap_or_default().to_vec();
        let mut r = Reader::new(after, "ServerKeyExchange signature");
        let signature = if suite.signs_key_exchange() { Some(DigitallySigned::decode(&mut r, version)?) } else { None };
        r.finish()?;
        Ok(Self { psk_identity_hint, parameters, signed, signature })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        self.psk_identity_hint.iter().for_each(|hint| out.vec16(|out| out.bytes(hint)));
        out.bytes(&self.signed);
        self.signature.iter().for_each(|signature| signature.encode(out));
    }
}
