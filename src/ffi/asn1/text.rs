//! Strings as text: what is escaped and how (`ASN1_STRING_print_ex`).

use std::ffi::{c_int, c_uchar, c_ulong};
use std::ptr;

use super::value::{ASN1_STRING, bytes};
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::err::reasons::asn1::ASN1_R_ILLEGAL_CHARACTERS;
use crate::ffi::err::{self, ERR_LIB_ASN1};
use crate::ffi::{entry, non_null};
use crate::x509::NameEntry;
use crate::x509::tlv;

/// Escape what RFC 2253 asks for: , + " \ < > ; a # or space at the front, a space at the end.
pub const ASN1_STRFLGS_ESC_2253: c_int = 0x1;
/// Escape control characters.
pub const ASN1_STRFLGS_ESC_CTRL: c_int = 0x2;
/// Escape characters beyond ASCII.
pub const ASN1_STRFLGS_ESC_MSB: c_int = 0x4;
/// Where a backslash would be needed, put the whole into quotes.
pub const ASN1_STRFLGS_ESC_QUOTE: c_int = 0x8;
/// Convert to UTF-8 first.
pub const ASN1_STRFLGS_UTF8_CONVERT: c_int = 0x10;
/// Take all strings as one byte a character.
pub const ASN1_STRFLGS_IGNORE_TYPE: c_int = 0x20;
/// Values in hexadecimal.
pub const ASN1_STRFLGS_DUMP_ALL: c_int = 0x80;
/// Values that are no strings in hexadecimal.
pub const ASN1_STRFLGS_DUMP_UNKNOWN: c_int = 0x100;
/// In hexadecimal with type and length.
pub const ASN1_STRFLGS_DUMP_DER: c_int = 0x200;
/// As RFC 2253 writes values.
pub const ASN1_STRFLGS_RFC2253: c_int = 0x317;

/// `ASN1_STRFLGS_` bits.
#[derive(Clone, Copy)]
pub(crate) struct StringFormat(pub(crate) c_int);

impl StringFormat {
    const fn has(self, flag: c_int) -> bool {
        self.0 & flag != 0
    }

    /// Appends the text of a value of the type `kind`, whose contents are `value`: UTF-8, or one byte a character.
    pub(crate) fn write(self, kind: u8, value: &[u8], out: &mut Vec<u8>) {
        let text = NameEntry { oid: &[], value_tag: kind, value, set: 0 }.text();
        let is_string = matches!(kind, 0x0c | 0x12..=0x14 | 0x16..=0x18 | 0x1a | 0x1c | 0x1e);
        if self.has(ASN1_STRFLGS_DUMP_ALL) || (!is_string && self.has(ASN1_STRFLGS_DUMP_UNKNOWN)) {
            return self.dump(kind, value, out);
        }
        let latin1 = || value.iter().copied().map(char::from).collect();
        let text: String = if self.has(ASN1_STRFLGS_IGNORE_TYPE) { latin1() } else { text.unwrap_or_else(latin1) };
        let characters: Vec<u32> = match self.has(ASN1_STRFLGS_UTF8_CONVERT) {
            true => text.bytes().map(u32::from).collect(),
            false => text.chars().map(u32::from).collect(),
        };
        let last = characters.len().saturating_sub(1);
        let needs_quotes = self.has(ASN1_STRFLGS_ESC_QUOTE)
            && characters.iter().enumerate().any(|(at, c)| self.is_special(*c, at == 0, at == last) && quotable(*c));
        if needs_quotes {
            out.push(b'"');
        }
        for (at, c) in characters.iter().enumerate() {
            self.escape(*c, at == 0, at == last, out);
        }
        if needs_quotes {
            out.push(b'"');
        }
    }

    /// Whether RFC 2253 has a character escaped where it stands.
    fn is_special(self, c: u32, first: bool, last: bool) -> bool {
        self.has(ASN1_STRFLGS_ESC_2253)
            && match char::from_u32(c) {
                Some(',' | '+' | '"' | '\\' | '<' | '>' | ';') => true,
                Some('#') => first,
                Some(' ') => first || last,
                _ => false,
            }
    }

