//! HelloRequest (RFC 5246, section 7.4.1.1): a server asks for a new handshake. Its body is empty.

use crate::Result;
use crate::codec::Reader;

/// A server asks for a new handshake. It is no part of any transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelloRequest;

impl HelloRequest {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        Reader::new(body, "HelloRequest").finish()?;
        Ok(Self)
    }

    /// Appends the body, which has no bytes.
    pub fn encode(&self, _out: &mut Vec<u8>) {}
}
