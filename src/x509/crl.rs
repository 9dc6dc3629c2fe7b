//! A certificate revocation list (RFC 5280, section 5): read once, then shared.

use std::sync::Arc;

use super::tlv::{Der, tag};
use super::{Name, X509Error};

/// A certificate revocation list. Two are equal if their DER is.
#[derive(Debug)]
pub struct Crl {
    der: Box<[u8]>,
    issuer: Name,
}

impl Crl {
    /// Reads a CertificateList; nothing may follow it.
    pub fn from_der(der: &[u8]) -> Result<Arc<Self>, X509Error> {
        let mut reader = Der::new(der, "CertificateList");
        let mut outer = reader.nested(tag::SEQUENCE)?;
        reader.finish()?;
        let mut body = outer.nested(tag::SEQUENCE)?;
        body.optional(tag::INTEGER)?;
        body.expect(tag::SEQUENCE)?;
        let issuer = Name::from_der(body.expect(tag::SEQUENCE)?.raw)?;
        Ok(Arc::new(Self { der: der.into(), issuer }))
    }

    /// The list's DER.
    pub const fn der(&self) -> &[u8] {
        &self.der
    }

    /// Who signed it.
    pub const fn issuer(&self) -> &Name {
        &self.issuer
    }
}

impl PartialEq for Crl {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Crl {}
