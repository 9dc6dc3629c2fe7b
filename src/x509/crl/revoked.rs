//! An entry of a revocation list (RFC 5280, section 5.3).

use crate::x509::extensions::read_extension;
use crate::x509::oid::ext;
use crate::x509::tlv::{Der, tag};
use crate::x509::{RawExtension, Time, X509Error};

/// A certificate that is revoked.
#[derive(Clone, Copy, Debug)]
pub struct Revoked<'a> {
    /// The entry's DER.
    pub der: &'a [u8],
    /// Its serial number: two's complement, big-endian.
    pub serial: &'a [u8],
    /// When it was revoked.
    pub date: Time,
    /// Why, as a CRLReason; `None` if the entry does not say.
    pub reason: Option<u8>,
    /// The contents of the Extensions SEQUENCE.
    extensions: &'a [u8],
}

/// What the extensions of an entry mean for the whole list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EntryFacts {
    /// It names the issuer of the certificate that it is about.
    pub(super) names_issuer: bool,
    /// A critical extension that is not known.
    pub(super) unhandled_critical: bool,
    /// An extension that verification needs is malformed or repeated.
    pub(super) invalid: bool,
}

impl<'a> Revoked<'a> {
    /// removeFromCRL: the certificate is on the list no more.
    pub const REMOVE_FROM_CRL: u8 = 8;

    /// Reads an entry's DER; nothing may follow it.
    pub(crate) fn from_der(der: &'a [u8]) -> Result<Self, X509Error> {
        let mut reader = Der::new(der, "revokedCertificate");
        let entry = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(entry)
    }

    /// Reads one entry.
    pub(super) fn read(list: &mut Der<'a>) -> Result<Self, X509Error> {
        let whole = list.expect(tag::SEQUENCE)?;
        let mut body = whole.reader("revokedCertificate");
        let serial = body.integer()?;
        let date = Time::read(&mut body)?;
        let extensions = body.optional(tag::SEQUENCE)?;
        body.finish()?;
        let mut entry = Self { der: whole.raw, serial, date, reason: None, extensions: &[] };
        if let Some(extensions) = extensions {
            let mut rest = extensions.reader("crlEntryExtensions");
            while !rest.is_empty() {
                read_extension(&mut rest)?;
            }
            entry.extensions = extensions.value;
            entry.reason = entry.find(ext::CRL_REASON).and_then(|extension| reason(extension.value));
        }
        Ok(entry)
    }

    /// The extensions in their order, as they stand in the entry.
    pub fn extensions(&self) -> impl Iterator<Item = RawExtension<'a>> + use<'a> {
        let mut list = Der::new(self.extensions, "crlEntryExtensions");
        core::iter::from_fn(move || read_extension(&mut list).ok().map(|(extension, _)| extension))
    }

    fn find(&self, oid: &[u8]) -> Option<RawExtension<'a>> {
        self.extensions().find(|extension| extension.oid == oid)
    }

    /// What the extensions mean for the list.
    pub(super) fn facts(&self) -> EntryFacts {
        let mut facts = EntryFacts::default();
        let mut reasons = 0;
        for extension in self.extensions() {
            match extension.oid {
                ext::CRL_REASON => {
                    reasons += 1;
                    facts.invalid |= reasons > 1 || reason(extension.value).is_none();
                    facts.unhandled_critical |= extension.critical;
                }
                ext::CERTIFICATE_ISSUER => facts.names_issuer = true,
                _ => facts.unhandled_critical |= extension.critical,
            }
        }
        facts
    }
}

/// The CRLReason in an extension's value. What does not fit a byte is no reason that there is.
fn reason(value: &[u8]) -> Option<u8> {
    match value {
        [0x0a, 1, reason @ 0..=0x7f] => Some(*reason),
        _ => None,
    }
}
