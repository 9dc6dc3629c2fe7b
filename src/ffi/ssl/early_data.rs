//! Early data (RFC 8446, section 2.3).

use core::ffi::c_int;

use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX};

use super::target::Target;

/// SSL_CTX_set_max_early_data: sets how many bytes of early data a server lets clients send that come back with the sessions
/// it gives them from now on; 0, as it is from the start, for none. Unless SSL_OP_NO_ANTI_REPLAY is on, each such session is
/// good for one connection, and is kept in the context's cache until then. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_max_early_data(ctx: *mut SSL_CTX, max_early_data: u32) -> c_int {
    entry(0, || {
        ctx.change(|settings| settings.config_mut().max_early_data = max_early_data)?;
        Ok(1)
    })
}

/// SSL_CTX_get_max_early_data: what SSL_CTX_set_max_early_data set. OpenSSL: SSL_CTX_get_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_max_early_data(ctx: *const SSL_CTX) -> u32 {
    entry(0, || ctx.look(|settings| settings.config.max_early_data))
}

/// SSL_set_max_early_data: as SSL_CTX_set_max_early_data, for one connection. OpenSSL: SSL_set_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_max_early_data(s: *mut SSL, max_early_data: u32) -> c_int {
    entry(0, || {
        s.change(|settings| settings.config_mut().max_early_data = max_early_data)?;
        Ok(1)
    })
}

/// SSL_get_max_early_data: what SSL_set_max_early_data set. OpenSSL: SSL_get_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_max_early_data(s: *const SSL) -> u32 {
    entry(0, || s.look(|settings| settings.config.max_early_data))
}
