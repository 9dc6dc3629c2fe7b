//! `SSL_CTX`: what connections are made from.

use core::ffi::{c_char, c_int, c_void};
use std::sync::{Arc, OnceLock};

use arc_swap::ArcSwap;

use crate::config::{Config, CookieKey};
use crate::ffi::arguments::borrowed;
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_SSL_CTX;
use crate::ffi::err::Pushed;
use crate::ffi::ex_data::ExData;
use crate::ffi::object::{self, CType};
use crate::ffi::owner::{Owned, Owner, Owners};
use crate::ffi::types::{OSSL_LIB_CTX, SSL_CTX, SSL_METHOD};
use crate::ffi::{entry, entry_quiet};
use crate::session::TicketKeys;

use super::method::Method;
use super::session_cache::SessionCache;
use super::settings::Settings;

/// What an `SSL_CTX` holds.
pub(crate) struct Context {
    pub(crate) method: &'static Method,
    pub(crate) settings: ArcSwap<Settings>,
    pub(crate) cache: SessionCache,
    pub(crate) ex_data: ExData,
    /// What `SSL_stateless` knows cookies by, once it has been called.
    pub(crate) cookie_key: OnceLock<Arc<CookieKey>>,
    owners: Owners,
}

impl CType for SSL_CTX {
    type Rust = Context;
}

impl Owned for Context {
    fn owners(&self) -> &Owners {
        &self.owners
    }

    /// What is left in the cache is shown to the remove callback.
    fn take_leave(this: &Arc<Self>) {
        super::session_cache::flush_all(this);
        this.ex_data.freed(CRYPTO_EX_INDEX_SSL_CTX, object::get0::<SSL_CTX>(this).cast());
    }
}

impl Context {
    fn new(method: &'static Method) -> Result<Self, Pushed> {
        let mut settings = Settings::new(Arc::new(TicketKeys::new(Config::new().session_timeout)?));
        (settings.min_version, settings.max_version) = method.bounds();
        settings.update_config();
        Ok(Self {
            method,
            settings: ArcSwap::from_pointee(settings),
            cache: SessionCache::default(),
            ex_data: ExData::new(),
            cookie_key: OnceLock::new(),
            owners: Owners::default(),
        })
    }

    /// Changes the settings: a copy is changed and put in place. Connections that exist keep what they have.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Settings) -> T) -> T {
        let mut settings = Settings::clone(&self.settings.load());
        let result = change(&mut settings);
        self.settings.store(Arc::new(settings));
        result
    }
}

/// SSL_CTX_new: a new context for connections by `method` (TLS_method, TLS_client_method or TLS_server_method), with the
/// default settings. Returns NULL on error. Free it with SSL_CTX_free. OpenSSL: SSL_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_new(method: *const SSL_METHOD) -> *mut SSL_CTX {
    entry(core::ptr::null_mut(), || {
        // SAFETY: NULL, or what one of the method functions returned: a static.
        let method = unsafe { method.cast::<Method>().as_ref() };
        let method = method.ok_or_else(|| super::failure(crate::error::Reason::NULL_SSL_METHOD_PASSED))?;
        let context = Owner::new(Context::new(method)?);
        context.ex_data.created(CRYPTO_EX_INDEX_SSL_CTX, object::get0::<SSL_CTX>(&context).cast());
        Ok(context.into_raw())
    })
}

/// SSL_CTX_new_ex: as SSL_CTX_new. There is one library context and no property query here: both further arguments are
/// to be NULL, and a property query makes it fail. OpenSSL: SSL_CTX_new_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_new_ex(
    libctx: *mut OSSL_LIB_CTX,
    propq: *const c_char,
    method: *const SSL_METHOD,
) -> *mut SSL_CTX {
    if !libctx.is_null() || !propq.is_null() {
        return entry(core::ptr::null_mut(), || Err(super::invalid_argument("library context or property query")));
    }
    // SAFETY: as the caller promises.
    unsafe { SSL_CTX_new(method) }
}

/// SSL_CTX_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: SSL_CTX_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_up_ref(ctx: *mut SSL_CTX) -> c_int {
    // SAFETY: the program passes NULL or a live context.
    entry(0, || unsafe { Owner::up_ref(ctx) }.map(|()| 1))
}

/// SSL_CTX_free: gives back one reference; NULL is nothing to do. With the last one (connections hold references too),
/// the sessions in the cache are removed, each shown to the remove callback first. OpenSSL: SSL_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_free(ctx: *mut SSL_CTX) {
    entry_quiet((), || {
        // SAFETY: the program gives its reference back.
        drop(unsafe { Owner::take(ctx) });
    });
}

/// SSL_CTX_set_ex_data: stores a pointer of the program's own under an index from SSL_CTX_get_ex_new_index. Returns 1, or
/// 0 on error. OpenSSL: SSL_CTX_set_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_ex_data(ssl: *mut SSL_CTX, idx: c_int, data: *mut c_void) -> c_int {
    entry(0, || Ok(c_int::from(borrowed!(ssl).ex_data.set(idx, data))))
}

/// SSL_CTX_get_ex_data: the pointer that SSL_CTX_set_ex_data stored, or NULL. OpenSSL: SSL_CTX_get_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_ex_data(ssl: *const SSL_CTX, idx: c_int) -> *mut c_void {
    entry(core::ptr::null_mut(), || Ok(borrowed!(ssl).ex_data.get(idx)))
}

/// SSL_CTX_get_ssl_method: the method that a context was made with; NULL for NULL. OpenSSL: SSL_CTX_get_ssl_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_ssl_method(ctx: *const SSL_CTX) -> *const SSL_METHOD {
    entry(core::ptr::null(), || Ok(core::ptr::from_ref(borrowed!(ctx).method).cast()))
}
