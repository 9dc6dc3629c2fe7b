//! ServerKeyExchange (RFC 5246, section 7.4.3; RFC 8422, section 5.4): the server's ephemeral key and its signature.

use super::{DigitallySigned, unexpected};
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::{HandshakeType, NamedGroup, ProtocolVersion};
use crate::crypto::suites::KeyExchange;
use crate::error::Reason;
use crate::{Error, Result};

/// ECCurveType named_curve (RFC 8422, section 5.4): the only one still in use.
const NAMED_CURVE: u8 = 3;

/// What the server's half of the key exchange consists of.
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
    /// Reads the parameters that a suite with this key exchange needs.
    fn decode(r: &mut Reader<'_>, key_exchange: KeyExchange) -> Result<Self> {
        match key_exchange {
            KeyExchange::Dhe => {
                let [p, g, public] = [r.vec16()?, r.vec16()?, r.vec16()?];
                if p.is_empty() || g.is_empty() || public.is_empty() {
                    return Err(r.error());
                }
                Ok(Self::Dhe { p: p.to_vec(), g: g.to_vec(), public: public.to_vec() })
            }
            KeyExchange::Ecdhe => {
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
            KeyExchange::Rsa => Err(unexpected(HandshakeType::SERVER_KEY_EXCHANGE)),
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

/// The server's half of an ephemeral key exchange, signed with its certificate's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerKeyExchange {
    /// The parameters.
    pub parameters: ServerParameters,
    /// The parameters' bytes as they travelled: signed, after the client's and the server's random.
    pub signed: Vec<u8>,
    /// The signature.
    pub signature: DigitallySigned,
}

impl ServerKeyExchange {
    /// Reads a message's body as `version` writes it for a suite with this key exchange. Static RSA has no such message.
    pub fn decode(body: &[u8], version: ProtocolVersion, key_exchange: KeyExchange) -> Result<Self> {
        let mut r = Reader::new(body, "ServerKeyExchange");
        let parameters = ServerParameters::decode(&mut r, key_exchange)?;
        let rest = r.take_rest();
        let signed = body.get(..body.len() - rest.len()).unwrap_or_default().to_vec();
        let mut r = Reader::new(rest, "ServerKeyExchange signature");
        let signature = DigitallySigned::decode(&mut r, version)?;
        r.finish()?;
        Ok(Self { parameters, signed, signature })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.bytes(&self.signed);
        self.signature.encode(out);
    }
}
