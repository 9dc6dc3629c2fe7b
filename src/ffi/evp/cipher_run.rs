//! What `EVP_CIPHER_CTX` is used for: start, pieces, end; as encryption, decryption, or whichever is asked for.

use core::ffi::{c_int, c_uchar};
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::crypto::cipher::CipherKey;
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::err::Pushed;
use crate::ffi::params::{self, OSSL_PARAM};
use crate::ffi::types::{ENGINE, EVP_CIPHER, EVP_CIPHER_CTX};
use crate::ffi::{entry, non_null};

use super::cipher::cipher;
use super::cipher_context::State;

/// Sets what is given of cipher, key, IV and direction (-1: as it is), and starts.
fn init(
    ctx: *mut EVP_CIPHER_CTX,
    algorithm: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
    enc: c_int,
) -> Result<c_int, Pushed> {
    let context = borrowed!(ctx);
    let mut state = context.state.borrow_mut();
    if !algorithm.is_null() {
        let algorithm = cipher(algorithm)?;
        if !state.cipher.is_some_and(|old| core::ptr::eq(old, algorithm)) {
            let (key_len, iv_len) = (algorithm.algorithm.key_len(), algorithm.algorithm.iv_len());
            let State { unpadded, encrypts, flags, app_data, .. } = *state;
            let cipher = Some(algorithm);
            *state = State { cipher, key_len, iv_len, unpadded, encrypts, flags, app_data, ..State::default() };
        }
    }
    let Some(cipher) = state.cipher else { return Err(super::failure(super::reasons::EVP_R_NO_CIPHER_SET)) };
    if enc != -1 {
        state.encrypts = enc != 0;
    }
    if !key.is_null() {
        let key = CipherKey::new(cipher.algorithm, input!(key, state.key_len));
        state.key = Some(Arc::new(key.ok_or_else(|| super::failure(super::reasons::EVP_R_INVALID_KEY_LENGTH))?));
    }
    if !iv.is_null() {
        state.iv = Some(input!(iv, state.iv_len).to_vec());
    }
    state.start()?;
    Ok(1)
}

/// As [`init`], and takes over what parameters say about padding.
fn init_with(
    ctx: *mut EVP_CIPHER_CTX,
    algorithm: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
    enc: c_int,
    parameters: *const OSSL_PARAM,
) -> Result<c_int, Pushed> {
    let padding = params::find(parameters, c"padding").map(|found| found.number()).transpose()?;
    init(ctx, algorithm, key, iv, enc)?;
    if let Some(pad) = padding {
        borrowed!(ctx).state.borrow_mut().set_padding(pad != 0);
    }
    Ok(1)
}

/// Which functions may be used on a context.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Encrypt,
    Decrypt,
    Either,
}

/// Does `work`, if the context is set up for this direction, and writes what comes of it.
fn run(
    ctx: *mut EVP_CIPHER_CTX,
    direction: Direction,
    out: *mut c_uchar,
    outl: *mut c_int,
    work: impl FnOnce(&mut State) -> Result<Zeroizing<Vec<u8>>, Pushed>,
) -> Result<c_int, Pushed> {
    let context = borrowed!(ctx);
    let mut state = context.state.borrow_mut();
    if direction != Direction::Either && (direction == Direction::Encrypt) != state.encrypts {
        return Err(super::failure(super::reasons::EVP_R_INVALID_OPERATION));
    }
    let made = work(&mut state)?;
    if !made.is_empty() {
        non_null(out)?;
    }
    put_bytes!(out, &made);
    put!(outl, made.len() as c_int);
    Ok(1)
}

fn update(
    ctx: *mut EVP_CIPHER_CTX,
    direction: Direction,
    out: *mut c_uchar,
    outl: *mut c_int,
    r#in: *const c_uchar,
    inl: c_int,
) -> Result<c_int, Pushed> {
    let length = usize::try_from(inl).map_err(|_| super::failure(super::reasons::EVP_R_INVALID_LENGTH))?;
    if out.is_null() {
        let data = input!(r#in, length);
        let context = borrowed!(ctx);
        context.state.borrow_mut().authenticate(data)?;
        put!(outl, inl);
        return Ok(1);
    }
    // What comes out may be written where the data is.
    let data = Zeroizing::new(input!(r#in, length).to_vec());
    run(ctx, direction, out, outl, |state| state.update(&data))
}

/// EVP_EncryptInit_ex: sets up a context to encrypt: with a cipher, a key and an initialisation vector, each of which may be NULL to
/// stay as it is. `impl` must be NULL. Returns 1, or 0 on error.
/// OpenSSL: EVP_EncryptInit_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncryptInit_ex(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    _impl: *mut ENGINE,
    key: *const c_uchar,
    iv: *const c_uchar,
) -> c_int {
    entry(0, || init(ctx, cipher, key, iv, 1))
}

/// EVP_EncryptInit_ex2: as EVP_EncryptInit_ex, with parameters, of which "padding" is heeded; NULL for none. Returns 1, or 0 on
/// error. OpenSSL: EVP_EncryptInit_ex2(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncryptInit_ex2(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
    params: *const OSSL_PARAM,
) -> c_int {
    entry(0, || init_with(ctx, cipher, key, iv, 1, params))
}

/// EVP_EncryptInit: as EVP_EncryptInit_ex after EVP_CIPHER_CTX_reset, if a cipher is given. Returns 1, or 0 on error.
/// OpenSSL: EVP_EncryptInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncryptInit(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
) -> c_int {
    entry(0, || {
        if !cipher.is_null() {
            *borrowed!(ctx).state.borrow_mut() = State::default();
        }
        init(ctx, cipher, key, iv, 1)
    })
}

