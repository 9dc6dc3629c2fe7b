//! `ssl.h`: contexts, connections, sessions and ciphers.
//!
//! | where | what |
//! |---|---|
//! | [`context`], [`method`], [`settings`], [`target`] | `SSL_CTX`; what it and an `SSL` are set to, and how setters that exist for both reach that |
//! | [`ctrl`], [`ctrl_commands`] | the commands behind the macros of ssl.h, and which function carries out which |
//! | [`options`], [`mode`], [`conduct`], [`record_sizes`], [`record_padding`], [`constants`], [`init`] | switches, small settings, other numbers; initialisation, which is not needed |
//! | [`certificates`], [`private_keys`], [`private_key_operations`], [`chains`], [`files`], [`password`] | our own certificates and keys |
//! | [`verify`], [`trust`], [`client_cas`], [`client_types`], [`peer`] | how the peer's certificate is verified, against what, and what came of it |
//! | [`cipher`], [`cipher_lists`], [`compression`], [`algorithms`], [`signatures`], [`versions`] | what may be negotiated |
//! | [`server_name`], [`alpn`], [`next_protocol`], [`status`], [`client_hello`], [`shared`], [`negotiated`] | what the hellos ask for, and what was agreed on |
//! | [`session`], [`session_object`], [`session_change`], [`session_der`], [`session_pem`], [`session_text`], [`session_use`] | `SSL_SESSION`, alone and on a connection |
//! | [`session_cache`], [`session_cache_api`], [`session_id`] | where a context keeps its sessions, and under what ids |
//! | [`psk`], [`psk_session`] | pre-shared keys from outside of TLS |
//! | [`ticket_keys`], [`tickets`], [`ticket_sealer`], [`ticket_callbacks`], [`ticket_issue`] | session tickets: their keys, what seals and opens them, who has a say, how many there are |
//! | [`life`], [`duplicate`], [`ssl_context`], [`follow`], [`transport`], [`state`], [`copy`], [`views`] | `SSL`: making it, its BIOs, what it holds and hands out |
//! | [`handshake`], [`stateless`], [`renegotiate`], [`key_update`], [`post_handshake_auth`], [`early_data`], [`early_data_io`], [`io`], [`shutdown`], [`get_error`] | a connection from its start to its end |
//! | [`state_codes`], [`state_text`], [`alert_text`] | where a connection is, and alerts, in numbers and words |
//! | [`drive`] | the loop that steps the engine, moves bytes through BIOs and runs callbacks |
//! | [`custom_extensions`], [`custom_callbacks`], [`server_info`] | extensions of the program's own |
//! | [`conf`] | settings by name |
//! | [`callbacks`], [`questions`], [`events`], [`observers`], [`trace`] | the program's functions: which answers which question, and which sees which event |

pub mod alert_text;
pub mod algorithms;
pub mod alpn;
pub mod callbacks;
pub mod certificate_compression;
pub mod certificates;
pub(crate) mod chains;
pub mod cipher;
pub mod cipher_lists;
pub mod client_cas;
pub mod client_hello;
pub(crate) mod client_types;
pub mod compression;
pub mod conduct;
pub mod conf;
pub mod constants;
pub mod context;
pub(crate) mod copy;
pub mod ctrl;
pub mod ctrl_commands;
pub(crate) mod custom_callbacks;
pub mod custom_extensions;
pub(crate) mod drive;
pub mod duplicate;
pub mod early_data;
pub mod early_data_io;
pub(crate) mod events;
pub(crate) mod files;
pub(crate) mod follow;
pub mod get_error;
pub mod handshake;
pub mod init;
pub mod io;
pub mod key_update;
pub mod life;
pub mod method;
pub mod mode;
pub mod negotiated;
pub mod next_protocol;
pub mod observers;
pub mod options;
pub mod password;
pub mod peer;
pub mod post_handshake_auth;
pub(crate) mod private_key_operations;
pub mod private_keys;
pub mod psk;
pub mod psk_session;
pub(crate) mod questions;
pub mod record_padding;
pub mod record_sizes;
pub mod renegotiate;
pub mod server_info;
pub mod server_name;
pub mod session;
pub(crate) mod session_cache;
pub mod session_cache_api;
pub mod session_change;
pub mod session_der;
pub mod session_id;
pub(crate) mod session_object;
pub mod session_pem;
pub mod session_text;
pub mod session_use;
pub(crate) mod settings;
pub mod shared;
pub mod shutdown;
pub mod signatures;
pub mod ssl_context;
pub(crate) mod state;
pub mod state_codes;
pub mod state_text;
pub mod stateless;
pub(crate) mod status;
pub(crate) mod target;
pub mod ticket_callbacks;
pub mod ticket_issue;
pub(crate) mod ticket_keys;
pub(crate) mod ticket_sealer;
pub(crate) mod tickets;
pub mod tmp_dh;
pub mod trace;
pub mod transport;
pub mod trust;
pub mod verify;
pub(crate) mod versions;
pub(crate) mod views;

use crate::error::Reason;
use crate::ffi::err::{self, Pushed};

/// Puts a reason of the SSL library on the queue.
#[track_caller]
pub(crate) fn failure(reason: Reason) -> Pushed {
    err::push(err::ERR_LIB_SSL, core::ffi::c_int::from(reason.0), "")
}

/// `ERR_R_PASSED_INVALID_ARGUMENT`, with the argument that is wrong.
#[track_caller]
pub(crate) fn invalid_argument(what: &str) -> Pushed {
    err::push(err::ERR_LIB_SSL, err::ERR_R_PASSED_INVALID_ARGUMENT, what)
}
