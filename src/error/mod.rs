//! The one error type. Each variant knows the alert that goes on the wire (if one does), the reason code and text that
//! OpenSSL's error queue has for it, and a sentence that says what was expected and what came.

use core::fmt;

use crate::alert::AlertDescription;
use crate::codepoint::{ContentType, NamedGroup, ProtocolVersion, SignatureScheme};

mod reason;
pub use reason::Reason;

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// Writes the enum, the table of alerts and reasons, and the text, from one list.
macro_rules! errors {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$field_doc:meta])* $field:ident: $ty:ty),* $(,)? })? =>
        $alert:expr, $reason:expr, $text:literal;)*) => {
        /// Why a connection, or a call, failed.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Error {
            $($(#[$doc])* $variant $({ $($(#[$field_doc])* $field: $ty),* })?,)*
        }

        #[allow(unused_variables, reason = "a field may serve the text alone, or the table alone")]
        impl Error {
            /// The alert to send to the peer, or `None` if the peer is told nothing.
            pub fn alert(&self) -> Option<AlertDescription> {
                match self { $(Self::$variant $({ $($field),* })? => $alert,)* }
            }

            /// OpenSSL's reason code.
            pub fn reason(&self) -> Reason {
                match self { $(Self::$variant $({ $($field),* })? => $reason,)* }
            }
        }

        #[allow(unused_variables, reason = "not every field is part of the text")]
        impl fmt::Display for Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$variant $({ $($field),* })? => write!(f, $text),)* }
            }
        }
    };
}

