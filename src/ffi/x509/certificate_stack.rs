//! `STACK_OF(X509)`: chains of certificates as programs see them.

use std::ffi::c_void;
use std::sync::Arc;

use super::sealed;
use crate::ffi::err::Pushed;
use crate::ffi::object::{self, CType};
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_free};
use crate::ffi::types::{X509, stack_st_X509};
use crate::x509::Certificate;

/// A new stack with a reference to each certificate, for a program to free with its elements.
pub(crate) fn stack_of(certificates: &[Arc<Certificate>]) -> *mut stack_st_X509 {
    let pointers = certificates.iter().map(|certificate| object::into_raw::<X509>(certificate.clone()).cast());
    OPENSSL_STACK::from_elements(pointers.collect()).cast()
}

/// References of our own to the certificates of a program's stack, in order. NULL is an empty one.
///
/// # Safety
/// `stack` is NULL or a live stack of certificates.
pub(crate) unsafe fn certificates_of(stack: *const stack_st_X509) -> Vec<Arc<Certificate>> {
    // SAFETY: as the caller promises.
    unsafe { elements_of::<X509>(stack.cast(), sealed) }
}

/// References of our own to the elements of a program's stack, in order, as `follow` follows their pointers. NULL is an empty
/// one.
///
/// # Safety
/// `stack` is NULL or a live stack of live objects of this type.
pub(crate) unsafe fn elements_of<C: CType>(
    stack: *const OPENSSL_STACK,
    follow: unsafe fn(*const C) -> Result<Arc<C::Rust>, Pushed>,
) -> Vec<Arc<C::Rust>> {
    // SAFETY: NULL or a live stack.
    let elements = unsafe { stack.as_ref() }.map_or(&[][..], OPENSSL_STACK::elements);
    elements
        .iter()
        .filter(|element| !element.is_null())
        // SAFETY: the elements are live objects.
        .filter_map(|element| unsafe { follow(element.cast::<C>()) }.ok())
        .collect()
}

/// Certificates together with the stack that a `get0` function shows of them.
pub(crate) struct CertificateStack {
    certificates: Vec<Arc<Certificate>>,
    stack: *mut OPENSSL_STACK,
}

impl CertificateStack {
    /// A stack of these certificates, which it keeps alive.
    pub(crate) fn new(certificates: Vec<Arc<Certificate>>) -> Self {
        let pointers: Vec<*mut c_void> = certificates.iter().map(|c| object::get0::<X509>(c).cast()).collect();
        Self { certificates, stack: OPENSSL_STACK::from_elements(pointers) }
    }

    /// The certificates.
    pub(crate) fn certificates(&self) -> &[Arc<Certificate>] {
        &self.certificates
    }

    /// The stack, valid as long as `self`; not to be changed by the program.
    pub(crate) const fn as_ptr(&self) -> *mut stack_st_X509 {
        self.stack.cast()
    }
}

impl Drop for CertificateStack {
    fn drop(&mut self) {
        // SAFETY: it was made in `new` and is freed once; its elements belong to `certificates`.
        unsafe { OPENSSL_sk_free(self.stack) };
    }
}

// SAFETY: the stack is owned, and is only read after it was made.
unsafe impl Send for CertificateStack {}
// SAFETY: as above.
unsafe impl Sync for CertificateStack {}
