//! How an operation with a key is done: digests, paddings, lengths, curves.

use core::ffi::{c_char, c_int};
use core::ptr;

use super::digest::pointer_of;
use super::failure;
use super::key::{EVP_PKEY_DH, EVP_PKEY_EC};
use super::pkey_context::{
    EVP_PKEY_OP_DERIVE, EVP_PKEY_OP_KEYGEN, EVP_PKEY_OP_PARAMGEN, EVP_PKEY_OP_TYPE_CRYPT, EVP_PKEY_OP_TYPE_GEN,
    EVP_PKEY_OP_TYPE_SIG, EVP_PKEY_OP_UNDEFINED, PkeyContext, Settings,
};
use super::reasons::{EVP_R_COMMAND_NOT_SUPPORTED, EVP_R_INVALID_OPERATION, EVP_R_NO_OPERATION_SET};
use crate::crypto::hash::HashAlgorithm;
use crate::crypto::key::KeyType;
use crate::ffi::arguments::{borrowed, put, text};
use crate::ffi::entry;
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::rsa::constants::{
    RSA_NO_PADDING, RSA_PKCS1_OAEP_PADDING, RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_AUTO,
    RSA_PSS_SALTLEN_DIGEST, RSA_PSS_SALTLEN_MAX,
};
use crate::ffi::rsa::settings::{
    EVP_PKEY_CTX_set_rsa_keygen_bits, EVP_PKEY_CTX_set_rsa_mgf1_md, EVP_PKEY_CTX_set_rsa_oaep_md,
    EVP_PKEY_CTX_set_rsa_padding, EVP_PKEY_CTX_set_rsa_pss_saltlen,
};
use crate::ffi::types::{EVP_MD, EVP_PKEY_CTX};

/// The curve is named in the parameters.
pub const OPENSSL_EC_NAMED_CURVE: c_int = 1;
/// The curve is spelt out in the parameters, which is not supported.
pub const OPENSSL_EC_EXPLICIT_CURVE: c_int = 0;

const NID_X9_62_PRIME256V1: c_int = 415;
const NID_SECP384R1: c_int = 715;
const NID_SECP521R1: c_int = 716;

/// The type of keys on the curve that a NID names.
pub(crate) const fn curve_of(nid: c_int) -> Option<KeyType> {
    match nid {
        NID_X9_62_PRIME256V1 => Some(KeyType::EcP256),
        NID_SECP384R1 => Some(KeyType::EcP384),
        NID_SECP521R1 => Some(KeyType::EcP521),
        _ => None,
    }
}

/// The NID of the curve of keys of a type; 0 if they have none.
pub(crate) const fn nid_of(key_type: KeyType) -> c_int {
    match key_type {
        KeyType::EcP256 => NID_X9_62_PRIME256V1,
        KeyType::EcP384 => NID_SECP384R1,
        KeyType::EcP521 => NID_SECP521R1,
        _ => 0,
    }
}

/// Changes or looks at the settings, if the context is one of those and was begun for one of `operations`. Answers -1 with an
/// error otherwise.
pub(crate) fn settings(
    ctx: *mut EVP_PKEY_CTX,
    fits: fn(&PkeyContext) -> bool,
    operations: c_int,
    then: impl FnOnce(&mut Settings) -> Result<c_int, Pushed>,
) -> c_int {
    entry(-2, || {
        let context = borrowed!(ctx);
        if !fits(context) {
            err::push(ERR_LIB_EVP, EVP_R_COMMAND_NOT_SUPPORTED, "the key is of another kind");
            return Ok(-1);
        }
        let operation = context.operation.get();
        if operation & operations == 0 {
            let none = operation == EVP_PKEY_OP_UNDEFINED;
            failure(if none { EVP_R_NO_OPERATION_SET } else { EVP_R_INVALID_OPERATION });
            return Ok(-1);
        }
        then(&mut context.settings_mut())
    })
}

/// The digest behind a pointer; `None` for NULL.
pub(crate) fn digest(md: *const EVP_MD) -> Result<Option<HashAlgorithm>, Pushed> {
    if md.is_null() { Ok(None) } else { Ok(Some(*borrowed!(md))) }
}

pub(crate) fn pointer(digest: Option<HashAlgorithm>) -> *const EVP_MD {
    digest.map_or(ptr::null(), pointer_of)
}

pub(crate) const SIG_OR_CRYPT: c_int = EVP_PKEY_OP_TYPE_SIG | EVP_PKEY_OP_TYPE_CRYPT;

