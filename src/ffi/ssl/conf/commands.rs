//! The commands of `SSL_CONF_cmd`.

use core::ffi::{CStr, c_char, c_int};

use super::context::{
    ConfContext, SSL_CONF_FLAG_CERTIFICATE, SSL_CONF_FLAG_CLIENT, SSL_CONF_FLAG_CMDLINE, SSL_CONF_FLAG_FILE,
    SSL_CONF_FLAG_SERVER, SSL_CONF_FLAG_SHOW_ERRORS,
};
use super::switches::{Effect, SWITCHES, Side};
use super::values::{self, Apply};
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, counted, put, text};
use crate::ffi::entry;
use crate::ffi::err;
use crate::ffi::types::SSL_CONF_CTX;

/// The command is not known.
pub const SSL_CONF_TYPE_UNKNOWN: c_int = 0x0;
/// The command's value is a string.
pub const SSL_CONF_TYPE_STRING: c_int = 0x1;
/// The command's value is the name of a file.
pub const SSL_CONF_TYPE_FILE: c_int = 0x2;
/// The command's value is the name of a directory.
pub const SSL_CONF_TYPE_DIR: c_int = 0x3;
/// The command has no value.
pub const SSL_CONF_TYPE_NONE: c_int = 0x4;
/// The command's value is the URI of a store.
pub const SSL_CONF_TYPE_STORE: c_int = 0x5;

/// Not known.
const UNKNOWN: c_int = -2;
/// A value is needed.
const NEEDS_VALUE: c_int = -3;

/// A command with a value.
struct Command {
    /// Its name on a command line, without the hyphen; empty if it has none there.
    line: &'static str,
    /// Its name in a file, in upper or lower case.
    file: &'static str,
    side: Side,
    /// It is about certificates.
    certificate: bool,
    kind: c_int,
    apply: Apply,
}

/// A command for everyone.
const fn both(line: &'static str, file: &'static str, kind: c_int, apply: Apply) -> Command {
    Command { line, file, side: Side::Both, certificate: false, kind, apply }
}

/// One for servers.
const fn server(line: &'static str, file: &'static str, kind: c_int, apply: Apply) -> Command {
    Command { side: Side::Server, ..both(line, file, kind, apply) }
}

/// One about certificates.
const fn about_certificates(command: Command) -> Command {
    Command { certificate: true, ..command }
}

use SSL_CONF_TYPE_DIR as DIR;
use SSL_CONF_TYPE_FILE as FILE;
use SSL_CONF_TYPE_STRING as STRING;

const COMMANDS: &[Command] = &[
    both("sigalgs", "SignatureAlgorithms", STRING, values::signature_algorithms),
    both("client_sigalgs", "ClientSignatureAlgorithms", STRING, values::client_signature_algorithms),
    both("curves", "Curves", STRING, values::groups),
    both("groups", "Groups", STRING, values::groups),
    server("named_curve", "ECDHParameters", STRING, values::ecdh_parameters),
    both("cipher", "CipherString", STRING, values::cipher_string),
    both("ciphersuites", "Ciphersuites", STRING, values::ciphersuites),
    both("", "Protocol", STRING, values::protocol),
    both("min_protocol", "MinProtocol", STRING, values::min_protocol),
    both("max_protocol", "MaxProtocol", STRING, values::max_protocol),
    both("", "Options", STRING, values::options),
    both("", "VerifyMode", STRING, values::verify_mode),
    about_certificates(both("cert", "Certificate", FILE, values::certificate)),
    about_certificates(both("key", "PrivateKey", FILE, values::private_key)),
    about_certificates(server("", "ServerInfoFile", FILE, values::server_info)),
    about_certificates(both("chainCApath", "ChainCAPath", DIR, values::chain_ca_path)),
    about_certificates(both("chainCAfile", "ChainCAFile", FILE, values::chain_ca_file)),
    about_certificates(both("verifyCApath", "VerifyCAPath", DIR, values::verify_ca_path)),
    about_certificates(both("verifyCAfile", "VerifyCAFile", FILE, values::verify_ca_file)),
    about_certificates(both("", "RequestCAFile", FILE, values::request_ca_file)),
    about_certificates(server("", "ClientCAFile", FILE, values::request_ca_file)),
    about_certificates(both("", "RequestCAPath", DIR, values::request_ca_path)),
    about_certificates(server("", "ClientCAPath", DIR, values::request_ca_path)),
    about_certificates(server("dhparam", "DHParameters", FILE, values::dh_parameters)),
    both("record_padding", "RecordPadding", STRING, values::record_padding),
    server("num_tickets", "NumTickets", STRING, values::num_tickets),
];

