//! `SSL_CONF_CTX`: what commands are applied to.

use core::cell::{Cell, RefCell};
use core::ffi::{c_char, c_int, c_uint, c_void};
use core::ptr;
use std::ffi::CString;

use crate::config::Slot;
use crate::ffi::arguments::{borrowed, counted, text};
use crate::ffi::object::{self, CType};
use crate::ffi::ssl::client_cas::{SSL_CTX_set0_CA_list, SSL_set0_CA_list};
use crate::ffi::ssl::constants::SSL_FILETYPE_PEM;
use crate::ffi::ssl::ctrl::{SSL_CTX_ctrl, SSL_ctrl};
use crate::ffi::ssl::options::{SSL_CTX_clear_options, SSL_CTX_set_options, SSL_clear_options, SSL_set_options};
use crate::ffi::ssl::private_keys::{SSL_CTX_use_PrivateKey_file, SSL_use_PrivateKey_file};
use crate::ffi::ssl::target::Target;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_pop_free};
use crate::ffi::types::{SSL, SSL_CONF_CTX, SSL_CTX, stack_st_X509_NAME};
use crate::ffi::x509::name::X509_NAME_free;
use crate::ffi::{entry, entry_quiet};

/// Commands are those of a command line: -cipher.
pub const SSL_CONF_FLAG_CMDLINE: c_uint = 0x1;
/// Commands are those of a configuration file: CipherString.
pub const SSL_CONF_FLAG_FILE: c_uint = 0x2;
/// Commands for clients are known.
pub const SSL_CONF_FLAG_CLIENT: c_uint = 0x4;
/// Commands for servers are known.
pub const SSL_CONF_FLAG_SERVER: c_uint = 0x8;
/// What is wrong is put on the error queue.
pub const SSL_CONF_FLAG_SHOW_ERRORS: c_uint = 0x10;
/// Commands about certificates and keys are known.
pub const SSL_CONF_FLAG_CERTIFICATE: c_uint = 0x20;
/// SSL_CONF_CTX_finish looks for the key of a certificate that has none in the certificate's file.
pub const SSL_CONF_FLAG_REQUIRE_PRIVATE: c_uint = 0x40;

/// What an `SSL_CONF_CTX` holds.
#[derive(Default)]
pub(crate) struct ConfContext {
    pub(crate) flags: Cell<c_uint>,
    /// What stands before each command.
    pub(crate) prefix: RefCell<Option<CString>>,
    pub(crate) applied_to: Cell<AppliedTo>,
    /// The files that certificates came from, whose keys may lie there too.
    pub(crate) certificate_files: RefCell<[Option<CString>; Slot::ALL.len()]>,
    /// The authorities to name, gathered until the end.
    pub(crate) authorities: Authorities,
}

impl CType for SSL_CONF_CTX {
    type Rust = ConfContext;
}

/// What commands are applied to. As in OpenSSL nothing is counted: the program keeps it alive.
#[derive(Clone, Copy, Default)]
pub(crate) enum AppliedTo {
    /// Nothing: values are looked at only as far as that goes.
    #[default]
    Nothing,
    Context(*mut SSL_CTX),
    Connection(*mut SSL),
}

impl AppliedTo {
    /// Carries out an `SSL_CTRL_` command; with nothing to apply it to, all is well.
    pub(crate) fn ctrl(self, command: c_int, number: c_int, pointer: *mut c_void) -> bool {
        // SAFETY: a live context or connection, and arguments that the command takes.
        let result = unsafe {
            match self {
                Self::Nothing => 1,
                Self::Context(ctx) => SSL_CTX_ctrl(ctx, command, number.into(), pointer),
                Self::Connection(ssl) => SSL_ctrl(ssl, command, number.into(), pointer),
            }
        };
        result > 0
    }

