//! `NETSCAPE_SPKI`: a signed public key with a challenge, as browsers once made for `<keygen>`.

use std::ffi::{c_char, c_int};
use std::ptr;

use base64ct::{Base64, Encoding};

use super::algor::X509_ALGOR;
use super::pubkey::{X509_PUBKEY_get, X509_PUBKEY_set};
use super::signing::{Signer, verified};
use super::subject_key::SubjectKey;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::der::malformed;
use crate::ffi::asn1::primitive::{BitString, Ia5String, Object};
use crate::ffi::asn1::template::structure::{release, sequence};
use crate::ffi::asn1::template::{Field, decode, encode, exported};
use crate::ffi::asn1::value::bytes;
use crate::ffi::crypto::memory::CRYPTO_strdup;
use crate::ffi::err::Pushed;
use crate::ffi::types::{ASN1_OBJECT, EVP_MD, EVP_PKEY};
use crate::ffi::{entry, non_null};
use crate::x509::tlv::{self, Der, tag};

sequence! {
    /// PublicKeyAndChallenge, `struct Netscape_spkac_st`.
    pub struct NETSCAPE_SPKAC {
        /// The key.
        pubkey: SubjectKey,
        /// The challenge.
        challenge: Ia5String,
    }
}

sequence! {
    /// SignedPublicKeyAndChallenge, `struct Netscape_spki_st`.
    pub struct NETSCAPE_SPKI {
        /// What is signed.
        spkac: NETSCAPE_SPKAC,
        /// How.
        sig_algor: InPlace,
        /// The signature.
        signature: BitString,
    }
}

exported! { NETSCAPE_SPKAC:
    new NETSCAPE_SPKAC_new; free NETSCAPE_SPKAC_free; d2i d2i_NETSCAPE_SPKAC; i2d i2d_NETSCAPE_SPKAC;
    item NETSCAPE_SPKAC_it;
}
exported! { NETSCAPE_SPKI:
    new NETSCAPE_SPKI_new; free NETSCAPE_SPKI_free; d2i d2i_NETSCAPE_SPKI; i2d i2d_NETSCAPE_SPKI; item NETSCAPE_SPKI_it;
}

/// An algorithm that is part of a structure, not behind a pointer.
pub(crate) struct InPlace;

/// The members of an `X509_ALGOR`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct AlgorithmInPlace {
    algorithm: *mut ASN1_OBJECT,
    parameter: *mut ASN1_TYPE,
}

impl AlgorithmInPlace {
    /// Moves the members out of a structure of their own.
    fn of(algorithm: *mut X509_ALGOR) -> Self {
        // SAFETY: the caller gives the structure up; its members live on.
        unsafe {
            let members = Self { algorithm: (*algorithm).algorithm, parameter: (*algorithm).parameter };
            release(algorithm);
            members
        }
    }

    /// The same members as the structure that programs know.
    const fn borrowed(self) -> X509_ALGOR {
        X509_ALGOR { algorithm: self.algorithm, parameter: self.parameter }
    }
}

impl Field for InPlace {
    type C = AlgorithmInPlace;

    fn blank() -> Result<AlgorithmInPlace, Pushed> {
        <X509_ALGOR as Field>::blank().map(AlgorithmInPlace::of)
    }

    unsafe fn discard(value: AlgorithmInPlace) {
        // SAFETY: as the caller promises.
        unsafe {
            <Object as Field>::discard(value.algorithm);
            <ASN1_TYPE as Field>::discard(value.parameter);
        }
    }

    fn take(der: &mut Der<'_>) -> Result<AlgorithmInPlace, Pushed> {
        <X509_ALGOR as Field>::take(der).map(AlgorithmInPlace::of)
    }

    unsafe fn append(value: AlgorithmInPlace, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        unsafe { <X509_ALGOR as Field>::append(&mut value.borrowed(), out) }
    }
}

/// NETSCAPE_SPKI_set_pubkey: sets the key, of which the object takes a reference. Returns 1, or 0 on error.
/// OpenSSL: NETSCAPE_SPKI_set_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NETSCAPE_SPKI_set_pubkey(x: *mut NETSCAPE_SPKI, pkey: *mut EVP_PKEY) -> c_int {
    // SAFETY: the program passes NULL or a live object; its members are live.
    entry(0, || unsafe {
        Ok(X509_PUBKEY_set(&raw mut (*non_null(non_null(x)?.as_ref().spkac)?.as_ptr()).pubkey, pkey))
    })
}

