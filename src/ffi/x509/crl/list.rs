//! What revocation lists say (`X509_CRL_get…`), as DER, and their signatures.

use std::ffi::{c_int, c_long, c_uchar, c_uint};
use std::ptr;

use super::revoked::X509_REVOKED;
use super::view::{CrlView, crl, signed_crl};
use crate::crypto::HashAlgorithm;
use crate::ffi::arguments::{borrowed, put, put_bytes};
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::value::bytes;
use crate::ffi::asn1::{ASN1_INTEGER, ASN1_STRING, ASN1_TIME};
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::stack::OPENSSL_STACK;
use crate::ffi::types::{EVP_MD, EVP_PKEY, X509, X509_CRL, X509_NAME, stack_st_X509_REVOKED};
use crate::ffi::x509::algor::X509_ALGOR;
use crate::ffi::x509::certificate_sign::algorithm_nid;
use crate::ffi::x509::certificate_view::{certificate, name_pointer};
use crate::ffi::x509::signing::verified;
use crate::ffi::{entry, non_null};

exported! { X509_CRL:
    new X509_CRL_new; free X509_CRL_free; dup X509_CRL_dup; d2i d2i_X509_CRL; i2d i2d_X509_CRL; item X509_CRL_it;
    d2i_bio d2i_X509_CRL_bio; i2d_bio i2d_X509_CRL_bio; d2i_fp d2i_X509_CRL_fp; i2d_fp i2d_X509_CRL_fp;
}

/// X509_CRL_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: X509_CRL_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_up_ref(crl: *mut X509_CRL) -> c_int {
    // SAFETY: the program passes NULL or a live list.
    entry(0, || unsafe { object::up_ref(crl) }.map(|()| 1))
}

/// X509_CRL_get_version: the version as it is encoded: 0 for version 1, 1 for version 2. OpenSSL: X509_CRL_get_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_version(crl: *const X509_CRL) -> c_long {
    entry(-1, || {
        let crl = borrowed!(crl);
        let set = CrlView::of(crl)?.draft(|draft| draft.version);
        Ok(set.unwrap_or_else(|| crl.version().into()))
    })
}

/// X509_CRL_get_issuer: who signed the list. The name belongs to the list. Returns NULL for NULL.
/// OpenSSL: X509_CRL_get_issuer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_issuer(crl: *const X509_CRL) -> *mut X509_NAME {
    entry(ptr::null_mut(), || {
        let crl = borrowed!(crl);
        let set = CrlView::of(crl)?.draft(|draft| draft.issuer.as_deref().map(name_pointer));
        Ok(set.flatten().unwrap_or_else(|| name_pointer(crl.issuer())))
    })
}

/// X509_CRL_get0_lastUpdate: when the list was issued, which belongs to the list. OpenSSL: X509_CRL_get0_lastUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get0_lastUpdate(crl: *const X509_CRL) -> *const ASN1_TIME {
    entry(ptr::null(), || Ok(CrlView::of(borrowed!(crl))?.last_update.as_ptr()))
}

/// X509_CRL_get0_nextUpdate: when the next list will be issued, which belongs to the list; NULL if the list does not say.
/// OpenSSL: X509_CRL_get0_nextUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get0_nextUpdate(crl: *const X509_CRL) -> *const ASN1_TIME {
    entry(ptr::null(), || {
        let time = CrlView::of(borrowed!(crl))?.next_update.as_ptr();
        // SAFETY: a live time of the list's.
        Ok(if unsafe { (*time).r#type } == -1 { ptr::null() } else { time })
    })
}

/// X509_CRL_get_lastUpdate: as X509_CRL_get0_lastUpdate, without const. OpenSSL: X509_CRL_get_lastUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_lastUpdate(crl: *mut X509_CRL) -> *mut ASN1_TIME {
    // SAFETY: as the caller promises.
    unsafe { X509_CRL_get0_lastUpdate(crl) }.cast_mut()
}

/// X509_CRL_get_nextUpdate: as X509_CRL_get0_nextUpdate, without const. OpenSSL: X509_CRL_get_nextUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_nextUpdate(crl: *mut X509_CRL) -> *mut ASN1_TIME {
    // SAFETY: as the caller promises.
    unsafe { X509_CRL_get0_nextUpdate(crl) }.cast_mut()
}

/// X509_CRL_get_REVOKED: the entries, which belong to the list; NULL if there are none. OpenSSL: X509_CRL_get_REVOKED(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_REVOKED(crl: *mut X509_CRL) -> *mut stack_st_X509_REVOKED {
    entry(ptr::null_mut(), || {
        let crl = borrowed!(crl);
        // SAFETY: the list's own place.
        Ok(unsafe { *CrlView::of(crl)?.entries(crl)? })
    })
}

/// Finds the entry with a serial number.
fn find(crl: *mut X509_CRL, ret: *mut *mut X509_REVOKED, magnitude: &[u8]) -> Result<c_int, Pushed> {
    /// What OpenSSL answers for an entry that says that the certificate is on the list no more.
    const REMOVED: c_int = 2;
    non_null(crl)?;
    // SAFETY: a live list; its stack holds live entries.
    unsafe {
        let stack = X509_CRL_get_REVOKED(crl).cast::<OPENSSL_STACK>();
        for element in stack.as_ref().map_or(&[][..], OPENSSL_STACK::elements) {
            let revoked = element.cast::<X509_REVOKED>();
            if bytes((*revoked).serial)? == magnitude {
                let found = if super::revoked::is_removed(revoked)? { REMOVED } else { 1 };
                if !ret.is_null() {
                    *ret = revoked;
                }
                return Ok(found);
            }
        }
    }
    Ok(0)
}

