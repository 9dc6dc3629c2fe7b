//! `PEM_R_…`: the reasons of the PEM functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const PEM_R_BAD_BASE64_DECODE: c_int = 100;
pub const PEM_R_BAD_DECRYPT: c_int = 101;
pub const PEM_R_BAD_END_LINE: c_int = 102;
pub const PEM_R_BAD_IV_CHARS: c_int = 103;
pub const PEM_R_BAD_MAGIC_NUMBER: c_int = 116;
pub const PEM_R_BAD_PASSWORD_READ: c_int = 104;
pub const PEM_R_BAD_VERSION_NUMBER: c_int = 117;
pub const PEM_R_BIO_WRITE_FAILURE: c_int = 118;
pub const PEM_R_CIPHER_IS_NULL: c_int = 127;
pub const PEM_R_ERROR_CONVERTING_PRIVATE_KEY: c_int = 115;
pub const PEM_R_EXPECTING_DSS_KEY_BLOB: c_int = 131;
pub const PEM_R_EXPECTING_PRIVATE_KEY_BLOB: c_int = 119;
pub const PEM_R_EXPECTING_PUBLIC_KEY_BLOB: c_int = 120;
pub const PEM_R_EXPECTING_RSA_KEY_BLOB: c_int = 132;
pub const PEM_R_HEADER_TOO_LONG: c_int = 128;
pub const PEM_R_INCONSISTENT_HEADER: c_int = 121;
pub const PEM_R_KEYBLOB_HEADER_PARSE_ERROR: c_int = 122;
pub const PEM_R_KEYBLOB_TOO_SHORT: c_int = 123;
pub const PEM_R_MISSING_DEK_IV: c_int = 129;
pub const PEM_R_NOT_DEK_INFO: c_int = 105;
pub const PEM_R_NOT_ENCRYPTED: c_int = 106;
pub const PEM_R_NOT_PROC_TYPE: c_int = 107;
pub const PEM_R_NO_START_LINE: c_int = 108;
pub const PEM_R_PROBLEMS_GETTING_PASSWORD: c_int = 109;
pub const PEM_R_PVK_DATA_TOO_SHORT: c_int = 124;
pub const PEM_R_PVK_TOO_SHORT: c_int = 125;
pub const PEM_R_READ_KEY: c_int = 111;
pub const PEM_R_SHORT_HEADER: c_int = 112;
pub const PEM_R_UNEXPECTED_DEK_IV: c_int = 130;
pub const PEM_R_UNSUPPORTED_CIPHER: c_int = 113;
pub const PEM_R_UNSUPPORTED_ENCRYPTION: c_int = 114;
pub const PEM_R_UNSUPPORTED_KEY_COMPONENTS: c_int = 126;
pub const PEM_R_UNSUPPORTED_PUBLIC_KEY_TYPE: c_int = 110;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (PEM_R_BAD_BASE64_DECODE, c"bad base64 decode"),
    (PEM_R_BAD_DECRYPT, c"bad decrypt"),
    (PEM_R_BAD_END_LINE, c"bad end line"),
    (PEM_R_BAD_IV_CHARS, c"bad iv chars"),
    (PEM_R_BAD_MAGIC_NUMBER, c"bad magic number"),
    (PEM_R_BAD_PASSWORD_READ, c"bad password read"),
    (PEM_R_BAD_VERSION_NUMBER, c"bad version number"),
    (PEM_R_BIO_WRITE_FAILURE, c"bio write failure"),
    (PEM_R_CIPHER_IS_NULL, c"cipher is null"),
    (PEM_R_ERROR_CONVERTING_PRIVATE_KEY, c"error converting private key"),
    (PEM_R_EXPECTING_DSS_KEY_BLOB, c"expecting dss key blob"),
    (PEM_R_EXPECTING_PRIVATE_KEY_BLOB, c"expecting private key blob"),
    (PEM_R_EXPECTING_PUBLIC_KEY_BLOB, c"expecting public key blob"),
    (PEM_R_EXPECTING_RSA_KEY_BLOB, c"expecting rsa key blob"),
    (PEM_R_HEADER_TOO_LONG, c"header too long"),
    (PEM_R_INCONSISTENT_HEADER, c"inconsistent header"),
    (PEM_R_KEYBLOB_HEADER_PARSE_ERROR, c"keyblob header parse error"),
    (PEM_R_KEYBLOB_TOO_SHORT, c"keyblob too short"),
    (PEM_R_MISSING_DEK_IV, c"missing dek iv"),
    (PEM_R_NOT_DEK_INFO, c"not dek info"),
    (PEM_R_NOT_ENCRYPTED, c"not encrypted"),
    (PEM_R_NOT_PROC_TYPE, c"not proc type"),
    (PEM_R_NO_START_LINE, c"no start line"),
    (PEM_R_PROBLEMS_GETTING_PASSWORD, c"problems getting password"),
    (PEM_R_PVK_DATA_TOO_SHORT, c"pvk data too short"),
    (PEM_R_PVK_TOO_SHORT, c"pvk too short"),
    (PEM_R_READ_KEY, c"read key"),
    (PEM_R_SHORT_HEADER, c"short header"),
    (PEM_R_UNEXPECTED_DEK_IV, c"unexpected dek iv"),
    (PEM_R_UNSUPPORTED_CIPHER, c"unsupported cipher"),
    (PEM_R_UNSUPPORTED_ENCRYPTION, c"unsupported encryption"),
    (PEM_R_UNSUPPORTED_KEY_COMPONENTS, c"unsupported key components"),
    (PEM_R_UNSUPPORTED_PUBLIC_KEY_TYPE, c"unsupported public key type"),
];
