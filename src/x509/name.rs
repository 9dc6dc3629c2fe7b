//! Distinguished names (RFC 5280, section 4.1.2.4): their entries, comparison as OpenSSL compares, and their one-line text.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::attached::Attached;
use super::tlv::{self, Der, tag};
use super::{X509Error, oid};
use crate::crypto::HashAlgorithm;

/// The longest name that is read, in bytes.
const MAX_NAME: usize = 1 << 20;

/// A distinguished name. Two are equal if their canonical forms are: strings as UTF-8 in lower case (ASCII letters only), with
/// white space trimmed and folded.
#[derive(Clone)]
pub struct Name {
    /// The Name's DER.
    der: Box<[u8]>,
    /// The canonical RelativeDistinguishedNames one after the other, without the SEQUENCE around them.
    canonical: Box<[u8]>,
    attached: Attached,
}

/// One attribute of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameEntry<'a> {
    /// The attribute's type: the contents of its OBJECT IDENTIFIER.
    pub oid: &'a [u8],
    /// The identifier byte of the value's type: 0x0c for UTF8String, 0x13 for PrintableString, ….
    pub value_tag: u8,
    /// The value's contents, encoded as its type says.
    pub value: &'a [u8],
    /// Which RelativeDistinguishedName it belongs to, counted from 0.
    pub set: usize,
}

impl Name {
    /// The name without entries.
    pub(crate) fn empty() -> Self {
        Self { der: Box::new([tag::SEQUENCE, 0]), canonical: Box::default(), attached: Attached::default() }
    }

    /// Reads a Name; nothing may follow it.
    pub fn from_der(der: &[u8]) -> Result<Self, X509Error> {
        let mut reader = Der::new(der, "Name");
        if der.len() > MAX_NAME {
            return Err(reader.error());
        }
        let mut sets = reader.nested(tag::SEQUENCE)?;
        reader.finish()?;
        let mut canonical = Vec::new();
        while !sets.is_empty() {
            let mut entries = sets.nested(tag::SET)?;
            let mut encoded = Vec::new();
            while !entries.is_empty() {
                let error = entries.error();
                let (oid, value) = read_entry(&mut entries)?;
                encoded.push(canonical_entry(oid, value.tag, value.value, value.raw).ok_or(error)?);
            }
            if encoded.is_empty() {
                return Err(sets.error());
            }
            encoded.sort();
            tlv::write(&mut canonical, tag::SET, &encoded.concat());
        }
        Ok(Self { der: der.into(), canonical: canonical.into(), attached: Attached::default() })
    }

    /// The Name's DER.
    pub const fn der(&self) -> &[u8] {
        &self.der
    }

    /// What the caller keeps beside the name.
    pub(crate) const fn attached(&self) -> &Attached {
        &self.attached
    }

    /// Whether the name has no entry.
    pub const fn is_empty(&self) -> bool {
        self.canonical.is_empty()
    }

    /// The canonical form that names are compared by.
    pub const fn canonical(&self) -> &[u8] {
        &self.canonical
    }

    /// The entries, in the order in which they are written.
    pub fn entries(&self) -> impl Iterator<Item = NameEntry<'_>> {
        let mut outer = Der::new(&self.der, "Name");
        let mut sets = outer.nested(tag::SEQUENCE).unwrap_or(outer);
        let mut entries = Der::new(&[], "Name");
        let mut next_set = 0;
        core::iter::from_fn(move || {
            if entries.is_empty() {
                entries = sets.nested(tag::SET).ok()?;
                next_set += 1;
            }
            let (oid, value) = read_entry(&mut entries).ok()?;
            Some(NameEntry { oid, value_tag: value.tag, value: value.value, set: next_set - 1 })
        })
    }

    /// The entries of one type, whose OBJECT IDENTIFIER's contents are `oid`.
    pub fn entries_of<'a>(&'a self, oid: &'a [u8]) -> impl Iterator<Item = NameEntry<'a>> {
        self.entries().filter(move |entry| entry.oid == oid)
    }

    /// The common names (2.5.4.3).
    pub fn common_names(&self) -> impl Iterator<Item = NameEntry<'_>> {
        self.entries_of(oid::attr::COMMON_NAME)
    }

    /// The number that names a hashed directory's files, as `X509_NAME_hash` gives it: the first four bytes, little-endian, of
    /// the SHA-1 of the canonical form.
    pub fn hash_number(&self) -> u32 {
        match HashAlgorithm::Sha1.digest(&[&self.canonical]).as_ref() {
            [a, b, c, d, ..] => u32::from_le_bytes([*a, *b, *c, *d]),
            _ => 0,
        }
    }

    /// The text of `X509_NAME_oneline`: `/C=SE/O=Example/CN=name`, with `+` within a set, unprintable bytes as `\xHH`,
    /// and a backslash before `/` and `+` in values.
    pub fn oneline(&self) -> String {
        self.oneline_within(usize::MAX)
    }

    /// As many whole entries of [`Name::oneline`] as fit `room` bytes.
    pub(crate) fn oneline_within(&self, room: usize) -> String {
        let mut text = String::new();
        let mut last_set = None;
        for entry in self.entries() {
            let before = text.len();
            text.push(if last_set.replace(entry.set) == Some(entry.set) { '+' } else { '/' });
            match oid::short_name(entry.oid) {
                Some(name) => text.push_str(name),
                None => text.push_str(&tlv::dotted(entry.oid).unwrap_or_default()),
            }
            text.push('=');
            let narrow = narrow_columns(&entry);
            for (byte, _) in entry.value.iter().zip(narrow.iter().cycle()).filter(|(_, shown)| **shown) {
                match byte {
                    b'/' | b'+' => text.extend(['\\', char::from(*byte)]),
                    b' '..=b'~' => text.push(char::from(*byte)),
                    _ => text.push_str(&format!("\\x{byte:02X}")),
                }
            }
            if text.len() > room {
                text.truncate(before);
                break;
            }
        }
        text
    }

    /// Whether `base`'s RelativeDistinguishedNames are the first ones of this name.
    pub(crate) fn is_within(&self, base: &Self) -> bool {
        self.canonical.starts_with(&base.canonical)
    }
}

