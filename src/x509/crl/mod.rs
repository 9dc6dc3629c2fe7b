//! A certificate revocation list (RFC 5280, section 5): read once, then shared.

use std::sync::Arc;

use super::algorithm::SignatureAlgorithm;
use super::attached::Attached;
use super::extensions::{Span, read_authority_key_id, read_extension};
use super::signature;
use super::tlv::{self, Der, tag};
use super::{AuthorityKeyId, Certificate, Name, RawExtension, Time, X509Error};
use crate::crypto::{Digest, HashAlgorithm};
use crate::{Error, Result};

mod distribution;
mod extensions;
mod revoked;

pub use distribution::{ALL_REASONS, DistributionPoint, DistributionPointName, IssuingDistributionPoint};
use extensions::CrlExtensions;
pub use revoked::Revoked;

/// A certificate revocation list. Two are equal if their DER is.
#[derive(Debug)]
pub struct Crl {
    der: Box<[u8]>,
    tbs: Span,
    version: u8,
    issuer: Name,
    last_update: Time,
    next_update: Option<Time>,
    /// The contents of revokedCertificates.
    entry_list: Span,
    /// Where each entry begins in `entry_list`, in the order of the serial numbers.
    by_serial: Box<[u32]>,
    /// The contents of the Extensions SEQUENCE.
    extension_list: Span,
    extensions: CrlExtensions,
    /// An entry names an issuer of its own.
    has_other_issuers: bool,
    tbs_signature_algorithm: Span,
    signature_algorithm: Span,
    signature: Span,
    attached: Attached,
}

impl Crl {
    /// Reads a list's DER; nothing may follow it.
    pub fn from_der(der: &[u8]) -> Result<Arc<Self>, X509Error> {
        let mut reader = Der::new(der, "CRL");
        let whole = reader.expect(tag::SEQUENCE)?;
        reader.finish()?;
        let span = |element: &tlv::Tlv<'_>| Span::new(element.offset, element.raw.len());
        let value_span = |element: &tlv::Tlv<'_>| Span::new(element.value_offset(), element.value.len());

        let mut outer = whole.reader("CRL");
        let tbs = outer.expect(tag::SEQUENCE)?;
        let signature_algorithm = outer.expect(tag::SEQUENCE)?;
        let mut signature_reader = outer;
        let signature = outer.expect(tag::BIT_STRING)?;
        outer.finish()?;
        let (0, _) = signature_reader.bit_string()? else { return Err(signature_reader.error()) };

        let mut body = tbs.reader("TBSCertList");
        let version = match body.optional(tag::INTEGER)?.map(|version| version.value) {
            Some([version @ 0..=0x7f]) => *version,
            Some(_) => return Err(body.error()),
            None => 0,
        };
        let tbs_signature_algorithm = body.expect(tag::SEQUENCE)?;
        let issuer = Name::from_der(body.expect(tag::SEQUENCE)?.raw)?;
        let last_update = Time::read(&mut body)?;
        let has_next_update = body.next_is(tag::UTC_TIME) || body.next_is(tag::GENERALIZED_TIME);
        let next_update = if has_next_update { Some(Time::read(&mut body)?) } else { None };
        let entries = body.optional(tag::SEQUENCE)?;
        let mut extensions = CrlExtensions::default();
        let extension_list = match body.optional(tag::context_constructed(0))? {
            Some(explicit) => {
                let mut explicit = explicit.reader("crlExtensions");
                let list = explicit.expect(tag::SEQUENCE)?;
                explicit.finish()?;
                extensions.read(list.reader("crlExtensions"))?;
                value_span(&list)
            }
            None => Span::new(0, 0),
        };
        body.finish()?;

        let mut has_other_issuers = false;
        let mut by_serial = Vec::new();
        if let Some(entries) = &entries {
            let mut list = entries.reader("revokedCertificates");
            while !list.is_empty() {
                let start = (entries.value.len() - list.rest().len()) as u32;
                let entry = Revoked::read(&mut list)?;
                let facts = entry.facts();
                has_other_issuers |= facts.names_issuer;
                extensions.unhandled_critical |= facts.unhandled_critical;
                extensions.invalid |= facts.invalid;
                by_serial.push((entry.serial, start));
            }
        }
        // A stable sort: of several entries with one number the first stays first.
        by_serial.sort_by_key(|(serial, _)| *serial);

        Ok(Arc::new(Self {
            tbs: span(&tbs),
            version,
            issuer,
            last_update,
            next_update,
            entry_list: entries.as_ref().map_or(Span::new(0, 0), value_span),
            by_serial: by_serial.into_iter().map(|(_, start)| start).collect(),
            extension_list,
            extensions,
            has_other_issuers,
            tbs_signature_algorithm: span(&tbs_signature_algorithm),
            signature_algorithm: span(&signature_algorithm),
            // Past the byte that counts unused bits, of which there are none.
            signature: Span::new(signature.value_offset() + 1, signature.value.len().saturating_sub(1)),
            der: der.into(),
            attached: Attached::default(),
        }))
    }

    /// A list that says nothing, not even when: what one is before it is made.
    pub(crate) fn blank() -> Result<Arc<Self>, X509Error> {
        let no_algorithm = [tag::SEQUENCE, 3, tag::OID, 1, 0];
        let mut tbs = no_algorithm.to_vec();
        tbs.extend([tag::SEQUENCE, 0, tag::UTC_TIME, 0]);
        Self::from_der(&super::signed(&tlv::element(tag::SEQUENCE, &tbs), &no_algorithm, &[]))
    }

    /// The list's DER.
    pub const fn der(&self) -> &[u8] {
        &self.der
    }

