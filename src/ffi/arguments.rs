//! How exported functions take their arguments: the one place that says why reading and writing through them is sound.
//!
//! Every macro is for the body of an exported function, whose contract is that of its manual page: each pointer is NULL
//! or valid, each object outlives the call.

/// Borrows the object behind a pointer; NULL ends the body with `ERR_R_PASSED_NULL_PARAMETER`. The borrow must not be
/// alive while a callback runs that could free the object.
macro_rules! borrowed {
    ($pointer:expr) => {{
        let pointer = $pointer;
        // SAFETY: the program passes NULL or a live object of this type, which outlives the call.
        unsafe { $crate::ffi::object::get(pointer) }?
    }};
}
pub(crate) use borrowed;

/// A reference of our own to the object behind a pointer, alive over callbacks; NULL ends the body with an error.
macro_rules! counted {
    ($pointer:expr) => {{
        let pointer = $pointer;
        // SAFETY: the program passes NULL or a live object of this type, to which it holds a reference.
        unsafe { $crate::ffi::object::get1(pointer) }?
    }};
}
pub(crate) use counted;

/// The C string behind a pointer, as a `CStr`; NULL ends the body with an error.
macro_rules! text {
    ($pointer:expr) => {{
        let pointer = $crate::ffi::non_null($pointer)?;
        // SAFETY: the program passes NULL or a string that ends with a zero byte and outlives the call.
        unsafe { core::ffi::CStr::from_ptr(pointer.as_ptr()) }
    }};
}
pub(crate) use text;

/// The bytes behind a pointer and length; NULL is allowed if the length is 0.
macro_rules! input {
    ($pointer:expr, $length:expr) => {{
        let (pointer, length) = ($pointer, $length);
        // SAFETY: the program passes that many readable bytes, which it does not change during the call.
        unsafe { $crate::ffi::guard::bytes(pointer.cast(), length) }?
    }};
}
pub(crate) use input;

/// Writes a result through a pointer, unless it is NULL.
macro_rules! put {
    ($pointer:expr, $value:expr) => {{
        let (pointer, value) = ($pointer, $value);
        if !pointer.is_null() {
            // SAFETY: the program passes NULL or room for one value of this type.
            unsafe { pointer.write(value) }
        }
    }};
}
pub(crate) use put;

/// Copies bytes to where a pointer points, unless it is NULL. The room must be known to suffice.
macro_rules! put_bytes {
    ($pointer:expr, $bytes:expr) => {{
        let (pointer, bytes): (*mut u8, &[u8]) = ($pointer.cast(), $bytes);
        if !pointer.is_null() {
            // SAFETY: the program passes NULL or room for this many bytes, which overlaps nothing of ours.
            unsafe { core::ptr::copy_nonoverlapping(bytes.as_ptr(), pointer, bytes.len()) }
        }
    }};
}
pub(crate) use put_bytes;
