//! Strings whose type is chosen after the text: `ASN1_mbstring_copy`, and which types the fields of names take.

use std::ffi::{CStr, c_char, c_int, c_long, c_uchar, c_ulong};
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

use super::primitive::string;
use super::string::{V_ASN1_IA5STRING, V_ASN1_PRINTABLESTRING, V_ASN1_T61STRING};
use super::value::{ASN1_STRING, assign};
use crate::ffi::arguments::{input, text};
use crate::ffi::err::reasons::asn1::{
    ASN1_R_ILLEGAL_CHARACTERS, ASN1_R_INVALID_BMPSTRING_LENGTH, ASN1_R_INVALID_UNIVERSALSTRING_LENGTH,
    ASN1_R_INVALID_UTF8STRING, ASN1_R_STRING_TOO_LONG, ASN1_R_STRING_TOO_SHORT, ASN1_R_UNKNOWN_FORMAT,
};
use crate::ffi::err::{self, ERR_LIB_ASN1};
use crate::ffi::{entry, non_null};
use crate::x509::string_type::{TextForm, characters, contents, first_type, is_printable};

/// Says of a type that it is one of the forms of text that follow.
pub const MBSTRING_FLAG: c_int = 0x1000;
/// Text in UTF-8.
pub const MBSTRING_UTF8: c_int = 0x1000;
/// Text with a byte a character, Latin-1.
pub const MBSTRING_ASC: c_int = 0x1001;
/// Text with two bytes a character.
pub const MBSTRING_BMP: c_int = 0x1002;
/// Text with four bytes a character.
pub const MBSTRING_UNIV: c_int = 0x1004;
/// Choose a type after the bytes: PrintableString, IA5String or T61String.
pub const V_ASN1_APP_CHOOSE: c_int = -2;
/// Of a field: its types are not cut down by the global mask.
pub const STABLE_NO_MASK: c_int = 0x02;
/// In a mask: NumericString.
pub const B_ASN1_NUMERICSTRING: c_int = 0x0001;
/// In a mask: PrintableString.
pub const B_ASN1_PRINTABLESTRING: c_int = 0x0002;
/// In a mask: T61String.
pub const B_ASN1_T61STRING: c_int = 0x0004;
/// In a mask: the same.
pub const B_ASN1_TELETEXSTRING: c_int = 0x0004;
/// In a mask: VideotexString.
pub const B_ASN1_VIDEOTEXSTRING: c_int = 0x0008;
/// In a mask: IA5String.
pub const B_ASN1_IA5STRING: c_int = 0x0010;
/// In a mask: GraphicString.
pub const B_ASN1_GRAPHICSTRING: c_int = 0x0020;
/// In a mask: VisibleString.
pub const B_ASN1_VISIBLESTRING: c_int = 0x0040;
/// In a mask: the same.
pub const B_ASN1_ISO64STRING: c_int = 0x0040;
/// In a mask: GeneralString.
pub const B_ASN1_GENERALSTRING: c_int = 0x0080;
/// In a mask: UniversalString.
pub const B_ASN1_UNIVERSALSTRING: c_int = 0x0100;
/// In a mask: OCTET STRING.
pub const B_ASN1_OCTET_STRING: c_int = 0x0200;
/// In a mask: BIT STRING.
pub const B_ASN1_BIT_STRING: c_int = 0x0400;
/// In a mask: BMPString.
pub const B_ASN1_BMPSTRING: c_int = 0x0800;
/// In a mask: any other type.
pub const B_ASN1_UNKNOWN: c_int = 0x1000;
/// In a mask: UTF8String.
pub const B_ASN1_UTF8STRING: c_int = 0x2000;
/// In a mask: UTCTime.
pub const B_ASN1_UTCTIME: c_int = 0x4000;
/// In a mask: GeneralizedTime.
pub const B_ASN1_GENERALIZEDTIME: c_int = 0x8000;
/// In a mask: SEQUENCE.
pub const B_ASN1_SEQUENCE: c_int = 0x10000;
/// The types of a DirectoryString.
pub const DIRSTRING_TYPE: c_int = 0x2806;
/// The types of PKCS#9's strings.
pub const PKCS9STRING_TYPE: c_int = 0x2816;

/// Which types the fields of names may have.
static GLOBAL_MASK: AtomicU32 = AtomicU32::new(B_ASN1_UTF8STRING as u32);

