//! Certificates that a server asks for after the handshake (RFC 8446, section 4.6.2).

use core::ffi::c_int;

use crate::error::Reason;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX};

use super::failure;
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

/// SSL_verify_client_post_handshake: wants the certificate of a client that lets itself be asked after the handshake; the
/// next call that reads, writes or does a handshake asks for it, and the answer comes with what is read later. Needs
/// SSL_VERIFY_PEER. Returns 1, or 0 on error: on a client, below TLS 1.3, before the handshake is over, if the client does not
/// let itself be asked, while it has not answered, and with SSL_VERIFY_CLIENT_ONCE if it was asked before.
/// OpenSSL: SSL_verify_client_post_handshake(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_verify_client_post_handshake(s: *mut SSL) -> c_int {
    entry(0, || {
        let asked = borrowed!(s).with(|state| state.engine.as_mut().map(|engine| engine.request_certificate()));
        asked.ok_or_else(|| failure(Reason::WRONG_SSL_VERSION))??;
        Ok(1)
    })
}
