//! `X509_STORE`: what it holds.

use std::ffi::c_int;
use std::ptr;

use super::crl::view::crl;
use crate::ffi::arguments::{borrowed, counted};
use crate::ffi::entry;
use crate::ffi::types::{X509_CRL, X509_STORE, stack_st_X509, stack_st_X509_OBJECT};

/// X509_STORE_add_crl: adds a revocation list, to which the store takes a reference of its own. One that is there already is
/// no error. Returns 1; 0 for NULL. OpenSSL: X509_STORE_add_crl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_add_crl(xs: *mut X509_STORE, x: *mut X509_CRL) -> c_int {
    entry(0, || {
        let crl = crl!(x);
        borrowed!(xs).change(|trust| trust.add_crl(crl));
        Ok(1)
    })
}

/// X509_STORE_get0_objects: the certificates and revocation lists of a store, those of directories only once they were
/// needed. The stack and its objects belong to the store; an object that is taken out of the stack is taken out of the store
/// and is then the program's to free. Returns NULL for NULL. OpenSSL: X509_STORE_get0_objects(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_get0_objects(xs: *const X509_STORE) -> *mut stack_st_X509_OBJECT {
    entry(ptr::null_mut(), || Ok(borrowed!(xs).objects()))
}

/// X509_STORE_get1_all_certs: the certificates of a store, those of directories only once they were needed: a stack with
/// references, to be freed with sk_X509_pop_free(certs, X509_free). Returns NULL on error.
/// OpenSSL: X509_STORE_get1_all_certs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_get1_all_certs(xs: *mut X509_STORE) -> *mut stack_st_X509 {
    entry(ptr::null_mut(), || Ok(super::stack_of(&borrowed!(xs).snapshot().contents().0)))
}

/// X509_STORE_lock: waits until no other thread holds the store, and holds it until X509_STORE_unlock, so that the stack of
/// X509_STORE_get0_objects can be used. Returns 1; 0 for NULL. OpenSSL: X509_STORE_lock(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_lock(xs: *mut X509_STORE) -> c_int {
    entry(0, || {
        counted!(xs).lock();
        Ok(1)
    })
}

/// X509_STORE_unlock: lets go of a store that X509_STORE_lock holds. Returns 1; 0 for NULL. OpenSSL: X509_STORE_unlock(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_unlock(xs: *mut X509_STORE) -> c_int {
    entry(0, || {
        borrowed!(xs).unlock();
        Ok(1)
    })
}
