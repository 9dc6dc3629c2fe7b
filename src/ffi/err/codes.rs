//! Library numbers, and the reasons that all libraries share.

use std::ffi::c_int;

/// Errors of: no library.
pub const ERR_LIB_NONE: c_int = 1;
/// Errors of: the operating system.
pub const ERR_LIB_SYS: c_int = 2;
/// Errors of: big numbers.
pub const ERR_LIB_BN: c_int = 3;
/// Errors of: RSA.
pub const ERR_LIB_RSA: c_int = 4;
/// Errors of: Diffie-Hellman.
pub const ERR_LIB_DH: c_int = 5;
/// Errors of: keys and algorithms.
pub const ERR_LIB_EVP: c_int = 6;
/// Errors of: buffers.
pub const ERR_LIB_BUF: c_int = 7;
/// Errors of: object identifiers.
pub const ERR_LIB_OBJ: c_int = 8;
/// Errors of: PEM.
pub const ERR_LIB_PEM: c_int = 9;
/// Errors of: DSA.
pub const ERR_LIB_DSA: c_int = 10;
/// Errors of: certificates.
pub const ERR_LIB_X509: c_int = 11;
/// Errors of: ASN.1.
pub const ERR_LIB_ASN1: c_int = 13;
/// Errors of: configuration files.
pub const ERR_LIB_CONF: c_int = 14;
/// Errors of: memory, ex_data and the like.
pub const ERR_LIB_CRYPTO: c_int = 15;
/// Errors of: elliptic curves.
pub const ERR_LIB_EC: c_int = 16;
/// Errors of: TLS.
pub const ERR_LIB_SSL: c_int = 20;
/// Errors of: BIO.
pub const ERR_LIB_BIO: c_int = 32;
/// Errors of: PKCS#7.
pub const ERR_LIB_PKCS7: c_int = 33;
/// Errors of: X.509 extensions.
pub const ERR_LIB_X509V3: c_int = 34;
/// Errors of: PKCS#12.
pub const ERR_LIB_PKCS12: c_int = 35;
/// Errors of: random numbers.
pub const ERR_LIB_RAND: c_int = 36;
/// Errors of: shared objects.
pub const ERR_LIB_DSO: c_int = 37;
/// Errors of: engines.
pub const ERR_LIB_ENGINE: c_int = 38;
/// Errors of: OCSP.
pub const ERR_LIB_OCSP: c_int = 39;
/// Errors of: prompts.
pub const ERR_LIB_UI: c_int = 40;
/// Errors of: compression.
pub const ERR_LIB_COMP: c_int = 41;
/// Errors of: ECDSA.
pub const ERR_LIB_ECDSA: c_int = 42;
/// Errors of: ECDH.
pub const ERR_LIB_ECDH: c_int = 43;
/// Errors of: stores.
pub const ERR_LIB_OSSL_STORE: c_int = 44;
/// Errors of: FIPS.
pub const ERR_LIB_FIPS: c_int = 45;
/// Errors of: CMS.
pub const ERR_LIB_CMS: c_int = 46;
/// Errors of: time stamps.
pub const ERR_LIB_TS: c_int = 47;
/// Errors of: HMAC.
pub const ERR_LIB_HMAC: c_int = 48;
/// Errors of: certificate transparency.
pub const ERR_LIB_CT: c_int = 50;
/// Errors of: asynchronous jobs.
pub const ERR_LIB_ASYNC: c_int = 51;
/// Errors of: key derivation.
pub const ERR_LIB_KDF: c_int = 52;
/// Errors of: SM2.
pub const ERR_LIB_SM2: c_int = 53;
/// Errors of: enhanced security services.
pub const ERR_LIB_ESS: c_int = 54;
/// Errors of: properties.
pub const ERR_LIB_PROP: c_int = 55;
/// Errors of: CRMF.
pub const ERR_LIB_CRMF: c_int = 56;
/// Errors of: providers.
pub const ERR_LIB_PROV: c_int = 57;
/// Errors of: CMP.
pub const ERR_LIB_CMP: c_int = 58;
/// Errors of: encoders.
pub const ERR_LIB_OSSL_ENCODER: c_int = 59;
/// Errors of: decoders.
pub const ERR_LIB_OSSL_DECODER: c_int = 60;
/// Errors of: HTTP.
pub const ERR_LIB_HTTP: c_int = 61;
/// Errors of: a program: this number and those above it.
pub const ERR_LIB_USER: c_int = 128;

