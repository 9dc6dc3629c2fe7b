//! What an `X509_STORE` holds: the trust anchors, and the settings that verifications with it begin with.

use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};

use arc_swap::ArcSwapOption;

use super::lookup::LookupHandle;
use super::param::Param;
use super::store_context::{GetIssuer, VerifyCallback};
use super::store_object::{Held, ObjectStack};
use crate::ffi::ex_data::ExData;
use crate::ffi::object::{self, CType};
use crate::ffi::types::{X509_LOOKUP_METHOD, X509_STORE, stack_st_X509_OBJECT};
use crate::x509::TrustStore;

/// An `X509_STORE`. Verifications work on a [`snapshot`](Store::snapshot); a change copies the anchors if one is in use.
#[derive(Default)]
pub(crate) struct Store {
    trust: RwLock<Arc<TrustStore>>,
    /// What `X509_STORE_get0_objects` shows, once it was asked for.
    objects: Mutex<Option<ObjectStack>>,
    lookups: Mutex<Vec<Arc<LookupHandle>>>,
    /// Whether a program holds the store's lock (`X509_STORE_lock`), and who waits for it.
    locked: (Mutex<bool>, Condvar),
    param: Arc<Param>,
    callback: ArcSwapOption<VerifyCallback>,
    get_issuer: ArcSwapOption<GetIssuer>,
    pub(crate) ex_data: ExData,
}

impl CType for X509_STORE {
    type Rust = Store;
}

impl Store {
    /// The anchors as they are now.
    pub(crate) fn snapshot(&self) -> Arc<TrustStore> {
        self.take_out();
        self.trust.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes the anchors.
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut TrustStore) -> R) -> R {
        self.take_out();
        change(Arc::make_mut(&mut self.trust.write().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Takes out what the program has taken from the stack of objects.
    fn take_out(&self) {
        let gone = match &mut *self.objects.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(objects) => objects.taken_out(),
            None => return,
        };
        if !gone.is_empty() {
            let mut trust = self.trust.write().unwrap_or_else(PoisonError::into_inner);
            Arc::make_mut(&mut trust).retain(
                |certificate| !gone.iter().any(|held| matches!(held, Held::Certificate(gone) if gone == certificate)),
                |crl| !gone.iter().any(|held| matches!(held, Held::Crl(gone) if gone == crl)),
            );
        }
    }

    /// The stack that shows what the store holds.
    pub(crate) fn objects(&self) -> *mut stack_st_X509_OBJECT {
        let trust = self.snapshot();
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        let objects = objects.get_or_insert_with(ObjectStack::new);
        objects.show(&trust);
        objects.as_ptr()
    }

    /// The lookup by a method, if there is one.
    pub(crate) fn lookup_by(&self, method: *const X509_LOOKUP_METHOD) -> Option<Arc<LookupHandle>> {
        let lookups = self.lookups.lock().unwrap_or_else(PoisonError::into_inner);
        lookups.iter().find(|lookup| lookup.is_by(method)).cloned()
    }

    /// Adds a lookup, which then belongs to the store.
    pub(crate) fn add_lookup(&self, lookup: &Arc<LookupHandle>) {
        self.lookups.lock().unwrap_or_else(PoisonError::into_inner).push(lookup.clone());
    }

    /// Waits until no other program's thread holds the store, and holds it.
    pub(crate) fn lock(&self) {
        let (locked, freed) = &self.locked;
        let guard = locked.lock().unwrap_or_else(PoisonError::into_inner);
        *freed.wait_while(guard, |locked| *locked).unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// Lets the store go.
    pub(crate) fn unlock(&self) {
        let (locked, freed) = &self.locked;
        *locked.lock().unwrap_or_else(PoisonError::into_inner) = false;
        freed.notify_one();
    }

    /// The settings that verifications with this store begin with.
    pub(crate) const fn param(&self) -> &Arc<Param> {
        &self.param
    }

    /// The callback of verifications that set none themselves.
    pub(crate) fn callback(&self) -> Option<VerifyCallback> {
        self.callback.load().as_deref().copied()
    }

    /// Sets what [`Self::callback`] returns.
    pub(crate) fn set_callback(&self, callback: Option<VerifyCallback>) {
        self.callback.store(callback.map(Arc::new));
    }

    /// What finds issuers in place of the anchors, if the program set it.
    pub(crate) fn get_issuer(&self) -> Option<GetIssuer> {
        self.get_issuer.load().as_deref().copied()
    }

    /// Sets what [`Self::get_issuer`] returns.
    pub(crate) fn set_get_issuer(&self, get_issuer: Option<GetIssuer>) {
        self.get_issuer.store(get_issuer.map(Arc::new));
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        for lookup in std::mem::take(self.lookups.get_mut().unwrap_or_else(PoisonError::into_inner)) {
            if let Some(shutdown) = lookup.method().shutdown.get() {
                // SAFETY: the method's function, with a live lookup.
                unsafe { shutdown(object::get0(&lookup)) };
            }
            lookup.end();
        }
    }
}
