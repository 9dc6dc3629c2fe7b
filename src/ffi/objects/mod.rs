//! `openssl/objects.h` and `openssl/obj_mac.h`: names and numbers of algorithms, curves, attributes and extensions.

pub mod create;
pub mod names;
pub mod obj_mac;
pub mod object;
pub(crate) mod registry;
pub mod sigid;
pub(crate) mod table;