/// Set in reasons after which it makes no sense to go on.
pub const ERR_RFLAG_FATAL: c_int = 0x40000;
/// Set in reasons that all libraries share.
pub const ERR_RFLAG_COMMON: c_int = 0x80000;

/// The failure lies in: the operating system.
pub const ERR_R_SYS_LIB: c_int = ERR_LIB_SYS | ERR_RFLAG_COMMON;
/// The failure lies in: big numbers.
pub const ERR_R_BN_LIB: c_int = ERR_LIB_BN | ERR_RFLAG_COMMON;
/// The failure lies in: RSA.
pub const ERR_R_RSA_LIB: c_int = ERR_LIB_RSA | ERR_RFLAG_COMMON;
/// The failure lies in: Diffie-Hellman.
pub const ERR_R_DH_LIB: c_int = ERR_LIB_DH | ERR_RFLAG_COMMON;
/// The failure lies in: keys and algorithms.
pub const ERR_R_EVP_LIB: c_int = ERR_LIB_EVP | ERR_RFLAG_COMMON;
/// The failure lies in: buffers.
pub const ERR_R_BUF_LIB: c_int = ERR_LIB_BUF | ERR_RFLAG_COMMON;
/// The failure lies in: object identifiers.
pub const ERR_R_OBJ_LIB: c_int = ERR_LIB_OBJ | ERR_RFLAG_COMMON;
/// The failure lies in: PEM.
pub const ERR_R_PEM_LIB: c_int = ERR_LIB_PEM | ERR_RFLAG_COMMON;
/// The failure lies in: DSA.
pub const ERR_R_DSA_LIB: c_int = ERR_LIB_DSA | ERR_RFLAG_COMMON;
/// The failure lies in: certificates.
pub const ERR_R_X509_LIB: c_int = ERR_LIB_X509 | ERR_RFLAG_COMMON;
/// The failure lies in: ASN.1.
pub const ERR_R_ASN1_LIB: c_int = ERR_LIB_ASN1 | ERR_RFLAG_COMMON;
/// The failure lies in: configuration files.
pub const ERR_R_CONF_LIB: c_int = ERR_LIB_CONF | ERR_RFLAG_COMMON;
/// The failure lies in: memory, ex_data and the like.
pub const ERR_R_CRYPTO_LIB: c_int = ERR_LIB_CRYPTO | ERR_RFLAG_COMMON;
/// The failure lies in: elliptic curves.
pub const ERR_R_EC_LIB: c_int = ERR_LIB_EC | ERR_RFLAG_COMMON;
/// The failure lies in: TLS.
pub const ERR_R_SSL_LIB: c_int = ERR_LIB_SSL | ERR_RFLAG_COMMON;
/// The failure lies in: BIO.
pub const ERR_R_BIO_LIB: c_int = ERR_LIB_BIO | ERR_RFLAG_COMMON;
/// The failure lies in: PKCS#7.
pub const ERR_R_PKCS7_LIB: c_int = ERR_LIB_PKCS7 | ERR_RFLAG_COMMON;
/// The failure lies in: X.509 extensions.
pub const ERR_R_X509V3_LIB: c_int = ERR_LIB_X509V3 | ERR_RFLAG_COMMON;
/// The failure lies in: PKCS#12.
pub const ERR_R_PKCS12_LIB: c_int = ERR_LIB_PKCS12 | ERR_RFLAG_COMMON;
/// The failure lies in: random numbers.
pub const ERR_R_RAND_LIB: c_int = ERR_LIB_RAND | ERR_RFLAG_COMMON;
/// The failure lies in: shared objects.
pub const ERR_R_DSO_LIB: c_int = ERR_LIB_DSO | ERR_RFLAG_COMMON;
/// The failure lies in: engines.
pub const ERR_R_ENGINE_LIB: c_int = ERR_LIB_ENGINE | ERR_RFLAG_COMMON;
/// The failure lies in: prompts.
pub const ERR_R_UI_LIB: c_int = ERR_LIB_UI | ERR_RFLAG_COMMON;
/// The failure lies in: ECDSA.
pub const ERR_R_ECDSA_LIB: c_int = ERR_LIB_ECDSA | ERR_RFLAG_COMMON;
/// The failure lies in: stores.
pub const ERR_R_OSSL_STORE_LIB: c_int = ERR_LIB_OSSL_STORE | ERR_RFLAG_COMMON;
/// The failure lies in: CMS.
pub const ERR_R_CMS_LIB: c_int = ERR_LIB_CMS | ERR_RFLAG_COMMON;
/// The failure lies in: time stamps.
pub const ERR_R_TS_LIB: c_int = ERR_LIB_TS | ERR_RFLAG_COMMON;
/// The failure lies in: certificate transparency.
pub const ERR_R_CT_LIB: c_int = ERR_LIB_CT | ERR_RFLAG_COMMON;
/// The failure lies in: providers.
pub const ERR_R_PROV_LIB: c_int = ERR_LIB_PROV | ERR_RFLAG_COMMON;
/// The failure lies in: enhanced security services.
pub const ERR_R_ESS_LIB: c_int = ERR_LIB_ESS | ERR_RFLAG_COMMON;
/// The failure lies in: CMP.
pub const ERR_R_CMP_LIB: c_int = ERR_LIB_CMP | ERR_RFLAG_COMMON;
/// The failure lies in: encoders.
pub const ERR_R_OSSL_ENCODER_LIB: c_int = ERR_LIB_OSSL_ENCODER | ERR_RFLAG_COMMON;
/// The failure lies in: decoders.
pub const ERR_R_OSSL_DECODER_LIB: c_int = ERR_LIB_OSSL_DECODER | ERR_RFLAG_COMMON;

