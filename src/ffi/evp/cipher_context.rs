//! Encryption and decryption piece by piece (`EVP_CIPHER_CTX`).

use core::cell::RefCell;
use core::ffi::{c_int, c_void};
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::crypto::cipher::{CipherKey, CipherStream, FinalError};
use crate::ffi::arguments::borrowed;
use crate::ffi::err::Pushed;
use crate::ffi::object::{self, CType};
use crate::ffi::types::{EVP_CIPHER, EVP_CIPHER_CTX};
use crate::ffi::{entry, entry_quiet};

use super::cipher::Cipher;

/// What an `EVP_CIPHER_CTX` holds: nothing until a cipher is chosen, and no stream until there are a key and an IV.
#[derive(Default)]
pub(crate) struct CipherContext {
    pub(super) state: RefCell<State>,
}

#[derive(Clone)]
pub(super) struct State {
    pub(super) cipher: Option<&'static Cipher>,
    pub(super) key: Option<Arc<CipherKey>>,
    /// The length of the next key.
    pub(super) key_len: usize,
    /// As the program set it: each start goes back to it. `None` until then.
    pub(super) iv: Option<Vec<u8>>,
    /// The length of the next IV.
    pub(super) iv_len: usize,
    pub(super) encrypts: bool,
    pub(super) unpadded: bool,
    pub(super) stream: Option<CipherStream>,
    /// When decrypting, the tag that the data must have; after encrypting, the one that it has.
    pub(super) tag: Option<Vec<u8>>,
    pub(super) flags: c_int,
    pub(super) app_data: *mut c_void,
}

impl Default for State {
    fn default() -> Self {
        Self {
            cipher: None,
            key: None,
            key_len: 0,
            iv: None,
            iv_len: 0,
            encrypts: false,
            unpadded: false,
            stream: None,
            tag: None,
            flags: 0,
            app_data: core::ptr::null_mut(),
        }
    }
}

impl CType for EVP_CIPHER_CTX {
    type Rust = CipherContext;
}

impl State {
    /// Starts anew with what there is of cipher, key and IV. Ciphers that authenticate need an IV; the others begin with zeros
    /// if there is none.
    pub(super) fn start(&mut self) -> Result<(), Pushed> {
        self.stream = None;
        let Some((cipher, key)) = self.cipher.zip(self.key.as_ref()) else { return Ok(()) };
        let zeros;
        let iv = match &self.iv {
            Some(iv) => iv,
            None if cipher.algorithm.is_authenticated() => return Ok(()),
            None => {
                zeros = vec![0; self.iv_len];
                &zeros
            }
        };
        let mut stream = CipherStream::new(cipher.algorithm, key, self.encrypts, iv)
            .ok_or_else(|| super::failure(super::reasons::EVP_R_INITIALIZATION_ERROR))?;
        stream.set_padding(!self.unpadded);
        self.stream = Some(stream);
        if self.encrypts {
            self.tag = None;
        }
        Ok(())
    }

    /// Whether data is padded, from here on.
    pub(super) const fn set_padding(&mut self, pads: bool) {
        self.unpadded = !pads;
        if let Some(stream) = &mut self.stream {
            stream.set_padding(pads);
        }
    }

    /// The stream.
    fn running(&mut self) -> Result<&mut CipherStream, Pushed> {
        if self.cipher.is_none() {
            return Err(super::failure(super::reasons::EVP_R_NO_CIPHER_SET));
        }
        self.stream.as_mut().ok_or_else(|| super::failure(super::reasons::EVP_R_NO_KEY_SET))
    }

    pub(super) fn update(&mut self, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, Pushed> {
        Ok(self.running()?.update(data))
    }

    /// Takes data that is only authenticated.
    pub(super) fn authenticate(&mut self, data: &[u8]) -> Result<(), Pushed> {
        if self.running()?.authenticate(data) {
            Ok(())
        } else {
            Err(super::failure(super::reasons::EVP_R_INVALID_OPERATION))
        }
    }

    pub(super) fn finish(&mut self) -> Result<Zeroizing<Vec<u8>>, Pushed> {
        let encrypts = self.encrypts;
        let stream = self.running()?;
        let rest = stream.finish().map_err(|error| {
            super::failure(match error {
                FinalError::Padding => super::reasons::EVP_R_BAD_DECRYPT,
                FinalError::Length if encrypts => super::reasons::EVP_R_DATA_NOT_MULTIPLE_OF_BLOCK_LENGTH,
                FinalError::Length => super::reasons::EVP_R_WRONG_FINAL_BLOCK_LENGTH,
            })
        })?;
        if let Some(made) = stream.tag() {
            // The IV must not be used again, so the program has to set one for the next message.
            self.stream = None;
            self.iv = None;
            if encrypts {
                self.tag = Some(made.to_vec());
            } else {
                let wanted = self.tag.take().filter(|tag| !tag.is_empty());
                let wanted = wanted.ok_or_else(|| super::failure(super::reasons::EVP_R_BAD_DECRYPT))?;
                if !bool::from(subtle::ConstantTimeEq::ct_eq(&made[..wanted.len()], &wanted[..])) {
                    return Err(super::failure(super::reasons::EVP_R_BAD_DECRYPT));
                }
            }
        }
        Ok(rest)
    }
}

impl CipherContext {
    /// All of `data` at once, by what the program has set up; `None` if that is incomplete or the data does not fit it.
    pub(crate) fn process(&self, encrypts: bool, data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut state = self.state.borrow_mut();
        if state.encrypts != encrypts {
            return None;
        }
        let mut stream = state.stream.take()?;
        let first = stream.update(data);
        let last = stream.finish().ok()?;
        let mut whole = Zeroizing::new(Vec::with_capacity(first.len() + last.len()));
        whole.extend_from_slice(&first);
        whole.extend_from_slice(&last);
        Some(whole)
    }

