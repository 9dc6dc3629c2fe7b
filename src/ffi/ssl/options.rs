//! Options of a context and of a connection (`SSL_OP_`), and the functions that set them.
//!
//! An option that OpenSSL keeps for old programs only, and one whose feature is not built in yet, is kept and read back.

use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX};

use super::target::Target;

/// Do not use the extended master secret (RFC 7627).
pub const SSL_OP_NO_EXTENDED_MASTER_SECRET: u64 = 0x1;
/// Wipe decrypted data once it is read. Always done: the option changes nothing.
pub const SSL_OP_CLEANSE_PLAINTEXT: u64 = 0x2;
/// A client talks to servers without the secure renegotiation indication (RFC 5746).
pub const SSL_OP_LEGACY_SERVER_CONNECT: u64 = 0x4;
/// Pad a ClientHello of awkward size (RFC 7685).
pub const SSL_OP_TLSEXT_PADDING: u64 = 0x10;
/// Kept for old programs; changes nothing.
pub const SSL_OP_SAFARI_ECDHE_ECDSA_BUG: u64 = 0x40;
/// Take an end of data without close_notify for a proper close.
pub const SSL_OP_IGNORE_UNEXPECTED_EOF: u64 = 0x80;
/// A server renegotiates when the client begins it (RFC 5746); otherwise only when the server itself asks for it.
pub const SSL_OP_ALLOW_CLIENT_RENEGOTIATION: u64 = 0x100;
/// A server names no authorities to a client whose certificate it asks for.
pub const SSL_OP_DISABLE_TLSEXT_CA_NAMES: u64 = 0x200;
/// Resume sessions of TLS 1.3 also without a fresh key exchange, by the pre-shared key alone: no forward secrecy.
pub const SSL_OP_ALLOW_NO_DHE_KEX: u64 = 0x400;
/// Do not write the first byte of data in a record of its own, which TLS 1.0 needs with CBC suites against BEAST.
pub const SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS: u64 = 0x800;
/// Neither offer nor issue session tickets (RFC 5077). In TLS 1.3 a server's tickets then only name sessions in its cache.
pub const SSL_OP_NO_TICKET: u64 = 0x4000;
/// A server that renegotiates resumes no session, and makes a new one.
pub const SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION: u64 = 0x10000;
/// No compression: on in every context until it is switched off, since compression gives away what is secret (CRIME).
pub const SSL_OP_NO_COMPRESSION: u64 = 0x20000;
/// Talk to peers without the secure renegotiation indication (RFC 5746), and renegotiate with them.
pub const SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION: u64 = 0x40000;
/// Do not negotiate encrypt-then-MAC (RFC 7366).
pub const SSL_OP_NO_ENCRYPT_THEN_MAC: u64 = 0x80000;
/// A client of TLS 1.3 looks like one of TLS 1.2 that resumes a session (RFC 8446, appendix D.4): on in every context.
pub const SSL_OP_ENABLE_MIDDLEBOX_COMPAT: u64 = 0x100000;
/// A server with an order of its own puts its suites with ChaCha20 first for a client that wants one most.
pub const SSL_OP_PRIORITIZE_CHACHA: u64 = 0x200000;
/// A server chooses the suite by its own order.
pub const SSL_OP_CIPHER_SERVER_PREFERENCE: u64 = 0x400000;
/// Kept for old programs; the version in an RSA premaster secret is always checked.
pub const SSL_OP_TLS_ROLLBACK_BUG: u64 = 0x800000;
/// A server that takes early data lets a session be used more than once: the program sees to replays itself.
pub const SSL_OP_NO_ANTI_REPLAY: u64 = 0x1000000;
/// No SSL 3.0.
pub const SSL_OP_NO_SSLv3: u64 = 0x2000000;
/// No TLS 1.0.
pub const SSL_OP_NO_TLSv1: u64 = 0x4000000;
/// No TLS 1.2.
pub const SSL_OP_NO_TLSv1_2: u64 = 0x8000000;
/// No TLS 1.1.
pub const SSL_OP_NO_TLSv1_1: u64 = 0x10000000;
/// No TLS 1.3.
pub const SSL_OP_NO_TLSv1_3: u64 = 0x20000000;
/// No renegotiation: none is asked for, and what the peer asks for is refused with a warning.
pub const SSL_OP_NO_RENEGOTIATION: u64 = 0x40000000;
/// Kept for old programs; changes nothing.
pub const SSL_OP_CRYPTOPRO_TLSEXT_BUG: u64 = 0x80000000;
/// Send no certificate compressed, whatever the peer takes (RFC 8879).
pub const SSL_OP_NO_TX_CERTIFICATE_COMPRESSION: u64 = 0x1_0000_0000;
/// Take no compressed certificate, and do not say that one is taken.
pub const SSL_OP_NO_RX_CERTIFICATE_COMPRESSION: u64 = 0x2_0000_0000;
/// All the options that turn a version off.
pub const SSL_OP_NO_SSL_MASK: u64 = 0x3e000000;
/// The options that work around faults of old peers.
pub const SSL_OP_ALL: u64 = 0x80000850;
/// SSL 2.0 does not exist here: no bit.
pub const SSL_OP_NO_SSLv2: u64 = 0x0;
/// A new Diffie-Hellman key for each handshake is always made: no bit.
pub const SSL_OP_SINGLE_DH_USE: u64 = 0x0;
/// A new ECDH key for each handshake is always made: no bit.
pub const SSL_OP_SINGLE_ECDH_USE: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_EPHEMERAL_RSA: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_MICROSOFT_SESS_ID_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_NETSCAPE_CHALLENGE_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_NETSCAPE_REUSE_CIPHER_CHANGE_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_SSLREF2_REUSE_CERT_TYPE_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_MICROSOFT_BIG_SSLV3_BUFFER: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_MSIE_SSLV2_RSA_PADDING: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_SSLEAY_080_CLIENT_DH_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_TLS_D5_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_TLS_BLOCK_PADDING_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_PKCS1_CHECK_1: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_PKCS1_CHECK_2: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_NETSCAPE_CA_DN_BUG: u64 = 0x0;
/// Kept for old programs: no bit.
pub const SSL_OP_NETSCAPE_DEMO_CIPHER_CHANGE_BUG: u64 = 0x0;

