//! The constants of x509_vfy.h that verification knows.

use std::ffi::{c_int, c_ulong};

/// A verification flag: without effect, as in OpenSSL.
pub const X509_V_FLAG_CB_ISSUER_CHECK: c_ulong = 0x0;

/// A verification flag: the time of X509_VERIFY_PARAM_set_time counts, not the present.
pub const X509_V_FLAG_USE_CHECK_TIME: c_ulong = 0x2;

/// A verification flag: a revocation list is needed for the certificate. None can be given yet: verification fails.
pub const X509_V_FLAG_CRL_CHECK: c_ulong = 0x4;

/// A verification flag: with X509_V_FLAG_CRL_CHECK, a revocation list is needed for each certificate.
pub const X509_V_FLAG_CRL_CHECK_ALL: c_ulong = 0x8;

/// A verification flag: critical extensions that are not known are let pass.
pub const X509_V_FLAG_IGNORE_CRITICAL: c_ulong = 0x10;

/// A verification flag: the rules of RFC 5280 for issuers are enforced.
pub const X509_V_FLAG_X509_STRICT: c_ulong = 0x20;

/// A verification flag: proxy certificates (RFC 3820) are allowed.
pub const X509_V_FLAG_ALLOW_PROXY_CERTS: c_ulong = 0x40;

/// A verification flag: policies are processed.
pub const X509_V_FLAG_POLICY_CHECK: c_ulong = 0x80;

/// A verification flag: a chain must be valid for one of the policies that are asked for.
pub const X509_V_FLAG_EXPLICIT_POLICY: c_ulong = 0x100;

/// A verification flag: anyPolicy stands for no other policy.
pub const X509_V_FLAG_INHIBIT_ANY: c_ulong = 0x200;

/// A verification flag: policies are not mapped.
pub const X509_V_FLAG_INHIBIT_MAP: c_ulong = 0x400;

/// A verification flag: the callback is called with 2 when policies were found valid.
pub const X509_V_FLAG_NOTIFY_POLICY: c_ulong = 0x800;

/// A verification flag: a self-signed certificate's own signature is checked too.
pub const X509_V_FLAG_CHECK_SS_SIGNATURE: c_ulong = 0x4000;

/// A verification flag: a trusted certificate is looked for before those the peer sent. The default.
pub const X509_V_FLAG_TRUSTED_FIRST: c_ulong = 0x8000;

/// A verification flag: any certificate of the store is an anchor, self-signed or not.
pub const X509_V_FLAG_PARTIAL_CHAIN: c_ulong = 0x80000;

/// A verification flag: without X509_V_FLAG_TRUSTED_FIRST, no shorter part of what the peer sent is tried.
pub const X509_V_FLAG_NO_ALT_CHAINS: c_ulong = 0x100000;

/// A verification flag: validity periods are not looked at.
pub const X509_V_FLAG_NO_CHECK_TIME: c_ulong = 0x200000;

/// For X509_VERIFY_PARAM_set_inh_flags: what the other parameters have set counts, even where these have set something.
pub const X509_VP_FLAG_DEFAULT: u32 = 0x1;

/// For X509_VERIFY_PARAM_set_inh_flags: all of the other parameters counts, even what they have not set.
pub const X509_VP_FLAG_OVERWRITE: u32 = 0x2;

/// For X509_VERIFY_PARAM_set_inh_flags: the other parameters' flags replace these.
pub const X509_VP_FLAG_RESET_FLAGS: u32 = 0x4;

/// For X509_VERIFY_PARAM_set_inh_flags: nothing is taken over.
pub const X509_VP_FLAG_LOCKED: u32 = 0x8;

/// For X509_VERIFY_PARAM_set_inh_flags: these bits count for one time.
pub const X509_VP_FLAG_ONCE: u32 = 0x10;

/// The certificate is accepted.
pub const X509_V_OK: c_int = 0;

/// Unspecified certificate verification error.
pub const X509_V_ERR_UNSPECIFIED: c_int = 1;

/// Unable to get issuer certificate.
pub const X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT: c_int = 2;

/// Unable to get certificate CRL.
pub const X509_V_ERR_UNABLE_TO_GET_CRL: c_int = 3;

/// Unable to decrypt certificate's signature.
pub const X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE: c_int = 4;

/// Unable to decrypt CRL's signature.
pub const X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE: c_int = 5;

/// Unable to decode issuer public key.
pub const X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: c_int = 6;

/// Certificate signature failure.
pub const X509_V_ERR_CERT_SIGNATURE_FAILURE: c_int = 7;

/// CRL signature failure.
pub const X509_V_ERR_CRL_SIGNATURE_FAILURE: c_int = 8;

/// Certificate is not yet valid.
pub const X509_V_ERR_CERT_NOT_YET_VALID: c_int = 9;

/// Certificate has expired.
pub const X509_V_ERR_CERT_HAS_EXPIRED: c_int = 10;

/// CRL is not yet valid.
pub const X509_V_ERR_CRL_NOT_YET_VALID: c_int = 11;

