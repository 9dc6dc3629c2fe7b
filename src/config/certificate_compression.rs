//! Certificate messages of TLS 1.3 that travel compressed (RFC 8879).

use std::sync::Arc;

use super::CertifiedKey;
use crate::codepoint::CertificateCompressionAlgorithm;
use crate::crypto::hash::{Digest, HashAlgorithm};
use crate::handshake::extensions::EntryExtensions;
use crate::handshake::messages::tls13::{COMPRESSION_ALGORITHMS, CompressedCertificate, encode_certificate};

/// How certificates may be compressed.
#[derive(Clone)]
pub struct CertificateCompression {
    /// The algorithms, most wanted first; empty for none (`SSL_CTX_set1_cert_comp_preference(3)`).
    pub algorithms: Vec<CertificateCompressionAlgorithm>,
    /// Compressed certificates are taken (off with `SSL_OP_NO_RX_CERTIFICATE_COMPRESSION`).
    pub takes: bool,
    /// Compressed certificates are sent: a client compresses its own, a server sends what was compressed beforehand (off
    /// with `SSL_OP_NO_TX_CERTIFICATE_COMPRESSION`).
    pub sends: bool,
}

impl Default for CertificateCompression {
    fn default() -> Self {
        Self { algorithms: COMPRESSION_ALGORITHMS.to_vec(), takes: true, sends: true }
    }
}

impl CertificateCompression {
    /// The algorithms that the peer may use.
    pub fn taken(&self) -> &[CertificateCompressionAlgorithm] {
        if self.takes { &self.algorithms } else { &[] }
    }

    /// The algorithms to say in an extension that the peer may use, if there are any.
    pub fn offered(&self) -> Option<Vec<CertificateCompressionAlgorithm>> {
        let taken = self.taken();
        (!taken.is_empty()).then(|| taken.to_vec())
    }

    /// Those of what the peer takes that are used here, in the peer's order.
    pub fn sent<'a>(
        &'a self,
        welcome: &'a [CertificateCompressionAlgorithm],
    ) -> impl Iterator<Item = CertificateCompressionAlgorithm> + 'a {
        welcome.iter().copied().filter(|algorithm| self.sends && self.algorithms.contains(algorithm))
    }
}

/// A Certificate message, compressed beforehand.
#[derive(Clone)]
pub struct PreparedCertificate {
    /// The compressed message.
    pub message: Arc<CompressedCertificate>,
    /// The hash of its body before, by which it is known whether it still is what is to be sent.
    digest: Arc<Digest>,
}

impl PreparedCertificate {
    /// The message whose body before compression is `body`.
    pub fn new(message: CompressedCertificate, body: &[u8]) -> Self {
        Self { message: Arc::new(message), digest: Arc::new(HashAlgorithm::Sha256.digest(&[body])) }
    }
}

impl CertifiedKey {
    /// The body of the Certificate message of TLS 1.3 in a handshake, with nothing said of the certificates.
    pub fn certificate_message(&self) -> Vec<u8> {
        let (mut body, nothing) = (Vec::new(), EntryExtensions::default());
        encode_certificate(&mut body, &[], self.certificates().map(|certificate| (certificate.der(), &nothing)));
        body
    }

    /// The Certificate message with this body if it was compressed with `algorithm` beforehand.
    pub fn compressed_to(
        &self,
        algorithm: CertificateCompressionAlgorithm,
        body: &[u8],
    ) -> Option<&CompressedCertificate> {
        let mut prepared = self.prepared.iter();
        let prepared = prepared.find(|prepared| prepared.message.algorithm == algorithm)?;
        let same = HashAlgorithm::Sha256.digest(&[body]).as_ref() == (*prepared.digest).as_ref();
        same.then_some(&*prepared.message)
    }

    /// Has this message ready, in place of one of the same algorithm.
    pub fn prepare(&mut self, prepared: PreparedCertificate) {
        self.prepared.retain(|other| other.message.algorithm != prepared.message.algorithm);
        self.prepared.push(prepared);
    }
}
