//! The header of a record (RFC 5246, section 6.2.1).

use super::HEADER;
use crate::codepoint::{ContentType, ProtocolVersion};

/// What stands before each record's fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordHeader {
    /// What the record carries.
    pub content_type: ContentType,
    /// The protocol version, or what the peer takes for it before one is negotiated.
    pub version: ProtocolVersion,
    /// The length in bytes of the fragment that follows.
    pub length: usize,
}

impl RecordHeader {
    /// Reads a header. Any five bytes are one; whether its values are allowed is the reader's to say.
    pub const fn decode([content_type, major, minor, high, low]: [u8; HEADER]) -> Self {
        Self {
            content_type: ContentType(content_type),
            version: ProtocolVersion(u16::from_be_bytes([major, minor])),
            length: u16::from_be_bytes([high, low]) as usize,
        }
    }

    /// The header's bytes. `length` is at most [`MAX_CIPHERTEXT`](super::MAX_CIPHERTEXT).
    pub const fn encode(self) -> [u8; HEADER] {
        let [major, minor] = self.version.0.to_be_bytes();
        let [high, low] = (self.length as u16).to_be_bytes();
        [self.content_type.0, major, minor, high, low]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_and_decodes() {
        let bytes = [22, 3, 1, 0x12, 0x34];
        let header =
            RecordHeader { content_type: ContentType::HANDSHAKE, version: ProtocolVersion::TLS1_0, length: 0x1234 };
        assert_eq!(RecordHeader::decode(bytes), header);
        assert_eq!(header.encode(), bytes);
    }
}
