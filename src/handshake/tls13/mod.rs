//! The handshake of TLS 1.3 (RFC 8446).

mod certificate_message;
mod change_cipher_spec;
pub(in crate::handshake) mod client;
pub(crate) mod established;
pub(crate) mod key_schedule;
pub(crate) mod server;
mod session;
pub(in crate::handshake) mod signatures;

pub(in crate::handshake) use server::answer_hello;
