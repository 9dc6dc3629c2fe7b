//! `openssl/ocsp.h`: the status of certificates as an authority's server tells it.

pub mod certid;
pub mod extensions;
pub mod nonce;
pub mod print;
pub mod request;
pub mod respond;
pub mod responder_id;
pub mod response;
pub mod single;
pub mod structures;
pub mod verify;
pub mod words;

use std::ffi::c_int;

use crate::ffi::err::{self, ERR_LIB_OCSP, Pushed};
use crate::ffi::object;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_push};
use crate::ffi::types::{X509, stack_st_X509};

/// Puts an error of these functions on the queue.
#[track_caller]
fn failed(reason: c_int) -> Pushed {
    err::push(ERR_LIB_OCSP, reason, "")
}

/// Adds a reference to a certificate to the stack at a place, which is made if there is none.
///
/// # Safety
/// A place that holds NULL or a live stack of the structure's own, and a live certificate.
unsafe fn add_certificate(place: *mut *mut stack_st_X509, certificate: *mut X509) -> Result<(), Pushed> {
    // SAFETY: as the caller promises.
    unsafe {
        object::up_ref(certificate)?;
        if (*place).is_null() {
            *place = OPENSSL_STACK::from_elements(Vec::new()).cast();
        }
        OPENSSL_sk_push((*place).cast(), certificate.cast_const().cast());
    }
    Ok(())
}

/// The elements of a stack; none for NULL.
///
/// # Safety
/// NULL, or a live stack of live elements of this type, which is not changed during `'a`.
unsafe fn elements<'a, T, S>(stack: *const S) -> impl Iterator<Item = *mut T> + 'a {
    // SAFETY: as the caller promises.
    let stack: Option<&'a OPENSSL_STACK> = unsafe { stack.cast::<OPENSSL_STACK>().as_ref() };
    stack.map_or(&[][..], OPENSSL_STACK::elements).iter().map(|element| element.cast::<T>())
}
