//! Policies: of certificates (RFC 5280), of proxies (RFC 3820), and Thawte's strong extranet.

use super::super::tlv::{Der, tag};
use super::simple::{integer_hexadecimal, integer_text};
use super::{Unshown, Value, Words, sequence, spaces, unless_empty};

const CPS: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 2, 1];
const USER_NOTICE: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 2, 2];

/// certificatePolicies.
pub(super) fn policies(value: &[u8], indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut list = sequence(value, "certificatePolicies")?;
    let mut blocks = Vec::new();
    while !list.is_empty() {
        let mut policy = list.nested(tag::SEQUENCE)?;
        let mut lines = vec![format!("{:indent$}Policy: {}", "", words.object(policy.oid()?)).into_bytes()];
        if let Some(qualifiers) = policy.optional(tag::SEQUENCE)? {
            let mut qualifiers = qualifiers.reader("policyQualifiers");
            if qualifiers.is_empty() {
                lines.push(Vec::new());
            }
            while !qualifiers.is_empty() {
                lines.push(qualifier(&mut qualifiers, indent + 2, words)?);
            }
        }
        policy.finish()?;
        blocks.push(lines.join(&b"\n"[..]));
    }
    Ok(blocks.join(&b"\n"[..]))
}

fn qualifier(list: &mut Der<'_>, indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = list.nested(tag::SEQUENCE)?;
    let kind = body.oid()?;
    let text = match kind {
        CPS => [&spaces(indent), &b"CPS: "[..], body.expect(tag::IA5_STRING)?.value].concat(),
        USER_NOTICE => {
            let title = format!("{:indent$}User Notice:\n", "").into_bytes();
            [title, notice(body.nested(tag::SEQUENCE)?, indent + 2)?].concat()
        }
        _ => {
            body.any()?;
            format!("{:indent$}  Unknown Qualifier: {}", "", words.object(kind)).into_bytes()
        }
    };
    body.finish()?;
    Ok(text)
}

/// The contents of the next element if it is a DisplayText.
fn display_text<'a>(body: &mut Der<'a>) -> Result<Option<&'a [u8]>, Unshown> {
    for kind in [tag::IA5_STRING, tag::VISIBLE_STRING, tag::BMP_STRING, tag::UTF8_STRING] {
        if let Some(text) = body.optional(kind)? {
            // OpenSSL shows what comes before a NUL, which in a BMPString is the first byte of most.
            return Ok(text.value.split(|byte| *byte == 0).next());
        }
    }
    Ok(None)
}

fn notice(mut body: Der<'_>, indent: usize) -> Result<Vec<u8>, Unshown> {
    let mut lines = Vec::new();
    if let Some(reference) = body.optional(tag::SEQUENCE)? {
        let mut reference = reference.reader("NoticeReference");
        let organization = display_text(&mut reference)?.ok_or_else(|| reference.error())?;
        lines.push([&spaces(indent), &b"Organization: "[..], organization].concat());
        let mut list = reference.nested(tag::SEQUENCE)?;
        reference.finish()?;
        let mut numbers = Vec::new();
        while !list.is_empty() {
            numbers.push(integer_text(list.integer()?));
        }
        let plural = if numbers.len() > 1 { "s" } else { "" };
        lines.push(format!("{:indent$}Number{plural}: {}", "", numbers.join(", ")).into_bytes());
    }
    if let Some(text) = display_text(&mut body)? {
        lines.push([&spaces(indent), &b"Explicit Text: "[..], text].concat());
    }
    body.finish()?;
    Ok(lines.join(&b"\n"[..]))
}

/// policyConstraints.
pub(super) fn constraints(value: &[u8], _: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let mut body = sequence(value, "policyConstraints")?;
    let mut values = Vec::new();
    if let Some(number) = body.optional(tag::context(0))? {
        values.push(Value::pair("Require Explicit Policy", integer_text(number.value)));
    }
    if let Some(number) = body.optional(tag::context(1))? {
        values.push(Value::pair("Inhibit Policy Mapping", integer_text(number.value)));
    }
    body.finish()?;
    unless_empty(values)
}

/// policyMappings.
pub(super) fn mappings(value: &[u8], words: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let mut list = sequence(value, "policyMappings")?;
    let mut values = Vec::new();
    while !list.is_empty() {
        let mut pair = list.nested(tag::SEQUENCE)?;
        values.push(Value::pair(words.object(pair.oid()?), words.object(pair.oid()?)));
        pair.finish()?;
    }
    unless_empty(values)
}

/// proxyCertInfo.
pub(super) fn proxy(value: &[u8], indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "proxyCertInfo")?;
    let length = match body.next_is(tag::INTEGER) {
        true => integer_hexadecimal(body.integer()?),
        false => "infinite".to_owned(),
    };
    let mut policy = body.nested(tag::SEQUENCE)?;
    let language = words.object(policy.oid()?);
    let mut text = format!("{:indent$}Path Length Constraint: {length}\n{:indent$}Policy Language: {language}", "", "")
        .into_bytes();
    if let Some(policy) = policy.optional(tag::OCTET_STRING)? {
        text.extend([b"\n", &spaces(indent)[..], b"Policy Text: ", policy.value].concat());
    }
    policy.finish()?;
    body.finish()?;
    Ok(text)
}

/// Thawte's strong extranet: users of zones.
pub(super) fn strong_extranet(value: &[u8], indent: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "SXNet")?;
    let version = body.integer()?.iter().fold(0_u64, |version, byte| version << 8 | u64::from(*byte));
    let mut text = format!("{:indent$}Version: {} (0x{version:X})", "", version + 1).into_bytes();
    let mut list = body.nested(tag::SEQUENCE)?;
    body.finish()?;
    while !list.is_empty() {
        let mut id = list.nested(tag::SEQUENCE)?;
        let zone = integer_text(id.integer()?);
        text.extend(format!("\n{:indent$}Zone: {zone}, User: ", "").into_bytes());
        text.extend(super::general_names::printable(id.expect(tag::OCTET_STRING)?.value));
        id.finish()?;
    }
    Ok(text)
}
