//! The texts of libraries and reasons.

use std::ffi::{CStr, CString, c_int, c_ulong};
use std::sync::OnceLock;

use super::codes::*;
use super::{REASON_MASK, SYSTEM_FLAG, reasons};
use crate::error::Reason;

/// The names of the libraries.
const LIBRARIES: &[(c_int, &CStr)] = &[
    (ERR_LIB_NONE, c"unknown library"),
    (ERR_LIB_SYS, c"system library"),
    (ERR_LIB_BN, c"bignum routines"),
    (ERR_LIB_RSA, c"rsa routines"),
    (ERR_LIB_DH, c"Diffie-Hellman routines"),
    (ERR_LIB_EVP, c"digital envelope routines"),
    (ERR_LIB_BUF, c"memory buffer routines"),
    (ERR_LIB_OBJ, c"object identifier routines"),
    (ERR_LIB_PEM, c"PEM routines"),
    (ERR_LIB_DSA, c"dsa routines"),
    (ERR_LIB_X509, c"x509 certificate routines"),
    (ERR_LIB_ASN1, c"asn1 encoding routines"),
    (ERR_LIB_CONF, c"configuration file routines"),
    (ERR_LIB_CRYPTO, c"common libcrypto routines"),
    (ERR_LIB_EC, c"elliptic curve routines"),
    (ERR_LIB_SSL, c"SSL routines"),
    (ERR_LIB_BIO, c"BIO routines"),
    (ERR_LIB_PKCS7, c"PKCS7 routines"),
    (ERR_LIB_X509V3, c"X509 V3 routines"),
    (ERR_LIB_PKCS12, c"PKCS12 routines"),
    (ERR_LIB_RAND, c"random number generator"),
    (ERR_LIB_DSO, c"DSO support routines"),
    (ERR_LIB_ENGINE, c"engine routines"),
    (ERR_LIB_OCSP, c"OCSP routines"),
    (ERR_LIB_UI, c"UI routines"),
    (ERR_LIB_ECDSA, c"ECDSA routines"),
    (ERR_LIB_ECDH, c"ECDH routines"),
    (ERR_LIB_OSSL_STORE, c"STORE routines"),
    (ERR_LIB_FIPS, c"FIPS routines"),
    (ERR_LIB_CMS, c"CMS routines"),
    (ERR_LIB_TS, c"time stamp routines"),
    (ERR_LIB_HMAC, c"HMAC routines"),
    (ERR_LIB_CT, c"CT routines"),
    (ERR_LIB_ASYNC, c"ASYNC routines"),
    (ERR_LIB_KDF, c"KDF routines"),
    (ERR_LIB_SM2, c"SM2 routines"),
    (ERR_LIB_ESS, c"ESS routines"),
    (ERR_LIB_CRMF, c"CRMF routines"),
    (ERR_LIB_PROV, c"Provider routines"),
    (ERR_LIB_CMP, c"CMP routines"),
    (ERR_LIB_OSSL_ENCODER, c"ENCODER routines"),
    (ERR_LIB_OSSL_DECODER, c"DECODER routines"),
    (ERR_LIB_HTTP, c"HTTP routines"),
];

/// The reasons that all libraries share.
const COMMON: &[(c_int, &CStr)] = &[
    (ERR_R_FATAL, c"fatal"),
    (ERR_R_SYS_LIB, c"system lib"),
    (ERR_R_BN_LIB, c"BN lib"),
    (ERR_R_RSA_LIB, c"RSA lib"),
    (ERR_R_DH_LIB, c"DH lib"),
    (ERR_R_EVP_LIB, c"EVP lib"),
    (ERR_R_BUF_LIB, c"BUF lib"),
    (ERR_R_OBJ_LIB, c"OBJ lib"),
    (ERR_R_PEM_LIB, c"PEM lib"),
    (ERR_R_DSA_LIB, c"DSA lib"),
    (ERR_R_X509_LIB, c"X509 lib"),
    (ERR_R_ASN1_LIB, c"ASN1 lib"),
    (ERR_R_CRYPTO_LIB, c"CRYPTO lib"),
    (ERR_R_EC_LIB, c"EC lib"),
    (ERR_R_BIO_LIB, c"BIO lib"),
    (ERR_R_PKCS7_LIB, c"PKCS7 lib"),
    (ERR_R_X509V3_LIB, c"X509V3 lib"),
    (ERR_R_ENGINE_LIB, c"ENGINE lib"),
    (ERR_R_UI_LIB, c"UI lib"),
    (ERR_R_ECDSA_LIB, c"ECDSA lib"),
    (ERR_R_OSSL_STORE_LIB, c"OSSL_STORE lib"),
    (ERR_R_OSSL_DECODER_LIB, c"OSSL_DECODER lib"),
    (ERR_R_MALLOC_FAILURE, c"malloc failure"),
    (ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED, c"called a function you should not call"),
    (ERR_R_PASSED_NULL_PARAMETER, c"passed a null parameter"),
    (ERR_R_INTERNAL_ERROR, c"internal error"),
    (ERR_R_DISABLED, c"called a function that was disabled at compile-time"),
    (ERR_R_INIT_FAIL, c"init fail"),
    (ERR_R_PASSED_INVALID_ARGUMENT, c"passed invalid argument"),
    (ERR_R_OPERATION_FAIL, c"operation fail"),
    (ERR_R_INVALID_PROVIDER_FUNCTIONS, c"invalid provider functions"),
    (ERR_R_INTERRUPTED_OR_CANCELLED, c"interrupted or cancelled"),
    (ERR_R_NESTED_ASN1_ERROR, c"nested asn1 error"),
    (ERR_R_MISSING_ASN1_EOS, c"missing asn1 eos"),
    (ERR_R_UNSUPPORTED, c"unsupported"),
    (ERR_R_FETCH_FAILED, c"fetch failed"),
    (ERR_R_INVALID_PROPERTY_DEFINITION, c"invalid property definition"),
    (ERR_R_UNABLE_TO_GET_READ_LOCK, c"unable to get read lock"),
    (ERR_R_UNABLE_TO_GET_WRITE_LOCK, c"unable to get write lock"),
];

