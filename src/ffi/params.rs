//! params.h: `OSSL_PARAM`, by which OpenSSL passes settings as an array of named values.

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};

use crate::ffi::arguments::text;
use crate::ffi::entry;
use crate::ffi::err::{self, Pushed};
pub(crate) use crate::ffi::types::OSSL_PARAM;

const INTEGER: c_uint = 1;
const UNSIGNED_INTEGER: c_uint = 2;
const UTF8_STRING: c_uint = 4;
const OCTET_STRING: c_uint = 5;
const UTF8_PTR: c_uint = 6;
const OCTET_PTR: c_uint = 7;

/// `OSSL_PARAM_UNMODIFIED`: nothing was written.
const UNMODIFIED: usize = usize::MAX;

/// A value in an array of a program.
pub(crate) struct Found<'a>(&'a OSSL_PARAM);

/// The value of a name in an array that a program passes, which may be NULL.
pub(crate) fn find<'a>(array: *const OSSL_PARAM, name: &CStr) -> Option<Found<'a>> {
    let mut place = array;
    // SAFETY: the program passes NULL or an array that ends with an element without a key; keys are C strings.
    unsafe {
        while let Some(param) = place.as_ref().filter(|param| !param.key.is_null()) {
            if CStr::from_ptr(param.key) == name {
                return Some(Found(param));
            }
            place = place.add(1);
        }
    }
    None
}

impl<'a> Found<'a> {
    /// The bytes of a value of one of two types: itself, or what it points to.
    fn bytes(&self, itself: c_uint, pointer: c_uint) -> Result<&'a [u8], Pushed> {
        let OSSL_PARAM { data_type, data, data_size, .. } = *self.0;
        let data = match data_type {
            kind if kind == itself => data,
            // SAFETY: the type says that there is a pointer, if the program does not pass NULL.
            kind if kind == pointer => unsafe { *crate::ffi::non_null(data.cast::<*mut c_void>())?.as_ptr() },
            _ => return Err(wrong_type()),
        };
        // SAFETY: the program passes that many readable bytes, which it does not change during the call.
        unsafe { crate::ffi::guard::bytes(data, data_size) }
    }

    /// Bytes.
    pub(crate) fn octets(&self) -> Result<&'a [u8], Pushed> {
        self.bytes(OCTET_STRING, OCTET_PTR)
    }

    /// Text, without a zero byte at its end.
    pub(crate) fn text(&self) -> Result<&'a [u8], Pushed> {
        let bytes = self.bytes(UTF8_STRING, UTF8_PTR)?;
        Ok(bytes.split(|byte| *byte == 0).next().unwrap_or_default())
    }

    /// A number of any size.
    pub(crate) fn number(&self) -> Result<u64, Pushed> {
        let bytes = self.bytes(INTEGER, UNSIGNED_INTEGER).or_else(|_| self.bytes(UNSIGNED_INTEGER, INTEGER))?;
        let wrong = |_| wrong_type();
        Ok(match bytes.len() {
            1 => bytes[0].into(),
            4 => u32::from_ne_bytes(bytes.try_into().map_err(wrong)?).into(),
            8 => u64::from_ne_bytes(bytes.try_into().map_err(wrong)?),
            _ => return Err(wrong_type()),
        })
    }
}

fn wrong_type() -> Pushed {
    err::push(err::ERR_LIB_CRYPTO, err::ERR_R_PASSED_INVALID_ARGUMENT, "a parameter of another type")
}

const fn construct(key: *const c_char, data_type: c_uint, data: *mut c_void, data_size: usize) -> OSSL_PARAM {
    OSSL_PARAM { key, data_type, data, data_size, return_size: UNMODIFIED }
}

/// OSSL_PARAM_construct_int: a parameter that is an int. OpenSSL: OSSL_PARAM_construct_int(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_construct_int(key: *const c_char, buf: *mut c_int) -> OSSL_PARAM {
    construct(key, INTEGER, buf.cast(), size_of::<c_int>())
}

/// OSSL_PARAM_construct_uint: a parameter that is an unsigned int. OpenSSL: OSSL_PARAM_construct_uint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_construct_uint(key: *const c_char, buf: *mut c_uint) -> OSSL_PARAM {
    construct(key, UNSIGNED_INTEGER, buf.cast(), size_of::<c_uint>())
}

/// OSSL_PARAM_construct_size_t: a parameter that is a size_t. OpenSSL: OSSL_PARAM_construct_size_t(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_construct_size_t(key: *const c_char, buf: *mut usize) -> OSSL_PARAM {
    construct(key, UNSIGNED_INTEGER, buf.cast(), size_of::<usize>())
}

/// OSSL_PARAM_construct_utf8_string: a parameter that is a text of bsize bytes; 0 if the text ends with a zero byte.
/// OpenSSL: OSSL_PARAM_construct_utf8_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_construct_utf8_string(
    key: *const c_char,
    buf: *mut c_char,
    bsize: usize,
) -> OSSL_PARAM {
    let length = if buf.is_null() || bsize != 0 {
        bsize
    } else {
        // SAFETY: a text that ends with a zero byte, as the caller promises by a size of 0.
        unsafe { CStr::from_ptr(buf) }.count_bytes()
    };
    construct(key, UTF8_STRING, buf.cast(), length)
}

/// OSSL_PARAM_construct_octet_string: a parameter that is bsize bytes. OpenSSL: OSSL_PARAM_construct_octet_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_construct_octet_string(
    key: *const c_char,
    buf: *mut c_void,
    bsize: usize,
) -> OSSL_PARAM {
    construct(key, OCTET_STRING, buf, bsize)
}

/// OSSL_PARAM_construct_end: what ends an array of parameters. OpenSSL: OSSL_PARAM_construct_end(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_construct_end() -> OSSL_PARAM {
    OSSL_PARAM { key: core::ptr::null(), data_type: 0, data: core::ptr::null_mut(), data_size: 0, return_size: 0 }
}

/// OSSL_PARAM_locate: the parameter of a name in an array; NULL if there is none. OpenSSL: OSSL_PARAM_locate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_locate(p: *mut OSSL_PARAM, key: *const c_char) -> *mut OSSL_PARAM {
    // SAFETY: as the caller promises.
    unsafe { OSSL_PARAM_locate_const(p, key).cast_mut() }
}

/// OSSL_PARAM_locate_const: as OSSL_PARAM_locate. OpenSSL: OSSL_PARAM_locate_const(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OSSL_PARAM_locate_const(p: *const OSSL_PARAM, key: *const c_char) -> *const OSSL_PARAM {
    entry(core::ptr::null(), || {
        let name = text!(key);
        Ok(find(p, name).map_or(core::ptr::null(), |found| core::ptr::from_ref(found.0)))
    })
}
