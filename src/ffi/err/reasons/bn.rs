//! `BN_R_…`: the reasons of the functions of numbers, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const BN_R_ARG2_LT_ARG3: c_int = 100;
pub const BN_R_BAD_RECIPROCAL: c_int = 101;
pub const BN_R_BIGNUM_TOO_LONG: c_int = 114;
pub const BN_R_BITS_TOO_SMALL: c_int = 118;
pub const BN_R_CALLED_WITH_EVEN_MODULUS: c_int = 102;
pub const BN_R_DIV_BY_ZERO: c_int = 103;
pub const BN_R_ENCODING_ERROR: c_int = 104;
pub const BN_R_EXPAND_ON_STATIC_BIGNUM_DATA: c_int = 105;
pub const BN_R_INPUT_NOT_REDUCED: c_int = 110;
pub const BN_R_INVALID_LENGTH: c_int = 106;
pub const BN_R_INVALID_RANGE: c_int = 115;
pub const BN_R_INVALID_SHIFT: c_int = 119;
pub const BN_R_NOT_A_SQUARE: c_int = 111;
pub const BN_R_NOT_INITIALIZED: c_int = 107;
pub const BN_R_NO_INVERSE: c_int = 108;
pub const BN_R_NO_PRIME_CANDIDATE: c_int = 121;
pub const BN_R_NO_SOLUTION: c_int = 116;
pub const BN_R_NO_SUITABLE_DIGEST: c_int = 120;
pub const BN_R_PRIVATE_KEY_TOO_LARGE: c_int = 117;
pub const BN_R_P_IS_NOT_PRIME: c_int = 112;
pub const BN_R_TOO_MANY_ITERATIONS: c_int = 113;
pub const BN_R_TOO_MANY_TEMPORARY_VARIABLES: c_int = 109;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (BN_R_ARG2_LT_ARG3, c"arg2 lt arg3"),
    (BN_R_BAD_RECIPROCAL, c"bad reciprocal"),
    (BN_R_BIGNUM_TOO_LONG, c"bignum too long"),
    (BN_R_BITS_TOO_SMALL, c"bits too small"),
    (BN_R_CALLED_WITH_EVEN_MODULUS, c"called with even modulus"),
    (BN_R_DIV_BY_ZERO, c"div by zero"),
    (BN_R_ENCODING_ERROR, c"encoding error"),
    (BN_R_EXPAND_ON_STATIC_BIGNUM_DATA, c"expand on static bignum data"),
    (BN_R_INPUT_NOT_REDUCED, c"input not reduced"),
    (BN_R_INVALID_LENGTH, c"invalid length"),
    (BN_R_INVALID_RANGE, c"invalid range"),
    (BN_R_INVALID_SHIFT, c"invalid shift"),
    (BN_R_NOT_A_SQUARE, c"not a square"),
    (BN_R_NOT_INITIALIZED, c"not initialized"),
    (BN_R_NO_INVERSE, c"no inverse"),
    (BN_R_NO_PRIME_CANDIDATE, c"no prime candidate"),
    (BN_R_NO_SOLUTION, c"no solution"),
    (BN_R_NO_SUITABLE_DIGEST, c"no suitable digest"),
    (BN_R_PRIVATE_KEY_TOO_LARGE, c"private key too large"),
    (BN_R_P_IS_NOT_PRIME, c"p is not prime"),
    (BN_R_TOO_MANY_ITERATIONS, c"too many iterations"),
    (BN_R_TOO_MANY_TEMPORARY_VARIABLES, c"too many temporary variables"),
];
