//! Comparing certificates, names and times.

use std::cmp::Ordering;
use std::ffi::{c_char, c_int, c_ulong};

use libc::time_t;

use super::certificate_view::certificate;
use super::name_view::name;
use crate::crypto::HashAlgorithm;
use crate::ffi::arguments::put;
use crate::ffi::asn1::ASN1_TIME;
use crate::ffi::asn1::time::compare_with_moment;
use crate::ffi::entry;
use crate::ffi::types::{OSSL_LIB_CTX, X509, X509_NAME};
use crate::x509::{Certificate, Name};

/// The order of two names: by the length of their canonical forms, then by their bytes.
fn order(a: &Name, b: &Name) -> Ordering {
    let (a, b) = (a.canonical(), b.canonical());
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// X509_cmp: compares certificates. Returns 0 if they are the same, else -1 or 1: an order; -2 for NULL.
/// OpenSSL: X509_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_cmp(a: *const X509, b: *const X509) -> c_int {
    entry(-2, || {
        let (a, b) = (certificate!(a), certificate!(b));
        let hash = |certificate: &Certificate| certificate.fingerprint(HashAlgorithm::Sha1);
        let order = hash(&a).as_ref().cmp(hash(&b).as_ref()).then_with(|| a.der().cmp(b.der()));
        Ok(order as c_int)
    })
}

/// X509_NAME_cmp: compares names, without regard to case and to spaces at the ends or in a row. Returns 0 if they are the
/// same, else -1 or 1: an order; -2 for NULL. OpenSSL: X509_NAME_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_cmp(a: *const X509_NAME, b: *const X509_NAME) -> c_int {
    entry(-2, || Ok(order(&*name!(a), &*name!(b)) as c_int))
}

/// X509_subject_name_cmp: compares the subjects of two certificates, as X509_NAME_cmp. OpenSSL: X509_subject_name_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_subject_name_cmp(a: *const X509, b: *const X509) -> c_int {
    entry(-2, || Ok(order(certificate!(a).subject(), certificate!(b).subject()) as c_int))
}

/// X509_issuer_name_cmp: compares the issuers of two certificates, as X509_NAME_cmp. OpenSSL: X509_issuer_name_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_issuer_name_cmp(a: *const X509, b: *const X509) -> c_int {
    entry(-2, || Ok(order(certificate!(a).issuer(), certificate!(b).issuer()) as c_int))
}

/// X509_subject_name_hash: the number that a hashed directory names a certificate's file by, made from its subject; 0 for
/// NULL. OpenSSL: X509_subject_name_hash(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_subject_name_hash(x: *mut X509) -> c_ulong {
    entry(0, || Ok(certificate!(x).subject().hash_number().into()))
}

/// X509_issuer_name_hash: as X509_subject_name_hash, made from the issuer. OpenSSL: X509_issuer_name_hash(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_issuer_name_hash(a: *mut X509) -> c_ulong {
    entry(0, || Ok(certificate!(a).issuer().hash_number().into()))
}

/// X509_NAME_hash_ex: the number that a hashed directory names files by, of a name. libctx and propq are not used. Unless ok
/// is NULL, 1 is put there, or 0 on error. Returns 0 on error. OpenSSL: X509_NAME_hash_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_hash_ex(
    x: *const X509_NAME,
    libctx: *mut OSSL_LIB_CTX,
    propq: *const c_char,
    ok: *mut c_int,
) -> c_ulong {
    let _ = (libctx, propq);
    put!(ok, 0);
    entry(0, || {
        let hash = name!(x).hash_number();
        put!(ok, 1);
        Ok(hash.into())
    })
}

/// X509_NAME_hash_old: the number that hashed directories of OpenSSL before 1.0.0 name files by: of the MD5 of a name's DER.
/// Returns 0 for NULL. OpenSSL: X509_NAME_hash_old(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_hash_old(x: *const X509_NAME) -> c_ulong {
    entry(0, || {
        let digest = HashAlgorithm::Md5.digest(&[name!(x).der()]);
        Ok(match digest.as_ref() {
            [a, b, c, d, ..] => u32::from_le_bytes([*a, *b, *c, *d]).into(),
            _ => 0,
        })
    })
}

/// X509_cmp_time: -1 if a time is at or before `*t`, or the present if that is NULL; 1 if it is later; 0 if it is no time.
/// OpenSSL: X509_cmp_time(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_cmp_time(s: *const ASN1_TIME, t: *mut time_t) -> c_int {
    // SAFETY: the program passes a live time, and NULL or a moment.
    entry(0, || unsafe { compare_with_moment(s, t.as_ref().copied()) })
}

/// X509_cmp_current_time: as X509_cmp_time with the present. OpenSSL: X509_cmp_current_time(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_cmp_current_time(s: *const ASN1_TIME) -> c_int {
    // SAFETY: the program passes a live time.
    entry(0, || unsafe { compare_with_moment(s, None) })
}
