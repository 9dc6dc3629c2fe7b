//! EncryptedExtensions (RFC 8446, section 4.3.1): the server's answers that need not be known before there are keys.

use crate::Result;
use crate::codec::Reader;
use crate::handshake::extensions::EncryptedSet;

/// The server's answers to extensions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncryptedExtensions {
    /// The extensions.
    pub extensions: EncryptedSet,
}

impl EncryptedExtensions {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "EncryptedExtensions");
        let extensions = EncryptedSet::decode(&mut r)?;
        r.finish()?;
        Ok(Self { extensions })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        self.extensions.encode(out);
    }
}
