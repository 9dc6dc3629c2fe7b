//! ripemd.h: RIPEMD-160.

use core::ffi::{c_int, c_uchar, c_void};

use ripemd::block_api::Ripemd160Core;
use ripemd::digest::block_api::UpdateCore;
use ripemd::digest::common::hazmat::SerializableState;

use super::state::{LowHash, finish, low_hash, update, whole};
use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{input, put_bytes};
use crate::ffi::{entry, non_null};

/// RIPEMD160's length in bytes.
pub const RIPEMD160_DIGEST_LENGTH: c_int = 20;

low_hash!(
    /// `RIPEMD160_CTX`.
    RIPEMD160_CTX, u32, 5, 64, false, compress, |_| [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
);

/// Takes in whole blocks: the crate computes only with a state of its own, which also counts them.
fn compress(h: &mut [u32; 5], blocks: &[[u8; 64]]) {
    let mut state = [0; 28];
    state.as_chunks_mut().0.iter_mut().zip(&*h).for_each(|(to, word)| *to = word.to_le_bytes());
    let Ok(mut core) = Ripemd160Core::deserialize(&state.into()) else { return };
    for block in blocks {
        core.update_blocks(&[(*block).into()]);
    }
    h.iter_mut().zip(core.serialize().as_chunks().0).for_each(|(word, from)| *word = u32::from_le_bytes(*from));
}

/// RIPEMD160_Init: begins a computation. Returns 1, or 0 for NULL. OpenSSL: RIPEMD160_Init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RIPEMD160_Init(c: *mut RIPEMD160_CTX) -> c_int {
    entry(0, || {
        let place = non_null(c)?.as_ptr();
        // SAFETY: the program passes room for the structure, which holds only numbers: any bytes will do.
        unsafe { place.write_bytes(0, 1) };
        // SAFETY: as above; it is initialised now.
        unsafe { &mut *place }.begin(HashAlgorithm::Ripemd160);
        Ok(1)
    })
}

/// RIPEMD160_Update: adds len bytes. Returns 1, or 0 on error. OpenSSL: RIPEMD160_Update(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RIPEMD160_Update(c: *mut RIPEMD160_CTX, data: *const c_void, len: usize) -> c_int {
    entry(0, || {
        let data = input!(data, len);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        update(unsafe { &mut *non_null(c)?.as_ptr() }, data);
        Ok(1)
    })
}

/// RIPEMD160_Final: ends a computation: writes its 20 bytes to md. Returns 1, or 0 on error. OpenSSL: RIPEMD160_Final(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RIPEMD160_Final(md: *mut c_uchar, c: *mut RIPEMD160_CTX) -> c_int {
    entry(0, || {
        non_null(md)?;
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        let digest = finish(unsafe { &mut *non_null(c)?.as_ptr() }, 20);
        put_bytes!(md, &digest);
        Ok(1)
    })
}

/// RIPEMD160_Transform: takes in one block of data. OpenSSL: RIPEMD160_Transform(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RIPEMD160_Transform(c: *mut RIPEMD160_CTX, data: *const c_uchar) {
    entry((), || {
        let block = input!(data, RIPEMD160_CTX::BLOCK);
        // SAFETY: the program passes a structure that was begun, and uses it nowhere else during the call.
        unsafe { &mut *non_null(c)?.as_ptr() }.compress(block);
        Ok(())
    });
}

/// RIPEMD160: the hash of n bytes in one call. Writes its 20 bytes to md, or, if that is NULL, to memory that the thread's next such
/// call uses again. Returns where they are, or NULL on error. OpenSSL: RIPEMD160(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RIPEMD160(d: *const c_uchar, n: usize, md: *mut c_uchar) -> *mut c_uchar {
    entry(core::ptr::null_mut(), || Ok(whole(HashAlgorithm::Ripemd160, input!(d, n), md)))
}
