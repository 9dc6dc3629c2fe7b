//! `BIO_s_file`: a stream of the C library.

use std::ffi::{CStr, c_char, c_int, c_long, c_void};
use std::ptr;

use libc::{FILE, size_t};

use super::fd::errno;
use super::method::{BIO_METHOD, puts_by_write};
use super::{BIO, channel};
use crate::ffi::bio::constants::*;
use crate::ffi::err::reasons::bio::{BIO_R_BAD_FOPEN_MODE, BIO_R_NO_SUCH_FILE};
use crate::ffi::err::{self, ERR_LIB_BIO, ERR_R_SYS_LIB};

/// The method.
pub(crate) static METHOD: BIO_METHOD = BIO_METHOD {
    write_ex: Some(write),
    read_ex: Some(read),
    puts: Some(puts_by_write),
    gets: Some(gets),
    ctrl: Some(ctrl),
    create: Some(create),
    destroy: Some(destroy),
    ..BIO_METHOD::named(BIO_TYPE_FILE, c"FILE pointer")
};

/// A new BIO over an open stream.
pub(crate) fn new(stream: *mut FILE, close: c_int) -> Option<*mut BIO> {
    // SAFETY: the method is static; the BIO is new.
    unsafe {
        let bio = channel::new(&METHOD)?;
        set_stream(bio, stream, close & BIO_CLOSE);
        Some(bio)
    }
}

/// Opens a file, or says why not: the system's error, then the BIO library's.
///
/// # Safety
/// Two strings.
pub(crate) unsafe fn open(name: *const c_char, mode: *const c_char) -> Option<*mut FILE> {
    // SAFETY: two strings, as the caller promises.
    let (stream, text) = unsafe {
        let stream = libc::fopen(name, mode);
        let call = (CStr::from_ptr(name).to_string_lossy(), CStr::from_ptr(mode).to_string_lossy());
        (stream, call)
    };
    if !stream.is_null() {
        return Some(stream);
    }
    let errno = errno();
    err::push_system(errno, format!("calling fopen({}, {})", text.0, text.1));
    let missing = matches!(errno, libc::ENOENT | libc::ENXIO);
    err::push(ERR_LIB_BIO, if missing { BIO_R_NO_SUCH_FILE } else { ERR_R_SYS_LIB }, "");
    None
}

unsafe fn stream(bio: *mut BIO) -> *mut FILE {
    // SAFETY: a live BIO of this method.
    unsafe { (*bio).data.get().cast() }
}

unsafe extern "C" fn create(bio: *mut BIO) -> c_int {
    // SAFETY: a BIO that is being made.
    unsafe { (*bio).init.set(0) };
    1
}

unsafe extern "C" fn destroy(bio: *mut BIO) -> c_int {
    // SAFETY: a live BIO of this method.
    unsafe { close(bio) };
    1
}

/// Closes the stream if it goes with the BIO.
unsafe fn close(bio: *mut BIO) {
    // SAFETY: a live BIO, and a stream that it owns.
    unsafe {
        if (*bio).shutdown.get() != 0 {
            if (*bio).init.get() != 0 && !stream(bio).is_null() {
                libc::fclose(stream(bio));
                (*bio).data.set(ptr::null_mut());
                (*bio).flags.set(0);
            }
            (*bio).init.set(0);
        }
    }
}

unsafe fn set_stream(bio: *mut BIO, stream: *mut FILE, shutdown: c_int) {
    // SAFETY: a live BIO of this method.
    unsafe {
        close(bio);
        (*bio).shutdown.set(shutdown);
        (*bio).data.set(stream.cast());
        (*bio).init.set(1);
    }
}

