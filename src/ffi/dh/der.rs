//! Parameters as DER (PKCS#3), and copies of them.

use core::ffi::{c_int, c_long, c_uchar};
use core::ptr;

use super::Dh;
use super::parameters::DH_free;
use crate::crypto::dh::DhParameters;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::object;
use crate::ffi::types::DH;

/// Reads a PKCS#3 DHParameter.
pub(crate) fn read(bytes: &[u8]) -> Result<Dh, Pushed> {
    match DhParameters::read_pkcs3_der(bytes) {
        Ok((parameters, length)) => Ok(Dh::of(&parameters, length.unwrap_or(0).into())),
        Err(error) => Err(der::malformed(error.to_string())),
    }
}

/// Writes a PKCS#3 DHParameter.
pub(crate) fn write(dh: &Dh) -> Result<Vec<u8>, Pushed> {
    let length = u32::try_from(dh.lock().length).ok().filter(|&length| length != 0);
    Ok(dh.parameters()?.to_pkcs3_der(length)?)
}

/// Frees what a place held.
///
/// # Safety
/// As `DH_free`.
pub(crate) unsafe fn free(dh: *mut DH) {
    // SAFETY: as the caller promises.
    unsafe { DH_free(dh) };
}

/// d2i_DHparams: reads parameters as DER from `*pp`, which moves behind them. If a is not NULL they are also put into `*a`, and
/// those there before are freed. Returns the parameters, to be freed with DH_free, or NULL on failure.
/// OpenSSL: d2i_DHparams(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_DHparams(a: *mut *mut DH, pp: *mut *const c_uchar, length: c_long) -> *mut DH {
    entry(ptr::null_mut(), || {
        // SAFETY: as the function's contract asks for.
        unsafe {
            let element = der::first_element(der::input(pp, length)?)?;
            Ok(der::taken(object::new(read(element)?), a, free, pp, element.len()))
        }
    })
}

/// i2d_DHparams: writes parameters as DER: to `*pp`, which moves behind them; to new memory for OPENSSL_free if `*pp` is NULL;
/// nowhere if pp is NULL. Returns the length in bytes, or a negative number on failure. OpenSSL: i2d_DHparams(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_DHparams(a: *const DH, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let bytes = write(borrowed!(a))?;
        // SAFETY: as the function's contract asks for.
        unsafe { der::put(&bytes, pp) }
    })
}

/// DHparams_dup: a copy of parameters without keys, to be freed with DH_free; NULL on failure. OpenSSL: DHparams_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DHparams_dup(dh: *const DH) -> *mut DH {
    entry(ptr::null_mut(), || {
        let dh = borrowed!(dh);
        let length = dh.lock().length;
        Ok(object::new(Dh::of(&dh.parameters()?, length)))
    })
}
