//! `X509_PUBKEY`: public keys as certificates and requests hold them.

use std::ffi::{c_int, c_uchar};
use std::ptr;
use std::sync::Arc;

use super::algor::X509_ALGOR;
use super::certificate_view::CertificateView;
use super::subject_key::SubjectKey;
use crate::ffi::arguments::{borrowed, counted, put};
use crate::ffi::asn1::ASN1_STRING;
use crate::ffi::asn1::template::exported;
use crate::ffi::err::reasons::x509::{X509_R_PUBLIC_KEY_DECODE_ERROR, X509_R_UNSUPPORTED_ALGORITHM};
use crate::ffi::err::{self, ERR_LIB_X509, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::object;
use crate::ffi::types::{ASN1_OBJECT, EVP_PKEY, X509, X509_PUBKEY};
use crate::ffi::{entry, non_null};

exported! { SubjectKey:
    new X509_PUBKEY_new; free X509_PUBKEY_free; dup X509_PUBKEY_dup; d2i d2i_X509_PUBKEY; i2d i2d_X509_PUBKEY;
    item X509_PUBKEY_it;
}

/// The key in an X509_PUBKEY.
pub(crate) fn key_of(key: &SubjectKey) -> Result<&Arc<Key>, Pushed> {
    if key.der().is_empty() {
        return Err(err::push(ERR_LIB_X509, X509_R_PUBLIC_KEY_DECODE_ERROR, "there is no public key yet"));
    }
    key.key().map_err(|error| err::push(ERR_LIB_X509, X509_R_UNSUPPORTED_ALGORITHM, error.to_string()))
}

/// X509_PUBKEY_set: replaces what is in `*x` by a new object with a key, of which it takes a reference. Returns 1, or 0 on
/// error, and then nothing has changed. OpenSSL: X509_PUBKEY_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PUBKEY_set(x: *mut *mut X509_PUBKEY, pkey: *mut EVP_PKEY) -> c_int {
    entry(0, || {
        let place = non_null(x)?.as_ptr();
        let made = object::new(SubjectKey::of_key(counted!(pkey))?);
        // SAFETY: the program passes a place that holds NULL or an object of its own.
        unsafe { object::free(ptr::replace(place, made)) };
        Ok(1)
    })
}

/// X509_PUBKEY_get0: the key in an X509_PUBKEY, which belongs to it. Returns NULL if the key cannot be read or is of a kind
/// that is not supported. OpenSSL: X509_PUBKEY_get0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PUBKEY_get0(key: *const X509_PUBKEY) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(object::get0(key_of(borrowed!(key))?)))
}

/// X509_PUBKEY_get: as X509_PUBKEY_get0, with a reference of the program's own, to be given back with EVP_PKEY_free.
/// OpenSSL: X509_PUBKEY_get(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PUBKEY_get(key: *const X509_PUBKEY) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(object::into_raw(key_of(borrowed!(key))?.clone())))
}

/// X509_PUBKEY_get0_param: writes what an X509_PUBKEY holds, to what is not NULL: the algorithm's object, the key's bytes and
/// their number, the algorithm. All belong to it. Returns 1; 0 on error. OpenSSL: X509_PUBKEY_get0_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PUBKEY_get0_param(
    ppkalg: *mut *mut ASN1_OBJECT,
    pk: *mut *const c_uchar,
    ppklen: *mut c_int,
    pa: *mut *mut X509_ALGOR,
    r#pub: *const X509_PUBKEY,
) -> c_int {
    entry(0, || {
        let info = borrowed!(r#pub).info()?;
        // SAFETY: members of the object's structure, which were made with it.
        let (object, data, length) = unsafe { ((*info.algorithm).algorithm, (*info.key).data, (*info.key).length) };
        put!(ppkalg, object);
        put!(pk, data.cast_const());
        if !pk.is_null() {
            put!(ppklen, length);
        }
        put!(pa, info.algorithm);
        Ok(1)
    })
}

/// X509_PUBKEY_eq: compares public keys. Returns 1 if they are the same, 0 if not, -1 if the kinds differ, -2 on error.
/// OpenSSL: X509_PUBKEY_eq(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PUBKEY_eq(a: *const X509_PUBKEY, b: *const X509_PUBKEY) -> c_int {
    if ptr::eq(a, b) {
        return 1;
    }
    if a.is_null() || b.is_null() {
        return 0;
    }
    entry(-2, || {
        let (a, b) = (key_of(borrowed!(a))?, key_of(borrowed!(b))?);
        // SAFETY: live keys.
        Ok(unsafe { crate::ffi::evp::key::EVP_PKEY_eq(object::get0(a), object::get0(b)) })
    })
}

/// X509_get_X509_PUBKEY: the public key of a certificate, which belongs to it. Returns NULL on error.
/// OpenSSL: X509_get_X509_PUBKEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_X509_PUBKEY(x: *const X509) -> *mut X509_PUBKEY {
    entry(ptr::null_mut(), || Ok(object::get0(&subject_key(x)?)))
}

/// X509_get0_pubkey_bitstr: the bytes of a certificate's public key, without its algorithm, as a BIT STRING that belongs to
/// the certificate. Returns NULL on error. OpenSSL: X509_get0_pubkey_bitstr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_pubkey_bitstr(x: *const X509) -> *mut ASN1_STRING {
    entry(ptr::null_mut(), || Ok(subject_key(x)?.info()?.key))
}

/// The public key of a certificate, which keeps it; an empty one if there is none yet.
fn subject_key(x: *const X509) -> Result<Arc<SubjectKey>, Pushed> {
    let certificate = borrowed!(x);
    Ok(CertificateView::of(certificate)?.key(certificate))
}
