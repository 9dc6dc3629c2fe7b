//! Taking out of a PKCS#12 file what is in it.

use std::ffi::{CStr, c_char, c_int};
use std::ptr;
use std::sync::Arc;

use super::mac::locked;
use super::{failure, reasons, unreadable};
use crate::ffi::arguments::borrowed;
use crate::ffi::evp::Key;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_push};
use crate::ffi::types::{EVP_PKEY, PKCS12, X509, stack_st_X509};
use crate::ffi::x509::certificate_aux::Shown;
use crate::ffi::x509::certificate_view::CertificateView;
use crate::ffi::x509::stack_of;
use crate::ffi::{Pushed, entry, object};
use crate::x509::pbe::Password;
use crate::x509::pkcs12::Pkcs12;

/// The password that is meant: where none is given it may be none or an empty one, as the MAC tells. A password that no MAC
/// confirms is refused.
fn meant<'a>(file: &Pkcs12, password: Password<'a>) -> Result<Password<'a>, Pushed> {
    if file.mac().is_none() {
        if password.is_empty() {
            return Ok(Password::NONE);
        }
        failure(reasons::PKCS12_R_MAC_ABSENT, "");
        return Err(failure(reasons::PKCS12_R_MAC_VERIFY_FAILURE, "a password is given and the file has no MAC"));
    }
    let tried = if password.is_empty() { [Password::NONE, Password::new(b"")] } else { [password, password] };
    tried
        .into_iter()
        .find(|password| file.verify_mac(*password) == Some(true))
        .ok_or_else(|| failure(reasons::PKCS12_R_MAC_VERIFY_FAILURE, "the password is wrong, or the file is damaged"))
}

/// PKCS12_parse: takes out of a file the first private key, the certificate that belongs to it, and the other certificates. pass
/// is a C string; NULL or an empty one where the file has no password. What is not wanted has NULL for a place. *pkey and *cert
/// are set to NULL where the file has none; the other certificates are added to *ca, for which a stack is made if it is NULL
/// and there are any. The certificates have
/// the names that they have in the file (X509_alias_get0, X509_keyid_get0). All is to be freed by the program. Returns 1; 0 on error, which is PKCS12_R_MAC_VERIFY_FAILURE if the
/// password is wrong, and then *pkey and *cert are NULL and *ca is as it was. OpenSSL: PKCS12_parse(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_parse(
    p12: *mut PKCS12,
    pass: *const c_char,
    pkey: *mut *mut EVP_PKEY,
    cert: *mut *mut X509,
    ca: *mut *mut stack_st_X509,
) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL or places.
        unsafe {
            if !pkey.is_null() {
                pkey.write(ptr::null_mut());
            }
            if !cert.is_null() {
                cert.write(ptr::null_mut());
            }
        }
        if p12.is_null() {
            return Err(failure(reasons::PKCS12_R_INVALID_NULL_PKCS12_POINTER, ""));
        }
        // A copy, so that nothing is locked while what is in it is read.
        let file = locked(borrowed!(p12)).clone();
        let given = if pass.is_null() {
            Password::NONE
        } else {
            // SAFETY: a C string.
            Password::new(unsafe { CStr::from_ptr(pass) }.to_bytes())
        };
        let password = meant(&file, given)?;
        let (key, certificates) = file.open(password, !pkey.is_null()).map_err(|error| {
            unreadable(&error);
            failure(reasons::PKCS12_R_PARSE_ERROR, error.to_string())
        })?;
        let mut certificates = certificates
            .into_iter()
            .map(|(certificate, labels)| {
                *CertificateView::of(&certificate)?.labels() = Shown::with(&labels);
                Ok(certificate)
            })
            .collect::<Result<Vec<_>, Pushed>>()?;
        let own = key.as_ref().filter(|_| !cert.is_null()).and_then(|key| {
            certificates.iter().position(|certificate| certificate.public_key().ok() == Some(key.public_key()))
        });
        let own = own.map(|at| certificates.remove(at));
        // SAFETY: the program's places, and its stack.
        unsafe {
            if !ca.is_null() && !certificates.is_empty() {
                if (*ca).is_null() {
                    *ca = stack_of(&certificates);
                } else {
                    for certificate in certificates {
                        OPENSSL_sk_push((*ca).cast::<OPENSSL_STACK>(), object::into_raw::<X509>(certificate).cast());
                    }
                }
            }
            if let Some(own) = own {
                cert.write(object::into_raw(own));
            }
            if let Some(key) = key {
                pkey.write(object::new(Key::pair(Arc::new(key))));
            }
        }
        Ok(1)
    })
}
