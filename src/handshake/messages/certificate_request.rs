//! CertificateRequest (RFC 5246, section 7.4.4): the server asks for the client's certificate.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ClientCertificateType, ProtocolVersion, SignatureScheme};

/// What certificate the server would take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateRequest {
    /// The kinds of certificate. Never empty.
    pub certificate_types: Vec<ClientCertificateType>,
    /// The signature algorithms, most wanted first. Never empty; `None` before TLS 1.2, which knows no such list.
    pub signature_algorithms: Option<Vec<SignatureScheme>>,
    /// The names, in DER, of the authorities the server trusts; empty for any.
    pub certificate_authorities: Vec<Vec<u8>>,
}

impl CertificateRequest {
    /// Reads a message's body as `version` writes it.
    pub fn decode(body: &[u8], version: ProtocolVersion) -> Result<Self> {
        let mut r = Reader::new(body, "CertificateRequest");
        let certificate_types: Vec<_> = r.vec8()?.iter().map(|&t| ClientCertificateType(t)).collect();
        let signature_algorithms: Option<Vec<_>> = if version >= ProtocolVersion::TLS1_2 {
            Some(r.u16_list()?.into_iter().map(SignatureScheme).collect())
        } else {
            None
        };
        if certificate_types.is_empty() || signature_algorithms.as_ref().is_some_and(Vec::is_empty) {
            return Err(r.error());
        }
        let mut names = r.sub16()?;
        r.finish()?;
        let mut certificate_authorities = Vec::new();
        while !names.is_empty() {
            let name = names.vec16()?;
            if name.is_empty() {
                return Err(names.error());
            }
            certificate_authorities.push(name.to_vec());
        }
        Ok(Self { certificate_types, signature_algorithms, certificate_authorities })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.vec8(|out| self.certificate_types.iter().for_each(|t| out.u8(t.0)));
        if let Some(algorithms) = &self.signature_algorithms {
            out.vec16(|out| algorithms.iter().for_each(|s| out.u16(s.0)));
        }
        out.vec16(|out| self.certificate_authorities.iter().for_each(|name| out.vec16(|out| out.bytes(name))));
    }
}
