//! What `ASN1_ITEM`s are: a type's functions over objects whose type is not known to who calls them.

use std::ffi::c_void;

use super::template::Template;
use crate::ffi::err::Pushed;
use crate::x509::tlv::Tlv;

/// `struct ASN1_ITEM_st`: a [`Template`] as pointers to its functions.
pub struct ASN1_ITEM {
    /// The type's name.
    pub(crate) name: &'static str,
    /// As [`Template::begins`].
    pub(crate) begins: fn(u8) -> bool,
    /// As [`Template::new`].
    pub(crate) new: fn() -> Result<*mut c_void, Pushed>,
    /// As [`Template::free`].
    pub(crate) free: unsafe fn(*mut c_void),
    /// As [`Template::read`].
    pub(crate) read: fn(&Tlv<'_>) -> Result<*mut c_void, Pushed>,
    /// As [`Template::write`].
    pub(crate) write: unsafe fn(*const c_void, &mut Vec<u8>) -> Result<(), Pushed>,
}

/// Gives each type its item.
struct Erased<T>(std::marker::PhantomData<T>);

impl<T: Template> Erased<T> {
    const ITEM: &'static ASN1_ITEM = &ASN1_ITEM {
        name: T::NAME,
        begins: T::begins,
        new: || T::new().map(|value| value.cast()),
        // SAFETY: as the caller promises: a value of this type.
        free: |value| unsafe { T::free(value.cast()) },
        read: |element| T::read(element).map(|value| value.cast()),
        // SAFETY: as the caller promises: a value of this type.
        write: |value, out| unsafe { T::write(value.cast(), out) },
    };
}

impl ASN1_ITEM {
    /// The item of a type.
    pub(crate) const fn of<T: Template>() -> &'static Self {
        Erased::<T>::ITEM
    }
}
