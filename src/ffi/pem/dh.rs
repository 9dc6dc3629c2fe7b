//! Diffie-Hellman parameters as PEM.

use std::ffi::{c_int, c_void};
use std::ptr;

use libc::FILE;

use super::block::BlockText;
use super::file::with_file;
use crate::bio::BIO;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::dh::der as dh_der;
use crate::ffi::entry;
use crate::ffi::object;
use crate::ffi::types::{DH, pem_password_cb};
use crate::x509::pem;

/// PEM_read_bio_DHparams: reads the next Diffie-Hellman parameters of a BIO; blocks of other kinds are passed over. If x is
/// not NULL they are also put into `*x`, and those there before are freed. cb and u are not used: parameters are not encrypted.
/// Returns the parameters, to be freed with DH_free; NULL on error. OpenSSL: PEM_read_bio_DHparams(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_bio_DHparams(
    out: *mut BIO,
    x: *mut *mut DH,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut DH {
    let _ = (cb, u);
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let text = BlockText::take(out, "DH PARAMETERS")?;
            Ok(der::replace(object::new(dh_der::read(&text.read()?.der)?), x, dh_der::free))
        }
    })
}

/// PEM_read_DHparams: as PEM_read_bio_DHparams, from a file. OpenSSL: PEM_read_DHparams(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_DHparams(
    out: *mut FILE,
    x: *mut *mut DH,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut DH {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(out, |bio| PEM_read_bio_DHparams(bio, x, cb, u)) })
}

/// PEM_write_bio_DHparams: writes Diffie-Hellman parameters to a BIO. Returns 1, or 0 on error.
/// OpenSSL: PEM_write_bio_DHparams(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_DHparams(out: *mut BIO, x: *const DH) -> c_int {
    entry(0, || {
        let text = pem::encode("DH PARAMETERS", &dh_der::write(borrowed!(x))?);
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(out, text.as_bytes()) }.into())
    })
}

/// PEM_write_DHparams: as PEM_write_bio_DHparams, to a file. OpenSSL: PEM_write_DHparams(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_DHparams(out: *mut FILE, x: *const DH) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(out, |bio| PEM_write_bio_DHparams(bio, x)) })
}
