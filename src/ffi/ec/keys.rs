//! Keys on curves.

use core::ffi::{c_int, c_void};
use core::ptr;
use std::sync::Arc;

use super::group::{EC_R_INCOMPATIBLE_OBJECTS, EC_R_INVALID_PRIVATE_KEY, EC_R_MISSING_PARAMETERS, EC_R_UNKNOWN_GROUP};
use super::{EcKey, Group, Point};
use crate::crypto::key::{Parameters, PrivateKey};
use crate::ffi::arguments::{borrowed, put_bytes};
use crate::ffi::bn::Bignum;
use crate::ffi::err::{self, ERR_LIB_EC};
use crate::ffi::evp::key_cell::Material;
use crate::ffi::evp::pkey_settings::curve_of;
use crate::ffi::object;
use crate::ffi::types::{BIGNUM, EC_GROUP, EC_KEY, EC_POINT};
use crate::ffi::{entry, entry_quiet};

/// EC_KEY_new: a new key, of which nothing is set, to be freed with EC_KEY_free. OpenSSL: EC_KEY_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_new() -> *mut EC_KEY {
    entry_quiet(ptr::null_mut(), || object::new(EcKey::default()))
}

/// EC_KEY_new_by_curve_name: a new key of which only the curve is set, by its NID: P-256, P-384 or P-521, to be freed with
/// EC_KEY_free. Returns NULL for another. OpenSSL: EC_KEY_new_by_curve_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_new_by_curve_name(nid: c_int) -> *mut EC_KEY {
    entry(ptr::null_mut(), || {
        let unknown = || err::push(ERR_LIB_EC, EC_R_UNKNOWN_GROUP, format!("the curve {nid} is not supported"));
        let key = EcKey::default();
        key.lock().group = Some(Arc::new(Group(curve_of(nid).ok_or_else(unknown)?)));
        Ok(object::new(key))
    })
}

/// EC_KEY_free: gives back one reference; NULL is nothing to do. OpenSSL: EC_KEY_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_free(key: *mut EC_KEY) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(key) });
}

/// EC_KEY_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: EC_KEY_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_up_ref(key: *mut EC_KEY) -> c_int {
    // SAFETY: the program passes NULL or a live key.
    entry(0, || unsafe { object::up_ref(key) }.map(|()| 1))
}

/// EC_KEY_dup: a copy of a key, to be freed with EC_KEY_free. Returns NULL on error. OpenSSL: EC_KEY_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_dup(src: *const EC_KEY) -> *mut EC_KEY {
    entry(ptr::null_mut(), || {
        let key = EcKey::default();
        let state = borrowed!(src).lock().clone();
        *key.lock() = state;
        Ok(object::new(key))
    })
}

/// EC_KEY_get0_group: the curve of a key, which belongs to it; NULL if none was chosen. OpenSSL: EC_KEY_get0_group(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_get0_group(key: *const EC_KEY) -> *const EC_GROUP {
    entry(ptr::null(), || {
        Ok(borrowed!(key).lock().group.as_ref().map_or(ptr::null(), |group| object::get0::<EC_GROUP>(group)))
    })
}

/// EC_KEY_set_group: chooses the curve of a key, of which a copy is taken. Returns 1, or 0 on error.
/// OpenSSL: EC_KEY_set_group(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_set_group(key: *mut EC_KEY, group: *const EC_GROUP) -> c_int {
    entry(0, || {
        let group = Arc::new(Group(borrowed!(group).0));
        let mut state = borrowed!(key).lock();
        state.group = Some(group);
        state.material = None;
        Ok(1)
    })
}

/// EC_KEY_get0_public_key: the public point of a key, which belongs to it; NULL if none is set.
/// OpenSSL: EC_KEY_get0_public_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_get0_public_key(key: *const EC_KEY) -> *const EC_POINT {
    entry(ptr::null(), || {
        Ok(borrowed!(key).lock().public.as_ref().map_or(ptr::null(), |point| object::get0::<EC_POINT>(point)))
    })
}

/// EC_KEY_set_public_key: sets the public point of a key, of which a copy is taken. Returns 1, or 0 on error.
/// OpenSSL: EC_KEY_set_public_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_set_public_key(key: *mut EC_KEY, r#pub: *const EC_POINT) -> c_int {
    entry(0, || {
        let point = borrowed!(r#pub);
        let copy = Arc::new(Point::of(point.curve, point.lock().clone()));
        let mut state = borrowed!(key).lock();
        if state.group.as_ref().is_none_or(|group| group.0 != copy.curve) {
            return Err(err::push(ERR_LIB_EC, EC_R_INCOMPATIBLE_OBJECTS, "the point is not on the key's curve"));
        }
        state.public = Some(copy);
        state.material = None;
        Ok(1)
    })
}

/// EC_KEY_get0_private_key: the private number of a key, which belongs to it; NULL if none is set.
/// OpenSSL: EC_KEY_get0_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_get0_private_key(key: *const EC_KEY) -> *const BIGNUM {
    entry(ptr::null(), || {
        Ok(borrowed!(key).lock().private.as_ref().map_or(ptr::null(), |number| object::get0::<BIGNUM>(number)))
    })
}

