//! `openssl/rand.h`: random bytes, always the operating system's. It needs no seed, so seeding has nothing to do.

use std::ffi::{c_double, c_int, c_uchar, c_void};

use super::{entry, err, non_null};
use crate::crypto::rng;

/// Fills buf with num random bytes. Returns 1, or 0 on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RAND_bytes(buf: *mut c_uchar, num: c_int) -> c_int {
    entry(0, || {
        let Ok(num) = usize::try_from(num) else {
            return Err(err::push(err::ERR_LIB_RAND, err::ERR_R_PASSED_INVALID_ARGUMENT, "a negative number of bytes"));
        };
        if num > 0 {
            // SAFETY: the program's buffer has `num` bytes.
            rng::fill(unsafe { std::slice::from_raw_parts_mut(non_null(buf)?.as_ptr(), num) })?;
        }
        Ok(1)
    })
}

/// As RAND_bytes: both come from the same source.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RAND_priv_bytes(buf: *mut c_uchar, num: c_int) -> c_int {
    // SAFETY: as RAND_bytes.
    unsafe { RAND_bytes(buf, num) }
}

/// Always 1: there is no seed to wait for.
#[unsafe(no_mangle)]
pub extern "C" fn RAND_status() -> c_int {
    1
}

/// Does nothing and returns 1: there is no seed to renew.
#[unsafe(no_mangle)]
pub extern "C" fn RAND_poll() -> c_int {
    1
}

/// Does nothing: what a program knows adds nothing to the operating system's source.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RAND_seed(buf: *const c_void, num: c_int) {
    let _ = (buf, num);
}

/// Does nothing: what a program knows adds nothing to the operating system's source.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RAND_add(buf: *const c_void, num: c_int, randomness: c_double) {
    let _ = (buf, num, randomness);
}
