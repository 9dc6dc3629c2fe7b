//! Encrypting and decrypting with a key.

use core::ffi::{c_int, c_uchar};

use super::failure;
use super::key::EVP_PKEY_RSA;
use super::pkey_context::{EVP_PKEY_OP_DECRYPT, EVP_PKEY_OP_ENCRYPT, PkeyContext};
use super::pkey_sign::give;
use super::reasons::EVP_R_NO_KEY_SET;
use crate::crypto::hash::HashAlgorithm;
use crate::crypto::key::RsaPadding;
use crate::ffi::arguments::{borrowed, input};
use crate::ffi::entry;
use crate::ffi::rsa::constants::{RSA_NO_PADDING, RSA_PKCS1_OAEP_PADDING};
use crate::ffi::rsa::encryption::failed;
use crate::ffi::types::EVP_PKEY_CTX;

/// The padding that the settings say.
fn padding(context: &PkeyContext) -> RsaPadding {
    let settings = context.settings();
    match settings.padding {
        Some(RSA_NO_PADDING) => RsaPadding::None,
        Some(RSA_PKCS1_OAEP_PADDING) => {
            let hash = settings.oaep_digest.unwrap_or(HashAlgorithm::Sha1);
            let mgf_hash = settings.mgf_digest.unwrap_or(hash);
            RsaPadding::Oaep { hash, mgf_hash, label: settings.oaep_label.clone() }
        }
        _ => RsaPadding::Pkcs1,
    }
}

/// EVP_PKEY_encrypt_init: begins encrypting to the context's key, which must be RSA. Returns 1; 0 or a negative number on error,
/// -2 if the key is not for that. OpenSSL: EVP_PKEY_encrypt_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_encrypt_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.begin(EVP_PKEY_OP_ENCRYPT, context.id == EVP_PKEY_RSA)
    })
}

/// EVP_PKEY_decrypt_init: begins decrypting with the context's private key, which must be RSA. Returns 1; 0 or a negative number
/// on error, -2 if the key is not for that. OpenSSL: EVP_PKEY_decrypt_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_decrypt_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.begin(EVP_PKEY_OP_DECRYPT, context.id == EVP_PKEY_RSA)
    })
}

/// EVP_PKEY_encrypt: encrypts inlen bytes. Writes to out, where `*outlen` says how much room there is, and its length to
/// `*outlen`; with NULL for out only the greatest length. Returns 1; 0 or a negative number on error.
/// OpenSSL: EVP_PKEY_encrypt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_encrypt(
    ctx: *mut EVP_PKEY_CTX,
    out: *mut c_uchar,
    outlen: *mut usize,
    r#in: *const c_uchar,
    inlen: usize,
) -> c_int {
    entry(-1, || {
        let context = borrowed!(ctx);
        context.expect(EVP_PKEY_OP_ENCRYPT)?;
        let material = context.material()?;
        give(out, outlen, material.size(), || {
            let key = material.public().ok_or_else(|| failure(EVP_R_NO_KEY_SET))?;
            let padding = padding(context);
            key.rsa_encrypt(&padding, input!(r#in, inlen)).map_err(|failure| failed(failure, &padding))
        })
    })
}

/// EVP_PKEY_decrypt: decrypts inlen bytes. Writes to out, where `*outlen` says how much room there is, which must be for
/// EVP_PKEY_get_size bytes, and its length to `*outlen`; with NULL for out only the greatest length. Returns 1; 0 or a negative
/// number on error. Whoever lets a sender know whether there was an error with PKCS#1 padding gives the messages away.
/// OpenSSL: EVP_PKEY_decrypt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_decrypt(
    ctx: *mut EVP_PKEY_CTX,
    out: *mut c_uchar,
    outlen: *mut usize,
    r#in: *const c_uchar,
    inlen: usize,
) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.expect(EVP_PKEY_OP_DECRYPT)?;
        let material = context.material()?;
        give(out, outlen, material.size(), || {
            let key = context.key.as_ref().ok_or_else(|| failure(EVP_R_NO_KEY_SET))?.need_private()?;
            let padding = padding(context);
            key.rsa_decrypt(&padding, input!(r#in, inlen)).map_err(|failure| failed(failure, &padding))
        })
    })
}
