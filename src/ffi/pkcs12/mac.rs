//! The MACs of PKCS#12 files, and their passwords.

use std::ffi::{c_char, c_int, c_uchar};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{failure, password, reasons, unreadable};
use crate::crypto::HashAlgorithm;
use crate::ffi::arguments::{borrowed, input};
use crate::ffi::types::{EVP_MD, PKCS12};
use crate::ffi::{Pushed, entry};
use crate::x509::pbe::Password;
use crate::x509::pkcs12::{MacData, Pkcs12};

/// The file behind an object. What panicked while it held it has changed nothing.
pub(super) fn locked(file: &Mutex<Pkcs12>) -> MutexGuard<'_, Pkcs12> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}

/// PKCS12_mac_present: 1 if a file has a MAC, else 0. OpenSSL: PKCS12_get0_mac(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_mac_present(p12: *const PKCS12) -> c_int {
    entry(0, || Ok(locked(borrowed!(p12)).mac().is_some().into()))
}

/// PKCS12_verify_mac: whether a file's MAC is right by a password of passlen bytes, or a C string if passlen is negative. NULL is
/// no password, which is another than an empty one. Returns 1; 0 if it is not, or on error. OpenSSL: PKCS12_gen_mac(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_verify_mac(p12: *mut PKCS12, pass: *const c_char, passlen: c_int) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL, or a password of that length.
        let password = unsafe { password(pass, passlen) }?;
        match locked(borrowed!(p12)).verify_mac(password) {
            Some(right) => Ok(right.into()),
            None => Err(failure(reasons::PKCS12_R_MAC_ABSENT, "")),
        }
    })
}

/// Gives a file a MAC.
pub(super) fn guard(
    file: &mut Pkcs12,
    hash: HashAlgorithm,
    password: Password<'_>,
    salt: Option<&[u8]>,
    iterations: c_int,
) -> Result<(), Pushed> {
    let iterations = u32::try_from(iterations).unwrap_or(1).max(1);
    let mac = MacData::compute(hash, password, salt, iterations, file.authenticated())?;
    file.set_mac(Some(mac));
    Ok(())
}

/// PKCS12_set_mac: gives a file a MAC by a password, as in PKCS12_verify_mac. salt, of saltlen bytes, may be NULL: it is drawn
/// then. The password is hashed iter times, once if that is 0, with md_type, SHA-256 if that is NULL. Returns 1, or 0 on error.
/// OpenSSL: PKCS12_gen_mac(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_set_mac(
    p12: *mut PKCS12,
    pass: *const c_char,
    passlen: c_int,
    salt: *mut c_uchar,
    saltlen: c_int,
    iter: c_int,
    md_type: *const EVP_MD,
) -> c_int {
    entry(0, || {
        let hash = if md_type.is_null() { HashAlgorithm::Sha256 } else { *borrowed!(md_type) };
        if !MacData::can_hash_with(hash) {
            return Err(failure(reasons::PKCS12_R_UNKNOWN_DIGEST_ALGORITHM, "no MAC of PKCS#12 is by this digest"));
        }
        // SAFETY: the program passes NULL, or a password of that length.
        let password = unsafe { password(pass, passlen) }?;
        let salt = match usize::try_from(saltlen).unwrap_or(0) {
            0 => None,
            _ if salt.is_null() => None,
            length => Some(input!(salt, length)),
        };
        guard(&mut locked(borrowed!(p12)), hash, password, salt, iter)?;
        Ok(1)
    })
}

/// PKCS12_newpass: changes the password of a file, C strings both: all that oldpass opens is encrypted anew, by the same algorithms,
/// and the MAC is computed anew. Returns 1; 0 if oldpass is wrong, or on error, and then nothing has changed.
/// OpenSSL: PKCS12_newpass(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_newpass(p12: *mut PKCS12, oldpass: *const c_char, newpass: *const c_char) -> c_int {
    entry(0, || {
        if p12.is_null() {
            return Err(failure(reasons::PKCS12_R_INVALID_NULL_PKCS12_POINTER, ""));
        }
        // SAFETY: the program passes NULL or C strings.
        let (old, new) = unsafe { (password(oldpass, -1)?, password(newpass, -1)?) };
        let mut file = locked(borrowed!(p12));
        if file.verify_mac(old) != Some(true) {
            return Err(failure(reasons::PKCS12_R_MAC_VERIFY_FAILURE, "the old password is wrong, or there is no MAC"));
        }
        let changed = file.with_password(old, new).map_err(|error| {
            unreadable(&error);
            failure(reasons::PKCS12_R_PARSE_ERROR, error.to_string())
        })?;
        *file = changed;
        Ok(1)
    })
}
