//! `OBJ_R_…`: the reasons of the functions on objects, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const OBJ_R_OID_EXISTS: c_int = 102;
pub const OBJ_R_UNKNOWN_NID: c_int = 101;
pub const OBJ_R_UNKNOWN_OBJECT_NAME: c_int = 103;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (OBJ_R_OID_EXISTS, c"oid exists"),
    (OBJ_R_UNKNOWN_NID, c"unknown nid"),
    (OBJ_R_UNKNOWN_OBJECT_NAME, c"unknown object name"),
];