/// CRL has expired.
pub const X509_V_ERR_CRL_HAS_EXPIRED: c_int = 12;

/// Format error in certificate's notBefore field.
pub const X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD: c_int = 13;

/// Format error in certificate's notAfter field.
pub const X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD: c_int = 14;

/// Format error in CRL's lastUpdate field.
pub const X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD: c_int = 15;

/// Format error in CRL's nextUpdate field.
pub const X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD: c_int = 16;

/// Out of memory.
pub const X509_V_ERR_OUT_OF_MEM: c_int = 17;

/// Self-signed certificate.
pub const X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: c_int = 18;

/// Self-signed certificate in certificate chain.
pub const X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: c_int = 19;

/// Unable to get local issuer certificate.
pub const X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY: c_int = 20;

/// Unable to verify the first certificate.
pub const X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE: c_int = 21;

/// Certificate chain too long.
pub const X509_V_ERR_CERT_CHAIN_TOO_LONG: c_int = 22;

/// Certificate revoked.
pub const X509_V_ERR_CERT_REVOKED: c_int = 23;

/// Issuer certificate doesn't have a public key.
pub const X509_V_ERR_NO_ISSUER_PUBLIC_KEY: c_int = 24;

/// Path length constraint exceeded.
pub const X509_V_ERR_PATH_LENGTH_EXCEEDED: c_int = 25;

/// Unsuitable certificate purpose.
pub const X509_V_ERR_INVALID_PURPOSE: c_int = 26;

/// Certificate not trusted.
pub const X509_V_ERR_CERT_UNTRUSTED: c_int = 27;

/// Certificate rejected.
pub const X509_V_ERR_CERT_REJECTED: c_int = 28;

/// Subject issuer mismatch.
pub const X509_V_ERR_SUBJECT_ISSUER_MISMATCH: c_int = 29;

/// Authority and subject key identifier mismatch.
pub const X509_V_ERR_AKID_SKID_MISMATCH: c_int = 30;

/// Authority and issuer serial number mismatch.
pub const X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH: c_int = 31;

/// Key usage does not include certificate signing.
pub const X509_V_ERR_KEYUSAGE_NO_CERTSIGN: c_int = 32;

/// Unable to get CRL issuer certificate.
pub const X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER: c_int = 33;

/// Unhandled critical extension.
pub const X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION: c_int = 34;

/// Key usage does not include CRL signing.
pub const X509_V_ERR_KEYUSAGE_NO_CRL_SIGN: c_int = 35;

/// Unhandled critical CRL extension.
pub const X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION: c_int = 36;

/// Invalid non-CA certificate (has CA markings).
pub const X509_V_ERR_INVALID_NON_CA: c_int = 37;

/// Proxy path length constraint exceeded.
pub const X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED: c_int = 38;

/// Key usage does not include digital signature.
pub const X509_V_ERR_KEYUSAGE_NO_DIGITAL_SIGNATURE: c_int = 39;

/// Proxy certificates not allowed, please set the appropriate flag.
pub const X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED: c_int = 40;

/// Invalid or inconsistent certificate extension.
pub const X509_V_ERR_INVALID_EXTENSION: c_int = 41;

/// Invalid or inconsistent certificate policy extension.
pub const X509_V_ERR_INVALID_POLICY_EXTENSION: c_int = 42;

/// No explicit policy.
pub const X509_V_ERR_NO_EXPLICIT_POLICY: c_int = 43;

/// Different CRL scope.
pub const X509_V_ERR_DIFFERENT_CRL_SCOPE: c_int = 44;

/// Unsupported extension feature.
pub const X509_V_ERR_UNSUPPORTED_EXTENSION_FEATURE: c_int = 45;

/// RFC 3779 resource not subset of parent's resources.
pub const X509_V_ERR_UNNESTED_RESOURCE: c_int = 46;

/// Permitted subtree violation.
pub const X509_V_ERR_PERMITTED_VIOLATION: c_int = 47;

/// Excluded subtree violation.
pub const X509_V_ERR_EXCLUDED_VIOLATION: c_int = 48;

/// Name constraints minimum and maximum not supported.
pub const X509_V_ERR_SUBTREE_MINMAX: c_int = 49;

/// Application verification failure.
pub const X509_V_ERR_APPLICATION_VERIFICATION: c_int = 50;

/// Unsupported name constraint type.
pub const X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE: c_int = 51;

/// Unsupported or invalid name constraint syntax.
pub const X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX: c_int = 52;

/// Unsupported or invalid name syntax.
pub const X509_V_ERR_UNSUPPORTED_NAME_SYNTAX: c_int = 53;

/// CRL path validation error.
pub const X509_V_ERR_CRL_PATH_VALIDATION_ERROR: c_int = 54;

/// Path loop.
pub const X509_V_ERR_PATH_LOOP: c_int = 55;

/// Suite B: certificate version invalid.
pub const X509_V_ERR_SUITE_B_INVALID_VERSION: c_int = 56;

/// Suite B: invalid public key algorithm.
pub const X509_V_ERR_SUITE_B_INVALID_ALGORITHM: c_int = 57;

