//! Names and their entries as members of C's ASN.1 structures.

use std::ffi::c_int;
use std::sync::Arc;

use super::name_view::Entry;
use crate::ffi::Pushed;
use crate::ffi::asn1::template::{Template, bad};
use crate::ffi::asn1::value::{Asn1Value, bytes};
use crate::ffi::object;
use crate::ffi::objects::object::Identifier;
use crate::ffi::types::{X509_NAME, X509_NAME_ENTRY};
use crate::x509::Name;
use crate::x509::tlv::{self, Tlv, tag};

/// The DER of a name without entries.
const EMPTY: &[u8] = &[tag::SEQUENCE, 0];

impl Template for X509_NAME {
    type C = Self;
    const NAME: &'static str = "X509_NAME";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        Ok(object::new(Name::from_der(EMPTY).map_err(bad)?))
    }

    unsafe fn free(value: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        let mut der = Vec::with_capacity(element.raw.len());
        tlv::write(&mut der, tag::SEQUENCE, element.value);
        Ok(object::new(Name::from_der(&der).map_err(bad)?))
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend_from_slice(unsafe { object::get(value) }?.der());
        Ok(())
    }
}

impl Template for X509_NAME_ENTRY {
    type C = Self;
    const NAME: &'static str = "X509_NAME_ENTRY";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        let object = Arc::new(Identifier::from_der(&[]));
        Ok(object::new(Entry { object, data: Asn1Value::new(-1, &[]), set: 0 }))
    }

    unsafe fn free(value: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        let mut body = element.reader(Self::NAME);
        let object = Arc::new(Identifier::from_der(body.oid().map_err(bad)?));
        let value = body.any().map_err(bad)?;
        body.finish().map_err(bad)?;
        Ok(object::new(Entry { object, data: Asn1Value::new(c_int::from(value.tag), value.value), set: 0 }))
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        let entry = unsafe { object::get(value) }?;
        let string = entry.data.as_ptr();
        let mut body = Vec::new();
        tlv::write(&mut body, tag::OID, entry.object.der());
        // SAFETY: a string of the entry's.
        unsafe { tlv::write(&mut body, u8::try_from((*string).r#type).unwrap_or(tag::UTF8_STRING), bytes(string)?) };
        tlv::write(out, tag::SEQUENCE, &body);
        Ok(())
    }
}
