//! The hashes by functions of their own, whose state lies in a structure of the program's: sha.h, md5.h.

pub mod md5;
pub mod sha;
mod state;
