//! Functions that take a `FILE` work through a BIO around it.

use libc::FILE;

use crate::bio::BIO;
use crate::ffi::bio::life::BIO_free;
use crate::ffi::bio::methods::BIO_new_fp;
use crate::ffi::{Pushed, non_null};

/// `BIO_NOCLOSE`: the file stays the program's.
const NOCLOSE: std::ffi::c_int = 0;

/// Calls `body` with a BIO around a file.
///
/// # Safety
/// NULL or an open file.
pub(crate) unsafe fn with_file<T>(file: *mut FILE, body: impl FnOnce(*mut BIO) -> T) -> Result<T, Pushed> {
    // SAFETY: an open file; the BIO is ours and freed once.
    unsafe {
        let bio = non_null(BIO_new_fp(non_null(file)?.as_ptr(), NOCLOSE))?.as_ptr();
        let result = body(bio);
        BIO_free(bio);
        Ok(result)
    }
}
