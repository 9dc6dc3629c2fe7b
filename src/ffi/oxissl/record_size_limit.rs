//! The extension that OpenSSL 3.0 does not have: record_size_limit (RFC 8449).

use core::ffi::c_int;

use libc::size_t;

use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::ssl::target::Target;
use crate::ffi::types::{SSL, SSL_CTX};
use crate::handshake::extensions::LEAST_RECORD_SIZE_LIMIT;
use crate::record::MAX_PLAINTEXT;

fn set(target: impl Target, limit: size_t) -> Result<c_int, Pushed> {
    let limit = match u16::try_from(limit) {
        Ok(0) => None,
        Ok(limit @ LEAST_RECORD_SIZE_LIMIT..) if usize::from(limit) <= MAX_PLAINTEXT => Some(limit),
        _ => return Ok(0),
    };
    target.change(|settings| settings.config_mut().record_size_limit = limit)?;
    Ok(1)
}

/// OXISSL_CTX_set_record_size_limit: sets how many bytes of data a protected record from the peer may carry (RFC 8449), 64
/// to 16384, or 0 for no wish. A client asks for it, and takes what the server says in return as the limit of what it
/// sends; a server says it to clients that ask. With it SSL_CTX_set_tlsext_max_fragment_length counts only for servers that
/// do not know it. A longer record is refused with the alert record_overflow. Returns 1; 0 for another number or on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_CTX_set_record_size_limit(ctx: *mut SSL_CTX, limit: size_t) -> c_int {
    entry(0, || set(ctx, limit))
}

/// OXISSL_set_record_size_limit: as OXISSL_CTX_set_record_size_limit, for one connection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_set_record_size_limit(ssl: *mut SSL, limit: size_t) -> c_int {
    entry(0, || set(ssl, limit))
}
