//! `BIO_s_mem`: a growing buffer, written at its end and read at its front; or a program's bytes, to be read.

use std::ffi::{c_char, c_int, c_long, c_void};
use std::ptr;

use libc::size_t;

use super::method::{BIO_METHOD, puts_by_write};
use super::{BIO, channel, clear_retry, set_retry};
use crate::ffi::bio::constants::*;
use crate::ffi::buffer::{self, BUF_MEM};
use crate::ffi::err::reasons::bio::BIO_R_WRITE_TO_READ_ONLY_BIO;
use crate::ffi::err::{self, ERR_LIB_BIO};

/// The method.
pub(crate) static METHOD: BIO_METHOD = BIO_METHOD {
    write_ex: Some(write),
    read_ex: Some(read),
    puts: Some(puts_by_write),
    gets: Some(gets),
    ctrl: Some(ctrl),
    create: Some(create),
    destroy: Some(destroy),
    ..BIO_METHOD::named(BIO_TYPE_MEM, c"memory buffer")
};

/// What a memory BIO keeps. Bytes that were read stay in the buffer until there is a reason to move the rest to its front,
/// so that reading little by little costs no moving.
struct Memory {
    /// The buffer, whose `length` counts the bytes that were read already too.
    buffer: *mut BUF_MEM,
    /// How many bytes at the front were read.
    consumed: usize,
}

impl Memory {
    /// The bytes to be read.
    ///
    /// # Safety
    /// The buffer is alive, and its fields are true.
    unsafe fn unread(&self) -> (*mut c_char, usize) {
        // SAFETY: a program that shortened the buffer may have gone below what was read: nothing is left then.
        unsafe {
            let length = (*self.buffer).length;
            let consumed = self.consumed.min(length);
            ((*self.buffer).data.wrapping_add(consumed), length - consumed)
        }
    }

    /// Moves the bytes to be read to the front of the buffer.
    unsafe fn compact(&mut self) {
        // SAFETY: both places lie in the buffer.
        unsafe {
            let (data, len) = self.unread();
            if self.consumed > 0 && !(*self.buffer).data.is_null() {
                ptr::copy(data, (*self.buffer).data, len);
                (*self.buffer).length = len;
            }
        }
        self.consumed = 0;
    }
}

/// A read-only BIO over `len` bytes of a program's, which it must keep (`BIO_new_mem_buf`).
///
/// # Safety
/// `data` points to `len` bytes that outlive the BIO.
pub(crate) unsafe fn new_read_only(data: *const c_void, len: usize) -> Option<*mut BIO> {
    // SAFETY: the method is static; the new BIO has a `Memory`, whose buffer is given the program's bytes and is not freed.
    unsafe {
        let bio = channel::new(&METHOD)?;
        let memory = state(bio);
        let buffer = (*memory).buffer;
        (*buffer).data = data.cast_mut().cast();
        (*buffer).length = len;
        (*buffer).max = len;
        (*bio).flags.set((*bio).flags.get() | BIO_FLAGS_MEM_RDONLY);
        (*bio).number.set(0);
        Some(bio)
    }
}

unsafe fn state(bio: *mut BIO) -> *mut Memory {
    // SAFETY: a live BIO, whose data `create` set.
    unsafe { (*bio).data.get().cast() }
}

unsafe fn is_read_only(bio: *mut BIO) -> bool {
    // SAFETY: a live BIO.
    unsafe { (*bio).flags.get() & BIO_FLAGS_MEM_RDONLY != 0 }
}

unsafe extern "C" fn create(bio: *mut BIO) -> c_int {
    let buffer = buffer::BUF_MEM_new();
    if buffer.is_null() {
        return 0;
    }
    // SAFETY: a BIO that is being made.
    unsafe {
        (*bio).data.set(Box::into_raw(Box::new(Memory { buffer, consumed: 0 })).cast());
        (*bio).shutdown.set(BIO_CLOSE);
        (*bio).init.set(1);
        (*bio).number.set(-1);
    }
    1
}

unsafe extern "C" fn destroy(bio: *mut BIO) -> c_int {
    // SAFETY: the state goes with the BIO.
    unsafe {
        release_buffer(bio);
        drop(Box::from_raw(state(bio)));
        (*bio).data.set(ptr::null_mut());
    }
    1
}

/// Gives the buffer back if it is the BIO's; the bytes of a read-only one are the program's.
unsafe fn release_buffer(bio: *mut BIO) {
    // SAFETY: a live memory BIO.
    unsafe {
        if (*bio).shutdown.get() != 0 && (*bio).init.get() != 0 {
            let buffer = (*state(bio)).buffer;
            if is_read_only(bio) && !buffer.is_null() {
                (*buffer).data = ptr::null_mut();
            }
            buffer::BUF_MEM_free(buffer);
        }
    }
}

