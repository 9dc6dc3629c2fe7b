//! Extensions made of names.

use std::net::IpAddr;

use super::{Context, Fault, split_once};
use crate::x509::extension_text::Value;
use crate::x509::tlv::{element, tag};

/// The bytes of an address.
fn address(text: &[u8]) -> Result<Vec<u8>, Fault> {
    match core::str::from_utf8(text).ok().and_then(|text| text.parse().ok()) {
        Some(IpAddr::V4(address)) => Ok(address.octets().to_vec()),
        Some(IpAddr::V6(address)) => Ok(address.octets().to_vec()),
        None => Err(Fault::BAD_IP_ADDRESS),
    }
}

/// The bytes of an address and a mask with a slash between.
fn network(text: &[u8]) -> Result<Vec<u8>, Fault> {
    let (ip, mask) = split_once(text, b'/').ok_or(Fault::BAD_IP_ADDRESS)?;
    let (ip, mask) = (address(ip)?, address(mask)?);
    if ip.len() == mask.len() { Ok([ip, mask].concat()) } else { Err(Fault::BAD_IP_ADDRESS) }
}

/// A kind of name without the number that keeps the lines of a section apart: `DNS.2` is `DNS`.
fn kind(name: &[u8]) -> &[u8] {
    name.split(|byte| *byte == b'.').next().unwrap_or_default()
}

/// The value of an otherName: an object, a semicolon, and a string with its type.
fn other_name(text: &[u8], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let (oid, value) = split_once(text, b';').ok_or(Fault::OTHERNAME_ERROR)?;
    let oid = context.object(oid).ok_or(Fault::OTHERNAME_ERROR)?;
    let (kind, value) = split_once(value, b':').ok_or(Fault::OTHERNAME_ERROR)?;
    let kind = match kind {
        b"UTF8" | b"UTF8String" => tag::UTF8_STRING,
        b"IA5" | b"IA5STRING" => tag::IA5_STRING,
        _ => return Err(Fault::OTHERNAME_ERROR),
    };
    let value = element(tag::context_constructed(0), &element(kind, value));
    Ok([element(tag::OID, &oid), value].concat())
}

/// One name.
fn general_name(name: &[u8], value: Option<&[u8]>, subtree: bool, context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let value = value.ok_or(Fault::MISSING_VALUE)?;
    Ok(match kind(name) {
        b"email" => element(tag::context(1), value),
        b"DNS" => element(tag::context(2), value),
        b"URI" => element(tag::context(6), value),
        b"IP" => element(tag::context(7), &if subtree { network(value) } else { address(value) }?),
        b"RID" => element(tag::context(8), &context.object(value).ok_or(Fault::BAD_OBJECT)?),
        b"otherName" => element(tag::context_constructed(0), &other_name(value, context)?),
        _ => return Err(Fault::UNSUPPORTED_OPTION),
    })
}

/// subjectAltName and issuerAltName.
pub(super) fn general_names(values: &[Value], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let mut names = Vec::new();
    for value in values {
        let name = value.name.as_deref().unwrap_or_default();
        match (kind(name), value.value.as_deref()) {
            (b"email", Some(b"copy")) => {
                names.extend(context.subject_emails().iter().flat_map(|email| element(tag::context(1), email)));
            }
            (b"issuer", Some(b"copy")) => {
                if !context.has_issuer() {
                    return Err(Fault::NO_ISSUER_DETAILS);
                }
                names.extend(context.issuer_alt_names().unwrap_or_default());
            }
            (_, value) => names.extend(general_name(name, value, false, context)?),
        }
    }
    Ok(element(tag::SEQUENCE, &names))
}

/// authorityInfoAccess and subjectInfoAccess.
pub(super) fn access_descriptions(values: &[Value], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let mut list = Vec::new();
    for value in values {
        let (method, name) =
            split_once(value.name.as_deref().unwrap_or_default(), b';').ok_or(Fault::INVALID_SYNTAX)?;
        let location = general_name(name, value.value.as_deref(), false, context)?;
        let method = context.object(method).ok_or(Fault::BAD_OBJECT)?;
        list.extend(element(tag::SEQUENCE, &[element(tag::OID, &method), location].concat()));
    }
    Ok(element(tag::SEQUENCE, &list))
}

/// nameConstraints.
pub(super) fn name_constraints(values: &[Value], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let (mut permitted, mut excluded) = (Vec::new(), Vec::new());
    for value in values {
        let (which, name) = split_once(value.name.as_deref().unwrap_or_default(), b';').ok_or(Fault::INVALID_SYNTAX)?;
        let list = match which {
            b"permitted" => &mut permitted,
            b"excluded" => &mut excluded,
            _ => return Err(Fault::INVALID_SYNTAX),
        };
        let base = general_name(name, value.value.as_deref(), true, context)?;
        list.extend(element(tag::SEQUENCE, &base));
    }
    let lists = [(0, permitted), (1, excluded)];
    let lists = lists.iter().filter(|(_, list)| !list.is_empty());
    let body: Vec<u8> = lists.flat_map(|(at, list)| element(tag::context_constructed(*at), list)).collect();
    Ok(element(tag::SEQUENCE, &body))
}

/// crlDistributionPoints, each of one full name.
pub(super) fn distribution_points(values: &[Value], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let mut list = Vec::new();
    for value in values {
        let Some(text) = value.value.as_deref() else { return Err(Fault::EXTENSION_SETTING_NOT_SUPPORTED) };
        let name = general_name(value.name.as_deref().unwrap_or_default(), Some(text), false, context)?;
        let full = element(tag::context_constructed(0), &element(tag::context_constructed(0), &name));
        list.extend(element(tag::SEQUENCE, &full));
    }
    Ok(element(tag::SEQUENCE, &list))
}

/// authorityKeyIdentifier, of what the issuer's certificate says.
pub(super) fn authority_key_id(values: &[Value], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    /// How much something is wanted.
    #[derive(Clone, Copy, PartialEq)]
    enum Wanted {
        No,
        IfPossible,
        Always,
    }
    let (mut key, mut serial) = (Wanted::No, Wanted::No);
    for value in values {
        let wanted = if value.value.as_deref() == Some(b"always") { Wanted::Always } else { Wanted::IfPossible };
        match value.name.as_deref() {
            Some(b"keyid") => key = wanted,
            Some(b"issuer") => serial = wanted,
            Some(b"none") if values.len() == 1 => return Ok(element(tag::SEQUENCE, &[])),
            _ => return Err(Fault::UNKNOWN_OPTION),
        }
    }
    if context.only_trying() {
        return Ok(element(tag::SEQUENCE, &[]));
    }
    if !context.has_issuer() {
        return Err(Fault::NO_ISSUER_CERTIFICATE);
    }
    let id = if key == Wanted::No { None } else { context.issuer_key_id() };
    if key == Wanted::Always && id.is_none() {
        return Err(Fault::UNABLE_TO_GET_ISSUER_KEYID);
    }
    let mut body = id.as_ref().map(|id| element(tag::context(0), id)).unwrap_or_default();
    if serial == Wanted::Always || (serial == Wanted::IfPossible && id.is_none()) {
        let (issuer, number) = context.issuer_serial().ok_or(Fault::NO_ISSUER_DETAILS)?;
        let name = element(tag::context_constructed(4), &issuer);
        body.extend(element(tag::context_constructed(1), &name));
        body.extend(element(tag::context(2), &number));
    }
    Ok(element(tag::SEQUENCE, &body))
}
