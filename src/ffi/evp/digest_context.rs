//! A digest that is computed piece by piece (`EVP_MD_CTX`).

use core::cell::{Cell, RefCell};
use core::ffi::{c_int, c_uint, c_void};

use std::sync::Arc;

use zeroize::Zeroizing;

use super::pkey_context::PkeyContext;
use crate::crypto::hash::{HashAlgorithm, Hasher};
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::err::Pushed;
use crate::ffi::object::{self, CType};
use crate::ffi::params::{self, OSSL_PARAM};
use crate::ffi::types::{ENGINE, EVP_MD, EVP_MD_CTX};
use crate::ffi::{entry, entry_quiet, non_null};

/// A flag: the context is to stay as it is after the end. It always does.
pub const EVP_MD_CTX_FLAG_ONESHOT: c_int = 0x1;
/// A flag without meaning.
pub const EVP_MD_CTX_FLAG_CLEANED: c_int = 0x2;
/// A flag without meaning.
pub const EVP_MD_CTX_FLAG_REUSE: c_int = 0x4;
/// A flag without meaning.
pub const EVP_MD_CTX_FLAG_NON_FIPS_ALLOW: c_int = 0x8;
/// A flag: EVP_DigestInit_ex is not to start the digest.
pub const EVP_MD_CTX_FLAG_NO_INIT: c_int = 0x100;
/// A flag: nothing follows the end, so that no copy of the state needs to be kept.
pub const EVP_MD_CTX_FLAG_FINALISE: c_int = 0x200;
/// EVP_MD_CTX_ctrl: sets the length of an extendable digest.
pub const EVP_MD_CTRL_XOF_LEN: c_int = 0x3;

/// What an `EVP_MD_CTX` holds: nothing until a digest is chosen. The algorithm stays known after the end.
#[derive(Default)]
pub(crate) struct DigestContext {
    state: RefCell<State>,
    /// The settings of a signature that is under way.
    signer: RefCell<Option<Arc<PkeyContext>>>,
    /// As the program set them.
    flags: Cell<c_int>,
}

#[derive(Clone, Default)]
struct State {
    algorithm: Option<HashAlgorithm>,
    hasher: Option<Hasher>,
    /// How much of an extendable digest the program wants.
    length: Option<usize>,
}

impl CType for EVP_MD_CTX {
    type Rust = DigestContext;
}

impl DigestContext {
    /// The settings of the signature that is under way.
    pub(super) fn signer(&self) -> Option<Arc<PkeyContext>> {
        self.signer.borrow().clone()
    }

    /// Begins the digest of a message to be signed, or only keeps the settings if it is signed whole.
    pub(super) fn begin_signature(&self, signer: Arc<PkeyContext>, algorithm: Option<HashAlgorithm>) {
        *self.state.borrow_mut() = State { algorithm, hasher: algorithm.map(HashAlgorithm::start), length: None };
        *self.signer.borrow_mut() = Some(signer);
    }

    /// The digest of what was added so far; `None` if none has begun.
    pub(super) fn digest_so_far(&self) -> Option<Vec<u8>> {
        self.state.borrow().hasher.as_ref().map(|hasher| hasher.fork_finish().as_ref().to_vec())
    }

    /// The digest algorithm.
    pub(super) fn algorithm(&self) -> Option<HashAlgorithm> {
        self.state.borrow().algorithm
    }
}

fn no_digest() -> Pushed {
    super::failure(super::reasons::EVP_R_NO_DIGEST_SET)
}

impl State {
    /// The parameter "xoflen".
    fn set(&mut self, parameters: *const OSSL_PARAM) -> Result<(), Pushed> {
        if let Some(length) = params::find(parameters, c"xoflen") {
            self.length = Some(length.number()? as usize);
        }
        Ok(())
    }

    /// The digest, of `length` bytes if it is extendable.
    fn finish(&mut self, length: Option<usize>) -> Result<Zeroizing<Vec<u8>>, Pushed> {
        let hasher = self.hasher.take().ok_or_else(no_digest)?;
        let own = self.algorithm.map_or(0, HashAlgorithm::output_len);
        let extendable = self.algorithm.is_some_and(HashAlgorithm::is_extendable);
        let mut out = Zeroizing::new(vec![0; length.filter(|_| extendable).unwrap_or(own)]);
        hasher.finish_into(&mut out);
        Ok(out)
    }
}

/// EVP_MD_CTX_new: a new digest context without an algorithm. Free it with EVP_MD_CTX_free. Returns NULL on error.
/// OpenSSL: EVP_MD_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_new() -> *mut EVP_MD_CTX {
    entry_quiet(core::ptr::null_mut(), || object::new(DigestContext::default()))
}

