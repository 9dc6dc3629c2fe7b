//! Proxy certificates (RFC 3820): issued by a certificate that is no authority, for a name below its own.

use crate::x509::extensions::Proxy;
use crate::x509::oid::attr;
use crate::x509::tlv::{Der, tag};
use crate::x509::{Certificate, Name};

/// The proxies of a chain, from the leaf up.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// How long the path of proxies may be for those above, so far.
    length: u32,
    below_is_proxy: bool,
}

impl Path {
    /// Whether the certificate at hand issued a proxy.
    pub(super) const fn is_next(&self) -> bool {
        self.below_is_proxy
    }

    /// The number of proxies that path lengths are extended by.
    pub(super) const fn length(&self) -> u32 {
        self.length
    }

    /// Takes in a certificate. False if there are more proxies below than it allows.
    pub(super) fn take(&mut self, proxy: Option<Proxy>) -> bool {
        self.below_is_proxy = proxy.is_some();
        let Some(proxy) = proxy else { return true };
        let limit = proxy.path_length.unwrap_or(self.length);
        let allowed = self.length <= limit;
        self.length = limit.saturating_add(1);
        allowed
    }
}

/// Whether the subject is the issuer's name with one common name more (RFC 3820, section 3.4).
pub(super) fn is_named_after_issuer(certificate: &Certificate) -> bool {
    let entries: Vec<_> = certificate.subject().entries().collect();
    let [.., before, last] = entries.as_slice() else { return false };
    last.oid == attr::COMMON_NAME
        && last.set != before.set
        && entries.len() == certificate.issuer().entries().count() + 1
        && without_last_set(certificate.subject()).is_some_and(|name| name == *certificate.issuer())
}

fn without_last_set(name: &Name) -> Option<Name> {
    let mut outer = Der::new(name.der(), "Name");
    let mut sets = outer.nested(tag::SEQUENCE).ok()?;
    let mut kept = Vec::new();
    while !sets.is_empty() {
        kept.push(sets.expect(tag::SET).ok()?.raw);
    }
    kept.pop();
    let mut der = Vec::new();
    crate::x509::tlv::write(&mut der, tag::SEQUENCE, &kept.concat());
    Name::from_der(&der).ok()
}
