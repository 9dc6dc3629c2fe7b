//! Public and private keys (`EVP_PKEY`).

use core::ffi::{c_char, c_int};

use super::Key;
use super::key_cell::{Material, name_of};
use crate::crypto::key::KeyType;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::object;
use crate::ffi::types::EVP_PKEY;
use crate::ffi::{Pushed, entry, entry_quiet};

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
/// An X25519 key.
pub const EVP_PKEY_X25519: c_int = 1034;
/// An Ed25519 key.
pub const EVP_PKEY_ED25519: c_int = 1087;

/// EVP_PKEY_new: a new empty key, to be freed with EVP_PKEY_free. OpenSSL: EVP_PKEY_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_new() -> *mut EVP_PKEY {
    entry_quiet(core::ptr::null_mut(), || object::new(Key::default()))
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

/// EVP_PKEY_get_id: the kind of a key: EVP_PKEY_RSA, EVP_PKEY_RSA_PSS, EVP_PKEY_EC, EVP_PKEY_ED25519,
/// EVP_PKEY_X25519, EVP_PKEY_DH or EVP_PKEY_DHX; EVP_PKEY_NONE for an empty key and for NULL. OpenSSL: EVP_PKEY_get_id(3)
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
        EVP_PKEY_RSA | EVP_PKEY_RSA_PSS | EVP_PKEY_EC | EVP_PKEY_ED25519 | EVP_PKEY_X25519 | EVP_PKEY_DH
        | EVP_PKEY_DHX => r#type,
        _ => EVP_PKEY_NONE,
    }
}

/// EVP_PKEY_get0_type_name: the name of a key's kind: "RSA", "RSA-PSS", "EC", "ED25519", "X25519", "DH" or "DHX";
/// NULL for an empty key and for NULL.
/// The text is static. OpenSSL: EVP_PKEY_get0_type_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get0_type_name(key: *const EVP_PKEY) -> *const c_char {
    entry(core::ptr::null(), || {
        let material = borrowed!(key).material();
        Ok(material.map_or(core::ptr::null(), |material| name_of(material.key_type()).as_ptr()))
    })
}

/// EVP_PKEY_is_a: whether a key is of the kind that a name names, in upper or lower case. Returns 1 or 0.
/// OpenSSL: EVP_PKEY_is_a(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_is_a(pkey: *const EVP_PKEY, name: *const c_char) -> c_int {
    entry(0, || {
        let Some(material) = borrowed!(pkey).material() else { return Ok(0) };
        Ok(has_name(material.key_type(), text!(name).to_bytes()).into())
    })
}

/// Whether `name` is one that OpenSSL gives this kind of key, in upper or lower case.
pub(crate) fn has_name(key_type: KeyType, name: &[u8]) -> bool {
    let others: &[&[u8]] = match key_type {
        KeyType::Rsa => &[b"rsaEncryption", b"1.2.840.113549.1.1.1"],
        KeyType::RsaPss => &[b"RSASSA-PSS", b"1.2.840.113549.1.1.10"],
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => &[b"id-ecPublicKey", b"1.2.840.10045.2.1"],
        KeyType::Ed25519 => &[b"1.3.101.112"],
        KeyType::X25519 => &[b"1.3.101.110"],
        KeyType::Dh => &[b"dhKeyAgreement", b"1.2.840.113549.1.3.1"],
        KeyType::DhX942 => &[b"X9.42 DH", b"dhpublicnumber", b"1.2.840.10046.2.1"],
    };
    name_of(key_type).to_bytes().eq_ignore_ascii_case(name)
        || others.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// A number that a key has; 0 for an empty one.
fn number(pkey: *const EVP_PKEY, number: fn(&Material) -> c_int) -> Result<c_int, Pushed> {
    Ok(borrowed!(pkey).material().map_or(0, |material| number(&material)))
}

/// EVP_PKEY_get_bits: the size of a key in bits: of the modulus, the prime or the curve; 0 for an empty key and for
/// NULL.
/// OpenSSL: EVP_PKEY_get_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_bits(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || number(pkey, |material| material.bits() as c_int))
}

/// EVP_PKEY_get_security_bits: the strength of a key in bits; 0 for NULL. OpenSSL: EVP_PKEY_get_security_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_security_bits(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || number(pkey, |material| material.security_bits() as c_int))
}

/// EVP_PKEY_get_size: the greatest length of a signature by a key, in bytes; 0 for NULL. OpenSSL: EVP_PKEY_get_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_get_size(pkey: *const EVP_PKEY) -> c_int {
    entry(0, || number(pkey, |material| material.size() as c_int))
}

/// EVP_PKEY_eq: compares the public halves of two keys. Returns 1 if they are the same, 0 if not, -1 if the kinds differ,
/// -2 if one has no public half.
/// OpenSSL: EVP_PKEY_eq(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_eq(a: *const EVP_PKEY, b: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let (a, b) = (borrowed!(a), borrowed!(b));
        Ok(match (a.public_key(), b.public_key()) {
            _ if a.id() != b.id() => -1,
            (Some(a), Some(b)) => (a == b).into(),
            _ => -2,
        })
    })
}

/// EVP_PKEY_cmp: EVP_PKEY_eq by its old name. OpenSSL: EVP_PKEY_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_cmp(a: *const EVP_PKEY, b: *const EVP_PKEY) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { EVP_PKEY_eq(a, b) }
}
