//! Functions over objects of any type, which an `ASN1_ITEM` tells (`ASN1_item_d2i` and its kin).

use std::ffi::{c_int, c_long, c_uchar, c_void};
use std::ptr;

use libc::FILE;

use super::item::ASN1_ITEM;
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::err::reasons::asn1::ASN1_R_WRONG_TAG;
use crate::ffi::err::{self, ERR_LIB_ASN1, Pushed};
use crate::ffi::pem::file::with_file;
use crate::ffi::types::ASN1_VALUE;
use crate::ffi::{entry, entry_quiet, non_null};
use crate::x509::tlv::Der;

/// # Safety
/// NULL or an item.
#[track_caller]
unsafe fn item<'a>(it: *const ASN1_ITEM) -> Result<&'a ASN1_ITEM, Pushed> {
    // SAFETY: items are for good.
    Ok(unsafe { non_null(it)?.as_ref() })
}

/// The object that `bytes` begin with, and how long its encoding is.
fn decode(item: &ASN1_ITEM, bytes: &[u8]) -> Result<(*mut c_void, usize), Pushed> {
    let mut der = Der::new(bytes, item.name);
    if let Some(tag) = der.peek().filter(|tag| !(item.begins)(*tag)) {
        let detail = format!("{}: the tag 0x{tag:02x} is none of its own", item.name);
        return Err(err::push(ERR_LIB_ASN1, ASN1_R_WRONG_TAG, detail));
    }
    let element = der.any().map_err(|error| der::malformed(error.to_string()))?;
    Ok(((item.read)(&element)?, element.raw.len()))
}

/// The encoding of an object.
///
/// # Safety
/// NULL, whose encoding is empty, or a live object of the item.
unsafe fn encode(item: &ASN1_ITEM, value: *const c_void) -> Result<Vec<u8>, Pushed> {
    let mut der = Vec::new();
    if !value.is_null() {
        // SAFETY: as the caller promises.
        unsafe { (item.write)(value, &mut der) }?;
    }
    Ok(der)
}

/// Puts an object into `*place` if that is wanted, and frees the one there before.
///
/// # Safety
/// NULL, or a place that holds NULL or an object of the item.
unsafe fn replace(item: &ASN1_ITEM, value: *mut c_void, place: *mut *mut c_void) {
    if !place.is_null() {
        // SAFETY: as the caller promises.
        unsafe { (item.free)(std::mem::replace(&mut *place, value)) };
    }
}

/// ASN1_item_new: a new, blank object, to be freed with ASN1_item_free. Returns NULL on error. OpenSSL: ASN1_item_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_new(it: *const ASN1_ITEM) -> *mut ASN1_VALUE {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || Ok((unsafe { item(it) }?.new)()?.cast()))
}

/// ASN1_item_free: frees an object; NULL is nothing to do. OpenSSL: ASN1_item_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_free(val: *mut ASN1_VALUE, it: *const ASN1_ITEM) {
    entry_quiet((), || {
        // SAFETY: NULL, or the program gives back its object, which is one of the item.
        if let (false, Some(item)) = (val.is_null(), unsafe { it.as_ref() }) {
            // SAFETY: as above.
            unsafe { (item.free)(val.cast()) };
        }
    });
}

/// ASN1_item_d2i: reads an object from DER; as d2i_X509. OpenSSL: ASN1_item_d2i(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_d2i(
    val: *mut *mut ASN1_VALUE,
    r#in: *mut *const c_uchar,
    len: c_long,
    it: *const ASN1_ITEM,
) -> *mut ASN1_VALUE {
    entry(ptr::null_mut(), || {
        // SAFETY: as the caller promises.
        unsafe {
            let item = item(it)?;
            let (value, length) = decode(item, der::input(r#in, len)?)?;
            *r#in = (*r#in).add(length);
            replace(item, value, val.cast());
            Ok(value.cast())
        }
    })
}

/// ASN1_item_i2d: writes an object as DER; as i2d_X509. OpenSSL: ASN1_item_i2d(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_i2d(val: *const ASN1_VALUE, out: *mut *mut c_uchar, it: *const ASN1_ITEM) -> c_int {
    entry(-1, || {
        if val.is_null() {
            return Ok(0);
        }
        // SAFETY: as the caller promises.
        unsafe { der::put(&encode(item(it)?, val.cast())?, out) }
    })
}

/// ASN1_item_dup: a copy of an object, to be freed with ASN1_item_free; NULL for NULL and on error.
/// OpenSSL: ASN1_item_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_dup(it: *const ASN1_ITEM, x: *const c_void) -> *mut c_void {
    entry(ptr::null_mut(), || {
        if x.is_null() {
            return Ok(ptr::null_mut());
        }
        // SAFETY: as the caller promises.
        unsafe {
            let item = item(it)?;
            Ok(decode(item, &encode(item, x)?)?.0)
        }
    })
}

/// ASN1_item_d2i_bio: reads an object's DER from a BIO, and nothing behind it; as d2i_X509_bio.
/// OpenSSL: ASN1_item_d2i_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_d2i_bio(it: *const ASN1_ITEM, r#in: *mut BIO, x: *mut c_void) -> *mut c_void {
    entry(ptr::null_mut(), || {
        // SAFETY: as the caller promises.
        unsafe {
            let item = item(it)?;
            let (value, _) = decode(item, &der::read_element(r#in)?)?;
            replace(item, value, x.cast());
            Ok(value)
        }
    })
}

/// ASN1_item_i2d_bio: writes an object as DER to a BIO. Returns 1, or 0 on error. OpenSSL: ASN1_item_i2d_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_i2d_bio(it: *const ASN1_ITEM, out: *mut BIO, x: *const c_void) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { Ok(der::write(out, &encode(item(it)?, x)?).into()) })
}

