//! What is kept beside a certificate: its alias and key id, and both forms with OpenSSL's trust settings behind it.

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;

use super::certificate::encodable;
use super::certificate_der::free;
use super::certificate_view::CertificateView;
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::asn1::der;
use crate::ffi::types::X509;
use crate::ffi::{Pushed, entry, guard, object};
use crate::x509::{Certificate, Labels, TrustSettings};

/// Labels as programs see them: each with a NUL behind it, at a place that stays until it is set anew.
#[derive(Default)]
pub(crate) struct Shown {
    alias: Option<Box<[u8]>>,
    key_id: Option<Box<[u8]>>,
}

fn with_nul(label: &[u8]) -> Box<[u8]> {
    [label, &[0]].concat().into()
}

fn without_nul(label: &Option<Box<[u8]>>) -> Option<&[u8]> {
    label.as_deref().and_then(|label| label.split_last()).map(|(_, label)| label)
}

impl Shown {
    pub(super) fn of(certificate: &Certificate) -> Self {
        certificate.trust_settings().map_or_else(Self::default, |settings| Self::with(settings.labels()))
    }

    /// These labels.
    pub(crate) fn with(labels: &Labels) -> Self {
        Self { alias: labels.alias.as_deref().map(with_nul), key_id: labels.key_id.as_deref().map(with_nul) }
    }

    /// The labels.
    pub(crate) fn labels(&self) -> Labels {
        Labels { alias: without_nul(&self.alias).map(Into::into), key_id: without_nul(&self.key_id).map(Into::into) }
    }
}

/// Sets the label at `place`. Without a length the label is a C string; NULL takes it away.
fn set(x: *const X509, label: *const c_uchar, len: c_int, place: fn(&mut Shown) -> &mut Option<Box<[u8]>>) -> c_int {
    entry(0, || {
        if x.is_null() && label.is_null() {
            return Ok(1);
        }
        let view = CertificateView::of(borrowed!(x))?;
        // SAFETY: the program passes NULL, a C string, or bytes of the length that it says.
        let bytes = unsafe {
            match usize::try_from(len) {
                _ if label.is_null() => None,
                Ok(length) => Some(guard::bytes(label.cast(), length)?),
                Err(_) => Some(guard::bytes(label.cast(), libc::strlen(label.cast()))?),
            }
        };
        *place(&mut view.labels()) = bytes.map(with_nul);
        Ok(1)
    })
}

/// Shows the label at `place`.
fn show(x: *const X509, len: *mut c_int, place: fn(&Shown) -> &Option<Box<[u8]>>) -> *mut c_uchar {
    entry(ptr::null_mut(), || {
        let labels = CertificateView::of(borrowed!(x))?.labels();
        let Some(label) = place(&labels) else { return Ok(ptr::null_mut()) };
        put!(len, c_int::try_from(label.len() - 1).unwrap_or(0));
        Ok(label.as_ptr().cast_mut())
    })
}

/// X509_alias_set1: sets what a certificate is called to name, of len bytes, or a C string if len is -1. NULL takes it away. It is
/// no part of the certificate. Returns 1, or 0 on error. OpenSSL: X509_alias_set1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_alias_set1(x: *mut X509, name: *const c_uchar, len: c_int) -> c_int {
    set(x, name, len, |shown| &mut shown.alias)
}

/// X509_alias_get0: what a certificate is called, and its length in *len unless that is NULL; NULL if nothing is set. A NUL
/// follows. It belongs to the certificate, until it is set anew. OpenSSL: X509_alias_get0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_alias_get0(x: *mut X509, len: *mut c_int) -> *mut c_uchar {
    show(x, len, |shown| &shown.alias)
}

/// X509_keyid_set1: sets what says which key a certificate belongs to; as X509_alias_set1. OpenSSL: X509_keyid_set1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_keyid_set1(x: *mut X509, id: *const c_uchar, len: c_int) -> c_int {
    set(x, id, len, |shown| &mut shown.key_id)
}

/// X509_keyid_get0: what X509_keyid_set1 set; as X509_alias_get0. OpenSSL: X509_keyid_get0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_keyid_get0(x: *mut X509, len: *mut c_int) -> *mut c_uchar {
    show(x, len, |shown| &shown.key_id)
}

/// The DER of a certificate, and of what is kept beside it, if anything is.
fn with_settings(x: *const X509) -> Result<Vec<u8>, Pushed> {
    let certificate = encodable(x)?;
    let labels = CertificateView::of(borrowed!(x))?.labels().labels();
    let mut whole = certificate.der().to_vec();
    match certificate.trust_settings() {
        Some(settings) => whole.extend(settings.to_der(&labels)),
        None if labels != Labels::default() => whole.extend(TrustSettings::default().to_der(&labels)),
        None => {}
    }
    Ok(whole)
}

/// i2d_X509_AUX: as i2d_X509, with the trust settings, the alias and the key id behind the certificate, if it has any.
/// OpenSSL: i2d_X509_AUX(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_X509_AUX(a: *const X509, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let whole = with_settings(a)?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(&whole, pp) }
    })
}

/// d2i_X509_AUX: as d2i_X509; if anything follows the certificate it must be its trust settings, which are read too.
/// OpenSSL: d2i_X509_AUX(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_X509_AUX(a: *mut *mut X509, pp: *mut *const c_uchar, length: c_long) -> *mut X509 {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let bytes = der::input(pp, length)?;
            let (first, rest) = bytes.split_at(der::first_element(bytes)?.len());
            let settings = if rest.is_empty() { rest } else { der::first_element(rest)? };
            let whole = first.len() + settings.len();
            let certificate = Certificate::from_trusted_der(bytes.get(..whole).unwrap_or_default())
                .map_err(|error| der::malformed(error.to_string()))?;
            Ok(der::taken(object::into_raw(certificate), a, free, pp, whole))
        }
    })
}
