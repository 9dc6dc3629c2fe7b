//! Our own certificates, as settings of contexts and connections.

use core::ffi::{c_char, c_int, c_uchar};
use std::sync::Arc;

use crate::config::{Certificates, Slot};
use crate::crypto::key::{KeyType, PrivateKey};
use crate::error::Reason;
use crate::ffi::arguments::{counted, input, text};
use crate::ffi::err::reasons::x509::{X509_R_KEY_TYPE_MISMATCH, X509_R_KEY_VALUES_MISMATCH};
use crate::ffi::err::{self, ERR_LIB_SSL, ERR_LIB_X509, ERR_R_X509_LIB, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::types::{EVP_PKEY, SSL, SSL_CTX, X509, stack_st_X509};
use crate::ffi::x509::certificate;
use crate::ffi::x509::certificates_of;
use crate::ffi::{entry, object};
use crate::x509::{Certificate, X509Error, pem};

use super::files;
use super::peer::facts;
use super::settings::Settings;
use super::target::Target;

impl Settings {
    /// Works out what each certificate is used with: the key that the program has set for it, or that which is elsewhere, if
    /// there is a method.
    pub(crate) fn update_keys(&mut self) {
        for slot in Slot::ALL {
            let public = self.config.certificates.get(slot).certificate.as_ref();
            let public = public.and_then(|certificate| certificate.public_key().ok());
            let elsewhere = || public.cloned().and_then(PrivateKey::elsewhere).map(Arc::new);
            let key = match &self.keys[slot as usize] {
                Some(key) => key.private_key(),
                None if self.private_key_method.is_some() => elsewhere(),
                None => None,
            };
            if key.is_some() || self.config.certificates.get(slot).key.is_some() {
                self.config_mut().certificates.get_mut(slot).key = key;
            }
        }
    }
}

/// Refuses a certificate that the security level does not allow. Only the leaf of a chain has `leaf`.
pub(crate) fn check_strength(settings: &Settings, certificate: &Certificate, leaf: bool) -> Result<(), Pushed> {
    let level = settings.config.security_level;
    let weak = certificate.public_key().is_ok_and(|key| !level.allows_key(key.security_bits()));
    if weak {
        return Err(super::failure(if leaf { Reason::EE_KEY_TOO_SMALL } else { Reason::CA_KEY_TOO_SMALL }));
    }
    // What a certificate that signed itself is signed with does not matter.
    let weak_hash =
        certificate.signature_algorithm().is_some_and(|algorithm| algorithm.security_bits < level.minimum_bits());
    if weak_hash && !certificate.is_self_issued() {
        return Err(super::failure(Reason::CA_MD_TOO_WEAK));
    }
    Ok(())
}

/// Where a key of this type belongs; that there is no place for it is an error on the queue.
fn slot_of(key_type: KeyType) -> Result<Slot, Pushed> {
    Slot::of(key_type).ok_or_else(|| super::failure(Reason::UNKNOWN_CERTIFICATE_TYPE))
}

/// Sets the certificate of the slot that its key belongs to; a key there that is not its own is dropped.
pub(crate) fn set_certificate(settings: &mut Settings, certificate: Arc<Certificate>) -> Result<(), Pushed> {
    check_strength(settings, &certificate, true)?;
    let public = certificate.public_key().map_err(|error| {
        err::push(ERR_LIB_SSL, ERR_R_X509_LIB, error.to_string());
        super::failure(Reason::UNKNOWN_CERTIFICATE_TYPE)
    })?;
    let slot = slot_of(public.key_type())?;
    let key = &mut settings.keys[slot as usize];
    if key.as_ref().is_some_and(|key| key.public_key().as_ref() != Some(public)) {
        *key = None;
    }
    settings.config_mut().certificates.get_mut(slot).certificate = Some(certificate);
    settings.update_keys();
    settings.current = Some(slot);
    settings.update_chains();
    Ok(())
}

/// Fails with the X509 library's error unless the key belongs to the certificate.
fn check_pair(certificate: &Certificate, key: &Key) -> Result<(), Pushed> {
    let own = key.need_public()?;
    let reason = match certificate.public_key() {
        Ok(public) if *public == own => return Ok(()),
        Ok(public) if Slot::of(public.key_type()) == Slot::of(own.key_type()) => X509_R_KEY_VALUES_MISMATCH,
        _ => X509_R_KEY_TYPE_MISMATCH,
    };
    Err(err::push(ERR_LIB_X509, reason, "the private key is not the certificate's"))
}

/// Sets the private key of its slot; a certificate there must be its own.
pub(crate) fn set_key(settings: &mut Settings, key: Arc<Key>) -> Result<(), Pushed> {
    let Some(private) = key.private_key() else {
        return Err(super::invalid_argument("a key without its private half"));
    };
    let slot = slot_of(private.key_type())?;
    if let Some(certificate) = &settings.config.certificates.get(slot).certificate {
        check_pair(certificate, &key)?;
    }
    settings.keys[slot as usize] = Some(key);
    settings.update_keys();
    settings.current = Some(slot);
    Ok(())
}

fn use_certificate(target: impl Target, certificate: Arc<Certificate>) -> Result<c_int, Pushed> {
    target.change(|settings| set_certificate(settings, certificate))??;
    Ok(1)
}

/// The certificate of the slot that was set last.
fn current_certificate(settings: &Settings) -> Option<&Arc<Certificate>> {
    settings.config.certificates.get(settings.current?).certificate.as_ref()
}

fn check_private_key(target: impl Target) -> Result<c_int, Pushed> {
    target.look(|settings| {
        let certificate =
            current_certificate(settings).ok_or_else(|| super::failure(Reason::NO_CERTIFICATE_ASSIGNED))?;
        let key = settings.current.and_then(|slot| settings.keys[slot as usize].as_ref());
        if key.is_none() && settings.private_key_method.is_some() {
            // There is nothing to compare.
            return Ok(1);
        }
        check_pair(certificate, key.ok_or_else(|| super::failure(Reason::NO_PRIVATE_KEY_ASSIGNED))?)?;
        Ok(1)
    })?
}

/// Sets a PEM file's first certificate, and the others as its chain.
fn use_chain_file(target: impl Target, file: *const c_char) -> Result<c_int, Pushed> {
    let contents = files::read(text!(file))?;
    let certificates = pem::certificates(&contents).collect::<Result<Vec<_>, _>>();
    let mut certificates = certificates.map_err(|error| files::failure(&error))?.into_iter();
    let none = X509Error::NotFound { what: "certificate" };
    let leaf = certificates.next().ok_or_else(|| files::failure(&none))?;
    target.change(|settings| {
        set_certificate(settings, leaf)?;
        let chain: Vec<_> = certificates.collect();
        for certificate in &chain {
            check_strength(settings, certificate, false)?;
        }
        settings.set_chain(chain);
        Ok(1)
    })?
}

fn use_both(
    target: impl Target,
    certificate: Arc<Certificate>,
    key: Arc<Key>,
    chain: Vec<Arc<Certificate>>,
    replace: bool,
) -> Result<c_int, Pushed> {
    target.change(|settings| {
        check_strength(settings, &certificate, true)?;
        for certificate in &chain {
            check_strength(settings, certificate, false)?;
        }
        check_pair(&certificate, &key)?;
        let slot = slot_of(key.need_public()?.key_type())?;
        let held = settings.config.certificates.get(slot);
        if !replace && (held.certificate.is_some() || held.key.is_some() || settings.chains[slot as usize].is_some()) {
            return Err(super::failure(Reason::NOT_REPLACING_CERTIFICATE));
        }
        set_certificate(settings, certificate)?;
        set_key(settings, key)?;
        settings.set_chain(chain);
        Ok(1)
    })?
}

/// SSL_CTX_use_certificate: sets the certificate that connections show, one for each kind of key. The context takes a
/// reference of its own. Returns 1, or 0 on error. OpenSSL: SSL_CTX_use_certificate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_certificate(ctx: *mut SSL_CTX, x: *mut X509) -> c_int {
    entry(0, || use_certificate(ctx, certificate!(x)))
}

