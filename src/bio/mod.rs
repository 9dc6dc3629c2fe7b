//! BIO: OpenSSL's channel of bytes. What a BIO is, how its methods are called, and the methods that are built in.
//!
//! A BIO and its methods belong to C: programs implement methods of their own, and their callbacks may use, change and free
//! any BIO. So a BIO is only ever a raw pointer here, its fields are cells, and a reference to one never lives across a call
//! of a method or a callback.
#![allow(non_camel_case_types, reason = "the names are OpenSSL's")]
#![allow(
    clippy::missing_safety_doc,
    reason = "one contract for all: a `*mut BIO` comes from `new` and is not freed yet"
)]

pub(crate) mod base64;
mod channel;
pub(crate) mod fd;
pub(crate) mod file;
pub(crate) mod functions;
pub(crate) mod mem;
pub(crate) mod method;
pub(crate) mod null;
pub(crate) mod pair;

pub use channel::BIO;
pub(crate) use channel::{
    Transfer, call_callback, call_ctrl, free, has_callback, new, next, read, read_raw, references, retry_reason,
    should_retry, up_ref, write, write_raw,
};
pub(crate) use channel::{clear_retry, set_retry};
pub use method::BIO_METHOD;

#[cfg(test)]
mod tests;
