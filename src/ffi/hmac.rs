//! hmac.h: HMAC (RFC 2104), as before OpenSSL 3.0.

use core::cell::RefCell;
use core::ffi::{c_int, c_uchar, c_uint, c_ulong, c_void};

use crate::crypto::{Digest, HashAlgorithm, Hmac, HmacKey};
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::evp::digest::{EVP_MAX_MD_SIZE, pointer_of};
use crate::ffi::object::{self, CType};
use crate::ffi::types::{ENGINE, EVP_MD, HMAC_CTX};
use crate::ffi::{entry, entry_quiet, non_null};

/// What a MAC's context holds: nothing until a digest and a key are set.
#[derive(Clone, Default)]
pub(crate) struct HmacState {
    hash: Option<HashAlgorithm>,
    key: Option<HmacKey>,
    running: Option<Hmac>,
}

impl HmacState {
    /// Starts a MAC with what is given of key and digest, and else with what there is. False if something is missing: a new
    /// digest needs a key; or if HMAC is not defined with the digest.
    pub(crate) fn start(&mut self, key: Option<&[u8]>, hash: Option<HashAlgorithm>) -> bool {
        let Some(hash) = hash.or(self.hash).filter(|hash| !hash.is_extendable()) else { return false };
        match key {
            Some(key) => self.key = Some(HmacKey::new(hash, key)),
            None if self.hash == Some(hash) => {}
            None => return false,
        }
        self.hash = Some(hash);
        self.running = self.key.as_ref().map(HmacKey::start);
        self.running.is_some()
    }

    /// Adds data. False if nothing was started.
    pub(crate) fn update(&mut self, data: &[u8]) -> bool {
        self.running.as_mut().map(|mac| mac.update(data)).is_some()
    }

    /// Ends the MAC; `None` if nothing was started.
    pub(crate) fn finish(&mut self) -> Option<Digest> {
        self.running.take().map(Hmac::finish)
    }

    /// The MAC's length in bytes, once the digest is set.
    pub(crate) fn len(&self) -> Option<usize> {
        self.hash.map(HashAlgorithm::output_len)
    }

    /// The digest, once it is set.
    pub(crate) const fn hash(&self) -> Option<HashAlgorithm> {
        self.hash
    }
}

/// What an `HMAC_CTX` is.
#[derive(Default)]
pub(crate) struct HmacContext {
    state: RefCell<HmacState>,
}

impl CType for HMAC_CTX {
    type Rust = HmacContext;
}

impl HmacContext {
    /// The length of the MAC; `None` until a digest is set.
    pub(crate) fn len(&self) -> Option<usize> {
        self.state.borrow().len()
    }

    /// The MAC of `parts` by what the program has set up; `None` if that is incomplete.
    pub(crate) fn sign(&self, parts: &[&[u8]]) -> Option<Digest> {
        let mut state = self.state.borrow_mut();
        parts.iter().for_each(|part| {
            state.update(part);
        });
        state.finish()
    }
}

/// HMAC_CTX_new: a new HMAC context without a key. Free it with HMAC_CTX_free. Returns NULL on error.
/// OpenSSL: HMAC_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_CTX_new() -> *mut HMAC_CTX {
    entry_quiet(core::ptr::null_mut(), || object::new(HmacContext::default()))
}

/// HMAC_CTX_free: frees an HMAC context and wipes its key; NULL is nothing to do. OpenSSL: HMAC_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_CTX_free(ctx: *mut HMAC_CTX) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(ctx) });
}

/// HMAC_CTX_reset: makes an HMAC context as new. Returns 1; 0 for NULL. OpenSSL: HMAC_CTX_reset(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_CTX_reset(ctx: *mut HMAC_CTX) -> c_int {
    entry(0, || {
        *borrowed!(ctx).state.borrow_mut() = HmacState::default();
        Ok(1)
    })
}

/// HMAC_CTX_copy: makes `dctx` a copy of `sctx`, in the middle of its work. Returns 1, or 0 on error.
/// OpenSSL: HMAC_CTX_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_CTX_copy(dctx: *mut HMAC_CTX, sctx: *mut HMAC_CTX) -> c_int {
    entry(0, || {
        let state = borrowed!(sctx).state.borrow().clone();
        *borrowed!(dctx).state.borrow_mut() = state;
        Ok(1)
    })
}