/// The library in a packed code (`ERR_GET_LIB`).
pub(crate) const fn library(code: c_ulong) -> c_int {
    if code & SYSTEM_FLAG != 0 { ERR_LIB_SYS } else { (code >> 23 & 0xff) as c_int }
}

/// The reason in a packed code (`ERR_GET_REASON`): an `errno` for system errors.
pub(crate) const fn reason(code: c_ulong) -> c_int {
    if code & SYSTEM_FLAG != 0 { (code & (SYSTEM_FLAG - 1)) as c_int } else { (code & REASON_MASK) as c_int }
}

fn find(table: &'static [(c_int, &'static CStr)], number: c_int) -> Option<&'static CStr> {
    table.iter().find(|(entry, _)| *entry == number).map(|(_, text)| *text)
}

/// The name of the library that raised `code` (`ERR_lib_error_string`).
pub(crate) fn library_text(code: c_ulong) -> Option<&'static CStr> {
    find(LIBRARIES, library(code))
}

/// The text of a reason that is not a system error (`ERR_reason_error_string`).
pub(crate) fn reason_text(code: c_ulong) -> Option<&'static CStr> {
    if code & SYSTEM_FLAG != 0 {
        return None;
    }
    let reason = reason(code);
    if reason & ERR_RFLAG_COMMON != 0 {
        return find(COMMON, reason);
    }
    match library(code) {
        ERR_LIB_SSL => ssl_text(u16::try_from(reason).ok()?),
        ERR_LIB_BIO => find(reasons::bio::TEXTS, reason),
        ERR_LIB_BN => find(reasons::bn::TEXTS, reason),
        ERR_LIB_OBJ => find(reasons::obj::TEXTS, reason),
        ERR_LIB_PEM => find(reasons::pem::TEXTS, reason),
        ERR_LIB_OCSP => find(reasons::ocsp::TEXTS, reason),
        ERR_LIB_PKCS12 => find(reasons::pkcs12::TEXTS, reason),
        ERR_LIB_X509 => find(reasons::x509::TEXTS, reason),
        ERR_LIB_X509V3 => find(reasons::x509v3::TEXTS, reason),
        ERR_LIB_CONF => find(reasons::conf::TEXTS, reason),
        ERR_LIB_ASN1 => find(reasons::asn1::TEXTS, reason),
        ERR_LIB_EVP => find(reasons::evp::TEXTS, reason),
        ERR_LIB_CRYPTO => find(reasons::crypto::TEXTS, reason),
        _ => None,
    }
}

/// The SSL reasons' texts as C strings, made once, in the order of their numbers: `Reason` has them as Rust strings.
fn ssl_text(reason: u16) -> Option<&'static CStr> {
    static TEXTS: OnceLock<Vec<(u16, CString)>> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| {
        let named = |number| Some((number, CString::new(Reason(number).name()?).ok()?));
        (0..2000).filter_map(named).collect()
    });
    let place = texts.binary_search_by_key(&reason, |(number, _)| *number).ok()?;
    texts.get(place).map(|(_, text)| text.as_c_str())
}

/// The text of an `errno`, if the system knows it.
pub(crate) fn errno_text(errno: c_int) -> Option<String> {
    let mut buffer = [0_u8; 256];
    // SAFETY: the buffer is as long as it is said to be. This is the XSI function: 0 for success.
    let failed = unsafe { libc::strerror_r(errno, buffer.as_mut_ptr().cast(), buffer.len()) };
    let text = CStr::from_bytes_until_nul(&buffer).ok()?.to_str().ok()?;
    (failed == 0 && !text.is_empty()).then(|| text.to_owned())
}

/// The line that `ERR_error_string_n` writes: `error:0A000086:SSL routines:func:certificate verify failed`.
pub(crate) fn describe(code: c_ulong, func: &str) -> String {
    let lib = match library_text(code) {
        Some(text) => text.to_string_lossy().into_owned(),
        None => format!("lib({})", library(code)),
    };
    let text = if code & SYSTEM_FLAG != 0 {
        errno_text(reason(code))
    } else {
        reason_text(code).map(|text| text.to_string_lossy().into_owned())
    };
    let text = text.unwrap_or_else(|| format!("reason({})", reason(code)));
    format!("error:{code:08X}:{lib}:{func}:{text}")
}

/// The short form for a buffer that `describe` does not fit.
pub(crate) fn describe_briefly(code: c_ulong) -> String {
    format!("err:{code:x}:{:x}:0:{:x}", library(code), reason(code))
}
