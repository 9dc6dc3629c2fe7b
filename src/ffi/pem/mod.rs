//! pem.h: reading and writing PEM.

pub(crate) mod block;
pub mod dh;
pub(crate) mod file;
pub mod password;
pub mod read;
pub mod write;