fn set(target: impl Target, change: impl FnOnce(u64) -> u64) -> Result<u64, crate::ffi::Pushed> {
    target.reconfigure(|settings| {
        settings.options = change(settings.options);
        settings.options
    })
}

/// SSL_CTX_set_options: switches the options of op on, for connections made from now on; the others stay. Returns all that
/// are on then; 0 for NULL. OpenSSL: SSL_CTX_set_options(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_options(ctx: *mut SSL_CTX, op: u64) -> u64 {
    entry(0, || set(ctx, |options| options | op))
}

/// SSL_set_options: as SSL_CTX_set_options, for one connection. OpenSSL: SSL_set_options(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_options(s: *mut SSL, op: u64) -> u64 {
    entry(0, || set(s, |options| options | op))
}

/// SSL_CTX_clear_options: switches the options of op off, for connections made from now on; the others stay. Returns all
/// that are on then; 0 for NULL. OpenSSL: SSL_CTX_clear_options(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_clear_options(ctx: *mut SSL_CTX, op: u64) -> u64 {
    entry(0, || set(ctx, |options| options & !op))
}

/// SSL_clear_options: as SSL_CTX_clear_options, for one connection. OpenSSL: SSL_clear_options(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_clear_options(s: *mut SSL, op: u64) -> u64 {
    entry(0, || set(s, |options| options & !op))
}

/// SSL_CTX_get_options: the options that are on; 0 for NULL. OpenSSL: SSL_CTX_get_options(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_options(ctx: *const SSL_CTX) -> u64 {
    entry(0, || ctx.look(|settings| settings.options))
}

/// SSL_get_options: the options of one connection that are on; 0 for NULL. OpenSSL: SSL_get_options(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_options(s: *const SSL) -> u64 {
    entry(0, || s.look(|settings| settings.options))
}
