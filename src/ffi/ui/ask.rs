//! Making a `UI` and asking its questions.

use std::ffi::{CString, c_char, c_int, c_void};
use std::ptr;

use super::method::{Exchange, Talk, UI_METHOD, UI_OpenSSL};
use super::question::{ERROR, INFO, PROMPT, VERIFY};
use super::{UI, UI_STRING};
use crate::ffi::arguments::text;
use crate::ffi::err::{self, ERR_LIB_UI, Pushed};
use crate::ffi::pem::raw::allocated;
use crate::ffi::{entry, entry_quiet, non_null};

/// `UI_R_INDEX_TOO_LARGE` and its neighbours.
const INDEX_TOO_LARGE: c_int = 102;
const NO_RESULT_BUFFER: c_int = 105;
const PROCESSING_ERROR: c_int = 107;

/// UI_new: a new object without questions, asked at the terminal. Freed with UI_free. OpenSSL: UI_new(3)
#[unsafe(no_mangle)]
pub extern "C" fn UI_new() -> *mut UI {
    // SAFETY: no method is given.
    unsafe { UI_new_method(ptr::null()) }
}

/// UI_new_method: as UI_new, asked in a way of the program's, which outlives the object; NULL is the terminal.
/// OpenSSL: UI_new_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_new_method(method: *const UI_METHOD) -> *mut UI {
    entry_quiet(ptr::null_mut(), || {
        let method = if method.is_null() { UI_OpenSSL().cast_const() } else { method };
        Box::into_raw(Box::new(UI { method, user_data: ptr::null_mut(), questions: Vec::new(), terminal: None }))
    })
}

/// UI_free: frees an object and its questions; NULL is nothing to do. OpenSSL: UI_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_free(ui: *mut UI) {
    entry_quiet((), || {
        if !ui.is_null() {
            // SAFETY: it came from `UI_new_method`.
            drop(unsafe { Box::from_raw(ui) });
        }
    });
}

/// # Safety
/// `ui` is NULL or live; the text is a C string.
unsafe fn add(ui: *mut UI, text: *const c_char, make: impl FnOnce(CString) -> UI_STRING) -> Result<c_int, Pushed> {
    let question = make(text!(text).to_owned());
    // SAFETY: as the caller promises.
    let ui = unsafe { non_null(ui)?.as_mut() };
    ui.questions.push(Box::new(question));
    Ok(c_int::try_from(ui.questions.len()).unwrap_or(c_int::MAX))
}

fn told(kind: c_int, text: CString) -> UI_STRING {
    let result = ptr::null_mut();
    UI_STRING { kind, text, flags: 0, result, result_length: 0, min: 0, max: 0, test: ptr::null() }
}

/// UI_add_input_string: adds a question whose answer goes to result_buf, which has room for maxsize bytes and a zero byte. Returns
/// the number of questions; -1 on error. OpenSSL: UI_add_input_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_add_input_string(
    ui: *mut UI,
    prompt: *const c_char,
    flags: c_int,
    result_buf: *mut c_char,
    minsize: c_int,
    maxsize: c_int,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { add_input(ui, (PROMPT, prompt, flags), result_buf, (minsize, maxsize), ptr::null()) }
}

/// UI_add_verify_string: as UI_add_input_string, for an answer that is to be the same as test_buf, the place of an answer before
/// it. OpenSSL: UI_add_verify_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_add_verify_string(
    ui: *mut UI,
    prompt: *const c_char,
    flags: c_int,
    result_buf: *mut c_char,
    minsize: c_int,
    maxsize: c_int,
    test_buf: *const c_char,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { add_input(ui, (VERIFY, prompt, flags), result_buf, (minsize, maxsize), test_buf) }
}

/// # Safety
/// As [`add`], and the places are as `UI_add_verify_string` asks for.
unsafe fn add_input(
    ui: *mut UI,
    (kind, prompt, flags): (c_int, *const c_char, c_int),
    result: *mut c_char,
    (min, max): (c_int, c_int),
    test: *const c_char,
) -> c_int {
    entry(-1, || {
        if result.is_null() {
            return Err(err::push(ERR_LIB_UI, NO_RESULT_BUFFER, ""));
        }
        let (min, max) = (usize::try_from(min).unwrap_or(0), usize::try_from(max).unwrap_or(0));
        // SAFETY: as the caller promises.
        unsafe { add(ui, prompt, |text| UI_STRING { kind, text, flags, result, result_length: 0, min, max, test }) }
    })
}

/// UI_add_info_string: adds a text that is only told. Returns the number of questions; -1 on error.
/// OpenSSL: UI_add_info_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_add_info_string(ui: *mut UI, text: *const c_char) -> c_int {
    // SAFETY: as the caller promises.
    entry(-1, || unsafe { add(ui, text, |text| told(INFO, text)) })
}

