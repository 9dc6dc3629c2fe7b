//! What can stand at a place of a structure besides a type itself: optional, tagged, many of a type.

use std::ffi::c_int;
use std::marker::PhantomData;
use std::ptr;

use super::{Field, Held, Template, bad, next};
use crate::ffi::err::Pushed;
use crate::ffi::stack::OPENSSL_STACK;
use crate::x509::tlv::{self, Der, Tlv, tag};

/// A type that may be absent: NULL.
pub(crate) struct Optional<T>(PhantomData<T>);

impl<T: Template> Field for Optional<T> {
    type C = *mut T::C;

    fn blank() -> Result<Self::C, Pushed> {
        Ok(ptr::null_mut())
    }

    unsafe fn discard(value: Self::C) {
        // SAFETY: as the caller promises.
        unsafe { T::free(value) };
    }

    fn take(der: &mut Der<'_>) -> Result<Self::C, Pushed> {
        match der.peek() {
            Some(tag) if T::begins(tag) => T::read(&next::<T>(der)?),
            _ => Ok(ptr::null_mut()),
        }
    }

    unsafe fn append(value: Self::C, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        if value.is_null() { Ok(()) } else { unsafe { T::write(value, out) } }
    }
}

/// `[N] EXPLICIT T`.
pub(crate) struct Explicit<const N: u8, T>(PhantomData<T>);

impl<const N: u8, T: Template> Template for Explicit<N, T> {
    type C = T::C;
    const NAME: &'static str = T::NAME;
    const TAG: Option<u8> = Some(tag::context_constructed(N));

    fn new() -> Result<*mut Self::C, Pushed> {
        T::new()
    }

