//! The certificates that are sent after our own. The functions that set them are macros over `SSL_CTX_ctrl` and
//! `SSL_ctrl`, with exceptions that stand here.

use core::ffi::{c_int, c_long, c_void};
use std::sync::Arc;

use crate::config::Slot;
use crate::ffi::Pushed;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_pop_free};
use crate::ffi::types::{SSL_CTX, X509, stack_st_X509};
use crate::ffi::x509::certificate;
use crate::ffi::x509::certificate::X509_free;
use crate::ffi::x509::{CertificateStack, certificates_of};
use crate::x509::{Certificate, TrustStore};

use super::certificates::check_strength;
use super::constants::{SSL_CERT_SET_FIRST, SSL_CERT_SET_NEXT};
use super::mode::SSL_MODE_NO_AUTO_CHAIN;
use super::settings::Settings;
use super::target::Target;

/// How long a chain can become that is completed from the trust store.
const LONGEST: usize = 100;

impl Settings {
    /// Sets the chain of the slot that was set last; an empty one takes it away.
    pub(crate) fn set_chain(&mut self, chain: Vec<Arc<Certificate>>) {
        if let Some(slot) = self.current {
            self.chains[slot as usize] = (!chain.is_empty()).then(|| Arc::new(CertificateStack::new(chain)));
            self.update_chains();
        }
    }

    /// Works out what is sent after each certificate: its own chain, or the context's extra certificates, or what the trust
    /// store completes it with.
    pub(crate) fn update_chains(&mut self) {
        let automatic = self.mode & SSL_MODE_NO_AUTO_CHAIN == 0;
        for slot in Slot::ALL {
            let Some(leaf) = self.config.certificates.get(slot).certificate.clone() else { continue };
            let chain = match (&self.chains[slot as usize], &self.extra_chain) {
                (Some(chain), _) | (None, Some(chain)) => chain.certificates().to_vec(),
                (None, None) if automatic => {
                    issuers(leaf, &self.chain_store.as_ref().unwrap_or(&self.store).snapshot())
                }
                (None, None) => Vec::new(),
            };
            self.config_mut().certificates.get_mut(slot).chain = chain;
        }
    }
}

/// The certificates that lead from `leaf` to a trusted one, as far as they are in the store.
fn issuers(leaf: Arc<Certificate>, store: &TrustStore) -> Vec<Arc<Certificate>> {
    let mut chain = Vec::new();
    let mut last = leaf;
    while chain.len() < LONGEST && !last.is_self_issued() {
        let found = store.find_by_subject(last.issuer());
        let Some(issuer) = found.iter().find(|issuer| last.verify_signed_by(issuer).is_ok()) else { break };
        chain.push(issuer.clone());
        last = issuer.clone();
    }
    chain
}

fn pointer_to(chain: Option<&Arc<CertificateStack>>) -> *mut stack_st_X509 {
    chain.map_or(core::ptr::null_mut(), |chain| chain.as_ptr())
}

fn extended(chain: Option<&Arc<CertificateStack>>, certificate: Arc<Certificate>) -> Arc<CertificateStack> {
    let mut certificates = chain.map_or_else(Vec::new, |chain| chain.certificates().to_vec());
    certificates.push(certificate);
    Arc::new(CertificateStack::new(certificates))
}

/// `SSL_CTX_add_extra_chain_cert`: adds a certificate, and takes over the program's reference if that succeeds.
pub(crate) fn add_extra(ctx: *mut SSL_CTX, certificate: *mut X509) -> Result<c_long, Pushed> {
    let added = certificate!(certificate);
    ctx.change(|settings| {
        settings.extra_chain = Some(extended(settings.extra_chain.as_ref(), added));
        settings.update_chains();
    })?;
    // SAFETY: the program gives up its reference.
    unsafe { X509_free(certificate) };
    Ok(1)
}

/// `SSL_CTX_clear_extra_chain_certs`.
pub(crate) fn clear_extra(ctx: *mut SSL_CTX) -> Result<c_long, Pushed> {
    ctx.change(|settings| {
        settings.extra_chain = None;
        settings.update_chains();
        1
    })
}