/// EVP_EncryptUpdate: encrypts `inl` bytes more. Writes what is ready to `out`, which may be `in` and has room for a block more than
/// that, and its length to `outl`. With NULL for `out`, the bytes are only authenticated. Returns 1, or 0 on error. OpenSSL: EVP_EncryptUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncryptUpdate(
    ctx: *mut EVP_CIPHER_CTX,
    out: *mut c_uchar,
    outl: *mut c_int,
    r#in: *const c_uchar,
    inl: c_int,
) -> c_int {
    entry(0, || update(ctx, Direction::Encrypt, out, outl, r#in, inl))
}

/// EVP_EncryptFinal_ex: encrypts what is left. Writes it to `out`, which has room for a block, and its length to `outl`. Returns
/// 1, or 0 on error. OpenSSL: EVP_EncryptFinal_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncryptFinal_ex(ctx: *mut EVP_CIPHER_CTX, out: *mut c_uchar, outl: *mut c_int) -> c_int {
    entry(0, || run(ctx, Direction::Encrypt, out, outl, State::finish))
}

/// EVP_EncryptFinal: as EVP_EncryptFinal_ex. Returns 1, or 0 on error. OpenSSL: EVP_EncryptFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncryptFinal(ctx: *mut EVP_CIPHER_CTX, out: *mut c_uchar, outl: *mut c_int) -> c_int {
    entry(0, || run(ctx, Direction::Encrypt, out, outl, State::finish))
}

/// EVP_DecryptInit_ex: as EVP_EncryptInit_ex, to decrypt. Returns 1, or 0 on error.
/// OpenSSL: EVP_DecryptInit_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecryptInit_ex(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    _impl: *mut ENGINE,
    key: *const c_uchar,
    iv: *const c_uchar,
) -> c_int {
    entry(0, || init(ctx, cipher, key, iv, 0))
}

/// EVP_DecryptInit_ex2: as EVP_DecryptInit_ex, with parameters, of which "padding" is heeded; NULL for none. Returns 1, or 0 on
/// error. OpenSSL: EVP_DecryptInit_ex2(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecryptInit_ex2(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
    params: *const OSSL_PARAM,
) -> c_int {
    entry(0, || init_with(ctx, cipher, key, iv, 0, params))
}

/// EVP_DecryptInit: as EVP_DecryptInit_ex after EVP_CIPHER_CTX_reset, if a cipher is given. Returns 1, or 0 on error.
/// OpenSSL: EVP_DecryptInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecryptInit(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
) -> c_int {
    entry(0, || {
        if !cipher.is_null() {
            *borrowed!(ctx).state.borrow_mut() = State::default();
        }
        init(ctx, cipher, key, iv, 0)
    })
}

/// EVP_DecryptUpdate: decrypts `inl` bytes more. Writes what is ready to `out`, which may be `in` and has room for a block more than
/// that, and its length to `outl`. With NULL for `out`, the bytes are only authenticated. Nothing is authentic before EVP_DecryptFinal_ex says so. Returns 1, or 0 on error. OpenSSL: EVP_DecryptUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecryptUpdate(
    ctx: *mut EVP_CIPHER_CTX,
    out: *mut c_uchar,
    outl: *mut c_int,
    r#in: *const c_uchar,
    inl: c_int,
) -> c_int {
    entry(0, || update(ctx, Direction::Decrypt, out, outl, r#in, inl))
}

/// EVP_DecryptFinal_ex: decrypts what is left. Writes it to `outm`, which has room for a block, and its length to `outl`. Returns
/// 1, or 0 on error, as when the padding is wrong. OpenSSL: EVP_DecryptFinal_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecryptFinal_ex(ctx: *mut EVP_CIPHER_CTX, outm: *mut c_uchar, outl: *mut c_int) -> c_int {
    entry(0, || run(ctx, Direction::Decrypt, outm, outl, State::finish))
}

/// EVP_DecryptFinal: as EVP_DecryptFinal_ex. Returns 1, or 0 on error. OpenSSL: EVP_DecryptFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecryptFinal(ctx: *mut EVP_CIPHER_CTX, outm: *mut c_uchar, outl: *mut c_int) -> c_int {
    entry(0, || run(ctx, Direction::Decrypt, outm, outl, State::finish))
}

