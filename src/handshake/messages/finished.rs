//! Finished (RFC 5246, section 7.4.9; RFC 8446, section 4.4.4): the handshake's checksum.

use crate::alert::AlertDescription;
use crate::codec::Writer;
use crate::codepoint::ProtocolVersion;
use crate::error::Reason;
use crate::{Error, Result};

/// The length in bytes of the verify_data of `version`, which is older than TLS 1.3, where it is that of the suite's hash:
/// TLS's, or the MD5 and the SHA-1 hash of SSL 3.0 (RFC 6101, section 5.6.9).
pub const fn verify_data_len(version: ProtocolVersion) -> usize {
    if version.0 == ProtocolVersion::SSL3.0 { 36 } else { 12 }
}

/// The handshake's checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The checksum; compare it in constant time.
    pub verify_data: Vec<u8>,
}

impl Finished {
    /// Reads a message's body, which must be of this length in bytes.
    pub fn decode(body: &[u8], length: usize) -> Result<Self> {
        if body.len() != length {
            return Err(Error::Peer {
                alert: AlertDescription::DECODE_ERROR,
                reason: Reason::BAD_DIGEST_LENGTH,
                detail: format!("the Finished has {} bytes, not {length}", body.len()),
            });
        }
        Ok(Self { verify_data: body.to_vec() })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.bytes(&self.verify_data);
    }
}
