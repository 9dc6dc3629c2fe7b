//! Signed certificate timestamps (RFC 6962) on clients. A server gives them out with `SSL_CTX_use_serverinfo`.

use core::ffi::{c_int, c_uchar};
use core::ptr;

use libc::size_t;

use crate::ffi::arguments::put;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::ssl::target::Target;
use crate::ffi::types::{SSL, SSL_CTX};

fn request(target: impl Target, on: c_int) -> Result<c_int, Pushed> {
    target.change(|settings| settings.config_mut().request_timestamps = on != 0)?;
    Ok(1)
}

/// OXISSL_CTX_request_signed_certificate_timestamps: whether clients ask servers for signed certificate timestamps.
/// Returns 1, or 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_CTX_request_signed_certificate_timestamps(ctx: *mut SSL_CTX, on: c_int) -> c_int {
    entry(0, || request(ctx, on))
}

/// OXISSL_request_signed_certificate_timestamps: as OXISSL_CTX_request_signed_certificate_timestamps, for one connection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_request_signed_certificate_timestamps(ssl: *mut SSL, on: c_int) -> c_int {
    entry(0, || request(ssl, on))
}

/// OXISSL_get0_signed_certificate_timestamps: points list at the SignedCertificateTimestampList that the server sent, as it
/// came: each timestamp with its length in two bytes before it, and the length of all, in two bytes, before them. It
/// belongs to the connection. Nothing of it has been verified. Returns its length; 0 if the server sent none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_get0_signed_certificate_timestamps(
    ssl: *const SSL,
    list: *mut *const c_uchar,
) -> size_t {
    entry(0, || {
        let state = crate::ffi::arguments::borrowed!(ssl).state.borrow();
        let received = state.engine.as_ref().and_then(|engine| engine.facts().certificate_timestamps.as_deref());
        put!(list, received.map_or(ptr::null(), <[u8]>::as_ptr));
        Ok(received.map_or(0, <[u8]>::len))
    })
}
