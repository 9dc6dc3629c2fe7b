//! Ways to ask (`UI_METHOD`).

use std::ffi::{CStr, CString, c_char, c_int};
use std::ptr;

use super::terminal;
use super::{UI, UI_STRING};
use crate::ffi::arguments::text;
use crate::ffi::{entry, entry_quiet};

/// Opens, ends or flushes a talk.
pub(super) type Talk = Option<unsafe extern "C" fn(ui: *mut UI) -> c_int>;
/// Shows a question, or reads its answer.
pub(super) type Exchange = Option<unsafe extern "C" fn(ui: *mut UI, uis: *mut UI_STRING) -> c_int>;

/// `struct ui_method_st`: the functions of a way to ask.
pub struct UI_METHOD {
    _name: CString,
    pub(super) opener: Talk,
    pub(super) writer: Exchange,
    pub(super) flusher: Talk,
    pub(super) reader: Exchange,
    pub(super) closer: Talk,
}

// SAFETY: a name and functions.
unsafe impl Sync for UI_METHOD {}
// SAFETY: as above.
unsafe impl Send for UI_METHOD {}

static TERMINAL: std::sync::LazyLock<UI_METHOD> = std::sync::LazyLock::new(|| UI_METHOD {
    _name: c"OpenSSL default user interface".to_owned(),
    opener: Some(terminal::open),
    writer: Some(terminal::write),
    flusher: None,
    reader: Some(terminal::read),
    closer: Some(terminal::close),
});

static NOTHING: std::sync::LazyLock<UI_METHOD> = std::sync::LazyLock::new(|| UI_METHOD {
    _name: c"OpenSSL NULL UI".to_owned(),
    opener: None,
    writer: None,
    flusher: None,
    reader: None,
    closer: None,
});

/// UI_OpenSSL: the way that asks at the terminal. It is static. OpenSSL: UI_OpenSSL(3)
#[unsafe(no_mangle)]
pub extern "C" fn UI_OpenSSL() -> *mut UI_METHOD {
    entry_quiet(ptr::null_mut(), || ptr::from_ref(&*TERMINAL).cast_mut())
}

/// UI_null: the way that asks nobody. It is static. OpenSSL: UI_null(3)
#[unsafe(no_mangle)]
pub extern "C" fn UI_null() -> *const UI_METHOD {
    entry_quiet(ptr::null(), || ptr::from_ref(&*NOTHING))
}

/// UI_get_default_method: the way that is used where none is given: UI_OpenSSL. OpenSSL: UI_get_default_method(3)
#[unsafe(no_mangle)]
pub extern "C" fn UI_get_default_method() -> *const UI_METHOD {
    UI_OpenSSL()
}

/// UI_create_method: a new way to ask, without functions. Freed with UI_destroy_method. OpenSSL: UI_create_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_create_method(name: *const c_char) -> *mut UI_METHOD {
    entry(ptr::null_mut(), || {
        let name: &CStr = text!(name);
        Ok(Box::into_raw(Box::new(UI_METHOD {
            _name: name.to_owned(),
            opener: None,
            writer: None,
            flusher: None,
            reader: None,
            closer: None,
        })))
    })
}

/// UI_destroy_method: frees a way that a program made; NULL, and what is static, are nothing to do.
/// OpenSSL: UI_destroy_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_destroy_method(ui_method: *mut UI_METHOD) {
    entry_quiet((), || {
        if !ui_method.is_null() && ui_method != UI_OpenSSL() && !ptr::eq(ui_method, UI_null()) {
            // SAFETY: it came from `UI_create_method`.
            drop(unsafe { Box::from_raw(ui_method) });
        }
    });
}

/// The way that a program may change; not what is static.
///
/// # Safety
/// NULL or a live way to ask, which nobody else uses.
unsafe fn own<'a>(method: *mut UI_METHOD) -> Option<&'a mut UI_METHOD> {
    if method == UI_OpenSSL() || ptr::eq(method, UI_null()) {
        return None;
    }
    // SAFETY: as the caller promises.
    unsafe { method.as_mut() }
}

/// UI_method_set_opener: the function that begins a talk; it returns 1, or 0 on failure. Returns 0, or -1 on error.
/// OpenSSL: UI_method_set_opener(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_set_opener(
    method: *mut UI_METHOD,
    opener: Option<unsafe extern "C" fn(ui: *mut UI) -> c_int>,
) -> c_int {
    entry_quiet(-1, || {
        // SAFETY: the program's object.
        unsafe { own(method) }.map_or(-1, |method| {
            method.opener = opener;
            0
        })
    })
}

