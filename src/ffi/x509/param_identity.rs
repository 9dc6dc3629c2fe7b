//! `X509_VERIFY_PARAM`: whom the certificate must be for.

use std::ffi::{CStr, CString, c_char, c_int, c_uchar, c_uint};
use std::net::IpAddr;
use std::ptr;
use std::sync::Arc;

use libc::size_t;

use super::param::{Param, Settings};
use crate::ffi::arguments::{borrowed, input, text};
use crate::ffi::entry;
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_PASSED_INVALID_ARGUMENT, Pushed};
use crate::ffi::types::X509_VERIFY_PARAM;

/// A name as programs give it.
enum Given {
    /// NULL, or no bytes.
    None,
    Name(Arc<CStr>),
    /// There is a NUL within.
    Bad,
}

/// Reads a name: `length` bytes, or up to the NUL if that is 0. A NUL at the end does not count.
///
/// # Safety
/// NULL, or that many bytes, or a C string.
unsafe fn name(name: *const c_char, length: size_t) -> Result<Given, Pushed> {
    if name.is_null() {
        return Ok(Given::None);
    }
    let bytes: &[u8] = match length {
        0 => text!(name).to_bytes(),
        length => input!(name, length),
    };
    let bytes = match bytes {
        [rest @ .., 0] if !rest.is_empty() => rest,
        bytes => bytes,
    };
    if bytes.is_empty() {
        return Ok(Given::None);
    }
    Ok(CString::new(bytes).map_or(Given::Bad, |name| Given::Name(name.into())))
}

/// Reads a name for the body of a function, which returns 0 for a bad one, without an error as in OpenSSL.
macro_rules! given {
    ($name:expr, $length:expr) => {
        // SAFETY: the program passes what the function's contract asks for.
        match unsafe { self::name($name, $length) }? {
            Given::None => None,
            Given::Name(name) => Some(name),
            Given::Bad => return Ok(0),
        }
    };
}

/// The bytes of an address in text.
pub(crate) fn parse_address(text: &CStr) -> Option<Vec<u8>> {
    Some(match text.to_str().ok()?.parse().ok()? {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    })
}

/// X509_VERIFY_PARAM_set1_host: sets the host name that the certificate must be for, in place of those set before. A name
/// that begins with a dot stands for all hosts below that domain. A namelen of 0 takes name as a C string; a NULL or empty
/// name asks for none. Returns 1, or 0 on error. OpenSSL: X509_VERIFY_PARAM_set1_host(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set1_host(
    param: *mut X509_VERIFY_PARAM,
    name: *const c_char,
    namelen: size_t,
) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        let host = given!(name, namelen);
        param.change(|settings| settings.hosts = host.iter().cloned().collect());
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_add1_host: as X509_VERIFY_PARAM_set1_host, beside the names set before: one of them must match.
/// OpenSSL: X509_VERIFY_PARAM_add1_host(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_add1_host(
    param: *mut X509_VERIFY_PARAM,
    name: *const c_char,
    namelen: size_t,
) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        let host = given!(name, namelen);
        param.change(|settings| settings.hosts.extend(host.clone()));
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_get0_host: the host name with a number, counted from 0; NULL if there is none. It belongs to the
/// parameters. OpenSSL: X509_VERIFY_PARAM_get0_host(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get0_host(param: *mut X509_VERIFY_PARAM, idx: c_int) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let settings = borrowed!(param).settings();
        let host = usize::try_from(idx).ok().and_then(|idx| settings.hosts.get(idx));
        Ok(host.map_or(ptr::null_mut(), |host| host.as_ptr().cast_mut()))
    })
}

/// X509_VERIFY_PARAM_set_hostflags: sets how host names are matched: X509_CHECK_FLAG_ bits.
/// OpenSSL: X509_VERIFY_PARAM_set_hostflags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_hostflags(param: *mut X509_VERIFY_PARAM, flags: c_uint) {
    entry((), || {
        borrowed!(param).change(|settings| settings.host_flags = flags);
        Ok(())
    });
}

/// X509_VERIFY_PARAM_get_hostflags: the X509_CHECK_FLAG_ bits; 0 for NULL. OpenSSL: X509_VERIFY_PARAM_get_hostflags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get_hostflags(param: *const X509_VERIFY_PARAM) -> c_uint {
    entry(0, || Ok(borrowed!(param).settings().host_flags))
}

/// X509_VERIFY_PARAM_get0_peername: the name in the certificate that matched one of the host names; NULL if none has. It
/// belongs to the parameters. OpenSSL: X509_VERIFY_PARAM_get0_peername(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get0_peername(param: *const X509_VERIFY_PARAM) -> *mut c_char {
    entry(ptr::null_mut(), || Ok(borrowed!(param).peer_name_ptr().cast_mut()))
}

/// X509_VERIFY_PARAM_move_peername: moves the name that matched from one to the other; a NULL `from` clears it.
/// OpenSSL: X509_VERIFY_PARAM_move_peername(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_move_peername(to: *mut X509_VERIFY_PARAM, from: *mut X509_VERIFY_PARAM) {
    entry((), || {
        let to: &Param = borrowed!(to);
        let name = if from.is_null() { None } else { borrowed!(from).take_peer_name() };
        to.set_peer_name(name);
        Ok(())
    });
}

/// X509_VERIFY_PARAM_set1_email: sets the mail address that the certificate must be for. An emaillen of 0 takes email as a
/// C string; NULL or empty asks for none. Returns 1, or 0 on error. OpenSSL: X509_VERIFY_PARAM_set1_email(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set1_email(
    param: *mut X509_VERIFY_PARAM,
    email: *const c_char,
    emaillen: size_t,
) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        let email = given!(email, emaillen);
        param.change(|settings| settings.email.clone_from(&email));
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_get0_email: the mail address that is asked for, or NULL. It belongs to the parameters.
/// OpenSSL: X509_VERIFY_PARAM_get0_email(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get0_email(param: *mut X509_VERIFY_PARAM) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let settings = borrowed!(param).settings();
        Ok(settings.email.as_ref().map_or(ptr::null_mut(), |email| email.as_ptr().cast_mut()))
    })
}

/// X509_VERIFY_PARAM_set1_ip: sets the IP address that the certificate must be for: 4 or 16 bytes, or none. Returns 1, or 0
/// on error. OpenSSL: X509_VERIFY_PARAM_set1_ip(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set1_ip(
    param: *mut X509_VERIFY_PARAM,
    ip: *const c_uchar,
    iplen: size_t,
) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        let ip = match iplen {
            0 => None,
            4 | 16 => Some(input!(ip, iplen).to_vec()),
            _ => return Err(err::push(ERR_LIB_X509, ERR_R_PASSED_INVALID_ARGUMENT, "an address of that length")),
        };
        param.change(|settings: &mut Settings| settings.ip.clone_from(&ip));
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_set1_ip_asc: as X509_VERIFY_PARAM_set1_ip, with the address as text. Returns 1; 0 if it is none.
/// OpenSSL: X509_VERIFY_PARAM_set1_ip_asc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set1_ip_asc(param: *mut X509_VERIFY_PARAM, ipasc: *const c_char) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        let Some(ip) = parse_address(text!(ipasc)) else { return Ok(0) };
        param.change(|settings: &mut Settings| settings.ip = Some(ip.clone()));
        Ok(1)
    })
}
