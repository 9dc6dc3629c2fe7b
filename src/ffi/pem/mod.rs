//! pem.h: reading and writing PEM.

pub(crate) mod block;
pub mod encryption;
pub(crate) mod file;
pub mod generic;
pub mod info;
pub mod parameters;
pub mod password;
pub mod pkcs8_der;
pub mod private_key;
pub mod raw;
pub mod read;
pub mod types;