/// SSL_use_certificate: as SSL_CTX_use_certificate, for one connection. OpenSSL: SSL_use_certificate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_certificate(ssl: *mut SSL, x: *mut X509) -> c_int {
    entry(0, || use_certificate(ssl, certificate!(x)))
}

/// SSL_CTX_use_certificate_ASN1: as SSL_CTX_use_certificate, with len bytes of DER. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_use_certificate_ASN1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_certificate_ASN1(ctx: *mut SSL_CTX, len: c_int, d: *const c_uchar) -> c_int {
    entry(0, || use_certificate(ctx, files::certificate_der(input!(d, usize::try_from(len).unwrap_or(0)))?))
}

/// SSL_use_certificate_ASN1: as SSL_CTX_use_certificate_ASN1, for one connection. OpenSSL: SSL_use_certificate_ASN1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_certificate_ASN1(ssl: *mut SSL, d: *const c_uchar, len: c_int) -> c_int {
    entry(0, || use_certificate(ssl, files::certificate_der(input!(d, usize::try_from(len).unwrap_or(0)))?))
}

/// SSL_CTX_use_certificate_file: as SSL_CTX_use_certificate, with the first certificate of a file. type is
/// SSL_FILETYPE_PEM or SSL_FILETYPE_ASN1. Returns 1, or 0 on error. OpenSSL: SSL_CTX_use_certificate_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_certificate_file(ctx: *mut SSL_CTX, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || use_certificate(ctx, files::certificate(text!(file), r#type)?))
}

