//! Files of certificates and keys: how they are read, and which errors OpenSSL has for what is wrong with them.

use core::ffi::{CStr, c_int};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::crypto::key::PrivateKey;
use crate::error::Reason;
use crate::ffi::err::reasons::asn1::ASN1_R_DECODE_ERROR;
use crate::ffi::err::reasons::bio::BIO_R_NO_SUCH_FILE;
use crate::ffi::err::reasons::pem::{
    PEM_R_BAD_BASE64_DECODE, PEM_R_BAD_DECRYPT, PEM_R_BAD_PASSWORD_READ, PEM_R_NO_START_LINE,
    PEM_R_UNSUPPORTED_ENCRYPTION,
};
use crate::ffi::err::{
    self, ERR_LIB_ASN1, ERR_LIB_BIO, ERR_LIB_PEM, ERR_LIB_SSL, ERR_R_ASN1_LIB, ERR_R_PEM_LIB, ERR_R_SYS_LIB, Pushed,
};
use crate::x509::{Certificate, X509Error, key_file, pem};

use super::constants::{SSL_FILETYPE_ASN1, SSL_FILETYPE_PEM};
use super::password::PasswordCallback;

/// Reads a file whole. What is wrong is on the queue as the system's error, the BIO library's and this one's.
pub(crate) fn read(name: &CStr) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    let path = Path::new(OsStr::from_bytes(name.to_bytes()));
    std::fs::read(path).map(Zeroizing::new).map_err(|error| {
        err::push_system(error.raw_os_error().unwrap_or(0), format!("reading {}", path.display()));
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        err::push(ERR_LIB_BIO, if missing { BIO_R_NO_SUCH_FILE } else { ERR_R_SYS_LIB }, "");
        err::push(ERR_LIB_SSL, ERR_R_SYS_LIB, "")
    })
}

/// Puts what is wrong with a file's contents on the queue, then that the library concerned failed.
pub(crate) fn failure(error: &X509Error) -> Pushed {
    let (lib, reason) = match error {
        X509Error::Pem { .. } => (ERR_LIB_PEM, PEM_R_BAD_BASE64_DECODE),
        X509Error::NotFound { .. } => (ERR_LIB_PEM, PEM_R_NO_START_LINE),
        X509Error::PasswordRequired => (ERR_LIB_PEM, PEM_R_BAD_PASSWORD_READ),
        X509Error::BadDecrypt => (ERR_LIB_PEM, PEM_R_BAD_DECRYPT),
        X509Error::Unsupported { .. } => (ERR_LIB_PEM, PEM_R_UNSUPPORTED_ENCRYPTION),
        X509Error::Decode { .. } | X509Error::Key { .. } | X509Error::Io { .. } => (ERR_LIB_ASN1, ASN1_R_DECODE_ERROR),
    };
    err::push(lib, reason, error.to_string());
    err::push(ERR_LIB_SSL, if lib == ERR_LIB_PEM { ERR_R_PEM_LIB } else { ERR_R_ASN1_LIB }, "")
}

/// The certificate of a file of this `SSL_FILETYPE_`.
pub(crate) fn certificate(name: &CStr, filetype: c_int) -> Result<Arc<Certificate>, Pushed> {
    let contents = read(name)?;
    match filetype {
        SSL_FILETYPE_PEM => {
            let none = X509Error::NotFound { what: "certificate" };
            pem::certificates(&contents).next().unwrap_or(Err(none)).map_err(|error| failure(&error))
        }
        SSL_FILETYPE_ASN1 => certificate_der(&contents),
        _ => Err(super::failure(Reason::BAD_SSL_FILETYPE)),
    }
}

/// A certificate in DER.
pub(crate) fn certificate_der(der: &[u8]) -> Result<Arc<Certificate>, Pushed> {
    Certificate::from_der(der).map_err(|error| failure(&error))
}

/// The private key of a file of this `SSL_FILETYPE_`; of kind `label` only, if that is said. May ask for a password:
/// nothing may be borrowed.
pub(crate) fn private_key(
    name: &CStr,
    filetype: c_int,
    label: Option<&str>,
    password: PasswordCallback,
) -> Result<Arc<PrivateKey>, Pushed> {
    let contents = read(name)?;
    match filetype {
        SSL_FILETYPE_PEM => {
            let ask = &mut || password.ask();
            let key = match label {
                None => key_file::private_key(&contents, ask),
                Some(label) => key_file::private_key_labelled(label, &contents, ask),
            };
            key.map(Arc::new).map_err(|error| failure(&error))
        }
        SSL_FILETYPE_ASN1 => private_key_der(&contents),
        _ => Err(super::failure(Reason::BAD_SSL_FILETYPE)),
    }
}

/// A private key in DER: PKCS#8, PKCS#1 or SEC 1.
pub(crate) fn private_key_der(der: &[u8]) -> Result<Arc<PrivateKey>, Pushed> {
    PrivateKey::from_der_any(der).map(Arc::new).map_err(|error| failure(&X509Error::Key { detail: error.to_string() }))
}