    /// The length of the cipher's IV; `None` while there is no cipher.
    pub(crate) fn iv_len(&self) -> Option<usize> {
        let state = self.state.borrow();
        state.cipher.map(|_| state.iv_len)
    }
}

/// EVP_CIPHER_CTX_new: a new cipher context without a cipher. Free it with EVP_CIPHER_CTX_free. Returns NULL on error.
/// OpenSSL: EVP_CIPHER_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_new() -> *mut EVP_CIPHER_CTX {
    entry_quiet(core::ptr::null_mut(), || object::new(CipherContext::default()))
}

/// EVP_CIPHER_CTX_free: frees a cipher context and wipes its key; NULL is nothing to do. OpenSSL: EVP_CIPHER_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_free(c: *mut EVP_CIPHER_CTX) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(c) });
}

/// EVP_CIPHER_CTX_reset: makes a cipher context as new. Returns 1; 0 for NULL. OpenSSL: EVP_CIPHER_CTX_reset(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_reset(c: *mut EVP_CIPHER_CTX) -> c_int {
    entry(0, || {
        *borrowed!(c).state.borrow_mut() = State::default();
        Ok(1)
    })
}

/// EVP_CIPHER_CTX_copy: makes `out` a copy of `in`, in the middle of its work. Returns 1, or 0 on error.
/// OpenSSL: EVP_CIPHER_CTX_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_copy(out: *mut EVP_CIPHER_CTX, r#in: *const EVP_CIPHER_CTX) -> c_int {
    entry(0, || {
        let state = borrowed!(r#in).state.borrow().clone();
        *borrowed!(out).state.borrow_mut() = state;
        Ok(1)
    })
}

/// EVP_CIPHER_CTX_set_padding: with 0 for `pad`, data must be a whole number of blocks; else (the default) it is filled up
/// when encrypted. Returns 1; 0 for NULL. OpenSSL: EVP_CIPHER_CTX_set_padding(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_set_padding(c: *mut EVP_CIPHER_CTX, pad: c_int) -> c_int {
    entry(0, || {
        borrowed!(c).state.borrow_mut().set_padding(pad != 0);
        Ok(1)
    })
}

/// EVP_CIPHER_CTX_get0_cipher: the cipher of a context; NULL if none is set. OpenSSL: EVP_CIPHER_CTX_get0_cipher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_get0_cipher(ctx: *const EVP_CIPHER_CTX) -> *const EVP_CIPHER {
    entry(core::ptr::null(), || {
        if ctx.is_null() {
            return Ok(core::ptr::null());
        }
        Ok(borrowed!(ctx).state.borrow().cipher.map_or(core::ptr::null(), Cipher::pointer))
    })
}

/// EVP_CIPHER_CTX_get_nid: the NID of a context's cipher; 0 if none is set. OpenSSL: EVP_CIPHER_CTX_get_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_get_nid(ctx: *const EVP_CIPHER_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).state.borrow().cipher.map_or(0, |cipher| cipher.nid)))
}

/// EVP_CIPHER_CTX_get_block_size: the length of the block of a context's cipher; 0 if none is set.
/// OpenSSL: EVP_CIPHER_CTX_get_block_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_get_block_size(ctx: *const EVP_CIPHER_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).state.borrow().cipher.map_or(0, |cipher| cipher.algorithm.block_len()) as c_int))
}

/// EVP_CIPHER_CTX_get_key_length: the length of the key of a context; 0 if no cipher is set.
/// OpenSSL: EVP_CIPHER_CTX_get_key_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_get_key_length(ctx: *const EVP_CIPHER_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).state.borrow().key_len as c_int))
}

/// EVP_CIPHER_CTX_get_iv_length: the length of the initialisation vector of a context; 0 if no cipher is set.
/// OpenSSL: EVP_CIPHER_CTX_get_iv_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_get_iv_length(ctx: *const EVP_CIPHER_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).state.borrow().iv_len as c_int))
}

/// EVP_CIPHER_CTX_is_encrypting: 1 if a context is set up to encrypt, else 0. OpenSSL: EVP_CIPHER_CTX_is_encrypting(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_CTX_is_encrypting(ctx: *const EVP_CIPHER_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).state.borrow().encrypts.into()))
}
