//! What an `ASN1_STRING` is, and making one.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;

use super::string::{V_ASN1_INTEGER, V_ASN1_NEG_INTEGER};
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

/// A string that belongs to an object of ours.
pub(crate) struct Asn1Value(Box<ASN1_STRING>);

// SAFETY: the bytes are owned, and only read once the value is made.
unsafe impl Send for Asn1Value {}
// SAFETY: as above.
unsafe impl Sync for Asn1Value {}

impl Asn1Value {
    /// A string of a type. Bytes that are too many for an `int` are none.
    pub(crate) fn new(kind: c_int, bytes: &[u8]) -> Self {
        let length = c_int::try_from(bytes.len()).unwrap_or(0);
        let mut data: Vec<u8> = if length == 0 { Vec::new() } else { bytes.to_vec() };
        data.push(0);
        let data = Box::into_raw(data.into_boxed_slice()).cast::<c_uchar>();
        Self(Box::new(ASN1_STRING { length, r#type: kind, data, flags: 0 }))
    }

    /// The C structure, valid as long as `self`.
    pub(crate) const fn as_ptr(&self) -> *const ASN1_STRING {
        &raw const *self.0
    }
}

impl Drop for Asn1Value {
    fn drop(&mut self) {
        let length = usize::try_from(self.0.length).unwrap_or(0) + 1;
        // SAFETY: `new` leaked a boxed slice of this length.
        drop(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(self.0.data, length)) });
    }
}

/// The type and magnitude of an INTEGER's contents, two's complement.
fn magnitude(contents: &[u8]) -> (c_int, Vec<u8>) {
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
