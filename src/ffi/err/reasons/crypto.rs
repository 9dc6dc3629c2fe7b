//! `CRYPTO_R_…`: the reasons of the general functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const CRYPTO_R_BAD_ALGORITHM_NAME: c_int = 117;
pub const CRYPTO_R_CONFLICTING_NAMES: c_int = 118;
pub const CRYPTO_R_HEX_STRING_TOO_SHORT: c_int = 121;
pub const CRYPTO_R_ILLEGAL_HEX_DIGIT: c_int = 102;
pub const CRYPTO_R_INSUFFICIENT_DATA_SPACE: c_int = 106;
pub const CRYPTO_R_INSUFFICIENT_PARAM_SIZE: c_int = 107;
pub const CRYPTO_R_INSUFFICIENT_SECURE_DATA_SPACE: c_int = 108;
pub const CRYPTO_R_INVALID_NEGATIVE_VALUE: c_int = 122;
pub const CRYPTO_R_INVALID_NULL_ARGUMENT: c_int = 109;
pub const CRYPTO_R_INVALID_OSSL_PARAM_TYPE: c_int = 110;
pub const CRYPTO_R_ODD_NUMBER_OF_DIGITS: c_int = 103;
pub const CRYPTO_R_PROVIDER_ALREADY_EXISTS: c_int = 104;
pub const CRYPTO_R_PROVIDER_SECTION_ERROR: c_int = 105;
pub const CRYPTO_R_RANDOM_SECTION_ERROR: c_int = 119;
pub const CRYPTO_R_SECURE_MALLOC_FAILURE: c_int = 111;
pub const CRYPTO_R_STRING_TOO_LONG: c_int = 112;
pub const CRYPTO_R_TOO_MANY_BYTES: c_int = 113;
pub const CRYPTO_R_TOO_MANY_RECORDS: c_int = 114;
pub const CRYPTO_R_TOO_SMALL_BUFFER: c_int = 116;
pub const CRYPTO_R_UNKNOWN_NAME_IN_RANDOM_SECTION: c_int = 120;
pub const CRYPTO_R_ZERO_LENGTH_NUMBER: c_int = 115;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (CRYPTO_R_BAD_ALGORITHM_NAME, c"bad algorithm name"),
    (CRYPTO_R_CONFLICTING_NAMES, c"conflicting names"),
    (CRYPTO_R_HEX_STRING_TOO_SHORT, c"hex string too short"),
    (CRYPTO_R_ILLEGAL_HEX_DIGIT, c"illegal hex digit"),
    (CRYPTO_R_INSUFFICIENT_DATA_SPACE, c"insufficient data space"),
    (CRYPTO_R_INSUFFICIENT_PARAM_SIZE, c"insufficient param size"),
    (CRYPTO_R_INSUFFICIENT_SECURE_DATA_SPACE, c"insufficient secure data space"),
    (CRYPTO_R_INVALID_NEGATIVE_VALUE, c"invalid negative value"),
    (CRYPTO_R_INVALID_NULL_ARGUMENT, c"invalid null argument"),
    (CRYPTO_R_INVALID_OSSL_PARAM_TYPE, c"invalid ossl param type"),
    (CRYPTO_R_ODD_NUMBER_OF_DIGITS, c"odd number of digits"),
    (CRYPTO_R_PROVIDER_ALREADY_EXISTS, c"provider already exists"),
    (CRYPTO_R_PROVIDER_SECTION_ERROR, c"provider section error"),
    (CRYPTO_R_RANDOM_SECTION_ERROR, c"random section error"),
    (CRYPTO_R_SECURE_MALLOC_FAILURE, c"secure malloc failure"),
    (CRYPTO_R_STRING_TOO_LONG, c"string too long"),
    (CRYPTO_R_TOO_MANY_BYTES, c"too many bytes"),
    (CRYPTO_R_TOO_MANY_RECORDS, c"too many records"),
    (CRYPTO_R_TOO_SMALL_BUFFER, c"too small buffer"),
    (CRYPTO_R_UNKNOWN_NAME_IN_RANDOM_SECTION, c"unknown name in random section"),
    (CRYPTO_R_ZERO_LENGTH_NUMBER, c"zero length number"),
];