/// EVP_PKEY_CTX_set_signature_md: sets the digest that signatures are over. Returns 1, or a negative number on error.
/// OpenSSL: EVP_PKEY_CTX_set_signature_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_signature_md(ctx: *mut EVP_PKEY_CTX, md: *const EVP_MD) -> c_int {
    settings(
        ctx,
        |_| true,
        EVP_PKEY_OP_TYPE_SIG,
        |settings| {
            settings.digest = digest(md)?;
            Ok(1)
        },
    )
}

/// EVP_PKEY_CTX_get_signature_md: stores the digest that signatures are over, NULL for none. Returns 1, or a negative number
/// on error. OpenSSL: EVP_PKEY_CTX_get_signature_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_signature_md(ctx: *mut EVP_PKEY_CTX, md: *mut *const EVP_MD) -> c_int {
    settings(
        ctx,
        |_| true,
        EVP_PKEY_OP_TYPE_SIG,
        |settings| {
            put!(md, pointer(settings.digest));
            Ok(1)
        },
    )
}

/// EVP_PKEY_CTX_set_ec_paramgen_curve_nid: chooses the curve of keys or parameters to be made, by its NID. Returns 1, or a
/// negative number on error. OpenSSL: EVP_PKEY_CTX_set_ec_paramgen_curve_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_ec_paramgen_curve_nid(ctx: *mut EVP_PKEY_CTX, nid: c_int) -> c_int {
    settings(
        ctx,
        |context| context.id == EVP_PKEY_EC,
        EVP_PKEY_OP_TYPE_GEN,
        |settings| {
            let unknown =
                || err::push(ERR_LIB_EVP, EVP_R_INVALID_OPERATION, format!("the curve {nid} is not supported"));
            settings.curve = Some(curve_of(nid).ok_or_else(unknown)?);
            Ok(1)
        },
    )
}

/// EVP_PKEY_CTX_set_group_name: chooses the curve or group of keys or parameters to be made, by a name such as "P-256".
/// Returns 1, or a negative number on error. OpenSSL: EVP_PKEY_CTX_set_group_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_group_name(ctx: *mut EVP_PKEY_CTX, name: *const c_char) -> c_int {
    let context = ctx;
    settings(
        ctx,
        |context| context.id == EVP_PKEY_EC || context.is_dh(),
        EVP_PKEY_OP_TYPE_GEN,
        |settings| {
            let (context, name) = (borrowed!(context), text!(name).to_bytes());
            if context.id == EVP_PKEY_EC {
                settings.curve = curve_named(name);
            } else {
                let kind = if context.id == EVP_PKEY_DH { KeyType::Dh } else { KeyType::DhX942 };
                settings.domain = domain_named(name, kind);
            }
            if settings.curve.is_none() && settings.domain.is_none() {
                let name = String::from_utf8_lossy(name);
                err::push(ERR_LIB_EVP, EVP_R_INVALID_OPERATION, format!("the group {name} is not supported"));
                return Ok(0);
            }
            Ok(1)
        },
    )
}

/// The type of keys on the curve of a name, in upper or lower case.
pub(crate) fn curve_named(name: &[u8]) -> Option<KeyType> {
    Some(match name.to_ascii_lowercase().as_slice() {
        b"p-256" | b"prime256v1" | b"secp256r1" => KeyType::EcP256,
        b"p-384" | b"secp384r1" => KeyType::EcP384,
        b"p-521" | b"secp521r1" => KeyType::EcP521,
        _ => return None,
    })
}

/// The group of RFC 7919 of a name.
fn domain_named(name: &[u8], key_type: KeyType) -> Option<crate::crypto::key::DhDomain> {
    use crate::codepoint::NamedGroup as Group;
    let group = match name.to_ascii_lowercase().as_slice() {
        b"ffdhe2048" => Group::FFDHE2048,
        b"ffdhe3072" => Group::FFDHE3072,
        b"ffdhe4096" => Group::FFDHE4096,
        _ => return None,
    };
    let parameters = crate::crypto::dh::DhParameters::from_group(group)?.clone();
    Some(crate::crypto::key::DhDomain { key_type, parameters, order: None, private_bits: None })
}

