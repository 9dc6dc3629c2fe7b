//! `X509V3_R_…`: the reasons of the extension functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const X509V3_R_BAD_IP_ADDRESS: c_int = 118;
pub const X509V3_R_BAD_OBJECT: c_int = 119;
pub const X509V3_R_BN_DEC2BN_ERROR: c_int = 100;
pub const X509V3_R_BN_TO_ASN1_INTEGER_ERROR: c_int = 101;
pub const X509V3_R_DIRNAME_ERROR: c_int = 149;
pub const X509V3_R_DISTPOINT_ALREADY_SET: c_int = 160;
pub const X509V3_R_DUPLICATE_ZONE_ID: c_int = 133;
pub const X509V3_R_EMPTY_KEY_USAGE: c_int = 169;
pub const X509V3_R_ERROR_CONVERTING_ZONE: c_int = 131;
pub const X509V3_R_ERROR_CREATING_EXTENSION: c_int = 144;
pub const X509V3_R_ERROR_IN_EXTENSION: c_int = 128;
pub const X509V3_R_EXPECTED_A_SECTION_NAME: c_int = 137;
pub const X509V3_R_EXTENSION_EXISTS: c_int = 145;
pub const X509V3_R_EXTENSION_NAME_ERROR: c_int = 115;
pub const X509V3_R_EXTENSION_NOT_FOUND: c_int = 102;
pub const X509V3_R_EXTENSION_SETTING_NOT_SUPPORTED: c_int = 103;
pub const X509V3_R_EXTENSION_VALUE_ERROR: c_int = 116;
pub const X509V3_R_ILLEGAL_EMPTY_EXTENSION: c_int = 151;
pub const X509V3_R_INCORRECT_POLICY_SYNTAX_TAG: c_int = 152;
pub const X509V3_R_INVALID_ASNUMBER: c_int = 162;
pub const X509V3_R_INVALID_ASRANGE: c_int = 163;
pub const X509V3_R_INVALID_BOOLEAN_STRING: c_int = 104;
pub const X509V3_R_INVALID_CERTIFICATE: c_int = 158;
pub const X509V3_R_INVALID_EMPTY_NAME: c_int = 108;
pub const X509V3_R_INVALID_EXTENSION_STRING: c_int = 105;
pub const X509V3_R_INVALID_INHERITANCE: c_int = 165;
pub const X509V3_R_INVALID_IPADDRESS: c_int = 166;
pub const X509V3_R_INVALID_MULTIPLE_RDNS: c_int = 161;
pub const X509V3_R_INVALID_NAME: c_int = 106;
pub const X509V3_R_INVALID_NULL_ARGUMENT: c_int = 107;
pub const X509V3_R_INVALID_NULL_VALUE: c_int = 109;
pub const X509V3_R_INVALID_NUMBER: c_int = 140;
pub const X509V3_R_INVALID_NUMBERS: c_int = 141;
pub const X509V3_R_INVALID_OBJECT_IDENTIFIER: c_int = 110;
pub const X509V3_R_INVALID_OPTION: c_int = 138;
pub const X509V3_R_INVALID_POLICY_IDENTIFIER: c_int = 134;
pub const X509V3_R_INVALID_PROXY_POLICY_SETTING: c_int = 153;
pub const X509V3_R_INVALID_PURPOSE: c_int = 146;
pub const X509V3_R_INVALID_SAFI: c_int = 164;
pub const X509V3_R_INVALID_SECTION: c_int = 135;
pub const X509V3_R_INVALID_SYNTAX: c_int = 143;
pub const X509V3_R_ISSUER_DECODE_ERROR: c_int = 126;
pub const X509V3_R_MISSING_VALUE: c_int = 124;
pub const X509V3_R_NEED_ORGANIZATION_AND_NUMBERS: c_int = 142;
pub const X509V3_R_NEGATIVE_PATHLEN: c_int = 168;
pub const X509V3_R_NO_CONFIG_DATABASE: c_int = 136;
pub const X509V3_R_NO_ISSUER_CERTIFICATE: c_int = 121;
pub const X509V3_R_NO_ISSUER_DETAILS: c_int = 127;
pub const X509V3_R_NO_POLICY_IDENTIFIER: c_int = 139;
pub const X509V3_R_NO_PROXY_CERT_POLICY_LANGUAGE_DEFINED: c_int = 154;
pub const X509V3_R_NO_PUBLIC_KEY: c_int = 114;
pub const X509V3_R_NO_SUBJECT_DETAILS: c_int = 125;
pub const X509V3_R_OPERATION_NOT_DEFINED: c_int = 148;
pub const X509V3_R_OTHERNAME_ERROR: c_int = 147;
pub const X509V3_R_POLICY_LANGUAGE_ALREADY_DEFINED: c_int = 155;
pub const X509V3_R_POLICY_PATH_LENGTH: c_int = 156;
pub const X509V3_R_POLICY_PATH_LENGTH_ALREADY_DEFINED: c_int = 157;
pub const X509V3_R_POLICY_WHEN_PROXY_LANGUAGE_REQUIRES_NO_POLICY: c_int = 159;
pub const X509V3_R_SECTION_NOT_FOUND: c_int = 150;
pub const X509V3_R_UNABLE_TO_GET_ISSUER_DETAILS: c_int = 122;
pub const X509V3_R_UNABLE_TO_GET_ISSUER_KEYID: c_int = 123;
pub const X509V3_R_UNKNOWN_BIT_STRING_ARGUMENT: c_int = 111;
pub const X509V3_R_UNKNOWN_EXTENSION: c_int = 129;
pub const X509V3_R_UNKNOWN_EXTENSION_NAME: c_int = 130;
pub const X509V3_R_UNKNOWN_OPTION: c_int = 120;
pub const X509V3_R_UNSUPPORTED_OPTION: c_int = 117;
pub const X509V3_R_UNSUPPORTED_TYPE: c_int = 167;
pub const X509V3_R_USER_TOO_LONG: c_int = 132;

