//! Application protocols by next protocol negotiation (NPN), which ALPN has replaced: the server names its own, and the
//! client chooses.

use core::ffi::{c_int, c_uchar, c_uint, c_void};
use core::ptr;

use crate::alert::AlertDescription;
use crate::connection::Answer;
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::entry;
use crate::ffi::tls1::SSL_TLSEXT_ERR_OK;
use crate::ffi::types::{SSL, SSL_CTX};

use super::alpn::{list, names};
use super::state::Ssl;
use super::target::Target;

/// Names a server's application protocols: points out at the list and returns SSL_TLSEXT_ERR_OK. With any other value, a
/// client hears nothing of them.
pub type SSL_CTX_npn_advertised_cb_func = Option<
    unsafe extern "C" fn(ssl: *mut SSL, out: *mut *const c_uchar, outlen: *mut c_uint, arg: *mut c_void) -> c_int,
>;
/// Chooses among a server's application protocols, or another: points out at it, which may lie in in, and returns
/// SSL_TLSEXT_ERR_OK. Any other value ends the handshake.
pub type SSL_CTX_npn_select_cb_func = Option<
    unsafe extern "C" fn(
        s: *mut SSL,
        out: *mut *mut c_uchar,
        outlen: *mut c_uchar,
        r#in: *const c_uchar,
        inlen: c_uint,
        arg: *mut c_void,
    ) -> c_int,
>;

/// SSL_CTX_set_next_protos_advertised_cb: sets what names a server's application protocols to clients that choose by NPN.
/// OpenSSL: SSL_CTX_set_next_protos_advertised_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_next_protos_advertised_cb(
    s: *mut SSL_CTX,
    cb: SSL_CTX_npn_advertised_cb_func,
    arg: *mut c_void,
) {
    entry((), || s.reconfigure(|settings| settings.context.npn_advertised = (cb, arg)));
}

/// SSL_CTX_set_next_proto_select_cb: sets what chooses among a server's application protocols, so that clients offer NPN.
/// OpenSSL: SSL_CTX_set_next_proto_select_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_next_proto_select_cb(
    s: *mut SSL_CTX,
    cb: SSL_CTX_npn_select_cb_func,
    arg: *mut c_void,
) {
    entry((), || s.reconfigure(|settings| settings.context.npn_select = (cb, arg)));
}

/// SSL_get0_next_proto_negotiated: stores the application protocol that the client has chosen by NPN, and its length, in
/// data and len: NULL and 0 if it has not. It belongs to the connection. OpenSSL: SSL_get0_next_proto_negotiated(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_next_proto_negotiated(s: *const SSL, data: *mut *const c_uchar, len: *mut c_uint) {
    entry((), || {
        let state = borrowed!(s).state.borrow();
        let protocol = state.engine.as_ref().and_then(|engine| engine.facts().next_protocol.as_deref());
        let protocol = protocol.filter(|name| !name.is_empty());
        put!(data, protocol.map_or(ptr::null(), <[u8]>::as_ptr));
        put!(len, protocol.map_or(0, |name| c_uint::try_from(name.len()).unwrap_or(0)));
        Ok(())
    });
}

/// A server's protocols, as the callback names them.
pub(crate) fn advertise(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let (callback, argument) = ssl.context.borrow().settings.load().context.npn_advertised;
    let Some(callback) = callback else { return Answer::Ignore };
    let (mut out, mut length) = (ptr::null(), 0);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    if unsafe { callback(raw, &mut out, &mut length, argument) } != SSL_TLSEXT_ERR_OK {
        return Answer::Ignore;
    }
    let bytes: &[u8] = if length == 0 || out.is_null() {
        &[]
    } else {
        // SAFETY: on success the callback has pointed `out` at that many bytes.
        unsafe { core::slice::from_raw_parts(out, length as usize) }
    };
    match names(bytes) {
        Some(names) => Answer::Protocols(names.into_iter().map(<[u8]>::to_vec).collect()),
        None => {
            Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::BAD_DATA_RETURNED_BY_CALLBACK }
        }
    }
}

/// A client's choice.
pub(crate) fn select(raw: *mut SSL, ssl: &Ssl, offered: &[Vec<u8>]) -> Answer {
    let refused = Answer::Refuse { alert: AlertDescription::HANDSHAKE_FAILURE, reason: Reason::BAD_EXTENSION };
    let (callback, argument) = ssl.context.borrow().settings.load().context.npn_select;
    let Some(callback) = callback else { return refused };
    let offered = list(offered);
    let (mut out, mut length) = (ptr::null_mut(), 0_u8);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and readable bytes.
    let result = unsafe { callback(raw, &mut out, &mut length, offered.as_ptr(), offered.len() as c_uint, argument) };
    if result != SSL_TLSEXT_ERR_OK || length == 0 || out.is_null() {
        return refused;
    }
    // SAFETY: on success the callback has pointed `out` at that many bytes, in the list or its own.
    Answer::Protocol(unsafe { core::slice::from_raw_parts(out, usize::from(length)) }.to_vec())
}
