//! Sessions (`SSL_SESSION`): making, counting and copying them, and what they say.

use core::ffi::{c_char, c_int, c_long, c_uchar, c_uint, c_ulong, c_void};
use core::ptr;

use crate::ffi::arguments::{borrowed, counted, put};
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_SSL_SESSION;
use crate::ffi::object;
use crate::ffi::types::{SSL_CIPHER, SSL_SESSION, X509};
use crate::ffi::{entry, entry_quiet};
use crate::session::Session;

use super::copy::copy_or_measure;
use super::session_object::{self, blank, current, ex_data, host_name};

/// Borrows the session behind a pointer as it is now; NULL ends the body with an error.
macro_rules! session {
    ($pointer:expr) => {{
        let pointer = $pointer;
        // SAFETY: the program passes NULL or a live session, which outlives the call.
        unsafe { session_object::look(pointer) }?
    }};
}

/// Lengths of what a session holds are bounded by its messages.
fn length(bytes: &[u8]) -> c_uint {
    c_uint::try_from(bytes.len()).unwrap_or(c_uint::MAX)
}

/// SSL_SESSION_new: a session with nothing in it but the time. Returns NULL on error. Free it with SSL_SESSION_free.
/// OpenSSL: SSL_SESSION_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_new() -> *mut SSL_SESSION {
    entry_quiet(ptr::null_mut(), || object::new(blank()))
}

/// SSL_SESSION_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: SSL_SESSION_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_up_ref(ses: *mut SSL_SESSION) -> c_int {
    // SAFETY: the program passes NULL or a live session.
    entry(0, || unsafe { object::up_ref(ses) }.map(|()| 1))
}

/// SSL_SESSION_free: gives back one reference; NULL is nothing to do. OpenSSL: SSL_SESSION_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_free(ses: *mut SSL_SESSION) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(ses) });
}

/// SSL_SESSION_dup: a copy of a session, which can be changed without changing the first. Returns NULL on error. Free it
/// with SSL_SESSION_free. OpenSSL: SSL_SESSION_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_dup(src: *const SSL_SESSION) -> *mut SSL_SESSION {
    entry(ptr::null_mut(), || {
        let source = counted!(src);
        let copy = Session::clone(&current(&source));
        let (to, from) = (ex_data(&copy)?, ex_data(&source)?);
        if !to.copy_from(CRYPTO_EX_INDEX_SSL_SESSION, from) {
            return Ok(ptr::null_mut());
        }
        Ok(object::new(copy))
    })
}

/// SSL_SESSION_get_id: the identifier, whose length is stored in len unless that is NULL. It belongs to the session.
/// Returns NULL for NULL. OpenSSL: SSL_SESSION_get_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_id(s: *const SSL_SESSION, len: *mut c_uint) -> *const c_uchar {
    entry(ptr::null(), || {
        let id = &session!(s).id;
        put!(len, length(id));
        Ok(id.as_ptr())
    })
}

/// SSL_SESSION_get0_id_context: what the session may be resumed for, whose length is stored in len unless that is NULL.
/// It belongs to the session. Returns NULL for NULL. OpenSSL: SSL_SESSION_get0_id_context(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get0_id_context(s: *const SSL_SESSION, len: *mut c_uint) -> *const c_uchar {
    entry(ptr::null(), || {
        let context = &session!(s).sid_ctx;
        put!(len, length(context));
        Ok(context.as_ptr())
    })
}

/// SSL_SESSION_get_time: when the session was made, in seconds since 1970; 0 for NULL. OpenSSL: SSL_SESSION_get_time(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_time(s: *const SSL_SESSION) -> c_long {
    if s.is_null() {
        return 0;
    }
    entry(0, || Ok(session!(s).time()))
}

/// SSL_SESSION_get_timeout: how long after it was made it may be resumed, in seconds; 0 for NULL.
/// OpenSSL: SSL_SESSION_get_timeout(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_timeout(s: *const SSL_SESSION) -> c_long {
    if s.is_null() {
        return 0;
    }
    entry(0, || Ok(session!(s).timeout()))
}

/// SSL_SESSION_get_protocol_version: the version it was made with, such as TLS1_2_VERSION; 0 for NULL or if none was set.
/// OpenSSL: SSL_SESSION_get_protocol_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_protocol_version(s: *const SSL_SESSION) -> c_int {
    entry(0, || Ok(session!(s).version.0.into()))
}

/// SSL_SESSION_get_max_fragment_length: how much the session's records carry at most: one of TLSEXT_max_fragment_length_;
/// TLSEXT_max_fragment_length_DISABLED if nothing was agreed, and for NULL. OpenSSL: SSL_SESSION_get_max_fragment_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_max_fragment_length(sess: *const SSL_SESSION) -> u8 {
    entry(0, || Ok(session!(sess).max_fragment_length.map_or(0, |length| length.0)))
}

/// SSL_SESSION_get_compress_id: the number of the compression method it was made with; 0 for none and for NULL.
/// OpenSSL: SSL_SESSION_get_compress_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_compress_id(s: *const SSL_SESSION) -> c_uint {
    entry(0, || Ok(session!(s).compression.0.into()))
}

/// SSL_SESSION_get0_cipher: the cipher suite it was made with, or NULL. OpenSSL: SSL_SESSION_get0_cipher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get0_cipher(s: *const SSL_SESSION) -> *const SSL_CIPHER {
    entry(ptr::null(), || {
        Ok(session_object::suite(session!(s)).map_or(ptr::null(), |suite| ptr::from_ref(suite).cast()))
    })
}

