//! The functions of `err.h` that read and change a thread's queue.

use std::ffi::{CStr, c_char, c_int, c_ulong};

use super::queue::Entry;
use super::{c_string, with_queue};
use crate::ffi::guard::entry_quiet;

/// In flags of ERR_get_error_all: the data was allocated.
pub const ERR_TXT_MALLOCED: c_int = 0x01;
/// In flags of ERR_get_error_all: the data is a string.
pub const ERR_TXT_STRING: c_int = 0x02;

/// Which error a function is about, and whether it is taken out.
#[derive(Clone, Copy)]
enum Which {
    TakeOldest,
    PeekOldest,
    PeekNewest,
}

/// Where C wants the parts of an error; NULL for what it does not want.
struct Outputs {
    file: *mut *const c_char,
    line: *mut c_int,
    func: *mut *const c_char,
    data: *mut *const c_char,
    flags: *mut c_int,
}

impl Outputs {
    const NONE: Self = Self {
        file: std::ptr::null_mut(),
        line: std::ptr::null_mut(),
        func: std::ptr::null_mut(),
        data: std::ptr::null_mut(),
        flags: std::ptr::null_mut(),
    };

    /// # Safety
    /// Each pointer is NULL or can be written to.
    unsafe fn write(&self, entry: &Entry) {
        let data = entry.data.as_deref();
        let flags = if data.is_some() { ERR_TXT_MALLOCED | ERR_TXT_STRING } else { 0 };
        // SAFETY: as the caller promises.
        unsafe {
            write_if_wanted(self.file, entry.file.as_ptr());
            write_if_wanted(self.line, entry.line);
            write_if_wanted(self.func, entry.func.as_ptr());
            write_if_wanted(self.data, data.unwrap_or_default().as_ptr());
            write_if_wanted(self.flags, flags);
        }
    }
}

/// # Safety
/// `target` is NULL or can be written to.
unsafe fn write_if_wanted<T>(target: *mut T, value: T) {
    if !target.is_null() {
        // SAFETY: not NULL, and writable as the caller promises.
        unsafe { target.write(value) };
    }
}

/// The code of an error, and its parts where they are wanted; 0 if there is none.
///
/// # Safety
/// As [`Outputs::write`].
unsafe fn read(which: Which, outputs: Outputs) -> c_ulong {
    entry_quiet(0, || {
        with_queue(|queue| {
            let entry = match which {
                Which::TakeOldest => queue.pop_oldest(),
                Which::PeekOldest => queue.oldest(),
                Which::PeekNewest => queue.newest(),
            };
            entry.map_or(0, |entry| {
                // SAFETY: as the caller promises.
                unsafe { outputs.write(entry) };
                entry.code
            })
        })
    })
}

/// Takes the oldest error off this thread's queue and returns its code, or 0 if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_get_error() -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::TakeOldest, Outputs::NONE) }
}

/// Takes the oldest error off this thread's queue and returns its code, or 0 if there is none.
/// Writes the source file and line that raised it where these are not NULL. Strings are good until the next error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_get_error_line(file: *mut *const c_char, line: *mut c_int) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::TakeOldest, Outputs { file, line, ..Outputs::NONE }) }
}

/// Takes the oldest error off this thread's queue and returns its code, or 0 if there is none.
/// Writes the source file, line and function that raised it, what happened (empty if nothing was said) and the
/// ERR_TXT_ flags of that text, where these are not NULL. Strings are good until the next error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_get_error_all(
    file: *mut *const c_char,
    line: *mut c_int,
    func: *mut *const c_char,
    data: *mut *const c_char,
    flags: *mut c_int,
) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::TakeOldest, Outputs { file, line, func, data, flags }) }
}

/// Takes the oldest error off this thread's queue and returns its code, or 0 if there is none.
/// As the function whose name ends in _all, without the function's name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_get_error_line_data(
    file: *mut *const c_char,
    line: *mut c_int,
    data: *mut *const c_char,
    flags: *mut c_int,
) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::TakeOldest, Outputs { file, line, data, flags, ..Outputs::NONE }) }
}

/// The code of the oldest error of this thread, which stays on the queue, or 0 if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_error() -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekOldest, Outputs::NONE) }
}

/// The code of the oldest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes the source file and line that raised it where these are not NULL. Strings are good until the next error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_error_line(file: *mut *const c_char, line: *mut c_int) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekOldest, Outputs { file, line, ..Outputs::NONE }) }
}

/// The code of the oldest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes the source file, line and function that raised it, what happened (empty if nothing was said) and the
/// ERR_TXT_ flags of that text, where these are not NULL. Strings are good until the next error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_error_all(
    file: *mut *const c_char,
    line: *mut c_int,
    func: *mut *const c_char,
    data: *mut *const c_char,
    flags: *mut c_int,
) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekOldest, Outputs { file, line, func, data, flags }) }
}

