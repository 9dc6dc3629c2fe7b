//! `OCSP_R_…`: the reasons of the OCSP functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const OCSP_R_CERTIFICATE_VERIFY_ERROR: c_int = 101;
pub const OCSP_R_DIGEST_ERR: c_int = 102;
pub const OCSP_R_DIGEST_NAME_ERR: c_int = 106;
pub const OCSP_R_DIGEST_SIZE_ERR: c_int = 107;
pub const OCSP_R_ERROR_IN_NEXTUPDATE_FIELD: c_int = 122;
pub const OCSP_R_ERROR_IN_THISUPDATE_FIELD: c_int = 123;
pub const OCSP_R_MISSING_OCSPSIGNING_USAGE: c_int = 103;
pub const OCSP_R_NEXTUPDATE_BEFORE_THISUPDATE: c_int = 124;
pub const OCSP_R_NOT_BASIC_RESPONSE: c_int = 104;
pub const OCSP_R_NO_CERTIFICATES_IN_CHAIN: c_int = 105;
pub const OCSP_R_NO_RESPONSE_DATA: c_int = 108;
pub const OCSP_R_NO_REVOKED_TIME: c_int = 109;
pub const OCSP_R_NO_SIGNER_KEY: c_int = 130;
pub const OCSP_R_PRIVATE_KEY_DOES_NOT_MATCH_CERTIFICATE: c_int = 110;
pub const OCSP_R_REQUEST_NOT_SIGNED: c_int = 128;
pub const OCSP_R_RESPONSE_CONTAINS_NO_REVOCATION_DATA: c_int = 111;
pub const OCSP_R_ROOT_CA_NOT_TRUSTED: c_int = 112;
pub const OCSP_R_SIGNATURE_FAILURE: c_int = 117;
pub const OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND: c_int = 118;
pub const OCSP_R_STATUS_EXPIRED: c_int = 125;
pub const OCSP_R_STATUS_NOT_YET_VALID: c_int = 126;
pub const OCSP_R_STATUS_TOO_OLD: c_int = 127;
pub const OCSP_R_UNKNOWN_MESSAGE_DIGEST: c_int = 119;
pub const OCSP_R_UNKNOWN_NID: c_int = 120;
pub const OCSP_R_UNSUPPORTED_REQUESTORNAME_TYPE: c_int = 129;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (OCSP_R_CERTIFICATE_VERIFY_ERROR, c"certificate verify error"),
    (OCSP_R_DIGEST_ERR, c"digest err"),
    (OCSP_R_DIGEST_NAME_ERR, c"digest name err"),
    (OCSP_R_DIGEST_SIZE_ERR, c"digest size err"),
    (OCSP_R_ERROR_IN_NEXTUPDATE_FIELD, c"error in nextupdate field"),
    (OCSP_R_ERROR_IN_THISUPDATE_FIELD, c"error in thisupdate field"),
    (OCSP_R_MISSING_OCSPSIGNING_USAGE, c"missing ocspsigning usage"),
    (OCSP_R_NEXTUPDATE_BEFORE_THISUPDATE, c"nextupdate before thisupdate"),
    (OCSP_R_NOT_BASIC_RESPONSE, c"not basic response"),
    (OCSP_R_NO_CERTIFICATES_IN_CHAIN, c"no certificates in chain"),
    (OCSP_R_NO_RESPONSE_DATA, c"no response data"),
    (OCSP_R_NO_REVOKED_TIME, c"no revoked time"),
    (OCSP_R_NO_SIGNER_KEY, c"no signer key"),
    (OCSP_R_PRIVATE_KEY_DOES_NOT_MATCH_CERTIFICATE, c"private key does not match certificate"),
    (OCSP_R_REQUEST_NOT_SIGNED, c"request not signed"),
    (OCSP_R_RESPONSE_CONTAINS_NO_REVOCATION_DATA, c"response contains no revocation data"),
    (OCSP_R_ROOT_CA_NOT_TRUSTED, c"root ca not trusted"),
    (OCSP_R_SIGNATURE_FAILURE, c"signature failure"),
    (OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND, c"signer certificate not found"),
    (OCSP_R_STATUS_EXPIRED, c"status expired"),
    (OCSP_R_STATUS_NOT_YET_VALID, c"status not yet valid"),
    (OCSP_R_STATUS_TOO_OLD, c"status too old"),
    (OCSP_R_UNKNOWN_MESSAGE_DIGEST, c"unknown message digest"),
    (OCSP_R_UNKNOWN_NID, c"unknown nid"),
    (OCSP_R_UNSUPPORTED_REQUESTORNAME_TYPE, c"unsupported requestorname type"),
];
