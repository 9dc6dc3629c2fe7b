//! The fields of a BIO that methods and programs get and set.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use crate::bio::BIO;
use crate::ffi::{entry, non_null};

/// Adds flags.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_flags(b: *mut BIO, flags: c_int) {
    entry((), || {
        let b = non_null(b)?.as_ptr();
        // SAFETY: a live BIO.
        unsafe { (*b).flags.set((*b).flags.get() | flags) };
        Ok(())
    });
}

/// Takes flags away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_clear_flags(b: *mut BIO, flags: c_int) {
    entry((), || {
        let b = non_null(b)?.as_ptr();
        // SAFETY: a live BIO.
        unsafe { (*b).flags.set((*b).flags.get() & !flags) };
        Ok(())
    });
}

/// Those of flags that are set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_test_flags(b: *const BIO, flags: c_int) -> c_int {
    entry(0, || {
        let b = non_null(b)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).flags.get() & flags })
    })
}

/// Sets what the method keeps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_data(a: *mut BIO, ptr: *mut c_void) {
    entry((), || {
        let b = non_null(a)?.as_ptr();
        // SAFETY: a live BIO.
        unsafe { (*b).data.set(ptr) };
        Ok(())
    });
}

/// What the method keeps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_data(a: *mut BIO) -> *mut c_void {
    entry(ptr::null_mut(), || {
        let b = non_null(a)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).data.get() })
    })
}

/// Says whether the BIO is ready to read and write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_init(a: *mut BIO, init: c_int) {
    entry((), || {
        let b = non_null(a)?.as_ptr();
        // SAFETY: a live BIO.
        unsafe { (*b).init.set(init) };
        Ok(())
    });
}

/// Whether the BIO is ready to read and write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_init(a: *mut BIO) -> c_int {
    entry(0, || {
        let b = non_null(a)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).init.get() })
    })
}

/// Sets BIO_CLOSE or BIO_NOCLOSE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_shutdown(a: *mut BIO, shut: c_int) {
    entry((), || {
        let b = non_null(a)?.as_ptr();
        // SAFETY: a live BIO.
        unsafe { (*b).shutdown.set(shut) };
        Ok(())
    });
}

/// BIO_CLOSE or BIO_NOCLOSE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_shutdown(a: *mut BIO) -> c_int {
    entry(0, || {
        let b = non_null(a)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).shutdown.get() })
    })
}

/// What is special about a call that waits for something special: a BIO_RR_ number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_retry_reason(bio: *mut BIO) -> c_int {
    entry(0, || {
        let b = non_null(bio)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).retry_reason.get() })
    })
}

/// Sets what BIO_get_retry_reason returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_retry_reason(bio: *mut BIO, reason: c_int) {
    entry((), || {
        let b = non_null(bio)?.as_ptr();
        // SAFETY: a live BIO.
        unsafe { (*b).retry_reason.set(reason) };
        Ok(())
    });
}

/// How many bytes were ever read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_number_read(bio: *mut BIO) -> u64 {
    entry(0, || {
        let b = non_null(bio)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).bytes_read.get() })
    })
}

/// How many bytes were ever written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_number_written(bio: *mut BIO) -> u64 {
    entry(0, || {
        let b = non_null(bio)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).bytes_written.get() })
    })
}

/// The name of the method.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_method_name(b: *const BIO) -> *const c_char {
    entry(ptr::null(), || {
        let b = non_null(b)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*(*b).method.get()).name })
    })
}

/// The type of the method: a BIO_TYPE_ number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_method_type(b: *const BIO) -> c_int {
    entry(0, || {
        let b = non_null(b)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*(*b).method.get()).kind })
    })
}

/// Attaches a value to a BIO, under an index of BIO_get_ex_new_index. Returns 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_set_ex_data(bio: *mut BIO, idx: c_int, data: *mut c_void) -> c_int {
    entry(0, || {
        let b = non_null(bio)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).ex_data.set(idx, data).into() })
    })
}

/// The value attached under an index, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_get_ex_data(bio: *const BIO, idx: c_int) -> *mut c_void {
    entry(ptr::null_mut(), || {
        let b = non_null(bio)?.as_ptr();
        // SAFETY: a live BIO.
        Ok(unsafe { (*b).ex_data.get(idx) })
    })
}
