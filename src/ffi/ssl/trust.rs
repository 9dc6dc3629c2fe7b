//! What a context trusts: its certificate stores.

use core::ffi::{c_char, c_int, c_long};
use core::ptr;
use std::sync::Arc;

use crate::ffi::arguments::counted;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL_CTX, X509_STORE};
use crate::ffi::x509::Store;
use crate::ffi::x509::store_api::{X509_STORE_load_file, X509_STORE_load_path, load_failed};
use crate::ffi::{entry, object};
use crate::x509::TrustStore;

use super::target::Target;

/// Changes the context's store, and works out the chains that it completes.
fn change<T>(ctx: *mut SSL_CTX, change: impl FnOnce(&Arc<Store>) -> T) -> Result<T, Pushed> {
    let store = ctx.look(|settings| Arc::clone(&settings.store))?;
    let result = change(&store);
    ctx.change(|settings| settings.update_chains())?;
    Ok(result)
}

/// SSL_CTX_load_verify_locations: SSL_CTX_load_verify_file and SSL_CTX_load_verify_dir, each unless its argument is NULL.
/// Returns 1; 0 if both are NULL or one fails. OpenSSL: SSL_CTX_load_verify_locations(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_load_verify_locations(
    ctx: *mut SSL_CTX,
    CAfile: *const c_char,
    CApath: *const c_char,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        let loaded = (CAfile.is_null() || SSL_CTX_load_verify_file(ctx, CAfile) == 1)
            && (CApath.is_null() || SSL_CTX_load_verify_dir(ctx, CApath) == 1);
        c_int::from(loaded && !(CAfile.is_null() && CApath.is_null()))
    }
}

/// SSL_CTX_load_verify_file: trusts the certificates of a PEM file. Returns 1; 0 if there are none or one cannot be read.
/// OpenSSL: SSL_CTX_load_verify_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_load_verify_file(ctx: *mut SSL_CTX, CAfile: *const c_char) -> c_int {
    // SAFETY: the store is the context's; the path is as the caller promises.
    entry(0, || change(ctx, |store| unsafe { X509_STORE_load_file(object::get0(store), CAfile) }))
}

/// SSL_CTX_load_verify_dir: trusts the certificates of a directory as openssl rehash makes it, or of several, with colons
/// between. They are read when they are looked for. Returns 1, or 0 on error. OpenSSL: SSL_CTX_load_verify_dir(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_load_verify_dir(ctx: *mut SSL_CTX, CApath: *const c_char) -> c_int {
    // SAFETY: the store is the context's; the path is as the caller promises.
    entry(0, || change(ctx, |store| unsafe { X509_STORE_load_path(object::get0(store), CApath) }))
}

/// SSL_CTX_set_default_verify_paths: trusts what the system does, or what the environment variables SSL_CERT_FILE and
/// SSL_CERT_DIR name. That there is nothing is no error. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set_default_verify_paths(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_default_verify_paths(ctx: *mut SSL_CTX) -> c_int {
    entry(0, || {
        change(ctx, |store| store.change(TrustStore::add_system_defaults))?;
        Ok(1)
    })
}

/// SSL_CTX_set_default_verify_file: trusts the system's file of certificates, or the one that SSL_CERT_FILE names. Returns
/// 1, or 0 on error. OpenSSL: SSL_CTX_set_default_verify_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_default_verify_file(ctx: *mut SSL_CTX) -> c_int {
    entry(0, || {
        change(ctx, |store| store.change(TrustStore::add_default_file))?.map_err(|error| load_failed(&error))?;
        Ok(1)
    })
}

/// SSL_CTX_set_default_verify_dir: trusts the system's directory of certificates, or those that SSL_CERT_DIR names. Returns
/// 1, or 0 on error. OpenSSL: SSL_CTX_set_default_verify_dir(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_default_verify_dir(ctx: *mut SSL_CTX) -> c_int {
    entry(0, || {
        change(ctx, |store| store.change(TrustStore::add_default_directory))?;
        Ok(1)
    })
}

/// SSL_CTX_get_cert_store: the store that the context trusts, which belongs to it. OpenSSL: SSL_CTX_get_cert_store(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_cert_store(ctx: *const SSL_CTX) -> *mut X509_STORE {
    entry(ptr::null_mut(), || ctx.look(|settings| object::get0(&settings.store)))
}

fn set_store(ctx: *mut SSL_CTX, store: Option<Arc<Store>>) -> Result<(), Pushed> {
    ctx.change(|settings| {
        settings.store = store.unwrap_or_default();
        settings.update_chains();
    })
}

/// SSL_CTX_set_cert_store: sets the store that the context trusts, and takes over the reference. NULL trusts nothing.
/// OpenSSL: SSL_CTX_set_cert_store(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_cert_store(ctx: *mut SSL_CTX, store: *mut X509_STORE) {
    // SAFETY: the program gives up its reference.
    entry((), || set_store(ctx, unsafe { object::take(store) }));
}

/// SSL_CTX_set1_cert_store: as SSL_CTX_set_cert_store, with a reference of its own. OpenSSL: SSL_CTX_set1_cert_store(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set1_cert_store(ctx: *mut SSL_CTX, store: *mut X509_STORE) {
    entry((), || set_store(ctx, if store.is_null() { None } else { Some(counted!(store)) }));
}

/// A store that a program gives away, if it `takes` it over, or lends; `None` for NULL.
fn given(store: *mut X509_STORE, takes: bool) -> Result<Option<Arc<Store>>, Pushed> {
    Ok(match (store.is_null(), takes) {
        (true, _) => None,
        // SAFETY: the program gives up its reference.
        (false, true) => unsafe { object::take(store) },
        (false, false) => Some(counted!(store)),
    })
}

/// `SSL_CTX_set0_verify_cert_store` (which takes over the reference), `SSL_CTX_set1_verify_cert_store` and their like: sets
/// the store that peers are verified with; NULL is the context's own.
pub(crate) fn set_verify_store(target: impl Target, store: *mut X509_STORE, takes: bool) -> Result<c_long, Pushed> {
    let store = given(store, takes)?;
    target.change(|settings| settings.verify_store = store)?;
    Ok(1)
}

/// `SSL_CTX_get0_verify_cert_store` and its like: what [`set_verify_store`] set, or NULL.
pub(crate) fn verify_store(target: impl Target) -> Result<*mut X509_STORE, Pushed> {
    target.look(|settings| settings.verify_store.as_ref().map_or(ptr::null_mut(), object::get0))
}

/// `SSL_CTX_set0_chain_cert_store` (which takes over the reference), `SSL_CTX_set1_chain_cert_store` and their like: sets
/// the store that completes our own chains; NULL is the context's own.
pub(crate) fn set_chain_store(target: impl Target, store: *mut X509_STORE, takes: bool) -> Result<c_long, Pushed> {
    let store = given(store, takes)?;
    target.change(|settings| {
        settings.chain_store = store;
        settings.update_chains();
    })?;
    Ok(1)
}

/// `SSL_CTX_get0_chain_cert_store` and its like: what [`set_chain_store`] set, or NULL.
pub(crate) fn chain_store(target: impl Target) -> Result<*mut X509_STORE, Pushed> {
    target.look(|settings| settings.chain_store.as_ref().map_or(ptr::null_mut(), object::get0))
}
