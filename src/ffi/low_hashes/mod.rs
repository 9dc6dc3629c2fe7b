//! The hashes by functions of their own, whose state lies in a structure of the program's: sha.h, md5.h.

pub mod md4;
pub mod md5;
pub mod ripemd;
pub mod sha;
mod state;
