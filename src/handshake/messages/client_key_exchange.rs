//! ClientKeyExchange (RFC 5246, section 7.4.7; RFC 8422, section 5.7; RFC 4279): the client's half of the key exchange.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ProtocolVersion;
use crate::crypto::suites::{CipherSuite, Ephemeral, KeyExchange};

/// The client's half of the key exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientKeyExchange {
    /// The name of the pre-shared key, if the suite uses one. It may be empty.
    pub psk_identity: Option<Vec<u8>>,
    /// What else the suite needs: nothing for a pre-shared key alone, or if the client's certificate holds its key.
    pub share: Option<ClientShare>,
}

/// What a client adds to the premaster secret. None of the values is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientShare {
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
    /// Reads a message's body as `version` writes it for `suite`.
    pub fn decode(body: &[u8], version: ProtocolVersion, suite: &CipherSuite) -> Result<Self> {
        let mut r = Reader::new(body, "ClientKeyExchange");
        let kind = suite.key_exchange;
        let psk_identity = if kind.uses_psk() { Some(r.vec16()?.to_vec()) } else { None };
        let share = match kind.ephemeral() {
            Some(Ephemeral::Dhe) => Some(ClientShare::Dhe { public: some(r.vec16()?, &r)? }),
            Some(Ephemeral::Ecdhe) => Some(ClientShare::Ecdhe { public: some(r.vec8()?, &r)? }),
            // SSL 3.0's encrypted secret is all of the message (RFC 5246, section 7.4.7.1, on its implementations).
            None if kind == KeyExchange::Rsa && version == ProtocolVersion::SSL3 => {
                Some(ClientShare::Rsa { encrypted_premaster: some(r.take_rest(), &r)? })
            }
            None if kind == KeyExchange::Dh && !r.is_empty() => {
                Some(ClientShare::Dhe { public: some(r.vec16()?, &r)? })
            }
            None if kind.encrypts_to_rsa() => Some(ClientShare::Rsa { encrypted_premaster: some(r.vec16()?, &r)? }),
            None => None,
        };
        r.finish()?;
        Ok(Self { psk_identity, share })
    }

    /// Appends the body as `version` writes it.
    pub fn encode(&self, version: ProtocolVersion, out: &mut Vec<u8>) {
        self.psk_identity.iter().for_each(|identity| out.vec16(|out| out.bytes(identity)));
        match &self.share {
            Some(ClientShare::Rsa { encrypted_premaster })
                if version == ProtocolVersion::SSL3 && self.psk_identity.is_none() =>
            {
                out.bytes(encrypted_premaster);
            }
            Some(ClientShare::Rsa { encrypted_premaster: value } | ClientShare::Dhe { public: value }) => {
                out.vec16(|out| out.bytes(value));
            }
            Some(ClientShare::Ecdhe { public }) => out.vec8(|out| out.bytes(public)),
            None => {}
        }
    }
}

/// A value that must not be empty.
fn some(value: &[u8], r: &Reader<'_>) -> Result<Vec<u8>> {
    if value.is_empty() { Err(r.error()) } else { Ok(value.to_vec()) }
}