unsafe extern "C" fn read(bio: *mut BIO, out: *mut c_char, room: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live BIO with an open stream, and the caller's buffer.
    unsafe {
        *done = 0;
        if out.is_null() {
            return 0;
        }
        let n = libc::fread(out.cast(), 1, room, stream(bio));
        if n == 0 && libc::ferror(stream(bio)) != 0 {
            err::push_system(errno(), "calling fread()");
            err::push(ERR_LIB_BIO, ERR_R_SYS_LIB, "");
            return -1;
        }
        *done = n;
        c_int::from(n > 0)
    }
}

unsafe extern "C" fn write(bio: *mut BIO, data: *const c_char, len: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live BIO with an open stream, and the caller's bytes.
    unsafe {
        *done = 0;
        if data.is_null() || len == 0 || libc::fwrite(data.cast(), len, 1, stream(bio)) == 0 {
            return 0;
        }
        *done = len;
        1
    }
}

unsafe extern "C" fn gets(bio: *mut BIO, out: *mut c_char, size: c_int) -> c_int {
    // SAFETY: a live BIO with an open stream, and room for `size` bytes.
    unsafe {
        if size > 0 {
            *out = 0;
        }
        if size <= 0 || libc::fgets(out, size, stream(bio)).is_null() {
            return 0;
        }
        c_int::try_from(libc::strlen(out)).unwrap_or(c_int::MAX)
    }
}

/// The mode that `BIO_read_filename` and the like ask for.
fn mode_of(flags: c_int) -> Option<&'static CStr> {
    let (reads, writes) = (flags & BIO_FP_READ != 0, flags & BIO_FP_WRITE != 0);
    Some(match flags & BIO_FP_APPEND != 0 {
        true if reads => c"a+",
        true => c"a",
        false if reads && writes => c"r+",
        false if writes => c"w",
        false if reads => c"r",
        false => return None,
    })
}

unsafe extern "C" fn ctrl(bio: *mut BIO, command: c_int, argl: c_long, argp: *mut c_void) -> c_long {
    // SAFETY: a live BIO, and the pointers that each command asks for.
    unsafe {
        let stream = stream(bio);
        match command {
            BIO_C_SET_FILE_PTR => {
                set_stream(bio, argp.cast(), argl as c_int & BIO_CLOSE);
                1
            }
            BIO_C_SET_FILENAME => {
                close(bio);
                (*bio).shutdown.set(argl as c_int & BIO_CLOSE);
                let Some(mode) = mode_of(argl as c_int) else {
                    err::push(ERR_LIB_BIO, BIO_R_BAD_FOPEN_MODE, "");
                    return 0;
                };
                if argp.is_null() {
                    err::push(ERR_LIB_BIO, err::ERR_R_PASSED_NULL_PARAMETER, "");
                    return 0;
                }
                let Some(stream) = open(argp.cast(), mode.as_ptr()) else { return 0 };
                (*bio).data.set(stream.cast());
                (*bio).init.set(1);
                1
            }
            BIO_CTRL_GET_CLOSE => (*bio).shutdown.get().into(),
            BIO_CTRL_SET_CLOSE => {
                (*bio).shutdown.set(argl as c_int);
                1
            }
            BIO_CTRL_DUP => 1,
            // The rest needs a stream.
            _ if stream.is_null() => 0,
            BIO_CTRL_RESET | BIO_C_FILE_SEEK => libc::fseek(stream, argl, libc::SEEK_SET).into(),
            BIO_C_FILE_TELL | BIO_CTRL_INFO => libc::ftell(stream),
            BIO_CTRL_EOF => c_long::from(libc::feof(stream) != 0),
            BIO_C_GET_FILE_PTR => {
                if !argp.is_null() {
                    argp.cast::<*mut FILE>().write(stream);
                }
                1
            }
            BIO_CTRL_FLUSH => {
                if libc::fflush(stream) != 0 {
                    err::push_system(errno(), "calling fflush()");
                    err::push(ERR_LIB_BIO, ERR_R_SYS_LIB, "");
                    return 0;
                }
                1
            }
            _ => 0,
        }
    }
}
