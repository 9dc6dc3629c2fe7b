//! `PKCS12_R_…`: the reasons of the PKCS#12 functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const PKCS12_R_CANT_PACK_STRUCTURE: c_int = 100;
pub const PKCS12_R_CONTENT_TYPE_NOT_DATA: c_int = 121;
pub const PKCS12_R_DECODE_ERROR: c_int = 101;
pub const PKCS12_R_ENCODE_ERROR: c_int = 102;
pub const PKCS12_R_ENCRYPT_ERROR: c_int = 103;
pub const PKCS12_R_ERROR_SETTING_ENCRYPTED_DATA_TYPE: c_int = 120;
pub const PKCS12_R_INVALID_NULL_ARGUMENT: c_int = 104;
pub const PKCS12_R_INVALID_NULL_PKCS12_POINTER: c_int = 105;
pub const PKCS12_R_INVALID_TYPE: c_int = 112;
pub const PKCS12_R_IV_GEN_ERROR: c_int = 106;
pub const PKCS12_R_KEY_GEN_ERROR: c_int = 107;
pub const PKCS12_R_MAC_ABSENT: c_int = 108;
pub const PKCS12_R_MAC_GENERATION_ERROR: c_int = 109;
pub const PKCS12_R_MAC_SETUP_ERROR: c_int = 110;
pub const PKCS12_R_MAC_STRING_SET_ERROR: c_int = 111;
pub const PKCS12_R_MAC_VERIFY_FAILURE: c_int = 113;
pub const PKCS12_R_PARSE_ERROR: c_int = 114;
pub const PKCS12_R_PKCS12_CIPHERFINAL_ERROR: c_int = 116;
pub const PKCS12_R_UNKNOWN_DIGEST_ALGORITHM: c_int = 118;
pub const PKCS12_R_UNSUPPORTED_PKCS12_MODE: c_int = 119;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (PKCS12_R_CANT_PACK_STRUCTURE, c"cant pack structure"),
    (PKCS12_R_CONTENT_TYPE_NOT_DATA, c"content type not data"),
    (PKCS12_R_DECODE_ERROR, c"decode error"),
    (PKCS12_R_ENCODE_ERROR, c"encode error"),
    (PKCS12_R_ENCRYPT_ERROR, c"encrypt error"),
    (PKCS12_R_ERROR_SETTING_ENCRYPTED_DATA_TYPE, c"error setting encrypted data type"),
    (PKCS12_R_INVALID_NULL_ARGUMENT, c"invalid null argument"),
    (PKCS12_R_INVALID_NULL_PKCS12_POINTER, c"invalid null pkcs12 pointer"),
    (PKCS12_R_INVALID_TYPE, c"invalid type"),
    (PKCS12_R_IV_GEN_ERROR, c"iv gen error"),
    (PKCS12_R_KEY_GEN_ERROR, c"key gen error"),
    (PKCS12_R_MAC_ABSENT, c"mac absent"),
    (PKCS12_R_MAC_GENERATION_ERROR, c"mac generation error"),
    (PKCS12_R_MAC_SETUP_ERROR, c"mac setup error"),
    (PKCS12_R_MAC_STRING_SET_ERROR, c"mac string set error"),
    (PKCS12_R_MAC_VERIFY_FAILURE, c"mac verify failure"),
    (PKCS12_R_PARSE_ERROR, c"parse error"),
    (PKCS12_R_PKCS12_CIPHERFINAL_ERROR, c"pkcs12 cipherfinal error"),
    (PKCS12_R_UNKNOWN_DIGEST_ALGORITHM, c"unknown digest algorithm"),
    (PKCS12_R_UNSUPPORTED_PKCS12_MODE, c"unsupported pkcs12 mode"),
];
