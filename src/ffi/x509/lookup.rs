//! What an `X509_LOOKUP` and an `X509_LOOKUP_METHOD` hold: places where a store looks for more, of a program's own too.

use std::cell::Cell;
use std::ffi::{c_char, c_int, c_long, c_uchar, c_void};
use std::fmt;
use std::ptr;
use std::sync::atomic::AtomicPtr;
use std::sync::{Arc, Weak};

use super::store::Store;
use super::store_object::{Held, StoreObject};
use super::store_object_api::{X509_LU_CRL, X509_LU_X509};
use crate::ffi::asn1::ASN1_INTEGER;
use crate::ffi::object::{self, CType};
use crate::ffi::types::{X509_LOOKUP, X509_LOOKUP_METHOD, X509_NAME, X509_OBJECT};
use crate::x509::{Certificate, Crl, Lookup, Name};

/// Called with a lookup when it is made, begins, ends or is freed.
pub(crate) type Step = unsafe extern "C" fn(ctx: *mut X509_LOOKUP) -> c_int;
/// As [`Step`], without a result.
pub(crate) type Free = unsafe extern "C" fn(ctx: *mut X509_LOOKUP);
/// `X509_LOOKUP_ctrl_fn`.
pub(crate) type Ctrl = unsafe extern "C" fn(
    ctx: *mut X509_LOOKUP,
    cmd: c_int,
    argc: *const c_char,
    argl: c_long,
    ret: *mut *mut c_char,
) -> c_int;
/// `X509_LOOKUP_get_by_subject_fn`.
pub(crate) type BySubject = unsafe extern "C" fn(*mut X509_LOOKUP, c_int, *const X509_NAME, *mut X509_OBJECT) -> c_int;
/// `X509_LOOKUP_get_by_issuer_serial_fn`.
pub(crate) type ByIssuerSerial =
    unsafe extern "C" fn(*mut X509_LOOKUP, c_int, *const X509_NAME, *const ASN1_INTEGER, *mut X509_OBJECT) -> c_int;
/// `X509_LOOKUP_get_by_fingerprint_fn`.
pub(crate) type ByFingerprint =
    unsafe extern "C" fn(*mut X509_LOOKUP, c_int, *const c_uchar, c_int, *mut X509_OBJECT) -> c_int;
/// `X509_LOOKUP_get_by_alias_fn`.
pub(crate) type ByAlias =
    unsafe extern "C" fn(*mut X509_LOOKUP, c_int, *const c_char, c_int, *mut X509_OBJECT) -> c_int;

/// An `X509_LOOKUP_METHOD`: what a kind of lookup does.
#[derive(Default)]
pub(crate) struct Method {
    pub(crate) new_item: Cell<Option<Step>>,
    pub(crate) free: Cell<Option<Free>>,
    pub(crate) init: Cell<Option<Step>>,
    pub(crate) shutdown: Cell<Option<Step>>,
    pub(crate) ctrl: Cell<Option<Ctrl>>,
    pub(crate) by_subject: Cell<Option<BySubject>>,
    pub(crate) by_issuer_serial: Cell<Option<ByIssuerSerial>>,
    pub(crate) by_fingerprint: Cell<Option<ByFingerprint>>,
    pub(crate) by_alias: Cell<Option<ByAlias>>,
}

impl CType for X509_LOOKUP_METHOD {
    type Rust = Method;
}

/// An `X509_LOOKUP`.
pub(crate) struct LookupHandle {
    /// The program's method, which it keeps alive as long as the lookup, or one of ours.
    method: *const X509_LOOKUP_METHOD,
    store: Weak<Store>,
    /// The program's (`X509_LOOKUP_set_method_data`).
    pub(crate) data: AtomicPtr<c_void>,
}

// SAFETY: a method is complete before lookups are made of it, and its functions are called from every thread that verifies,
// as OpenSSL does.
unsafe impl Send for LookupHandle {}
// SAFETY: as above.
unsafe impl Sync for LookupHandle {}

impl CType for X509_LOOKUP {
    type Rust = LookupHandle;
}

impl LookupHandle {
    /// A new lookup by a method, perhaps of a store. `None` if the method refuses.
    ///
    /// # Safety
    /// The method is alive, and stays so as long as the lookup.
    pub(crate) unsafe fn create(method: *const X509_LOOKUP_METHOD, store: Weak<Store>) -> Option<Arc<Self>> {
        let lookup = Arc::new(Self { method, store, data: AtomicPtr::new(ptr::null_mut()) });
        let made = lookup.method().new_item.get();
        // SAFETY: the method's function, with a live lookup.
        (made.is_none_or(|made| unsafe { made(object::get0(&lookup)) } != 0)).then_some(lookup)
    }

    /// What it is looked up by.
    pub(crate) fn method(&self) -> &Method {
        // SAFETY: the method outlives the lookup, and came from an `Arc`.
        unsafe { &*self.method.cast::<Method>() }
    }

    /// Whether it is of this method.
    pub(crate) fn is_by(&self, method: *const X509_LOOKUP_METHOD) -> bool {
        ptr::eq(self.method, method)
    }

    /// The store that it belongs to.
    pub(crate) fn store(&self) -> Option<Arc<Store>> {
        self.store.upgrade()
    }

    /// Asks the program's function for what has a name.
    fn find(self: &Arc<Self>, kind: c_int, name: &Name) -> Held {
        let Some(by_subject) = self.method().by_subject.get() else { return Held::Nothing };
        let name = Arc::new(name.clone());
        let found = Arc::new(StoreObject::default());
        // SAFETY: the program's function, with live objects.
        let ok = unsafe { by_subject(object::get0(self), kind, object::get0(&name), object::get0(&found)) };
        if ok > 0 { found.held() } else { Held::Nothing }
    }
}

impl LookupHandle {
    /// Lets the method free what it keeps. The lookup is not used afterwards.
    pub(crate) fn end(self: Arc<Self>) {
        if let Some(free) = self.method().free.get() {
            // SAFETY: the method's function, with a live lookup.
            unsafe { free(object::get0(&self)) };
        }
    }
}

/// What a store's verifications see of a lookup of a program's own. It ends with the store.
pub(crate) struct OwnLookup(pub(crate) Weak<LookupHandle>);

impl fmt::Debug for OwnLookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnLookup")
    }
}

impl Lookup for OwnLookup {
    fn certificates(&self, subject: &Name) -> Vec<Arc<Certificate>> {
        match self.0.upgrade().map(|lookup| lookup.find(X509_LU_X509, subject)) {
            Some(Held::Certificate(certificate)) if certificate.subject() == subject => vec![certificate],
            _ => Vec::new(),
        }
    }

    fn crls(&self, issuer: &Name) -> Vec<Arc<Crl>> {
        match self.0.upgrade().map(|lookup| lookup.find(X509_LU_CRL, issuer)) {
            Some(Held::Crl(crl)) if crl.issuer() == issuer => vec![crl],
            _ => Vec::new(),
        }
    }
}
