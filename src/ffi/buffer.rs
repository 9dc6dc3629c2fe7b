//! `openssl/buffer.h`: a growing buffer whose structure programs see.

use std::ffi::{c_char, c_int, c_ulong};
use std::ptr;

use libc::size_t;

use super::crypto::memory::{CRYPTO_clear_realloc, CRYPTO_free, CRYPTO_realloc, CRYPTO_zalloc, OPENSSL_cleanse};
use super::err;

/// `struct buf_mem_st`, as `openssl/buffer.h` declares it.
#[repr(C)]
pub struct BUF_MEM {
    /// How many bytes are in use.
    pub(crate) length: size_t,
    /// The bytes.
    pub(crate) data: *mut c_char,
    /// How many there is room for.
    pub(crate) max: size_t,
    /// `BUF_MEM_FLAG_…`.
    pub(crate) flags: c_ulong,
}

/// In flags: wipe memory when it is given back. All buffers do.
pub const BUF_MEM_FLAG_SECURE: c_int = 0x01;

/// The longest buffer that can be asked for: what fits with room to grow in an int, as in OpenSSL.
const LIMIT: size_t = 0x5fff_fffc;

/// A new, empty buffer. Returns NULL if there is no memory.
#[unsafe(no_mangle)]
pub extern "C" fn BUF_MEM_new() -> *mut BUF_MEM {
    CRYPTO_zalloc(size_of::<BUF_MEM>(), ptr::null(), 0).cast()
}

/// As BUF_MEM_new, with flags.
#[unsafe(no_mangle)]
pub extern "C" fn BUF_MEM_new_ex(flags: c_ulong) -> *mut BUF_MEM {
    let buffer = BUF_MEM_new();
    if !buffer.is_null() {
        // SAFETY: it has just been made.
        unsafe { (*buffer).flags = flags };
    }
    buffer
}

/// Wipes a buffer and gives it back. NULL is nothing to do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BUF_MEM_free(a: *mut BUF_MEM) {
    if a.is_null() {
        return;
    }
    // SAFETY: a buffer of BUF_MEM_new, whose data has `max` bytes.
    unsafe {
        if !(*a).data.is_null() {
            OPENSSL_cleanse((*a).data.cast(), (*a).max);
            CRYPTO_free((*a).data.cast(), ptr::null(), 0);
        }
        CRYPTO_free(a.cast(), ptr::null(), 0);
    }
}

/// Makes the length of a buffer len. New bytes are 0. Returns len, or 0 if there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BUF_MEM_grow(str: *mut BUF_MEM, len: size_t) -> size_t {
    // SAFETY: the caller's buffer.
    unsafe { grow(str, len, false) }
}

/// As BUF_MEM_grow, and wipes memory that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BUF_MEM_grow_clean(str: *mut BUF_MEM, len: size_t) -> size_t {
    // SAFETY: the caller's buffer.
    unsafe { grow(str, len, true) }
}

/// # Safety
/// A buffer of BUF_MEM_new, whose fields are true.
unsafe fn grow(buffer: *mut BUF_MEM, len: size_t, clean: bool) -> size_t {
    // SAFETY: as the caller promises.
    unsafe {
        if (*buffer).length >= len {
            if clean && !(*buffer).data.is_null() {
                ptr::write_bytes((*buffer).data.add(len), 0, (*buffer).length - len);
            }
            (*buffer).length = len;
            return len;
        }
        if (*buffer).max < len {
            if len > LIMIT {
                err::push(err::ERR_LIB_BUF, err::ERR_R_MALLOC_FAILURE, "buffer too long");
                return 0;
            }
            let room = (len + 3) / 3 * 4;
            let old = (*buffer).data.cast();
            let data = match clean {
                true => CRYPTO_clear_realloc(old, (*buffer).max, room, ptr::null(), 0),
                false => CRYPTO_realloc(old, room, ptr::null(), 0),
            };
            if data.is_null() {
                return 0;
            }
            (*buffer).data = data.cast();
            (*buffer).max = room;
        }
        ptr::write_bytes((*buffer).data.add((*buffer).length), 0, len - (*buffer).length);
        (*buffer).length = len;
        len
    }
}
