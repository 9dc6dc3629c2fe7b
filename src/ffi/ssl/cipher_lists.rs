//! The cipher suites that contexts and connections may use.

use core::ffi::{c_char, c_int, c_uchar, c_void};
use core::ptr;
use std::sync::Arc;

use libc::size_t;

use crate::config::{Config, VERSIONS};
use crate::crypto::suites::{self, CipherSuite, SecurityLevel, parse_cipher_list, parse_ciphersuites};
use crate::error::Reason;
use crate::ffi::arguments::{input, put, text};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_free};
use crate::ffi::types::{SSL, SSL_CTX, stack_st_SSL_CIPHER};

use super::cipher;
use super::target::Target;

/// The stack that getters show of a list of suites.
pub(crate) struct CipherStack(*mut OPENSSL_STACK);

impl CipherStack {
    /// A stack of these suites.
    pub(crate) fn new(suites: impl Iterator<Item = &'static CipherSuite>) -> Self {
        Self(new_stack(suites).cast())
    }

    pub(crate) const fn as_ptr(&self) -> *mut stack_st_SSL_CIPHER {
        self.0.cast()
    }
}

impl Drop for CipherStack {
    fn drop(&mut self) {
        // SAFETY: it was made in `new` and is freed once; its elements are static.
        unsafe { OPENSSL_sk_free(self.0) };
    }
}

// SAFETY: the stack is owned, and is only read after it was made.
unsafe impl Send for CipherStack {}
// SAFETY: as above.
unsafe impl Sync for CipherStack {}

/// A new stack of suites, for the program to free.
pub(crate) fn new_stack(suites: impl Iterator<Item = &'static CipherSuite>) -> *mut stack_st_SSL_CIPHER {
    let pointers: Vec<*mut c_void> = suites.map(|suite| cipher::pointer_of(suite).cast_mut().cast()).collect();
    OPENSSL_STACK::from_elements(pointers).cast()
}

/// A configuration's suites of whichever version: those of TLS 1.3 first.
pub(crate) fn suites(config: &Config) -> impl Iterator<Item = &'static CipherSuite> {
    config.tls13_suites.iter().chain(&config.cipher_suites).copied()
}

fn set(target: impl Target, list: *const c_char) -> Result<c_int, Pushed> {
    let list = parse_cipher_list(&text!(list).to_string_lossy())?;
    target.change(|settings| {
        let config = settings.config_mut();
        config.cipher_suites = list.suites;
        if let Some(level) = list.security_level {
            config.security_level = SecurityLevel::new(level.into());
        }
        if let Some(profile) = list.suite_b {
            config.groups = profile.groups().to_vec();
            config.signature_schemes = profile.signature_schemes().to_vec();
        }
        settings.cipher_stack = Arc::new(CipherStack::new(suites(&settings.config)));
        1
    })
}

fn set_tls13(target: impl Target, list: *const c_char) -> Result<c_int, Pushed> {
    let chosen = parse_ciphersuites(&text!(list).to_string_lossy())?;
    target.change(|settings| {
        settings.config_mut().tls13_suites = chosen;
        settings.cipher_stack = Arc::new(CipherStack::new(suites(&settings.config)));
        1
    })
}

/// SSL_CTX_set_cipher_list: sets the suites of TLS 1.2 and older by a cipher string. Words that are not known are passed
/// over. Returns 1, or 0 if nothing is selected. OpenSSL: SSL_CTX_set_cipher_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_cipher_list(ctx: *mut SSL_CTX, str: *const c_char) -> c_int {
    entry(0, || set(ctx, str))
}

/// SSL_set_cipher_list: as SSL_CTX_set_cipher_list, for one connection. OpenSSL: SSL_set_cipher_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_cipher_list(s: *mut SSL, str: *const c_char) -> c_int {
    entry(0, || set(s, str))
}

/// SSL_CTX_set_ciphersuites: sets the suites of TLS 1.3 by their names, with colons between them. Names that are not known
/// are passed over. Returns 1; 0 if none is known. An empty list is allowed. OpenSSL: SSL_CTX_set_ciphersuites(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_ciphersuites(ctx: *mut SSL_CTX, str: *const c_char) -> c_int {
    entry(0, || set_tls13(ctx, str))
}

/// SSL_set_ciphersuites: as SSL_CTX_set_ciphersuites, for one connection. OpenSSL: SSL_set_ciphersuites(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_ciphersuites(s: *mut SSL, str: *const c_char) -> c_int {
    entry(0, || set_tls13(s, str))
}

/// OSSL_default_cipher_list: the cipher string that contexts begin with, SSL_DEFAULT_CIPHER_LIST.
/// OpenSSL: OSSL_default_cipher_list(3)
#[unsafe(no_mangle)]
pub extern "C" fn OSSL_default_cipher_list() -> *const c_char {
    c"ALL:!COMPLEMENTOFDEFAULT:!eNULL".as_ptr()
}

