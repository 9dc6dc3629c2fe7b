//! Whether a certificate is for a host name, an IP address or a mail address: the rules of `X509_check_host` and its kin,
//! which are those of RFC 9525 with two additions, each with a flag to turn it off: common names where there are no
//! alternative names of the kind, and wildcards that stand for a part of the left-most label.

use super::general_name::GeneralName;
use super::{Certificate, name, oid};

/// Bits that change how names are matched: OpenSSL's `X509_CHECK_FLAG_`.
pub mod flag {
    /// The subject's common names count even beside alternative names.
    pub const ALWAYS_CHECK_SUBJECT: u32 = 0x1;
    /// `*` is a character like any other.
    pub const NO_WILDCARDS: u32 = 0x2;
    /// `*` stands for a whole label only.
    pub const NO_PARTIAL_WILDCARDS: u32 = 0x4;
    /// A `*` that is a whole label stands for several.
    pub const MULTI_LABEL_WILDCARDS: u32 = 0x8;
    /// Where the name asked for begins with a dot, it stands for hosts one label below only.
    pub const SINGLE_LABEL_SUBDOMAINS: u32 = 0x10;
    /// The subject's common names never count.
    pub const NEVER_CHECK_SUBJECT: u32 = 0x20;
}

/// The name in `certificate` that `host` matches, if one does. `flags` are bits of [`flag`].
///
/// A `host` that begins with a dot stands for all hosts below that domain. Nothing with a NUL in it matches.
pub fn match_host(certificate: &Certificate, host: &[u8], flags: u32) -> Option<Vec<u8>> {
    if host.is_empty() || host.contains(&0) {
        return None;
    }
    let matches = |pattern: &[u8]| {
        if flags & flag::NO_WILDCARDS == 0 {
            matches_wildcard(pattern, host, flags)
        } else {
            matches_name(pattern, host, flags)
        }
    };
    let names = certificate.subject_alt_names().into_iter().flatten().filter_map(|name| match name {
        GeneralName::Dns(name) => Some(name),
        _ => None,
    });
    match_names(certificate, names, oid::attr::COMMON_NAME, flags, matches)
}

/// Whether a mail address of `certificate` is `email`: alike to the letter before the `@`, in any case after it.
pub fn match_email(certificate: &Certificate, email: &[u8], flags: u32) -> bool {
    if email.is_empty() || email.contains(&0) {
        return false;
    }
    let names = certificate.subject_alt_names().into_iter().flatten().filter_map(|name| match name {
        GeneralName::Email(name) => Some(name),
        _ => None,
    });
    match_names(certificate, names, oid::attr::EMAIL_ADDRESS, flags, |name| same_email(name, email)).is_some()
}

/// Whether an iPAddress of `certificate` is `ip`, of 4 or 16 bytes.
pub fn match_ip(certificate: &Certificate, ip: &[u8]) -> bool {
    matches!(ip.len(), 4 | 16)
        && certificate.subject_alt_names().into_iter().flatten().any(|name| name == GeneralName::Ip(ip))
}

/// The first of `names` that matches; or, if there are none or `flags` say so, of the subject's attributes of type
/// `fallback`.
fn match_names<'a>(
    certificate: &'a Certificate,
    names: impl Iterator<Item = &'a [u8]>,
    fallback: &'a [u8],
    flags: u32,
    matches: impl Fn(&[u8]) -> bool,
) -> Option<Vec<u8>> {
    let mut found_any = false;
    for name in names {
        found_any = true;
        if matches(name) {
            return Some(name.to_vec());
        }
    }
    if (found_any && flags & flag::ALWAYS_CHECK_SUBJECT == 0) || flags & flag::NEVER_CHECK_SUBJECT != 0 {
        return None;
    }
    certificate
        .subject()
        .entries_of(fallback)
        .filter_map(|entry| name::decode_string(entry.value_tag, entry.value))
        .map(String::into_bytes)
        .find(|text| matches(text))
}

/// Whether `pattern`, a name of a certificate, is `host`, in any case; or ends with it, if `host` begins with a dot.
fn matches_name(pattern: &[u8], host: &[u8], flags: u32) -> bool {
    if pattern.contains(&0) {
        return false;
    }
    if is_subdomain_pattern(host)
        && let Some(split) = pattern.len().checked_sub(host.len())
        && let Some((below, suffix)) = pattern.split_at_checked(split)
        && (flags & flag::SINGLE_LABEL_SUBDOMAINS == 0 || !below.contains(&b'.'))
    {
        return suffix.eq_ignore_ascii_case(host);
    }
    pattern.eq_ignore_ascii_case(host)
}

/// Whether a name asked for stands for all hosts below a domain.
const fn is_subdomain_pattern(host: &[u8]) -> bool {
    matches!(host, [b'.', _, ..])
}

/// Whether `pattern`, which may have a wildcard, covers `host`.
fn matches_wildcard(pattern: &[u8], host: &[u8], flags: u32) -> bool {
    let wildcard = if is_subdomain_pattern(host) { None } else { split_wildcard(pattern, flags) };
    let Some((prefix, suffix)) = wildcard else {
        return matches_name(pattern, host, flags);
    };
    let Some((start, rest)) = host.split_at_checked(prefix.len()) else { return false };
    let Some((covered, end)) = rest.len().checked_sub(suffix.len()).and_then(|at| rest.split_at_checked(at)) else {
        return false;
    };
    if !start.eq_ignore_ascii_case(prefix) || !end.eq_ignore_ascii_case(suffix) {
        return false;
    }
    let whole_label = prefix.is_empty() && suffix.first() == Some(&b'.');
    if whole_label && covered.is_empty() {
        return false;
    }
    // A-labels are opaque: a part of one means nothing.
    if !whole_label && is_a_label(host) {
        return false;
    }
    let may_have_dots = whole_label && flags & flag::MULTI_LABEL_WILDCARDS != 0;
    covered == b"*"
        || covered.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-' || (may_have_dots && *byte == b'.'))
}

