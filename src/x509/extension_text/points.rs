//! CRL distribution points, and what else points to a CRL.

use super::super::tlv::{self, Der, Tlv, tag};
use super::super::{Name, X509Error};
use super::general_names::{name_line, printable, read_all};
use super::simple::{bits, integer_hexadecimal, time_text};
use super::{Unshown, Words, sequence, spaces};

/// The names of the reasons for which a CRL may list a certificate, bit 0 first.
const REASONS: &[&str] = &[
    "Unused",
    "Key Compromise",
    "CA Compromise",
    "Affiliation Changed",
    "Superseded",
    "Cessation Of Operation",
    "Certificate Hold",
    "Privilege Withdrawn",
    "AA Compromise",
];

/// The bits in the contents of a BIT STRING.
fn bit_contents<'a>(element: &Tlv<'a>, error: X509Error) -> Result<&'a [u8], X509Error> {
    match element.value.split_first() {
        Some((unused, bits)) if *unused < 8 => Ok(bits),
        _ => Err(error),
    }
}

fn reasons(title: &str, value: &[u8], indent: usize) -> Vec<u8> {
    let names = bits(value, REASONS).join(", ");
    let names = if names.is_empty() { "<EMPTY>" } else { &names };
    format!("{:indent$}{title}:\n{:indent$}  {names}\n", "", "").into_bytes()
}

/// Names one a line, without an end of the last line.
fn names(mut list: Der<'_>, indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut lines = Vec::new();
    for name in read_all(&mut list)? {
        lines.push([spaces(indent + 2), name_line(&name, words)?].concat());
    }
    Ok(lines.join(&b"\n"[..]))
}

/// A DistributionPointName: full names, or a name relative to the issuer's.
fn point_name(element: &Tlv<'_>, indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut choice = element.reader("DistributionPointName");
    let name = choice.any()?;
    choice.finish()?;
    const FULL: u8 = tag::context_constructed(0);
    const RELATIVE: u8 = tag::context_constructed(1);
    match name.tag {
        FULL => {
            let title = format!("{:indent$}Full Name:\n", "").into_bytes();
            Ok([title, names(name.reader("GeneralNames"), indent, words)?].concat())
        }
        RELATIVE => {
            let (mut set, mut der) = (Vec::new(), Vec::new());
            tlv::write(&mut set, tag::SET, name.value);
            tlv::write(&mut der, tag::SEQUENCE, &set);
            let title = format!("{:indent$}Relative Name:\n{:indent$}  ", "", "").into_bytes();
            Ok([title, words.name(&Name::from_der(&der)?), b"\n".to_vec()].concat())
        }
        _ => Err(choice.error().into()),
    }
}

/// crlDistributionPoints and freshestCRL.
pub(super) fn distribution_points(value: &[u8], indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut list = sequence(value, "CRLDistributionPoints")?;
    let mut points = Vec::new();
    while !list.is_empty() {
        let mut body = list.nested(tag::SEQUENCE)?;
        let mut text = Vec::new();
        if let Some(name) = body.optional(tag::context_constructed(0))? {
            text.extend(point_name(&name, indent, words)?);
        }
        if let Some(flags) = body.optional(tag::context(1))? {
            text.extend(reasons("Reasons", bit_contents(&flags, body.error())?, indent));
        }
        if let Some(issuer) = body.optional(tag::context_constructed(2))? {
            text.extend(format!("{:indent$}CRL Issuer:\n", "").into_bytes());
            text.extend(names(issuer.reader("GeneralNames"), indent, words)?);
        }
        body.finish()?;
        points.push(text);
    }
    Ok(points.join(&b"\n"[..]))
}

/// issuingDistributionPoint, of CRLs.
pub(super) fn issuing_distribution_point(value: &[u8], indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "issuingDistributionPoint")?;
    let name = body.optional(tag::context_constructed(0))?;
    let is_set = |element: Option<Tlv<'_>>| element.is_some_and(|element| element.value == [0xff]);
    let only_users = is_set(body.optional(tag::context(1))?);
    let only_authorities = is_set(body.optional(tag::context(2))?);
    let only_reasons = body.optional(tag::context(3))?;
    let indirect = is_set(body.optional(tag::context(4))?);
    let only_attributes = is_set(body.optional(tag::context(5))?);
    body.finish()?;
    let mut text = Vec::new();
    let line = |text: &mut Vec<u8>, shown: bool, line: &str| {
        if shown {
            text.extend(format!("{:indent$}{line}\n", "").into_bytes());
        }
    };
    if let Some(name) = &name {
        text.extend(point_name(name, indent, words)?);
    }
    line(&mut text, only_users, "Only User Certificates");
    line(&mut text, only_authorities, "Only CA Certificates");
    line(&mut text, indirect, "Indirect CRL");
    if let Some(flags) = &only_reasons {
        text.extend(reasons("Only Some Reasons", bit_contents(flags, body.error())?, indent));
    }
    line(&mut text, only_attributes, "Only Attribute Certificates");
    let nothing = text.is_empty();
    line(&mut text, nothing, "<EMPTY>");
    Ok(text)
}

/// OCSP's CRL reference (RFC 6960, section 4.4.2).
pub(super) fn crl_id(value: &[u8], indent: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "CrlID")?;
    let mut text = Vec::new();
    let mut line = |name: &str, value: &[u8]| {
        text.extend([&spaces(indent), name.as_bytes(), b": ", value, b"\n"].concat());
    };
    if let Some(url) = body.optional(tag::context_constructed(0))? {
        line("crlUrl", &printable(url.reader("crlUrl").expect(tag::IA5_STRING)?.value));
    }
    if let Some(number) = body.optional(tag::context_constructed(1))? {
        line("crlNum", integer_hexadecimal(number.reader("crlNum").integer()?).as_bytes());
    }
    if let Some(time) = body.optional(tag::context_constructed(2))? {
        let time = time.reader("crlTime").expect(tag::GENERALIZED_TIME)?;
        line("crlTime", time_text(time.value)?.as_bytes());
    }
    body.finish()?;
    Ok(text)
}
