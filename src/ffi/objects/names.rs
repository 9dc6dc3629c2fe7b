//! Names to numbers and back.

use std::ffi::{CStr, c_char, c_int};
use std::ptr;

use super::obj_mac::NID_undef;
use super::object::encode;
pub(crate) use super::registry::by_nid;
use super::registry::{by_long_name, by_short_name, nid_of};
use super::table::Object;
use crate::ffi::{entry, entry_quiet, err, non_null};

/// The short name of a number, or NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_nid2sn(n: c_int) -> *const c_char {
    entry(ptr::null(), || by_nid(n).map(|object| pointer(object.short)).ok_or_else(unknown_nid))
}

/// The long name of a number, or NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_nid2ln(n: c_int) -> *const c_char {
    entry(ptr::null(), || by_nid(n).map(|object| pointer(object.long)).ok_or_else(unknown_nid))
}

/// "Unknown nid", as OpenSSL's library of objects says it.
#[track_caller]
pub(crate) fn unknown_nid() -> err::Pushed {
    err::push(err::ERR_LIB_OBJ, err::reasons::obj::OBJ_R_UNKNOWN_NID, "")
}

/// The C string of a name, NULL for none.
fn pointer(name: &'static CStr) -> *const c_char {
    if name.is_empty() { ptr::null() } else { name.as_ptr() }
}

/// # Safety
/// NULL or a string.
unsafe fn find(name: *const c_char, find: impl Fn(&CStr) -> Option<&'static Object>) -> c_int {
    entry(NID_undef, || {
        // SAFETY: a string, as the caller promises.
        let name = unsafe { CStr::from_ptr(non_null(name)?.as_ptr()) };
        Ok(find(name).map_or(NID_undef, |object| object.nid))
    })
}

/// The number of a short name, or NID_undef.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_sn2nid(s: *const c_char) -> c_int {
    // SAFETY: NULL or a string.
    unsafe { find(s, by_short_name) }
}

/// The number of a long name, or NID_undef.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_ln2nid(s: *const c_char) -> c_int {
    // SAFETY: NULL or a string.
    unsafe { find(s, by_long_name) }
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
        encode(text).and_then(|der| nid_of(&der)).unwrap_or(NID_undef)
    })
}
