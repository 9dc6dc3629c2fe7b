//! Bytes in hexadecimal.

use core::ffi::{c_char, c_int, c_long, c_uchar};
use core::ptr;

use zeroize::Zeroizing;

use super::memory::CRYPTO_malloc;
use crate::ffi::arguments::{input, put, put_bytes, text};
use crate::ffi::err::reasons::crypto::{
    CRYPTO_R_HEX_STRING_TOO_SHORT, CRYPTO_R_ILLEGAL_HEX_DIGIT, CRYPTO_R_ODD_NUMBER_OF_DIGITS, CRYPTO_R_TOO_SMALL_BUFFER,
};
use crate::ffi::err::{self, ERR_LIB_CRYPTO, Pushed};
use crate::ffi::{entry, non_null};

/// The bytes of pairs of digits, between which there may be separators; a separator of 0 is none.
fn read(text: &[u8], separator: u8) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() / 2));
    let mut rest = text.iter().enumerate();
    while let Some((at, &first)) = rest.next() {
        if first == separator && separator != 0 {
            continue;
        }
        let Some((_, &second)) = rest.next() else {
            return Err(err::push(ERR_LIB_CRYPTO, CRYPTO_R_ODD_NUMBER_OF_DIGITS, format!("at character {at}")));
        };
        let digit = |character: u8| char::from(character).to_digit(16);
        let (Some(high), Some(low)) = (digit(first), digit(second)) else {
            return Err(err::push(ERR_LIB_CRYPTO, CRYPTO_R_ILLEGAL_HEX_DIGIT, format!("at character {at}")));
        };
        bytes.push((high << 4 | low) as u8);
    }
    Ok(bytes)
}

/// Pairs of digits with separators between them; a separator of 0 is none.
fn written(bytes: &[u8], separator: u8) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len() * 3));
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && separator != 0 {
            text.push(separator);
        }
        text.extend([byte >> 4, byte & 15].map(|digit| digit + if digit < 10 { b'0' } else { b'A' - 10 }));
    }
    text
}

/// Bytes in memory of OPENSSL_malloc.
fn hand_out(bytes: &[u8]) -> Result<*mut c_uchar, Pushed> {
    let room: *mut c_uchar = non_null(CRYPTO_malloc(bytes.len(), ptr::null(), 0))?.as_ptr().cast();
    put_bytes!(room, bytes);
    Ok(room)
}

/// OPENSSL_hexstr2buf: the bytes of a text of hexadecimal digits, with colons between pairs or without, to be freed with
/// OPENSSL_free, and how many to buflen unless that is NULL. Returns NULL on failure. OpenSSL: OPENSSL_hexstr2buf(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_hexstr2buf(str: *const c_char, buflen: *mut c_long) -> *mut c_uchar {
    entry(ptr::null_mut(), || {
        let text = text!(str).to_bytes();
        if text.len() < 2 {
            return Err(err::push(ERR_LIB_CRYPTO, CRYPTO_R_HEX_STRING_TOO_SHORT, "expected two digits"));
        }
        let bytes = read(text, b':')?;
        let room = hand_out(if bytes.is_empty() { &[0] } else { &bytes })?;
        put!(buflen, bytes.len() as c_long);
        Ok(room)
    })
}

/// OPENSSL_hexstr2buf_ex: writes the bytes of a text of hexadecimal digits, with sep between pairs, or without, to buf, which
/// has room for buf_n, and how many to buflen; either may be NULL. Returns 1, or 0 on failure. OpenSSL: OPENSSL_hexstr2buf_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_hexstr2buf_ex(
    buf: *mut c_uchar,
    buf_n: usize,
    buflen: *mut usize,
    str: *const c_char,
    sep: c_char,
) -> c_int {
    entry(0, || {
        let bytes = read(text!(str).to_bytes(), sep as u8)?;
        if !buf.is_null() && buf_n < bytes.len() {
            return Err(err::push(ERR_LIB_CRYPTO, CRYPTO_R_TOO_SMALL_BUFFER, ""));
        }
        put_bytes!(buf, &bytes);
        put!(buflen, bytes.len());
        Ok(1)
    })
}

/// OPENSSL_buf2hexstr: bytes in hexadecimal with colons between them, to be freed with OPENSSL_free. Returns NULL on failure.
/// OpenSSL: OPENSSL_buf2hexstr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_buf2hexstr(buf: *const c_uchar, buflen: c_long) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let mut text = written(input!(buf, usize::try_from(buflen).unwrap_or(0)), b':');
        text.push(0);
        Ok(hand_out(&text)?.cast())
    })
}

/// OPENSSL_buf2hexstr_ex: writes bytes in hexadecimal, with sep between them unless that is 0, and a NUL to str, which has room
/// for str_n, and their length with the NUL to strlength; either may be NULL. Returns 1, or 0 on failure.
/// OpenSSL: OPENSSL_buf2hexstr_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_buf2hexstr_ex(
    str: *mut c_char,
    str_n: usize,
    strlength: *mut usize,
    buf: *const c_uchar,
    buflen: usize,
    sep: c_char,
) -> c_int {
    entry(0, || {
        let mut text = written(input!(buf, buflen), sep as u8);
        text.push(0);
        put!(strlength, text.len());
        if str.is_null() {
            return Ok(1);
        }
        if str_n < text.len() {
            return Err(err::push(ERR_LIB_CRYPTO, CRYPTO_R_TOO_SMALL_BUFFER, ""));
        }
        put_bytes!(str, &text);
        Ok(1)
    })
}
