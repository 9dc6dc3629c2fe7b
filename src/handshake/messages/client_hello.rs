//! ClientHello (RFC 5246, section 7.4.1.2): what the client can do and would like.

use super::MAX_SESSION_ID;
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::ProtocolVersion;
use crate::error::Reason;
use crate::handshake::extensions::ClientExtensions;
use crate::{Error, Result};

/// The client's opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientHello {
    /// The highest version the client speaks, up to TLS 1.2; later ones stand in `supported_versions`.
    pub version: ProtocolVersion,
    /// The client's random.
    pub random: [u8; 32],
    /// The session to resume, at most 32 bytes; empty for none.
    pub session_id: Vec<u8>,
    /// The suites offered, most wanted first, signalling values (SCSVs) and unknown numbers among them. Never empty.
    pub cipher_suites: Vec<u16>,
    /// The compression methods offered; null (0) is always among them.
    pub compression_methods: Vec<u8>,
    /// The extensions.
    pub extensions: ClientExtensions,
}

impl ClientHello {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "ClientHello");
        let version = ProtocolVersion(r.u16()?);
        let random = r.array()?;
        let session_id = r.vec8()?;
        if session_id.len() > MAX_SESSION_ID {
            return Err(r.error());
        }
        let suites = r.vec16()?;
        if suites.is_empty() {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::NO_CIPHERS_SPECIFIED,
                "offers no cipher suite",
            ));
        }
        let (pairs, []) = suites.as_chunks() else {
            return Err(refused(
                AlertDescription::DECODE_ERROR,
                Reason::ERROR_IN_RECEIVED_CIPHER_LIST,
                "has half a cipher suite",
            ));
        };
        let cipher_suites = pairs.iter().map(|&pair| u16::from_be_bytes(pair)).collect();
        let compression_methods = r.vec8()?;
        if !compression_methods.contains(&0) {
            return Err(refused(
                AlertDescription::DECODE_ERROR,
                Reason::NO_COMPRESSION_SPECIFIED,
                "does not offer null compression",
            ));
        }
        let extensions = ClientExtensions::decode(&mut r)?;
        r.finish()?;
        Ok(Self {
            version,
            random,
            session_id: session_id.to_vec(),
            cipher_suites,
            compression_methods: compression_methods.to_vec(),
            extensions,
        })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u16(self.version.0);
        out.bytes(&self.random);
        out.vec8(|out| out.bytes(&self.session_id));
        out.vec16(|out| self.cipher_suites.iter().for_each(|&suite| out.u16(suite)));
        out.vec8(|out| out.bytes(&self.compression_methods));
        self.extensions.encode(out);
    }
}

/// The error for a hello that parses and says what it must not.
fn refused(alert: AlertDescription, reason: Reason, what: &str) -> Error {
    Error::Peer { alert, reason, detail: format!("the ClientHello {what}") }
}
