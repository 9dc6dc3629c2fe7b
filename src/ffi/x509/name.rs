//! Distinguished names (`X509_NAME`): a certificate's, or the program's own.

use std::ffi::{c_char, c_int, c_uchar};
use std::ptr;

use libc::size_t;

use super::name_view::{entries, name, oneline_within};
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::asn1::der;
use crate::ffi::asn1::template::{Template, exported};
use crate::ffi::asn1::value::bytes;
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::object;
use crate::ffi::objects::object::Identifier;
use crate::ffi::types::{ASN1_OBJECT, X509_NAME, X509_NAME_ENTRY};
use crate::ffi::{Pushed, entry, non_null};
use crate::x509::Name;

exported! { X509_NAME:
    new X509_NAME_new; free X509_NAME_free; d2i d2i_X509_NAME; i2d i2d_X509_NAME; item X509_NAME_it;
}

/// X509_NAME_dup: a copy of a name, to be freed with X509_NAME_free. Returns NULL on error. OpenSSL: X509_NAME_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_dup(a: *const X509_NAME) -> *mut X509_NAME {
    entry(ptr::null_mut(), || Ok(object::new(name!(a).clone())))
}

/// X509_NAME_set: puts a copy of a name into *xn and frees the one there before. Returns 1, or 0 on error.
/// OpenSSL: X509_NAME_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_set(xn: *mut *mut X509_NAME, name: *const X509_NAME) -> c_int {
    entry(0, || {
        let place = non_null(xn)?.as_ptr();
        let copy = name!(name).clone();
        // SAFETY: the program passes a place that holds NULL or a name of its own.
        unsafe {
            if !ptr::eq(*place, name) {
                der::replace(object::new(copy), place, <X509_NAME as Template>::free);
            }
        }
        Ok(1)
    })
}

/// X509_NAME_get0_der: the DER of a name, which belongs to it until it is changed. Returns 1, or 0 on error.
/// OpenSSL: X509_NAME_get0_der(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_get0_der(
    nm: *const X509_NAME,
    pder: *mut *const c_uchar,
    pderlen: *mut size_t,
) -> c_int {
    entry(0, || {
        // The name keeps what came of changes, so that the bytes stay.
        let name = name!(nm);
        put!(pder, name.der().as_ptr());
        put!(pderlen, name.der().len());
        Ok(1)
    })
}

/// X509_NAME_entry_count: how many entries a name has; 0 for NULL. OpenSSL: X509_NAME_entry_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_entry_count(name: *const X509_NAME) -> c_int {
    entry(0, || {
        if name.is_null() {
            return Ok(0);
        }
        Ok(c_int::try_from(entries(borrowed!(name))?.len()).unwrap_or(c_int::MAX))
    })
}

/// The number of the first entry behind `last` whose type satisfies `wanted`.
fn find(name: &Name, last: c_int, wanted: impl Fn(&Identifier) -> bool) -> Result<Option<c_int>, Pushed> {
    let entries = entries(name)?;
    let start = usize::try_from(last.max(-1) + 1).unwrap_or(0);
    let found = entries.iter().enumerate().skip(start).find(|(_, entry)| wanted(&entry.object()));
    Ok(found.and_then(|(at, _)| c_int::try_from(at).ok()))
}

/// X509_NAME_get_index_by_NID: the number of the next entry of a type behind the number lastpos, which is -1 at first.
/// Returns -1 if there is none, -2 for a number that is no type's. OpenSSL: X509_NAME_get_index_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_get_index_by_NID(name: *const X509_NAME, nid: c_int, lastpos: c_int) -> c_int {
    entry(-1, || {
        let name = borrowed!(name);
        let Some(wanted) = Identifier::from_nid(nid) else { return Ok(-2) };
        Ok(find(name, lastpos, |object| *object == wanted)?.unwrap_or(-1))
    })
}

/// X509_NAME_get_index_by_OBJ: as X509_NAME_get_index_by_NID, with the type as an object.
/// OpenSSL: X509_NAME_get_index_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_get_index_by_OBJ(
    name: *const X509_NAME,
    obj: *const ASN1_OBJECT,
    lastpos: c_int,
) -> c_int {
    entry(-1, || {
        let (name, wanted) = (borrowed!(name), borrowed!(obj));
        Ok(find(name, lastpos, |object| object == wanted)?.unwrap_or(-1))
    })
}

