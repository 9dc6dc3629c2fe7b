//! Signing digests and verifying their signatures.

use core::ffi::{c_int, c_uchar};

use super::failure;
use super::key::{EVP_PKEY_EC, EVP_PKEY_ED25519};
use super::pkey_context::{EVP_PKEY_OP_SIGN, EVP_PKEY_OP_VERIFY, EVP_PKEY_OP_VERIFYRECOVER, PkeyContext};
use super::reasons::{EVP_R_BUFFER_TOO_SMALL, EVP_R_INVALID_DIGEST, EVP_R_NO_KEY_SET};
use crate::crypto::key::Signing;
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::err::{self, ERR_LIB_EVP, ERR_LIB_RSA, Pushed};
use crate::ffi::rsa::constants::RSA_R_INVALID_DIGEST_LENGTH;
use crate::ffi::types::EVP_PKEY_CTX;
use crate::ffi::{entry, non_null};

/// Whether keys of a context's kind sign digests.
fn signs(context: &PkeyContext) -> bool {
    context.is_rsa() || context.id == EVP_PKEY_EC
}

/// Writes what `make` makes, of at most `size` bytes, to `out`; tells only the size if that is NULL.
pub(super) fn give<T: AsRef<[u8]>>(
    out: *mut c_uchar,
    length: *mut usize,
    size: usize,
    make: impl FnOnce() -> Result<T, Pushed>,
) -> Result<c_int, Pushed> {
    let length = non_null(length)?.as_ptr();
    if out.is_null() {
        put!(length, size);
        return Ok(1);
    }
    // SAFETY: the program passes a readable and writable length.
    if unsafe { length.read() } < size {
        return Err(failure(EVP_R_BUFFER_TOO_SMALL));
    }
    let made = make()?;
    let made = made.as_ref();
    put_bytes!(out, made);
    put!(length, made.len());
    Ok(1)
}

/// Fails if a digest is not as long as the hash that the settings say.
fn check_length(how: Signing, digest: &[u8]) -> Result<(), Pushed> {
    match how.hash() {
        Some(hash) if hash.output_len() != digest.len() => {
            let detail = format!("{} bytes, not {}", digest.len(), hash.output_len());
            Err(err::push(ERR_LIB_RSA, RSA_R_INVALID_DIGEST_LENGTH, detail))
        }
        _ => Ok(()),
    }
}

/// The failure of a key to sign or verify.
pub(super) fn failed(error: &crate::Error) -> Pushed {
    err::push(ERR_LIB_EVP, EVP_R_INVALID_DIGEST, error.to_string())
}

/// EVP_PKEY_sign_init: begins the signing of digests. Returns 1; 0 or a negative number on error, -2 if the key does not
/// sign digests. OpenSSL: EVP_PKEY_sign_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_sign_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.begin(EVP_PKEY_OP_SIGN, signs(context))
    })
}

/// EVP_PKEY_verify_init: begins the verifying of digests' signatures. Returns 1; 0 or a negative number on error, -2 if the
/// key does not sign digests. OpenSSL: EVP_PKEY_verify_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_verify_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.begin(EVP_PKEY_OP_VERIFY, signs(context))
    })
}

/// EVP_PKEY_verify_recover_init: begins the recovering of digests from their signatures. Returns 1; 0 or a negative number
/// on error, -2 for a key that is not RSA. OpenSSL: EVP_PKEY_verify_recover_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_verify_recover_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.begin(EVP_PKEY_OP_VERIFYRECOVER, context.is_rsa())
    })
}

/// EVP_PKEY_sign: signs tbslen bytes, a digest. Writes to sig, where `*siglen` says how much room there is, and its length to
/// `*siglen`; with NULL for sig only the greatest length. Returns 1; 0 or a negative number on error.
/// OpenSSL: EVP_PKEY_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_sign(
    ctx: *mut EVP_PKEY_CTX,
    sig: *mut c_uchar,
    siglen: *mut usize,
    tbs: *const c_uchar,
    tbslen: usize,
) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.expect(EVP_PKEY_OP_SIGN)?;
        let material = context.material()?;
        give(sig, siglen, material.size(), || {
            let (digest, how) = (input!(tbs, tbslen), context.signing());
            check_length(how, digest)?;
            let key = context.key.as_ref().ok_or_else(|| failure(EVP_R_NO_KEY_SET))?.need_private()?;
            key.sign_digest(how, digest).map_err(|error| failed(&error))
        })
    })
}

/// EVP_PKEY_verify: whether sig is a signature of tbslen bytes, a digest. Returns 1 if so; 0 if not, or a negative number on
/// other errors. OpenSSL: EVP_PKEY_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_verify(
    ctx: *mut EVP_PKEY_CTX,
    sig: *const c_uchar,
    siglen: usize,
    tbs: *const c_uchar,
    tbslen: usize,
) -> c_int {
    entry(-1, || {
        let context = borrowed!(ctx);
        context.expect(EVP_PKEY_OP_VERIFY)?;
        let (signature, digest) = (input!(sig, siglen), input!(tbs, tbslen));
        let key = context.key.as_ref().ok_or_else(|| failure(EVP_R_NO_KEY_SET))?.need_public()?;
        let how = context.signing();
        if let Err(Pushed { .. }) = check_length(how, digest) {
            return Ok(0);
        }
        Ok(key.verify_digest(how, digest, signature).map_err(|error| failed(&error)).is_ok().into())
    })
}

/// EVP_PKEY_verify_recover: writes the digest that a signature holds to rout, and its length to `*routlen`; with NULL for rout
/// only the greatest length. Returns 1; 0 or a negative number on error. OpenSSL: EVP_PKEY_verify_recover(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_verify_recover(
    ctx: *mut EVP_PKEY_CTX,
    rout: *mut c_uchar,
    routlen: *mut usize,
    sig: *const c_uchar,
    siglen: usize,
) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.expect(EVP_PKEY_OP_VERIFYRECOVER)?;
        let material = context.material()?;
        let size = context.settings().digest.map_or_else(|| material.size(), |digest| digest.output_len());
        give(rout, routlen, size, || {
            let key = material.public().ok_or_else(|| failure(EVP_R_NO_KEY_SET))?;
            key.recover(context.signing(), input!(sig, siglen)).map_err(|error| failed(&error))
        })
    })
}

/// Whether the context's key signs messages whole, without a digest.
pub(super) fn signs_whole(context: &PkeyContext) -> bool {
    context.id == EVP_PKEY_ED25519
}
