//! Making, counting and freeing BIOs.

use std::ffi::c_int;
use std::ptr;

use crate::bio::{self, BIO, BIO_METHOD};
use crate::ffi::{entry, entry_quiet, err, non_null};

/// A new BIO of a method, with one reference. Returns NULL on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_new(r#type: *const BIO_METHOD) -> *mut BIO {
    entry(ptr::null_mut(), || {
        let method = non_null(r#type)?;
        // SAFETY: the program's method outlives its BIOs.
        Ok(unsafe { bio::new(method.as_ptr()) }.unwrap_or(ptr::null_mut()))
    })
}

/// One reference more. Returns 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_up_ref(a: *mut BIO) -> c_int {
    entry(0, || {
        // SAFETY: a live BIO.
        unsafe { bio::up_ref(non_null(a)?.as_ptr()) };
        Ok(1)
    })
}

/// One reference less; with the last the BIO goes, and what it works on too if it was made with BIO_CLOSE.
/// Returns 1, or 0 for NULL or if the BIO's callback forbids it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_free(a: *mut BIO) -> c_int {
    // SAFETY: NULL, or a live BIO.
    entry_quiet(0, || (!a.is_null() && unsafe { bio::free(a) }).into())
}

/// As BIO_free, without a result.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_vfree(a: *mut BIO) {
    // SAFETY: NULL, or a live BIO.
    unsafe { BIO_free(a) };
}

/// Frees a chain of BIOs, up to the first that somebody else refers to as well.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BIO_free_all(a: *mut BIO) {
    entry_quiet((), || {
        let mut bio = a;
        while !bio.is_null() {
            // SAFETY: a live BIO, not looked at after it was freed.
            unsafe {
                let shared = bio::references(bio) > 1;
                let next = bio::next(bio);
                bio::free(bio);
                if shared {
                    break;
                }
                bio = next;
            }
        }
    });
}

/// A new type for a method of a program's own, to be combined with BIO_TYPE_ flags. Returns -1 if there are no more.
#[unsafe(no_mangle)]
pub extern "C" fn BIO_get_new_index() -> c_int {
    use std::sync::atomic::{AtomicI32, Ordering};
    static NEXT: AtomicI32 = AtomicI32::new(super::constants::BIO_TYPE_START + 1);
    entry(-1, || match NEXT.fetch_add(1, Ordering::Relaxed) {
        index @ ..=255 => Ok(index),
        _ => {
            NEXT.store(256, Ordering::Relaxed);
            Err(err::push(err::ERR_LIB_BIO, err::ERR_R_INTERNAL_ERROR, "no more types"))
        }
    })
}
