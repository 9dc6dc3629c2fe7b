//! OpenSSL's trust settings, which follow the certificate in a PEM block `TRUSTED CERTIFICATE`.

use super::tlv::{self, Der, tag};
use super::{X509Error, oid::eku};

/// For which usages a certificate is a trust anchor, and for which it is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustSettings {
    /// Contents of the OBJECT IDENTIFIERs of usages that it is trusted for; `None` if there is no such list.
    trusted: Option<Vec<Box<[u8]>>>,
    /// Contents of the OBJECT IDENTIFIERs of usages that it is refused for.
    rejected: Vec<Box<[u8]>>,
    /// What the certificate is called.
    labels: Labels,
    /// The list of other algorithms as DER, kept as it is; empty if there is none.
    others: Box<[u8]>,
}

/// What a certificate is called by whoever keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// A name, in UTF-8.
    pub alias: Option<Box<[u8]>>,
    /// Which key it belongs to.
    pub key_id: Option<Box<[u8]>>,
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
        let alias = body.optional(tag::UTF8_STRING)?.map(|alias| alias.value.into());
        let key_id = body.optional(tag::OCTET_STRING)?.map(|id| id.value.into());
        let others = body.optional(tag::context_constructed(1))?.map(|others| others.raw.into());
        body.finish()?;
        let labels = Labels { alias, key_id };
        Ok(Self { trusted, rejected: rejected.unwrap_or_default(), labels, others: others.unwrap_or_default() })
    }

    /// What the certificate is called.
    pub const fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The CertAux as DER, with these labels.
    pub fn to_der(&self, labels: &Labels) -> Vec<u8> {
        let mut body = Vec::new();
        let list = |usages: &[Box<[u8]>]| -> Vec<u8> {
            usages.iter().flat_map(|usage| tlv::element(tag::OID, usage)).collect()
        };
        if let Some(trusted) = &self.trusted {
            tlv::write(&mut body, tag::SEQUENCE, &list(trusted));
        }
        if !self.rejected.is_empty() {
            tlv::write(&mut body, tag::context_constructed(0), &list(&self.rejected));
        }
        if let Some(alias) = &labels.alias {
            tlv::write(&mut body, tag::UTF8_STRING, alias);
        }
        if let Some(id) = &labels.key_id {
            tlv::write(&mut body, tag::OCTET_STRING, id);
        }
        body.extend_from_slice(&self.others);
        tlv::element(tag::SEQUENCE, &body)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Trusted for serverAuth, refused for clientAuth, with an alias, a key id and other algorithms.
    const WHOLE: &[u8] = &[
        0x30, 39, 0x30, 10, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 1, 0xa0, 10, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 2, 0x0c, 2, b'm',
        b'e', 4, 2, 7, 8, 0xa1, 5, 0x30, 3, 6, 1, 0x2a,
    ];

    #[test]
    fn written_as_read() {
        let settings = TrustSettings::read(&mut Der::new(WHOLE, "CertAux")).unwrap();
        assert_eq!(settings.labels().alias.as_deref(), Some(&b"me"[..]));
        assert_eq!(settings.labels().key_id.as_deref(), Some(&[7, 8][..]));
        assert_eq!(settings.to_der(settings.labels()), WHOLE);
        assert_eq!(TrustSettings::default().to_der(&Labels::default()), [0x30, 0]);
        for length in 0..WHOLE.len() {
            assert!(TrustSettings::read(&mut Der::new(&WHOLE[..length], "CertAux")).is_err(), "{length} bytes");
        }
    }
}
