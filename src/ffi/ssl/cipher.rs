//! `SSL_CIPHER`: what a cipher suite is made of.

use core::ffi::{c_char, c_int, c_uchar};
use core::ptr;
use std::ffi::{CStr, CString};
use std::sync::LazyLock;

use crate::crypto::HashAlgorithm;
use crate::crypto::suites::{self, Authentication, BulkCipher, CipherSuite, KeyExchange};
use crate::crypto::{AeadAlgorithm, CbcAlgorithm};
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::err::Pushed;
use crate::ffi::evp::{digest, digest_names};
use crate::ffi::objects::obj_mac::{
    NID_aes_128_cbc, NID_aes_128_ccm, NID_aes_128_gcm, NID_aes_256_cbc, NID_aes_256_ccm, NID_aes_256_gcm, NID_auth_any,
    NID_auth_ecdsa, NID_auth_null, NID_auth_psk, NID_auth_rsa, NID_chacha20_poly1305, NID_des_ede3_cbc, NID_kx_any,
    NID_kx_dhe, NID_kx_dhe_psk, NID_kx_ecdhe, NID_kx_ecdhe_psk, NID_kx_psk, NID_kx_rsa, NID_kx_rsa_psk, NID_undef,
};
use crate::ffi::types::{EVP_MD, SSL, SSL_CIPHER};
use crate::ffi::{entry, entry_quiet};

/// What SSL_CIPHER_description needs room for, in bytes.
const DESCRIPTION_ROOM: usize = 128;

/// The pointer that stands for a suite in C. It is never freed.
pub(crate) const fn pointer_of(suite: &'static CipherSuite) -> *const SSL_CIPHER {
    ptr::from_ref(suite).cast()
}

/// The suite behind a pointer; `None` for NULL.
pub(crate) fn suite_of(cipher: *const SSL_CIPHER) -> Option<&'static CipherSuite> {
    // SAFETY: the program only has pointers from `pointer_of`.
    unsafe { cipher.cast::<CipherSuite>().as_ref() }
}

/// Every suite, those of TLS 1.3 first.
fn all() -> impl Iterator<Item = &'static CipherSuite> {
    suites::TLS13.iter().chain(suites::ALL)
}

/// A suite's names as C has them.
struct Names {
    openssl: CString,
    standard: CString,
}

/// The names of all suites, in the order of [`all`].
static NAMES: LazyLock<Vec<Names>> = LazyLock::new(|| {
    let text = |name: &str| CString::new(name).unwrap_or_default();
    all().map(|suite| Names { openssl: text(suite.openssl_name), standard: text(suite.name) }).collect()
});

fn names(suite: &CipherSuite) -> Option<&'static Names> {
    NAMES.get(all().position(|other| other == suite)?)
}

/// The suite's name in OpenSSL.
pub(crate) fn name(suite: &CipherSuite) -> &'static CStr {
    names(suite).map_or(c"", |names| &names.openssl)
}

/// A name with a suffix for old versions, as OpenSSL's version texts have it.
fn version(suite: &CipherSuite) -> &'static CStr {
    match suite.version_name() {
        "SSLv3" => c"SSLv3",
        "TLSv1.0" => c"TLSv1.0",
        "TLSv1.2" => c"TLSv1.2",
        "TLSv1.3" => c"TLSv1.3",
        _ => c"unknown",
    }
}

/// SSL_CIPHER_get_name: the name that OpenSSL gives a suite; "(NONE)" for NULL. The text is static.
/// OpenSSL: SSL_CIPHER_get_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_name(c: *const SSL_CIPHER) -> *const c_char {
    entry_quiet(c"(NONE)".as_ptr(), || suite_of(c).map_or(c"(NONE)", name).as_ptr())
}

/// SSL_CIPHER_standard_name: the name that the RFCs give a suite; "(NONE)" for NULL. The text is static.
/// OpenSSL: SSL_CIPHER_standard_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_standard_name(c: *const SSL_CIPHER) -> *const c_char {
    entry_quiet(c"(NONE)".as_ptr(), || {
        suite_of(c).and_then(names).map_or(c"(NONE)", |names| names.standard.as_c_str()).as_ptr()
    })
}