/// EVP_PKEY_CTX_set_ec_param_enc: how the curve is written: only OPENSSL_EC_NAMED_CURVE. Returns 1, or a negative number on
/// error. OpenSSL: EVP_PKEY_CTX_set_ec_param_enc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_ec_param_enc(ctx: *mut EVP_PKEY_CTX, param_enc: c_int) -> c_int {
    settings(
        ctx,
        |context| context.id == EVP_PKEY_EC,
        EVP_PKEY_OP_TYPE_GEN,
        |_| Ok(if param_enc == OPENSSL_EC_NAMED_CURVE { 1 } else { -2 }),
    )
}

/// EVP_PKEY_CTX_set_dh_pad: with 1 the secret that is agreed on is as long as the prime, with 0 its leading zeros are left
/// out. Returns 1, or a negative number on error. OpenSSL: EVP_PKEY_CTX_set_dh_pad(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_dh_pad(ctx: *mut EVP_PKEY_CTX, pad: c_int) -> c_int {
    settings(ctx, PkeyContext::is_dh, EVP_PKEY_OP_DERIVE, |settings| {
        settings.pad = pad != 0;
        Ok(1)
    })
}

/// EVP_PKEY_CTX_set_dh_nid: chooses the group of keys or parameters to be made, by its NID, such as NID_ffdhe2048. Returns 1,
/// or a negative number on error. OpenSSL: EVP_PKEY_CTX_set_dh_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_dh_nid(ctx: *mut EVP_PKEY_CTX, nid: c_int) -> c_int {
    settings(ctx, PkeyContext::is_dh, EVP_PKEY_OP_PARAMGEN | EVP_PKEY_OP_KEYGEN, |settings| {
        let name: &[u8] = match nid {
            1126 => b"ffdhe2048",
            1127 => b"ffdhe3072",
            1128 => b"ffdhe4096",
            _ => return Ok(-2),
        };
        settings.domain = domain_named(name, KeyType::Dh);
        Ok(1)
    })
}

/// EVP_PKEY_CTX_ctrl_str: changes a setting by its name, such as "rsa_keygen_bits", to what a text says. Returns 1, or a
/// number that is not positive on error, -2 for a name that is not known. OpenSSL: EVP_PKEY_CTX_ctrl_str(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_ctrl_str(
    ctx: *mut EVP_PKEY_CTX,
    r#type: *const c_char,
    value: *const c_char,
) -> c_int {
    entry(0, || {
        let (name, value) = (text!(r#type).to_bytes(), text!(value).to_bytes());
        let text = String::from_utf8_lossy(value);
        let number = || text.parse::<c_int>().unwrap_or(-1);
        let md = || super::digest_names::by_name(value).map_or(ptr::null(), pointer_of);
        // SAFETY: the program's context.
        Ok(unsafe {
            match name {
                b"digest" => EVP_PKEY_CTX_set_signature_md(ctx, md()),
                b"rsa_keygen_bits" => EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, number()),
                b"rsa_padding_mode" => match value {
                    b"pkcs1" => EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING),
                    b"none" => EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_NO_PADDING),
                    b"oaep" | b"oeap" => EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_OAEP_PADDING),
                    b"pss" => EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PSS_PADDING),
                    _ => -2,
                },
                b"rsa_pss_saltlen" => {
                    let length = match value {
                        b"digest" => RSA_PSS_SALTLEN_DIGEST,
                        b"auto" => RSA_PSS_SALTLEN_AUTO,
                        b"max" => RSA_PSS_SALTLEN_MAX,
                        _ => text.parse().unwrap_or(c_int::MIN),
                    };
                    EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx, length)
                }
                b"rsa_mgf1_md" => EVP_PKEY_CTX_set_rsa_mgf1_md(ctx, md()),
                b"rsa_oaep_md" => EVP_PKEY_CTX_set_rsa_oaep_md(ctx, md()),
                b"ec_paramgen_curve" | b"group" => {
                    let name = std::ffi::CString::new(value).unwrap_or_default();
                    EVP_PKEY_CTX_set_group_name(ctx, name.as_ptr())
                }
                b"ec_param_enc" => {
                    let named =
                        if value == b"named_curve" { OPENSSL_EC_NAMED_CURVE } else { OPENSSL_EC_EXPLICIT_CURVE };
                    EVP_PKEY_CTX_set_ec_param_enc(ctx, named)
                }
                b"dh_pad" => EVP_PKEY_CTX_set_dh_pad(ctx, number()),
                _ => {
                    err::push(ERR_LIB_EVP, EVP_R_COMMAND_NOT_SUPPORTED, String::from_utf8_lossy(name).into_owned());
                    -2
                }
            }
        })
    })
}
