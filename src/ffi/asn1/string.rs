//! `ASN1_STRING`, the one structure of strings, integers and times, whose fields programs see.

use std::ffi::{c_int, c_uchar, c_void};
use std::ptr;

use super::value::{ASN1_STRING, allocate, assign, bytes};
use crate::ffi::arguments::input;
use crate::ffi::crypto::memory::CRYPTO_clear_free;
use crate::ffi::{entry, entry_quiet, non_null};

/// No type.
pub const V_ASN1_UNDEF: c_int = -1;
/// The type of a value of a tag without a type here: its whole encoding.
pub const V_ASN1_OTHER: c_int = -3;
/// The type of what ends contents of no given length.
pub const V_ASN1_EOC: c_int = 0;
/// The type of a BOOLEAN.
pub const V_ASN1_BOOLEAN: c_int = 1;
/// The type of an INTEGER.
pub const V_ASN1_INTEGER: c_int = 2;
/// The type of a BIT STRING.
pub const V_ASN1_BIT_STRING: c_int = 3;
/// The type of an OCTET STRING.
pub const V_ASN1_OCTET_STRING: c_int = 4;
/// The type of a NULL.
pub const V_ASN1_NULL: c_int = 5;
/// The type of an OBJECT IDENTIFIER.
pub const V_ASN1_OBJECT: c_int = 6;
/// The type of an ObjectDescriptor.
pub const V_ASN1_OBJECT_DESCRIPTOR: c_int = 7;
/// The type of an EXTERNAL.
pub const V_ASN1_EXTERNAL: c_int = 8;
/// The type of a REAL.
pub const V_ASN1_REAL: c_int = 9;
/// The type of an ENUMERATED.
pub const V_ASN1_ENUMERATED: c_int = 10;
/// The type of a UTF8String.
pub const V_ASN1_UTF8STRING: c_int = 12;
/// The type of a SEQUENCE.
pub const V_ASN1_SEQUENCE: c_int = 16;
/// The type of a SET.
pub const V_ASN1_SET: c_int = 17;
/// The type of a NumericString.
pub const V_ASN1_NUMERICSTRING: c_int = 18;
/// The type of a PrintableString.
pub const V_ASN1_PRINTABLESTRING: c_int = 19;
/// The type of a T61String (TeletexString).
pub const V_ASN1_T61STRING: c_int = 20;
/// The same.
pub const V_ASN1_TELETEXSTRING: c_int = 20;
/// The type of a VideotexString.
pub const V_ASN1_VIDEOTEXSTRING: c_int = 21;
/// The type of an IA5String.
pub const V_ASN1_IA5STRING: c_int = 22;
/// The type of a UTCTime.
pub const V_ASN1_UTCTIME: c_int = 23;
/// The type of a GeneralizedTime.
pub const V_ASN1_GENERALIZEDTIME: c_int = 24;
/// The type of a GraphicString.
pub const V_ASN1_GRAPHICSTRING: c_int = 25;
/// The type of a VisibleString.
pub const V_ASN1_VISIBLESTRING: c_int = 26;
/// The same.
pub const V_ASN1_ISO64STRING: c_int = 26;
/// The type of a GeneralString.
pub const V_ASN1_GENERALSTRING: c_int = 27;
/// The type of a UniversalString: four bytes a character.
pub const V_ASN1_UNIVERSALSTRING: c_int = 28;
/// The type of a BMPString: two bytes a character.
pub const V_ASN1_BMPSTRING: c_int = 30;
/// In the type of a number: it is negative.
pub const V_ASN1_NEG: c_int = 0x100;
/// The type of a negative INTEGER.
pub const V_ASN1_NEG_INTEGER: c_int = 0x102;
/// The type of a negative ENUMERATED.
pub const V_ASN1_NEG_ENUMERATED: c_int = 0x10a;

/// ASN1_STRING_new: a new, empty OCTET STRING, to be freed with ASN1_STRING_free. Returns NULL if there is no memory.
/// OpenSSL: ASN1_STRING_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_new() -> *mut ASN1_STRING {
    entry(ptr::null_mut(), || allocate(V_ASN1_OCTET_STRING))
}

