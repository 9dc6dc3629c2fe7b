//! Names to numbers and back.

use std::ffi::{CStr, c_char, c_int};
use std::ptr;

use super::obj_mac::NID_undef;
use super::table::{OBJECTS, Object};
use crate::ffi::{entry, entry_quiet, err, non_null};

/// The object of a number.
pub(crate) fn by_nid(nid: c_int) -> Option<&'static Object> {
    OBJECTS.binary_search_by_key(&nid, |object| object.nid).ok().map(|at| &OBJECTS[at])
}

/// The object of an identifier, as numbers with dots.
pub(crate) fn by_identifier(identifier: &str) -> Option<&'static Object> {
    OBJECTS.iter().find(|object| object.identifier == identifier && !identifier.is_empty())
}

/// The short name of a number, or NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_nid2sn(n: c_int) -> *const c_char {
    entry(ptr::null(), || by_nid(n).map(|object| object.short.as_ptr()).ok_or_else(unknown_nid))
}

/// The long name of a number, or NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_nid2ln(n: c_int) -> *const c_char {
    entry(ptr::null(), || by_nid(n).map(|object| object.long.as_ptr()).ok_or_else(unknown_nid))
}

/// "Unknown nid", as OpenSSL's library of objects says it.
#[track_caller]
pub(crate) fn unknown_nid() -> err::Pushed {
    err::push(err::ERR_LIB_OBJ, err::reasons::obj::OBJ_R_UNKNOWN_NID, "")
}

/// # Safety
/// NULL or a string.
unsafe fn find(name: *const c_char, is: impl Fn(&Object, &CStr) -> bool) -> c_int {
    entry(NID_undef, || {
        // SAFETY: a string, as the caller promises.
        let name = unsafe { CStr::from_ptr(non_null(name)?.as_ptr()) };
        Ok(OBJECTS.iter().find(|object| is(object, name)).map_or(NID_undef, |object| object.nid))
    })
}

/// The number of a short name, or NID_undef.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_sn2nid(s: *const c_char) -> c_int {
    // SAFETY: NULL or a string.
    unsafe { find(s, |object, name| object.short == name) }
}

/// The number of a long name, or NID_undef.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_ln2nid(s: *const c_char) -> c_int {
    // SAFETY: NULL or a string.
    unsafe { find(s, |object, name| object.long == name) }
}

/// The number of a short or long name or of an identifier written with dots, or NID_undef.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_txt2nid(s: *const c_char) -> c_int {
    entry_quiet(NID_undef, || {
        // SAFETY: NULL or a string.
        let by_name = unsafe { [OBJ_sn2nid(s), OBJ_ln2nid(s)] };
        if let Some(&nid) = by_name.iter().find(|&&nid| nid != NID_undef) {
            return nid;
        }
        if s.is_null() {
            return NID_undef;
        }
        // SAFETY: a string.
        let text = unsafe { CStr::from_ptr(s) }.to_str().unwrap_or_default();
        by_identifier(text).map_or(NID_undef, |object| object.nid)
    })
}
