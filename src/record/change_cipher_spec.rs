//! The one byte of a ChangeCipherSpec record (RFC 5246, section 7.1).

use crate::alert::AlertDescription;
use crate::error::Reason;
use crate::{Error, Result};

/// The sender's next record is under the new keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeCipherSpec;

impl ChangeCipherSpec {
    /// The record's payload.
    pub const PAYLOAD: [u8; 1] = [1];

    /// Reads a ChangeCipherSpec record's payload.
    pub fn decode(payload: &[u8]) -> Result<Self> {
        if payload == Self::PAYLOAD {
            Ok(Self)
        } else {
            Err(Error::Peer {
                alert: AlertDescription::UNEXPECTED_MESSAGE,
                reason: Reason::BAD_CHANGE_CIPHER_SPEC,
                detail: "a ChangeCipherSpec that is not the one byte 1".into(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_one_byte_1() {
        assert_eq!(ChangeCipherSpec::decode(&[1]), Ok(ChangeCipherSpec));
        for bytes in [&[][..], &[0], &[2], &[1, 1]] {
            let error = ChangeCipherSpec::decode(bytes).unwrap_err();
            assert_eq!(error.reason(), Reason::BAD_CHANGE_CIPHER_SPEC);
            assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE));
        }
    }
}