/// NETSCAPE_SPKI_get_pubkey: the key, to be given back with EVP_PKEY_free. Returns NULL if it cannot be read.
/// OpenSSL: NETSCAPE_SPKI_get_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NETSCAPE_SPKI_get_pubkey(x: *mut NETSCAPE_SPKI) -> *mut EVP_PKEY {
    // SAFETY: the program passes NULL or a live object; its members are live.
    entry(ptr::null_mut(), || unsafe { Ok(X509_PUBKEY_get(non_null(non_null(x)?.as_ref().spkac)?.as_ref().pubkey)) })
}

/// NETSCAPE_SPKI_sign: signs the key and the challenge with a private key over a digest, as X509_sign. Returns the length of
/// the signature, or 0 on error. OpenSSL: NETSCAPE_SPKI_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NETSCAPE_SPKI_sign(x: *mut NETSCAPE_SPKI, pkey: *mut EVP_PKEY, md: *const EVP_MD) -> c_int {
    entry(0, || {
        // SAFETY: the program passes a live object, a live key, and NULL or a digest.
        unsafe {
            let spki = non_null(x)?.as_mut();
            let signer = Signer::new(pkey, md)?;
            let signature = signer.sign(&encode::<NETSCAPE_SPKAC>(non_null(spki.spkac)?.as_ptr())?)?;
            let (bits, _) = decode::<BitString>(&tlv::element(tag::BIT_STRING, &[&[0], &*signature].concat()))?;
            let algorithm = AlgorithmInPlace::of(X509_ALGOR::decoded(signer.algorithm())?);
            <BitString as Field>::discard(std::mem::replace(&mut spki.signature, bits));
            InPlace::discard(std::mem::replace(&mut spki.sig_algor, algorithm));
            Ok(c_int::try_from(signature.len()).unwrap_or(c_int::MAX))
        }
    })
}

/// NETSCAPE_SPKI_verify: whether a key made the signature. Returns 1 if so, 0 if not, -1 if the algorithm is not known or not
/// the key's. OpenSSL: NETSCAPE_SPKI_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NETSCAPE_SPKI_verify(a: *mut NETSCAPE_SPKI, r: *mut EVP_PKEY) -> c_int {
    entry(-1, || {
        let key = borrowed!(r);
        // SAFETY: the program passes a live object; its members are live.
        unsafe {
            let spki = non_null(a)?.as_ref();
            let mut algorithm = Vec::new();
            InPlace::append(spki.sig_algor, &mut algorithm)?;
            let body = encode::<NETSCAPE_SPKAC>(non_null(spki.spkac)?.as_ptr())?;
            Ok(verified("signed public key", key, &algorithm, &body, bytes(spki.signature)?)?.into())
        }
    })
}

/// NETSCAPE_SPKI_b64_encode: the object's DER in base64 on one line, to be freed with OPENSSL_free. Returns NULL on error.
/// OpenSSL: NETSCAPE_SPKI_b64_encode(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NETSCAPE_SPKI_b64_encode(x: *mut NETSCAPE_SPKI) -> *mut c_char {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes NULL or a live object.
        let der = unsafe { encode::<NETSCAPE_SPKI>(non_null(x)?.as_ptr()) }?;
        let text = crate::ffi::err::c_string(Base64::encode_string(&der));
        // SAFETY: a C string.
        Ok(unsafe { CRYPTO_strdup(text.as_ptr(), ptr::null(), 0) })
    })
}

/// NETSCAPE_SPKI_b64_decode: reads an object from the base64 of its DER: len bytes, or up to the NUL if that is not positive.
/// To be freed with NETSCAPE_SPKI_free. Returns NULL on error. OpenSSL: NETSCAPE_SPKI_b64_decode(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NETSCAPE_SPKI_b64_decode(str: *const c_char, len: c_int) -> *mut NETSCAPE_SPKI {
    entry(ptr::null_mut(), || {
        let length = usize::try_from(len).unwrap_or(0);
        let text = if length == 0 {
            crate::ffi::arguments::text!(str).to_bytes()
        } else {
            crate::ffi::arguments::input!(str, length)
        };
        let text: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let bad = |error: base64ct::Error| malformed(format!("base64: {error}"));
        let der = std::str::from_utf8(&text).map_err(|_| base64ct::Error::InvalidEncoding).and_then(Base64::decode_vec);
        Ok(decode::<NETSCAPE_SPKI>(&der.map_err(bad)?)?.0)
    })
}