/// EVP_CipherInit_ex: as EVP_EncryptInit_ex if enc is 1, as EVP_DecryptInit_ex if it is 0; -1 leaves the direction as it is. Returns 1, or 0 on error.
/// OpenSSL: EVP_CipherInit_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CipherInit_ex(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    _impl: *mut ENGINE,
    key: *const c_uchar,
    iv: *const c_uchar,
    enc: c_int,
) -> c_int {
    entry(0, || init(ctx, cipher, key, iv, enc))
}

/// EVP_CipherInit_ex2: as EVP_CipherInit_ex, with parameters, of which "padding" is heeded; NULL for none. Returns 1, or 0 on
/// error. OpenSSL: EVP_CipherInit_ex2(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CipherInit_ex2(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
    enc: c_int,
    params: *const OSSL_PARAM,
) -> c_int {
    entry(0, || init_with(ctx, cipher, key, iv, enc, params))
}

/// EVP_CipherInit: as EVP_CipherInit_ex after EVP_CIPHER_CTX_reset, if a cipher is given. Returns 1, or 0 on error.
/// OpenSSL: EVP_CipherInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CipherInit(
    ctx: *mut EVP_CIPHER_CTX,
    cipher: *const EVP_CIPHER,
    key: *const c_uchar,
    iv: *const c_uchar,
    enc: c_int,
) -> c_int {
    entry(0, || {
        if !cipher.is_null() {
            *borrowed!(ctx).state.borrow_mut() = State::default();
        }
        init(ctx, cipher, key, iv, enc)
    })
}

/// EVP_CipherUpdate: encrypts or decrypts `inl` bytes more. Writes what is ready to `out`, which may be `in` and has room for a block more than
/// that, and its length to `outl`. Returns 1, or 0 on error. OpenSSL: EVP_CipherUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CipherUpdate(
    ctx: *mut EVP_CIPHER_CTX,
    out: *mut c_uchar,
    outl: *mut c_int,
    r#in: *const c_uchar,
    inl: c_int,
) -> c_int {
    entry(0, || update(ctx, Direction::Either, out, outl, r#in, inl))
}

/// EVP_CipherFinal_ex: encrypts or decrypts what is left. Writes it to `outm`, which has room for a block, and its length to `outl`. Returns
/// 1, or 0 on error, as when the padding is wrong. OpenSSL: EVP_CipherFinal_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CipherFinal_ex(ctx: *mut EVP_CIPHER_CTX, outm: *mut c_uchar, outl: *mut c_int) -> c_int {
    entry(0, || run(ctx, Direction::Either, outm, outl, State::finish))
}

/// EVP_CipherFinal: as EVP_CipherFinal_ex. Returns 1, or 0 on error. OpenSSL: EVP_CipherFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CipherFinal(ctx: *mut EVP_CIPHER_CTX, outm: *mut c_uchar, outl: *mut c_int) -> c_int {
    entry(0, || run(ctx, Direction::Either, outm, outl, State::finish))
}

/// EVP_Cipher: encrypts or decrypts `inl` bytes, a whole number of blocks, as EVP_CipherUpdate does without padding. With NULL
/// for `in`, ends the data; with NULL for `out`, the bytes are only authenticated. Returns how many bytes came out for ciphers
/// that authenticate, else 1; -1 or 0 on error. OpenSSL: EVP_Cipher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_Cipher(
    ctx: *mut EVP_CIPHER_CTX,
    out: *mut c_uchar,
    r#in: *const c_uchar,
    inl: core::ffi::c_uint,
) -> c_int {
    entry(-1, || {
        let context = borrowed!(ctx);
        let authenticated = context.state.borrow().cipher.is_some_and(|cipher| cipher.algorithm.is_authenticated());
        let made = if r#in.is_null() {
            context.state.borrow_mut().finish()?
        } else {
            let data = Zeroizing::new(input!(r#in, inl as usize).to_vec());
            let mut state = context.state.borrow_mut();
            if out.is_null() {
                state.authenticate(&data)?;
                return Ok(inl as c_int);
            }
            let padded = !state.unpadded;
            state.set_padding(false);
            let made = state.update(&data);
            state.set_padding(padded);
            made?
        };
        put_bytes!(out, &made);
        Ok(if authenticated { made.len() as c_int } else { 1 })
    })
}
