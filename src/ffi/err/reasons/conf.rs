//! `CONF_R_…`: the reasons of the configuration functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const CONF_R_ERROR_LOADING_DSO: c_int = 110;
pub const CONF_R_INVALID_PRAGMA: c_int = 122;
pub const CONF_R_LIST_CANNOT_BE_NULL: c_int = 115;
pub const CONF_R_MANDATORY_BRACES_IN_VARIABLE_EXPANSION: c_int = 123;
pub const CONF_R_MISSING_CLOSE_SQUARE_BRACKET: c_int = 100;
pub const CONF_R_MISSING_EQUAL_SIGN: c_int = 101;
pub const CONF_R_MISSING_INIT_FUNCTION: c_int = 112;
pub const CONF_R_MODULE_INITIALIZATION_ERROR: c_int = 109;
pub const CONF_R_NO_CLOSE_BRACE: c_int = 102;
pub const CONF_R_NO_CONF: c_int = 105;
pub const CONF_R_NO_CONF_OR_ENVIRONMENT_VARIABLE: c_int = 106;
pub const CONF_R_NO_SECTION: c_int = 107;
pub const CONF_R_NO_SUCH_FILE: c_int = 114;
pub const CONF_R_NO_VALUE: c_int = 108;
pub const CONF_R_NUMBER_TOO_LARGE: c_int = 121;
pub const CONF_R_OPENSSL_CONF_REFERENCES_MISSING_SECTION: c_int = 124;
pub const CONF_R_RECURSIVE_DIRECTORY_INCLUDE: c_int = 111;
pub const CONF_R_RECURSIVE_SECTION_REFERENCE: c_int = 126;
pub const CONF_R_RELATIVE_PATH: c_int = 125;
pub const CONF_R_SSL_COMMAND_SECTION_EMPTY: c_int = 117;
pub const CONF_R_SSL_COMMAND_SECTION_NOT_FOUND: c_int = 118;
pub const CONF_R_SSL_SECTION_EMPTY: c_int = 119;
pub const CONF_R_SSL_SECTION_NOT_FOUND: c_int = 120;
pub const CONF_R_UNABLE_TO_CREATE_NEW_SECTION: c_int = 103;
pub const CONF_R_UNKNOWN_MODULE_NAME: c_int = 113;
pub const CONF_R_VARIABLE_EXPANSION_TOO_LONG: c_int = 116;
pub const CONF_R_VARIABLE_HAS_NO_VALUE: c_int = 104;

/// The texts of the reasons.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (CONF_R_ERROR_LOADING_DSO, c"error loading dso"),
    (CONF_R_INVALID_PRAGMA, c"invalid pragma"),
    (CONF_R_LIST_CANNOT_BE_NULL, c"list cannot be null"),
    (CONF_R_MANDATORY_BRACES_IN_VARIABLE_EXPANSION, c"mandatory braces in variable expansion"),
    (CONF_R_MISSING_CLOSE_SQUARE_BRACKET, c"missing close square bracket"),
    (CONF_R_MISSING_EQUAL_SIGN, c"missing equal sign"),
    (CONF_R_MISSING_INIT_FUNCTION, c"missing init function"),
    (CONF_R_MODULE_INITIALIZATION_ERROR, c"module initialization error"),
    (CONF_R_NO_CLOSE_BRACE, c"no close brace"),
    (CONF_R_NO_CONF, c"no conf"),
    (CONF_R_NO_CONF_OR_ENVIRONMENT_VARIABLE, c"no conf or environment variable"),
    (CONF_R_NO_SECTION, c"no section"),
    (CONF_R_NO_SUCH_FILE, c"no such file"),
    (CONF_R_NO_VALUE, c"no value"),
    (CONF_R_NUMBER_TOO_LARGE, c"number too large"),
    (CONF_R_OPENSSL_CONF_REFERENCES_MISSING_SECTION, c"openssl conf references missing section"),
    (CONF_R_RECURSIVE_DIRECTORY_INCLUDE, c"recursive directory include"),
    (CONF_R_RECURSIVE_SECTION_REFERENCE, c"recursive section reference"),
    (CONF_R_RELATIVE_PATH, c"relative path"),
    (CONF_R_SSL_COMMAND_SECTION_EMPTY, c"ssl command section empty"),
    (CONF_R_SSL_COMMAND_SECTION_NOT_FOUND, c"ssl command section not found"),
    (CONF_R_SSL_SECTION_EMPTY, c"ssl section empty"),
    (CONF_R_SSL_SECTION_NOT_FOUND, c"ssl section not found"),
    (CONF_R_UNABLE_TO_CREATE_NEW_SECTION, c"unable to create new section"),
    (CONF_R_UNKNOWN_MODULE_NAME, c"unknown module name"),
    (CONF_R_VARIABLE_EXPANSION_TOO_LONG, c"variable expansion too long"),
    (CONF_R_VARIABLE_HAS_NO_VALUE, c"variable has no value"),
];
