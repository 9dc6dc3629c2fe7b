//! The password of encrypted private keys (`SSL_CTX_set_default_passwd_cb`), as a setting of contexts and connections.

use core::ffi::{c_int, c_void};

use zeroize::Zeroizing;

use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX, pem_password_cb};

use super::target::Target;

/// The longest password, in bytes (`PEM_BUFSIZE`).
const LONGEST: usize = 1024;

/// Where a password comes from.
#[derive(Clone, Copy)]
pub(crate) struct PasswordCallback {
    pub(crate) function: pem_password_cb,
    /// The function's argument; without a function, the password itself, a C string, or NULL.
    pub(crate) userdata: *mut c_void,
}

impl Default for PasswordCallback {
    fn default() -> Self {
        Self { function: None, userdata: core::ptr::null_mut() }
    }
}

impl PasswordCallback {
    /// Asks the program for the password; `None` if it gives none. Calls its function: nothing may be borrowed. Nobody is
    /// asked at the terminal.
    pub(crate) fn ask(self) -> Option<Zeroizing<Vec<u8>>> {
        let Some(function) = self.function else {
            if self.userdata.is_null() {
                return None;
            }
            // SAFETY: without a function, the program's argument is a C string.
            let password = unsafe { core::ffi::CStr::from_ptr(self.userdata.cast()) };
            return Some(Zeroizing::new(password.to_bytes().to_vec()));
        };
        let mut buffer = Zeroizing::new(vec![0u8; LONGEST]);
        // SAFETY: the program's function, with room for as many bytes as it is told.
        let length = unsafe { function(buffer.as_mut_ptr().cast(), LONGEST as c_int, 0, self.userdata) };
        let length = usize::try_from(length).ok().filter(|&length| length <= LONGEST)?;
        buffer.truncate(length);
        Some(buffer)
    }
}

/// SSL_CTX_set_default_passwd_cb: sets the function that is asked for the password of an encrypted private key. NULL: the
/// user data is the password. OpenSSL: SSL_CTX_set_default_passwd_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_default_passwd_cb(ctx: *mut SSL_CTX, cb: pem_password_cb) {
    entry((), || ctx.change(|settings| settings.password.function = cb));
}

/// SSL_CTX_set_default_passwd_cb_userdata: sets the argument of the password function, or without one the password itself,
/// a string. It must live as long as keys are loaded. OpenSSL: SSL_CTX_set_default_passwd_cb_userdata(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_default_passwd_cb_userdata(ctx: *mut SSL_CTX, u: *mut c_void) {
    entry((), || ctx.change(|settings| settings.password.userdata = u));
}

/// SSL_CTX_get_default_passwd_cb: the password function, or NULL. OpenSSL: SSL_CTX_get_default_passwd_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_default_passwd_cb(ctx: *mut SSL_CTX) -> pem_password_cb {
    entry(None, || ctx.look(|settings| settings.password.function))
}

/// SSL_CTX_get_default_passwd_cb_userdata: the password function's argument, or NULL.
/// OpenSSL: SSL_CTX_get_default_passwd_cb_userdata(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_default_passwd_cb_userdata(ctx: *mut SSL_CTX) -> *mut c_void {
    entry(core::ptr::null_mut(), || ctx.look(|settings| settings.password.userdata))
}

/// SSL_set_default_passwd_cb: as SSL_CTX_set_default_passwd_cb, for one connection.
/// OpenSSL: SSL_set_default_passwd_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_default_passwd_cb(s: *mut SSL, cb: pem_password_cb) {
    entry((), || s.change(|settings| settings.password.function = cb));
}

/// SSL_set_default_passwd_cb_userdata: as SSL_CTX_set_default_passwd_cb_userdata, for one connection.
/// OpenSSL: SSL_set_default_passwd_cb_userdata(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_default_passwd_cb_userdata(s: *mut SSL, u: *mut c_void) {
    entry((), || s.change(|settings| settings.password.userdata = u));
}

/// SSL_get_default_passwd_cb: the password function of a connection, or NULL. OpenSSL: SSL_get_default_passwd_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_default_passwd_cb(s: *mut SSL) -> pem_password_cb {
    entry(None, || s.look(|settings| settings.password.function))
}

/// SSL_get_default_passwd_cb_userdata: the argument of a connection's password function, or NULL.
/// OpenSSL: SSL_get_default_passwd_cb_userdata(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_default_passwd_cb_userdata(s: *mut SSL) -> *mut c_void {
    entry(core::ptr::null_mut(), || s.look(|settings| settings.password.userdata))
}
