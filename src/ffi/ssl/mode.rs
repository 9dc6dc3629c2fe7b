//! Modes of a context and of a connection (`SSL_MODE_`). The functions that set them are macros over `SSL_CTX_ctrl` and
//! `SSL_ctrl`.

use core::ffi::c_long;

use crate::ffi::Pushed;

use super::target::Target;

/// `SSL_write` may report success once a part of the data was written.
pub const SSL_MODE_ENABLE_PARTIAL_WRITE: u32 = 0x1;
/// A retried `SSL_write` may come from another address, with the same contents.
pub const SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER: u32 = 0x2;
/// `SSL_read` goes on by itself after records that carry no application data (the default).
pub const SSL_MODE_AUTO_RETRY: u32 = 0x4;
/// Do not complete the chain that is sent from the trust store.
pub const SSL_MODE_NO_AUTO_CHAIN: u32 = 0x8;
/// Give record buffers back when they are empty. Always done: the mode changes nothing.
pub const SSL_MODE_RELEASE_BUFFERS: u32 = 0x10;
/// Kept for programs that set it; hello randoms are all random.
pub const SSL_MODE_SEND_CLIENTHELLO_TIME: u32 = 0x20;
/// Kept for programs that set it; hello randoms are all random.
pub const SSL_MODE_SEND_SERVERHELLO_TIME: u32 = 0x40;
/// A client says that it fell back to a lower version (RFC 7507).
pub const SSL_MODE_SEND_FALLBACK_SCSV: u32 = 0x80;

/// `SSL_CTX_set_mode` and `SSL_set_mode`: switches modes on. Returns all that are on then.
pub(crate) fn set(target: impl Target, mode: c_long) -> Result<c_long, Pushed> {
    change(target, |old| old | mode as u32)
}

/// `SSL_CTX_clear_mode` and `SSL_clear_mode`: switches modes off. Returns all that are on then.
pub(crate) fn clear(target: impl Target, mode: c_long) -> Result<c_long, Pushed> {
    change(target, |old| old & !(mode as u32))
}

fn change(target: impl Target, change: impl FnOnce(u32) -> u32) -> Result<c_long, Pushed> {
    target.reconfigure(|settings| {
        settings.mode = change(settings.mode);
        c_long::from(settings.mode)
    })
}
