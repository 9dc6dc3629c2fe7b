//! What an `X509_STORE_CTX` holds: one verification, as its callback sees it.

use std::cell::{Cell, RefCell};
use std::ffi::c_int;
use std::ptr;
use std::sync::Arc;

use super::certificate_stack::{CertificateStack, certificates_of, elements_of};
use super::crl;
use super::param::{Param, Settings};
use super::sealed;
use super::store::Store;
use crate::ffi::err::reasons::x509::X509_R_NO_CERT_SET_FOR_US_TO_VERIFY;
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED, Pushed};
use crate::ffi::ex_data::ExData;
use crate::ffi::object::{self, CType};
use crate::ffi::types::{X509, X509_CRL, X509_STORE_CTX, stack_st_X509, stack_st_X509_CRL};
use crate::x509::{Certificate, Crl, VerifyError, VerifyInput, VerifyOutcome, VerifyStep, verify};

/// Sees each result of a verification and says whether to go on: `X509_STORE_CTX_verify_cb`.
pub(crate) type VerifyCallback = unsafe extern "C" fn(ok: c_int, ctx: *mut X509_STORE_CTX) -> c_int;

/// Finds the issuer of a certificate: `X509_STORE_CTX_get_issuer_fn`. Returns 1 with a reference in `issuer`, 0 if there is
/// none, a negative number on error.
pub(crate) type GetIssuer =
    unsafe extern "C" fn(issuer: *mut *mut X509, ctx: *mut X509_STORE_CTX, x: *mut X509) -> c_int;

/// An `X509_STORE_CTX`. No cell is borrowed while a callback runs.
pub(crate) struct StoreContext {
    pub(crate) store: RefCell<Option<Arc<Store>>>,
    /// The certificate to verify.
    pub(crate) certificate: RefCell<Option<Arc<Certificate>>>,
    /// The program's stack of certificates that may help, which it keeps alive.
    pub(crate) untrusted: Cell<*mut stack_st_X509>,
    /// Where that stack is ours.
    own_untrusted: RefCell<Option<CertificateStack>>,
    /// Certificates to trust in place of the store's (`X509_STORE_CTX_set0_trusted_stack`).
    pub(crate) trusted: Cell<*mut stack_st_X509>,
    /// The program's stack of revocation lists beside the store's.
    pub(crate) crls: Cell<*mut stack_st_X509_CRL>,
    pub(crate) error: Cell<c_int>,
    pub(crate) depth: Cell<c_int>,
    pub(crate) current: RefCell<Option<Arc<Certificate>>>,
    pub(crate) current_issuer: RefCell<Option<Arc<Certificate>>>,
    /// The revocation list that the last result is about.
    pub(crate) current_crl: RefCell<Option<Arc<Crl>>>,
    chain: RefCell<Option<CertificateStack>>,
    /// How many of the chain's certificates, from the leaf on, the peer sent.
    pub(crate) untrusted_count: Cell<usize>,
    pub(crate) callback: Cell<Option<VerifyCallback>>,
    pub(crate) get_issuer: Cell<Option<GetIssuer>>,
    param: RefCell<Arc<Param>>,
    pub(crate) ex_data: ExData,
}

impl CType for X509_STORE_CTX {
    type Rust = StoreContext;
}

impl Default for StoreContext {
    fn default() -> Self {
        Self {
            store: RefCell::default(),
            certificate: RefCell::default(),
            untrusted: Cell::new(ptr::null_mut()),
            own_untrusted: RefCell::default(),
            trusted: Cell::new(ptr::null_mut()),
            crls: Cell::new(ptr::null_mut()),
            error: Cell::new(0),
            depth: Cell::new(0),
            current: RefCell::default(),
            current_issuer: RefCell::default(),
            current_crl: RefCell::default(),
            chain: RefCell::default(),
            untrusted_count: Cell::new(0),
            callback: Cell::new(None),
            get_issuer: Cell::new(None),
            param: RefCell::default(),
            ex_data: ExData::new(),
        }
    }
}

impl StoreContext {
    /// Begins anew with `store` (`X509_STORE_CTX_init`): settings and callback are the store's.
    pub(crate) fn init(&self, store: Option<Arc<Store>>, certificate: Option<Arc<Certificate>>) {
        self.clean_up();
        let mut settings = Settings::default();
        if let Some(store) = &store {
            settings.inherit(&store.param().settings());
        }
        if let Some(default) = Settings::named(b"default") {
            settings.inherit(&default);
        }
        self.param.replace(Arc::new(Param::new(settings)));
        self.callback.set(store.as_ref().and_then(|store| store.callback()));
        self.get_issuer.set(store.as_ref().and_then(|store| store.get_issuer()));
        self.store.replace(store);
        self.certificate.replace(certificate);
    }

    /// Forgets the verification (`X509_STORE_CTX_cleanup`).
    pub(crate) fn clean_up(&self) {
        self.store.take();
        self.certificate.take();
        self.untrusted.set(ptr::null_mut());
        self.own_untrusted.take();
        self.trusted.set(ptr::null_mut());
        self.crls.set(ptr::null_mut());
        self.error.set(0);
        self.depth.set(0);
        self.current.take();
        self.current_issuer.take();
        self.current_crl.take();
        self.chain.take();
        self.untrusted_count.set(0);
        self.callback.set(None);
        self.get_issuer.set(None);
        self.param.replace(Arc::default());
    }

