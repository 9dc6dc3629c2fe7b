//! Keys and IVs from passwords.

use core::ffi::{c_char, c_int, c_uchar};

use zeroize::Zeroizing;

use crate::crypto::hash::HashAlgorithm;
use crate::crypto::pbkdf;
use crate::ffi::arguments::{borrowed, input, put_bytes, text};
use crate::ffi::err::Pushed;
use crate::ffi::types::{EVP_CIPHER, EVP_MD};
use crate::ffi::{entry, non_null};

/// The length of the salt of EVP_BytesToKey, in bytes.
pub const PKCS5_SALT_LEN: c_int = 8;
/// How often old formats hash a password.
pub const PKCS5_DEFAULT_ITER: c_int = 2048;

/// How much memory scrypt may take if the program does not say, in bytes.
const SCRYPT_MEMORY: u64 = 32 * 1024 * 1024;

/// A password of a length, or -1 for a C string; NULL is an empty one.
fn password<'a>(pass: *const c_char, length: c_int) -> Result<&'a [u8], Pushed> {
    if pass.is_null() {
        return Ok(&[]);
    }
    match usize::try_from(length) {
        Ok(length) => Ok(input!(pass, length)),
        Err(_) => Ok(text!(pass).to_bytes()),
    }
}

/// EVP_BytesToKey: derives a key and an IV for a cipher from the datal bytes of a password and a salt of 8 bytes, or NULL, with
/// count rounds of a digest. key and iv have room for them, or are NULL. Returns the key's length, or 0 on error; with NULL for
/// data, it only says the length. OpenSSL: EVP_BytesToKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_BytesToKey(
    r#type: *const EVP_CIPHER,
    md: *const EVP_MD,
    salt: *const c_uchar,
    data: *const c_uchar,
    datal: c_int,
    count: c_int,
    key: *mut c_uchar,
    iv: *mut c_uchar,
) -> c_int {
    entry(0, || {
        let algorithm = borrowed!(r#type).algorithm;
        let (key_len, iv_len) = (algorithm.key_len(), algorithm.iv_len());
        if data.is_null() {
            return Ok(key_len as c_int);
        }
        let Ok(length) = usize::try_from(datal) else { return Ok(0) };
        let salt = if salt.is_null() { &[] } else { input!(salt, PKCS5_SALT_LEN as usize) };
        let mut made = Zeroizing::new(vec![0; key_len + iv_len]);
        let rounds = u32::try_from(count).unwrap_or(1);
        pbkdf::bytes_to_key(*borrowed!(md), input!(data, length), salt, rounds, &mut made);
        let (made_key, made_iv) = made.split_at(key_len);
        put_bytes!(key, made_key);
        put_bytes!(iv, made_iv);
        Ok(key_len as c_int)
    })
}

fn pbkdf2(
    hash: HashAlgorithm,
    pass: &[u8],
    salt: (*const c_uchar, c_int),
    iter: c_int,
    keylen: c_int,
    out: *mut c_uchar,
) -> Result<c_int, Pushed> {
    let lengths = usize::try_from(salt.1).ok().zip(usize::try_from(keylen).ok());
    let Some((salt_len, key_len)) = lengths.filter(|_| !hash.is_extendable()) else {
        return Err(super::failure(super::reasons::EVP_R_INVALID_LENGTH));
    };
    let rounds = u32::try_from(iter).ok().filter(|rounds| *rounds > 0);
    let rounds = rounds.ok_or_else(|| super::failure(super::reasons::EVP_R_UNSUPPORTED_NUMBER_OF_ROUNDS))?;
    non_null(out)?;
    let mut made = Zeroizing::new(vec![0; key_len]);
    pbkdf::pbkdf2(hash, pass, input!(salt.0, salt_len), rounds, &mut made);
    put_bytes!(out, &made);
    Ok(1)
}

/// PKCS5_PBKDF2_HMAC: derives keylen bytes from a password, of passlen bytes or -1 for a C string, and a salt, with iter rounds
/// of HMAC with a digest (PBKDF2, RFC 8018). Returns 1, or 0 on error. OpenSSL: PKCS5_PBKDF2_HMAC(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS5_PBKDF2_HMAC(
    pass: *const c_char,
    passlen: c_int,
    salt: *const c_uchar,
    saltlen: c_int,
    iter: c_int,
    digest: *const EVP_MD,
    keylen: c_int,
    out: *mut c_uchar,
) -> c_int {
    entry(0, || pbkdf2(*borrowed!(digest), password(pass, passlen)?, (salt, saltlen), iter, keylen, out))
}

/// PKCS5_PBKDF2_HMAC_SHA1: as PKCS5_PBKDF2_HMAC with SHA-1. Returns 1, or 0 on error. OpenSSL: PKCS5_PBKDF2_HMAC_SHA1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS5_PBKDF2_HMAC_SHA1(
    pass: *const c_char,
    passlen: c_int,
    salt: *const c_uchar,
    saltlen: c_int,
    iter: c_int,
    keylen: c_int,
    out: *mut c_uchar,
) -> c_int {
    entry(0, || pbkdf2(HashAlgorithm::Sha1, password(pass, passlen)?, (salt, saltlen), iter, keylen, out))
}

/// EVP_PBE_scrypt: derives keylen bytes from a password and a salt with scrypt (RFC 7914) and its parameters N, a power of 2, r
/// and p, in no more than maxmem bytes of memory, 32 MiB if that is 0. With NULL for key, it only says whether the parameters can
/// be used. Returns 1, or 0 on error. OpenSSL: EVP_PBE_scrypt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PBE_scrypt(
    pass: *const c_char,
    passlen: usize,
    salt: *const c_uchar,
    saltlen: usize,
    N: u64,
    r: u64,
    p: u64,
    maxmem: u64,
    key: *mut c_uchar,
    keylen: usize,
) -> c_int {
    entry(0, || {
        let wrong = || super::failure(super::reasons::EVP_R_PARAMETER_TOO_LARGE);
        let limit = if maxmem == 0 { SCRYPT_MEMORY } else { maxmem };
        let wanted = (u128::from(N) + u128::from(p) + 2) * 128 * u128::from(r);
        if wanted > u128::from(limit) {
            return Err(super::failure(super::reasons::EVP_R_MEMORY_LIMIT_EXCEEDED));
        }
        if N < 2 || !N.is_power_of_two() {
            return Err(wrong());
        }
        let (Ok(r), Ok(p)) = (u32::try_from(r), u32::try_from(p)) else { return Err(wrong()) };
        let parameters = scrypt::Params::new(N.ilog2() as u8, r, p).map_err(|_| wrong())?;
        if key.is_null() {
            return Ok(1);
        }
        let pass = if pass.is_null() { &[] } else { input!(pass, passlen) };
        let mut made = Zeroizing::new(vec![0; keylen]);
        scrypt::scrypt(pass, input!(salt, saltlen), &parameters, &mut made).map_err(|_| wrong())?;
        put_bytes!(key, &made);
        Ok(1)
    })
}
