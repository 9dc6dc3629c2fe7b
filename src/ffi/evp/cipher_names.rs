//! The names of ciphers, finding ciphers by them, and what ciphers say of themselves.

use core::ffi::{c_char, c_int, c_ulong, c_void};
use core::ptr;

use crate::crypto::cipher::{BlockCipher, CipherAlgorithm, Mode};
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::types::{EVP_CIPHER, OSSL_LIB_CTX};
use crate::ffi::{entry, entry_quiet};

use super::cipher::{CIPHERS, Cipher};

/// The greatest length of a cipher's key, in bytes.
pub const EVP_MAX_KEY_LENGTH: c_int = 64;
/// The greatest length of an initialisation vector, in bytes.
pub const EVP_MAX_IV_LENGTH: c_int = 16;
/// The greatest length of a cipher's block, in bytes.
pub const EVP_MAX_BLOCK_LENGTH: c_int = 32;
/// The greatest length of a tag of authenticated encryption, in bytes.
pub const EVP_MAX_AEAD_TAG_LENGTH: c_int = 16;
/// EVP_CIPHER_get_mode: a stream cipher.
pub const EVP_CIPH_STREAM_CIPHER: c_int = 0x0;
/// EVP_CIPHER_get_mode: electronic codebook.
pub const EVP_CIPH_ECB_MODE: c_int = 0x1;
/// EVP_CIPHER_get_mode: cipher block chaining.
pub const EVP_CIPH_CBC_MODE: c_int = 0x2;
/// EVP_CIPHER_get_mode: cipher feedback.
pub const EVP_CIPH_CFB_MODE: c_int = 0x3;
/// EVP_CIPHER_get_mode: output feedback.
pub const EVP_CIPH_OFB_MODE: c_int = 0x4;
/// EVP_CIPHER_get_mode: counter mode.
pub const EVP_CIPH_CTR_MODE: c_int = 0x5;
/// EVP_CIPHER_get_mode: Galois/counter mode.
pub const EVP_CIPH_GCM_MODE: c_int = 0x6;
/// EVP_CIPHER_get_mode: counter mode with CBC-MAC, which no cipher here has.
pub const EVP_CIPH_CCM_MODE: c_int = 0x7;
/// EVP_CIPHER_get_mode: XTS, which no cipher here has.
pub const EVP_CIPH_XTS_MODE: c_int = 0x10001;
/// EVP_CIPHER_get_mode: key wrapping, which no cipher here has.
pub const EVP_CIPH_WRAP_MODE: c_int = 0x10002;
/// EVP_CIPHER_get_mode: OCB, which no cipher here has.
pub const EVP_CIPH_OCB_MODE: c_int = 0x10003;
/// EVP_CIPHER_get_mode: SIV, which no cipher here has.
pub const EVP_CIPH_SIV_MODE: c_int = 0x10004;
/// What is the mode in EVP_CIPHER_get_flags.
pub const EVP_CIPH_MODE: c_int = 0xF0007;
/// EVP_CIPHER_get_flags: keys of any length.
pub const EVP_CIPH_VARIABLE_LENGTH: c_int = 0x8;
/// EVP_CIPHER_get_flags: the cipher deals with its IV.
pub const EVP_CIPH_CUSTOM_IV: c_int = 0x10;
/// EVP_CIPHER_CTX_set_flags: data is not padded.
pub const EVP_CIPH_NO_PADDING: c_int = 0x100;
/// EVP_CIPHER_CTX_set_flags: key wrapping is allowed. It means nothing here.
pub const EVP_CIPHER_CTX_FLAG_WRAP_ALLOW: c_int = 0x1;
/// EVP_CIPHER_get_flags: a tag authenticates the data.
pub const EVP_CIPH_FLAG_AEAD_CIPHER: c_int = 0x200000;

/// The algorithm of a name, in upper or lower case.
pub(crate) fn by_name(name: &[u8]) -> Option<&'static Cipher> {
    CIPHERS.iter().find(|cipher| cipher.names.iter().any(|own| own.to_bytes().eq_ignore_ascii_case(name)))
}

