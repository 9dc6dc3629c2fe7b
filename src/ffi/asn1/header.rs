//! Tags and lengths by hand, as programs read and write them that have no structure for theirs.

use std::ffi::{c_int, c_long, c_uchar};

use crate::ffi::arguments::put;
use crate::ffi::err::reasons::asn1::{ASN1_R_HEADER_TOO_LONG, ASN1_R_TOO_LONG};
use crate::ffi::err::{self, ERR_LIB_ASN1};
use crate::ffi::{entry, entry_quiet, non_null};

/// What ASN1_get_object returns for a constructed value, and the bit of the identifier byte.
pub const V_ASN1_CONSTRUCTED: c_int = 0x20;
/// The class of the tags that ASN.1 itself defines.
pub const V_ASN1_UNIVERSAL: c_int = 0x00;
/// The class of an application's tags.
pub const V_ASN1_APPLICATION: c_int = 0x40;
/// The class of the tags of one structure.
pub const V_ASN1_CONTEXT_SPECIFIC: c_int = 0x80;
/// The class of an enterprise's tags.
pub const V_ASN1_PRIVATE: c_int = 0xc0;
/// The bits of an identifier byte that hold a tag, and the tag that says that more bytes hold it.
pub const V_ASN1_PRIMITIVE_TAG: c_int = 0x1f;
/// What ASN1_get_object returns for a value of indefinite length.
const INDEFINITE: c_int = 1;
/// What ASN1_get_object returns on error.
const ERROR: c_int = 0x80;

/// What stands in front of a value.
struct Header {
    identifier: u8,
    tag: c_int,
    /// How many bytes the value has; `None` if its end is marked.
    length: Option<c_long>,
}

/// Reads a header as BER has it, and gives what follows.
fn read(bytes: &[u8]) -> Option<(Header, &[u8])> {
    let (&identifier, mut rest) = bytes.split_first()?;
    let mut tag = c_int::from(identifier & 0x1f);
    if tag == 0x1f {
        tag = 0;
        loop {
            let (&byte, after) = rest.split_first()?;
            rest = after;
            tag = tag.checked_mul(128)? | c_int::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                break;
            }
        }
    }
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0x80 => (None, rest),
        0..0x80 => (Some(c_long::from(first)), rest),
        _ => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let append = |length: c_long, byte: &u8| Some(length.checked_mul(256)? | c_long::from(*byte));
            (Some(digits.iter().try_fold(0, append)?), rest)
        }
    };
    if length.is_none() && c_int::from(identifier) & V_ASN1_CONSTRUCTED == 0 {
        return None;
    }
    Some((Header { identifier, tag, length }, rest))
}

/// ASN1_get_object: reads a tag and a length from *pp, where omax bytes are, and advances it to the value. Returns
/// V_ASN1_CONSTRUCTED, 0, or the first with 1 for a value whose end is marked; with the bit 0x80 if there is no header, or,
/// with *pp advanced nevertheless, if the value is longer than what is there. OpenSSL: ASN1_get_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_get_object(
    pp: *mut *const c_uchar,
    plength: *mut c_long,
    ptag: *mut c_int,
    pclass: *mut c_int,
    omax: c_long,
) -> c_int {
    entry(ERROR, || {
        let no_header = || err::push(ERR_LIB_ASN1, ASN1_R_HEADER_TOO_LONG, format!("{omax} bytes"));
        let available = usize::try_from(omax).map_err(|_| no_header())?;
        let place = non_null(pp)?.as_ptr();
        // SAFETY: the program's pointer to as many bytes as it says.
        let bytes = unsafe { std::slice::from_raw_parts(non_null((*place).cast_mut())?.as_ptr(), available) };
        let (header, rest) = read(bytes).ok_or_else(no_header)?;
        let identifier = c_int::from(header.identifier);
        put!(plength, header.length.unwrap_or(0));
        put!(ptag, header.tag);
        put!(pclass, identifier & 0xc0);
        // SAFETY: the rest is part of what the program has there.
        unsafe { *place = rest.as_ptr() };
        let mut result = identifier & V_ASN1_CONSTRUCTED;
        match header.length {
            None => result |= INDEFINITE,
            Some(length) if usize::try_from(length).is_ok_and(|length| length <= rest.len()) => {}
            Some(length) => {
                err::push(ERR_LIB_ASN1, ASN1_R_TOO_LONG, format!("{length} bytes of which {} are there", rest.len()));
                result |= ERROR;
            }
        }
        Ok(result)
    })
}

/// The header of a value; `constructed` is 2 for one whose end is marked.
fn header(constructed: c_int, length: c_int, tag: c_int, class: c_int) -> Vec<u8> {
    let identifier = (class & 0xc0) as u8 | if constructed == 0 { 0 } else { V_ASN1_CONSTRUCTED as u8 };
    let mut bytes = Vec::new();
    if tag < 0x1f {
        bytes.push(identifier | (tag & 0x1f) as u8);
    } else {
        bytes.push(identifier | 0x1f);
        let sevens = (0..5).rev().map(|at| tag >> (7 * at)).skip_while(|rest| *rest == 0);
        bytes.extend(sevens.map(|rest| (rest & 0x7f) as u8 | 0x80));
        if let Some(last) = bytes.last_mut() {
            *last &= 0x7f;
        }
    }
    match (constructed, length) {
        (2, _) => bytes.push(0x80),
        (_, 0..0x80) => bytes.push(length as u8),
        _ => {
            let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
            bytes.push(0x80 | digits.len() as u8);
            bytes.extend(digits);
        }
    }
    bytes
}

/// ASN1_put_object: writes a tag and a length to *pp, and advances it. constructed is 0, 1, or 2 for a value that
/// ASN1_put_eoc ends. OpenSSL: ASN1_put_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_put_object(
    pp: *mut *mut c_uchar,
    constructed: c_int,
    length: c_int,
    tag: c_int,
    xclass: c_int,
) {
    entry((), || {
        let place = non_null(pp)?.as_ptr();
        let bytes = header(constructed, length, tag, xclass);
        // SAFETY: the program has room for a header at its pointer.
        unsafe {
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), non_null(*place)?.as_ptr(), bytes.len());
            *place = (*place).add(bytes.len());
        }
        Ok(())
    });
}

/// ASN1_put_eoc: writes the mark that ends a value to *pp, and advances it. Returns 2. OpenSSL: ASN1_put_eoc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_put_eoc(pp: *mut *mut c_uchar) -> c_int {
    entry(0, || {
        let place = non_null(pp)?.as_ptr();
        // SAFETY: the program has room for two bytes at its pointer.
        unsafe {
            std::ptr::write_bytes(non_null(*place)?.as_ptr(), 0, 2);
            *place = (*place).add(2);
        }
        Ok(2)
    })
}

/// ASN1_object_size: how many bytes a value of length bytes has with its header, and with the mark at its end if constructed
/// is 2. Returns -1 if that is no number. OpenSSL: ASN1_object_size(3)
#[unsafe(no_mangle)]
pub extern "C" fn ASN1_object_size(constructed: c_int, length: c_int, tag: c_int) -> c_int {
    entry_quiet(-1, || {
        if length < 0 {
            return -1;
        }
        let mark = if constructed == 2 { 2 } else { 0 };
        let header = header(constructed, length, tag, 0).len() as c_int;
        length.checked_add(header + mark).unwrap_or(-1)
    })
}
