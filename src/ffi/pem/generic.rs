//! PEM of whatever has `d2i` and `i2d` functions: `PEM_ASN1_…`, and the functions of a type over them.

use std::ffi::{c_char, c_int, c_long, c_uchar, c_void};
use std::ptr;

use libc::FILE;
use zeroize::Zeroizing;

use super::block::BlockText;
use super::encryption;
use super::file::with_file;
use super::password::PasswordSource;
use super::raw;
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::err::{self, ERR_LIB_PEM, ERR_R_ASN1_LIB, ERR_R_BUF_LIB, ERR_R_PASSED_NULL_PARAMETER, Pushed};
use crate::ffi::types::{EVP_CIPHER, pem_password_cb};
use crate::ffi::{entry, non_null};
use crate::x509::pem;

/// A `d2i` function.
pub(crate) type D2i<T> = unsafe extern "C" fn(a: *mut *mut T, pp: *mut *const c_uchar, length: c_long) -> *mut T;
/// An `i2d` function.
pub(crate) type I2d<T> = unsafe extern "C" fn(a: *const T, pp: *mut *mut c_uchar) -> c_int;

/// Reads the next block that holds what `name` asks for, decrypts it if it is encrypted, and makes an object of it.
///
/// # Safety
/// NULL or a live BIO; `x` is as `d2i` expects it.
pub(crate) unsafe fn read<T>(
    d2i: D2i<T>,
    name: &str,
    bio: *mut BIO,
    x: *mut *mut T,
    password: &PasswordSource,
) -> Result<*mut T, Pushed> {
    // SAFETY: as the caller promises.
    let text = unsafe { BlockText::take(bio, name) }?;
    let contents = encryption::contents(&text.read()?, password)?;
    let length = c_long::try_from(contents.len()).map_err(|_| err::push(ERR_LIB_PEM, ERR_R_BUF_LIB, ""))?;
    let mut place = contents.as_ptr();
    // SAFETY: bytes of ours, and `x` as the caller promises.
    let object = unsafe { d2i(x, &mut place, length) };
    if object.is_null() {
        return Err(err::push(ERR_LIB_PEM, ERR_R_ASN1_LIB, format!("the block {name} does not parse")));
    }
    Ok(object)
}

/// What an object's `i2d` function writes.
///
/// # Safety
/// `x` is as `i2d` expects it.
unsafe fn encoded<T>(i2d: I2d<T>, x: *const T) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    let failed = |_| err::push(ERR_LIB_PEM, ERR_R_ASN1_LIB, "the object cannot be encoded");
    // SAFETY: as the caller promises; room of the length that was asked for.
    unsafe {
        let length = usize::try_from(i2d(x, ptr::null_mut())).map_err(failed)?;
        let mut der = Zeroizing::new(vec![0; length]);
        let mut place = der.as_mut_ptr();
        let written = usize::try_from(i2d(x, &mut place)).map_err(failed)?;
        der.truncate(written);
        Ok(der)
    }
}

/// Writes an object as a block.
///
/// # Safety
/// NULL or a live BIO; `x` is as `i2d` expects it.
pub(crate) unsafe fn write<T>(i2d: I2d<T>, name: &str, bio: *mut BIO, x: *const T) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    unsafe { put(bio, &pem::encode(name, &encoded(i2d, x)?)) }
}

/// What a block is encrypted with, as the functions that write keys take it: a cipher, or NULL for none, and the password.
pub(crate) struct Encryption {
    pub(crate) cipher: *const EVP_CIPHER,
    pub(crate) password: *const c_uchar,
    pub(crate) password_length: c_int,
    pub(crate) source: PasswordSource,
}

/// As [`write`], encrypted if there is a cipher.
///
/// # Safety
/// As [`write`]; the password is NULL or as long as is said.
pub(crate) unsafe fn write_encrypted<T>(
    i2d: I2d<T>,
    name: &str,
    bio: *mut BIO,
    x: *const T,
    encryption: &Encryption,
) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    unsafe { write_contents(name, bio, encryption, || encoded(i2d, x)) }
}

/// Writes a block of what `contents` gives, encrypted if there is a cipher.
///
/// # Safety
/// NULL or a live BIO; the password is NULL or as long as is said.
pub(crate) unsafe fn write_contents(
    name: &str,
    bio: *mut BIO,
    encryption: &Encryption,
    contents: impl FnOnce() -> Result<Zeroizing<Vec<u8>>, Pushed>,
) -> Result<c_int, Pushed> {
    let Encryption { cipher, password, password_length, source } = encryption;
    // SAFETY: as the caller promises.
    unsafe {
        if cipher.is_null() {
            return put(bio, &pem::encode(name, &contents()?));
        }
        let info = encryption::with_cipher(*cipher)?;
        let contents = contents()?;
        let password = encryption::password_to_write(*password, *password_length, source)?;
        let block = pem::encode_with_headers(name, &info.to_headers(), &info.encrypt(&password, &contents));
        put(bio, &block)
    }
}

