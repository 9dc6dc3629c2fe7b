//! Keys as `RSA`, `EC_KEY` and `DH` objects, in and out of an `EVP_PKEY`.

use core::ffi::{c_int, c_void};
use core::ptr;
use std::sync::Arc;

use super::failure;
use super::key::{EVP_PKEY_EC, EVP_PKEY_RSA};
use super::key_cell::{Key, Material};
use super::reasons::{EVP_R_EXPECTING_A_EC_KEY, EVP_R_EXPECTING_AN_RSA_KEY, EVP_R_UNSUPPORTED_KEY_TYPE};
use crate::ffi::arguments::borrowed;
use crate::ffi::ec::EcKey;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::rsa::Rsa;
use crate::ffi::types::{EC_KEY, EVP_PKEY, RSA};

/// An object that a key was made of, or that was made of it.
#[derive(Clone)]
pub(crate) enum KeyObject {
    /// An RSA key.
    Rsa(Arc<Rsa>),
    /// A key on a curve.
    Ec(Arc<EcKey>),
}

impl KeyObject {
    /// What it holds by now; `None` if that is no key yet.
    pub(crate) fn material(&self) -> Option<Material> {
        match self {
            Self::Rsa(rsa) => rsa.material().ok(),
            Self::Ec(key) => key.material().ok(),
        }
    }
}

/// The object of an RSA key.
fn rsa(pkey: *const EVP_PKEY) -> Result<Arc<Rsa>, Pushed> {
    rsa_of(borrowed!(pkey))
}

/// The object of an RSA key.
pub(crate) fn rsa_of(key: &Key) -> Result<Arc<Rsa>, Pushed> {
    match key.object(|material| Rsa::of(material).map(|rsa| KeyObject::Rsa(Arc::new(rsa)))) {
        Some(KeyObject::Rsa(rsa)) => Ok(rsa),
        _ => Err(failure(EVP_R_EXPECTING_AN_RSA_KEY)),
    }
}

/// The object of a key on a curve.
fn ec(pkey: *const EVP_PKEY) -> Result<Arc<EcKey>, Pushed> {
    ec_of(borrowed!(pkey))
}

/// The object of a key on a curve.
pub(crate) fn ec_of(key: &Key) -> Result<Arc<EcKey>, Pushed> {
    match key.object(|material| EcKey::of(material).map(|key| KeyObject::Ec(Arc::new(key)))) {
        Some(KeyObject::Ec(key)) => Ok(key),
        _ => Err(failure(EVP_R_EXPECTING_A_EC_KEY)),
    }
}

/// EVP_PKEY_get0_RSA: an RSA key as an object, which belongs to pkey. NULL if it is of another kind.
/// OpenSSL: EVP_PKEY_get0_RSA(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get0_RSA(pkey: *const EVP_PKEY) -> *const RSA {
    entry(ptr::null(), || Ok(object::get0::<RSA>(&rsa(pkey)?).cast_const()))
}

/// EVP_PKEY_get1_RSA: as EVP_PKEY_get0_RSA, with a reference of its own, to be given back with RSA_free.
/// OpenSSL: EVP_PKEY_get1_RSA(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get1_RSA(pkey: *mut EVP_PKEY) -> *mut RSA {
    entry(ptr::null_mut(), || Ok(object::into_raw(rsa(pkey)?)))
}

/// EVP_PKEY_set1_RSA: makes pkey hold an RSA key, to which it takes a reference. Returns 1, or 0 on error.
/// OpenSSL: EVP_PKEY_set1_RSA(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_set1_RSA(pkey: *mut EVP_PKEY, key: *mut RSA) -> c_int {
    entry(0, || {
        let object = KeyObject::Rsa(crate::ffi::arguments::counted!(key));
        borrowed!(pkey).assign(object);
        Ok(1)
    })
}

/// EVP_PKEY_get0_EC_KEY: a key on a curve as an object, which belongs to pkey. NULL if it is of another kind.
/// OpenSSL: EVP_PKEY_get0_EC_KEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get0_EC_KEY(pkey: *const EVP_PKEY) -> *const EC_KEY {
    entry(ptr::null(), || Ok(object::get0::<EC_KEY>(&ec(pkey)?).cast_const()))
}

/// EVP_PKEY_get1_EC_KEY: as EVP_PKEY_get0_EC_KEY, with a reference of its own, to be given back with EC_KEY_free.
/// OpenSSL: EVP_PKEY_get1_EC_KEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get1_EC_KEY(pkey: *mut EVP_PKEY) -> *mut EC_KEY {
    entry(ptr::null_mut(), || Ok(object::into_raw(ec(pkey)?)))
}

/// EVP_PKEY_set1_EC_KEY: makes pkey hold a key on a curve, to which it takes a reference. Returns 1, or 0 on error.
/// OpenSSL: EVP_PKEY_set1_EC_KEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_set1_EC_KEY(pkey: *mut EVP_PKEY, key: *mut EC_KEY) -> c_int {
    entry(0, || {
        let object = KeyObject::Ec(crate::ffi::arguments::counted!(key));
        borrowed!(pkey).assign(object);
        Ok(1)
    })
}

/// EVP_PKEY_assign: makes pkey hold an object of the kind type: an RSA for EVP_PKEY_RSA, an EC_KEY for EVP_PKEY_EC; it then
/// belongs to pkey. Returns 1, or 0 on error, when it does not. OpenSSL: EVP_PKEY_assign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_assign(pkey: *mut EVP_PKEY, r#type: c_int, key: *mut c_void) -> c_int {
    entry(0, || {
        let holder = borrowed!(pkey);
        // SAFETY: the program gives a reference away, to an object of the kind that it says.
        let object = unsafe {
            match r#type {
                EVP_PKEY_RSA => object::take(key.cast::<RSA>()).map(KeyObject::Rsa),
                EVP_PKEY_EC => object::take(key.cast::<EC_KEY>()).map(KeyObject::Ec),
                _ => return Err(failure(EVP_R_UNSUPPORTED_KEY_TYPE)),
            }
        };
        let Some(object) = object else { return Ok(0) };
        holder.assign(object);
        Ok(1)
    })
}
