//! `X509_R_…`: the reasons of the certificate functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const X509_R_AKID_MISMATCH: c_int = 110;
pub const X509_R_BAD_SELECTOR: c_int = 133;
pub const X509_R_BAD_X509_FILETYPE: c_int = 100;
pub const X509_R_BASE64_DECODE_ERROR: c_int = 118;
pub const X509_R_CANT_CHECK_DH_KEY: c_int = 114;
pub const X509_R_CERTIFICATE_VERIFICATION_FAILED: c_int = 139;
pub const X509_R_CERT_ALREADY_IN_HASH_TABLE: c_int = 101;
pub const X509_R_CRL_ALREADY_DELTA: c_int = 127;
pub const X509_R_CRL_SIGNATURE_ALGORITHM_MISMATCH: c_int = 147;
pub const X509_R_CRL_VERIFY_FAILURE: c_int = 131;
pub const X509_R_DUPLICATE_ATTRIBUTE: c_int = 140;
pub const X509_R_ERROR_GETTING_MD_BY_NID: c_int = 141;
pub const X509_R_ERROR_USING_SIGINF_SET: c_int = 142;
pub const X509_R_IDP_MISMATCH: c_int = 128;
pub const X509_R_INVALID_ATTRIBUTES: c_int = 138;
pub const X509_R_INVALID_DIRECTORY: c_int = 113;
pub const X509_R_INVALID_DISTPOINT: c_int = 143;
pub const X509_R_INVALID_FIELD_NAME: c_int = 119;
pub const X509_R_INVALID_TRUST: c_int = 123;
pub const X509_R_ISSUER_MISMATCH: c_int = 129;
pub const X509_R_KEY_TYPE_MISMATCH: c_int = 115;
pub const X509_R_KEY_VALUES_MISMATCH: c_int = 116;
pub const X509_R_LOADING_CERT_DIR: c_int = 103;
pub const X509_R_LOADING_DEFAULTS: c_int = 104;
pub const X509_R_METHOD_NOT_SUPPORTED: c_int = 124;
pub const X509_R_NAME_TOO_LONG: c_int = 134;
pub const X509_R_NEWER_CRL_NOT_NEWER: c_int = 132;
pub const X509_R_NO_CERTIFICATE_FOUND: c_int = 135;
pub const X509_R_NO_CERTIFICATE_OR_CRL_FOUND: c_int = 136;
pub const X509_R_NO_CERT_SET_FOR_US_TO_VERIFY: c_int = 105;
pub const X509_R_NO_CRL_FOUND: c_int = 137;
pub const X509_R_NO_CRL_NUMBER: c_int = 130;
pub const X509_R_PUBLIC_KEY_DECODE_ERROR: c_int = 125;
pub const X509_R_PUBLIC_KEY_ENCODE_ERROR: c_int = 126;
pub const X509_R_SHOULD_RETRY: c_int = 106;
pub const X509_R_UNABLE_TO_FIND_PARAMETERS_IN_CHAIN: c_int = 107;
pub const X509_R_UNABLE_TO_GET_CERTS_PUBLIC_KEY: c_int = 108;
pub const X509_R_UNKNOWN_KEY_TYPE: c_int = 117;
pub const X509_R_UNKNOWN_NID: c_int = 109;
pub const X509_R_UNKNOWN_PURPOSE_ID: c_int = 121;
pub const X509_R_UNKNOWN_SIGID_ALGS: c_int = 144;
pub const X509_R_UNKNOWN_TRUST_ID: c_int = 120;
pub const X509_R_UNSUPPORTED_ALGORITHM: c_int = 111;
pub const X509_R_WRONG_LOOKUP_TYPE: c_int = 112;
pub const X509_R_WRONG_TYPE: c_int = 122;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (X509_R_AKID_MISMATCH, c"akid mismatch"),
    (X509_R_BAD_SELECTOR, c"bad selector"),
    (X509_R_BAD_X509_FILETYPE, c"bad x509 filetype"),
    (X509_R_BASE64_DECODE_ERROR, c"base64 decode error"),
    (X509_R_CANT_CHECK_DH_KEY, c"cant check dh key"),
    (X509_R_CERTIFICATE_VERIFICATION_FAILED, c"certificate verification failed"),
    (X509_R_CERT_ALREADY_IN_HASH_TABLE, c"cert already in hash table"),
    (X509_R_CRL_ALREADY_DELTA, c"crl already delta"),
    (X509_R_CRL_SIGNATURE_ALGORITHM_MISMATCH, c"crl signature algorithm mismatch"),
    (X509_R_CRL_VERIFY_FAILURE, c"crl verify failure"),
    (X509_R_DUPLICATE_ATTRIBUTE, c"duplicate attribute"),
    (X509_R_ERROR_GETTING_MD_BY_NID, c"error getting md by nid"),
    (X509_R_ERROR_USING_SIGINF_SET, c"error using siginf set"),
    (X509_R_IDP_MISMATCH, c"idp mismatch"),
    (X509_R_INVALID_ATTRIBUTES, c"invalid attributes"),
    (X509_R_INVALID_DIRECTORY, c"invalid directory"),
    (X509_R_INVALID_DISTPOINT, c"invalid distpoint"),
    (X509_R_INVALID_FIELD_NAME, c"invalid field name"),
    (X509_R_INVALID_TRUST, c"invalid trust"),
    (X509_R_ISSUER_MISMATCH, c"issuer mismatch"),
    (X509_R_KEY_TYPE_MISMATCH, c"key type mismatch"),
    (X509_R_KEY_VALUES_MISMATCH, c"key values mismatch"),
    (X509_R_LOADING_CERT_DIR, c"loading cert dir"),
    (X509_R_LOADING_DEFAULTS, c"loading defaults"),
    (X509_R_METHOD_NOT_SUPPORTED, c"method not supported"),
    (X509_R_NAME_TOO_LONG, c"name too long"),
    (X509_R_NEWER_CRL_NOT_NEWER, c"newer crl not newer"),
    (X509_R_NO_CERTIFICATE_FOUND, c"no certificate found"),
    (X509_R_NO_CERTIFICATE_OR_CRL_FOUND, c"no certificate or crl found"),
    (X509_R_NO_CERT_SET_FOR_US_TO_VERIFY, c"no cert set for us to verify"),
    (X509_R_NO_CRL_FOUND, c"no crl found"),
    (X509_R_NO_CRL_NUMBER, c"no crl number"),
    (X509_R_PUBLIC_KEY_DECODE_ERROR, c"public key decode error"),
    (X509_R_PUBLIC_KEY_ENCODE_ERROR, c"public key encode error"),
    (X509_R_SHOULD_RETRY, c"should retry"),
    (X509_R_UNABLE_TO_FIND_PARAMETERS_IN_CHAIN, c"unable to find parameters in chain"),
    (X509_R_UNABLE_TO_GET_CERTS_PUBLIC_KEY, c"unable to get certs public key"),
    (X509_R_UNKNOWN_KEY_TYPE, c"unknown key type"),
    (X509_R_UNKNOWN_NID, c"unknown nid"),
    (X509_R_UNKNOWN_PURPOSE_ID, c"unknown purpose id"),
    (X509_R_UNKNOWN_SIGID_ALGS, c"unknown sigid algs"),
    (X509_R_UNKNOWN_TRUST_ID, c"unknown trust id"),
    (X509_R_UNSUPPORTED_ALGORITHM, c"unsupported algorithm"),
    (X509_R_WRONG_LOOKUP_TYPE, c"wrong lookup type"),
    (X509_R_WRONG_TYPE, c"wrong type"),
];
