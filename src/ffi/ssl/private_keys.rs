//! The private keys of our certificates, as settings of contexts and connections.

use core::ffi::{c_char, c_int, c_long, c_uchar};
use std::sync::Arc;

use crate::config::Slot;
use crate::crypto::key::PrivateKey;
use crate::ffi::arguments::{counted, input, text};
use crate::ffi::err::Pushed;
use crate::ffi::evp::Key;
use crate::ffi::evp::key::EVP_PKEY_RSA;
use crate::ffi::types::{EVP_PKEY, SSL, SSL_CTX};
use crate::ffi::{entry, object};

use super::certificates::set_key;
use super::files;
use super::peer::facts;
use super::settings::Settings;
use super::target::Target;

/// The PEM label of PKCS#1 keys.
const PKCS1: &str = "RSA PRIVATE KEY";

fn use_key(target: impl Target, key: Arc<Key>) -> Result<c_int, Pushed> {
    target.change(|settings| set_key(settings, key))??;
    Ok(1)
}

fn use_private(target: impl Target, key: Arc<PrivateKey>) -> Result<c_int, Pushed> {
    use_key(target, Arc::new(Key::pair(key)))
}

fn use_file(target: impl Target, file: *const c_char, filetype: c_int, label: Option<&str>) -> Result<c_int, Pushed> {
    let password = target.look(|settings| settings.password)?;
    use_private(target, files::private_key(text!(file), filetype, label, password)?)
}

/// As [`use_private`], from DER; of the kind that `kind` says (an `EVP_PKEY_` number), if it is not 0.
fn use_der(target: impl Target, der: &[u8], kind: c_int) -> Result<c_int, Pushed> {
    let key = Key::pair(files::private_key_der(der)?);
    if kind != 0 && kind != key.id() {
        return Err(super::invalid_argument("the key is of another type"));
    }
    use_key(target, Arc::new(key))
}

/// The key of the slot that was set last.
fn current_key(settings: &Settings) -> *mut EVP_PKEY {
    let key = settings.current.and_then(|slot| settings.keys[slot as usize].as_ref());
    key.map_or(core::ptr::null_mut(), object::get0)
}

/// SSL_CTX_use_PrivateKey: sets the private key of the certificate of its kind. The context takes a reference of its own.
/// Returns 1; 0 on error, also if a certificate of that kind is set to which the key does not belong.
/// OpenSSL: SSL_CTX_use_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_PrivateKey(ctx: *mut SSL_CTX, pkey: *mut EVP_PKEY) -> c_int {
    entry(0, || use_key(ctx, counted!(pkey)))
}

/// SSL_use_PrivateKey: as SSL_CTX_use_PrivateKey, for one connection. OpenSSL: SSL_use_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_PrivateKey(ssl: *mut SSL, pkey: *mut EVP_PKEY) -> c_int {
    entry(0, || use_key(ssl, counted!(pkey)))
}

/// SSL_CTX_use_PrivateKey_ASN1: as SSL_CTX_use_PrivateKey, with len bytes of DER that hold a key of type pk (EVP_PKEY_RSA
/// and so on). Returns 1, or 0 on error. OpenSSL: SSL_CTX_use_PrivateKey_ASN1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_PrivateKey_ASN1(
    pk: c_int,
    ctx: *mut SSL_CTX,
    d: *const c_uchar,
    len: c_long,
) -> c_int {
    entry(0, || use_der(ctx, input!(d, usize::try_from(len).unwrap_or(0)), pk))
}

/// SSL_use_PrivateKey_ASN1: as SSL_CTX_use_PrivateKey_ASN1, for one connection. OpenSSL: SSL_use_PrivateKey_ASN1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_PrivateKey_ASN1(pk: c_int, ssl: *mut SSL, d: *const c_uchar, len: c_long) -> c_int {
    entry(0, || use_der(ssl, input!(d, usize::try_from(len).unwrap_or(0)), pk))
}

/// SSL_CTX_use_PrivateKey_file: as SSL_CTX_use_PrivateKey, with the first private key of a file. type is SSL_FILETYPE_PEM
/// or SSL_FILETYPE_ASN1. If it is encrypted, the password callback is asked. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_use_PrivateKey_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_PrivateKey_file(ctx: *mut SSL_CTX, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || use_file(ctx, file, r#type, None))
}

/// SSL_use_PrivateKey_file: as SSL_CTX_use_PrivateKey_file, for one connection. OpenSSL: SSL_use_PrivateKey_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_PrivateKey_file(ssl: *mut SSL, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || use_file(ssl, file, r#type, None))
}

/// SSL_CTX_use_RSAPrivateKey_file: as SSL_CTX_use_PrivateKey_file, with an RSA key in its own format (PKCS#1) only.
/// OpenSSL: SSL_CTX_use_RSAPrivateKey_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_RSAPrivateKey_file(
    ctx: *mut SSL_CTX,
    file: *const c_char,
    r#type: c_int,
) -> c_int {
    entry(0, || use_file(ctx, file, r#type, Some(PKCS1)))
}

/// SSL_use_RSAPrivateKey_file: as SSL_CTX_use_RSAPrivateKey_file, for one connection.
/// OpenSSL: SSL_use_RSAPrivateKey_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_RSAPrivateKey_file(ssl: *mut SSL, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || use_file(ssl, file, r#type, Some(PKCS1)))
}

/// SSL_CTX_use_RSAPrivateKey_ASN1: as SSL_CTX_use_PrivateKey_ASN1, with an RSA key.
/// OpenSSL: SSL_CTX_use_RSAPrivateKey_ASN1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_use_RSAPrivateKey_ASN1(ctx: *mut SSL_CTX, d: *const c_uchar, len: c_long) -> c_int {
    entry(0, || use_der(ctx, input!(d, usize::try_from(len).unwrap_or(0)), EVP_PKEY_RSA))
}

/// SSL_use_RSAPrivateKey_ASN1: as SSL_CTX_use_RSAPrivateKey_ASN1, for one connection.
/// OpenSSL: SSL_use_RSAPrivateKey_ASN1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_use_RSAPrivateKey_ASN1(ssl: *mut SSL, d: *const c_uchar, len: c_long) -> c_int {
    entry(0, || use_der(ssl, input!(d, usize::try_from(len).unwrap_or(0)), EVP_PKEY_RSA))
}

/// SSL_CTX_get0_privatekey: the private key that was set last, which belongs to the context; NULL if there is none.
/// OpenSSL: SSL_CTX_get0_privatekey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get0_privatekey(ctx: *const SSL_CTX) -> *mut EVP_PKEY {
    entry(core::ptr::null_mut(), || ctx.look(current_key))
}

/// SSL_get_privatekey: the private key of the certificate that a connection has shown, or the one that was set last; it
/// belongs to the connection. NULL if there is none. OpenSSL: SSL_get_privatekey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_privatekey(ssl: *const SSL) -> *mut EVP_PKEY {
    entry(core::ptr::null_mut(), || {
        let shown = facts(ssl, |facts| facts.own_certificate.as_ref()?.certificate.clone())?;
        ssl.look(|settings| {
            let holds_shown = |slot: &Slot| {
                let held = settings.config.certificates.get(*slot).certificate.as_ref();
                held.zip(shown.as_ref()).is_some_and(|(held, shown)| Arc::ptr_eq(held, shown))
            };
            let key =
                Slot::ALL.iter().find(|slot| holds_shown(slot)).and_then(|slot| settings.keys[*slot as usize].as_ref());
            key.map_or_else(|| current_key(settings), object::get0)
        })
    })
}
