//! The context of a connection, and what programs attach to connections.

use core::ffi::{c_int, c_void};
use core::ptr;
use std::sync::Arc;

use crate::ffi::arguments::{borrowed, counted};
use crate::ffi::owner::Owner;
use crate::ffi::types::{SSL, SSL_CTX, SSL_METHOD};
use crate::ffi::{entry, object};

use super::context::Context;
use super::settings::Settings;
use super::target::Target;

/// SSL_get_SSL_CTX: the context of a connection. It belongs to the connection. OpenSSL: SSL_get_SSL_CTX(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_SSL_CTX(ssl: *const SSL) -> *mut SSL_CTX {
    entry(ptr::null_mut(), || Ok(object::get0::<SSL_CTX>(&borrowed!(ssl).context.borrow())))
}

/// SSL_get_ssl_method: the method that the connection's context was made with. OpenSSL: SSL_get_ssl_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_ssl_method(s: *const SSL) -> *const SSL_METHOD {
    entry(ptr::null(), || Ok(ptr::from_ref(s.method()?).cast()))
}

/// SSL_set_SSL_CTX: puts a connection under another context, or with NULL under the one that it was made from, and takes
/// over its certificates, keys and callbacks: for a server that has learnt which host the client wants. Returns the
/// context, or NULL on error. OpenSSL: SSL_set_SSL_CTX(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_SSL_CTX(ssl: *mut SSL, ctx: *mut SSL_CTX) -> *mut SSL_CTX {
    entry(ptr::null_mut(), || {
        let connection = counted!(ssl);
        let new: Arc<Context> = if ctx.is_null() { Arc::clone(&connection.session_context) } else { counted!(ctx) };
        let old = Arc::clone(&connection.context.borrow());
        let pointer = object::get0::<SSL_CTX>(&new);
        if !Arc::ptr_eq(&old, &new) {
            let (from, to) = (old.settings.load_full(), new.settings.load_full());
            ssl.reconfigure(|settings| adopt(settings, &from, &to))?;
            let replaced = connection.context.replace(Owner::of(&new));
            connection.follow_contexts();
            // Callbacks may run when it was the last reference, and nothing is borrowed any more.
            drop(replaced);
        }
        Ok(pointer)
    })
}

/// Takes over what belongs to the context `to`, for settings that were those of `from`. The authorities that clients are
/// told of stay if the connection has its own.
fn adopt(settings: &mut Settings, from: &Settings, to: &Settings) {
    settings.keys.clone_from(&to.keys);
    settings.private_key_method.clone_from(&to.private_key_method);
    settings.chains.clone_from(&to.chains);
    settings.current = to.current;
    settings.extra_chain.clone_from(&to.extra_chain);
    settings.server_info.clone_from(&to.server_info);
    settings.custom_extensions = Arc::clone(&to.custom_extensions);
    settings.certificate = to.certificate;
    settings.verify_store.clone_from(&to.verify_store);
    settings.chain_store.clone_from(&to.chain_store);
    settings.store = Arc::clone(&to.store);
    if Arc::ptr_eq(&settings.config.client_ca_names, &from.config.client_ca_names) {
        settings.client_cas.clone_from(&to.client_cas);
        settings.cas.clone_from(&to.cas);
        settings.config_mut().client_ca_names = Arc::clone(&to.config.client_ca_names);
    }
    let (config, before, after) = (settings.config_mut(), &from.config, &to.config);
    config.certificates = after.certificates.clone();
    config.dh = after.dh.clone();
    config.signature_schemes.clone_from(&after.signature_schemes);
    config.security_level = after.security_level;
    if config.session_id_context == before.session_id_context {
        config.session_id_context.clone_from(&after.session_id_context);
    }
}

/// SSL_set_ex_data: stores a pointer of the program's own under an index from SSL_get_ex_new_index. Returns 1, or 0 on
/// error. OpenSSL: SSL_set_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_ex_data(ssl: *mut SSL, idx: c_int, data: *mut c_void) -> c_int {
    entry(0, || Ok(borrowed!(ssl).ex_data.set(idx, data).into()))
}

/// SSL_get_ex_data: the pointer that SSL_set_ex_data stored, or NULL. OpenSSL: SSL_get_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_ex_data(ssl: *const SSL, idx: c_int) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(borrowed!(ssl).ex_data.get(idx)))
}
