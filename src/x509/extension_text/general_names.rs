//! Extensions made of GeneralNames, and the names themselves in the two ways in which they are shown.

use super::super::extensions::read_authority_key_id;
use super::super::general_name::GeneralName;
use super::super::tlv::{Der, tag};
use super::super::{Name, X509Error};
use super::simple::hexadecimal;
use super::{Unshown, Value, Words, sequence, spaces, unless_empty};

/// How many bytes of a directory name a list of values shows.
const MAX_DIRECTORY_NAME: usize = 255;

/// The types of otherName that are known: the last arc below id-on (RFC 7299), or Microsoft's user principal name; with
/// the name, and the tag that the value must have.
fn other_name(oid: &[u8]) -> Option<(&'static str, u8)> {
    Some(match oid {
        [0x2b, 6, 1, 5, 5, 7, 8, 9] => ("SmtpUTF8Mailbox", tag::UTF8_STRING),
        [0x2b, 6, 1, 5, 5, 7, 8, 5] => ("XmppAddr", tag::UTF8_STRING),
        [0x2b, 6, 1, 5, 5, 7, 8, 7] => ("SRVName", tag::IA5_STRING),
        [0x2b, 6, 1, 5, 5, 7, 8, 8] => ("NAIRealm", tag::UTF8_STRING),
        [0x2b, 6, 1, 4, 1, 0x82, 0x37, 20, 2, 3] => ("UPN", tag::UTF8_STRING),
        _ => return None,
    })
}

/// An IPv4 or IPv6 address as text; what stands there instead for one of another length.
fn address(ip: &[u8]) -> String {
    match ip {
        [a, b, c, d] => format!("{a}.{b}.{c}.{d}"),
        ip if ip.len() == 16 => {
            let groups = ip.as_chunks::<2>().0.iter().map(|group| format!("{:X}", u16::from_be_bytes(*group)));
            groups.collect::<Vec<_>>().join(":")
        }
        _ => format!("<invalid length={}>", ip.len()),
    }
}

/// A name as a value of a list. A string with a NUL in it is not shown.
pub(crate) fn name_values(name: &GeneralName<'_>, words: &dyn Words) -> Result<Value, Unshown> {
    let string = |kind: &str, text: &[u8]| match text.contains(&0) {
        true => Err(Unshown::Nothing),
        false => Ok(Value::pair(kind, text)),
    };
    match name {
        GeneralName::Other { oid, value } => {
            let value = Der::new(value, "otherName").any()?;
            match other_name(oid) {
                Some((kind, tag)) if value.tag == tag => string(&format!("othername: {kind}:"), value.value),
                Some(_) => Err(Unshown::Nothing),
                None => {
                    let kind = format!("othername: {}:", words.object(oid));
                    match value.tag {
                        tag::IA5_STRING | tag::UTF8_STRING => string(&kind, value.value),
                        _ => Ok(Value::pair(kind, "<unsupported>")),
                    }
                }
            }
        }
        GeneralName::Email(text) => string("email", text),
        GeneralName::Dns(text) => string("DNS", text),
        GeneralName::Uri(text) => string("URI", text),
        GeneralName::X400(_) => Ok(Value::pair("X400Name", "<unsupported>")),
        GeneralName::EdiParty(_) => Ok(Value::pair("EdiPartyName", "<unsupported>")),
        GeneralName::Directory(der) => {
            Ok(Value::pair("DirName", Name::from_der(der)?.oneline_within(MAX_DIRECTORY_NAME)))
        }
        GeneralName::Ip(ip) => Ok(Value::pair("IP Address", address(ip))),
        GeneralName::RegisteredId(oid) => Ok(Value::pair("Registered ID", words.object(oid))),
    }
}

/// A name on a line, as `GENERAL_NAME_print` writes it.
pub(crate) fn name_line(name: &GeneralName<'_>, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let line = |kind: &str, text: &[u8]| [kind.as_bytes(), b":", text].concat();
    Ok(match name {
        GeneralName::Other { oid, value } => {
            let value = Der::new(value, "otherName").any()?;
            match other_name(oid) {
                Some((kind, tag)) if value.tag == tag => line(&format!("othername:{kind}"), value.value),
                _ => b"othername:<unsupported>".to_vec(),
            }
        }
        GeneralName::Email(text) => line("email", &printable(text)),
        GeneralName::Dns(text) => line("DNS", &printable(text)),
        GeneralName::Uri(text) => line("URI", &printable(text)),
        GeneralName::X400(_) => b"X400Name:<unsupported>".to_vec(),
        GeneralName::EdiParty(_) => b"EdiPartyName:<unsupported>".to_vec(),
        GeneralName::Directory(der) => line("DirName", &words.name(&Name::from_der(der)?)),
        GeneralName::Ip(ip) => line("IP Address", address(ip).as_bytes()),
        GeneralName::RegisteredId(oid) => line("Registered ID", words.object(oid).as_bytes()),
    })
}

/// A string with a dot for each byte that does not print.
pub(super) fn printable(text: &[u8]) -> Vec<u8> {
    text.iter().map(|byte| if matches!(byte, b' '..=b'~' | b'\n' | b'\r') { *byte } else { b'.' }).collect()
}

