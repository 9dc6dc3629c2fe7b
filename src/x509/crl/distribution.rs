//! Distribution points (RFC 5280, sections 4.2.1.13 and 5.2.5): which certificates a revocation list speaks of.

use crate::x509::tlv::{self, Der, tag};
use crate::x509::{GeneralName, GeneralNames, Name, X509Error};

/// Every reason a list can give, as OpenSSL's `CRLDP_ALL_REASONS`: the bits of ReasonFlags, without the unused one.
pub const ALL_REASONS: u16 = 0x807f;

/// The name of a distribution point.
#[derive(Clone, Copy, Debug)]
pub enum DistributionPointName<'a> {
    /// Names in full: the contents of a GeneralNames.
    Full(&'a [u8]),
    /// What is to be appended to the issuer's name: the contents of a RelativeDistinguishedName.
    Relative(&'a [u8]),
}

/// Where a certificate says its revocation list is.
#[derive(Clone, Copy, Debug)]
pub struct DistributionPoint<'a> {
    /// The name of the place.
    pub name: Option<DistributionPointName<'a>>,
    /// The reasons that a list from there covers.
    pub reasons: u16,
    /// Who issues the list, if it is not the certificate's issuer: the contents of a GeneralNames.
    issuer: Option<&'a [u8]>,
}

/// What a revocation list says of its scope.
#[derive(Clone, Copy, Debug)]
pub struct IssuingDistributionPoint<'a> {
    /// The name of the place that the list comes from.
    pub name: Option<DistributionPointName<'a>>,
    /// It lists end entities only.
    pub only_users: bool,
    /// It lists authorities only.
    pub only_authorities: bool,
    /// It gives these reasons only.
    pub only_reasons: Option<u16>,
    /// It lists certificates of other issuers, too.
    pub indirect: bool,
    /// It lists attribute certificates only.
    pub only_attributes: bool,
}

impl<'a> DistributionPointName<'a> {
    /// Reads the explicit `[0]` that holds the name.
    fn read(mut explicit: Der<'a>) -> Result<Self, X509Error> {
        let error = explicit.error();
        let choice = explicit.any()?;
        explicit.finish()?;
        match choice.tag {
            0xa0 => {
                GeneralNames::check(choice.value)?;
                Ok(Self::Full(choice.value))
            }
            0xa1 => append_to(&[], choice.value).map(|_| Self::Relative(choice.value)).ok_or(error),
            _ => Err(error),
        }
    }

    /// The one distinguished name that a relative name stands for.
    fn resolved(&self, issuer: &Name) -> Option<Name> {
        match self {
            Self::Full(_) => None,
            Self::Relative(set) => append_to(Der::new(issuer.der(), "Name").nested(tag::SEQUENCE).ok()?.rest(), set),
        }
    }
}

/// The name made of RelativeDistinguishedNames, and one more, of which the contents are given.
fn append_to(sets: &[u8], last: &[u8]) -> Option<Name> {
    let mut body = sets.to_vec();
    tlv::write(&mut body, tag::SET, last);
    let mut der = Vec::with_capacity(body.len() + 4);
    tlv::write(&mut der, tag::SEQUENCE, &body);
    Name::from_der(&der).ok()
}

/// The first 16 bits of ReasonFlags, as OpenSSL counts them.
fn reasons(bits: &[u8]) -> u16 {
    let byte = |n: usize| u16::from(bits.get(n).copied().unwrap_or(0));
    (byte(0) | byte(1) << 8) & ALL_REASONS
}

/// The contents of an implicit BIT STRING.
fn implicit_bits<'a>(value: &'a [u8], body: &Der<'a>) -> Result<u16, X509Error> {
    match value.split_first() {
        Some((0..=7, bits)) => Ok(reasons(bits)),
        _ => Err(body.error()),
    }
}

/// An implicit BOOLEAN, false if it is not there.
fn implicit_boolean(body: &mut Der<'_>, n: u8) -> Result<bool, X509Error> {
    match body.optional(tag::context(n))?.map(|tlv| tlv.value) {
        None | Some([0]) => Ok(false),
        Some([0xff]) => Ok(true),
        Some(_) => Err(body.error()),
    }
}

