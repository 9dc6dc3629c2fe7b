//! A certificate (RFC 5280, section 4.1): read once, then shared.

use std::sync::{Arc, OnceLock};

use super::algorithm::SignatureAlgorithm;
use super::attached::Attached;
use super::extensions::{Extensions, Span, read_authority_key_id, read_extension};
use super::name_constraints::NameConstraints;
use super::signature;
use super::tlv::{self, Der, tag};
use super::trust_settings::TrustSettings;
use super::{
    AuthorityKeyId, BasicConstraints, DistributionPoint, GeneralNames, KeyUsage, Name, Proxy, RawExtension, Time,
    X509Error,
};
use crate::crypto::{Digest, HashAlgorithm, PublicKey};
use crate::{Error, Result};

/// A certificate. Two are equal if their DER is.
#[derive(Debug)]
pub struct Certificate {
    der: Box<[u8]>,
    tbs: Span,
    version: u8,
    serial: Span,
    issuer: Name,
    subject: Name,
    not_before: Time,
    not_after: Time,
    /// The contents of Validity: both times.
    validity: Span,
    spki: Span,
    key_algorithm: Span,
    public_key: OnceLock<Result<PublicKey>>,
    /// issuerUniqueID and subjectUniqueID, one after the other.
    unique_ids: Span,
    /// The contents of the Extensions SEQUENCE.
    extension_list: Span,
    extensions: Extensions,
    tbs_signature_algorithm: Span,
    signature_algorithm: Span,
    signature: Span,
    trust: Option<TrustSettings>,
    attached: Attached,
}

impl Certificate {
    /// Reads a certificate's DER; nothing may follow it.
    pub fn from_der(der: &[u8]) -> Result<Arc<Self>, X509Error> {
        let mut reader = Der::new(der, "certificate");
        let certificate = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(Arc::new(certificate))
    }

    /// Reads what a PEM block `TRUSTED CERTIFICATE` holds: a certificate, and OpenSSL's trust settings after it.
    pub fn from_trusted_der(der: &[u8]) -> Result<Arc<Self>, X509Error> {
        let mut reader = Der::new(der, "certificate");
        let mut certificate = Self::read(&mut reader)?;
        if !reader.is_empty() {
            certificate.trust = Some(TrustSettings::read(&mut reader)?);
        }
        reader.finish()?;
        Ok(Arc::new(certificate))
    }

    /// A certificate that says nothing: what one is before it is made.
    pub(crate) fn blank() -> Self {
        let nothing = Span::new(0, 0);
        Self {
            der: Box::default(),
            tbs: nothing,
            version: 0,
            serial: nothing,
            issuer: Name::empty(),
            subject: Name::empty(),
            not_before: Time::from_asn1_text(&[], false),
            not_after: Time::from_asn1_text(&[], false),
            validity: nothing,
            spki: nothing,
            key_algorithm: nothing,
            public_key: OnceLock::new(),
            unique_ids: nothing,
            extension_list: nothing,
            extensions: Extensions::default(),
            tbs_signature_algorithm: nothing,
            signature_algorithm: nothing,
            signature: nothing,
            trust: None,
            attached: Attached::default(),
        }
    }

    /// The certificate whose DER is `der`, with these trust settings.
    pub(crate) fn with_trust(der: &[u8], trust: Option<TrustSettings>) -> Result<Arc<Self>, X509Error> {
        let mut reader = Der::new(der, "certificate");
        let certificate = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(Arc::new(Self { trust, ..certificate }))
    }

