//! `EVP_R_…`: the reasons of the key and algorithm functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const EVP_R_AES_KEY_SETUP_FAILED: c_int = 143;
pub const EVP_R_ARIA_KEY_SETUP_FAILED: c_int = 176;
pub const EVP_R_BAD_ALGORITHM_NAME: c_int = 200;
pub const EVP_R_BAD_DECRYPT: c_int = 100;
pub const EVP_R_BAD_KEY_LENGTH: c_int = 195;
pub const EVP_R_BUFFER_TOO_SMALL: c_int = 155;
pub const EVP_R_CACHE_CONSTANTS_FAILED: c_int = 225;
pub const EVP_R_CAMELLIA_KEY_SETUP_FAILED: c_int = 157;
pub const EVP_R_CANNOT_GET_PARAMETERS: c_int = 197;
pub const EVP_R_CANNOT_SET_PARAMETERS: c_int = 198;
pub const EVP_R_CIPHER_NOT_GCM_MODE: c_int = 184;
pub const EVP_R_CIPHER_PARAMETER_ERROR: c_int = 122;
pub const EVP_R_COMMAND_NOT_SUPPORTED: c_int = 147;
pub const EVP_R_CONFLICTING_ALGORITHM_NAME: c_int = 201;
pub const EVP_R_COPY_ERROR: c_int = 173;
pub const EVP_R_CTRL_NOT_IMPLEMENTED: c_int = 132;
pub const EVP_R_CTRL_OPERATION_NOT_IMPLEMENTED: c_int = 133;
pub const EVP_R_DATA_NOT_MULTIPLE_OF_BLOCK_LENGTH: c_int = 138;
pub const EVP_R_DECODE_ERROR: c_int = 114;
pub const EVP_R_DEFAULT_QUERY_PARSE_ERROR: c_int = 210;
pub const EVP_R_DIFFERENT_KEY_TYPES: c_int = 101;
pub const EVP_R_DIFFERENT_PARAMETERS: c_int = 153;
pub const EVP_R_ERROR_LOADING_SECTION: c_int = 165;
pub const EVP_R_EXPECTING_AN_HMAC_KEY: c_int = 174;
pub const EVP_R_EXPECTING_AN_RSA_KEY: c_int = 127;
pub const EVP_R_EXPECTING_A_DH_KEY: c_int = 128;
pub const EVP_R_EXPECTING_A_DSA_KEY: c_int = 129;
pub const EVP_R_EXPECTING_A_ECX_KEY: c_int = 219;
pub const EVP_R_EXPECTING_A_EC_KEY: c_int = 142;
pub const EVP_R_EXPECTING_A_POLY1305_KEY: c_int = 164;
pub const EVP_R_EXPECTING_A_SIPHASH_KEY: c_int = 175;
pub const EVP_R_FINAL_ERROR: c_int = 188;
pub const EVP_R_GENERATE_ERROR: c_int = 214;
pub const EVP_R_GET_RAW_KEY_FAILED: c_int = 182;
pub const EVP_R_ILLEGAL_SCRYPT_PARAMETERS: c_int = 171;
pub const EVP_R_INACCESSIBLE_DOMAIN_PARAMETERS: c_int = 204;
pub const EVP_R_INACCESSIBLE_KEY: c_int = 203;
pub const EVP_R_INITIALIZATION_ERROR: c_int = 134;
pub const EVP_R_INPUT_NOT_INITIALIZED: c_int = 111;
pub const EVP_R_INVALID_CUSTOM_LENGTH: c_int = 185;
pub const EVP_R_INVALID_DIGEST: c_int = 152;
pub const EVP_R_INVALID_IV_LENGTH: c_int = 194;
pub const EVP_R_INVALID_KEY: c_int = 163;
pub const EVP_R_INVALID_KEY_LENGTH: c_int = 130;
pub const EVP_R_INVALID_LENGTH: c_int = 221;
pub const EVP_R_INVALID_NULL_ALGORITHM: c_int = 218;
pub const EVP_R_INVALID_OPERATION: c_int = 148;
pub const EVP_R_INVALID_PROVIDER_FUNCTIONS: c_int = 193;
pub const EVP_R_INVALID_SALT_LENGTH: c_int = 186;
pub const EVP_R_INVALID_SECRET_LENGTH: c_int = 223;
pub const EVP_R_INVALID_SEED_LENGTH: c_int = 220;
pub const EVP_R_INVALID_VALUE: c_int = 222;
pub const EVP_R_KEYMGMT_EXPORT_FAILURE: c_int = 205;
pub const EVP_R_KEY_SETUP_FAILED: c_int = 180;
pub const EVP_R_LOCKING_NOT_SUPPORTED: c_int = 213;
pub const EVP_R_MEMORY_LIMIT_EXCEEDED: c_int = 172;
pub const EVP_R_MESSAGE_DIGEST_IS_NULL: c_int = 159;
pub const EVP_R_METHOD_NOT_SUPPORTED: c_int = 144;
pub const EVP_R_MISSING_PARAMETERS: c_int = 103;
pub const EVP_R_NOT_ABLE_TO_COPY_CTX: c_int = 190;
pub const EVP_R_NOT_XOF_OR_INVALID_LENGTH: c_int = 178;
pub const EVP_R_NO_CIPHER_SET: c_int = 131;
pub const EVP_R_NO_DEFAULT_DIGEST: c_int = 158;
pub const EVP_R_NO_DIGEST_SET: c_int = 139;
pub const EVP_R_NO_IMPORT_FUNCTION: c_int = 206;
pub const EVP_R_NO_KEYMGMT_AVAILABLE: c_int = 199;
pub const EVP_R_NO_KEYMGMT_PRESENT: c_int = 196;
pub const EVP_R_NO_KEY_SET: c_int = 154;
pub const EVP_R_NO_OPERATION_SET: c_int = 149;
pub const EVP_R_NULL_MAC_PKEY_CTX: c_int = 208;
pub const EVP_R_ONLY_ONESHOT_SUPPORTED: c_int = 177;
pub const EVP_R_OPERATION_NOT_INITIALIZED: c_int = 151;
pub const EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE: c_int = 150;
pub const EVP_R_OUTPUT_WOULD_OVERFLOW: c_int = 202;
pub const EVP_R_PARAMETER_TOO_LARGE: c_int = 187;
pub const EVP_R_PARTIALLY_OVERLAPPING: c_int = 162;
pub const EVP_R_PBKDF2_ERROR: c_int = 181;
pub const EVP_R_PKEY_APPLICATION_ASN1_METHOD_ALREADY_REGISTERED: c_int = 179;
pub const EVP_R_PRIVATE_KEY_DECODE_ERROR: c_int = 145;
pub const EVP_R_PRIVATE_KEY_ENCODE_ERROR: c_int = 146;
pub const EVP_R_PUBLIC_KEY_NOT_RSA: c_int = 106;
pub const EVP_R_SETTING_XOF_FAILED: c_int = 227;
pub const EVP_R_SET_DEFAULT_PROPERTY_FAILURE: c_int = 209;
pub const EVP_R_TOO_MANY_RECORDS: c_int = 183;
pub const EVP_R_UNABLE_TO_ENABLE_LOCKING: c_int = 212;
pub const EVP_R_UNABLE_TO_GET_MAXIMUM_REQUEST_SIZE: c_int = 215;
pub const EVP_R_UNABLE_TO_GET_RANDOM_STRENGTH: c_int = 216;
pub const EVP_R_UNABLE_TO_LOCK_CONTEXT: c_int = 211;
pub const EVP_R_UNABLE_TO_SET_CALLBACKS: c_int = 217;
pub const EVP_R_UNKNOWN_CIPHER: c_int = 160;
pub const EVP_R_UNKNOWN_DIGEST: c_int = 161;
pub const EVP_R_UNKNOWN_KEY_TYPE: c_int = 207;
pub const EVP_R_UNKNOWN_OPTION: c_int = 169;
pub const EVP_R_UNKNOWN_PBE_ALGORITHM: c_int = 121;
pub const EVP_R_UNSUPPORTED_ALGORITHM: c_int = 156;
pub const EVP_R_UNSUPPORTED_CIPHER: c_int = 107;
pub const EVP_R_UNSUPPORTED_KEYLENGTH: c_int = 123;
pub const EVP_R_UNSUPPORTED_KEY_DERIVATION_FUNCTION: c_int = 124;
pub const EVP_R_UNSUPPORTED_KEY_SIZE: c_int = 108;
pub const EVP_R_UNSUPPORTED_KEY_TYPE: c_int = 224;
pub const EVP_R_UNSUPPORTED_NUMBER_OF_ROUNDS: c_int = 135;
pub const EVP_R_UNSUPPORTED_PRF: c_int = 125;
pub const EVP_R_UNSUPPORTED_PRIVATE_KEY_ALGORITHM: c_int = 118;
pub const EVP_R_UNSUPPORTED_SALT_TYPE: c_int = 126;
pub const EVP_R_UPDATE_ERROR: c_int = 189;
pub const EVP_R_WRAP_MODE_NOT_ALLOWED: c_int = 170;
pub const EVP_R_WRONG_FINAL_BLOCK_LENGTH: c_int = 109;
pub const EVP_R_XTS_DATA_UNIT_IS_TOO_LARGE: c_int = 191;
pub const EVP_R_XTS_DUPLICATED_KEYS: c_int = 192;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (EVP_R_AES_KEY_SETUP_FAILED, c"aes key setup failed"),
    (EVP_R_ARIA_KEY_SETUP_FAILED, c"aria key setup failed"),
    (EVP_R_BAD_ALGORITHM_NAME, c"bad algorithm name"),
    (EVP_R_BAD_DECRYPT, c"bad decrypt"),
    (EVP_R_BAD_KEY_LENGTH, c"bad key length"),
    (EVP_R_BUFFER_TOO_SMALL, c"buffer too small"),
    (EVP_R_CACHE_CONSTANTS_FAILED, c"cache constants failed"),
    (EVP_R_CAMELLIA_KEY_SETUP_FAILED, c"camellia key setup failed"),
    (EVP_R_CANNOT_GET_PARAMETERS, c"cannot get parameters"),
    (EVP_R_CANNOT_SET_PARAMETERS, c"cannot set parameters"),
    (EVP_R_CIPHER_NOT_GCM_MODE, c"cipher not gcm mode"),
    (EVP_R_CIPHER_PARAMETER_ERROR, c"cipher parameter error"),
    (EVP_R_COMMAND_NOT_SUPPORTED, c"command not supported"),
    (EVP_R_CONFLICTING_ALGORITHM_NAME, c"conflicting algorithm name"),
    (EVP_R_COPY_ERROR, c"copy error"),
    (EVP_R_CTRL_NOT_IMPLEMENTED, c"ctrl not implemented"),
    (EVP_R_CTRL_OPERATION_NOT_IMPLEMENTED, c"ctrl operation not implemented"),
    (EVP_R_DATA_NOT_MULTIPLE_OF_BLOCK_LENGTH, c"data not multiple of block length"),
    (EVP_R_DECODE_ERROR, c"decode error"),
    (EVP_R_DEFAULT_QUERY_PARSE_ERROR, c"default query parse error"),
    (EVP_R_DIFFERENT_KEY_TYPES, c"different key types"),
    (EVP_R_DIFFERENT_PARAMETERS, c"different parameters"),
    (EVP_R_ERROR_LOADING_SECTION, c"error loading section"),
    (EVP_R_EXPECTING_AN_HMAC_KEY, c"expecting an hmac key"),
    (EVP_R_EXPECTING_AN_RSA_KEY, c"expecting an rsa key"),
    (EVP_R_EXPECTING_A_DH_KEY, c"expecting a dh key"),
    (EVP_R_EXPECTING_A_DSA_KEY, c"expecting a dsa key"),
    (EVP_R_EXPECTING_A_ECX_KEY, c"expecting an ecx key"),
    (EVP_R_EXPECTING_A_EC_KEY, c"expecting an ec key"),
    (EVP_R_EXPECTING_A_POLY1305_KEY, c"expecting a poly1305 key"),
    (EVP_R_EXPECTING_A_SIPHASH_KEY, c"expecting a siphash key"),
    (EVP_R_FINAL_ERROR, c"final error"),
    (EVP_R_GENERATE_ERROR, c"generate error"),
    (EVP_R_GET_RAW_KEY_FAILED, c"get raw key failed"),
    (EVP_R_ILLEGAL_SCRYPT_PARAMETERS, c"illegal scrypt parameters"),
    (EVP_R_INACCESSIBLE_DOMAIN_PARAMETERS, c"inaccessible domain parameters"),
    (EVP_R_INACCESSIBLE_KEY, c"inaccessible key"),
    (EVP_R_INITIALIZATION_ERROR, c"initialization error"),
    (EVP_R_INPUT_NOT_INITIALIZED, c"input not initialized"),
    (EVP_R_INVALID_CUSTOM_LENGTH, c"invalid custom length"),
    (EVP_R_INVALID_DIGEST, c"invalid digest"),
    (EVP_R_INVALID_IV_LENGTH, c"invalid iv length"),
    (EVP_R_INVALID_KEY, c"invalid key"),
    (EVP_R_INVALID_KEY_LENGTH, c"invalid key length"),
    (EVP_R_INVALID_LENGTH, c"invalid length"),
    (EVP_R_INVALID_NULL_ALGORITHM, c"invalid null algorithm"),
    (EVP_R_INVALID_OPERATION, c"invalid operation"),
    (EVP_R_INVALID_PROVIDER_FUNCTIONS, c"invalid provider functions"),
    (EVP_R_INVALID_SALT_LENGTH, c"invalid salt length"),
    (EVP_R_INVALID_SECRET_LENGTH, c"invalid secret length"),
    (EVP_R_INVALID_SEED_LENGTH, c"invalid seed length"),
    (EVP_R_INVALID_VALUE, c"invalid value"),
    (EVP_R_KEYMGMT_EXPORT_FAILURE, c"keymgmt export failure"),
    (EVP_R_KEY_SETUP_FAILED, c"key setup failed"),
    (EVP_R_LOCKING_NOT_SUPPORTED, c"locking not supported"),
    (EVP_R_MEMORY_LIMIT_EXCEEDED, c"memory limit exceeded"),
    (EVP_R_MESSAGE_DIGEST_IS_NULL, c"message digest is null"),
    (EVP_R_METHOD_NOT_SUPPORTED, c"method not supported"),
    (EVP_R_MISSING_PARAMETERS, c"missing parameters"),
    (EVP_R_NOT_ABLE_TO_COPY_CTX, c"not able to copy ctx"),
    (EVP_R_NOT_XOF_OR_INVALID_LENGTH, c"not XOF or invalid length"),
    (EVP_R_NO_CIPHER_SET, c"no cipher set"),
    (EVP_R_NO_DEFAULT_DIGEST, c"no default digest"),
    (EVP_R_NO_DIGEST_SET, c"no digest set"),
    (EVP_R_NO_IMPORT_FUNCTION, c"no import function"),
    (EVP_R_NO_KEYMGMT_AVAILABLE, c"no keymgmt available"),
    (EVP_R_NO_KEYMGMT_PRESENT, c"no keymgmt present"),
    (EVP_R_NO_KEY_SET, c"no key set"),
    (EVP_R_NO_OPERATION_SET, c"no operation set"),
    (EVP_R_NULL_MAC_PKEY_CTX, c"null mac pkey ctx"),
    (EVP_R_ONLY_ONESHOT_SUPPORTED, c"only oneshot supported"),
    (EVP_R_OPERATION_NOT_INITIALIZED, c"operation not initialized"),
    (EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE, c"operation not supported for this keytype"),
    (EVP_R_OUTPUT_WOULD_OVERFLOW, c"output would overflow"),
    (EVP_R_PARAMETER_TOO_LARGE, c"parameter too large"),
    (EVP_R_PARTIALLY_OVERLAPPING, c"partially overlapping buffers"),
    (EVP_R_PBKDF2_ERROR, c"pbkdf2 error"),
    (EVP_R_PKEY_APPLICATION_ASN1_METHOD_ALREADY_REGISTERED, c"pkey application asn1 method already registered"),
    (EVP_R_PRIVATE_KEY_DECODE_ERROR, c"private key decode error"),
    (EVP_R_PRIVATE_KEY_ENCODE_ERROR, c"private key encode error"),
    (EVP_R_PUBLIC_KEY_NOT_RSA, c"public key not rsa"),
    (EVP_R_SETTING_XOF_FAILED, c"setting xof failed"),
    (EVP_R_SET_DEFAULT_PROPERTY_FAILURE, c"set default property failure"),
    (EVP_R_TOO_MANY_RECORDS, c"too many records"),
    (EVP_R_UNABLE_TO_ENABLE_LOCKING, c"unable to enable locking"),
    (EVP_R_UNABLE_TO_GET_MAXIMUM_REQUEST_SIZE, c"unable to get maximum request size"),
    (EVP_R_UNABLE_TO_GET_RANDOM_STRENGTH, c"unable to get random strength"),
    (EVP_R_UNABLE_TO_LOCK_CONTEXT, c"unable to lock context"),
    (EVP_R_UNABLE_TO_SET_CALLBACKS, c"unable to set callbacks"),
    (EVP_R_UNKNOWN_CIPHER, c"unknown cipher"),
    (EVP_R_UNKNOWN_DIGEST, c"unknown digest"),
    (EVP_R_UNKNOWN_KEY_TYPE, c"unknown key type"),
    (EVP_R_UNKNOWN_OPTION, c"unknown option"),
    (EVP_R_UNKNOWN_PBE_ALGORITHM, c"unknown pbe algorithm"),
    (EVP_R_UNSUPPORTED_ALGORITHM, c"unsupported algorithm"),
    (EVP_R_UNSUPPORTED_CIPHER, c"unsupported cipher"),
    (EVP_R_UNSUPPORTED_KEYLENGTH, c"unsupported keylength"),
    (EVP_R_UNSUPPORTED_KEY_DERIVATION_FUNCTION, c"unsupported key derivation function"),
    (EVP_R_UNSUPPORTED_KEY_SIZE, c"unsupported key size"),
    (EVP_R_UNSUPPORTED_KEY_TYPE, c"unsupported key type"),
    (EVP_R_UNSUPPORTED_NUMBER_OF_ROUNDS, c"unsupported number of rounds"),
    (EVP_R_UNSUPPORTED_PRF, c"unsupported prf"),
    (EVP_R_UNSUPPORTED_PRIVATE_KEY_ALGORITHM, c"unsupported private key algorithm"),
    (EVP_R_UNSUPPORTED_SALT_TYPE, c"unsupported salt type"),
    (EVP_R_UPDATE_ERROR, c"update error"),
    (EVP_R_WRAP_MODE_NOT_ALLOWED, c"wrap mode not allowed"),
    (EVP_R_WRONG_FINAL_BLOCK_LENGTH, c"wrong final block length"),
    (EVP_R_XTS_DATA_UNIT_IS_TOO_LARGE, c"xts data unit is too large"),
    (EVP_R_XTS_DUPLICATED_KEYS, c"xts duplicated keys"),
];
