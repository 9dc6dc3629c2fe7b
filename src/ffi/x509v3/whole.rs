//! Values that C structures hold as their whole encoding, and names as members.

use std::ffi::c_int;

use crate::ffi::Pushed;
use crate::ffi::asn1::ASN1_STRING;
use crate::ffi::asn1::string::{ASN1_STRING_free, V_ASN1_OCTET_STRING};
use crate::ffi::asn1::template::Template;
use crate::ffi::asn1::value::{allocate, assign, bytes};
use crate::x509::tlv::{Tlv, tag};

/// A string of the whole encoding.
fn whole(kind: c_int, element: &Tlv<'_>) -> Result<*mut ASN1_STRING, Pushed> {
    let string = allocate(kind)?;
    // SAFETY: fresh from `allocate`.
    match unsafe { assign(string, element.raw) } {
        Ok(()) => Ok(string),
        Err(pushed) => {
            // SAFETY: nobody else has it.
            unsafe { ASN1_STRING_free(string) };
            Err(pushed)
        }
    }
}

/// The `V_ASN1_` number of a SEQUENCE.
const V_ASN1_SEQUENCE: c_int = 16;

/// A SEQUENCE as a string that holds the whole encoding.
pub(crate) struct WholeSequence;

impl Template for WholeSequence {
    type C = ASN1_STRING;
    const NAME: &'static str = "SEQUENCE";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut ASN1_STRING, Pushed> {
        allocate(V_ASN1_SEQUENCE)
    }

    unsafe fn free(value: *mut ASN1_STRING) {
        // SAFETY: as the caller promises.
        unsafe { ASN1_STRING_free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut ASN1_STRING, Pushed> {
        whole(V_ASN1_SEQUENCE, element)
    }

    unsafe fn write(value: *const ASN1_STRING, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend_from_slice(unsafe { bytes(value) }?);
        Ok(())
    }
}

/// OCSP's nonce: an OCTET STRING that holds the extension's value as it stands, whatever it is.
pub(crate) struct Nonce;

impl Template for Nonce {
    type C = ASN1_STRING;
    const NAME: &'static str = "nonce";
    const TAG: Option<u8> = None;

    fn begins(_: u8) -> bool {
        true
    }

    fn new() -> Result<*mut ASN1_STRING, Pushed> {
        allocate(V_ASN1_OCTET_STRING)
    }

    unsafe fn free(value: *mut ASN1_STRING) {
        // SAFETY: as the caller promises.
        unsafe { ASN1_STRING_free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut ASN1_STRING, Pushed> {
        whole(V_ASN1_OCTET_STRING, element)
    }

    unsafe fn write(value: *const ASN1_STRING, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend_from_slice(unsafe { bytes(value) }?);
        Ok(())
    }
}