    /// Reads a certificate from the front of `reader`.
    fn read(reader: &mut Der<'_>) -> Result<Self, X509Error> {
        let whole = reader.expect(tag::SEQUENCE)?;
        let base = whole.offset;
        let span = |element: &tlv::Tlv<'_>| Span::new(element.offset - base, element.raw.len());
        let value_span = |element: &tlv::Tlv<'_>| Span::new(element.value_offset() - base, element.value.len());

        let mut outer = whole.reader("certificate");
        let tbs = outer.expect(tag::SEQUENCE)?;
        let signature_algorithm = outer.expect(tag::SEQUENCE)?;
        let mut signature_reader = outer;
        let signature = outer.expect(tag::BIT_STRING)?;
        outer.finish()?;
        let (0, _) = signature_reader.bit_string()? else { return Err(signature_reader.error()) };

        let mut body = tbs.reader("TBSCertificate");
        let version = match body.optional(tag::context_constructed(0))? {
            Some(explicit) => match explicit.value {
                [tag::INTEGER, 1, version @ 0..=0x7f] => *version,
                _ => return Err(body.error()),
            },
            None => 0,
        };
        let serial = body.expect(tag::INTEGER)?;
        tlv::check_integer(serial.value).ok_or(body.error())?;
        let tbs_signature_algorithm = body.expect(tag::SEQUENCE)?;
        let issuer = Name::from_der(body.expect(tag::SEQUENCE)?.raw)?;
        let validity = body.expect(tag::SEQUENCE)?;
        let mut times = validity.reader("Validity");
        let not_before = Time::read(&mut times)?;
        let not_after = Time::read(&mut times)?;
        times.finish()?;
        let subject = Name::from_der(body.expect(tag::SEQUENCE)?.raw)?;
        let spki = body.expect(tag::SEQUENCE)?;
        let mut spki_body = spki.reader("SubjectPublicKeyInfo");
        let mut key_algorithm = spki_body.nested(tag::SEQUENCE)?;
        let key_algorithm = key_algorithm.expect(tag::OID)?;
        let issuer_id = body.optional(tag::context(1))?;
        let subject_id = body.optional(tag::context(2))?;
        let length = |id: Option<tlv::Tlv<'_>>| id.map_or(0, |id| id.raw.len());
        let unique_ids = issuer_id
            .or(subject_id)
            .map_or(Span::new(0, 0), |first| Span::new(first.offset - base, length(issuer_id) + length(subject_id)));
        let (extension_list, extensions) = match body.optional(tag::context_constructed(3))? {
            Some(explicit) => {
                let mut explicit = explicit.reader("extensions");
                let list = explicit.expect(tag::SEQUENCE)?;
                explicit.finish()?;
                (value_span(&list), Extensions::read(list.reader("extensions"), base)?)
            }
            None => (Span::new(0, 0), Extensions::default()),
        };
        body.finish()?;

        Ok(Self {
            tbs: span(&tbs),
            version,
            serial: value_span(&serial),
            issuer,
            subject,
            not_before,
            not_after,
            validity: value_span(&validity),
            spki: span(&spki),
            key_algorithm: value_span(&key_algorithm),
            public_key: OnceLock::new(),
            unique_ids,
            extension_list,
            extensions,
            tbs_signature_algorithm: span(&tbs_signature_algorithm),
            signature_algorithm: span(&signature_algorithm),
            // Past the byte that counts unused bits, of which there are none.
            signature: Span::new(signature.value_offset() - base + 1, signature.value.len().saturating_sub(1)),
            der: whole.raw.into(),
            trust: None,
            attached: Attached::default(),
        })
    }

    /// The certificate's DER.
    pub const fn der(&self) -> &[u8] {
        &self.der
    }

    /// The DER of the part that is signed.
    pub fn tbs(&self) -> &[u8] {
        self.tbs.of(&self.der)
    }

    /// The version as it is encoded: 0 for version 1, 2 for version 3.
    pub const fn version(&self) -> u8 {
        self.version
    }

    /// The serial number: two's complement, big-endian.
    pub fn serial(&self) -> &[u8] {
        self.serial.of(&self.der)
    }

    /// Who signed it.
    pub const fn issuer(&self) -> &Name {
        &self.issuer
    }

    /// Whose key it holds.
    pub const fn subject(&self) -> &Name {
        &self.subject
    }

    /// When it begins to be valid.
    pub const fn not_before(&self) -> Time {
        self.not_before
    }

    /// When it ceases to be valid.
    pub const fn not_after(&self) -> Time {
        self.not_after
    }

    /// Both times as they stand in the certificate, one after the other.
    pub(crate) fn validity_der(&self) -> &[u8] {
        self.validity.of(&self.der)
    }

    /// The SubjectPublicKeyInfo's DER.
    pub fn spki(&self) -> &[u8] {
        self.spki.of(&self.der)
    }

    /// The algorithm of the key: the contents of its OBJECT IDENTIFIER.
    pub fn key_algorithm(&self) -> &[u8] {
        self.key_algorithm.of(&self.der)
    }

    /// The public key, read at the first call. Fails if the key is malformed or of a kind that is not supported.
    pub fn public_key(&self) -> Result<&PublicKey> {
        self.public_key.get_or_init(|| PublicKey::from_spki_der(self.spki())).as_ref().map_err(Clone::clone)
    }

    /// issuerUniqueID and subjectUniqueID, one after the other, as they stand in the certificate.
    pub(crate) fn unique_ids_der(&self) -> &[u8] {
        self.unique_ids.of(&self.der)
    }

