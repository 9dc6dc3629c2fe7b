//! Keys that are bytes, and copies of keys.

use core::ffi::{c_int, c_uchar};
use core::ptr;
use std::sync::Arc;

use super::failure;
use super::key::{EVP_PKEY_ED25519, EVP_PKEY_X25519};
use super::key_cell::{Key, Material};
use super::pkey_sign::give;
use super::reasons::{EVP_R_INVALID_KEY, EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE, EVP_R_UNSUPPORTED_ALGORITHM};
use crate::crypto::key::{KeyType, PrivateKey, PublicKey};
use crate::ffi::arguments::{borrowed, input, put};
use crate::ffi::entry;
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::object;
use crate::ffi::types::{ENGINE, EVP_PKEY};

/// The kind that a number names, if its keys are 32 bytes.
fn raw_kind(id: c_int) -> Result<KeyType, Pushed> {
    match id {
        EVP_PKEY_ED25519 => Ok(KeyType::Ed25519),
        EVP_PKEY_X25519 => Ok(KeyType::X25519),
        _ => Err(failure(EVP_R_UNSUPPORTED_ALGORITHM)),
    }
}

fn invalid(error: &crate::Error) -> Pushed {
    err::push(ERR_LIB_EVP, EVP_R_INVALID_KEY, error.to_string())
}

/// EVP_PKEY_new_raw_private_key: the key pair of len private bytes, for EVP_PKEY_ED25519 and EVP_PKEY_X25519, to be freed with
/// EVP_PKEY_free. e is not used. Returns NULL on error. OpenSSL: EVP_PKEY_new_raw_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_new_raw_private_key(
    r#type: c_int,
    e: *mut ENGINE,
    r#priv: *const c_uchar,
    len: usize,
) -> *mut EVP_PKEY {
    let _ = e;
    entry(ptr::null_mut(), || {
        let key = PrivateKey::from_raw(raw_kind(r#type)?, input!(r#priv, len)).map_err(|error| invalid(&error))?;
        Ok(object::new(Key::pair(Arc::new(key))))
    })
}

/// EVP_PKEY_new_raw_public_key: the public key of len bytes, for EVP_PKEY_ED25519 and EVP_PKEY_X25519, to be freed with
/// EVP_PKEY_free. e is not used. Returns NULL on error. OpenSSL: EVP_PKEY_new_raw_public_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_new_raw_public_key(
    r#type: c_int,
    e: *mut ENGINE,
    r#pub: *const c_uchar,
    len: usize,
) -> *mut EVP_PKEY {
    let _ = e;
    entry(ptr::null_mut(), || {
        let key = PublicKey::from_bytes(raw_kind(r#type)?, input!(r#pub, len)).map_err(|error| invalid(&error))?;
        Ok(object::new(Key::public(key)))
    })
}

/// EVP_PKEY_get_raw_private_key: writes the private bytes of a key to priv, where `*len` says how much room there is, and their
/// number to `*len`; with NULL for priv only the number. Returns 1, or 0 on error.
/// OpenSSL: EVP_PKEY_get_raw_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_raw_private_key(
    pkey: *const EVP_PKEY,
    r#priv: *mut c_uchar,
    len: *mut usize,
) -> c_int {
    entry(0, || {
        let key = borrowed!(pkey);
        raw_kind(key.id()).map_err(|_| failure(EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE))?;
        let secret = key.need_private()?.secret().unwrap_or_default();
        give(r#priv, len, secret.len(), || Ok(secret.to_vec()))
    })
}

/// EVP_PKEY_get_raw_public_key: as EVP_PKEY_get_raw_private_key, with the public bytes.
/// OpenSSL: EVP_PKEY_get_raw_public_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_raw_public_key(
    pkey: *const EVP_PKEY,
    r#pub: *mut c_uchar,
    len: *mut usize,
) -> c_int {
    entry(0, || {
        let key = borrowed!(pkey);
        raw_kind(key.id()).map_err(|_| failure(EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE))?;
        let key = key.need_public()?;
        let bytes = key.bytes().unwrap_or_default();
        give(r#pub, len, bytes.len(), || Ok(bytes.to_vec()))
    })
}

/// EVP_PKEY_dup: a copy of a key, to be freed with EVP_PKEY_free. Returns NULL on error. OpenSSL: EVP_PKEY_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_dup(pkey: *mut EVP_PKEY) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(object::new(borrowed!(pkey).material().map_or_else(Key::default, Key::of))))
}

/// EVP_PKEY_missing_parameters: 1 if a key lacks the parameters that its kind has, as no key here does, else 0.
/// OpenSSL: EVP_PKEY_missing_parameters(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_missing_parameters(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || {
        borrowed!(pkey);
        Ok(0)
    })
}

/// EVP_PKEY_parameters_eq: compares the parameters of two keys. Returns 1 if they are the same, 0 if not, -1 if the kinds
/// differ, -2 if the kind has no parameters. OpenSSL: EVP_PKEY_parameters_eq(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_parameters_eq(a: *const EVP_PKEY, b: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let (a, b) = (borrowed!(a), borrowed!(b));
        let parameters = |key: &Key| key.material().and_then(|material: Material| material.parameters());
        Ok(match (parameters(a), parameters(b)) {
            _ if a.id() != b.id() => -1,
            (Some(a), Some(b)) => (a == b).into(),
            _ => -2,
        })
    })
}

/// EVP_PKEY_cmp_parameters: EVP_PKEY_parameters_eq by its old name. OpenSSL: EVP_PKEY_cmp_parameters(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_cmp_parameters(a: *const EVP_PKEY, b: *const EVP_PKEY) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { EVP_PKEY_parameters_eq(a, b) }
}

/// EVP_PKEY_get_default_digest_nid: stores the NID of the digest that a key is usually used with: SHA-256. Returns 1; 0
/// for a key that signs whole messages, or a negative number for one that signs nothing.
/// OpenSSL: EVP_PKEY_get_default_digest_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_default_digest_nid(pkey: *mut EVP_PKEY, pnid: *mut c_int) -> c_int {
    const NID_SHA256: c_int = 672;
    entry(0, || match borrowed!(pkey).need()?.key_type() {
        KeyType::Ed25519 => Ok(0),
        key_type if key_type.signs() => {
            put!(pnid, NID_SHA256);
            Ok(1)
        }
        _ => Ok(-2),
    })
}
