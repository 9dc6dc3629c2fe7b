//! BER to DER: PKCS#12 files may have lengths that are not stated and strings in pieces.

use crate::x509::X509Error;
use crate::x509::tlv::{self, tag};

const WHAT: &str = "BER";
/// How deep elements may lie in each other.
const MAX_DEPTH: usize = 32;

/// The element that `bytes` begin with, as DER: its lengths are stated in the fewest bytes, and OCTET STRINGs are in one
/// piece. Tells how many bytes it took.
pub(super) fn to_der(bytes: &[u8]) -> Result<(Vec<u8>, usize), X509Error> {
    let mut reader = Reader { rest: bytes, offset: 0 };
    let mut out = Vec::with_capacity(bytes.len());
    reader.element(&mut out, MAX_DEPTH)?;
    Ok((out, reader.offset))
}

struct Reader<'a> {
    rest: &'a [u8],
    offset: usize,
}

impl<'a> Reader<'a> {
    const fn error(&self) -> X509Error {
        X509Error::Decode { what: WHAT, offset: self.offset }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], X509Error> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(self.error())?;
        self.rest = rest;
        self.offset += length;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, X509Error> {
        self.take(1)?.first().copied().ok_or(self.error())
    }

    /// The length of the contents; `None` if it is not stated.
    fn length(&mut self) -> Result<Option<usize>, X509Error> {
        match self.byte()? {
            short @ 0..=0x7f => Ok(Some(usize::from(short))),
            0x80 => Ok(None),
            long @ 0x81..=0x84 => {
                let digits = self.take(usize::from(long & 0x7f))?;
                Ok(Some(digits.iter().fold(0, |length, byte| length << 8 | usize::from(*byte))))
            }
            _ => Err(self.error()),
        }
    }

    /// Copies one element to `out`.
    fn element(&mut self, out: &mut Vec<u8>, depth: usize) -> Result<(), X509Error> {
        const CONSTRUCTED: u8 = 0x20;
        let identifier = self.byte()?;
        let depth = depth.checked_sub(1).ok_or(self.error())?;
        if identifier & 0x1f == 0x1f {
            return Err(self.error());
        }
        let length = self.length()?;
        if identifier & CONSTRUCTED == 0 {
            let contents = self.take(length.ok_or(self.error())?)?;
            tlv::write(out, identifier, contents);
            return Ok(());
        }
        let mut contents = Vec::new();
        match length {
            Some(length) => {
                let mut inside = Reader { offset: self.offset, rest: self.take(length)? };
                while !inside.rest.is_empty() {
                    inside.element(&mut contents, depth)?;
                }
            }
            None => {
                while !self.rest.starts_with(&[0, 0]) {
                    self.element(&mut contents, depth)?;
                }
                self.take(2)?;
            }
        }
        match identifier {
            // Pieces, each of which is an OCTET STRING by now.
            0x24 => tlv::write(out, tag::OCTET_STRING, &join(&contents)?),
            _ => tlv::write(out, identifier, &contents),
        }
        Ok(())
    }
}

/// The contents of OCTET STRINGs, in DER, one after the other.
pub(super) fn join(pieces: &[u8]) -> Result<Vec<u8>, X509Error> {
    let mut reader = tlv::Der::new(pieces, "pieces of an OCTET STRING");
    let mut whole = Vec::with_capacity(pieces.len());
    while !reader.is_empty() {
        whole.extend_from_slice(reader.expect(tag::OCTET_STRING)?.value);
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_der_stays() {
        let der = [0x30, 7, 4, 2, 1, 2, 0xa0, 1, 5];
        // [0] with contents that are no element: not DER that anybody writes, and refused.
        assert!(to_der(&der).is_err());
        let der = [0x30, 8, 4, 2, 1, 2, 0xa0, 2, 5, 0, 99];
        assert_eq!(to_der(&der), Ok((der[..10].to_vec(), 10)));
    }

    #[test]
    fn lengths_are_stated_and_strings_whole() {
        let ber = [0x30, 0x80, 0x24, 0x80, 4, 1, 1, 0x24, 0x81, 3, 4, 1, 2, 0, 0, 5, 0, 0, 0];
        assert_eq!(to_der(&ber), Ok((vec![0x30, 6, 4, 2, 1, 2, 5, 0], ber.len())));
        for length in 0..ber.len() {
            assert!(to_der(&ber[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = [[0x30, 0x80].repeat(40), [0, 0].repeat(40)].concat();
        assert!(to_der(&deep).is_err());
        let shallow = [[0x30, 0x80].repeat(30), [0, 0].repeat(30)].concat();
        assert!(to_der(&shallow).is_ok());
    }
}
