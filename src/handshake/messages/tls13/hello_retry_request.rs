//! HelloRetryRequest (RFC 8446, section 4.1.4): the server wants another ClientHello. It travels as a ServerHello whose
//! random is always the same.

use crate::codepoint::ProtocolVersion;
use crate::handshake::extensions::ServerExtensions;
use crate::handshake::messages::ServerHello;

/// The random of a HelloRetryRequest: the SHA-256 of those words.
pub const HELLO_RETRY_REQUEST: [u8; 32] = [
    0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2, 0x11,
    0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
];

impl ServerHello {
    /// Whether this is a HelloRetryRequest.
    pub fn is_hello_retry_request(&self) -> bool {
        self.random == HELLO_RETRY_REQUEST
    }

    /// The HelloRetryRequest that answers a hello of this session ID, with these extensions: `supported_versions`, and what
    /// the client is to change.
    pub fn hello_retry_request(session_id: Vec<u8>, cipher_suite: u16, extensions: ServerExtensions) -> Self {
        Self {
            version: ProtocolVersion::TLS1_2,
            random: HELLO_RETRY_REQUEST,
            session_id,
            cipher_suite,
            compression_method: 0,
            extensions,
        }
    }
}
