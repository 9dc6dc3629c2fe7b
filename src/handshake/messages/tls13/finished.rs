//! Finished (RFC 8446, section 4.4.4): the handshake's checksum.

use crate::alert::AlertDescription;
use crate::codec::Writer;
use crate::crypto::hash::HashAlgorithm;
use crate::error::Reason;
use crate::{Error, Result};

/// The handshake's checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The checksum; compare it in constant time.
    pub verify_data: Vec<u8>,
}

impl Finished {
    /// Reads a message's body in a handshake whose suite has the hash `hash`.
    pub fn decode(body: &[u8], hash: HashAlgorithm) -> Result<Self> {
        let length = hash.output_len();
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
