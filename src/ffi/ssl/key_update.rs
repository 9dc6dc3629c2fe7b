//! New keys on a connection of TLS 1.3.

use core::ffi::c_int;

use crate::codepoint::KeyUpdateRequest;
use crate::error::Reason;
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::types::SSL;

use super::failure;

/// No change of keys is due.
pub const SSL_KEY_UPDATE_NONE: c_int = -1;
/// Only our keys change.
pub const SSL_KEY_UPDATE_NOT_REQUESTED: c_int = 0;
/// Our keys change, and the peer is asked to change its own.
pub const SSL_KEY_UPDATE_REQUESTED: c_int = 1;

/// SSL_key_update: wants new keys for what is sent from now on, and with SSL_KEY_UPDATE_REQUESTED also for what the peer
/// sends. The next call that reads, writes or does a handshake tells the peer. Returns 1, or 0 on error: before TLS 1.3, before
/// the handshake or the last change of keys is over, and while an SSL_write is to be repeated.
/// OpenSSL: SSL_key_update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_key_update(s: *mut SSL, updatetype: c_int) -> c_int {
    entry(0, || {
        let ssl = borrowed!(s);
        let is_tls13 = ssl.with(|state| state.is_tls13());
        let request = match updatetype {
            _ if !is_tls13 => return Err(failure(Reason::WRONG_SSL_VERSION)),
            SSL_KEY_UPDATE_NOT_REQUESTED => KeyUpdateRequest::UPDATE_NOT_REQUESTED,
            SSL_KEY_UPDATE_REQUESTED => KeyUpdateRequest::UPDATE_REQUESTED,
            _ => return Err(failure(Reason::INVALID_KEY_UPDATE_TYPE)),
        };
        if ssl.with(|state| !state.is_in_init() && state.unfinished_write.is_some()) {
            return Err(failure(Reason::BAD_WRITE_RETRY));
        }
        ssl.with(|state| state.engine.as_mut().map(|engine| engine.update_keys(request)))
            .ok_or_else(|| failure(Reason::WRONG_SSL_VERSION))??;
        Ok(1)
    })
}

/// SSL_get_key_update_type: the change of keys that is to come, as SSL_key_update or the peer has asked for it, or
/// SSL_KEY_UPDATE_NONE. OpenSSL: SSL_get_key_update_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_key_update_type(s: *const SSL) -> c_int {
    entry(SSL_KEY_UPDATE_NONE, || {
        let due = borrowed!(s).with(|state| state.engine.as_ref().and_then(|engine| engine.due_key_update()));
        Ok(due.map_or(SSL_KEY_UPDATE_NONE, |request| c_int::from(request.0)))
    })
}