/// SSL_use_certificate_file: as SSL_CTX_use_certificate_file, for one connection. OpenSSL: SSL_use_certificate_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_certificate_file(ssl: *mut SSL, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || use_certificate(ssl, files::certificate(text!(file), r#type)?))
}

/// SSL_CTX_use_certificate_chain_file: sets the first certificate of a PEM file, and the others as its chain, in place of
/// the chain that was set before. Returns 1, or 0 on error. OpenSSL: SSL_CTX_use_certificate_chain_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_certificate_chain_file(ctx: *mut SSL_CTX, file: *const c_char) -> c_int {
    entry(0, || use_chain_file(ctx, file))
}

/// SSL_use_certificate_chain_file: as SSL_CTX_use_certificate_chain_file, for one connection.
/// OpenSSL: SSL_use_certificate_chain_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_certificate_chain_file(ssl: *mut SSL, file: *const c_char) -> c_int {
    entry(0, || use_chain_file(ssl, file))
}

/// SSL_CTX_use_cert_and_key: sets a certificate, its key and the rest of its chain (which may be NULL) together. With
/// override 0, only if none of the three is set for that kind of key. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_use_cert_and_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_cert_and_key(
    ctx: *mut SSL_CTX,
    x509: *mut X509,
    privatekey: *mut EVP_PKEY,
    chain: *mut stack_st_X509,
    r#override: c_int,
) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL or a live stack of certificates.
        let chain = unsafe { certificates_of(chain) };
        use_both(ctx, certificate!(x509), counted!(privatekey), chain, r#override != 0)
    })
}

/// SSL_use_cert_and_key: as SSL_CTX_use_cert_and_key, for one connection. OpenSSL: SSL_use_cert_and_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_cert_and_key(
    ssl: *mut SSL,
    x509: *mut X509,
    privatekey: *mut EVP_PKEY,
    chain: *mut stack_st_X509,
    r#override: c_int,
) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL or a live stack of certificates.
        let chain = unsafe { certificates_of(chain) };
        use_both(ssl, certificate!(x509), counted!(privatekey), chain, r#override != 0)
    })
}

/// SSL_certs_clear: takes all certificates, keys and chains from a connection, also those that came from its context.
/// OpenSSL: SSL_CTX_use_certificate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_certs_clear(s: *mut SSL) {
    entry((), || {
        s.change(|settings| {
            settings.keys = Default::default();
            settings.chains = Default::default();
            settings.server_info = Default::default();
            settings.current = None;
            settings.config_mut().certificates = Certificates::default();
        })
    });
}

/// SSL_CTX_check_private_key: whether the certificate that was set last has its private key. With
/// OXISSL_CTX_set_private_key_method, a certificate without a key passes. Returns 1 if so, else 0 with an error.
/// OpenSSL: SSL_CTX_check_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_check_private_key(ctx: *const SSL_CTX) -> c_int {
    entry(0, || check_private_key(ctx))
}

/// SSL_check_private_key: as SSL_CTX_check_private_key, for one connection. OpenSSL: SSL_check_private_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_check_private_key(ctx: *const SSL) -> c_int {
    entry(0, || check_private_key(ctx))
}

/// SSL_CTX_get0_certificate: the certificate that was set last, which belongs to the context; NULL if there is none.
/// OpenSSL: SSL_CTX_get0_certificate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get0_certificate(ctx: *const SSL_CTX) -> *mut X509 {
    entry(core::ptr::null_mut(), || {
        ctx.look(|settings| current_certificate(settings).map_or(core::ptr::null_mut(), object::get0))
    })
}

/// SSL_get_certificate: the certificate that a connection has shown, or the one that was set last; it belongs to the
/// connection. NULL if there is none. OpenSSL: SSL_get_certificate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_certificate(ssl: *const SSL) -> *mut X509 {
    entry(core::ptr::null_mut(), || {
        let shown = facts(ssl, |facts| facts.own_certificate.as_ref()?.certificate.clone())?;
        if let Some(certificate) = &shown {
            return Ok(object::get0(certificate));
        }
        ssl.look(|settings| current_certificate(settings).map_or(core::ptr::null_mut(), object::get0))
    })
}
