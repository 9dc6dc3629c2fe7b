//! One BIO: its state, its life, and the calls of its methods.

use std::cell::Cell;
use std::ffi::{c_char, c_int, c_long, c_void};
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering, fence};

use libc::size_t;

use super::method::BIO_METHOD;
use crate::ffi::bio::constants::*;
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_BIO;
use crate::ffi::err::reasons::bio::{BIO_R_UNINITIALIZED, BIO_R_UNSUPPORTED_METHOD};
use crate::ffi::err::{self, ERR_LIB_BIO, ERR_R_INIT_FAIL, ERR_R_INTERNAL_ERROR};
use crate::ffi::ex_data::ExData;

/// `BIO_callback_fn_ex`: watches the calls of a BIO.
pub(crate) type CallbackEx = unsafe extern "C" fn(
    b: *mut BIO,
    oper: c_int,
    argp: *const c_char,
    len: size_t,
    argi: c_int,
    argl: c_long,
    ret: c_int,
    processed: *mut size_t,
) -> c_long;
/// `BIO_callback_fn`: the same before sizes were `size_t`.
pub(crate) type Callback = unsafe extern "C" fn(
    b: *mut BIO,
    oper: c_int,
    argp: *const c_char,
    argi: c_int,
    argl: c_long,
    ret: c_long,
) -> c_long;

/// `struct bio_st`. Belongs to one thread at a time, as in OpenSSL; only the count of references is atomic.
pub struct BIO {
    pub(crate) method: Cell<*const BIO_METHOD>,
    pub(crate) callback: Cell<Option<Callback>>,
    pub(crate) callback_ex: Cell<Option<CallbackEx>>,
    pub(crate) callback_arg: Cell<*mut c_char>,
    /// Whether the method can be used (`BIO_set_init`).
    pub(crate) init: Cell<c_int>,
    /// Whether the method's resource goes with the BIO: `BIO_CLOSE` or `BIO_NOCLOSE`.
    pub(crate) shutdown: Cell<c_int>,
    /// `BIO_FLAGS_…`.
    pub(crate) flags: Cell<c_int>,
    /// `BIO_RR_…`.
    pub(crate) retry_reason: Cell<c_int>,
    /// The descriptor of a socket or file; what a memory BIO returns at its end.
    pub(crate) number: Cell<c_int>,
    /// What the method keeps (`BIO_set_data`).
    pub(crate) data: Cell<*mut c_void>,
    pub(crate) next: Cell<*mut BIO>,
    pub(crate) previous: Cell<*mut BIO>,
    pub(crate) bytes_read: Cell<u64>,
    pub(crate) bytes_written: Cell<u64>,
    pub(crate) ex_data: ExData,
    references: AtomicUsize,
}

/// A new BIO with one reference; `None`, with an error, if the method refuses.
///
/// # Safety
/// `method` outlives the BIO.
pub(crate) unsafe fn new(method: *const BIO_METHOD) -> Option<*mut BIO> {
    let bio = Box::into_raw(Box::new(BIO {
        method: Cell::new(method),
        callback: Cell::new(None),
        callback_ex: Cell::new(None),
        callback_arg: Cell::new(ptr::null_mut()),
        init: Cell::new(0),
        shutdown: Cell::new(BIO_CLOSE),
        flags: Cell::new(0),
        retry_reason: Cell::new(0),
        number: Cell::new(0),
        data: Cell::new(ptr::null_mut()),
        next: Cell::new(ptr::null_mut()),
        previous: Cell::new(ptr::null_mut()),
        bytes_read: Cell::new(0),
        bytes_written: Cell::new(0),
        ex_data: ExData::new(),
        references: AtomicUsize::new(1),
    }));
    // SAFETY: the BIO has just been made; the method is valid as the caller promises.
    unsafe {
        (*bio).ex_data.created(CRYPTO_EX_INDEX_BIO, bio.cast());
        match (*method).create {
            Some(create) if create(bio) == 0 => {
                err::push(ERR_LIB_BIO, ERR_R_INIT_FAIL, "the method's create failed");
                (*bio).ex_data.freed(CRYPTO_EX_INDEX_BIO, bio.cast());
                drop(Box::from_raw(bio));
                return None;
            }
            Some(_) => {}
            None => (*bio).init.set(1),
        }
    }
    Some(bio)
}

/// One reference more.
pub(crate) unsafe fn up_ref(bio: *mut BIO) {
    // SAFETY: a live BIO.
    unsafe { (*bio).references.fetch_add(1, Ordering::Relaxed) };
}

/// How many references there are.
pub(crate) unsafe fn references(bio: *mut BIO) -> usize {
    // SAFETY: a live BIO.
    unsafe { (*bio).references.load(Ordering::Relaxed) }
}