/// Suite B: invalid ECC curve.
pub const X509_V_ERR_SUITE_B_INVALID_CURVE: c_int = 58;

/// Suite B: invalid signature algorithm.
pub const X509_V_ERR_SUITE_B_INVALID_SIGNATURE_ALGORITHM: c_int = 59;

/// Suite B: curve not allowed for this LOS.
pub const X509_V_ERR_SUITE_B_LOS_NOT_ALLOWED: c_int = 60;

/// Suite B: cannot sign P-384 with P-256.
pub const X509_V_ERR_SUITE_B_CANNOT_SIGN_P_384_WITH_P_256: c_int = 61;

/// Hostname mismatch.
pub const X509_V_ERR_HOSTNAME_MISMATCH: c_int = 62;

/// Email address mismatch.
pub const X509_V_ERR_EMAIL_MISMATCH: c_int = 63;

/// IP address mismatch.
pub const X509_V_ERR_IP_ADDRESS_MISMATCH: c_int = 64;

/// No matching DANE TLSA records.
pub const X509_V_ERR_DANE_NO_MATCH: c_int = 65;

/// EE certificate key too weak.
pub const X509_V_ERR_EE_KEY_TOO_SMALL: c_int = 66;

/// CA certificate key too weak.
pub const X509_V_ERR_CA_KEY_TOO_SMALL: c_int = 67;

/// CA signature digest algorithm too weak.
pub const X509_V_ERR_CA_MD_TOO_WEAK: c_int = 68;

/// Invalid certificate verification context.
pub const X509_V_ERR_INVALID_CALL: c_int = 69;

/// Issuer certificate lookup error.
pub const X509_V_ERR_STORE_LOOKUP: c_int = 70;

/// Certificate Transparency required, but no valid SCTs found.
pub const X509_V_ERR_NO_VALID_SCTS: c_int = 71;

/// Proxy subject name violation.
pub const X509_V_ERR_PROXY_SUBJECT_NAME_VIOLATION: c_int = 72;

/// OCSP verification needed.
pub const X509_V_ERR_OCSP_VERIFY_NEEDED: c_int = 73;

/// OCSP verification failed.
pub const X509_V_ERR_OCSP_VERIFY_FAILED: c_int = 74;

/// OCSP unknown cert.
pub const X509_V_ERR_OCSP_CERT_UNKNOWN: c_int = 75;

/// Cannot find certificate signature algorithm.
pub const X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM: c_int = 76;

/// Subject signature algorithm and issuer public key algorithm mismatch.
pub const X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH: c_int = 77;

/// Cert info signature and signature algorithm mismatch.
pub const X509_V_ERR_SIGNATURE_ALGORITHM_INCONSISTENCY: c_int = 78;

/// Invalid CA certificate.
pub const X509_V_ERR_INVALID_CA: c_int = 79;

/// Path length invalid for non-CA cert.
pub const X509_V_ERR_PATHLEN_INVALID_FOR_NON_CA: c_int = 80;

/// Path length given without key usage keyCertSign.
pub const X509_V_ERR_PATHLEN_WITHOUT_KU_KEY_CERT_SIGN: c_int = 81;

/// Key usage keyCertSign invalid for non-CA cert.
pub const X509_V_ERR_KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA: c_int = 82;

/// Issuer name empty.
pub const X509_V_ERR_ISSUER_NAME_EMPTY: c_int = 83;

/// Subject name empty.
pub const X509_V_ERR_SUBJECT_NAME_EMPTY: c_int = 84;

/// Missing Authority Key Identifier.
pub const X509_V_ERR_MISSING_AUTHORITY_KEY_IDENTIFIER: c_int = 85;

/// Missing Subject Key Identifier.
pub const X509_V_ERR_MISSING_SUBJECT_KEY_IDENTIFIER: c_int = 86;

/// Empty Subject Alternative Name extension.
pub const X509_V_ERR_EMPTY_SUBJECT_ALT_NAME: c_int = 87;

/// Subject empty and Subject Alt Name extension not critical.
pub const X509_V_ERR_EMPTY_SUBJECT_SAN_NOT_CRITICAL: c_int = 88;

/// Basic Constraints of CA cert not marked critical.
pub const X509_V_ERR_CA_BCONS_NOT_CRITICAL: c_int = 89;

/// Authority Key Identifier marked critical.
pub const X509_V_ERR_AUTHORITY_KEY_IDENTIFIER_CRITICAL: c_int = 90;

/// Subject Key Identifier marked critical.
pub const X509_V_ERR_SUBJECT_KEY_IDENTIFIER_CRITICAL: c_int = 91;

/// CA cert does not include key usage extension.
pub const X509_V_ERR_CA_CERT_MISSING_KEY_USAGE: c_int = 92;

/// Using cert extension requires at least X509v3.
pub const X509_V_ERR_EXTENSIONS_REQUIRE_VERSION_3: c_int = 93;

/// Certificate public key has explicit ECC parameters.
pub const X509_V_ERR_EC_KEY_EXPLICIT_PARAMS: c_int = 94;
