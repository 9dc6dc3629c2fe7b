//! ServerHelloDone (RFC 5246, section 7.4.5): the server's flight of hello messages is complete. Its body is empty.

use crate::Result;
use crate::codec::Reader;

/// The server has said all that it says before the client's key exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerHelloDone;

impl ServerHelloDone {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        Reader::new(body, "ServerHelloDone").finish()?;
        Ok(Self)
    }

    /// Appends the body, which has no bytes.
    pub fn encode(&self, _out: &mut Vec<u8>) {}
}
