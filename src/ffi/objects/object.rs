//! `ASN1_OBJECT`: an object identifier.

use std::ffi::{CStr, c_char, c_int, c_uchar};
use std::ptr;

use libc::size_t;

use super::names::{OBJ_txt2nid, by_nid, unknown_nid};
use super::obj_mac::NID_undef;
use super::registry::{self, nid_of};
use crate::ffi::err::reasons::obj::OBJ_R_UNKNOWN_OBJECT_NAME;
use crate::ffi::object::{self, CType};
use crate::ffi::types::ASN1_OBJECT;
use crate::ffi::{entry, err, non_null};

/// What an `ASN1_OBJECT` holds.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Identifier {
    /// Its number if it is a known one.
    pub(crate) nid: c_int,
    /// The contents of its DER encoding.
    der: Vec<u8>,
}

impl CType for ASN1_OBJECT {
    type Rust = Identifier;
}

impl Identifier {
    /// The identifier with these contents of a DER encoding.
    pub(crate) fn from_der(der: &[u8]) -> Self {
        let nid = nid_of(der).unwrap_or(NID_undef);
        Self { nid, der: der.to_vec() }
    }

    /// The identifier of a known object.
    pub(crate) fn from_nid(nid: c_int) -> Option<Self> {
        registry::identifier(nid).map(|known| Self::clone(&known))
    }

    /// The identifier of an object that is being registered.
    pub(super) const fn known(nid: c_int, der: Vec<u8>) -> Self {
        Self { nid, der }
    }

    /// The identifier of nothing.
    pub(crate) const fn undefined() -> Self {
        Self { nid: NID_undef, der: Vec::new() }
    }

    /// The contents of its DER encoding; empty for an object without numbers.
    pub(crate) fn der(&self) -> &[u8] {
        &self.der
    }

    /// Whether it stands for no object at all.
    pub(crate) fn is_nothing(&self) -> bool {
        self.nid == NID_undef && self.der.is_empty()
    }

    /// The number of a known object, else `NID_undef`.
    pub(crate) fn nid(&self) -> c_int {
        self.nid
    }

    /// The long name of a known object unless `numeric`, else the numbers with dots.
    pub(crate) fn text(&self, numeric: bool) -> String {
        match by_nid(self.nid).filter(|_| !numeric && self.nid != NID_undef) {
            Some(object) => object.long.to_string_lossy().into_owned(),
            None => dotted(&self.der).unwrap_or_default(),
        }
    }
}

/// The numbers with dots of an encoded identifier; `None` if it does not parse or a number passes 128 bits.
fn dotted(der: &[u8]) -> Option<String> {
    let mut numbers = Vec::new();
    let mut number = 0_u128;
    for (at, &byte) in der.iter().enumerate() {
        number = number.checked_mul(128)? + u128::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            match numbers.is_empty() {
                true => {
                    let first = (number / 40).min(2);
                    numbers.extend([first.to_string(), (number - first * 40).to_string()]);
                }
                false => numbers.push(number.to_string()),
            }
            number = 0;
        } else if at + 1 == der.len() {
            return None;
        }
    }
    (!numbers.is_empty()).then(|| numbers.join("."))
}

/// The encoding of numbers with dots; `None` if they are no identifier (X.660: the first is at most 2, the second at most
/// 39 unless the first is 2).
pub(crate) fn encode(text: &str) -> Option<Vec<u8>> {
    let mut numbers = Vec::new();
    for part in text.split('.') {
        numbers.push(part.parse::<u128>().ok().filter(|_| !part.starts_with('+'))?);
    }
    let [first, second, rest @ ..] = numbers.as_slice() else { return None };
    if *first > 2 || (*first < 2 && *second > 39) {
        return None;
    }
    let mut der = Vec::new();
    for number in std::iter::once((first * 40).checked_add(*second)?).chain(rest.iter().copied()) {
        let groups = (128 - number.leading_zeros()).div_ceil(7).max(1);
        for group in (0..groups).rev() {
            let more = if group == 0 { 0 } else { 0x80 };
            der.push((number >> (7 * group)) as u8 & 0x7f | more);
        }
    }
    Some(der)
}

