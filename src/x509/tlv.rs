//! A reader of DER (X.690): tag, length, value, with no allocation. It takes only what DER allows: definite lengths in the
//! fewest bytes, and tags of one byte, which is all that certificates use.

use super::X509Error;

/// Universal and context-specific tags as their identifier bytes.
pub(crate) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const NULL: u8 = 0x05;
    pub(crate) const OID: u8 = 0x06;
    pub(crate) const ENUMERATED: u8 = 0x0a;
    pub(crate) const UTF8_STRING: u8 = 0x0c;
    pub(crate) const NUMERIC_STRING: u8 = 0x12;
    pub(crate) const PRINTABLE_STRING: u8 = 0x13;
    pub(crate) const T61_STRING: u8 = 0x14;
    pub(crate) const IA5_STRING: u8 = 0x16;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const VISIBLE_STRING: u8 = 0x1a;
    pub(crate) const GENERAL_STRING: u8 = 0x1b;
    pub(crate) const UNIVERSAL_STRING: u8 = 0x1c;
    pub(crate) const BMP_STRING: u8 = 0x1e;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;

    /// `[n]` with a primitive value.
    pub(crate) const fn context(n: u8) -> u8 {
        0x80 | n
    }

    /// `[n]` with a constructed value.
    pub(crate) const fn context_constructed(n: u8) -> u8 {
        0xa0 | n
    }
}

/// One element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tlv<'a> {
    /// The identifier byte.
    pub(crate) tag: u8,
    /// The contents.
    pub(crate) value: &'a [u8],
    /// The whole element, header included.
    pub(crate) raw: &'a [u8],
    /// Where the element begins in the outermost input.
    pub(crate) offset: usize,
}

impl<'a> Tlv<'a> {
    /// Where the contents begin in the outermost input.
    pub(crate) const fn value_offset(&self) -> usize {
        self.offset + self.raw.len() - self.value.len()
    }

    /// A reader of the contents.
    pub(crate) const fn reader(&self, what: &'static str) -> Der<'a> {
        Der { rest: self.value, offset: self.value_offset(), what }
    }
}

/// Reads elements one after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Der<'a> {
    rest: &'a [u8],
    offset: usize,
    what: &'static str,
}

impl<'a> Der<'a> {
    /// Reads `bytes`, which are said to be a `what`.
    pub(crate) const fn new(bytes: &'a [u8], what: &'static str) -> Self {
        Self { rest: bytes, offset: 0, what }
    }

    /// The error that says that this does not parse, here.
    pub(crate) const fn error(&self) -> X509Error {
        X509Error::Decode { what: self.what, offset: self.offset }
    }

    /// The error that says that the contents of `element`, a `what`, do not parse.
    pub(crate) const fn error_in(element: &Tlv<'_>, what: &'static str) -> X509Error {
        X509Error::Decode { what, offset: element.value_offset() }
    }

    /// What is left to read.
    pub(crate) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Whether nothing is left.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Fails if bytes are left over.
    pub(crate) const fn finish(&self) -> Result<(), X509Error> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.error()) }
    }

    /// The next element, of any tag.
    pub(crate) fn any(&mut self) -> Result<Tlv<'a>, X509Error> {
        let (header, length) = header(self.rest).ok_or(self.error())?;
        let end = header.checked_add(length).ok_or(self.error())?;
        let (raw, rest) = self.rest.split_at_checked(end).ok_or(self.error())?;
        let (tag, value) = match (raw.first(), raw.get(header..)) {
            (Some(&tag), Some(value)) => (tag, value),
            _ => return Err(self.error()),
        };
        let element = Tlv { tag, value, raw, offset: self.offset };
        self.rest = rest;
        self.offset += end;
        Ok(element)
    }

    /// The next element, which must have this tag.
    pub(crate) fn expect(&mut self, tag: u8) -> Result<Tlv<'a>, X509Error> {
        if self.next_is(tag) { self.any() } else { Err(self.error()) }
    }

    /// The next element if it has this tag.
    pub(crate) fn optional(&mut self, tag: u8) -> Result<Option<Tlv<'a>>, X509Error> {
        if self.next_is(tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// The next element's identifier byte.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Where the next element begins in the outermost input.
    pub(crate) const fn offset(&self) -> usize {
        self.offset
    }

    /// Whether the next element has this tag.
    pub(crate) fn next_is(&self, tag: u8) -> bool {
        self.rest.first() == Some(&tag)
    }

    /// A reader of the contents of the next element, which must have this tag.
    pub(crate) fn nested(&mut self, tag: u8) -> Result<Der<'a>, X509Error> {
        Ok(self.expect(tag)?.reader(self.what))
    }

    /// A BOOLEAN. TRUE may be written as any byte but 0, as many programs do that set it to 1.
    pub(crate) fn boolean(&mut self) -> Result<bool, X509Error> {
        match self.expect(tag::BOOLEAN)?.value {
            [0] => Ok(false),
            [_] => Ok(true),
            _ => Err(self.error()),
        }
    }

    /// The contents of an INTEGER: two's complement, big-endian, in the fewest bytes.
    pub(crate) fn integer(&mut self) -> Result<&'a [u8], X509Error> {
        let value = self.expect(tag::INTEGER)?.value;
        check_integer(value).ok_or(self.error())
    }

    /// The contents of an OBJECT IDENTIFIER.
    pub(crate) fn oid(&mut self) -> Result<&'a [u8], X509Error> {
        let value = self.expect(tag::OID)?.value;
        check_oid(value).ok_or(self.error())
    }

    /// A BIT STRING: how many bits of the last byte are unused, and the bytes.
    pub(crate) fn bit_string(&mut self) -> Result<(u8, &'a [u8]), X509Error> {
        match self.expect(tag::BIT_STRING)?.value.split_first() {
            Some((&unused, bytes)) if unused < 8 && (unused == 0 || !bytes.is_empty()) => Ok((unused, bytes)),
            _ => Err(self.error()),
        }
    }
}

