//! Extensions as text, as `X509V3_EXT_print` shows them.
//!
//! An extension is shown in one of three ways, which [`Form`] names. Texts are bytes: names in certificates may hold any.

mod general_names;
mod points;
mod policies;
mod simple;
mod timestamps;

use super::tlv::{Der, tag};
use super::{Name, X509Error};
pub(crate) use general_names::{name_line, name_values};
pub(crate) use simple::integer_text;

/// What the caller knows the names of.
pub(crate) trait Words {
    /// The long name of an object, or its numbers with dots.
    fn object(&self, oid: &[u8]) -> String;
    /// A distinguished name on one line, for people.
    fn name(&self, name: &Name) -> Vec<u8>;
}

/// Why an extension is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unshown {
    /// Its value does not parse.
    Malformed(X509Error),
    /// It parses, but there is nothing that may be shown.
    Nothing,
}

impl From<X509Error> for Unshown {
    fn from(error: X509Error) -> Self {
        Self::Malformed(error)
    }
}

/// One of a list of values: `name:value`, or only one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Value {
    /// What it is.
    pub(crate) name: Option<Vec<u8>>,
    /// What it says.
    pub(crate) value: Option<Vec<u8>>,
}

impl Value {
    /// A name with a value.
    pub(crate) fn pair(name: impl Into<Vec<u8>>, value: impl Into<Vec<u8>>) -> Self {
        Self { name: Some(name.into()), value: Some(value.into()) }
    }

    /// A name alone.
    pub(crate) fn name(name: impl Into<Vec<u8>>) -> Self {
        Self { name: Some(name.into()), value: None }
    }

    /// A value alone.
    pub(crate) fn alone(value: impl Into<Vec<u8>>) -> Self {
        Self { name: None, value: Some(value.into()) }
    }
}

/// The text of an extension's value.
type ReadLine = fn(&[u8], &dyn Words) -> Result<Vec<u8>, Unshown>;
/// The values of an extension's value.
type ReadValues = fn(&[u8], &dyn Words) -> Result<Vec<Value>, Unshown>;
/// The text of an extension's value behind so many spaces.
type ReadBlock = fn(&[u8], usize, &dyn Words) -> Result<Vec<u8>, Unshown>;

/// In which way extensions of a type are shown.
pub(crate) enum Form {
    /// A text without structure.
    Line(ReadLine),
    /// Values, one a line or separated by commas.
    Values {
        /// Whether they come one a line.
        multiline: bool,
        /// Reads them.
        values: ReadValues,
    },
    /// Lines of its own, behind so many spaces.
    Block(ReadBlock),
}

/// How extensions of a type are shown, whose OBJECT IDENTIFIER's contents are `oid`; `None` for a type that is not known.
pub(crate) fn form(oid: &[u8]) -> Option<Form> {
    let commas = |values| Form::Values { multiline: false, values };
    let lines = |values| Form::Values { multiline: true, values };
    Some(match oid {
        [0x55, 0x1d, last] => match last {
            14 => Form::Line(simple::octets),
            15 => commas(simple::key_usage),
            16 => Form::Block(simple::private_key_usage_period),
            17 | 18 | 29 => commas(general_names::names),
            19 => commas(simple::basic_constraints),
            20 | 27 | 54 => Form::Line(simple::integer),
            21 => Form::Line(simple::reason),
            23 => Form::Block(simple::object),
            24 => Form::Block(simple::time),
            28 => Form::Block(points::issuing_distribution_point),
            30 => Form::Block(general_names::name_constraints),
            31 | 46 => Form::Block(points::distribution_points),
            32 => Form::Block(policies::policies),
            33 => commas(policies::mappings),
            35 => lines(general_names::authority_key_id),
            36 => commas(policies::constraints),
            37 => commas(simple::extended_key_usage),
            _ => return None,
        },
        // id-pe: access to information, proxies, TLS features.
        [0x2b, 6, 1, 5, 5, 7, 1, last] => match last {
            1 | 11 => lines(general_names::access_descriptions),
            14 => Form::Block(policies::proxy),
            24 => commas(simple::tls_features),
            _ => return None,
        },
        // OCSP's.
        [0x2b, 6, 1, 5, 5, 7, 48, 1, last] => match last {
            2 => Form::Block(simple::raw),
            3 => Form::Block(points::crl_id),
            5 => Form::Block(simple::nothing),
            6 => Form::Block(simple::time),
            7 => Form::Block(general_names::service_locator),
            _ => return None,
        },
        // Netscape's.
        [0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 1, last] => match last {
            1 => commas(simple::netscape_type),
            2..=4 | 7 | 8 | 12 | 13 => Form::Line(simple::ia5_string),
            _ => return None,
        },
        // Certificate transparency's (RFC 6962).
        [0x2b, 6, 1, 4, 1, 0xd6, 0x79, 2, 4, last] => match last {
            2 | 5 => Form::Block(timestamps::timestamps),
            3 => Form::Line(simple::null),
            _ => return None,
        },
        // Thawte's strong extranet.
        [0x2b, 0x65, 1, 4, 1] => Form::Block(policies::strong_extranet),
        // The signing tools of Russian certificates.
        [0x2a, 0x85, 0x03, 100, 111] => Form::Line(simple::utf8_string),
        [0x2a, 0x85, 0x03, 100, 112] => Form::Block(simple::issuer_sign_tool),
        _ => return None,
    })
}

/// The text of an extension's value behind `indent` spaces; `None` for a type that is not known.
pub(crate) fn print(oid: &[u8], value: &[u8], indent: usize, words: &dyn Words) -> Option<Result<Vec<u8>, Unshown>> {
    Some(match form(oid)? {
        Form::Line(read) => read(value, words).map(|line| [spaces(indent), line].concat()),
        Form::Values { multiline, values } => {
            values(value, words).map(|values| print_values(&values, indent, multiline))
        }
        Form::Block(read) => read(value, indent, words),
    })
}

/// The text of a list of values.
pub(crate) fn print_values(values: &[Value], indent: usize, multiline: bool) -> Vec<u8> {
    let mut text = Vec::new();
    if values.is_empty() {
        text.extend(spaces(indent));
        text.extend(b"<EMPTY>\n");
    }
    for (at, value) in values.iter().enumerate() {
        match (at, multiline) {
            (0, _) => text.extend(spaces(indent)),
            (_, true) => {
                text.push(b'\n');
                text.extend(spaces(indent));
            }
            (_, false) => text.extend(b", "),
        }
        match (&value.name, &value.value) {
            (Some(name), Some(value)) => {
                text.extend(name);
                text.push(b':');
                text.extend(value);
            }
            (Some(alone), None) | (None, Some(alone)) => text.extend(alone),
            (None, None) => {}
        }
    }
    text
}

/// So many spaces.
fn spaces(indent: usize) -> Vec<u8> {
    b" ".repeat(indent)
}

/// A list in which nothing at all stands is not shown.
fn unless_empty(values: Vec<Value>) -> Result<Vec<Value>, Unshown> {
    if values.is_empty() { Err(Unshown::Nothing) } else { Ok(values) }
}

/// A reader of the contents of a SEQUENCE.
fn sequence<'a>(value: &'a [u8], what: &'static str) -> Result<Der<'a>, X509Error> {
    Der::new(value, what).nested(tag::SEQUENCE)
}

#[cfg(test)]
mod tests;
