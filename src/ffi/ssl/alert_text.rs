//! Alerts in words.

use core::ffi::{CStr, c_char, c_int};

use crate::ffi::entry_quiet;

/// The short and the long name of each alert.
const ALERTS: &[(u8, &CStr, &CStr)] = &[
    (0, c"CN", c"close notify"),
    (10, c"UM", c"unexpected_message"),
    (20, c"BM", c"bad record mac"),
    (21, c"DC", c"decryption failed"),
    (22, c"RO", c"record overflow"),
    (30, c"DF", c"decompression failure"),
    (40, c"HF", c"handshake failure"),
    (41, c"NC", c"no certificate"),
    (42, c"BC", c"bad certificate"),
    (43, c"UC", c"unsupported certificate"),
    (44, c"CR", c"certificate revoked"),
    (45, c"CE", c"certificate expired"),
    (46, c"CU", c"certificate unknown"),
    (47, c"IP", c"illegal parameter"),
    (48, c"CA", c"unknown CA"),
    (49, c"AD", c"access denied"),
    (50, c"DE", c"decode error"),
    (51, c"CY", c"decrypt error"),
    (60, c"ER", c"export restriction"),
    (70, c"PV", c"protocol version"),
    (71, c"IS", c"insufficient security"),
    (80, c"IE", c"internal error"),
    (90, c"US", c"user canceled"),
    (100, c"NR", c"no renegotiation"),
    (110, c"UE", c"unsupported extension"),
    (111, c"CO", c"certificate unobtainable"),
    (112, c"UN", c"unrecognized name"),
    (113, c"BR", c"bad certificate status response"),
    (114, c"BH", c"bad certificate hash value"),
    (115, c"UP", c"unknown PSK identity"),
    (120, c"UK", c"no application protocol"),
];

/// The names of an alert; its number is the low byte of an info callback's value.
fn alert_names(value: c_int) -> (&'static CStr, &'static CStr) {
    let [number, ..] = value.to_le_bytes();
    let found = ALERTS.iter().find(|(known, ..)| *known == number);
    found.map_or((c"UK", c"unknown"), |&(_, short, long)| (short, long))
}

/// The names of an alert's level, which is the high byte.
const fn level_names(value: c_int) -> (&'static CStr, &'static CStr) {
    match value >> 8 {
        1 => (c"W", c"warning"),
        2 => (c"F", c"fatal"),
        _ => (c"U", c"unknown"),
    }
}

/// SSL_alert_type_string: an alert's level, given an info callback's value: "W", "F", or "U" for unknown.
/// OpenSSL: SSL_alert_type_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_alert_type_string(value: c_int) -> *const c_char {
    entry_quiet(core::ptr::null(), || level_names(value).0.as_ptr())
}

/// SSL_alert_type_string_long: an alert's level, given an info callback's value: "warning", "fatal" or "unknown".
/// OpenSSL: SSL_alert_type_string_long(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_alert_type_string_long(value: c_int) -> *const c_char {
    entry_quiet(core::ptr::null(), || level_names(value).1.as_ptr())
}

/// SSL_alert_desc_string: what an alert says in two letters, given an info callback's value.
/// OpenSSL: SSL_alert_desc_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_alert_desc_string(value: c_int) -> *const c_char {
    entry_quiet(core::ptr::null(), || alert_names(value).0.as_ptr())
}

/// SSL_alert_desc_string_long: what an alert says in words, given an info callback's value.
/// OpenSSL: SSL_alert_desc_string_long(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_alert_desc_string_long(value: c_int) -> *const c_char {
    entry_quiet(core::ptr::null(), || alert_names(value).1.as_ptr())
}
