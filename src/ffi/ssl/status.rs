//! The status of a server's certificate (OCSP stapling, RFC 6066, section 8): asked for by clients, shown by servers.

use core::ffi::{c_long, c_uchar, c_void};
use core::ptr;
use std::sync::Arc;

use crate::alert::AlertDescription;
use crate::config::{CertifiedKey, Slot};
use crate::connection::{Answer, Role};
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::crypto::memory::CRYPTO_free;
use crate::ffi::err::Pushed;
use crate::ffi::tls1::{SSL_TLSEXT_ERR_NOACK, SSL_TLSEXT_ERR_OK, TLSEXT_STATUSTYPE_ocsp};
use crate::ffi::types::{SSL, SSL_CTX};

use super::callbacks::StatusCallback;
use super::state::Ssl;
use super::target::Target;

/// What `SSL_get_tlsext_status_type` says of nothing.
pub(crate) const NO_STATUS_TYPE: c_long = -1;

/// An OCSP response that the program handed over, in memory of `OPENSSL_malloc`.
pub(crate) struct HeldResponse {
    data: *mut c_uchar,
    len: usize,
}

impl HeldResponse {
    /// No response.
    pub(crate) const NONE: Self = Self { data: ptr::null_mut(), len: 0 };

    /// The response; empty if there is none.
    fn bytes(&self) -> &[u8] {
        match self.data.is_null() {
            true => &[],
            // SAFETY: the program handed over that many bytes, which are ours until they are freed.
            false => unsafe { core::slice::from_raw_parts(self.data, self.len) },
        }
    }
}

impl Drop for HeldResponse {
    fn drop(&mut self) {
        // SAFETY: NULL, or memory of OPENSSL_malloc that was handed over.
        unsafe { CRYPTO_free(self.data.cast(), ptr::null(), 0) };
    }
}

/// Carries out `SSL_CTX_set_tlsext_status_type` and `SSL_set_tlsext_status_type`.
pub(crate) fn set_type(target: impl Target, status_type: c_long) -> Result<c_long, Pushed> {
    target.change(|settings| {
        settings.status_type = status_type;
        settings.config_mut().status_request = status_type == c_long::from(TLSEXT_STATUSTYPE_ocsp);
    })?;
    Ok(1)
}

/// Carries out `SSL_CTX_get_tlsext_status_type`.
pub(crate) fn type_of_context(ctx: *mut SSL_CTX) -> Result<c_long, Pushed> {
    ctx.look(|settings| settings.status_type)
}

/// Carries out `SSL_get_tlsext_status_type`: what a client asks for, or, on a server that has read a ClientHello, what the
/// client has asked for.
pub(crate) fn type_of_connection(ssl: *mut SSL) -> Result<c_long, Pushed> {
    let state = borrowed!(ssl).state.borrow();
    Ok(match &state.engine {
        Some(engine) if engine.role() == Role::Server && engine.has_started() => {
            let facts = engine.facts();
            if facts.status_requested && !facts.resumed { TLSEXT_STATUSTYPE_ocsp.into() } else { NO_STATUS_TYPE }
        }
        _ => state.settings.status_type,
    })
}

/// Carries out `SSL_CTX_set_tlsext_status_cb`.
pub(crate) fn set_callback(ctx: *mut SSL_CTX, callback: StatusCallback) -> Result<c_long, Pushed> {
    ctx.reconfigure(|settings| settings.context.status.0 = callback)?;
    Ok(1)
}

/// Carries out `SSL_CTX_get_tlsext_status_cb`.
pub(crate) fn callback(ctx: *mut SSL_CTX, out: *mut StatusCallback) -> Result<c_long, Pushed> {
    let (callback, _) = ctx.look(|settings| settings.context.status)?;
    put!(out, callback);
    Ok(1)
}

/// Carries out `SSL_CTX_set_tlsext_status_arg`.
pub(crate) fn set_argument(ctx: *mut SSL_CTX, argument: *mut c_void) -> Result<c_long, Pushed> {
    ctx.reconfigure(|settings| settings.context.status.1 = argument)?;
    Ok(1)
}

/// Carries out `SSL_CTX_get_tlsext_status_arg`.
pub(crate) fn argument(ctx: *mut SSL_CTX, out: *mut *mut c_void) -> Result<c_long, Pushed> {
    let (_, argument) = ctx.look(|settings| settings.context.status)?;
    put!(out, argument);
    Ok(1)
}

/// Carries out `SSL_set_tlsext_status_ocsp_resp`, which takes over the memory.
pub(crate) fn set_response(ssl: *mut SSL, data: *mut c_uchar, len: c_long) -> Result<c_long, Pushed> {
    let len = usize::try_from(len).map_err(|_| super::invalid_argument("a negative length"))?;
    let before = borrowed!(ssl).with(|state| core::mem::replace(&mut state.status, HeldResponse { data, len }));
    drop(before);
    Ok(1)
}

/// Carries out `SSL_get_tlsext_status_ocsp_resp`: the response that came or, on a server, that was set; its length, or -1
/// and NULL if there is none.
pub(crate) fn response(ssl: *mut SSL, out: *mut *const c_uchar) -> Result<c_long, Pushed> {
    let state = borrowed!(ssl).state.borrow();
    let client = state.engine.as_ref().filter(|engine| engine.role() == Role::Client);
    let received = client.and_then(|engine| engine.facts().certificate_status.as_deref());
    let response = received.unwrap_or(state.status.bytes());
    put!(out, if response.is_empty() { ptr::null() } else { response.as_ptr() });
    Ok(if response.is_empty() { -1 } else { c_long::try_from(response.len()).unwrap_or(-1) })
}

/// A server's answer to a client that wants the status of the certificate it will be sent, which the callback finds with
/// `SSL_get_certificate`.
pub(crate) fn provide(raw: *mut SSL, ssl: &Ssl, certificate: &CertifiedKey) -> Answer {
    let (callback, argument) = ssl.context.borrow().settings.load().context.status;
    let Some(callback) = callback else { return Answer::Ignore };
    if let Some((_, key)) = certificate.complete() {
        let slot = Slot::of(key.key_type());
        ssl.with(|state| Arc::make_mut(&mut state.settings).current = slot);
    }
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    match unsafe { callback(raw, argument) } {
        SSL_TLSEXT_ERR_OK => Answer::Status(ssl.with(|state| state.status.bytes().to_vec())),
        SSL_TLSEXT_ERR_NOACK => Answer::Ignore,
        _ => Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::CLIENTHELLO_TLSEXT },
    }
}

/// Whether a client goes on with what the server has shown of its certificate's status.
pub(crate) fn judge(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let (callback, argument): (StatusCallback, _) = ssl.context.borrow().settings.load().context.status;
    let Some(callback) = callback else { return Answer::Continue };
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    match unsafe { callback(raw, argument) } {
        1.. => Answer::Continue,
        0 => Answer::Refuse {
            alert: AlertDescription::BAD_CERTIFICATE_STATUS_RESPONSE,
            reason: Reason::INVALID_STATUS_RESPONSE,
        },
        _ => Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::OCSP_CALLBACK_FAILURE },
    }
}
