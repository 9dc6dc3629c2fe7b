//! The ClientHello callback of servers, and what it can look at.

use core::ffi::{c_int, c_uchar, c_uint, c_void};
use core::ptr;
use std::sync::Arc;

use crate::codepoint::ExtensionType;
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::entry;
use crate::ffi::err::{self, Pushed};
use crate::ffi::types::{SSL, SSL_CTX};
use crate::handshake::messages::ClientHello;

use super::callbacks::SSL_client_hello_cb_fn;
use super::peer::facts;
use super::target::Target;

/// SSL_CTX_set_client_hello_cb: sets what a server calls with each ClientHello before anything of it is acted on. It
/// returns SSL_CLIENT_HELLO_SUCCESS to go on, SSL_CLIENT_HELLO_RETRY to be called again, or SSL_CLIENT_HELLO_ERROR, with
/// the alert to send in al. OpenSSL: SSL_CTX_set_client_hello_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_client_hello_cb(c: *mut SSL_CTX, cb: SSL_client_hello_cb_fn, arg: *mut c_void) {
    entry((), || c.reconfigure(|settings| settings.context.client_hello = (cb, arg)));
}

/// The ClientHello, while the handshake lasts.
fn hello(s: *const SSL) -> Result<Option<Arc<ClientHello>>, Pushed> {
    facts(s, |facts| facts.client_hello.clone())
}

/// Shows bytes of the ClientHello, which the connection keeps.
fn show(s: *mut SSL, out: *mut *const c_uchar, part: impl FnOnce(&ClientHello) -> &[u8]) -> Result<usize, Pushed> {
    let Some(hello) = hello(s)? else { return Ok(0) };
    let bytes = part(&hello);
    put!(out, bytes.as_ptr());
    Ok(bytes.len())
}

/// SSL_client_hello_isv2: whether the ClientHello has the form of SSL 2.0: always 0. OpenSSL: SSL_client_hello_isv2(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_isv2(s: *mut SSL) -> c_int {
    entry(0, || {
        borrowed!(s);
        Ok(0)
    })
}

/// SSL_client_hello_get0_legacy_version: the version field of the ClientHello, which is TLS 1.2's for later versions too;
/// 0 if there is no ClientHello. OpenSSL: SSL_client_hello_get0_legacy_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_get0_legacy_version(s: *mut SSL) -> c_uint {
    entry(0, || Ok(hello(s)?.map_or(0, |hello| hello.version.0.into())))
}

/// SSL_client_hello_get0_random: points out at the client's random. It belongs to the connection. Returns its length; 0 if
/// there is no ClientHello. OpenSSL: SSL_client_hello_get0_random(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_get0_random(s: *mut SSL, out: *mut *const c_uchar) -> usize {
    entry(0, || show(s, out, |hello| &hello.random))
}

/// SSL_client_hello_get0_session_id: points out at the session id that the client sent. It belongs to the connection.
/// Returns its length; 0 if there is none. OpenSSL: SSL_client_hello_get0_session_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_get0_session_id(s: *mut SSL, out: *mut *const c_uchar) -> usize {
    entry(0, || show(s, out, |hello| &hello.session_id))
}

/// SSL_client_hello_get0_ciphers: points out at the cipher suites that the client offers, two bytes each. They belong to
/// the connection. Returns their length; 0 if there is no ClientHello. OpenSSL: SSL_client_hello_get0_ciphers(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_get0_ciphers(s: *mut SSL, out: *mut *const c_uchar) -> usize {
    entry(0, || {
        let Some(hello) = hello(s)? else { return Ok(0) };
        let bytes: Vec<u8> = hello.cipher_suites.iter().flat_map(|suite| suite.to_be_bytes()).collect();
        let mut state = borrowed!(s).state.borrow_mut();
        let shown = &mut state.views.get_or_insert_default().client_ciphers;
        if *shown != bytes {
            *shown = bytes;
        }
        put!(out, shown.as_ptr());
        Ok(shown.len())
    })
}

/// SSL_client_hello_get0_compression_methods: points out at the compression methods that the client offers. They belong to
/// the connection. Returns their length; 0 if there is no ClientHello.
/// OpenSSL: SSL_client_hello_get0_compression_methods(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_get0_compression_methods(s: *mut SSL, out: *mut *const c_uchar) -> usize {
    entry(0, || show(s, out, |hello| &hello.compression_methods))
}

/// SSL_client_hello_get1_extensions_present: stores the types of the client's extensions, in their order, in a new array
/// for OPENSSL_free, and how many there are. Returns 1; 0 if there is no ClientHello or on error.
/// OpenSSL: SSL_client_hello_get1_extensions_present(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_get1_extensions_present(
    s: *mut SSL,
    out: *mut *mut c_int,
    outlen: *mut usize,
) -> c_int {
    entry(0, || {
        let Some(hello) = hello(s)? else { return Ok(0) };
        let types: Vec<c_int> = hello.extensions.received.iter().map(|(kind, _)| kind.0.into()).collect();
        let mut array: *mut c_int = ptr::null_mut();
        if !types.is_empty() {
            array = CRYPTO_malloc(size_of_val(types.as_slice()), ptr::null(), 0).cast();
            if array.is_null() {
                return Err(err::push(err::ERR_LIB_SSL, err::ERR_R_MALLOC_FAILURE, ""));
            }
            // SAFETY: the memory has been made for as many.
            unsafe { ptr::copy_nonoverlapping(types.as_ptr(), array, types.len()) };
        }
        put!(out, array);
        put!(outlen, types.len());
        Ok(1)
    })
}

/// SSL_client_hello_get0_ext: points out at the body of an extension of the client's, of the length that outlen is set to.
/// It belongs to the connection. Returns 1; 0 if the client did not send it.
/// OpenSSL: SSL_client_hello_get0_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_hello_get0_ext(
    s: *mut SSL,
    r#type: c_uint,
    out: *mut *const c_uchar,
    outlen: *mut usize,
) -> c_int {
    entry(0, || {
        let Some(hello) = hello(s)? else { return Ok(0) };
        let body = u16::try_from(r#type).ok().and_then(|kind| hello.extensions.received.get(ExtensionType(kind)));
        let Some(body) = body else { return Ok(0) };
        put!(out, body.as_ptr());
        put!(outlen, body.len());
        Ok(1)
    })
}