    /// Sets or clears `SSL_OP_` bits.
    pub(crate) fn set_options(self, options: u64, on: bool) {
        // SAFETY: a live context or connection.
        unsafe {
            match (self, on) {
                (Self::Nothing, _) => 0,
                (Self::Context(ctx), true) => SSL_CTX_set_options(ctx, options),
                (Self::Context(ctx), false) => SSL_CTX_clear_options(ctx, options),
                (Self::Connection(ssl), true) => SSL_set_options(ssl, options),
                (Self::Connection(ssl), false) => SSL_clear_options(ssl, options),
            }
        };
    }

    /// Sets or clears `SSL_VERIFY_` bits.
    pub(crate) fn set_verify_mode(self, bits: c_int, on: bool) {
        let change = |settings: &mut crate::ffi::ssl::settings::Settings| {
            settings.verify_mode = if on { settings.verify_mode | bits } else { settings.verify_mode & !bits };
        };
        // An object that is not there has put that on the error queue.
        let _ = match self {
            Self::Nothing => Ok(()),
            Self::Context(ctx) => ctx.reconfigure(change),
            Self::Connection(ssl) => ssl.reconfigure(change),
        };
    }
}

/// A stack of names that is owned.
#[derive(Default)]
pub(crate) struct Authorities(Cell<*mut stack_st_X509_NAME>);

impl Authorities {
    /// The stack, made when it is first needed.
    pub(crate) fn get(&self) -> *mut stack_st_X509_NAME {
        if self.0.get().is_null() {
            self.0.set(OPENSSL_STACK::from_elements(Vec::new()).cast());
        }
        self.0.get()
    }

    /// The stack, given up; NULL if there is none.
    fn take(&self) -> *mut stack_st_X509_NAME {
        self.0.replace(ptr::null_mut())
    }
}

impl Drop for Authorities {
    fn drop(&mut self) {
        unsafe extern "C" fn free(name: *mut c_void) {
            // SAFETY: the stack's elements are names, to each of which it has a reference.
            unsafe { X509_NAME_free(name.cast()) };
        }
        // SAFETY: NULL or a stack that is owned here.
        unsafe { OPENSSL_sk_pop_free(self.take().cast(), Some(free)) };
    }
}

/// SSL_CONF_CTX_new: a new configuration context, which allows and applies nothing yet. Returns NULL on error. Free it with
/// SSL_CONF_CTX_free. OpenSSL: SSL_CONF_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_new() -> *mut SSL_CONF_CTX {
    entry_quiet(ptr::null_mut(), || object::new::<SSL_CONF_CTX>(ConfContext::default()))
}

/// SSL_CONF_CTX_free: frees a configuration context; NULL is nothing to do. OpenSSL: SSL_CONF_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_free(cctx: *mut SSL_CONF_CTX) {
    // SAFETY: the program gives it up.
    entry_quiet((), || unsafe { object::free(cctx) });
}

/// SSL_CONF_CTX_set_flags: sets flags, SSL_CONF_FLAG_ values. Returns all that are set then.
/// OpenSSL: SSL_CONF_CTX_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_set_flags(cctx: *mut SSL_CONF_CTX, flags: c_uint) -> c_uint {
    entry(0, || {
        let cctx = borrowed!(cctx);
        cctx.flags.set(cctx.flags.get() | flags);
        Ok(cctx.flags.get())
    })
}

/// SSL_CONF_CTX_clear_flags: clears flags. Returns those that are still set. OpenSSL: SSL_CONF_CTX_clear_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_clear_flags(cctx: *mut SSL_CONF_CTX, flags: c_uint) -> c_uint {
    entry(0, || {
        let cctx = borrowed!(cctx);
        cctx.flags.set(cctx.flags.get() & !flags);
        Ok(cctx.flags.get())
    })
}