/// The object of a number, or NULL. It is freed like any other, or not at all.
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_nid2obj(n: c_int) -> *mut ASN1_OBJECT {
    entry(ptr::null_mut(), || Ok(object::get0(&registry::identifier(n).ok_or_else(unknown_nid)?)))
}

/// The number of an object, or NID_undef.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_obj2nid(o: *const ASN1_OBJECT) -> c_int {
    // SAFETY: NULL or a live object.
    if o.is_null() { NID_undef } else { entry(NID_undef, || Ok(unsafe { object::get(o) }?.nid)) }
}

/// The object of a name, unless no_name is set, or of an identifier written with dots. Freed with ASN1_OBJECT_free.
/// Returns NULL if it does not parse.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_txt2obj(s: *const c_char, no_name: c_int) -> *mut ASN1_OBJECT {
    entry(ptr::null_mut(), || {
        // SAFETY: a string.
        unsafe {
            let text = CStr::from_ptr(non_null(s)?.as_ptr()).to_string_lossy();
            let nid = if no_name == 0 { OBJ_txt2nid(s) } else { NID_undef };
            let known = Identifier::from_nid(nid).filter(|_| nid != NID_undef);
            let identifier = known.or_else(|| Some(Identifier::from_der(&encode(&text)?)));
            let unknown = || err::push(err::ERR_LIB_OBJ, OBJ_R_UNKNOWN_OBJECT_NAME, text.as_ref());
            Ok(object::new(identifier.ok_or_else(unknown)?))
        }
    })
}

/// Writes the long name of an object, or its numbers with dots if it has none or no_name is set, cut to buf_len bytes with
/// the NUL. Returns the length of the whole, or -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_obj2txt(buf: *mut c_char, buf_len: c_int, a: *const ASN1_OBJECT, no_name: c_int) -> c_int {
    entry(-1, || {
        let room = usize::try_from(buf_len).unwrap_or(0);
        // SAFETY: a live object, and room for as many bytes as the caller says.
        unsafe {
            let text = if a.is_null() { String::new() } else { object::get(a)?.text(no_name != 0) };
            if !buf.is_null() && room > 0 {
                let n = text.len().min(room - 1);
                ptr::copy_nonoverlapping(text.as_ptr().cast(), buf, n);
                *buf.add(n) = 0;
            }
            Ok(c_int::try_from(text.len()).unwrap_or(c_int::MAX))
        }
    })
}

/// 0 if two objects are the same; else less or more, by their encodings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_cmp(a: *const ASN1_OBJECT, b: *const ASN1_OBJECT) -> c_int {
    entry(-1, || {
        // SAFETY: live objects.
        let (a, b) = unsafe { (object::get(a)?, object::get(b)?) };
        Ok(a.der.len().cmp(&b.der.len()).then_with(|| a.der.cmp(&b.der)) as c_int)
    })
}

/// A copy of an object, to be freed with ASN1_OBJECT_free; NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_dup(o: *const ASN1_OBJECT) -> *mut ASN1_OBJECT {
    if o.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: a live object.
    entry(ptr::null_mut(), || Ok(object::into_raw(unsafe { object::get1(o) }?)))
}

/// The length of the contents of an object's encoding.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_length(obj: *const ASN1_OBJECT) -> size_t {
    // SAFETY: NULL or a live object.
    if obj.is_null() { 0 } else { entry(0, || Ok(unsafe { object::get(obj) }?.der.len())) }
}

/// The contents of an object's encoding.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_get0_data(obj: *const ASN1_OBJECT) -> *const c_uchar {
    // SAFETY: NULL or a live object.
    if obj.is_null() { ptr::null() } else { entry(ptr::null(), || Ok(unsafe { object::get(obj) }?.der.as_ptr())) }
}