/// What a field of a name takes: its number, its lengths in characters (-1 for no bound), its types, and whether the
/// global mask does not cut them down.
const FIELDS: &[(c_int, c_long, c_long, c_int, bool)] = &[
    (13, 1, 64, DIRSTRING_TYPE, false),
    (14, 2, 2, B_ASN1_PRINTABLESTRING, true),
    (15, 1, 128, DIRSTRING_TYPE, false),
    (16, 1, 128, DIRSTRING_TYPE, false),
    (17, 1, 64, DIRSTRING_TYPE, false),
    (18, 1, 64, DIRSTRING_TYPE, false),
    (48, 1, 128, B_ASN1_IA5STRING, true),
    (49, 1, -1, PKCS9STRING_TYPE, false),
    (54, 1, -1, PKCS9STRING_TYPE, false),
    (55, 1, -1, DIRSTRING_TYPE, false),
    (99, 1, 32768, DIRSTRING_TYPE, false),
    (100, 1, 32768, DIRSTRING_TYPE, false),
    (101, 1, 32768, DIRSTRING_TYPE, false),
    (105, 1, 64, B_ASN1_PRINTABLESTRING, true),
    (156, -1, -1, B_ASN1_BMPSTRING, true),
    (173, 1, 32768, DIRSTRING_TYPE, false),
    (174, -1, -1, B_ASN1_PRINTABLESTRING, true),
    (391, 1, -1, B_ASN1_IA5STRING, true),
    (417, -1, -1, B_ASN1_BMPSTRING, true),
    (460, 1, 256, B_ASN1_IA5STRING, true),
    (957, 2, 2, B_ASN1_PRINTABLESTRING, true),
    (1004, 1, 12, B_ASN1_NUMERICSTRING, true),
    (1005, 1, 13, B_ASN1_NUMERICSTRING, true),
    (1006, 1, 11, B_ASN1_NUMERICSTRING, true),
    (1090, 3, 3, B_ASN1_PRINTABLESTRING, true),
    (1091, 3, 3, B_ASN1_NUMERICSTRING, true),
    (1092, 0, -1, B_ASN1_UTF8STRING, true),
    (1208, 1, 128, B_ASN1_UTF8STRING, true),
];

