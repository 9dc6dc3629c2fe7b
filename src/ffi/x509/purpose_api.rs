//! x509v3.h: purposes, and whether a certificate fits one.

use std::ffi::{c_char, c_int, c_long, c_void};
use std::ptr;

use super::certificate_view::certificate;
use super::check::{X509_PURPOSE_MAX, X509_PURPOSE_MIN};
use super::param_api::check_purpose;
use super::purpose::{purpose, trust_number};
use crate::ffi::arguments::{put, text};
use crate::ffi::err::reasons::x509::X509_R_UNABLE_TO_GET_CERTS_PUBLIC_KEY;
use crate::ffi::err::{self, ERR_LIB_X509};
use crate::ffi::types::X509;
use crate::ffi::{entry, non_null};
use crate::x509::{Fitness, authority, check_issued, fits, is_self_signed};

/// `X509_PURPOSE`, which programs see.
#[repr(C)]
pub struct X509_PURPOSE {
    /// Its number.
    pub purpose: c_int,
    /// What anchors must be trusted for.
    pub trust: c_int,
    /// 0.
    pub flags: c_int,
    /// Checks a certificate, as X509_check_purpose.
    pub check_purpose: Option<unsafe extern "C" fn(purpose: *const X509_PURPOSE, x: *const X509, ca: c_int) -> c_int>,
    /// Its name in words.
    pub name: *mut c_char,
    /// Its short name.
    pub sname: *mut c_char,
    /// NULL.
    pub usr_data: *mut c_void,
}

/// The table of purposes. Programs read it.
struct Purposes([X509_PURPOSE; 9]);

// SAFETY: nothing in it is ever written; the texts are static.
unsafe impl Sync for Purposes {}

static PURPOSES: Purposes = Purposes([
    row(1, c"SSL client", c"sslclient"),
    row(2, c"SSL server", c"sslserver"),
    row(3, c"Netscape SSL server", c"nssslserver"),
    row(4, c"S/MIME signing", c"smimesign"),
    row(5, c"S/MIME encryption", c"smimeencrypt"),
    row(6, c"CRL signing", c"crlsign"),
    row(7, c"Any Purpose", c"any"),
    row(8, c"OCSP helper", c"ocsphelper"),
    row(9, c"Time Stamp signing", c"timestampsign"),
]);

const fn row(number: c_int, name: &'static core::ffi::CStr, sname: &'static core::ffi::CStr) -> X509_PURPOSE {
    let trust = match purpose(number) {
        Some(purpose) => trust_number(purpose.trust()),
        None => 0,
    };
    X509_PURPOSE {
        purpose: number,
        trust,
        flags: 0,
        check_purpose: Some(check_by_table),
        name: name.as_ptr().cast_mut(),
        sname: sname.as_ptr().cast_mut(),
        usr_data: ptr::null_mut(),
    }
}

unsafe extern "C" fn check_by_table(row: *const X509_PURPOSE, x: *const X509, ca: c_int) -> c_int {
    // SAFETY: NULL or a row of the table, and NULL or a live certificate.
    unsafe { row.as_ref().map_or(-1, |row| X509_check_purpose(x.cast_mut(), row.purpose, ca)) }
}

/// What may be read of a row.
///
/// # Safety
/// NULL or a row of the table.
unsafe fn read<T>(xp: *const X509_PURPOSE, nothing: T, field: fn(&X509_PURPOSE) -> T) -> T {
    // SAFETY: as the caller promises.
    unsafe { xp.as_ref() }.map_or(nothing, field)
}

/// X509_PURPOSE_get_count: how many purposes there are. OpenSSL: X509_PURPOSE_get_count(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_PURPOSE_get_count() -> c_int {
    9
}

/// X509_PURPOSE_get0: the purpose at a place in the table, counted from 0; NULL if there is none. It is static.
/// OpenSSL: X509_PURPOSE_get0(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_PURPOSE_get0(idx: c_int) -> *mut X509_PURPOSE {
    let row = usize::try_from(idx).ok().and_then(|idx| PURPOSES.0.get(idx));
    row.map_or(ptr::null_mut(), |row| ptr::from_ref(row).cast_mut())
}

/// X509_PURPOSE_get_by_sname: the place in the table of a short name such as "sslserver"; -1 if there is none.
/// OpenSSL: X509_PURPOSE_get_by_sname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PURPOSE_get_by_sname(sname: *const c_char) -> c_int {
    entry(-1, || {
        let wanted = text!(sname);
        // SAFETY: the names in the table are C strings.
        let at = PURPOSES.0.iter().position(|row| unsafe { core::ffi::CStr::from_ptr(row.sname) } == wanted);
        Ok(at.and_then(|at| c_int::try_from(at).ok()).unwrap_or(-1))
    })
}

/// X509_PURPOSE_get_by_id: the place in the table of an X509_PURPOSE_ number; -1 if there is none.
/// OpenSSL: X509_PURPOSE_get_by_id(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_PURPOSE_get_by_id(id: c_int) -> c_int {
    if (X509_PURPOSE_MIN..=X509_PURPOSE_MAX).contains(&id) { id - X509_PURPOSE_MIN } else { -1 }
}

