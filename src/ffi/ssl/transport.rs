//! What a connection reads from and writes to.

use core::ffi::c_int;
use core::ptr;

use crate::bio::{self, BIO};
use crate::ffi::arguments::borrowed;
use crate::ffi::bio::constants::{BIO_C_GET_FD, BIO_NOCLOSE, BIO_TYPE_DESCRIPTOR};
use crate::ffi::bio::methods::BIO_new_socket;
use crate::ffi::types::SSL;
use crate::ffi::{Pushed, entry};

use super::state::{OwnedBio, Ssl};

/// SSL_set_bio: sets what the connection reads from and writes to, and takes over one reference to each; to one only if
/// both are the same. BIOs set before are freed. NULL takes a BIO away. OpenSSL: SSL_set_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_bio(s: *mut SSL, rbio: *mut BIO, wbio: *mut BIO) {
    entry((), || {
        let ssl = borrowed!(s);
        let (old_read, old_write) = ssl.with(|state| (state.read_bio.as_ptr(), state.write_bio.as_ptr()));
        if rbio == old_read && wbio == old_write {
            return Ok(());
        }
        // One reference for each of the two that is set; the program brings one for both if they are the same, and none
        // for what stays as it is.
        if !rbio.is_null() && rbio == wbio {
            // SAFETY: the program passes live BIOs.
            unsafe { bio::up_ref(rbio) };
        }
        if rbio == old_read {
            replace_write(ssl, wbio);
            return Ok(());
        }
        if wbio == old_write && old_read != old_write {
            replace_read(ssl, rbio);
            return Ok(());
        }
        replace_read(ssl, rbio);
        replace_write(ssl, wbio);
        Ok(())
    });
}

/// SSL_set0_rbio: sets what the connection reads from, and takes over the reference. OpenSSL: SSL_set0_rbio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set0_rbio(s: *mut SSL, rbio: *mut BIO) {
    entry((), || {
        replace_read(borrowed!(s), rbio);
        Ok(())
    });
}

/// SSL_set0_wbio: sets what the connection writes to, and takes over the reference. OpenSSL: SSL_set0_wbio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set0_wbio(s: *mut SSL, wbio: *mut BIO) {
    entry((), || {
        replace_write(borrowed!(s), wbio);
        Ok(())
    });
}

/// Puts a BIO in place. The old one is freed when nothing is borrowed.
fn replace_read(ssl: &Ssl, bio: *mut BIO) {
    let old = ssl.with(|state| core::mem::replace(&mut state.read_bio, OwnedBio::from_raw(bio)));
    drop(old);
}

/// As [`replace_read`].
fn replace_write(ssl: &Ssl, bio: *mut BIO) {
    let old = ssl.with(|state| core::mem::replace(&mut state.write_bio, OwnedBio::from_raw(bio)));
    drop(old);
}

/// SSL_get_rbio: what the connection reads from, or NULL. It stays the connection's. OpenSSL: SSL_get_rbio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_rbio(s: *const SSL) -> *mut BIO {
    entry(ptr::null_mut(), || Ok(borrowed!(s).with(|state| state.read_bio.as_ptr())))
}

/// SSL_get_wbio: what the connection writes to, or NULL. It stays the connection's. OpenSSL: SSL_get_wbio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_wbio(s: *const SSL) -> *mut BIO {
    entry(ptr::null_mut(), || Ok(borrowed!(s).with(|state| state.write_bio.as_ptr())))
}

/// SSL_set_fd: reads from and writes to a socket, which is not closed with the connection. Returns 1, or 0 on error.
/// OpenSSL: SSL_set_fd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_fd(s: *mut SSL, fd: c_int) -> c_int {
    entry(0, || {
        let ssl = borrowed!(s);
        let bio = socket(fd)?;
        // SAFETY: it has just been made.
        unsafe { bio::up_ref(bio) };
        replace_read(ssl, bio);
        replace_write(ssl, bio);
        Ok(1)
    })
}

/// SSL_set_rfd: reads from a socket, which is not closed with the connection. Returns 1, or 0 on error.
/// OpenSSL: SSL_set_rfd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_rfd(s: *mut SSL, fd: c_int) -> c_int {
    entry(0, || {
        let ssl = borrowed!(s);
        let other = ssl.with(|state| state.write_bio.as_ptr());
        replace_read(ssl, shared_or_new(other, fd)?);
        Ok(1)
    })
}

/// SSL_set_wfd: writes to a socket, which is not closed with the connection. Returns 1, or 0 on error.
/// OpenSSL: SSL_set_wfd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_wfd(s: *mut SSL, fd: c_int) -> c_int {
    entry(0, || {
        let ssl = borrowed!(s);
        let other = ssl.with(|state| state.read_bio.as_ptr());
        replace_write(ssl, shared_or_new(other, fd)?);
        Ok(1)
    })
}

/// A new BIO for a socket.
fn socket(fd: c_int) -> Result<*mut BIO, Pushed> {
    crate::ffi::non_null(BIO_new_socket(fd, BIO_NOCLOSE)).map(ptr::NonNull::as_ptr)
}

/// The other direction's BIO if it is for the same socket, else a new one: one reference in either case.
fn shared_or_new(other: *mut BIO, fd: c_int) -> Result<*mut BIO, Pushed> {
    if other.is_null() || descriptor(other) != fd {
        return socket(fd);
    }
    // SAFETY: the connection holds it.
    unsafe { bio::up_ref(other) };
    Ok(other)
}

/// SSL_get_fd: the socket that the connection reads from, or -1. OpenSSL: SSL_get_fd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_fd(s: *const SSL) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { SSL_get_rfd(s) }
}

/// SSL_get_rfd: the socket that the connection reads from, or -1. OpenSSL: SSL_get_rfd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_rfd(s: *const SSL) -> c_int {
    entry(-1, || Ok(descriptor(borrowed!(s).with(|state| state.read_bio.as_ptr()))))
}

/// SSL_get_wfd: the socket that the connection writes to, or -1. OpenSSL: SSL_get_wfd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_wfd(s: *const SSL) -> c_int {
    entry(-1, || Ok(descriptor(borrowed!(s).with(|state| state.write_bio.as_ptr()))))
}

/// The descriptor of the first BIO in a chain that has one, or -1.
fn descriptor(bio: *mut BIO) -> c_int {
    // SAFETY: the connection holds the chain; nothing of the connection is borrowed while a method runs.
    unsafe {
        let bio = crate::ffi::bio::chain::BIO_find_type(bio, BIO_TYPE_DESCRIPTOR);
        if bio.is_null() { -1 } else { bio::call_ctrl(bio, BIO_C_GET_FD, 0, ptr::null_mut()) as c_int }
    }
}
