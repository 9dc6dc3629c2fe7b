//! Taking out of a PKCS#12 file what is in it.

use std::ffi::{CStr, c_char, c_int};
use std::ptr;
use std::sync::Arc;

use super::mac::locked;
use super::{failure, reasons, unreadable};
use crate::ffi::arguments::borrowed;
use crate::ffi::evp::key::EVP_PKEY_free;
use crate::ffi::evp::pkcs8;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_push};
use crate::ffi::types::{EVP_PKEY, PKCS12, X509, stack_st_X509};
use crate::ffi::x509::stack_of;
use crate::ffi::{Pushed, entry, object};
use crate::x509::pbe::Password;
use crate::x509::pkcs12::{Bag, BagKind, Pkcs12};
use crate::x509::{Certificate, X509Error, key_file};

/// What was taken out. The key is freed if it is not given to the program.
struct Taken {
    key: *mut EVP_PKEY,
    certificates: Vec<Arc<Certificate>>,
}

impl Drop for Taken {
    fn drop(&mut self) {
        // SAFETY: it is ours, or NULL.
        unsafe { EVP_PKEY_free(self.key) };
    }
}

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

/// The first key, if it is wanted, and all certificates.
fn take_out(file: &Pkcs12, password: Password<'_>, want_key: bool) -> Result<Taken, Pushed> {
    let mut taken = Taken { key: ptr::null_mut(), certificates: Vec::new() };
    for Bag { kind, .. } in file.bags(password).map_err(|error| unreadable(&error))? {
        match kind {
            BagKind::Certificate(der) => {
                let certificate = Certificate::from_der(&der).map_err(|error| unreadable(&error))?;
                taken.certificates.push(certificate);
            }
            BagKind::Key(info) if want_key && taken.key.is_null() => taken.key = pkcs8::key_of(&info)?,
            BagKind::ShroudedKey(info) if want_key && taken.key.is_null() => {
                let decrypted: Result<_, X509Error> = key_file::decrypt_pkcs8_with(&info, password);
                taken.key = pkcs8::key_of(&decrypted.map_err(|error| unreadable(&error))?)?;
            }
            _ => {}
        }
    }
    Ok(taken)
}

/// PKCS12_parse: takes out of a file the first private key, the certificate that belongs to it, and the other certificates. pass
/// is a C string; NULL or an empty one where the file has no password. What is not wanted has NULL for a place. *pkey and *cert
/// are set to NULL where the file has none; the other certificates are added to *ca, for which a stack is made if it is NULL
/// and there are any. All is to be freed by the program. Returns 1; 0 on error, which is PKCS12_R_MAC_VERIFY_FAILURE if the
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
        // SAFETY: NULL or a C string.
        let given =
            if pass.is_null() { Password::NONE } else { Password::new(unsafe { CStr::from_ptr(pass) }.to_bytes()) };
        let password = meant(&file, given)?;
        let mut taken = take_out(&file, password, !pkey.is_null())
            .map_err(|_| failure(reasons::PKCS12_R_PARSE_ERROR, "what is in the file cannot be read"))?;

        let own = match cert.is_null() || taken.key.is_null() {
            true => None,
            false => {
                let key = borrowed!(taken.key.cast_const()).public_key();
                let belongs = |certificate: &Arc<Certificate>| certificate.public_key().ok() == key.as_ref();
                taken.certificates.iter().position(belongs)
            }
        };
        let own = own.map(|at| taken.certificates.remove(at));
        // SAFETY: the program's places, and its stack.
        unsafe {
            if !ca.is_null() && !taken.certificates.is_empty() {
                if (*ca).is_null() {
                    *ca = stack_of(&taken.certificates);
                } else {
                    for certificate in &taken.certificates {
                        OPENSSL_sk_push(
                            (*ca).cast::<OPENSSL_STACK>(),
                            object::into_raw::<X509>(certificate.clone()).cast(),
                        );
                    }
                }
            }
            if let Some(own) = own {
                cert.write(object::into_raw(own));
            }
            if !pkey.is_null() {
                pkey.write(std::mem::replace(&mut taken.key, ptr::null_mut()));
            }
        }
        Ok(1)
    })
}