/// The values of names one after the other.
fn list(mut names: Der<'_>, words: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let mut values = Vec::new();
    let read: Vec<GeneralName<'_>> = read_all(&mut names)?;
    for name in &read {
        values.push(name_values(name, words)?);
    }
    Ok(values)
}

/// All names that are left.
pub(super) fn read_all<'a>(names: &mut Der<'a>) -> Result<Vec<GeneralName<'a>>, X509Error> {
    let mut read = Vec::new();
    while !names.is_empty() {
        read.push(GeneralName::read(names)?);
    }
    Ok(read)
}

/// subjectAltName, issuerAltName, certificateIssuer.
pub(super) fn names(value: &[u8], words: &dyn Words) -> Result<Vec<Value>, Unshown> {
    list(sequence(value, "GeneralNames")?, words)
}

pub(super) fn authority_key_id(value: &[u8], words: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let identifier = read_authority_key_id(sequence(value, "authorityKeyIdentifier")?)?;
    let mut values = Vec::new();
    if let Some(key) = identifier.key_id {
        let alone = identifier.issuer.is_none() && identifier.serial.is_none();
        let text = hexadecimal(key);
        values.push(if alone { Value::alone(text) } else { Value::pair("keyid", text) });
    }
    if let Some(issuer) = identifier.issuer {
        values.extend(list(Der::new(issuer, "GeneralNames"), words)?);
    }
    if let Some(serial) = identifier.serial {
        // The magnitude: a byte of zeros in front of a high bit is not of it.
        let serial = if let [0, rest @ ..] = serial
            && !rest.is_empty()
        {
            rest
        } else {
            serial
        };
        values.push(Value::pair("serial", hexadecimal(serial)));
    }
    unless_empty(values)
}

/// authorityInfoAccess and subjectInfoAccess.
pub(super) fn access_descriptions(value: &[u8], words: &dyn Words) -> Result<Vec<Value>, Unshown> {
    let mut list = sequence(value, "AuthorityInfoAccess")?;
    let mut descriptions = Vec::new();
    while !list.is_empty() {
        descriptions.push(read_access_description(&mut list)?);
    }
    let mut values = Vec::new();
    for (method, location) in descriptions {
        let location = name_values(&location, words)?;
        let kind = [words.object(method).as_bytes(), b" - ", &location.name.unwrap_or_default()].concat();
        values.push(Value { name: Some(kind), value: location.value });
    }
    Ok(values)
}

fn read_access_description<'a>(list: &mut Der<'a>) -> Result<(&'a [u8], GeneralName<'a>), X509Error> {
    let mut body = list.nested(tag::SEQUENCE)?;
    let method = body.oid()?;
    let location = GeneralName::read(&mut body)?;
    body.finish()?;
    Ok((method, location))
}

/// OCSP's service locator (RFC 6960, section 4.4.6).
pub(super) fn service_locator(value: &[u8], indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "ServiceLocator")?;
    let issuer = Name::from_der(body.expect(tag::SEQUENCE)?.raw)?;
    let mut text = [&spaces(indent), &b"Issuer: "[..], &words.name(&issuer)].concat();
    if let Some(locator) = body.optional(tag::SEQUENCE)? {
        let mut list = locator.reader("ServiceLocator");
        while !list.is_empty() {
            let (method, location) = read_access_description(&mut list)?;
            text.push(b'\n');
            text.extend(spaces(2 * indent));
            text.extend(words.object(method).into_bytes());
            text.extend(b" - ");
            text.extend(name_line(&location, words)?);
        }
    }
    body.finish()?;
    Ok(text)
}

/// nameConstraints.
pub(super) fn name_constraints(value: &[u8], indent: usize, words: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let mut body = sequence(value, "nameConstraints")?;
    let permitted = body.optional(tag::context_constructed(0))?;
    let excluded = body.optional(tag::context_constructed(1))?;
    body.finish()?;
    let mut blocks = Vec::new();
    for (kind, list) in [("Permitted", permitted), ("Excluded", excluded)] {
        let Some(list) = list else { continue };
        let mut list = list.reader("GeneralSubtrees");
        let mut lines = Vec::new();
        while !list.is_empty() {
            let mut subtree = list.nested(tag::SEQUENCE)?;
            let base = GeneralName::read(&mut subtree)?;
            subtree.optional(tag::context(0))?;
            subtree.optional(tag::context(1))?;
            subtree.finish()?;
            let text = match base {
                GeneralName::Ip(ip) => address_and_mask(ip).into_bytes(),
                base => name_line(&base, words)?,
            };
            lines.push([spaces(indent + 2), text].concat());
        }
        let title = if lines.is_empty() { Vec::new() } else { format!("{:indent$}{kind}:\n", "").into_bytes() };
        blocks.push([title, lines.join(&b"\n"[..])].concat());
    }
    Ok(blocks.join(&b"\n"[..]))
}

/// The address and the mask of a name constraint.
fn address_and_mask(ip: &[u8]) -> String {
    let length = match ip.len() {
        16.. => 16,
        4.. => 4,
        length => length,
    };
    let (ip, mask) = ip.split_at(length);
    format!("IP:{}/{}", address(ip), address(mask))
}
