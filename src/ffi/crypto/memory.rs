//! The memory functions of `crypto.h`, over the C library's allocator.

use std::ffi::{CStr, c_char, c_int, c_uchar, c_void};
use std::ptr;

use libc::size_t;
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use crate::ffi::{entry, err};

/// Allocates num bytes. Returns NULL for 0 bytes, or if there is no memory. file and line are not used.
#[unsafe(no_mangle)]
pub extern "C" fn CRYPTO_malloc(num: size_t, file: *const c_char, line: c_int) -> *mut c_void {
    let _ = (file, line);
    if num == 0 {
        return ptr::null_mut();
    }
    // SAFETY: any size can be asked for.
    let memory = unsafe { libc::malloc(num) };
    if memory.is_null() {
        entry((), || Err(err::push(err::ERR_LIB_CRYPTO, err::ERR_R_MALLOC_FAILURE, "")));
    }
    memory
}

/// As CRYPTO_malloc, with all bytes 0.
#[unsafe(no_mangle)]
pub extern "C" fn CRYPTO_zalloc(num: size_t, file: *const c_char, line: c_int) -> *mut c_void {
    let memory = CRYPTO_malloc(num, file, line);
    if !memory.is_null() {
        // SAFETY: `num` bytes have just been allocated.
        unsafe { ptr::write_bytes(memory.cast::<u8>(), 0, num) };
    }
    memory
}

/// Gives back memory. NULL is nothing to do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_free(ptr: *mut c_void, file: *const c_char, line: c_int) {
    let _ = (file, line);
    // SAFETY: NULL, or memory of the C allocator.
    unsafe { libc::free(ptr) };
}

/// Wipes num bytes at ptr and gives the memory back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_clear_free(ptr: *mut c_void, num: size_t, file: *const c_char, line: c_int) {
    // SAFETY: the caller's memory has `num` bytes.
    unsafe {
        OPENSSL_cleanse(ptr, num);
        CRYPTO_free(ptr, file, line);
    }
}

/// Changes the size of memory to num bytes; 0 gives it back and returns NULL. addr NULL allocates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_realloc(
    addr: *mut c_void,
    num: size_t,
    file: *const c_char,
    line: c_int,
) -> *mut c_void {
    if addr.is_null() {
        return CRYPTO_malloc(num, file, line);
    }
    // SAFETY: memory of the C allocator.
    unsafe {
        if num == 0 {
            libc::free(addr);
            return ptr::null_mut();
        }
        libc::realloc(addr, num)
    }
}

/// As CRYPTO_realloc from old_num to num bytes, wiping the old place. Where it fails, the old memory stays.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_clear_realloc(
    addr: *mut c_void,
    old_num: size_t,
    num: size_t,
    file: *const c_char,
    line: c_int,
) -> *mut c_void {
    if addr.is_null() {
        return CRYPTO_malloc(num, file, line);
    }
    // SAFETY: the caller's memory has `old_num` bytes; the new one has `num`.
    unsafe {
        if num == 0 {
            CRYPTO_clear_free(addr, old_num, file, line);
            return ptr::null_mut();
        }
        if num < old_num {
            OPENSSL_cleanse(addr.cast::<u8>().add(num).cast(), old_num - num);
            return addr;
        }
        let memory = CRYPTO_malloc(num, file, line);
        if !memory.is_null() {
            ptr::copy_nonoverlapping(addr.cast::<u8>(), memory.cast::<u8>(), old_num);
            CRYPTO_clear_free(addr, old_num, file, line);
        }
        memory
    }
}

/// A copy of a string, to be given back with OPENSSL_free. NULL gives NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_strdup(str: *const c_char, file: *const c_char, line: c_int) -> *mut c_char {
    if str.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: the caller's string.
    unsafe { CRYPTO_memdup(str.cast(), CStr::from_ptr(str).count_bytes() + 1, file, line).cast() }
}

/// A copy of a string of at most s bytes, to be given back with OPENSSL_free. NULL gives NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_strndup(
    str: *const c_char,
    s: size_t,
    file: *const c_char,
    line: c_int,
) -> *mut c_char {
    if str.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: at most `s` bytes of the caller's string are read; the copy has room for one byte more.
    unsafe {
        let len = libc::strnlen(str, s);
        let copy = CRYPTO_zalloc(len + 1, file, line).cast::<c_char>();
        if !copy.is_null() {
            ptr::copy_nonoverlapping(str, copy, len);
        }
        copy
    }
}

/// A copy of siz bytes, to be given back with OPENSSL_free. NULL gives NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_memdup(
    str: *const c_void,
    siz: size_t,
    file: *const c_char,
    line: c_int,
) -> *mut c_void {
    if str.is_null() {
        return ptr::null_mut();
    }
    let copy = CRYPTO_malloc(siz, file, line);
    if !copy.is_null() {
        // SAFETY: both have `siz` bytes, and the copy is new.
        unsafe { ptr::copy_nonoverlapping(str.cast::<u8>(), copy.cast::<u8>(), siz) };
    }
    copy
}

/// Wipes len bytes in a way that a compiler does not leave out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_cleanse(ptr: *mut c_void, len: size_t) {
    if !ptr.is_null() && len != 0 {
        // SAFETY: the caller's memory has `len` bytes.
        unsafe { std::slice::from_raw_parts_mut(ptr.cast::<u8>(), len) }.zeroize();
    }
}

/// Compares len bytes in a time that does not depend on them. Returns 0 if they are equal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_memcmp(in_a: *const c_void, in_b: *const c_void, len: size_t) -> c_int {
    if len == 0 {
        return 0;
    }
    // SAFETY: the caller's memory has `len` bytes each.
    let (a, b) = unsafe {
        (std::slice::from_raw_parts(in_a.cast::<u8>(), len), std::slice::from_raw_parts(in_b.cast::<u8>(), len))
    };
    c_int::from(1 - a.ct_eq(b).unwrap_u8())
}

/// Copies src to dst, cut to size bytes with the NUL. Returns the length of src.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_strlcpy(dst: *mut c_char, src: *const c_char, siz: size_t) -> size_t {
    // SAFETY: a string, and room for `siz` bytes.
    unsafe {
        let len = libc::strlen(src);
        if let Some(room) = siz.checked_sub(1) {
            let n = len.min(room);
            ptr::copy_nonoverlapping(src, dst, n);
            *dst.add(n) = 0;
        }
        len
    }
}

/// Appends src to dst, cut to size bytes with the NUL. Returns the length that the whole would have.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_strlcat(dst: *mut c_char, src: *const c_char, siz: size_t) -> size_t {
    // SAFETY: a string, and room for `siz` bytes of which the first are a string.
    unsafe {
        let len = libc::strnlen(dst, siz);
        len + OPENSSL_strlcpy(dst.add(len), src, siz - len)
    }
}

/// The length of a string, or maxlen if it has no NUL before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_strnlen(str: *const c_char, maxlen: size_t) -> size_t {
    // SAFETY: at most `maxlen` bytes of the caller's string are read.
    unsafe { libc::strnlen(str, maxlen) }
}

/// The value of a hexadecimal digit, or -1.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_hexchar2int(c: c_uchar) -> c_int {
    char::from(c).to_digit(16).and_then(|digit| c_int::try_from(digit).ok()).unwrap_or(-1)
}
