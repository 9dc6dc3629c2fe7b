//! `ASN1_UTCTIME` and `ASN1_GENERALIZEDTIME`: times of which one form only is meant.

use std::ffi::{c_char, c_int, c_long};
use std::ptr;

use libc::time_t;

use super::primitive::string;
use super::string::{ASN1_STRING_free, V_ASN1_GENERALIZEDTIME, V_ASN1_UTCTIME};
use super::time::{ASN1_TIME_adj, ASN1_TIME_check, ASN1_TIME_cmp_time_t, ASN1_TIME_print, seconds_of};
use super::value::{ASN1_STRING, ASN1_TIME, assign, bytes};
use crate::bio::BIO;
use crate::ffi::arguments::text;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::x509::Time;

/// `ASN1_UTCTIME`.
pub type ASN1_UTCTIME = ASN1_STRING;
/// `ASN1_GENERALIZEDTIME`.
pub type ASN1_GENERALIZEDTIME = ASN1_STRING;

/// Whether a time is of a form.
///
/// # Safety
/// NULL or a live time.
unsafe fn is(time: *const ASN1_STRING, kind: c_int) -> bool {
    // SAFETY: as the caller promises.
    unsafe { time.as_ref() }.is_some_and(|time| time.r#type == kind)
}

/// A text as GeneralizedTime: UTCTime's years are of 1950 to 2049.
fn generalized(text: &[u8]) -> Vec<u8> {
    let century: &[u8] = if text.first().is_some_and(|first| *first < b'5') { b"20" } else { b"19" };
    [century, text].concat()
}

/// ASN1_UTCTIME_check: whether a UTCTime holds a time. Returns 1 or 0. OpenSSL: ASN1_UTCTIME_check(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_UTCTIME_check(a: *const ASN1_UTCTIME) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { if is(a, V_ASN1_UTCTIME) { ASN1_TIME_check(a) } else { 0 } }
}

/// ASN1_GENERALIZEDTIME_check: whether a GeneralizedTime holds a time. Returns 1 or 0.
/// OpenSSL: ASN1_GENERALIZEDTIME_check(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_GENERALIZEDTIME_check(a: *const ASN1_GENERALIZEDTIME) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { if is(a, V_ASN1_GENERALIZEDTIME) { ASN1_TIME_check(a) } else { 0 } }
}

/// ASN1_UTCTIME_print: as ASN1_TIME_print, of a UTCTime. Returns 0 for another form. OpenSSL: ASN1_UTCTIME_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_UTCTIME_print(fp: *mut BIO, a: *const ASN1_UTCTIME) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { if is(a, V_ASN1_UTCTIME) { ASN1_TIME_print(fp, a) } else { 0 } }
}

/// ASN1_GENERALIZEDTIME_print: as ASN1_TIME_print, of a GeneralizedTime. Returns 0 for another form.
/// OpenSSL: ASN1_GENERALIZEDTIME_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_GENERALIZEDTIME_print(fp: *mut BIO, a: *const ASN1_GENERALIZEDTIME) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { if is(a, V_ASN1_GENERALIZEDTIME) { ASN1_TIME_print(fp, a) } else { 0 } }
}

/// ASN1_UTCTIME_cmp_time_t: as ASN1_TIME_cmp_time_t. OpenSSL: ASN1_UTCTIME_cmp_time_t(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_UTCTIME_cmp_time_t(s: *const ASN1_UTCTIME, t: time_t) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { ASN1_TIME_cmp_time_t(s, t) }
}

/// Gives `place`, or the program, a time of one form: the one that `ASN1_TIME_adj` makes, if it can be that.
///
/// # Safety
/// NULL or a time of the program's own.
unsafe fn adjusted(
    place: *mut ASN1_STRING,
    kind: c_int,
    moment: (time_t, c_int, c_long),
) -> Result<*mut ASN1_STRING, Pushed> {
    let (seconds, days, offset) = moment;
    // SAFETY: as the caller promises; the time that is made in between is freed here.
    unsafe {
        let made = ASN1_TIME_adj(ptr::null_mut(), seconds, days, offset);
        if made.is_null() || (kind == V_ASN1_UTCTIME && (*made).r#type != kind) {
            ASN1_STRING_free(made);
            return Ok(ptr::null_mut());
        }
        let text = if (*made).r#type == kind { bytes(made)?.to_vec() } else { generalized(bytes(made)?) };
        ASN1_STRING_free(made);
        if place.is_null() {
            return string(kind, &text);
        }
        assign(place, &text)?;
        (*place).r#type = kind;
        Ok(place)
    }
}