/// EVP_MD_CTX_free: frees a digest context; NULL is nothing to do. OpenSSL: EVP_MD_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_free(ctx: *mut EVP_MD_CTX) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(ctx) });
}

/// EVP_MD_CTX_reset: makes a digest context as new. Returns 1; 0 for NULL. OpenSSL: EVP_MD_CTX_reset(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_reset(ctx: *mut EVP_MD_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        *context.state.borrow_mut() = State::default();
        *context.signer.borrow_mut() = None;
        context.flags.set(0);
        Ok(1)
    })
}

/// EVP_MD_CTX_copy_ex: makes `out` a copy of `in`, with all that was digested. Returns 1, or 0 on error.
/// OpenSSL: EVP_MD_CTX_copy_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_copy_ex(out: *mut EVP_MD_CTX, r#in: *const EVP_MD_CTX) -> c_int {
    entry(0, || {
        let state = borrowed!(r#in).state.borrow().clone();
        #[expect(clippy::arc_with_non_send_sync, reason = "a context is counted, and one thread's at a time")]
        let signer = borrowed!(r#in).signer().map(|signer| Arc::new(signer.duplicate()));
        *borrowed!(out).state.borrow_mut() = state;
        *borrowed!(out).signer.borrow_mut() = signer;
        Ok(1)
    })
}

/// EVP_MD_CTX_copy: as EVP_MD_CTX_copy_ex. OpenSSL: EVP_MD_CTX_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_copy(out: *mut EVP_MD_CTX, r#in: *const EVP_MD_CTX) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { EVP_MD_CTX_copy_ex(out, r#in) }
}

/// EVP_DigestInit_ex: starts a digest. A `type` of NULL starts the context's algorithm anew; `impl` must be NULL.
/// Returns 1, or 0 on error. OpenSSL: EVP_DigestInit_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestInit_ex(ctx: *mut EVP_MD_CTX, r#type: *const EVP_MD, _impl: *mut ENGINE) -> c_int {
    entry(0, || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        let algorithm = if r#type.is_null() { state.algorithm.ok_or_else(no_digest)? } else { *borrowed!(r#type) };
        *state = State { algorithm: Some(algorithm), hasher: Some(algorithm.start()), length: None };
        Ok(1)
    })
}

/// EVP_DigestInit_ex2: as EVP_DigestInit_ex, with parameters, of which "xoflen" is heeded; NULL for none. Returns 1, or 0 on
/// error. OpenSSL: EVP_DigestInit_ex2(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestInit_ex2(
    ctx: *mut EVP_MD_CTX,
    r#type: *const EVP_MD,
    params: *const OSSL_PARAM,
) -> c_int {
    // SAFETY: as the caller promises.
    if unsafe { EVP_DigestInit_ex(ctx, r#type, core::ptr::null_mut()) } == 0 {
        return 0;
    }
    // SAFETY: as the caller promises.
    unsafe { EVP_MD_CTX_set_params(ctx, params) }
}

/// EVP_DigestInit: as EVP_DigestInit_ex after EVP_MD_CTX_reset. Returns 1, or 0 on error. OpenSSL: EVP_DigestInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestInit(ctx: *mut EVP_MD_CTX, r#type: *const EVP_MD) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        EVP_MD_CTX_reset(ctx);
        EVP_DigestInit_ex(ctx, r#type, core::ptr::null_mut())
    }
}

/// EVP_DigestUpdate: digests `count` bytes more. Returns 1, or 0 on error. OpenSSL: EVP_DigestUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestUpdate(ctx: *mut EVP_MD_CTX, data: *const c_void, count: usize) -> c_int {
    entry(0, || {
        let data = input!(data, count);
        borrowed!(ctx).state.borrow_mut().hasher.as_mut().ok_or_else(no_digest)?.update(data);
        Ok(1)
    })
}

/// EVP_DigestFinal_ex: ends a digest: writes it to `md`, which has room for EVP_MAX_MD_SIZE bytes, and its length to
/// `size` unless that is NULL. Returns 1, or 0 on error. OpenSSL: EVP_DigestFinal_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestFinal_ex(ctx: *mut EVP_MD_CTX, md: *mut u8, size: *mut c_uint) -> c_int {
    entry(0, || {
        non_null(md)?;
        let mut state = borrowed!(ctx).state.borrow_mut();
        let length = state.length;
        let digest = state.finish(length)?;
        put_bytes!(md, &digest);
        put!(size, digest.len() as c_uint);
        Ok(1)
    })
}

