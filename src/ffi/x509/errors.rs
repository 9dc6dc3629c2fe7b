//! The texts of verification's errors, and where certificates lie by default.

use std::ffi::{CString, c_char, c_long};
use std::ptr;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::ffi::{entry_quiet, err};
use crate::x509::{VerifyError, system};

/// X509_verify_cert_error_string: the text of an X509_V_ number. It is static. OpenSSL: X509_verify_cert_error_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_verify_cert_error_string(n: c_long) -> *const c_char {
    /// The texts that were asked for, each made once.
    static TEXTS: Mutex<Vec<(i32, CString)>> = Mutex::new(Vec::new());
    const UNKNOWN: *const c_char = c"unknown certificate verification error".as_ptr();
    entry_quiet(UNKNOWN, || {
        let Ok(number) = i32::try_from(n) else { return UNKNOWN };
        let Some(text) = VerifyError(number).name() else { return UNKNOWN };
        let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = texts.iter().find(|(known, _)| *known == number) {
            return text.as_ptr();
        }
        let text = err::c_string(text.to_owned());
        // The bytes stay where they are when the list grows.
        let pointer = text.as_ptr();
        texts.push((number, text));
        pointer
    })
}

/// X509_get_default_cert_file: the file of certificates that systems like this one have. The text is static.
/// OpenSSL: X509_get_default_cert_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_default_cert_file() -> *const c_char {
    static FILE: LazyLock<CString> = LazyLock::new(|| {
        use std::os::unix::ffi::OsStringExt;
        CString::new(system::known_file().into_os_string().into_vec()).unwrap_or_default()
    });
    entry_quiet(ptr::null(), || FILE.as_ptr())
}

/// X509_get_default_cert_dir: the directory of certificates that systems like this one have. The text is static.
/// OpenSSL: X509_get_default_cert_dir(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_default_cert_dir() -> *const c_char {
    static DIRECTORY: LazyLock<CString> = LazyLock::new(|| {
        use std::os::unix::ffi::OsStringExt;
        CString::new(system::known_directory().into_os_string().into_vec()).unwrap_or_default()
    });
    entry_quiet(ptr::null(), || DIRECTORY.as_ptr())
}

/// X509_get_default_cert_area: the directory above X509_get_default_cert_dir. The text is static.
/// OpenSSL: X509_get_default_cert_area(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_get_default_cert_area() -> *const c_char {
    c"/etc/ssl".as_ptr()
}

/// X509_get_default_private_dir: the directory of private keys that systems like this one have. The text is static.
/// OpenSSL: X509_get_default_private_dir(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_get_default_private_dir() -> *const c_char {
    c"/etc/ssl/private".as_ptr()
}

/// X509_get_default_cert_file_env: the environment variable that names another file: "SSL_CERT_FILE".
/// OpenSSL: X509_get_default_cert_file_env(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_get_default_cert_file_env() -> *const c_char {
    c"SSL_CERT_FILE".as_ptr()
}

/// X509_get_default_cert_dir_env: the environment variable that names other directories: "SSL_CERT_DIR".
/// OpenSSL: X509_get_default_cert_dir_env(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_get_default_cert_dir_env() -> *const c_char {
    c"SSL_CERT_DIR".as_ptr()
}
