//! Extensions from lines of configuration: `basicConstraints`, `critical,CA:TRUE`.

mod fault;
mod names;
mod simple;

use super::extension_text::Value;
use super::tlv;
pub(crate) use fault::Fault;

/// What extensions being made refer to: certificates, and what objects are called.
pub(crate) trait Context {
    /// The contents of the OBJECT IDENTIFIER that a name or numbers with dots stand for.
    fn object(&self, text: &[u8]) -> Option<Vec<u8>>;
    /// The SHA-1 of the subject's public key.
    fn subject_key_hash(&self) -> Option<Vec<u8>>;
    /// Whether an issuer is known.
    fn has_issuer(&self) -> bool;
    /// The issuer's subject key identifier.
    fn issuer_key_id(&self) -> Option<Vec<u8>>;
    /// The issuer's issuer as a Name's DER, and the issuer's serial number as the contents of an INTEGER.
    fn issuer_serial(&self) -> Option<(Vec<u8>, Vec<u8>)>;
    /// The contents of the issuer's subjectAltName.
    fn issuer_alt_names(&self) -> Option<Vec<u8>>;
    /// The mail addresses of the subject's name.
    fn subject_emails(&self) -> Vec<Vec<u8>>;
    /// What stands in a section of the configuration.
    fn section(&self, name: &[u8]) -> Option<Vec<Value>>;
    /// Whether an extension is only tried, so that what it refers to need not be there.
    fn only_trying(&self) -> bool;
}

/// The DER of an extension's value; of the type whose OBJECT IDENTIFIER's contents are `oid`.
pub(crate) fn build(oid: &[u8], text: &[u8], context: &dyn Context) -> Result<Vec<u8>, Fault> {
    let values = || match text {
        [b'@', name @ ..] => {
            let section = context.section(name).filter(|section| !section.is_empty());
            section.ok_or(Fault::INVALID_EXTENSION_STRING)
        }
        _ => list(text).map_err(|fault| fault.within(Fault::INVALID_EXTENSION_STRING)),
    };
    match oid {
        [0x55, 0x1d, 14] => simple::subject_key_id(text, context),
        [0x55, 0x1d, 15] => simple::bits(&values()?, simple::KEY_USAGE),
        [0x55, 0x1d, 17 | 18] => names::general_names(&values()?, context),
        [0x55, 0x1d, 19] => simple::basic_constraints(&values()?),
        [0x55, 0x1d, 30] => names::name_constraints(&values()?, context),
        [0x55, 0x1d, 31 | 46] => names::distribution_points(&values()?, context),
        [0x55, 0x1d, 32] => simple::policies(&values()?, context),
        [0x55, 0x1d, 35] => names::authority_key_id(&values()?, context),
        [0x55, 0x1d, 36] => simple::policy_constraints(&values()?),
        [0x55, 0x1d, 37] => simple::extended_key_usage(&values()?, context),
        [0x55, 0x1d, 54] => simple::integer(text),
        [0x2b, 6, 1, 5, 5, 7, 1, 1 | 11] => names::access_descriptions(&values()?, context),
        [0x2b, 6, 1, 5, 5, 7, 1, 24] => simple::tls_features(&values()?),
        [0x2b, 6, 1, 5, 5, 7, 48, 1, 5] => Ok(vec![tlv::tag::NULL, 0]),
        [0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 1, 1] => simple::bits(&values()?, simple::NETSCAPE_TYPE),
        [0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 1, 2..=4 | 7 | 8 | 12 | 13] => {
            Ok(tlv::element(tlv::tag::IA5_STRING, text))
        }
        _ => Err(Fault::EXTENSION_SETTING_NOT_SUPPORTED),
    }
}

/// What stands before the value itself: whether the extension is critical, and whether its DER follows.
pub(crate) struct Prefixes<'a> {
    /// Whether it begins with `critical,`.
    pub(crate) critical: bool,
    /// What follows `DER:`.
    pub(crate) der: Option<&'a [u8]>,
    /// What follows otherwise.
    pub(crate) text: &'a [u8],
}

/// Takes the prefixes off a value.
pub(crate) fn prefixes(text: &[u8]) -> Prefixes<'_> {
    let (critical, text) = match text.strip_prefix(b"critical,") {
        Some(rest) => (true, rest.trim_ascii_start()),
        None => (false, text),
    };
    Prefixes { critical, der: text.strip_prefix(b"DER:").map(<[u8]>::trim_ascii_start), text }
}

/// Bytes written in hexadecimal, perhaps with colons between.
pub(crate) fn from_hexadecimal(text: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut rest = text;
    loop {
        while let [b':', more @ ..] = rest {
            rest = more;
        }
        let digit = |digit: &u8| char::from(*digit).to_digit(16);
        match rest {
            [] => return Ok(bytes),
            [high, low, more @ ..] => match (digit(high), digit(low)) {
                (Some(high), Some(low)) => {
                    bytes.push((high << 4 | low) as u8);
                    rest = more;
                }
                _ => return Err(Fault::ILLEGAL_HEX_DIGIT),
            },
            [_] => return Err(Fault::ODD_NUMBER_OF_DIGITS),
        }
    }
}

/// A list as it stands in a line: `name:value,name,…`, as far as the line goes.
pub(crate) fn list(text: &[u8]) -> Result<Vec<Value>, Fault> {
    let line = text.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let mut values = Vec::new();
    for part in line.split(|byte| *byte == b',') {
        let (name, value) = split_once(part, b':').map_or((part, None), |(name, value)| (name, Some(value)));
        let name = name.trim_ascii();
        if name.is_empty() {
            return Err(Fault::INVALID_EMPTY_NAME);
        }
        match value.map(<[u8]>::trim_ascii) {
            None => values.push(Value::name(name)),
            Some([]) => return Err(Fault::INVALID_NULL_VALUE),
            Some(value) => values.push(Value::pair(name, value)),
        }
    }
    Ok(values)
}

/// What stands before and after the first such byte.
fn split_once(text: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let position = text.iter().position(|byte| *byte == at)?;
    Some((text.get(..position)?, text.get(position + 1..)?))
}

#[cfg(test)]
mod tests;
