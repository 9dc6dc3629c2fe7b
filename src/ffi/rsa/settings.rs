//! How an operation with an RSA key is done: paddings, salts, masks, lengths.

use core::ffi::{c_int, c_void};
use core::ptr;

use super::constants::{
    RSA_NO_PADDING, RSA_PKCS1_OAEP_PADDING, RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_AUTO,
    RSA_PSS_SALTLEN_MAX, RSA_R_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE, RSA_R_KEY_SIZE_TOO_SMALL,
};
use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{borrowed, input, put};
use crate::ffi::err::{self, ERR_LIB_RSA};
use crate::ffi::evp::key::EVP_PKEY_RSA_PSS;
use crate::ffi::evp::pkey_context::{EVP_PKEY_OP_KEYGEN, EVP_PKEY_OP_TYPE_CRYPT, EVP_PKEY_OP_TYPE_SIG, PkeyContext};
use crate::ffi::evp::pkey_settings::{SIG_OR_CRYPT, digest, pointer, settings};
use crate::ffi::object;
use crate::ffi::types::{BIGNUM, EVP_MD, EVP_PKEY_CTX};

/// EVP_PKEY_CTX_set_rsa_padding: sets the padding: RSA_PKCS1_PADDING, RSA_NO_PADDING, RSA_PKCS1_OAEP_PADDING for encryption,
/// RSA_PKCS1_PSS_PADDING for signatures. Returns 1, or a negative number on error, -2 for another padding.
/// OpenSSL: EVP_PKEY_CTX_set_rsa_padding(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_rsa_padding(ctx: *mut EVP_PKEY_CTX, pad: c_int) -> c_int {
    let context = ctx;
    settings(ctx, PkeyContext::is_rsa, SIG_OR_CRYPT, |settings| {
        let context = borrowed!(context);
        let crypt = context.operation.get() & EVP_PKEY_OP_TYPE_CRYPT != 0;
        let fits = match pad {
            RSA_PKCS1_PADDING | RSA_NO_PADDING => context.id != EVP_PKEY_RSA_PSS,
            RSA_PKCS1_OAEP_PADDING => crypt,
            RSA_PKCS1_PSS_PADDING => !crypt,
            _ => false,
        };
        if !fits {
            err::push(ERR_LIB_RSA, RSA_R_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE, format!("padding {pad}"));
            return Ok(-2);
        }
        settings.padding = Some(pad);
        Ok(1)
    })
}

/// EVP_PKEY_CTX_get_rsa_padding: stores the padding. Returns 1, or a negative number on error.
/// OpenSSL: EVP_PKEY_CTX_get_rsa_padding(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_rsa_padding(ctx: *mut EVP_PKEY_CTX, pad_mode: *mut c_int) -> c_int {
    let context = ctx;
    settings(ctx, PkeyContext::is_rsa, SIG_OR_CRYPT, |settings| {
        let pss = borrowed!(context).id == EVP_PKEY_RSA_PSS;
        put!(pad_mode, settings.padding.unwrap_or(if pss { RSA_PKCS1_PSS_PADDING } else { RSA_PKCS1_PADDING }));
        Ok(1)
    })
}

/// EVP_PKEY_CTX_set_rsa_pss_saltlen: sets the length of a PSS signature's salt in bytes, or RSA_PSS_SALTLEN_DIGEST, _AUTO or
/// _MAX. Returns 1, or a negative number on error. OpenSSL: EVP_PKEY_CTX_set_rsa_pss_saltlen(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx: *mut EVP_PKEY_CTX, saltlen: c_int) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_TYPE_SIG, |settings| {
        if saltlen < RSA_PSS_SALTLEN_MAX {
            err::push(ERR_LIB_RSA, RSA_R_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE, format!("a salt of length {saltlen}"));
            return Ok(-2);
        }
        settings.salt = Some(saltlen);
        Ok(1)
    })
}

/// EVP_PKEY_CTX_get_rsa_pss_saltlen: stores the length of a PSS signature's salt, as it was set. Returns 1, or a negative
/// number on error. OpenSSL: EVP_PKEY_CTX_get_rsa_pss_saltlen(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_rsa_pss_saltlen(ctx: *mut EVP_PKEY_CTX, saltlen: *mut c_int) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_TYPE_SIG, |settings| {
        put!(saltlen, settings.salt.unwrap_or(RSA_PSS_SALTLEN_AUTO));
        Ok(1)
    })
}

/// EVP_PKEY_CTX_set_rsa_mgf1_md: sets the digest of the mask of PSS and OAEP; if it is not set that of the signature or of
/// OAEP. Returns 1, or a negative number on error. OpenSSL: EVP_PKEY_CTX_set_rsa_mgf1_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_rsa_mgf1_md(ctx: *mut EVP_PKEY_CTX, md: *const EVP_MD) -> c_int {
    settings(ctx, PkeyContext::is_rsa, SIG_OR_CRYPT, |settings| {
        settings.mgf_digest = digest(md)?;
        Ok(1)
    })
}

