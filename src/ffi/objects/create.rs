//! Objects of programs' own (`OBJ_create`).

use std::ffi::{CStr, c_char, c_int};
use std::ptr;

use super::names::{OBJ_ln2nid, OBJ_sn2nid};
use super::obj_mac::NID_undef;
use super::object::encode;
use super::registry::{add, nid_of, reserve};
use crate::bio::BIO;
use crate::ffi::bio::io::BIO_gets;
use crate::ffi::err::reasons::obj::{OBJ_R_OID_EXISTS, OBJ_R_UNKNOWN_OBJECT_NAME};
use crate::ffi::err::{self, ERR_LIB_OBJ, ERR_R_PASSED_INVALID_ARGUMENT, Pushed};
use crate::ffi::{entry, entry_quiet};

/// OBJ_new_nid: takes num numbers that no object has. Returns the first. OpenSSL: OBJ_new_nid(3)
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_new_nid(num: c_int) -> c_int {
    entry_quiet(NID_undef, || reserve(num))
}

/// OBJ_create: adds an object of an identifier written with dots, a short and a long name, of which each may be NULL but not
/// all. Returns its new number; NID_undef if one of them is known already or the identifier is none. It stays for good.
/// OpenSSL: OBJ_create(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_create(oid: *const c_char, sn: *const c_char, ln: *const c_char) -> c_int {
    entry(NID_undef, || {
        if oid.is_null() && sn.is_null() && ln.is_null() {
            return Err(err::push(ERR_LIB_OBJ, ERR_R_PASSED_INVALID_ARGUMENT, "an object of nothing"));
        }
        // SAFETY: NULL or C strings.
        let (text, short, long) = unsafe { (string(oid), string(sn), string(ln)) };
        let exists = |what: &CStr| Err(err::push(ERR_LIB_OBJ, OBJ_R_OID_EXISTS, what.to_string_lossy()));
        // SAFETY: C strings.
        if !sn.is_null() && unsafe { OBJ_sn2nid(sn) } != NID_undef {
            return exists(short);
        }
        // SAFETY: C strings.
        if !ln.is_null() && unsafe { OBJ_ln2nid(ln) } != NID_undef {
            return exists(long);
        }
        let mut der = Vec::new();
        if !oid.is_null() {
            der = encode(&text.to_string_lossy()).ok_or_else(|| no_identifier(text))?;
            if nid_of(&der).is_some() {
                return exists(text);
            }
        }
        Ok(add(short, long, der))
    })
}

#[track_caller]
fn no_identifier(text: &CStr) -> Pushed {
    err::push(ERR_LIB_OBJ, OBJ_R_UNKNOWN_OBJECT_NAME, text.to_string_lossy())
}

/// # Safety
/// NULL, which is empty, or a C string.
unsafe fn string<'a>(text: *const c_char) -> &'a CStr {
    // SAFETY: as the caller promises.
    if text.is_null() { c"" } else { unsafe { CStr::from_ptr(text) } }
}

/// OBJ_create_objects: adds the objects that the lines of a BIO name, each by its identifier with dots, its short name and
/// its long name. Returns how many, up to the first that could not be added. OpenSSL: OBJ_create_objects(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_create_objects(r#in: *mut BIO) -> c_int {
    entry_quiet(0, || {
        let mut count = 0;
        loop {
            let mut line = [0_u8; 512];
            // SAFETY: the program's BIO, and room of ours.
            let length = unsafe { BIO_gets(r#in, line.as_mut_ptr().cast(), line.len() as c_int) };
            let line = usize::try_from(length).ok().filter(|length| *length > 0).and_then(|length| line.get(..length));
            let Some(line) = line.and_then(|line| core::str::from_utf8(line).ok()) else { return count };
            if !line.starts_with(|first: char| first.is_ascii_alphanumeric()) {
                return count;
            }
            let mut parts = line.trim_end().splitn(3, [' ', '\t']).map(|part| part.trim().to_owned());
            let [oid, short, long] = [parts.next(), parts.next(), parts.next()].map(|part| part.map(err::c_string));
            let pointer = |part: &Option<std::ffi::CString>| part.as_ref().map_or(ptr::null(), |part| part.as_ptr());
            // SAFETY: NULL or C strings of ours.
            if unsafe { OBJ_create(pointer(&oid), pointer(&short), pointer(&long)) } == NID_undef {
                return count;
            }
            count += 1;
        }
    })
}