/// X509_PURPOSE_get_id: the X509_PURPOSE_ number; 0 for NULL. OpenSSL: X509_PURPOSE_get_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PURPOSE_get_id(xp: *const X509_PURPOSE) -> c_int {
    // SAFETY: NULL or a purpose of the table.
    unsafe { read(xp, 0, |row| row.purpose) }
}

/// X509_PURPOSE_get0_name: the purpose in words; NULL for NULL. It is static. OpenSSL: X509_PURPOSE_get0_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PURPOSE_get0_name(xp: *const X509_PURPOSE) -> *mut c_char {
    // SAFETY: NULL or a purpose of the table.
    unsafe { read(xp, ptr::null_mut(), |row| row.name) }
}

/// X509_PURPOSE_get0_sname: the short name; NULL for NULL. It is static. OpenSSL: X509_PURPOSE_get0_sname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PURPOSE_get0_sname(xp: *const X509_PURPOSE) -> *mut c_char {
    // SAFETY: NULL or a purpose of the table.
    unsafe { read(xp, ptr::null_mut(), |row| row.sname) }
}

/// X509_PURPOSE_get_trust: what anchors must be trusted for: an X509_TRUST_ number. OpenSSL: X509_PURPOSE_get_trust(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PURPOSE_get_trust(xp: *const X509_PURPOSE) -> c_int {
    // SAFETY: NULL or a purpose of the table.
    unsafe { read(xp, 0, |row| row.trust) }
}

/// X509_PURPOSE_set: writes an X509_PURPOSE_ number to p. Returns 1; 0 for one that is not known.
/// OpenSSL: X509_PURPOSE_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PURPOSE_set(p: *mut c_int, purpose: c_int) -> c_int {
    entry(0, || {
        check_purpose(purpose)?;
        put!(non_null(p)?.as_ptr(), purpose);
        Ok(1)
    })
}

/// X509_check_purpose: whether a certificate fits a purpose, an X509_PURPOSE_ number; as one of its issuers, if ca is not 0.
/// Returns 1 if it does, 0 if not, greater numbers if it does but should say so otherwise, -1 on error. With an id of -1 it
/// says whether the extensions can be read. OpenSSL: X509_check_purpose(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_purpose(x: *mut X509, id: c_int, ca: c_int) -> c_int {
    entry(-1, || {
        let certificate = certificate!(x);
        if certificate.has_invalid_extension() {
            return Ok(-1);
        }
        let Some(purpose) = purpose(id).filter(|_| id != 0) else { return Ok(if id == -1 { 1 } else { -1 }) };
        Ok(match fits(&certificate, purpose, ca != 0) {
            Fitness::No => 0,
            Fitness::Yes => 1,
            Fitness::Tolerated(number) => number.into(),
        })
    })
}

/// X509_check_ca: by what a certificate is a certification authority's: 0 if it is none, 1 by basicConstraints, 3 as a
/// self-signed one of version 1, 4 by keyUsage alone, 5 by Netscape's certificate type. OpenSSL: X509_check_ca(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_ca(x: *mut X509) -> c_int {
    entry(0, || Ok(authority(&*certificate!(x)) as c_int))
}

/// X509_check_issued: whether one certificate looks as if another issued it; the signature is not checked. Returns X509_V_OK
/// or why it does not, an X509_V_ERR_ number. OpenSSL: X509_check_issued(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_issued(issuer: *mut X509, subject: *mut X509) -> c_int {
    entry(1, || {
        let (issuer, subject) = (certificate!(issuer), certificate!(subject));
        Ok(check_issued(&issuer, &subject).err().map_or(0, |error| error.0))
    })
}

/// X509_self_signed: whether a certificate is self-signed as far as its names, identifiers and algorithms say, and, if
/// verify_signature is not 0, by its signature. Returns 1 if so, 0 if not, -1 on error. OpenSSL: X509_self_signed(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_self_signed(cert: *mut X509, verify_signature: c_int) -> c_int {
    entry(-1, || {
        let certificate = certificate!(cert);
        if let Err(error) = certificate.public_key() {
            return Err(err::push(ERR_LIB_X509, X509_R_UNABLE_TO_GET_CERTS_PUBLIC_KEY, error.to_string()));
        }
        let signed = is_self_signed(&certificate);
        Ok((signed && (verify_signature == 0 || certificate.verify_signed_by(&certificate).is_ok())).into())
    })
}

/// X509_get_pathlen: how many intermediate certificates may follow an authority's; -1 if it does not say.
/// OpenSSL: X509_get_pathlen(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_pathlen(x: *mut X509) -> c_long {
    entry(-1, || {
        let limit = certificate!(x).basic_constraints().and_then(|constraints| constraints.path_length);
        Ok(limit.map_or(-1, c_long::from))
    })
}

/// X509_get_proxy_pathlen: how many proxies may follow a proxy certificate; -1 if it does not say or is none.
/// OpenSSL: X509_get_proxy_pathlen(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_get_proxy_pathlen(x: *mut X509) -> c_long {
    entry(-1, || {
        let limit = certificate!(x).proxy().and_then(|proxy| proxy.path_length);
        Ok(limit.map_or(-1, c_long::from))
    })
}
