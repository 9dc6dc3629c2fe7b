//! evp.h: keys and digests.

pub mod digest;
pub mod digest_context;
pub mod key;
pub mod key_der;

pub(crate) use key::Key;