/// UI_add_error_string: as UI_add_info_string, for an error. OpenSSL: UI_add_error_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_add_error_string(ui: *mut UI, text: *const c_char) -> c_int {
    // SAFETY: as the caller promises.
    entry(-1, || unsafe { add(ui, text, |text| told(ERROR, text)) })
}

/// UI_construct_prompt: the text "Enter PHRASE_DESC for OBJECT_NAME:"; without a name "Enter PHRASE_DESC:". Returns it in memory for
/// OPENSSL_free; NULL on error. OpenSSL: UI_construct_prompt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_construct_prompt(
    _ui_method: *mut UI,
    phrase_desc: *const c_char,
    object_name: *const c_char,
) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let mut prompt = [b"Enter ", text!(phrase_desc).to_bytes()].concat();
        if !object_name.is_null() {
            prompt.extend_from_slice(b" for ");
            prompt.extend_from_slice(text!(object_name).to_bytes());
        }
        prompt.push(b':');
        Ok(allocated(&prompt)?.cast())
    })
}

/// UI_add_user_data: gives an object data for the functions of its way to ask. Returns the data before. OpenSSL: UI_add_user_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_add_user_data(ui: *mut UI, user_data: *mut c_void) -> *mut c_void {
    // SAFETY: NULL or the program's object.
    unsafe { ui.as_mut() }.map_or(ptr::null_mut(), |ui| std::mem::replace(&mut ui.user_data, user_data))
}

/// UI_get0_result: the answer to the question with a number, from 0; NULL if there is none. OpenSSL: UI_get0_result(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get0_result(ui: *mut UI, i: c_int) -> *const c_char {
    entry(ptr::null(), || {
        // SAFETY: NULL or the program's object.
        let ui = unsafe { non_null(ui)?.as_ref() };
        match usize::try_from(i).ok().and_then(|i| ui.questions.get(i)) {
            Some(question) => Ok(question.result),
            None => Err(err::push(ERR_LIB_UI, INDEX_TOO_LARGE, "")),
        }
    })
}

/// UI_get_method: the way that an object is asked in. OpenSSL: UI_get_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_get_method(ui: *mut UI) -> *const UI_METHOD {
    // SAFETY: NULL or the program's object.
    unsafe { ui.as_ref() }.map_or(ptr::null(), |ui| ui.method)
}

/// UI_set_method: changes the way that an object is asked in. Returns it. OpenSSL: UI_set_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_set_method(ui: *mut UI, meth: *const UI_METHOD) -> *const UI_METHOD {
    // SAFETY: NULL or the program's object.
    if let Some(ui) = unsafe { ui.as_mut() } {
        ui.method = meth;
    }
    meth
}

/// What became of a talk: `Err` has what `UI_process` returns.
type Outcome = Result<(), c_int>;

/// # Safety
/// As `UI_process`; nothing of the object is borrowed while the function runs.
unsafe fn talk(ui: *mut UI, function: Talk) -> Outcome {
    // SAFETY: as the caller promises.
    match function.map(|function| unsafe { function(ui) }) {
        Some(-1) => Err(-2),
        Some(0) => Err(-1),
        _ => Ok(()),
    }
}

/// # Safety
/// As [`talk`].
unsafe fn with_each(ui: *mut UI, function: Exchange) -> Outcome {
    let Some(function) = function else { return Ok(()) };
    // SAFETY: the object and its questions stay where they are; they are not borrowed while the function runs.
    unsafe {
        let questions = &raw mut (*ui).questions;
        let count = (&*questions).len();
        for at in 0..count {
            let question: *mut UI_STRING = match (&mut *questions).get_mut(at) {
                Some(question) => &mut **question,
                None => break,
            };
            match function(ui, question) {
                -1 => return Err(-2),
                0 => return Err(-1),
                _ => {}
            }
        }
    }
    Ok(())
}

/// UI_process: asks all questions. Returns 0; -1 on failure, -2 if the person interrupted it. OpenSSL: UI_process(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_process(ui: *mut UI) -> c_int {
    entry(-1, || {
        let ui = non_null(ui)?.as_ptr();
        // SAFETY: the program's object and its functions.
        unsafe {
            let method = non_null((*ui).method)?.as_ptr();
            let outcome = match talk(ui, (*method).opener) {
                Ok(()) => {
                    let asked = with_each(ui, (*method).writer)
                        .and_then(|()| talk(ui, (*method).flusher))
                        .and_then(|()| with_each(ui, (*method).reader));
                    let closed = talk(ui, (*method).closer).map_err(|_| -1);
                    asked.and(closed)
                }
                Err(_) => Err(-1),
            };
            if outcome == Err(-1) {
                err::push(ERR_LIB_UI, PROCESSING_ERROR, "");
            }
            Ok(outcome.err().unwrap_or(0))
        }
    })
}
