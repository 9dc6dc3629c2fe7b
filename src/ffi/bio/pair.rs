//! Functions for BIO pairs.

use std::ffi::{c_char, c_int, c_long};
use std::ptr;

use libc::size_t;

use super::constants::*;
use super::ctrl::BIO_ctrl;
use crate::bio::{self, BIO, pair};
use crate::ffi::err::reasons::bio::BIO_R_UNINITIALIZED;
use crate::ffi::{Pushed, entry, err, non_null};

/// Makes two BIOs that are a pair, each with a buffer of so many bytes for what is written to it; 0 means 17 KiB.
/// Returns 1, or 0 with both NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_new_bio_pair(
    bio1: *mut *mut BIO,
    writebuf1: size_t,
    bio2: *mut *mut BIO,
    writebuf2: size_t,
) -> c_int {
    entry(0, || {
        let (bio1, bio2) = (non_null(bio1)?, non_null(bio2)?);
        // SAFETY: the method is static; the halves are new and are freed if the pair cannot be made.
        unsafe {
            let first = half(writebuf1);
            let second = half(writebuf2);
            let made = match (first, second) {
                (Some(first), Some(second)) => BIO_ctrl(first, BIO_C_MAKE_BIO_PAIR, 0, second.cast()) == 1,
                _ => false,
            };
            if !made {
                for half in [first, second].into_iter().flatten() {
                    bio::free(half);
                }
            }
            let given = |half: Option<*mut BIO>| half.filter(|_| made).unwrap_or(ptr::null_mut());
            bio1.write(given(first));
            bio2.write(given(second));
            Ok(made.into())
        }
    })
}

/// A half with a buffer of its size.
unsafe fn half(size: size_t) -> Option<*mut BIO> {
    // SAFETY: the method is static; the half is new.
    unsafe {
        let half = bio::new(&pair::METHOD)?;
        let size = c_long::try_from(size).unwrap_or(c_long::MAX);
        if size != 0 && BIO_ctrl(half, BIO_C_SET_WRITE_BUF_SIZE, size, ptr::null_mut()) != 1 {
            bio::free(half);
            return None;
        }
        Some(half)
    }
}

/// The half, if it is in a pair.
unsafe fn ready(bio: *mut BIO) -> Result<*mut BIO, Pushed> {
    let bio = non_null(bio)?.as_ptr();
    // SAFETY: a live BIO.
    match unsafe { (*bio).init.get() } {
        0 => Err(err::push(err::ERR_LIB_BIO, BIO_R_UNINITIALIZED, "")),
        _ => Ok(bio),
    }
}

fn as_int(result: c_long) -> c_int {
    c_int::try_from(result).unwrap_or(c_int::MAX)
}

/// Writes to buf where the bytes lie that can be read. Returns how many lie together there, 0 at the end, -1 if there are
/// none now, -2 if there is no pair.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_nread0(bio: *mut BIO, buf: *mut *mut c_char) -> c_int {
    // SAFETY: NULL or a live BIO.
    entry(-2, || Ok(as_int(unsafe { BIO_ctrl(ready(bio)?, BIO_C_NREAD0, 0, buf.cast()) })))
}

/// As BIO_nread0, and takes at most num bytes: they stay in place until the pair is used again. Returns how many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_nread(bio: *mut BIO, buf: *mut *mut c_char, num: c_int) -> c_int {
    entry(-2, || {
        // SAFETY: NULL or a live BIO.
        unsafe {
            let bio = ready(bio)?;
            let n = as_int(BIO_ctrl(bio, BIO_C_NREAD, num.into(), buf.cast()));
            (*bio).bytes_read.set((*bio).bytes_read.get().wrapping_add(u64::try_from(n).unwrap_or(0)));
            Ok(n)
        }
    })
}

/// Writes to buf where bytes can be put that are to be written. Returns how many have room together there, -1 if there is
/// none now, -2 if there is no pair.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_nwrite0(bio: *mut BIO, buf: *mut *mut c_char) -> c_int {
    // SAFETY: NULL or a live BIO.
    entry(-2, || Ok(as_int(unsafe { BIO_ctrl(ready(bio)?, BIO_C_NWRITE0, 0, buf.cast()) })))
}

/// As BIO_nwrite0, for at most num bytes, which count as written: the caller puts them there next. Returns how many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_nwrite(bio: *mut BIO, buf: *mut *mut c_char, num: c_int) -> c_int {
    entry(-2, || {
        // SAFETY: NULL or a live BIO.
        unsafe {
            let bio = ready(bio)?;
            let n = as_int(BIO_ctrl(bio, BIO_C_NWRITE, num.into(), buf.cast()));
            (*bio).bytes_written.set((*bio).bytes_written.get().wrapping_add(u64::try_from(n).unwrap_or(0)));
            Ok(n)
        }
    })
}