/// ASN1_mbstring_copy: makes a string of a text of len bytes in the form inform (MBSTRING_…), or of a C string if len is -1,
/// of the first type of those in mask (B_ASN1_… bits, 0 for DIRSTRING_TYPE) that can hold it. The string in *out is changed,
/// or a new one put there if that is NULL; with a NULL out nothing is made. Returns the type, or -1 on error.
/// OpenSSL: ASN1_mbstring_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_mbstring_copy(
    out: *mut *mut ASN1_STRING,
    r#in: *const c_uchar,
    len: c_int,
    inform: c_int,
    mask: c_ulong,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { ASN1_mbstring_ncopy(out, r#in, len, inform, mask, 0, 0) }
}

/// ASN1_mbstring_ncopy: as ASN1_mbstring_copy, for a text of at least minsize and at most maxsize characters, where numbers
/// that are not positive are no bounds. OpenSSL: ASN1_mbstring_ncopy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_mbstring_ncopy(
    out: *mut *mut ASN1_STRING,
    r#in: *const c_uchar,
    len: c_int,
    inform: c_int,
    mask: c_ulong,
    minsize: c_long,
    maxsize: c_long,
) -> c_int {
    entry(-1, || {
        let length = match usize::try_from(len) {
            Ok(length) => length,
            // SAFETY: the program passes a C string.
            Err(_) => unsafe { libc::strlen(non_null(r#in)?.as_ptr().cast()) },
        };
        let given = input!(r#in, length);
        let fail = |reason: c_int, detail: String| Err(err::push(ERR_LIB_ASN1, reason, detail));
        let (form, not_in_form) = match inform {
            MBSTRING_UTF8 => (TextForm::Utf8, ASN1_R_INVALID_UTF8STRING),
            MBSTRING_ASC => (TextForm::Latin1, ASN1_R_ILLEGAL_CHARACTERS),
            MBSTRING_BMP => (TextForm::TwoByte, ASN1_R_INVALID_BMPSTRING_LENGTH),
            MBSTRING_UNIV => (TextForm::FourByte, ASN1_R_INVALID_UNIVERSALSTRING_LENGTH),
            _ => return fail(ASN1_R_UNKNOWN_FORMAT, format!("the form {inform:#x}")),
        };
        let Some(text) = characters(form, given) else { return fail(not_in_form, format!("{length} bytes")) };
        let count = c_long::try_from(text.len()).unwrap_or(c_long::MAX);
        if minsize > 0 && count < minsize {
            return fail(ASN1_R_STRING_TOO_SHORT, format!("minsize={minsize}"));
        }
        if maxsize > 0 && count > maxsize {
            return fail(ASN1_R_STRING_TOO_LONG, format!("maxsize={maxsize}"));
        }
        let mask = if mask == 0 { DIRSTRING_TYPE as u32 } else { mask as u32 };
        let Some(tag) = first_type(&text, mask) else {
            return fail(ASN1_R_ILLEGAL_CHARACTERS, format!("no type of the mask {mask:#x} holds the text"));
        };
        let bytes = contents(tag, &text);
        // SAFETY: the program passes NULL, or a place that holds NULL or a string.
        unsafe {
            match out.as_ref() {
                None => {}
                Some(there) if there.is_null() => *out = string(tag.into(), &bytes)?,
                Some(there) => {
                    assign(*there, &bytes)?;
                    (**there).r#type = tag.into();
                }
            }
        }
        Ok(tag.into())
    })
}

/// ASN1_STRING_set_by_NID: makes a string of a text as ASN1_mbstring_copy, of the types and lengths that a field of names
/// takes. Returns the string, new or that in *out, or NULL on error. OpenSSL: ASN1_STRING_set_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_set_by_NID(
    out: *mut *mut ASN1_STRING,
    r#in: *const c_uchar,
    inlen: c_int,
    inform: c_int,
    nid: c_int,
) -> *mut ASN1_STRING {
    let mut made: *mut ASN1_STRING = ptr::null_mut();
    let place = if out.is_null() { &raw mut made } else { out };
    let global = GLOBAL_MASK.load(Ordering::Relaxed) as c_int;
    let (least, most, mask) = match FIELDS.iter().find(|field| field.0 == nid) {
        Some((_, least, most, types, true)) => (*least, *most, *types),
        Some((_, least, most, types, false)) => (*least, *most, types & global),
        None => (0, 0, DIRSTRING_TYPE & global),
    };
    // SAFETY: as the caller promises; the place is the program's or ours.
    unsafe {
        let kind = ASN1_mbstring_ncopy(place, r#in, inlen, inform, mask as u32 as c_ulong, least, most);
        if kind <= 0 { ptr::null_mut() } else { *place }
    }
}

/// ASN1_STRING_set_default_mask: sets which types the fields of names may have (B_ASN1_… bits).
/// OpenSSL: ASN1_STRING_set_default_mask(3)
#[unsafe(no_mangle)]
pub extern "C" fn ASN1_STRING_set_default_mask(mask: c_ulong) {
    GLOBAL_MASK.store(mask as u32, Ordering::Relaxed);
}

/// ASN1_STRING_get_default_mask: which types the fields of names may have. OpenSSL: ASN1_STRING_get_default_mask(3)
#[unsafe(no_mangle)]
pub extern "C" fn ASN1_STRING_get_default_mask() -> c_ulong {
    GLOBAL_MASK.load(Ordering::Relaxed).into()
}

/// ASN1_STRING_set_default_mask_asc: as ASN1_STRING_set_default_mask, by name: "default" for all types, "pkix" for all but
/// T61String, "nombstr" for all but BMPString and UTF8String, "utf8only", or "MASK:" and a number. Returns 1, or 0 for
/// anything else. OpenSSL: ASN1_STRING_set_default_mask_asc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_set_default_mask_asc(p: *const c_char) -> c_int {
    entry(0, || {
        let mask = match mask_of(text!(p)) {
            Ok(mask) => mask,
            Err(()) => return Ok(0),
        };
        GLOBAL_MASK.store(mask, Ordering::Relaxed);
        Ok(1)
    })
}

fn mask_of(name: &CStr) -> Result<u32, ()> {
    match name.to_str().map_err(|_| ())? {
        "default" => Ok(0xffff_ffff),
        "pkix" => Ok(!(B_ASN1_T61STRING as u32)),
        "nombstr" => Ok(!((B_ASN1_BMPSTRING | B_ASN1_UTF8STRING) as u32)),
        "utf8only" => Ok(B_ASN1_UTF8STRING as u32),
        other => number(other.strip_prefix("MASK:").ok_or(())?),
    }
}

/// A number as C's `strtoul` reads it with the base 0.
fn number(text: &str) -> Result<u32, ()> {
    let parsed = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(hex) => u64::from_str_radix(hex, 16),
        None if text.len() > 1 && text.starts_with('0') => u64::from_str_radix(text, 8),
        None => text.parse(),
    };
    parsed.map(|number| number as u32).map_err(|_| ())
}

/// ASN1_PRINTABLE_type: the narrowest of PrintableString, IA5String and T61String that holds len bytes, or a C string if len
/// is negative; a NUL ends them. OpenSSL: ASN1_PRINTABLE_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_PRINTABLE_type(s: *const c_uchar, max: c_int) -> c_int {
    entry(V_ASN1_PRINTABLESTRING, || {
        if s.is_null() {
            return Ok(V_ASN1_PRINTABLESTRING);
        }
        // SAFETY: the program passes that many bytes, or fewer that end with a NUL.
        let length = unsafe { libc::strnlen(s.cast(), usize::try_from(max).unwrap_or(usize::MAX)) };
        Ok(printable_type(input!(s, length)))
    })
}

fn printable_type(bytes: &[u8]) -> c_int {
    match bytes {
        bytes if !bytes.is_ascii() => V_ASN1_T61STRING,
        bytes if bytes.iter().all(|byte| is_printable(u32::from(*byte))) => V_ASN1_PRINTABLESTRING,
        _ => V_ASN1_IA5STRING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_have_names() {
        assert_eq!(mask_of(c"utf8only"), Ok(0x2000));
        assert_eq!(mask_of(c"MASK:0x10"), Ok(0x10));
        assert_eq!(mask_of(c"MASK:10"), Ok(10));
        assert!(mask_of(c"ascii").is_err() && mask_of(c"MASK:x").is_err());
    }
}
