//! What an `X509_EXTENSION` is, and lists of them that belong to an object of ours.

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::ptr;

use crate::ffi::asn1::ASN1_STRING;
use crate::ffi::asn1::primitive_functions::ASN1_OBJECT_free;
use crate::ffi::asn1::string::{ASN1_STRING_free, V_ASN1_OCTET_STRING};
use crate::ffi::asn1::value::{allocate, assign, bytes};
use crate::ffi::object;
use crate::ffi::objects::object::Identifier;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_pop_free};
use crate::ffi::types::{ASN1_OBJECT, stack_st_X509_EXTENSION};
use crate::ffi::{Pushed, non_null};
use crate::x509::RawExtension;
use crate::x509::tlv::{self, tag};

/// `struct X509_extension_st`: one extension. Programs do not see inside.
pub struct X509_EXTENSION {
    /// Its type; NULL where it has none yet.
    pub(crate) object: *mut ASN1_OBJECT,
    /// Whether a verifier that does not know it must refuse.
    pub(crate) critical: bool,
    /// Its value's DER as an OCTET STRING, never NULL.
    pub(crate) value: *mut ASN1_STRING,
}

impl X509_EXTENSION {
    /// A new one that belongs to the program, with a copy of `value`.
    pub(crate) fn create(object: *mut ASN1_OBJECT, critical: bool, value: &[u8]) -> Result<*mut Self, Pushed> {
        let string = allocate(V_ASN1_OCTET_STRING)?;
        let extension = Box::into_raw(Box::new(Self { object, critical, value: string }));
        // SAFETY: both were just made here.
        match unsafe { assign(string, value) } {
            Ok(()) => Ok(extension),
            Err(pushed) => {
                // SAFETY: nobody else has it.
                unsafe { Self::release(extension) };
                Err(pushed)
            }
        }
    }

    /// As [`X509_EXTENSION::create`], of an extension that was read.
    pub(crate) fn of(raw: &RawExtension<'_>) -> Result<*mut Self, Pushed> {
        Self::create(object::new(Identifier::from_der(raw.oid)), raw.critical, raw.value)
    }

    /// Frees an extension. NULL is nothing to do.
    ///
    /// # Safety
    /// NULL or one of [`X509_EXTENSION::create`] that nobody uses any more.
    pub(crate) unsafe fn release(extension: *mut Self) {
        if !extension.is_null() {
            // SAFETY: as the caller promises; the fields are owned.
            unsafe {
                let extension = Box::from_raw(extension);
                ASN1_OBJECT_free(extension.object);
                ASN1_STRING_free(extension.value);
            }
        }
    }

    /// The extension as plain data.
    ///
    /// # Safety
    /// A live extension, which does not change during `'a`.
    pub(crate) unsafe fn raw<'a>(extension: *const Self) -> Result<RawExtension<'a>, Pushed> {
        // SAFETY: as the caller promises; its fields are live.
        unsafe {
            let extension = non_null(extension)?.as_ref();
            let oid = object::get(extension.object.cast_const())?.der();
            Ok(RawExtension { oid, critical: extension.critical, value: bytes(extension.value)? })
        }
    }

    /// The extension's DER.
    ///
    /// # Safety
    /// A live extension.
    pub(crate) unsafe fn der(extension: *const Self) -> Result<Vec<u8>, Pushed> {
        // SAFETY: as the caller promises.
        Ok(unsafe { Self::raw(extension) }?.to_der())
    }
}

/// `OPENSSL_sk_pop_free`'s view of [`X509_EXTENSION::release`].
unsafe extern "C" fn release_element(extension: *mut c_void) {
    // SAFETY: an element of a list of extensions.
    unsafe { X509_EXTENSION::release(extension.cast()) };
}

/// Frees a stack with its extensions. NULL is nothing to do.
///
/// # Safety
/// NULL or a stack of extensions that nobody uses any more.
pub(crate) unsafe fn free_extensions(stack: *mut stack_st_X509_EXTENSION) {
    // SAFETY: as the caller promises.
    unsafe { OPENSSL_sk_pop_free(stack.cast(), Some(release_element)) };
}

/// The extensions of a stack. NULL has none.
///
/// # Safety
/// NULL or a live stack of extensions, which does not change during `'a`.
pub(crate) unsafe fn extensions_in<'a>(stack: *const stack_st_X509_EXTENSION) -> &'a [*mut X509_EXTENSION] {
    // SAFETY: as the caller promises; the elements are such pointers.
    unsafe {
        let elements = stack.cast::<OPENSSL_STACK>().as_ref().map_or(&[][..], OPENSSL_STACK::elements);
        std::slice::from_raw_parts(elements.as_ptr().cast(), elements.len())
    }
}

/// The DER of the Extensions SEQUENCE that a stack stands for; empty if it has none.
///
/// # Safety
/// NULL or a live stack of extensions.
pub(crate) unsafe fn encode_extensions(stack: *const stack_st_X509_EXTENSION) -> Result<Vec<u8>, Pushed> {
    let mut contents = Vec::new();
    // SAFETY: as the caller promises.
    for extension in unsafe { extensions_in(stack) } {
        // SAFETY: an element of the stack.
        contents.extend(unsafe { X509_EXTENSION::der(*extension) }?);
    }
    Ok(if contents.is_empty() { contents } else { tlv::element(tag::SEQUENCE, &contents) })
}

/// Extensions that belong to an object of ours, as the stack that programs see.
pub(crate) struct ExtensionList(UnsafeCell<*mut stack_st_X509_EXTENSION>);

impl ExtensionList {
    /// A list of extensions that were read; NULL in C if there are none.
    pub(crate) fn of<'a>(raw: impl Iterator<Item = RawExtension<'a>>) -> Result<Self, Pushed> {
        let mut list = Self(UnsafeCell::new(ptr::null_mut()));
        let mut elements = Vec::new();
        for raw in raw {
            match X509_EXTENSION::of(&raw) {
                Ok(extension) => elements.push(extension.cast()),
                Err(pushed) => {
                    *list.0.get_mut() = OPENSSL_STACK::from_elements(elements).cast();
                    return Err(pushed);
                }
            }
        }
        if !elements.is_empty() {
            *list.0.get_mut() = OPENSSL_STACK::from_elements(elements).cast();
        }
        Ok(list)
    }

    /// The stack, which is the program's from now on.
    pub(crate) fn into_raw(self) -> *mut stack_st_X509_EXTENSION {
        std::mem::ManuallyDrop::new(self).as_ptr()
    }

    /// The stack, valid as long as `self`.
    pub(crate) fn as_ptr(&self) -> *mut stack_st_X509_EXTENSION {
        // SAFETY: whoever changes it does so from one thread at a time.
        unsafe { *self.0.get() }
    }

    /// Where the stack is, for a function that may make or replace it.
    pub(crate) const fn place(&self) -> *mut *mut stack_st_X509_EXTENSION {
        self.0.get()
    }
}

impl Drop for ExtensionList {
    fn drop(&mut self) {
        // SAFETY: the list belongs to `self`.
        unsafe { free_extensions(self.as_ptr()) };
    }
}

// SAFETY: the list is owned; it is changed only by who may change its owner.
unsafe impl Send for ExtensionList {}
// SAFETY: as above.
unsafe impl Sync for ExtensionList {}
