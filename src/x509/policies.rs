//! What a certificate says of policies (RFC 5280, sections 4.2.1.4, 4.2.1.5, 4.2.1.11 and 4.2.1.14).

use super::oid::{ANY_POLICY, ext};
use super::tlv::{Der, tag};
use super::{Certificate, RawExtension, X509Error};

/// The four extensions about policies. Object identifiers are the contents of their DER.
#[derive(Debug, Default)]
pub(crate) struct Policies<'a> {
    /// The policies that the certificate was issued under, but for anyPolicy; `None` if it does not say.
    pub(crate) named: Option<Vec<&'a [u8]>>,
    /// Whether anyPolicy is among them.
    pub(crate) any: bool,
    /// Policies of the issuer and what they are called below it.
    pub(crate) mappings: Vec<(&'a [u8], &'a [u8])>,
    /// After how many certificates a policy must be named.
    pub(crate) require_explicit: Option<u32>,
    /// After how many certificates policies are not mapped any more.
    pub(crate) inhibit_mapping: Option<u32>,
    /// After how many certificates anyPolicy counts no more.
    pub(crate) inhibit_any: Option<u32>,
}

impl<'a> Policies<'a> {
    /// Reads them. Fails if one is malformed, repeated or contradictory.
    pub(crate) fn of(certificate: &'a Certificate) -> Result<Self, X509Error> {
        let mut policies = Self::default();
        if let Some(constraints) = single(certificate, ext::POLICY_CONSTRAINTS)? {
            policies.read_constraints(constraints.value)?;
        }
        let Some(named) = single(certificate, ext::CERTIFICATE_POLICIES)? else { return Ok(policies) };
        policies.read_policies(named.value)?;
        if let Some(mappings) = single(certificate, ext::POLICY_MAPPINGS)? {
            policies.read_mappings(mappings.value)?;
        }
        if let Some(inhibit) = single(certificate, ext::INHIBIT_ANY_POLICY)? {
            let mut value = Der::new(inhibit.value, "inhibitAnyPolicy");
            policies.inhibit_any = skip_certs(value.integer()?).ok_or(value.error())?;
            value.finish()?;
        }
        Ok(policies)
    }

    fn read_constraints(&mut self, value: &[u8]) -> Result<(), X509Error> {
        let mut value = Der::new(value, "policyConstraints");
        let mut body = value.nested(tag::SEQUENCE)?;
        value.finish()?;
        let error = body.error();
        let explicit = body.optional(tag::context(0))?;
        let mapping = body.optional(tag::context(1))?;
        body.finish()?;
        if explicit.is_none() && mapping.is_none() {
            return Err(error);
        }
        let read = |number: Option<&[u8]>| match number {
            Some(number) => skip_certs(number).ok_or(error.clone()),
            None => Ok(None),
        };
        self.require_explicit = read(explicit.map(|tlv| tlv.value))?;
        self.inhibit_mapping = read(mapping.map(|tlv| tlv.value))?;
        Ok(())
    }

    fn read_policies(&mut self, value: &'a [u8]) -> Result<(), X509Error> {
        let mut value = Der::new(value, "certificatePolicies");
        let mut list = value.nested(tag::SEQUENCE)?;
        value.finish()?;
        let mut named: Vec<&[u8]> = Vec::new();
        let mut anys = 0;
        let error = list.error();
        if list.is_empty() {
            return Ok(());
        }
        while !list.is_empty() {
            let mut policy = list.nested(tag::SEQUENCE)?;
            let oid = policy.oid()?;
            policy.optional(tag::SEQUENCE)?;
            policy.finish()?;
            if oid == ANY_POLICY { anys += 1 } else { named.push(oid) }
        }
        let count = named.len();
        named.sort_unstable();
        named.dedup();
        if named.len() < count || anys > 1 {
            return Err(error);
        }
        self.any = anys == 1;
        self.named = Some(named);
        Ok(())
    }

    fn read_mappings(&mut self, value: &'a [u8]) -> Result<(), X509Error> {
        let mut value = Der::new(value, "policyMappings");
        let mut list = value.nested(tag::SEQUENCE)?;
        value.finish()?;
        let error = list.error();
        while !list.is_empty() {
            let mut mapping = list.nested(tag::SEQUENCE)?;
            let (issuers, subjects) = (mapping.oid()?, mapping.oid()?);
            mapping.finish()?;
            if issuers == ANY_POLICY || subjects == ANY_POLICY {
                return Err(error);
            }
            self.mappings.push((issuers, subjects));
        }
        if self.mappings.is_empty() { Err(error) } else { Ok(()) }
    }
}

/// The extension of a type, which must not come twice.
fn single<'a>(certificate: &'a Certificate, oid: &[u8]) -> Result<Option<RawExtension<'a>>, X509Error> {
    let mut found = certificate.extensions().filter(|extension| extension.oid == oid);
    let first = found.next();
    match found.next() {
        Some(second) => Err(Der::new(second.value, "second extension of its type").error()),
        None => Ok(first),
    }
}

/// A SkipCerts; `Some(None)` if it is too large to matter, `None` if it is negative.
fn skip_certs(integer: &[u8]) -> Option<Option<u32>> {
    match integer {
        [] | [0x80..=0xff, ..] => None,
        [0, rest @ ..] | rest if rest.len() <= 4 => {
            Some(Some(rest.iter().fold(0, |n, byte| n << 8 | u32::from(*byte))))
        }
        _ => Some(None),
    }
}