/// What stands before and after the wildcard of a well-formed pattern: one `*`, at the start or end of the left-most label,
/// which is not an A-label, above at least two more labels. `None` if there is no such wildcard.
fn split_wildcard(pattern: &[u8], flags: u32) -> Option<(&[u8], &[u8])> {
    let star = pattern.iter().position(|byte| *byte == b'*')?;
    let (prefix, suffix) = (pattern.get(..star)?, pattern.get(star + 1..)?);
    let mut labels = suffix.split(|byte| *byte == b'.');
    let rest_of_first = labels.next()?;
    let (at_start, at_end) = (prefix.is_empty(), rest_of_first.is_empty());
    let placed_well = if flags & flag::NO_PARTIAL_WILDCARDS != 0 { at_start && at_end } else { at_start || at_end };
    let is_word = |part: &[u8]| part.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    let first_is_well_formed = is_word(prefix)
        && is_word(rest_of_first)
        && prefix.first() != Some(&b'-')
        && rest_of_first.last().or(prefix.last()) != Some(&b'-')
        && !is_a_label(prefix);
    let mut others = 0;
    let others_are_well_formed = labels.all(|label| {
        others += 1;
        !label.is_empty() && is_word(label) && label.first() != Some(&b'-') && label.last() != Some(&b'-')
    });
    (placed_well && first_is_well_formed && others_are_well_formed && others >= 2).then_some((prefix, suffix))
}

/// Whether a label begins as internationalised ones do on the wire (RFC 5890).
fn is_a_label(label: &[u8]) -> bool {
    label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"xn--"))
}

fn same_email(a: &[u8], b: &[u8]) -> bool {
    // An @ with nothing before it parts nothing.
    let split =
        |address: &[u8]| address.iter().rposition(|byte| *byte == b'@').filter(|at| *at > 0).unwrap_or(address.len());
    let at = split(a);
    match (a.split_at_checked(at), b.split_at_checked(at)) {
        (Some((local_a, host_a)), Some((local_b, host_b))) => {
            !a.contains(&0) && at == split(b) && local_a == local_b && host_a.eq_ignore_ascii_case(host_b)
        }
        _ => false,
    }
}

/// Whether a common name looks like a host name: at least two labels of letters, digits, `_` and inner hyphens.
pub(crate) fn looks_like_host_name(text: &[u8]) -> bool {
    let is_label = |label: &[u8]| {
        !label.is_empty()
            && label.first() != Some(&b'-')
            && label.last() != Some(&b'-')
            && label.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    text.contains(&b'.') && text.split(|byte| *byte == b'.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names_match_as_in_openssl() {
        // hosts.txt is what libcrypto's X509_check_host said: see testdata/hosts.py. Only matches are listed for flags but 0.
        let matched = include_str!("testdata/hosts.txt");
        let lines: Vec<Vec<&str>> = matched.lines().map(|line| line.split(' ').collect()).collect();
        let says = |pattern: &str, host: &str, flags: u32| {
            let flags = flags.to_string();
            lines.iter().any(|line| line[..] == [pattern, host, &flags, "1"])
        };
        let mut wrong = Vec::new();
        for line in lines.iter().filter(|line| line[2] == "0") {
            for flags in [
                0,
                flag::NO_WILDCARDS,
                flag::NO_PARTIAL_WILDCARDS,
                flag::MULTI_LABEL_WILDCARDS,
                flag::SINGLE_LABEL_SUBDOMAINS,
            ] {
                let (pattern, host) = (line[0], line[1]);
                let found = if flags & flag::NO_WILDCARDS == 0 {
                    matches_wildcard(pattern.as_bytes(), host.as_bytes(), flags)
                } else {
                    matches_name(pattern.as_bytes(), host.as_bytes(), flags)
                };
                if found != says(pattern, host, flags) {
                    wrong.push(format!("{pattern} {host} {flags}: not {found}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_nul_never_matches() {
        assert!(!matches_name(b"www.example.com\0", b"www.example.com\0", 0));
        assert!(!matches_wildcard(b"*.example.com\0", b"www.example.com\0", 0));
        assert!(!same_email(b"a\0@b.c", b"a\0@b.c"));
        let leaf = super::super::pem::certificates(include_bytes!("testdata/leaf.pem")).next().unwrap().unwrap();
        assert!(match_host(&leaf, b"www.example.com", 0).is_some());
        assert!(match_host(&leaf, b"www.example.com\0", 0).is_none());
        assert!(match_host(&leaf, b"", 0).is_none());
    }

    #[test]
    fn common_names_that_look_like_host_names() {
        for name in ["a.b", "www.example.com", "a_b.c", "x-y.z"] {
            assert!(looks_like_host_name(name.as_bytes()), "{name}");
        }
        for name in ["localhost", "John Doe", "a..b", ".a.b", "a.b.", "-a.b", "a-.b", "a.b-", "*.example.com", ""] {
            assert!(!looks_like_host_name(name.as_bytes()), "{name}");
        }
    }
}
