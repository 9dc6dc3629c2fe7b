//! Signing and verifying messages piece by piece (`EVP_DigestSign…`, `EVP_SignFinal`).

use core::ffi::{c_int, c_uchar, c_uint, c_void};
use core::ptr;
use std::sync::Arc;

use super::digest_context::{DigestContext, EVP_DigestUpdate};
use super::failure;
use super::key_cell::Key;
use super::pkey_context::{EVP_PKEY_OP_SIGNCTX, EVP_PKEY_OP_VERIFYCTX, PkeyContext};
use super::pkey_sign::{failed, give, signs_whole};
use super::reasons::{
    EVP_R_NO_KEY_SET, EVP_R_ONLY_ONESHOT_SUPPORTED, EVP_R_OPERATION_NOT_INITIALIZED,
    EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE,
};
use crate::crypto::hash::HashAlgorithm;
use crate::crypto::key::Signing;
use crate::ffi::arguments::{borrowed, counted, input, put, put_bytes};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::{ENGINE, EVP_MD, EVP_MD_CTX, EVP_PKEY, EVP_PKEY_CTX};

/// Begins signing or verifying a message.
fn begin(
    ctx: *mut EVP_MD_CTX,
    pctx: *mut *mut EVP_PKEY_CTX,
    md: *const EVP_MD,
    pkey: *mut EVP_PKEY,
    operation: c_int,
) -> Result<c_int, Pushed> {
    let digests = borrowed!(ctx);
    let chosen = if md.is_null() { None } else { Some(*borrowed!(md)) };
    // Without a key the context goes on with the one it has.
    #[expect(clippy::arc_with_non_send_sync, reason = "a context is counted, and one thread's at a time")]
    let context = match digests.signer().filter(|_| pkey.is_null()) {
        Some(context) => context,
        None => Arc::new(PkeyContext::of_key(counted!(pkey))?),
    };
    let material = context.material()?;
    let hash = if signs_whole(&context) { chosen } else { chosen.or(Some(HashAlgorithm::Sha256)) };
    if Signing::usual(material.key_type(), hash).is_none() {
        return Err(failure(EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE));
    }
    context.begin(operation, true)?;
    context.settings_mut().digest = hash;
    digests.begin_signature(context.clone(), hash);
    put!(pctx, object::get0::<EVP_PKEY_CTX>(&context));
    Ok(1)
}

/// The context of the signature that is under way.
fn signer(digests: &DigestContext, operation: c_int) -> Result<Arc<PkeyContext>, Pushed> {
    let context = digests.signer().ok_or_else(|| failure(EVP_R_OPERATION_NOT_INITIALIZED))?;
    context.expect(operation)?;
    Ok(context)
}

fn key(context: &PkeyContext) -> Result<&Arc<Key>, Pushed> {
    context.key.as_ref().ok_or_else(|| failure(EVP_R_NO_KEY_SET))
}

/// The digest of the message so far; that there is none because the key signs whole messages is an error.
fn digest(digests: &DigestContext, context: &PkeyContext) -> Result<Vec<u8>, Pushed> {
    if signs_whole(context) {
        return Err(failure(EVP_R_ONLY_ONESHOT_SUPPORTED));
    }
    digests.digest_so_far().ok_or_else(|| failure(EVP_R_OPERATION_NOT_INITIALIZED))
}

