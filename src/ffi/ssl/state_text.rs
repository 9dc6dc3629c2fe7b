//! Where a connection is, as numbers and in words.

use core::ffi::{CStr, c_char, c_int};

use crate::connection::{Connection, Progress};
use crate::ffi::arguments::borrowed;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::SSL;

use super::state::State;
use super::state_codes::{self as code, OSSL_HANDSHAKE_STATE};

/// The short and the long name of each state.
const NAMES: &[(c_int, &CStr, &CStr)] = &[
    (code::TLS_ST_BEFORE, c"PINIT", c"before SSL initialization"),
    (code::TLS_ST_OK, c"SSLOK", c"SSL negotiation finished successfully"),
    (code::TLS_ST_CR_SRVR_HELLO, c"TRSH", c"SSLv3/TLS read server hello"),
    (code::TLS_ST_CR_CERT, c"TRSC", c"SSLv3/TLS read server certificate"),
    (code::TLS_ST_CR_CERT_STATUS, c"TRCS", c"SSLv3/TLS read certificate status"),
    (code::TLS_ST_CR_KEY_EXCH, c"TRSKE", c"SSLv3/TLS read server key exchange"),
    (code::TLS_ST_CR_CERT_REQ, c"TRCR", c"SSLv3/TLS read server certificate request"),
    (code::TLS_ST_CR_SRVR_DONE, c"TRSD", c"SSLv3/TLS read server done"),
    (code::TLS_ST_CR_SESSION_TICKET, c"TRST", c"SSLv3/TLS read server session ticket"),
    (code::TLS_ST_CR_CHANGE, c"TRCCS", c"SSLv3/TLS read change cipher spec"),
    (code::TLS_ST_CR_FINISHED, c"TRFIN", c"SSLv3/TLS read finished"),
    (code::TLS_ST_CW_CLNT_HELLO, c"TWCH", c"SSLv3/TLS write client hello"),
    (code::TLS_ST_CW_CERT, c"TWCC", c"SSLv3/TLS write client certificate"),
    (code::TLS_ST_CW_KEY_EXCH, c"TWCKE", c"SSLv3/TLS write client key exchange"),
    (code::TLS_ST_CW_CERT_VRFY, c"TWCV", c"SSLv3/TLS write certificate verify"),
    (code::TLS_ST_CW_CHANGE, c"TWCCS", c"SSLv3/TLS write change cipher spec"),
    (code::TLS_ST_CW_NEXT_PROTO, c"TWNP", c"SSLv3/TLS write next proto"),
    (code::TLS_ST_CW_FINISHED, c"TWFIN", c"SSLv3/TLS write finished"),
    (code::TLS_ST_SW_HELLO_REQ, c"TWHR", c"SSLv3/TLS write hello request"),
    (code::TLS_ST_SR_CLNT_HELLO, c"TRCH", c"SSLv3/TLS read client hello"),
    (code::TLS_ST_SW_SRVR_HELLO, c"TWSH", c"SSLv3/TLS write server hello"),
    (code::TLS_ST_SW_CERT, c"TWSC", c"SSLv3/TLS write certificate"),
    (code::TLS_ST_SW_KEY_EXCH, c"TWSKE", c"SSLv3/TLS write key exchange"),
    (code::TLS_ST_SW_CERT_REQ, c"TWCR", c"SSLv3/TLS write certificate request"),
    (code::TLS_ST_SW_SRVR_DONE, c"TWSD", c"SSLv3/TLS write server done"),
    (code::TLS_ST_SR_CERT, c"TRCC", c"SSLv3/TLS read client certificate"),
    (code::TLS_ST_SR_KEY_EXCH, c"TRCKE", c"SSLv3/TLS read client key exchange"),
    (code::TLS_ST_SR_CERT_VRFY, c"TRCV", c"SSLv3/TLS read certificate verify"),
    (code::TLS_ST_SR_NEXT_PROTO, c"TRNP", c"SSLv3/TLS read next proto"),
    (code::TLS_ST_SR_CHANGE, c"TRCCS", c"SSLv3/TLS read change cipher spec"),
    (code::TLS_ST_SR_FINISHED, c"TRFIN", c"SSLv3/TLS read finished"),
    (code::TLS_ST_SW_SESSION_TICKET, c"TWST", c"SSLv3/TLS write session ticket"),
    (code::TLS_ST_SW_CERT_STATUS, c"TWCS", c"SSLv3/TLS write certificate status"),
    (code::TLS_ST_SW_CHANGE, c"TWCCS", c"SSLv3/TLS write change cipher spec"),
    (code::TLS_ST_SW_FINISHED, c"TWFIN", c"SSLv3/TLS write finished"),
    (code::TLS_ST_SW_ENCRYPTED_EXTENSIONS, c"TWEE", c"TLSv1.3 write encrypted extensions"),
    (code::TLS_ST_CR_ENCRYPTED_EXTENSIONS, c"TREE", c"TLSv1.3 read encrypted extensions"),
    (code::TLS_ST_CR_CERT_VRFY, c"TRSCV", c"TLSv1.3 read server certificate verify"),
    (code::TLS_ST_SW_CERT_VRFY, c"TWSCV", c"TLSv1.3 write server certificate verify"),
    (code::TLS_ST_CR_HELLO_REQ, c"TRHR", c"SSLv3/TLS read hello request"),
    (code::TLS_ST_SW_KEY_UPDATE, c"TWSKU", c"TLSv1.3 write server key update"),
    (code::TLS_ST_CW_KEY_UPDATE, c"TWCKU", c"TLSv1.3 write client key update"),
    (code::TLS_ST_SR_KEY_UPDATE, c"TRCKU", c"TLSv1.3 read client key update"),
    (code::TLS_ST_CR_KEY_UPDATE, c"TRSKU", c"TLSv1.3 read server key update"),
    (code::TLS_ST_EARLY_DATA, c"TED", c"TLSv1.3 early data"),
    (code::TLS_ST_PENDING_EARLY_DATA_END, c"TPEDE", c"TLSv1.3 pending early data end"),
    (code::TLS_ST_CW_END_OF_EARLY_DATA, c"TWEOED", c"TLSv1.3 write end of early data"),
    // OpenSSL has the same short name for both.
    (code::TLS_ST_SR_END_OF_EARLY_DATA, c"TWEOED", c"TLSv1.3 read end of early data"),
];