/// SSL_CONF_CTX_set1_prefix: sets what stands before each command; others are not known then. NULL is what stands there by
/// itself: a hyphen on a command line, and nothing in a file. Returns 1, or 0 on error.
/// OpenSSL: SSL_CONF_CTX_set1_prefix(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_set1_prefix(cctx: *mut SSL_CONF_CTX, pre: *const c_char) -> c_int {
    entry(0, || {
        let prefix = if pre.is_null() { None } else { Some(text!(pre).to_owned()) };
        *borrowed!(cctx).prefix.borrow_mut() = prefix;
        Ok(1)
    })
}

/// Sets what commands are applied to. What was gathered for the last is forgotten.
fn apply_to(cctx: *mut SSL_CONF_CTX, to: AppliedTo) {
    entry((), || {
        let cctx = borrowed!(cctx);
        cctx.applied_to.set(to);
        *cctx.certificate_files.borrow_mut() = Default::default();
        Ok(())
    });
}

/// SSL_CONF_CTX_set_ssl_ctx: has commands applied to a context, which must live until SSL_CONF_CTX_finish. With NULL, they
/// are only looked at. OpenSSL: SSL_CONF_CTX_set_ssl_ctx(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_set_ssl_ctx(cctx: *mut SSL_CONF_CTX, ctx: *mut SSL_CTX) {
    apply_to(cctx, if ctx.is_null() { AppliedTo::Nothing } else { AppliedTo::Context(ctx) });
}

/// SSL_CONF_CTX_set_ssl: as SSL_CONF_CTX_set_ssl_ctx, for one connection. OpenSSL: SSL_CONF_CTX_set_ssl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_set_ssl(cctx: *mut SSL_CONF_CTX, ssl: *mut SSL) {
    apply_to(cctx, if ssl.is_null() { AppliedTo::Nothing } else { AppliedTo::Connection(ssl) });
}

/// SSL_CONF_CTX_finish: applies what could not be applied before: the authorities that were gathered and, with
/// SSL_CONF_FLAG_REQUIRE_PRIVATE, the keys of certificates that have none, which are looked for where the certificate was.
/// To be called after the last command. Returns 1; 0 if a key is not found. OpenSSL: SSL_CONF_CTX_finish(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_CTX_finish(cctx: *mut SSL_CONF_CTX) -> c_int {
    entry(0, || {
        // A key may be asked a password for, by a callback that may do anything with the commands.
        let cctx = counted!(cctx);
        let to = cctx.applied_to.get();
        if cctx.flags.get() & SSL_CONF_FLAG_REQUIRE_PRIVATE != 0 {
            let files = cctx.certificate_files.borrow().clone();
            for (slot, file) in files.iter().enumerate() {
                let has_key = match to {
                    AppliedTo::Nothing => true,
                    AppliedTo::Context(ctx) => ctx.look(|settings| settings.keys[slot].is_some())?,
                    AppliedTo::Connection(ssl) => ssl.look(|settings| settings.keys[slot].is_some())?,
                };
                let Some(file) = file.as_ref().filter(|_| !has_key) else { continue };
                // SAFETY: a live context or connection, and a string.
                let set = unsafe {
                    match to {
                        AppliedTo::Nothing => 1,
                        AppliedTo::Context(ctx) => SSL_CTX_use_PrivateKey_file(ctx, file.as_ptr(), SSL_FILETYPE_PEM),
                        AppliedTo::Connection(ssl) => SSL_use_PrivateKey_file(ssl, file.as_ptr(), SSL_FILETYPE_PEM),
                    }
                };
                if set <= 0 {
                    return Ok(0);
                }
            }
        }
        if !cctx.authorities.0.get().is_null() {
            // SAFETY: a live context or connection, which takes over the stack.
            unsafe {
                match to {
                    AppliedTo::Nothing => drop(Authorities(Cell::new(cctx.authorities.take()))),
                    AppliedTo::Context(ctx) => SSL_CTX_set0_CA_list(ctx, cctx.authorities.take()),
                    AppliedTo::Connection(ssl) => SSL_set0_CA_list(ssl, cctx.authorities.take()),
                }
            }
        }
        Ok(1)
    })
}