/// EVP_DigestSignInit: begins the signing of a message with a private key, over a digest; NULL for type is the usual one, and
/// must be NULL for Ed25519. If pctx is not NULL the settings are stored there, which belong to ctx. Returns 1, or 0 on
/// error. OpenSSL: EVP_DigestSignInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestSignInit(
    ctx: *mut EVP_MD_CTX,
    pctx: *mut *mut EVP_PKEY_CTX,
    r#type: *const EVP_MD,
    _e: *mut ENGINE,
    pkey: *mut EVP_PKEY,
) -> c_int {
    entry(0, || begin(ctx, pctx, r#type, pkey, EVP_PKEY_OP_SIGNCTX))
}

/// EVP_DigestVerifyInit: as EVP_DigestSignInit, for verifying with a public key. OpenSSL: EVP_DigestVerifyInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestVerifyInit(
    ctx: *mut EVP_MD_CTX,
    pctx: *mut *mut EVP_PKEY_CTX,
    r#type: *const EVP_MD,
    _e: *mut ENGINE,
    pkey: *mut EVP_PKEY,
) -> c_int {
    entry(0, || begin(ctx, pctx, r#type, pkey, EVP_PKEY_OP_VERIFYCTX))
}

/// EVP_DigestSignUpdate: adds dsize bytes to the message. Returns 1, or 0 on error, always with Ed25519.
/// OpenSSL: EVP_DigestSignUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestSignUpdate(ctx: *mut EVP_MD_CTX, data: *const c_void, dsize: usize) -> c_int {
    entry(0, || {
        if signs_whole(&*signer(borrowed!(ctx), EVP_PKEY_OP_SIGNCTX)?) {
            return Err(failure(EVP_R_ONLY_ONESHOT_SUPPORTED));
        }
        // SAFETY: as the caller promises.
        Ok(unsafe { EVP_DigestUpdate(ctx, data, dsize) })
    })
}

/// EVP_DigestVerifyUpdate: as EVP_DigestSignUpdate. OpenSSL: EVP_DigestVerifyUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestVerifyUpdate(ctx: *mut EVP_MD_CTX, data: *const c_void, dsize: usize) -> c_int {
    entry(0, || {
        if signs_whole(&*signer(borrowed!(ctx), EVP_PKEY_OP_VERIFYCTX)?) {
            return Err(failure(EVP_R_ONLY_ONESHOT_SUPPORTED));
        }
        // SAFETY: as the caller promises.
        Ok(unsafe { EVP_DigestUpdate(ctx, data, dsize) })
    })
}

/// EVP_DigestSignFinal: writes the signature to sigret, where `*siglen` says how much room there is, and its length to
/// `*siglen`; with NULL for sigret only the greatest length. Returns 1, or 0 on error. OpenSSL: EVP_DigestSignFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestSignFinal(ctx: *mut EVP_MD_CTX, sigret: *mut c_uchar, siglen: *mut usize) -> c_int {
    entry(0, || {
        let digests = borrowed!(ctx);
        let context = signer(digests, EVP_PKEY_OP_SIGNCTX)?;
        give(sigret, siglen, context.material()?.size(), || {
            let digest = digest(digests, &context)?;
            key(&context)?.need_private()?.sign_digest(context.signing(), &digest).map_err(|error| failed(&error))
        })
    })
}

/// EVP_DigestSign: signs tbslen bytes in one go, and gives the signature as EVP_DigestSignFinal does. Returns 1, or 0 on
/// error. OpenSSL: EVP_DigestSign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestSign(
    ctx: *mut EVP_MD_CTX,
    sigret: *mut c_uchar,
    siglen: *mut usize,
    tbs: *const c_uchar,
    tbslen: usize,
) -> c_int {
    entry(0, || {
        let context = signer(borrowed!(ctx), EVP_PKEY_OP_SIGNCTX)?;
        give(sigret, siglen, context.material()?.size(), || {
            let message = input!(tbs, tbslen);
            key(&context)?.need_private()?.sign_message(context.signing(), message).map_err(|error| failed(&error))
        })
    })
}

