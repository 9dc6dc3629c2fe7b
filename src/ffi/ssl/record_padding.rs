//! Records of TLS 1.3 made longer than they need be, so that their length says less about what is in them.

use core::ffi::{c_int, c_void};

use std::sync::Arc;

use libc::size_t;

use crate::connection::Connection;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::{SSL, SSL_CTX};
use crate::record::MAX_PLAINTEXT;

use super::drive::{Stop, show_events};
use super::state::Ssl;
use super::target::Target;

/// Has the program's callback say how the records that wait are padded. They wait outside of any borrow, and in order.
pub(crate) fn pad(ssl: &Arc<Ssl>) -> Result<(), Stop> {
    if !ssl.with(|state| state.engine.as_ref().is_some_and(Connection::is_padding_due)) {
        return Ok(());
    }
    while let Some((content_type, length)) =
        ssl.with(|state| state.engine.as_mut().map_or(Ok(None), |engine| engine.next_to_pad()))?
    {
        let (callback, arg) = ssl.with(|state| state.settings.record_padding);
        let zeros = match callback {
            // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
            Some(callback) => unsafe { callback(object::get0(ssl), c_int::from(content_type.0), length, arg) },
            None => 0,
        };
        ssl.with_engine(|engine| engine.pad(zeros))??;
    }
    show_events(ssl);
    Ok(())
}

/// SSL_CTX_set_record_padding_callback: sets what says for each record of TLS 1.3 how many bytes of padding it gets, by its
/// type and its length with that; NULL for none. It counts before SSL_CTX_set_block_padding.
/// OpenSSL: SSL_CTX_set_record_padding_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_record_padding_callback(
    ctx: *mut SSL_CTX,
    cb: Option<unsafe extern "C" fn(ssl: *mut SSL, r#type: c_int, len: size_t, arg: *mut c_void) -> size_t>,
) {
    entry((), || ctx.reconfigure(|settings| settings.record_padding.0 = cb));
}

/// SSL_set_record_padding_callback: as SSL_CTX_set_record_padding_callback, for one connection. Returns 1, or 0 on error.
/// OpenSSL: SSL_set_record_padding_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_record_padding_callback(
    ssl: *mut SSL,
    cb: Option<unsafe extern "C" fn(ssl: *mut SSL, r#type: c_int, len: size_t, arg: *mut c_void) -> size_t>,
) -> c_int {
    entry(0, || {
        ssl.reconfigure(|settings| settings.record_padding.0 = cb)?;
        Ok(1)
    })
}

/// SSL_CTX_set_record_padding_callback_arg: sets what the callback gets as its last argument.
/// OpenSSL: SSL_CTX_set_record_padding_callback_arg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_record_padding_callback_arg(ctx: *mut SSL_CTX, arg: *mut c_void) {
    entry((), || ctx.change(|settings| settings.record_padding.1 = arg));
}

/// SSL_CTX_get_record_padding_callback_arg: what SSL_CTX_set_record_padding_callback_arg has set, or NULL.
/// OpenSSL: SSL_CTX_get_record_padding_callback_arg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_record_padding_callback_arg(ctx: *const SSL_CTX) -> *mut c_void {
    entry(core::ptr::null_mut(), || ctx.look(|settings| settings.record_padding.1))
}

/// SSL_set_record_padding_callback_arg: as SSL_CTX_set_record_padding_callback_arg, for one connection.
/// OpenSSL: SSL_set_record_padding_callback_arg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_record_padding_callback_arg(ssl: *mut SSL, arg: *mut c_void) {
    entry((), || ssl.change(|settings| settings.record_padding.1 = arg));
}

/// SSL_get_record_padding_callback_arg: what SSL_set_record_padding_callback_arg or the context has set, or NULL.
/// OpenSSL: SSL_get_record_padding_callback_arg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_record_padding_callback_arg(ssl: *const SSL) -> *mut c_void {
    entry(core::ptr::null_mut(), || ssl.look(|settings| settings.record_padding.1))
}

fn set_block_padding(target: impl Target, block_size: usize) -> Result<c_int, Pushed> {
    if block_size > MAX_PLAINTEXT {
        return Ok(0);
    }
    // A block of one byte is padded already.
    target.change(|settings| settings.config_mut().block_padding = if block_size == 1 { 0 } else { block_size })?;
    Ok(1)
}

/// SSL_CTX_set_block_padding: has records of TLS 1.3 padded to multiples of so many bytes; 0 or 1 for no padding. Returns 1, or
/// 0 for more than 16384. OpenSSL: SSL_CTX_set_block_padding(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_block_padding(ctx: *mut SSL_CTX, block_size: size_t) -> c_int {
    entry(0, || set_block_padding(ctx, block_size))
}

/// SSL_set_block_padding: as SSL_CTX_set_block_padding, for one connection. OpenSSL: SSL_set_block_padding(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_block_padding(ssl: *mut SSL, block_size: size_t) -> c_int {
    entry(0, || set_block_padding(ssl, block_size))
}