/// Fatal, and shared by all libraries.
pub const ERR_R_FATAL: c_int = ERR_RFLAG_FATAL | ERR_RFLAG_COMMON;
/// No memory.
pub const ERR_R_MALLOC_FAILURE: c_int = 256 | ERR_R_FATAL;
/// A function that must not be called here.
pub const ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED: c_int = 257 | ERR_R_FATAL;
/// NULL where an object or a buffer is needed.
pub const ERR_R_PASSED_NULL_PARAMETER: c_int = 258 | ERR_R_FATAL;
/// Something that cannot happen did.
pub const ERR_R_INTERNAL_ERROR: c_int = 259 | ERR_R_FATAL;
/// A feature that is switched off.
pub const ERR_R_DISABLED: c_int = 260 | ERR_R_FATAL;
/// Initialising failed.
pub const ERR_R_INIT_FAIL: c_int = 261 | ERR_R_FATAL;
/// An argument that makes no sense.
pub const ERR_R_PASSED_INVALID_ARGUMENT: c_int = 262 | ERR_RFLAG_COMMON;
/// An operation failed.
pub const ERR_R_OPERATION_FAIL: c_int = 263 | ERR_R_FATAL;
/// A provider lacks functions.
pub const ERR_R_INVALID_PROVIDER_FUNCTIONS: c_int = 264 | ERR_R_FATAL;
/// Interrupted or cancelled.
pub const ERR_R_INTERRUPTED_OR_CANCELLED: c_int = 265 | ERR_RFLAG_COMMON;
/// A part of an ASN.1 structure does not parse.
pub const ERR_R_NESTED_ASN1_ERROR: c_int = 266 | ERR_RFLAG_COMMON;
/// An ASN.1 end marker is missing.
pub const ERR_R_MISSING_ASN1_EOS: c_int = 267 | ERR_RFLAG_COMMON;
/// Something that is not supported.
pub const ERR_R_UNSUPPORTED: c_int = 268 | ERR_RFLAG_COMMON;
/// An algorithm was not found.
pub const ERR_R_FETCH_FAILED: c_int = 269 | ERR_RFLAG_COMMON;
/// A property does not parse.
pub const ERR_R_INVALID_PROPERTY_DEFINITION: c_int = 270 | ERR_RFLAG_COMMON;
/// A lock for reading was not had.
pub const ERR_R_UNABLE_TO_GET_READ_LOCK: c_int = 271 | ERR_R_FATAL;
/// A lock for writing was not had.
pub const ERR_R_UNABLE_TO_GET_WRITE_LOCK: c_int = 272 | ERR_R_FATAL;
