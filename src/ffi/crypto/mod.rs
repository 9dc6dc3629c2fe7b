//! `openssl/crypto.h`: memory, attached data, versions.

pub mod ex_data_api;
pub mod hex;
pub mod memory;
pub mod version;
