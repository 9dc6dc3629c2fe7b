//! Reading and writing the presentation language of RFC 5246, section 4: big-endian integers and vectors that
//! begin with their length in bytes. Nothing here panics on what a peer sent.

use crate::{Error, Result};

/// Reads from the front of a byte slice. Each read either takes exactly what it names or fails and says what was being read.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    /// What is being read, for errors: the message's or extension's name.
    what: &'static str,
}

impl<'a> Reader<'a> {
    /// Reads `bytes`, which are said to be a `what`.
    pub const fn new(bytes: &'a [u8], what: &'static str) -> Self {
        Self { rest: bytes, what }
    }

    /// The next `n` bytes.
    pub fn bytes(&mut self, n: usize) -> Result<&'a [u8]> {
        let (head, tail) = self.rest.split_at_checked(n).ok_or(Error::Decode { what: self.what })?;
        self.rest = tail;
        Ok(head)
    }

    /// The next `N` bytes as an array.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (head, tail) = self.rest.split_first_chunk::<N>().ok_or(Error::Decode { what: self.what })?;
        self.rest = tail;
        Ok(*head)
    }

    /// One byte.
    pub fn u8(&mut self) -> Result<u8> {
        Ok(u8::from_be_bytes(self.array()?))
    }

    /// Two bytes, big-endian.
    pub fn u16(&mut self) -> Result<u16> {
        Ok(u16::from_be_bytes(self.array()?))
    }

    /// Three bytes, big-endian.
    pub fn u24(&mut self) -> Result<usize> {
        let [a, b, c] = self.array()?;
        Ok(usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c))
    }

    /// Four bytes, big-endian.
    pub fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_be_bytes(self.array()?))
    }

    /// Eight bytes, big-endian.
    pub fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_be_bytes(self.array()?))
    }

    /// A vector whose length takes one byte.
    pub fn vec8(&mut self) -> Result<&'a [u8]> {
        let n = self.u8()?;
        self.bytes(n.into())
    }

    /// A vector whose length takes two bytes.
    pub fn vec16(&mut self) -> Result<&'a [u8]> {
        let n = self.u16()?;
        self.bytes(n.into())
    }

    /// A vector whose length takes three bytes.
    pub fn vec24(&mut self) -> Result<&'a [u8]> {
        let n = self.u24()?;
        self.bytes(n)
    }

    /// A reader of the vector whose length takes one byte.
    pub fn sub8(&mut self) -> Result<Reader<'a>> {
        Ok(Reader::new(self.vec8()?, self.what))
    }

    /// A reader of the vector whose length takes two bytes.
    pub fn sub16(&mut self) -> Result<Reader<'a>> {
        Ok(Reader::new(self.vec16()?, self.what))
    }

    /// A reader of the vector whose length takes three bytes.
    pub fn sub24(&mut self) -> Result<Reader<'a>> {
        Ok(Reader::new(self.vec24()?, self.what))
    }

    /// All 16-bit numbers of a vector whose length takes two bytes; an odd length is an error.
    pub fn u16_list(&mut self) -> Result<Vec<u16>> {
        let mut items = self.sub16()?;
        let mut list = Vec::with_capacity(items.rest.len() / 2);
        while !items.is_empty() {
            list.push(items.u16()?);
        }
        Ok(list)
    }

    /// What is left, taken whole.
    pub fn take_rest(&mut self) -> &'a [u8] {
        core::mem::take(&mut self.rest)
    }

    /// Whether nothing is left.
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Fails if bytes are left over.
    pub fn finish(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(Error::Decode { what: self.what }) }
    }

    /// The error that says this could not be decoded.
    pub const fn error(&self) -> Error {
        Error::Decode { what: self.what }
    }
}

