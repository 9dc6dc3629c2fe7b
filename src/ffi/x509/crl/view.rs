//! The C objects that belong to a revocation list, and a list being made.
//!
//! As with certificates, a list does not change. One that a program makes or changes has a draft beside it: what was set, and
//! the list that comes of it, which [`sealed`] finds.

use std::cell::UnsafeCell;
use std::ptr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::revoked::X509_REVOKED;
use crate::ffi::asn1::string::{V_ASN1_GENERALIZEDTIME, V_ASN1_UTCTIME};
use crate::ffi::asn1::template::field::SequenceOf;
use crate::ffi::asn1::template::{Template, bad, decode, encode};
use crate::ffi::asn1::value::{ASN1_STRING, Asn1Value, bytes};
use crate::ffi::err::reasons::asn1::{ASN1_R_ENCODE_ERROR, ASN1_R_ILLEGAL_ZERO_CONTENT, ASN1_R_TOO_LONG};
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_LIB_X509, ERR_R_INTERNAL_ERROR, ERR_R_MALLOC_FAILURE, Pushed};
use crate::ffi::object;
use crate::ffi::types::{X509_CRL, stack_st_X509_REVOKED};
use crate::ffi::x509::algor::X509_ALGOR;
use crate::ffi::x509::extension_object::{ExtensionList, encode_extensions};
use crate::x509::tlv::{self, Der, tag};
use crate::x509::{Crl, Name, signed};

/// The AlgorithmIdentifier of no algorithm, which an unsigned list has.
const NO_ALGORITHM: &[u8] = &[0x30, 3, 6, 1, 0];
/// No list is longer: [`tlv::write`] takes 16 MiB.
const MAX_CRL: usize = 0xff_f000;

/// The entries of a list as C has them.
type Entries = SequenceOf<X509_REVOKED, stack_st_X509_REVOKED>;

/// Lives in the list, made when it is first asked for.
pub(crate) struct CrlView {
    /// When the list was issued.
    pub(crate) last_update: Asn1Value,
    /// When the next one will be; of the type -1 if that is not said.
    pub(crate) next_update: Asn1Value,
    entries: OnceLock<Option<EntryList>>,
    extensions: OnceLock<Option<ExtensionList>>,
    signature: OnceLock<Option<SignatureObjects>>,
    draft: Mutex<Option<Box<Draft>>>,
}

/// What was set on a list.
pub(crate) struct Draft {
    /// The version as it is encoded.
    pub(crate) version: i64,
    /// The issuer, if it was set.
    pub(crate) issuer: Option<Arc<Name>>,
    /// The AlgorithmIdentifier inside the signed part.
    pub(crate) inner_algorithm: Vec<u8>,
    /// The AlgorithmIdentifier beside the signature.
    pub(crate) algorithm: Vec<u8>,
    /// The signature.
    pub(crate) signature: Vec<u8>,
    sealed: Option<Arc<Crl>>,
}

/// A stack of entries that belongs to a list; NULL if there are none.
struct EntryList(UnsafeCell<*mut stack_st_X509_REVOKED>);

// SAFETY: the stack is owned, and changed only by who may change its owner.
unsafe impl Send for EntryList {}
// SAFETY: as above.
unsafe impl Sync for EntryList {}

impl Drop for EntryList {
    fn drop(&mut self) {
        // SAFETY: the stack belongs to `self`.
        unsafe { Entries::free(*self.0.get_mut()) };
    }
}

/// How a list is signed.
struct SignatureObjects {
    algorithm: *mut X509_ALGOR,
    signature: Asn1Value,
}

// SAFETY: the objects are owned, and only read once they are made.
unsafe impl Send for SignatureObjects {}
// SAFETY: as above.
unsafe impl Sync for SignatureObjects {}

impl Drop for SignatureObjects {
    fn drop(&mut self) {
        // SAFETY: it belongs to `self`.
        unsafe { X509_ALGOR::free(self.algorithm) };
    }
}

