//! ClientKeyExchange (RFC 5246, section 7.4.7; RFC 8422, section 5.7): the client's half of the key exchange.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ProtocolVersion;
use crate::crypto::suites::KeyExchange;

/// The client's half of the key exchange. None of the values is empty: the implicit forms belong to certificates with
/// static DH keys, which no suite here uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientKeyExchange {
    /// EncryptedPreMasterSecret.
    Rsa {
        /// The premaster secret, encrypted to the server's certificate.
        encrypted_premaster: Vec<u8>,
    },
    /// ClientDiffieHellmanPublic.
    Dhe {
        /// The client's public value, a big-endian number.
        public: Vec<u8>,
    },
    /// ClientECDiffieHellmanPublic.
    Ecdhe {
        /// The client's public point, uncompressed, or its u-coordinate.
        public: Vec<u8>,
    },
}

impl ClientKeyExchange {
    /// Reads a message's body as `version` writes it for a suite with this key exchange.
    pub fn decode(body: &[u8], version: ProtocolVersion, key_exchange: KeyExchange) -> Result<Self> {
        let mut r = Reader::new(body, "ClientKeyExchange");
        let value = match key_exchange {
            // SSL 3.0's encrypted secret is all of the message (RFC 5246, section 7.4.7.1, on its implementations).
            KeyExchange::Rsa if version == ProtocolVersion::SSL3 => r.take_rest(),
            KeyExchange::Rsa | KeyExchange::Dhe => r.vec16()?,
            KeyExchange::Ecdhe => r.vec8()?,
        };
        if value.is_empty() {
            return Err(r.error());
        }
        r.finish()?;
        let value = value.to_vec();
        Ok(match key_exchange {
            KeyExchange::Rsa => Self::Rsa { encrypted_premaster: value },
            KeyExchange::Dhe => Self::Dhe { public: value },
            KeyExchange::Ecdhe => Self::Ecdhe { public: value },
        })
    }

    /// Appends the body as `version` writes it.
    pub fn encode(&self, version: ProtocolVersion, out: &mut Vec<u8>) {
        match self {
            Self::Rsa { encrypted_premaster } if version == ProtocolVersion::SSL3 => out.bytes(encrypted_premaster),
            Self::Rsa { encrypted_premaster: value } | Self::Dhe { public: value } => {
                out.vec16(|out| out.bytes(value));
            }
            Self::Ecdhe { public } => out.vec8(|out| out.bytes(public)),
        }
    }
}
