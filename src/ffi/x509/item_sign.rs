//! Signing and verifying values of any type of ASN.1.

use std::ffi::{c_int, c_void};

use super::algor::X509_ALGOR;
use super::signing::{Signer, verified};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::ASN1_STRING;
use crate::ffi::asn1::item::ASN1_ITEM;
use crate::ffi::asn1::template::encode;
use crate::ffi::asn1::value::{assign, bytes};
use crate::ffi::err::Pushed;
use crate::ffi::types::{EVP_MD, EVP_PKEY};
use crate::ffi::{entry, non_null};

/// OpenSSL marks a BIT STRING whose bits are all used so, and keeps the number of unused bits below.
const ASN1_STRING_FLAG_BITS_LEFT: std::ffi::c_long = 0x08;

/// The DER of a value.
///
/// # Safety
/// An item and a live value of its type.
unsafe fn encoded(it: *const ASN1_ITEM, data: *const c_void) -> Result<Vec<u8>, Pushed> {
    let mut der = Vec::new();
    // SAFETY: as the caller promises.
    unsafe { (non_null(it)?.as_ref().write)(non_null(data)?.as_ptr(), &mut der) }?;
    Ok(der)
}

/// Sets an algorithm of the program's to what an AlgorithmIdentifier says. NULL is nothing to do.
///
/// # Safety
/// NULL, or a live algorithm.
unsafe fn set_algorithm(place: *mut X509_ALGOR, der: &[u8]) -> Result<(), Pushed> {
    if !place.is_null() {
        let made = X509_ALGOR::decoded(der)?;
        // SAFETY: both are live; what the program's held goes with the other.
        unsafe {
            std::ptr::swap(place, made);
            <X509_ALGOR as crate::ffi::asn1::template::Template>::free(made);
        }
    }
    Ok(())
}

/// ASN1_item_sign: signs the value `data` of the type `it` with a private key over a digest, as X509_sign. The algorithm is
/// put into `algor1` and `algor2`, of which each may be NULL, before the value is encoded, and the signature into
/// `signature`. Returns the length of the signature, or 0 on error. OpenSSL: ASN1_item_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_sign(
    it: *const ASN1_ITEM,
    algor1: *mut X509_ALGOR,
    algor2: *mut X509_ALGOR,
    signature: *mut ASN1_STRING,
    data: *const c_void,
    pkey: *mut EVP_PKEY,
    md: *const EVP_MD,
) -> c_int {
    entry(0, || {
        let place = non_null(signature)?.as_ptr();
        // SAFETY: the program passes live objects of these types.
        unsafe {
            let signer = Signer::new(pkey, md)?;
            set_algorithm(algor1, signer.algorithm())?;
            set_algorithm(algor2, signer.algorithm())?;
            let signature = signer.sign(&encoded(it, data)?)?;
            assign(place, &signature)?;
            (*place).flags = (*place).flags & !0x07 | ASN1_STRING_FLAG_BITS_LEFT;
            Ok(c_int::try_from(signature.len()).unwrap_or(c_int::MAX))
        }
    })
}

/// ASN1_item_verify: whether a key made the signature of the value `data` of the type `it`. Returns 1 if so, 0 if not, -1 if
/// the algorithm is not known or not the key's. OpenSSL: ASN1_item_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_verify(
    it: *const ASN1_ITEM,
    alg: *const X509_ALGOR,
    signature: *const ASN1_STRING,
    data: *const c_void,
    pkey: *mut EVP_PKEY,
) -> c_int {
    entry(-1, || {
        let key = borrowed!(pkey);
        // SAFETY: the program passes live objects of these types.
        unsafe {
            let algorithm = encode::<X509_ALGOR>(non_null(alg)?.as_ptr())?;
            Ok(verified("value", key, &algorithm, &encoded(it, data)?, bytes(signature)?)?.into())
        }
    })
}