/// What a name stands for.
enum Found {
    Switch(Effect),
    Command(&'static Command),
}

/// Looks a name up, with what stands before it.
fn find(cctx: &ConfContext, name: &CStr) -> Option<Found> {
    let on = |flag| cctx.flags.get() & flag != 0;
    let (line, file) = (on(SSL_CONF_FLAG_CMDLINE), on(SSL_CONF_FLAG_FILE));
    let name = name.to_bytes();
    let name = match cctx.prefix.borrow().as_deref().map(CStr::to_bytes) {
        Some(prefix) => {
            let (start, name) = name.split_at_checked(prefix.len()).filter(|(_, name)| !name.is_empty())?;
            let matches = line && start == prefix || file && start.eq_ignore_ascii_case(prefix);
            matches.then_some(name)?
        }
        None if line => name.strip_prefix(b"-").filter(|name| !name.is_empty())?,
        None => name,
    };
    let is_for = |side, certificate: bool| {
        (side != Side::Server || on(SSL_CONF_FLAG_SERVER))
            && (side != Side::Client || on(SSL_CONF_FLAG_CLIENT))
            && (!certificate || on(SSL_CONF_FLAG_CERTIFICATE))
    };
    let switch = SWITCHES.iter().find(|(known, side, _)| line && known.as_bytes() == name && is_for(*side, false));
    if let Some((_, _, effect)) = switch {
        return Some(Found::Switch(*effect));
    }
    let is_called = |command: &Command| {
        line && !command.line.is_empty() && command.line.as_bytes() == name
            || file && command.file.as_bytes().eq_ignore_ascii_case(name)
    };
    let command = COMMANDS.iter().find(|command| is_called(command) && is_for(command.side, command.certificate));
    command.map(Found::Command)
}

/// SSL_CONF_cmd: carries out a command, which is named as the flags say, with a value. Returns 2 if it took the value, 1 if it
/// takes none, 0 if the value is not good or there is an error, -2 if the command is not known, -3 if it needs a value.
/// OpenSSL: SSL_CONF_cmd(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_cmd(cctx: *mut SSL_CONF_CTX, cmd: *const c_char, value: *const c_char) -> c_int {
    entry(0, || {
        // A command may ask for a password, by a callback that may do anything with them.
        let cctx = counted!(cctx);
        if cmd.is_null() {
            return Err(crate::ffi::ssl::failure(Reason::INVALID_NULL_CMD_NAME));
        }
        let cmd = text!(cmd);
        let complain = |reason: Reason, detail: String| {
            if cctx.flags.get() & SSL_CONF_FLAG_SHOW_ERRORS != 0 {
                let _ = err::push(err::ERR_LIB_SSL, reason.0.into(), detail);
            }
        };
        let command = match find(&cctx, cmd) {
            Some(Found::Switch(effect)) => {
                effect.apply(&cctx, true);
                return Ok(1);
            }
            Some(Found::Command(command)) => command,
            None => {
                complain(Reason::UNKNOWN_CMD_NAME, format!("cmd={}", cmd.to_string_lossy()));
                return Ok(UNKNOWN);
            }
        };
        if value.is_null() {
            return Ok(NEEDS_VALUE);
        }
        let value = text!(value);
        if (command.apply)(&cctx, value) {
            return Ok(2);
        }
        complain(Reason::BAD_VALUE, format!("cmd={}, value={}", cmd.to_string_lossy(), value.to_string_lossy()));
        Ok(0)
    })
}

/// SSL_CONF_cmd_argv: carries out the command that a command line begins with, if it is known, and moves *pargv behind it and
/// its value; *pargc is how many words there are, and becomes less, or pargc is NULL if NULL ends them. Returns how many words
/// it took; 0 if the first is no command or there is none, -1 if the command's value is not good, -3 if it needs one.
/// OpenSSL: SSL_CONF_cmd_argv(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_cmd_argv(
    cctx: *mut SSL_CONF_CTX,
    pargc: *mut c_int,
    pargv: *mut *mut *mut c_char,
) -> c_int {
    entry(0, || {
        let flags = &borrowed!(cctx).flags;
        // SAFETY: NULL or a number.
        let left = unsafe { pargc.as_ref() }.copied();
        if left.is_some_and(|left| left <= 0) {
            return Ok(0);
        }
        let words = crate::ffi::non_null(pargv)?;
        // SAFETY: an array of as many words as `left` says, or with NULL at its end.
        let (words, cmd) = unsafe { (words.read(), *words.read()) };
        if cmd.is_null() {
            return Ok(0);
        }
        // SAFETY: there is a word more, or NULL.
        let value = if left == Some(1) { core::ptr::null_mut() } else { unsafe { *words.add(1) } };
        flags.set(flags.get() & !SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CMDLINE);
        // SAFETY: as the caller promises.
        Ok(match unsafe { SSL_CONF_cmd(cctx, cmd, value) } {
            UNKNOWN => 0,
            0 => -1,
            taken @ 1.. => {
                // SAFETY: so many words are there.
                put!(pargv, unsafe { words.add(taken as usize) });
                put!(pargc, left.unwrap_or(0) - taken);
                taken
            }
            other => other,
        })
    })
}

/// SSL_CONF_cmd_value_type: what kind of value a command takes: an SSL_CONF_TYPE_ value.
/// OpenSSL: SSL_CONF_cmd_value_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CONF_cmd_value_type(cctx: *mut SSL_CONF_CTX, cmd: *const c_char) -> c_int {
    entry(SSL_CONF_TYPE_UNKNOWN, || {
        let cctx = borrowed!(cctx);
        if cmd.is_null() {
            return Ok(SSL_CONF_TYPE_UNKNOWN);
        }
        Ok(match find(cctx, text!(cmd)) {
            Some(Found::Switch(_)) => SSL_CONF_TYPE_NONE,
            Some(Found::Command(command)) => command.kind,
            None => SSL_CONF_TYPE_UNKNOWN,
        })
    })
}