/// X509_NAME_get_text_by_NID: copies the value of the first entry of a type to buf, as its bytes stand there, with a NUL
/// behind, cut off to len bytes. Returns how many were copied, without the NUL, or how many there are if buf is NULL; -1 if
/// there is no such entry. OpenSSL: X509_NAME_get_text_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_get_text_by_NID(
    name: *const X509_NAME,
    nid: c_int,
    buf: *mut c_char,
    len: c_int,
) -> c_int {
    entry(-1, || {
        let Some(wanted) = Identifier::from_nid(nid) else { return Ok(-1) };
        text_of(borrowed!(name), &wanted, buf, len)
    })
}

/// X509_NAME_get_text_by_OBJ: as X509_NAME_get_text_by_NID, with the type as an object.
/// OpenSSL: X509_NAME_get_text_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_get_text_by_OBJ(
    name: *const X509_NAME,
    obj: *const ASN1_OBJECT,
    buf: *mut c_char,
    len: c_int,
) -> c_int {
    entry(-1, || text_of(borrowed!(name), borrowed!(obj), buf, len))
}

fn text_of(name: &Name, wanted: &Identifier, buf: *mut c_char, len: c_int) -> Result<c_int, Pushed> {
    let entries = entries(name)?;
    let Some(entry) = entries.iter().find(|entry| *entry.object() == *wanted) else { return Ok(-1) };
    // SAFETY: the entry's value.
    let value = unsafe { bytes(entry.data.as_ptr()) }?;
    let length = c_int::try_from(value.len()).unwrap_or(c_int::MAX);
    if buf.is_null() {
        return Ok(length);
    }
    let Ok(room) = usize::try_from(len - 1) else { return Ok(0) };
    let copied = value.len().min(room);
    // SAFETY: the program passes room for `len` bytes.
    unsafe {
        ptr::copy_nonoverlapping(value.as_ptr(), buf.cast(), copied);
        *buf.add(copied) = 0;
    }
    Ok(c_int::try_from(copied).unwrap_or(c_int::MAX))
}

/// X509_NAME_get_entry: the entry with a number, counted from 0; NULL if there is none. It belongs to the name.
/// OpenSSL: X509_NAME_get_entry(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_get_entry(name: *const X509_NAME, loc: c_int) -> *mut X509_NAME_ENTRY {
    entry(ptr::null_mut(), || {
        if name.is_null() {
            return Ok(ptr::null_mut());
        }
        let entries = entries(borrowed!(name))?;
        let entry = usize::try_from(loc).ok().and_then(|loc| entries.get(loc));
        Ok(entry.map_or(ptr::null_mut(), object::get0))
    })
}

/// X509_NAME_oneline: the text of a name, such as "/C=SE/CN=name", with bytes that do not print as \xHH. It is written to
/// buf, which has room for size bytes, as far as whole entries fit; or, if buf is NULL, to new memory, to be freed with
/// OPENSSL_free. Returns the text, or NULL on error. OpenSSL: X509_NAME_oneline(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_oneline(a: *const X509_NAME, buf: *mut c_char, size: c_int) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let room = usize::try_from(size).unwrap_or(0);
        if !buf.is_null() && room == 0 {
            return Ok(ptr::null_mut());
        }
        let text = match (a.is_null(), buf.is_null()) {
            (true, true) => "NO X509_NAME".to_owned(),
            (true, false) => "NO X509_NAME".chars().take(room - 1).collect(),
            (false, true) => name!(a).oneline(),
            (false, false) => oneline_within(&*name!(a), room - 1),
        };
        let place = match buf.is_null() {
            true => CRYPTO_malloc(text.len() + 1, ptr::null(), 0).cast(),
            false => buf,
        };
        let place = non_null(place)?.as_ptr();
        // SAFETY: room for the text and a NUL.
        unsafe {
            ptr::copy_nonoverlapping(text.as_ptr(), place.cast(), text.len());
            *place.add(text.len()) = 0;
        }
        Ok(place)
    })
}
