//! What an `ASN1_STRING` is, and making one.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;

use super::primitive::BITS_LEFT;
use super::string::{V_ASN1_BIT_STRING, V_ASN1_INTEGER, V_ASN1_NEG_INTEGER};
use crate::ffi::crypto::memory::{CRYPTO_clear_free, CRYPTO_malloc, CRYPTO_zalloc};
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_R_MALLOC_FAILURE, Pushed};
use crate::ffi::non_null;

/// `struct asn1_string_st`, as `openssl/asn1.h` declares it.
#[repr(C)]
pub struct ASN1_STRING {
    /// How many bytes there are.
    pub length: c_int,
    /// A `V_ASN1_` number.
    pub r#type: c_int,
    /// The bytes, with a NUL behind them.
    pub data: *mut c_uchar,
    /// Bits of OpenSSL's own; 0 here.
    pub flags: c_long,
}

/// A string that belongs to an object of ours. The program may change it like one of its own.
pub(crate) struct Asn1Value(*mut ASN1_STRING);

// SAFETY: the string is owned, and a program that changes one does so from one thread at a time.
unsafe impl Send for Asn1Value {}
// SAFETY: as above.
unsafe impl Sync for Asn1Value {}

impl Asn1Value {
    /// A string of a type. Without memory, or with bytes that are too many for an `int`, it is empty.
    pub(crate) fn new(kind: c_int, bytes: &[u8]) -> Self {
        let string = allocate(kind).unwrap_or(ptr::null_mut());
        if !string.is_null() {
            // SAFETY: it has just been made.
            let _ = unsafe { assign(string, bytes) };
        }
        Self(string)
    }

    /// Takes over a string that belongs to the caller.
    pub(crate) const fn adopt(string: *mut ASN1_STRING) -> Self {
        Self(string)
    }

    /// A BIT STRING of whole bytes.
    pub(crate) fn bit_string(bytes: &[u8]) -> Self {
        let value = Self::new(V_ASN1_BIT_STRING, bytes);
        if !value.0.is_null() {
            // SAFETY: it has just been made.
            unsafe { (*value.0).flags |= BITS_LEFT };
        }
        value
    }

    /// The C structure, valid as long as `self`.
    pub(crate) const fn as_ptr(&self) -> *const ASN1_STRING {
        self.0
    }

    /// Takes over the bytes, the type and the flags of a program's string.
    ///
    /// # Safety
    /// NULL, or a live string.
    pub(crate) unsafe fn copy_from(&self, other: *const ASN1_STRING) -> Result<(), Pushed> {
        let own = non_null(self.0)?.as_ptr();
        // SAFETY: as the caller promises; the string is ours.
        unsafe {
            let other_bytes = bytes(other)?.to_vec();
            assign(own, &other_bytes)?;
            (*own).r#type = (*other).r#type;
            (*own).flags = (*other).flags;
        }
        Ok(())
    }
}

impl Drop for Asn1Value {
    fn drop(&mut self) {
        // SAFETY: it was made in `new` and is freed once.
        unsafe { super::string::ASN1_STRING_free(self.0) };
    }
}

/// The contents of an INTEGER, two's complement in the fewest bytes: what [`integer`] reads.
pub(crate) fn integer_contents(magnitude: &[u8], negative: bool) -> Vec<u8> {
    let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
    let mut contents = vec![0];
    contents.extend_from_slice(magnitude.get(zeros..).unwrap_or_default());
    if negative {
        let mut carry = true;
        for byte in contents.iter_mut().rev() {
            let (sum, overflow) = (!*byte).overflowing_add(carry.into());
            *byte = sum;
            carry = overflow;
        }
    }
    let redundant = matches!(contents.as_slice(), [0, 0..=0x7f, ..] | [0xff, 0x80..=0xff, ..]);
    contents.drain(..usize::from(redundant));
    contents
}

