//! Application protocols (ALPN, RFC 7301).

use core::ffi::{c_int, c_uchar, c_uint, c_void};
use core::ptr;

use crate::codec::Reader;
use crate::ffi::arguments::{borrowed, input, put};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX};

use super::callbacks::SSL_CTX_alpn_select_cb_func;
use super::target::Target;

/// `SSL_select_next_proto`: nothing was chosen.
pub const OPENSSL_NPN_UNSUPPORTED: c_int = 0;
/// `SSL_select_next_proto`: both lists have the protocol.
pub const OPENSSL_NPN_NEGOTIATED: c_int = 1;
/// `SSL_select_next_proto`: the lists have nothing in common.
pub const OPENSSL_NPN_NO_OVERLAP: c_int = 2;

/// The names in a list in which each has a byte with its length before it; `None` if it is malformed or a name is empty.
pub(crate) fn names(list: &[u8]) -> Option<Vec<&[u8]>> {
    let mut reader = Reader::new(list, "protocol list");
    let mut names = Vec::new();
    while !reader.is_empty() {
        names.push(reader.vec8().ok().filter(|name| !name.is_empty())?);
    }
    Some(names)
}

/// The list of these names.
pub(crate) fn list(names: &[Vec<u8>]) -> Vec<u8> {
    let mut list = Vec::new();
    for name in names {
        list.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
        list.extend_from_slice(name);
    }
    list
}

/// Sets the protocols that a client offers; false if the list is malformed.
fn set<T: Target>(target: T, list: *const c_uchar, length: c_uint) -> Result<bool, Pushed> {
    let Some(names) = names(input!(list, length as usize)) else { return Ok(false) };
    let names = names.into_iter().map(<[u8]>::to_vec).collect();
    target.change(|settings| settings.config_mut().alpn_protocols = names)?;
    Ok(true)
}

/// SSL_CTX_set_alpn_protos: sets the application protocols that clients offer, most wanted first, each with a byte with its
/// length before it; none if protos_len is 0. Returns 0 (unlike others) for success, 1 on error.
/// OpenSSL: SSL_CTX_set_alpn_protos(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_alpn_protos(
    ctx: *mut SSL_CTX,
    protos: *const c_uchar,
    protos_len: c_uint,
) -> c_int {
    entry(1, || Ok((!set(ctx, protos, protos_len)?).into()))
}

/// SSL_set_alpn_protos: as SSL_CTX_set_alpn_protos, for one connection. Returns 0 for success, 1 on error.
/// OpenSSL: SSL_set_alpn_protos(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_alpn_protos(ssl: *mut SSL, protos: *const c_uchar, protos_len: c_uint) -> c_int {
    entry(1, || Ok((!set(ssl, protos, protos_len)?).into()))
}

/// SSL_CTX_set_alpn_select_cb: sets what chooses among a client's application protocols on servers. Without it none is
/// chosen. OpenSSL: SSL_CTX_set_alpn_select_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_alpn_select_cb(
    ctx: *mut SSL_CTX,
    cb: SSL_CTX_alpn_select_cb_func,
    arg: *mut c_void,
) {
    entry((), || ctx.reconfigure(|settings| settings.context.alpn_select = (cb, arg)));
}

/// SSL_get0_alpn_selected: stores the application protocol agreed on and its length in data and len: NULL and 0 if there
/// is none. It belongs to the connection. OpenSSL: SSL_get0_alpn_selected(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_alpn_selected(ssl: *const SSL, data: *mut *const c_uchar, len: *mut c_uint) {
    entry((), || {
        let state = borrowed!(ssl).state.borrow();
        let protocol = state.engine.as_ref().and_then(|engine| engine.facts().alpn.as_deref());
        put!(data, protocol.map_or(ptr::null(), <[u8]>::as_ptr));
        put!(len, protocol.map_or(0, |name| c_uint::try_from(name.len()).unwrap_or(0)));
        Ok(())
    });
}

/// SSL_select_next_proto: chooses the first protocol of the server's list that is in the client's; both are as
/// SSL_CTX_set_alpn_protos takes them. Points out at the name, in the server's list, and returns OPENSSL_NPN_NEGOTIATED. If
/// there is none, points it at the client's first, which ALPN must not use, and returns OPENSSL_NPN_NO_OVERLAP; NULL and 0
/// if the client's list is malformed. OpenSSL: SSL_select_next_proto(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_select_next_proto(
    out: *mut *mut c_uchar,
    outlen: *mut c_uchar,
    server: *const c_uchar,
    server_len: c_uint,
    client: *const c_uchar,
    client_len: c_uint,
) -> c_int {
    entry(OPENSSL_NPN_UNSUPPORTED, || {
        let client = names(input!(client, client_len as usize)).unwrap_or_default();
        let server = names(input!(server, server_len as usize)).unwrap_or_default();
        let common = server.into_iter().find(|name| client.contains(name));
        let chosen = common.or_else(|| client.first().copied());
        put!(out, chosen.map_or(ptr::null_mut(), |name| name.as_ptr().cast_mut()));
        put!(outlen, chosen.map_or(0, |name| c_uchar::try_from(name.len()).unwrap_or(0)));
        Ok(if common.is_some() { OPENSSL_NPN_NEGOTIATED } else { OPENSSL_NPN_NO_OVERLAP })
    })
}
