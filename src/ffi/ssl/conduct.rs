//! Small settings of contexts and connections: read-ahead, quiet shutdown, the longest chain, the certificate callbacks.

use core::ffi::{c_int, c_long, c_void};

use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{EVP_PKEY, SSL, SSL_CTX, X509};

use super::target::Target;

/// `SSL_CTX_set_read_ahead`: returns the setting before.
pub(crate) fn set_read_ahead(target: impl Target, on: c_long) -> Result<c_long, Pushed> {
    target.change(|settings| core::mem::replace(&mut settings.read_ahead, on != 0).into())
}

/// `SSL_CTX_get_read_ahead`.
pub(crate) fn read_ahead(target: impl Target) -> Result<c_long, Pushed> {
    target.look(|settings| settings.read_ahead.into())
}

/// `SSL_CTX_set_max_cert_list` and its like: returns the limit before. A negative one is refused with 0.
pub(crate) fn set_max_cert_list(target: impl Target, size: c_long) -> Result<c_long, Pushed> {
    let Ok(size) = usize::try_from(size) else { return Ok(0) };
    target.change(|settings| core::mem::replace(&mut settings.config_mut().max_certificate_list, size) as c_long)
}

/// `SSL_CTX_get_max_cert_list` and its like.
pub(crate) fn max_cert_list(target: impl Target) -> Result<c_long, Pushed> {
    target.look(|settings| settings.config.max_certificate_list as c_long)
}

/// SSL_set_read_ahead: whether a connection reads as much as the transport has, and not just what a record needs.
/// OpenSSL: SSL_set_read_ahead(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_read_ahead(s: *mut SSL, yes: c_int) {
    entry((), || set_read_ahead(s, yes.into()).map(|_| ()));
}

/// SSL_get_read_ahead: what SSL_set_read_ahead set, 1 or 0. OpenSSL: SSL_get_read_ahead(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_read_ahead(s: *const SSL) -> c_int {
    entry(0, || s.look(|settings| settings.read_ahead.into()))
}

/// SSL_CTX_set_quiet_shutdown: whether SSL_shutdown sends nothing and reports success at once.
/// OpenSSL: SSL_CTX_set_quiet_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_quiet_shutdown(ctx: *mut SSL_CTX, mode: c_int) {
    entry((), || ctx.change(|settings| settings.quiet_shutdown = mode != 0));
}

/// SSL_CTX_get_quiet_shutdown: what SSL_CTX_set_quiet_shutdown set, 1 or 0. OpenSSL: SSL_CTX_get_quiet_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_quiet_shutdown(ctx: *const SSL_CTX) -> c_int {
    entry(0, || ctx.look(|settings| settings.quiet_shutdown.into()))
}

/// SSL_set_quiet_shutdown: as SSL_CTX_set_quiet_shutdown, for one connection. OpenSSL: SSL_set_quiet_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_quiet_shutdown(ssl: *mut SSL, mode: c_int) {
    entry((), || ssl.change(|settings| settings.quiet_shutdown = mode != 0));
}

/// SSL_get_quiet_shutdown: what SSL_set_quiet_shutdown set, 1 or 0. OpenSSL: SSL_get_quiet_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_quiet_shutdown(ssl: *const SSL) -> c_int {
    entry(0, || ssl.look(|settings| settings.quiet_shutdown.into()))
}

/// SSL_CTX_set_cert_cb: sets a function that is called just before a certificate is needed, and may set another. It returns
/// 1 to go on, 0 to end the handshake, less to be called again later. NULL takes it away.
/// OpenSSL: SSL_CTX_set_cert_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_cert_cb(
    c: *mut SSL_CTX,
    cb: Option<unsafe extern "C" fn(ssl: *mut SSL, arg: *mut c_void) -> c_int>,
    arg: *mut c_void,
) {
    entry((), || c.reconfigure(|settings| settings.certificate = (cb, arg)));
}

/// SSL_set_cert_cb: as SSL_CTX_set_cert_cb, for one connection. OpenSSL: SSL_set_cert_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_cert_cb(
    s: *mut SSL,
    cb: Option<unsafe extern "C" fn(ssl: *mut SSL, arg: *mut c_void) -> c_int>,
    arg: *mut c_void,
) {
    entry((), || s.reconfigure(|settings| settings.certificate = (cb, arg)));
}

/// SSL_CTX_set_client_cert_cb: sets a function that is called when a server asks for a certificate and none is set. It
/// hands over a certificate and its key and returns 1; or it returns 0 to show none, or less to be called again later.
/// OpenSSL: SSL_CTX_set_client_cert_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_client_cert_cb(
    ctx: *mut SSL_CTX,
    client_cert_cb: Option<
        unsafe extern "C" fn(ssl: *mut SSL, x509: *mut *mut X509, pkey: *mut *mut EVP_PKEY) -> c_int,
    >,
) {
    entry((), || ctx.reconfigure(|settings| settings.context.client_certificate = client_cert_cb));
}

/// SSL_CTX_get_client_cert_cb: what SSL_CTX_set_client_cert_cb set, or NULL. OpenSSL: SSL_CTX_get_client_cert_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_client_cert_cb(
    ctx: *mut SSL_CTX,
) -> Option<unsafe extern "C" fn(ssl: *mut SSL, x509: *mut *mut X509, pkey: *mut *mut EVP_PKEY) -> c_int> {
    entry(None, || ctx.look(|settings| settings.context.client_certificate))
}
