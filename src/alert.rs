//! Alerts (RFC 5246, section 7.2): what one side tells the other when it closes or gives up.

use crate::codepoint::code_points;

code_points! {
    /// How grave an alert is.
    AlertLevel(u8) {
        WARNING = 1, "warning";
        FATAL = 2, "fatal";
    }
}

code_points! {
    /// What an alert says (RFC 5246, section 7.2; RFC 8446, section 6).
    AlertDescription(u8) {
        CLOSE_NOTIFY = 0, "close_notify";
        UNEXPECTED_MESSAGE = 10, "unexpected_message";
        BAD_RECORD_MAC = 20, "bad_record_mac";
        DECRYPTION_FAILED = 21, "decryption_failed";
        RECORD_OVERFLOW = 22, "record_overflow";
        DECOMPRESSION_FAILURE = 30, "decompression_failure";
        HANDSHAKE_FAILURE = 40, "handshake_failure";
        NO_CERTIFICATE = 41, "no_certificate";
        BAD_CERTIFICATE = 42, "bad_certificate";
        UNSUPPORTED_CERTIFICATE = 43, "unsupported_certificate";
        CERTIFICATE_REVOKED = 44, "certificate_revoked";
        CERTIFICATE_EXPIRED = 45, "certificate_expired";
        CERTIFICATE_UNKNOWN = 46, "certificate_unknown";
        ILLEGAL_PARAMETER = 47, "illegal_parameter";
        UNKNOWN_CA = 48, "unknown_ca";
        ACCESS_DENIED = 49, "access_denied";
        DECODE_ERROR = 50, "decode_error";
        DECRYPT_ERROR = 51, "decrypt_error";
        EXPORT_RESTRICTION = 60, "export_restriction";
        PROTOCOL_VERSION = 70, "protocol_version";
        INSUFFICIENT_SECURITY = 71, "insufficient_security";
        INTERNAL_ERROR = 80, "internal_error";
        INAPPROPRIATE_FALLBACK = 86, "inappropriate_fallback";
        USER_CANCELED = 90, "user_canceled";
        NO_RENEGOTIATION = 100, "no_renegotiation";
        MISSING_EXTENSION = 109, "missing_extension";
        UNSUPPORTED_EXTENSION = 110, "unsupported_extension";
        CERTIFICATE_UNOBTAINABLE = 111, "certificate_unobtainable";
        UNRECOGNIZED_NAME = 112, "unrecognized_name";
        BAD_CERTIFICATE_STATUS_RESPONSE = 113, "bad_certificate_status_response";
        BAD_CERTIFICATE_HASH_VALUE = 114, "bad_certificate_hash_value";
        UNKNOWN_PSK_IDENTITY = 115, "unknown_psk_identity";
        CERTIFICATE_REQUIRED = 116, "certificate_required";
        NO_APPLICATION_PROTOCOL = 120, "no_application_protocol";
    }
}

impl AlertDescription {
    /// What is said in its place in SSL 3.0, which knows fewer alerts; `None` if nothing is (RFC 6101, section 5.4.2).
    pub const fn in_ssl3(self) -> Option<Self> {
        Some(match self {
            Self::DECRYPTION_FAILED | Self::RECORD_OVERFLOW => Self::BAD_RECORD_MAC,
            Self::UNKNOWN_CA => Self::BAD_CERTIFICATE,
            Self::NO_RENEGOTIATION => return None,
            Self(0..=47) | Self::INAPPROPRIATE_FALLBACK => self,
            Self(_) => Self::HANDSHAKE_FAILURE,
        })
    }
}

/// An alert as it travels: two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Warning or fatal.
    pub level: AlertLevel,
    /// What happened.
    pub description: AlertDescription,
}

#[cfg(test)]
mod tests {
    use super::AlertDescription as A;

    #[test]
    fn ssl_3_knows_fewer() {
        // RFC 6101, section 5.4.2: 0, 10, 20, 30 and 40 to 47.
        let known = [0, 10, 20, 30, 40, 41, 42, 43, 44, 45, 46, 47];
        for alert in (0..=u8::MAX).map(A).filter(|alert| alert.name().is_some()) {
            match alert.in_ssl3() {
                Some(said) if known.contains(&alert.0) => assert_eq!(said, alert),
                // Not of SSL 3.0, but RFC 7507 asks for it whatever the version.
                Some(said) => assert!(known.contains(&said.0) || said == A::INAPPROPRIATE_FALLBACK, "{alert}"),
                None => assert_eq!(alert, A::NO_RENEGOTIATION),
            }
        }
        assert_eq!(A::UNKNOWN_CA.in_ssl3(), Some(A::BAD_CERTIFICATE));
        assert_eq!(A::PROTOCOL_VERSION.in_ssl3(), Some(A::HANDSHAKE_FAILURE));
    }
}
