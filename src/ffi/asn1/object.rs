//! `ASN1_OBJECT`s, made by the functions of `objects.h`.

use std::ptr;

use crate::ffi::objects::obj_mac::NID_undef;
use crate::ffi::objects::object::OBJ_nid2obj;
use crate::ffi::types::ASN1_OBJECT;
use crate::ffi::{entry_quiet, object};

/// Frees an object of OBJ_txt2obj or OBJ_dup. NULL, and an object of OBJ_nid2obj, are nothing to do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ASN1_OBJECT_free(a: *mut ASN1_OBJECT) {
    entry_quiet((), || {
        if a.is_null() {
            return;
        }
        // SAFETY: a live object. One of OBJ_nid2obj has a reference that never goes, and the program has none to give up.
        unsafe {
            let Ok(identifier) = object::get(a) else { return };
            let shared = identifier.nid != NID_undef && ptr::eq(OBJ_nid2obj(identifier.nid), a);
            if !shared {
                object::free(a);
            }
        }
    });
}
