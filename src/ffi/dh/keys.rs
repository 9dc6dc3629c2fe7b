//! Keys: a private value, and the public one that follows from it.

use core::ffi::{c_int, c_uchar};
use core::ptr;
use std::sync::Arc;

use super::parameters::{DH_R_NO_PRIVATE_VALUE, adopt, show};
use super::{Dh, failed};
use crate::crypto::dh::DhKeyPair;
use crate::crypto::group::SharedSecret;
use crate::ffi::arguments::{borrowed, put, put_bytes};
use crate::ffi::bn::{Bignum, Number};
use crate::ffi::entry;
use crate::ffi::err::{self, ERR_LIB_DH, Pushed};
use crate::ffi::types::{BIGNUM, DH};

/// DH_set0_key: sets the public and the private value, which then belong to dh. NULL leaves what is set. Returns 1.
/// OpenSSL: DH_set0_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_set0_key(dh: *mut DH, pub_key: *mut BIGNUM, priv_key: *mut BIGNUM) -> c_int {
    entry(0, || {
        let mut state = borrowed!(dh).lock();
        adopt(&mut state.public, pub_key);
        adopt(&mut state.private, priv_key);
        Ok(1)
    })
}

/// DH_get0_key: shows the public and the private value, each unless its pointer is NULL. They belong to dh; NULL if not set.
/// OpenSSL: DH_get0_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get0_key(dh: *const DH, pub_key: *mut *const BIGNUM, priv_key: *mut *const BIGNUM) {
    entry((), || {
        let state = borrowed!(dh).lock();
        put!(pub_key, show(&state.public));
        put!(priv_key, show(&state.private));
        Ok(())
    });
}

/// DH_get0_pub_key: the public value, which belongs to dh; NULL if not set. OpenSSL: DH_get0_pub_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get0_pub_key(dh: *const DH) -> *const BIGNUM {
    entry(ptr::null(), || Ok(show(&borrowed!(dh).lock().public)))
}

/// DH_get0_priv_key: the private value, which belongs to dh; NULL if not set. OpenSSL: DH_get0_priv_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get0_priv_key(dh: *const DH) -> *const BIGNUM {
    entry(ptr::null(), || Ok(show(&borrowed!(dh).lock().private)))
}

/// The key pair of the private value that is set, if one is.
fn pair(dh: &Dh) -> Result<Option<DhKeyPair>, Pushed> {
    let parameters = dh.parameters()?;
    let private = dh.lock().private.as_ref().map(|private| private.number());
    private
        .map(|private| DhKeyPair::from_private(&parameters, None, private.magnitude()).map_err(|error| failed(&error)))
        .transpose()
}

/// DH_generate_key: makes a private value, unless one is set, and the public value that follows from it. Returns 1, or 0 on
/// failure. OpenSSL: DH_generate_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_generate_key(dh: *mut DH) -> c_int {
    entry(0, || {
        let dh = borrowed!(dh);
        let pair = match pair(dh)? {
            Some(pair) => pair,
            None => DhKeyPair::generate(&dh.parameters()?).map_err(|error| failed(&error))?,
        };
        let number = |bytes: &[u8]| Some(Arc::new(Bignum::of(Number::new(bytes, false))));
        let mut state = dh.lock();
        state.public = number(pair.public());
        if state.private.is_none() {
            state.private = number(&pair.private());
        }
        Ok(1)
    })
}

/// The secret that dh's private value and `peer` have in common, as `agree` gives it.
fn secret(
    dh: &Dh,
    peer: &Bignum,
    agree: fn(&DhKeyPair, &[u8]) -> crate::Result<SharedSecret>,
) -> Result<SharedSecret, Pushed> {
    let Some(pair) = pair(dh)? else {
        return Err(err::push(ERR_LIB_DH, DH_R_NO_PRIVATE_VALUE, "there is no private value"));
    };
    agree(&pair, peer.number().magnitude()).map_err(|error| failed(&error))
}

/// DH_compute_key: writes the secret that dh's private value and another public value have in common to key, which has room
/// for DH_size bytes, without its leading zeros. Returns its length in bytes, or -1 on failure. OpenSSL: DH_compute_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_compute_key(key: *mut c_uchar, pub_key: *const BIGNUM, dh: *mut DH) -> c_int {
    entry(-1, || {
        let secret = secret(borrowed!(dh), borrowed!(pub_key), DhKeyPair::agree)?;
        put_bytes!(key, secret.as_ref());
        Ok(secret.as_ref().len() as c_int)
    })
}

/// DH_compute_key_padded: as DH_compute_key, with leading zeros, so that the secret is as long as the prime.
/// OpenSSL: DH_compute_key_padded(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_compute_key_padded(key: *mut c_uchar, pub_key: *const BIGNUM, dh: *mut DH) -> c_int {
    entry(-1, || {
        let secret = secret(borrowed!(dh), borrowed!(pub_key), DhKeyPair::agree_padded)?;
        put_bytes!(key, secret.as_ref());
        Ok(secret.as_ref().len() as c_int)
    })
}
