//! Answers as they are signed (RFC 6960, section 4.2.1).

use std::sync::Arc;

use super::{CertId, key_bits};
use crate::crypto::HashAlgorithm;
use crate::x509::tlv::{Der, tag};
use crate::x509::{Certificate, Name, Time, X509Error};

/// Who signed an answer.
#[derive(Clone, Debug)]
pub enum ResponderId<'a> {
    /// Its name.
    Name(Name),
    /// The SHA-1 hash of its key.
    KeyHash(&'a [u8]),
}

impl ResponderId<'_> {
    /// Whether a certificate is that of whom is meant.
    pub fn is(&self, certificate: &Certificate) -> bool {
        match self {
            Self::Name(name) => certificate.subject() == name,
            Self::KeyHash(hash) => {
                key_bits(certificate).is_some_and(|key| HashAlgorithm::Sha1.digest(&[key]).as_ref() == *hash)
            }
        }
    }
}

/// A BasicOCSPResponse: whose certificates it is about, and who signed it.
#[derive(Clone, Debug)]
pub struct BasicResponse<'a> {
    /// The DER of what is signed.
    pub signed: &'a [u8],
    /// Who signed it.
    pub responder: ResponderId<'a>,
    /// The certificates that it is about.
    pub ids: Vec<CertId<'a>>,
    /// The AlgorithmIdentifier of the signature.
    pub algorithm: &'a [u8],
    /// The signature.
    pub signature: &'a [u8],
    /// Certificates that help in verifying it.
    pub certificates: Vec<Arc<Certificate>>,
}

impl<'a> BasicResponse<'a> {
    /// Reads a BasicOCSPResponse; nothing may follow it.
    pub fn from_der(der: &'a [u8]) -> Result<Self, X509Error> {
        let mut reader = Der::new(der, "BasicOCSPResponse");
        let mut outer = reader.nested(tag::SEQUENCE)?;
        reader.finish()?;
        let data = outer.expect(tag::SEQUENCE)?;
        let algorithm = outer.expect(tag::SEQUENCE)?.raw;
        let (0, signature) = outer.bit_string()? else { return Err(outer.error()) };
        let mut certificates = Vec::new();
        if let Some(explicit) = outer.optional(tag::context_constructed(0))? {
            let mut explicit = explicit.reader("certs");
            let mut list = explicit.nested(tag::SEQUENCE)?;
            explicit.finish()?;
            while !list.is_empty() {
                certificates.push(Certificate::from_der(list.expect(tag::SEQUENCE)?.raw)?);
            }
        }
        outer.finish()?;

        let mut body = data.reader("ResponseData");
        body.optional(tag::context_constructed(0))?;
        let responder = match body.optional(tag::context_constructed(1))? {
            Some(name) => ResponderId::Name(Name::from_der(name.value)?),
            None => {
                let mut explicit = body.nested(tag::context_constructed(2))?;
                let hash = explicit.expect(tag::OCTET_STRING)?.value;
                explicit.finish()?;
                ResponderId::KeyHash(hash)
            }
        };
        body.expect(tag::GENERALIZED_TIME)?;
        let mut list = body.nested(tag::SEQUENCE)?;
        let mut ids = Vec::new();
        while !list.is_empty() {
            ids.push(read_single(&mut list)?);
        }
        body.optional(tag::context_constructed(1))?;
        body.finish()?;
        Ok(Self { signed: data.raw, responder, ids, algorithm, signature, certificates })
    }
}

/// Reads a SingleResponse; the certificate that it is about.
fn read_single<'a>(list: &mut Der<'a>) -> Result<CertId<'a>, X509Error> {
    let mut body = list.nested(tag::SEQUENCE)?;
    let id = CertId::read(&mut body)?;
    body.any()?;
    Time::read(&mut body)?;
    for n in [0, 1] {
        body.optional(tag::context_constructed(n))?;
    }
    body.finish()?;
    Ok(id)
}
