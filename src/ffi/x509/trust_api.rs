//! x509_vfy.h: for what certificates are trusted.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;

use super::certificate_view::certificate;
use super::purpose::trust_for;
use crate::ffi::arguments::put;
use crate::ffi::err::reasons::x509::X509_R_INVALID_TRUST;
use crate::ffi::err::{self, ERR_LIB_X509, Pushed};
use crate::ffi::objects::obj_mac::{
    NID_OCSP_sign, NID_ad_OCSP, NID_client_auth, NID_code_sign, NID_email_protect, NID_server_auth, NID_time_stamp,
};
use crate::ffi::types::X509;
use crate::ffi::{entry, non_null};
use crate::x509::{Trust, trust};

/// Trust: for what the purpose asks. Only for purposes.
pub const X509_TRUST_DEFAULT: c_int = 0;
/// Trust: as any self-signed certificate.
pub const X509_TRUST_COMPAT: c_int = 1;
/// Trust: for TLS clients.
pub const X509_TRUST_SSL_CLIENT: c_int = 2;
/// Trust: for TLS servers.
pub const X509_TRUST_SSL_SERVER: c_int = 3;
/// Trust: for mail.
pub const X509_TRUST_EMAIL: c_int = 4;
/// Trust: for signed code.
pub const X509_TRUST_OBJECT_SIGN: c_int = 5;
/// Trust: for those who sign OCSP responses.
pub const X509_TRUST_OCSP_SIGN: c_int = 6;
/// Trust: for OCSP requests.
pub const X509_TRUST_OCSP_REQUEST: c_int = 7;
/// Trust: for time stamps.
pub const X509_TRUST_TSA: c_int = 8;
/// The least number of a trust.
pub const X509_TRUST_MIN: c_int = 1;
/// The greatest number of a trust.
pub const X509_TRUST_MAX: c_int = 8;
/// For X509_check_trust: a self-signed certificate without trust settings is not trusted for that.
pub const X509_TRUST_NO_SS_COMPAT: c_int = 4;
/// For X509_check_trust: a self-signed certificate without trust settings is trusted. The default.
pub const X509_TRUST_DO_SS_COMPAT: c_int = 8;
/// X509_check_trust: it is trusted.
pub const X509_TRUST_TRUSTED: c_int = 1;
/// X509_check_trust: it must not be trusted.
pub const X509_TRUST_REJECTED: c_int = 2;
/// X509_check_trust: nothing says that it is trusted.
pub const X509_TRUST_UNTRUSTED: c_int = 3;

/// `X509_TRUST`, which programs see.
#[repr(C)]
pub struct X509_TRUST {
    /// Its number.
    pub trust: c_int,
    /// 0.
    pub flags: c_int,
    /// Checks a certificate, as X509_check_trust.
    pub check_trust: Option<unsafe extern "C" fn(trust: *mut X509_TRUST, x: *mut X509, flags: c_int) -> c_int>,
    /// Its name in words.
    pub name: *mut c_char,
    /// The NID of the usage that it is.
    pub arg1: c_int,
    /// NULL.
    pub arg2: *mut c_void,
}

/// The table of trust. Programs read it.
struct Trusts([X509_TRUST; 8]);

// SAFETY: nothing in it is ever written; the texts are static.
unsafe impl Sync for Trusts {}

static TRUSTS: Trusts = Trusts([
    row(X509_TRUST_COMPAT, c"compatible", 0),
    row(X509_TRUST_SSL_CLIENT, c"SSL Client", NID_client_auth),
    row(X509_TRUST_SSL_SERVER, c"SSL Server", NID_server_auth),
    row(X509_TRUST_EMAIL, c"S/MIME email", NID_email_protect),
    row(X509_TRUST_OBJECT_SIGN, c"Object Signer", NID_code_sign),
    row(X509_TRUST_OCSP_SIGN, c"OCSP responder", NID_OCSP_sign),
    row(X509_TRUST_OCSP_REQUEST, c"OCSP request", NID_ad_OCSP),
    row(X509_TRUST_TSA, c"TSA server", NID_time_stamp),
]);

const fn row(trust: c_int, name: &'static CStr, nid: c_int) -> X509_TRUST {
    let (check_trust, name) = (Some(check_by_table as _), name.as_ptr().cast_mut());
    X509_TRUST { trust, flags: 0, check_trust, name, arg1: nid, arg2: ptr::null_mut() }
}