/// ASN1_STRING_type_new: a new, empty string of a type, a V_ASN1_ number. Returns NULL if there is no memory.
/// OpenSSL: ASN1_STRING_type_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_type_new(r#type: c_int) -> *mut ASN1_STRING {
    entry(ptr::null_mut(), || allocate(r#type))
}

/// ASN1_STRING_free: frees a string; NULL is nothing to do. OpenSSL: ASN1_STRING_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_free(a: *mut ASN1_STRING) {
    entry_quiet((), || {
        if a.is_null() {
            return;
        }
        // SAFETY: a string of `allocate`, not used any more.
        unsafe {
            CRYPTO_clear_free((*a).data.cast(), usize::try_from((*a).length).unwrap_or(0), ptr::null(), 0);
            CRYPTO_clear_free(a.cast(), size_of::<ASN1_STRING>(), ptr::null(), 0);
        }
    });
}

/// ASN1_STRING_dup: a copy of a string, to be freed with ASN1_STRING_free. Returns NULL for NULL.
/// OpenSSL: ASN1_STRING_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_dup(a: *const ASN1_STRING) -> *mut ASN1_STRING {
    entry(ptr::null_mut(), || {
        if a.is_null() {
            return Ok(ptr::null_mut());
        }
        // SAFETY: the program passes a live string.
        unsafe {
            let copy = allocate((*a).r#type)?;
            (*copy).flags = (*a).flags;
            assign(copy, bytes(a)?)?;
            Ok(copy)
        }
    })
}

/// ASN1_STRING_set: replaces the bytes of a string by a copy of len bytes at data; a len of -1 takes data as a C string.
/// Returns 1, or 0 on error. OpenSSL: ASN1_STRING_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_set(str: *mut ASN1_STRING, data: *const c_void, len: c_int) -> c_int {
    entry(0, || {
        let string = non_null(str)?.as_ptr();
        let length = match usize::try_from(len) {
            Ok(length) => length,
            // SAFETY: the program passes a C string.
            Err(_) => unsafe { libc::strlen(non_null(data)?.as_ptr().cast()) },
        };
        let data = input!(data, length).to_vec();
        // SAFETY: the program passes a string of its own.
        unsafe { assign(string, &data) }?;
        Ok(1)
    })
}

/// ASN1_STRING_length: how many bytes a string has; 0 for NULL. OpenSSL: ASN1_STRING_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_length(x: *const ASN1_STRING) -> c_int {
    // SAFETY: the program passes NULL or a live string.
    entry(0, || Ok(unsafe { non_null(x)?.as_ref() }.length))
}

/// ASN1_STRING_type: the type of a string, a V_ASN1_ number; 0 for NULL. OpenSSL: ASN1_STRING_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_type(x: *const ASN1_STRING) -> c_int {
    // SAFETY: the program passes NULL or a live string.
    entry(0, || Ok(unsafe { non_null(x)?.as_ref() }.r#type))
}

/// ASN1_STRING_get0_data: the bytes of a string, which belong to it; NULL for NULL. OpenSSL: ASN1_STRING_get0_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_get0_data(x: *const ASN1_STRING) -> *const c_uchar {
    // SAFETY: the program passes NULL or a live string.
    entry(ptr::null(), || Ok(unsafe { non_null(x)?.as_ref() }.data.cast_const()))
}

/// ASN1_STRING_data: as ASN1_STRING_get0_data, without const. OpenSSL: ASN1_STRING_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_data(x: *mut ASN1_STRING) -> *mut c_uchar {
    // SAFETY: the program passes NULL or a live string.
    entry(ptr::null_mut(), || Ok(unsafe { non_null(x)?.as_ref() }.data))
}

/// ASN1_STRING_cmp: compares lengths, then bytes, then types. Returns 0 if they are the same, else a number less or
/// greater than 0. OpenSSL: ASN1_STRING_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_STRING_cmp(a: *const ASN1_STRING, b: *const ASN1_STRING) -> c_int {
    entry(-1, || {
        // SAFETY: the program passes live strings.
        let (one, other) = unsafe { (bytes(a)?, bytes(b)?) };
        // SAFETY: as above.
        let (kind, other_kind) = unsafe { ((*a).r#type, (*b).r#type) };
        let order = one.len().cmp(&other.len()).then_with(|| one.cmp(other)).then_with(|| kind.cmp(&other_kind));
        Ok(order as c_int)
    })
}