    /// Sets certificates that may help, kept alive by this.
    pub(crate) fn set_own_untrusted(&self, certificates: Vec<Arc<Certificate>>) {
        let stack = CertificateStack::new(certificates);
        self.untrusted.set(stack.as_ptr());
        self.own_untrusted.replace(Some(stack));
    }

    /// The settings.
    pub(crate) fn param(&self) -> Arc<Param> {
        self.param.borrow().clone()
    }

    /// Replaces the settings.
    pub(crate) fn set_param(&self, param: Arc<Param>) {
        self.param.replace(param);
    }

    /// The chain that was built, leaf first; empty before there is one.
    pub(crate) fn chain(&self) -> Vec<Arc<Certificate>> {
        self.chain.borrow().as_ref().map_or_else(Vec::new, |chain| chain.certificates().to_vec())
    }

    /// The stack that shows the chain; NULL before there is one.
    pub(crate) fn chain_ptr(&self) -> *mut stack_st_X509 {
        self.chain.borrow().as_ref().map_or(ptr::null_mut(), CertificateStack::as_ptr)
    }

    /// Sets the chain, if it is not the one that is there: the program may hold the stack that shows that.
    fn set_chain(&self, chain: &[Arc<Certificate>]) {
        let same = |old: &CertificateStack| {
            old.certificates().len() == chain.len()
                && old.certificates().iter().zip(chain).all(|(old, new)| Arc::ptr_eq(old, new))
        };
        if !self.chain.borrow().as_ref().is_some_and(same) {
            let old = self.chain.replace(Some(CertificateStack::new(chain.to_vec())));
            drop(old);
        }
    }

    /// Verifies the certificate (`X509_verify_cert`), calling the callback of this context or of its store. Fails with an
    /// error on the queue if there is nothing to verify, or if this was done already.
    pub(crate) fn verify(self: &Arc<Self>) -> Result<VerifyOutcome, Pushed> {
        let invalid = |reason| {
            self.error.set(VerifyError::INVALID_CALL.0);
            err::push(ERR_LIB_X509, reason, "")
        };
        let Some(leaf) = self.certificate.borrow().clone() else {
            return Err(invalid(X509_R_NO_CERT_SET_FOR_US_TO_VERIFY));
        };
        if self.chain.borrow().is_some() {
            return Err(invalid(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
        }
        let store = self.store.borrow().as_ref().map(|store| store.snapshot()).unwrap_or_default();
        // SAFETY: NULL or live stacks: ours, or the program's, which it keeps alive.
        let (untrusted, trusted, crls) = unsafe {
            (
                certificates_of(self.untrusted.get()),
                (!self.trusted.get().is_null()).then(|| certificates_of(self.trusted.get())),
                elements_of::<X509_CRL>(self.crls.get().cast(), crl::view::sealed),
            )
        };
        let param = self.param();
        let callback = self.callback.get();
        self.set_chain(std::slice::from_ref(&leaf));
        self.untrusted_count.set(1);

        let get_issuer = self.get_issuer.get();
        let find = |subject: &Arc<Certificate>| self.find_issuer(get_issuer, subject);
        let input = VerifyInput {
            store: &store,
            trusted: trusted.as_deref(),
            leaf: &leaf,
            untrusted: &untrusted,
            crls: &crls,
            find_issuer: get_issuer.is_some().then_some(&find),
        };
        let outcome = verify(input, &param.settings().to_verify_params(), &mut |step| {
            self.show(step);
            let goes_on = match callback {
                // SAFETY: the program's callback, with a context that `self` keeps alive.
                Some(callback) => unsafe {
                    callback(if step.of_policies { 2 } else { c_int::from(step.ok) }, object::get0(self)) != 0
                },
                None => step.ok,
            };
            step.error = VerifyError(self.error.get());
            goes_on
        });
        self.error.set(outcome.error.0);
        self.set_chain(&outcome.chain);
        self.untrusted_count.set(outcome.untrusted);
        param.set_peer_name(outcome.peer_name.clone().map(err::c_string));
        Ok(outcome)
    }

    /// Asks the program's function for the issuer of a certificate.
    fn find_issuer(
        self: &Arc<Self>,
        find: Option<GetIssuer>,
        subject: &Arc<Certificate>,
    ) -> Result<Option<Arc<Certificate>>, VerifyError> {
        let mut issuer = ptr::null_mut();
        let found = match find {
            // SAFETY: the program's function, with live objects.
            Some(find) => unsafe { find(&raw mut issuer, object::get0(self), object::get0(subject)) },
            None => 0,
        };
        if found < 0 {
            return Err(VerifyError::STORE_LOOKUP);
        }
        if found == 0 || issuer.is_null() {
            return Ok(None);
        }
        // SAFETY: the program's function gave a reference to a live certificate, which is given back after it was followed.
        let certificate = unsafe { sealed(issuer) };
        // SAFETY: as above.
        unsafe { object::free(issuer) };
        certificate.map(Some).map_err(|_| VerifyError::STORE_LOOKUP)
    }

    /// Lets the callback see a result.
    fn show(&self, step: &VerifyStep<'_>) {
        self.error.set(step.error.0);
        self.depth.set(c_int::try_from(step.depth).unwrap_or(c_int::MAX));
        self.current.replace(step.current.cloned());
        self.current_issuer.replace(step.issuer.cloned());
        self.current_crl.replace(step.crl.cloned());
        self.set_chain(step.chain);
        self.untrusted_count.set(step.untrusted);
    }
}
