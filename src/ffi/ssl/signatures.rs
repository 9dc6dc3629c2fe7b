//! The numbers of what a handshake was signed with and agreed on: signatures, hashes, groups.

use core::ffi::{CStr, c_char, c_int, c_long};
use core::ptr;

use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::crypto::suites::default_groups;
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::evp::key::{EVP_PKEY_EC, EVP_PKEY_ED25519, EVP_PKEY_RSA, EVP_PKEY_RSA_PSS};
use crate::ffi::objects::obj_mac::{
    NID_X9_62_prime256v1, NID_X25519, NID_ffdhe2048, NID_ffdhe3072, NID_ffdhe4096, NID_md5_sha1, NID_secp384r1,
    NID_secp521r1, NID_sha1, NID_sha224, NID_sha256, NID_sha384, NID_sha512, NID_undef,
};
use crate::ffi::tls1::TLSEXT_nid_unknown;
use crate::ffi::types::SSL;

use super::peer::facts;

/// The kind of key and the hash of a signature algorithm, by number; `None` for one that is not implemented.
pub(crate) const fn numbers(scheme: SignatureScheme) -> Option<(c_int, c_int)> {
    use SignatureScheme as S;
    Some(match scheme {
        S::RSA_PKCS1_MD5_SHA1 => (EVP_PKEY_RSA, NID_md5_sha1),
        S::RSA_PKCS1_SHA1 => (EVP_PKEY_RSA, NID_sha1),
        S::RSA_PKCS1_SHA224 => (EVP_PKEY_RSA, NID_sha224),
        S::RSA_PKCS1_SHA256 => (EVP_PKEY_RSA, NID_sha256),
        S::RSA_PKCS1_SHA384 => (EVP_PKEY_RSA, NID_sha384),
        S::RSA_PKCS1_SHA512 => (EVP_PKEY_RSA, NID_sha512),
        S::RSA_PSS_RSAE_SHA256 | S::RSA_PSS_PSS_SHA256 => (EVP_PKEY_RSA_PSS, NID_sha256),
        S::RSA_PSS_RSAE_SHA384 | S::RSA_PSS_PSS_SHA384 => (EVP_PKEY_RSA_PSS, NID_sha384),
        S::RSA_PSS_RSAE_SHA512 | S::RSA_PSS_PSS_SHA512 => (EVP_PKEY_RSA_PSS, NID_sha512),
        S::ECDSA_SHA1 => (EVP_PKEY_EC, NID_sha1),
        S::ECDSA_SHA224 => (EVP_PKEY_EC, NID_sha224),
        S::ECDSA_SECP256R1_SHA256 => (EVP_PKEY_EC, NID_sha256),
        S::ECDSA_SECP384R1_SHA384 => (EVP_PKEY_EC, NID_sha384),
        S::ECDSA_SECP521R1_SHA512 => (EVP_PKEY_EC, NID_sha512),
        S::ED25519 => (EVP_PKEY_ED25519, NID_undef),
        _ => return None,
    })
}

/// Which side's signature is meant.
#[derive(Clone, Copy)]
pub(crate) enum Signer {
    /// The peer.
    Peer,
    /// This side.
    Own,
}

/// The numbers of a side's signature; `None` if it has made none.
fn signature(ssl: *const SSL, signer: Signer) -> Result<Option<(c_int, c_int)>, Pushed> {
    let scheme = facts(ssl, |facts| match signer {
        Signer::Peer => facts.peer_signature,
        Signer::Own => facts.own_signature,
    })?;
    Ok(scheme.and_then(numbers))
}

/// Carries out `SSL_get_peer_signature_nid` and `SSL_get_signature_nid`: the hash that was signed.
pub(crate) fn signature_hash(ssl: *const SSL, signer: Signer, out: *mut c_int) -> Result<c_long, Pushed> {
    let Some((_, hash)) = signature(ssl, signer)? else { return Ok(0) };
    put!(out, hash);
    Ok(1)
}

fn signature_kind(ssl: *const SSL, signer: Signer, out: *mut c_int) -> Result<c_int, Pushed> {
    let Some((kind, _)) = signature(ssl, signer)? else { return Ok(0) };
    put!(out, kind);
    Ok(1)
}

/// SSL_get_peer_signature_type_nid: stores the kind of the peer's signature, such as EVP_PKEY_RSA_PSS. Returns 1; 0 if the
/// peer has made none. OpenSSL: SSL_get_peer_signature_type_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_peer_signature_type_nid(s: *const SSL, pnid: *mut c_int) -> c_int {
    entry(0, || signature_kind(s, Signer::Peer, pnid))
}

/// SSL_get_signature_type_nid: stores the kind of this side's signature, such as EVP_PKEY_RSA_PSS. Returns 1; 0 if it has
/// made none. OpenSSL: SSL_get_signature_type_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_signature_type_nid(s: *const SSL, pnid: *mut c_int) -> c_int {
    entry(0, || signature_kind(s, Signer::Own, pnid))
}

/// Carries out `SSL_get_negotiated_group`: the number of the key exchange's group, or `NID_undef`.
pub(crate) fn negotiated_group(ssl: *const SSL) -> Result<c_long, Pushed> {
    let group = facts(ssl, |facts| facts.group)?;
    Ok(group.map_or(NID_undef, group_number).into())
}

/// The number of a group; one that OpenSSL has no number for has that of the wire in it.
pub(crate) const fn group_number(group: NamedGroup) -> c_int {
    match group {
        NamedGroup::SECP256R1 => NID_X9_62_prime256v1,
        NamedGroup::SECP384R1 => NID_secp384r1,
        NamedGroup::SECP521R1 => NID_secp521r1,
        NamedGroup::X25519 => NID_X25519,
        NamedGroup::FFDHE2048 => NID_ffdhe2048,
        NamedGroup::FFDHE3072 => NID_ffdhe3072,
        NamedGroup::FFDHE4096 => NID_ffdhe4096,
        _ => TLSEXT_nid_unknown | group.0 as c_int,
    }
}

/// A group's name as C has it.
const fn group_name(group: NamedGroup) -> Option<&'static CStr> {
    Some(match group {
        NamedGroup::SECP256R1 => c"secp256r1",
        NamedGroup::SECP384R1 => c"secp384r1",
        NamedGroup::SECP521R1 => c"secp521r1",
        NamedGroup::X25519 => c"x25519",
        NamedGroup::FFDHE2048 => c"ffdhe2048",
        NamedGroup::FFDHE3072 => c"ffdhe3072",
        NamedGroup::FFDHE4096 => c"ffdhe4096",
        NamedGroup::X25519MLKEM768 => c"X25519MLKEM768",
        NamedGroup::SECP256R1MLKEM768 => c"SecP256r1MLKEM768",
        _ => return None,
    })
}

/// SSL_group_to_name: the name in TLS of the group with a number, such as NID_X25519, or TLSEXT_nid_unknown with the group's
/// number on the wire; NULL if it is not known. The text is static. OpenSSL: SSL_group_to_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_group_to_name(s: *mut SSL, id: c_int) -> *const c_char {
    entry(ptr::null(), || {
        borrowed!(s);
        let group = if id & TLSEXT_nid_unknown != 0 {
            Some(NamedGroup(id as u16))
        } else {
            default_groups().into_iter().find(|group| group_number(*group) == id)
        };
        Ok(group.and_then(group_name).map_or(ptr::null(), CStr::as_ptr))
    })
}
