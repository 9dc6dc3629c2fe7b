//! Message authentication codes (`EVP_MAC`): HMAC. The algorithm is static: freeing it does nothing.

use core::cell::RefCell;
use core::ffi::{c_char, c_int, c_uchar};

use crate::crypto::{Digest, HashAlgorithm};
use crate::ffi::arguments::{borrowed, input, put, put_bytes, text};
use crate::ffi::err::Pushed;
use crate::ffi::hmac::HmacState;
use crate::ffi::object::{self, CType};
use crate::ffi::params::{self, OSSL_PARAM};
use crate::ffi::types::{EVP_MAC, EVP_MAC_CTX, OSSL_LIB_CTX};
use crate::ffi::{entry, entry_quiet};

use super::digest_names::by_name;

/// What an `EVP_MAC` points to: there is but one.
pub(crate) struct Mac {
    name: &'static core::ffi::CStr,
}

static HMAC: Mac = Mac { name: c"HMAC" };

impl CType for EVP_MAC {
    type Rust = Mac;
}

/// What an `EVP_MAC_CTX` is.
#[derive(Default)]
pub(crate) struct MacContext {
    state: RefCell<State>,
}

#[derive(Clone, Default)]
struct State {
    /// As the parameters set it: it counts from the next key on.
    digest: Option<HashAlgorithm>,
    hmac: HmacState,
}

impl CType for EVP_MAC_CTX {
    type Rust = MacContext;
}

impl State {
    /// Takes over the parameters "digest" and "key"; a key starts the MAC. Others are left alone.
    fn set(&mut self, parameters: *const OSSL_PARAM) -> Result<(), Pushed> {
        if let Some(digest) = params::find(parameters, c"digest") {
            let hash =
                by_name(digest.text()?).ok_or_else(|| super::failure(super::reasons::EVP_R_UNSUPPORTED_ALGORITHM))?;
            self.digest = Some(hash);
        }
        match params::find(parameters, c"key") {
            Some(key) => self.start(Some(key.octets()?)),
            None => Ok(()),
        }
    }

    fn start(&mut self, key: Option<&[u8]>) -> Result<(), Pushed> {
        let digest = if key.is_some() { self.digest } else { None };
        if self.hmac.start(key, digest) { Ok(()) } else { Err(super::failure(super::reasons::EVP_R_NO_KEY_SET)) }
    }
}

impl MacContext {
    /// The length of the MAC; `None` until a digest and a key are set.
    pub(crate) fn len(&self) -> Option<usize> {
        self.state.borrow().hmac.len()
    }

    /// The MAC of `parts` by what the program has set up; `None` if that is incomplete.
    pub(crate) fn sign(&self, parts: &[&[u8]]) -> Option<Digest> {
        let hmac = &mut self.state.borrow_mut().hmac;
        parts.iter().for_each(|part| {
            hmac.update(part);
        });
        hmac.finish()
    }
}

/// EVP_MAC_fetch: the algorithm of a name, which is "HMAC". There is one library context, so libctx is to be NULL; properties
/// are not looked at. Returns NULL for another name. OpenSSL: EVP_MAC_fetch(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_fetch(
    _libctx: *mut OSSL_LIB_CTX,
    algorithm: *const c_char,
    _properties: *const c_char,
) -> *mut EVP_MAC {
    entry(core::ptr::null_mut(), || {
        if text!(algorithm).to_bytes().eq_ignore_ascii_case(b"HMAC") {
            Ok((&raw const HMAC).cast_mut().cast())
        } else {
            Err(super::failure(super::reasons::EVP_R_UNSUPPORTED_ALGORITHM))
        }
    })
}

/// EVP_MAC_up_ref: does nothing, for algorithms are static. Returns 1. OpenSSL: EVP_MAC_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_up_ref(_mac: *mut EVP_MAC) -> c_int {
    1
}

/// EVP_MAC_free: does nothing, for algorithms are static. OpenSSL: EVP_MAC_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_free(_mac: *mut EVP_MAC) {}

/// EVP_MAC_get0_name: the algorithm's name, "HMAC"; NULL for NULL. The text is static. OpenSSL: EVP_MAC_get0_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_get0_name(mac: *const EVP_MAC) -> *const c_char {
    entry(core::ptr::null(), || Ok(borrowed!(mac).name.as_ptr()))
}

/// EVP_MAC_is_a: 1 if the algorithm has this name, else 0. OpenSSL: EVP_MAC_is_a(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_is_a(mac: *const EVP_MAC, name: *const c_char) -> c_int {
    entry(0, || {
        let name = text!(name).to_bytes();
        Ok((!mac.is_null() && borrowed!(mac).name.to_bytes().eq_ignore_ascii_case(name)).into())
    })
}

