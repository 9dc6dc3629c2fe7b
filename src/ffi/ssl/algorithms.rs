//! Groups, signature algorithms, Diffie-Hellman parameters and the security level, as settings of contexts and
//! connections. All but the security level are set by macros over `SSL_CTX_ctrl` and `SSL_ctrl`.

use core::ffi::{c_char, c_int, c_long};

use crate::codepoint::SignatureScheme;
use crate::crypto::suites::{
    SecurityLevel, default_groups, default_signature_schemes, parse_groups_list, parse_sigalgs_list,
};
use crate::error::Reason;
use crate::ffi::arguments::text;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX};

use super::signatures::{self, group_number};
use super::target::Target;

/// `SSL_CTX_set1_groups` and its like: sets the groups by their NIDs, the most wanted first. Returns 1, or 0 on error.
pub(crate) fn set_groups(target: impl Target, nids: &[c_int]) -> Result<c_long, Pushed> {
    let mut groups = Vec::new();
    for nid in nids {
        match default_groups().into_iter().find(|group| group_number(*group) == *nid) {
            Some(group) if !groups.contains(&group) => groups.push(group),
            _ => return Err(super::invalid_argument("a group that is unknown or comes twice")),
        }
    }
    if groups.is_empty() {
        return Err(super::failure(Reason::BAD_LENGTH));
    }
    target.change(|settings| settings.config_mut().groups = groups)?;
    Ok(1)
}

/// `SSL_CTX_set1_groups_list` and its like: as [`set_groups`], by names with colons between.
pub(crate) fn set_groups_list(target: impl Target, list: *const c_char) -> Result<c_long, Pushed> {
    let groups = parse_groups_list(&text!(list).to_string_lossy())?;
    target.change(|settings| settings.config_mut().groups = groups)?;
    Ok(1)
}

/// `SSL_CTX_set1_sigalgs_list` and its like: sets the signature algorithms by names with colons between, the most wanted
/// first. Returns 1, or 0 on error.
pub(crate) fn set_signature_algorithms_list(target: impl Target, list: *const c_char) -> Result<c_long, Pushed> {
    set_schemes(target, Signed::All, parse_sigalgs_list(&text!(list).to_string_lossy())?)
}

/// `SSL_CTX_set1_sigalgs` and its like: as [`set_signature_algorithms_list`], by pairs of NIDs, a hash's and a key's.
pub(crate) fn set_signature_algorithms(target: impl Target, nids: &[c_int]) -> Result<c_long, Pushed> {
    set_pairs(target, Signed::All, nids)
}

/// `SSL_CTX_set1_client_sigalgs_list` and its like: as [`set_signature_algorithms_list`], for client certificates.
pub(crate) fn set_client_signature_algorithms_list(target: impl Target, list: *const c_char) -> Result<c_long, Pushed> {
    set_schemes(target, Signed::ByClients, parse_sigalgs_list(&text!(list).to_string_lossy())?)
}

/// `SSL_CTX_set1_client_sigalgs` and its like: as [`set_signature_algorithms`], for client certificates.
pub(crate) fn set_client_signature_algorithms(target: impl Target, nids: &[c_int]) -> Result<c_long, Pushed> {
    set_pairs(target, Signed::ByClients, nids)
}

/// Which signatures algorithms are set for.
#[derive(Clone, Copy)]
enum Signed {
    /// All, but for those by clients if they have algorithms of their own.
    All,
    /// Those by clients.
    ByClients,
}

fn set_pairs(target: impl Target, signed: Signed, nids: &[c_int]) -> Result<c_long, Pushed> {
    let (pairs, []) = nids.as_chunks::<2>() else { return Ok(0) };
    let schemes: Option<Vec<_>> = pairs.iter().map(|&[hash, key]| scheme_of(hash, key)).collect();
    match schemes {
        Some(schemes) => set_schemes(target, signed, schemes),
        None => Err(super::invalid_argument("a signature algorithm that is unknown")),
    }
}

fn set_schemes(target: impl Target, signed: Signed, schemes: Vec<SignatureScheme>) -> Result<c_long, Pushed> {
    target.change(|settings| match signed {
        Signed::All => settings.config_mut().signature_schemes = schemes,
        Signed::ByClients => settings.config_mut().client_signature_schemes = schemes,
    })?;
    Ok(1)
}

/// The scheme of a hash's and a key's NID. Where several have the same, that of the commoner kind of certificate, which
/// stands later in the default list.
fn scheme_of(hash: c_int, key: c_int) -> Option<SignatureScheme> {
    default_signature_schemes().into_iter().rev().find(|scheme| signatures::numbers(*scheme) == Some((key, hash)))
}

fn set_level(target: impl Target, level: c_int) -> Result<(), Pushed> {
    target.change(|settings| settings.config_mut().security_level = SecurityLevel::new(level))
}

/// SSL_CTX_set_security_level: sets how strong keys, suites, groups and signatures must be, from 0 to 5.
/// OpenSSL: SSL_CTX_set_security_level(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_security_level(ctx: *mut SSL_CTX, level: c_int) {
    entry((), || set_level(ctx, level));
}

/// SSL_set_security_level: as SSL_CTX_set_security_level, for one connection. OpenSSL: SSL_set_security_level(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_security_level(s: *mut SSL, level: c_int) {
    entry((), || set_level(s, level));
}

/// SSL_CTX_get_security_level: the level that SSL_CTX_set_security_level or a cipher string set.
/// OpenSSL: SSL_CTX_get_security_level(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_security_level(ctx: *const SSL_CTX) -> c_int {
    entry(0, || ctx.look(|settings| settings.config.security_level.number().into()))
}

/// SSL_get_security_level: the security level of a connection. OpenSSL: SSL_get_security_level(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_security_level(s: *const SSL) -> c_int {
    entry(0, || s.look(|settings| settings.config.security_level.number().into()))
}
