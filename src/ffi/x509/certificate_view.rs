//! The C objects that belong to a certificate: what `X509_get0_…` functions point to.

use std::sync::{Arc, OnceLock};

use super::extension_object::ExtensionList;
use crate::error::Error;
use crate::ffi::asn1::string::{V_ASN1_GENERALIZEDTIME, V_ASN1_UTCTIME};
use crate::ffi::asn1::value::{Asn1Value, integer};
use crate::ffi::asn1::{ASN1_INTEGER, ASN1_TIME};
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_INTERNAL_ERROR, ERR_R_MALLOC_FAILURE, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::types::stack_st_X509_EXTENSION;
use crate::x509::{Certificate, Time};

/// Lives in the certificate, made when it is first asked for.
pub(crate) struct CertificateView {
    serial: Asn1Value,
    not_before: Asn1Value,
    not_after: Asn1Value,
    public_key: OnceLock<Result<Arc<Key>, Error>>,
    extensions: OnceLock<Option<ExtensionList>>,
}

impl CertificateView {
    /// The view of a certificate.
    pub(crate) fn of(certificate: &Certificate) -> Result<&Self, Pushed> {
        let make = || Self {
            serial: integer(certificate.serial()),
            not_before: time(certificate.not_before()),
            not_after: time(certificate.not_after()),
            public_key: OnceLock::new(),
            extensions: OnceLock::new(),
        };
        let view = certificate.attached().get_or_make(make);
        view.ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_INTERNAL_ERROR, "something else is attached"))
    }

    /// The serial number.
    pub(crate) const fn serial(&self) -> *const ASN1_INTEGER {
        self.serial.as_ptr()
    }

    /// When the certificate begins to be valid.
    pub(crate) const fn not_before(&self) -> *const ASN1_TIME {
        self.not_before.as_ptr()
    }

    /// When it ceases to be valid.
    pub(crate) const fn not_after(&self) -> *const ASN1_TIME {
        self.not_after.as_ptr()
    }

    /// The public key of `certificate`, whose view this is.
    pub(crate) fn public_key(&self, certificate: &Certificate) -> Result<&Arc<Key>, Error> {
        let read = || certificate.public_key().map(|key| Arc::new(Key::public(key.clone())));
        self.public_key.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// The extensions of `certificate`, whose view this is; NULL if there are none.
    pub(crate) fn extensions(&self, certificate: &Certificate) -> Result<*mut stack_st_X509_EXTENSION, Pushed> {
        let list = self.extensions.get_or_init(|| ExtensionList::of(certificate.extensions()).ok());
        let list = list.as_ref().ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_MALLOC_FAILURE, ""))?;
        Ok(list.as_ptr())
    }
}

fn time(time: Time) -> Asn1Value {
    let kind = if time.is_generalized() { V_ASN1_GENERALIZEDTIME } else { V_ASN1_UTCTIME };
    Asn1Value::new(kind, time.to_asn1_text().as_bytes())
}
