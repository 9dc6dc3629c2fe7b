//! How long records are and how much is read at once: this side's own wishes, and what it asks of the peer.

use core::ffi::{c_int, c_long};

use libc::size_t;

use crate::codepoint::MaxFragmentLength;
use crate::error::Reason;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX};
use crate::record::MAX_PLAINTEXT;

use super::failure;
use super::target::Target;

/// The greatest number of records that one call can encrypt side by side. Here they go one after the other.
pub const SSL_MAX_PIPELINES: c_int = 32;

/// The smallest largest fragment, in bytes.
const LEAST_FRAGMENT: usize = 512;

/// `SSL_CTX_set_max_send_fragment` and its like: returns 1, or 0 unless the size is from 512 to 16384.
pub(crate) fn set_max_send_fragment(target: impl Target, size: c_long) -> Result<c_long, Pushed> {
    match usize::try_from(size) {
        Ok(size) if (LEAST_FRAGMENT..=MAX_PLAINTEXT).contains(&size) => {
            target.change(|settings| settings.config_mut().max_send_fragment = size)?;
            Ok(1)
        }
        _ => Ok(0),
    }
}

/// `SSL_CTX_set_split_send_fragment` and its like: returns 1, or 0 unless the size is from 1 to that of the largest
/// fragment. It says how data is shared among pipelines; with one there is nothing to share.
pub(crate) fn set_split_send_fragment(target: impl Target, size: c_long) -> Result<c_long, Pushed> {
    let largest = target.look(|settings| settings.config.max_send_fragment)?;
    Ok(usize::try_from(size).is_ok_and(|size| (1..=largest).contains(&size)).into())
}

/// `SSL_CTX_set_max_pipelines`: returns 1, or 0 unless the number is from 1 to 32. One is used; as in OpenSSL, more than
/// one makes connections read ahead.
pub(crate) fn set_max_pipelines(target: impl Target, number: c_long) -> Result<c_long, Pushed> {
    if !(1..=SSL_MAX_PIPELINES.into()).contains(&number) {
        return Ok(0);
    }
    target.change(|settings| settings.pipelined = number > 1)?;
    Ok(1)
}

/// `SSL_set_max_pipelines`.
pub(crate) fn set_max_pipelines_now(ssl: *mut SSL, number: c_long) -> Result<c_long, Pushed> {
    let result = set_max_pipelines(ssl, number)?;
    ssl.change(|settings| settings.read_ahead |= settings.pipelined)?;
    Ok(result)
}

fn set_read_buffer_len(target: impl Target, len: usize) -> Result<(), Pushed> {
    target.change(|settings| settings.config_mut().read_buffer_len = len)
}

/// SSL_CTX_set_default_read_buffer_len: sets how many bytes a connection that reads ahead (SSL_CTX_set_read_ahead) takes at
/// once, if that is more than a record. OpenSSL: SSL_CTX_set_default_read_buffer_len(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_default_read_buffer_len(ctx: *mut SSL_CTX, len: size_t) {
    entry((), || set_read_buffer_len(ctx, len));
}

/// SSL_set_default_read_buffer_len: as SSL_CTX_set_default_read_buffer_len, for one connection.
/// OpenSSL: SSL_set_default_read_buffer_len(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_default_read_buffer_len(s: *mut SSL, len: size_t) {
    entry((), || set_read_buffer_len(s, len));
}

fn set_max_fragment_length(target: impl Target, mode: u8) -> Result<c_int, Pushed> {
    let wish = MaxFragmentLength(mode);
    if mode != 0 && wish.bytes().is_none() {
        return Err(failure(Reason::SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH));
    }
    target.change(|settings| settings.config_mut().max_fragment_length = wish.bytes().map(|_| wish))?;
    Ok(1)
}

/// SSL_CTX_set_tlsext_max_fragment_length: has clients ask for records that carry no more than mode says, one of
/// TLSEXT_max_fragment_length_, in both directions; servers agree by themselves. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set_tlsext_max_fragment_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_tlsext_max_fragment_length(ctx: *mut SSL_CTX, mode: u8) -> c_int {
    entry(0, || set_max_fragment_length(ctx, mode))
}

/// SSL_set_tlsext_max_fragment_length: as SSL_CTX_set_tlsext_max_fragment_length, for one connection.
/// OpenSSL: SSL_set_tlsext_max_fragment_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_tlsext_max_fragment_length(ssl: *mut SSL, mode: u8) -> c_int {
    entry(0, || set_max_fragment_length(ssl, mode))
}