/// OPENSSL_cipher_name: the OpenSSL name of the suite with an RFC name; "(NONE)" for NULL or an unknown one. The text is
/// static. OpenSSL: OPENSSL_cipher_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_cipher_name(rfc_name: *const c_char) -> *const c_char {
    entry_quiet(c"(NONE)".as_ptr(), || {
        if rfc_name.is_null() {
            return c"(NONE)".as_ptr();
        }
        // SAFETY: the program passes NULL or a string.
        let wanted = unsafe { CStr::from_ptr(rfc_name) };
        let found = NAMES.iter().find(|names| names.standard.as_c_str() == wanted);
        found.map_or(c"(NONE)", |names| names.openssl.as_c_str()).as_ptr()
    })
}

/// SSL_CIPHER_get_version: the oldest version of TLS that has a suite; "(NONE)" for NULL. The text is static.
/// OpenSSL: SSL_CIPHER_get_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_version(c: *const SSL_CIPHER) -> *const c_char {
    entry_quiet(c"(NONE)".as_ptr(), || suite_of(c).map_or(c"(NONE)", version).as_ptr())
}

/// SSL_CIPHER_get_bits: how strong the encryption is, in bits; 0 for NULL. Writes the length of its key to alg_bits, unless
/// that is NULL. OpenSSL: SSL_CIPHER_get_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_bits(c: *const SSL_CIPHER, alg_bits: *mut c_int) -> c_int {
    entry_quiet(0, || {
        let Some(suite) = suite_of(c) else { return 0 };
        put!(alg_bits, suite.algorithm_bits.into());
        suite.strength_bits.into()
    })
}

/// SSL_CIPHER_get_id: the suite's number in OpenSSL's form, 0x03000000 and the number on the wire; 0 for NULL.
/// OpenSSL: SSL_CIPHER_get_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_id(c: *const SSL_CIPHER) -> u32 {
    entry_quiet(0, || suite_of(c).map_or(0, |suite| 0x0300_0000 | u32::from(suite.id)))
}

/// SSL_CIPHER_get_protocol_id: the suite's number on the wire; 0 for NULL. OpenSSL: SSL_CIPHER_get_protocol_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_protocol_id(c: *const SSL_CIPHER) -> u16 {
    entry_quiet(0, || suite_of(c).map_or(0, |suite| suite.id))
}

/// SSL_CIPHER_get_cipher_nid: the NID of the encryption; NID_undef for NULL. OpenSSL: SSL_CIPHER_get_cipher_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_cipher_nid(c: *const SSL_CIPHER) -> c_int {
    entry_quiet(NID_undef, || match suite_of(c).map(|suite| suite.bulk) {
        Some(BulkCipher::Aead(AeadAlgorithm::Aes128Gcm)) => NID_aes_128_gcm,
        Some(BulkCipher::Aead(AeadAlgorithm::Aes256Gcm)) => NID_aes_256_gcm,
        Some(BulkCipher::Aead(AeadAlgorithm::ChaCha20Poly1305)) => NID_chacha20_poly1305,
        Some(BulkCipher::Aead(AeadAlgorithm::Aes128Ccm | AeadAlgorithm::Aes128Ccm8)) => NID_aes_128_ccm,
        Some(BulkCipher::Aead(AeadAlgorithm::Aes256Ccm | AeadAlgorithm::Aes256Ccm8)) => NID_aes_256_ccm,
        Some(BulkCipher::Cbc { cipher: CbcAlgorithm::TripleDes, .. }) => NID_des_ede3_cbc,
        Some(BulkCipher::Cbc { cipher: CbcAlgorithm::Aes128, .. }) => NID_aes_128_cbc,
        Some(BulkCipher::Cbc { cipher: CbcAlgorithm::Aes256, .. }) => NID_aes_256_cbc,
        // As in OpenSSL, where no encryption has no number either.
        Some(BulkCipher::Null { .. }) | None => NID_undef,
    })
}

/// SSL_CIPHER_get_digest_nid: the NID of the digest of a suite's MAC; NID_undef for AEAD suites and NULL.
/// OpenSSL: SSL_CIPHER_get_digest_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_digest_nid(c: *const SSL_CIPHER) -> c_int {
    entry_quiet(NID_undef, || match suite_of(c).map(|suite| suite.bulk) {
        Some(BulkCipher::Cbc { mac, .. } | BulkCipher::Null { mac }) => digest_names::names(mac).nid,
        _ => NID_undef,
    })
}

