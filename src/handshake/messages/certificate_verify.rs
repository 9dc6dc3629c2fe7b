//! CertificateVerify (RFC 5246, section 7.4.8): the client signs the handshake so far.

use super::DigitallySigned;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::ProtocolVersion;

/// The proof that the client owns its certificate's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateVerify {
    /// The signature over all handshake messages before this one.
    pub signature: DigitallySigned,
}

impl CertificateVerify {
    /// Reads a message's body as `version` writes it.
    pub fn decode(body: &[u8], version: ProtocolVersion) -> Result<Self> {
        let mut r = Reader::new(body, "CertificateVerify");
        let signature = DigitallySigned::decode(&mut r, version)?;
        r.finish()?;
        Ok(Self { signature })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        self.signature.encode(out);
    }
}
