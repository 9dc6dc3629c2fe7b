//! Extensions that are one value or a few: bits, numbers, objects, times, strings.

use super::super::tlv::{Der, tag};
use super::super::{Time, X509Error};
use super::{Unshown, Value, Words, sequence, spaces, unless_empty};

const ENUMERATED: u8 = 0x0a;
const NULL: u8 = 0x05;

/// Bytes in hexadecimal with colons between.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}

/// The sign and magnitude of an INTEGER's contents, without zeros in front.
fn magnitude(contents: &[u8]) -> (bool, Vec<u8>) {
    let negative = contents.first().is_some_and(|first| first & 0x80 != 0);
    let mut bytes = contents.to_vec();
    if negative {
        let mut carry = true;
        for byte in bytes.iter_mut().rev() {
            (*byte, carry) = (!*byte).overflowing_add(carry.into());
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.drain(..zeros);
    (negative, bytes)
}

/// An INTEGER's contents as a number: decimal below 128 bits, else hexadecimal.
pub(crate) fn integer_text(contents: &[u8]) -> String {
    let (negative, bytes) = magnitude(contents);
    let sign = if negative { "-" } else { "" };
    let small = bytes.len() < 16 || (bytes.len() == 16 && bytes.first().is_some_and(|first| *first < 0x80));
    if small {
        let number = bytes.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        return format!("{sign}{number}");
    }
    let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("{sign}0x{digits}")
}

/// An INTEGER's contents as `i2a_ASN1_INTEGER` writes it: in hexadecimal, 35 bytes a line.
pub(super) fn integer_hexadecimal(contents: &[u8]) -> String {
    let (negative, bytes) = magnitude(contents);
    let sign = if negative { "-" } else { "" };
    if bytes.is_empty() { "00".to_owned() } else { format!("{sign}{}", folded(&bytes)) }
}

/// Bytes in hexadecimal, 35 a line.
fn folded(bytes: &[u8]) -> String {
    let lines = bytes.chunks(35).map(|line| line.iter().map(|byte| format!("{byte:02X}")).collect());
    lines.collect::<Vec<String>>().join("\\\n")
}

/// The contents of the element of one type that `value` is.
fn contents<'a>(value: &'a [u8], tag: u8, what: &'static str) -> Result<&'a [u8], X509Error> {
    Ok(Der::new(value, what).expect(tag)?.value)
}

pub(super) fn octets(value: &[u8], _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    Ok(hexadecimal(contents(value, tag::OCTET_STRING, "OCTET STRING")?).into_bytes())
}

pub(super) fn integer(value: &[u8], _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    Ok(integer_text(Der::new(value, "INTEGER").integer()?).into_bytes())
}

/// The text of a C string: up to the first NUL.
fn c_text(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().take_while(|byte| *byte != 0).collect()
}

pub(super) fn ia5_string(value: &[u8], _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    Ok(c_text(contents(value, tag::IA5_STRING, "IA5String")?))
}

pub(super) fn utf8_string(value: &[u8], _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    Ok(c_text(contents(value, tag::UTF8_STRING, "UTF8String")?))
}

pub(super) fn null(value: &[u8], _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    contents(value, NULL, "NULL")?;
    Ok(b"NULL".to_vec())
}

/// What CRLReason says (RFC 5280, section 5.3.1).
pub(super) fn reason(value: &[u8], _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let contents = contents(value, ENUMERATED, "CRLReason")?;
    let name = match contents {
        [0] => "Unspecified",
        [1] => "Key Compromise",
        [2] => "CA Compromise",
        [3] => "Affiliation Changed",
        [4] => "Superseded",
        [5] => "Cessation Of Operation",
        [6] => "Certificate Hold",
        [8] => "Remove From CRL",
        [9] => "Privilege Withdrawn",
        [10] => "AA Compromise",
        _ => return Ok(integer_text(contents).into_bytes()),
    };
    Ok(name.into())
}

/// The names of the bits that are set in a BIT STRING, bit 0 first.
pub(super) fn bits<'a>(value: &[u8], names: &[&'a str]) -> Vec<&'a str> {
    let is_set = |at: usize| value.get(at / 8).is_some_and(|byte| byte & (0x80 >> (at % 8)) != 0);
    names.iter().enumerate().filter(|(at, _)| is_set(*at)).map(|(_, name)| *name).collect()
}

