//! Names as text: `X509_NAME_print_ex` and its kin.

use std::ffi::{CStr, c_int, c_ulong};

use libc::FILE;

use super::name_view::{entries, name};
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::asn1::text::{ASN1_STRFLGS_DUMP_ALL, StringFormat};
use crate::ffi::entry;
use crate::ffi::objects::names::by_nid;
use crate::ffi::objects::obj_mac::NID_undef;
use crate::ffi::objects::object::Identifier;
use crate::ffi::pem::file::with_file;
use crate::ffi::types::X509_NAME;
use crate::x509::Name;

/// The bits that say what stands between entries.
pub const XN_FLAG_SEP_MASK: c_int = 0xf0000;
/// As X509_NAME_print: "C=SE, CN=name".
pub const XN_FLAG_COMPAT: c_int = 0;
/// Between entries: a comma, and a plus within a set.
pub const XN_FLAG_SEP_COMMA_PLUS: c_int = 0x10000;
/// Between entries: a comma and a space, and a plus with spaces around within a set.
pub const XN_FLAG_SEP_CPLUS_SPC: c_int = 0x20000;
/// Between entries: a semicolon and a space, and a plus with spaces around within a set.
pub const XN_FLAG_SEP_SPLUS_SPC: c_int = 0x30000;
/// Between entries: a new line, and a plus with spaces around within a set.
pub const XN_FLAG_SEP_MULTILINE: c_int = 0x40000;
/// The last entry comes first.
pub const XN_FLAG_DN_REV: c_int = 0x100000;
/// The bits that say how types are written.
pub const XN_FLAG_FN_MASK: c_int = 0x600000;
/// Types as short names: CN.
pub const XN_FLAG_FN_SN: c_int = 0;
/// Types as long names: commonName.
pub const XN_FLAG_FN_LN: c_int = 0x200000;
/// Types as numbers with dots.
pub const XN_FLAG_FN_OID: c_int = 0x400000;
/// No types.
pub const XN_FLAG_FN_NONE: c_int = 0x600000;
/// Spaces around the equals sign.
pub const XN_FLAG_SPC_EQ: c_int = 0x800000;
/// Values of types that are not known as hexadecimal DER.
pub const XN_FLAG_DUMP_UNKNOWN_FIELDS: c_int = 0x1000000;
/// Types are padded to one width.
pub const XN_FLAG_FN_ALIGN: c_int = 0x2000000;
/// As RFC 2253 writes names.
pub const XN_FLAG_RFC2253: c_int = 0x1110317;
/// On one line, for people.
pub const XN_FLAG_ONELINE: c_int = 0x82031f;
/// One entry a line, for people.
pub const XN_FLAG_MULTILINE: c_int = 0x2a40006;

/// The name of an entry's type, as `flags` want it.
fn field(object: &Identifier, flags: c_int) -> String {
    let text = |text: &CStr| text.to_string_lossy().into_owned();
    let known = by_nid(object.nid()).filter(|_| object.nid() != NID_undef);
    match (flags & XN_FLAG_FN_MASK, known) {
        (XN_FLAG_FN_OID, _) | (_, None) => object.text(true),
        (XN_FLAG_FN_LN, Some(known)) => text(known.long),
        (_, Some(known)) => text(known.short),
    }
}

