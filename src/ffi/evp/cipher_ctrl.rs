//! The settings of an `EVP_CIPHER_CTX`: lengths, tags, flags.

use core::ffi::{c_int, c_uchar, c_void};

use crate::crypto::cipher::{BlockCipher, CipherAlgorithm, MAX_TAG};
use crate::crypto::rng;
use crate::ffi::arguments::{borrowed, input, put_bytes};
use crate::ffi::err::Pushed;
use crate::ffi::types::EVP_CIPHER_CTX;
use crate::ffi::{entry, non_null};

use super::cipher_context::State;
use super::cipher_names::EVP_CIPH_NO_PADDING;

/// EVP_CIPHER_CTX_ctrl: sets the length of the key.
pub const EVP_CTRL_SET_KEY_LENGTH: c_int = 0x1;
/// EVP_CIPHER_CTX_ctrl: how many bits of an RC2 key count.
pub const EVP_CTRL_GET_RC2_KEY_BITS: c_int = 0x2;
/// EVP_CIPHER_CTX_ctrl: fills a key with random bytes.
pub const EVP_CTRL_RAND_KEY: c_int = 0x6;
/// EVP_CIPHER_CTX_ctrl: sets the length of the IV of a cipher that authenticates.
pub const EVP_CTRL_AEAD_SET_IVLEN: c_int = 0x9;
/// EVP_CIPHER_CTX_ctrl: gives the tag of what was encrypted.
pub const EVP_CTRL_AEAD_GET_TAG: c_int = 0x10;
/// EVP_CIPHER_CTX_ctrl: sets the tag that what is decrypted must have.
pub const EVP_CTRL_AEAD_SET_TAG: c_int = 0x11;
/// EVP_CTRL_AEAD_SET_IVLEN.
pub const EVP_CTRL_GCM_SET_IVLEN: c_int = 0x9;
/// EVP_CTRL_AEAD_GET_TAG.
pub const EVP_CTRL_GCM_GET_TAG: c_int = 0x10;
/// EVP_CTRL_AEAD_SET_TAG.
pub const EVP_CTRL_GCM_SET_TAG: c_int = 0x11;
/// EVP_CIPHER_CTX_ctrl: gives the length of the IV.
pub const EVP_CTRL_GET_IVLEN: c_int = 0x25;

/// Sets how long the next key is.
fn set_key_length(state: &mut State, length: c_int) -> Result<c_int, Pushed> {
    let Some(cipher) = state.cipher else { return Err(super::failure(super::reasons::EVP_R_NO_CIPHER_SET)) };
    let length = usize::try_from(length).ok().filter(|length| {
        *length == cipher.algorithm.key_len()
            || (cipher.algorithm.has_keys_of_any_length() && (1..=128).contains(length))
    });
    state.key_len = length.ok_or_else(|| super::failure(super::reasons::EVP_R_INVALID_KEY_LENGTH))?;
    Ok(1)
}

/// EVP_CIPHER_CTX_set_key_length: sets how long the next key is, for ciphers that have keys of any length. Returns 1, or 0 on
/// error. OpenSSL: EVP_CIPHER_CTX_set_key_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_set_key_length(x: *mut EVP_CIPHER_CTX, keylen: c_int) -> c_int {
    entry(0, || set_key_length(&mut borrowed!(x).state.borrow_mut(), keylen))
}

/// EVP_CIPHER_CTX_rand_key: fills a key of a context's length with random bytes. Returns 1, or 0 on error.
/// OpenSSL: EVP_CIPHER_CTX_rand_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_rand_key(ctx: *mut EVP_CIPHER_CTX, key: *mut c_uchar) -> c_int {
    entry(0, || {
        non_null(key)?;
        let length = borrowed!(ctx).state.borrow().key_len;
        let mut made = zeroize::Zeroizing::new(vec![0; length]);
        rng::fill(&mut made)?;
        put_bytes!(key, &made);
        Ok(1)
    })
}

/// EVP_CIPHER_CTX_get_tag_length: how long a tag of authenticated encryption is; 0 if the cipher has none.
/// OpenSSL: EVP_CIPHER_CTX_get_tag_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_get_tag_length(ctx: *const EVP_CIPHER_CTX) -> c_int {
    entry(0, || {
        let state = borrowed!(ctx).state.borrow();
        Ok(if state.cipher.is_some_and(|cipher| cipher.algorithm.is_authenticated()) { MAX_TAG as c_int } else { 0 })
    })
}

