//! KeyUpdate (RFC 8446, section 4.6.3): what the sender encrypts from here on is under its next key.

use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::KeyUpdateRequest;
use crate::error::Reason;
use crate::{Error, Result};

/// A change of the sender's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyUpdate {
    /// Whether the peer is to change its key, too.
    pub request_update: KeyUpdateRequest,
}

impl KeyUpdate {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "KeyUpdate");
        let request_update = KeyUpdateRequest(r.u8()?);
        r.finish()?;
        if request_update.name().is_none() {
            return Err(Error::Peer {
                alert: AlertDescription::ILLEGAL_PARAMETER,
                reason: Reason::BAD_KEY_UPDATE,
                detail: format!("a KeyUpdate's request_update is {}, neither 0 nor 1", request_update.0),
            });
        }
        Ok(Self { request_update })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u8(self.request_update.0);
    }
}