/// The texts of a list's times, with their types.
fn times(crl: &Crl) -> Option<[Asn1Value; 2]> {
    let mut body = Der::new(crl.tbs(), "TBSCertList").nested(tag::SEQUENCE).ok()?;
    body.optional(tag::INTEGER).ok()?;
    body.any().ok()?;
    body.any().ok()?;
    let last = body.any().ok()?;
    let next = if body.next_is(tag::UTC_TIME) || body.next_is(tag::GENERALIZED_TIME) { body.any().ok() } else { None };
    let value = |time: tlv::Tlv<'_>| Asn1Value::new(time.tag.into(), time.value);
    Some([value(last), next.map_or_else(|| Asn1Value::new(-1, &[]), value)])
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl CrlView {
    /// The view of a list.
    pub(crate) fn of(crl: &Crl) -> Result<&Self, Pushed> {
        let make = || {
            let [last_update, next_update] = times(crl).unwrap_or_else(|| [0, 1].map(|_| Asn1Value::new(-1, &[])));
            Self {
                last_update,
                next_update,
                entries: OnceLock::new(),
                extensions: OnceLock::new(),
                signature: OnceLock::new(),
                draft: Mutex::default(),
            }
        };
        let view = crl.attached().get_or_make(make);
        view.ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_INTERNAL_ERROR, "something else is attached"))
    }

    /// Where the stack of `crl`'s entries is; NULL is there if there are none.
    pub(crate) fn entries(&self, crl: &Crl) -> Result<*mut *mut stack_st_X509_REVOKED, Pushed> {
        let make = || {
            let contents = crl.revoked_der();
            let stack = match contents.is_empty() {
                true => ptr::null_mut(),
                false => decode::<Entries>(&tlv::element(tag::SEQUENCE, contents)).ok()?.0,
            };
            Some(EntryList(UnsafeCell::new(stack)))
        };
        let list = self.entries.get_or_init(make).as_ref();
        list.map(|list| list.0.get()).ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_MALLOC_FAILURE, ""))
    }

    /// The extensions of `crl`, whose view this is.
    pub(crate) fn extensions(&self, crl: &Crl) -> Result<&ExtensionList, Pushed> {
        let list = self.extensions.get_or_init(|| ExtensionList::of(crl.extensions()).ok());
        list.as_ref().ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_MALLOC_FAILURE, ""))
    }

    /// How `crl`, whose view this is and which has no draft, is signed: the algorithm and the signature.
    pub(crate) fn signature(&self, crl: &Crl) -> Result<(*const X509_ALGOR, *const ASN1_STRING), Pushed> {
        let make = || {
            let (algorithm, _) = decode::<X509_ALGOR>(crl.signature_algorithm_der()).ok()?;
            Some(SignatureObjects { algorithm, signature: Asn1Value::bit_string(crl.signature()) })
        };
        let objects = self.signature.get_or_init(make).as_ref();
        objects
            .map(|objects| (objects.algorithm.cast_const(), objects.signature.as_ptr()))
            .ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_MALLOC_FAILURE, ""))
    }

    /// The draft of `crl`, whose view this is; made if there is none.
    pub(crate) fn with_draft<T>(&self, crl: &Crl, change: impl FnOnce(&mut Draft) -> T) -> T {
        change(lock(&self.draft).get_or_insert_with(|| Box::new(Draft::of(crl))))
    }

    /// What the draft says, if there is one.
    pub(crate) fn draft<T>(&self, look: impl FnOnce(&Draft) -> T) -> Option<T> {
        lock(&self.draft).as_deref().map(look)
    }
}

impl Draft {
    fn of(crl: &Crl) -> Self {
        let or_none = |algorithm: &[u8]| if algorithm.is_empty() { NO_ALGORITHM } else { algorithm }.to_vec();
        Self {
            version: crl.version().into(),
            issuer: None,
            inner_algorithm: or_none(crl.tbs_signature_algorithm_der()),
            algorithm: or_none(crl.signature_algorithm_der()),
            signature: crl.signature().to_vec(),
            sealed: None,
        }
    }

    /// The DER of the part that is signed. `crl` is the one whose draft this is, and `view` its view.
    pub(crate) fn tbs(&self, crl: &Crl, view: &CrlView) -> Result<Vec<u8>, Pushed> {
        let mut body = Vec::new();
        match self.version {
            0 => {}
            version @ 1..=0x7f => tlv::write(&mut body, tag::INTEGER, &[version as u8]),
            version => return Err(failed(format!("version {version} cannot be written"))),
        }
        body.extend_from_slice(&self.inner_algorithm);
        body.extend_from_slice(self.issuer.as_deref().unwrap_or(crl.issuer()).der());
        body.extend(time(&view.last_update)?.ok_or_else(|| missing("lastUpdate"))?);
        body.extend(time(&view.next_update)?.unwrap_or_default());
        // SAFETY: the stacks are the list's.
        unsafe {
            let entries = *view.entries(crl)?;
            if !entries.is_null() {
                body.extend(encode::<Entries>(entries)?);
            }
            let extensions = encode_extensions(view.extensions(crl)?.as_ptr())?;
            if !extensions.is_empty() {
                tlv::write(&mut body, tag::context_constructed(0), &extensions);
            }
        }
        if body.len() > MAX_CRL {
            return Err(err::push(ERR_LIB_ASN1, ASN1_R_TOO_LONG, format!("a CRL of {} bytes", body.len())));
        }
        Ok(tlv::element(tag::SEQUENCE, &body))
    }