/// EVP_CIPHER_CTX_ctrl: changes or tells a setting: `type` is EVP_CTRL_AEAD_SET_IVLEN, EVP_CTRL_AEAD_SET_TAG,
/// EVP_CTRL_AEAD_GET_TAG, EVP_CTRL_SET_KEY_LENGTH, EVP_CTRL_GET_IVLEN, EVP_CTRL_GET_RC2_KEY_BITS or EVP_CTRL_RAND_KEY, and `arg`
/// and `ptr` are what the manual page says. Returns 1, 0 on error, or -1 for a setting that the cipher does not have.
/// OpenSSL: EVP_CIPHER_CTX_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_ctrl(
    ctx: *mut EVP_CIPHER_CTX,
    r#type: c_int,
    arg: c_int,
    ptr: *mut c_void,
) -> c_int {
    entry(0, || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        let Some(cipher) = state.cipher else { return Err(super::failure(super::reasons::EVP_R_NO_CIPHER_SET)) };
        let authenticated = cipher.algorithm.is_authenticated();
        let length = usize::try_from(arg).unwrap_or(0);
        match r#type {
            EVP_CTRL_SET_KEY_LENGTH => set_key_length(&mut state, arg),
            EVP_CTRL_RAND_KEY => {
                let mut made = zeroize::Zeroizing::new(vec![0; state.key_len]);
                non_null(ptr)?;
                rng::fill(&mut made)?;
                put_bytes!(ptr, &made);
                Ok(1)
            }
            EVP_CTRL_GET_IVLEN => {
                crate::ffi::arguments::put!(ptr.cast::<c_int>(), state.iv_len as c_int);
                Ok(1)
            }
            EVP_CTRL_GET_RC2_KEY_BITS => match cipher.algorithm {
                CipherAlgorithm::Block(BlockCipher::Rc2(bits), _) => {
                    crate::ffi::arguments::put!(ptr.cast::<c_int>(), c_int::from(bits));
                    Ok(1)
                }
                _ => Ok(-1),
            },
            EVP_CTRL_AEAD_SET_IVLEN if authenticated => {
                let most = if cipher.algorithm == CipherAlgorithm::ChaCha20Poly1305 { 12 } else { 128 };
                if !(1..=most).contains(&length) {
                    return Err(super::failure(super::reasons::EVP_R_INVALID_IV_LENGTH));
                }
                if state.iv_len != length {
                    state.iv_len = length;
                    state.iv = None;
                    state.stream = None;
                }
                Ok(1)
            }
            EVP_CTRL_AEAD_SET_TAG if authenticated => {
                if !(1..=MAX_TAG).contains(&length) || state.encrypts {
                    return Ok(0);
                }
                if !ptr.is_null() {
                    state.tag = Some(input!(ptr, length).to_vec());
                }
                Ok(1)
            }
            EVP_CTRL_AEAD_GET_TAG if authenticated => {
                let tag = state.tag.as_ref().filter(|_| state.encrypts).and_then(|tag| tag.get(..length));
                let Some(tag) = tag.filter(|tag| !tag.is_empty()) else { return Ok(0) };
                non_null(ptr)?;
                put_bytes!(ptr, tag);
                Ok(1)
            }
            _ => Err(super::failure(super::reasons::EVP_R_CTRL_NOT_IMPLEMENTED)),
        }
    })
}

/// EVP_CIPHER_CTX_set_flags: sets flags, of which EVP_CIPH_NO_PADDING is heeded. OpenSSL: EVP_CIPHER_CTX_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_set_flags(ctx: *mut EVP_CIPHER_CTX, flags: c_int) {
    entry((), || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        state.flags |= flags;
        if flags & EVP_CIPH_NO_PADDING != 0 {
            state.set_padding(false);
        }
        Ok(())
    });
}

/// EVP_CIPHER_CTX_clear_flags: takes flags away. OpenSSL: EVP_CIPHER_CTX_clear_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_clear_flags(ctx: *mut EVP_CIPHER_CTX, flags: c_int) {
    entry((), || {
        let mut state = borrowed!(ctx).state.borrow_mut();
        state.flags &= !flags;
        if flags & EVP_CIPH_NO_PADDING != 0 {
            state.set_padding(true);
        }
        Ok(())
    });
}

/// EVP_CIPHER_CTX_test_flags: which of these flags are set. OpenSSL: EVP_CIPHER_CTX_test_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_test_flags(ctx: *const EVP_CIPHER_CTX, flags: c_int) -> c_int {
    entry(0, || Ok(borrowed!(ctx).state.borrow().flags & flags))
}

/// EVP_CIPHER_CTX_get_app_data: what EVP_CIPHER_CTX_set_app_data has set; NULL at first.
/// OpenSSL: EVP_CIPHER_CTX_get_app_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_get_app_data(ctx: *const EVP_CIPHER_CTX) -> *mut c_void {
    entry(core::ptr::null_mut(), || Ok(borrowed!(ctx).state.borrow().app_data))
}

/// EVP_CIPHER_CTX_set_app_data: attaches a pointer of the program's. OpenSSL: EVP_CIPHER_CTX_set_app_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_set_app_data(ctx: *mut EVP_CIPHER_CTX, data: *mut c_void) {
    entry((), || {
        borrowed!(ctx).state.borrow_mut().app_data = data;
        Ok(())
    });
}
