//! Finished (RFC 5246, section 7.4.9): the handshake's checksum under the new keys.

use crate::alert::AlertDescription;
use crate::codec::Writer;
use crate::error::Reason;
use crate::{Error, Result};

/// The length in bytes of TLS's verify_data. (That of SSL 3.0 is 36.)
pub const VERIFY_DATA: usize = 12;

/// The handshake's checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The checksum; compare it in constant time.
    pub verify_data: [u8; VERIFY_DATA],
}

impl Finished {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let verify_data = body.try_into().map_err(|_| Error::Peer {
            alert: AlertDescription::DECODE_ERROR,
            reason: Reason::BAD_DIGEST_LENGTH,
            detail: format!("the Finished has {} bytes, not {VERIFY_DATA}", body.len()),
        })?;
        Ok(Self { verify_data })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.bytes(&self.verify_data);
    }
}
