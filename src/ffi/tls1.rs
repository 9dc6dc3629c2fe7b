//! tls1.h: the numbers of TLS.

use core::ffi::{c_int, c_uchar};

use crate::ffi::entry;
use crate::ffi::ssl::target::Target;
use crate::ffi::types::{EVP_CIPHER_CTX, EVP_MAC_CTX, SSL, SSL_CTX};

/// TLS 1.0.
pub const TLS1_VERSION: c_int = 0x0301;
/// TLS 1.1.
pub const TLS1_1_VERSION: c_int = 0x0302;
/// TLS 1.2.
pub const TLS1_2_VERSION: c_int = 0x0303;
/// TLS 1.3.
pub const TLS1_3_VERSION: c_int = 0x0304;
/// The highest version that has a number. TLS 1.2 is the highest that this build speaks.
pub const TLS_MAX_VERSION: c_int = 0x0304;
/// The first byte of TLS 1.0's number.
pub const TLS1_VERSION_MAJOR: c_int = 0x03;
/// The second byte of TLS 1.0's number.
pub const TLS1_VERSION_MINOR: c_int = 0x01;
/// The first byte of TLS 1.1's number.
pub const TLS1_1_VERSION_MAJOR: c_int = 0x03;
/// The second byte of TLS 1.1's number.
pub const TLS1_1_VERSION_MINOR: c_int = 0x02;
/// The first byte of TLS 1.2's number.
pub const TLS1_2_VERSION_MAJOR: c_int = 0x03;
/// The second byte of TLS 1.2's number.
pub const TLS1_2_VERSION_MINOR: c_int = 0x03;

/// SSL_CTX_set_tlsext_max_fragment_length: ask for nothing.
pub const TLSEXT_max_fragment_length_DISABLED: c_int = 0;
/// At most 512 bytes in a record.
pub const TLSEXT_max_fragment_length_512: c_int = 1;
/// At most 1024 bytes in a record.
pub const TLSEXT_max_fragment_length_1024: c_int = 2;
/// At most 2048 bytes in a record.
pub const TLSEXT_max_fragment_length_2048: c_int = 3;
/// At most 4096 bytes in a record.
pub const TLSEXT_max_fragment_length_4096: c_int = 4;

/// SSL_CTX_set1_cert_comp_preference: no compression.
pub const TLSEXT_comp_cert_none: c_int = 0;
/// Certificates are compressed with zlib.
pub const TLSEXT_comp_cert_zlib: c_int = 1;
/// Certificates are compressed with brotli.
pub const TLSEXT_comp_cert_brotli: c_int = 2;

/// Alert decryption_failed.
pub const TLS1_AD_DECRYPTION_FAILED: c_int = 21;
/// Alert record_overflow.
pub const TLS1_AD_RECORD_OVERFLOW: c_int = 22;
/// Alert unknown_ca.
pub const TLS1_AD_UNKNOWN_CA: c_int = 48;
/// Alert access_denied.
pub const TLS1_AD_ACCESS_DENIED: c_int = 49;
/// Alert decode_error.
pub const TLS1_AD_DECODE_ERROR: c_int = 50;
/// Alert decrypt_error.
pub const TLS1_AD_DECRYPT_ERROR: c_int = 51;
/// Alert export_restriction.
pub const TLS1_AD_EXPORT_RESTRICTION: c_int = 60;
/// Alert protocol_version.
pub const TLS1_AD_PROTOCOL_VERSION: c_int = 70;
/// Alert insufficient_security.
pub const TLS1_AD_INSUFFICIENT_SECURITY: c_int = 71;
/// Alert internal_error.
pub const TLS1_AD_INTERNAL_ERROR: c_int = 80;
/// Alert inappropriate_fallback.
pub const TLS1_AD_INAPPROPRIATE_FALLBACK: c_int = 86;
/// Alert user_canceled.
pub const TLS1_AD_USER_CANCELLED: c_int = 90;
/// Alert no_renegotiation.
pub const TLS1_AD_NO_RENEGOTIATION: c_int = 100;
/// Alert unsupported_extension.
pub const TLS1_AD_UNSUPPORTED_EXTENSION: c_int = 110;
/// Alert certificate_unobtainable.
pub const TLS1_AD_CERTIFICATE_UNOBTAINABLE: c_int = 111;
/// Alert unrecognized_name.
pub const TLS1_AD_UNRECOGNIZED_NAME: c_int = 112;
/// Alert bad_certificate_status_response.
pub const TLS1_AD_BAD_CERTIFICATE_STATUS_RESPONSE: c_int = 113;
/// Alert bad_certificate_hash_value.
pub const TLS1_AD_BAD_CERTIFICATE_HASH_VALUE: c_int = 114;
/// Alert unknown_psk_identity.
pub const TLS1_AD_UNKNOWN_PSK_IDENTITY: c_int = 115;
/// Alert no_application_protocol.
pub const TLS1_AD_NO_APPLICATION_PROTOCOL: c_int = 120;

