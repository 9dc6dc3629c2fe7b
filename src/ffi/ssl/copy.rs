//! Copying bytes to where a program has room for them.

use core::ffi::c_void;

use crate::ffi::arguments::put_bytes;

/// Copies at most `room` of `bytes` to `out` and returns how many were copied or, if `room` is 0, how many there are.
pub(crate) fn copy_or_measure(bytes: &[u8], out: *mut c_void, room: usize) -> usize {
    if room == 0 {
        return bytes.len();
    }
    copy_some(bytes, out, room)
}

/// Copies at most `room` of `bytes` to `out` and returns how many were copied.
pub(crate) fn copy_some(bytes: &[u8], out: *mut c_void, room: usize) -> usize {
    let fitting = bytes.get(..room).unwrap_or(bytes);
    put_bytes!(out, fitting);
    fitting.len()
}