/// The text of a name; `None` for separators that are not known.
pub(crate) fn text_of(name: &Name, indent: usize, flags: c_int) -> Option<Vec<u8>> {
    let (between, within) = match flags & XN_FLAG_SEP_MASK {
        XN_FLAG_SEP_COMMA_PLUS => (",", "+"),
        XN_FLAG_SEP_CPLUS_SPC => (", ", " + "),
        XN_FLAG_SEP_SPLUS_SPC => ("; ", " + "),
        XN_FLAG_SEP_MULTILINE => ("\n", " + "),
        _ => return None,
    };
    let width = match flags & XN_FLAG_FN_MASK {
        _ if flags & XN_FLAG_FN_ALIGN == 0 => 0,
        XN_FLAG_FN_SN => 10,
        XN_FLAG_FN_LN => 25,
        _ => 0,
    };
    let own_indent = if flags & XN_FLAG_SEP_MASK == XN_FLAG_SEP_MULTILINE { indent } else { 0 };
    let equals = if flags & XN_FLAG_SPC_EQ != 0 { " = " } else { "=" };
    let views = entries(name).ok()?;
    let mut entries: Vec<_> = name.entries().zip(&views).collect();
    if flags & XN_FLAG_DN_REV != 0 {
        entries.reverse();
    }
    let mut text = b" ".repeat(indent);
    let mut last_set = None;
    for (entry, view) in entries {
        match last_set.replace(entry.set) {
            None => {}
            Some(set) if set == entry.set => text.extend_from_slice(within.as_bytes()),
            Some(_) => {
                text.extend_from_slice(between.as_bytes());
                text.extend_from_slice(&b" ".repeat(own_indent));
            }
        }
        if flags & XN_FLAG_FN_MASK != XN_FLAG_FN_NONE {
            text.extend_from_slice(format!("{:width$}{equals}", field(&view.object(), flags)).as_bytes());
        }
        let unknown = view.object().nid() == NID_undef && flags & XN_FLAG_DUMP_UNKNOWN_FIELDS != 0;
        let extra = if unknown { ASN1_STRFLGS_DUMP_ALL } else { 0 };
        StringFormat(flags | extra).write(entry.value_tag, entry.value, &mut text);
    }
    Some(text)
}

/// X509_NAME_print_ex: writes a name to a BIO behind `indent` spaces, as XN_FLAG_ and ASN1_STRFLGS_ bits say;
/// XN_FLAG_ONELINE, XN_FLAG_RFC2253 and XN_FLAG_MULTILINE are such bits together. Returns how many characters; with
/// XN_FLAG_COMPAT 1; -1 on error, and 0 with XN_FLAG_COMPAT. OpenSSL: X509_NAME_print_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_print_ex(
    out: *mut BIO,
    nm: *const X509_NAME,
    indent: c_int,
    flags: c_ulong,
) -> c_int {
    if flags == XN_FLAG_COMPAT as c_ulong {
        // SAFETY: as the caller promises.
        return unsafe { X509_NAME_print(out, nm, indent) };
    }
    entry(-1, || {
        let indent = usize::try_from(indent).unwrap_or(0);
        let Some(text) = text_of(&*name!(nm), indent, flags as c_int) else { return Ok(-1) };
        // SAFETY: the program's BIO.
        let written = unsafe { der::write(out, &text) };
        Ok(if written { c_int::try_from(text.len()).unwrap_or(c_int::MAX) } else { -1 })
    })
}

/// X509_NAME_print: writes the text of X509_NAME_oneline to a BIO, with a comma and a space between entries. obase is not
/// used. Returns 1, or 0 on error. OpenSSL: X509_NAME_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_print(bp: *mut BIO, name: *const X509_NAME, obase: c_int) -> c_int {
    let _ = obase;
    entry(0, || {
        let oneline = name!(name).oneline();
        let mut text = String::with_capacity(oneline.len() + 16);
        let rest = oneline.strip_prefix('/').unwrap_or(&oneline);
        for (at, character) in rest.char_indices() {
            match rest.as_bytes().get(at + 1..) {
                Some([b'A'..=b'Z', b'=', ..] | [b'A'..=b'Z', b'A'..=b'Z', b'=', ..]) if character == '/' => {
                    text.push_str(", ");
                }
                _ => text.push(character),
            }
        }
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(bp, text.as_bytes()) }.into())
    })
}

/// X509_NAME_print_ex_fp: as X509_NAME_print_ex, to a file. OpenSSL: X509_NAME_print_ex_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_print_ex_fp(
    fp: *mut FILE,
    nm: *const X509_NAME,
    indent: c_int,
    flags: c_ulong,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(-1, || unsafe { with_file(fp, |bio| X509_NAME_print_ex(bio, nm, indent, flags)) })
}
