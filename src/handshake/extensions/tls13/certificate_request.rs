//! The extensions of a CertificateRequest.

use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::{CertificateCompressionAlgorithm, ExtensionType, SignatureScheme};
use crate::error::Reason;
use crate::handshake::extensions::placement::Place;
use crate::handshake::extensions::{
    ExtensionBlock, OidFilter, certificate_authorities, compress_certificate, flag, oid_filters, parse,
    signature_algorithms, write_others,
};
use crate::{Error, Result};

/// What a client's certificate should be like, and what should come with it: `None` or `false` where one is not there.
/// What is not known is ignored, as in a ClientHello.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestExtensions {
    /// status_request: an OCSP response for the certificate is wanted.
    pub status_request: bool,
    /// signature_algorithms: most wanted first. Always there, and never empty.
    pub signature_algorithms: Vec<SignatureScheme>,
    /// signature_algorithms_cert: those for certificates, where they differ.
    pub signature_algorithms_cert: Option<Vec<SignatureScheme>>,
    /// signed_certificate_timestamp: timestamps are wanted.
    pub signed_certificate_timestamp: bool,
    /// certificate_authorities: the names, in DER, of those that the server trusts.
    pub certificate_authorities: Option<Vec<Vec<u8>>>,
    /// oid_filters: what the certificate is to say.
    pub oid_filters: Option<Vec<OidFilter>>,
    /// compress_certificate: how the Certificate may be compressed, most wanted first.
    pub compress_certificate: Option<Vec<CertificateCompressionAlgorithm>>,
    /// Extensions that are not known here, to be written. Those that came are in `received`.
    pub others: Vec<(ExtensionType, Vec<u8>)>,
    /// All extensions as they came. Not written by [`encode`](Self::encode).
    pub received: ExtensionBlock,
}

impl RequestExtensions {
    /// Reads the extensions behind their length.
    pub(in crate::handshake) fn decode(r: &mut Reader<'_>) -> Result<Self> {
        let received = ExtensionBlock::take(r)?;
        Place::CertificateRequest.check(&received)?;
        let mut this = Self::default();
        for (typ, body) in received.iter() {
            match typ {
                ExtensionType::STATUS_REQUEST => this.status_request = parse(typ, body, flag::read)?,
                ExtensionType::SIGNATURE_ALGORITHMS => {
                    this.signature_algorithms = parse(typ, body, signature_algorithms::read)?;
                }
                ExtensionType::SIGNATURE_ALGORITHMS_CERT => {
                    this.signature_algorithms_cert = Some(parse(typ, body, signature_algorithms::read)?);
                }
                ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP => {
                    this.signed_certificate_timestamp = parse(typ, body, flag::read)?;
                }
                ExtensionType::CERTIFICATE_AUTHORITIES => {
                    this.certificate_authorities = Some(parse(typ, body, certificate_authorities::read)?);
                }
                ExtensionType::OID_FILTERS => this.oid_filters = Some(parse(typ, body, oid_filters::read)?),
                ExtensionType::COMPRESS_CERTIFICATE => {
                    this.compress_certificate = Some(parse(typ, body, compress_certificate::read)?);
                }
                _ => {}
            }
        }
        if this.signature_algorithms.is_empty() {
            return Err(Error::Peer {
                alert: AlertDescription::MISSING_EXTENSION,
                reason: Reason::MISSING_SIGALGS_EXTENSION,
                detail: "the CertificateRequest has no signature_algorithms".into(),
            });
        }
        this.received = received;
        Ok(this)
    }

    /// Appends the extensions behind their length.
    pub(in crate::handshake) fn encode(&self, out: &mut Vec<u8>) {
        out.vec16(|out| {
            write_others(out, &self.others);
            flag::write(out, ExtensionType::STATUS_REQUEST, self.status_request);
            flag::write(out, ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP, self.signed_certificate_timestamp);
            if let Some(schemes) = &self.signature_algorithms_cert {
                signature_algorithms::write(out, ExtensionType::SIGNATURE_ALGORITHMS_CERT, schemes);
            }
            signature_algorithms::write(out, ExtensionType::SIGNATURE_ALGORITHMS, &self.signature_algorithms);
            if let Some(algorithms) = &self.compress_certificate {
                compress_certificate::write(out, algorithms);
            }
            if let Some(names) = &self.certificate_authorities {
                certificate_authorities::write(out, names);
            }
            if let Some(filters) = &self.oid_filters {
                oid_filters::write(out, filters);
            }
        });
    }
}
