//! ui.h: asking a person questions, such as for a password.

pub mod ask;
pub mod method;
pub mod password;
pub mod question;
mod terminal;

use std::ffi::{CString, c_char, c_int, c_void};

use method::UI_METHOD;
use terminal::Terminal;

/// `struct ui_st`: questions, and the way that they are asked. One thread has it.
pub struct UI {
    method: *const UI_METHOD,
    user_data: *mut c_void,
    /// Boxed, for programs hold pointers to them.
    #[expect(clippy::vec_box, reason = "their places must not change")]
    questions: Vec<Box<UI_STRING>>,
    terminal: Option<Terminal>,
}

/// `struct ui_string_st`: a question, or something to be told.
pub struct UI_STRING {
    kind: c_int,
    text: CString,
    flags: c_int,
    /// Where the answer goes; NULL for what is only told.
    result: *mut c_char,
    result_length: usize,
    min: usize,
    max: usize,
    /// What the answer is to be the same as.
    test: *const c_char,
}
