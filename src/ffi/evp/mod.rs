//! evp.h: keys, digests, ciphers and MACs.

pub mod cipher;
pub mod cipher_context;
pub mod cipher_ctrl;
pub mod cipher_names;
pub mod cipher_run;
pub mod digest;
pub mod digest_context;
pub mod digest_names;
pub mod digest_sign;
pub mod encode;
pub mod key;
pub(crate) mod key_cell;
pub mod key_der;
pub mod key_objects;
pub mod key_raw;
pub mod mac;
pub mod pbe;
pub(crate) mod pkcs8;
pub mod pkey_context;
pub mod pkey_crypt;
pub mod pkey_derive;
pub mod pkey_generate;
pub mod pkey_settings;
pub mod pkey_sign;

pub(crate) use cipher_context::CipherContext;
pub(crate) use key_cell::Key;
pub(crate) use mac::MacContext;

use core::ffi::c_int;

use super::err::reasons::evp as reasons;
use super::err::{self, Pushed};

/// Puts a reason of the EVP library on the queue.
#[track_caller]
fn failure(reason: c_int) -> Pushed {
    err::push(err::ERR_LIB_EVP, reason, "")
}
