//! Agreeing on a secret.

use core::ffi::{c_int, c_uchar};
use std::sync::Arc;

use super::failure;
use super::key::{EVP_PKEY_EC, EVP_PKEY_X25519};
use super::key_cell::Key;
use super::pkey_context::{EVP_PKEY_OP_DERIVE, PkeyContext};
use super::reasons::{EVP_R_BUFFER_TOO_SMALL, EVP_R_DIFFERENT_KEY_TYPES, EVP_R_DIFFERENT_PARAMETERS, EVP_R_NO_KEY_SET};
use crate::ffi::arguments::{borrowed, counted, put, put_bytes};
use crate::ffi::err::Pushed;
use crate::ffi::types::{EVP_PKEY, EVP_PKEY_CTX};
use crate::ffi::{entry, non_null};

/// EVP_PKEY_derive_init: begins agreeing on a secret with the context's private key. Returns 1; 0 or a negative number on
/// error, -2 if the key is not for that. OpenSSL: EVP_PKEY_derive_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_derive_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        let possible = context.is_dh() || [EVP_PKEY_EC, EVP_PKEY_X25519].contains(&context.id);
        context.begin(EVP_PKEY_OP_DERIVE, possible)
    })
}

/// Takes the key to agree with, which must be of the same kind and group.
fn set_peer(context: &PkeyContext, peer: Arc<Key>) -> Result<c_int, Pushed> {
    context.expect(EVP_PKEY_OP_DERIVE)?;
    let (own, other) = (context.material()?, peer.need_public()?);
    if peer.id() != context.id {
        return Err(failure(EVP_R_DIFFERENT_KEY_TYPES));
    }
    let group = |parameters: Option<crate::crypto::key::Parameters>| {
        parameters.map(|parameters| match parameters {
            crate::crypto::key::Parameters::Ec(curve) => (Some(curve), None),
            crate::crypto::key::Parameters::Dh(domain) => (None, Some(domain.parameters)),
        })
    };
    if group(own.parameters()) != group(other.parameters()) {
        return Err(failure(EVP_R_DIFFERENT_PARAMETERS));
    }
    context.settings_mut().peer = Some(peer);
    Ok(1)
}

/// EVP_PKEY_derive_set_peer: sets the public key to agree on a secret with, to which the context takes a reference. Returns 1;
/// 0 or a negative number on error. OpenSSL: EVP_PKEY_derive_set_peer(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_derive_set_peer(ctx: *mut EVP_PKEY_CTX, peer: *mut EVP_PKEY) -> c_int {
    entry(0, || set_peer(borrowed!(ctx), counted!(peer)))
}

/// EVP_PKEY_derive_set_peer_ex: as EVP_PKEY_derive_set_peer; the key is always checked, whatever validate_peer says.
/// OpenSSL: EVP_PKEY_derive_set_peer_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_derive_set_peer_ex(
    ctx: *mut EVP_PKEY_CTX,
    peer: *mut EVP_PKEY,
    validate_peer: c_int,
) -> c_int {
    let _ = validate_peer;
    entry(0, || set_peer(borrowed!(ctx), counted!(peer)))
}

/// EVP_PKEY_derive: writes the secret that the two keys have in common to key, where `*keylen` says how much room there is, and
/// its length to `*keylen`; with NULL for key only the greatest length. Returns 1; 0 or a negative number on error.
/// OpenSSL: EVP_PKEY_derive(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_derive(ctx: *mut EVP_PKEY_CTX, key: *mut c_uchar, keylen: *mut usize) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.expect(EVP_PKEY_OP_DERIVE)?;
        let none = || failure(EVP_R_NO_KEY_SET);
        let private = context.key.as_ref().ok_or_else(none)?.need_private()?;
        let peer = context.settings().peer.clone().ok_or_else(none)?.need_public()?;
        let size = private.bits().div_ceil(8);
        let length = non_null(keylen)?.as_ptr();
        if key.is_null() {
            put!(length, size);
            return Ok(1);
        }
        // SAFETY: the program passes a readable and writable length.
        if unsafe { length.read() } < size && context.is_dh() {
            return Err(failure(EVP_R_BUFFER_TOO_SMALL));
        }
        let value = peer.bytes().or_else(|| peer.dh().map(|(_, value)| value)).ok_or_else(none)?;
        let secret = private.agree(value)?;
        let secret = secret.as_ref();
        let zeros = if context.is_dh() && context.settings().pad { size - secret.len() } else { 0 };
        let mut padded = zeroize::Zeroizing::new(vec![0; zeros]);
        padded.extend_from_slice(secret);
        // SAFETY: as above. A secret of a curve is cut to the room there is, as OpenSSL does.
        let padded = &padded[..padded.len().min(unsafe { length.read() })];
        put_bytes!(key, padded);
        put!(length, padded.len());
        Ok(1)
    })
}