/// EVP_MAC_CTX_new: a new MAC context without a key. Free it with EVP_MAC_CTX_free. Returns NULL on error.
/// OpenSSL: EVP_MAC_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_CTX_new(mac: *mut EVP_MAC) -> *mut EVP_MAC_CTX {
    entry(core::ptr::null_mut(), || {
        borrowed!(mac.cast_const());
        Ok(object::new(MacContext::default()))
    })
}

/// EVP_MAC_CTX_free: frees a MAC context and wipes its key; NULL is nothing to do. OpenSSL: EVP_MAC_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_CTX_free(ctx: *mut EVP_MAC_CTX) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(ctx) });
}

/// EVP_MAC_CTX_dup: a copy of a MAC context, in the middle of its work. Free it with EVP_MAC_CTX_free. Returns NULL on error.
/// OpenSSL: EVP_MAC_CTX_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_CTX_dup(src: *const EVP_MAC_CTX) -> *mut EVP_MAC_CTX {
    entry(core::ptr::null_mut(), || {
        let state = borrowed!(src).state.borrow().clone();
        Ok(object::new(MacContext { state: RefCell::new(state) }))
    })
}

/// EVP_MAC_CTX_get0_mac: the algorithm of a MAC context. OpenSSL: EVP_MAC_CTX_get0_mac(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_CTX_get0_mac(ctx: *mut EVP_MAC_CTX) -> *mut EVP_MAC {
    entry(core::ptr::null_mut(), || {
        borrowed!(ctx);
        Ok((&raw const HMAC).cast_mut().cast())
    })
}

/// EVP_MAC_CTX_set_params: sets OSSL_MAC_PARAM_DIGEST and OSSL_MAC_PARAM_KEY; a key starts the MAC. Other parameters are left
/// alone. Returns 1, or 0 on error. OpenSSL: EVP_MAC_CTX_set_params(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_CTX_set_params(ctx: *mut EVP_MAC_CTX, params: *const OSSL_PARAM) -> c_int {
    entry(0, || {
        borrowed!(ctx).state.borrow_mut().set(params)?;
        Ok(1)
    })
}

/// EVP_MAC_CTX_get_mac_size: the length of the MAC in bytes; 0 until a digest and a key are set.
/// OpenSSL: EVP_MAC_CTX_get_mac_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_CTX_get_mac_size(ctx: *mut EVP_MAC_CTX) -> usize {
    entry(0, || Ok(borrowed!(ctx).state.borrow().hmac.len().unwrap_or(0)))
}

/// EVP_MAC_CTX_get_block_size: the length of the digest's input block in bytes; 0 until a digest and a key are set.
/// OpenSSL: EVP_MAC_CTX_get_block_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_CTX_get_block_size(ctx: *mut EVP_MAC_CTX) -> usize {
    entry(0, || Ok(borrowed!(ctx).state.borrow().hmac.hash().map_or(0, HashAlgorithm::block_len)))
}

/// EVP_MAC_init: starts a MAC: sets `params` as EVP_MAC_CTX_set_params does, unless NULL, then the key, unless NULL; then the
/// key that was set before counts. Returns 1, or 0 on error. OpenSSL: EVP_MAC_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_init(
    ctx: *mut EVP_MAC_CTX,
    key: *const c_uchar,
    keylen: usize,
    params: *const OSSL_PARAM,
) -> c_int {
    entry(0, || {
        let key = if key.is_null() { None } else { Some(input!(key, keylen)) };
        let mut state = borrowed!(ctx).state.borrow_mut();
        state.set(params)?;
        state.start(key)?;
        Ok(1)
    })
}

/// EVP_MAC_update: adds `datalen` bytes. Returns 1, or 0 on error. OpenSSL: EVP_MAC_update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_update(ctx: *mut EVP_MAC_CTX, data: *const c_uchar, datalen: usize) -> c_int {
    entry(0, || {
        let data = input!(data, datalen);
        Ok(borrowed!(ctx).state.borrow_mut().hmac.update(data).into())
    })
}

/// EVP_MAC_final: ends a MAC: writes it to `out`, which has room for `outsize` bytes, and its length to `outl` unless that is
/// NULL. With NULL for `out`, says only how long it is. Returns 1, or 0 on error. OpenSSL: EVP_MAC_final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MAC_final(
    ctx: *mut EVP_MAC_CTX,
    out: *mut c_uchar,
    outl: *mut usize,
    outsize: usize,
) -> c_int {
    entry(0, || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        let Some(length) = state.hmac.len() else { return Err(super::failure(super::reasons::EVP_R_NO_KEY_SET)) };
        if out.is_null() {
            put!(outl, length);
            return Ok(1);
        }
        if outsize < length {
            return Err(super::failure(super::reasons::EVP_R_BUFFER_TOO_SMALL));
        }
        let Some(mac) = state.hmac.finish() else { return Ok(0) };
        put_bytes!(out, mac.as_ref());
        put!(outl, length);
        Ok(1)
    })
}
