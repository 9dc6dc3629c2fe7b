//! Distinguished names (`X509_NAME`): a certificate's, or the program's own.

use std::ffi::{c_char, c_int, c_long, c_uchar};
use std::ptr;

use super::name_view::{Entry, NameView};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::{ASN1_STRING, der};
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::object::{self, CType};
use crate::ffi::objects::object::Identifier;
use crate::ffi::types::{ASN1_OBJECT, X509_NAME, X509_NAME_ENTRY};
use crate::ffi::{Pushed, entry, entry_quiet, non_null};
use crate::x509::Name;

/// A name of a certificate lies in the certificate; one that is made by itself in an `Arc`. Both are read the same.
impl CType for X509_NAME {
    type Rust = Name;
}

/// X509_NAME_free: frees a name that belongs to the program; NULL is nothing to do. OpenSSL: X509_NAME_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_free(a: *mut X509_NAME) {
    // SAFETY: the program gives its name back.
    entry_quiet((), || unsafe { object::free(a) });
}

/// # Safety
/// As [`X509_NAME_free`].
unsafe fn free(name: *mut X509_NAME) {
    // SAFETY: as the caller promises.
    unsafe { X509_NAME_free(name) };
}

/// X509_NAME_dup: a copy of a name, to be freed with X509_NAME_free. Returns NULL on error. OpenSSL: X509_NAME_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_dup(a: *const X509_NAME) -> *mut X509_NAME {
    entry(ptr::null_mut(), || Ok(object::new(borrowed!(a).clone())))
}

/// i2d_X509_NAME: writes a name as DER; as i2d_X509. OpenSSL: i2d_X509_NAME(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_X509_NAME(a: *const X509_NAME, out: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let name = borrowed!(a);
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(name.der(), out) }
    })
}

/// d2i_X509_NAME: reads a name's DER; as d2i_X509. To be freed with X509_NAME_free. OpenSSL: d2i_X509_NAME(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_X509_NAME(
    a: *mut *mut X509_NAME,
    r#in: *mut *const c_uchar,
    len: c_long,
) -> *mut X509_NAME {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let element = der::first_element(der::input(r#in, len)?)?;
            let name = Name::from_der(element).map_err(|error| der::malformed(error.to_string()))?;
            Ok(der::taken(object::new(name), a, free, r#in, element.len()))
        }
    })
}

/// X509_NAME_entry_count: how many entries a name has; 0 for NULL. OpenSSL: X509_NAME_entry_count(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_entry_count(name: *const X509_NAME) -> c_int {
    entry(0, || {
        if name.is_null() {
            return Ok(0);
        }
        Ok(c_int::try_from(borrowed!(name).entries().count()).unwrap_or(c_int::MAX))
    })
}

/// The number of the first entry behind `last` whose type satisfies `wanted`.
fn find(name: &Name, last: c_int, wanted: impl Fn(&Identifier) -> bool) -> Result<Option<c_int>, Pushed> {
    let entries = NameView::of(name)?.entries();
    let start = usize::try_from(last.max(-1) + 1).unwrap_or(0);
    let found = entries.iter().enumerate().skip(start).find(|(_, entry)| wanted(&entry.object));
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
        let name = borrowed!(name);
        let Some(wanted) = Identifier::from_nid(nid) else { return Ok(-1) };
        let Some(at) = find(name, -1, |object| *object == wanted)? else { return Ok(-1) };
        let value = usize::try_from(at).ok().and_then(|at| name.entries().nth(at)).map_or(&[][..], |entry| entry.value);
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
    })
}

/// X509_NAME_get_entry: the entry with a number, counted from 0; NULL if there is none. It belongs to the name.
/// OpenSSL: X509_NAME_get_entry(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_get_entry(name: *const X509_NAME, loc: c_int) -> *mut X509_NAME_ENTRY {
    entry(ptr::null_mut(), || {
        if name.is_null() {
            return Ok(ptr::null_mut());
        }
        let entries = NameView::of(borrowed!(name))?.entries();
        let entry = usize::try_from(loc).ok().and_then(|loc| entries.get(loc));
        Ok(entry.map_or(ptr::null_mut(), object::get0))
    })
}

impl CType for X509_NAME_ENTRY {
    type Rust = Entry;
}

/// X509_NAME_ENTRY_get_object: the type of an entry, which belongs to it; NULL for NULL.
/// OpenSSL: X509_NAME_ENTRY_get_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_get_object(ne: *const X509_NAME_ENTRY) -> *mut ASN1_OBJECT {
    entry(ptr::null_mut(), || Ok(object::get0::<ASN1_OBJECT>(&borrowed!(ne).object)))
}

/// X509_NAME_ENTRY_get_data: the value of an entry, which belongs to it; NULL for NULL. OpenSSL: X509_NAME_ENTRY_get_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_get_data(ne: *const X509_NAME_ENTRY) -> *mut ASN1_STRING {
    entry(ptr::null_mut(), || Ok(borrowed!(ne).data.as_ptr().cast_mut()))
}

/// X509_NAME_ENTRY_set: the number of the RelativeDistinguishedName that an entry belongs to; 0 for NULL.
/// OpenSSL: X509_NAME_ENTRY_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_set(ne: *const X509_NAME_ENTRY) -> c_int {
    entry(0, || Ok(c_int::try_from(borrowed!(ne).set).unwrap_or(c_int::MAX)))
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
            (false, true) => borrowed!(a).oneline(),
            (false, false) => super::name_view::oneline_within(borrowed!(a), room - 1),
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