/// # Safety
/// NULL or a live BIO.
pub(super) unsafe fn put(bio: *mut BIO, block: &str) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    if unsafe { der::write(bio, block.as_bytes()) } {
        Ok(1)
    } else {
        Err(err::push(ERR_LIB_PEM, ERR_R_BUF_LIB, "the BIO does not take the block"))
    }
}

/// Makes the PEM functions of a type: `pem_functions!(X, "LABEL", d2i_X, i2d_X; PEM_read_bio_X, PEM_read_X,
/// PEM_write_bio_X, PEM_write_X)`. A block that is encrypted is decrypted with the password that the callback, or `u`,
/// gives. cbindgen does not see them: `headers/pem.h` has a line `DECLARE_PEM_rw(X, X)`.
macro_rules! pem_functions {
    ($type:ty, $name:literal, $d2i:path, $i2d:path; $read_bio:ident, $read:ident, $write_bio:ident, $write:ident) => {
        $crate::ffi::pem::generic::pem_read_functions!($type, $name, $d2i; $read_bio, $read);

        #[doc = concat!(stringify!($write_bio), ": writes an object as the PEM block `", $name, "`. Returns 1, or 0 on error.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $write_bio(out: *mut $crate::bio::BIO, x: *const $type) -> core::ffi::c_int {
            // SAFETY: the program's BIO and object.
            $crate::ffi::entry(0, || unsafe { $crate::ffi::pem::generic::write($i2d, $name, out, x) })
        }

        #[doc = concat!(stringify!($write), ": as ", stringify!($write_bio), ", to a file.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $write(out: *mut libc::FILE, x: *const $type) -> core::ffi::c_int {
            // SAFETY: as the caller promises.
            $crate::ffi::entry(0, || unsafe { $crate::ffi::pem::file::with_file(out, |bio| $write_bio(bio, x)) })
        }
    };
}
pub(crate) use pem_functions;

/// The part of [`pem_functions`] that reads: `pem_read_functions!(X, "LABEL", d2i_X; PEM_read_bio_X, PEM_read_X)`, for which
/// `headers/pem.h` has a line `DECLARE_PEM_read(X, X)`.
macro_rules! pem_read_functions {
    ($type:ty, $name:literal, $d2i:path; $read_bio:ident, $read:ident) => {
        #[doc = concat!(stringify!($read_bio), ": reads the next PEM block `", $name, "` of a BIO.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $read_bio(
            out: *mut $crate::bio::BIO,
            x: *mut *mut $type,
            cb: $crate::ffi::types::pem_password_cb,
            u: *mut core::ffi::c_void,
        ) -> *mut $type {
            $crate::ffi::entry(core::ptr::null_mut(), || {
                let password = $crate::ffi::pem::password::PasswordSource::new(cb, u);
                // SAFETY: the program's BIO, and a place as the function's contract asks for.
                unsafe { $crate::ffi::pem::generic::read($d2i, $name, out, x, &password) }
            })
        }

        #[doc = concat!(stringify!($read), ": as ", stringify!($read_bio), ", from a file.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $read(
            out: *mut libc::FILE,
            x: *mut *mut $type,
            cb: $crate::ffi::types::pem_password_cb,
            u: *mut core::ffi::c_void,
        ) -> *mut $type {
            $crate::ffi::entry(core::ptr::null_mut(), || {
                // SAFETY: as the caller promises.
                unsafe { $crate::ffi::pem::file::with_file(out, |bio| $read_bio(bio, x, cb, u)) }
            })
        }
    };
}
pub(crate) use pem_read_functions;

