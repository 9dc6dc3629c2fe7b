//! x509v3.h: for whom and for what a certificate is.

use std::ffi::{c_char, c_int, c_uchar, c_uint};

use libc::size_t;

use super::certificate_view::certificate;
use super::param_identity::parse_address;
use crate::ffi::arguments::{input, put, text};
use crate::ffi::conf_value::c_copy;
use crate::ffi::entry;
use crate::ffi::types::X509;
use crate::x509::host;

/// The subject's common names count even beside alternative names.
pub const X509_CHECK_FLAG_ALWAYS_CHECK_SUBJECT: c_int = 0x1;
/// A * is a character like any other.
pub const X509_CHECK_FLAG_NO_WILDCARDS: c_int = 0x2;
/// A * stands for a whole label only.
pub const X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS: c_int = 0x4;
/// A * that is a whole label stands for several.
pub const X509_CHECK_FLAG_MULTI_LABEL_WILDCARDS: c_int = 0x8;
/// A name that begins with a dot stands for hosts one label below only.
pub const X509_CHECK_FLAG_SINGLE_LABEL_SUBDOMAINS: c_int = 0x10;
/// The subject's common names never count.
pub const X509_CHECK_FLAG_NEVER_CHECK_SUBJECT: c_int = 0x20;

/// A purpose: a TLS client's certificate, checked by a server.
pub const X509_PURPOSE_SSL_CLIENT: c_int = 1;
/// A purpose: a TLS server's certificate, checked by a client.
pub const X509_PURPOSE_SSL_SERVER: c_int = 2;
/// A purpose: a TLS server's certificate whose key encrypts, as Netscape wanted it.
pub const X509_PURPOSE_NS_SSL_SERVER: c_int = 3;
/// A purpose: signing mail.
pub const X509_PURPOSE_SMIME_SIGN: c_int = 4;
/// A purpose: encrypting mail.
pub const X509_PURPOSE_SMIME_ENCRYPT: c_int = 5;
/// A purpose: signing revocation lists.
pub const X509_PURPOSE_CRL_SIGN: c_int = 6;
/// A purpose: anything; usages are not looked at.
pub const X509_PURPOSE_ANY: c_int = 7;
/// A purpose: helping to sign OCSP responses. Only issuers are checked.
pub const X509_PURPOSE_OCSP_HELPER: c_int = 8;
/// A purpose: signing time stamps.
pub const X509_PURPOSE_TIMESTAMP_SIGN: c_int = 9;
/// The least number of a purpose.
pub const X509_PURPOSE_MIN: c_int = 1;
/// The greatest number of a purpose.
pub const X509_PURPOSE_MAX: c_int = 9;

/// A name as programs give it: `length` bytes, or up to the NUL if that is 0. `None` if there is a NUL within; one at the
/// end does not count.
macro_rules! name {
    ($name:expr, $length:expr) => {{
        let bytes: &[u8] = if $length == 0 { text!($name).to_bytes() } else { input!($name, $length) };
        let bytes = match bytes {
            [rest @ .., 0] if !rest.is_empty() => rest,
            bytes => bytes,
        };
        if bytes.contains(&0) { None } else { Some(bytes) }
    }};
}

/// X509_check_host: whether a certificate is for a host name. A chklen of 0 takes chk as a C string; one that begins with a
/// dot stands for all hosts below that domain. flags are X509_CHECK_FLAG_ bits. Unless peername is NULL, the name in the
/// certificate that matched is put there, to be freed with OPENSSL_free. Returns 1 if it is, 0 if not, -1 on error, -2 for a
/// chk with a NUL in it or NULL. OpenSSL: X509_check_host(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_host(
    x: *mut X509,
    chk: *const c_char,
    chklen: size_t,
    flags: c_uint,
    peername: *mut *mut c_char,
) -> c_int {
    entry(-1, || {
        if chk.is_null() {
            return Ok(-2);
        }
        let certificate = certificate!(x);
        let Some(name) = name!(chk, chklen) else { return Ok(-2) };
        let Some(matched) = host::match_host(&certificate, name, flags) else { return Ok(0) };
        if !peername.is_null() {
            put!(peername, c_copy(&matched)?);
        }
        Ok(1)
    })
}

/// X509_check_email: whether a certificate is for a mail address. A chklen of 0 takes chk as a C string. Returns 1 if it is,
/// 0 if not, -1 on error, -2 for a chk with a NUL in it or NULL. OpenSSL: X509_check_email(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_email(x: *mut X509, chk: *const c_char, chklen: size_t, flags: c_uint) -> c_int {
    entry(-1, || {
        if chk.is_null() {
            return Ok(-2);
        }
        let certificate = certificate!(x);
        let Some(email) = name!(chk, chklen) else { return Ok(-2) };
        Ok(host::match_email(&certificate, email, flags).into())
    })
}

/// X509_check_ip: whether a certificate is for an IP address of 4 or 16 bytes. flags are not used. Returns 1 if it is, 0 if
/// not, -1 on error, -2 for NULL. OpenSSL: X509_check_ip(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_ip(x: *mut X509, chk: *const c_uchar, chklen: size_t, flags: c_uint) -> c_int {
    let _ = flags;
    entry(-1, || {
        if chk.is_null() {
            return Ok(-2);
        }
        Ok(host::match_ip(&*certificate!(x), input!(chk, chklen)).into())
    })
}

/// X509_check_ip_asc: as X509_check_ip, with the address as text: -2 if it is none. OpenSSL: X509_check_ip_asc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_check_ip_asc(x: *mut X509, ipasc: *const c_char, flags: c_uint) -> c_int {
    let _ = flags;
    entry(-1, || {
        if ipasc.is_null() {
            return Ok(-2);
        }
        let Some(ip) = parse_address(text!(ipasc)) else { return Ok(-2) };
        Ok(host::match_ip(&*certificate!(x), &ip).into())
    })
}
