//! Entries of names (`X509_NAME_ENTRY`): making them, and putting them into names.

use std::ffi::{c_char, c_int, c_uchar};
use std::ptr;

use super::name_view::{Entry, insert, remove};
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::asn1::mbstring::{ASN1_PRINTABLE_type, ASN1_STRING_set_by_NID, MBSTRING_FLAG, V_ASN1_APP_CHOOSE};
use crate::ffi::asn1::primitive::{Object, Printable};
use crate::ffi::asn1::string::{ASN1_STRING_set, V_ASN1_UNDEF};
use crate::ffi::asn1::template::{Field, Held, Template, bad, exported};
use crate::ffi::asn1::value::{ASN1_STRING, Asn1Value};
use crate::ffi::err::reasons::x509::{X509_R_INVALID_FIELD_NAME, X509_R_UNKNOWN_NID};
use crate::ffi::err::{self, ERR_LIB_X509, Pushed};
use crate::ffi::objects::object::{Identifier, OBJ_txt2obj};
use crate::ffi::types::{ASN1_OBJECT, X509_NAME, X509_NAME_ENTRY};
use crate::ffi::{entry, object};
use crate::x509::tlv::{Tlv, tag};

impl Template for X509_NAME_ENTRY {
    type C = Self;
    const NAME: &'static str = "X509_NAME_ENTRY";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        Ok(object::new(Entry::new(Identifier::undefined(), Asn1Value::new(V_ASN1_UNDEF, &[]), 0)))
    }

    unsafe fn free(value: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        let mut inner = element.reader(Self::NAME);
        let identifier = Identifier::from_der(inner.oid().map_err(bad)?);
        let value = Held::<Printable>::new(Printable::take(&mut inner)?);
        inner.finish().map_err(bad)?;
        Ok(object::new(Entry::new(identifier, Asn1Value::adopt(value.into_raw()), 0)))
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        unsafe { object::get(value) }?.write(out)
    }
}

exported! { X509_NAME_ENTRY:
    new X509_NAME_ENTRY_new; free X509_NAME_ENTRY_free; dup X509_NAME_ENTRY_dup; d2i d2i_X509_NAME_ENTRY;
    i2d i2d_X509_NAME_ENTRY; item X509_NAME_ENTRY_it;
}

/// X509_NAME_ENTRY_get_object: the type of an entry, which belongs to it; NULL for NULL.
/// OpenSSL: X509_NAME_ENTRY_get_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_get_object(ne: *const X509_NAME_ENTRY) -> *mut ASN1_OBJECT {
    entry(ptr::null_mut(), || Ok(object::get0::<ASN1_OBJECT>(&borrowed!(ne).object())))
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
    entry(0, || Ok(borrowed!(ne).set()))
}

/// X509_NAME_ENTRY_set_object: sets the type of an entry to a copy of obj. Returns 1, or 0 on error.
/// OpenSSL: X509_NAME_ENTRY_set_object(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_set_object(ne: *mut X509_NAME_ENTRY, obj: *const ASN1_OBJECT) -> c_int {
    entry(0, || {
        let identifier = borrowed!(obj).clone();
        borrowed!(ne).set_object(identifier);
        Ok(1)
    })
}

/// X509_NAME_ENTRY_set_data: sets the value of an entry to len bytes, or to a C string if len is negative. type is one of
/// the MBSTRING_ numbers, and the value's type is then chosen after the entry's; or a V_ASN1_ number; or V_ASN1_UNDEF, which
/// leaves the type as it is. Returns 1, or 0 on error. OpenSSL: X509_NAME_ENTRY_set_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_set_data(
    ne: *mut X509_NAME_ENTRY,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
) -> c_int {
    entry(0, || {
        let target = borrowed!(ne);
        let mut value = target.data.as_ptr().cast_mut();
        if bytes.is_null() && len != 0 {
            return Ok(0);
        }
        // SAFETY: the program passes that many bytes, or a C string; the value is the entry's.
        unsafe {
            if r#type > 0 && r#type & MBSTRING_FLAG != 0 {
                let made = ASN1_STRING_set_by_NID(&mut value, bytes, len, r#type, target.object().nid());
                return Ok((!made.is_null()).into());
            }
            if ASN1_STRING_set(value, bytes.cast(), len) != 1 {
                return Ok(0);
            }
            if r#type == V_ASN1_APP_CHOOSE {
                (*value).r#type = ASN1_PRINTABLE_type(bytes, len);
            } else if r#type != V_ASN1_UNDEF {
                (*value).r#type = r#type;
            }
        }
        Ok(1)
    })
}

/// Makes an entry, or changes the one in `*ne` if there is one.
///
/// # Safety
/// `ne` is NULL or points to NULL or to an entry; the bytes are as for [`X509_NAME_ENTRY_set_data`].
unsafe fn create(
    ne: *mut *mut X509_NAME_ENTRY,
    identifier: Identifier,
    kind: c_int,
    bytes: *const c_uchar,
    len: c_int,
) -> Result<*mut X509_NAME_ENTRY, Pushed> {
    // SAFETY: as the caller promises.
    unsafe {
        let there = ne.as_ref().copied().filter(|there| !there.is_null());
        let made =
            Held::<X509_NAME_ENTRY>::new(if there.is_some() { ptr::null_mut() } else { X509_NAME_ENTRY::new()? });
        let target = there.unwrap_or(made.as_ptr());
        object::get(target)?.set_object(identifier);
        if X509_NAME_ENTRY_set_data(target, kind, bytes, len) != 1 {
            return Ok(ptr::null_mut());
        }
        made.into_raw();
        if !ne.is_null() {
            *ne = target;
        }
        Ok(target)
    }
}