unsafe extern "C" fn read(bio: *mut BIO, out: *mut c_char, room: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live memory BIO and the caller's buffer. No callback runs while `memory` is borrowed.
    unsafe {
        clear_retry(bio);
        *done = 0;
        let memory = &mut *state(bio);
        let (data, len) = memory.unread();
        let n = room.min(len);
        if !out.is_null() && n > 0 {
            ptr::copy_nonoverlapping(data, out, n);
            memory.consumed += n;
            *done = n;
            return 1;
        }
        if len > 0 {
            return 0;
        }
        let at_end = (*bio).number.get();
        if at_end != 0 {
            set_retry(bio, BIO_FLAGS_READ);
        }
        if at_end > 0 {
            *done = at_end as size_t;
        }
        at_end
    }
}

unsafe extern "C" fn write(bio: *mut BIO, data: *const c_char, len: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live memory BIO and the caller's bytes. No callback runs while `memory` is borrowed.
    unsafe {
        *done = 0;
        if is_read_only(bio) {
            err::push(ERR_LIB_BIO, BIO_R_WRITE_TO_READ_ONLY_BIO, "");
            return -1;
        }
        clear_retry(bio);
        if len == 0 {
            return 0;
        }
        if data.is_null() {
            err::push(ERR_LIB_BIO, err::ERR_R_PASSED_NULL_PARAMETER, "");
            return -1;
        }
        let memory = &mut *state(bio);
        let held = (*memory.buffer).length;
        // Moving the rest to the front is worth it when it is the smaller part, or saves growing.
        if memory.consumed > 0 && (memory.consumed > held / 2 || held + len > (*memory.buffer).max) {
            memory.compact();
        }
        let held = (*memory.buffer).length;
        let Some(total) = held.checked_add(len) else { return -1 };
        if buffer::BUF_MEM_grow_clean(memory.buffer, total) != total {
            return -1;
        }
        ptr::copy_nonoverlapping(data, (*memory.buffer).data.add(held), len);
        *done = len;
        1
    }
}

/// Reads to the end of a line, which is kept, or as much as there is room for.
unsafe extern "C" fn gets(bio: *mut BIO, out: *mut c_char, size: c_int) -> c_int {
    // SAFETY: a live memory BIO, and room for `size` bytes.
    unsafe {
        clear_retry(bio);
        let (data, len) = (*state(bio)).unread();
        let room = size_t::try_from(size).unwrap_or(0).saturating_sub(1).min(len);
        if room == 0 {
            if size > 0 {
                *out = 0;
            }
            return 0;
        }
        let unread = std::slice::from_raw_parts(data.cast::<u8>(), room);
        let line = unread.iter().position(|&byte| byte == b'\n').map_or(room, |at| at + 1);
        let mut n = 0;
        let result = read(bio, out, line, &mut n);
        *out.add(n) = 0;
        if result > 0 { c_int::try_from(n).unwrap_or(c_int::MAX) } else { result }
    }
}

unsafe extern "C" fn ctrl(bio: *mut BIO, command: c_int, argl: c_long, argp: *mut c_void) -> c_long {
    // SAFETY: a live memory BIO, and the pointers that each command asks for.
    unsafe {
        let memory = state(bio);
        let (data, len) = (*memory).unread();
        match command {
            BIO_CTRL_RESET => {
                if !is_read_only(bio) && (*bio).flags.get() & BIO_FLAGS_NONCLEAR_RST == 0 {
                    let buffer = (*memory).buffer;
                    if !(*buffer).data.is_null() {
                        ptr::write_bytes((*buffer).data, 0, (*buffer).max);
                    }
                    (*buffer).length = 0;
                }
                (*memory).consumed = 0;
                1
            }
            BIO_C_FILE_SEEK => match usize::try_from(argl) {
                Ok(place) if place <= (*(*memory).buffer).length => {
                    (*memory).consumed = place;
                    argl
                }
                _ => -1,
            },
            BIO_C_FILE_TELL => (*memory).consumed as c_long,
            BIO_CTRL_EOF => c_long::from(len == 0),
            BIO_C_SET_BUF_MEM_EOF_RETURN => {
                (*bio).number.set(argl as c_int);
                1
            }
            BIO_CTRL_INFO => {
                if !argp.is_null() {
                    argp.cast::<*mut c_char>().write(data);
                }
                len as c_long
            }
            BIO_C_SET_BUF_MEM => {
                release_buffer(bio);
                (*bio).shutdown.set(argl as c_int);
                (*bio).flags.set((*bio).flags.get() & !BIO_FLAGS_MEM_RDONLY);
                (*memory).buffer = argp.cast();
                (*memory).consumed = 0;
                1
            }
            BIO_C_GET_BUF_MEM_PTR => {
                if !argp.is_null() {
                    if !is_read_only(bio) {
                        (*memory).compact();
                    }
                    argp.cast::<*mut BUF_MEM>().write((*memory).buffer);
                }
                1
            }
            BIO_CTRL_GET_CLOSE => (*bio).shutdown.get().into(),
            BIO_CTRL_SET_CLOSE => {
                (*bio).shutdown.set(argl as c_int);
                1
            }
            BIO_CTRL_PENDING => len as c_long,
            BIO_CTRL_DUP | BIO_CTRL_FLUSH => 1,
            _ => 0,
        }
    }
}
