//! Private keys as DER.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::crypto::{KeyType, PrivateKey};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::ec::point::decode;
use crate::ffi::entry;
use crate::ffi::err::reasons::evp::EVP_R_PRIVATE_KEY_DECODE_ERROR;
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::evp::failure;
use crate::ffi::evp::key::{EVP_PKEY_EC, EVP_PKEY_RSA, EVP_PKEY_free};
use crate::ffi::evp::reasons::EVP_R_UNSUPPORTED_KEY_TYPE;
use crate::ffi::non_null;
use crate::ffi::object;
use crate::ffi::rsa::der::public_from_pkcs1;
use crate::ffi::types::EVP_PKEY;
use crate::x509::tlv::{self, Der, tag};

/// Reads the private key at the front of `bytes`, in whichever form it is. Tells how long its DER is.
pub(crate) fn read_private_key(bytes: &[u8]) -> Result<(Key, usize), Pushed> {
    let element = der::first_element(bytes)?;
    let key = PrivateKey::from_der_any(element)
        .map_err(|error| err::push(ERR_LIB_EVP, EVP_R_PRIVATE_KEY_DECODE_ERROR, error.to_string()))?;
    Ok((Key::pair(Arc::new(key)), element.len()))
}

/// A private key in the form of its own kind: PKCS#1 for RSA, SEC 1 for EC, else PKCS#8.
pub(crate) fn own_form(key: &PrivateKey) -> Zeroizing<Vec<u8>> {
    let pkcs8 = key.to_pkcs8_der();
    let own = match key.key_type() {
        KeyType::Rsa => pkcs8_parts(&pkcs8).map(|(_, key)| key.to_vec()),
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => {
            pkcs8_parts(&pkcs8).and_then(|(curve, key)| ec_key_with_curve(curve, key))
        }
        KeyType::RsaPss | KeyType::Ed25519 | KeyType::X25519 | KeyType::Dh | KeyType::DhX942 => None,
    };
    own.map_or(pkcs8, Zeroizing::new)
}

/// The algorithm's parameters and the key of a PKCS#8 PrivateKeyInfo.
pub(crate) fn pkcs8_parts(pkcs8: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut info = Der::new(pkcs8, "PKCS#8").nested(tag::SEQUENCE).ok()?;
    info.expect(tag::INTEGER).ok()?;
    let mut algorithm = info.nested(tag::SEQUENCE).ok()?;
    algorithm.oid().ok()?;
    let parameters = algorithm.any().map_or(&[][..], |parameters| parameters.raw);
    Some((parameters, info.expect(tag::OCTET_STRING).ok()?.value))
}

/// The key itself in a SubjectPublicKeyInfo.
pub(crate) fn key_bits(info: &[u8]) -> Option<&[u8]> {
    let mut info = Der::new(info, "SubjectPublicKeyInfo").nested(tag::SEQUENCE).ok()?;
    info.expect(tag::SEQUENCE).ok()?;
    info.bit_string().ok().map(|(_, key)| key)
}

/// An ECPrivateKey (RFC 5915) that says which curve it is on: inside PKCS#8 that is left out.
fn ec_key_with_curve(curve: &[u8], key: &[u8]) -> Option<Vec<u8>> {
    const PARAMETERS: u8 = tag::context_constructed(0);
    let mut fields = Der::new(key, "ECPrivateKey").nested(tag::SEQUENCE).ok()?;
    let version = fields.expect(tag::INTEGER).ok()?.raw;
    let scalar = fields.expect(tag::OCTET_STRING).ok()?.raw;
    fields.optional(PARAMETERS).ok()?;
    let mut body = Zeroizing::new(Vec::with_capacity(key.len() + curve.len() + 2));
    body.extend_from_slice(version);
    body.extend_from_slice(scalar);
    tlv::write(&mut body, PARAMETERS, curve);
    while !fields.is_empty() {
        body.extend_from_slice(fields.any().ok()?.raw);
    }
    let mut key = Vec::with_capacity(body.len() + 4);
    tlv::write(&mut key, tag::SEQUENCE, &body);
    Some(key)
}