/// One reference less; with the last the BIO goes. False if the BIO's callback forbids it.
pub(crate) unsafe fn free(bio: *mut BIO) -> bool {
    // SAFETY: a live BIO; after the last reference nobody else has it.
    unsafe {
        if (*bio).references.fetch_sub(1, Ordering::Release) > 1 {
            return true;
        }
        fence(Ordering::Acquire);
        if has_callback(bio) && call_callback(bio, BIO_CB_FREE, ptr::null(), 0, 0, 0, 1, ptr::null_mut()) <= 0 {
            return false;
        }
        if let Some(destroy) = (*(*bio).method.get()).destroy {
            destroy(bio);
        }
        (*bio).ex_data.freed(CRYPTO_EX_INDEX_BIO, bio.cast());
        drop(Box::from_raw(bio));
    }
    true
}

/// The BIO that comes after this one in its chain, or NULL.
pub(crate) unsafe fn next(bio: *mut BIO) -> *mut BIO {
    // SAFETY: a live BIO.
    unsafe { (*bio).next.get() }
}

/// Forgets why the last call could not go on.
#[inline]
pub(crate) unsafe fn clear_retry(bio: *mut BIO) {
    // SAFETY: a live BIO.
    let flags = unsafe { &(*bio).flags };
    flags.set(flags.get() & !(BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY));
}

/// Says that the call can be tried again, and what it waits for: `BIO_FLAGS_READ`, `_WRITE` or `_IO_SPECIAL`.
#[inline]
pub(crate) unsafe fn set_retry(bio: *mut BIO, what: c_int) {
    // SAFETY: a live BIO.
    let flags = unsafe { &(*bio).flags };
    flags.set(flags.get() | what | BIO_FLAGS_SHOULD_RETRY);
}

/// Whether the last call can be tried again, and what it waits for: 0, or `BIO_FLAGS_READ`, `_WRITE`, `_IO_SPECIAL` together
/// with `BIO_FLAGS_SHOULD_RETRY`.
#[inline]
pub(crate) unsafe fn should_retry(bio: *mut BIO) -> c_int {
    // SAFETY: a live BIO.
    unsafe { (*bio).flags.get() & (BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY) }
}

/// `BIO_RR_…`: what is special about a call that waits for something special.
pub(crate) unsafe fn retry_reason(bio: *mut BIO) -> c_int {
    // SAFETY: a live BIO.
    unsafe { (*bio).retry_reason.get() }
}

/// What a read or write came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transfer {
    /// So many bytes, at least one.
    Bytes(usize),
    /// None now; [`should_retry`] says what to wait for.
    Retry,
    /// The end of the stream, or nothing could be written and never will.
    End,
    /// An error.
    Failed,
}

/// Reads up to `room` bytes, for Rust callers.
///
/// # Safety
/// A live BIO that stays alive during the call, and `room` writable bytes.
#[inline]
pub(crate) unsafe fn read(bio: *mut BIO, buffer: *mut u8, room: usize) -> Transfer {
    let mut n = 0;
    // SAFETY: as the caller promises.
    unsafe {
        let result = read_raw(bio, buffer.cast(), room, &mut n);
        outcome(bio, result, n)
    }
}

/// Writes up to `len` bytes, for Rust callers.
///
/// # Safety
/// A live BIO that stays alive during the call, and `len` readable bytes.
#[inline]
pub(crate) unsafe fn write(bio: *mut BIO, data: *const u8, len: usize) -> Transfer {
    let mut n = 0;
    // SAFETY: as the caller promises.
    unsafe {
        let result = write_raw(bio, data.cast(), len, &mut n);
        outcome(bio, result, n)
    }
}

unsafe fn outcome(bio: *mut BIO, result: c_int, n: usize) -> Transfer {
    match result {
        1.. if n > 0 => Transfer::Bytes(n),
        // SAFETY: a live BIO.
        _ if unsafe { should_retry(bio) } & BIO_FLAGS_SHOULD_RETRY != 0 => Transfer::Retry,
        0.. => Transfer::End,
        _ => Transfer::Failed,
    }
}

/// Whether somebody watches this BIO's calls.
#[inline]
pub(crate) unsafe fn has_callback(bio: *mut BIO) -> bool {
    // SAFETY: a live BIO.
    unsafe { (*bio).callback_ex.get().is_some() || (*bio).callback.get().is_some() }
}

/// Calls whoever watches the BIO. The old form of callback gets lengths as `int`, in `argi`, and returns them.
#[allow(clippy::too_many_arguments, reason = "the callback's own arguments")]
pub(crate) unsafe fn call_callback(
    bio: *mut BIO,
    operation: c_int,
    data: *const c_char,
    len: size_t,
    argi: c_int,
    argl: c_long,
    result: c_int,
    processed: *mut size_t,
) -> c_long {
    // SAFETY: a live BIO; the program's callback gets what it was registered for.
    unsafe {
        if let Some(callback) = (*bio).callback_ex.get() {
            return callback(bio, operation, data, len, argi, argl, result, processed);
        }
        let Some(callback) = (*bio).callback.get() else { return c_long::from(result) };
        let bare = operation & !BIO_CB_RETURN;
        let carries_length = matches!(bare, BIO_CB_READ | BIO_CB_WRITE | BIO_CB_GETS);
        let counts = operation & BIO_CB_RETURN != 0 && bare != BIO_CB_CTRL && !processed.is_null();
        let argi = if carries_length {
            let Ok(len) = c_int::try_from(len) else { return -1 };
            len
        } else {
            argi
        };
        let mut result = c_long::from(result);
        if result > 0 && counts {
            if *processed > c_int::MAX as size_t {
                return -1;
            }
            result = *processed as c_long;
        }
        let answer = callback(bio, operation, data, argi, argl, result);
        if answer > 0 && counts {
            *processed = answer as size_t;
            return 1;
        }
        answer
    }
}

