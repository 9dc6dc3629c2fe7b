//! What a kind of BIO does: a table of C functions, for built-in and for programs' methods alike.

use std::ffi::{CStr, CString, c_char, c_int, c_long, c_void};
use std::ptr;

use libc::size_t;

use super::BIO;

/// Reads up to a number of bytes and says how many; returns 1, 0 or a negative number.
pub(crate) type ReadEx = unsafe extern "C" fn(*mut BIO, *mut c_char, size_t, *mut size_t) -> c_int;
/// Reads up to a number of bytes; returns how many, 0 or a negative number.
pub(crate) type Read = unsafe extern "C" fn(*mut BIO, *mut c_char, c_int) -> c_int;
/// Writes up to a number of bytes and says how many; returns 1, 0 or a negative number.
pub(crate) type WriteEx = unsafe extern "C" fn(*mut BIO, *const c_char, size_t, *mut size_t) -> c_int;
/// Writes up to a number of bytes; returns how many, 0 or a negative number.
pub(crate) type Write = unsafe extern "C" fn(*mut BIO, *const c_char, c_int) -> c_int;
/// Writes a string.
pub(crate) type Puts = unsafe extern "C" fn(*mut BIO, *const c_char) -> c_int;
/// Reads a line.
pub(crate) type Gets = unsafe extern "C" fn(*mut BIO, *mut c_char, c_int) -> c_int;
/// Does what a command says.
pub(crate) type Ctrl = unsafe extern "C" fn(*mut BIO, c_int, c_long, *mut c_void) -> c_long;
/// Makes a BIO ready, or ends it.
pub(crate) type Life = unsafe extern "C" fn(*mut BIO) -> c_int;
/// `BIO_info_cb`.
pub(crate) type Info = unsafe extern "C" fn(*mut BIO, c_int, c_int) -> c_int;
/// Does what a command with a callback says.
pub(crate) type CallbackCtrl = unsafe extern "C" fn(*mut BIO, c_int, Option<Info>) -> c_long;

/// `struct bio_method_st`.
pub struct BIO_METHOD {
    /// The kind: `BIO_TYPE_…`.
    pub(crate) kind: c_int,
    /// Its name.
    pub(crate) name: *const c_char,
    pub(crate) write_ex: Option<WriteEx>,
    pub(crate) write: Option<Write>,
    pub(crate) read_ex: Option<ReadEx>,
    pub(crate) read: Option<Read>,
    pub(crate) puts: Option<Puts>,
    pub(crate) gets: Option<Gets>,
    pub(crate) ctrl: Option<Ctrl>,
    pub(crate) create: Option<Life>,
    pub(crate) destroy: Option<Life>,
    pub(crate) callback_ctrl: Option<CallbackCtrl>,
}

// SAFETY: the built-in tables, which are the ones in statics, do not change.
unsafe impl Sync for BIO_METHOD {}

impl BIO_METHOD {
    /// A method that can do nothing yet.
    pub(crate) const fn named(kind: c_int, name: &'static CStr) -> Self {
        Self {
            kind,
            name: name.as_ptr(),
            write_ex: None,
            write: None,
            read_ex: None,
            read: None,
            puts: None,
            gets: None,
            ctrl: None,
            create: None,
            destroy: None,
            callback_ctrl: None,
        }
    }

    /// A program's method, with a name of its own. To be given back with [`Self::free`].
    pub(crate) fn new_for_program(kind: c_int, name: &CStr) -> *mut Self {
        Box::into_raw(Box::new(Self { name: CString::from(name).into_raw(), ..Self::named(kind, c"") }))
    }

    /// # Safety
    /// `method` is NULL or came from [`Self::new_for_program`], and no BIO uses it any more.
    pub(crate) unsafe fn free(method: *mut Self) {
        if !method.is_null() {
            // SAFETY: both allocations came from `into_raw`.
            unsafe {
                let method = Box::from_raw(method);
                drop(CString::from_raw(method.name.cast_mut()));
            }
        }
    }
}

/// A `gets` of one kind is `puts` of all: writes the string with the method's `write`.
///
/// # Safety
/// A BIO and a string.
pub(crate) unsafe extern "C" fn puts_by_write(bio: *mut BIO, string: *const c_char) -> c_int {
    let mut written = 0;
    // SAFETY: a BIO whose method has `write_ex`, which alone is given this function; a string.
    unsafe {
        let Some(write) = (*(*bio).method.get()).write_ex else { return -2 };
        let result = write(bio, string, libc::strlen(string), ptr::addr_of_mut!(written));
        if result > 0 { c_int::try_from(written).unwrap_or(c_int::MAX) } else { result }
    }
}
