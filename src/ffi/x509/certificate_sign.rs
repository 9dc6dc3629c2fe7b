//! Signing certificates, and checking their signatures.

use std::ffi::{c_int, c_uchar};

use super::certificate_view::{CertificateView, certificate};
use super::signing::{Signer, verified};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::objects::object::Identifier;
use crate::ffi::types::{EVP_MD, EVP_PKEY, X509};
use crate::x509::tlv::{Der, tag};

/// Puts the signer's algorithm and signature on the certificate. Nothing has changed if that fails.
fn sign(x: *mut X509, signer: &Signer<'_>) -> Result<c_int, Pushed> {
    let certificate = borrowed!(x);
    let view = CertificateView::of(certificate)?;
    view.with_draft(certificate, |draft| {
        let before = std::mem::replace(&mut draft.inner_algorithm, signer.algorithm().to_vec());
        match draft.tbs(certificate, view).and_then(|body| signer.sign(&body)) {
            Ok(signature) => {
                draft.algorithm = signer.algorithm().to_vec();
                let length = c_int::try_from(signature.len()).unwrap_or(c_int::MAX);
                draft.signature = signature;
                Ok(length)
            }
            Err(pushed) => {
                draft.inner_algorithm = before;
                Err(pushed)
            }
        }
    })
}

/// X509_sign: signs a certificate with a private key over a digest; NULL for a digest stands for the key's usual one, and is
/// what Ed25519 needs. Returns the length of the signature, or 0 on error. OpenSSL: X509_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_sign(x: *mut X509, pkey: *mut EVP_PKEY, md: *const EVP_MD) -> c_int {
    // SAFETY: the program passes a live key, and NULL or a digest.
    entry(0, || sign(x, &unsafe { Signer::new(pkey, md) }?))
}

/// X509_verify: whether a key made a certificate's signature. Returns 1 if so, 0 if not, -1 if the algorithm is not known or
/// not the key's. OpenSSL: X509_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_verify(a: *mut X509, r: *mut EVP_PKEY) -> c_int {
    entry(-1, || {
        let (certificate, key) = (certificate!(a), borrowed!(r));
        if !certificate.signature_algorithms_agree() {
            return Ok(0);
        }
        let (algorithm, signature) = (certificate.signature_algorithm_der(), certificate.signature());
        Ok(verified("certificate", key, algorithm, certificate.tbs(), signature)?.into())
    })
}

/// i2d_re_X509_tbs: writes the part of a certificate that is signed, as it is now; as i2d_X509. OpenSSL: i2d_re_X509_tbs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_re_X509_tbs(x: *mut X509, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let certificate = borrowed!(x);
        let view = CertificateView::of(certificate)?;
        let body = view.with_draft(certificate, |draft| {
            draft.check_signed()?;
            draft.tbs(certificate, view)
        })?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(&body, pp) }
    })
}

/// i2d_X509_tbs: writes the part of a certificate that is signed; as i2d_X509. OpenSSL: i2d_X509_tbs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_X509_tbs(x: *mut X509, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let certificate = super::certificate::encodable(x)?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(certificate.tbs(), pp) }
    })
}

/// X509_get_signature_nid: the NID of the algorithm that stands beside a certificate's signature; 0 if it is not known.
/// OpenSSL: X509_get_signature_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_signature_nid(x: *const X509) -> c_int {
    entry(0, || Ok(algorithm_nid(certificate!(x).signature_algorithm_der())))
}

/// The NID of an AlgorithmIdentifier.
pub(crate) fn algorithm_nid(der: &[u8]) -> c_int {
    let oid = Der::new(der, "AlgorithmIdentifier").nested(tag::SEQUENCE).and_then(|mut fields| fields.oid());
    oid.map_or(0, |oid| Identifier::from_der(oid).nid())
}
