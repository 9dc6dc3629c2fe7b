//! What an `X509_STORE` holds: the trust anchors, and the settings that verifications with it begin with.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};

use super::param::Param;
use super::store_context::VerifyCallback;
use crate::ffi::ex_data::ExData;
use crate::ffi::object::CType;
use crate::ffi::types::X509_STORE;
use crate::x509::TrustStore;

/// An `X509_STORE`. All of it is read without a lock; changes copy what they change.
#[derive(Default)]
pub(crate) struct Store {
    trust: ArcSwap<TrustStore>,
    /// Held while the anchors are changed, so that no change is lost.
    changing: Mutex<()>,
    param: Arc<Param>,
    callback: ArcSwapOption<VerifyCallback>,
    pub(crate) ex_data: ExData,
}

impl CType for X509_STORE {
    type Rust = Store;
}

impl Store {
    /// The anchors as they are now.
    pub(crate) fn snapshot(&self) -> Arc<TrustStore> {
        self.trust.load_full()
    }

    /// Changes the anchors. What `change` did stays even if it failed half-way, as in OpenSSL.
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut TrustStore) -> R) -> R {
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut trust = TrustStore::clone(&self.trust.load());
        let result = change(&mut trust);
        self.trust.store(Arc::new(trust));
        result
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
}
