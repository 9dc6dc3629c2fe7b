//! The two bytes of an alert record (RFC 5246, section 7.2).

use crate::alert::{Alert, AlertDescription, AlertLevel};
use crate::error::Reason;
use crate::{Error, Result};

impl Alert {
    /// Reads an alert record's payload. As in OpenSSL, and in TLS 1.3, an alert takes one record of its own.
    pub fn decode(payload: &[u8]) -> Result<Self> {
        let &[level, description] = payload else {
            return Err(Error::Peer {
                alert: AlertDescription::UNEXPECTED_MESSAGE,
                reason: Reason::INVALID_ALERT,
                detail: format!("an alert of {} bytes, not 2", payload.len()),
            });
        };
        Ok(Self { level: AlertLevel(level), description: AlertDescription(description) })
    }

    /// Refuses an unknown level, before TLS 1.3, in which the level says nothing (RFC 8446, section 6).
    pub fn check_level(self) -> Result<()> {
        if self.level.name().is_some() {
            return Ok(());
        }
        Err(Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::UNKNOWN_ALERT_TYPE,
            detail: format!("an alert of the unknown level {}", self.level.0),
        })
    }

    /// The alert record's payload.
    pub const fn encode(self) -> [u8; 2] {
        [self.level.0, self.description.0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_and_decodes() {
        let alert = Alert { level: AlertLevel::FATAL, description: AlertDescription::DECODE_ERROR };
        assert_eq!(alert.encode(), [2, 50]);
        assert_eq!(Alert::decode(&[2, 50]).unwrap(), alert);
        assert_eq!(Alert::decode(&[1, 200]).unwrap().description, AlertDescription(200), "unknown ones survive");
    }

    #[test]
    fn refuses_what_is_no_alert() {
        for bytes in [&[][..], &[2], &[2, 50, 0], &[2, 50, 2, 50]] {
            let error = Alert::decode(bytes).unwrap_err();
            assert_eq!(error.reason(), Reason::INVALID_ALERT);
            assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE));
        }
        let error = Alert::decode(&[3, 0]).unwrap().check_level().unwrap_err();
        assert_eq!(error.reason(), Reason::UNKNOWN_ALERT_TYPE);
        assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
    }
}
