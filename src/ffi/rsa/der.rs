//! RSA keys as DER: PKCS#1 (RSAPrivateKey, RSAPublicKey) and SubjectPublicKeyInfo (RSA_PUBKEY), and copies of them.

use core::ptr;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::keys::RSA_free;
use super::{Rsa, constants};
use crate::crypto::key::{PrivateKey, PublicKey};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der::malformed;
use crate::ffi::asn1::forms::der_functions;
use crate::ffi::err::{self, ERR_LIB_RSA, Pushed};
use crate::ffi::evp::key_cell::Material;
use crate::ffi::evp::key_der::{key_bits, pkcs8_parts};
use crate::ffi::types::RSA;
use crate::ffi::{entry, object};
use crate::x509::tlv::{Der, tag};

fn of(material: &Material) -> Result<Rsa, Pushed> {
    Rsa::of(material).ok_or_else(|| malformed("a key that is none of RSA"))
}

/// # Safety
/// As [`RSA_free`].
pub(crate) unsafe fn free(rsa: *mut RSA) {
    // SAFETY: as the caller promises.
    unsafe { RSA_free(rsa) };
}

/// The key of a PKCS#1 RSAPublicKey.
pub(crate) fn public_from_pkcs1(element: &[u8]) -> Result<PublicKey, Pushed> {
    let numbers = || {
        let mut numbers = Der::new(element, "RSAPublicKey").nested(tag::SEQUENCE)?;
        let (n, e) = (numbers.integer()?, numbers.integer()?);
        numbers.finish()?;
        Ok((n, e))
    };
    let (n, e) = numbers().map_err(|error: crate::x509::X509Error| malformed(error.to_string()))?;
    PublicKey::from_rsa(n, e, None).map_err(|error| malformed(error.to_string()))
}

fn read_private(element: &[u8]) -> Result<Rsa, Pushed> {
    let key = PrivateKey::from_pkcs1_der(element).map_err(|error| malformed(error.to_string()))?;
    of(&Material::Pair(Arc::new(key)))
}

fn write_private(rsa: &Rsa) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    let key = rsa.private()?;
    let pkcs8 = key.to_pkcs8_der();
    let (_, pkcs1) = pkcs8_parts(&pkcs8).ok_or_else(|| value_missing("the key is kept elsewhere"))?;
    Ok(Zeroizing::new(pkcs1.to_vec()))
}

fn read_public(element: &[u8]) -> Result<Rsa, Pushed> {
    of(&Material::Public(public_from_pkcs1(element)?))
}

fn write_public(rsa: &Rsa) -> Result<Vec<u8>, Pushed> {
    public_info(rsa, |info| key_bits(info).map(<[u8]>::to_vec))
}

fn read_info(element: &[u8]) -> Result<Rsa, Pushed> {
    let key = PublicKey::from_spki_der(element).map_err(|error| malformed(error.to_string()))?;
    of(&Material::Public(key))
}

fn write_info(rsa: &Rsa) -> Result<Vec<u8>, Pushed> {
    public_info(rsa, |info| Some(info.to_vec()))
}

/// What `take` takes of the key's SubjectPublicKeyInfo.
fn public_info(rsa: &Rsa, take: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> Result<Vec<u8>, Pushed> {
    let material = rsa.material()?;
    material.public().and_then(|key| take(key.spki_der())).ok_or_else(|| value_missing("no public key"))
}

#[track_caller]
fn value_missing(detail: &str) -> Pushed {
    err::push(ERR_LIB_RSA, constants::RSA_R_VALUE_MISSING, detail)
}

der_functions!(
    RSA, read_private, write_private, free; d2i_RSAPrivateKey, i2d_RSAPrivateKey,
    d2i_RSAPrivateKey_bio, i2d_RSAPrivateKey_bio, d2i_RSAPrivateKey_fp, i2d_RSAPrivateKey_fp
);
der_functions!(
    RSA, read_public, write_public, free; d2i_RSAPublicKey, i2d_RSAPublicKey,
    d2i_RSAPublicKey_bio, i2d_RSAPublicKey_bio, d2i_RSAPublicKey_fp, i2d_RSAPublicKey_fp
);
der_functions!(
    RSA, read_info, write_info, free; d2i_RSA_PUBKEY, i2d_RSA_PUBKEY,
    d2i_RSA_PUBKEY_bio, i2d_RSA_PUBKEY_bio, d2i_RSA_PUBKEY_fp, i2d_RSA_PUBKEY_fp
);

/// RSAPrivateKey_dup: a copy of a private key, to be freed with RSA_free. Returns NULL on error. OpenSSL: RSAPrivateKey_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSAPrivateKey_dup(a: *const RSA) -> *mut RSA {
    entry(ptr::null_mut(), || Ok(object::new(of(&Material::Pair(borrowed!(a).private()?))?)))
}

/// RSAPublicKey_dup: a copy of the public half of a key, to be freed with RSA_free. Returns NULL on error.
/// OpenSSL: RSAPublicKey_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSAPublicKey_dup(a: *const RSA) -> *mut RSA {
    entry(ptr::null_mut(), || {
        let material = borrowed!(a).material()?;
        let public = material.public().cloned().ok_or_else(|| value_missing("no public key"))?;
        Ok(object::new(of(&Material::Public(public))?))
    })
}
