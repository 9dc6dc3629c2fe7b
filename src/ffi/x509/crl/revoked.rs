//! Entries of revocation lists (`X509_REVOKED`).

use std::ffi::c_int;

use crate::ffi::asn1::primitive::{Integer, Time};
use crate::ffi::asn1::template::field::{Optional, SequenceOf};
use crate::ffi::asn1::template::structure::sequence;
use crate::ffi::asn1::template::{bad, encode, exported};
use crate::ffi::asn1::value::{assign, bytes};
use crate::ffi::asn1::{ASN1_INTEGER, ASN1_STRING, ASN1_TIME};
use crate::ffi::err::Pushed;
use crate::ffi::types::stack_st_X509_EXTENSION;
use crate::ffi::x509::templates::ExtensionField;
use crate::ffi::{entry, non_null};
use crate::x509::Revoked;

sequence! {
    /// An entry of a revocation list (RFC 5280, section 5.1), `struct x509_revoked_st`. Programs do not see inside.
    pub struct X509_REVOKED {
        /// The certificate's serial number.
        serial: Integer,
        /// When it was revoked.
        date: Time,
        /// Extensions, or NULL.
        extensions: Optional<SequenceOf<ExtensionField, stack_st_X509_EXTENSION>>,
    }
}

exported! { X509_REVOKED:
    new X509_REVOKED_new; free X509_REVOKED_free; dup X509_REVOKED_dup; d2i d2i_X509_REVOKED; i2d i2d_X509_REVOKED;
    item X509_REVOKED_it;
}

/// Makes `own` say what `other` says.
///
/// # Safety
/// A live string of ours; NULL or a live string.
unsafe fn copy(own: *mut ASN1_STRING, other: *const ASN1_STRING) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    unsafe {
        let contents = bytes(other)?.to_vec();
        assign(own, &contents)?;
        (*own).r#type = (*other).r#type;
    }
    Ok(1)
}

/// X509_REVOKED_get0_serialNumber: the serial number, which belongs to the entry; NULL for NULL.
/// OpenSSL: X509_REVOKED_get0_serialNumber(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REVOKED_get0_serialNumber(x: *const X509_REVOKED) -> *const ASN1_INTEGER {
    // SAFETY: NULL or a live entry.
    entry(std::ptr::null(), || Ok(unsafe { non_null(x)?.as_ref() }.serial.cast_const()))
}

/// X509_REVOKED_set_serialNumber: sets the serial number to a copy of one. Returns 1, or 0 on error.
/// OpenSSL: X509_REVOKED_set_serialNumber(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REVOKED_set_serialNumber(x: *mut X509_REVOKED, serial: *mut ASN1_INTEGER) -> c_int {
    // SAFETY: NULL or a live entry, NULL or a live integer.
    entry(0, || unsafe { copy(non_null(x)?.as_ref().serial, serial) })
}

/// X509_REVOKED_get0_revocationDate: when the certificate was revoked, which belongs to the entry; NULL for NULL.
/// OpenSSL: X509_REVOKED_get0_revocationDate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REVOKED_get0_revocationDate(x: *const X509_REVOKED) -> *const ASN1_TIME {
    // SAFETY: NULL or a live entry.
    entry(std::ptr::null(), || Ok(unsafe { non_null(x)?.as_ref() }.date.cast_const()))
}

/// X509_REVOKED_set_revocationDate: sets when the certificate was revoked to a copy of a time. Returns 1, or 0 on error.
/// OpenSSL: X509_REVOKED_set_revocationDate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REVOKED_set_revocationDate(r: *mut X509_REVOKED, tm: *mut ASN1_TIME) -> c_int {
    // SAFETY: NULL or a live entry, NULL or a live time.
    entry(0, || unsafe { copy(non_null(r)?.as_ref().date, tm) })
}

/// Whether an entry's reason is removeFromCRL.
///
/// # Safety
/// A live entry.
pub(super) unsafe fn is_removed(revoked: *const X509_REVOKED) -> Result<bool, Pushed> {
    // SAFETY: as the caller promises.
    let der = unsafe { encode::<X509_REVOKED>(revoked) }?;
    let entry = Revoked::from_der(&der).map_err(bad)?;
    Ok(entry.reason == Some(Revoked::REMOVE_FROM_CRL))
}
