//! The Certificate message of either side, as it is or compressed (RFC 8879).

use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{CertificateCompressionAlgorithm, HandshakeType};
use crate::config::{CertifiedKey, Config};
use crate::error::Reason;
use crate::handshake::extensions::EntryExtensions;
use crate::handshake::messages::HandshakeMessage;
use crate::handshake::messages::tls13::{Certificate, CompressedCertificate, encode_certificate};
use crate::handshake::state::{Context, Incoming, refused, unexpected};
use crate::handshake::transcript::Transcript;

/// The peer's Certificate, and the message that it came in. It comes compressed only to who said that it may.
pub(super) fn receive<'a>(
    state: &'static str,
    incoming: &'a Incoming,
    config: &Config,
) -> Result<(Certificate, &'a HandshakeMessage)> {
    let algorithms = config.certificate_compression.taken();
    match incoming {
        Incoming::Message(message) if message.typ() == HandshakeType::CERTIFICATE => {
            Ok((Certificate::decode(message.body())?, message))
        }
        Incoming::Message(message)
            if message.typ() == HandshakeType::COMPRESSED_CERTIFICATE && !algorithms.is_empty() =>
        {
            let compressed = CompressedCertificate::decode(message.body())?;
            if !algorithms.contains(&compressed.algorithm) {
                return Err(refused(
                    AlertDescription::ILLEGAL_PARAMETER,
                    Reason::UNSUPPORTED_COMPRESSION_ALGORITHM,
                    format!("the peer compressed its Certificate with {}, which was not offered", compressed.algorithm),
                ));
            }
            Ok((Certificate::decode(&compressed.decompress(config.max_certificate_list)?)?, message))
        }
        _ => Err(unexpected(state, incoming)),
    }
}

/// Our Certificate: what `held` has, if anything, for the request `context`, with `first` said of the first certificate.
pub(super) struct OwnCertificate<'a> {
    pub(super) context: &'a [u8],
    pub(super) held: Option<&'a CertifiedKey>,
    pub(super) first: EntryExtensions,
    /// What the peer decompresses, most wanted first.
    pub(super) welcome: &'a [CertificateCompressionAlgorithm],
    /// Whether it is compressed now, or only if that was done beforehand.
    pub(super) compress_now: bool,
}

impl OwnCertificate<'_> {
    /// Sends it.
    pub(super) fn send(self, transcript: &mut Transcript, cx: &mut Context<'_>) -> Result<()> {
        let mut body = Vec::new();
        let others = EntryExtensions::default();
        let certificates = self.held.into_iter().flat_map(CertifiedKey::certificates);
        let extensions = core::iter::once(&self.first).chain(core::iter::repeat(&others));
        let entries = certificates.map(|certificate| certificate.der()).zip(extensions);
        encode_certificate(&mut body, self.context, entries);
        match self.compressed(&body, cx.config)? {
            Some(message) => cx.send(transcript, HandshakeType::COMPRESSED_CERTIFICATE, |out| message.encode(out)),
            None => cx.send(transcript, HandshakeType::CERTIFICATE, |out| out.append(&mut body)),
        }
    }

    /// The message whose body is `body`, compressed as the peer likes it, if that was done before or can be done now.
    fn compressed(&self, body: &[u8], config: &Config) -> Result<Option<CompressedCertificate>> {
        let Some(held) = self.held else { return Ok(None) };
        let mut algorithms = config.certificate_compression.sent(self.welcome);
        if self.compress_now {
            let Some(algorithm) = algorithms.next() else { return Ok(None) };
            let prepared = held.compressed_to(algorithm, body).cloned();
            return prepared.map_or_else(|| CompressedCertificate::compress(algorithm, body), Ok).map(Some);
        }
        Ok(algorithms.find_map(|algorithm| held.compressed_to(algorithm, body)).cloned())
    }
}
