//! EndOfEarlyData (RFC 8446, section 4.5): what the client encrypts from here on is under the handshake's keys.

use crate::Result;
use crate::codec::Reader;

/// The end of the client's early data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndOfEarlyData;

impl EndOfEarlyData {
    /// Reads a message's body, which has no bytes.
    pub fn decode(body: &[u8]) -> Result<Self> {
        Reader::new(body, "EndOfEarlyData").finish()?;
        Ok(Self)
    }

    /// Appends the body.
    pub const fn encode(&self, _out: &mut Vec<u8>) {}
}