/// Appends the presentation language's items to a `Vec<u8>`.
///
/// The vector methods panic if the body outgrows its length field: callers write what this library composed, whose
/// bounds are checked when it is configured.
pub trait Writer {
    /// One byte.
    fn u8(&mut self, value: u8);
    /// Two bytes, big-endian.
    fn u16(&mut self, value: u16);
    /// Three bytes, big-endian.
    fn u24(&mut self, value: usize);
    /// Four bytes, big-endian.
    fn u32(&mut self, value: u32);
    /// Eight bytes, big-endian.
    fn u64(&mut self, value: u64);
    /// `bytes` as they are.
    fn bytes(&mut self, bytes: &[u8]);
    /// What `body` writes, after its length in one byte.
    fn vec8(&mut self, body: impl FnOnce(&mut Vec<u8>));
    /// What `body` writes, after its length in two bytes.
    fn vec16(&mut self, body: impl FnOnce(&mut Vec<u8>));
    /// What `body` writes, after its length in three bytes.
    fn vec24(&mut self, body: impl FnOnce(&mut Vec<u8>));
}

impl Writer for Vec<u8> {
    fn u8(&mut self, value: u8) {
        self.push(value);
    }
    fn u16(&mut self, value: u16) {
        self.extend_from_slice(&value.to_be_bytes());
    }
    fn u24(&mut self, value: usize) {
        self.extend_from_slice(&[(value >> 16) as u8, (value >> 8) as u8, value as u8]);
    }
    fn u32(&mut self, value: u32) {
        self.extend_from_slice(&value.to_be_bytes());
    }
    fn u64(&mut self, value: u64) {
        self.extend_from_slice(&value.to_be_bytes());
    }
    fn bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
    fn vec8(&mut self, body: impl FnOnce(&mut Vec<u8>)) {
        prefixed::<1>(self, body);
    }
    fn vec16(&mut self, body: impl FnOnce(&mut Vec<u8>)) {
        prefixed::<2>(self, body);
    }
    fn vec24(&mut self, body: impl FnOnce(&mut Vec<u8>)) {
        prefixed::<3>(self, body);
    }
}

/// Writes `body` behind its length in `N` bytes.
fn prefixed<const N: usize>(out: &mut Vec<u8>, body: impl FnOnce(&mut Vec<u8>)) {
    let at = out.len();
    out.extend_from_slice(&[0; N]);
    body(out);
    let length = out.len() - at - N;
    assert!(length < 1 << (8 * N), "a vector of {length} bytes does not fit its {N}-byte length");
    out[at..at + N].copy_from_slice(&length.to_be_bytes()[size_of::<usize>() - N..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_written() {
        let mut out = Vec::new();
        out.u8(1);
        out.u16(0x0203);
        out.u24(0x040506);
        out.u32(0x0708090a);
        out.vec8(|w| w.bytes(b"ab"));
        out.vec16(|w| w.vec24(|w| w.u8(9)));
        assert_eq!(out, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, b'a', b'b', 0, 4, 0, 0, 1, 9]);

        let mut r = Reader::new(&out, "test");
        assert_eq!(r.u8().unwrap(), 1);
        assert_eq!(r.u16().unwrap(), 0x0203);
        assert_eq!(r.u24().unwrap(), 0x040506);
        assert_eq!(r.u32().unwrap(), 0x0708090a);
        assert_eq!(r.vec8().unwrap(), b"ab");
        assert_eq!(r.sub16().unwrap().vec24().unwrap(), [9]);
        r.finish().unwrap();
    }

    #[test]
    fn every_truncation_fails() {
        let whole = [0, 4, 0, 23, 0, 24];
        assert_eq!(Reader::new(&whole, "list").u16_list().unwrap(), [23, 24]);
        for n in 0..whole.len() {
            assert!(Reader::new(&whole[..n], "list").u16_list().is_err(), "{n} bytes");
        }
        assert!(Reader::new(&[0, 3, 0, 23, 0], "list").u16_list().is_err(), "odd length");
    }

    #[test]
    fn left_over_bytes_are_an_error() {
        let mut r = Reader::new(&[1, 2], "pair");
        r.u8().unwrap();
        assert!(matches!(r.finish(), Err(Error::Decode { what: "pair" })));
    }

    #[test]
    #[should_panic(expected = "does not fit")]
    fn an_overlong_vector_is_refused() {
        Vec::new().vec8(|w: &mut Vec<u8>| w.bytes(&[0; 256]));
    }
}
