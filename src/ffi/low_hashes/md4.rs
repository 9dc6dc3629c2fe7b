//! md4.h: MD4 (RFC 1320).

use core::ffi::{c_int, c_uchar, c_void};

use md4::block_api::Md4Core;
use md4::digest::block_api::UpdateCore;
use md4::digest::common::hazmat::SerializableState;

use super::state::{LowHash, finish, low_hash, update, whole};
use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{input, put_bytes};
use crate::ffi::{entry, non_null};

/// MD4's length in bytes.
pub const MD4_DIGEST_LENGTH: c_int = 16;

low_hash!(
    /// `MD4_CTX`.
    MD4_CTX, u32, 4, 64, false, compress, |_| [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
);

/// Takes in whole blocks: the crate computes only with a state of its own, which also counts them.
fn compress(h: &mut [u32; 4], blocks: &[[u8; 64]]) {
    let mut state = [0; 24];
    state.as_chunks_mut().0.iter_mut().zip(&*h).for_each(|(to, word)| *to = word.to_le_bytes());
    let Ok(mut core) = Md4Core::deserialize(&state.into()) else { return };
    for block in blocks {
        core.update_blocks(&[(*block).into()]);
    }
    h.iter_mut().zip(core.serialize().as_chunks().0).for_each(|(word, from)| *word = u32::from_le_bytes(*from));
}

/// MD4_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: MD4_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD4_Init(c: *mut MD4_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Md4);
        Ok(1)
    })
}

/// MD4_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: MD4_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD4_Update(c: *mut MD4_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// MD4_Final: ends a computation: writes its 16 bytes to md. Returns 1, or 0 on error. OpenSSL: MD4_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD4_Final(md: *mut c_uchar, c: *mut MD4_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 16);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// MD4_Transform: takes in one block of data. OpenSSL: MD4_Transform(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD4_Transform(c: *mut MD4_CTX, data: *const c_uchar) {
    entry((), || {
        let block = input!(data, MD4_CTX::BLOCK);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        unsafe { &mut *non_null(c)?.as_ptr() }.compress(block);
        Ok(())
    });
}

/// MD4: the hash of n bytes in one call. Writes its 16 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: MD4(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn MD4(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Md4, input!(d, n), md)))
}
