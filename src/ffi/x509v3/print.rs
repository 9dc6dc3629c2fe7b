//! Extensions as text (`X509V3_EXT_print`).

use std::ffi::{c_char, c_int, c_ulong};

use libc::FILE;

use super::words::Known;
use crate::bio::BIO;
use crate::ffi::arguments::text;
use crate::ffi::asn1::der;
use crate::ffi::asn1::text::ASN1_STRING_print;
use crate::ffi::bio::dump::BIO_dump_indent;
use crate::ffi::objects::object::Identifier;
use crate::ffi::pem::file::with_file;
use crate::ffi::types::stack_st_X509_EXTENSION;
use crate::ffi::x509::extension_object::{X509_EXTENSION, extensions_in};
use crate::ffi::{Pushed, entry};
use crate::x509::extension_text::{Unshown, print};

/// What X509V3_EXT_print does about an extension that it does not know is in these bits of its flags.
pub const X509V3_EXT_UNKNOWN_MASK: c_int = 0xf0000;
/// To write nothing, and return 0.
pub const X509V3_EXT_DEFAULT: c_int = 0;
/// To write that it is not known.
pub const X509V3_EXT_ERROR_UNKNOWN: c_int = 0x10000;
/// To write its structure.
pub const X509V3_EXT_PARSE_UNKNOWN: c_int = 0x20000;
/// To write its bytes.
pub const X509V3_EXT_DUMP_UNKNOWN: c_int = 0x30000;

/// Writes an extension; false if nothing is to be shown.
///
/// # Safety
/// The program's BIO and extension.
unsafe fn write(out: *mut BIO, extension: *mut X509_EXTENSION, flags: c_ulong, indent: c_int) -> Result<bool, Pushed> {
    // SAFETY: as the caller promises.
    let raw = unsafe { X509_EXTENSION::raw(extension) }?;
    let width = usize::try_from(indent).unwrap_or(0);
    let unknown = match print(raw.oid, raw.value, width, &Known) {
        // SAFETY: as the caller promises.
        Some(Ok(text)) => return Ok(unsafe { der::write(out, &text) }),
        Some(Err(Unshown::Nothing)) => return Ok(false),
        Some(Err(Unshown::Malformed(error))) => {
            der::malformed(error.to_string());
            "<Parse Error>"
        }
        None => "<Not Supported>",
    };
    // SAFETY: as the caller promises.
    unsafe {
        match (flags & X509V3_EXT_UNKNOWN_MASK as c_ulong) as c_int {
            X509V3_EXT_DEFAULT => Ok(false),
            X509V3_EXT_ERROR_UNKNOWN => Ok(der::write(out, format!("{:width$}{unknown}", "").as_bytes())),
            X509V3_EXT_PARSE_UNKNOWN | X509V3_EXT_DUMP_UNKNOWN => {
                let length = c_int::try_from(raw.value.len()).unwrap_or(c_int::MAX);
                Ok(BIO_dump_indent(out, raw.value.as_ptr().cast(), length, indent) > 0)
            }
            _ => Ok(true),
        }
    }
}

/// X509V3_EXT_print: writes what an extension says to a BIO, behind indent spaces. What is done about an extension that is
/// not known, or does not parse, an X509V3_EXT_ number in flag says. Returns 1; 0 if nothing was written, and on error.
/// OpenSSL: X509V3_EXT_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_print(
    out: *mut BIO,
    ext: *mut X509_EXTENSION,
    flag: c_ulong,
    indent: c_int,
) -> c_int {
    // SAFETY: the program's BIO and extension.
    entry(0, || unsafe { write(out, ext, flag, indent) }.map(c_int::from))
}

/// X509V3_EXT_print_fp: as X509V3_EXT_print, to a file. OpenSSL: X509V3_EXT_print_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_print_fp(
    out: *mut FILE,
    ext: *mut X509_EXTENSION,
    flag: c_int,
    indent: c_int,
) -> c_int {
    // SAFETY: the program's file and extension.
    entry(0, || unsafe { with_file(out, |bio| X509V3_EXT_print(bio, ext, flag as c_ulong, indent)) })
}

/// X509V3_extensions_print: writes the extensions of a list to a BIO behind indent spaces, each with its type and whether it
/// is critical, under a title unless that is NULL. flag is as for X509V3_EXT_print. Returns 1, or 0 on error.
/// OpenSSL: X509V3_extensions_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_extensions_print(
    out: *mut BIO,
    title: *const c_char,
    exts: *const stack_st_X509_EXTENSION,
    flag: c_ulong,
    indent: c_int,
) -> c_int {
    entry(0, || {
        // SAFETY: NULL or a live list.
        let list = unsafe { extensions_in(exts) };
        if list.is_empty() {
            return Ok(1);
        }
        let mut width = usize::try_from(indent).unwrap_or(0);
        if !title.is_null() {
            let line = [&b" ".repeat(width)[..], text!(title).to_bytes(), b":\n"].concat();
            // SAFETY: the program's BIO.
            if !unsafe { der::write(out, &line) } {
                return Ok(0);
            }
            width += 4;
        }
        for extension in list {
            // SAFETY: a live extension of the list, and the program's BIO.
            unsafe {
                let raw = X509_EXTENSION::raw(*extension)?;
                let kind = Identifier::from_der(raw.oid).text(false);
                let critical = if raw.critical { "critical" } else { "" };
                let head = format!("{:width$}{kind}: {critical}\n", "");
                let inner = c_int::try_from(width + 4).unwrap_or(0);
                if !der::write(out, head.as_bytes()) {
                    return Ok(0);
                }
                if !write(out, *extension, flag, inner)? {
                    der::write(out, &b" ".repeat(width + 4));
                    ASN1_STRING_print(out, (**extension).value);
                }
                if !der::write(out, b"\n") {
                    return Ok(0);
                }
            }
        }
        Ok(1)
    })
}
