//! Cipher algorithms (`EVP_CIPHER`). They are static: freeing one does nothing.

use core::ffi::{c_char, c_int, c_ulong};

use crate::crypto::CbcAlgorithm;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::err::Pushed;
use crate::ffi::object::CType;
use crate::ffi::objects::obj_mac::{NID_aes_128_cbc, NID_aes_256_cbc};
use crate::ffi::types::{EVP_CIPHER, OSSL_LIB_CTX};
use crate::ffi::{entry, entry_quiet};

/// The greatest length of a cipher's key, in bytes.
pub const EVP_MAX_KEY_LENGTH: c_int = 64;
/// The greatest length of an initialisation vector, in bytes.
pub const EVP_MAX_IV_LENGTH: c_int = 16;
/// The greatest length of a cipher's block, in bytes.
pub const EVP_MAX_BLOCK_LENGTH: c_int = 32;
/// EVP_CIPHER_get_mode: cipher block chaining.
pub const EVP_CIPH_CBC_MODE: c_int = 0x2;

/// An algorithm that has a name.
pub(crate) struct Cipher {
    pub(crate) algorithm: CbcAlgorithm,
    pub(super) nid: c_int,
    name: &'static core::ffi::CStr,
}

impl CType for EVP_CIPHER {
    type Rust = Cipher;
}

static AES_128_CBC: Cipher = Cipher { algorithm: CbcAlgorithm::Aes128, nid: NID_aes_128_cbc, name: c"AES-128-CBC" };
static AES_256_CBC: Cipher = Cipher { algorithm: CbcAlgorithm::Aes256, nid: NID_aes_256_cbc, name: c"AES-256-CBC" };

/// All of them.
static CIPHERS: [&Cipher; 2] = [&AES_128_CBC, &AES_256_CBC];

impl Cipher {
    /// The C pointer.
    pub(crate) const fn pointer(&'static self) -> *const EVP_CIPHER {
        core::ptr::from_ref(self).cast()
    }
}

/// The algorithm behind a pointer, which lives for ever; NULL is an error.
pub(crate) fn cipher(pointer: *const EVP_CIPHER) -> Result<&'static Cipher, Pushed> {
    Ok(borrowed!(pointer))
}

/// The algorithm of a name, in upper or lower case.
fn by_name(name: &[u8]) -> *const EVP_CIPHER {
    let named = match name.to_ascii_lowercase().as_slice() {
        b"aes128" => Some(&&AES_128_CBC),
        b"aes256" => Some(&&AES_256_CBC),
        _ => CIPHERS.iter().find(|cipher| name.eq_ignore_ascii_case(cipher.name.to_bytes())),
    };
    named.map_or(core::ptr::null(), |cipher| cipher.pointer())
}

/// EVP_aes_128_cbc: the cipher AES with a key of 128 bits in CBC mode. Never NULL. OpenSSL: EVP_aes_128_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_cbc() -> *const EVP_CIPHER {
    AES_128_CBC.pointer()
}

/// EVP_aes_256_cbc: the cipher AES with a key of 256 bits in CBC mode. Never NULL. OpenSSL: EVP_aes_256_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_cbc() -> *const EVP_CIPHER {
    AES_256_CBC.pointer()
}

/// EVP_get_cipherbyname: the cipher of a name such as "AES-256-CBC", in upper or lower case. Returns NULL for a name that is
/// not known, and for NULL. OpenSSL: EVP_get_cipherbyname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_get_cipherbyname(name: *const c_char) -> *const EVP_CIPHER {
    entry(core::ptr::null(), || {
        if name.is_null() {
            return Ok(core::ptr::null());
        }
        Ok(by_name(text!(name).to_bytes()))
    })
}

/// EVP_CIPHER_fetch: as EVP_get_cipherbyname. There is one library context, so ctx is to be NULL; properties are not looked
/// at. OpenSSL: EVP_CIPHER_fetch(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_fetch(
    _ctx: *mut OSSL_LIB_CTX,
    algorithm: *const c_char,
    _properties: *const c_char,
) -> *mut EVP_CIPHER {
    entry(core::ptr::null_mut(), || {
        let found = by_name(text!(algorithm).to_bytes());
        if found.is_null() {
            return Err(super::failure(super::reasons::EVP_R_UNSUPPORTED_ALGORITHM));
        }
        Ok(found.cast_mut())
    })
}

/// EVP_CIPHER_up_ref: does nothing, for ciphers are static. Returns 1. OpenSSL: EVP_CIPHER_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_up_ref(_cipher: *mut EVP_CIPHER) -> c_int {
    1
}

/// EVP_CIPHER_free: does nothing, for ciphers are static. OpenSSL: EVP_CIPHER_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_free(_cipher: *mut EVP_CIPHER) {}

/// EVP_CIPHER_get_nid: the NID of a cipher; 0 for NULL. OpenSSL: EVP_CIPHER_get_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_nid(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || Ok(borrowed!(cipher).nid))
}

/// EVP_CIPHER_get_type: as EVP_CIPHER_get_nid. OpenSSL: EVP_CIPHER_get_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_type(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || Ok(borrowed!(cipher).nid))
}

/// EVP_CIPHER_get0_name: the name of a cipher, such as "AES-256-CBC"; NULL for NULL. The text is static.
/// OpenSSL: EVP_CIPHER_get0_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get0_name(cipher: *const EVP_CIPHER) -> *const c_char {
    entry_quiet(core::ptr::null(), || {
        // SAFETY: NULL, or one of the statics above.
        unsafe { cipher.cast::<Cipher>().as_ref() }.map_or(core::ptr::null(), |cipher| cipher.name.as_ptr())
    })
}

/// EVP_CIPHER_is_a: 1 if the cipher has this name, else 0. OpenSSL: EVP_CIPHER_is_a(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_is_a(cipher: *const EVP_CIPHER, name: *const c_char) -> c_int {
    entry(0, || Ok((!cipher.is_null() && core::ptr::eq(by_name(text!(name).to_bytes()), cipher)).into()))
}

/// EVP_CIPHER_get_block_size: the length of a cipher's block in bytes; 0 for NULL. OpenSSL: EVP_CIPHER_get_block_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_block_size(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || Ok(borrowed!(cipher).algorithm.block_len() as c_int))
}

/// EVP_CIPHER_get_key_length: the length of a cipher's key in bytes; 0 for NULL. OpenSSL: EVP_CIPHER_get_key_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_key_length(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || Ok(borrowed!(cipher).algorithm.key_len() as c_int))
}

/// EVP_CIPHER_get_iv_length: the length of a cipher's initialisation vector in bytes; 0 for NULL.
/// OpenSSL: EVP_CIPHER_get_iv_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_iv_length(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || Ok(borrowed!(cipher).algorithm.block_len() as c_int))
}

/// EVP_CIPHER_get_mode: the mode of a cipher: EVP_CIPH_CBC_MODE; 0 for NULL. OpenSSL: EVP_CIPHER_get_mode(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_mode(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || {
        borrowed!(cipher);
        Ok(EVP_CIPH_CBC_MODE)
    })
}

/// EVP_CIPHER_get_flags: the mode of a cipher, which is all that it has of flags; 0 for NULL.
/// OpenSSL: EVP_CIPHER_get_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_flags(cipher: *const EVP_CIPHER) -> c_ulong {
    entry(0, || {
        borrowed!(cipher);
        Ok(EVP_CIPH_CBC_MODE as c_ulong)
    })
}