impl NameEntry<'_> {
    /// The value as text, or `None` if its type is not a string type or its bytes are not of the type's encoding.
    pub fn text(&self) -> Option<String> {
        decode_string(self.value_tag, self.value)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.canonical == other.canonical
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.canonical.hash(state);
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({})", self.oneline())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.oneline())
    }
}

/// Which of every four bytes `X509_NAME_oneline` shows: for a GeneralString that seems to hold four-byte characters, only
/// the columns that are not zero throughout.
fn narrow_columns(entry: &NameEntry<'_>) -> [bool; 4] {
    if entry.value_tag != tag::GENERAL_STRING || !entry.value.len().is_multiple_of(4) {
        return [true; 4];
    }
    let mut used = [false; 4];
    for chunk in entry.value.chunks_exact(4) {
        for (used, byte) in used.iter_mut().zip(chunk) {
            *used |= *byte != 0;
        }
    }
    if used[..3] == [false; 3] { [false, false, false, true] } else { [true; 4] }
}

/// Reads an AttributeTypeAndValue.
fn read_entry<'a>(entries: &mut Der<'a>) -> Result<(&'a [u8], tlv::Tlv<'a>), X509Error> {
    let mut entry = entries.nested(tag::SEQUENCE)?;
    let oid = entry.oid()?;
    let value = entry.any()?;
    entry.finish()?;
    Ok((oid, value))
}

/// An entry's canonical DER, or `None` if a string's bytes are not of its type's encoding.
fn canonical_entry(oid: &[u8], value_tag: u8, value: &[u8], raw: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(raw.len() + oid.len() + 2);
    tlv::write(&mut body, tag::OID, oid);
    if is_folded(value_tag) {
        tlv::write(&mut body, tag::UTF8_STRING, fold(&decode_string(value_tag, value)?).as_bytes());
    } else {
        body.extend_from_slice(raw);
    }
    let mut entry = Vec::with_capacity(body.len() + 4);
    tlv::write(&mut entry, tag::SEQUENCE, &body);
    Some(entry)
}

/// Whether values of this type are brought into canonical form; others are compared as they are.
const fn is_folded(value_tag: u8) -> bool {
    matches!(
        value_tag,
        tag::UTF8_STRING
            | tag::PRINTABLE_STRING
            | tag::T61_STRING
            | tag::IA5_STRING
            | tag::VISIBLE_STRING
            | tag::UNIVERSAL_STRING
            | tag::BMP_STRING
    )
}

/// `text` in lower case, without white space at its ends, and with one space for each run of it.
fn fold(text: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\x0b' | '\x0c' | '\r');
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    folded
}

/// The text of a string type's contents. The one-byte types are read as Latin-1, as OpenSSL does.
pub(crate) fn decode_string(value_tag: u8, value: &[u8]) -> Option<String> {
    const NUMERIC_STRING: u8 = 0x12;
    match value_tag {
        tag::UTF8_STRING => core::str::from_utf8(value).ok().map(str::to_owned),
        tag::PRINTABLE_STRING | tag::T61_STRING | tag::IA5_STRING | tag::VISIBLE_STRING | NUMERIC_STRING => {
            Some(value.iter().copied().map(char::from).collect())
        }
        tag::BMP_STRING => {
            let (units, []) = value.as_chunks::<2>() else { return None };
            units.iter().map(|unit| char::from_u32(u16::from_be_bytes(*unit).into())).collect()
        }
        tag::UNIVERSAL_STRING => {
            let (units, []) = value.as_chunks::<4>() else { return None };
            units.iter().map(|unit| char::from_u32(u32::from_be_bytes(*unit))).collect()
        }
        _ => None,
    }
}
