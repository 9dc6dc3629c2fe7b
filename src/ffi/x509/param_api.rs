//! `X509_VERIFY_PARAM`: how chains are verified.

use std::ffi::{c_int, c_ulong};
use std::ptr;

use libc::time_t;

use super::constants::X509_V_FLAG_USE_CHECK_TIME;
use super::param::Param;
use super::purpose::purpose;
use crate::ffi::arguments::borrowed;
use crate::ffi::err::{self, ERR_LIB_X509V3, Pushed};
use crate::ffi::object;
use crate::ffi::types::X509_VERIFY_PARAM;
use crate::ffi::{entry, entry_quiet};

/// What is wrong with a purpose that is not known: X509V3_R_INVALID_PURPOSE.
const X509V3_R_INVALID_PURPOSE: c_int = 146;

/// Fails for a purpose that verification does not know.
pub(crate) fn check_purpose(number: c_int) -> Result<c_int, Pushed> {
    if number != 0 && purpose(number).is_some() {
        return Ok(number);
    }
    Err(err::push(ERR_LIB_X509V3, X509V3_R_INVALID_PURPOSE, format!("purpose {number}")))
}

/// X509_VERIFY_PARAM_new: new parameters with nothing set, to be freed with X509_VERIFY_PARAM_free. Returns NULL on error.
/// OpenSSL: X509_VERIFY_PARAM_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_new() -> *mut X509_VERIFY_PARAM {
    entry_quiet(ptr::null_mut(), || object::new(Param::default()))
}

/// X509_VERIFY_PARAM_free: frees parameters; NULL is nothing to do. OpenSSL: X509_VERIFY_PARAM_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_free(param: *mut X509_VERIFY_PARAM) {
    // SAFETY: the program gives its parameters back.
    entry_quiet((), || unsafe { object::free(param) });
}

/// X509_VERIFY_PARAM_inherit: takes over from `from` what is not set in `to`, as the flags of
/// X509_VERIFY_PARAM_set_inh_flags say. Returns 1; 0 for a NULL `to`. OpenSSL: X509_VERIFY_PARAM_inherit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_inherit(
    to: *mut X509_VERIFY_PARAM,
    from: *const X509_VERIFY_PARAM,
) -> c_int {
    entry(0, || {
        let to = borrowed!(to);
        if !from.is_null() {
            let from = borrowed!(from).settings();
            to.change(|settings| settings.inherit(&from));
        }
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_set1: takes over from `from` all that is set there. Returns 1; 0 for a NULL `to`.
/// OpenSSL: X509_VERIFY_PARAM_set1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set1(to: *mut X509_VERIFY_PARAM, from: *const X509_VERIFY_PARAM) -> c_int {
    entry(0, || {
        let to = borrowed!(to);
        if !from.is_null() {
            let from = borrowed!(from).settings();
            to.change(|settings| settings.set_from(&from));
        }
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_set_flags: adds X509_V_FLAG_ bits. Returns 1; 0 for NULL. OpenSSL: X509_VERIFY_PARAM_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_flags(param: *mut X509_VERIFY_PARAM, flags: c_ulong) -> c_int {
    const POLICY: c_ulong = 0x80 | 0x100 | 0x200 | 0x400;
    entry(0, || {
        let flags = if flags & POLICY != 0 { flags | 0x80 } else { flags };
        borrowed!(param).change(|settings| settings.flags |= flags);
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_clear_flags: takes X509_V_FLAG_ bits away. Returns 1; 0 for NULL.
/// OpenSSL: X509_VERIFY_PARAM_clear_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_clear_flags(param: *mut X509_VERIFY_PARAM, flags: c_ulong) -> c_int {
    entry(0, || {
        borrowed!(param).change(|settings| settings.flags &= !flags);
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_get_flags: the X509_V_FLAG_ bits; 0 for NULL. OpenSSL: X509_VERIFY_PARAM_get_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get_flags(param: *const X509_VERIFY_PARAM) -> c_ulong {
    entry(0, || Ok(borrowed!(param).settings().flags))
}

/// X509_VERIFY_PARAM_set_inh_flags: sets how X509_VERIFY_PARAM_inherit takes over: X509_VP_FLAG_ bits. Returns 1; 0 for
/// NULL. OpenSSL: X509_VERIFY_PARAM_set_inh_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_inh_flags(param: *mut X509_VERIFY_PARAM, flags: u32) -> c_int {
    entry(0, || {
        borrowed!(param).change(|settings| settings.inheritance = flags);
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_get_inh_flags: the X509_VP_FLAG_ bits; 0 for NULL. OpenSSL: X509_VERIFY_PARAM_get_inh_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get_inh_flags(param: *const X509_VERIFY_PARAM) -> u32 {
    entry(0, || Ok(borrowed!(param).settings().inheritance))
}

/// X509_VERIFY_PARAM_set_purpose: sets what the certificate is to be used for: an X509_PURPOSE_ number. Returns 1; 0 for
/// one that is not known. OpenSSL: X509_VERIFY_PARAM_set_purpose(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_purpose(param: *mut X509_VERIFY_PARAM, purpose: c_int) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        check_purpose(purpose)?;
        param.change(|settings| settings.purpose = purpose);
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_set_depth: sets how many intermediate certificates a chain may have at most; -1 unsets it.
/// OpenSSL: X509_VERIFY_PARAM_set_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_depth(param: *mut X509_VERIFY_PARAM, depth: c_int) {
    entry((), || {
        borrowed!(param).change(|settings| settings.depth = depth);
        Ok(())
    });
}

/// X509_VERIFY_PARAM_get_depth: how many intermediate certificates a chain may have; -1 if that is not set.
/// OpenSSL: X509_VERIFY_PARAM_get_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get_depth(param: *const X509_VERIFY_PARAM) -> c_int {
    entry(-1, || Ok(borrowed!(param).settings().depth))
}

/// X509_VERIFY_PARAM_set_auth_level: sets the security level, 0 to 5, that keys and signatures must reach; -1 unsets it.
/// OpenSSL: X509_VERIFY_PARAM_set_auth_level(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_auth_level(param: *mut X509_VERIFY_PARAM, auth_level: c_int) {
    entry((), || {
        borrowed!(param).change(|settings| settings.auth_level = auth_level);
        Ok(())
    });
}

/// X509_VERIFY_PARAM_get_auth_level: the security level that is asked for; -1 if that is not set.
/// OpenSSL: X509_VERIFY_PARAM_get_auth_level(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get_auth_level(param: *const X509_VERIFY_PARAM) -> c_int {
    entry(-1, || Ok(borrowed!(param).settings().auth_level))
}

/// X509_VERIFY_PARAM_set_time: sets the time of verification, in place of the present. OpenSSL: X509_VERIFY_PARAM_set_time(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_time(param: *mut X509_VERIFY_PARAM, t: time_t) {
    entry((), || {
        borrowed!(param).change(|settings| {
            settings.time = t;
            settings.flags |= X509_V_FLAG_USE_CHECK_TIME;
        });
        Ok(())
    });
}

/// X509_VERIFY_PARAM_get_time: the time that X509_VERIFY_PARAM_set_time set, else 0.
/// OpenSSL: X509_VERIFY_PARAM_get_time(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get_time(param: *const X509_VERIFY_PARAM) -> time_t {
    entry(0, || Ok(borrowed!(param).settings().time))
}
