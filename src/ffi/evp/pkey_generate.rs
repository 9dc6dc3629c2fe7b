//! Making keys and parameters.

use core::ffi::c_int;
use std::sync::Arc;

use super::key::{
    EVP_PKEY_DH, EVP_PKEY_DHX, EVP_PKEY_EC, EVP_PKEY_ED25519, EVP_PKEY_NONE, EVP_PKEY_RSA, EVP_PKEY_RSA_PSS,
};
use super::key_cell::{Key, Material};
use super::pkey_context::{EVP_PKEY_OP_KEYGEN, EVP_PKEY_OP_PARAMGEN, EVP_PKEY_OP_TYPE_GEN, PkeyContext};
use super::reasons::{EVP_R_INVALID_OPERATION, EVP_R_MISSING_PARAMETERS};
use crate::crypto::key::{KeyType, Parameters, PrivateKey};
use crate::ffi::arguments::borrowed;
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::evp::key::EVP_PKEY_type;
use crate::ffi::object;
use crate::ffi::types::{EVP_PKEY, EVP_PKEY_CTX};
use crate::ffi::{entry, non_null};

/// The length of an RSA key that nobody asked another of, in bits.
const RSA_BITS: usize = 2048;
/// The public exponent 65537.
const RSA_EXPONENT: [u8; 3] = [1, 0, 1];

/// EVP_PKEY_keygen_init: begins the making of a key. Returns 1; 0 or a negative number on error, -2 if keys of this kind
/// cannot be made. OpenSSL: EVP_PKEY_keygen_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_keygen_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    // SAFETY: takes no pointer.
    let possible = |id| unsafe { EVP_PKEY_type(id) } != EVP_PKEY_NONE;
    entry(0, || {
        let context = borrowed!(ctx);
        context.begin(EVP_PKEY_OP_KEYGEN, possible(context.id))
    })
}

/// EVP_PKEY_paramgen_init: begins the making of parameters. Returns 1; 0 or a negative number on error, -2 if keys of this
/// kind have none. OpenSSL: EVP_PKEY_paramgen_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_paramgen_init(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(0, || {
        let context = borrowed!(ctx);
        context.begin(EVP_PKEY_OP_PARAMGEN, [EVP_PKEY_EC, EVP_PKEY_DH, EVP_PKEY_DHX].contains(&context.id))
    })
}

fn failed(error: &crate::Error) -> Pushed {
    err::push(ERR_LIB_EVP, EVP_R_INVALID_OPERATION, error.to_string())
}

/// The parameters that the settings say, or that the context's key has.
fn parameters(context: &PkeyContext) -> Result<Parameters, Pushed> {
    let settings = context.settings();
    let said = match context.id {
        EVP_PKEY_EC => settings.curve.map(Parameters::Ec),
        _ => settings.domain.clone().map(|domain| Parameters::Dh(Box::new(domain))),
    };
    let own = || context.key.as_ref()?.material()?.parameters();
    said.or_else(own).ok_or_else(|| err::push(ERR_LIB_EVP, EVP_R_MISSING_PARAMETERS, "no curve or group was chosen"))
}

/// What an operation makes under the settings.
fn make(context: &PkeyContext) -> Result<Material, Pushed> {
    if context.operation.get() == EVP_PKEY_OP_PARAMGEN {
        return Ok(Material::Parameters(parameters(context)?));
    }
    let key = match context.id {
        EVP_PKEY_RSA | EVP_PKEY_RSA_PSS => {
            let settings = context.settings();
            let exponent = settings.exponent.as_deref().unwrap_or(&RSA_EXPONENT);
            let restrictions = (context.id == EVP_PKEY_RSA_PSS).then_some(&[][..]);
            PrivateKey::generate_rsa(settings.bits.unwrap_or(RSA_BITS), exponent, restrictions)
        }
        EVP_PKEY_ED25519 => PrivateKey::generate_raw(KeyType::Ed25519),
        EVP_PKEY_EC | EVP_PKEY_DH | EVP_PKEY_DHX => PrivateKey::generate(&parameters(context)?),
        _ => PrivateKey::generate_raw(KeyType::X25519),
    };
    Ok(Material::Pair(Arc::new(key.map_err(|error| failed(&error))?)))
}

/// Makes what the context was begun for, which must be one of `operations`, and puts it into `*place`, or a new key there.
fn generate(ctx: *mut EVP_PKEY_CTX, place: *mut *mut EVP_PKEY, operations: c_int) -> Result<c_int, Pushed> {
    let context = borrowed!(ctx);
    context.expect(operations)?;
    let place = non_null(place)?.as_ptr();
    let material = make(context)?;
    if !context.progress(ctx) {
        return Err(err::push(ERR_LIB_EVP, EVP_R_INVALID_OPERATION, "the callback ended it"));
    }
    // SAFETY: the program passes room for one pointer, which is NULL or to a key.
    unsafe {
        if (*place).is_null() {
            place.write(object::new(Key::of(material)));
        } else {
            object::get(place.read().cast_const())?.set(material);
        }
    }
    Ok(1)
}

/// EVP_PKEY_generate: makes what the context was begun for: a key or parameters. If `*ppkey` is NULL a new key is put there,
/// to be freed with EVP_PKEY_free; else that key is filled. Returns 1; 0 or a negative number on error.
/// OpenSSL: EVP_PKEY_generate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_generate(ctx: *mut EVP_PKEY_CTX, ppkey: *mut *mut EVP_PKEY) -> c_int {
    entry(-1, || generate(ctx, ppkey, EVP_PKEY_OP_TYPE_GEN))
}

/// EVP_PKEY_keygen: as EVP_PKEY_generate, after EVP_PKEY_keygen_init only. OpenSSL: EVP_PKEY_keygen(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_keygen(ctx: *mut EVP_PKEY_CTX, ppkey: *mut *mut EVP_PKEY) -> c_int {
    entry(-1, || generate(ctx, ppkey, EVP_PKEY_OP_KEYGEN))
}

/// EVP_PKEY_paramgen: as EVP_PKEY_generate, after EVP_PKEY_paramgen_init only. OpenSSL: EVP_PKEY_paramgen(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_paramgen(ctx: *mut EVP_PKEY_CTX, ppkey: *mut *mut EVP_PKEY) -> c_int {
    entry(-1, || generate(ctx, ppkey, EVP_PKEY_OP_PARAMGEN))
}

/// Makes a key in one go, for functions that have no context.
pub(crate) fn rsa(bits: usize, exponent: &[u8]) -> Result<PrivateKey, Pushed> {
    PrivateKey::generate_rsa(bits, exponent, None).map_err(|error| failed(&error))
}
