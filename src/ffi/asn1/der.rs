//! OpenSSL's conventions for DER: `i2d` functions write where a pointer points and advance it, `d2i` functions read from
//! there and advance it. And the same for BIOs.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;

use zeroize::Zeroizing;

use crate::bio::BIO;
use crate::ffi::bio::io::{BIO_read_ex, BIO_write_ex};
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::err::reasons::asn1::{
    ASN1_R_DECODE_ERROR, ASN1_R_HEADER_TOO_LONG, ASN1_R_NOT_ENOUGH_DATA, ASN1_R_TOO_LONG, ASN1_R_WRONG_TAG,
};
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_R_MALLOC_FAILURE, ERR_R_NESTED_ASN1_ERROR, Pushed};
use crate::ffi::non_null;
use crate::x509::tlv::{Der, tag};

/// The error of DER that does not parse.
#[track_caller]
pub(crate) fn malformed(detail: impl Into<String>) -> Pushed {
    nested(ASN1_R_DECODE_ERROR, detail.into())
}

/// OpenSSL puts two errors on the queue: what is wrong, and that it was found inside of something.
#[track_caller]
fn nested(reason: c_int, detail: String) -> Pushed {
    err::push(ERR_LIB_ASN1, reason, detail.clone());
    err::push(ERR_LIB_ASN1, ERR_R_NESTED_ASN1_ERROR, detail)
}

/// The SEQUENCE that `bytes` begin with, header and all.
pub(crate) fn first_element(bytes: &[u8]) -> Result<&[u8], Pushed> {
    if bytes.first().is_some_and(|first| *first != tag::SEQUENCE) {
        return Err(nested(ASN1_R_WRONG_TAG, "not a SEQUENCE".to_owned()));
    }
    match Der::new(bytes, "DER").any() {
        Ok(element) => Ok(element.raw),
        Err(error) => Err(nested(ASN1_R_TOO_LONG, error.to_string())),
    }
}

/// Ends an `i2d` function: returns the length of `der`, and writes it where `out` says.
///
/// # Safety
/// `out` is NULL, or points to NULL, for which memory is allocated, or to room for `der`, behind which it then points.
pub(crate) unsafe fn put(der: &[u8], out: *mut *mut c_uchar) -> Result<c_int, Pushed> {
    let length = c_int::try_from(der.len()).map_err(|_| err::push(ERR_LIB_ASN1, ASN1_R_TOO_LONG, ""))?;
    // SAFETY: as the caller promises.
    unsafe {
        if out.is_null() {
            return Ok(length);
        }
        if (*out).is_null() {
            let memory = CRYPTO_malloc(der.len().max(1), ptr::null(), 0).cast::<c_uchar>();
            if memory.is_null() {
                return Err(err::push(ERR_LIB_ASN1, ERR_R_MALLOC_FAILURE, ""));
            }
            ptr::copy_nonoverlapping(der.as_ptr(), memory, der.len());
            *out = memory;
        } else {
            ptr::copy_nonoverlapping(der.as_ptr(), *out, der.len());
            *out = (*out).add(der.len());
        }
    }
    Ok(length)
}

/// The bytes that a `d2i` function is given; the pointer is not advanced yet.
///
/// # Safety
/// `input` is NULL or points to NULL or to `length` readable bytes that nobody changes during `'a`.
pub(crate) unsafe fn input<'a>(input: *mut *const c_uchar, length: c_long) -> Result<&'a [u8], Pushed> {
    // SAFETY: as the caller promises.
    unsafe {
        let bytes = non_null(*non_null(input)?.as_ptr())?;
        let length = usize::try_from(length).map_err(|_| malformed("a negative length"))?;
        Ok(std::slice::from_raw_parts(bytes.as_ptr(), length))
    }
}

/// Ends a `d2i` function: advances `input` by `length`, and puts `object` into `*place` if that is wanted, where what was
/// there before is freed. Returns `object`.
///
/// # Safety
/// `input` is as in [`input`]; `place` is NULL or points to NULL or to an object that `free` frees.
pub(crate) unsafe fn taken<T>(
    object: *mut T,
    place: *mut *mut T,
    free: unsafe fn(*mut T),
    input: *mut *const c_uchar,
    length: usize,
) -> *mut T {
    // SAFETY: as the caller promises.
    unsafe {
        *input = (*input).add(length);
        replace(object, place, free)
    }
}

/// Puts `object` into `*place` if that is wanted, and frees what was there before. Returns `object`.
///
/// # Safety
/// `place` is NULL or points to NULL or to an object that `free` frees.
pub(crate) unsafe fn replace<T>(object: *mut T, place: *mut *mut T, free: unsafe fn(*mut T)) -> *mut T {
    if !place.is_null() {
        // SAFETY: as the caller promises.
        unsafe {
            let old = *place;
            *place = object;
            free(old);
        }
    }
    object
}

/// Writes all of `bytes` to a BIO; false if it does not take them.
///
/// # Safety
/// NULL or a live BIO.
pub(crate) unsafe fn write(bio: *mut BIO, bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut written = 0;
        // SAFETY: the BIO as the caller promises, and bytes of ours.
        if unsafe { BIO_write_ex(bio, rest.as_ptr().cast(), rest.len(), &mut written) } != 1 || written == 0 {
            return false;
        }
        rest = rest.get(written..).unwrap_or_default();
    }
    true
}

/// Reads one DER element from a BIO, and nothing behind it; all of the BIO if the element is BER whose length is not stated.
///
/// # Safety
/// NULL or a live BIO.
pub(crate) unsafe fn read_element(bio: *mut BIO) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    let short = || err::push(ERR_LIB_ASN1, ASN1_R_NOT_ENOUGH_DATA, "");
    let mut element = Zeroizing::new(vec![0; 2]);
    // SAFETY: as the caller promises.
    unsafe {
        read_exactly(bio, &mut element).ok_or_else(short)?;
        let more = match element[1] {
            0x80 => {
                let mut byte = [0];
                while read_exactly(bio, &mut byte).is_some() {
                    element.extend_from_slice(&byte);
                }
                return Ok(element);
            }
            length @ 0..=0x7f => usize::from(length),
            form @ 0x81..=0x83 => {
                let mut long = vec![0; usize::from(form & 0x7f)];
                read_exactly(bio, &mut long).ok_or_else(short)?;
                element.extend_from_slice(&long);
                long.iter().fold(0, |length, byte| length << 8 | usize::from(*byte))
            }
            _ => return Err(err::push(ERR_LIB_ASN1, ASN1_R_HEADER_TOO_LONG, "")),
        };
        // In pieces, so that a length that lies does not take the memory.
        let mut left = more;
        while left > 0 {
            let mut piece = Zeroizing::new(vec![0; left.min(16_384)]);
            read_exactly(bio, &mut piece).ok_or_else(short)?;
            left -= piece.len();
            element.extend_from_slice(&piece);
        }
    }
    Ok(element)
}

/// # Safety
/// NULL or a live BIO.
unsafe fn read_exactly(bio: *mut BIO, out: &mut [u8]) -> Option<()> {
    let mut filled = 0;
    while filled < out.len() {
        let room = out.get_mut(filled..)?;
        let mut n = 0;
        // SAFETY: the BIO as the caller promises, and room of ours.
        if unsafe { BIO_read_ex(bio, room.as_mut_ptr().cast(), room.len(), &mut n) } != 1 || n == 0 {
            return None;
        }
        filled += n;
    }
    Some(())
}
