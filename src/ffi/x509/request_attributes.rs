//! What a request asks for besides: its attributes, and the extensions that are one of them.

use std::ffi::{c_int, c_void};
use std::ptr;

use super::attribute::X509_ATTRIBUTE;
use super::extension_object::{ExtensionList, encode_extensions};
use super::request::X509_REQ;
use super::request_api::{changed, request};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::template::{decode, dup, encode};
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::objects::obj_mac::{NID_ext_req, NID_ms_ext_req};
use crate::ffi::objects::object::Identifier;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_delete, OPENSSL_sk_push};
use crate::ffi::types::{ASN1_OBJECT, stack_st_X509_EXTENSION};
use crate::ffi::{entry, non_null};
use crate::x509::RawExtension;
use crate::x509::tlv::{self, Der, tag};

/// The attributes of a request.
fn attributes<'a>(req: *const X509_REQ) -> Result<&'a [*mut c_void], Pushed> {
    // SAFETY: members of the request's, which nobody changes during the call.
    let stack = unsafe { (*request(req)?.info()).attributes.cast::<OPENSSL_STACK>().as_ref() };
    Ok(stack.map_or(&[], OPENSSL_STACK::elements))
}

fn position(at: usize) -> c_int {
    c_int::try_from(at).unwrap_or(c_int::MAX)
}

/// The number of the first attribute behind `last` whose type is wanted, or -1.
fn find(req: *const X509_REQ, last: c_int, wanted: &Identifier) -> Result<c_int, Pushed> {
    let start = usize::try_from(last.saturating_add(1)).unwrap_or(0);
    for (at, attribute) in attributes(req)?.iter().enumerate().skip(start) {
        // SAFETY: the elements are live attributes.
        if unsafe { object::get((*attribute.cast::<X509_ATTRIBUTE>()).object.cast_const()) }? == wanted {
            return Ok(position(at));
        }
    }
    Ok(-1)
}

/// X509_REQ_get_attr_count: how many attributes a request has. OpenSSL: X509_REQ_get_attr_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_attr_count(req: *const X509_REQ) -> c_int {
    entry(0, || Ok(position(attributes(req)?.len())))
}

/// X509_REQ_get_attr_by_NID: the number of the next attribute of a type behind the number lastpos, which is -1 at first. Returns
/// -1 if there is none, -2 for a number that is no type's. OpenSSL: X509_REQ_get_attr_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_attr_by_NID(req: *const X509_REQ, nid: c_int, lastpos: c_int) -> c_int {
    entry(-1, || Identifier::from_nid(nid).map_or(Ok(-2), |wanted| find(req, lastpos, &wanted)))
}

/// X509_REQ_get_attr_by_OBJ: as X509_REQ_get_attr_by_NID, with the type as an object.
/// OpenSSL: X509_REQ_get_attr_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_attr_by_OBJ(
    req: *const X509_REQ,
    obj: *const ASN1_OBJECT,
    lastpos: c_int,
) -> c_int {
    entry(-1, || find(req, lastpos, borrowed!(obj)))
}

/// X509_REQ_get_attr: the attribute with a number, which belongs to the request; NULL if there is none.
/// OpenSSL: X509_REQ_get_attr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_attr(req: *const X509_REQ, loc: c_int) -> *mut X509_ATTRIBUTE {
    entry(ptr::null_mut(), || {
        let attribute = usize::try_from(loc).ok().and_then(|at| attributes(req).ok()?.get(at));
        Ok(attribute.map_or(ptr::null_mut(), |attribute| attribute.cast()))
    })
}

/// X509_REQ_delete_attr: takes the attribute with a number out of a request. Returns it, to be freed with X509_ATTRIBUTE_free;
/// NULL if there is none. OpenSSL: X509_REQ_delete_attr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_delete_attr(req: *mut X509_REQ, loc: c_int) -> *mut X509_ATTRIBUTE {
    // SAFETY: a member of the request's.
    entry(ptr::null_mut(), || Ok(unsafe { OPENSSL_sk_delete((*changed(req)?).attributes.cast(), loc) }.cast()))
}

