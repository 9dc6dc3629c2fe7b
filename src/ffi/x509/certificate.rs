//! Certificates (`X509`): counting, and what they say.

use std::ffi::{c_int, c_long};
use std::ptr;
use std::sync::Arc;

use super::certificate_draft::Draft;
use super::certificate_view::{CertificateView, certificate, name_pointer};
use super::pubkey::key_of;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der::malformed;
use crate::ffi::asn1::{ASN1_INTEGER, ASN1_TIME};
use crate::ffi::err::reasons::x509::X509_R_UNKNOWN_KEY_TYPE;
use crate::ffi::err::reasons::x509::{X509_R_KEY_TYPE_MISMATCH, X509_R_KEY_VALUES_MISMATCH};
use crate::ffi::err::{self, ERR_LIB_X509, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::object::{self, CType};
use crate::ffi::types::{EVP_PKEY, X509, X509_NAME, stack_st_X509};
use crate::ffi::{entry, entry_quiet};
use crate::x509::Certificate;

impl CType for X509 {
    type Rust = Certificate;
}

/// X509_free: gives back one reference to a certificate; NULL is nothing to do. OpenSSL: X509_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_free(a: *mut X509) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(a) });
}

/// X509_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: X509_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_up_ref(a: *mut X509) -> c_int {
    // SAFETY: the program passes NULL or a live certificate.
    entry(0, || unsafe { object::up_ref(a) }.map(|()| 1))
}

/// X509_dup: a copy of a certificate, which can be changed without changing the first, to be freed with X509_free. Returns
/// NULL on error, as for a certificate that is not signed yet. OpenSSL: X509_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_dup(a: *const X509) -> *mut X509 {
    entry(ptr::null_mut(), || {
        let copy = Certificate::from_der(encodable(a)?.der()).map_err(|error| malformed(error.to_string()))?;
        Ok(object::into_raw(copy))
    })
}

/// The certificate that a program's pointer stands for, which must have been signed some day.
pub(crate) fn encodable(x: *const X509) -> Result<Arc<Certificate>, Pushed> {
    let certificate = certificate!(x);
    CertificateView::of(borrowed!(x))?.draft(Draft::check_signed).transpose()?;
    Ok(certificate)
}

/// X509_chain_up_ref: a copy of a stack of certificates, with one reference more to each. Returns NULL for NULL.
/// OpenSSL: X509_chain_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_chain_up_ref(chain: *mut stack_st_X509) -> *mut stack_st_X509 {
    entry_quiet(ptr::null_mut(), || {
        if chain.is_null() {
            return ptr::null_mut();
        }
        // SAFETY: a live stack of live certificates.
        super::stack_of(&unsafe { super::certificates_of(chain) })
    })
}

/// X509_get_subject_name: whose certificate it is. The name belongs to the certificate; while that is being made, the name
/// can be changed. Returns NULL for NULL. OpenSSL: X509_get_subject_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_subject_name(a: *const X509) -> *mut X509_NAME {
    entry(ptr::null_mut(), || {
        let certificate = borrowed!(a);
        let set = CertificateView::of(certificate)?.draft(|draft| draft.subject.as_deref().map(name_pointer));
        Ok(set.flatten().unwrap_or_else(|| name_pointer(certificate.subject())))
    })
}

/// X509_get_issuer_name: who signed it; as X509_get_subject_name. OpenSSL: X509_get_issuer_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_issuer_name(a: *const X509) -> *mut X509_NAME {
    entry(ptr::null_mut(), || {
        let certificate = borrowed!(a);
        let set = CertificateView::of(certificate)?.draft(|draft| draft.issuer.as_deref().map(name_pointer));
        Ok(set.flatten().unwrap_or_else(|| name_pointer(certificate.issuer())))
    })
}

/// X509_get_version: the version as it is encoded: 0 for version 1, 2 for version 3. OpenSSL: X509_get_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_version(x: *const X509) -> c_long {
    entry(0, || {
        let certificate = borrowed!(x);
        let set = CertificateView::of(certificate)?.draft(|draft| draft.version);
        Ok(set.unwrap_or_else(|| certificate.version().into()))
    })
}

