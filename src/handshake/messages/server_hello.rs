//! ServerHello (RFC 5246, section 7.4.1.3; RFC 8446, section 4.1.3): what the server chose.

use super::MAX_SESSION_ID;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ProtocolVersion;
use crate::handshake::extensions::ServerExtensions;

/// The server's choice. Whether the client offered what was chosen is for the client's state machine to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerHello {
    /// The version chosen, up to TLS 1.2; a later one stands in `supported_versions`.
    pub version: ProtocolVersion,
    /// The server's random.
    pub random: [u8; 32],
    /// The session resumed or newly made, at most 32 bytes; empty where none will be resumed by its ID.
    pub session_id: Vec<u8>,
    /// The suite chosen.
    pub cipher_suite: u16,
    /// The compression method chosen.
    pub compression_method: u8,
    /// The extensions.
    pub extensions: ServerExtensions,
}

impl ServerHello {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "ServerHello");
        let version = ProtocolVersion(r.u16()?);
        let random = r.array()?;
        let session_id = r.vec8()?;
        if session_id.len() > MAX_SESSION_ID {
            return Err(r.error());
        }
        let cipher_suite = r.u16()?;
        let compression_method = r.u8()?;
        let mut this = Self {
            version,
            random,
            session_id: session_id.to_vec(),
            cipher_suite,
            compression_method,
            extensions: ServerExtensions::default(),
        };
        this.extensions = ServerExtensions::decode(&mut r, this.is_hello_retry_request())?;
        r.finish()?;
        Ok(this)
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u16(self.version.0);
        out.bytes(&self.random);
        out.vec8(|out| out.bytes(&self.session_id));
        out.u16(self.cipher_suite);
        out.u8(self.compression_method);
        self.extensions.encode(out);
    }
}
