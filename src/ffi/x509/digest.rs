//! Digests of certificates, their keys and names.

use std::ffi::{c_int, c_uchar, c_uint};

use super::certificate::encodable;
use super::certificate_view::certificate;
use super::name_view::name;
use crate::crypto::{Digest, HashAlgorithm};
use crate::ffi::arguments::{borrowed, put, put_bytes};
use crate::ffi::asn1::der::malformed;
use crate::ffi::err::Pushed;
use crate::ffi::types::{EVP_MD, X509, X509_NAME};
use crate::ffi::{entry, non_null};
use crate::x509::tlv::{Der, tag};

/// Writes a digest and its length where a program wants them.
fn give(digest: &Digest, md: *mut c_uchar, len: *mut c_uint) -> Result<c_int, Pushed> {
    non_null(md)?;
    put_bytes!(md, digest.as_ref());
    put!(len, digest.as_ref().len() as c_uint);
    Ok(1)
}

/// X509_digest: the digest of a certificate's DER. Writes EVP_MD_get_size(type) bytes to `md` and, unless `len` is NULL,
/// their number to it. Returns 1, or 0 on error. OpenSSL: X509_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_digest(
    data: *const X509,
    r#type: *const EVP_MD,
    md: *mut c_uchar,
    len: *mut c_uint,
) -> c_int {
    entry(0, || {
        let algorithm: HashAlgorithm = *borrowed!(r#type);
        give(&encodable(data)?.fingerprint(algorithm), md, len)
    })
}

/// X509_pubkey_digest: the digest of the bytes of a certificate's public key, without its algorithm; as X509_digest.
/// OpenSSL: X509_pubkey_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_pubkey_digest(
    data: *const X509,
    r#type: *const EVP_MD,
    md: *mut c_uchar,
    len: *mut c_uint,
) -> c_int {
    entry(0, || {
        let algorithm: HashAlgorithm = *borrowed!(r#type);
        let certificate = certificate!(data);
        let mut spki = Der::new(certificate.spki(), "SubjectPublicKeyInfo");
        let bits = spki.nested(tag::SEQUENCE).and_then(|mut fields| {
            fields.expect(tag::SEQUENCE)?;
            fields.bit_string()
        });
        let (_, key) = bits.map_err(|error| malformed(error.to_string()))?;
        give(&algorithm.digest(&[key]), md, len)
    })
}

/// X509_NAME_digest: the digest of a name's DER; as X509_digest. OpenSSL: X509_NAME_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_digest(
    data: *const X509_NAME,
    r#type: *const EVP_MD,
    md: *mut c_uchar,
    len: *mut c_uint,
) -> c_int {
    entry(0, || {
        let algorithm: HashAlgorithm = *borrowed!(r#type);
        give(&algorithm.digest(&[name!(data).der()]), md, len)
    })
}
