//! `openssl/objects.h` and `openssl/obj_mac.h`: names and numbers of algorithms, curves, attributes and extensions.

pub mod names;
pub mod obj_mac;
pub mod object;
pub(crate) mod table;
