//! What paddings and lengths are called.

use core::ffi::c_int;

/// PKCS#1 padding of RSA.
pub const RSA_PKCS1_PADDING: c_int = 1;
/// RSA without padding.
pub const RSA_NO_PADDING: c_int = 3;
/// OAEP padding of RSA.
pub const RSA_PKCS1_OAEP_PADDING: c_int = 4;
/// PSS padding of RSA.
pub const RSA_PKCS1_PSS_PADDING: c_int = 6;
/// A salt as long as the digest.
pub const RSA_PSS_SALTLEN_DIGEST: c_int = -1;
/// A salt as long as the key allows; of any length when it is verified.
pub const RSA_PSS_SALTLEN_AUTO: c_int = -2;
/// A salt as long as the key allows.
pub const RSA_PSS_SALTLEN_MAX: c_int = -3;
/// The public exponent 3.
pub const RSA_3: core::ffi::c_long = 3;
/// The public exponent 65537.
pub const RSA_F4: core::ffi::c_long = 0x10001;
/// The least that PKCS#1 padding takes, in bytes.
pub const RSA_PKCS1_PADDING_SIZE: c_int = 11;
/// The longest modulus, in bits.
pub const OPENSSL_RSA_MAX_MODULUS_BITS: c_int = 16384;
/// Reason: the padding is not known, or not for this.
pub const RSA_R_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE: c_int = 144;
/// Reason: a digest is not as long as its hash says.
pub const RSA_R_INVALID_DIGEST_LENGTH: c_int = 143;
/// Reason: the modulus is too short.
pub const RSA_R_KEY_SIZE_TOO_SMALL: c_int = 120;
/// Reason: a signature is not one.
pub const RSA_R_BAD_SIGNATURE: c_int = 104;
/// Reason: a number of the key is not set.
pub const RSA_R_VALUE_MISSING: c_int = 147;
/// Reason: there is no private key.
pub const RSA_R_MISSING_PRIVATE_KEY: c_int = 179;
/// Reason: what is encrypted or signed does not fit the key.
pub const RSA_R_DATA_TOO_LARGE_FOR_KEY_SIZE: c_int = 110;
/// Reason: what was encrypted is not padded so.
pub const RSA_R_PADDING_CHECK_FAILED: c_int = 114;
/// Reason: the numbers do not fit each other.
pub const RSA_R_INVALID_KEYPAIR: c_int = 171;
/// Reason: what was encrypted without padding is no number below the modulus.
pub const RSA_R_DATA_TOO_LARGE_FOR_MODULUS: c_int = 132;
/// Reason: without padding, what is encrypted must be as long as the modulus.
pub const RSA_R_DATA_TOO_SMALL_FOR_KEY_SIZE: c_int = 122;
/// Reason: what was encrypted is not padded with PKCS#1 padding.
pub const RSA_R_PKCS_DECODING_ERROR: c_int = 159;
/// Reason: what was encrypted is not padded with OAEP.
pub const RSA_R_OAEP_DECODING_ERROR: c_int = 121;
/// Reason: the padding is not one for this.
pub const RSA_R_UNKNOWN_PADDING_TYPE: c_int = 118;
/// Reason: what a private key encrypted is not padded so.
pub const RSA_R_INVALID_PADDING: c_int = 138;