/// The PEM functions of a kind of private key: `pem_private_functions!(X, "LABEL", i2d_X, get1, free; PEM_read_bio_X, PEM_read_X,
/// PEM_write_bio_X, PEM_write_X)`. A key in any form is read, and `get1` makes the object of it; it is written in the
/// traditional form, encrypted if there is a cipher. `headers/pem.h` has a line `DECLARE_PEM_rw_cb(X, X)`.
macro_rules! pem_private_functions {
    (
        $type:ty, $name:literal, $i2d:path, $get1:path, $free:path;
        $read_bio:ident, $read:ident, $write_bio:ident, $write:ident
    ) => {
        #[doc = concat!(stringify!($read_bio), ": reads the next private key of a BIO, in any form.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $read_bio(
            out: *mut $crate::bio::BIO,
            x: *mut *mut $type,
            cb: $crate::ffi::types::pem_password_cb,
            u: *mut core::ffi::c_void,
        ) -> *mut $type {
            $crate::ffi::entry(core::ptr::null_mut(), || {
                let password = $crate::ffi::pem::password::PasswordSource::new(cb, u);
                // SAFETY: the program's BIO, and a place as the function's contract asks for.
                unsafe {
                    let key = $get1(&$crate::ffi::pem::read::private_key(out, &password)?)?;
                    Ok($crate::ffi::asn1::der::replace($crate::ffi::object::into_raw(key), x, $free))
                }
            })
        }

        #[doc = concat!(stringify!($read), ": as ", stringify!($read_bio), ", from a file.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $read(
            out: *mut libc::FILE,
            x: *mut *mut $type,
            cb: $crate::ffi::types::pem_password_cb,
            u: *mut core::ffi::c_void,
        ) -> *mut $type {
            $crate::ffi::entry(core::ptr::null_mut(), || {
                // SAFETY: as the caller promises.
                unsafe { $crate::ffi::pem::file::with_file(out, |bio| $read_bio(bio, x, cb, u)) }
            })
        }

        #[doc = concat!(stringify!($write_bio), ": writes a key as the PEM block `", $name, "`. Returns 1, or 0 on error.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $write_bio(
            out: *mut $crate::bio::BIO,
            x: *const $type,
            enc: *const $crate::ffi::types::EVP_CIPHER,
            kstr: *const core::ffi::c_uchar,
            klen: core::ffi::c_int,
            cb: $crate::ffi::types::pem_password_cb,
            u: *mut core::ffi::c_void,
        ) -> core::ffi::c_int {
            $crate::ffi::entry(0, || {
                let encryption = $crate::ffi::pem::generic::Encryption {
                    cipher: enc,
                    password: kstr,
                    password_length: klen,
                    source: $crate::ffi::pem::password::PasswordSource::new(cb, u),
                };
                // SAFETY: the program's BIO, object and password.
                unsafe { $crate::ffi::pem::generic::write_encrypted($i2d, $name, out, x, &encryption) }
            })
        }

        #[doc = concat!(stringify!($write), ": as ", stringify!($write_bio), ", to a file.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $write(
            out: *mut libc::FILE,
            x: *const $type,
            enc: *const $crate::ffi::types::EVP_CIPHER,
            kstr: *const core::ffi::c_uchar,
            klen: core::ffi::c_int,
            cb: $crate::ffi::types::pem_password_cb,
            u: *mut core::ffi::c_void,
        ) -> core::ffi::c_int {
            $crate::ffi::entry(0, || {
                // SAFETY: as the caller promises.
                unsafe {
                    $crate::ffi::pem::file::with_file(out, |bio| $write_bio(bio, x, enc, kstr, klen, cb, u))
                }
            })
        }
    };
}
pub(crate) use pem_private_functions;

/// PEM_ASN1_read_bio: reads the next PEM block of a BIO that holds what name asks for, decrypts it if it is encrypted, and makes
/// an object of it with d2i, to which x goes. The password comes from cb, which gets u; without cb, u is the password, a C
/// string. Returns the object, or NULL on error. OpenSSL: PEM_read_bio_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_ASN1_read_bio(
    d2i: Option<unsafe extern "C" fn(a: *mut *mut c_void, pp: *mut *const c_uchar, length: c_long) -> *mut c_void>,
    name: *const c_char,
    bp: *mut BIO,
    x: *mut *mut c_void,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut c_void {
    entry(ptr::null_mut(), || {
        let d2i = d2i.ok_or_else(|| err::push(ERR_LIB_PEM, ERR_R_PASSED_NULL_PARAMETER, "d2i"))?;
        // SAFETY: the program's function, BIO and place.
        unsafe { read(d2i, raw::name(name)?, bp, x, &PasswordSource::new(cb, u)) }
    })
}

/// PEM_ASN1_read: as PEM_ASN1_read_bio, from a file. OpenSSL: PEM_read_bio_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_ASN1_read(
    d2i: Option<unsafe extern "C" fn(a: *mut *mut c_void, pp: *mut *const c_uchar, length: c_long) -> *mut c_void>,
    name: *const c_char,
    fp: *mut FILE,
    x: *mut *mut c_void,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut c_void {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(fp, |bio| PEM_ASN1_read_bio(d2i, name, bio, x, cb, u)) })
}

/// PEM_ASN1_write_bio: writes an object to a BIO as a PEM block called name, whose contents i2d writes. With a cipher it is
/// encrypted, in the traditional way, by the password kstr of klen bytes; if kstr is NULL the password comes from callback,
/// which gets u; without callback, u is the password, a C string. Returns 1, or 0 on error. OpenSSL: PEM_write_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_ASN1_write_bio(
    i2d: Option<unsafe extern "C" fn(a: *const c_void, pp: *mut *mut c_uchar) -> c_int>,
    name: *const c_char,
    bp: *mut BIO,
    x: *const c_void,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    callback: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        let i2d = i2d.ok_or_else(|| err::push(ERR_LIB_PEM, ERR_R_PASSED_NULL_PARAMETER, "i2d"))?;
        non_null(x)?;
        let encryption =
            Encryption { cipher: enc, password: kstr, password_length: klen, source: PasswordSource::new(callback, u) };
        // SAFETY: the program's function, BIO and object.
        unsafe { write_encrypted(i2d, raw::name(name)?, bp, x, &encryption) }
    })
}

/// PEM_ASN1_write: as PEM_ASN1_write_bio, to a file. OpenSSL: PEM_write_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_ASN1_write(
    i2d: Option<unsafe extern "C" fn(a: *const c_void, pp: *mut *mut c_uchar) -> c_int>,
    name: *const c_char,
    fp: *mut FILE,
    x: *const c_void,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    callback: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        // SAFETY: as the caller promises.
        unsafe { with_file(fp, |bio| PEM_ASN1_write_bio(i2d, name, bio, x, enc, kstr, klen, callback, u)) }
    })
}
