//! Whether and how the peer's certificate is verified, as settings of contexts and connections.

use core::ffi::{c_char, c_int, c_long, c_uint, c_void};
use core::ptr;
use std::ffi::CStr;
use std::sync::Arc;

use crate::ffi::arguments::{borrowed, text};
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX, X509_STORE_CTX, X509_VERIFY_PARAM};
use crate::ffi::x509::param;
use crate::ffi::x509::param_identity::parse_address;
use crate::ffi::x509::verify::SSL_INDEX;
use crate::ffi::{entry, object};

use super::callbacks::SSL_verify_cb;
use super::target::Target;

/// Carries out `SSL_set_retry_verify`: a verification that ends well is to be repeated later.
pub(crate) fn retry(ssl: *mut SSL) -> Result<c_long, Pushed> {
    borrowed!(ssl).with(|state| state.retry_verify = true);
    Ok(1)
}

/// The host name that a program passes; an empty one or NULL is none.
fn host_name(name: *const c_char) -> Result<Option<Arc<CStr>>, Pushed> {
    if name.is_null() {
        return Ok(None);
    }
    let name = text!(name);
    Ok((!name.is_empty()).then(|| name.into()))
}

/// SSL_CTX_set_verify: sets what is done about the peer's certificate (SSL_VERIFY_NONE, or SSL_VERIFY_PEER and others
/// together), and a callback that sees each result of the verification and may decide otherwise. NULL takes the
/// callback away. OpenSSL: SSL_CTX_set_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_verify(ctx: *mut SSL_CTX, mode: c_int, callback: SSL_verify_cb) {
    entry((), || ctx.reconfigure(|settings| (settings.verify_mode, settings.verify_callback) = (mode, callback)));
}

/// SSL_set_verify: as SSL_CTX_set_verify, for one connection, but a NULL callback leaves the one there is.
/// OpenSSL: SSL_set_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_verify(s: *mut SSL, mode: c_int, callback: SSL_verify_cb) {
    entry((), || {
        s.reconfigure(|settings| {
            settings.verify_mode = mode;
            settings.verify_callback = callback.or(settings.verify_callback);
        })
    });
}

/// SSL_CTX_get_verify_mode: the mode that SSL_CTX_set_verify set. OpenSSL: SSL_CTX_get_verify_mode(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_verify_mode(ctx: *const SSL_CTX) -> c_int {
    entry(0, || ctx.look(|settings| settings.verify_mode))
}

/// SSL_get_verify_mode: the mode of a connection. OpenSSL: SSL_get_verify_mode(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_verify_mode(s: *const SSL) -> c_int {
    entry(0, || s.look(|settings| settings.verify_mode))
}

/// SSL_CTX_get_verify_callback: the callback that SSL_CTX_set_verify set, or NULL.
/// OpenSSL: SSL_CTX_get_verify_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_verify_callback(ctx: *const SSL_CTX) -> SSL_verify_cb {
    entry(None, || ctx.look(|settings| settings.verify_callback))
}

/// SSL_get_verify_callback: the callback of a connection, or NULL. OpenSSL: SSL_get_verify_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_verify_callback(s: *const SSL) -> SSL_verify_cb {
    entry(None, || s.look(|settings| settings.verify_callback))
}

/// SSL_CTX_set_verify_depth: sets how many certificates may stand between the peer's and a trusted one.
/// OpenSSL: SSL_CTX_set_verify_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_verify_depth(ctx: *mut SSL_CTX, depth: c_int) {
    entry((), || {
        ctx.param()?.change(|settings| settings.depth = depth);
        Ok(())
    });
}

/// SSL_set_verify_depth: as SSL_CTX_set_verify_depth, for one connection. OpenSSL: SSL_set_verify_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_verify_depth(s: *mut SSL, depth: c_int) {
    entry((), || {
        s.param()?.change(|settings| settings.depth = depth);
        Ok(())
    });
}

/// SSL_CTX_get_verify_depth: the limit that SSL_CTX_set_verify_depth set; -1 if none is set.
/// OpenSSL: SSL_CTX_get_verify_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_verify_depth(ctx: *const SSL_CTX) -> c_int {
    entry(-1, || Ok(ctx.param()?.settings().depth))
}

/// SSL_get_verify_depth: the limit of a connection; -1 if none is set. OpenSSL: SSL_get_verify_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_verify_depth(s: *const SSL) -> c_int {
    entry(-1, || Ok(s.param()?.settings().depth))
}

/// SSL_CTX_get0_param: the context's verification parameters, which belong to it; connections made later begin with them.
/// OpenSSL: SSL_CTX_get0_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get0_param(ctx: *mut SSL_CTX) -> *mut X509_VERIFY_PARAM {
    entry(ptr::null_mut(), || Ok(object::get0(&ctx.param()?)))
}