    /// The list that comes of the draft; the same one as long as nothing has changed.
    fn sealed(&mut self, crl: &Crl, view: &CrlView) -> Result<Arc<Crl>, Pushed> {
        let der = signed(&self.tbs(crl, view)?, &self.algorithm, &self.signature);
        if let Some(sealed) = &self.sealed
            && sealed.der() == der
        {
            return Ok(sealed.clone());
        }
        let made = Crl::from_der(&der).map_err(|error| failed(error.to_string()))?;
        Ok(self.sealed.insert(made).clone())
    }
}

#[track_caller]
fn missing(what: &str) -> Pushed {
    err::push(ERR_LIB_ASN1, ASN1_R_ILLEGAL_ZERO_CONTENT, format!("the CRL has no {what} yet"))
}

#[track_caller]
fn failed(why: String) -> Pushed {
    err::push(ERR_LIB_ASN1, ASN1_R_ENCODE_ERROR, why)
}

/// A time's DER, which the program may have set; `None` if it is not set.
fn time(time: &Asn1Value) -> Result<Option<Vec<u8>>, Pushed> {
    let time = time.as_ptr();
    // SAFETY: a live time of the list's.
    let (text, kind) = unsafe { (bytes(time)?, (*time).r#type) };
    Ok(match kind {
        V_ASN1_UTCTIME => Some(tlv::element(tag::UTC_TIME, text)),
        V_ASN1_GENERALIZEDTIME => Some(tlv::element(tag::GENERALIZED_TIME, text)),
        _ => None,
    })
}

/// A list that says nothing yet.
pub(crate) fn blank() -> Result<*mut X509_CRL, Pushed> {
    let crl = Crl::blank().map_err(bad)?;
    let view = CrlView::of(&crl)?;
    // SAFETY: the times of a fresh list.
    unsafe {
        view.last_update.copy_from(Asn1Value::new(-1, &[]).as_ptr())?;
    }
    view.with_draft(&crl, |draft| {
        draft.inner_algorithm = NO_ALGORITHM.to_vec();
        draft.algorithm = NO_ALGORITHM.to_vec();
    });
    Ok(object::into_raw(crl))
}

/// The list that a program's pointer stands for: what it points to, or what came of its draft. NULL is an error, and so is a
/// draft that is not complete enough.
///
/// # Safety
/// NULL or a live list.
#[track_caller]
pub(crate) unsafe fn sealed(crl: *const X509_CRL) -> Result<Arc<Crl>, Pushed> {
    // SAFETY: as the caller promises.
    let crl = unsafe { object::get1(crl) }?;
    let of_draft = match crl.attached().get::<CrlView>() {
        Some(view) => lock(&view.draft).as_deref_mut().map(|draft| draft.sealed(&crl, view)).transpose()?,
        None => None,
    };
    Ok(of_draft.unwrap_or(crl))
}

/// As [`sealed`], and it must have been signed some day.
///
/// # Safety
/// NULL or a live list.
pub(crate) unsafe fn signed_crl(crl: *const X509_CRL) -> Result<Arc<Crl>, Pushed> {
    // SAFETY: as the caller promises.
    let found = unsafe { sealed(crl) }?;
    if found.signature_algorithm_der() == NO_ALGORITHM { Err(missing("signature")) } else { Ok(found) }
}

/// The list that a program's pointer stands for, as [`sealed`]; NULL ends the body with an error.
macro_rules! crl {
    ($pointer:expr) => {{
        let pointer = $pointer;
        // SAFETY: the program passes NULL or a live list.
        unsafe { $crate::ffi::x509::crl::view::sealed(pointer) }?
    }};
}
pub(crate) use crl;
