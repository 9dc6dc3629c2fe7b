//! `ASN1_TIME`: points in time.

use std::ffi::{c_char, c_int, c_ulong};
use std::ptr;
use std::time::{SystemTime, UNIX_EPOCH};

use libc::{time_t, tm};

use super::string::{V_ASN1_GENERALIZEDTIME, V_ASN1_UTCTIME};
use super::value::{ASN1_TIME, allocate, assign, bytes};
use crate::bio::BIO;
use crate::ffi::arguments::{put, text};
use crate::ffi::asn1::der;
use crate::ffi::err::reasons::asn1::{ASN1_R_ERROR_GETTING_TIME, ASN1_R_ILLEGAL_TIME_VALUE};
use crate::ffi::err::{self, ERR_LIB_ASN1, Pushed};
use crate::ffi::{entry, entry_quiet, non_null};
use crate::x509::{DateTime, Time};

/// How ASN1_TIME_print_ex writes: "Nov 23 12:26:13 2026 GMT".
pub const ASN1_DTFLGS_RFC822: c_ulong = 0x00;
/// How ASN1_TIME_print_ex writes: "2026-11-23 12:26:13Z".
pub const ASN1_DTFLGS_ISO8601: c_ulong = 0x01;
/// The bits of how ASN1_TIME_print_ex writes.
pub const ASN1_DTFLGS_TYPE_MASK: c_ulong = 0x0f;

/// The time of a C object, as X.680 allows it to be written, with the fraction of its second; `None` if it holds none.
///
/// # Safety
/// NULL, or a live time that outlives the fraction.
unsafe fn read<'a>(time: *const ASN1_TIME) -> Result<Option<(Time, &'a [u8])>, Pushed> {
    // SAFETY: as the caller promises.
    let (text, kind) = unsafe { (bytes(time)?, (*time).r#type) };
    Ok(match kind {
        V_ASN1_UTCTIME | V_ASN1_GENERALIZEDTIME => Time::from_ber_text(text, kind == V_ASN1_GENERALIZEDTIME),
        _ => None,
    })
}

/// Seconds since 1970 of a C object; `None` if it holds no time.
///
/// # Safety
/// As [`read`].
pub(super) unsafe fn seconds_of(time: *const ASN1_TIME) -> Result<Option<i64>, Pushed> {
    // SAFETY: as the caller promises.
    Ok(unsafe { read(time) }?.and_then(|(time, _)| time.unix()))
}

/// Seconds since 1970 of a C object, or of now if it is NULL; `None` if it holds no time.
///
/// # Safety
/// As [`read`].
unsafe fn seconds(time: *const ASN1_TIME) -> Result<Option<i64>, Pushed> {
    if time.is_null() {
        return Ok(Some(now()));
    }
    // SAFETY: as the caller promises.
    unsafe { seconds_of(time) }
}

/// The present, in seconds since 1970.
pub(crate) fn now() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX)
}

/// ASN1_TIME_adj: sets a time, or a new one if `s` is NULL, to `t` and so many days and seconds more. Returns the time, or
/// NULL on error. OpenSSL: ASN1_TIME_adj(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_adj(
    s: *mut ASN1_TIME,
    t: time_t,
    offset_day: c_int,
    offset_sec: std::ffi::c_long,
) -> *mut ASN1_TIME {
    entry(ptr::null_mut(), || {
        let no_time = || err::push(ERR_LIB_ASN1, ASN1_R_ERROR_GETTING_TIME, "");
        let seconds = i64::from(offset_day)
            .checked_mul(86_400)
            .and_then(|days| days.checked_add(offset_sec))
            .and_then(|offset| offset.checked_add(t))
            .ok_or_else(no_time)?;
        let time = Time::from_unix(seconds);
        let text = time.to_asn1_text();
        if text.is_empty() {
            return Err(no_time());
        }
        let kind = if time.is_generalized() { V_ASN1_GENERALIZEDTIME } else { V_ASN1_UTCTIME };
        let object = if s.is_null() { allocate(kind)? } else { s };
        // SAFETY: a live time of the program's own.
        unsafe {
            assign(object, text.as_bytes())?;
            (*object).r#type = kind;
        }
        Ok(object)
    })
}

