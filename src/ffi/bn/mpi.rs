//! Numbers as bytes with their length before them, and printed.

use core::ffi::{c_int, c_uchar};
use core::ptr;

use libc::FILE;

use super::Number;
use super::octets::give;
use crate::bio::BIO;
use crate::ffi::arguments::{borrowed, input, put_bytes};
use crate::ffi::bio::io::BIO_write;
use crate::ffi::err::reasons::bn::{BN_R_ENCODING_ERROR, BN_R_INVALID_LENGTH};
use crate::ffi::types::BIGNUM;
use crate::ffi::{entry, non_null};

/// BN_bn2mpi: writes a number with its length before it, in 4 bytes, to to, unless that is NULL. The highest bit is its sign.
/// Returns how many bytes that is. OpenSSL: BN_bn2mpi(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_bn2mpi(a: *const BIGNUM, to: *mut c_uchar) -> c_int {
    entry(0, || {
        let number = borrowed!(a).number();
        let mut body = zeroize::Zeroizing::new(Vec::with_capacity(number.magnitude().len() + 1));
        if number.magnitude().first().is_some_and(|first| first & 0x80 != 0) {
            body.push(0);
        }
        body.extend_from_slice(number.magnitude());
        if let Some(first) = body.first_mut().filter(|_| number.is_negative()) {
            *first |= 0x80;
        }
        put_bytes!(to, &(body.len() as u32).to_be_bytes());
        put_bytes!(if to.is_null() { to } else { to.wrapping_add(4) }, &body);
        Ok((body.len() + 4) as c_int)
    })
}

/// BN_mpi2bn: reads what BN_bn2mpi writes, of n bytes, into ret, or into a new number if that is NULL, to be freed with BN_free.
/// Returns the number, or NULL on failure. OpenSSL: BN_mpi2bn(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_mpi2bn(s: *const c_uchar, len: c_int, ret: *mut BIGNUM) -> *mut BIGNUM {
    entry(ptr::null_mut(), || {
        let bytes = input!(s, usize::try_from(len).unwrap_or(0));
        let Some((length, body)) = bytes.split_first_chunk().filter(|(length, _)| length[0] & 0x80 == 0) else {
            return Err(super::failure(BN_R_INVALID_LENGTH));
        };
        if u32::from_be_bytes(*length) as usize != body.len() {
            return Err(super::failure(BN_R_ENCODING_ERROR));
        }
        let mut magnitude = zeroize::Zeroizing::new(body.to_vec());
        let sign = magnitude.first_mut().map_or(0, |first| {
            let sign = *first & 0x80;
            *first &= 0x7f;
            sign
        });
        give(Number::new(&magnitude, sign != 0), ret)
    })
}

/// The number in hexadecimal, without zeros before it.
fn printed(number: &Number) -> zeroize::Zeroizing<String> {
    let digits = number.magnitude().iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let mut text = zeroize::Zeroizing::new(String::with_capacity(2 * number.magnitude().len() + 2));
    text.push_str(if number.is_negative() { "-" } else { "" });
    let digits = digits.skip_while(|digit| *digit == 0);
    text.extend(digits.map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase()));
    if text.is_empty() {
        text.push('0');
    }
    text
}

/// BN_print: writes a number to a BIO in hexadecimal. Returns 1, or 0 on failure. OpenSSL: BN_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_print(bio: *mut BIO, a: *const BIGNUM) -> c_int {
    entry(0, || {
        let text = printed(&borrowed!(a).number());
        let length = text.len() as c_int;
        // SAFETY: NULL or a live BIO; our text.
        Ok((unsafe { BIO_write(bio, text.as_ptr().cast(), length) } == length).into())
    })
}

/// BN_print_fp: as BN_print, to a stream. Returns 1, or 0 on failure. OpenSSL: BN_print_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_print_fp(fp: *mut FILE, a: *const BIGNUM) -> c_int {
    entry(0, || {
        let text = printed(&borrowed!(a).number());
        let stream = non_null(fp)?.as_ptr();
        // SAFETY: an open stream; our text.
        Ok((unsafe { libc::fwrite(text.as_ptr().cast(), 1, text.len(), stream) } == text.len()).into())
    })
}