/// Extension server_name.
pub const TLSEXT_TYPE_server_name: c_int = 0;
/// Extension max_fragment_length.
pub const TLSEXT_TYPE_max_fragment_length: c_int = 1;
/// Extension status_request.
pub const TLSEXT_TYPE_status_request: c_int = 5;
/// Extension supported_groups.
pub const TLSEXT_TYPE_supported_groups: c_int = 10;
/// Extension supported_groups, by its old name.
pub const TLSEXT_TYPE_elliptic_curves: c_int = 10;
/// Extension ec_point_formats.
pub const TLSEXT_TYPE_ec_point_formats: c_int = 11;
/// Extension signature_algorithms.
pub const TLSEXT_TYPE_signature_algorithms: c_int = 13;
/// Extension use_srtp.
pub const TLSEXT_TYPE_use_srtp: c_int = 14;
/// Extension application_layer_protocol_negotiation.
pub const TLSEXT_TYPE_application_layer_protocol_negotiation: c_int = 16;
/// Extension signed_certificate_timestamp.
pub const TLSEXT_TYPE_signed_certificate_timestamp: c_int = 18;
/// Extension padding.
pub const TLSEXT_TYPE_padding: c_int = 21;
/// Extension encrypt_then_mac.
pub const TLSEXT_TYPE_encrypt_then_mac: c_int = 22;
/// Extension extended_master_secret.
pub const TLSEXT_TYPE_extended_master_secret: c_int = 23;
/// Extension session_ticket.
pub const TLSEXT_TYPE_session_ticket: c_int = 35;
/// Extension pre_shared_key.
pub const TLSEXT_TYPE_psk: c_int = 41;
/// Extension early_data.
pub const TLSEXT_TYPE_early_data: c_int = 42;
/// Extension supported_versions.
pub const TLSEXT_TYPE_supported_versions: c_int = 43;
/// Extension cookie.
pub const TLSEXT_TYPE_cookie: c_int = 44;
/// Extension psk_key_exchange_modes.
pub const TLSEXT_TYPE_psk_kex_modes: c_int = 45;
/// Extension certificate_authorities.
pub const TLSEXT_TYPE_certificate_authorities: c_int = 47;
/// Extension post_handshake_auth.
pub const TLSEXT_TYPE_post_handshake_auth: c_int = 49;
/// Extension signature_algorithms_cert.
pub const TLSEXT_TYPE_signature_algorithms_cert: c_int = 50;
/// Extension key_share.
pub const TLSEXT_TYPE_key_share: c_int = 51;
/// Extension renegotiation_info.
pub const TLSEXT_TYPE_renegotiate: c_int = 0xff01;
/// Extension next_protocol_negotiation.
pub const TLSEXT_TYPE_next_proto_neg: c_int = 13172;

/// The one kind of certificate status: an OCSP response.
pub const TLSEXT_STATUSTYPE_ocsp: c_int = 1;

/// With a group's number: the number of a group that is not known.
pub const TLSEXT_nid_unknown: c_int = 0x1000000;

