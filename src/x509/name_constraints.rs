//! Name constraints (RFC 5280, section 4.2.1.10): which names a certification authority may certify.

use super::general_name::GeneralName;
use super::tlv::{Der, tag};
use super::verify::VerifyError;
use super::{Certificate, Name, X509Error, host, name, oid};

/// How many comparisons of a name with a subtree one check may take. A certificate that would need more is refused, so that
/// long lists against long lists cannot make verification slow.
const MAX_COMPARISONS: usize = 1 << 20;

/// The nameConstraints extension. Its encoding was checked when the certificate was read.
#[derive(Clone, Copy, Debug)]
pub struct NameConstraints<'a> {
    permitted: Subtrees<'a>,
    excluded: Subtrees<'a>,
}

/// GeneralSubtrees one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Subtrees<'a>(Der<'a>);

/// One GeneralSubtree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subtree<'a> {
    /// The name that the others are compared with.
    pub base: GeneralName<'a>,
    /// Whether minimum is 0 and there is no maximum, which is all that RFC 5280 allows.
    pub plain: bool,
}

impl<'a> NameConstraints<'a> {
    /// The constraints whose SEQUENCE has these contents.
    pub(crate) fn new(contents: &'a [u8]) -> Self {
        let (permitted, excluded) = lists(Der::new(contents, "nameConstraints")).unwrap_or((&[], &[]));
        let subtrees = |list| Subtrees(Der::new(list, "GeneralSubtrees"));
        Self { permitted: subtrees(permitted), excluded: subtrees(excluded) }
    }

    /// The subtrees that names of their kind must lie in.
    pub const fn permitted(&self) -> Subtrees<'a> {
        self.permitted
    }

    /// The subtrees that names must not lie in.
    pub const fn excluded(&self) -> Subtrees<'a> {
        self.excluded
    }

    /// The constraints, with their directory names read, for checking several names.
    pub(crate) fn prepare(&self) -> PreparedConstraints<'a> {
        let read = |list: Subtrees<'a>| list.map(PreparedSubtree::new).collect();
        PreparedConstraints { permitted: read(self.permitted), excluded: read(self.excluded) }
    }
}

/// Name constraints ready to be compared with.
pub(crate) struct PreparedConstraints<'a> {
    permitted: Vec<PreparedSubtree<'a>>,
    excluded: Vec<PreparedSubtree<'a>>,
}

/// A subtree whose base is read once, however many names are compared with it.
struct PreparedSubtree<'a> {
    base: GeneralName<'a>,
    /// The base, if it is a directory name.
    directory: Option<Name>,
    plain: bool,
}

impl<'a> PreparedSubtree<'a> {
    fn new(subtree: Subtree<'a>) -> Self {
        Self { base: email_of(&subtree.base), directory: subtree.base.directory_name(), plain: subtree.plain }
    }

    /// Whether a name of the same kind, with what it reads as if it is a directory name, lies in the subtree.
    fn holds(&self, name: &GeneralName<'_>, directory: Option<&Name>) -> Result<bool, VerifyError> {
        match (directory, &self.directory) {
            _ if !self.plain => Err(VerifyError::SUBTREE_MINMAX),
            (Some(name), Some(base)) => Ok(name.is_within(base)),
            _ => is_within(name, &self.base),
        }
    }
}

