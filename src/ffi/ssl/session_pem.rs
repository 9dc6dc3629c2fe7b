//! Sessions as PEM, unencrypted: their secret can be read by whoever has the text.

use core::ffi::{c_int, c_void};
use core::ptr;

use libc::FILE;

use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::pem::block::BlockText;
use crate::ffi::pem::file::with_file;
use crate::ffi::types::{SSL_SESSION, pem_password_cb};
use crate::ffi::{entry, object};
use crate::session::Session;
use crate::x509::pem;

use super::session::SSL_SESSION_free;
use super::session_object;

/// What the block is called.
const LABEL: &str = "SSL SESSION PARAMETERS";

/// PEM_write_bio_SSL_SESSION: writes a session to a BIO, its secret too, unencrypted. Returns 1; 0 for a session without a
/// cipher suite, or on error. OpenSSL: PEM_write_bio_SSL_SESSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_SSL_SESSION(out: *mut BIO, x: *const SSL_SESSION) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL or a live session.
        let session = unsafe { session_object::look(x) }?;
        if session_object::suite(session).is_none() {
            return Ok(0);
        }
        let text = pem::encode(LABEL, &session.to_der());
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(out, text.as_bytes()) }.into())
    })
}

/// PEM_write_SSL_SESSION: as PEM_write_bio_SSL_SESSION, to a file. OpenSSL: PEM_write_SSL_SESSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_SSL_SESSION(out: *mut FILE, x: *const SSL_SESSION) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(out, |bio| PEM_write_bio_SSL_SESSION(bio, x)) })
}

/// PEM_read_bio_SSL_SESSION: reads the next session of a BIO; blocks of other kinds are passed over. If x is not NULL the
/// session is also put into *x, and the one there before is freed. cb and u are not used: sessions are not encrypted.
/// Returns the session, to be freed with SSL_SESSION_free; NULL on error. OpenSSL: PEM_read_bio_SSL_SESSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_bio_SSL_SESSION(
    out: *mut BIO,
    x: *mut *mut SSL_SESSION,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut SSL_SESSION {
    let _ = (cb, u);
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let text = BlockText::take(out, LABEL)?;
            let session = Session::from_der(&text.read()?.der)?;
            Ok(der::replace(object::new(session), x, |old| SSL_SESSION_free(old)))
        }
    })
}

/// PEM_read_SSL_SESSION: as PEM_read_bio_SSL_SESSION, from a file. OpenSSL: PEM_read_SSL_SESSION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_SSL_SESSION(
    out: *mut FILE,
    x: *mut *mut SSL_SESSION,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut SSL_SESSION {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(out, |bio| PEM_read_bio_SSL_SESSION(bio, x, cb, u)) })
}
