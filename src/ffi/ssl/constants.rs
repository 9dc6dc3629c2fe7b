//! The numbers of ssl.h that belong to no single family of functions.

use core::ffi::c_int;

/// `SSL_get_error`: the call succeeded.
pub const SSL_ERROR_NONE: c_int = 0;
/// `SSL_get_error`: the connection failed; the error queue says why.
pub const SSL_ERROR_SSL: c_int = 1;
/// `SSL_get_error`: call again when the transport has data to read.
pub const SSL_ERROR_WANT_READ: c_int = 2;
/// `SSL_get_error`: call again when the transport takes data.
pub const SSL_ERROR_WANT_WRITE: c_int = 3;
/// `SSL_get_error`: a certificate callback asked to be called again.
pub const SSL_ERROR_WANT_X509_LOOKUP: c_int = 4;
/// `SSL_get_error`: the transport failed; `errno` says why.
pub const SSL_ERROR_SYSCALL: c_int = 5;
/// `SSL_get_error`: the peer closed the connection properly, with close_notify.
pub const SSL_ERROR_ZERO_RETURN: c_int = 6;
/// `SSL_get_error`: the transport is still connecting.
pub const SSL_ERROR_WANT_CONNECT: c_int = 7;
/// `SSL_get_error`: the transport is still accepting.
pub const SSL_ERROR_WANT_ACCEPT: c_int = 8;
/// `SSL_get_error`: an asynchronous job is under way.
pub const SSL_ERROR_WANT_ASYNC: c_int = 9;
/// `SSL_get_error`: no asynchronous job could be started.
pub const SSL_ERROR_WANT_ASYNC_JOB: c_int = 10;
/// `SSL_get_error`: the ClientHello callback asked to be called again.
pub const SSL_ERROR_WANT_CLIENT_HELLO_CB: c_int = 11;
/// `SSL_get_error`: the verification callback asked to be called again.
pub const SSL_ERROR_WANT_RETRY_VERIFY: c_int = 12;

/// `SSL_want`: nothing is in the way.
pub const SSL_NOTHING: c_int = 1;
/// `SSL_want`: the transport must take data.
pub const SSL_WRITING: c_int = 2;
/// `SSL_want`: the transport must give data.
pub const SSL_READING: c_int = 3;
/// `SSL_want`: a certificate callback asked to be called again.
pub const SSL_X509_LOOKUP: c_int = 4;
/// `SSL_want`: an asynchronous job is under way.
pub const SSL_ASYNC_PAUSED: c_int = 5;
/// `SSL_want`: no asynchronous job could be started.
pub const SSL_ASYNC_NO_JOBS: c_int = 6;
/// `SSL_want`: the ClientHello callback asked to be called again.
pub const SSL_CLIENT_HELLO_CB: c_int = 7;
/// `SSL_want`: the verification callback asked to be called again.
pub const SSL_RETRY_VERIFY: c_int = 8;

/// `SSL_get_shutdown`: close_notify was sent.
pub const SSL_SENT_SHUTDOWN: c_int = 1;
/// `SSL_get_shutdown`: close_notify, or a fatal alert, was received.
pub const SSL_RECEIVED_SHUTDOWN: c_int = 2;

/// A file holds PEM.
pub const SSL_FILETYPE_PEM: c_int = 1;
/// A file holds DER.
pub const SSL_FILETYPE_ASN1: c_int = 2;

/// A client goes on whatever the server's certificate is; a server asks for none.
pub const SSL_VERIFY_NONE: c_int = 0x00;
/// The peer's certificate is checked, and a failure ends the handshake; a server asks for one.
pub const SSL_VERIFY_PEER: c_int = 0x01;
/// A server ends the handshake when the client has no certificate.
pub const SSL_VERIFY_FAIL_IF_NO_PEER_CERT: c_int = 0x02;
/// A server asks for a certificate in the first handshake only.
pub const SSL_VERIFY_CLIENT_ONCE: c_int = 0x04;
/// A TLS 1.3 server asks after the handshake; changes nothing below TLS 1.3.
pub const SSL_VERIFY_POST_HANDSHAKE: c_int = 0x08;