/// EVP_PKEY_CTX_get_rsa_mgf1_md: stores the digest of the mask of PSS and OAEP. Returns 1, or a negative number on error.
/// OpenSSL: EVP_PKEY_CTX_get_rsa_mgf1_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_rsa_mgf1_md(ctx: *mut EVP_PKEY_CTX, md: *mut *const EVP_MD) -> c_int {
    settings(ctx, PkeyContext::is_rsa, SIG_OR_CRYPT, |settings| {
        put!(md, pointer(settings.mgf_digest.or(settings.oaep_digest).or(settings.digest)));
        Ok(1)
    })
}

/// EVP_PKEY_CTX_set_rsa_keygen_bits: sets the length of a key to be made, in bits. Returns 1, or a negative number on error,
/// -2 if it is too short. OpenSSL: EVP_PKEY_CTX_set_rsa_keygen_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_rsa_keygen_bits(ctx: *mut EVP_PKEY_CTX, bits: c_int) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_KEYGEN, |settings| {
        let Some(bits) = usize::try_from(bits).ok().filter(|bits| *bits >= 512) else {
            err::push(ERR_LIB_RSA, RSA_R_KEY_SIZE_TOO_SMALL, format!("{bits} bits"));
            return Ok(-2);
        };
        settings.bits = Some(bits);
        Ok(1)
    })
}

/// EVP_PKEY_CTX_set1_rsa_keygen_pubexp: sets the public exponent of a key to be made, of which a copy is taken. Returns 1, or
/// a negative number on error. OpenSSL: EVP_PKEY_CTX_set1_rsa_keygen_pubexp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set1_rsa_keygen_pubexp(ctx: *mut EVP_PKEY_CTX, pubexp: *mut BIGNUM) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_KEYGEN, |settings| {
        settings.exponent = Some(borrowed!(pubexp).number().magnitude().to_vec());
        Ok(1)
    })
}

/// EVP_PKEY_CTX_set_rsa_keygen_pubexp: as EVP_PKEY_CTX_set1_rsa_keygen_pubexp, but the number then belongs to the context.
/// OpenSSL: EVP_PKEY_CTX_set_rsa_keygen_pubexp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_rsa_keygen_pubexp(ctx: *mut EVP_PKEY_CTX, pubexp: *mut BIGNUM) -> c_int {
    // SAFETY: as the caller promises; after success the number is ours.
    unsafe {
        let result = EVP_PKEY_CTX_set1_rsa_keygen_pubexp(ctx, pubexp);
        if result == 1 {
            object::free(pubexp);
        }
        result
    }
}

/// EVP_PKEY_CTX_set_rsa_keygen_primes: sets how many primes a key to be made has, which can only be 2. Returns 1, or a
/// negative number on error. OpenSSL: EVP_PKEY_CTX_set_rsa_keygen_primes(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_rsa_keygen_primes(ctx: *mut EVP_PKEY_CTX, primes: c_int) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_KEYGEN, |_| Ok(if primes == 2 { 1 } else { -2 }))
}

/// EVP_PKEY_CTX_set_rsa_oaep_md: sets the digest of OAEP; if it is not set SHA-1. Returns 1, or a negative number on error.
/// OpenSSL: EVP_PKEY_CTX_set_rsa_oaep_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_rsa_oaep_md(ctx: *mut EVP_PKEY_CTX, md: *const EVP_MD) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_TYPE_CRYPT, |settings| {
        settings.oaep_digest = digest(md)?;
        Ok(1)
    })
}

/// EVP_PKEY_CTX_get_rsa_oaep_md: stores the digest of OAEP. Returns 1, or a negative number on error.
/// OpenSSL: EVP_PKEY_CTX_get_rsa_oaep_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_rsa_oaep_md(ctx: *mut EVP_PKEY_CTX, md: *mut *const EVP_MD) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_TYPE_CRYPT, |settings| {
        put!(md, pointer(settings.oaep_digest.or(Some(HashAlgorithm::Sha1))));
        Ok(1)
    })
}

/// EVP_PKEY_CTX_set0_rsa_oaep_label: sets the label of OAEP, len bytes of OPENSSL_malloc that then belong to the context; NULL
/// for none. Returns 1, or a negative number on error. OpenSSL: EVP_PKEY_CTX_set0_rsa_oaep_label(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set0_rsa_oaep_label(
    ctx: *mut EVP_PKEY_CTX,
    label: *mut c_void,
    len: c_int,
) -> c_int {
    settings(ctx, PkeyContext::is_rsa, EVP_PKEY_OP_TYPE_CRYPT, |settings| {
        settings.oaep_label = input!(label, usize::try_from(len).unwrap_or(0)).to_vec();
        // SAFETY: the program gives its memory away.
        unsafe { crate::ffi::crypto::memory::CRYPTO_free(label, ptr::null(), 0) };
        Ok(1)
    })
}
