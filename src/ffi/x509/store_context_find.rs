//! `X509_STORE_CTX`: looking for certificates and revocation lists in its store.

use std::ffi::c_int;
use std::ptr;
use std::sync::Arc;

use super::certificate_view::certificate;
use super::name_view::name;
use super::store_object::{Held, StoreObject};
use super::store_object_api::{X509_LU_CRL, X509_LU_X509};
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::err::Pushed;
use crate::ffi::stack::OPENSSL_STACK;
use crate::ffi::types::{X509, X509_CRL, X509_NAME, X509_OBJECT, X509_STORE_CTX, stack_st_X509, stack_st_X509_CRL};
use crate::ffi::{entry, non_null, object};
use crate::x509::{TrustStore, best_issuer};

/// What the context's store holds now.
fn store(ctx: *const X509_STORE_CTX) -> Result<Arc<TrustStore>, Pushed> {
    let context = borrowed!(ctx);
    let store = context.store.borrow().clone();
    Ok(store.map(|store| store.snapshot()).unwrap_or_default())
}

/// The first thing of a kind and name.
fn find(ctx: *const X509_STORE_CTX, kind: c_int, name: *const X509_NAME) -> Result<Held, Pushed> {
    let store = store(ctx)?;
    let name = name!(name);
    Ok(match kind {
        X509_LU_X509 => store.find_by_subject(&name).first().cloned().map_or(Held::Nothing, Held::Certificate),
        X509_LU_CRL => store.find_crls(&name).first().cloned().map_or(Held::Nothing, Held::Crl),
        _ => Held::Nothing,
    })
}

/// X509_STORE_CTX_get_by_subject: looks in the store for the certificate (X509_LU_X509) or revocation list (X509_LU_CRL) of a
/// name, and puts it into ret. Returns 1 if there is one, else 0. OpenSSL: X509_STORE_CTX_get_by_subject(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_by_subject(
    vs: *const X509_STORE_CTX,
    r#type: c_int,
    name: *const X509_NAME,
    ret: *mut X509_OBJECT,
) -> c_int {
    entry(0, || {
        let found = find(vs, r#type, name)?;
        if matches!(found, Held::Nothing) {
            return Ok(0);
        }
        borrowed!(ret).set(found);
        Ok(1)
    })
}

/// X509_STORE_CTX_get_obj_by_subject: as X509_STORE_CTX_get_by_subject, in a new object, to be freed with X509_OBJECT_free;
/// NULL if there is none. OpenSSL: X509_STORE_CTX_get_obj_by_subject(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get_obj_by_subject(
    vs: *mut X509_STORE_CTX,
    r#type: c_int,
    name: *const X509_NAME,
) -> *mut X509_OBJECT {
    entry(ptr::null_mut(), || {
        Ok(match find(vs, r#type, name)? {
            Held::Nothing => ptr::null_mut(),
            found => object::new(StoreObject::new(found)),
        })
    })
}

/// X509_STORE_CTX_get1_issuer: looks in the store for the certificate that issued another, one that is valid now if there is
/// one, and puts it with a reference into issuer. Returns 1 if there is one, 0 if not, -1 on error.
/// OpenSSL: X509_STORE_CTX_get1_issuer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get1_issuer(
    issuer: *mut *mut X509,
    ctx: *mut X509_STORE_CTX,
    x: *mut X509,
) -> c_int {
    entry(-1, || {
        let issuer = non_null(issuer)?.as_ptr();
        let subject = certificate!(x);
        let store = store(ctx)?;
        let params = borrowed!(ctx).param().settings().to_verify_params();
        let found = best_issuer(&store.find_by_subject(subject.issuer()), &subject, &params);
        put!(issuer, found.clone().map_or(ptr::null_mut(), object::into_raw));
        Ok(found.is_some().into())
    })
}

/// X509_STORE_CTX_get1_certs: the certificates of a name in the store: a stack with references, to be freed with
/// sk_X509_pop_free(certs, X509_free); an empty one if there are none. Returns NULL on error.
/// OpenSSL: X509_STORE_CTX_get1_certs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get1_certs(
    xs: *mut X509_STORE_CTX,
    nm: *const X509_NAME,
) -> *mut stack_st_X509 {
    entry(ptr::null_mut(), || {
        let name = name!(nm);
        Ok(super::stack_of(&store(xs)?.find_by_subject(&name)))
    })
}

/// X509_STORE_CTX_get1_crls: the revocation lists of a name in the store: a stack with references, to be freed with
/// sk_X509_CRL_pop_free(crls, X509_CRL_free). Returns NULL if there are none, or on error.
/// OpenSSL: X509_STORE_CTX_get1_crls(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_get1_crls(
    st: *const X509_STORE_CTX,
    nm: *const X509_NAME,
) -> *mut stack_st_X509_CRL {
    entry(ptr::null_mut(), || {
        let name = name!(nm);
        let crls = store(st)?.find_crls(&name);
        if crls.is_empty() {
            return Ok(ptr::null_mut());
        }
        let pointers = crls.into_iter().map(|crl| object::into_raw::<X509_CRL>(crl).cast()).collect();
        Ok(OPENSSL_STACK::from_elements(pointers).cast())
    })
}