/// The type and magnitude of an INTEGER's contents, two's complement.
pub(crate) fn magnitude(contents: &[u8]) -> (c_int, Vec<u8>) {
    let negative = contents.first().is_some_and(|first| first & 0x80 != 0);
    let mut bytes = contents.to_vec();
    if negative {
        let mut carry = true;
        for byte in bytes.iter_mut().rev() {
            let (sum, overflow) = (!*byte).overflowing_add(carry.into());
            *byte = sum;
            carry = overflow;
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count().min(bytes.len().saturating_sub(1));
    bytes.drain(..zeros);
    (if negative { V_ASN1_NEG_INTEGER } else { V_ASN1_INTEGER }, bytes)
}

/// An INTEGER of these contents.
pub(crate) fn integer(contents: &[u8]) -> Asn1Value {
    let (kind, bytes) = magnitude(contents);
    Asn1Value::new(kind, &bytes)
}

/// A new string that belongs to the program.
pub(crate) fn allocate(kind: c_int) -> Result<*mut ASN1_STRING, Pushed> {
    let string = CRYPTO_zalloc(size_of::<ASN1_STRING>(), ptr::null(), 0).cast::<ASN1_STRING>();
    if string.is_null() {
        return Err(err::push(ERR_LIB_ASN1, ERR_R_MALLOC_FAILURE, ""));
    }
    // SAFETY: it has just been made.
    unsafe { (*string).r#type = kind };
    Ok(string)
}

/// Replaces the bytes of a program's string.
///
/// # Safety
/// A string of [`allocate`].
pub(crate) unsafe fn assign(string: *mut ASN1_STRING, bytes: &[u8]) -> Result<(), Pushed> {
    let no_memory = || err::push(ERR_LIB_ASN1, ERR_R_MALLOC_FAILURE, "");
    let length = c_int::try_from(bytes.len()).ok().filter(|length| *length < c_int::MAX).ok_or_else(no_memory)?;
    let data = CRYPTO_malloc(bytes.len() + 1, ptr::null(), 0).cast::<c_uchar>();
    if data.is_null() {
        return Err(no_memory());
    }
    // SAFETY: room for the bytes and a NUL; the old bytes were allocated here too.
    unsafe {
        ptr::copy_nonoverlapping(bytes.as_ptr(), data, bytes.len());
        *data.add(bytes.len()) = 0;
        CRYPTO_clear_free((*string).data.cast(), usize::try_from((*string).length).unwrap_or(0), ptr::null(), 0);
        (*string).data = data;
        (*string).length = length;
    }
    Ok(())
}

/// The bytes of a string.
///
/// # Safety
/// NULL, or a string whose fields are true.
pub(crate) unsafe fn bytes<'a>(string: *const ASN1_STRING) -> Result<&'a [u8], Pushed> {
    // SAFETY: not NULL, and its fields are true.
    unsafe {
        let string = non_null(string)?.as_ref();
        Ok(match usize::try_from(string.length) {
            Ok(length) if length > 0 && !string.data.is_null() => std::slice::from_raw_parts(string.data, length),
            _ => &[],
        })
    }
}

/// A time: `V_ASN1_UTCTIME` or `V_ASN1_GENERALIZEDTIME`.
pub type ASN1_TIME = ASN1_STRING;
/// An integer: its magnitude, big-endian.
pub type ASN1_INTEGER = ASN1_STRING;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_in_twos_complement() {
        // X.690, 8.3, and what OpenSSL's own tests of i2c_ASN1_INTEGER hold.
        let cases: [(&[u8], bool, &[u8]); 10] = [
            (&[], false, &[0]),
            (&[0], false, &[0]),
            (&[0, 0, 1], false, &[1]),
            (&[0x7f], false, &[0x7f]),
            (&[0x80], false, &[0, 0x80]),
            (&[1], true, &[0xff]),
            (&[0x80], true, &[0x80]),
            (&[0x81], true, &[0xff, 0x7f]),
            (&[1, 0], true, &[0xff, 0]),
            (&[0x80, 0], true, &[0x80, 0]),
        ];
        for (magnitude_in, negative, contents) in cases {
            assert_eq!(integer_contents(magnitude_in, negative), contents, "{magnitude_in:02x?} {negative}");
        }
        for contents in [&[0][..], &[0x7f], &[0, 0x80], &[0xff], &[0x80], &[0xff, 0x7f], &[0x80, 0, 0]] {
            let (kind, bytes) = magnitude(contents);
            assert_eq!(integer_contents(&bytes, kind == V_ASN1_NEG_INTEGER), contents);
        }
    }
}
