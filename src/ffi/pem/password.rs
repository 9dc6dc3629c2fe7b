//! Passwords of encrypted keys (`pem_password_cb`).

use std::ffi::{c_char, c_int, c_void};

use zeroize::Zeroizing;

use crate::ffi::entry;
use crate::ffi::err::reasons::pem::PEM_R_PROBLEMS_GETTING_PASSWORD;
use crate::ffi::err::{self, ERR_LIB_PEM};
use crate::ffi::types::pem_password_cb;

/// How long a password may be, in bytes: the room that a callback gets.
pub const PEM_BUFSIZE: c_int = 1024;

/// Where passwords come from: a program's callback and its argument.
pub(crate) struct PasswordSource {
    callback: pem_password_cb,
    argument: *mut c_void,
}

impl PasswordSource {
    /// Without a callback, `argument` is the password itself, a C string, or NULL.
    pub(crate) fn new(callback: pem_password_cb, argument: *mut c_void) -> Self {
        Self { callback, argument }
    }

    /// Asks for the password of a key that is read. `None` if there is none.
    ///
    /// The callback runs in here: nothing that it may change may be borrowed.
    pub(crate) fn ask(&self) -> Option<Zeroizing<Vec<u8>>> {
        self.call(0)
    }

    /// Asks for the password of a key that is written; as [`ask`](Self::ask).
    pub(crate) fn ask_to_write(&self) -> Option<Zeroizing<Vec<u8>>> {
        self.call(1)
    }

    fn call(&self, rwflag: c_int) -> Option<Zeroizing<Vec<u8>>> {
        let mut room = Zeroizing::new(vec![0_u8; PEM_BUFSIZE as usize]);
        let callback = self.callback.unwrap_or(PEM_def_callback);
        // SAFETY: the program's callback, with room of the size that it is told.
        let length = unsafe { callback(room.as_mut_ptr().cast(), PEM_BUFSIZE, rwflag, self.argument) };
        match usize::try_from(length) {
            Ok(length) if length <= room.len() => {
                room.truncate(length);
                Some(room)
            }
            _ => None,
        }
    }
}

/// PEM_def_callback: the callback that is used where a program gives none. It copies the C string `userdata` to buf and
/// returns its length, at most num; -1 if it is NULL: nobody is asked at the terminal. OpenSSL: PEM_def_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_def_callback(buf: *mut c_char, num: c_int, rwflag: c_int, userdata: *mut c_void) -> c_int {
    let _ = rwflag;
    entry(-1, || {
        if userdata.is_null() || buf.is_null() {
            return Err(err::push(ERR_LIB_PEM, PEM_R_PROBLEMS_GETTING_PASSWORD, "no callback and no password"));
        }
        let room = usize::try_from(num).unwrap_or(0);
        // SAFETY: the program passes a C string, and room for `num` bytes.
        unsafe {
            let length = libc::strlen(userdata.cast()).min(room);
            std::ptr::copy_nonoverlapping(userdata.cast::<c_char>(), buf, length);
            Ok(c_int::try_from(length).unwrap_or(-1))
        }
    })
}