/// OSSL_default_ciphersuites: the suites of TLS 1.3 that contexts begin with, TLS_DEFAULT_CIPHERSUITES.
/// OpenSSL: OSSL_default_ciphersuites(3)
#[unsafe(no_mangle)]
pub extern "C" fn OSSL_default_ciphersuites() -> *const c_char {
    c"TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256".as_ptr()
}

/// SSL_CTX_get_ciphers: the suites of a context, the most wanted first. The stack belongs to the context. Returns NULL for
/// NULL. OpenSSL: SSL_CTX_get_ciphers(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_ciphers(ctx: *const SSL_CTX) -> *mut stack_st_SSL_CIPHER {
    entry(ptr::null_mut(), || ctx.look(|settings| settings.cipher_stack.as_ptr()))
}

/// SSL_get_ciphers: the suites of a connection, the most wanted first. The stack belongs to the connection. Returns NULL
/// for NULL. OpenSSL: SSL_get_ciphers(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_ciphers(s: *const SSL) -> *mut stack_st_SSL_CIPHER {
    if s.is_null() {
        return ptr::null_mut();
    }
    entry(ptr::null_mut(), || s.look(|settings| settings.cipher_stack.as_ptr()))
}

/// SSL_get1_supported_ciphers: the suites that the security level and the versions of a connection leave, and those with
/// pre-shared keys only if a client's callback has some, as a new stack to be freed with sk_SSL_CIPHER_free. Returns NULL if there are none. OpenSSL: SSL_get1_supported_ciphers(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get1_supported_ciphers(s: *mut SSL) -> *mut stack_st_SSL_CIPHER {
    entry(ptr::null_mut(), || {
        let config = s.look(|settings| Arc::clone(&settings.config))?;
        let usable = |suite: &&'static CipherSuite| {
            config.security_level.allows_suite(suite)
                && (config.asks.choose_psk || !suite.key_exchange.uses_psk())
                && VERSIONS.iter().any(|&version| config.allows_version(version) && suite.works_with(version))
        };
        let suites: Vec<_> = suites(&config).filter(usable).collect();
        Ok(if suites.is_empty() { ptr::null_mut() } else { new_stack(suites.into_iter()) })
    })
}

/// SSL_bytes_to_cipher_list: makes a new stack, in *sk, of those suites that are known among len bytes of a hello, two for each
/// suite or, if isv2format is not 0, three; and one, in *scsvs, that stays empty: numbers that are signals stand for no suite.
/// Both are to be freed with sk_SSL_CIPHER_free, and both places may be NULL. Returns 1; 0 if the length does not fit, or is 0.
/// OpenSSL: SSL_bytes_to_cipher_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_bytes_to_cipher_list(
    s: *mut SSL,
    bytes: *const c_uchar,
    len: size_t,
    isv2format: c_int,
    sk: *mut *mut stack_st_SSL_CIPHER,
    scsvs: *mut *mut stack_st_SSL_CIPHER,
) -> c_int {
    entry(0, || {
        crate::ffi::non_null(s)?;
        let bytes = input!(bytes, len);
        if bytes.is_empty() {
            return Err(super::failure(Reason::NO_CIPHERS_SPECIFIED));
        }
        let each = if isv2format == 0 { 2 } else { 3 };
        if !bytes.len().is_multiple_of(each) {
            return Err(super::failure(Reason::ERROR_IN_RECEIVED_CIPHER_LIST));
        }
        // Of three bytes, the first is 0 where the others are a suite of SSL 3.0 and later.
        let ids = bytes.chunks_exact(each).filter_map(|suite| match suite {
            [0, high, low] | [high, low] => Some(u16::from_be_bytes([*high, *low])),
            _ => None,
        });
        // A stack that nobody takes would never be freed.
        if !sk.is_null() {
            put!(sk, new_stack(ids.filter_map(suites::by_id)));
        }
        if !scsvs.is_null() {
            put!(scsvs, new_stack(core::iter::empty()));
        }
        Ok(1)
    })
}

/// SSL_get_cipher_list: the name of a connection's suite with a number, counted from 0; NULL if there is none such.
/// OpenSSL: SSL_get_cipher_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_cipher_list(s: *const SSL, n: c_int) -> *const c_char {
    if s.is_null() {
        return ptr::null();
    }
    entry(ptr::null(), || {
        s.look(|settings| {
            let suite = usize::try_from(n).ok().and_then(|n| suites(&settings.config).nth(n));
            suite.map_or(ptr::null(), |suite| cipher::name(suite).as_ptr())
        })
    })
}
