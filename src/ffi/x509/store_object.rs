//! What a store holds, as programs see it: `X509_OBJECT`, and the stack of them that belongs to a store.

use std::ffi::c_void;
use std::ptr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::ffi::object::{self, CType};
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_free, OPENSSL_sk_push};
use crate::ffi::types::{X509_CRL, X509_OBJECT, stack_st_X509_OBJECT};
use crate::x509::{Certificate, Crl, TrustStore};

impl CType for X509_CRL {
    type Rust = Crl;
}

/// A certificate, a revocation list, or nothing.
#[derive(Clone, Debug, Default)]
pub(crate) enum Held {
    #[default]
    Nothing,
    Certificate(Arc<Certificate>),
    Crl(Arc<Crl>),
}

/// An `X509_OBJECT`.
#[derive(Default)]
pub(crate) struct StoreObject(Mutex<Held>);

impl CType for X509_OBJECT {
    type Rust = StoreObject;
}

impl StoreObject {
    /// An object that holds this.
    pub(crate) const fn new(held: Held) -> Self {
        Self(Mutex::new(held))
    }

    /// What it holds.
    pub(crate) fn held(&self) -> Held {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes it hold something else.
    pub(crate) fn set(&self, held: Held) {
        let old = std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), held);
        drop(old);
    }
}

/// The stack of a store's objects. It is made when a program first asks for it; from then on the program may take objects
/// out of it, which takes them out of the store.
pub(crate) struct ObjectStack {
    stack: *mut OPENSSL_STACK,
    /// What was put there, by pointer: the program may have freed what is no longer there.
    shown: Vec<(*mut c_void, Held)>,
}

// SAFETY: the stack is owned; programs use it under the store's lock (X509_STORE_lock), as with OpenSSL.
unsafe impl Send for ObjectStack {}

impl ObjectStack {
    /// A stack of nothing.
    pub(crate) fn new() -> Self {
        Self { stack: OPENSSL_STACK::from_elements(Vec::new()), shown: Vec::new() }
    }

    /// The stack.
    pub(crate) const fn as_ptr(&self) -> *mut stack_st_X509_OBJECT {
        self.stack.cast()
    }

    /// What the program took out since the last call.
    pub(crate) fn taken_out(&mut self) -> Vec<Held> {
        // SAFETY: our own stack; nobody changes it meanwhile.
        let elements = unsafe { &*self.stack }.elements();
        let all_there = elements.len() == self.shown.len()
            && elements.iter().zip(&self.shown).all(|(element, (shown, _))| ptr::eq(*element, *shown));
        if all_there {
            return Vec::new();
        }
        let (kept, gone): (Vec<_>, Vec<_>) =
            self.shown.drain(..).partition(|(shown, _)| elements.iter().any(|element| ptr::eq(*element, *shown)));
        self.shown = kept;
        gone.into_iter().map(|(_, held)| held).collect()
    }

    /// Puts what a store has come to hold at the end.
    pub(crate) fn show(&mut self, store: &TrustStore) {
        let (certificates, crls) = store.contents();
        for certificate in certificates {
            let shows = |held: &Held| matches!(held, Held::Certificate(shown) if Arc::ptr_eq(shown, &certificate));
            if !self.shown.iter().any(|(_, held)| shows(held)) {
                self.push(Held::Certificate(certificate));
            }
        }
        for crl in crls {
            let shows = |held: &Held| matches!(held, Held::Crl(shown) if Arc::ptr_eq(shown, &crl));
            if !self.shown.iter().any(|(_, held)| shows(held)) {
                self.push(Held::Crl(crl));
            }
        }
    }

    fn push(&mut self, held: Held) {
        let object = object::new::<X509_OBJECT>(StoreObject::new(held.clone())).cast::<c_void>();
        // SAFETY: our own stack.
        unsafe { OPENSSL_sk_push(self.stack, object) };
        self.shown.push((object, held));
    }
}

impl Drop for ObjectStack {
    fn drop(&mut self) {
        // SAFETY: the stack is ours, and so are the objects that are still on it.
        unsafe {
            for element in (*self.stack).elements() {
                object::free(element.cast::<X509_OBJECT>());
            }
            OPENSSL_sk_free(self.stack);
        }
    }
}