/// EC_KEY_set_private_key: sets the private number of a key, of which a copy is taken; NULL takes it away. Returns 1; 0 on
/// error, and when it was taken away. OpenSSL: EC_KEY_set_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_set_private_key(key: *mut EC_KEY, r#priv: *const BIGNUM) -> c_int {
    entry(0, || {
        let number = if r#priv.is_null() { None } else { Some(Arc::new(Bignum::of(borrowed!(r#priv).number()))) };
        let set = number.is_some();
        let mut state = borrowed!(key).lock();
        if state.group.is_none() {
            return Err(err::push(ERR_LIB_EC, EC_R_MISSING_PARAMETERS, "no curve was chosen"));
        }
        state.private = number;
        state.material = None;
        Ok(set.into())
    })
}

/// EC_KEY_generate_key: makes a new private and public key on the key's curve. Returns 1, or 0 on error.
/// OpenSSL: EC_KEY_generate_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_generate_key(key: *mut EC_KEY) -> c_int {
    entry(0, || {
        let key = borrowed!(key);
        let Some(curve) = key.lock().group.as_ref().map(|group| group.0) else {
            return Err(err::push(ERR_LIB_EC, EC_R_MISSING_PARAMETERS, "no curve was chosen"));
        };
        let made = PrivateKey::generate(&Parameters::Ec(curve))
            .map_err(|error| err::push(ERR_LIB_EC, EC_R_INVALID_PRIVATE_KEY, error.to_string()))?;
        if let Some(made) = EcKey::of(&Material::Pair(Arc::new(made))) {
            let made = made.lock().clone();
            let mut state = key.lock();
            (state.public, state.private, state.material) = (made.public, made.private, made.material);
        }
        Ok(1)
    })
}

/// EC_KEY_check_key: whether the public point of a key fits its private number. Returns 1 if so, else 0.
/// OpenSSL: EC_KEY_check_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_check_key(key: *const EC_KEY) -> c_int {
    entry(0, || {
        let key = borrowed!(key);
        let material = key.material()?;
        let stated = key.lock().public.as_ref().and_then(|point| point.lock().clone());
        Ok((stated.is_some() && stated.as_ref() == material.public()).into())
    })
}

/// EC_KEY_set_asn1_flag: how the curve is written: always by its name. OpenSSL: EC_KEY_set_asn1_flag(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_set_asn1_flag(eckey: *mut EC_KEY, asn1_flag: c_int) {
    let _ = (eckey, asn1_flag);
}

/// EC_KEY_set_conv_form: says how programs want points to be written. OpenSSL: EC_KEY_set_conv_form(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_set_conv_form(eckey: *mut EC_KEY, cform: c_int) {
    entry((), || {
        borrowed!(eckey).lock().form = cform;
        Ok(())
    });
}

/// EC_KEY_get_conv_form: what EC_KEY_set_conv_form set; POINT_CONVERSION_UNCOMPRESSED if nothing.
/// OpenSSL: EC_KEY_get_conv_form(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_KEY_get_conv_form(key: *const EC_KEY) -> c_int {
    entry(0, || {
        let form = borrowed!(key).lock().form;
        Ok(if form == 0 { super::group::POINT_CONVERSION_UNCOMPRESSED } else { form })
    })
}

/// ECDH_compute_key: writes the secret that a key and another's public point have in common to out, at most outlen bytes. With
/// KDF, which gets the secret and makes the result, its result. Returns the length, or -1 on error.
/// OpenSSL: ECDH_compute_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDH_compute_key(
    out: *mut c_void,
    outlen: usize,
    pub_key: *const EC_POINT,
    ecdh: *const EC_KEY,
    KDF: Option<
        unsafe extern "C" fn(r#in: *const c_void, inlen: usize, out: *mut c_void, outlen: *mut usize) -> *mut c_void,
    >,
) -> c_int {
    entry(-1, || {
        let key = borrowed!(ecdh).private()?;
        let peer = borrowed!(pub_key).lock().clone();
        let infinity = || err::push(ERR_LIB_EC, EC_R_INCOMPATIBLE_OBJECTS, "the point at infinity");
        let peer = peer.ok_or_else(infinity)?;
        let secret = key.agree(peer.bytes().unwrap_or_default())?;
        let secret = secret.as_ref();
        if let Some(kdf) = KDF {
            let mut length = outlen;
            // SAFETY: the program's function, with its own room; nothing is borrowed but the secret, which is ours.
            let made = unsafe { kdf(secret.as_ptr().cast(), secret.len(), out, &raw mut length) };
            return Ok(if made.is_null() { -1 } else { c_int::try_from(length).unwrap_or(-1) });
        }
        let length = outlen.min(secret.len());
        crate::ffi::non_null(out)?;
        put_bytes!(out, &secret[..length]);
        Ok(length as c_int)
    })
}
