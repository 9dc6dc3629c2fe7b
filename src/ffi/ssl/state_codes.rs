//! Where a handshake is: the numbers of `SSL_get_state`.

use core::ffi::c_int;

/// Where a handshake is: one of TLS_ST_….
pub type OSSL_HANDSHAKE_STATE = c_int;

/// Nothing has begun.
pub const TLS_ST_BEFORE: c_int = 0;
/// The handshake is over.
pub const TLS_ST_OK: c_int = 1;
/// A client has read the ServerHello.
pub const TLS_ST_CR_SRVR_HELLO: c_int = 3;
/// A client has read the server's Certificate.
pub const TLS_ST_CR_CERT: c_int = 4;
/// A client has read the CertificateStatus.
pub const TLS_ST_CR_CERT_STATUS: c_int = 5;
/// A client has read the ServerKeyExchange.
pub const TLS_ST_CR_KEY_EXCH: c_int = 6;
/// A client has read the CertificateRequest.
pub const TLS_ST_CR_CERT_REQ: c_int = 7;
/// A client has read the ServerHelloDone.
pub const TLS_ST_CR_SRVR_DONE: c_int = 8;
/// A client has read the NewSessionTicket.
pub const TLS_ST_CR_SESSION_TICKET: c_int = 9;
/// A client has read the ChangeCipherSpec.
pub const TLS_ST_CR_CHANGE: c_int = 10;
/// A client has read the Finished.
pub const TLS_ST_CR_FINISHED: c_int = 11;
/// A client has written the ClientHello.
pub const TLS_ST_CW_CLNT_HELLO: c_int = 12;
/// A client has written its Certificate.
pub const TLS_ST_CW_CERT: c_int = 13;
/// A client has written the ClientKeyExchange.
pub const TLS_ST_CW_KEY_EXCH: c_int = 14;
/// A client has written the CertificateVerify.
pub const TLS_ST_CW_CERT_VRFY: c_int = 15;
/// A client has written the ChangeCipherSpec.
pub const TLS_ST_CW_CHANGE: c_int = 16;
/// A client has said which protocol it has chosen (NPN).
pub const TLS_ST_CW_NEXT_PROTO: c_int = 17;
/// A client has written the Finished.
pub const TLS_ST_CW_FINISHED: c_int = 18;
/// A server has written a HelloRequest.
pub const TLS_ST_SW_HELLO_REQ: c_int = 19;
/// A server has read the ClientHello.
pub const TLS_ST_SR_CLNT_HELLO: c_int = 20;
/// A server has written the ServerHello.
pub const TLS_ST_SW_SRVR_HELLO: c_int = 22;
/// A server has written its Certificate.
pub const TLS_ST_SW_CERT: c_int = 23;
/// A server has written the ServerKeyExchange.
pub const TLS_ST_SW_KEY_EXCH: c_int = 24;
/// A server has written the CertificateRequest.
pub const TLS_ST_SW_CERT_REQ: c_int = 25;
/// A server has written the ServerHelloDone.
pub const TLS_ST_SW_SRVR_DONE: c_int = 26;
/// A server has read the client's Certificate.
pub const TLS_ST_SR_CERT: c_int = 27;
/// A server has read the ClientKeyExchange.
pub const TLS_ST_SR_KEY_EXCH: c_int = 28;
/// A server has read the CertificateVerify.
pub const TLS_ST_SR_CERT_VRFY: c_int = 29;
/// A server has read which protocol the client has chosen (NPN).
pub const TLS_ST_SR_NEXT_PROTO: c_int = 30;
/// A server has read the ChangeCipherSpec.
pub const TLS_ST_SR_CHANGE: c_int = 31;
/// A server has read the Finished.
pub const TLS_ST_SR_FINISHED: c_int = 32;
/// A server has written the NewSessionTicket.
pub const TLS_ST_SW_SESSION_TICKET: c_int = 33;
/// A server has written the CertificateStatus.
pub const TLS_ST_SW_CERT_STATUS: c_int = 34;
/// A server has written the ChangeCipherSpec.
pub const TLS_ST_SW_CHANGE: c_int = 35;
/// A server has written the Finished.
pub const TLS_ST_SW_FINISHED: c_int = 36;
/// A server has written the EncryptedExtensions.
pub const TLS_ST_SW_ENCRYPTED_EXTENSIONS: c_int = 37;
/// A client has read the EncryptedExtensions.
pub const TLS_ST_CR_ENCRYPTED_EXTENSIONS: c_int = 38;
/// A client has read the server's CertificateVerify.
pub const TLS_ST_CR_CERT_VRFY: c_int = 39;
/// A server has written its CertificateVerify.
pub const TLS_ST_SW_CERT_VRFY: c_int = 40;
/// A client has read a HelloRequest.
pub const TLS_ST_CR_HELLO_REQ: c_int = 41;
/// A server has written a KeyUpdate.
pub const TLS_ST_SW_KEY_UPDATE: c_int = 42;
/// A client has written a KeyUpdate.
pub const TLS_ST_CW_KEY_UPDATE: c_int = 43;
/// A server has read the client's KeyUpdate.
pub const TLS_ST_SR_KEY_UPDATE: c_int = 44;
/// A client has read the server's KeyUpdate.
pub const TLS_ST_CR_KEY_UPDATE: c_int = 45;
/// Early data may be written or read.
pub const TLS_ST_EARLY_DATA: c_int = 46;
/// A client has yet to say that its early data ends.
pub const TLS_ST_PENDING_EARLY_DATA_END: c_int = 47;
/// A client has written the EndOfEarlyData.
pub const TLS_ST_CW_END_OF_EARLY_DATA: c_int = 48;
/// A server has read the EndOfEarlyData.
pub const TLS_ST_SR_END_OF_EARLY_DATA: c_int = 49;