/// ASN1_TIME_set: sets a time, or a new one if `s` is NULL, to `t`. Returns the time, or NULL on error.
/// OpenSSL: ASN1_TIME_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_set(s: *mut ASN1_TIME, t: time_t) -> *mut ASN1_TIME {
    // SAFETY: as the caller promises.
    unsafe { ASN1_TIME_adj(s, t, 0, 0) }
}

/// Gives a time of the program's own a text and a form.
///
/// # Safety
/// NULL, which is left, or a live time that belongs to the caller.
unsafe fn set_text(time: *mut ASN1_TIME, text: &[u8], generalized: bool) -> Result<(), Pushed> {
    if !time.is_null() {
        // SAFETY: as the caller promises.
        unsafe {
            assign(time, text)?;
            (*time).r#type = if generalized { V_ASN1_GENERALIZEDTIME } else { V_ASN1_UTCTIME };
        }
    }
    Ok(())
}

/// ASN1_TIME_set_string: sets a time from text: a UTCTime as X.680 allows it (YYMMDDHHMM, seconds if given, and Z, +hhmm or
/// -hhmm), else a GeneralizedTime (YYYYMMDDHHMM[SS[.f]] and so on). With a NULL `s` the text is only checked. Returns 1; 0 if
/// it is none.
/// OpenSSL: ASN1_TIME_set_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_set_string(s: *mut ASN1_TIME, str: *const c_char) -> c_int {
    entry(0, || {
        let text = text!(str).to_bytes();
        for generalized in [false, true] {
            if Time::from_ber_text(text, generalized).is_some() {
                // SAFETY: NULL or a live time of the program's own.
                unsafe { set_text(s, text, generalized) }?;
                return Ok(1);
            }
        }
        Ok(0)
    })
}

/// ASN1_TIME_set_string_X509: sets a time from text in the form that certificates have: YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ,
/// which becomes a UTCTime if the year is one of 1950 to 2049. With a NULL `s` the text is only checked. Returns 1; 0 if
/// it is none. OpenSSL: ASN1_TIME_set_string_X509(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_set_string_X509(s: *mut ASN1_TIME, str: *const c_char) -> c_int {
    entry(0, || {
        let text = text!(str).to_bytes();
        let Some(seconds) = [false, true].iter().find_map(|form| Time::from_asn1_text(text, *form).unix()) else {
            return Ok(0);
        };
        let time = Time::from_unix(seconds);
        // SAFETY: NULL or a live time of the program's own.
        unsafe { set_text(s, time.to_asn1_text().as_bytes(), time.is_generalized()) }?;
        Ok(1)
    })
}

/// ASN1_TIME_normalize: writes a time as certificates do: in UTC, with seconds and without a fraction, as UTCTime if the year
/// is one of 1950 to 2049. Returns 1; 0 if it is none. OpenSSL: ASN1_TIME_normalize(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_normalize(s: *mut ASN1_TIME) -> c_int {
    entry_quiet(0, || {
        if s.is_null() {
            return 0;
        }
        // SAFETY: a live time of the program's own.
        unsafe { seconds_of(s) }.ok().flatten().map_or(0, |seconds| {
            let time = Time::from_unix(seconds);
            // SAFETY: as above.
            unsafe { set_text(s, time.to_asn1_text().as_bytes(), time.is_generalized()) }.is_ok().into()
        })
    })
}

/// ASN1_TIME_check: whether a time holds one. Returns 1 or 0. OpenSSL: ASN1_TIME_check(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_check(t: *const ASN1_TIME) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || Ok(unsafe { seconds_of(t) }?.is_some().into()))
}

/// ASN1_TIME_print: writes a time to a BIO, such as "Nov 23 12:26:13 2026 GMT", or "Bad time value". Returns 1; 0 if it is
/// none or cannot be written. OpenSSL: ASN1_TIME_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_print(bp: *mut BIO, tm: *const ASN1_TIME) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { ASN1_TIME_print_ex(bp, tm, ASN1_DTFLGS_RFC822) }
}