/// The lengths of the header and of the contents of the element that `bytes` begin with.
fn header(bytes: &[u8]) -> Option<(usize, usize)> {
    let [tag, first, more @ ..] = bytes else { return None };
    if tag & 0x1f == 0x1f {
        return None;
    }
    match (first, more) {
        (0..=0x7f, _) => Some((2, usize::from(*first))),
        (0x81, [a @ 0x80..=0xff, ..]) => Some((3, usize::from(*a))),
        (0x82, [a @ 1..=0xff, b, ..]) => Some((4, usize::from(*a) << 8 | usize::from(*b))),
        (0x83, [a @ 1..=0xff, b, c, ..]) => Some((5, usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c))),
        _ => None,
    }
}

/// `value` if it is an INTEGER's contents in the fewest bytes.
pub(crate) fn check_integer(value: &[u8]) -> Option<&[u8]> {
    match value {
        [] | [0, 0..=0x7f, ..] | [0xff, 0x80..=0xff, ..] => None,
        _ => Some(value),
    }
}

/// `value` if it is an OBJECT IDENTIFIER's contents: whole arcs, each in the fewest bytes.
pub(crate) fn check_oid(value: &[u8]) -> Option<&[u8]> {
    if value.last().is_none_or(|last| last & 0x80 != 0) {
        return None;
    }
    let mut at_start = true;
    for byte in value {
        if at_start && *byte == 0x80 {
            return None;
        }
        at_start = byte & 0x80 == 0;
    }
    Some(value)
}

/// Appends an element to `out`. `value` must be shorter than 4 GiB, which all that is written here is.
pub(crate) fn write(out: &mut Vec<u8>, tag: u8, value: &[u8]) {
    out.push(tag);
    match value.len() {
        n @ 0..=0x7f => out.push(n as u8),
        n @ 0x80..=0xff => out.extend([0x81, n as u8]),
        n @ 0x100..=0xffff => out.extend([0x82, (n >> 8) as u8, n as u8]),
        n @ 0x1_0000..=0xff_ffff => out.extend([0x83, (n >> 16) as u8, (n >> 8) as u8, n as u8]),
        n => out.extend([0x84, (n >> 24) as u8, (n >> 16) as u8, (n >> 8) as u8, n as u8]),
    }
    out.extend_from_slice(value);
}

/// An element by itself; as [`write`].
pub(crate) fn element(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 5);
    write(&mut out, tag, value);
    out
}

/// An OBJECT IDENTIFIER's contents in dotted decimal, or `None` if an arc does not fit 64 bits.
pub(crate) fn dotted(oid: &[u8]) -> Option<String> {
    let mut text = String::new();
    let mut arc: u64 = 0;
    for byte in check_oid(oid)? {
        arc = arc.checked_mul(128)? | u64::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if text.is_empty() {
            let first = (arc / 40).min(2);
            text = format!("{first}.{}", arc - 40 * first);
        } else {
            text.push_str(&format!(".{arc}"));
        }
        arc = 0;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_only_shortest_definite_lengths() {
        for good in [&[4, 0][..], &[4, 1, 9], &[[4, 0x81, 0x80].as_slice(), &[0; 128]].concat()] {
            let mut der = Der::new(good, "test");
            assert_eq!(der.any().unwrap().raw, good);
            der.finish().unwrap();
        }
        let indefinite: &[u8] = &[0x30, 0x80, 0, 0];
        let long_form_of_5: &[u8] = &[4, 0x81, 5, 1, 2, 3, 4, 5];
        let long_tag: &[u8] = &[0x1f, 0x20, 0];
        for bad in
            [&[][..], &[4], &[4, 1], &[4, 0x82, 0, 200], indefinite, long_form_of_5, long_tag, &[4, 0x84, 1, 0, 0, 0]]
        {
            assert!(Der::new(bad, "test").any().is_err(), "{bad:02x?}");
        }
    }

    #[test]
    fn integers_and_identifiers_are_minimal() {
        assert!(
            check_integer(&[]).is_none()
                && check_integer(&[0, 0x7f]).is_none()
                && check_integer(&[0xff, 0x80]).is_none()
        );
        assert!(
            check_integer(&[0]).is_some()
                && check_integer(&[0, 0x80]).is_some()
                && check_integer(&[0xff, 0x7f]).is_some()
        );
        assert!(
            check_oid(&[]).is_none() && check_oid(&[0x55, 0x84]).is_none() && check_oid(&[0x55, 0x80, 1]).is_none()
        );
    }

    #[test]
    fn dotted_decimal() {
        // From RFC 5280 (id-at-commonName, id-kp-serverAuth) and X.690, 8.19.5 (2.999.3).
        assert_eq!(dotted(&[0x55, 4, 3]).unwrap(), "2.5.4.3");
        assert_eq!(dotted(&[0x2b, 6, 1, 5, 5, 7, 3, 1]).unwrap(), "1.3.6.1.5.5.7.3.1");
        assert_eq!(dotted(&[0x88, 0x37, 3]).unwrap(), "2.999.3");
    }
}