errors! {
    /// A message, extension or record does not parse.
    Decode {
        /// What was being read.
        what: &'static str,
    } => Some(AlertDescription::DECODE_ERROR), Reason::LENGTH_MISMATCH,
        "{what}: truncated, or with bytes left over";
    /// A handshake message that has no place in the current state.
    UnexpectedMessage {
        /// The state's name.
        state: &'static str,
        /// What came.
        got: String,
    } => Some(AlertDescription::UNEXPECTED_MESSAGE), Reason::UNEXPECTED_MESSAGE,
        "in state {state}: {got} does not belong here";
    /// A record whose content type has no place now.
    UnexpectedRecord {
        /// What was expected.
        expected: &'static str,
        /// What came.
        got: ContentType,
    } => Some(AlertDescription::UNEXPECTED_MESSAGE), Reason::UNEXPECTED_RECORD,
        "expected {expected}, got a record of {got}";
    /// A rule of the protocol that the peer broke, where no variant of its own says more.
    Peer {
        /// The alert that the RFC names for it.
        alert: AlertDescription,
        /// OpenSSL's reason for it.
        reason: Reason,
        /// What was expected and what came.
        detail: String,
    } => Some(*alert), *reason, "{detail}";
    /// The peer closed the connection, or gave up, with a fatal alert.
    AlertReceived {
        /// What the peer said.
        description: AlertDescription,
    } => None, Reason::of_alert(*description), "the peer sent the fatal alert {description}";
    /// A record's tag, MAC or padding is wrong. Which of them is never told.
    BadRecordMac => Some(AlertDescription::BAD_RECORD_MAC), Reason::DECRYPTION_FAILED_OR_BAD_RECORD_MAC,
        "a record's protection does not verify";
    /// A record or its plaintext is longer than allowed.
    RecordOverflow {
        /// What is too long.
        what: &'static str,
        /// Its length in bytes.
        length: usize,
        /// The greatest length allowed.
        limit: usize,
    } => Some(AlertDescription::RECORD_OVERFLOW), Reason::PACKET_LENGTH_TOO_LONG,
        "{what} of {length} bytes, at most {limit} allowed";
    /// A plain HTTP request came where a TLS record should be.
    HttpRequest => None, Reason::HTTP_REQUEST, "the peer speaks HTTP, not TLS, on this port";
    /// An HTTP CONNECT request came where a TLS record should be.
    HttpsProxyRequest => None, Reason::HTTPS_PROXY_REQUEST, "the peer asks for an HTTPS proxy (CONNECT) on this port";
    /// A record of another version than the connection's.
    WrongVersionNumber {
        /// The record's version field.
        got: ProtocolVersion,
    } => Some(AlertDescription::PROTOCOL_VERSION), Reason::WRONG_VERSION_NUMBER,
        "a record of another version: {got}";
    /// The first bytes are nothing like TLS, so the peer would not understand an alert.
    NotTls {
        /// What stands where a record has its version.
        got: ProtocolVersion,
    } => None, Reason::WRONG_VERSION_NUMBER, "not a TLS record: its version field says {got}";
    /// No version is common to both sides.
    UnsupportedProtocol {
        /// What the peer offered or chose.
        peer: String,
        /// What this side allows.
        ours: String,
    } => Some(AlertDescription::PROTOCOL_VERSION), Reason::UNSUPPORTED_PROTOCOL,
        "no common protocol version: the peer has {peer}, this side allows {ours}";
    /// No cipher suite is common to both sides.
    NoSharedCipher {
        /// The client's offer.
        client: String,
        /// What the server can use with its certificates and groups.
        server: String,
    } => Some(AlertDescription::HANDSHAKE_FAILURE), Reason::NO_SHARED_CIPHER,
        "no shared cipher: the client offers {client}; this server has {server}";
    /// No ALPN protocol is common to both sides.
    NoApplicationProtocol => Some(AlertDescription::NO_APPLICATION_PROTOCOL), Reason::NO_APPLICATION_PROTOCOL,
        "none of the client's application protocols (ALPN) was chosen";
    /// The peer used a signature algorithm that was not offered or does not fit its key.
    WrongSignatureType {
        /// What it used.
        scheme: SignatureScheme,
    } => Some(AlertDescription::ILLEGAL_PARAMETER), Reason::WRONG_SIGNATURE_TYPE,
        "the peer signed with {scheme}, which was not offered or does not fit its key";
    /// The peer chose a group that was not offered.
    WrongCurve {
        /// What it chose.
        group: NamedGroup,
    } => Some(AlertDescription::ILLEGAL_PARAMETER), Reason::WRONG_CURVE,
        "the peer chose the group {group}, which was not offered";
    /// A signature over handshake data does not verify.
    BadSignature {
        /// The message that carried it.
        what: &'static str,
    } => Some(AlertDescription::DECRYPT_ERROR), Reason::BAD_SIGNATURE, "{what}: the signature does not verify";
    /// A Finished message does not match the transcript.
    FinishedMismatch => Some(AlertDescription::DECRYPT_ERROR), Reason::DIGEST_CHECK_FAILED,
        "the peer's Finished does not match the handshake: a message was changed on the way, or keys differ";
    /// The peer's certificate was refused.
    CertificateVerifyFailed {
        /// The alert that fits the failure.
        alert: AlertDescription,
        /// Which certificate and why.
        detail: String,
    } => Some(*alert), Reason::CERTIFICATE_VERIFY_FAILED, "{detail}";
    /// A client certificate was required and none came.
    PeerDidNotReturnCertificate {
        /// The alert that the version has for it.
        alert: AlertDescription,
    } => Some(*alert), Reason::PEER_DID_NOT_RETURN_A_CERTIFICATE,
        "a client certificate is required and the client sent none";
    /// A key, or the parameters of one, that cannot be read or used.
    KeyParse {
        /// What was being read.
        what: &'static str,
        /// What is wrong with it.
        problem: String,
    } => Some(AlertDescription::BAD_CERTIFICATE), Reason::UNABLE_TO_FIND_PUBLIC_KEY_PARAMETERS, "{what}: {problem}";
    /// The transport ended without a close_notify: whatever was to follow may have been cut off.
    UnexpectedEof => None, Reason::UNEXPECTED_EOF_WHILE_READING,
        "the peer's bytes ended without a close_notify: data may be missing";
    /// A call that this side's own program made wrongly, or that its configuration makes impossible.
    Usage {
        /// OpenSSL's reason for it.
        reason: Reason,
        /// What is wrong.
        detail: String,
    } => Some(AlertDescription::INTERNAL_ERROR), *reason, "{detail}";
    /// Something that cannot happen did, or a primitive failed on good input.
    Internal {
        /// What failed.
        what: &'static str,
    } => Some(AlertDescription::INTERNAL_ERROR), Reason::LIBRARY_BUG, "internal error: {what}";
}

impl std::error::Error for Error {}
