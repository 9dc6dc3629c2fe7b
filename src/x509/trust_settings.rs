//! OpenSSL's trust settings, which follow the certificate in a PEM block `TRUSTED CERTIFICATE`.

use super::tlv::{Der, tag};
use super::{X509Error, oid::eku};

/// For which usages a certificate is a trust anchor, and for which it is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustSettings {
    /// Contents of the OBJECT IDENTIFIERs of usages that it is trusted for; `None` if there is no such list.
    trusted: Option<Vec<Box<[u8]>>>,
    /// Contents of the OBJECT IDENTIFIERs of usages that it is refused for.
    rejected: Vec<Box<[u8]>>,
}

/// What trust settings say of one usage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    Trusted,
    Rejected,
    Unsaid,
}

impl TrustSettings {
    /// Reads a CertAux.
    pub(crate) fn read(reader: &mut Der<'_>) -> Result<Self, X509Error> {
        let mut body = reader.nested(tag::SEQUENCE)?;
        let trusted = body.optional(tag::SEQUENCE)?.map(|list| usages(list.reader("CertAux"))).transpose()?;
        let rejected =
            body.optional(tag::context_constructed(0))?.map(|list| usages(list.reader("CertAux"))).transpose()?;
        body.optional(tag::UTF8_STRING)?;
        body.optional(tag::OCTET_STRING)?;
        body.optional(tag::context_constructed(1))?;
        body.finish()?;
        Ok(Self { trusted, rejected: rejected.unwrap_or_default() })
    }

    /// What is said of `usage`, the contents of an extended key usage's OBJECT IDENTIFIER. What is said of any usage counts
    /// too, if `any_counts`.
    pub(crate) fn of(&self, usage: &[u8], any_counts: bool) -> Trust {
        let covers = |listed: &[u8]| listed == usage || (any_counts && listed == eku::ANY);
        if self.rejected.iter().any(|listed| covers(listed)) {
            return Trust::Rejected;
        }
        match &self.trusted {
            None => Trust::Unsaid,
            Some(trusted) if trusted.iter().any(|listed| covers(listed)) => Trust::Trusted,
            Some(_) => Trust::Rejected,
        }
    }
}

fn usages(mut list: Der<'_>) -> Result<Vec<Box<[u8]>>, X509Error> {
    let mut usages = Vec::new();
    while !list.is_empty() {
        usages.push(list.oid()?.into());
    }
    Ok(usages)
}