/// HMAC_CTX_set_flags: does nothing: no flag means anything to HMAC. OpenSSL: HMAC_CTX_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_CTX_set_flags(_ctx: *mut HMAC_CTX, _flags: c_ulong) {}

/// HMAC_CTX_get_md: the digest of an HMAC context; NULL if none is set. OpenSSL: HMAC_CTX_get_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_CTX_get_md(ctx: *const HMAC_CTX) -> *const EVP_MD {
    entry(core::ptr::null(), || Ok(borrowed!(ctx).state.borrow().hash().map_or(core::ptr::null(), pointer_of)))
}

/// HMAC_size: the length of an HMAC context's MAC in bytes; 0 if no digest is set. OpenSSL: HMAC_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_size(e: *const HMAC_CTX) -> usize {
    entry(0, || Ok(borrowed!(e).state.borrow().len().unwrap_or(0)))
}

/// HMAC_Init_ex: starts a MAC with a key and a digest; each may be NULL to stay as it is, but a new digest needs a key.
/// `impl` must be NULL. Returns 1, or 0 on error. OpenSSL: HMAC_Init_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_Init_ex(
    ctx: *mut HMAC_CTX,
    key: *const c_void,
    len: c_int,
    md: *const EVP_MD,
    _impl: *mut ENGINE,
) -> c_int {
    entry(0, || {
        let hash = if md.is_null() { None } else { Some(*borrowed!(md)) };
        let Ok(length) = usize::try_from(len) else { return Ok(0) };
        let key = if key.is_null() { None } else { Some(input!(key, length)) };
        Ok(borrowed!(ctx).state.borrow_mut().start(key, hash).into())
    })
}

/// HMAC_Update: adds `len` bytes. Returns 1, or 0 on error. OpenSSL: HMAC_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_Update(ctx: *mut HMAC_CTX, data: *const c_uchar, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        Ok(borrowed!(ctx).state.borrow_mut().update(data).into())
    })
}

/// HMAC_Final: ends a MAC: writes it to `md`, which has room for HMAC_size() bytes, and its length to `len` unless that is
/// NULL. Returns 1, or 0 on error. OpenSSL: HMAC_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC_Final(ctx: *mut HMAC_CTX, md: *mut c_uchar, len: *mut c_uint) -> c_int {
    entry(0, || {
        non_null(md)?;
        let Some(mac) = borrowed!(ctx).state.borrow_mut().finish() else { return Ok(0) };
        put_bytes!(md, mac.as_ref());
        put!(len, mac.as_ref().len() as c_uint);
        Ok(1)
    })
}

/// HMAC: the MAC of `data_len` bytes in one call. Writes it to `md`, which has room for the digest's length, or, if `md` is
/// NULL, to memory that the thread's next such call uses again; and its length to `md_len` unless that is NULL. Returns where
/// it is, or NULL on error. OpenSSL: HMAC(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn HMAC(
    evp_md: *const EVP_MD,
    key: *const c_void,
    key_len: c_int,
    data: *const c_uchar,
    data_len: usize,
    md: *mut c_uchar,
    md_len: *mut c_uint,
) -> *mut c_uchar {
    std::thread_local! {
        static OUT: RefCell<[u8; EVP_MAX_MD_SIZE as usize]> = const { RefCell::new([0; EVP_MAX_MD_SIZE as usize]) };
    }
    entry(core::ptr::null_mut(), || {
        let hash = *borrowed!(evp_md);
        if hash.is_extendable() {
            return Ok(core::ptr::null_mut());
        }
        let Ok(key_len) = usize::try_from(key_len) else { return Ok(core::ptr::null_mut()) };
        let mac = HmacKey::new(hash, input!(key, key_len)).sign(&[input!(data, data_len)]);
        let out = if md.is_null() { OUT.with(|out| out.borrow_mut().as_mut_ptr()) } else { md };
        put_bytes!(out, mac.as_ref());
        put!(md_len, mac.as_ref().len() as c_uint);
        Ok(out)
    })
}