/// ASN1_item_d2i_fp: as ASN1_item_d2i_bio, from a file. OpenSSL: ASN1_item_d2i_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_d2i_fp(it: *const ASN1_ITEM, r#in: *mut FILE, x: *mut c_void) -> *mut c_void {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(r#in, |bio| ASN1_item_d2i_bio(it, bio, x)) })
}

/// ASN1_item_i2d_fp: as ASN1_item_i2d_bio, to a file. OpenSSL: ASN1_item_i2d_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_item_i2d_fp(it: *const ASN1_ITEM, out: *mut FILE, x: *const c_void) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(out, |bio| ASN1_item_i2d_bio(it, bio, x)) })
}

/// ASN1_dup: a copy of an object, made by writing it with i2d and reading that with d2i. Returns NULL on error.
/// OpenSSL: ASN1_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_dup(
    i2d: Option<unsafe extern "C" fn(a: *const c_void, out: *mut *mut c_uchar) -> c_int>,
    d2i: Option<unsafe extern "C" fn(a: *mut *mut c_void, r#in: *mut *const c_uchar, len: c_long) -> *mut c_void>,
    x: *const c_void,
) -> *mut c_void {
    entry(ptr::null_mut(), || {
        let (Some(i2d), Some(d2i), false) = (i2d, d2i, x.is_null()) else { return Ok(ptr::null_mut()) };
        // SAFETY: the program's functions fit its object.
        let Some(der) = (unsafe { written_by(i2d, x) }) else { return Ok(ptr::null_mut()) };
        let mut input = der.as_ptr();
        // SAFETY: as above.
        Ok(unsafe { d2i(ptr::null_mut(), &mut input, der.len() as c_long) })
    })
}

/// What a program's `i2d` function writes.
///
/// # Safety
/// An object that the function fits.
unsafe fn written_by(
    i2d: unsafe extern "C" fn(*const c_void, *mut *mut c_uchar) -> c_int,
    value: *const c_void,
) -> Option<Vec<u8>> {
    // SAFETY: as the caller promises; the second call has the room that the first asked for.
    unsafe {
        let length = usize::try_from(i2d(value, ptr::null_mut())).ok().filter(|length| *length > 0)?;
        let mut der = vec![0; length];
        let mut out = der.as_mut_ptr();
        (i2d(value, &mut out) == length as c_int).then_some(der)
    }
}

/// ASN1_d2i_bio: reads an object's DER from a BIO with d2i; xnew is not used. As d2i_X509_bio. OpenSSL: ASN1_d2i_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_d2i_bio(
    xnew: Option<unsafe extern "C" fn() -> *mut c_void>,
    d2i: Option<unsafe extern "C" fn(a: *mut *mut c_void, r#in: *mut *const c_uchar, len: c_long) -> *mut c_void>,
    bp: *mut BIO,
    x: *mut *mut c_void,
) -> *mut c_void {
    let _ = xnew;
    entry(ptr::null_mut(), || {
        let Some(d2i) = d2i else { return Ok(ptr::null_mut()) };
        // SAFETY: the program's BIO, and its function fits its object.
        unsafe {
            let der = der::read_element(bp)?;
            let mut input = der.as_ptr();
            Ok(d2i(x, &mut input, der.len() as c_long))
        }
    })
}

/// ASN1_i2d_bio: writes an object as i2d gives it to a BIO. Returns 1, or 0 on error. OpenSSL: ASN1_i2d_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_i2d_bio(
    i2d: Option<unsafe extern "C" fn(a: *const c_void, out: *mut *mut c_uchar) -> c_int>,
    out: *mut BIO,
    x: *const c_void,
) -> c_int {
    entry(0, || {
        let Some(i2d) = i2d else { return Ok(0) };
        // SAFETY: the program's BIO, and its function fits its object.
        unsafe { Ok(written_by(i2d, x).is_some_and(|der| der::write(out, &der)).into()) }
    })
}

/// ASN1_d2i_fp: as ASN1_d2i_bio, from a file. OpenSSL: ASN1_d2i_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_d2i_fp(
    xnew: Option<unsafe extern "C" fn() -> *mut c_void>,
    d2i: Option<unsafe extern "C" fn(a: *mut *mut c_void, r#in: *mut *const c_uchar, len: c_long) -> *mut c_void>,
    r#in: *mut FILE,
    x: *mut *mut c_void,
) -> *mut c_void {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(r#in, |bio| ASN1_d2i_bio(xnew, d2i, bio, x)) })
}

/// ASN1_i2d_fp: as ASN1_i2d_bio, to a file. OpenSSL: ASN1_i2d_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_i2d_fp(
    i2d: Option<unsafe extern "C" fn(a: *const c_void, out: *mut *mut c_uchar) -> c_int>,
    out: *mut FILE,
    x: *const c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(out, |bio| ASN1_i2d_bio(i2d, bio, x)) })
}