/// The algorithm of a NID.
#[expect(dead_code, reason = "for the parts that read algorithm identifiers")]
pub(crate) fn by_nid(nid: c_int) -> Option<&'static Cipher> {
    CIPHERS.iter().find(|cipher| cipher.nid == nid && nid != 0)
}

/// The mode of an algorithm, as `EVP_CIPH_…` has it.
pub(super) const fn mode(algorithm: CipherAlgorithm) -> c_int {
    match algorithm {
        CipherAlgorithm::Block(_, Mode::Ecb) => EVP_CIPH_ECB_MODE,
        CipherAlgorithm::Block(_, Mode::Cbc) => EVP_CIPH_CBC_MODE,
        CipherAlgorithm::Block(_, Mode::Cfb | Mode::Cfb8) => EVP_CIPH_CFB_MODE,
        CipherAlgorithm::Block(_, Mode::Ofb) => EVP_CIPH_OFB_MODE,
        CipherAlgorithm::Block(_, Mode::Ctr | Mode::Ctr32) => EVP_CIPH_CTR_MODE,
        CipherAlgorithm::Gcm(_) => EVP_CIPH_GCM_MODE,
        CipherAlgorithm::ChaCha20
        | CipherAlgorithm::ChaCha20Poly1305
        | CipherAlgorithm::Rc4
        | CipherAlgorithm::Null => EVP_CIPH_STREAM_CIPHER,
    }
}

/// EVP_get_cipherbyname: the cipher of a name such as "AES-256-CBC", in upper or lower case. Returns NULL for a name that is
/// not known, and for NULL. OpenSSL: EVP_get_cipherbyname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_get_cipherbyname(name: *const c_char) -> *const EVP_CIPHER {
    entry(ptr::null(), || {
        if name.is_null() {
            return Ok(ptr::null());
        }
        Ok(by_name(text!(name).to_bytes()).map_or(ptr::null(), Cipher::pointer))
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
    entry(ptr::null_mut(), || {
        let found = by_name(text!(algorithm).to_bytes());
        let found = found.ok_or_else(|| super::failure(super::reasons::EVP_R_UNSUPPORTED_ALGORITHM))?;
        Ok(found.pointer().cast_mut())
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

/// EVP_CIPHER_get_type: as EVP_CIPHER_get_nid; for RC2 with any length of key, that of RC2-CBC, and 0 for the modes that have
/// no object identifier. OpenSSL: EVP_CIPHER_get_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_type(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || {
        let cipher = borrowed!(cipher);
        Ok(match cipher.algorithm {
            CipherAlgorithm::Block(BlockCipher::Rc2(_), Mode::Cbc) => 37,
            _ => cipher.nid,
        })
    })
}

/// EVP_CIPHER_get0_name: the name of a cipher, such as "AES-256-CBC"; NULL for NULL. The text is static.
/// OpenSSL: EVP_CIPHER_get0_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get0_name(cipher: *const EVP_CIPHER) -> *const c_char {
    entry_quiet(ptr::null(), || {
        // SAFETY: NULL, or one of the statics.
        unsafe { cipher.cast::<Cipher>().as_ref() }.map_or(ptr::null(), |cipher| cipher.name().as_ptr())
    })
}

/// EVP_CIPHER_is_a: 1 if the cipher has this name, else 0. OpenSSL: EVP_CIPHER_is_a(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_is_a(cipher: *const EVP_CIPHER, name: *const c_char) -> c_int {
    entry(0, || {
        let named = by_name(text!(name).to_bytes());
        Ok(named.is_some_and(|named| ptr::eq(named.pointer(), cipher)).into())
    })
}

/// EVP_CIPHER_get_block_size: the length in bytes of the blocks that a cipher's data is padded to, 1 if it is not; 0 for NULL.
/// OpenSSL: EVP_CIPHER_get_block_size(3)
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
    entry(0, || Ok(borrowed!(cipher).algorithm.iv_len() as c_int))
}

/// EVP_CIPHER_get_mode: the mode of a cipher, such as EVP_CIPH_CBC_MODE; 0 for NULL. OpenSSL: EVP_CIPHER_get_mode(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_mode(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || Ok(mode(borrowed!(cipher).algorithm)))
}

