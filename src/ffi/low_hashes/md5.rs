//! md5.h: MD5 (RFC 1321).

use core::ffi::{c_int, c_uchar, c_void};

use super::state::{LowHash, finish, low_hash, update, whole};
use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{input, put_bytes};
use crate::ffi::{entry, non_null};

/// MD5's length in bytes.
pub const MD5_DIGEST_LENGTH: c_int = 16;

low_hash!(
    /// `MD5_CTX`.
    MD5_CTX, u32, 4, 64, false, md5::block_api::compress, |_| [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
);

/// MD5_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: MD5_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD5_Init(c: *mut MD5_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Md5);
        Ok(1)
    })
}

/// MD5_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: MD5_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD5_Update(c: *mut MD5_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// MD5_Final: ends a computation: writes its 16 bytes to md. Returns 1, or 0 on error. OpenSSL: MD5_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD5_Final(md: *mut c_uchar, c: *mut MD5_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 16);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// MD5_Transform: takes in one block of data. OpenSSL: MD5_Transform(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD5_Transform(c: *mut MD5_CTX, data: *const c_uchar) {
    entry((), || {
        let block = input!(data, MD5_CTX::BLOCK);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        unsafe { &mut *non_null(c)?.as_ptr() }.compress(block);
        Ok(())
    });
}

/// MD5: the hash of n bytes in one call. Writes its 16 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: MD5(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD5(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Md5, input!(d, n), md)))
}