/// The texts of the reasons.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (X509V3_R_BAD_IP_ADDRESS, c"bad ip address"),
    (X509V3_R_BAD_OBJECT, c"bad object"),
    (X509V3_R_BN_DEC2BN_ERROR, c"bn dec2bn error"),
    (X509V3_R_BN_TO_ASN1_INTEGER_ERROR, c"bn to asn1 integer error"),
    (X509V3_R_DIRNAME_ERROR, c"dirname error"),
    (X509V3_R_DISTPOINT_ALREADY_SET, c"distpoint already set"),
    (X509V3_R_DUPLICATE_ZONE_ID, c"duplicate zone id"),
    (X509V3_R_EMPTY_KEY_USAGE, c"empty key usage"),
    (X509V3_R_ERROR_CONVERTING_ZONE, c"error converting zone"),
    (X509V3_R_ERROR_CREATING_EXTENSION, c"error creating extension"),
    (X509V3_R_ERROR_IN_EXTENSION, c"error in extension"),
    (X509V3_R_EXPECTED_A_SECTION_NAME, c"expected a section name"),
    (X509V3_R_EXTENSION_EXISTS, c"extension exists"),
    (X509V3_R_EXTENSION_NAME_ERROR, c"extension name error"),
    (X509V3_R_EXTENSION_NOT_FOUND, c"extension not found"),
    (X509V3_R_EXTENSION_SETTING_NOT_SUPPORTED, c"extension setting not supported"),
    (X509V3_R_EXTENSION_VALUE_ERROR, c"extension value error"),
    (X509V3_R_ILLEGAL_EMPTY_EXTENSION, c"illegal empty extension"),
    (X509V3_R_INCORRECT_POLICY_SYNTAX_TAG, c"incorrect policy syntax tag"),
    (X509V3_R_INVALID_ASNUMBER, c"invalid asnumber"),
    (X509V3_R_INVALID_ASRANGE, c"invalid asrange"),
    (X509V3_R_INVALID_BOOLEAN_STRING, c"invalid boolean string"),
    (X509V3_R_INVALID_CERTIFICATE, c"invalid certificate"),
    (X509V3_R_INVALID_EMPTY_NAME, c"invalid empty name"),
    (X509V3_R_INVALID_EXTENSION_STRING, c"invalid extension string"),
    (X509V3_R_INVALID_INHERITANCE, c"invalid inheritance"),
    (X509V3_R_INVALID_IPADDRESS, c"invalid ipaddress"),
    (X509V3_R_INVALID_MULTIPLE_RDNS, c"invalid multiple rdns"),
    (X509V3_R_INVALID_NAME, c"invalid name"),
    (X509V3_R_INVALID_NULL_ARGUMENT, c"invalid null argument"),
    (X509V3_R_INVALID_NULL_VALUE, c"invalid null value"),
    (X509V3_R_INVALID_NUMBER, c"invalid number"),
    (X509V3_R_INVALID_NUMBERS, c"invalid numbers"),
    (X509V3_R_INVALID_OBJECT_IDENTIFIER, c"invalid object identifier"),
    (X509V3_R_INVALID_OPTION, c"invalid option"),
    (X509V3_R_INVALID_POLICY_IDENTIFIER, c"invalid policy identifier"),
    (X509V3_R_INVALID_PROXY_POLICY_SETTING, c"invalid proxy policy setting"),
    (X509V3_R_INVALID_PURPOSE, c"invalid purpose"),
    (X509V3_R_INVALID_SAFI, c"invalid safi"),
    (X509V3_R_INVALID_SECTION, c"invalid section"),
    (X509V3_R_INVALID_SYNTAX, c"invalid syntax"),
    (X509V3_R_ISSUER_DECODE_ERROR, c"issuer decode error"),
    (X509V3_R_MISSING_VALUE, c"missing value"),
    (X509V3_R_NEED_ORGANIZATION_AND_NUMBERS, c"need organization and numbers"),
    (X509V3_R_NEGATIVE_PATHLEN, c"negative pathlen"),
    (X509V3_R_NO_CONFIG_DATABASE, c"no config database"),
    (X509V3_R_NO_ISSUER_CERTIFICATE, c"no issuer certificate"),
    (X509V3_R_NO_ISSUER_DETAILS, c"no issuer details"),
    (X509V3_R_NO_POLICY_IDENTIFIER, c"no policy identifier"),
    (X509V3_R_NO_PROXY_CERT_POLICY_LANGUAGE_DEFINED, c"no proxy cert policy language defined"),
    (X509V3_R_NO_PUBLIC_KEY, c"no public key"),
    (X509V3_R_NO_SUBJECT_DETAILS, c"no subject details"),
    (X509V3_R_OPERATION_NOT_DEFINED, c"operation not defined"),
    (X509V3_R_OTHERNAME_ERROR, c"othername error"),
    (X509V3_R_POLICY_LANGUAGE_ALREADY_DEFINED, c"policy language already defined"),
    (X509V3_R_POLICY_PATH_LENGTH, c"policy path length"),
    (X509V3_R_POLICY_PATH_LENGTH_ALREADY_DEFINED, c"policy path length already defined"),
    (X509V3_R_POLICY_WHEN_PROXY_LANGUAGE_REQUIRES_NO_POLICY, c"policy when proxy language requires no policy"),
    (X509V3_R_SECTION_NOT_FOUND, c"section not found"),
    (X509V3_R_UNABLE_TO_GET_ISSUER_DETAILS, c"unable to get issuer details"),
    (X509V3_R_UNABLE_TO_GET_ISSUER_KEYID, c"unable to get issuer keyid"),
    (X509V3_R_UNKNOWN_BIT_STRING_ARGUMENT, c"unknown bit string argument"),
    (X509V3_R_UNKNOWN_EXTENSION, c"unknown extension"),
    (X509V3_R_UNKNOWN_EXTENSION_NAME, c"unknown extension name"),
    (X509V3_R_UNKNOWN_OPTION, c"unknown option"),
    (X509V3_R_UNSUPPORTED_OPTION, c"unsupported option"),
    (X509V3_R_UNSUPPORTED_TYPE, c"unsupported type"),
    (X509V3_R_USER_TOO_LONG, c"user too long"),
];
