//! `BIO_f_base64`: encodes what is written through it, and decodes what is read.

use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_long, c_void};
use std::ptr;

use libc::size_t;
use zeroize::Zeroizing;

use super::method::{BIO_METHOD, Info, puts_by_write};
use super::{BIO, Transfer, call_ctrl, clear_retry, next};
use crate::base64::{self, Pieces, Progress};
use crate::ffi::bio::chain::BIO_copy_next_retry;
use crate::ffi::bio::constants::*;

/// The method.
pub(crate) static METHOD: BIO_METHOD = BIO_METHOD {
    write_ex: Some(write),
    read_ex: Some(read),
    puts: Some(puts_by_write),
    ctrl: Some(ctrl),
    create: Some(create),
    destroy: Some(destroy),
    callback_ctrl: Some(callback_ctrl),
    ..BIO_METHOD::named(BIO_TYPE_BASE64, c"base64 encoding")
};

/// How much is encoded or read at once.
const CHUNK: usize = 1024;

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Direction {
    #[default]
    None,
    Encode,
    Decode,
}

/// What a filter keeps.
#[derive(Default)]
struct Filter {
    direction: Direction,
    pieces: Pieces,
    /// Text to be written to the next BIO, or bytes to be given to the reader.
    ready: Zeroizing<Vec<u8>>,
    /// How much of that is gone.
    gone: usize,
    /// Text that was read and is not decoded yet: the line in which base64 may begin, or a group that is not whole.
    text: Zeroizing<Vec<u8>>,
    /// The line in which base64 begins has been found.
    begun: bool,
    /// A line too long to be base64's first goes on.
    passing: bool,
    /// There is no more to decode.
    ended: bool,
}

impl Filter {
    /// Begins anew if it worked in the other direction before.
    fn turn(&mut self, direction: Direction) {
        if self.direction != direction {
            *self = Self { direction, ..Self::default() };
        }
    }

    fn waiting(&self) -> &[u8] {
        self.ready.get(self.gone..).unwrap_or_default()
    }

    /// Decodes text that was read.
    fn take_in(&mut self, text: &[u8], lines: bool) {
        let made = if lines { self.take_in_lines(text) } else { self.take_in_groups(text) };
        self.gone = 0;
        self.ready = made.unwrap_or_else(|| {
            self.ended = true;
            Zeroizing::default()
        });
    }

    /// Text without line ends. `None` if it is wrong.
    fn take_in_groups(&mut self, text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.text.extend_from_slice(text);
        let whole = self.text.len() / 4 * 4;
        let (groups, rest) = self.text.split_at(whole);
        let mut made = base64::decode(groups)?;
        let padding = groups.iter().rev().take(2).take_while(|c| **c == b'=').count();
        let length = made.len().saturating_sub(padding);
        made.truncate(length);
        self.ended = whole > 0 && made.is_empty();
        self.text = Zeroizing::new(rest.to_vec());
        Some(made)
    }

    /// Lines, of which the first that are not base64 are passed over. `None` if what comes then is wrong.
    fn take_in_lines(&mut self, text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.text.extend_from_slice(text);
        let text = std::mem::take(&mut self.text);
        let mut made = Zeroizing::default();
        let mut rest = &text[..];
        while !self.begun {
            let Some(end) = rest.iter().position(|c| *c == b'\n') else {
                if rest.len() >= CHUNK {
                    self.passing = true;
                } else {
                    self.text = Zeroizing::new(rest.to_vec());
                }
                return Some(made);
            };
            let (line, after) = rest.split_at(end + 1);
            let progress = Pieces::default().decode(line, &mut made);
            self.begun = !std::mem::take(&mut self.passing) && (progress == Progress::More || !made.is_empty());
            made.clear();
            if !self.begun {
                rest = after;
            }
        }
        if rest.is_empty() {
            return Some(made);
        }
        match self.pieces.decode(rest, &mut made) {
            Progress::Wrong => return None,
            Progress::End => self.ended = true,
            Progress::More => {}
        }
        Some(made)
    }
}

/// The filter's state; a borrow of it never lives across a call of another BIO.
unsafe fn state<'a>(bio: *mut BIO) -> &'a RefCell<Filter> {
    // SAFETY: a live BIO of this method, which `create` gave its state.
    unsafe { &*(*bio).data.get().cast() }
}

unsafe fn in_lines(bio: *mut BIO) -> bool {
    // SAFETY: a live BIO.
    unsafe { (*bio).flags.get() & BIO_FLAGS_BASE64_NO_NL == 0 }
}

/// Writes what is ready to the next BIO. 1, or what that returned.
unsafe fn send(bio: *mut BIO) -> c_int {
    // SAFETY: a live BIO of this method with one after it.
    unsafe {
        loop {
            let text = Zeroizing::new(state(bio).borrow().waiting().to_vec());
            if text.is_empty() {
                return 1;
            }
            match super::write(next(bio), text.as_ptr(), text.len()) {
                Transfer::Bytes(n) => state(bio).borrow_mut().gone += n,
                other => {
                    BIO_copy_next_retry(bio);
                    return if other == Transfer::End { 0 } else { -1 };
                }
            }
        }
    }
}

