//! OxiSSL: a TLS library with a Rust core and OpenSSL's C face.
//!
//! Arrows point one way: `ffi` → {`connection`, `x509`, `bio`, `session`, `trace`} → `handshake` → `record` → `crypto` → `codec`.

pub mod alert;
pub(crate) mod base64;
pub mod bio;
pub mod codec;
pub mod codepoint;
pub(crate) mod conf;
pub mod config;
pub mod connection;
pub mod crypto;
pub mod error;
pub mod ffi;
pub mod handshake;
pub mod record;
#[cfg(test)]
mod scripted;
pub mod session;
pub mod trace;
pub mod x509;

pub use error::{Error, Result};