/// X509_get_serialNumber: the serial number. It belongs to the certificate; while that is being made, the number
/// can be changed. Returns NULL for NULL.
/// OpenSSL: X509_get_serialNumber(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_serialNumber(x: *mut X509) -> *mut ASN1_INTEGER {
    entry(ptr::null_mut(), || Ok(CertificateView::of(borrowed!(x))?.serial.as_ptr().cast_mut()))
}

/// X509_get0_serialNumber: as X509_get_serialNumber. OpenSSL: X509_get0_serialNumber(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_serialNumber(x: *const X509) -> *const ASN1_INTEGER {
    entry(ptr::null(), || Ok(CertificateView::of(borrowed!(x))?.serial.as_ptr()))
}

/// X509_get0_notBefore: when the certificate begins to be valid. The time belongs to the certificate. Returns NULL for
/// NULL. OpenSSL: X509_get0_notBefore(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_notBefore(x: *const X509) -> *const ASN1_TIME {
    entry(ptr::null(), || Ok(CertificateView::of(borrowed!(x))?.not_before.as_ptr()))
}

/// X509_get0_notAfter: when the certificate ceases to be valid. The time belongs to the certificate. Returns NULL for NULL.
/// OpenSSL: X509_get0_notAfter(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_notAfter(x: *const X509) -> *const ASN1_TIME {
    entry(ptr::null(), || Ok(CertificateView::of(borrowed!(x))?.not_after.as_ptr()))
}

/// X509_getm_notBefore: as X509_get0_notBefore, to set the time of a certificate that is being made.
/// OpenSSL: X509_getm_notBefore(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_getm_notBefore(x: *const X509) -> *mut ASN1_TIME {
    entry(ptr::null_mut(), || Ok(CertificateView::of(borrowed!(x))?.not_before.as_ptr().cast_mut()))
}

/// X509_getm_notAfter: as X509_get0_notAfter, to set the time of a certificate that is being made.
/// OpenSSL: X509_getm_notAfter(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_getm_notAfter(x: *const X509) -> *mut ASN1_TIME {
    entry(ptr::null_mut(), || Ok(CertificateView::of(borrowed!(x))?.not_after.as_ptr().cast_mut()))
}

/// X509_get0_pubkey: the certificate's public key, which belongs to the certificate. Returns NULL if the key cannot be read
/// or is of a kind that is not supported. OpenSSL: X509_get0_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_pubkey(x: *const X509) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(object::get0(&public_key(x)?)))
}

/// X509_get_pubkey: as X509_get0_pubkey, with a reference of the program's own, to be given back with EVP_PKEY_free.
/// OpenSSL: X509_get_pubkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_pubkey(x: *mut X509) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(object::into_raw(public_key(x)?)))
}

/// The public key that a certificate has, or that was set on it. The certificate keeps it alive.
fn public_key(x: *const X509) -> Result<Arc<Key>, Pushed> {
    let certificate = borrowed!(x);
    Ok(key_of(&CertificateView::of(certificate)?.key(certificate))?.clone())
}

/// X509_check_private_key: whether a private key belongs to a certificate. Returns 1 if so; else 0, with the error
/// X509_R_KEY_VALUES_MISMATCH or X509_R_KEY_TYPE_MISMATCH. OpenSSL: X509_check_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_private_key(x509: *const X509, pkey: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let public = public_key(x509)?;
        let key = borrowed!(pkey);
        if public.public_key() == key.public_key() {
            return Ok(1);
        }
        let reason = match (public.id() == key.id(), public.id()) {
            (true, _) => X509_R_KEY_VALUES_MISMATCH,
            (false, 0) => X509_R_UNKNOWN_KEY_TYPE,
            (false, _) => X509_R_KEY_TYPE_MISMATCH,
        };
        Err(err::push(ERR_LIB_X509, reason, "the private key is not the certificate's"))
    })
}
