//! Sessions as text for people, and for key logs. Both show the secret.

use core::ffi::{CStr, c_int};
use core::fmt::Write;

use libc::FILE;
use zeroize::Zeroizing;

use crate::bio::BIO;
use crate::codepoint::{CompressionMethod, ProtocolVersion};
use crate::ffi::asn1::der;
use crate::ffi::bio::dump;
use crate::ffi::entry;
use crate::ffi::pem::file::with_file;
use crate::ffi::types::SSL_SESSION;
use crate::ffi::x509::errors::X509_verify_cert_error_string;
use crate::session::Session;

use super::negotiated::version_name;
use super::session_object;

/// Room enough for a session without a long ticket, so that a text with a secret in it is seldom moved.
const ROOM: usize = 8192;

/// Upper-case hexadecimal digits.
fn hex(out: &mut String, bytes: &[u8]) {
    for byte in bytes {
        // A String takes everything.
        let _ = write!(out, "{byte:02X}");
    }
}

/// A name that may not be there, which need not be text.
fn name(bytes: Option<&Vec<u8>>) -> String {
    bytes.map_or("None".into(), |bytes| String::from_utf8_lossy(bytes).into_owned())
}

/// What OpenSSL shows of a session, line by line.
fn describe(session: &Session) -> Zeroizing<String> {
    let rare = session.rare();
    let is_tls13 = session.version == ProtocolVersion::TLS1_3;
    let mut out = Zeroizing::new(String::with_capacity(ROOM + 8 * session.ticket.len()));
    let version = version_name(session.version).to_string_lossy();
    let suite = session_object::suite(session).map_or("0000", |suite| suite.openssl_name);
    let _ = write!(out, "SSL-Session:\n    Protocol  : {version}\n    Cipher    : {suite}\n    Session-ID: ");
    hex(&mut out, &session.id);
    out.push_str("\n    Session-ID-ctx: ");
    hex(&mut out, &session.sid_ctx);
    out.push_str(if is_tls13 { "\n    Resumption PSK: " } else { "\n    Master-Key: " });
    hex(&mut out, session.master_secret.as_ref());
    let (identity, hint) = (name(rare.psk_identity.as_ref()), name(rare.psk_identity_hint.as_ref()));
    let _ = write!(out, "\n    PSK identity: {identity}\n    PSK identity hint: {hint}\n    SRP username: None");
    if session.ticket_lifetime_hint != 0 {
        let _ = write!(out, "\n    TLS session ticket lifetime hint: {} (seconds)", session.ticket_lifetime_hint);
    }
    if !session.ticket.is_empty() {
        out.push_str("\n    TLS session ticket:\n");
        dump::lines(&session.ticket, 4).for_each(|line| out.push_str(&line));
    }
    if session.compression != CompressionMethod::NULL {
        let _ = write!(out, "\n    Compression: {} (zlib compression)", session.compression.0);
    }
    if session.time() != 0 {
        let _ = write!(out, "\n    Start Time: {}", session.time());
    }
    if session.timeout() != 0 {
        let _ = write!(out, "\n    Timeout   : {} (sec)", session.timeout());
    }
    let verified = verify_text(session.verify_result);
    let extended = if session.extended_master_secret { "yes" } else { "no" };
    let _ = write!(
        out,
        "\n    Verify return code: {} ({verified})\n    Extended master secret: {extended}\n",
        session.verify_result
    );
    if is_tls13 {
        let _ = writeln!(out, "    Max Early Data: {}", session.max_early_data);
    }
    out
}

/// The text of an `X509_V_` number.
fn verify_text(result: i32) -> String {
    // SAFETY: takes a number, and returns a static C string.
    let text = unsafe { CStr::from_ptr(X509_verify_cert_error_string(result.into())) };
    text.to_string_lossy().into_owned()
}

/// A line for a key log, which names the secret by the session's id; `None` if one of them is not there.
fn key_log_line(session: &Session) -> Option<Zeroizing<String>> {
    if session.id.is_empty() || session.master_secret.is_empty() {
        return None;
    }
    let mut out = Zeroizing::new(String::with_capacity(1024));
    out.push_str("RSA Session-ID:");
    hex(&mut out, &session.id);
    out.push_str(" Master-Key:");
    hex(&mut out, session.master_secret.as_ref());
    out.push('\n');
    Some(out)
}

/// SSL_SESSION_print: writes what a session holds to a BIO as text for people, its secret too. Returns 1, or 0 on error.
/// OpenSSL: SSL_SESSION_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_print(fp: *mut BIO, ses: *const SSL_SESSION) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL or a live session.
        let text = describe(unsafe { session_object::look(ses) }?);
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(fp, text.as_bytes()) }.into())
    })
}

/// SSL_SESSION_print_fp: as SSL_SESSION_print, to a file. OpenSSL: SSL_SESSION_print_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_print_fp(fp: *mut FILE, ses: *const SSL_SESSION) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| SSL_SESSION_print(bio, ses)) })
}

/// SSL_SESSION_print_keylog: writes a session's identifier and secret to a BIO, as a line of an NSS key log. Returns 1; 0 if
/// the session has no identifier or no secret, or on error. OpenSSL: SSL_SESSION_print_keylog(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_SESSION_print_keylog(bp: *mut BIO, x: *const SSL_SESSION) -> c_int {
    entry(0, || {
        // SAFETY: the program passes NULL or a live session.
        let Some(line) = key_log_line(unsafe { session_object::look(x) }?) else { return Ok(0) };
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(bp, line.as_bytes()) }.into())
    })
}