/// EVP_DigestVerifyFinal: whether sig is a signature of the message. Returns 1 if so; 0 if not, or a negative number on other
/// errors. OpenSSL: EVP_DigestVerifyFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestVerifyFinal(ctx: *mut EVP_MD_CTX, sig: *const c_uchar, siglen: usize) -> c_int {
    entry(-1, || {
        let digests = borrowed!(ctx);
        let context = signer(digests, EVP_PKEY_OP_VERIFYCTX)?;
        let digest = digest(digests, &context)?;
        let verified = key(&context)?.need_public()?.verify_digest(context.signing(), &digest, input!(sig, siglen));
        Ok(verified.map_err(|error| failed(&error)).is_ok().into())
    })
}

/// EVP_DigestVerify: whether sigret is a signature of tbslen bytes. Returns 1 if so; 0 if not, or a negative number on other
/// errors. OpenSSL: EVP_DigestVerify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DigestVerify(
    ctx: *mut EVP_MD_CTX,
    sigret: *const c_uchar,
    siglen: usize,
    tbs: *const c_uchar,
    tbslen: usize,
) -> c_int {
    entry(-1, || {
        let context = signer(borrowed!(ctx), EVP_PKEY_OP_VERIFYCTX)?;
        let (signature, message) = (input!(sigret, siglen), input!(tbs, tbslen));
        let verified = key(&context)?.need_public()?.verify_message(context.signing(), message, signature);
        Ok(verified.map_err(|error| failed(&error)).is_ok().into())
    })
}

/// What EVP_SignFinal and EVP_VerifyFinal need: the digest of what was added, and the key's context for it.
fn finished(ctx: *mut EVP_MD_CTX, pkey: *mut EVP_PKEY) -> Result<(PkeyContext, Vec<u8>), Pushed> {
    let digests = borrowed!(ctx);
    let context = PkeyContext::of_key(counted!(pkey))?;
    let digest = digests.digest_so_far().ok_or_else(|| failure(EVP_R_OPERATION_NOT_INITIALIZED))?;
    context.settings_mut().digest = digests.algorithm();
    Ok((context, digest))
}

/// EVP_SignFinal: writes the signature of what was added with EVP_SignUpdate to md, which has room for EVP_PKEY_get_size
/// bytes, and its length to `*s`. Returns 1, or 0 on error. OpenSSL: EVP_SignFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_SignFinal(
    ctx: *mut EVP_MD_CTX,
    md: *mut c_uchar,
    s: *mut c_uint,
    pkey: *mut EVP_PKEY,
) -> c_int {
    entry(0, || {
        let (context, digest) = finished(ctx, pkey)?;
        let key = key(&context)?.need_private()?;
        let signature = key.sign_digest(context.signing(), &digest).map_err(|error| failed(&error))?;
        crate::ffi::non_null(md)?;
        put_bytes!(md, &signature);
        put!(s, signature.len() as c_uint);
        Ok(1)
    })
}

/// EVP_VerifyFinal: whether sigbuf is a signature of what was added with EVP_VerifyUpdate. Returns 1 if so; 0 if not, or -1 on
/// other errors. OpenSSL: EVP_VerifyFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_VerifyFinal(
    ctx: *mut EVP_MD_CTX,
    sigbuf: *const c_uchar,
    siglen: c_uint,
    pkey: *mut EVP_PKEY,
) -> c_int {
    entry(-1, || {
        let (context, digest) = finished(ctx, pkey)?;
        let signature = input!(sigbuf, siglen as usize);
        let verified = key(&context)?.need_public()?.verify_digest(context.signing(), &digest, signature);
        Ok(verified.map_err(|error| failed(&error)).is_ok().into())
    })
}

/// EVP_MD_CTX_get_pkey_ctx: the settings of the signature that is under way, which belong to ctx; NULL if there is none.
/// OpenSSL: EVP_MD_CTX_get_pkey_ctx(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_CTX_get_pkey_ctx(ctx: *const EVP_MD_CTX) -> *mut EVP_PKEY_CTX {
    entry(ptr::null_mut(), || {
        Ok(borrowed!(ctx).signer().map_or(ptr::null_mut(), |context| object::get0::<EVP_PKEY_CTX>(&context)))
    })
}
