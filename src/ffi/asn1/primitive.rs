//! The types of ASN.1 that have no parts, as [`Template`]s. In C they are `ASN1_STRING`s but for `ASN1_OBJECT`, `ASN1_NULL`.

use std::ffi::{c_int, c_long};
use std::ptr;

use super::string::{
    V_ASN1_BIT_STRING, V_ASN1_BMPSTRING, V_ASN1_ENUMERATED, V_ASN1_GENERALIZEDTIME, V_ASN1_GENERALSTRING,
    V_ASN1_IA5STRING, V_ASN1_INTEGER, V_ASN1_NEG, V_ASN1_OCTET_STRING, V_ASN1_PRINTABLESTRING, V_ASN1_T61STRING,
    V_ASN1_UNIVERSALSTRING, V_ASN1_UTCTIME, V_ASN1_UTF8STRING, V_ASN1_VISIBLESTRING,
};
use super::template::{Template, bad};
use super::value::{ASN1_STRING, allocate, assign, bytes, integer_contents, magnitude};
use crate::ffi::asn1::string::ASN1_STRING_free;
use crate::ffi::err::reasons::asn1::{
    ASN1_R_BMPSTRING_IS_WRONG_LENGTH, ASN1_R_NULL_IS_WRONG_LENGTH, ASN1_R_UNIVERSALSTRING_IS_WRONG_LENGTH,
};
use crate::ffi::err::{self, ERR_LIB_ASN1, Pushed};
use crate::ffi::object;
use crate::ffi::objects::obj_mac::NID_undef;
use crate::ffi::objects::object::{Identifier, OBJ_nid2obj};
use crate::ffi::types::ASN1_OBJECT;
use crate::x509::tlv::{self, Der, Tlv, check_integer, check_oid, tag};

/// In a BIT STRING's flags: the low three bits say how many bits of the last byte are unused.
pub(crate) const BITS_LEFT: c_long = 0x08;

/// A new string of a type with these bytes.
pub(crate) fn string(kind: c_int, contents: &[u8]) -> Result<*mut ASN1_STRING, Pushed> {
    let value = allocate(kind)?;
    // SAFETY: a fresh string; it is given up if it cannot be filled.
    unsafe {
        assign(value, contents).inspect_err(|_| ASN1_STRING_free(value))?;
    }
    Ok(value)
}

/// A new `ASN1_STRING` of what an element of the identifier byte `tag` holds.
pub(crate) fn read_as(tag: u8, element: &Tlv<'_>) -> Result<*mut ASN1_STRING, Pushed> {
    let malformed = || bad(Der::error_in(element, "ASN.1 value"));
    let value = element.value;
    match tag {
        tag::INTEGER | tag::ENUMERATED => {
            let (sign, bytes) = magnitude(check_integer(value).ok_or_else(malformed)?);
            string(c_int::from(tag) | (sign & V_ASN1_NEG), &bytes)
        }
        tag::BIT_STRING => {
            let (&unused, bytes) = value.split_first().ok_or_else(malformed)?;
            if unused > 7 || (unused > 0 && bytes.is_empty()) {
                return Err(malformed());
            }
            let mut bytes = bytes.to_vec();
            if let Some(last) = bytes.last_mut() {
                *last &= 0xff << unused;
            }
            let made = string(V_ASN1_BIT_STRING, &bytes)?;
            // SAFETY: a fresh string.
            unsafe { (*made).flags |= BITS_LEFT | c_long::from(unused) };
            Ok(made)
        }
        tag::BMP_STRING if !value.len().is_multiple_of(2) => {
            Err(err::push(ERR_LIB_ASN1, ASN1_R_BMPSTRING_IS_WRONG_LENGTH, format!("at byte {}", element.offset)))
        }
        tag::UNIVERSAL_STRING if !value.len().is_multiple_of(4) => {
            Err(err::push(ERR_LIB_ASN1, ASN1_R_UNIVERSALSTRING_IS_WRONG_LENGTH, format!("at byte {}", element.offset)))
        }
        _ => string(c_int::from(tag), value),
    }
}