fn bit_names(value: &[u8], names: &[&str]) -> Result<Vec<Value>, Unshown> {
    let (_, value) = Der::new(value, "BIT STRING").bit_string()?;
    unless_empty(bits(value, names).into_iter().map(Value::name).collect())
}

pub(super) fn key_usage(value: &[u8], _: &dyn Words) -> Result<Vec<Value>, Unshown> {
    const NAMES: &[&str] = &[
        "Digital Signature",
        "Non Repudiation",
        "Key Encipherment",
        "Data Encipherment",
        "Key Agreement",
        "Certificate Sign",
        "CRL Sign",
        "Encipher Only",
        "Decipher Only",
    ];
    bit_names(value, NAMES)
}

pub(super) fn netscape_type(value: &[u8], _: &dyn Words) -> Result<Vec<Value>, Unshown> {
    const NAMES: &[&str] =
        &["SSL Client", "SSL Server", "S/MIME", "Object Signing", "Unused", "SSL CA", "S/MIME CA", "Object Signing CA"];
    bit_names(value, NAMES)
}

pub(super) fn basic_constraints(value: &[u8], _: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let mut body = sequence(value, "basicConstraints")?;
    let ca = if body.next_is(tag::BOOLEAN) { body.boolean()? } else { false };
    let mut values = vec![Value::pair("CA", if ca { "TRUE" } else { "FALSE" })];
    if !body.is_empty() {
        values.push(Value::pair("pathlen", integer_text(body.integer()?)));
    }
    body.finish()?;
    Ok(values)
}

pub(super) fn extended_key_usage(value: &[u8], words: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let mut list = sequence(value, "extKeyUsage")?;
    let mut values = Vec::new();
    while !list.is_empty() {
        values.push(Value::alone(words.object(list.oid()?)));
    }
    unless_empty(values)
}

/// The TLS extensions of RFC 7633, of which two have names.
pub(super) fn tls_features(value: &[u8], _: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let mut list = sequence(value, "TLSFeatures")?;
    let mut values = Vec::new();
    while !list.is_empty() {
        let number = list.integer()?;
        values.push(match number {
            [5] => Value::alone("status_request"),
            [17] => Value::alone("status_request_v2"),
            _ => Value::alone(integer_text(number)),
        });
    }
    unless_empty(values)
}

pub(super) fn object(value: &[u8], indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let oid = Der::new(value, "OBJECT IDENTIFIER").oid()?;
    Ok([spaces(indent), words.object(oid).into_bytes()].concat())
}

/// The text of a GeneralizedTime's contents.
pub(super) fn time_text(contents: &[u8]) -> Result<String, Unshown> {
    let time = Time::from_asn1_text(contents, true);
    if time.unix().is_some() { Ok(time.to_string()) } else { Err(Unshown::Nothing) }
}

pub(super) fn time(value: &[u8], indent: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let text = time_text(contents(value, tag::GENERALIZED_TIME, "GeneralizedTime")?)?;
    Ok([spaces(indent), text.into_bytes()].concat())
}

pub(super) fn private_key_usage_period(value: &[u8], indent: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "privateKeyUsagePeriod")?;
    let mut parts = Vec::new();
    if let Some(time) = body.optional(tag::context(0))? {
        parts.push(format!("Not Before: {}", time_text(time.value)?));
    }
    if let Some(time) = body.optional(tag::context(1))? {
        parts.push(format!("Not After: {}", time_text(time.value)?));
    }
    body.finish()?;
    Ok([spaces(indent), parts.join(", ").into_bytes()].concat())
}

/// The value as it stands, in hexadecimal.
pub(super) fn raw(value: &[u8], indent: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    Ok([spaces(indent), folded(value).into_bytes()].concat())
}

pub(super) fn nothing(_: &[u8], _: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    Ok(Vec::new())
}

pub(super) fn issuer_sign_tool(value: &[u8], indent: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "issuerSignTool")?;
    let mut lines = Vec::new();
    for name in ["signTool    : ", "cATool      : ", "signToolCert: ", "cAToolCert  : "] {
        let text = body.expect(tag::UTF8_STRING)?.value;
        lines.push([&spaces(indent), name.as_bytes(), text].concat());
    }
    body.finish()?;
    Ok(lines.join(&b"\n"[..]))
}
