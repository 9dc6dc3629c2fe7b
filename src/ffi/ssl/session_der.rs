//! Sessions written down: their DER, which holds the master secret.

use core::ffi::{c_int, c_long, c_uchar};
use core::ptr;

use crate::ffi::asn1::der;
use crate::ffi::types::SSL_SESSION;
use crate::ffi::{entry, object};
use crate::session::Session;

use super::session::SSL_SESSION_free;
use super::session_object;

/// i2d_SSL_SESSION: writes a session as DER, with its secret, to where *pp points, and advances that; with pp NULL, writes
/// nothing; with *pp NULL, to new memory for OPENSSL_free. Returns the length, or 0 for a session that is not complete or
/// on error. OpenSSL: i2d_SSL_SESSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_SSL_SESSION(r#in: *const SSL_SESSION, pp: *mut *mut c_uchar) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL or a live session.
        let session = unsafe { session_object::look(r#in) }?;
        if session_object::suite(session).is_none() {
            return Ok(0);
        }
        // SAFETY: the program passes NULL, or a pointer to NULL or to room enough.
        unsafe { der::put(&session.to_der(), pp) }
    })
}

/// d2i_SSL_SESSION: reads a session from the DER at *pp, of at most length bytes, and advances *pp. If a is not NULL, what
/// *a points to is freed and *a points to the new session. Returns the session, to be freed with SSL_SESSION_free, or NULL
/// on error. OpenSSL: d2i_SSL_SESSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_SSL_SESSION(
    a: *mut *mut SSL_SESSION,
    pp: *mut *const c_uchar,
    length: c_long,
) -> *mut SSL_SESSION {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes a pointer to that many readable bytes.
        let (session, used) = Session::read_der(unsafe { der::input(pp, length) }?)?;
        // SAFETY: as above; `a` is NULL or points to NULL or to a session that the program owns.
        Ok(unsafe { der::taken(object::new(session), a, |old| SSL_SESSION_free(old), pp, used) })
    })
}