/// `BIO_read_ex` with the method's own result: 1 and a count, or 0 or less.
///
/// # Safety
/// A live BIO, and `len` writable bytes.
#[inline]
pub(crate) unsafe fn read_raw(bio: *mut BIO, data: *mut c_char, len: size_t, done: &mut size_t) -> c_int {
    // SAFETY: a live BIO, and the caller's buffer; after the method ran only `outcome` looks at the BIO again.
    unsafe {
        let method = (*bio).method.get();
        let watched = has_callback(bio);
        if (*method).read_ex.is_none() && (*method).read.is_none() {
            err::push(ERR_LIB_BIO, BIO_R_UNSUPPORTED_METHOD, "read");
            return -2;
        }
        if watched {
            let answer = call_callback(bio, BIO_CB_READ, data, len, 0, 0, 1, ptr::null_mut()) as c_int;
            if answer <= 0 {
                return answer;
            }
        }
        if (*bio).init.get() == 0 {
            err::push(ERR_LIB_BIO, BIO_R_UNINITIALIZED, "read");
            return -1;
        }
        let mut result = match ((*method).read_ex, (*method).read) {
            (Some(read), _) => read(bio, data, len, done),
            (None, Some(read)) => {
                let n = read(bio, data, c_int::try_from(len).unwrap_or(c_int::MAX));
                *done = size_t::try_from(n).unwrap_or(0);
                n.min(1)
            }
            (None, None) => -2,
        };
        if result > 0 {
            (*bio).bytes_read.set((*bio).bytes_read.get().wrapping_add(*done as u64));
        }
        if watched {
            result = call_callback(bio, BIO_CB_READ | BIO_CB_RETURN, data, len, 0, 0, result, done) as c_int;
        }
        if result > 0 && *done > len {
            err::push(ERR_LIB_BIO, ERR_R_INTERNAL_ERROR, "the method read more than there is room for");
            return -1;
        }
        result
    }
}

/// `BIO_write_ex` with the method's own result: 1 and a count, or 0 or less.
///
/// # Safety
/// A live BIO, and `len` readable bytes.
#[inline]
pub(crate) unsafe fn write_raw(bio: *mut BIO, data: *const c_char, len: size_t, done: &mut size_t) -> c_int {
    // SAFETY: a live BIO, and the caller's buffer.
    unsafe {
        let method = (*bio).method.get();
        let watched = has_callback(bio);
        if (*method).write_ex.is_none() && (*method).write.is_none() {
            err::push(ERR_LIB_BIO, BIO_R_UNSUPPORTED_METHOD, "write");
            return -2;
        }
        if watched {
            let answer = call_callback(bio, BIO_CB_WRITE, data, len, 0, 0, 1, ptr::null_mut()) as c_int;
            if answer <= 0 {
                return answer;
            }
        }
        if (*bio).init.get() == 0 {
            err::push(ERR_LIB_BIO, BIO_R_UNINITIALIZED, "write");
            return -1;
        }
        let mut result = match ((*method).write_ex, (*method).write) {
            (Some(write), _) => write(bio, data, len, done),
            (None, Some(write)) => {
                let n = write(bio, data, c_int::try_from(len).unwrap_or(c_int::MAX));
                *done = size_t::try_from(n).unwrap_or(0);
                n.min(1)
            }
            (None, None) => -2,
        };
        if result > 0 {
            (*bio).bytes_written.set((*bio).bytes_written.get().wrapping_add(*done as u64));
        }
        if watched {
            result = call_callback(bio, BIO_CB_WRITE | BIO_CB_RETURN, data, len, 0, 0, result, done) as c_int;
        }
        result
    }
}

/// `BIO_ctrl`: does what a command says.
///
/// # Safety
/// A live BIO, and the arguments that the command asks for.
pub(crate) unsafe fn call_ctrl(bio: *mut BIO, command: c_int, argl: c_long, argp: *mut c_void) -> c_long {
    // SAFETY: as the caller promises.
    unsafe {
        let Some(ctrl) = (*(*bio).method.get()).ctrl else {
            err::push(ERR_LIB_BIO, BIO_R_UNSUPPORTED_METHOD, "ctrl");
            return -2;
        };
        let watched = has_callback(bio);
        if watched {
            let answer = call_callback(bio, BIO_CB_CTRL, argp.cast(), 0, command, argl, 1, ptr::null_mut());
            if answer <= 0 {
                return answer;
            }
        }
        let result = ctrl(bio, command, argl, argp);
        if watched {
            let result = c_int::try_from(result).unwrap_or(c_int::MAX);
            let operation = BIO_CB_CTRL | BIO_CB_RETURN;
            return call_callback(bio, operation, argp.cast(), 0, command, argl, result, ptr::null_mut());
        }
        result
    }
}