impl PreparedConstraints<'_> {
    /// How many comparisons a check of this certificate may take.
    pub(crate) fn comparisons(&self, certificate: &Certificate) -> usize {
        let names =
            certificate.subject().entries().count() + certificate.subject_alt_names().map_or(0, Iterator::count);
        (self.permitted.len() + self.excluded.len()).saturating_mul(names)
    }

    /// Checks the subject and the alternative names of a certificate.
    pub(crate) fn check(&self, certificate: &Certificate) -> Result<(), VerifyError> {
        let subject = certificate.subject();
        let alternative = certificate.subject_alt_names();
        if self.comparisons(certificate) > MAX_COMPARISONS {
            return Err(VerifyError::UNSPECIFIED);
        }
        if !subject.is_empty() {
            self.check_name(&GeneralName::Directory(subject.der()))?;
            for entry in subject.entries_of(oid::attr::EMAIL_ADDRESS) {
                if entry.value_tag != tag::IA5_STRING {
                    return Err(VerifyError::UNSUPPORTED_NAME_SYNTAX);
                }
                self.check_name(&GeneralName::Email(entry.value))?;
            }
        }
        alternative.into_iter().flatten().try_for_each(|name| self.check_name(&name))
    }

    /// Checks the common names that look like host names, as if they were dNSNames.
    pub(crate) fn check_common_names(&self, certificate: &Certificate) -> Result<(), VerifyError> {
        for entry in certificate.subject().common_names() {
            let Some(text) = name::decode_string(entry.value_tag, entry.value) else { continue };
            let text = text.trim_end_matches('\0').as_bytes();
            if text.contains(&0) {
                return Err(VerifyError::UNSUPPORTED_NAME_SYNTAX);
            }
            if host::looks_like_host_name(text) {
                self.check_name(&GeneralName::Dns(text))?;
            }
        }
        Ok(())
    }

    /// Checks one name: if there are permitted subtrees of its kind it must lie in one, and it must lie in no excluded one.
    fn check_name(&self, name: &GeneralName<'_>) -> Result<(), VerifyError> {
        let name = &email_of(name);
        let directory = name.directory_name();
        let mut permitted = None;
        for subtree in self.permitted.iter().filter(|subtree| same_kind(&subtree.base, name)) {
            permitted = Some(subtree.holds(name, directory.as_ref())? || permitted == Some(true));
        }
        if permitted == Some(false) {
            return Err(VerifyError::PERMITTED_VIOLATION);
        }
        for subtree in self.excluded.iter().filter(|subtree| same_kind(&subtree.base, name)) {
            if subtree.holds(name, directory.as_ref())? {
                return Err(VerifyError::EXCLUDED_VIOLATION);
            }
        }
        Ok(())
    }
}

impl<'a> Iterator for Subtrees<'a> {
    type Item = Subtree<'a>;

    fn next(&mut self) -> Option<Subtree<'a>> {
        read_subtree(&mut self.0).ok()
    }
}

/// Fails unless `body`, the contents of a NameConstraints, can be read.
pub(crate) fn check_syntax(body: Der<'_>) -> Result<(), X509Error> {
    let (permitted, excluded) = lists(body)?;
    for list in [permitted, excluded] {
        let mut list = Der::new(list, "GeneralSubtrees");
        while !list.is_empty() {
            if let GeneralName::Directory(name) = read_subtree(&mut list)?.base {
                Name::from_der(name)?;
            }
        }
    }
    Ok(())
}

/// The contents of the two lists.
fn lists(mut body: Der<'_>) -> Result<(&[u8], &[u8]), X509Error> {
    let permitted = body.optional(tag::context_constructed(0))?;
    let excluded = body.optional(tag::context_constructed(1))?;
    body.finish()?;
    Ok((permitted.map_or(&[], |list| list.value), excluded.map_or(&[], |list| list.value)))
}

fn read_subtree<'a>(list: &mut Der<'a>) -> Result<Subtree<'a>, X509Error> {
    let mut body = list.nested(tag::SEQUENCE)?;
    let base = GeneralName::read(&mut body)?;
    let minimum = body.optional(tag::context(0))?;
    let maximum = body.optional(tag::context(1))?;
    body.finish()?;
    Ok(Subtree { base, plain: minimum.is_none_or(|tlv| tlv.value == [0]) && maximum.is_none() })
}

/// `name`, or the mail address that an otherName of RFC 8398 is.
fn email_of<'a>(name: &GeneralName<'a>) -> GeneralName<'a> {
    match name {
        GeneralName::Other { oid: oid::SMTP_UTF8_MAILBOX, value } => {
            match Der::new(value, "SmtpUTF8Mailbox").expect(tag::UTF8_STRING) {
                Ok(mailbox) => GeneralName::Email(mailbox.value),
                Err(_) => GeneralName::Email(&[]),
            }
        }
        other => *other,
    }
}