/// Appends the encoding of a string as an element of the identifier byte `tag`.
///
/// # Safety
/// A live string.
pub(crate) unsafe fn write_as(tag: u8, value: *const ASN1_STRING, out: &mut Vec<u8>) -> Result<(), Pushed> {
    // SAFETY: as the caller promises.
    let (contents, kind, flags) = unsafe { (bytes(value)?, (*value).r#type, (*value).flags) };
    match tag {
        tag::INTEGER | tag::ENUMERATED => tlv::write(out, tag, &integer_contents(contents, kind & V_ASN1_NEG != 0)),
        tag::BIT_STRING => {
            let (unused, contents) = match flags & BITS_LEFT {
                // Zero bits at the end do not count.
                0 => {
                    let end = contents.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
                    let contents = contents.get(..end).unwrap_or_default();
                    (contents.last().map_or(0, |last| last.trailing_zeros() as u8), contents)
                }
                _ if contents.is_empty() => (0, contents),
                _ => ((flags & 7) as u8, contents),
            };
            let mut body = vec![unused];
            body.extend_from_slice(contents);
            if let Some(last) = body.last_mut().filter(|_| !contents.is_empty()) {
                *last &= 0xff << unused;
            }
            tlv::write(out, tag, &body);
        }
        _ => tlv::write(out, tag, contents),
    }
    Ok(())
}

/// One string type: its name here, its tag, its `V_ASN1_` number.
macro_rules! strings {
    ($($(#[$doc:meta])* $name:ident, $tag:expr, $kind:expr;)+) => {
        $(
            $(#[$doc])*
            pub(crate) struct $name;

            impl Template for $name {
                type C = ASN1_STRING;
                const NAME: &'static str = stringify!($name);
                const TAG: Option<u8> = Some($tag);

                fn new() -> Result<*mut ASN1_STRING, Pushed> {
                    allocate($kind)
                }

                unsafe fn free(value: *mut ASN1_STRING) {
                    // SAFETY: as the caller promises.
                    unsafe { ASN1_STRING_free(value) };
                }

                fn read(element: &Tlv<'_>) -> Result<*mut ASN1_STRING, Pushed> {
                    read_as($tag, element)
                }

                unsafe fn write(value: *const ASN1_STRING, out: &mut Vec<u8>) -> Result<(), Pushed> {
                    // SAFETY: as the caller promises.
                    unsafe { write_as($tag, value, out) }
                }
            }
        )+
    };
}

strings! {
    /// INTEGER.
    Integer, tag::INTEGER, V_ASN1_INTEGER;
    /// ENUMERATED.
    Enumerated, tag::ENUMERATED, V_ASN1_ENUMERATED;
    /// BIT STRING.
    BitString, tag::BIT_STRING, V_ASN1_BIT_STRING;
    /// OCTET STRING.
    OctetString, tag::OCTET_STRING, V_ASN1_OCTET_STRING;
    /// UTF8String.
    Utf8String, tag::UTF8_STRING, V_ASN1_UTF8STRING;
    /// PrintableString.
    PrintableString, tag::PRINTABLE_STRING, V_ASN1_PRINTABLESTRING;
    /// T61String.
    T61String, tag::T61_STRING, V_ASN1_T61STRING;
    /// IA5String.
    Ia5String, tag::IA5_STRING, V_ASN1_IA5STRING;
    /// VisibleString.
    VisibleString, tag::VISIBLE_STRING, V_ASN1_VISIBLESTRING;
    /// GeneralString.
    GeneralString, tag::GENERAL_STRING, V_ASN1_GENERALSTRING;
    /// UniversalString.
    UniversalString, tag::UNIVERSAL_STRING, V_ASN1_UNIVERSALSTRING;
    /// BMPString.
    BmpString, tag::BMP_STRING, V_ASN1_BMPSTRING;
    /// UTCTime.
    UtcTime, tag::UTC_TIME, V_ASN1_UTCTIME;
    /// GeneralizedTime.
    GeneralizedTime, tag::GENERALIZED_TIME, V_ASN1_GENERALIZEDTIME;
}

/// The V_ASN1_ number of a type, whose tag has the same number.
macro_rules! string_choices {
    ($($(#[$doc:meta])* $name:ident, $new:expr, $($tag:path)|+;)+) => {
        $(
            $(#[$doc])*
            pub(crate) struct $name;

            impl Template for $name {
                type C = ASN1_STRING;
                const NAME: &'static str = stringify!($name);
                const TAG: Option<u8> = None;

                fn begins(tag: u8) -> bool {
                    matches!(tag, $($tag)|+)
                }

                fn new() -> Result<*mut ASN1_STRING, Pushed> {
                    allocate($new)
                }

                unsafe fn free(value: *mut ASN1_STRING) {
                    // SAFETY: as the caller promises.
                    unsafe { ASN1_STRING_free(value) };
                }

                fn read(element: &Tlv<'_>) -> Result<*mut ASN1_STRING, Pushed> {
                    read_as(element.tag, element)
                }

                unsafe fn write(value: *const ASN1_STRING, out: &mut Vec<u8>) -> Result<(), Pushed> {
                    // SAFETY: as the caller promises.
                    unsafe {
                        let tag = u8::try_from((*value).r#type).ok().filter(|tag| Self::begins(*tag));
                        let wrong = || {
                            let detail = format!("{}: a string of type {}", Self::NAME, (*value).r#type);
                            err::push(ERR_LIB_ASN1, err::reasons::asn1::ASN1_R_WRONG_TAG, detail)
                        };
                        write_as(tag.ok_or_else(wrong)?, value, out)
                    }
                }
            }
        )+
    };
}

string_choices! {
    /// Time (RFC 5280): UTCTime or GeneralizedTime.
    Time, V_ASN1_UTCTIME, tag::UTC_TIME | tag::GENERALIZED_TIME;
    /// DirectoryString (RFC 5280).
    DirectoryString, V_ASN1_PRINTABLESTRING,
        tag::PRINTABLE_STRING | tag::T61_STRING | tag::BMP_STRING | tag::UNIVERSAL_STRING | tag::UTF8_STRING;
    /// DisplayText (RFC 5280).
    DisplayText, V_ASN1_VISIBLESTRING,
        tag::IA5_STRING | tag::VISIBLE_STRING | tag::BMP_STRING | tag::UTF8_STRING;
    /// OpenSSL's ASN1_PRINTABLE: what can stand in a name.
    Printable, -1,
        tag::NUMERIC_STRING | tag::PRINTABLE_STRING | tag::T61_STRING | tag::IA5_STRING | tag::BIT_STRING
        | tag::UNIVERSAL_STRING | tag::BMP_STRING | tag::UTF8_STRING | tag::SEQUENCE;
}

/// OBJECT IDENTIFIER.
pub(crate) struct Object;

impl Template for Object {
    type C = ASN1_OBJECT;
    const NAME: &'static str = "OBJECT IDENTIFIER";
    const TAG: Option<u8> = Some(tag::OID);

    fn new() -> Result<*mut ASN1_OBJECT, Pushed> {
        Ok(OBJ_nid2obj(NID_undef))
    }

    unsafe fn free(value: *mut ASN1_OBJECT) {
        if value.is_null() {
            return;
        }
        // SAFETY: a live object. One of OBJ_nid2obj has a reference that never goes, and the program has none to give up.
        unsafe {
            let Ok(identifier) = object::get(value) else { return };
            if !ptr::eq(OBJ_nid2obj(identifier.nid()), value) {
                object::free(value);
            }
        }
    }

    fn read(element: &Tlv<'_>) -> Result<*mut ASN1_OBJECT, Pushed> {
        let contents = check_oid(element.value).ok_or_else(|| bad(Der::error_in(element, Self::NAME)))?;
        Ok(object::new(Identifier::from_der(contents)))
    }

    unsafe fn write(value: *const ASN1_OBJECT, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        let identifier = unsafe { object::get(value) }?;
        if identifier.der().is_empty() {
            return Err(err::push(
                ERR_LIB_ASN1,
                err::reasons::asn1::ASN1_R_ILLEGAL_OBJECT,
                "an object without numbers",
            ));
        }
        tlv::write(out, tag::OID, identifier.der());
        Ok(())
    }
}

/// NULL: in C an `int *` that is not NULL and points to nothing.
pub(crate) struct Null;

impl Template for Null {
    type C = c_int;
    const NAME: &'static str = "NULL";
    const TAG: Option<u8> = Some(tag::NULL);

    fn new() -> Result<*mut c_int, Pushed> {
        Ok(ptr::without_provenance_mut(1))
    }

    unsafe fn free(_: *mut c_int) {}

    fn read(element: &Tlv<'_>) -> Result<*mut c_int, Pushed> {
        if !element.value.is_empty() {
            let detail = format!("at byte {}", element.offset);
            return Err(err::push(ERR_LIB_ASN1, ASN1_R_NULL_IS_WRONG_LENGTH, detail));
        }
        Self::new()
    }

    unsafe fn write(_: *const c_int, out: &mut Vec<u8>) -> Result<(), Pushed> {
        tlv::write(out, tag::NULL, &[]);
        Ok(())
    }
}
