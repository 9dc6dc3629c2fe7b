//! Objects as text and from text.

use std::ffi::{c_char, c_int, c_uchar};

use crate::bio::BIO;
use crate::ffi::arguments::{borrowed, put_bytes};
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::objects::object::{OBJ_obj2txt, encode};
use crate::ffi::types::ASN1_OBJECT;

/// i2t_ASN1_OBJECT: as OBJ_obj2txt with names. OpenSSL: i2t_ASN1_OBJECT(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2t_ASN1_OBJECT(buf: *mut c_char, buf_len: c_int, a: *const ASN1_OBJECT) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { OBJ_obj2txt(buf, buf_len, a, 0) }
}

/// i2a_ASN1_OBJECT: writes the long name of an object, or its numbers with dots, to a BIO; "NULL" for NULL. Returns how many
/// characters, or -1 on error. OpenSSL: i2a_ASN1_OBJECT(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2a_ASN1_OBJECT(bp: *mut BIO, a: *const ASN1_OBJECT) -> c_int {
    entry(-1, || {
        let text = match a.is_null() || borrowed!(a).is_nothing() {
            true => "NULL".to_owned(),
            false => borrowed!(a).text(false),
        };
        // SAFETY: the program's BIO.
        let written = unsafe { der::write(bp, text.as_bytes()) };
        Ok(if written { c_int::try_from(text.len()).unwrap_or(c_int::MAX) } else { -1 })
    })
}

/// a2d_ASN1_OBJECT: writes the contents of the encoding of an identifier written with dots, num characters or a C string if
/// num is -1, to out, which has room for olen bytes and may be NULL. Returns how many bytes, or 0 on error.
/// OpenSSL: a2d_ASN1_OBJECT(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn a2d_ASN1_OBJECT(out: *mut c_uchar, olen: c_int, buf: *const c_char, num: c_int) -> c_int {
    entry(0, || {
        let text = match usize::try_from(num) {
            Ok(length) => crate::ffi::arguments::input!(buf, length),
            Err(_) => crate::ffi::arguments::text!(buf).to_bytes(),
        };
        let Some(der) = core::str::from_utf8(text).ok().and_then(encode) else {
            return Err(der::malformed("not an identifier written with dots"));
        };
        if !out.is_null() {
            if der.len() > usize::try_from(olen).unwrap_or(0) {
                let reason = crate::ffi::err::reasons::asn1::ASN1_R_BUFFER_TOO_SMALL;
                return Err(crate::ffi::err::push(crate::ffi::err::ERR_LIB_ASN1, reason, format!("{olen} bytes")));
            }
            put_bytes!(out, &der);
        }
        Ok(c_int::try_from(der.len()).unwrap_or(0))
    })
}