fn same_kind(a: &GeneralName<'_>, b: &GeneralName<'_>) -> bool {
    match (a, b) {
        (GeneralName::Other { oid: a, .. }, GeneralName::Other { oid: b, .. }) => a == b,
        _ => core::mem::discriminant(a) == core::mem::discriminant(b),
    }
}

/// Whether `name` lies in the subtree of `base`, which is of the same kind and no directory name.
fn is_within(name: &GeneralName<'_>, base: &GeneralName<'_>) -> Result<bool, VerifyError> {
    match (name, base) {
        (GeneralName::Dns(name), GeneralName::Dns(base)) => Ok(dns_is_within(name, base)),
        (GeneralName::Email(name), GeneralName::Email(base)) => email_is_within(name, base),
        (GeneralName::Uri(name), GeneralName::Uri(base)) => uri_is_within(name, base),
        (GeneralName::Ip(name), GeneralName::Ip(base)) => ip_is_within(name, base),
        _ => Err(VerifyError::UNSUPPORTED_CONSTRAINT_TYPE),
    }
}

/// A host name lies in a subtree if it is `base` or has labels added on the left.
fn dns_is_within(name: &[u8], base: &[u8]) -> bool {
    let Some((left, right)) = name.len().checked_sub(base.len()).and_then(|at| name.split_at_checked(at)) else {
        return false;
    };
    right.eq_ignore_ascii_case(base)
        && (base.is_empty() || left.is_empty() || base.first() == Some(&b'.') || left.last() == Some(&b'.'))
}

/// `base` is a whole address, a host, or, beginning with a dot, all hosts of a domain.
fn email_is_within(name: &[u8], base: &[u8]) -> Result<bool, VerifyError> {
    let split = |address: &'_ [u8]| address.iter().rposition(|byte| *byte == b'@');
    let Some((local, host)) = split(name).and_then(|at| Some((name.get(..at)?, name.get(at + 1..)?))) else {
        return Err(VerifyError::UNSUPPORTED_NAME_SYNTAX);
    };
    match split(base).and_then(|at| Some((base.get(..at)?, base.get(at + 1..)?))) {
        None if base.first() == Some(&b'.') => Ok(name.len() > base.len()
            && name.get(name.len() - base.len()..).is_some_and(|end| end.eq_ignore_ascii_case(base))),
        None => Ok(host.eq_ignore_ascii_case(base)),
        Some((base_local, _)) if base_local.contains(&0) || local.contains(&0) => {
            Err(VerifyError::UNSUPPORTED_NAME_SYNTAX)
        }
        Some((base_local, base_host)) => {
            Ok((base_local.is_empty() || base_local == local) && host.eq_ignore_ascii_case(base_host))
        }
    }
}

/// The URI's host is what counts: it must be `base` or, if that begins with a dot, lie below it.
fn uri_is_within(name: &[u8], base: &[u8]) -> Result<bool, VerifyError> {
    let host = name
        .iter()
        .position(|byte| *byte == b':')
        .and_then(|colon| name.get(colon + 1..)?.strip_prefix(b"//"))
        .and_then(|rest| {
            let end = |stop: u8| rest.iter().position(|byte| *byte == stop);
            rest.get(..end(b':').or_else(|| end(b'/')).unwrap_or(rest.len()))
        })
        .filter(|host| !host.is_empty())
        .ok_or(VerifyError::UNSUPPORTED_NAME_SYNTAX)?;
    if base.first() == Some(&b'.') {
        let below = host.len().checked_sub(base.len()).filter(|at| *at > 0).and_then(|at| host.get(at..));
        return Ok(below.is_some_and(|end| end.eq_ignore_ascii_case(base)));
    }
    Ok(host.eq_ignore_ascii_case(base))
}

/// `base` is an address and a mask.
fn ip_is_within(name: &[u8], base: &[u8]) -> Result<bool, VerifyError> {
    if !matches!(name.len(), 4 | 16) || !matches!(base.len(), 8 | 32) {
        return Err(VerifyError::UNSUPPORTED_NAME_SYNTAX);
    }
    let (address, mask) = base.split_at(base.len() / 2);
    Ok(address.len() == name.len()
        && name.iter().zip(address).zip(mask).all(|((name, address), mask)| (name ^ address) & mask == 0))
}