/// Makes text ready to be written, and writes it.
unsafe fn send_this(bio: *mut BIO, text: Zeroizing<Vec<u8>>) -> c_int {
    // SAFETY: as `send`.
    unsafe {
        {
            let mut filter = state(bio).borrow_mut();
            (filter.ready, filter.gone) = (text, 0);
        }
        send(bio)
    }
}

unsafe extern "C" fn write(bio: *mut BIO, data: *const c_char, len: size_t, written: *mut size_t) -> c_int {
    // SAFETY: a live BIO of this method; `len` readable bytes; room for the count.
    unsafe {
        clear_retry(bio);
        *written = 0;
        if next(bio).is_null() {
            return 0;
        }
        state(bio).borrow_mut().turn(Direction::Encode);
        let mut sent = send(bio);
        while sent > 0 && *written < len {
            let n = CHUNK.min(len - *written);
            let bytes = std::slice::from_raw_parts(data.cast::<u8>().add(*written), n);
            let text = state(bio).borrow_mut().pieces.encode(bytes, in_lines(bio));
            *written += n;
            sent = send_this(bio, text);
        }
        // What was taken in will be written later.
        if *written > 0 { 1 } else { sent.min(0) }
    }
}

unsafe extern "C" fn read(bio: *mut BIO, data: *mut c_char, room: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live BIO of this method; room for `room` bytes and for the count.
    unsafe {
        clear_retry(bio);
        *done = 0;
        if next(bio).is_null() {
            return 0;
        }
        state(bio).borrow_mut().turn(Direction::Decode);
        let mut result = 0;
        while *done < room {
            let ended = {
                let mut filter = state(bio).borrow_mut();
                let waiting = filter.waiting();
                let n = waiting.len().min(room - *done);
                ptr::copy_nonoverlapping(waiting.as_ptr(), data.cast::<u8>().add(*done), n);
                *done += n;
                filter.gone += n;
                filter.ended
            };
            if ended || *done == room {
                break;
            }
            let mut text = Zeroizing::new([0; CHUNK]);
            match super::read(next(bio), text.as_mut_ptr(), CHUNK) {
                Transfer::Bytes(n) => {
                    let lines = in_lines(bio);
                    state(bio).borrow_mut().take_in(text.get(..n).unwrap_or_default(), lines);
                }
                Transfer::Retry => {
                    BIO_copy_next_retry(bio);
                    result = -1;
                    break;
                }
                other => {
                    state(bio).borrow_mut().ended = true;
                    result = if other == Transfer::End { 0 } else { -1 };
                    break;
                }
            }
        }
        if *done > 0 { 1 } else { result }
    }
}

unsafe extern "C" fn ctrl(bio: *mut BIO, command: c_int, larg: c_long, parg: *mut c_void) -> c_long {
    // SAFETY: a live BIO of this method, and what the command asks for.
    unsafe {
        let after = next(bio);
        if after.is_null() {
            return 0;
        }
        match command {
            BIO_CTRL_RESET => *state(bio).borrow_mut() = Filter::default(),
            BIO_CTRL_EOF if state(bio).borrow().ended => return 1,
            BIO_CTRL_PENDING | BIO_CTRL_WPENDING => {
                let filter = state(bio).borrow();
                let held = filter.direction == Direction::Encode && in_lines(bio) && filter.pieces.held() > 0;
                match filter.waiting().len() {
                    0 if command == BIO_CTRL_WPENDING && held => return 1,
                    0 => {}
                    n => return n as c_long,
                }
            }
            BIO_CTRL_FLUSH => {
                clear_retry(bio);
                let mut sent = send(bio);
                if sent > 0 && state(bio).borrow().direction == Direction::Encode {
                    let text = state(bio).borrow_mut().pieces.finish_encoding(in_lines(bio));
                    sent = send_this(bio, text);
                }
                if sent <= 0 {
                    return sent.into();
                }
            }
            BIO_C_DO_STATE_MACHINE => {
                clear_retry(bio);
                let result = call_ctrl(after, command, larg, parg);
                BIO_copy_next_retry(bio);
                return result;
            }
            BIO_CTRL_DUP => return 1,
            _ => {}
        }
        call_ctrl(after, command, larg, parg)
    }
}

unsafe extern "C" fn callback_ctrl(bio: *mut BIO, command: c_int, callback: Option<Info>) -> c_long {
    // SAFETY: a live BIO of this method.
    unsafe { crate::ffi::bio::ctrl::BIO_callback_ctrl(next(bio), command, callback) }
}

unsafe extern "C" fn create(bio: *mut BIO) -> c_int {
    // SAFETY: a new BIO, which owns its state.
    unsafe {
        (*bio).data.set(Box::into_raw(Box::new(RefCell::new(Filter::default()))).cast());
        (*bio).init.set(1);
    }
    1
}

unsafe extern "C" fn destroy(bio: *mut BIO) -> c_int {
    // SAFETY: the state came from `create`, and the BIO goes.
    unsafe {
        let state = (*bio).data.replace(ptr::null_mut()).cast::<RefCell<Filter>>();
        if !state.is_null() {
            drop(Box::from_raw(state));
        }
    }
    1
}
