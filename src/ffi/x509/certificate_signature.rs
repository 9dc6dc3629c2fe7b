//! What a certificate says of its signature.

use std::ffi::c_int;
use std::ptr;
use std::sync::Arc;

use super::algor::X509_ALGOR;
use super::certificate_view::{CertificateView, certificate};
use crate::ffi::arguments::put;
use crate::ffi::asn1::ASN1_STRING;
use crate::ffi::asn1::primitive::BitString;
use crate::ffi::asn1::template::{Held, decode};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::X509;
use crate::x509::Certificate;
use crate::x509::tlv::{self, tag};

/// The C objects of a certificate's signature.
pub(crate) struct SignatureView {
    inner_algorithm: Held<X509_ALGOR>,
    algorithm: Held<X509_ALGOR>,
    signature: Held<BitString>,
}

// SAFETY: the objects are owned, and only read once they are made.
unsafe impl Send for SignatureView {}
// SAFETY: as above.
unsafe impl Sync for SignatureView {}

impl SignatureView {
    /// Those of a certificate.
    pub(crate) fn of(certificate: &Certificate) -> Result<Self, Pushed> {
        let bits = tlv::element(tag::BIT_STRING, &[&[0], certificate.signature()].concat());
        Ok(Self {
            inner_algorithm: Held::new(X509_ALGOR::decoded(certificate.tbs_signature_algorithm_der())?),
            algorithm: Held::new(X509_ALGOR::decoded(certificate.signature_algorithm_der())?),
            signature: Held::new(decode::<BitString>(&bits)?.0),
        })
    }
}

/// The signature of the certificate that a program's pointer stands for, which keeps it.
fn shown<T>(x: *const X509, show: impl FnOnce(&SignatureView) -> T) -> Result<T, Pushed> {
    let certificate: Arc<Certificate> = certificate!(x);
    Ok(show(CertificateView::of(&certificate)?.signature(&certificate)?))
}

/// X509_get0_signature: writes a certificate's signature and its algorithm to what is not NULL. They belong to the
/// certificate, until it is signed again. OpenSSL: X509_get0_signature(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_signature(
    psig: *mut *const ASN1_STRING,
    palg: *mut *const X509_ALGOR,
    x: *const X509,
) {
    entry((), || {
        let (signature, algorithm) = shown(x, |view| (view.signature.as_ptr(), view.algorithm.as_ptr()))?;
        put!(psig, signature.cast_const());
        put!(palg, algorithm.cast_const());
        Ok(())
    });
}

/// X509_get0_tbs_sigalg: the algorithm of the signature as it stands in the part that is signed; it belongs to the
/// certificate, until it is signed again. Returns NULL for NULL. OpenSSL: X509_get0_tbs_sigalg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get0_tbs_sigalg(x: *const X509) -> *const X509_ALGOR {
    entry(ptr::null(), || shown(x, |view| view.inner_algorithm.as_ptr().cast_const()))
}

/// In X509_get_signature_info: what is written there holds.
pub const X509_SIG_INFO_VALID: c_int = 0x1;
/// In X509_get_signature_info: TLS can use such a signature.
pub const X509_SIG_INFO_TLS: c_int = 0x2;
