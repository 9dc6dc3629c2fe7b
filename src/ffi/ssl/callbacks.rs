//! The kinds of function that a program can register, by the names that ssl.h gives them.

use core::ffi::{c_char, c_int, c_uint, c_void};

use crate::ffi::types::{
    DH, EVP_CIPHER_CTX, EVP_MAC_CTX, EVP_MD, EVP_PKEY, HMAC_CTX, SSL, SSL_CTX, SSL_SESSION, X509, X509_STORE_CTX,
};

/// Called for each certificate of a peer's chain; `preverify_ok` says whether it is good. What it returns counts instead.
pub type SSL_verify_cb = Option<unsafe extern "C" fn(preverify_ok: c_int, x509_ctx: *mut X509_STORE_CTX) -> c_int>;
/// Gets the lines of an NSS key log, which hold secrets.
pub type SSL_CTX_keylog_cb_func = Option<unsafe extern "C" fn(ssl: *const SSL, line: *const c_char)>;
/// Chooses an application protocol: points `out` into `in` or at static bytes.
pub type SSL_CTX_alpn_select_cb_func = Option<
    unsafe extern "C" fn(
        ssl: *mut SSL,
        out: *mut *const u8,
        outlen: *mut u8,
        r#in: *const u8,
        inlen: c_uint,
        arg: *mut c_void,
    ) -> c_int,
>;
/// Decides whether a client's early data is taken: returns 1, or 0 if it is not.
pub type SSL_allow_early_data_cb_fn = Option<unsafe extern "C" fn(s: *mut SSL, arg: *mut c_void) -> c_int>;
/// Looks at a ClientHello before anything of it is acted on.
pub type SSL_client_hello_cb_fn = Option<unsafe extern "C" fn(s: *mut SSL, al: *mut c_int, arg: *mut c_void) -> c_int>;

/// Makes the id of a new session: writes it to `id`, at most `id_len` bytes, and how many it wrote to `id_len`. Returns 1, or
/// 0 if it cannot.
pub type GEN_SESSION_CB = Option<unsafe extern "C" fn(ssl: *mut SSL, id: *mut u8, id_len: *mut c_uint) -> c_int>;
/// What became of a client's ticket: an SSL_TICKET_ value.
pub type SSL_TICKET_STATUS = c_int;
/// What is to be made of it: an SSL_TICKET_RETURN_ value.
pub type SSL_TICKET_RETURN = c_int;
/// Called before a ticket is made. Returns 1, or 0 to end the handshake.
pub type SSL_CTX_generate_session_ticket_fn = Option<unsafe extern "C" fn(s: *mut SSL, arg: *mut c_void) -> c_int>;
/// Called when a client's ticket was opened, or could not be.
pub type SSL_CTX_decrypt_session_ticket_fn = Option<
    unsafe extern "C" fn(
        s: *mut SSL,
        ss: *mut SSL_SESSION,
        keyname: *const u8,
        keyname_length: usize,
        status: SSL_TICKET_STATUS,
        arg: *mut c_void,
    ) -> SSL_TICKET_RETURN,
>;

pub(crate) type TicketKeyCallback =
    Option<unsafe extern "C" fn(*mut SSL, *mut u8, *mut u8, *mut EVP_CIPHER_CTX, *mut EVP_MAC_CTX, c_int) -> c_int>;
pub(crate) type TicketKeyHmacCallback =
    Option<unsafe extern "C" fn(*mut SSL, *mut u8, *mut u8, *mut EVP_CIPHER_CTX, *mut HMAC_CTX, c_int) -> c_int>;
/// Chooses a client's pre-shared key: writes its name, a string of at most `max_identity_len` bytes, to `identity`, and the
/// key to `psk`. Returns the key's length in bytes, or 0 if there is none.
pub type SSL_psk_client_cb_func = Option<
    unsafe extern "C" fn(
        ssl: *mut SSL,
        hint: *const c_char,
        identity: *mut c_char,
        max_identity_len: c_uint,
        psk: *mut u8,
        max_psk_len: c_uint,
    ) -> c_uint,
>;
/// Finds the session that stands for a server's pre-shared key in TLS 1.3: puts it into `*sess` with a reference, or NULL if
/// there is none of that name. Returns 1; 0 ends the handshake.
pub type SSL_psk_find_session_cb_func = Option<
    unsafe extern "C" fn(ssl: *mut SSL, identity: *const u8, identity_len: usize, sess: *mut *mut SSL_SESSION) -> c_int,
>;
/// Chooses a client's pre-shared key in TLS 1.3: puts the session that stands for it into `*sess` with a reference, or NULL
/// if there is none, and its name, which is copied, into `*id` and `*idlen`. `md` is always NULL: the function is asked once,
/// before the server has said anything, and the session's suite says which hash the key is for. Returns 1; 0 ends the
/// handshake.
pub type SSL_psk_use_session_cb_func = Option<
    unsafe extern "C" fn(
        ssl: *mut SSL,
        md: *const EVP_MD,
        id: *mut *const u8,
        idlen: *mut usize,
        sess: *mut *mut SSL_SESSION,
    ) -> c_int,
>;
/// Finds a server's pre-shared key of a name: writes it to `psk`. Returns its length in bytes, or 0 if there is none.
pub type SSL_psk_server_cb_func =
    Option<unsafe extern "C" fn(ssl: *mut SSL, identity: *const c_char, psk: *mut u8, max_psk_len: c_uint) -> c_uint>;

pub(crate) type MakeCookieCallback = Option<unsafe extern "C" fn(*mut SSL, *mut u8, *mut usize) -> c_int>;
pub(crate) type JudgeCookieCallback = Option<unsafe extern "C" fn(*mut SSL, *const u8, usize) -> c_int>;
pub(crate) type InfoCallback = Option<unsafe extern "C" fn(*const SSL, c_int, c_int)>;
pub(crate) type MessageCallback =
    Option<unsafe extern "C" fn(c_int, c_int, c_int, *const c_void, usize, *mut SSL, *mut c_void)>;
pub(crate) type RecordPaddingCallback = Option<unsafe extern "C" fn(*mut SSL, c_int, usize, *mut c_void) -> usize>;
pub(crate) type CertificateCallback = Option<unsafe extern "C" fn(*mut SSL, *mut c_void) -> c_int>;
pub(crate) type ClientCertificateCallback =
    Option<unsafe extern "C" fn(*mut SSL, *mut *mut X509, *mut *mut EVP_PKEY) -> c_int>;
pub(crate) type CertVerifyCallback = Option<unsafe extern "C" fn(*mut X509_STORE_CTX, *mut c_void) -> c_int>;
pub(crate) type ServerNameCallback = Option<unsafe extern "C" fn(*mut SSL, *mut c_int, *mut c_void) -> c_int>;
pub(crate) type TemporaryDhCallback = Option<unsafe extern "C" fn(*mut SSL, c_int, c_int) -> *mut DH>;
pub(crate) type StatusCallback = Option<unsafe extern "C" fn(*mut SSL, *mut c_void) -> c_int>;
pub(crate) type NewSessionCallback = Option<unsafe extern "C" fn(*mut SSL, *mut SSL_SESSION) -> c_int>;
pub(crate) type RemoveSessionCallback = Option<unsafe extern "C" fn(*mut SSL_CTX, *mut SSL_SESSION)>;
pub(crate) type GetSessionCallback =
    Option<unsafe extern "C" fn(*mut SSL, *const u8, c_int, *mut c_int) -> *mut SSL_SESSION>;
