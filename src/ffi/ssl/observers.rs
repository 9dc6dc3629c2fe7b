//! Callbacks that watch: the info callback, the message callback, the key log.

use core::ffi::{c_int, c_long, c_void};

use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX};

use super::callbacks::SSL_CTX_keylog_cb_func;
use super::target::Target;

/// SSL_CTX_set_info_callback: sets what is called when handshakes begin, step and end, and with each alert.
/// OpenSSL: SSL_CTX_set_info_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_info_callback(
    ctx: *mut SSL_CTX,
    cb: Option<unsafe extern "C" fn(ssl: *const SSL, r#type: c_int, val: c_int)>,
) {
    entry((), || ctx.reconfigure(|settings| settings.info = cb));
}

/// SSL_CTX_get_info_callback: what SSL_CTX_set_info_callback has set, or NULL. OpenSSL: SSL_CTX_get_info_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_info_callback(
    ctx: *mut SSL_CTX,
) -> Option<unsafe extern "C" fn(ssl: *const SSL, r#type: c_int, val: c_int)> {
    entry(None, || ctx.look(|settings| settings.info))
}

/// SSL_set_info_callback: as SSL_CTX_set_info_callback, for one connection. OpenSSL: SSL_set_info_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_info_callback(
    ssl: *mut SSL,
    cb: Option<unsafe extern "C" fn(ssl: *const SSL, r#type: c_int, val: c_int)>,
) {
    entry((), || ssl.reconfigure(|settings| settings.info = cb));
}

/// SSL_get_info_callback: what SSL_set_info_callback has set, or the context's, or NULL.
/// OpenSSL: SSL_get_info_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_info_callback(
    ssl: *const SSL,
) -> Option<unsafe extern "C" fn(ssl: *const SSL, r#type: c_int, val: c_int)> {
    entry(None, || ssl.look(|settings| settings.info))
}

/// SSL_CTX_set_msg_callback: sets what sees every record header, handshake message, ChangeCipherSpec and alert.
/// OpenSSL: SSL_CTX_set_msg_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_msg_callback(
    ctx: *mut SSL_CTX,
    cb: Option<
        unsafe extern "C" fn(
            write_p: c_int,
            version: c_int,
            content_type: c_int,
            buf: *const c_void,
            len: usize,
            ssl: *mut SSL,
            arg: *mut c_void,
        ),
    >,
) {
    entry((), || ctx.reconfigure(|settings| settings.message.0 = cb));
}

/// SSL_set_msg_callback: as SSL_CTX_set_msg_callback, for one connection. OpenSSL: SSL_set_msg_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_msg_callback(
    ssl: *mut SSL,
    cb: Option<
        unsafe extern "C" fn(
            write_p: c_int,
            version: c_int,
            content_type: c_int,
            buf: *const c_void,
            len: usize,
            ssl: *mut SSL,
            arg: *mut c_void,
        ),
    >,
) {
    entry((), || ssl.reconfigure(|settings| settings.message.0 = cb));
}

/// Carries out `SSL_CTX_set_msg_callback_arg` and `SSL_set_msg_callback_arg`.
pub(crate) fn set_message_argument<T: Target>(target: T, argument: *mut c_void) -> Result<c_long, Pushed> {
    target.change(|settings| settings.message.1 = argument)?;
    Ok(1)
}

/// SSL_CTX_set_keylog_callback: sets what gets the secrets of each handshake, as a line of an NSS key log, so that recorded
/// traffic can be read. OpenSSL: SSL_CTX_set_keylog_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_keylog_callback(ctx: *mut SSL_CTX, cb: SSL_CTX_keylog_cb_func) {
    entry((), || ctx.reconfigure(|settings| settings.context.key_log = cb));
}

/// SSL_CTX_get_keylog_callback: what SSL_CTX_set_keylog_callback has set, or NULL.
/// OpenSSL: SSL_CTX_get_keylog_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_keylog_callback(ctx: *const SSL_CTX) -> SSL_CTX_keylog_cb_func {
    entry(None, || ctx.look(|settings| settings.context.key_log))
}