/// SSL_CIPHER_get_kx_nid: the NID of the key exchange, such as NID_kx_ecdhe; NID_undef for NULL.
/// OpenSSL: SSL_CIPHER_get_kx_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_kx_nid(c: *const SSL_CIPHER) -> c_int {
    entry_quiet(NID_undef, || match suite_of(c).map(|suite| suite.key_exchange) {
        Some(KeyExchange::Rsa) => NID_kx_rsa,
        Some(KeyExchange::Dhe) => NID_kx_dhe,
        Some(KeyExchange::Ecdhe) => NID_kx_ecdhe,
        Some(KeyExchange::Psk) => NID_kx_psk,
        Some(KeyExchange::DhePsk) => NID_kx_dhe_psk,
        Some(KeyExchange::EcdhePsk) => NID_kx_ecdhe_psk,
        Some(KeyExchange::RsaPsk) => NID_kx_rsa_psk,
        Some(KeyExchange::Any) => NID_kx_any,
        // OpenSSL has no number for what it no longer does.
        Some(KeyExchange::Dh) | None => NID_undef,
    })
}

/// SSL_CIPHER_get_auth_nid: the NID of what the server proves who it is with, such as NID_auth_rsa;
/// NID_auth_null if it does not, NID_undef for NULL.
/// OpenSSL: SSL_CIPHER_get_auth_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_auth_nid(c: *const SSL_CIPHER) -> c_int {
    entry_quiet(NID_undef, || match suite_of(c).map(|suite| suite.authentication) {
        Some(Authentication::Rsa) => NID_auth_rsa,
        Some(Authentication::Ecdsa) => NID_auth_ecdsa,
        Some(Authentication::Psk) => NID_auth_psk,
        Some(Authentication::Anonymous) => NID_auth_null,
        Some(Authentication::Any) => NID_auth_any,
        Some(Authentication::Dh) | None => NID_undef,
    })
}

/// SSL_CIPHER_get_handshake_digest: the digest of a suite's handshake and PRF; NULL for NULL.
/// OpenSSL: SSL_CIPHER_get_handshake_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_get_handshake_digest(c: *const SSL_CIPHER) -> *const EVP_MD {
    entry_quiet(ptr::null(), || {
        suite_of(c)
            .map(CipherSuite::handshake_digest)
            .map_or(ptr::null(), |hash: HashAlgorithm| digest::pointer_of(hash))
    })
}

/// SSL_CIPHER_is_aead: whether one algorithm encrypts and authenticates. Returns 1 or 0.
/// OpenSSL: SSL_CIPHER_is_aead(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_is_aead(c: *const SSL_CIPHER) -> c_int {
    entry_quiet(0, || suite_of(c).is_some_and(CipherSuite::is_aead).into())
}

/// SSL_CIPHER_find: the suite with a number on the wire, two bytes; NULL if it is unknown.
/// OpenSSL: SSL_CIPHER_find(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_find(ssl: *mut SSL, ptr: *const c_uchar) -> *const SSL_CIPHER {
    entry(ptr::null(), || {
        borrowed!(ssl);
        let id = <[u8; 2]>::try_from(input!(ptr, 2)).map_or(0, u16::from_be_bytes);
        Ok(suites::by_id(id).map_or(ptr::null(), pointer_of))
    })
}

/// SSL_CIPHER_description: a line about a suite. Writes it to buf, of len bytes, at least 128; with a NULL buf, to memory
/// that the program frees with OPENSSL_free. Returns the text, or NULL if there is no room.
/// OpenSSL: SSL_CIPHER_description(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CIPHER_description(
    cipher: *const SSL_CIPHER,
    buf: *mut c_char,
    len: c_int,
) -> *mut c_char {
    entry(ptr::null_mut(), || -> Result<_, Pushed> {
        let Some(suite) = suite_of(cipher) else { return Ok(ptr::null_mut()) };
        let mut line = suites::description(suite).into_bytes();
        line.truncate(DESCRIPTION_ROOM - 1);
        line.push(0);
        let room = if buf.is_null() {
            CRYPTO_malloc(DESCRIPTION_ROOM, ptr::null(), 0).cast::<c_char>()
        } else if usize::try_from(len).is_ok_and(|len| len >= DESCRIPTION_ROOM) {
            buf
        } else {
            ptr::null_mut()
        };
        put_bytes!(room, &line);
        Ok(room)
    })
}
