//! The finite-field parameters that a server makes its fresh keys with.

use core::ffi::{c_int, c_long};
use std::sync::Arc;

use crate::config::DhChoice;
use crate::connection::Answer;
use crate::crypto::dh::DhParameters;
use crate::crypto::key::Parameters;
use crate::error::Reason;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::err::{self, Pushed};
use crate::ffi::object;
use crate::ffi::types::{DH, EVP_PKEY, SSL, SSL_CTX};

use super::callbacks::TemporaryDhCallback;
use super::state::Ssl;
use super::target::Target;

/// The bits that the callback is told to have parameters of, as in OpenSSL.
const KEY_LENGTH: c_int = 1024;

/// What a server was told about parameters. The first of them that is set counts.
#[derive(Clone, Default)]
pub(crate) struct TemporaryDh {
    pub(crate) auto: bool,
    pub(crate) parameters: Option<Arc<DhParameters>>,
    pub(crate) callback: TemporaryDhCallback,
}

impl TemporaryDh {
    /// What the engine is told.
    pub(crate) fn choice(&self) -> DhChoice {
        match &self.parameters {
            _ if self.auto => DhChoice::Auto,
            Some(parameters) => DhChoice::Parameters(Arc::clone(parameters)),
            None if self.callback.is_some() => DhChoice::Ask,
            None => DhChoice::None,
        }
    }
}

/// Carries out `SSL_CTX_set_dh_auto` and its like: parameters as strong as the server's key; not so, if `on` is 0.
pub(crate) fn set_auto(target: impl Target, on: c_long) -> Result<c_long, Pushed> {
    target.reconfigure(|settings| settings.temporary_dh.auto = on != 0)?;
    Ok(1)
}

/// Carries out `SSL_CTX_set_tmp_dh` and its like: the parameters must be strong enough for the security level.
pub(crate) fn set(target: impl Target, dh: *mut DH) -> Result<c_long, Pushed> {
    set_parameters(target, borrowed!(dh).parameters()?)
}

fn set_parameters(target: impl Target, parameters: DhParameters) -> Result<c_long, Pushed> {
    let level = target.look(|settings| settings.config.security_level)?;
    if !level.allows_dh_parameters(parameters.security_bits()) {
        let why = format!("DH parameters of {} bits are too small for the security level", parameters.bits());
        return Err(err::push(err::ERR_LIB_SSL, Reason::DH_KEY_TOO_SMALL.0.into(), why));
    }
    target.reconfigure(|settings| settings.temporary_dh.parameters = Some(Arc::new(parameters)))?;
    Ok(1)
}

/// Carries out `SSL_CTX_set0_tmp_dh_pkey` and its like, which take over the key if they succeed.
fn set_key(target: impl Target, key: *mut EVP_PKEY) -> Result<c_int, Pushed> {
    let parameters = borrowed!(key).need()?.parameters();
    let Some(Parameters::Dh(domain)) = parameters else {
        return Err(super::invalid_argument("a key that is not for Diffie-Hellman"));
    };
    set_parameters(target, domain.parameters)?;
    // SAFETY: the program gives its reference away.
    unsafe { object::free(key) };
    Ok(1)
}

/// SSL_CTX_set0_tmp_dh_pkey: sets the parameters that a server makes its fresh finite-field keys with to those of a
/// Diffie-Hellman key, which it takes over if it succeeds. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set0_tmp_dh_pkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set0_tmp_dh_pkey(ctx: *mut SSL_CTX, dhpkey: *mut EVP_PKEY) -> c_int {
    entry(0, || set_key(ctx, dhpkey))
}

/// SSL_set0_tmp_dh_pkey: as SSL_CTX_set0_tmp_dh_pkey, for one connection. OpenSSL: SSL_set0_tmp_dh_pkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set0_tmp_dh_pkey(s: *mut SSL, dhpkey: *mut EVP_PKEY) -> c_int {
    entry(0, || set_key(s, dhpkey))
}

/// SSL_CTX_set_tmp_dh_callback: sets the function that has a server's parameters for each handshake, where none are set
/// otherwise; NULL for none. What it returns stays the program's. OpenSSL: SSL_CTX_set_tmp_dh_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_tmp_dh_callback(
    ctx: *mut SSL_CTX,
    dh: Option<unsafe extern "C" fn(ssl: *mut SSL, is_export: c_int, keylength: c_int) -> *mut DH>,
) {
    entry((), || ctx.reconfigure(|settings| settings.temporary_dh.callback = dh));
}

/// SSL_set_tmp_dh_callback: as SSL_CTX_set_tmp_dh_callback, for one connection. OpenSSL: SSL_set_tmp_dh_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_tmp_dh_callback(
    ssl: *mut SSL,
    dh: Option<unsafe extern "C" fn(ssl: *mut SSL, is_export: c_int, keylength: c_int) -> *mut DH>,
) {
    entry((), || ssl.reconfigure(|settings| settings.temporary_dh.callback = dh));
}

/// Has the program find parameters.
pub(crate) fn find(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let Some(callback) = ssl.with(|state| state.settings.temporary_dh.callback) else {
        return Answer::DhParameters(None);
    };
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    let found = unsafe { callback(raw, 0, KEY_LENGTH) };
    let parameters = || -> Result<DhParameters, Pushed> { borrowed!(found).parameters() };
    Answer::DhParameters(if found.is_null() { None } else { parameters().ok().map(Arc::new) })
}