/// No session is kept.
pub const SSL_SESS_CACHE_OFF: c_int = 0x0000;
/// Sessions of client connections are kept.
pub const SSL_SESS_CACHE_CLIENT: c_int = 0x0001;
/// Sessions of server connections are kept (the default).
pub const SSL_SESS_CACHE_SERVER: c_int = 0x0002;
/// Sessions of both are kept.
pub const SSL_SESS_CACHE_BOTH: c_int = 0x0003;
/// Expired sessions stay until `SSL_CTX_flush_sessions`.
pub const SSL_SESS_CACHE_NO_AUTO_CLEAR: c_int = 0x0080;
/// Sessions are looked for through the callback only.
pub const SSL_SESS_CACHE_NO_INTERNAL_LOOKUP: c_int = 0x0100;
/// Sessions are given to the callback only.
pub const SSL_SESS_CACHE_NO_INTERNAL_STORE: c_int = 0x0200;
/// The internal cache is neither read nor filled.
pub const SSL_SESS_CACHE_NO_INTERNAL: c_int = 0x0300;
/// How many sessions a context keeps unless told otherwise.
pub const SSL_SESSION_CACHE_MAX_SIZE_DEFAULT: c_int = 0x5000;

/// The greatest length of a session's identifier, in bytes.
pub const SSL_MAX_SSL_SESSION_ID_LENGTH: c_int = 32;
/// The length of a master secret, in bytes.
pub const SSL_MAX_MASTER_KEY_LENGTH: c_int = 48;
/// The greatest length of a session id context, in bytes.
pub const SSL_MAX_SID_CTX_LENGTH: c_int = 32;
/// How long a peer's certificate chain may be unless told otherwise, in bytes.
pub const SSL_MAX_CERT_LIST_DEFAULT: c_int = 102400;

/// Info callback: the connection is a client.
pub const SSL_ST_CONNECT: c_int = 0x1000;
/// Info callback: the connection is a server.
pub const SSL_ST_ACCEPT: c_int = 0x2000;
/// The part of an info callback's `where` that is not the side.
pub const SSL_ST_MASK: c_int = 0x0FFF;
/// `SSL_rstate_string`: waiting for a record's header.
pub const SSL_ST_READ_HEADER: c_int = 0xF0;
/// `SSL_rstate_string`: waiting for a record's body.
pub const SSL_ST_READ_BODY: c_int = 0xF1;
/// `SSL_rstate_string`: a record was read.
pub const SSL_ST_READ_DONE: c_int = 0xF2;
/// Info callback: a state of the handshake was reached.
pub const SSL_CB_LOOP: c_int = 0x01;
/// Info callback: the handshake stopped, for good or to wait.
pub const SSL_CB_EXIT: c_int = 0x02;
/// Info callback: while reading.
pub const SSL_CB_READ: c_int = 0x04;
/// Info callback: while writing.
pub const SSL_CB_WRITE: c_int = 0x08;
/// Info callback: an alert was sent or received.
pub const SSL_CB_ALERT: c_int = 0x4000;
/// Info callback: an alert was received.
pub const SSL_CB_READ_ALERT: c_int = 0x4004;
/// Info callback: an alert was sent.
pub const SSL_CB_WRITE_ALERT: c_int = 0x4008;
/// Info callback: a server reached a state.
pub const SSL_CB_ACCEPT_LOOP: c_int = 0x2001;
/// Info callback: a server stopped.
pub const SSL_CB_ACCEPT_EXIT: c_int = 0x2002;
/// Info callback: a client reached a state.
pub const SSL_CB_CONNECT_LOOP: c_int = 0x1001;
/// Info callback: a client stopped.
pub const SSL_CB_CONNECT_EXIT: c_int = 0x1002;
/// Info callback: a handshake starts.
pub const SSL_CB_HANDSHAKE_START: c_int = 0x10;
/// Info callback: a handshake is complete.
pub const SSL_CB_HANDSHAKE_DONE: c_int = 0x20;

/// `SSL_CTX_set_current_cert`: the first certificate.
pub const SSL_CERT_SET_FIRST: c_int = 1;
/// `SSL_CTX_set_current_cert`: the one after the current.
pub const SSL_CERT_SET_NEXT: c_int = 2;
/// `SSL_set_current_cert`: the one that the server sent.
pub const SSL_CERT_SET_SERVER: c_int = 3;

/// ClientHello callback: go on.
pub const SSL_CLIENT_HELLO_SUCCESS: c_int = 1;
/// ClientHello callback: end the handshake.
pub const SSL_CLIENT_HELLO_ERROR: c_int = 0;
/// ClientHello callback: call again later.
pub const SSL_CLIENT_HELLO_RETRY: c_int = -1;

/// The version number of a method that speaks whatever both sides have.
pub const TLS_ANY_VERSION: c_int = 0x10000;
