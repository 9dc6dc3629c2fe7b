//! Private keys that the library does not get to see: a hardware module, another process or a thread of the program's own
//! signs and decrypts with them, at once or later.

use core::ffi::{c_int, c_void};
use std::sync::Arc;

use libc::size_t;

use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::ssl::target::Target;
use crate::ffi::types::{SSL, SSL_CTX};

/// What a function of an OXISSL_PRIVATE_KEY_METHOD returns if the operation failed: the handshake ends.
pub const OXISSL_PRIVATE_KEY_FAILURE: c_int = 0;
/// What a function of an OXISSL_PRIVATE_KEY_METHOD returns if it has stored the result.
pub const OXISSL_PRIVATE_KEY_SUCCESS: c_int = 1;
/// What a function of an OXISSL_PRIVATE_KEY_METHOD returns if there is no result yet: the call on the connection ends with
/// SSL_ERROR_WANT_ASYNC, and asks again when it is repeated.
pub const OXISSL_PRIVATE_KEY_RETRY: c_int = -1;

/// The signature_algorithm of what TLS 1.0 and 1.1 sign with RSA keys: PKCS#1 padding around the MD5 hash of the input and
/// its SHA-1 hash behind it, without a DigestInfo.
pub const OXISSL_SIGN_RSA_PKCS1_MD5_SHA1: u16 = 0xff01;
/// The signature_algorithm of what SSL 3.0 signs with RSA keys: PKCS#1 padding around the input as it is.
pub const OXISSL_SIGN_RSA_PKCS1_RAW: u16 = 0xff02;

/// Signs.
type Sign = unsafe extern "C" fn(
    ssl: *mut SSL,
    out: *mut u8,
    out_len: *mut size_t,
    max_out: size_t,
    signature_algorithm: u16,
    r#in: *const u8,
    in_len: size_t,
    arg: *mut c_void,
) -> c_int;
/// Decrypts.
type Decrypt = unsafe extern "C" fn(
    ssl: *mut SSL,
    out: *mut u8,
    out_len: *mut size_t,
    max_out: size_t,
    r#in: *const u8,
    in_len: size_t,
    arg: *mut c_void,
) -> c_int;
/// Has the result of what began before.
type Complete =
    unsafe extern "C" fn(ssl: *mut SSL, out: *mut u8, out_len: *mut size_t, max_out: size_t, arg: *mut c_void) -> c_int;

/// The program's functions, as oxissl.h describes them.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct OXISSL_PRIVATE_KEY_METHOD {
    pub(crate) sign: Option<Sign>,
    pub(crate) decrypt: Option<Decrypt>,
    pub(crate) complete: Option<Complete>,
}

/// A method as a context or a connection keeps it.
pub(crate) struct PrivateKeyMethod {
    pub(crate) functions: OXISSL_PRIVATE_KEY_METHOD,
    pub(crate) arg: *mut c_void,
}

// SAFETY: `arg` is the program's own and is only handed back to its functions, which it lets threads share.
unsafe impl Send for PrivateKeyMethod {}
// SAFETY: as above.
unsafe impl Sync for PrivateKeyMethod {}

fn set(target: impl Target, method: *const OXISSL_PRIVATE_KEY_METHOD, arg: *mut c_void) -> Result<c_int, Pushed> {
    // SAFETY: the program passes NULL or a method, whose functions are copied here.
    let functions = unsafe { method.as_ref() }.copied();
    let method = functions.map(|functions| Arc::new(PrivateKeyMethod { functions, arg }));
    target.change(|settings| {
        settings.private_key_method = method;
        settings.update_keys();
    })?;
    Ok(1)
}

/// OXISSL_CTX_set_private_key_method: has the functions of method, which are copied, sign and decrypt for every certificate
/// whose private key is not set: such a certificate is used then as if its key were. arg is handed to the functions and must
/// live as long as they can be called. NULL takes the method away. Connections that exist keep what they have;
/// SSL_set_SSL_CTX takes over the method with the certificates. Certificates with Diffie-Hellman keys need their keys.
/// Returns 1, or 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_CTX_set_private_key_method(
    ctx: *mut SSL_CTX,
    method: *const OXISSL_PRIVATE_KEY_METHOD,
    arg: *mut c_void,
) -> c_int {
    entry(0, || set(ctx, method, arg))
}

/// OXISSL_set_private_key_method: as OXISSL_CTX_set_private_key_method, for one connection. Not to be called while an
/// operation is under way.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_set_private_key_method(
    ssl: *mut SSL,
    method: *const OXISSL_PRIVATE_KEY_METHOD,
    arg: *mut c_void,
) -> c_int {
    entry(0, || set(ssl, method, arg))
}
