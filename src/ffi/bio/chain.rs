//! Chains of BIOs.

use std::ffi::c_int;
use std::ptr;

use super::constants::*;
use super::ctrl::BIO_ctrl;
use crate::bio::{self, BIO};
use crate::ffi::entry_quiet;

/// Appends a BIO, or a chain, to the chain that begins with b. Returns b, or append if b is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_push(b: *mut BIO, append: *mut BIO) -> *mut BIO {
    entry_quiet(ptr::null_mut(), || {
        if b.is_null() {
            return append;
        }
        // SAFETY: live BIOs, linked to each other.
        unsafe {
            let mut last = b;
            while !bio::next(last).is_null() {
                last = bio::next(last);
            }
            (*last).next.set(append);
            if !append.is_null() {
                (*append).previous.set(last);
            }
            BIO_ctrl(b, BIO_CTRL_PUSH, 0, last.cast());
        }
        b
    })
}

/// Takes b out of its chain. Returns the BIO that came after it, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_pop(b: *mut BIO) -> *mut BIO {
    entry_quiet(ptr::null_mut(), || {
        if b.is_null() {
            return ptr::null_mut();
        }
        // SAFETY: live BIOs, linked to each other.
        unsafe {
            let next = bio::next(b);
            BIO_ctrl(b, BIO_CTRL_POP, 0, b.cast());
            let previous = (*b).previous.replace(ptr::null_mut());
            (*b).next.set(ptr::null_mut());
            if !previous.is_null() {
                (*previous).next.set(next);
            }
            if !next.is_null() {
                (*next).previous.set(previous);
            }
            next
        }
    })
}

/// The BIO that comes after b, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_next(b: *mut BIO) -> *mut BIO {
    // SAFETY: NULL or a live BIO.
    if b.is_null() { ptr::null_mut() } else { unsafe { bio::next(b) } }
}

/// Sets the BIO that comes after b.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_next(b: *mut BIO, next: *mut BIO) {
    if !b.is_null() {
        // SAFETY: a live BIO.
        unsafe { (*b).next.set(next) };
    }
}

/// The first BIO in a chain of a type, or, where bio_type has no type but flags alone, with one of the flags; or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_find_type(b: *mut BIO, bio_type: c_int) -> *mut BIO {
    let mut bio = b;
    while !bio.is_null() {
        // SAFETY: a live BIO.
        unsafe {
            let kind = (*(*bio).method.get()).kind;
            if if bio_type & 0xff == 0 { kind & bio_type != 0 } else { kind == bio_type } {
                return bio;
            }
            bio = bio::next(bio);
        }
    }
    ptr::null_mut()
}

/// The BIO in a chain that the last call waits for; its BIO_RR_ reason is written to reason if that is not NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_retry_BIO(bio: *mut BIO, reason: *mut c_int) -> *mut BIO {
    let (mut at, mut last) = (bio, bio);
    // SAFETY: live BIOs; the reason is NULL or writable.
    unsafe {
        while !at.is_null() && (*at).flags.get() & BIO_FLAGS_SHOULD_RETRY != 0 {
            last = at;
            at = bio::next(at);
        }
        if !reason.is_null() && !last.is_null() {
            *reason = (*last).retry_reason.get();
        }
    }
    last
}

/// Makes what the BIO after b waits for what b waits for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_copy_next_retry(b: *mut BIO) {
    // SAFETY: NULL or live BIOs.
    unsafe {
        if b.is_null() || bio::next(b).is_null() {
            return;
        }
        let next = bio::next(b);
        (*b).flags.set((*b).flags.get() | bio::should_retry(next));
        (*b).retry_reason.set((*next).retry_reason.get());
    }
}
