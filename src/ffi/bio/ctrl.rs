//! Commands, and the functions that are commands.

use std::ffi::{c_int, c_long, c_void};
use std::ptr;

use libc::size_t;

use super::constants::*;
use crate::bio::{self, BIO};
use crate::ffi::err::reasons::bio::BIO_R_UNSUPPORTED_METHOD;
use crate::ffi::{entry, entry_quiet, err, non_null};

/// Gives the command cmd, a BIO_CTRL_ or BIO_C_ number, to a BIO. What is returned depends on it; 0 for a command that the
/// method does not know, -2 if it knows none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_ctrl(bp: *mut BIO, cmd: c_int, larg: c_long, parg: *mut c_void) -> c_long {
    // SAFETY: a live BIO, and what the command asks for.
    entry_quiet(-1, || if bp.is_null() { -1 } else { unsafe { bio::call_ctrl(bp, cmd, larg, parg) } })
}

/// BIO_ctrl with a pointer to iarg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_int_ctrl(bp: *mut BIO, cmd: c_int, larg: c_long, iarg: c_int) -> c_long {
    let mut number = iarg;
    // SAFETY: as BIO_ctrl.
    unsafe { BIO_ctrl(bp, cmd, larg, ptr::from_mut(&mut number).cast()) }
}

/// BIO_ctrl for a command that writes a pointer. Returns the pointer, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_ptr_ctrl(bp: *mut BIO, cmd: c_int, larg: c_long) -> *mut c_void {
    let mut pointer = ptr::null_mut::<c_void>();
    // SAFETY: as BIO_ctrl.
    match unsafe { BIO_ctrl(bp, cmd, larg, ptr::from_mut(&mut pointer).cast()) } {
        1.. => pointer,
        _ => ptr::null_mut(),
    }
}

/// Gives a BIO a callback: cmd is BIO_CTRL_SET_CALLBACK. What is returned depends on the method; -2 if it takes none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_callback_ctrl(
    b: *mut BIO,
    cmd: c_int,
    fp: Option<unsafe extern "C" fn(b: *mut BIO, state: c_int, res: c_int) -> c_int>,
) -> c_long {
    entry(-2, || {
        let b = non_null(b)?.as_ptr();
        // SAFETY: a live BIO, and the program's callback.
        unsafe {
            match (*(*b).method.get()).callback_ctrl {
                Some(callback_ctrl) if cmd == BIO_CTRL_SET_CALLBACK => Ok(callback_ctrl(b, cmd, fp)),
                _ => Err(err::push(err::ERR_LIB_BIO, BIO_R_UNSUPPORTED_METHOD, "callback_ctrl")),
            }
        }
    })
}

/// # Safety
/// NULL or a live BIO, and a command without arguments that returns a size.
unsafe fn size_of_command(b: *mut BIO, command: c_int) -> size_t {
    // SAFETY: as the caller promises.
    size_t::try_from(unsafe { BIO_ctrl(b, command, 0, ptr::null_mut()) }).unwrap_or(0)
}

/// How many bytes wait to be read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_ctrl_pending(b: *mut BIO) -> size_t {
    // SAFETY: NULL or a live BIO.
    unsafe { size_of_command(b, BIO_CTRL_PENDING) }
}

/// How many bytes wait to be sent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_ctrl_wpending(b: *mut BIO) -> size_t {
    // SAFETY: NULL or a live BIO.
    unsafe { size_of_command(b, BIO_CTRL_WPENDING) }
}

/// How many bytes can surely be written to this half of a pair.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_ctrl_get_write_guarantee(b: *mut BIO) -> size_t {
    // SAFETY: NULL or a live BIO.
    unsafe { size_of_command(b, BIO_C_GET_WRITE_GUARANTEE) }
}

/// How many bytes the other half of a pair wanted to read and could not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_ctrl_get_read_request(b: *mut BIO) -> size_t {
    // SAFETY: NULL or a live BIO.
    unsafe { size_of_command(b, BIO_C_GET_READ_REQUEST) }
}

/// Forgets what the other half of a pair wanted to read. Returns 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_ctrl_reset_read_request(b: *mut BIO) -> c_int {
    // SAFETY: NULL or a live BIO.
    unsafe { BIO_ctrl(b, BIO_C_RESET_READ_REQUEST, 0, ptr::null_mut()) as c_int }
}
