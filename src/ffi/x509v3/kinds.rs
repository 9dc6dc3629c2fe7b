//! Which C structure holds an extension of which type.

use std::ffi::c_void;

use super::access::{AuthorityInfoAccess, ExtendedKeyUsage, TlsFeature};
use super::constraints::{NAME_CONSTRAINTS, POLICY_CONSTRAINTS};
use super::general_name::GeneralNames;
use super::identifiers::{AUTHORITY_KEYID, BASIC_CONSTRAINTS, PKEY_USAGE_PERIOD};
use super::points::{CrlDistPoints, ISSUING_DIST_POINT};
use super::policies::{CertificatePolicies, PROXY_CERT_INFO_EXTENSION, PolicyMappings};
use super::whole::Nonce;
use crate::ffi::asn1::item::ASN1_ITEM;
use crate::ffi::asn1::primitive::{
    BitString, Enumerated, GeneralizedTime, Ia5String, Integer, Null, Object, OctetString, Utf8String,
};
use crate::ffi::asn1::template::{Template, bad};
use crate::ffi::err::reasons::asn1::ASN1_R_WRONG_TAG;
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_R_NESTED_ASN1_ERROR, Pushed};
use crate::x509::tlv::Der;

/// `X_it` of a type.
pub(crate) type ItemFunction = extern "C" fn() -> *const ASN1_ITEM;

extern "C" fn item<T: Template>() -> *const ASN1_ITEM {
    ASN1_ITEM::of::<T>()
}

/// The structure of an extension whose OBJECT IDENTIFIER's contents are `oid`, if there is one.
pub(crate) fn structure_of(oid: &[u8]) -> Option<ItemFunction> {
    Some(match oid {
        [0x55, 0x1d, last] => match last {
            14 => item::<OctetString>,
            15 => item::<BitString>,
            16 => item::<PKEY_USAGE_PERIOD>,
            17 | 18 | 29 => item::<GeneralNames>,
            19 => item::<BASIC_CONSTRAINTS>,
            20 | 27 | 54 => item::<Integer>,
            21 => item::<Enumerated>,
            23 => item::<Object>,
            24 => item::<GeneralizedTime>,
            28 => item::<ISSUING_DIST_POINT>,
            30 => item::<NAME_CONSTRAINTS>,
            31 | 46 => item::<CrlDistPoints>,
            32 => item::<CertificatePolicies>,
            33 => item::<PolicyMappings>,
            35 => item::<AUTHORITY_KEYID>,
            36 => item::<POLICY_CONSTRAINTS>,
            37 => item::<ExtendedKeyUsage>,
            _ => return None,
        },
        [0x2b, 6, 1, 5, 5, 7, 1, last] => match last {
            1 | 11 => item::<AuthorityInfoAccess>,
            14 => item::<PROXY_CERT_INFO_EXTENSION>,
            24 => item::<TlsFeature>,
            _ => return None,
        },
        [0x2b, 6, 1, 5, 5, 7, 48, 1, last] => match last {
            2 => item::<Nonce>,
            5 => item::<Null>,
            6 => item::<GeneralizedTime>,
            _ => return None,
        },
        [0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 1, last] => match last {
            1 => item::<BitString>,
            2..=4 | 7 | 8 | 12 | 13 => item::<Ia5String>,
            _ => return None,
        },
        [0x2b, 6, 1, 4, 1, 0xd6, 0x79, 2, 4, 3] => item::<Null>,
        [0x2a, 0x85, 0x03, 100, 111] => item::<Utf8String>,
        _ => return None,
    })
}

/// Reads an extension's value into its structure, which belongs to the caller. `None` if there is no structure for it.
pub(crate) fn read(oid: &[u8], value: &[u8]) -> Option<Result<*mut c_void, Pushed>> {
    // SAFETY: an item lives as long as the program.
    let item = unsafe { &*structure_of(oid)?() };
    let read = || {
        let element = Der::new(value, item.name).any().map_err(bad)?;
        if !(item.begins)(element.tag) {
            let detail = format!("{}: the tag 0x{:02x} is none of its own", item.name, element.tag);
            err::push(ERR_LIB_ASN1, ASN1_R_WRONG_TAG, detail.clone());
            return Err(err::push(ERR_LIB_ASN1, ERR_R_NESTED_ASN1_ERROR, detail));
        }
        (item.read)(&element)
    };
    Some(read())
}

/// The DER of an extension's structure. `None` if there is none for it.
///
/// # Safety
/// A live structure of the type.
pub(crate) unsafe fn write(oid: &[u8], structure: *const c_void) -> Option<Result<Vec<u8>, Pushed>> {
    // SAFETY: an item lives as long as the program.
    let item = unsafe { &*structure_of(oid)?() };
    let mut der = Vec::new();
    // SAFETY: as the caller promises.
    Some(unsafe { (item.write)(structure, &mut der) }.map(|()| der))
}