/// SSL_get0_param: the connection's verification parameters, which belong to it. OpenSSL: SSL_get0_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_param(ssl: *mut SSL) -> *mut X509_VERIFY_PARAM {
    entry(ptr::null_mut(), || Ok(object::get0(&ssl.param()?)))
}

fn take_over(target: impl Target, from: *const X509_VERIFY_PARAM) -> Result<c_int, Pushed> {
    let from = borrowed!(from).settings();
    target.param()?.change(|settings: &mut param::Settings| settings.set_from(&from));
    Ok(1)
}

/// SSL_CTX_set1_param: takes over all verification parameters that vpm has set. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set1_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set1_param(ctx: *mut SSL_CTX, vpm: *mut X509_VERIFY_PARAM) -> c_int {
    entry(0, || take_over(ctx, vpm))
}

/// SSL_set1_param: as SSL_CTX_set1_param, for one connection. OpenSSL: SSL_set1_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set1_param(ssl: *mut SSL, vpm: *mut X509_VERIFY_PARAM) -> c_int {
    entry(0, || take_over(ssl, vpm))
}

fn set_purpose(target: impl Target, purpose: c_int) -> Result<c_int, Pushed> {
    // SAFETY: the parameters are the target's, and are alive meanwhile.
    Ok(unsafe { crate::ffi::x509::param_api::X509_VERIFY_PARAM_set_purpose(object::get0(&target.param()?), purpose) })
}

/// SSL_CTX_set_purpose: sets what peers' certificates are to be for, an X509_PURPOSE_ number. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set_purpose(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_purpose(ctx: *mut SSL_CTX, purpose: c_int) -> c_int {
    entry(0, || set_purpose(ctx, purpose))
}

/// SSL_set_purpose: as SSL_CTX_set_purpose, for one connection. OpenSSL: SSL_set_purpose(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_purpose(s: *mut SSL, purpose: c_int) -> c_int {
    entry(0, || set_purpose(s, purpose))
}

/// SSL_set1_host: sets the host name or IP address that the peer's certificate must be for, in place of those set before.
/// A name that begins with a dot stands for all hosts below that domain. NULL or an empty name asks for none. Returns 1, or
/// 0 on error.
/// OpenSSL: SSL_set1_host(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set1_host(s: *mut SSL, hostname: *const c_char) -> c_int {
    entry(0, || {
        let host = host_name(hostname)?;
        let address = host.as_deref().and_then(parse_address);
        s.param()?.change(|settings| {
            settings.hosts = host.iter().filter(|_| address.is_none()).cloned().collect();
            settings.ip.clone_from(&address);
        });
        Ok(1)
    })
}

/// SSL_add1_host: as SSL_set1_host, beside the names set before: one of them must match. There can be only one IP address:
/// adding another returns 0. OpenSSL: SSL_add1_host(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_add1_host(s: *mut SSL, hostname: *const c_char) -> c_int {
    entry(0, || {
        let host = host_name(hostname)?;
        let address = host.as_deref().and_then(parse_address);
        let param = s.param()?;
        if address.is_some() && param.settings().ip.is_some() {
            return Ok(0);
        }
        param.change(|settings| match &address {
            Some(_) => settings.ip.clone_from(&address),
            None => settings.hosts.extend(host.clone()),
        });
        Ok(1)
    })
}

/// SSL_set_hostflags: sets how host names are matched: X509_CHECK_FLAG_ bits. OpenSSL: SSL_set_hostflags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_hostflags(s: *mut SSL, flags: c_uint) {
    entry((), || {
        s.param()?.change(|settings| settings.host_flags = flags);
        Ok(())
    });
}

/// SSL_get0_peername: the name in the peer's certificate that matched one of the host names; NULL if none has. It belongs
/// to the connection. OpenSSL: SSL_get0_peername(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_peername(s: *mut SSL) -> *const c_char {
    entry(ptr::null(), || Ok(s.param()?.peer_name_ptr()))
}

/// SSL_CTX_set_cert_verify_callback: sets a function that verifies the peer's certificate in place of X509_verify_cert; it
/// returns 1 if the certificate is good. NULL takes it away. OpenSSL: SSL_CTX_set_cert_verify_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_cert_verify_callback(
    ctx: *mut SSL_CTX,
    cb: Option<unsafe extern "C" fn(ctx: *mut X509_STORE_CTX, arg: *mut c_void) -> c_int>,
    arg: *mut c_void,
) {
    entry((), || ctx.change(|settings| settings.context.cert_verify = (cb, arg)));
}

/// SSL_get_ex_data_X509_STORE_CTX_idx: the index under which a verification callback finds its SSL, with
/// X509_STORE_CTX_get_ex_data. OpenSSL: SSL_get_ex_data_X509_STORE_CTX_idx(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_ex_data_X509_STORE_CTX_idx() -> c_int {
    SSL_INDEX
}