    unsafe fn free(value: *mut Self::C) {
        // SAFETY: as the caller promises.
        unsafe { T::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self::C, Pushed> {
        let mut inner = element.reader(T::NAME);
        let value = Held::<T>::new(T::read(&next::<T>(&mut inner)?)?);
        inner.finish().map_err(bad)?;
        Ok(value.into_raw())
    }

    unsafe fn write(value: *const Self::C, out: &mut Vec<u8>) -> Result<(), Pushed> {
        let mut inner = Vec::new();
        // SAFETY: as the caller promises.
        unsafe { T::write(value, &mut inner) }?;
        tlv::write(out, tag::context_constructed(N), &inner);
        Ok(())
    }
}

/// `[N] IMPLICIT T`, where a `T` has one tag.
pub(crate) struct Implicit<const N: u8, T>(PhantomData<T>);

impl<const N: u8, T: Template> Implicit<N, T> {
    /// The tag that stands in for the type's own.
    const STAND_IN: u8 = match T::TAG {
        Some(own) => tag::context(N) | (own & 0x20),
        None => panic!("a type of several tags cannot be tagged implicitly"),
    };
}

impl<const N: u8, T: Template> Template for Implicit<N, T> {
    type C = T::C;
    const NAME: &'static str = T::NAME;
    const TAG: Option<u8> = Some(Self::STAND_IN);

    fn new() -> Result<*mut Self::C, Pushed> {
        T::new()
    }

    unsafe fn free(value: *mut Self::C) {
        // SAFETY: as the caller promises.
        unsafe { T::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self::C, Pushed> {
        T::read(element)
    }

    unsafe fn write(value: *const Self::C, out: &mut Vec<u8>) -> Result<(), Pushed> {
        let start = out.len();
        // SAFETY: as the caller promises.
        unsafe { T::write(value, out) }?;
        if let Some(tag) = out.get_mut(start) {
            *tag = Self::STAND_IN;
        }
        Ok(())
    }
}

/// `SEQUENCE OF T`, a `STACK_OF` in C whose type is `S`.
pub(crate) struct SequenceOf<T, S = OPENSSL_STACK>(PhantomData<(T, S)>);
/// `SET OF T`, likewise; its elements are written in DER's order.
pub(crate) struct SetOf<T, S = OPENSSL_STACK>(PhantomData<(T, S)>);

/// A stack of the elements of `element`.
fn read_all<T: Template>(element: &Tlv<'_>) -> Result<*mut OPENSSL_STACK, Pushed> {
    let mut inner = element.reader(T::NAME);
    let mut values: Vec<Held<T>> = Vec::new();
    while !inner.is_empty() {
        values.push(Held::new(T::read(&next::<T>(&mut inner)?)?));
    }
    Ok(OPENSSL_STACK::from_elements(values.into_iter().map(|value| value.into_raw().cast()).collect()))
}

/// The encodings of a stack's elements.
///
/// # Safety
/// A live stack of live values.
unsafe fn write_all<T: Template>(stack: *const OPENSSL_STACK) -> Result<Vec<Vec<u8>>, Pushed> {
    // SAFETY: as the caller promises.
    unsafe {
        let elements = (*stack).elements().iter();
        elements.filter(|element| !element.is_null()).map(|element| super::encode::<T>(element.cast())).collect()
    }
}

/// # Safety
/// NULL, or a stack of values that belong to the caller.
unsafe fn free_all<T: Template>(stack: *mut OPENSSL_STACK) {
    if stack.is_null() {
        return;
    }
    // SAFETY: a stack of `from_elements`, as the caller promises.
    unsafe {
        for element in Box::from_raw(stack).elements() {
            T::free(element.cast());
        }
    }
}

macro_rules! many {
    ($many:ident, $tag:expr, $ordered:ident) => {
        impl<T: Template, S> Template for $many<T, S> {
            type C = S;
            const NAME: &'static str = T::NAME;
            const TAG: Option<u8> = Some($tag);

            fn new() -> Result<*mut S, Pushed> {
                Ok(OPENSSL_STACK::from_elements(Vec::new()).cast())
            }

            unsafe fn free(value: *mut S) {
                // SAFETY: as the caller promises.
                unsafe { free_all::<T>(value.cast()) };
            }

            fn read(element: &Tlv<'_>) -> Result<*mut S, Pushed> {
                Ok(read_all::<T>(element)?.cast())
            }

            unsafe fn write(value: *const S, out: &mut Vec<u8>) -> Result<(), Pushed> {
                // SAFETY: as the caller promises.
                let parts = unsafe { write_all::<T>(value.cast()) }?;
                tlv::write(out, $tag, &$ordered(parts).concat());
                Ok(())
            }
        }
    };
}
many!(SequenceOf, tag::SEQUENCE, as_they_stand);
many!(SetOf, tag::SET, sorted);

const fn as_they_stand(parts: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    parts
}

/// The order of DER.
fn sorted(mut parts: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    parts.sort();
    parts
}

/// `BOOLEAN DEFAULT FALSE`: 0, or 0xff.
pub(crate) struct Flag;

impl Field for Flag {
    type C = c_int;

    fn blank() -> Result<c_int, Pushed> {
        Ok(0)
    }

    unsafe fn discard(_: c_int) {}

    fn take(der: &mut Der<'_>) -> Result<c_int, Pushed> {
        // An encoded FALSE is taken, as OpenSSL takes it.
        Ok(if der.next_is(tag::BOOLEAN) && der.boolean().map_err(bad)? { 0xff } else { 0 })
    }

    unsafe fn append(value: c_int, out: &mut Vec<u8>) -> Result<(), Pushed> {
        if value > 0 {
            tlv::write(out, tag::BOOLEAN, &[0xff]);
        }
        Ok(())
    }
}

/// `[N] IMPLICIT BOOLEAN DEFAULT FALSE`.
pub(crate) struct TaggedFlag<const N: u8>;

impl<const N: u8> Field for TaggedFlag<N> {
    type C = c_int;

    fn blank() -> Result<c_int, Pushed> {
        Ok(0)
    }

    unsafe fn discard(_: c_int) {}

    fn take(der: &mut Der<'_>) -> Result<c_int, Pushed> {
        match der.optional(tag::context(N)).map_err(bad)?.map(|element| element.value) {
            None | Some([0]) => Ok(0),
            Some([0xff]) => Ok(0xff),
            Some(_) => Err(bad(der.error())),
        }
    }

    unsafe fn append(value: c_int, out: &mut Vec<u8>) -> Result<(), Pushed> {
        if value > 0 {
            tlv::write(out, tag::context(N), &[0xff]);
        }
        Ok(())
    }
}

/// A number of the C structure that is not encoded; 0 at first.
pub(crate) struct Uncoded;

impl Field for Uncoded {
    type C = c_int;

    fn blank() -> Result<c_int, Pushed> {
        Ok(0)
    }

    unsafe fn discard(_: c_int) {}

    fn take(_: &mut Der<'_>) -> Result<c_int, Pushed> {
        Ok(0)
    }

    unsafe fn append(_: c_int, _: &mut Vec<u8>) -> Result<(), Pushed> {
        Ok(())
    }
}

/// A pointer of the C structure to a `T` that is not encoded; NULL at first, freed with the structure.
pub(crate) struct UncodedPointer<T>(PhantomData<T>);

impl<T: Template> Field for UncodedPointer<T> {
    type C = *mut T::C;

    fn blank() -> Result<Self::C, Pushed> {
        Ok(ptr::null_mut())
    }

    unsafe fn discard(value: Self::C) {
        // SAFETY: as the caller promises.
        unsafe { T::free(value) };
    }

    fn take(_: &mut Der<'_>) -> Result<Self::C, Pushed> {
        Ok(ptr::null_mut())
    }

    unsafe fn append(_: Self::C, _: &mut Vec<u8>) -> Result<(), Pushed> {
        Ok(())
    }
}