/// The one kind of server name: a host name.
pub const TLSEXT_NAMETYPE_host_name: c_int = 0;
/// The greatest length of a server name, in bytes.
pub const TLSEXT_MAXLEN_host_name: c_int = 255;

/// No signature (TLS 1.2 SignatureAlgorithm).
pub const TLSEXT_signature_anonymous: c_int = 0;
/// RSA (TLS 1.2 SignatureAlgorithm).
pub const TLSEXT_signature_rsa: c_int = 1;
/// DSA (TLS 1.2 SignatureAlgorithm).
pub const TLSEXT_signature_dsa: c_int = 2;
/// ECDSA (TLS 1.2 SignatureAlgorithm).
pub const TLSEXT_signature_ecdsa: c_int = 3;
/// No hash (TLS 1.2 HashAlgorithm).
pub const TLSEXT_hash_none: c_int = 0;
/// MD5 (TLS 1.2 HashAlgorithm).
pub const TLSEXT_hash_md5: c_int = 1;
/// SHA-1 (TLS 1.2 HashAlgorithm).
pub const TLSEXT_hash_sha1: c_int = 2;
/// SHA-224 (TLS 1.2 HashAlgorithm).
pub const TLSEXT_hash_sha224: c_int = 3;
/// SHA-256 (TLS 1.2 HashAlgorithm).
pub const TLSEXT_hash_sha256: c_int = 4;
/// SHA-384 (TLS 1.2 HashAlgorithm).
pub const TLSEXT_hash_sha384: c_int = 5;
/// SHA-512 (TLS 1.2 HashAlgorithm).
pub const TLSEXT_hash_sha512: c_int = 6;

/// Answer of a callback: go on.
pub const SSL_TLSEXT_ERR_OK: c_int = 0;
/// Answer of a callback: send a warning and go on.
pub const SSL_TLSEXT_ERR_ALERT_WARNING: c_int = 1;
/// Answer of a callback: end the handshake with the alert.
pub const SSL_TLSEXT_ERR_ALERT_FATAL: c_int = 2;
/// Answer of a callback: go on as if the extension were not there.
pub const SSL_TLSEXT_ERR_NOACK: c_int = 3;
/// The length of a Finished message's contents, in bytes.
pub const TLS1_FINISH_MAC_LENGTH: c_int = 12;
/// Client certificate type rsa_sign.
pub const TLS_CT_RSA_SIGN: c_int = 1;
/// Client certificate type dss_sign.
pub const TLS_CT_DSS_SIGN: c_int = 2;
/// Client certificate type rsa_fixed_dh.
pub const TLS_CT_RSA_FIXED_DH: c_int = 3;
/// Client certificate type ecdsa_sign.
pub const TLS_CT_ECDSA_SIGN: c_int = 64;

/// SSL_CTX_set_tlsext_ticket_key_evp_cb: sets what sets up the means to seal (enc is 1) and to open (0) a server's session
/// tickets. To seal, it chooses a key, writes the key's name to name and a random initialisation vector to iv, and sets up
/// cctx and mctx (by OSSL_MAC_PARAM_DIGEST and OSSL_MAC_PARAM_KEY); to open, it finds the key of that name, and sets up the
/// same. It returns 1; 2 if the client is to be given a new ticket; 0 if there is no key, so that there is no ticket, or a
/// full handshake; a negative number to end the handshake. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_set_tlsext_ticket_key_evp_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_tlsext_ticket_key_evp_cb(
    ctx: *mut SSL_CTX,
    fp: Option<
        unsafe extern "C" fn(
            ssl: *mut SSL,
            name: *mut c_uchar,
            iv: *mut c_uchar,
            cctx: *mut EVP_CIPHER_CTX,
            mctx: *mut EVP_MAC_CTX,
            enc: c_int,
        ) -> c_int,
    >,
) -> c_int {
    entry(0, || {
        ctx.reconfigure(|settings| settings.context.tickets.key = fp)?;
        Ok(1)
    })
}