/// UI_method_set_writer: the function that shows a question; it returns 1, or 0 on failure. Returns 0, or -1 on error.
/// OpenSSL: UI_method_set_writer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_set_writer(
    method: *mut UI_METHOD,
    writer: Option<unsafe extern "C" fn(ui: *mut UI, uis: *mut UI_STRING) -> c_int>,
) -> c_int {
    entry_quiet(-1, || {
        // SAFETY: the program's object.
        unsafe { own(method) }.map_or(-1, |method| {
            method.writer = writer;
            0
        })
    })
}

/// UI_method_set_flusher: the function that is called when all questions were shown; it returns 1, 0 on failure, -1 to
/// interrupt. Returns 0, or -1 on error. OpenSSL: UI_method_set_flusher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_set_flusher(
    method: *mut UI_METHOD,
    flusher: Option<unsafe extern "C" fn(ui: *mut UI) -> c_int>,
) -> c_int {
    entry_quiet(-1, || {
        // SAFETY: the program's object.
        unsafe { own(method) }.map_or(-1, |method| {
            method.flusher = flusher;
            0
        })
    })
}

/// UI_method_set_reader: the function that gets an answer and gives it to UI_set_result; it returns 1, 0 on failure, -1 to
/// interrupt. Returns 0, or -1 on error. OpenSSL: UI_method_set_reader(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_set_reader(
    method: *mut UI_METHOD,
    reader: Option<unsafe extern "C" fn(ui: *mut UI, uis: *mut UI_STRING) -> c_int>,
) -> c_int {
    entry_quiet(-1, || {
        // SAFETY: the program's object.
        unsafe { own(method) }.map_or(-1, |method| {
            method.reader = reader;
            0
        })
    })
}

/// UI_method_set_closer: the function that ends a talk; it returns 1, or 0 on failure. Returns 0, or -1 on error.
/// OpenSSL: UI_method_set_closer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_set_closer(
    method: *mut UI_METHOD,
    closer: Option<unsafe extern "C" fn(ui: *mut UI) -> c_int>,
) -> c_int {
    entry_quiet(-1, || {
        // SAFETY: the program's object.
        unsafe { own(method) }.map_or(-1, |method| {
            method.closer = closer;
            0
        })
    })
}

/// UI_method_get_opener: the function that begins a talk, or NULL. OpenSSL: UI_method_get_opener(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_get_opener(
    method: *const UI_METHOD,
) -> Option<unsafe extern "C" fn(ui: *mut UI) -> c_int> {
    // SAFETY: NULL or a live way to ask.
    unsafe { method.as_ref() }.and_then(|method| method.opener)
}

/// UI_method_get_writer: the function that shows a question, or NULL. OpenSSL: UI_method_get_writer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_get_writer(
    method: *const UI_METHOD,
) -> Option<unsafe extern "C" fn(ui: *mut UI, uis: *mut UI_STRING) -> c_int> {
    // SAFETY: NULL or a live way to ask.
    unsafe { method.as_ref() }.and_then(|method| method.writer)
}

/// UI_method_get_flusher: the function that is called when all questions were shown, or NULL.
/// OpenSSL: UI_method_get_flusher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_get_flusher(
    method: *const UI_METHOD,
) -> Option<unsafe extern "C" fn(ui: *mut UI) -> c_int> {
    // SAFETY: NULL or a live way to ask.
    unsafe { method.as_ref() }.and_then(|method| method.flusher)
}

/// UI_method_get_reader: the function that gets an answer, or NULL. OpenSSL: UI_method_get_reader(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_get_reader(
    method: *const UI_METHOD,
) -> Option<unsafe extern "C" fn(ui: *mut UI, uis: *mut UI_STRING) -> c_int> {
    // SAFETY: NULL or a live way to ask.
    unsafe { method.as_ref() }.and_then(|method| method.reader)
}

/// UI_method_get_closer: the function that ends a talk, or NULL. OpenSSL: UI_method_get_closer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn UI_method_get_closer(
    method: *const UI_METHOD,
) -> Option<unsafe extern "C" fn(ui: *mut UI) -> c_int> {
    // SAFETY: NULL or a live way to ask.
    unsafe { method.as_ref() }.and_then(|method| method.closer)
}