/// Adds an attribute, which then belongs to the request.
fn add(req: *mut X509_REQ, attribute: *mut X509_ATTRIBUTE) -> Result<c_int, Pushed> {
    let info = changed(req)?;
    // SAFETY: a member of the request's, and an attribute of ours.
    unsafe {
        if (*info).attributes.is_null() {
            (*info).attributes = OPENSSL_STACK::from_elements(Vec::new()).cast();
        }
        OPENSSL_sk_push((*info).attributes.cast(), attribute.cast());
    }
    Ok(1)
}

/// X509_REQ_add1_attr: adds a copy of an attribute to a request. Returns 1, or 0 on error. OpenSSL: X509_REQ_add1_attr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_add1_attr(req: *mut X509_REQ, attr: *mut X509_ATTRIBUTE) -> c_int {
    entry(0, || {
        request(req)?;
        // SAFETY: the program passes NULL or a live attribute.
        add(req, unsafe { dup::<X509_ATTRIBUTE>(non_null(attr)?.as_ptr()) }?)
    })
}

/// X509_REQ_add_extensions_nid: adds extensions to a request, as an attribute of the type nid. Returns 1, or 0 on error.
/// OpenSSL: X509_REQ_add_extensions_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_add_extensions_nid(
    req: *mut X509_REQ,
    exts: *const stack_st_X509_EXTENSION,
    nid: c_int,
) -> c_int {
    entry(0, || {
        request(req)?;
        let Some(kind) = Identifier::from_nid(nid) else { return Ok(0) };
        // SAFETY: the program passes a live stack of extensions.
        let list = unsafe { encode_extensions(non_null(exts)?.as_ptr()) }?;
        let list = if list.is_empty() { tlv::element(tag::SEQUENCE, &[]) } else { list };
        let pair = [tlv::element(tag::OID, kind.der()), tlv::element(tag::SET, &list)].concat();
        add(req, decode::<X509_ATTRIBUTE>(&tlv::element(tag::SEQUENCE, &pair))?.0)
    })
}

/// X509_REQ_add_extensions: adds extensions to a request. Returns 1, or 0 on error. OpenSSL: X509_REQ_add_extensions(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_add_extensions(req: *mut X509_REQ, ext: *const stack_st_X509_EXTENSION) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { X509_REQ_add_extensions_nid(req, ext, NID_ext_req) }
}

/// X509_REQ_extension_nid: whether a NID is of an attribute that holds extensions. Returns 1 or 0.
/// OpenSSL: X509_REQ_extension_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_extension_nid(req_nid: c_int) -> c_int {
    [NID_ext_req, NID_ms_ext_req].contains(&req_nid).into()
}

/// X509_REQ_get_extensions: the extensions that a request asks for, to be freed with
/// sk_X509_EXTENSION_pop_free(exts, X509_EXTENSION_free). An empty list if there are none; NULL on error.
/// OpenSSL: X509_REQ_get_extensions(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_REQ_get_extensions(req: *mut X509_REQ) -> *mut stack_st_X509_EXTENSION {
    entry(ptr::null_mut(), || {
        for nid in [NID_ext_req, NID_ms_ext_req] {
            let Some(kind) = Identifier::from_nid(nid) else { continue };
            let Ok(at) = usize::try_from(find(req, -1, &kind)?) else { continue };
            let Some(attribute) = attributes(req)?.get(at) else { continue };
            // SAFETY: a live attribute, of which the first value is looked at.
            let der = unsafe {
                let values = (*attribute.cast::<X509_ATTRIBUTE>()).values.cast::<OPENSSL_STACK>().as_ref();
                let Some(value) = values.and_then(|values| values.elements().first()) else { continue };
                encode::<ASN1_TYPE>(value.cast::<ASN1_TYPE>())?
            };
            return extensions(&der);
        }
        Ok(OPENSSL_STACK::from_elements(Vec::new()).cast())
    })
}

/// The extensions of an Extensions SEQUENCE, as a stack of the program's.
fn extensions(der: &[u8]) -> Result<*mut stack_st_X509_EXTENSION, Pushed> {
    let bad = crate::ffi::asn1::template::bad;
    let mut list = Der::new(der, "Extensions").nested(tag::SEQUENCE).map_err(bad)?;
    let mut raw = Vec::new();
    while !list.is_empty() {
        raw.push(RawExtension::from_der(list.any().map_err(bad)?.raw).map_err(bad)?);
    }
    Ok(ExtensionList::of(raw.into_iter())?.into_raw())
}