/// ASN1_TIME_print_ex: as ASN1_TIME_print, or with ASN1_DTFLGS_ISO8601 such as "2026-11-23 12:26:13Z".
/// OpenSSL: ASN1_TIME_print_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_print_ex(bp: *mut BIO, tm: *const ASN1_TIME, flags: c_ulong) -> c_int {
    entry(0, || {
        // SAFETY: as the caller promises.
        let time = unsafe { read(tm) }?;
        let date_time = time.and_then(|(time, fraction)| Some((time.date_time()?, time, fraction)));
        let text = match date_time {
            None => "Bad time value".to_owned(),
            Some((t, time, fraction)) => {
                let fraction = String::from_utf8_lossy(fraction);
                if flags & ASN1_DTFLGS_TYPE_MASK == ASN1_DTFLGS_ISO8601 {
                    let DateTime { year, month, day, hour, minute, second } = t;
                    format!("{year:4}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}{fraction}Z")
                } else {
                    let shown = time.to_string();
                    let (to_seconds, rest) = shown.split_at_checked("Nov 23 12:26:13".len()).unwrap_or((&shown, ""));
                    format!("{to_seconds}{fraction}{rest}")
                }
            }
        };
        // SAFETY: the program's BIO.
        let written = unsafe { der::write(bp, text.as_bytes()) };
        Ok((written && date_time.is_some()).into())
    })
}

/// ASN1_TIME_to_tm: writes a time, or the present if `s` is NULL, to `tm`, in UTC. Returns 1; 0 if it is none.
/// OpenSSL: ASN1_TIME_to_tm(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_to_tm(s: *const ASN1_TIME, tm: *mut tm) -> c_int {
    entry(0, || {
        // SAFETY: as the caller promises.
        let Some(seconds) = (unsafe { seconds(s) })? else {
            return Err(err::push(ERR_LIB_ASN1, ASN1_R_ILLEGAL_TIME_VALUE, ""));
        };
        if tm.is_null() {
            return Ok(1);
        }
        // SAFETY: all zeros is a valid structure; gmtime_r writes it.
        let broken_down = unsafe {
            let mut broken_down = std::mem::zeroed();
            non_null(libc::gmtime_r(&seconds, &mut broken_down))?;
            broken_down
        };
        put!(tm, broken_down);
        Ok(1)
    })
}

/// ASN1_TIME_diff: how much later `to` is than `from`, in days and seconds of the same sign; NULL stands for the present.
/// Returns 1; 0 if one is no time. OpenSSL: ASN1_TIME_diff(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_diff(
    pday: *mut c_int,
    psec: *mut c_int,
    from: *const ASN1_TIME,
    to: *const ASN1_TIME,
) -> c_int {
    entry(0, || {
        // SAFETY: as the caller promises.
        let (from, to) = unsafe { (seconds(from)?, seconds(to)?) };
        let (Some(from), Some(to)) = (from, to) else {
            return Err(err::push(ERR_LIB_ASN1, ASN1_R_ILLEGAL_TIME_VALUE, ""));
        };
        put!(pday, ((to - from) / 86_400) as c_int);
        put!(psec, ((to - from) % 86_400) as c_int);
        Ok(1)
    })
}

/// ASN1_TIME_compare: -1, 0 or 1 as `a` is before, at or after `b`; -2 if one is no time. OpenSSL: ASN1_TIME_compare(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_compare(a: *const ASN1_TIME, b: *const ASN1_TIME) -> c_int {
    entry(-2, || {
        // SAFETY: as the caller promises.
        let (a, b) = unsafe { (seconds_of(a)?, seconds_of(b)?) };
        Ok(a.zip(b).map_or(-2, |(a, b)| a.cmp(&b) as c_int))
    })
}

/// ASN1_TIME_cmp_time_t: -1, 0 or 1 as `s` is before, at or after `t`; -2 if it is no time.
/// OpenSSL: ASN1_TIME_cmp_time_t(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_TIME_cmp_time_t(s: *const ASN1_TIME, t: time_t) -> c_int {
    // SAFETY: as the caller promises.
    entry(-2, || Ok(unsafe { seconds_of(s) }?.map_or(-2, |seconds| seconds.cmp(&t) as c_int)))
}

/// The order of a certificate's time, which must be as RFC 5280 wants it, and a moment, as X509_cmp_time gives it.
///
/// # Safety
/// As [`read`].
pub(crate) unsafe fn compare_with_moment(time: *const ASN1_TIME, moment: Option<time_t>) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    let (text, kind) = unsafe { (bytes(time)?, (*time).r#type) };
    let seconds = Time::from_asn1_text(text, kind == V_ASN1_GENERALIZEDTIME).unix();
    Ok(seconds.map_or(0, |seconds| if seconds <= moment.unwrap_or_else(now) { -1 } else { 1 }))
}