/// EVP_DigestFinalXOF: ends an extendable digest: writes `len` bytes of it to `md`. Returns 1, or 0 on error, as with a digest
/// that has a length of its own. OpenSSL: EVP_DigestFinalXOF(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestFinalXOF(ctx: *mut EVP_MD_CTX, md: *mut u8, len: usize) -> c_int {
    entry(0, || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        if !state.algorithm.ok_or_else(no_digest)?.is_extendable() {
            return Err(super::failure(super::reasons::EVP_R_NOT_XOF_OR_INVALID_LENGTH));
        }
        non_null(md)?;
        put_bytes!(md, &state.finish(Some(len))?);
        Ok(1)
    })
}

/// EVP_DigestFinal: as EVP_DigestFinal_ex, and resets the context. Returns 1, or 0 on error. OpenSSL: EVP_DigestFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestFinal(ctx: *mut EVP_MD_CTX, md: *mut u8, size: *mut c_uint) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        let result = EVP_DigestFinal_ex(ctx, md, size);
        EVP_MD_CTX_reset(ctx);
        result
    }
}

/// EVP_MD_CTX_get0_md: the algorithm of a digest context; NULL if none is set. OpenSSL: EVP_MD_CTX_get0_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_get0_md(ctx: *const EVP_MD_CTX) -> *const EVP_MD {
    entry(core::ptr::null(), || {
        if ctx.is_null() {
            return Ok(core::ptr::null());
        }
        Ok(borrowed!(ctx).state.borrow().algorithm.map_or(core::ptr::null(), super::digest::pointer_of))
    })
}

/// EVP_MD_CTX_get1_md: as EVP_MD_CTX_get0_md, to be freed with EVP_MD_free. OpenSSL: EVP_MD_CTX_get1_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_get1_md(ctx: *mut EVP_MD_CTX) -> *mut EVP_MD {
    // SAFETY: as the caller promises.
    unsafe { EVP_MD_CTX_get0_md(ctx).cast_mut() }
}

/// EVP_MD_CTX_md: as EVP_MD_CTX_get0_md. OpenSSL: EVP_MD_CTX_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_md(ctx: *const EVP_MD_CTX) -> *const EVP_MD {
    // SAFETY: as the caller promises.
    unsafe { EVP_MD_CTX_get0_md(ctx) }
}

/// EVP_MD_CTX_set_params: sets OSSL_DIGEST_PARAM_XOFLEN, the length of an extendable digest. Other parameters are left alone.
/// Returns 1, or 0 on error. OpenSSL: EVP_MD_CTX_set_params(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_set_params(ctx: *mut EVP_MD_CTX, params: *const OSSL_PARAM) -> c_int {
    entry(0, || {
        borrowed!(ctx).state.borrow_mut().set(params)?;
        Ok(1)
    })
}

/// EVP_MD_CTX_ctrl: with EVP_MD_CTRL_XOF_LEN for `cmd`, sets the length of an extendable digest to `p1`. Returns 1, or 0 on
/// error. OpenSSL: EVP_MD_CTX_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_ctrl(ctx: *mut EVP_MD_CTX, cmd: c_int, p1: c_int, _p2: *mut c_void) -> c_int {
    entry(0, || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        let extendable = state.algorithm.ok_or_else(no_digest)?.is_extendable();
        match usize::try_from(p1) {
            Ok(length) if cmd == EVP_MD_CTRL_XOF_LEN && extendable => state.length = Some(length),
            _ => return Ok(0),
        }
        Ok(1)
    })
}

/// EVP_MD_CTX_set_flags: sets flags, none of which changes anything. OpenSSL: EVP_MD_CTX_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_set_flags(ctx: *mut EVP_MD_CTX, flags: c_int) {
    entry((), || {
        let all = &borrowed!(ctx).flags;
        all.set(all.get() | flags);
        Ok(())
    });
}

/// EVP_MD_CTX_clear_flags: takes flags away. OpenSSL: EVP_MD_CTX_clear_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_clear_flags(ctx: *mut EVP_MD_CTX, flags: c_int) {
    entry((), || {
        let all = &borrowed!(ctx).flags;
        all.set(all.get() & !flags);
        Ok(())
    });
}

/// EVP_MD_CTX_test_flags: which of these flags are set. OpenSSL: EVP_MD_CTX_test_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_test_flags(ctx: *const EVP_MD_CTX, flags: c_int) -> c_int {
    entry(0, || Ok(borrowed!(ctx).flags.get() & flags))
}
