//! The C objects that belong to a certificate: what `X509_get…` functions point to.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::certificate_aux::Shown;
use super::certificate_draft::Draft;
use super::certificate_signature::SignatureView;
use super::extension_object::ExtensionList;
use super::subject_key::SubjectKey;
use crate::ffi::asn1::value::{Asn1Value, integer};
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_INTERNAL_ERROR, ERR_R_MALLOC_FAILURE, Pushed};
use crate::ffi::object;
use crate::ffi::types::{X509, X509_NAME};
use crate::ffi::x509v3::information::KeyIdentifiers;
use crate::x509::tlv::Der;
use crate::x509::{Certificate, Name};

/// Lives in the certificate, made when it is first asked for.
///
/// A certificate does not change. One that a program makes, or a copy of which it changes, has a draft beside it: what was
/// set, and the certificate that comes of it. [`sealed`] follows a program's pointer there; the objects that the program
/// sees stay the same.
pub(crate) struct CertificateView {
    /// The serial number.
    pub(crate) serial: Asn1Value,
    /// When the certificate begins to be valid.
    pub(crate) not_before: Asn1Value,
    /// When it ceases to be valid.
    pub(crate) not_after: Asn1Value,
    key: Mutex<Option<Arc<SubjectKey>>>,
    extensions: OnceLock<Option<ExtensionList>>,
    key_identifiers: OnceLock<KeyIdentifiers>,
    signature: OnceLock<Option<SignatureView>>,
    draft: Mutex<Option<Box<Draft>>>,
    labels: Mutex<Shown>,
}

impl CertificateView {
    /// The view of a certificate.
    pub(crate) fn of(certificate: &Certificate) -> Result<&Self, Pushed> {
        let make = || {
            let mut validity = Der::new(certificate.validity_der(), "Validity");
            let mut time = || match validity.any() {
                Ok(time) => Asn1Value::new(time.tag.into(), time.value),
                Err(_) => Asn1Value::new(-1, &[]),
            };
            Self {
                serial: integer(certificate.serial()),
                not_before: time(),
                not_after: time(),
                key: Mutex::default(),
                extensions: OnceLock::new(),
                key_identifiers: OnceLock::new(),
                signature: OnceLock::new(),
                draft: Mutex::default(),
                labels: Mutex::new(Shown::of(certificate)),
            }
        };
        let view = certificate.attached().get_or_make(make);
        view.ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_INTERNAL_ERROR, "something else is attached"))
    }

    /// The public key of `certificate`, whose view this is; an empty one if none is set yet.
    pub(crate) fn key(&self, certificate: &Certificate) -> Arc<SubjectKey> {
        lock(&self.key).get_or_insert_with(|| Arc::new(SubjectKey::of(certificate))).clone()
    }

    /// Sets the public key of a certificate that has a draft.
    pub(crate) fn set_key(&self, key: Arc<SubjectKey>) {
        *lock(&self.key) = Some(key);
    }

    /// The extensions of `certificate`, whose view this is. A program that changes them makes a draft too.
    pub(crate) fn extensions(&self, certificate: &Certificate) -> Result<&ExtensionList, Pushed> {
        let list = self.extensions.get_or_init(|| ExtensionList::of(certificate.extensions()).ok());
        list.as_ref().ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_MALLOC_FAILURE, ""))
    }

    /// The key identifiers of `certificate`, whose view this is.
    pub(crate) fn key_identifiers(&self, certificate: &Certificate) -> &KeyIdentifiers {
        self.key_identifiers.get_or_init(|| KeyIdentifiers::of(certificate))
    }

    /// The signature of `certificate`, whose view this is, as it was read.
    pub(crate) fn signature(&self, certificate: &Certificate) -> Result<&SignatureView, Pushed> {
        let view = self.signature.get_or_init(|| SignatureView::of(certificate).ok());
        view.as_ref().ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_MALLOC_FAILURE, ""))
    }

    /// The draft of `certificate`, whose view this is; made if there is none.
    pub(crate) fn with_draft<T>(&self, certificate: &Certificate, change: impl FnOnce(&mut Draft) -> T) -> T {
        change(lock(&self.draft).get_or_insert_with(|| Box::new(Draft::of(certificate))))
    }

    /// What the certificate is called, which is no part of it.
    pub(crate) fn labels(&self) -> MutexGuard<'_, Shown> {
        lock(&self.labels)
    }

    /// What the draft says, if there is one.
    pub(crate) fn draft<T>(&self, look: impl FnOnce(&Draft) -> T) -> Option<T> {
        lock(&self.draft).as_deref().map(look)
    }

    /// The certificate that comes of the draft, if there is one.
    fn sealed(&self, certificate: &Certificate) -> Result<Option<Arc<Certificate>>, Pushed> {
        match lock(&self.draft).as_deref_mut() {
            Some(draft) => draft.sealed(certificate, self).map(Some),
            None => Ok(None),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The certificate that a program's pointer stands for: what it points to, or what came of its draft. NULL is an error, and so
/// is a draft that is not complete enough. An unsigned draft gives a certificate without a signature.
///
/// # Safety
/// NULL or a live certificate.
#[track_caller]
pub(crate) unsafe fn sealed(x: *const X509) -> Result<Arc<Certificate>, Pushed> {
    // SAFETY: as the caller promises.
    let certificate = unsafe { object::get1(x) }?;
    let of_draft = match certificate.attached().get::<CertificateView>() {
        Some(view) => view.sealed(&certificate)?,
        None => None,
    };
    Ok(of_draft.unwrap_or(certificate))
}

/// The certificate that a program's pointer stands for, as [`sealed`]; NULL ends the body with an error.
macro_rules! certificate {
    ($pointer:expr) => {{
        let pointer = $pointer;
        // SAFETY: the program passes NULL or a live certificate.
        unsafe { $crate::ffi::x509::sealed(pointer) }?
    }};
}
pub(crate) use certificate;

/// The pointer to a name.
pub(crate) fn name_pointer(name: &Name) -> *mut X509_NAME {
    std::ptr::from_ref(name).cast_mut().cast()
}
