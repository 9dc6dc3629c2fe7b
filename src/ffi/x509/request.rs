//! What an `X509_REQ` is: a certification request (PKCS#10, RFC 2986), read or being made.

use super::algor::X509_ALGOR;
use super::attribute::X509_ATTRIBUTE;
use super::subject_key::SubjectKey;
use crate::ffi::asn1::ASN1_STRING;
use crate::ffi::asn1::primitive::{BitString, Integer};
use crate::ffi::asn1::template::field::{Implicit, Optional, SetOf};
use crate::ffi::asn1::template::structure::sequence;
use crate::ffi::asn1::template::{Field, Held, Template, bad, encode};
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::{X509_NAME, stack_st_X509_ATTRIBUTE};
use crate::x509::tlv::{self, Tlv, tag};
use crate::x509::{Name, X509Error};

/// A Name of its own, which the program may change.
pub(crate) struct OwnName;

impl Template for OwnName {
    type C = X509_NAME;
    const NAME: &'static str = "X509_NAME";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut X509_NAME, Pushed> {
        Ok(object::new(Name::empty()))
    }

    unsafe fn free(value: *mut X509_NAME) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut X509_NAME, Pushed> {
        let name = Name::from_der(&tlv::element(tag::SEQUENCE, element.value)).map_err(bad)?;
        Ok(object::new(name))
    }

    unsafe fn write(value: *const X509_NAME, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend_from_slice(super::name_view::current(unsafe { object::get(value) }?)?.der());
        Ok(())
    }
}

/// The attributes as they stand in a request.
type Attributes = Optional<Implicit<0, SetOf<X509_ATTRIBUTE, stack_st_X509_ATTRIBUTE>>>;

sequence! {
    /// CertificationRequestInfo: what is signed.
    pub struct RequestInfo {
        /// The version as it is encoded.
        version: Integer,
        /// Who asks.
        subject: OwnName,
        /// For which key.
        key: SubjectKey,
        /// And what else; NULL if it is left out.
        attributes: Attributes,
    }
}

/// `struct X509_req_st`.
pub struct X509_REQ {
    info: Held<RequestInfo>,
    /// What `info` was read from; `None` once it is to be written anew.
    encoded: Option<Vec<u8>>,
    algorithm: Held<X509_ALGOR>,
    signature: Held<BitString>,
}

impl X509_REQ {
    /// What is signed.
    pub(crate) const fn info(&self) -> *mut RequestInfo {
        self.info.as_ptr()
    }

    /// What is signed, to be changed: it will be written anew.
    pub(crate) fn changed(&mut self) -> *mut RequestInfo {
        self.encoded = None;
        self.info.as_ptr()
    }

    /// The algorithm beside the signature.
    pub(crate) const fn algorithm(&self) -> *mut X509_ALGOR {
        self.algorithm.as_ptr()
    }

    /// The signature.
    pub(crate) const fn signature(&self) -> *mut ASN1_STRING {
        self.signature.as_ptr()
    }

    /// The DER of what is signed.
    pub(crate) fn body(&self) -> Result<Vec<u8>, Pushed> {
        match &self.encoded {
            Some(encoded) => Ok(encoded.clone()),
            // SAFETY: the structure is owned.
            None => unsafe { encode::<RequestInfo>(self.info.as_ptr()) },
        }
    }

    /// Puts an algorithm, as its AlgorithmIdentifier, and a signature on the request.
    pub(crate) fn set_signature(&mut self, algorithm: &[u8], signature: &[u8]) -> Result<(), Pushed> {
        let bits = tlv::element(tag::BIT_STRING, &[&[0], signature].concat());
        let algorithm = Held::new(super::algor::X509_ALGOR::decoded(algorithm)?);
        let (bits, _) = crate::ffi::asn1::template::decode::<BitString>(&bits)?;
        (self.algorithm, self.signature) = (algorithm, Held::new(bits));
        Ok(())
    }
}

impl X509_ALGOR {
    /// An algorithm of its own, from its AlgorithmIdentifier.
    pub(crate) fn decoded(der: &[u8]) -> Result<*mut Self, Pushed> {
        Ok(crate::ffi::asn1::template::decode::<Self>(der)?.0)
    }
}

impl Template for X509_REQ {
    type C = Self;
    const NAME: &'static str = "X509_REQ";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        let info = Held::<RequestInfo>::new(RequestInfo::new()?);
        // SAFETY: the structure has just been made; a new request has a list of attributes that is empty.
        unsafe { (*info.as_ptr()).attributes = <SetOf<X509_ATTRIBUTE, stack_st_X509_ATTRIBUTE>>::new()? };
        let (algorithm, signature) = (Held::new(X509_ALGOR::new()?), Held::new(BitString::new()?));
        Ok(Box::into_raw(Box::new(Self { info, encoded: None, algorithm, signature })))
    }

    unsafe fn free(value: *mut Self) {
        if !value.is_null() {
            // SAFETY: it came from `Box::into_raw`, and the caller gives it up.
            drop(unsafe { Box::from_raw(value) });
        }
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        let mut fields = element.reader(Self::NAME);
        let body = fields.expect(tag::SEQUENCE).map_err(bad)?;
        let info = Held::new(RequestInfo::read(&body)?);
        let algorithm = Held::<X509_ALGOR>::new(<X509_ALGOR as Field>::take(&mut fields)?);
        let signature = Held::<BitString>::new(<BitString as Field>::take(&mut fields)?);
        let end: Result<(), X509Error> = fields.finish();
        end.map_err(bad)?;
        Ok(Box::into_raw(Box::new(Self { info, encoded: Some(body.raw.to_vec()), algorithm, signature })))
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises; the members are owned.
        let contents = unsafe {
            let request = &*value;
            let algorithm = encode::<X509_ALGOR>(request.algorithm.as_ptr())?;
            [request.body()?, algorithm, encode::<BitString>(request.signature.as_ptr())?].concat()
        };
        tlv::write(out, tag::SEQUENCE, &contents);
        Ok(())
    }
}
