//! sha.h: SHA-1 and SHA-2 (FIPS 180-4).

use core::ffi::{c_int, c_uchar, c_void};

use super::state::{LowHash, finish, low_hash, update, whole};
use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{input, put_bytes};
use crate::ffi::{entry, non_null};

/// SHA-1's length in bytes.
pub const SHA_DIGEST_LENGTH: c_int = 20;
/// SHA-224's length in bytes.
pub const SHA224_DIGEST_LENGTH: c_int = 28;
/// SHA-256's length in bytes.
pub const SHA256_DIGEST_LENGTH: c_int = 32;
/// SHA-384's length in bytes.
pub const SHA384_DIGEST_LENGTH: c_int = 48;
/// SHA-512's length in bytes.
pub const SHA512_DIGEST_LENGTH: c_int = 64;

low_hash!(
    /// `SHA_CTX`.
    SHA_CTX, u32, 5, 64, true, sha1::block_api::compress, |_| [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
);
low_hash!(
    /// `SHA256_CTX`.
    SHA256_CTX, u32, 8, 64, true, sha2::block_api::compress256, |algorithm| match algorithm {
        HashAlgorithm::Sha224 => [
            0xc105_9ed8, 0x367c_d507, 0x3070_dd17, 0xf70e_5939, 0xffc0_0b31, 0x6858_1511, 0x64f9_8fa7, 0xbefa_4fa4,
        ],
        _ => [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ],
    }, md_len
);
low_hash!(
    /// `SHA512_CTX`.
    SHA512_CTX, u64, 8, 128, true, sha2::block_api::compress512, |algorithm| match algorithm {
        HashAlgorithm::Sha384 => [
            0xcbbb_9d5d_c105_9ed8, 0x629a_292a_367c_d507, 0x9159_015a_3070_dd17, 0x152f_ecd8_f70e_5939,
            0x6733_2667_ffc0_0b31, 0x8eb4_4a87_6858_1511, 0xdb0c_2e0d_64f9_8fa7, 0x47b5_481d_befa_4fa4,
        ],
        _ => [
            0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
            0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
        ],
    }, md_len
);

/// SHA1_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: SHA1_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA1_Init(c: *mut SHA_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Sha1);
        Ok(1)
    })
}

/// SHA1_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: SHA1_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA1_Update(c: *mut SHA_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// SHA1_Final: ends a computation: writes its 20 bytes to md. Returns 1, or 0 on error. OpenSSL: SHA1_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA1_Final(md: *mut c_uchar, c: *mut SHA_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 20);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// SHA1_Transform: takes in one block of data. OpenSSL: SHA1_Transform(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA1_Transform(c: *mut SHA_CTX, data: *const c_uchar) {
    entry((), || {
        let block = input!(data, SHA_CTX::BLOCK);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        unsafe { &mut *non_null(c)?.as_ptr() }.compress(block);
        Ok(())
    });
}

/// SHA1: the hash of n bytes in one call. Writes its 20 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: SHA1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA1(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Sha1, input!(d, n), md)))
}

/// SHA224_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: SHA224_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA224_Init(c: *mut SHA256_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Sha224);
        Ok(1)
    })
}

/// SHA224_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: SHA224_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA224_Update(c: *mut SHA256_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// SHA224_Final: ends a computation: writes its 28 bytes to md. Returns 1, or 0 on error. OpenSSL: SHA224_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA224_Final(md: *mut c_uchar, c: *mut SHA256_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 28);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// SHA224: the hash of n bytes in one call. Writes its 28 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: SHA224(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA224(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Sha224, input!(d, n), md)))
}

/// SHA256_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: SHA256_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA256_Init(c: *mut SHA256_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Sha256);
        Ok(1)
    })
}

/// SHA256_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: SHA256_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA256_Update(c: *mut SHA256_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// SHA256_Final: ends a computation: writes its 32 bytes to md. Returns 1, or 0 on error. OpenSSL: SHA256_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA256_Final(md: *mut c_uchar, c: *mut SHA256_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 32);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// SHA256_Transform: takes in one block of data. OpenSSL: SHA256_Transform(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA256_Transform(c: *mut SHA256_CTX, data: *const c_uchar) {
    entry((), || {
        let block = input!(data, SHA256_CTX::BLOCK);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        unsafe { &mut *non_null(c)?.as_ptr() }.compress(block);
        Ok(())
    });
}

/// SHA256: the hash of n bytes in one call. Writes its 32 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: SHA256(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA256(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Sha256, input!(d, n), md)))
}

/// SHA384_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: SHA384_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA384_Init(c: *mut SHA512_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Sha384);
        Ok(1)
    })
}

/// SHA384_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: SHA384_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA384_Update(c: *mut SHA512_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// SHA384_Final: ends a computation: writes its 48 bytes to md. Returns 1, or 0 on error. OpenSSL: SHA384_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA384_Final(md: *mut c_uchar, c: *mut SHA512_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 48);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// SHA384: the hash of n bytes in one call. Writes its 48 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: SHA384(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA384(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Sha384, input!(d, n), md)))
}

/// SHA512_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: SHA512_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA512_Init(c: *mut SHA512_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Sha512);
        Ok(1)
    })
}

/// SHA512_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: SHA512_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA512_Update(c: *mut SHA512_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// SHA512_Final: ends a computation: writes its 64 bytes to md. Returns 1, or 0 on error. OpenSSL: SHA512_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA512_Final(md: *mut c_uchar, c: *mut SHA512_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 64);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// SHA512_Transform: takes in one block of data. OpenSSL: SHA512_Transform(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA512_Transform(c: *mut SHA512_CTX, data: *const c_uchar) {
    entry((), || {
        let block = input!(data, SHA512_CTX::BLOCK);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        unsafe { &mut *non_null(c)?.as_ptr() }.compress(block);
        Ok(())
    });
}

/// SHA512: the hash of n bytes in one call. Writes its 64 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: SHA512(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SHA512(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Sha512, input!(d, n), md)))
}
