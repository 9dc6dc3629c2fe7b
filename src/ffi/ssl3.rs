//! ssl3.h: the numbers that TLS has from SSL 3.0.

use core::ffi::c_int;

/// SSL 3.0.
pub const SSL3_VERSION: c_int = 0x0300;
/// The first byte of SSL 3.0's number.
pub const SSL3_VERSION_MAJOR: c_int = 0x03;
/// The second byte of SSL 3.0's number.
pub const SSL3_VERSION_MINOR: c_int = 0x00;

/// The length of a session identifier, in bytes.
pub const SSL3_SSL_SESSION_ID_LENGTH: c_int = 32;
/// The greatest length of a session identifier, in bytes.
pub const SSL3_MAX_SSL_SESSION_ID_LENGTH: c_int = 32;
/// The length of a master secret, in bytes.
pub const SSL3_MASTER_SECRET_SIZE: c_int = 48;
/// The length of a hello's random, in bytes.
pub const SSL3_RANDOM_SIZE: c_int = 32;
/// The length of a session identifier, in bytes.
pub const SSL3_SESSION_ID_SIZE: c_int = 32;
/// The length of a record's header, in bytes.
pub const SSL3_RT_HEADER_LENGTH: c_int = 5;
/// The length of a handshake message's header, in bytes.
pub const SSL3_HM_HEADER_LENGTH: c_int = 4;
/// The greatest length of a record's plaintext, in bytes.
pub const SSL3_RT_MAX_PLAIN_LENGTH: c_int = 16384;
/// The greatest length of a record as OpenSSL counts it, in bytes.
pub const SSL3_RT_MAX_ENCRYPTED_LENGTH: c_int = 17728;
/// The same with the record's header.
pub const SSL3_RT_MAX_PACKET_SIZE: c_int = 17733;

/// Record type change_cipher_spec.
pub const SSL3_RT_CHANGE_CIPHER_SPEC: c_int = 20;
/// Record type alert.
pub const SSL3_RT_ALERT: c_int = 21;
/// Record type handshake.
pub const SSL3_RT_HANDSHAKE: c_int = 22;
/// Record type application_data.
pub const SSL3_RT_APPLICATION_DATA: c_int = 23;
/// Message callback: the buffer is a record's header.
pub const SSL3_RT_HEADER: c_int = 0x100;
/// Message callback: the buffer is the inner content type of TLS 1.3.
pub const SSL3_RT_INNER_CONTENT_TYPE: c_int = 0x101;

/// Alert level warning.
pub const SSL3_AL_WARNING: c_int = 1;
/// Alert level fatal.
pub const SSL3_AL_FATAL: c_int = 2;
/// Alert close_notify.
pub const SSL3_AD_CLOSE_NOTIFY: c_int = 0;
/// Alert unexpected_message.
pub const SSL3_AD_UNEXPECTED_MESSAGE: c_int = 10;
/// Alert bad_record_mac.
pub const SSL3_AD_BAD_RECORD_MAC: c_int = 20;
/// Alert decompression_failure.
pub const SSL3_AD_DECOMPRESSION_FAILURE: c_int = 30;
/// Alert handshake_failure.
pub const SSL3_AD_HANDSHAKE_FAILURE: c_int = 40;
/// Alert no_certificate.
pub const SSL3_AD_NO_CERTIFICATE: c_int = 41;
/// Alert bad_certificate.
pub const SSL3_AD_BAD_CERTIFICATE: c_int = 42;
/// Alert unsupported_certificate.
pub const SSL3_AD_UNSUPPORTED_CERTIFICATE: c_int = 43;
/// Alert certificate_revoked.
pub const SSL3_AD_CERTIFICATE_REVOKED: c_int = 44;
/// Alert certificate_expired.
pub const SSL3_AD_CERTIFICATE_EXPIRED: c_int = 45;
/// Alert certificate_unknown.
pub const SSL3_AD_CERTIFICATE_UNKNOWN: c_int = 46;
/// Alert illegal_parameter.
pub const SSL3_AD_ILLEGAL_PARAMETER: c_int = 47;

/// Handshake message HelloRequest.
pub const SSL3_MT_HELLO_REQUEST: c_int = 0;
/// Handshake message ClientHello.
pub const SSL3_MT_CLIENT_HELLO: c_int = 1;
/// Handshake message ServerHello.
pub const SSL3_MT_SERVER_HELLO: c_int = 2;
/// Handshake message NewSessionTicket.
pub const SSL3_MT_NEWSESSION_TICKET: c_int = 4;
/// Handshake message EndOfEarlyData.
pub const SSL3_MT_END_OF_EARLY_DATA: c_int = 5;
/// Handshake message EncryptedExtensions.
pub const SSL3_MT_ENCRYPTED_EXTENSIONS: c_int = 8;
/// Handshake message Certificate.
pub const SSL3_MT_CERTIFICATE: c_int = 11;
/// Handshake message ServerKeyExchange.
pub const SSL3_MT_SERVER_KEY_EXCHANGE: c_int = 12;
/// Handshake message CertificateRequest.
pub const SSL3_MT_CERTIFICATE_REQUEST: c_int = 13;
/// Handshake message ServerHelloDone.
pub const SSL3_MT_SERVER_DONE: c_int = 14;
/// Handshake message CertificateVerify.
pub const SSL3_MT_CERTIFICATE_VERIFY: c_int = 15;
/// Handshake message ClientKeyExchange.
pub const SSL3_MT_CLIENT_KEY_EXCHANGE: c_int = 16;
/// Handshake message Finished.
pub const SSL3_MT_FINISHED: c_int = 20;
/// Handshake message CertificateURL.
pub const SSL3_MT_CERTIFICATE_URL: c_int = 21;
/// Handshake message CertificateStatus.
pub const SSL3_MT_CERTIFICATE_STATUS: c_int = 22;
/// Handshake message SupplementalData.
pub const SSL3_MT_SUPPLEMENTAL_DATA: c_int = 23;
/// Handshake message KeyUpdate.
pub const SSL3_MT_KEY_UPDATE: c_int = 24;
/// Handshake message NextProtocol.
pub const SSL3_MT_NEXT_PROTO: c_int = 67;
/// The pseudo message of TLS 1.3's HelloRetryRequest transcript.
pub const SSL3_MT_MESSAGE_HASH: c_int = 254;
/// The one byte of a ChangeCipherSpec message.
pub const SSL3_MT_CCS: c_int = 1;

/// Client certificate type rsa_sign.
pub const SSL3_CT_RSA_SIGN: c_int = 1;
/// Client certificate type dss_sign.
pub const SSL3_CT_DSS_SIGN: c_int = 2;
/// Client certificate type rsa_fixed_dh.
pub const SSL3_CT_RSA_FIXED_DH: c_int = 3;
