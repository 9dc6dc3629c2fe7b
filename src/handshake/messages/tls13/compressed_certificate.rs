//! CompressedCertificate (RFC 8879, section 4): takes the place of a Certificate.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::CertificateCompressionAlgorithm;

/// The body of a Certificate message, compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompressedCertificate {
    /// How it is compressed.
    pub algorithm: CertificateCompressionAlgorithm,
    /// The length of what comes out, in bytes. Whether that much does come out is for who decompresses it to check.
    pub uncompressed_length: usize,
    /// What is compressed; never empty.
    pub compressed_certificate_message: Vec<u8>,
}

impl CompressedCertificate {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "CompressedCertificate");
        let algorithm = CertificateCompressionAlgorithm(r.u16()?);
        let uncompressed_length = r.u24()?;
        let compressed = r.vec24()?;
        if compressed.is_empty() {
            return Err(r.error());
        }
        r.finish()?;
        Ok(Self { algorithm, uncompressed_length, compressed_certificate_message: compressed.to_vec() })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u16(self.algorithm.0);
        out.u24(self.uncompressed_length);
        out.vec24(|out| out.bytes(&self.compressed_certificate_message));
    }
}
