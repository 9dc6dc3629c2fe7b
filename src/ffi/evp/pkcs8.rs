//! Private keys as PKCS#8, for all that wraps it.

use std::ffi::c_int;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::Key;
use super::cipher_names::EVP_CIPHER_get_nid;
use crate::crypto::{HashAlgorithm, PrivateKey};
use crate::ffi::arguments::borrowed;
use crate::ffi::err::reasons::evp::{EVP_R_CIPHER_PARAMETER_ERROR, EVP_R_DECODE_ERROR, EVP_R_UNKNOWN_PBE_ALGORITHM};
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::object;
use crate::ffi::types::{EVP_CIPHER, EVP_PKEY};
use crate::x509::key_file::encrypt_pkcs8;
use crate::x509::pbe::{OldPbe, Password, PbeCipher, Scheme};

/// How often a password is hashed where nothing is said.
pub(crate) const DEFAULT_ITERATIONS: u32 = 2048;

/// What an algorithm of a program encrypts with: a cipher, for PBES2, or an old scheme. `None` for -1: nothing.
pub(crate) fn scheme(nid: c_int, iterations: u32) -> Result<Option<Scheme>, Pushed> {
    Ok(Some(match nid {
        -1 => return Ok(None),
        // The NIDs of OpenSSL's obj_mac.h, in the order of the algorithms here.
        419 => Scheme::pbes2(PbeCipher::Aes128, HashAlgorithm::Sha256, iterations)?,
        423 => Scheme::pbes2(PbeCipher::Aes192, HashAlgorithm::Sha256, iterations)?,
        0 | 427 => Scheme::pbes2(PbeCipher::Aes256, HashAlgorithm::Sha256, iterations)?,
        44 => Scheme::pbes2(PbeCipher::Des3, HashAlgorithm::Sha256, iterations)?,
        31 => Scheme::pbes2(PbeCipher::Des, HashAlgorithm::Sha256, iterations)?,
        9 | 10 => Scheme::old(OldPbe::Md5Des, iterations)?,
        169 => Scheme::old(OldPbe::Md5Rc2, iterations)?,
        170 => Scheme::old(OldPbe::Sha1Des, iterations)?,
        68 => Scheme::old(OldPbe::Sha1Rc2, iterations)?,
        146 => Scheme::old(OldPbe::Pkcs12Des3, iterations)?,
        147 => Scheme::old(OldPbe::Pkcs12Des2, iterations)?,
        148 => Scheme::old(OldPbe::Pkcs12Rc2128, iterations)?,
        149 => Scheme::old(OldPbe::Pkcs12Rc240, iterations)?,
        other => {
            let detail = format!("the algorithm with the NID {other} does not encrypt with a password");
            return Err(err::push(ERR_LIB_EVP, EVP_R_UNKNOWN_PBE_ALGORITHM, detail));
        }
    }))
}

/// What a cipher of a program encrypts with: PBES2 with it.
pub(crate) fn scheme_of_cipher(cipher: *const EVP_CIPHER) -> Result<Option<Scheme>, Pushed> {
    if cipher.is_null() {
        return Ok(None);
    }
    // SAFETY: a live cipher.
    scheme(unsafe { EVP_CIPHER_get_nid(cipher) }, DEFAULT_ITERATIONS)
}

/// A PrivateKeyInfo, encrypted.
pub(crate) fn encrypt(info: &[u8], scheme: &Scheme, password: &[u8]) -> Result<Vec<u8>, Pushed> {
    encrypt_pkcs8(info, scheme, Password::new(password))
        .ok_or_else(|| err::push(ERR_LIB_EVP, EVP_R_CIPHER_PARAMETER_ERROR, "the key cannot be encrypted so"))
}

/// The PrivateKeyInfo of a program's key. A key without a private half is an error.
pub(crate) fn private_key_info(key: *const EVP_PKEY) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    Ok(borrowed!(key).need_private()?.to_pkcs8_der())
}

/// A key of the program's from a PrivateKeyInfo.
pub(crate) fn key_of(info: &[u8]) -> Result<*mut EVP_PKEY, Pushed> {
    let key = PrivateKey::from_pkcs8_der(info)
        .map_err(|error| err::push(ERR_LIB_EVP, EVP_R_DECODE_ERROR, error.to_string()))?;
    Ok(object::new(Key::pair(Arc::new(key))))
}