/// ASN1_UTCTIME_adj: as ASN1_TIME_adj, as a UTCTime. Returns NULL if the time is not of 1950 to 2049.
/// OpenSSL: ASN1_UTCTIME_adj(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_UTCTIME_adj(
    s: *mut ASN1_UTCTIME,
    t: time_t,
    offset_day: c_int,
    offset_sec: c_long,
) -> *mut ASN1_UTCTIME {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { adjusted(s, V_ASN1_UTCTIME, (t, offset_day, offset_sec)) })
}

/// ASN1_UTCTIME_set: as ASN1_UTCTIME_adj without an offset. OpenSSL: ASN1_UTCTIME_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_UTCTIME_set(s: *mut ASN1_UTCTIME, t: time_t) -> *mut ASN1_UTCTIME {
    // SAFETY: as the caller promises.
    unsafe { ASN1_UTCTIME_adj(s, t, 0, 0) }
}

/// ASN1_GENERALIZEDTIME_adj: as ASN1_TIME_adj, as a GeneralizedTime. OpenSSL: ASN1_GENERALIZEDTIME_adj(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_GENERALIZEDTIME_adj(
    s: *mut ASN1_GENERALIZEDTIME,
    t: time_t,
    offset_day: c_int,
    offset_sec: c_long,
) -> *mut ASN1_GENERALIZEDTIME {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { adjusted(s, V_ASN1_GENERALIZEDTIME, (t, offset_day, offset_sec)) })
}

/// ASN1_GENERALIZEDTIME_set: as ASN1_GENERALIZEDTIME_adj without an offset. OpenSSL: ASN1_GENERALIZEDTIME_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_GENERALIZEDTIME_set(
    s: *mut ASN1_GENERALIZEDTIME,
    t: time_t,
) -> *mut ASN1_GENERALIZEDTIME {
    // SAFETY: as the caller promises.
    unsafe { ASN1_GENERALIZEDTIME_adj(s, t, 0, 0) }
}

/// ASN1_TIME_to_generalizedtime: a copy of a time as a GeneralizedTime, in *out or new. Returns it, or NULL on error.
/// OpenSSL: ASN1_TIME_to_generalizedtime(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_to_generalizedtime(
    t: *const ASN1_TIME,
    out: *mut *mut ASN1_GENERALIZEDTIME,
) -> *mut ASN1_GENERALIZEDTIME {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes a live time, and NULL or a place that holds NULL or a time of its own.
        unsafe {
            let Some(seconds) = seconds_of(t)? else { return Ok(ptr::null_mut()) };
            let time = Time::from_unix(seconds);
            let text = time.to_asn1_text().into_bytes();
            let text = if time.is_generalized() { text } else { generalized(&text) };
            let there = out.as_ref().copied().filter(|there| !there.is_null());
            let made = match there {
                None => string(V_ASN1_GENERALIZEDTIME, &text)?,
                Some(there) => {
                    assign(there, &text)?;
                    (*there).r#type = V_ASN1_GENERALIZEDTIME;
                    there
                }
            };
            if !out.is_null() {
                *out = made;
            }
            Ok(made)
        }
    })
}

/// Sets a time of one form from text, or only checks the text.
///
/// # Safety
/// NULL or a live time of the program's own; NULL or a C string.
unsafe fn set_string(place: *mut ASN1_STRING, text: *const c_char, kind: c_int) -> Result<c_int, Pushed> {
    let text = text!(text).to_bytes();
    if Time::from_ber_text(text, kind == V_ASN1_GENERALIZEDTIME).is_none() {
        return Ok(0);
    }
    if !place.is_null() {
        // SAFETY: as the caller promises.
        unsafe {
            assign(place, text)?;
            (*place).r#type = kind;
        }
    }
    Ok(1)
}

/// ASN1_UTCTIME_set_string: as ASN1_TIME_set_string, of UTCTime only. OpenSSL: ASN1_UTCTIME_set_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_UTCTIME_set_string(s: *mut ASN1_UTCTIME, str: *const c_char) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { set_string(s, str, V_ASN1_UTCTIME) })
}

/// ASN1_GENERALIZEDTIME_set_string: as ASN1_TIME_set_string, of GeneralizedTime only.
/// OpenSSL: ASN1_GENERALIZEDTIME_set_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_GENERALIZEDTIME_set_string(s: *mut ASN1_GENERALIZEDTIME, str: *const c_char) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { set_string(s, str, V_ASN1_GENERALIZEDTIME) })
}