impl<'a> DistributionPoint<'a> {
    /// Reads one DistributionPoint.
    pub(crate) fn read(list: &mut Der<'a>) -> Result<Self, X509Error> {
        let mut body = list.nested(tag::SEQUENCE)?;
        let name = match body.optional(tag::context_constructed(0))? {
            Some(explicit) => Some(DistributionPointName::read(explicit.reader("DistributionPointName"))?),
            None => None,
        };
        let reasons = match body.optional(tag::context(1))? {
            Some(bits) => implicit_bits(bits.value, &body)?,
            None => ALL_REASONS,
        };
        let issuer = body.optional(tag::context_constructed(2))?.map(|names| names.value);
        if let Some(issuer) = issuer {
            GeneralNames::check(issuer)?;
        }
        body.finish()?;
        Ok(Self { name, reasons, issuer })
    }

    /// Whether `list_issuer` may issue the list: it is named, or nobody is and `same_issuer` says that it is the
    /// certificate's own.
    pub(crate) fn may_be_issued_by(&self, list_issuer: &Name, same_issuer: bool) -> bool {
        self.issuer.map_or(same_issuer, |names| has_directory_name(names, list_issuer))
    }

    /// The distinguished name that the point's name is, if it is relative: to the first issuer named, or else to the
    /// certificate's.
    fn relative_name(&self, certificate_issuer: &Name) -> Option<Name> {
        let named = self.issuer.and_then(|names| directory_names(names).next());
        self.name?.resolved(named.as_ref().unwrap_or(certificate_issuer))
    }

    /// Whether a list with this scope comes from here: one name of each is the same, or one of both says nothing.
    pub(crate) fn is_of(
        &self,
        certificate_issuer: &Name,
        scope: &IssuingDistributionPoint<'_>,
        list_issuer: &Name,
    ) -> bool {
        use DistributionPointName::{Full, Relative};
        let (Some(mine), Some(other)) = (self.name, scope.name) else { return true };
        match (mine, other) {
            (Relative(_), Relative(_)) => {
                let (mine, other) = (self.relative_name(certificate_issuer), other.resolved(list_issuer));
                mine.is_some() && mine == other
            }
            (Relative(_), Full(names)) => {
                self.relative_name(certificate_issuer).is_some_and(|name| has_directory_name(names, &name))
            }
            (Full(names), Relative(_)) => {
                other.resolved(list_issuer).is_some_and(|name| has_directory_name(names, &name))
            }
            (Full(mine), Full(other)) => {
                GeneralNames::new(mine).any(|name| GeneralNames::new(other).any(|other| same_name(&name, &other)))
            }
        }
    }
}

impl<'a> IssuingDistributionPoint<'a> {
    /// Reads the contents of an IssuingDistributionPoint.
    pub(crate) fn read(mut body: Der<'a>) -> Result<Self, X509Error> {
        let name = match body.optional(tag::context_constructed(0))? {
            Some(explicit) => Some(DistributionPointName::read(explicit.reader("DistributionPointName"))?),
            None => None,
        };
        let only_users = implicit_boolean(&mut body, 1)?;
        let only_authorities = implicit_boolean(&mut body, 2)?;
        let only_reasons = match body.optional(tag::context(3))? {
            Some(bits) => Some(implicit_bits(bits.value, &body)?),
            None => None,
        };
        let indirect = implicit_boolean(&mut body, 4)?;
        let only_attributes = implicit_boolean(&mut body, 5)?;
        body.finish()?;
        Ok(Self { name, only_users, only_authorities, only_reasons, indirect, only_attributes })
    }

    /// Whether it says more than one of "only users", "only authorities" and "only attribute certificates".
    pub(crate) fn contradicts_itself(&self) -> bool {
        u8::from(self.only_users) + u8::from(self.only_authorities) + u8::from(self.only_attributes) > 1
    }
}

/// The directoryNames among names.
fn directory_names(contents: &[u8]) -> impl Iterator<Item = Name> {
    GeneralNames::new(contents).filter_map(|name| name.directory_name())
}

fn has_directory_name(contents: &[u8], wanted: &Name) -> bool {
    directory_names(contents).any(|name| name == *wanted)
}

/// Whether two names are the same: directory names as names are compared, all others byte by byte.
fn same_name(a: &GeneralName<'_>, b: &GeneralName<'_>) -> bool {
    match (a.directory_name(), b.directory_name()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}
