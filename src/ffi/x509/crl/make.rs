//! Making and changing revocation lists.

use std::ffi::{c_int, c_long};
use std::ptr;
use std::sync::Arc;

use super::revoked::X509_REVOKED;
use super::view::CrlView;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::ASN1_TIME;
use crate::ffi::asn1::value::{Asn1Value, bytes};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::non_null;
use crate::ffi::stack::OPENSSL_STACK;
use crate::ffi::types::{EVP_MD, EVP_PKEY, X509_CRL, X509_NAME};
use crate::ffi::x509::name_view::name;
use crate::ffi::x509::signing::Signer;
use crate::x509::Name;

/// X509_CRL_set_version: sets the version as it is encoded: X509_CRL_VERSION_1 or X509_CRL_VERSION_2. Returns 1; 0 for NULL.
/// OpenSSL: X509_CRL_set_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_set_version(x: *mut X509_CRL, version: c_long) -> c_int {
    entry(0, || {
        let crl = borrowed!(x);
        CrlView::of(crl)?.with_draft(crl, |draft| draft.version = version);
        Ok(1)
    })
}

/// X509_CRL_set_issuer_name: sets who signs the list, to a copy of a name. Returns 1; 0 on error.
/// OpenSSL: X509_CRL_set_issuer_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_set_issuer_name(x: *mut X509_CRL, name: *const X509_NAME) -> c_int {
    entry(0, || {
        let crl = borrowed!(x);
        let name: Arc<Name> = Arc::new(name!(name).clone());
        CrlView::of(crl)?.with_draft(crl, |draft| draft.issuer = Some(name));
        Ok(1)
    })
}

/// Sets a time of a list to a copy of one.
fn set_time(x: *mut X509_CRL, tm: *const ASN1_TIME, which: fn(&CrlView) -> &Asn1Value) -> Result<c_int, Pushed> {
    let crl = borrowed!(x);
    let view = CrlView::of(crl)?;
    let own = which(view);
    if !ptr::eq(own.as_ptr(), tm) {
        // SAFETY: the program passes NULL or a live time.
        unsafe { own.copy_from(tm) }?;
    }
    view.with_draft(crl, |_| ());
    Ok(1)
}

/// X509_CRL_set1_lastUpdate: sets when the list is issued, to a copy of a time. Returns 1; 0 on error.
/// OpenSSL: X509_CRL_set1_lastUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_set1_lastUpdate(x: *mut X509_CRL, tm: *const ASN1_TIME) -> c_int {
    entry(0, || set_time(x, tm, |view| &view.last_update))
}

/// X509_CRL_set1_nextUpdate: sets when the next list will be issued, to a copy of a time. Returns 1; 0 on error.
/// OpenSSL: X509_CRL_set1_nextUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_set1_nextUpdate(x: *mut X509_CRL, tm: *const ASN1_TIME) -> c_int {
    entry(0, || set_time(x, tm, |view| &view.next_update))
}

/// X509_CRL_add0_revoked: adds an entry at the end; it belongs to the list then. Returns 1; 0 on error.
/// OpenSSL: X509_CRL_add0_revoked(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_add0_revoked(crl: *mut X509_CRL, rev: *mut X509_REVOKED) -> c_int {
    entry(0, || {
        let crl = borrowed!(crl);
        let rev = non_null(rev)?.as_ptr();
        let view = CrlView::of(crl)?;
        view.with_draft(crl, |_| ());
        let place = view.entries(crl)?;
        // SAFETY: the list's own place.
        unsafe {
            if (*place).is_null() {
                *place = OPENSSL_STACK::from_elements(Vec::new()).cast();
            }
            Ok(c_int::from(crate::ffi::stack::OPENSSL_sk_push((*place).cast(), rev.cast_const().cast()) > 0))
        }
    })
}

/// X509_CRL_sort: puts the entries into the order of their serial numbers. Returns 1; 0 for NULL.
/// OpenSSL: X509_CRL_sort(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_sort(crl: *mut X509_CRL) -> c_int {
    entry(0, || {
        let crl = borrowed!(crl);
        let view = CrlView::of(crl)?;
        view.with_draft(crl, |_| ());
        let place = view.entries(crl)?;
        // SAFETY: the list's own stack of live entries.
        unsafe {
            let Some(stack) = (*place).cast::<OPENSSL_STACK>().as_ref() else { return Ok(1) };
            let mut elements = stack.elements().to_vec();
            elements.sort_by_cached_key(|element| {
                let serial = bytes((*element.cast::<X509_REVOKED>()).serial).unwrap_or_default();
                (serial.len(), serial.to_vec())
            });
            let old = std::mem::replace(&mut *place, OPENSSL_STACK::from_elements(elements).cast());
            crate::ffi::stack::OPENSSL_sk_free(old.cast());
        }
        Ok(1)
    })
}

/// X509_CRL_sign: signs a list with a private key over a digest; NULL for a digest stands for the key's usual one, and is
/// what Ed25519 needs. Returns the length of the signature, or 0 on error. OpenSSL: X509_CRL_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_sign(x: *mut X509_CRL, pkey: *mut EVP_PKEY, md: *const EVP_MD) -> c_int {
    entry(0, || {
        let crl = borrowed!(x);
        // SAFETY: the program passes a live key, and NULL or a digest.
        let signer = unsafe { Signer::new(pkey, md) }?;
        let view = CrlView::of(crl)?;
        view.with_draft(crl, |draft| {
            let before = std::mem::replace(&mut draft.inner_algorithm, signer.algorithm().to_vec());
            match draft.tbs(crl, view).and_then(|body| signer.sign(&body)) {
                Ok(signature) => {
                    draft.algorithm = signer.algorithm().to_vec();
                    draft.signature = signature;
                    Ok(c_int::try_from(draft.signature.len()).unwrap_or(c_int::MAX))
                }
                Err(pushed) => {
                    draft.inner_algorithm = before;
                    Err(pushed)
                }
            }
        })
    })
}
