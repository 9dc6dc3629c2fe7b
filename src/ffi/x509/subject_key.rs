//! What an `X509_PUBKEY` is, the public key of a certificate or request: its SubjectPublicKeyInfo, and the key once it was read.

use std::sync::{Arc, OnceLock};

use super::algor::X509_ALGOR;
use crate::crypto::PublicKey;
use crate::error::Error;
use crate::ffi::asn1::primitive::BitString;
use crate::ffi::asn1::template::structure::sequence;
use crate::ffi::asn1::template::{Held, Template, decode};
use crate::ffi::err::reasons::asn1::ASN1_R_ILLEGAL_ZERO_CONTENT;
use crate::ffi::err::{self, ERR_LIB_ASN1, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::object::{self, CType};
use crate::ffi::types::X509_PUBKEY;
use crate::x509::Certificate;
use crate::x509::tlv::{Tlv, tag};

sequence! {
    /// SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7).
    pub struct PublicKeyInfo {
        /// The key's algorithm.
        algorithm: X509_ALGOR,
        /// The key.
        key: BitString,
    }
}

/// A SubjectPublicKeyInfo and the key in it.
#[derive(Default)]
pub(crate) struct SubjectKey {
    /// Empty if there is no key.
    der: Box<[u8]>,
    key: OnceLock<Result<Arc<Key>, Error>>,
    info: OnceLock<Option<Info>>,
}

/// What programs see of the SubjectPublicKeyInfo.
struct Info(Held<PublicKeyInfo>);

// SAFETY: the structure is owned, and only read once it is made.
unsafe impl Send for Info {}
// SAFETY: as above.
unsafe impl Sync for Info {}

impl CType for X509_PUBKEY {
    type Rust = SubjectKey;
}

impl SubjectKey {
    /// A certificate's.
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let key = certificate.public_key().map(|key| Arc::new(Key::public(key.clone())));
        Self { der: certificate.spki().into(), key: OnceLock::from(key), info: OnceLock::new() }
    }

    /// A key's. It keeps the key. Fails if that has no public half.
    pub(crate) fn of_key(key: Arc<Key>) -> Result<Self, Pushed> {
        let der = key.need_public()?.spki_der().into();
        Ok(Self { der, key: OnceLock::from(Ok(key)), info: OnceLock::new() })
    }

    /// The SubjectPublicKeyInfo; empty if there is none.
    pub(crate) const fn der(&self) -> &[u8] {
        &self.der
    }

    /// The key, read at the first call. Fails if it is malformed or of a kind that is not supported.
    pub(crate) fn key(&self) -> Result<&Arc<Key>, Error> {
        let read = || PublicKey::from_spki_der(&self.der).map(|key| Arc::new(Key::public(key)));
        self.key.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// The algorithm and the bits of the key, valid as long as `self`.
    pub(crate) fn info(&self) -> Result<&PublicKeyInfo, Pushed> {
        let read = || {
            let info = if self.der.is_empty() {
                PublicKeyInfo::new()
            } else {
                decode::<PublicKeyInfo>(&self.der).map(|(info, _)| info)
            };
            info.ok().map(|info| Info(Held::new(info)))
        };
        let info = self.info.get_or_init(read).as_ref();
        // SAFETY: the structure is owned by `self`.
        info.map(|info| unsafe { &*info.0.as_ptr() }).ok_or_else(no_key)
    }
}

#[track_caller]
fn no_key() -> Pushed {
    err::push(ERR_LIB_ASN1, ASN1_R_ILLEGAL_ZERO_CONTENT, "there is no public key")
}

impl Template for SubjectKey {
    type C = X509_PUBKEY;
    const NAME: &'static str = "X509_PUBKEY";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut X509_PUBKEY, Pushed> {
        Ok(object::new(Self::default()))
    }

    unsafe fn free(value: *mut X509_PUBKEY) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut X509_PUBKEY, Pushed> {
        let info = Info(Held::new(PublicKeyInfo::read(element)?));
        // An IMPLICIT tag may stand in for the SEQUENCE's.
        let der = crate::x509::tlv::element(tag::SEQUENCE, element.value).into();
        Ok(object::new(Self { der, key: OnceLock::new(), info: OnceLock::from(Some(info)) }))
    }

    unsafe fn write(value: *const X509_PUBKEY, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        let key = unsafe { object::get(value) }?;
        if key.der.is_empty() {
            return Err(no_key());
        }
        out.extend_from_slice(&key.der);
        Ok(())
    }
}