fn state_number(state: &State) -> c_int {
    c_int::from(state.engine.as_ref().map_or(Progress::BEFORE, Connection::progress).0)
}

/// The names of the state that a connection is in.
fn names(s: *const SSL) -> Result<(&'static CStr, &'static CStr), Pushed> {
    let state = borrowed!(s).state.borrow();
    if state.engine.as_ref().is_some_and(|engine| engine.failure().is_some()) {
        return Ok((c"SSLERR", c"error"));
    }
    let number = state_number(&state);
    let found = NAMES.iter().find(|(known, ..)| *known == number);
    Ok(found.map_or((c"UNKWN", c"unknown state"), |&(_, short, long)| (short, long)))
}

/// SSL_state_string: where the handshake is, in a few capitals. Never NULL but for NULL. OpenSSL: SSL_state_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_state_string(s: *const SSL) -> *const c_char {
    entry(core::ptr::null(), || Ok(names(s)?.0.as_ptr()))
}

/// SSL_state_string_long: where the handshake is, in words. Never NULL but for NULL. OpenSSL: SSL_state_string_long(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_state_string_long(s: *const SSL) -> *const c_char {
    entry(core::ptr::null(), || Ok(names(s)?.1.as_ptr()))
}

/// SSL_get_state: where the handshake is, as one of TLS_ST_…. OpenSSL: SSL_get_state(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_state(ssl: *const SSL) -> OSSL_HANDSHAKE_STATE {
    entry(code::TLS_ST_BEFORE, || Ok(state_number(&borrowed!(ssl).state.borrow())))
}

/// Whether part of a record has come.
fn in_record(s: *const SSL) -> Result<bool, Pushed> {
    Ok(borrowed!(s).state.borrow().engine.as_ref().is_some_and(Connection::has_pending))
}

/// SSL_rstate_string: what is being read: "RH" for a record's header, "RB" for its body. OpenSSL: SSL_rstate_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_rstate_string(s: *const SSL) -> *const c_char {
    entry(core::ptr::null(), || Ok(if in_record(s)? { c"RB" } else { c"RH" }.as_ptr()))
}

/// SSL_rstate_string_long: what is being read: "read header" or "read body". OpenSSL: SSL_rstate_string_long(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_rstate_string_long(s: *const SSL) -> *const c_char {
    entry(core::ptr::null(), || Ok(if in_record(s)? { c"read body" } else { c"read header" }.as_ptr()))
}

/// SSL_in_init: 1 if the handshake is not over, has not begun, or the connection has failed, else 0.
/// OpenSSL: SSL_in_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_in_init(s: *const SSL) -> c_int {
    entry(0, || Ok(borrowed!(s).state.borrow().is_in_init().into()))
}

/// SSL_in_before: 1 if the handshake has not begun, else 0. OpenSSL: SSL_in_before(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_in_before(s: *const SSL) -> c_int {
    entry(0, || Ok(borrowed!(s).state.borrow().engine.as_ref().is_none_or(|engine| !engine.has_started()).into()))
}

/// SSL_is_init_finished: 1 if the handshake is over and went well, else 0. OpenSSL: SSL_is_init_finished(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_is_init_finished(s: *const SSL) -> c_int {
    entry(0, || Ok((!borrowed!(s).state.borrow().is_in_init()).into()))
}
