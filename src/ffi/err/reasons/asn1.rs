//! `ASN1_R_…`: the reasons of the ASN.1 functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const ASN1_R_ADDING_OBJECT: c_int = 171;
pub const ASN1_R_ASN1_PARSE_ERROR: c_int = 203;
pub const ASN1_R_ASN1_SIG_PARSE_ERROR: c_int = 204;
pub const ASN1_R_AUX_ERROR: c_int = 100;
pub const ASN1_R_BAD_OBJECT_HEADER: c_int = 102;
pub const ASN1_R_BAD_TEMPLATE: c_int = 230;
pub const ASN1_R_BMPSTRING_IS_WRONG_LENGTH: c_int = 214;
pub const ASN1_R_BN_LIB: c_int = 105;
pub const ASN1_R_BOOLEAN_IS_WRONG_LENGTH: c_int = 106;
pub const ASN1_R_BUFFER_TOO_SMALL: c_int = 107;
pub const ASN1_R_CIPHER_HAS_NO_OBJECT_IDENTIFIER: c_int = 108;
pub const ASN1_R_CONTEXT_NOT_INITIALISED: c_int = 217;
pub const ASN1_R_DATA_IS_WRONG: c_int = 109;
pub const ASN1_R_DECODE_ERROR: c_int = 110;
pub const ASN1_R_DEPTH_EXCEEDED: c_int = 174;
pub const ASN1_R_DIGEST_AND_KEY_TYPE_NOT_SUPPORTED: c_int = 198;
pub const ASN1_R_ENCODE_ERROR: c_int = 112;
pub const ASN1_R_ERROR_GETTING_TIME: c_int = 173;
pub const ASN1_R_ERROR_LOADING_SECTION: c_int = 172;
pub const ASN1_R_ERROR_SETTING_CIPHER_PARAMS: c_int = 114;
pub const ASN1_R_EXPECTING_AN_INTEGER: c_int = 115;
pub const ASN1_R_EXPECTING_AN_OBJECT: c_int = 116;
pub const ASN1_R_EXPLICIT_LENGTH_MISMATCH: c_int = 119;
pub const ASN1_R_EXPLICIT_TAG_NOT_CONSTRUCTED: c_int = 120;
pub const ASN1_R_FIELD_MISSING: c_int = 121;
pub const ASN1_R_FIRST_NUM_TOO_LARGE: c_int = 122;
pub const ASN1_R_HEADER_TOO_LONG: c_int = 123;
pub const ASN1_R_ILLEGAL_BITSTRING_FORMAT: c_int = 175;
pub const ASN1_R_ILLEGAL_BOOLEAN: c_int = 176;
pub const ASN1_R_ILLEGAL_CHARACTERS: c_int = 124;
pub const ASN1_R_ILLEGAL_FORMAT: c_int = 177;
pub const ASN1_R_ILLEGAL_HEX: c_int = 178;
pub const ASN1_R_ILLEGAL_IMPLICIT_TAG: c_int = 179;
pub const ASN1_R_ILLEGAL_INTEGER: c_int = 180;
pub const ASN1_R_ILLEGAL_NEGATIVE_VALUE: c_int = 226;
pub const ASN1_R_ILLEGAL_NESTED_TAGGING: c_int = 181;
pub const ASN1_R_ILLEGAL_NULL: c_int = 125;
pub const ASN1_R_ILLEGAL_NULL_VALUE: c_int = 182;
pub const ASN1_R_ILLEGAL_OBJECT: c_int = 183;
pub const ASN1_R_ILLEGAL_OPTIONAL_ANY: c_int = 126;
pub const ASN1_R_ILLEGAL_OPTIONS_ON_ITEM_TEMPLATE: c_int = 170;
pub const ASN1_R_ILLEGAL_PADDING: c_int = 221;
pub const ASN1_R_ILLEGAL_TAGGED_ANY: c_int = 127;
pub const ASN1_R_ILLEGAL_TIME_VALUE: c_int = 184;
pub const ASN1_R_ILLEGAL_ZERO_CONTENT: c_int = 222;
pub const ASN1_R_INTEGER_NOT_ASCII_FORMAT: c_int = 185;
pub const ASN1_R_INTEGER_TOO_LARGE_FOR_LONG: c_int = 128;
pub const ASN1_R_INVALID_BIT_STRING_BITS_LEFT: c_int = 220;
pub const ASN1_R_INVALID_BMPSTRING_LENGTH: c_int = 129;
pub const ASN1_R_INVALID_DIGIT: c_int = 130;
pub const ASN1_R_INVALID_MIME_TYPE: c_int = 205;
pub const ASN1_R_INVALID_MODIFIER: c_int = 186;
pub const ASN1_R_INVALID_NUMBER: c_int = 187;
pub const ASN1_R_INVALID_OBJECT_ENCODING: c_int = 216;
pub const ASN1_R_INVALID_SCRYPT_PARAMETERS: c_int = 227;
pub const ASN1_R_INVALID_SEPARATOR: c_int = 131;
pub const ASN1_R_INVALID_STRING_TABLE_VALUE: c_int = 218;
pub const ASN1_R_INVALID_UNIVERSALSTRING_LENGTH: c_int = 133;
pub const ASN1_R_INVALID_UTF8STRING: c_int = 134;
pub const ASN1_R_INVALID_VALUE: c_int = 219;
pub const ASN1_R_LENGTH_TOO_LONG: c_int = 231;
pub const ASN1_R_LIST_ERROR: c_int = 188;
pub const ASN1_R_MIME_NO_CONTENT_TYPE: c_int = 206;
pub const ASN1_R_MIME_PARSE_ERROR: c_int = 207;
pub const ASN1_R_MIME_SIG_PARSE_ERROR: c_int = 208;
pub const ASN1_R_MISSING_EOC: c_int = 137;
pub const ASN1_R_MISSING_SECOND_NUMBER: c_int = 138;
pub const ASN1_R_MISSING_VALUE: c_int = 189;
pub const ASN1_R_MSTRING_NOT_UNIVERSAL: c_int = 139;
pub const ASN1_R_MSTRING_WRONG_TAG: c_int = 140;
pub const ASN1_R_NESTED_ASN1_STRING: c_int = 197;
pub const ASN1_R_NESTED_TOO_DEEP: c_int = 201;
pub const ASN1_R_NON_HEX_CHARACTERS: c_int = 141;
pub const ASN1_R_NOT_ASCII_FORMAT: c_int = 190;
pub const ASN1_R_NOT_ENOUGH_DATA: c_int = 142;
pub const ASN1_R_NO_CONTENT_TYPE: c_int = 209;
pub const ASN1_R_NO_MATCHING_CHOICE_TYPE: c_int = 143;
pub const ASN1_R_NO_MULTIPART_BODY_FAILURE: c_int = 210;
pub const ASN1_R_NO_MULTIPART_BOUNDARY: c_int = 211;
pub const ASN1_R_NO_SIG_CONTENT_TYPE: c_int = 212;
pub const ASN1_R_NULL_IS_WRONG_LENGTH: c_int = 144;
pub const ASN1_R_OBJECT_NOT_ASCII_FORMAT: c_int = 191;
pub const ASN1_R_ODD_NUMBER_OF_CHARS: c_int = 145;
pub const ASN1_R_SECOND_NUMBER_TOO_LARGE: c_int = 147;
pub const ASN1_R_SEQUENCE_LENGTH_MISMATCH: c_int = 148;
pub const ASN1_R_SEQUENCE_NOT_CONSTRUCTED: c_int = 149;
pub const ASN1_R_SEQUENCE_OR_SET_NEEDS_CONFIG: c_int = 192;
pub const ASN1_R_SHORT_LINE: c_int = 150;
pub const ASN1_R_SIG_INVALID_MIME_TYPE: c_int = 213;
pub const ASN1_R_STREAMING_NOT_SUPPORTED: c_int = 202;
pub const ASN1_R_STRING_TOO_LONG: c_int = 151;
pub const ASN1_R_STRING_TOO_SHORT: c_int = 152;
pub const ASN1_R_THE_ASN1_OBJECT_IDENTIFIER_IS_NOT_KNOWN_FOR_THIS_MD: c_int = 154;
pub const ASN1_R_TIME_NOT_ASCII_FORMAT: c_int = 193;
pub const ASN1_R_TOO_LARGE: c_int = 223;
pub const ASN1_R_TOO_LONG: c_int = 155;
pub const ASN1_R_TOO_SMALL: c_int = 224;
pub const ASN1_R_TYPE_NOT_CONSTRUCTED: c_int = 156;
pub const ASN1_R_TYPE_NOT_PRIMITIVE: c_int = 195;
pub const ASN1_R_UNEXPECTED_EOC: c_int = 159;
pub const ASN1_R_UNIVERSALSTRING_IS_WRONG_LENGTH: c_int = 215;
pub const ASN1_R_UNKNOWN_DIGEST: c_int = 229;
pub const ASN1_R_UNKNOWN_FORMAT: c_int = 160;
pub const ASN1_R_UNKNOWN_MESSAGE_DIGEST_ALGORITHM: c_int = 161;
pub const ASN1_R_UNKNOWN_OBJECT_TYPE: c_int = 162;
pub const ASN1_R_UNKNOWN_PUBLIC_KEY_TYPE: c_int = 163;
pub const ASN1_R_UNKNOWN_SIGNATURE_ALGORITHM: c_int = 199;
pub const ASN1_R_UNKNOWN_TAG: c_int = 194;
pub const ASN1_R_UNSUPPORTED_ANY_DEFINED_BY_TYPE: c_int = 164;
pub const ASN1_R_UNSUPPORTED_CIPHER: c_int = 228;
pub const ASN1_R_UNSUPPORTED_PUBLIC_KEY_TYPE: c_int = 167;
pub const ASN1_R_UNSUPPORTED_TYPE: c_int = 196;
pub const ASN1_R_WRONG_INTEGER_TYPE: c_int = 225;
pub const ASN1_R_WRONG_PUBLIC_KEY_TYPE: c_int = 200;
pub const ASN1_R_WRONG_TAG: c_int = 168;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (ASN1_R_ADDING_OBJECT, c"adding object"),
    (ASN1_R_ASN1_PARSE_ERROR, c"asn1 parse error"),
    (ASN1_R_ASN1_SIG_PARSE_ERROR, c"asn1 sig parse error"),
    (ASN1_R_AUX_ERROR, c"aux error"),
    (ASN1_R_BAD_OBJECT_HEADER, c"bad object header"),
    (ASN1_R_BAD_TEMPLATE, c"bad template"),
    (ASN1_R_BMPSTRING_IS_WRONG_LENGTH, c"bmpstring is wrong length"),
    (ASN1_R_BN_LIB, c"bn lib"),
    (ASN1_R_BOOLEAN_IS_WRONG_LENGTH, c"boolean is wrong length"),
    (ASN1_R_BUFFER_TOO_SMALL, c"buffer too small"),
    (ASN1_R_CIPHER_HAS_NO_OBJECT_IDENTIFIER, c"cipher has no object identifier"),
    (ASN1_R_CONTEXT_NOT_INITIALISED, c"context not initialised"),
    (ASN1_R_DATA_IS_WRONG, c"data is wrong"),
    (ASN1_R_DECODE_ERROR, c"decode error"),
    (ASN1_R_DEPTH_EXCEEDED, c"depth exceeded"),
    (ASN1_R_DIGEST_AND_KEY_TYPE_NOT_SUPPORTED, c"digest and key type not supported"),
    (ASN1_R_ENCODE_ERROR, c"encode error"),
    (ASN1_R_ERROR_GETTING_TIME, c"error getting time"),
    (ASN1_R_ERROR_LOADING_SECTION, c"error loading section"),
    (ASN1_R_ERROR_SETTING_CIPHER_PARAMS, c"error setting cipher params"),
    (ASN1_R_EXPECTING_AN_INTEGER, c"expecting an integer"),
    (ASN1_R_EXPECTING_AN_OBJECT, c"expecting an object"),
    (ASN1_R_EXPLICIT_LENGTH_MISMATCH, c"explicit length mismatch"),
    (ASN1_R_EXPLICIT_TAG_NOT_CONSTRUCTED, c"explicit tag not constructed"),
    (ASN1_R_FIELD_MISSING, c"field missing"),
    (ASN1_R_FIRST_NUM_TOO_LARGE, c"first num too large"),
    (ASN1_R_HEADER_TOO_LONG, c"header too long"),
    (ASN1_R_ILLEGAL_BITSTRING_FORMAT, c"illegal bitstring format"),
    (ASN1_R_ILLEGAL_BOOLEAN, c"illegal boolean"),
    (ASN1_R_ILLEGAL_CHARACTERS, c"illegal characters"),
    (ASN1_R_ILLEGAL_FORMAT, c"illegal format"),
    (ASN1_R_ILLEGAL_HEX, c"illegal hex"),
    (ASN1_R_ILLEGAL_IMPLICIT_TAG, c"illegal implicit tag"),
    (ASN1_R_ILLEGAL_INTEGER, c"illegal integer"),
    (ASN1_R_ILLEGAL_NEGATIVE_VALUE, c"illegal negative value"),
    (ASN1_R_ILLEGAL_NESTED_TAGGING, c"illegal nested tagging"),
    (ASN1_R_ILLEGAL_NULL, c"illegal null"),
    (ASN1_R_ILLEGAL_NULL_VALUE, c"illegal null value"),
    (ASN1_R_ILLEGAL_OBJECT, c"illegal object"),
    (ASN1_R_ILLEGAL_OPTIONAL_ANY, c"illegal optional any"),
    (ASN1_R_ILLEGAL_OPTIONS_ON_ITEM_TEMPLATE, c"illegal options on item template"),
    (ASN1_R_ILLEGAL_PADDING, c"illegal padding"),
    (ASN1_R_ILLEGAL_TAGGED_ANY, c"illegal tagged any"),
    (ASN1_R_ILLEGAL_TIME_VALUE, c"illegal time value"),
    (ASN1_R_ILLEGAL_ZERO_CONTENT, c"illegal zero content"),
    (ASN1_R_INTEGER_NOT_ASCII_FORMAT, c"integer not ascii format"),
    (ASN1_R_INTEGER_TOO_LARGE_FOR_LONG, c"integer too large for long"),
    (ASN1_R_INVALID_BIT_STRING_BITS_LEFT, c"invalid bit string bits left"),
    (ASN1_R_INVALID_BMPSTRING_LENGTH, c"invalid bmpstring length"),
    (ASN1_R_INVALID_DIGIT, c"invalid digit"),
    (ASN1_R_INVALID_MIME_TYPE, c"invalid mime type"),
    (ASN1_R_INVALID_MODIFIER, c"invalid modifier"),
    (ASN1_R_INVALID_NUMBER, c"invalid number"),
    (ASN1_R_INVALID_OBJECT_ENCODING, c"invalid object encoding"),
    (ASN1_R_INVALID_SCRYPT_PARAMETERS, c"invalid scrypt parameters"),
    (ASN1_R_INVALID_SEPARATOR, c"invalid separator"),
    (ASN1_R_INVALID_STRING_TABLE_VALUE, c"invalid string table value"),
    (ASN1_R_INVALID_UNIVERSALSTRING_LENGTH, c"invalid universalstring length"),
    (ASN1_R_INVALID_UTF8STRING, c"invalid utf8string"),
    (ASN1_R_INVALID_VALUE, c"invalid value"),
    (ASN1_R_LENGTH_TOO_LONG, c"length too long"),
    (ASN1_R_LIST_ERROR, c"list error"),
    (ASN1_R_MIME_NO_CONTENT_TYPE, c"mime no content type"),
    (ASN1_R_MIME_PARSE_ERROR, c"mime parse error"),
    (ASN1_R_MIME_SIG_PARSE_ERROR, c"mime sig parse error"),
    (ASN1_R_MISSING_EOC, c"missing eoc"),
    (ASN1_R_MISSING_SECOND_NUMBER, c"missing second number"),
    (ASN1_R_MISSING_VALUE, c"missing value"),
    (ASN1_R_MSTRING_NOT_UNIVERSAL, c"mstring not universal"),
    (ASN1_R_MSTRING_WRONG_TAG, c"mstring wrong tag"),
    (ASN1_R_NESTED_ASN1_STRING, c"nested asn1 string"),
    (ASN1_R_NESTED_TOO_DEEP, c"nested too deep"),
    (ASN1_R_NON_HEX_CHARACTERS, c"non hex characters"),
    (ASN1_R_NOT_ASCII_FORMAT, c"not ascii format"),
    (ASN1_R_NOT_ENOUGH_DATA, c"not enough data"),
    (ASN1_R_NO_CONTENT_TYPE, c"no content type"),
    (ASN1_R_NO_MATCHING_CHOICE_TYPE, c"no matching choice type"),
    (ASN1_R_NO_MULTIPART_BODY_FAILURE, c"no multipart body failure"),
    (ASN1_R_NO_MULTIPART_BOUNDARY, c"no multipart boundary"),
    (ASN1_R_NO_SIG_CONTENT_TYPE, c"no sig content type"),
    (ASN1_R_NULL_IS_WRONG_LENGTH, c"null is wrong length"),
    (ASN1_R_OBJECT_NOT_ASCII_FORMAT, c"object not ascii format"),
    (ASN1_R_ODD_NUMBER_OF_CHARS, c"odd number of chars"),
    (ASN1_R_SECOND_NUMBER_TOO_LARGE, c"second number too large"),
    (ASN1_R_SEQUENCE_LENGTH_MISMATCH, c"sequence length mismatch"),
    (ASN1_R_SEQUENCE_NOT_CONSTRUCTED, c"sequence not constructed"),
    (ASN1_R_SEQUENCE_OR_SET_NEEDS_CONFIG, c"sequence or set needs config"),
    (ASN1_R_SHORT_LINE, c"short line"),
    (ASN1_R_SIG_INVALID_MIME_TYPE, c"sig invalid mime type"),
    (ASN1_R_STREAMING_NOT_SUPPORTED, c"streaming not supported"),
    (ASN1_R_STRING_TOO_LONG, c"string too long"),
    (ASN1_R_STRING_TOO_SHORT, c"string too short"),
    (
        ASN1_R_THE_ASN1_OBJECT_IDENTIFIER_IS_NOT_KNOWN_FOR_THIS_MD,
        c"the asn1 object identifier is not known for this md",
    ),
    (ASN1_R_TIME_NOT_ASCII_FORMAT, c"time not ascii format"),
    (ASN1_R_TOO_LARGE, c"too large"),
    (ASN1_R_TOO_LONG, c"too long"),
    (ASN1_R_TOO_SMALL, c"too small"),
    (ASN1_R_TYPE_NOT_CONSTRUCTED, c"type not constructed"),
    (ASN1_R_TYPE_NOT_PRIMITIVE, c"type not primitive"),
    (ASN1_R_UNEXPECTED_EOC, c"unexpected eoc"),
    (ASN1_R_UNIVERSALSTRING_IS_WRONG_LENGTH, c"universalstring is wrong length"),
    (ASN1_R_UNKNOWN_DIGEST, c"unknown digest"),
    (ASN1_R_UNKNOWN_FORMAT, c"unknown format"),
    (ASN1_R_UNKNOWN_MESSAGE_DIGEST_ALGORITHM, c"unknown message digest algorithm"),
    (ASN1_R_UNKNOWN_OBJECT_TYPE, c"unknown object type"),
    (ASN1_R_UNKNOWN_PUBLIC_KEY_TYPE, c"unknown public key type"),
    (ASN1_R_UNKNOWN_SIGNATURE_ALGORITHM, c"unknown signature algorithm"),
    (ASN1_R_UNKNOWN_TAG, c"unknown tag"),
    (ASN1_R_UNSUPPORTED_ANY_DEFINED_BY_TYPE, c"unsupported any defined by type"),
    (ASN1_R_UNSUPPORTED_CIPHER, c"unsupported cipher"),
    (ASN1_R_UNSUPPORTED_PUBLIC_KEY_TYPE, c"unsupported public key type"),
    (ASN1_R_UNSUPPORTED_TYPE, c"unsupported type"),
    (ASN1_R_WRONG_INTEGER_TYPE, c"wrong integer type"),
    (ASN1_R_WRONG_PUBLIC_KEY_TYPE, c"wrong public key type"),
    (ASN1_R_WRONG_TAG, c"wrong tag"),
];
