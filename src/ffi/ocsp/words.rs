//! The numbers of OCSP, and their names.

use std::ffi::{CStr, c_char, c_int, c_long};

/// Why: nothing is said.
pub const OCSP_REVOKED_STATUS_NOSTATUS: c_int = -1;
/// Why: for no reason that has a number.
pub const OCSP_REVOKED_STATUS_UNSPECIFIED: c_int = 0;
/// Why: the private key is known to others.
pub const OCSP_REVOKED_STATUS_KEYCOMPROMISE: c_int = 1;
/// Why: the authority's private key is known to others.
pub const OCSP_REVOKED_STATUS_CACOMPROMISE: c_int = 2;
/// Why: something about the subject has changed.
pub const OCSP_REVOKED_STATUS_AFFILIATIONCHANGED: c_int = 3;
/// Why: there is a newer certificate.
pub const OCSP_REVOKED_STATUS_SUPERSEDED: c_int = 4;
/// Why: it is not needed any more.
pub const OCSP_REVOKED_STATUS_CESSATIONOFOPERATION: c_int = 5;
/// Why: it is on hold.
pub const OCSP_REVOKED_STATUS_CERTIFICATEHOLD: c_int = 6;
/// Why: it is on hold no more.
pub const OCSP_REVOKED_STATUS_REMOVEFROMCRL: c_int = 8;
/// Why: a right that it stands for was withdrawn.
pub const OCSP_REVOKED_STATUS_PRIVILEGEWITHDRAWN: c_int = 9;
/// Why: the attribute authority's private key is known to others.
pub const OCSP_REVOKED_STATUS_AACOMPROMISE: c_int = 10;

/// A response's status: there is an answer.
pub const OCSP_RESPONSE_STATUS_SUCCESSFUL: c_int = 0;
/// A response's status: the request does not parse.
pub const OCSP_RESPONSE_STATUS_MALFORMEDREQUEST: c_int = 1;
/// A response's status: something failed in the server.
pub const OCSP_RESPONSE_STATUS_INTERNALERROR: c_int = 2;
/// A response's status: later perhaps.
pub const OCSP_RESPONSE_STATUS_TRYLATER: c_int = 3;
/// A response's status: the request must be signed.
pub const OCSP_RESPONSE_STATUS_SIGREQUIRED: c_int = 5;
/// A response's status: the client may not ask this server.
pub const OCSP_RESPONSE_STATUS_UNAUTHORIZED: c_int = 6;

/// A certificate's status: not revoked.
pub const V_OCSP_CERTSTATUS_GOOD: c_int = 0;
/// A certificate's status: revoked.
pub const V_OCSP_CERTSTATUS_REVOKED: c_int = 1;
/// A certificate's status: the server knows nothing of it.
pub const V_OCSP_CERTSTATUS_UNKNOWN: c_int = 2;

const RESPONSE: &[(c_int, &CStr)] = &[
    (OCSP_RESPONSE_STATUS_SUCCESSFUL, c"successful"),
    (OCSP_RESPONSE_STATUS_MALFORMEDREQUEST, c"malformedrequest"),
    (OCSP_RESPONSE_STATUS_INTERNALERROR, c"internalerror"),
    (OCSP_RESPONSE_STATUS_TRYLATER, c"trylater"),
    (OCSP_RESPONSE_STATUS_SIGREQUIRED, c"sigrequired"),
    (OCSP_RESPONSE_STATUS_UNAUTHORIZED, c"unauthorized"),
];
const CERTIFICATE: &[(c_int, &CStr)] = &[
    (V_OCSP_CERTSTATUS_GOOD, c"good"),
    (V_OCSP_CERTSTATUS_REVOKED, c"revoked"),
    (V_OCSP_CERTSTATUS_UNKNOWN, c"unknown"),
];
/// OpenSSL 3.0 has no names of the last two.
const REASON: &[(c_int, &CStr)] = &[
    (OCSP_REVOKED_STATUS_UNSPECIFIED, c"unspecified"),
    (OCSP_REVOKED_STATUS_KEYCOMPROMISE, c"keyCompromise"),
    (OCSP_REVOKED_STATUS_CACOMPROMISE, c"cACompromise"),
    (OCSP_REVOKED_STATUS_AFFILIATIONCHANGED, c"affiliationChanged"),
    (OCSP_REVOKED_STATUS_SUPERSEDED, c"superseded"),
    (OCSP_REVOKED_STATUS_CESSATIONOFOPERATION, c"cessationOfOperation"),
    (OCSP_REVOKED_STATUS_CERTIFICATEHOLD, c"certificateHold"),
    (OCSP_REVOKED_STATUS_REMOVEFROMCRL, c"removeFromCRL"),
];

/// The name of a number.
fn word(table: &[(c_int, &'static CStr)], number: c_long) -> &'static CStr {
    table.iter().find(|row| c_long::from(row.0) == number).map_or(c"(UNKNOWN)", |row| row.1)
}

/// OCSP_response_status_str: the name of an OCSP_RESPONSE_STATUS_ number; "(UNKNOWN)" for others.
/// OpenSSL: OCSP_response_status_str
#[unsafe(no_mangle)]
pub extern "C" fn OCSP_response_status_str(s: c_long) -> *const c_char {
    word(RESPONSE, s).as_ptr()
}

/// OCSP_cert_status_str: the name of a V_OCSP_CERTSTATUS_ number; "(UNKNOWN)" for others. OpenSSL: OCSP_cert_status_str
#[unsafe(no_mangle)]
pub extern "C" fn OCSP_cert_status_str(s: c_long) -> *const c_char {
    word(CERTIFICATE, s).as_ptr()
}

/// OCSP_crl_reason_str: the name of an OCSP_REVOKED_STATUS_ number; "(UNKNOWN)" for others. OpenSSL: OCSP_crl_reason_str
#[unsafe(no_mangle)]
pub extern "C" fn OCSP_crl_reason_str(s: c_long) -> *const c_char {
    word(REASON, s).as_ptr()
}
