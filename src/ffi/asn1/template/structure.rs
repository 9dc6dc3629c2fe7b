//! SEQUENCEs and CHOICEs whose members programs see.

use std::ptr;

use crate::ffi::crypto::memory::{CRYPTO_free, CRYPTO_zalloc};
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_R_MALLOC_FAILURE, Pushed};

/// Memory of the C allocator for a structure, all zero.
pub(crate) fn allocate<C>() -> Result<*mut C, Pushed> {
    let memory = CRYPTO_zalloc(size_of::<C>(), ptr::null(), 0).cast::<C>();
    if memory.is_null() { Err(err::push(ERR_LIB_ASN1, ERR_R_MALLOC_FAILURE, "")) } else { Ok(memory) }
}

/// Gives it back.
///
/// # Safety
/// Memory of [`allocate`], not used any more.
pub(crate) unsafe fn release<C>(memory: *mut C) {
    // SAFETY: as the caller promises.
    unsafe { CRYPTO_free(memory.cast(), ptr::null(), 0) };
}

/// Declares the C structure of a SEQUENCE: each member's name, and what stands there ([`super::Field`]), in the order of
/// the encoding.
macro_rules! sequence {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[repr(C)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: <$type as $crate::ffi::asn1::template::Field>::C,)+
        }

        impl $crate::ffi::asn1::template::Template for $name {
            type C = Self;
            const NAME: &'static str = stringify!($name);
            const TAG: Option<u8> = Some($crate::x509::tlv::tag::SEQUENCE);

            fn new() -> Result<*mut Self, $crate::ffi::Pushed> {
                use $crate::ffi::asn1::template::{Field, Held, structure};
                let held = Held::<Self>::new(structure::allocate()?);
                // SAFETY: fresh memory, where all zero is a valid value.
                let this = unsafe { &mut *held.as_ptr() };
                $(this.$field = <$type as Field>::blank()?;)+
                Ok(held.into_raw())
            }

            unsafe fn free(value: *mut Self) {
                use $crate::ffi::asn1::template::{Field, structure};
                if value.is_null() {
                    return;
                }
                // SAFETY: the structure and what its members own belong to the caller, who gives them up.
                unsafe {
                    $(<$type as Field>::discard((*value).$field);)+
                    structure::release(value);
                }
            }

            fn read(element: &$crate::x509::tlv::Tlv<'_>) -> Result<*mut Self, $crate::ffi::Pushed> {
                use $crate::ffi::asn1::template::{Field, Held, bad, structure};
                let held = Held::<Self>::new(structure::allocate()?);
                // SAFETY: fresh memory, where all zero is a valid value.
                let this = unsafe { &mut *held.as_ptr() };
                let mut inner = element.reader(Self::NAME);
                $(this.$field = <$type as Field>::take(&mut inner)?;)+
                inner.finish().map_err(bad)?;
                Ok(held.into_raw())
            }

            unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), $crate::ffi::Pushed> {
                use $crate::ffi::asn1::template::Field;
                let mut inner = Vec::new();
                // SAFETY: the members are live values, as the caller promises.
                unsafe { $(<$type as Field>::append((*value).$field, &mut inner)?;)+ }
                $crate::x509::tlv::write(out, $crate::x509::tlv::tag::SEQUENCE, &inner);
                Ok(())
            }
        }
    };
}
pub(crate) use sequence;

/// Declares the C structure of a CHOICE, a number and a union of pointers: `type_name, union_name` are their names, then
/// comes which number goes with which type. Members behind the union, which are not encoded, can follow.
/// ```text
/// choice! {
///     /// GeneralName.
///     pub struct GENERAL_NAME (r#type, d) {
///         GEN_OTHERNAME => Implicit<0, OTHERNAME>,
///         GEN_EMAIL => Implicit<1, Ia5String>,
///     }
/// }
/// ```
macro_rules! choice {
    (
        $(#[$doc:meta])* pub struct $name:ident ($kind:ident, $union:ident) { $($number:expr => $type:ty,)+ }
        $(and { $($(#[$more_doc:meta])* $more:ident: $more_type:ty,)+ })?
    ) => {
        $(#[$doc])*
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[repr(C)]
        pub struct $name {
            /// Which of the choices; -1 for none.
            pub $kind: std::ffi::c_int,
            /// The value.
            pub $union: *mut std::ffi::c_void,
            $($($(#[$more_doc])* pub $more: <$more_type as $crate::ffi::asn1::template::Field>::C,)+)?
        }

        impl $crate::ffi::asn1::template::Template for $name {
            type C = Self;
            const NAME: &'static str = stringify!($name);
            const TAG: Option<u8> = None;

            fn begins(tag: u8) -> bool {
                use $crate::ffi::asn1::template::Template;
                false $(|| <$type as Template>::begins(tag))+
            }

            fn new() -> Result<*mut Self, $crate::ffi::Pushed> {
                let value = $crate::ffi::asn1::template::structure::allocate::<Self>()?;
                // SAFETY: fresh memory.
                unsafe { (*value).$kind = -1 };
                Ok(value)
            }

            unsafe fn free(value: *mut Self) {
                use $crate::ffi::asn1::template::{Template, structure};
                if value.is_null() {
                    return;
                }
                // SAFETY: the structure and what its members own belong to the caller, who gives them up; the number
                // says what the union holds.
                unsafe {
                    $(if (*value).$kind == $number {
                        <$type as Template>::free((*value).$union.cast());
                    })+
                    $($(<$more_type as $crate::ffi::asn1::template::Field>::discard((*value).$more);)+)?
                    structure::release(value);
                }
            }

            fn read(element: &$crate::x509::tlv::Tlv<'_>) -> Result<*mut Self, $crate::ffi::Pushed> {
                use $crate::ffi::asn1::template::{Held, Template};
                let held = Held::<Self>::new(Self::new()?);
                // SAFETY: a fresh structure.
                let this = unsafe { &mut *held.as_ptr() };
                $(if <$type as Template>::begins(element.tag) {
                    this.$union = <$type as Template>::read(element)?.cast();
                    this.$kind = $number;
                    return Ok(held.into_raw());
                })+
                Err($crate::ffi::err::push(
                    $crate::ffi::err::ERR_LIB_ASN1,
                    $crate::ffi::err::reasons::asn1::ASN1_R_NO_MATCHING_CHOICE_TYPE,
                    format!("{}: the tag 0x{:02x} at byte {}", Self::NAME, element.tag, element.offset),
                ))
            }

            unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), $crate::ffi::Pushed> {
                use $crate::ffi::asn1::template::Field;
                // SAFETY: a live value; the number says what the union holds.
                unsafe {
                    $(if (*value).$kind == $number {
                        return <$type as Field>::append((*value).$union.cast(), out);
                    })+
                }
                Err($crate::ffi::err::push(
                    $crate::ffi::err::ERR_LIB_ASN1,
                    $crate::ffi::err::reasons::asn1::ASN1_R_NO_MATCHING_CHOICE_TYPE,
                    concat!(stringify!($name), ": no choice is set"),
                ))
            }
        }
    };
}
pub(crate) use choice;
