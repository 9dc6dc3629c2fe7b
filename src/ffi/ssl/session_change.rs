//! Sessions (`SSL_SESSION`): changing them.

use core::ffi::{c_char, c_int, c_long, c_uchar, c_uint, c_void};

use crate::codepoint::ProtocolVersion;
use crate::crypto::suites::CipherSuite;
use crate::error::Reason;
use crate::ffi::arguments::{input, text};
use crate::ffi::types::{SSL_CIPHER, SSL_SESSION};
use crate::ffi::{entry, non_null};
use crate::session::{MAX_SESSION_ID, MAX_SESSION_ID_CONTEXT, MasterSecret, Session};

use super::session_object;

/// Changes the session behind a pointer; NULL ends the body with an error.
macro_rules! change {
    ($pointer:expr, $change:expr) => {{
        let (pointer, change) = ($pointer, $change);
        // SAFETY: the program passes NULL or a live session, to which it holds a reference.
        unsafe { session_object::change(pointer, change) }?
    }};
}

/// SSL_SESSION_set_time: sets when the session was made, in seconds since 1970, wherever it is held. Returns t; 0 for
/// NULL. OpenSSL: SSL_SESSION_set_time(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set_time(s: *mut SSL_SESSION, t: c_long) -> c_long {
    if s.is_null() {
        return 0;
    }
    entry(0, || {
        // SAFETY: not NULL, so a live session.
        unsafe { session_object::everywhere(s, |session| session.set_time(t)) }?;
        Ok(t)
    })
}

/// SSL_SESSION_set_timeout: sets how long after it was made the session may be resumed, in seconds, wherever it is held.
/// Returns 1; 0 for NULL. OpenSSL: SSL_SESSION_set_timeout(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set_timeout(s: *mut SSL_SESSION, t: c_long) -> c_long {
    if s.is_null() {
        return 0;
    }
    entry(0, || {
        // SAFETY: not NULL, so a live session.
        unsafe { session_object::everywhere(s, |session| session.set_timeout(t)) }?;
        Ok(1)
    })
}

/// SSL_SESSION_set1_id: sets the identifier, at most 32 bytes. Returns 1, or 0 on error. OpenSSL: SSL_SESSION_set1_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set1_id(s: *mut SSL_SESSION, sid: *const c_uchar, sid_len: c_uint) -> c_int {
    entry(0, || {
        if sid_len as usize > MAX_SESSION_ID {
            return Err(super::failure(Reason::SSL_SESSION_ID_TOO_LONG));
        }
        let id = input!(sid, sid_len as usize).to_vec();
        change!(s, |session: &mut Session| session.id = id);
        Ok(1)
    })
}

/// SSL_SESSION_set1_id_context: sets what the session may be resumed for, at most 32 bytes. Returns 1, or 0 on error.
/// OpenSSL: SSL_SESSION_set1_id_context(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set1_id_context(
    s: *mut SSL_SESSION,
    sid_ctx: *const c_uchar,
    sid_ctx_len: c_uint,
) -> c_int {
    entry(0, || {
        if sid_ctx_len as usize > MAX_SESSION_ID_CONTEXT {
            return Err(super::failure(Reason::SSL_SESSION_ID_CONTEXT_TOO_LONG));
        }
        let context = input!(sid_ctx, sid_ctx_len as usize).to_vec();
        change!(s, |session: &mut Session| session.sid_ctx = context);
        Ok(1)
    })
}

/// SSL_SESSION_set_protocol_version: sets the version, such as TLS1_2_VERSION. Returns 1, or 0 on error.
/// OpenSSL: SSL_SESSION_set_protocol_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set_protocol_version(s: *mut SSL_SESSION, version: c_int) -> c_int {
    entry(0, || {
        let number = u16::try_from(version).map_err(|_| super::invalid_argument("version"))?;
        change!(s, |session: &mut Session| session.version = ProtocolVersion(number));
        Ok(1)
    })
}

/// SSL_SESSION_set_cipher: sets the cipher suite. Returns 1, or 0 on error. OpenSSL: SSL_SESSION_set_cipher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set_cipher(s: *mut SSL_SESSION, cipher: *const SSL_CIPHER) -> c_int {
    entry(0, || {
        // SAFETY: ciphers that programs have pointers to are suites that live for ever.
        let suite: &'static CipherSuite = unsafe { non_null(cipher)?.cast().as_ref() };
        change!(s, |session: &mut Session| session.suite = suite);
        Ok(1)
    })
}

/// SSL_SESSION_set1_master_key: sets the master secret, which has 48 bytes, or in TLS 1.3 the pre-shared key, which has at
/// most 512. Returns 1, or 0 on error.
/// OpenSSL: SSL_SESSION_set1_master_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set1_master_key(
    sess: *mut SSL_SESSION,
    r#in: *const c_uchar,
    len: usize,
) -> c_int {
    entry(0, || {
        let secret = MasterSecret::of_psk(input!(r#in, len));
        let secret = secret.ok_or_else(|| super::invalid_argument("length of the master secret"))?;
        change!(sess, |session: &mut Session| session.master_secret = secret);
        Ok(1)
    })
}

/// SSL_SESSION_set_max_early_data: sets how many bytes of early data a client may send when it resumes the session.
/// Returns 1, or 0 on error. OpenSSL: SSL_SESSION_set_max_early_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set_max_early_data(s: *mut SSL_SESSION, max_early_data: u32) -> c_int {
    entry(0, || {
        change!(s, |session: &mut Session| session.max_early_data = max_early_data);
        Ok(1)
    })
}

/// SSL_SESSION_set1_hostname: sets the name of the host that the client asked for; NULL for none. Returns 1, or 0 on
/// error. OpenSSL: SSL_SESSION_set1_hostname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set1_hostname(s: *mut SSL_SESSION, hostname: *const c_char) -> c_int {
    entry(0, || {
        let name = if hostname.is_null() { None } else { Some(text!(hostname).to_string_lossy().into_owned()) };
        change!(s, |session: &mut Session| session.server_name = name);
        Ok(1)
    })
}

/// SSL_SESSION_set1_alpn_selected: sets the application protocol agreed on; NULL or a length of 0 for none. Returns 1, or
/// 0 on error. OpenSSL: SSL_SESSION_set1_alpn_selected(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set1_alpn_selected(
    s: *mut SSL_SESSION,
    alpn: *const c_uchar,
    len: usize,
) -> c_int {
    entry(0, || {
        let protocol =
            if alpn.is_null() { None } else { Some(input!(alpn, len).to_vec()).filter(|name| !name.is_empty()) };
        change!(s, |session: &mut Session| session.alpn = protocol);
        Ok(1)
    })
}

/// SSL_SESSION_set1_ticket_appdata: sets the program's own data in tickets of this session; NULL or a length of 0 for
/// none. Returns 1, or 0 on error. OpenSSL: SSL_SESSION_set1_ticket_appdata(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_set1_ticket_appdata(
    ss: *mut SSL_SESSION,
    data: *const c_void,
    len: usize,
) -> c_int {
    entry(0, || {
        let data = if data.is_null() { Vec::new() } else { input!(data, len).to_vec() };
        change!(ss, |session: &mut Session| session.rare_mut().ticket_appdata = data);
        Ok(1)
    })
}
