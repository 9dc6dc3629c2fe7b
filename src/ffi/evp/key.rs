//! Public and private keys (`EVP_PKEY`).

use core::ffi::{c_char, c_int};
use std::sync::Arc;

use crate::crypto::key::{KeyType, PrivateKey, PublicKey};
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::object::{self, CType};
use crate::ffi::types::EVP_PKEY;
use crate::ffi::{entry, entry_quiet};

/// No key.
pub const EVP_PKEY_NONE: c_int = 0;
/// An RSA key for signatures and key transport.
pub const EVP_PKEY_RSA: c_int = 6;
/// An RSA key for PSS signatures only.
pub const EVP_PKEY_RSA_PSS: c_int = 912;
/// An elliptic curve key.
pub const EVP_PKEY_EC: c_int = 408;
/// A Diffie-Hellman key with the parameters of PKCS#3.
pub const EVP_PKEY_DH: c_int = 28;
/// A Diffie-Hellman key with the parameters of X9.42.
pub const EVP_PKEY_DHX: c_int = 920;
/// An Ed25519 key.
pub const EVP_PKEY_ED25519: c_int = 1087;

/// What an `EVP_PKEY` holds: a public key, and perhaps the private key that belongs to it.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) public: PublicKey,
    pub(crate) private: Option<Arc<PrivateKey>>,
}

impl CType for EVP_PKEY {
    type Rust = Key;
}

impl Key {
    /// A key pair.
    pub(crate) fn pair(private: Arc<PrivateKey>) -> Self {
        Self { public: private.public_key().clone(), private: Some(private) }
    }

    /// A public key alone.
    pub(crate) fn public(public: PublicKey) -> Self {
        Self { public, private: None }
    }

    /// The `EVP_PKEY_` number of its kind.
    pub(crate) fn id(&self) -> c_int {
        match self.public.key_type() {
            KeyType::Rsa => EVP_PKEY_RSA,
            KeyType::RsaPss => EVP_PKEY_RSA_PSS,
            KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => EVP_PKEY_EC,
            KeyType::Ed25519 => EVP_PKEY_ED25519,
            KeyType::Dh => EVP_PKEY_DH,
            KeyType::DhX942 => EVP_PKEY_DHX,
        }
    }

    /// The name of its kind.
    fn type_name(&self) -> &'static core::ffi::CStr {
        match self.public.key_type() {
            KeyType::Rsa => c"RSA",
            KeyType::RsaPss => c"RSA-PSS",
            KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => c"EC",
            KeyType::Ed25519 => c"ED25519",
            KeyType::Dh => c"DH",
            KeyType::DhX942 => c"DHX",
        }
    }

    /// The greatest length of a signature, of an RSA ciphertext, or of a secret that is agreed on, in bytes.
    pub(crate) fn size(&self) -> usize {
        let bytes = self.public.bits().div_ceil(8);
        match self.public.key_type() {
            KeyType::Rsa | KeyType::RsaPss | KeyType::Dh | KeyType::DhX942 => bytes,
            // A DER sequence of two integers, each of which may need a leading zero; from P-384 on the outer length
            // still fits one byte, for P-521 it takes two.
            KeyType::EcP256 | KeyType::EcP384 => 2 + 2 * (2 + bytes + 1),
            KeyType::EcP521 => 3 + 2 * (2 + bytes),
            KeyType::Ed25519 => 64,
        }
    }
}

/// EVP_PKEY_free: gives back one reference to a key; NULL is nothing to do. OpenSSL: EVP_PKEY_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_free(pkey: *mut EVP_PKEY) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(pkey) });
}

/// EVP_PKEY_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: EVP_PKEY_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_up_ref(pkey: *mut EVP_PKEY) -> c_int {
    // SAFETY: the program passes NULL or a live key.
    entry(0, || unsafe { object::up_ref(pkey) }.map(|()| 1))
}

/// EVP_PKEY_get_id: the kind of a key: EVP_PKEY_RSA, EVP_PKEY_RSA_PSS, EVP_PKEY_EC, EVP_PKEY_ED25519, EVP_PKEY_DH
/// or EVP_PKEY_DHX; 0 for NULL. OpenSSL: EVP_PKEY_get_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_id(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || Ok(borrowed!(pkey).id()))
}

/// EVP_PKEY_get_base_id: the kind of a key, with an alias resolved; here the same as EVP_PKEY_get_id.
/// OpenSSL: EVP_PKEY_get_base_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_base_id(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || Ok(borrowed!(pkey).id()))
}

/// EVP_PKEY_type: the kind that a number names: the number itself if keys of that kind exist here, else 0 (NID_undef).
/// OpenSSL: EVP_PKEY_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_type(r#type: c_int) -> c_int {
    match r#type {
        EVP_PKEY_RSA | EVP_PKEY_RSA_PSS | EVP_PKEY_EC | EVP_PKEY_ED25519 | EVP_PKEY_DH | EVP_PKEY_DHX => r#type,
        _ => EVP_PKEY_NONE,
    }
}

/// EVP_PKEY_get0_type_name: the name of a key's kind: "RSA", "RSA-PSS", "EC", "ED25519", "DH" or "DHX"; NULL for NULL.
/// The text is static. OpenSSL: EVP_PKEY_get0_type_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get0_type_name(key: *const EVP_PKEY) -> *const c_char {
    entry(core::ptr::null(), || Ok(borrowed!(key).type_name().as_ptr()))
}

/// EVP_PKEY_is_a: whether a key is of the kind that a name names, in upper or lower case. Returns 1 or 0.
/// OpenSSL: EVP_PKEY_is_a(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_is_a(pkey: *const EVP_PKEY, name: *const c_char) -> c_int {
    entry(0, || {
        let same = borrowed!(pkey).type_name().to_bytes().eq_ignore_ascii_case(text!(name).to_bytes());
        Ok(c_int::from(same))
    })
}

/// EVP_PKEY_get_bits: the size of a key in bits: of the modulus, the prime or the curve; 0 for NULL.
/// OpenSSL: EVP_PKEY_get_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_bits(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || Ok(borrowed!(pkey).public.bits() as c_int))
}

/// EVP_PKEY_get_security_bits: the strength of a key in bits; 0 for NULL. OpenSSL: EVP_PKEY_get_security_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_security_bits(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || Ok(borrowed!(pkey).public.security_bits() as c_int))
}

/// EVP_PKEY_get_size: the greatest length of a signature by a key, in bytes; 0 for NULL. OpenSSL: EVP_PKEY_get_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_size(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || Ok(borrowed!(pkey).size() as c_int))
}

/// EVP_PKEY_eq: compares the public halves of two keys. Returns 1 if they are the same, 0 if not, -1 if the kinds differ.
/// OpenSSL: EVP_PKEY_eq(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_eq(a: *const EVP_PKEY, b: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let (a, b) = (borrowed!(a), borrowed!(b));
        Ok(if a.id() != b.id() { -1 } else { c_int::from(a.public == b.public) })
    })
}

/// EVP_PKEY_cmp: EVP_PKEY_eq by its old name. OpenSSL: EVP_PKEY_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_cmp(a: *const EVP_PKEY, b: *const EVP_PKEY) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { EVP_PKEY_eq(a, b) }
}
