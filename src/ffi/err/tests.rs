//! The queue's order, bounds and marks; texts against OpenSSL's.

use std::ffi::{CStr, c_ulong};
use std::ptr;

use super::queue_api::*;
use super::reasons::{bio, ssl};
use super::*;
use crate::alert::AlertDescription;

#[test]
fn errors_come_out_oldest_first_and_the_oldest_of_17_is_lost() {
    for reason in 1..=17 {
        push(ERR_LIB_SSL, reason, "");
    }
    // SAFETY: these take no pointers.
    unsafe {
        assert_eq!(ERR_peek_error(), pack(ERR_LIB_SSL, 2));
        assert_eq!(ERR_peek_last_error(), pack(ERR_LIB_SSL, 17));
        for reason in 2..=17 {
            assert_eq!(ERR_get_error(), pack(ERR_LIB_SSL, reason));
        }
        assert_eq!(ERR_get_error(), 0);
    }
}

#[test]
fn parts_of_an_error() {
    push(ERR_LIB_BIO, bio::BIO_R_BROKEN_PIPE, "pipe 3\0cut");
    let line = line!() - 1;
    let (mut file, mut got_line, mut data, mut flags) = (ptr::null(), 0, ptr::null(), 0);
    // SAFETY: the outputs are writable; the strings live until the next error.
    unsafe {
        let code = ERR_get_error_all(&mut file, &mut got_line, ptr::null_mut(), &mut data, &mut flags);
        assert_eq!(code, pack(ERR_LIB_BIO, bio::BIO_R_BROKEN_PIPE));
        assert!(CStr::from_ptr(file).to_str().is_ok_and(|file| file.ends_with("tests.rs")));
        assert_eq!(got_line, c_int::try_from(line).unwrap());
        assert_eq!(CStr::from_ptr(data), c"pipe 3");
        assert_eq!(flags, ERR_TXT_MALLOCED | ERR_TXT_STRING);
    }
}

#[test]
fn marks_nest() {
    assert_eq!(ERR_set_mark(), 0, "no error to mark");
    push(ERR_LIB_SSL, 1, "");
    assert_eq!(ERR_set_mark(), 1);
    push(ERR_LIB_SSL, 2, "");
    assert_eq!(ERR_set_mark(), 1);
    push(ERR_LIB_SSL, 3, "");
    assert_eq!(ERR_clear_last_mark(), 1);
    assert_eq!(ERR_pop_to_mark(), 1);
    // SAFETY: takes no pointers.
    assert_eq!(unsafe { ERR_peek_last_error() }, pack(ERR_LIB_SSL, 1));
    assert_eq!(ERR_pop_to_mark(), 0);
    // SAFETY: takes no pointers.
    assert_eq!(unsafe { ERR_peek_last_error() }, 0);
}

#[test]
fn a_crate_error_becomes_an_entry_with_its_detail() {
    let error = crate::Error::AlertReceived { description: AlertDescription::HANDSHAKE_FAILURE };
    let Err(Pushed { .. }) = (|| -> Result<(), Pushed> { Err(error)? })() else { panic!("it is an error") };
    let (mut file, mut data) = (ptr::null(), ptr::null());
    // SAFETY: the outputs are writable; the strings live until the next error.
    unsafe {
        let code = ERR_get_error_all(&mut file, ptr::null_mut(), ptr::null_mut(), &mut data, ptr::null_mut());
        assert_eq!(code, pack(ERR_LIB_SSL, ssl::SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE));
        assert!(CStr::from_ptr(file).to_str().unwrap().ends_with("tests.rs"), "the place of the `?`");
        assert!(!CStr::from_ptr(data).is_empty());
    }
}

/// The texts are what `openssl errstr` of OpenSSL 3.0 prints.
#[test]
fn texts_are_openssls() {
    let known: &[(c_ulong, &str)] = &[
        (0x0a00_0086, "error:0A000086:SSL routines::certificate verify failed"),
        (0x0a0c_0102, "error:0A0C0102:SSL routines::passed a null parameter"),
        (0x1000_0080, "error:10000080:BIO routines::no such file"),
        (0x0480_006c, "error:0480006C:PEM routines::no start line"),
        (0x8000_0002, "error:80000002:system library::No such file or directory"),
        (0x3180_004d, "error:3180004D:lib(99)::reason(77)"),
    ];
    for (code, line) in known {
        assert_eq!(text::describe(*code, ""), *line);
    }
}
