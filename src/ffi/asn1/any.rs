//! `ASN1_TYPE`: a value of any type.

use std::ffi::{c_int, c_void};

use super::primitive::{Object, read_as, string, write_as};
use super::string::{V_ASN1_NEG, V_ASN1_OTHER, V_ASN1_SEQUENCE, V_ASN1_SET};
use super::template::structure::{allocate, release};
use super::template::{Field, Held, Template, bad, exported};
use super::value::{ASN1_STRING, bytes};
use crate::ffi::asn1::der;
use crate::ffi::asn1::string::{ASN1_STRING_free, V_ASN1_BOOLEAN, V_ASN1_NULL, V_ASN1_OBJECT};
use crate::ffi::err::Pushed;
use crate::ffi::non_null;
use crate::x509::tlv::{self, Der, Tlv, tag};

/// `struct asn1_type_st`.
#[repr(C)]
pub struct ASN1_TYPE {
    /// A `V_ASN1_` number; -1 for none.
    pub r#type: c_int,
    /// The value.
    pub value: AnyValue,
}

/// What an [`ASN1_TYPE`] holds.
#[derive(Clone, Copy)]
#[repr(C)]
pub union AnyValue {
    /// Of `V_ASN1_OBJECT` an `ASN1_OBJECT`; of `V_ASN1_NULL` nothing; of all other types but BOOLEAN an `ASN1_STRING`,
    /// which of `V_ASN1_SEQUENCE`, `V_ASN1_SET` and `V_ASN1_OTHER` holds a whole encoding.
    pub ptr: *mut c_void,
    /// Of `V_ASN1_BOOLEAN`.
    pub boolean: c_int,
}

/// Frees what a value holds, and makes it hold nothing.
///
/// # Safety
/// A live value.
pub(crate) unsafe fn clear(value: *mut ASN1_TYPE) {
    // SAFETY: as the caller promises; the type says what the union holds.
    unsafe {
        let held = (*value).value.ptr;
        match (*value).r#type {
            -1 | V_ASN1_BOOLEAN | V_ASN1_NULL => {}
            V_ASN1_OBJECT => Object::free(held.cast()),
            _ => ASN1_STRING_free(held.cast()),
        }
        (*value).r#type = -1;
        (*value).value.ptr = std::ptr::null_mut();
    }
}

/// Appends the encoding of a string of the type `kind`.
///
/// # Safety
/// NULL or a live string.
unsafe fn write_of_type(kind: c_int, value: *const ASN1_STRING, out: &mut Vec<u8>) -> Result<(), Pushed> {
    let value = non_null(value)?.as_ptr();
    // SAFETY: as the caller promises.
    unsafe {
        if matches!(kind, V_ASN1_SEQUENCE | V_ASN1_SET | V_ASN1_OTHER) {
            out.extend_from_slice(bytes(value)?);
            return Ok(());
        }
        let tag = u8::try_from(kind & !V_ASN1_NEG).ok().filter(|tag| *tag < 0x1f);
        write_as(tag.ok_or_else(|| der::malformed(format!("a value of type {kind}")))?, value, out)
    }
}

/// Appends the encoding of a string of any type.
///
/// # Safety
/// NULL or a live string.
pub(crate) unsafe fn write_string(value: *const ASN1_STRING, out: &mut Vec<u8>) -> Result<(), Pushed> {
    // SAFETY: as the caller promises.
    unsafe { write_of_type(non_null(value)?.as_ref().r#type, value, out) }
}

impl Template for ASN1_TYPE {
    type C = Self;
    const NAME: &'static str = "ANY";
    const TAG: Option<u8> = None;

    fn begins(_: u8) -> bool {
        true
    }

    fn new() -> Result<*mut Self, Pushed> {
        let value = allocate::<Self>()?;
        // SAFETY: fresh memory.
        unsafe { (*value).r#type = -1 };
        Ok(value)
    }

    unsafe fn free(value: *mut Self) {
        if !value.is_null() {
            // SAFETY: as the caller promises.
            unsafe {
                clear(value);
                release(value);
            }
        }
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        let held = Held::<Self>::new(Self::new()?);
        let malformed = || bad(Der::error_in(element, Self::NAME));
        let (kind, value) = match element.tag {
            tag::BOOLEAN => match element.value {
                [byte] => (V_ASN1_BOOLEAN, AnyValue { boolean: c_int::from(*byte) }),
                _ => return Err(malformed()),
            },
            tag::NULL if element.value.is_empty() => (V_ASN1_NULL, AnyValue { ptr: std::ptr::null_mut() }),
            tag::NULL => return Err(malformed()),
            tag::OID => (V_ASN1_OBJECT, AnyValue { ptr: Object::read(element)?.cast() }),
            tag::SEQUENCE | tag::SET => {
                let kind = c_int::from(element.tag & 0x1f);
                (kind, AnyValue { ptr: string(kind, element.raw)?.cast() })
            }
            // Universal and primitive, of a type that is known.
            known @ (0x02..=0x04 | 0x0a | 0x0c | 0x12..=0x1c | 0x1e) => {
                (c_int::from(known), AnyValue { ptr: read_as(known, element)?.cast() })
            }
            _ => (V_ASN1_OTHER, AnyValue { ptr: string(V_ASN1_OTHER, element.raw)?.cast() }),
        };
        // SAFETY: a fresh value.
        unsafe {
            (*held.as_ptr()).r#type = kind;
            (*held.as_ptr()).value = value;
        }
        Ok(held.into_raw())
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: a live value; the type says what the union holds.
        unsafe {
            let held = (*value).value;
            match (*value).r#type {
                V_ASN1_BOOLEAN => tlv::write(out, tag::BOOLEAN, &[if held.boolean == 0 { 0 } else { 0xff }]),
                V_ASN1_NULL => tlv::write(out, tag::NULL, &[]),
                V_ASN1_OBJECT => <Object as Field>::append(held.ptr.cast(), out)?,
                kind => write_of_type(kind, held.ptr.cast(), out)?,
            }
        }
        Ok(())
    }
}

exported! { ASN1_TYPE:
    new ASN1_TYPE_new; free ASN1_TYPE_free; d2i d2i_ASN1_TYPE; i2d i2d_ASN1_TYPE; item ASN1_ANY_it;
}
