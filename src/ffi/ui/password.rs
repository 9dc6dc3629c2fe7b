//! Asking for a password.

use std::ffi::{c_char, c_int};

use zeroize::Zeroizing;

use super::ask::{UI_add_input_string, UI_add_verify_string, UI_free, UI_new, UI_process};
use crate::ffi::{entry, non_null};

/// What a password is asked with where nothing is said.
const PROMPT: &std::ffi::CStr = c"Enter password: ";

/// EVP_read_pw_string: asks for a password at the terminal with a prompt, twice if verify is not 0. It is put into buf, which has
/// room for length bytes, as a C string. Returns 0; a negative number on error. OpenSSL: EVP_read_pw_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_read_pw_string(
    buf: *mut c_char,
    length: c_int,
    prompt: *const c_char,
    verify: c_int,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { EVP_read_pw_string_min(buf, 0, length, prompt, verify) }
}

/// EVP_read_pw_string_min: as EVP_read_pw_string, for a password of at least minlen bytes.
/// OpenSSL: EVP_read_pw_string_min(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_read_pw_string_min(
    buf: *mut c_char,
    minlen: c_int,
    length: c_int,
    prompt: *const c_char,
    verify: c_int,
) -> c_int {
    entry(-1, || {
        let buf = non_null(buf)?.as_ptr();
        let prompt = if prompt.is_null() { PROMPT.as_ptr() } else { prompt };
        let most = length - 1;
        let mut again = Zeroizing::new(vec![0_u8; usize::try_from(length).unwrap_or(0).max(1)]);
        // SAFETY: the program's room, and ours, of the lengths that are told.
        unsafe {
            let ui = UI_new();
            let mut added = UI_add_input_string(ui, prompt, 0, buf, minlen, most);
            if added > 0 && verify != 0 {
                added = UI_add_verify_string(ui, prompt, 0, again.as_mut_ptr().cast(), minlen, most, buf);
            }
            let outcome = if added > 0 { UI_process(ui) } else { -1 };
            UI_free(ui);
            Ok(outcome)
        }
    })
}
