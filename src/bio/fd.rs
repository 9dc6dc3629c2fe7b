//! `BIO_s_socket` and `BIO_s_fd`: a file descriptor, read and written by the system's calls. A signal (`EINTR`) and "would
//! block" are retries, as in OpenSSL; nothing is done about `SIGPIPE`, which is the program's.

use std::ffi::{c_char, c_int, c_long, c_void};

use libc::size_t;

use super::method::{BIO_METHOD, puts_by_write};
use super::{BIO, channel, clear_retry, set_retry};
use crate::ffi::bio::constants::*;

/// The method of sockets.
pub(crate) static SOCKET: BIO_METHOD =
    BIO_METHOD { ctrl: Some(socket_ctrl), ..descriptor(BIO_METHOD::named(BIO_TYPE_SOCKET, c"socket")) };

/// The method of other descriptors: these can be sought, and read by lines.
pub(crate) static FD: BIO_METHOD = BIO_METHOD {
    ctrl: Some(fd_ctrl),
    gets: Some(fd_gets),
    ..descriptor(BIO_METHOD::named(BIO_TYPE_FD, c"file descriptor"))
};

/// What both have.
const fn descriptor(named: BIO_METHOD) -> BIO_METHOD {
    BIO_METHOD {
        write_ex: Some(write),
        read_ex: Some(read),
        puts: Some(puts_by_write),
        create: Some(create),
        destroy: Some(destroy),
        ..named
    }
}

/// A new BIO of one of these methods over a descriptor.
pub(crate) fn new(method: &'static BIO_METHOD, fd: c_int, close: c_int) -> Option<*mut BIO> {
    // SAFETY: the method is static; the BIO is new.
    unsafe {
        let bio = channel::new(method)?;
        set_descriptor(bio, fd, close);
        Some(bio)
    }
}

/// Whether a call that failed with `errno` can be tried again (`BIO_sock_non_fatal_error`).
pub(crate) fn is_transient(errno: c_int) -> bool {
    matches!(errno, libc::EAGAIN | libc::EINTR | libc::ENOTCONN | libc::EPROTO | libc::EINPROGRESS | libc::EALREADY)
        || errno == libc::EWOULDBLOCK
}

/// The `errno` of the last call that failed.
pub(crate) fn errno() -> c_int {
    std::io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

fn clear_errno() {
    // SAFETY: `errno` is this thread's own.
    unsafe { *libc::__errno_location() = 0 };
}

unsafe extern "C" fn create(bio: *mut BIO) -> c_int {
    // SAFETY: a BIO that is being made.
    unsafe { (*bio).number.set(-1) };
    1
}

unsafe extern "C" fn destroy(bio: *mut BIO) -> c_int {
    // SAFETY: a live BIO of one of these methods.
    unsafe { close(bio) };
    1
}

/// Closes the descriptor if it goes with the BIO.
unsafe fn close(bio: *mut BIO) {
    // SAFETY: a live BIO; a descriptor that it owns.
    unsafe {
        if (*bio).shutdown.get() != 0 {
            if (*bio).init.get() != 0 {
                libc::close((*bio).number.get());
            }
            (*bio).init.set(0);
            (*bio).flags.set(0);
        }
    }
}

unsafe fn set_descriptor(bio: *mut BIO, fd: c_int, shutdown: c_int) {
    // SAFETY: a live BIO of one of these methods.
    unsafe {
        close(bio);
        (*bio).number.set(fd);
        (*bio).shutdown.set(shutdown);
        (*bio).init.set(1);
    }
}

unsafe extern "C" fn read(bio: *mut BIO, out: *mut c_char, room: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live BIO, and the caller's buffer.
    unsafe {
        *done = 0;
        if out.is_null() {
            return 0;
        }
        clear_errno();
        let n = libc::read((*bio).number.get(), out.cast(), room.min(c_int::MAX as size_t));
        clear_retry(bio);
        if n > 0 {
            *done = n as size_t;
            return 1;
        }
        if is_transient(errno()) {
            set_retry(bio, BIO_FLAGS_READ);
        } else if n == 0 {
            (*bio).flags.set((*bio).flags.get() | BIO_FLAGS_IN_EOF);
        }
        n as c_int
    }
}

unsafe extern "C" fn write(bio: *mut BIO, data: *const c_char, len: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live BIO, and the caller's bytes.
    unsafe {
        *done = 0;
        clear_errno();
        let n = libc::write((*bio).number.get(), data.cast(), len.min(c_int::MAX as size_t));
        clear_retry(bio);
        if n > 0 {
            *done = n as size_t;
            return 1;
        }
        if is_transient(errno()) {
            set_retry(bio, BIO_FLAGS_WRITE);
        }
        n as c_int
    }
}

/// The commands that both have; `None` for others.
unsafe fn common_ctrl(bio: *mut BIO, command: c_int, argl: c_long, argp: *mut c_void) -> Option<c_long> {
    // SAFETY: a live BIO, and the pointers that each command asks for.
    unsafe {
        Some(match command {
            BIO_C_SET_FD => {
                if argp.is_null() {
                    return Some(0);
                }
                set_descriptor(bio, *argp.cast::<c_int>(), argl as c_int);
                1
            }
            BIO_C_GET_FD if (*bio).init.get() == 0 => -1,
            BIO_C_GET_FD => {
                let fd = (*bio).number.get();
                if !argp.is_null() {
                    argp.cast::<c_int>().write(fd);
                }
                fd.into()
            }
            BIO_CTRL_GET_CLOSE => (*bio).shutdown.get().into(),
            BIO_CTRL_SET_CLOSE => {
                (*bio).shutdown.set(argl as c_int);
                1
            }
            BIO_CTRL_DUP | BIO_CTRL_FLUSH => 1,
            BIO_CTRL_EOF => c_long::from((*bio).flags.get() & BIO_FLAGS_IN_EOF != 0),
            _ => return None,
        })
    }
}

unsafe extern "C" fn socket_ctrl(bio: *mut BIO, command: c_int, argl: c_long, argp: *mut c_void) -> c_long {
    // SAFETY: as `common_ctrl`.
    unsafe { common_ctrl(bio, command, argl, argp) }.unwrap_or(0)
}

unsafe extern "C" fn fd_ctrl(bio: *mut BIO, command: c_int, argl: c_long, argp: *mut c_void) -> c_long {
    // SAFETY: as `common_ctrl`; the descriptor is the program's.
    unsafe {
        let fd = (*bio).number.get();
        match command {
            BIO_CTRL_RESET => libc::lseek(fd, 0, libc::SEEK_SET),
            BIO_C_FILE_SEEK => libc::lseek(fd, argl, libc::SEEK_SET),
            BIO_C_FILE_TELL | BIO_CTRL_INFO => libc::lseek(fd, 0, libc::SEEK_CUR),
            _ => common_ctrl(bio, command, argl, argp).unwrap_or(0),
        }
    }
}

/// Reads a byte at a time, so that nothing after the line is taken.
unsafe extern "C" fn fd_gets(bio: *mut BIO, out: *mut c_char, size: c_int) -> c_int {
    let room = size_t::try_from(size).unwrap_or(0).saturating_sub(1);
    let mut n = 0;
    // SAFETY: a live BIO, and room for `size` bytes.
    unsafe {
        while n < room {
            let mut done = 0;
            if read(bio, out.add(n), 1, &mut done) <= 0 {
                break;
            }
            n += 1;
            if *out.add(n - 1) == b'\n' as c_char {
                break;
            }
        }
        if size > 0 {
            *out.add(n) = 0;
        }
    }
    c_int::try_from(n).unwrap_or(c_int::MAX)
}