/// X509_NAME_ENTRY_create_by_OBJ: a new entry of the type obj with a value as X509_NAME_ENTRY_set_data sets it, to be freed
/// with X509_NAME_ENTRY_free. If ne is not NULL the entry in *ne is changed, or put there if that is NULL. Returns the entry,
/// or NULL on error. OpenSSL: X509_NAME_ENTRY_create_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_create_by_OBJ(
    ne: *mut *mut X509_NAME_ENTRY,
    obj: *const ASN1_OBJECT,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
) -> *mut X509_NAME_ENTRY {
    entry(ptr::null_mut(), || {
        let identifier = borrowed!(obj).clone();
        // SAFETY: as the caller promises.
        unsafe { create(ne, identifier, r#type, bytes, len) }
    })
}

/// X509_NAME_ENTRY_create_by_NID: as X509_NAME_ENTRY_create_by_OBJ, with the type by number.
/// OpenSSL: X509_NAME_ENTRY_create_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_create_by_NID(
    ne: *mut *mut X509_NAME_ENTRY,
    nid: c_int,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
) -> *mut X509_NAME_ENTRY {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { create(ne, of_nid(nid)?, r#type, bytes, len) })
}

/// X509_NAME_ENTRY_create_by_txt: as X509_NAME_ENTRY_create_by_OBJ, with the type by name or by numbers with dots.
/// OpenSSL: X509_NAME_ENTRY_create_by_txt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_ENTRY_create_by_txt(
    ne: *mut *mut X509_NAME_ENTRY,
    field: *const c_char,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
) -> *mut X509_NAME_ENTRY {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { create(ne, of_text(field)?, r#type, bytes, len) })
}

fn of_nid(nid: c_int) -> Result<Identifier, Pushed> {
    Identifier::from_nid(nid).ok_or_else(|| err::push(ERR_LIB_X509, X509_R_UNKNOWN_NID, format!("{nid}")))
}

/// # Safety
/// NULL or a C string.
unsafe fn of_text(field: *const c_char) -> Result<Identifier, Pushed> {
    let name = text!(field).to_string_lossy();
    // SAFETY: a C string.
    let made = Held::<Object>::new(unsafe { OBJ_txt2obj(field, 0) });
    if made.as_ptr().is_null() {
        return Err(err::push(ERR_LIB_X509, X509_R_INVALID_FIELD_NAME, format!("name={name}")));
    }
    Ok(borrowed!(made.as_ptr()).clone())
}

/// X509_NAME_add_entry: adds a copy of an entry to a name, before the one with the number loc or at the end if loc is -1.
/// set is 0 for a RelativeDistinguishedName of its own, -1 or 1 for that of the entry before or behind. Returns 1, or 0 on
/// error. OpenSSL: X509_NAME_add_entry(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_add_entry(
    name: *mut X509_NAME,
    ne: *const X509_NAME_ENTRY,
    loc: c_int,
    set: c_int,
) -> c_int {
    entry(0, || {
        insert(borrowed!(name), borrowed!(ne), loc, set)?;
        Ok(1)
    })
}

/// Makes an entry and adds it.
///
/// # Safety
/// As [`create`].
unsafe fn add(
    name: *mut X509_NAME,
    identifier: Identifier,
    kind: c_int,
    bytes: *const c_uchar,
    len: c_int,
    place: (c_int, c_int),
) -> Result<c_int, Pushed> {
    // SAFETY: as the caller promises.
    let made = Held::<X509_NAME_ENTRY>::new(unsafe { create(ptr::null_mut(), identifier, kind, bytes, len) }?);
    if made.as_ptr().is_null() {
        return Ok(0);
    }
    insert(borrowed!(name), borrowed!(made.as_ptr()), place.0, place.1)?;
    Ok(1)
}

/// X509_NAME_add_entry_by_OBJ: as X509_NAME_add_entry, with an entry made as X509_NAME_ENTRY_create_by_OBJ makes it.
/// OpenSSL: X509_NAME_add_entry_by_OBJ(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_add_entry_by_OBJ(
    name: *mut X509_NAME,
    obj: *const ASN1_OBJECT,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
    loc: c_int,
    set: c_int,
) -> c_int {
    entry(0, || {
        let identifier = borrowed!(obj).clone();
        // SAFETY: as the caller promises.
        unsafe { add(name, identifier, r#type, bytes, len, (loc, set)) }
    })
}

/// X509_NAME_add_entry_by_NID: as X509_NAME_add_entry_by_OBJ, with the type by number.
/// OpenSSL: X509_NAME_add_entry_by_NID(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_add_entry_by_NID(
    name: *mut X509_NAME,
    nid: c_int,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
    loc: c_int,
    set: c_int,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { add(name, of_nid(nid)?, r#type, bytes, len, (loc, set)) })
}

/// X509_NAME_add_entry_by_txt: as X509_NAME_add_entry_by_OBJ, with the type by name ("CN") or by numbers with dots.
/// OpenSSL: X509_NAME_add_entry_by_txt(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_add_entry_by_txt(
    name: *mut X509_NAME,
    field: *const c_char,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
    loc: c_int,
    set: c_int,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { add(name, of_text(field)?, r#type, bytes, len, (loc, set)) })
}

/// X509_NAME_delete_entry: takes the entry with a number out of a name. Returns it, to be freed with X509_NAME_ENTRY_free;
/// NULL if there is none. OpenSSL: X509_NAME_delete_entry(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_NAME_delete_entry(name: *mut X509_NAME, loc: c_int) -> *mut X509_NAME_ENTRY {
    entry(ptr::null_mut(), || {
        if name.is_null() {
            return Ok(ptr::null_mut());
        }
        Ok(remove(borrowed!(name), loc)?.map_or(ptr::null_mut(), object::into_raw))
    })
}
