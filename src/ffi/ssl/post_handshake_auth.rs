//! Certificates that a server asks for after the handshake (RFC 8446, section 4.6.2).

use core::ffi::c_int;

use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX};

use super::target::Target;

/// SSL_CTX_set_post_handshake_auth: whether a client of TLS 1.3 tells the server that it may ask for a certificate after the
/// handshake; off in every context. OpenSSL: SSL_CTX_set_post_handshake_auth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_post_handshake_auth(ctx: *mut SSL_CTX, val: c_int) {
    entry((), || ctx.change(|settings| settings.config_mut().post_handshake_auth = val != 0));
}

/// SSL_set_post_handshake_auth: as SSL_CTX_set_post_handshake_auth, for one connection.
/// OpenSSL: SSL_set_post_handshake_auth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_post_handshake_auth(ssl: *mut SSL, val: c_int) {
    entry((), || ssl.change(|settings| settings.config_mut().post_handshake_auth = val != 0));
}