/// SSL_SESSION_get0_peer: the peer's certificate, or NULL. It belongs to the session. OpenSSL: SSL_SESSION_get0_peer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get0_peer(s: *mut SSL_SESSION) -> *mut X509 {
    entry(ptr::null_mut(), || Ok(session!(s).peer_chain.first().map_or(ptr::null_mut(), object::get0::<X509>)))
}

/// SSL_SESSION_get0_hostname: the name of the host that the client asked for, or NULL. It belongs to the session.
/// OpenSSL: SSL_SESSION_get0_hostname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get0_hostname(s: *const SSL_SESSION) -> *const c_char {
    entry(ptr::null(), || Ok(host_name(session!(s))?.map_or(ptr::null(), core::ffi::CStr::as_ptr)))
}

/// SSL_SESSION_get0_alpn_selected: stores the application protocol agreed on and its length in alpn and len: NULL and 0 if
/// there is none. It belongs to the session. OpenSSL: SSL_SESSION_get0_alpn_selected(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get0_alpn_selected(
    s: *const SSL_SESSION,
    alpn: *mut *const c_uchar,
    len: *mut usize,
) {
    entry((), || {
        let protocol = session!(s).alpn.as_deref();
        put!(alpn, protocol.map_or(ptr::null(), <[u8]>::as_ptr));
        put!(len, protocol.map_or(0, <[u8]>::len));
        Ok(())
    });
}

/// SSL_SESSION_has_ticket: 1 if the session has a ticket of its server, else 0. OpenSSL: SSL_SESSION_has_ticket(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_has_ticket(s: *const SSL_SESSION) -> c_int {
    entry(0, || Ok(c_int::from(!session!(s).ticket.is_empty())))
}

/// SSL_SESSION_get_ticket_lifetime_hint: how long the server means to accept the ticket, in seconds; 0 if it did not say.
/// OpenSSL: SSL_SESSION_get_ticket_lifetime_hint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_ticket_lifetime_hint(s: *const SSL_SESSION) -> c_ulong {
    entry(0, || Ok(session!(s).ticket_lifetime_hint.into()))
}

/// SSL_SESSION_get0_ticket: stores the ticket and its length in tick, unless that is NULL, and len: NULL and 0 if there is
/// none. It belongs to the session. OpenSSL: SSL_SESSION_get0_ticket(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get0_ticket(s: *const SSL_SESSION, tick: *mut *const c_uchar, len: *mut usize) {
    entry((), || {
        let ticket = &session!(s).ticket;
        put!(len, ticket.len());
        put!(tick, if ticket.is_empty() { ptr::null() } else { ticket.as_ptr() });
        Ok(())
    });
}

/// SSL_SESSION_get0_ticket_appdata: stores the program's own data in the ticket and its length in data and len. It belongs
/// to the session. Returns 1; 0 for NULL. OpenSSL: SSL_SESSION_get0_ticket_appdata(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get0_ticket_appdata(
    ss: *mut SSL_SESSION,
    data: *mut *mut c_void,
    len: *mut usize,
) -> c_int {
    entry(0, || {
        let appdata = &session!(ss).rare().ticket_appdata;
        let pointer = if appdata.is_empty() { ptr::null_mut() } else { appdata.as_ptr().cast_mut().cast() };
        put!(data, pointer);
        put!(len, appdata.len());
        Ok(1)
    })
}

/// SSL_SESSION_get_master_key: copies at most outlen bytes of the master secret to out. Returns how many were copied or,
/// if outlen is 0, how long the secret is. OpenSSL: SSL_SESSION_get_master_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_master_key(
    sess: *const SSL_SESSION,
    out: *mut c_uchar,
    outlen: usize,
) -> usize {
    entry(0, || {
        let secret = &session!(sess).master_secret;
        Ok(copy_or_measure(secret.as_ref(), out.cast(), outlen))
    })
}

/// SSL_SESSION_get_max_early_data: how many bytes of early data a client may send when it resumes the session; 0 if none.
/// OpenSSL: SSL_SESSION_get_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_max_early_data(s: *const SSL_SESSION) -> u32 {
    entry(0, || Ok(session!(s).max_early_data))
}

/// SSL_SESSION_is_resumable: 1 if the session can be used to resume, else 0. OpenSSL: SSL_SESSION_is_resumable(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_is_resumable(s: *const SSL_SESSION) -> c_int {
    entry(0, || Ok(session!(s).is_resumable().into()))
}

/// SSL_SESSION_set_ex_data: stores a pointer of the program's own under an index from SSL_SESSION_get_ex_new_index.
/// Returns 1, or 0 on error. OpenSSL: SSL_SESSION_set_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set_ex_data(ss: *mut SSL_SESSION, idx: c_int, data: *mut c_void) -> c_int {
    entry(0, || Ok(ex_data(borrowed!(ss))?.set(idx, data).into()))
}

/// SSL_SESSION_get_ex_data: the pointer that SSL_SESSION_set_ex_data stored, or NULL. OpenSSL: SSL_SESSION_get_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_get_ex_data(ss: *const SSL_SESSION, idx: c_int) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(ex_data(borrowed!(ss))?.get(idx)))
}
