//! Reads a message and keeps what it has read as fields.

use std::borrow::Cow;

use crate::Result;
use crate::codec::Reader;
use crate::trace::model::{Field, Value};

/// The field that holds what could not be decoded.
pub const UNDECODED: &str = "undecoded";

/// A reader and the fields it has found so far.
pub(super) struct Fields<'a> {
    rest: Reader<'a>,
    found: Vec<Field>,
}

/// What [`Fields`] reads: all of it, or as much as makes sense.
pub(super) fn decode(bytes: &[u8], read: impl FnOnce(&mut Fields<'_>) -> Result<()>) -> Vec<Field> {
    let mut fields = Fields { rest: Reader::new(bytes, "traced message"), found: Vec::new() };
    // Whatever the error says: the bytes from there on are shown.
    let _ = read(&mut fields);
    let rest = fields.rest.take_rest();
    if !rest.is_empty() {
        fields.add(UNDECODED, Value::Bytes(rest.to_vec()));
    }
    fields.found
}

impl<'a> Fields<'a> {
    /// Whether nothing is left.
    pub(super) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Adds a field that is not read.
    pub(super) fn add(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        self.found.push(Field::new(name, value));
    }

    /// Adds a field with parts that is not read.
    pub(super) fn add_with(&mut self, name: impl Into<Cow<'static, str>>, value: Value, children: Vec<Field>) {
        self.found.push(Field::with(name, value, children));
    }

    /// One byte, shown as `show` says.
    pub(super) fn u8(&mut self, name: &'static str, show: impl FnOnce(u8) -> Value) -> Result<u8> {
        let number = self.attempt(Reader::u8)?;
        self.add(name, show(number));
        Ok(number)
    }

    /// Two bytes, shown as `show` says.
    pub(super) fn u16(&mut self, name: &'static str, show: impl FnOnce(u16) -> Value) -> Result<u16> {
        let number = self.attempt(Reader::u16)?;
        self.add(name, show(number));
        Ok(number)
    }

    /// Three bytes, a number.
    pub(super) fn u24(&mut self, name: &'static str) -> Result<()> {
        let number = self.attempt(Reader::u24)?;
        self.add(name, Value::Number(number as u64));
        Ok(())
    }

    /// Four bytes, a number.
    pub(super) fn u32(&mut self, name: &'static str) -> Result<u32> {
        let number = self.attempt(Reader::u32)?;
        self.add(name, Value::Number(number.into()));
        Ok(number)
    }

    /// The next `n` bytes.
    pub(super) fn bytes(&mut self, name: &'static str, n: usize) -> Result<()> {
        let bytes = self.attempt(|rest| rest.bytes(n))?;
        self.add(name, Value::Bytes(bytes.to_vec()));
        Ok(())
    }

    /// All that is left.
    pub(super) fn remaining(&mut self, name: &'static str) {
        let bytes = self.rest.take_rest().to_vec();
        self.add(name, Value::Bytes(bytes));
    }

    /// How much is left.
    pub(super) fn remaining_length(&mut self, name: &'static str) {
        let length = self.rest.take_rest().len();
        self.add(name, Value::Number(length as u64));
    }

    /// A vector of bytes whose length `length` takes: [`Reader::vec8`] and its kin.
    pub(super) fn vec(&mut self, name: &'static str, length: Length<'a>) -> Result<&'a [u8]> {
        let bytes = self.attempt(length)?;
        self.add(name, Value::Bytes(bytes.to_vec()));
        Ok(bytes)
    }

    /// A vector of characters.
    pub(super) fn text(&mut self, name: &'static str, length: Length<'a>) -> Result<()> {
        let bytes = self.attempt(length)?;
        self.add(name, text(bytes));
        Ok(())
    }

    /// A vector whose length is all that is shown.
    pub(super) fn length(&mut self, name: &'static str, length: Length<'a>) -> Result<()> {
        let bytes = self.attempt(length)?;
        self.add(name, Value::Number(bytes.len() as u64));
        Ok(())
    }

    /// A vector with parts. Those that do not parse spoil nothing but themselves.
    pub(super) fn nested(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        length: Length<'a>,
        read: impl FnOnce(&mut Fields<'_>) -> Result<()>,
    ) -> Result<()> {
        let bytes = self.attempt(length)?;
        self.add_with(name, Value::None, decode(bytes, read));
        Ok(())
    }

    /// A number of 16 bits, and a vector that is what the number says.
    pub(super) fn tagged(
        &mut self,
        name: impl FnOnce(u16) -> String,
        read: impl FnOnce(u16, &mut Fields<'_>) -> Result<()>,
    ) -> Result<()> {
        let (number, bytes) = self.attempt(|rest| Ok((rest.u16()?, rest.vec16()?)))?;
        self.add_with(name(number), Value::None, decode(bytes, |fields| read(number, fields)));
        Ok(())
    }

    /// A vector of items, each read by `read`.
    pub(super) fn list(
        &mut self,
        name: &'static str,
        length: Length<'a>,
        read: impl Fn(&mut Fields<'_>) -> Result<()>,
    ) -> Result<()> {
        self.nested(name, length, |fields| fields.each(read))
    }

    /// A vector of items that is all there is, so that it needs no name.
    pub(super) fn items(&mut self, length: Length<'a>, read: impl Fn(&mut Fields<'_>) -> Result<()>) -> Result<()> {
        let bytes = self.attempt(length)?;
        self.found.extend(decode(bytes, |fields| fields.each(read)));
        Ok(())
    }

    /// Items until nothing is left, each read by `read`.
    pub(super) fn each(&mut self, read: impl Fn(&mut Fields<'_>) -> Result<()>) -> Result<()> {
        while !self.is_empty() {
            read(self)?;
        }
        Ok(())
    }

    /// A vector, for the caller to look into.
    pub(super) fn take(&mut self, length: Length<'a>) -> Result<&'a [u8]> {
        self.attempt(length)
    }

    /// Reads with `read`; if that fails, nothing is taken.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Reader<'a>) -> Result<T>) -> Result<T> {
        let before = self.rest;
        read(&mut self.rest).inspect_err(|_| self.rest = before)
    }
}

/// How a vector's length is written: [`Reader::vec8`], [`Reader::vec16`] or [`Reader::vec24`].
pub(super) type Length<'a> = fn(&mut Reader<'a>) -> Result<&'a [u8]>;

/// A number of 16 bits.
pub(super) fn number16(number: u16) -> Value {
    Value::Number(number.into())
}

/// A number of 8 bits.
pub(super) fn number8(number: u8) -> Value {
    Value::Number(number.into())
}

/// Bytes that are text, if they are.
pub(super) fn text(bytes: &[u8]) -> Value {
    match core::str::from_utf8(bytes) {
        Ok(text) if !text.contains(char::is_control) => Value::Text(text.to_owned()),
        _ => Value::Bytes(bytes.to_vec()),
    }
}