unsafe extern "C" fn check_by_table(row: *mut X509_TRUST, x: *mut X509, flags: c_int) -> c_int {
    // SAFETY: NULL or a row of the table, and NULL or a live certificate.
    unsafe { row.as_ref().map_or(X509_TRUST_UNTRUSTED, |row| X509_check_trust(x, row.trust, flags)) }
}

/// Fails for a trust that is not known.
pub(crate) fn check_number(number: c_int) -> Result<c_int, Pushed> {
    if (X509_TRUST_MIN..=X509_TRUST_MAX).contains(&number) {
        return Ok(number);
    }
    Err(err::push(ERR_LIB_X509, X509_R_INVALID_TRUST, format!("trust {number}")))
}

/// What may be read of a row.
///
/// # Safety
/// NULL or a row of the table.
unsafe fn read<T>(xp: *const X509_TRUST, nothing: T, field: fn(&X509_TRUST) -> T) -> T {
    // SAFETY: as the caller promises.
    unsafe { xp.as_ref() }.map_or(nothing, field)
}

/// X509_TRUST_get_count: how many kinds of trust there are. OpenSSL: X509_TRUST_get_count
#[unsafe(no_mangle)]
pub extern "C" fn X509_TRUST_get_count() -> c_int {
    X509_TRUST_MAX
}

/// X509_TRUST_get0: the trust at a place in the table, counted from 0; NULL if there is none. It is static.
/// OpenSSL: X509_TRUST_get0
#[unsafe(no_mangle)]
pub extern "C" fn X509_TRUST_get0(idx: c_int) -> *mut X509_TRUST {
    let row = usize::try_from(idx).ok().and_then(|idx| TRUSTS.0.get(idx));
    row.map_or(ptr::null_mut(), |row| ptr::from_ref(row).cast_mut())
}

/// X509_TRUST_get_by_id: the place in the table of an X509_TRUST_ number; -1 if there is none. OpenSSL: X509_TRUST_get_by_id
#[unsafe(no_mangle)]
pub extern "C" fn X509_TRUST_get_by_id(id: c_int) -> c_int {
    if (X509_TRUST_MIN..=X509_TRUST_MAX).contains(&id) { id - X509_TRUST_MIN } else { -1 }
}

/// X509_TRUST_get_trust: the X509_TRUST_ number; 0 for NULL. OpenSSL: X509_TRUST_get_trust
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_TRUST_get_trust(xp: *const X509_TRUST) -> c_int {
    // SAFETY: NULL or a trust of the table.
    unsafe { read(xp, 0, |row| row.trust) }
}

/// X509_TRUST_get0_name: the trust in words; NULL for NULL. It is static. OpenSSL: X509_TRUST_get0_name
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_TRUST_get0_name(xp: *const X509_TRUST) -> *mut c_char {
    // SAFETY: NULL or a trust of the table.
    unsafe { read(xp, ptr::null_mut(), |row| row.name) }
}

/// X509_TRUST_get_flags: 0. OpenSSL: X509_TRUST_get_flags
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_TRUST_get_flags(xp: *const X509_TRUST) -> c_int {
    // SAFETY: NULL or a trust of the table.
    unsafe { read(xp, 0, |row| row.flags) }
}

/// X509_TRUST_set: writes an X509_TRUST_ number to t. Returns 1; 0 for one that is not known. OpenSSL: X509_TRUST_set
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_TRUST_set(t: *mut c_int, trust: c_int) -> c_int {
    entry(0, || {
        check_number(trust)?;
        put!(non_null(t)?.as_ptr(), trust);
        Ok(1)
    })
}

/// X509_check_trust: whether a certificate's trust settings trust it for an X509_TRUST_ number; X509_TRUST_DEFAULT is for any
/// use. One without trust settings is trusted if it is self-signed, unless flags have X509_TRUST_NO_SS_COMPAT. Returns
/// X509_TRUST_TRUSTED, X509_TRUST_REJECTED or X509_TRUST_UNTRUSTED. OpenSSL: X509_check_trust
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_trust(x: *mut X509, id: c_int, flags: c_int) -> c_int {
    entry(X509_TRUST_UNTRUSTED, || {
        let certificate = certificate!(x);
        let Some(wanted) = trust_for(id) else { return Ok(X509_TRUST_UNTRUSTED) };
        Ok(match trust(&certificate, wanted, flags & X509_TRUST_NO_SS_COMPAT == 0) {
            Trust::Trusted => X509_TRUST_TRUSTED,
            Trust::Rejected => X509_TRUST_REJECTED,
            Trust::Unsaid => X509_TRUST_UNTRUSTED,
        })
    })
}
