//! pem.h: reading and writing PEM.

pub(crate) mod block;
pub mod dh;
pub mod encryption;
pub(crate) mod file;
pub mod generic;
pub mod password;
pub mod raw;
pub mod read;
pub mod types;
pub mod write;