/// The code of the oldest error of this thread, which stays on the queue, or 0 if there is none.
/// As the function whose name ends in _all, without the function's name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_error_line_data(
    file: *mut *const c_char,
    line: *mut c_int,
    data: *mut *const c_char,
    flags: *mut c_int,
) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekOldest, Outputs { file, line, data, flags, ..Outputs::NONE }) }
}

/// The code of the oldest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes the name of the function that raised it, or an empty string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_error_func(func: *mut *const c_char) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekOldest, Outputs { func, ..Outputs::NONE }) }
}

/// The code of the oldest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes what happened, or an empty string, and the ERR_TXT_ flags of that text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_error_data(data: *mut *const c_char, flags: *mut c_int) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekOldest, Outputs { data, flags, ..Outputs::NONE }) }
}

/// The code of the newest error of this thread, which stays on the queue, or 0 if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_last_error() -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekNewest, Outputs::NONE) }
}

/// The code of the newest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes the source file and line that raised it where these are not NULL. Strings are good until the next error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_last_error_line(file: *mut *const c_char, line: *mut c_int) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekNewest, Outputs { file, line, ..Outputs::NONE }) }
}

/// The code of the newest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes the source file, line and function that raised it, what happened (empty if nothing was said) and the
/// ERR_TXT_ flags of that text, where these are not NULL. Strings are good until the next error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_last_error_all(
    file: *mut *const c_char,
    line: *mut c_int,
    func: *mut *const c_char,
    data: *mut *const c_char,
    flags: *mut c_int,
) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekNewest, Outputs { file, line, func, data, flags }) }
}

/// The code of the newest error of this thread, which stays on the queue, or 0 if there is none.
/// As the function whose name ends in _all, without the function's name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_last_error_line_data(
    file: *mut *const c_char,
    line: *mut c_int,
    data: *mut *const c_char,
    flags: *mut c_int,
) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekNewest, Outputs { file, line, data, flags, ..Outputs::NONE }) }
}

/// The code of the newest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes the name of the function that raised it, or an empty string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_last_error_func(func: *mut *const c_char) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekNewest, Outputs { func, ..Outputs::NONE }) }
}

/// The code of the newest error of this thread, which stays on the queue, or 0 if there is none.
/// Writes what happened, or an empty string, and the ERR_TXT_ flags of that text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_peek_last_error_data(data: *mut *const c_char, flags: *mut c_int) -> c_ulong {
    // SAFETY: the caller's pointers are NULL or writable.
    unsafe { read(Which::PeekNewest, Outputs { data, flags, ..Outputs::NONE }) }
}

/// Forgets all errors of this thread.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_clear_error() {
    entry_quiet((), || with_queue(|queue| queue.clear()));
}

/// Marks the newest error. Returns 1, or 0 if there is none.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_set_mark() -> c_int {
    entry_quiet(0, || with_queue(|queue| queue.set_mark().into()))
}

/// Forgets the errors since the last mark, and the mark. Returns 1, or 0 if there was no mark and all errors are forgotten.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_pop_to_mark() -> c_int {
    entry_quiet(0, || with_queue(|queue| queue.pop_to_mark().into()))
}

/// Removes the last mark and keeps the errors. Returns 1, or 0 if there was no mark.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_clear_last_mark() -> c_int {
    entry_quiet(0, || with_queue(|queue| queue.clear_last_mark().into()))
}

/// Adds text to the newest error, after the separator if it has text already. The separator may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ERR_add_error_txt(sep: *const c_char, txt: *const c_char) {
    entry_quiet((), || {
        // SAFETY: both are NULL or strings.
        let (sep, txt) = unsafe { (text_of(sep), text_of(txt)) };
        with_queue(|queue| {
            let Some(entry) = queue.newest_mut() else { return };
            let text = match entry.data.as_deref() {
                Some(data) if !data.is_empty() => format!("{}{sep}{txt}", data.to_string_lossy()),
                _ => txt,
            };
            entry.data = Some(c_string(text));
        });
    });
}

/// # Safety
/// `text` is NULL or a string.
unsafe fn text_of(text: *const c_char) -> String {
    match text.is_null() {
        true => String::new(),
        // SAFETY: not NULL, and a string as the caller promises.
        false => unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned(),
    }
}

/// Does nothing: a thread's queue goes with the thread.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_remove_state(pid: c_ulong) {
    let _ = pid;
}

/// Does nothing: a thread's queue goes with the thread.
#[unsafe(no_mangle)]
pub extern "C" fn ERR_remove_thread_state(dummy: *mut std::ffi::c_void) {
    let _ = dummy;
}