    /// The contents of the Extensions SEQUENCE: one Extension after the other.
    pub(crate) fn extension_list(&self) -> &[u8] {
        self.extension_list.of(&self.der)
    }

    /// The extensions in their order, as they stand in the certificate.
    pub fn extensions(&self) -> impl Iterator<Item = RawExtension<'_>> {
        let mut list = Der::new(self.extension_list.of(&self.der), "extensions");
        core::iter::from_fn(move || read_extension(&mut list).ok().map(|(extension, _)| extension))
    }

    /// The first extension of a type, whose OBJECT IDENTIFIER's contents are `oid`.
    pub fn extension(&self, oid: &[u8]) -> Option<RawExtension<'_>> {
        self.extensions().find(|extension| extension.oid == oid)
    }

    /// basicConstraints.
    pub const fn basic_constraints(&self) -> Option<BasicConstraints> {
        self.extensions.basic_constraints
    }

    /// keyUsage.
    pub const fn key_usage(&self) -> Option<KeyUsage> {
        self.extensions.key_usage
    }

    /// extKeyUsage: the contents of each usage's OBJECT IDENTIFIER.
    pub fn extended_key_usage(&self) -> Option<impl Iterator<Item = &[u8]>> {
        let mut list = Der::new(self.extensions.extended_key_usage?.of(&self.der), "extKeyUsage");
        Some(core::iter::from_fn(move || list.oid().ok()))
    }

    /// subjectAltName.
    pub fn subject_alt_names(&self) -> Option<GeneralNames<'_>> {
        Some(GeneralNames::new(self.extensions.subject_alt_name?.of(&self.der)))
    }

    /// authorityKeyIdentifier.
    pub fn authority_key_id(&self) -> Option<AuthorityKeyId<'_>> {
        let contents = self.extensions.authority_key_id?.of(&self.der);
        read_authority_key_id(Der::new(contents, "authorityKeyIdentifier")).ok()
    }

    /// subjectKeyIdentifier.
    pub fn subject_key_id(&self) -> Option<&[u8]> {
        Some(self.extensions.subject_key_id?.of(&self.der))
    }

    /// cRLDistributionPoints; none if the extension is not there.
    pub fn distribution_points(&self) -> impl Iterator<Item = DistributionPoint<'_>> {
        let contents = self.extensions.distribution_points.map_or(&[][..], |span| span.of(&self.der));
        let mut list = Der::new(contents, "cRLDistributionPoints");
        core::iter::from_fn(move || DistributionPoint::read(&mut list).ok())
    }

    /// nameConstraints.
    pub fn name_constraints(&self) -> Option<NameConstraints<'_>> {
        Some(NameConstraints::new(self.extensions.name_constraints?.of(&self.der)))
    }

    /// proxyCertInfo.
    pub const fn proxy(&self) -> Option<Proxy> {
        self.extensions.proxy
    }

    /// Whether an extension that verification needs is malformed, repeated or contradictory.
    pub const fn has_invalid_extension(&self) -> bool {
        self.extensions.invalid
    }

    /// OpenSSL's trust settings, if it came from a `TRUSTED CERTIFICATE`.
    pub const fn trust_settings(&self) -> Option<&TrustSettings> {
        self.trust.as_ref()
    }

    /// What the caller keeps beside the certificate.
    pub(crate) const fn attached(&self) -> &Attached {
        &self.attached
    }

    /// What the extensions say, for verification.
    pub(crate) const fn parsed(&self) -> &Extensions {
        &self.extensions
    }

    /// Whether subject and issuer are the same name.
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
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

    /// Whether both places that name the signature algorithm agree (RFC 5280, section 4.1.1.2).
    pub(crate) fn signature_algorithms_agree(&self) -> bool {
        self.tbs_signature_algorithm.of(&self.der) == self.signature_algorithm_der()
    }

    /// The signature.
    pub fn signature(&self) -> &[u8] {
        self.signature.of(&self.der)
    }

    /// The hash of the DER.
    pub fn fingerprint(&self, hash: HashAlgorithm) -> Digest {
        hash.digest(&[&self.der])
    }

    /// Checks that `issuer`'s key made this certificate's signature. Names, times and usages are not looked at.
    pub fn verify_signed_by(&self, issuer: &Self) -> Result<()> {
        const FAILED: Error = Error::BadSignature { what: "certificate" };
        if !self.signature_algorithms_agree() {
            return Err(FAILED);
        }
        let algorithm = self.tbs_signature_algorithm.of(&self.der);
        signature::verify("certificate", issuer.public_key()?, algorithm, self.tbs(), self.signature())
    }
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}
