//! The questions of a `UI`, as the functions of a way to ask see them.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use super::{UI, UI_STRING};
use crate::ffi::arguments::text;
use crate::ffi::err::{self, ERR_LIB_UI};
use crate::ffi::{entry, non_null};

/// UI_get_input_flags: the answer may be seen while it is typed.
pub const UI_INPUT_FLAG_ECHO: c_int = 0x01;
/// UI_get_input_flags: the question is for a password that may be a default one.
pub const UI_INPUT_FLAG_DEFAULT_PWD: c_int = 0x02;
/// The first flag that is free for programs, as the number of its bit.
pub const UI_INPUT_FLAG_USER_BASE: c_int = 16;

/// `UIT_PROMPT` and its neighbours of `ui.h`.
pub(super) const PROMPT: c_int = 1;
pub(super) const VERIFY: c_int = 2;
pub(super) const INFO: c_int = 4;
pub(super) const ERROR: c_int = 5;

/// `UI_R_RESULT_TOO_LARGE` and its neighbour.
const TOO_LARGE: c_int = 100;
const TOO_SMALL: c_int = 101;

/// UI_get_string_type: what a question is: UIT_PROMPT, UIT_VERIFY, UIT_INFO or UIT_ERROR. OpenSSL: UI_get_string_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get_string_type(uis: *mut UI_STRING) -> c_int {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }.map_or(0, |uis| uis.kind)
}

/// UI_get_input_flags: the flags of a question. OpenSSL: UI_get_input_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get_input_flags(uis: *mut UI_STRING) -> c_int {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }.map_or(0, |uis| uis.flags)
}

/// UI_get0_output_string: the text of a question, which belongs to it. OpenSSL: UI_get0_output_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get0_output_string(uis: *mut UI_STRING) -> *const c_char {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }.map_or(ptr::null(), |uis| uis.text.as_ptr())
}

/// UI_get0_result_string: the answer to a question, a C string in the place that the program gave; NULL for what is only told.
/// OpenSSL: UI_get0_result_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get0_result_string(uis: *mut UI_STRING) -> *const c_char {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }.map_or(ptr::null(), |uis| uis.result.cast_const())
}

/// UI_get_result_string_length: the length of the answer; -1 for NULL and for what is only told.
/// OpenSSL: UI_get_result_string_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get_result_string_length(uis: *mut UI_STRING) -> c_int {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }
        .filter(|uis| !uis.result.is_null())
        .map_or(-1, |uis| c_int::try_from(uis.result_length).unwrap_or(-1))
}

/// UI_get0_test_string: what the answer is to be the same as, or NULL. OpenSSL: UI_get0_test_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get0_test_string(uis: *mut UI_STRING) -> *const c_char {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }.map_or(ptr::null(), |uis| uis.test)
}

/// UI_get_result_minsize: how long the answer is at least; -1 for NULL. OpenSSL: UI_get_result_minsize(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get_result_minsize(uis: *mut UI_STRING) -> c_int {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }.map_or(-1, |uis| c_int::try_from(uis.min).unwrap_or(-1))
}

/// UI_get_result_maxsize: how long the answer is at most, without the zero byte behind it; -1 for NULL.
/// OpenSSL: UI_get_result_maxsize(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get_result_maxsize(uis: *mut UI_STRING) -> c_int {
    // SAFETY: NULL or a live question.
    unsafe { uis.as_ref() }.map_or(-1, |uis| c_int::try_from(uis.max).unwrap_or(-1))
}

/// UI_set_result: gives a question its answer, a C string. Returns 0; -1 if it is too short or too long, or on error.
/// OpenSSL: UI_set_result(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_set_result(ui: *mut UI, uis: *mut UI_STRING, result: *const c_char) -> c_int {
    entry(-1, || {
        let length = c_int::try_from(text!(result).to_bytes().len()).unwrap_or(c_int::MAX);
        // SAFETY: as the caller promises.
        Ok(unsafe { UI_set_result_ex(ui, uis, result, length) })
    })
}

/// UI_set_result_ex: as UI_set_result, with an answer of len bytes. OpenSSL: UI_set_result_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_set_result_ex(
    ui: *mut UI,
    uis: *mut UI_STRING,
    result: *const c_char,
    len: c_int,
) -> c_int {
    let _ = ui;
    entry(-1, || {
        non_null(result)?;
        // SAFETY: a live question.
        let question = unsafe { non_null(uis)?.as_mut() };
        if question.result.is_null() {
            return Ok(0);
        }
        let length = usize::try_from(len).unwrap_or(0);
        let limits = format!("you must type in {} to {} characters", question.min, question.max);
        if length < question.min {
            return Err(err::push(ERR_LIB_UI, TOO_SMALL, limits));
        }
        if length > question.max {
            return Err(err::push(ERR_LIB_UI, TOO_LARGE, limits));
        }
        // SAFETY: the program's place has room for the greatest length and a zero byte; the answer may lie in it.
        unsafe {
            ptr::copy(result, question.result, length);
            question.result.add(length).write(0);
        }
        question.result_length = length;
        Ok(0)
    })
}

/// UI_get0_user_data: what the program gave to UI_add_user_data. OpenSSL: UI_get0_user_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get0_user_data(ui: *mut UI) -> *mut c_void {
    // SAFETY: NULL or a live object.
    unsafe { ui.as_ref() }.map_or(ptr::null_mut(), |ui| ui.user_data)
}
