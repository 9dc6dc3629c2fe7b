//! What verification knows of a certificate's extensions (`X509_get_extension_flags` and its kin).

use std::ffi::c_void;
use std::ptr;

use super::identifiers::AUTHORITY_KEYID;
use super::kinds;
use crate::ffi::asn1::string::V_ASN1_OCTET_STRING;
use crate::ffi::asn1::template::Template;
use crate::ffi::asn1::value::Asn1Value;
use crate::ffi::asn1::{ASN1_INTEGER, ASN1_STRING};
use crate::ffi::types::{X509, stack_st_GENERAL_NAME};
use crate::ffi::x509::certificate;
use crate::ffi::x509::certificate_view::CertificateView;
use crate::ffi::{Pushed, entry};
use crate::x509::{Certificate, usage_flags};

/// X509_get_extension_flags: what a certificate's extensions say, as EXFLAG_ bits. OpenSSL: X509_get_extension_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_extension_flags(x: *mut X509) -> u32 {
    entry(0, || {
        let certificate = certificate!(x);
        Ok(usage_flags::extension_flags(&certificate))
    })
}

/// X509_get_key_usage: a certificate's key usage, as KU_ bits; all bits set if it has no such extension.
/// OpenSSL: X509_get_key_usage(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_key_usage(x: *mut X509) -> u32 {
    entry(0, || Ok(certificate!(x).key_usage().map_or(u32::MAX, |usage| usage.0.into())))
}

/// X509_get_extended_key_usage: a certificate's extended key usage, as XKU_ bits; all bits set if it has no such extension.
/// OpenSSL: X509_get_extended_key_usage(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_extended_key_usage(x: *mut X509) -> u32 {
    entry(0, || {
        let certificate = certificate!(x);
        Ok(usage_flags::extended_key_usage(&certificate))
    })
}

/// The C objects of a certificate's key identifiers, which belong to it.
pub(crate) struct KeyIdentifiers {
    subject: Option<Asn1Value>,
    authority: *mut AUTHORITY_KEYID,
}

// SAFETY: it is owned, and only read once it is made.
unsafe impl Send for KeyIdentifiers {}
// SAFETY: as above.
unsafe impl Sync for KeyIdentifiers {}

impl KeyIdentifiers {
    /// Those of a certificate.
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let authority = || {
            let extension = certificate.extension(&[0x55, 0x1d, 35])?;
            kinds::read(extension.oid, extension.value)?.ok().map(<*mut c_void>::cast)
        };
        Self {
            subject: certificate.subject_key_id().map(|id| Asn1Value::new(V_ASN1_OCTET_STRING, id)),
            authority: certificate.authority_key_id().and_then(|_| authority()).unwrap_or(ptr::null_mut()),
        }
    }

    /// A member of the authority's identifier; NULL if there is none.
    fn authority<T>(&self, member: impl FnOnce(&AUTHORITY_KEYID) -> *mut T) -> *const T {
        // SAFETY: NULL, or an object of our own.
        unsafe { self.authority.as_ref() }.map_or(ptr::null(), |authority| member(authority).cast_const())
    }
}

impl Drop for KeyIdentifiers {
    fn drop(&mut self) {
        // SAFETY: it belongs to `self`.
        unsafe { AUTHORITY_KEYID::free(self.authority) };
    }
}

/// Something of a certificate's key identifiers. It lives as long as the certificate.
///
/// # Safety
/// NULL or a live certificate.
unsafe fn identifiers<T>(x: *const X509, look: impl FnOnce(&KeyIdentifiers) -> *const T) -> Result<*const T, Pushed> {
    let certificate = certificate!(x);
    Ok(look(CertificateView::of(&certificate)?.key_identifiers(&certificate)))
}

/// X509_get0_subject_key_id: a certificate's subject key identifier, which belongs to it; NULL if it has none.
/// OpenSSL: X509_get0_subject_key_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_subject_key_id(x: *mut X509) -> *const ASN1_STRING {
    entry(ptr::null(), || {
        let subject = |ids: &KeyIdentifiers| ids.subject.as_ref().map_or(ptr::null(), |id| id.as_ptr());
        // SAFETY: NULL or a live certificate.
        unsafe { identifiers(x, subject) }
    })
}

/// X509_get0_authority_key_id: the identifier of the key that a certificate was signed with, which belongs to the
/// certificate; NULL if it has none. OpenSSL: X509_get0_authority_key_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_authority_key_id(x: *mut X509) -> *const ASN1_STRING {
    // SAFETY: NULL or a live certificate.
    entry(ptr::null(), || unsafe { identifiers(x, |ids| ids.authority(|authority| authority.keyid)) })
}

/// X509_get0_authority_issuer: the names of the issuer of the certificate that a certificate was signed with, which belong
/// to the certificate; NULL if it has none. OpenSSL: X509_get0_authority_issuer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_authority_issuer(x: *mut X509) -> *const stack_st_GENERAL_NAME {
    // SAFETY: NULL or a live certificate.
    entry(ptr::null(), || unsafe { identifiers(x, |ids| ids.authority(|authority| authority.issuer)) })
}

/// X509_get0_authority_serial: the serial number of the certificate that a certificate was signed with, which belongs to the
/// certificate; NULL if it has none. OpenSSL: X509_get0_authority_serial(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_authority_serial(x: *mut X509) -> *const ASN1_INTEGER {
    // SAFETY: NULL or a live certificate.
    entry(ptr::null(), || unsafe { identifiers(x, |ids| ids.authority(|authority| authority.serial)) })
}
