//! Objects of `x509.h` as members of other structures.

use crate::ffi::asn1::template::{Template, bad};
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::{ASN1_OBJECT, X509_CRL};
use crate::ffi::x509::crl;
use crate::ffi::x509::extension_object::X509_EXTENSION;
use crate::x509::Crl;
use crate::x509::extensions::read_extension;
use crate::x509::tlv::{Der, Tlv, tag};

/// Extension.
pub(crate) struct ExtensionField;

impl Template for ExtensionField {
    type C = X509_EXTENSION;
    const NAME: &'static str = "Extension";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut X509_EXTENSION, Pushed> {
        X509_EXTENSION::create(std::ptr::null_mut::<ASN1_OBJECT>(), false, &[])
    }

    unsafe fn free(value: *mut X509_EXTENSION) {
        // SAFETY: as the caller promises.
        unsafe { X509_EXTENSION::release(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut X509_EXTENSION, Pushed> {
        let (raw, _) = read_extension(&mut Der::new(element.raw, Self::NAME)).map_err(bad)?;
        X509_EXTENSION::of(&raw)
    }

    unsafe fn write(value: *const X509_EXTENSION, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend(unsafe { X509_EXTENSION::der(value) }?);
        Ok(())
    }
}

impl Template for X509_CRL {
    type C = Self;
    const NAME: &'static str = "CertificateList";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        crl::view::blank()
    }

    unsafe fn free(value: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        Ok(object::into_raw(Crl::from_der(element.raw).map_err(bad)?))
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend_from_slice(unsafe { crl::view::signed_crl(value) }?.der());
        Ok(())
    }
}