/// EVP_CIPHER_get_flags: the mode of a cipher, and EVP_CIPH_VARIABLE_LENGTH, EVP_CIPH_CUSTOM_IV and
/// EVP_CIPH_FLAG_AEAD_CIPHER as far as they hold; 0 for NULL. OpenSSL: EVP_CIPHER_get_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_get_flags(cipher: *const EVP_CIPHER) -> c_ulong {
    entry(0, || {
        let algorithm = borrowed!(cipher).algorithm;
        let authenticated =
            if algorithm.is_authenticated() { EVP_CIPH_FLAG_AEAD_CIPHER | EVP_CIPH_CUSTOM_IV } else { 0 };
        let variable = if algorithm.has_keys_of_any_length() { EVP_CIPH_VARIABLE_LENGTH } else { 0 };
        Ok((mode(algorithm) | authenticated | variable) as c_ulong)
    })
}

/// EVP_CIPHER_names_do_all: calls `fn` with each name of a cipher and with `data`. Returns 1, or 0 on error.
/// OpenSSL: EVP_CIPHER_names_do_all(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_names_do_all(
    cipher: *const EVP_CIPHER,
    r#fn: Option<unsafe extern "C" fn(name: *const c_char, data: *mut c_void)>,
    data: *mut c_void,
) -> c_int {
    entry(0, || {
        let names = borrowed!(cipher).names;
        if let Some(tell) = r#fn {
            // SAFETY: the program's function takes what it was given for; the names are static.
            names.iter().for_each(|name| unsafe { tell(name.as_ptr(), data) });
        }
        Ok(1)
    })
}

/// EVP_CIPHER_do_all_provided: calls `fn` with each cipher and with `arg`. OpenSSL: EVP_CIPHER_do_all_provided(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_do_all_provided(
    _libctx: *mut OSSL_LIB_CTX,
    r#fn: Option<unsafe extern "C" fn(cipher: *mut EVP_CIPHER, arg: *mut c_void)>,
    arg: *mut c_void,
) {
    entry_quiet((), || {
        if let Some(tell) = r#fn {
            // SAFETY: the program's function takes what it was given for; ciphers are static.
            CIPHERS.iter().for_each(|cipher| unsafe { tell(cipher.pointer().cast_mut(), arg) });
        }
    });
}

/// Calls `tell` with all ciphers in the order of their names.
fn tell_all(
    tell: Option<unsafe extern "C" fn(*const EVP_CIPHER, *const c_char, *const c_char, *mut c_void)>,
    arg: *mut c_void,
) {
    let Some(tell) = tell else { return };
    let mut all: Vec<&'static Cipher> = CIPHERS.iter().filter(|cipher| cipher.nid != 0).collect();
    all.sort_by_key(|cipher| cipher.name());
    for cipher in all {
        // SAFETY: the program's function takes what it was given for; names and ciphers are static.
        unsafe { tell(cipher.pointer(), cipher.name().as_ptr(), ptr::null(), arg) };
    }
}

/// EVP_CIPHER_do_all: calls `fn` with each cipher, its name as `from`, NULL and `arg`. OpenSSL: EVP_CIPHER_do_all(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_do_all(
    r#fn: Option<unsafe extern "C" fn(ciph: *const EVP_CIPHER, from: *const c_char, to: *const c_char, x: *mut c_void)>,
    arg: *mut c_void,
) {
    entry_quiet((), || tell_all(r#fn, arg));
}

/// EVP_CIPHER_do_all_sorted: as EVP_CIPHER_do_all, in the order of the names. OpenSSL: EVP_CIPHER_do_all_sorted(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_CIPHER_do_all_sorted(
    r#fn: Option<unsafe extern "C" fn(ciph: *const EVP_CIPHER, from: *const c_char, to: *const c_char, x: *mut c_void)>,
    arg: *mut c_void,
) {
    entry_quiet((), || tell_all(r#fn, arg));
}

/// EVP_add_cipher: does nothing: every cipher is known by its names from the start. Returns 1, or 0 for NULL.
/// OpenSSL: EVP_add_cipher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_add_cipher(cipher: *const EVP_CIPHER) -> c_int {
    entry(0, || {
        borrowed!(cipher);
        Ok(1)
    })
}