/// `SSL_CTX_get_extra_chain_certs`, and with `only` `SSL_CTX_get_extra_chain_certs_only`: the extra certificates; the
/// first form falls back to the chain of the certificate that was set last. The context keeps the stack.
pub(crate) fn get_extra(ctx: *mut SSL_CTX, only: bool) -> Result<*mut stack_st_X509, Pushed> {
    ctx.look(|settings| match (&settings.extra_chain, settings.current) {
        (None, Some(slot)) if !only => pointer_to(settings.chains[slot as usize].as_ref()),
        (extra, _) => pointer_to(extra.as_ref()),
    })
}

/// `SSL_CTX_get0_chain_certs` and `SSL_get0_chain_certs`: the chain of the certificate that was set last, kept by the
/// object; NULL if there is none.
pub(crate) fn get(target: impl Target) -> Result<*mut stack_st_X509, Pushed> {
    target.look(|settings| pointer_to(settings.current.and_then(|slot| settings.chains[slot as usize].as_ref())))
}

/// `SSL_CTX_set0_chain`, `SSL_CTX_set1_chain` and their like. The first kind takes over the stack and its certificates.
pub(crate) fn set(target: impl Target, chain: *mut stack_st_X509, takes: bool) -> Result<c_long, Pushed> {
    // SAFETY: the program passes NULL or a live stack of certificates.
    let certificates = unsafe { certificates_of(chain) };
    let done = target.change(|settings| -> Result<bool, Pushed> {
        if settings.current.is_none() {
            return Ok(false);
        }
        for certificate in &certificates {
            check_strength(settings, certificate, false)?;
        }
        settings.set_chain(certificates);
        Ok(true)
    })??;
    if done && takes && !chain.is_null() {
        unsafe extern "C" fn free(certificate: *mut c_void) {
            // SAFETY: the stack's elements are certificates, whose references the program gives up.
            unsafe { X509_free(certificate.cast()) };
        }
        // SAFETY: the program gives up the stack.
        unsafe { OPENSSL_sk_pop_free(chain.cast::<OPENSSL_STACK>(), Some(free)) };
    }
    Ok(done.into())
}

/// `SSL_CTX_add0_chain_cert`, `SSL_CTX_add1_chain_cert` and their like. The first kind takes over the reference.
pub(crate) fn add(target: impl Target, certificate: *mut X509, takes: bool) -> Result<c_long, Pushed> {
    let added = certificate!(certificate);
    let done = target.change(|settings| -> Result<bool, Pushed> {
        let Some(slot) = settings.current else { return Ok(false) };
        check_strength(settings, &added, false)?;
        settings.chains[slot as usize] = Some(extended(settings.chains[slot as usize].as_ref(), added));
        settings.update_chains();
        Ok(true)
    })??;
    if done && takes {
        // SAFETY: the program gives up its reference.
        unsafe { X509_free(certificate) };
    }
    Ok(done.into())
}

/// `SSL_CTX_select_current_cert` and its like: later calls concern this certificate. Returns 1; 0 if it is not set.
pub(crate) fn select(target: impl Target, certificate: *mut X509) -> Result<c_long, Pushed> {
    let wanted = certificate!(certificate);
    target.change(|settings| {
        let certificates = &settings.config.certificates;
        let is_it = |slot: &Slot| {
            let held = certificates.get(*slot);
            held.complete().is_some_and(|(held, _)| held.der() == wanted.der())
        };
        match Slot::ALL.into_iter().find(is_it) {
            Some(slot) => {
                settings.current = Some(slot);
                1
            }
            None => 0,
        }
    })
}

/// `SSL_CTX_set_current_cert` and its like: later calls concern the first certificate that has a key, or the next one.
pub(crate) fn select_by_position(target: impl Target, position: c_long) -> Result<c_long, Pushed> {
    target.change(|settings| {
        let first = match c_int::try_from(position) {
            Ok(SSL_CERT_SET_FIRST) => 0,
            Ok(SSL_CERT_SET_NEXT) => settings.current.map_or(0, |slot| slot as usize + 1),
            _ => return 0,
        };
        let certificates = &settings.config.certificates;
        let next = Slot::ALL.into_iter().skip(first).find(|slot| certificates.get(*slot).complete().is_some());
        match next {
            Some(slot) => {
                settings.current = Some(slot);
                1
            }
            None => 0,
        }
    })
}