/// X509_CRL_get0_by_serial: looks for the entry with a serial number. Returns 0 if there is none; else 1, or 2 if the entry's
/// reason is removeFromCRL, and `*ret` is the entry, which belongs to the list. OpenSSL: X509_CRL_get0_by_serial(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get0_by_serial(
    crl: *mut X509_CRL,
    ret: *mut *mut X509_REVOKED,
    serial: *const ASN1_INTEGER,
) -> c_int {
    // SAFETY: NULL or a live integer.
    entry(0, || find(crl, ret, unsafe { bytes(serial) }?))
}

/// X509_CRL_get0_by_cert: as X509_CRL_get0_by_serial, with the serial number of a certificate, whose issuer must be the
/// list's. OpenSSL: X509_CRL_get0_by_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get0_by_cert(crl: *mut X509_CRL, ret: *mut *mut X509_REVOKED, x: *mut X509) -> c_int {
    entry(0, || {
        let certificate = certificate!(x);
        if certificate.issuer() != crl!(crl).issuer() {
            return Ok(0);
        }
        find(crl, ret, &crate::ffi::asn1::value::magnitude(certificate.serial()).1)
    })
}

/// X509_CRL_get0_signature: the signature and its algorithm, which belong to the list, each unless its argument is NULL.
/// OpenSSL: X509_CRL_get0_signature(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get0_signature(
    crl: *const X509_CRL,
    psig: *mut *const ASN1_STRING,
    palg: *mut *const X509_ALGOR,
) {
    entry((), || {
        // What it points to lives in the list that the draft is kept as.
        let crl = crl!(crl);
        let (algorithm, signature) = CrlView::of(&crl)?.signature(&crl)?;
        put!(psig, signature);
        put!(palg, algorithm);
        Ok(())
    });
}

/// X509_CRL_get_signature_nid: the NID of the signature's algorithm; 0 if it is not known.
/// OpenSSL: X509_CRL_get_signature_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_get_signature_nid(crl: *const X509_CRL) -> c_int {
    entry(0, || Ok(algorithm_nid(crl!(crl).signature_algorithm_der())))
}

/// X509_CRL_verify: whether a key made a list's signature. Returns 1 if so, 0 if not, -1 if the algorithm is not known or not
/// the key's. OpenSSL: X509_CRL_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_verify(a: *mut X509_CRL, r: *mut EVP_PKEY) -> c_int {
    entry(-1, || {
        let (crl, key) = (crl!(a), borrowed!(r));
        let algorithm = crl.signature_algorithm_der();
        if algorithm != crl.tbs_signature_algorithm_der() {
            return Ok(0);
        }
        Ok(verified("CRL", key, algorithm, crl.tbs(), crl.signature())?.into())
    })
}

/// X509_CRL_digest: the digest of a list's DER. Writes EVP_MD_get_size(type) bytes to `md` and, unless `len` is NULL, their
/// number to it. Returns 1, or 0 on error. OpenSSL: X509_CRL_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_digest(
    data: *const X509_CRL,
    r#type: *const EVP_MD,
    md: *mut c_uchar,
    len: *mut c_uint,
) -> c_int {
    entry(0, || {
        let algorithm: HashAlgorithm = *borrowed!(r#type);
        // SAFETY: NULL or a live list.
        let digest = unsafe { signed_crl(data) }?.fingerprint(algorithm);
        non_null(md)?;
        put_bytes!(md, digest.as_ref());
        put!(len, digest.as_ref().len() as c_uint);
        Ok(1)
    })
}

/// X509_CRL_cmp: compares the issuers of two lists. Returns 0 if they are the same. OpenSSL: X509_CRL_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_cmp(a: *const X509_CRL, b: *const X509_CRL) -> c_int {
    entry(-2, || {
        let (a, b) = (crl!(a), crl!(b));
        let (a, b) = (a.issuer().canonical(), b.issuer().canonical());
        Ok(a.len().cmp(&b.len()).then_with(|| a.cmp(b)) as c_int)
    })
}

/// X509_CRL_match: compares two lists. Returns 0 if they are the same. OpenSSL: X509_CRL_match(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_match(a: *const X509_CRL, b: *const X509_CRL) -> c_int {
    entry(-2, || {
        let digest = |crl: &crate::x509::Crl| crl.fingerprint(HashAlgorithm::Sha1);
        let (a, b) = (crl!(a), crl!(b));
        Ok(digest(&a).as_ref().cmp(digest(&b).as_ref()) as c_int)
    })
}

/// i2d_re_X509_CRL_tbs: writes the part of a list that is signed, as it is now; as i2d_X509_CRL.
/// OpenSSL: i2d_re_X509_CRL_tbs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_re_X509_CRL_tbs(req: *mut X509_CRL, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let crl = borrowed!(req);
        let view = CrlView::of(crl)?;
        let body = view.with_draft(crl, |draft| draft.tbs(crl, view))?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { crate::ffi::asn1::der::put(&body, pp) }
    })
}
