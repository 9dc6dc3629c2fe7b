//! compress_certificate (RFC 8879, section 3): how the peer may compress its Certificate message.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{CertificateCompressionAlgorithm, ExtensionType};

/// Reads a list of algorithms, which has at least one.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<CertificateCompressionAlgorithm>> {
    let mut list = r.sub8()?;
    let mut algorithms = Vec::new();
    loop {
        algorithms.push(CertificateCompressionAlgorithm(list.u16()?));
        if list.is_empty() {
            return Ok(algorithms);
        }
    }
}

/// Writes a list of algorithms.
pub(super) fn write(out: &mut Vec<u8>, algorithms: &[CertificateCompressionAlgorithm]) {
    extension(out, ExtensionType::COMPRESS_CERTIFICATE, |out| {
        out.vec8(|out| algorithms.iter().for_each(|algorithm| out.u16(algorithm.0)));
    });
}
