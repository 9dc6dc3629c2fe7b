//! PKCS#8 private keys that are not encrypted, as objects (`PKCS8_PRIV_KEY_INFO`).

use std::ffi::c_int;
use std::ptr;

use zeroize::Zeroizing;

use crate::crypto::PrivateKey;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::template::{Template, bad, exported};
use crate::ffi::err::reasons::evp::{EVP_R_DECODE_ERROR, EVP_R_UNSUPPORTED_PRIVATE_KEY_ALGORITHM};
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::evp::{Key, pkcs8};
use crate::ffi::types::EVP_PKEY;
use crate::ffi::{entry, non_null, object};
use crate::x509::tlv::{Tlv, tag};

/// `struct pkcs8_priv_key_info_st`: the encoding, wiped when it is freed; empty for a new one.
pub struct PKCS8_PRIV_KEY_INFO(Zeroizing<Vec<u8>>);

impl Template for PKCS8_PRIV_KEY_INFO {
    type C = Self;
    const NAME: &'static str = "PKCS8_PRIV_KEY_INFO";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        Ok(Box::into_raw(Box::new(Self(Zeroizing::default()))))
    }

    unsafe fn free(value: *mut Self) {
        if !value.is_null() {
            // SAFETY: it came from `Box::into_raw`, and the caller gives it up.
            drop(unsafe { Box::from_raw(value) });
        }
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        let mut fields = element.reader(Self::NAME);
        fields.integer().map_err(bad)?;
        let mut algorithm = fields.nested(tag::SEQUENCE).map_err(bad)?;
        algorithm.oid().map_err(bad)?;
        fields.expect(tag::OCTET_STRING).map_err(bad)?;
        fields.optional(tag::context_constructed(0)).map_err(bad)?;
        fields.optional(tag::context(1)).map_err(bad)?;
        fields.finish().map_err(bad)?;
        Ok(Box::into_raw(Box::new(Self(Zeroizing::new(element.raw.to_vec())))))
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend_from_slice(unsafe { &(*value).0 });
        Ok(())
    }
}

exported! { PKCS8_PRIV_KEY_INFO:
    new PKCS8_PRIV_KEY_INFO_new; free PKCS8_PRIV_KEY_INFO_free; d2i d2i_PKCS8_PRIV_KEY_INFO; i2d i2d_PKCS8_PRIV_KEY_INFO;
    item PKCS8_PRIV_KEY_INFO_it;
    d2i_bio d2i_PKCS8_PRIV_KEY_INFO_bio; i2d_bio i2d_PKCS8_PRIV_KEY_INFO_bio; d2i_fp d2i_PKCS8_PRIV_KEY_INFO_fp;
    i2d_fp i2d_PKCS8_PRIV_KEY_INFO_fp;
}

/// EVP_PKCS82PKEY: the key that a PKCS#8 structure holds, to be freed with EVP_PKEY_free; NULL if it cannot be read.
/// OpenSSL: EVP_PKCS82PKEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKCS82PKEY(p8: *const PKCS8_PRIV_KEY_INFO) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes NULL or a live object.
        let info = unsafe { non_null(p8)?.as_ref() };
        match PrivateKey::from_pkcs8_der(&info.0) {
            Ok(key) => Ok(object::new(Key::pair(key.into()))),
            Err(error) => {
                err::push(ERR_LIB_EVP, EVP_R_DECODE_ERROR, error.to_string());
                Err(err::push(ERR_LIB_EVP, EVP_R_UNSUPPORTED_PRIVATE_KEY_ALGORITHM, error.to_string()))
            }
        }
    })
}

/// EVP_PKEY2PKCS8: a private key as a PKCS#8 structure, to be freed with PKCS8_PRIV_KEY_INFO_free; NULL if it has no private half.
/// OpenSSL: EVP_PKEY2PKCS8(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY2PKCS8(pkey: *const EVP_PKEY) -> *mut PKCS8_PRIV_KEY_INFO {
    entry(ptr::null_mut(), || Ok(Box::into_raw(Box::new(PKCS8_PRIV_KEY_INFO(pkcs8::private_key_info(pkey)?)))))
}

/// i2d_PKCS8PrivateKeyInfo_bio: writes a private key to a BIO as PKCS#8, not encrypted. Returns 1, or 0 on error.
/// OpenSSL: i2d_PKCS8PrivateKeyInfo_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_PKCS8PrivateKeyInfo_bio(bp: *mut crate::bio::BIO, key: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let info = borrowed!(key).need_private()?.to_pkcs8_der();
        // SAFETY: the program's BIO.
        Ok(unsafe { crate::ffi::asn1::der::write(bp, &info) }.into())
    })
}
