//! The handshake of TLS 1.3 (RFC 8446).

mod client;
mod key_schedule;
mod server;
pub(in crate::handshake) mod signatures;
