//! Asking at the terminal.

use std::ffi::{c_char, c_int};
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::mem::ManuallyDrop;
use std::os::fd::{AsRawFd as _, FromRawFd as _};

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::question::{ERROR, INFO, UI_INPUT_FLAG_ECHO, UI_set_result_ex, VERIFY};
use super::{UI, UI_STRING};
use crate::ffi::{entry, non_null};

/// How long an answer may be, in bytes.
const MAX_ANSWER: usize = 8192;

/// Where a person is asked: the process's terminal, or standard input and error if it has none.
pub(super) struct Terminal(Option<File>);

/// What a person typed.
enum Answer {
    Line(Zeroizing<Vec<u8>>),
    Interrupted,
    Ended,
}

impl Terminal {
    fn open() -> Self {
        Self(OpenOptions::new().read(true).write(true).open("/dev/tty").ok())
    }

    fn say(&mut self, text: &[u8]) {
        // Whether anybody sees it shows when the answer is read.
        let _ = match &mut self.0 {
            Some(terminal) => terminal.write_all(text),
            None => std::io::stderr().write_all(text),
        };
    }

    /// Reads a line, without its end. What is typed is shown only if `echo` says so.
    fn read_line(&mut self, echo: bool) -> Answer {
        // SAFETY: standard input stays open, for it is not closed here.
        let mut standard = ManuallyDrop::new(unsafe { File::from_raw_fd(0) });
        let input = self.0.as_mut().unwrap_or(&mut standard);
        let quiet = if echo { None } else { Quiet::begin(input.as_raw_fd()) };
        let mut line = Zeroizing::new(Vec::with_capacity(MAX_ANSWER));
        let mut byte = Zeroizing::new([0]);
        let answer = loop {
            match input.read(&mut *byte) {
                Ok(1) if byte[0] == b'\n' => break Answer::Line(line),
                Ok(1) if quiet.as_ref().is_some_and(|quiet| quiet.interrupt == byte[0]) => break Answer::Interrupted,
                Ok(1) if line.len() < MAX_ANSWER => line.push(byte[0]),
                Ok(1) => {}
                Ok(_) if !line.is_empty() => break Answer::Line(line),
                Ok(_) => break Answer::Ended,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => break Answer::Interrupted,
                Err(_) => break Answer::Ended,
            }
        };
        if quiet.is_some() {
            self.say(b"\n");
        }
        answer
    }
}

/// While it lives a terminal does not show what is typed, and its interrupt key ends the line instead of the process, which
/// would leave the terminal so.
struct Quiet {
    fd: c_int,
    before: libc::termios,
    interrupt: u8,
}

impl Quiet {
    /// `None` if it is no terminal.
    fn begin(fd: c_int) -> Option<Self> {
        // SAFETY: an open file; the settings are plain numbers, which are read before they are changed.
        unsafe {
            let mut before: libc::termios = std::mem::zeroed();
            if libc::tcgetattr(fd, &mut before) != 0 {
                return None;
            }
            let interrupt = before.c_cc[libc::VINTR];
            let mut quiet = before;
            quiet.c_lflag &= !(libc::ECHO | libc::ISIG);
            quiet.c_cc[libc::VEOL] = interrupt;
            (libc::tcsetattr(fd, libc::TCSANOW, &quiet) == 0).then_some(Self { fd, before, interrupt })
        }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // SAFETY: the file is open while this lives.
        unsafe { libc::tcsetattr(self.fd, libc::TCSANOW, &self.before) };
    }
}

/// The opener of `UI_OpenSSL`.
pub(super) unsafe extern "C" fn open(ui: *mut UI) -> c_int {
    entry(0, || {
        // SAFETY: a live object that nobody else uses.
        unsafe { non_null(ui)?.as_mut() }.terminal = Some(Terminal::open());
        Ok(1)
    })
}

/// The closer of `UI_OpenSSL`.
pub(super) unsafe extern "C" fn close(ui: *mut UI) -> c_int {
    entry(0, || {
        // SAFETY: a live object that nobody else uses.
        unsafe { non_null(ui)?.as_mut() }.terminal = None;
        Ok(1)
    })
}

/// The writer of `UI_OpenSSL`: tells what is only told. Questions are shown when their answers are read.
pub(super) unsafe extern "C" fn write(ui: *mut UI, uis: *mut UI_STRING) -> c_int {
    entry(0, || {
        // SAFETY: live objects that nobody else uses.
        let (ui, question) = unsafe { (non_null(ui)?.as_mut(), non_null(uis)?.as_ref()) };
        if let (INFO | ERROR, Some(terminal)) = (question.kind, &mut ui.terminal) {
            terminal.say(question.text.to_bytes());
        }
        Ok(1)
    })
}

/// The reader of `UI_OpenSSL`.
pub(super) unsafe extern "C" fn read(ui: *mut UI, uis: *mut UI_STRING) -> c_int {
    entry(0, || {
        // SAFETY: live objects that nobody else uses.
        let (object, question) = unsafe { (non_null(ui)?.as_mut(), non_null(uis)?.as_ref()) };
        if question.result.is_null() {
            return Ok(1);
        }
        let Some(terminal) = &mut object.terminal else { return Ok(0) };
        if question.kind == VERIFY {
            terminal.say(b"Verifying - ");
        }
        terminal.say(question.text.to_bytes());
        let line = match terminal.read_line(question.flags & UI_INPUT_FLAG_ECHO != 0) {
            Answer::Line(line) => line,
            Answer::Interrupted => return Ok(-1),
            Answer::Ended => return Ok(0),
        };
        let test = question.test;
        let length = c_int::try_from(line.len()).unwrap_or(0);
        // SAFETY: the question lives; the answer is ours.
        if unsafe { UI_set_result_ex(ui, uis, line.as_ptr().cast::<c_char>(), length) } < 0 {
            return Ok(0);
        }
        if !test.is_null() {
            // SAFETY: the place of an answer, a C string.
            let wanted = unsafe { std::ffi::CStr::from_ptr(test) }.to_bytes();
            if !bool::from(wanted.ct_eq(&line)) {
                terminal.say(b"Verify failure\n");
                return Ok(0);
            }
        }
        Ok(1)
    })
}
