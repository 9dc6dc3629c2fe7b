//! Extensions that are bits, numbers and objects.

use super::{Context, Fault, from_hexadecimal};
use crate::x509::extension_text::Value;
use crate::x509::tlv::{element, tag};

/// Long and short names of the bits of keyUsage.
pub(super) const KEY_USAGE: &[(&str, &str)] = &[
    ("Digital Signature", "digitalSignature"),
    ("Non Repudiation", "nonRepudiation"),
    ("Key Encipherment", "keyEncipherment"),
    ("Data Encipherment", "dataEncipherment"),
    ("Key Agreement", "keyAgreement"),
    ("Certificate Sign", "keyCertSign"),
    ("CRL Sign", "cRLSign"),
    ("Encipher Only", "encipherOnly"),
    ("Decipher Only", "decipherOnly"),
];

/// Long and short names of the bits of Netscape's certificate type.
pub(super) const NETSCAPE_TYPE: &[(&str, &str)] = &[
    ("SSL Client", "client"),
    ("SSL Server", "server"),
    ("S/MIME", "email"),
    ("Object Signing", "objsign"),
    ("Unused", "reserved"),
    ("SSL CA", "sslCA"),
    ("S/MIME CA", "emailCA"),
    ("Object Signing CA", "objCA"),
];

/// The name of a value.
fn name(value: &Value) -> &[u8] {
    value.name.as_deref().unwrap_or_default()
}

pub(super) fn bits(values: &[Value], names: &[(&str, &str)]) -> Result<Vec<u8>, Fault> {
    let mut set = [0_u8; 2];
    for value in values {
        let is_named = |(long, short): &(&str, &str)| name(value) == long.as_bytes() || name(value) == short.as_bytes();
        let at = names.iter().position(is_named).ok_or(Fault::UNKNOWN_BIT_STRING_ARGUMENT)?;
        if let Some(byte) = set.get_mut(at / 8) {
            *byte |= 0x80 >> (at % 8);
        }
    }
    // DER: no zero bits at the end.
    let bytes = match set {
        [first, 0] => vec![first],
        set => set.to_vec(),
    };
    let unused = bytes.last().map_or(0, |last| last.trailing_zeros().min(7)) as u8;
    Ok(element(tag::BIT_STRING, &[&[unused], &bytes[..]].concat()))
}

/// What TRUE and FALSE are written as.
fn boolean(value: &Value) -> Result<bool, Fault> {
    match value.value.as_deref() {
        Some(b"TRUE" | b"true" | b"Y" | b"y" | b"YES" | b"yes") => Ok(true),
        Some(b"FALSE" | b"false" | b"N" | b"n" | b"NO" | b"no") => Ok(false),
        _ => Err(Fault::INVALID_BOOLEAN_STRING),
    }
}

/// The contents of an INTEGER that is written decimal, or hexadecimal behind `0x`.
pub(super) fn integer_contents(text: &[u8]) -> Result<Vec<u8>, Fault> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (base, digits) = match digits {
        [b'0', b'x' | b'X', rest @ ..] => (16, rest),
        rest => (10, rest),
    };
    // Little-endian bytes, one more than the digits need.
    let mut bytes = vec![0_u8; digits.len() + 1];
    for digit in digits {
        let mut carry = char::from(*digit).to_digit(base).ok_or(Fault::BN_DEC2BN_ERROR)?;
        for byte in &mut bytes {
            carry += u32::from(*byte) * base;
            *byte = carry as u8;
            carry >>= 8;
        }
    }
    if digits.is_empty() || digits.len() > 4096 {
        return Err(Fault::BN_DEC2BN_ERROR);
    }
    if negative {
        let mut carry = true;
        for byte in &mut bytes {
            (*byte, carry) = (!*byte).overflowing_add(carry.into());
        }
    }
    bytes.reverse();
    let superfluous = bytes.windows(2).take_while(|pair| matches!(pair, [0, 0..=0x7f] | [0xff, 0x80..=0xff])).count();
    bytes.drain(..superfluous);
    Ok(bytes)
}

pub(super) fn integer(text: &[u8]) -> Result<Vec<u8>, Fault> {
    Ok(element(tag::INTEGER, &integer_contents(text)?))
}

pub(super) fn basic_constraints(values: &[Value]) -> Result<Vec<u8>, Fault> {
    let (mut authority, mut length) = (false, None);
    for value in values {
        match name(value) {
            b"CA" => authority = boolean(value)?,
            b"pathlen" => length = Some(integer_contents(value.value.as_deref().unwrap_or_default())?),
            _ => return Err(Fault::INVALID_NAME),
        }
    }
    let mut body = if authority { element(tag::BOOLEAN, &[0xff]) } else { Vec::new() };
    if let Some(length) = length {
        body.extend(element(tag::INTEGER, &length));
    }
    Ok(element(tag::SEQUENCE, &body))
}

pub(super) fn policy_constraints(values: &[Value]) -> Result<Vec<u8>, Fault> {
    let (mut explicit, mut mapping) = (Vec::new(), Vec::new());
    for value in values {
        let number = || integer_contents(value.value.as_deref().unwrap_or_default());
        match name(value) {
            b"requireExplicitPolicy" => explicit = element(tag::context(0), &number()?),
            b"inhibitPolicyMapping" => mapping = element(tag::context(1), &number()?),
            _ => return Err(Fault::INVALID_NAME),
        }
    }
    Ok(element(tag::SEQUENCE, &[explicit, mapping].concat()))
}

/// The object of a value alone, or of a name alone.
fn object(value: &Value, context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let text = value.value.as_deref().unwrap_or(name(value));
    let oid = context.object(text).ok_or(Fault::INVALID_OBJECT_IDENTIFIER)?;
    Ok(element(tag::OID, &oid))
}

pub(super) fn extended_key_usage(values: &[Value], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let usages = values.iter().map(|value| object(value, context)).collect::<Result<Vec<_>, _>>()?;
    Ok(element(tag::SEQUENCE, &usages.concat()))
}

/// Policies by their objects alone.
pub(super) fn policies(values: &[Value], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let mut list = Vec::new();
    for value in values.iter().filter(|value| name(value) != b"ia5org") {
        if value.value.is_some() || name(value).starts_with(b"@") {
            return Err(Fault::EXTENSION_SETTING_NOT_SUPPORTED);
        }
        list.extend(element(tag::SEQUENCE, &object(value, context)?));
    }
    Ok(element(tag::SEQUENCE, &list))
}

pub(super) fn tls_features(values: &[Value]) -> Result<Vec<u8>, Fault> {
    let mut list = Vec::new();
    for value in values {
        let number = match value.value.as_deref().unwrap_or(name(value)) {
            b"status_request" => 5,
            b"status_request_v2" => 17,
            text => {
                let number = core::str::from_utf8(text).ok().and_then(|text| text.parse::<u16>().ok());
                number.ok_or(Fault::INVALID_SYNTAX)?
            }
        };
        list.extend(integer(number.to_string().as_bytes())?);
    }
    Ok(element(tag::SEQUENCE, &list))
}

pub(super) fn subject_key_id(text: &[u8], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let id = match text {
        b"hash" if context.only_trying() => Vec::new(),
        b"hash" => context.subject_key_hash().ok_or(Fault::NO_PUBLIC_KEY)?,
        _ => from_hexadecimal(text)?,
    };
    Ok(element(tag::OCTET_STRING, &id))
}