    fn escape(self, c: u32, first: bool, last: bool, out: &mut Vec<u8>) {
        const ANY_ESCAPE: c_int =
            ASN1_STRFLGS_ESC_2253 | ASN1_STRFLGS_ESC_CTRL | ASN1_STRFLGS_ESC_MSB | ASN1_STRFLGS_ESC_QUOTE;
        let Ok(byte) = u8::try_from(c) else {
            let text = if c > 0xffff { format!("\\W{c:08X}") } else { format!("\\U{c:04X}") };
            return out.extend_from_slice(text.as_bytes());
        };
        let control = byte < 0x20 || byte == 0x7f;
        if self.is_special(c, first, last) {
            if !(self.has(ASN1_STRFLGS_ESC_QUOTE) && quotable(c)) {
                out.push(b'\\');
            }
            out.push(byte);
        } else if (control && self.has(ASN1_STRFLGS_ESC_CTRL)) || (byte > 0x7f && self.has(ASN1_STRFLGS_ESC_MSB)) {
            out.extend_from_slice(format!("\\{byte:02X}").as_bytes());
        } else if byte == b'\\' && self.has(ANY_ESCAPE) {
            out.extend_from_slice(b"\\\\");
        } else {
            out.push(byte);
        }
    }

    fn dump(self, kind: u8, value: &[u8], out: &mut Vec<u8>) {
        let mut element = Vec::new();
        if self.has(ASN1_STRFLGS_DUMP_DER) {
            tlv::write(&mut element, kind, value);
        } else {
            element.extend_from_slice(value);
        }
        out.push(b'#');
        for byte in element {
            out.extend_from_slice(format!("{byte:02X}").as_bytes());
        }
    }
}

/// Whether quotes around the whole do in place of a backslash before this character.
fn quotable(c: u32) -> bool {
    !matches!(char::from_u32(c), Some('"' | '\\'))
}

/// ASN1_STRING_print_ex: writes a string to a BIO as ASN1_STRFLGS_ bits say. Returns how many bytes, or -1 on error.
/// OpenSSL: ASN1_STRING_print_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_print_ex(out: *mut BIO, str: *const ASN1_STRING, flags: c_ulong) -> c_int {
    entry(-1, || {
        // SAFETY: the program passes a live string.
        let (value, kind) = unsafe { (bytes(str)?, (*str).r#type) };
        let mut text = Vec::new();
        StringFormat(flags as c_int).write(u8::try_from(kind).unwrap_or(0), value, &mut text);
        // SAFETY: the program's BIO.
        let written = unsafe { der::write(out, &text) };
        Ok(if written { c_int::try_from(text.len()).unwrap_or(c_int::MAX) } else { -1 })
    })
}

/// ASN1_STRING_print: writes a string to a BIO, with a dot for each byte that does not print. Returns 1, or 0 on error.
/// OpenSSL: ASN1_STRING_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_print(bp: *mut BIO, v: *const ASN1_STRING) -> c_int {
    entry(0, || {
        // SAFETY: the program passes a live string.
        let value = unsafe { bytes(v) }?;
        let shown = |byte: &u8| if matches!(byte, b' '..=b'~' | b'\n' | b'\r') { *byte } else { b'.' };
        let text: Vec<u8> = value.iter().map(shown).collect();
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(bp, &text) }.into())
    })
}

/// ASN1_STRING_to_UTF8: converts a string to UTF-8 in new memory, to be freed with OPENSSL_free, with a NUL behind. Returns
/// its length without the NUL, or a negative number on error. OpenSSL: ASN1_STRING_to_UTF8(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_to_UTF8(out: *mut *mut c_uchar, r#in: *const ASN1_STRING) -> c_int {
    entry(-1, || {
        let out = non_null(out)?.as_ptr();
        // SAFETY: the program passes a live string.
        let (value, kind) = unsafe { (bytes(r#in)?, (*r#in).r#type) };
        let entry = NameEntry { oid: &[], value_tag: u8::try_from(kind).unwrap_or(0), value, set: 0 };
        let illegal = || err::push(ERR_LIB_ASN1, ASN1_R_ILLEGAL_CHARACTERS, "");
        let text = entry.text().ok_or_else(illegal)?;
        let memory = non_null(CRYPTO_malloc(text.len() + 1, ptr::null(), 0).cast::<c_uchar>())?.as_ptr();
        // SAFETY: room for the text and a NUL; the program's pointer.
        unsafe {
            ptr::copy_nonoverlapping(text.as_ptr(), memory, text.len());
            *memory.add(text.len()) = 0;
            *out = memory;
        }
        Ok(c_int::try_from(text.len()).unwrap_or(c_int::MAX))
    })
}