    /// The DER of the part that is signed.
    pub fn tbs(&self) -> &[u8] {
        self.tbs.of(&self.der)
    }

    /// The version as it is encoded: 0 for version 1, 1 for version 2.
    pub const fn version(&self) -> u8 {
        self.version
    }

    /// Who signed it.
    pub const fn issuer(&self) -> &Name {
        &self.issuer
    }

    /// When it was issued.
    pub const fn last_update(&self) -> Time {
        self.last_update
    }

    /// When the next one will be issued at the latest.
    pub const fn next_update(&self) -> Option<Time> {
        self.next_update
    }

    /// The entries in their order.
    pub fn revoked(&self) -> impl Iterator<Item = Revoked<'_>> {
        let mut list = Der::new(self.entry_list.of(&self.der), "revokedCertificates");
        core::iter::from_fn(move || Revoked::read(&mut list).ok())
    }

    /// The entries' DER one after the other.
    pub(crate) fn revoked_der(&self) -> &[u8] {
        self.entry_list.of(&self.der)
    }

    /// How many entries there are.
    pub const fn revoked_count(&self) -> usize {
        self.by_serial.len()
    }

    /// The entry about the certificate with this serial number, the contents of an INTEGER. Of several, one that does not
    /// say that the certificate is on the list no more comes first.
    pub fn find(&self, serial: &[u8]) -> Option<Revoked<'_>> {
        let list = self.entry_list.of(&self.der);
        let entry = |start: &u32| {
            let mut from_here = Der::new(list.get(usize::try_from(*start).ok()?..)?, "revokedCertificates");
            Revoked::read(&mut from_here).ok()
        };
        let first = self.by_serial.partition_point(|start| entry(start).is_some_and(|entry| entry.serial < serial));
        let mut found = self.by_serial.get(first..)?.iter().map_while(entry).take_while(|entry| entry.serial == serial);
        let first = found.next()?;
        let is_removed = |entry: &Revoked<'_>| entry.reason == Some(Revoked::REMOVE_FROM_CRL);
        if is_removed(&first) { found.find(|entry| !is_removed(entry)).or(Some(first)) } else { Some(first) }
    }

    /// The extensions in their order, as they stand in the list.
    pub fn extensions(&self) -> impl Iterator<Item = RawExtension<'_>> {
        let mut list = Der::new(self.extension_list.of(&self.der), "crlExtensions");
        core::iter::from_fn(move || read_extension(&mut list).ok().map(|(extension, _)| extension))
    }

    /// authorityKeyIdentifier.
    pub fn authority_key_id(&self) -> Option<AuthorityKeyId<'_>> {
        let contents = self.extensions.authority_key_id?.of(&self.der);
        read_authority_key_id(Der::new(contents, "authorityKeyIdentifier")).ok()
    }

    /// issuingDistributionPoint: which certificates it speaks of.
    pub fn scope(&self) -> Option<IssuingDistributionPoint<'_>> {
        let contents = self.extensions.issuing_distribution_point?.of(&self.der);
        IssuingDistributionPoint::read(Der::new(contents, "issuingDistributionPoint")).ok()
    }

    /// cRLNumber: the contents of an INTEGER.
    pub fn number(&self) -> Option<&[u8]> {
        Some(self.extensions.number?.of(&self.der))
    }

    /// Whether it says only what has changed since another list.
    pub const fn is_delta(&self) -> bool {
        self.extensions.base_number.is_some()
    }

    /// Whether it lists certificates of other issuers, too.
    pub fn is_indirect(&self) -> bool {
        self.has_other_issuers || self.scope().is_some_and(|scope| scope.indirect)
    }

    /// Whether a critical extension, of the list or of an entry, is not known.
    pub(crate) const fn has_unhandled_critical(&self) -> bool {
        self.extensions.unhandled_critical
    }

    /// Whether an extension that verification needs is malformed, repeated or contradictory.
    pub(crate) const fn is_invalid(&self) -> bool {
        self.extensions.invalid
    }

    /// What the caller keeps beside the list.
    pub(crate) const fn attached(&self) -> &Attached {
        &self.attached
    }

    /// The DER of the AlgorithmIdentifier that stands beside the signature.
    pub fn signature_algorithm_der(&self) -> &[u8] {
        self.signature_algorithm.of(&self.der)
    }

    /// The DER of the AlgorithmIdentifier inside the signed part.
    pub(crate) fn tbs_signature_algorithm_der(&self) -> &[u8] {
        self.tbs_signature_algorithm.of(&self.der)
    }

    /// The signature algorithm, or `None` if it is not known. It is the one inside the signed part.
    pub fn signature_algorithm(&self) -> Option<SignatureAlgorithm> {
        SignatureAlgorithm::from_der(self.tbs_signature_algorithm.of(&self.der))
    }

    /// The signature.
    pub fn signature(&self) -> &[u8] {
        self.signature.of(&self.der)
    }

    /// The hash of the DER.
    pub fn fingerprint(&self, hash: HashAlgorithm) -> Digest {
        hash.digest(&[&self.der])
    }

    /// Checks that `issuer`'s key made this list's signature. Names, times and usages are not looked at.
    pub fn verify_signed_by(&self, issuer: &Certificate) -> Result<()> {
        let algorithm = self.tbs_signature_algorithm.of(&self.der);
        if algorithm != self.signature_algorithm_der() {
            return Err(Error::BadSignature { what: "CRL" });
        }
        signature::verify("CRL", issuer.public_key()?, algorithm, self.tbs(), self.signature())
    }
}

impl PartialEq for Crl {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Crl {}

#[cfg(test)]
mod tests;