/// i2d_PrivateKey: writes a private key as DER: PKCS#1 for RSA, SEC 1 for EC, PKCS#8 for others. If `pp` is NULL nothing
/// is written; if `*pp` is NULL memory is allocated, to be freed with OPENSSL_free; else `*pp` is advanced behind what
/// was written. Returns the length, or a negative number if there is no private key. OpenSSL: i2d_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PrivateKey(a: *const EVP_PKEY, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let own_form = own_form(&*borrowed!(a).need_private()?);
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(&own_form, pp) }
    })
}

/// d2i_AutoPrivateKey: reads a private key's DER: PKCS#1, SEC 1 or PKCS#8. Advances `*pp` behind it. If `a` is not NULL
/// the key is also put into `*a`, and the key there before is freed. Returns the key, to be freed with EVP_PKEY_free, or
/// NULL on error. OpenSSL: d2i_AutoPrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_AutoPrivateKey(
    a: *mut *mut EVP_PKEY,
    pp: *mut *const c_uchar,
    length: c_long,
) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let (key, length) = read_private_key(der::input(pp, length)?)?;
            Ok(der::taken(object::new(key), a, free, pp, length))
        }
    })
}

/// d2i_PrivateKey: as d2i_AutoPrivateKey, for a key of the kind `type`, such as EVP_PKEY_RSA: others are an error.
/// OpenSSL: d2i_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PrivateKey(
    r#type: c_int,
    a: *mut *mut EVP_PKEY,
    pp: *mut *const c_uchar,
    length: c_long,
) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let (key, length) = read_private_key(der::input(pp, length)?)?;
            if key.id() != r#type {
                return Err(err::push(ERR_LIB_EVP, EVP_R_PRIVATE_KEY_DECODE_ERROR, "a key of another kind"));
            }
            Ok(der::taken(object::new(key), a, free, pp, length))
        }
    })
}

/// i2d_PublicKey: writes a public key in the form of its own kind: PKCS#1 for RSA, the point for EC. As i2d_PrivateKey; other
/// kinds are an error. OpenSSL: i2d_PublicKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PublicKey(a: *const EVP_PKEY, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let key = borrowed!(a).need_public()?;
        let own = key_bits(key.spki_der()).filter(|_| key.key_type().is_rsa() || key.key_type().curve().is_some());
        let own = own.ok_or_else(|| failure(EVP_R_UNSUPPORTED_KEY_TYPE))?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(own, pp) }
    })
}

/// d2i_PublicKey: reads a public key as i2d_PublicKey writes it. `type` is EVP_PKEY_RSA, or EVP_PKEY_EC, for which `*a` must hold
/// a key or parameters of the curve; all `length` bytes are then the point. As d2i_AutoPrivateKey. OpenSSL: d2i_PublicKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_PublicKey(
    r#type: c_int,
    a: *mut *mut EVP_PKEY,
    pp: *mut *const c_uchar,
    length: c_long,
) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        let bytes = unsafe { der::input(pp, length) }?;
        let (key, length) = match r#type {
            EVP_PKEY_RSA => {
                let element = der::first_element(bytes)?;
                (public_from_pkcs1(element)?, element.len())
            }
            EVP_PKEY_EC => {
                // SAFETY: a place.
                let known = unsafe { *non_null(a)?.as_ptr() };
                (decode(borrowed!(known).need()?.key_type(), bytes)?, bytes.len())
            }
            _ => return Err(failure(EVP_R_UNSUPPORTED_KEY_TYPE)),
        };
        // SAFETY: as before.
        unsafe { Ok(der::taken(object::new(Key::public(key)), a, free, pp, length)) }
    })
}

/// # Safety
/// As [`EVP_PKEY_free`].
pub(crate) unsafe fn free(key: *mut EVP_PKEY) {
    // SAFETY: as the caller promises.
    unsafe { EVP_PKEY_free(key) };
}
