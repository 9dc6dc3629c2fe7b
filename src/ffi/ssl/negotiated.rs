//! What the two sides have agreed on: version, cipher suite, randoms, keying material.

use core::ffi::{CStr, c_char, c_int, c_uchar};
use core::ptr;

use crate::codepoint::ProtocolVersion;
use crate::connection::{Connection, Randoms, Role};
use crate::error::Reason;
use crate::ffi::arguments::{borrowed, input};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CIPHER};

use super::copy::copy_or_measure;
use super::peer::facts;

/// The version in use or, before the handshake, the highest that may be used.
fn version(ssl: *const SSL) -> Result<ProtocolVersion, Pushed> {
    Ok(borrowed!(ssl).with(|state| state.version()))
}

/// SSL_version: the version in use, such as TLS1_2_VERSION; before the handshake, the highest that may be used.
/// OpenSSL: SSL_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_version(ssl: *const SSL) -> c_int {
    entry(0, || Ok(version(ssl)?.0.into()))
}

/// SSL_get_version: the version in use as a string, such as "TLSv1.2"; before the handshake, the highest that may be used.
/// OpenSSL: SSL_get_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_version(s: *const SSL) -> *const c_char {
    entry(c"unknown".as_ptr(), || Ok(version_name(version(s)?).as_ptr()))
}

/// SSL_client_version: the version in the ClientHello, such as TLS1_2_VERSION: what the client offered at most, or TLS 1.2 if
/// it offered a later one; 0 before there was a hello. OpenSSL: SSL_client_version(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_client_version(s: *const SSL) -> c_int {
    entry(0, || Ok(facts(s, |facts| facts.client_version)?.map_or(0, |version| version.0.into())))
}

/// SSL_is_dtls: 1 if the connection speaks DTLS, and so always 0. OpenSSL: SSL_is_dtls(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_is_dtls(s: *const SSL) -> c_int {
    entry(0, || facts(s, |_| 0))
}

pub(crate) const fn version_name(version: ProtocolVersion) -> &'static CStr {
    match version {
        ProtocolVersion::TLS1_3 => c"TLSv1.3",
        ProtocolVersion::TLS1_2 => c"TLSv1.2",
        ProtocolVersion::TLS1_1 => c"TLSv1.1",
        ProtocolVersion::TLS1_0 => c"TLSv1",
        ProtocolVersion::SSL3 => c"SSLv3",
        _ => c"unknown",
    }
}

/// SSL_is_server: 1 on a server, 0 on a client; before the side was chosen, whether the method has servers.
/// OpenSSL: SSL_is_server(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_is_server(s: *const SSL) -> c_int {
    entry(0, || {
        let ssl = borrowed!(s);
        let role = ssl.state.borrow().role();
        Ok(role.map_or_else(|| ssl.context.borrow().method.server, |role| role == Role::Server).into())
    })
}

/// SSL_get_current_cipher: the cipher suite in use, or NULL before one was agreed on. OpenSSL: SSL_get_current_cipher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_current_cipher(s: *const SSL) -> *const SSL_CIPHER {
    entry(ptr::null(), || Ok(facts(s, |facts| facts.suite)?.map_or(ptr::null(), |suite| ptr::from_ref(suite).cast())))
}

/// SSL_get_pending_cipher: the cipher suite that the handshake has agreed on, or NULL.
/// OpenSSL: SSL_get_pending_cipher(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_pending_cipher(s: *const SSL) -> *const SSL_CIPHER {
    // SAFETY: as the caller promises.
    unsafe { SSL_get_current_cipher(s) }
}

/// One of the randoms: zeros before the hellos.
fn random(ssl: *const SSL, out: *mut c_uchar, outlen: usize, pick: fn(Randoms) -> [u8; 32]) -> Result<usize, Pushed> {
    let random = facts(ssl, |facts| facts.randoms.map(pick))?.unwrap_or_default();
    Ok(copy_or_measure(&random, out.cast(), outlen))
}

/// SSL_get_client_random: copies at most outlen bytes of the client's random to out. Returns how many were copied or, if
/// outlen is 0, how many there are. OpenSSL: SSL_get_client_random(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_client_random(ssl: *const SSL, out: *mut c_uchar, outlen: usize) -> usize {
    entry(0, || random(ssl, out, outlen, |randoms| randoms.client))
}

/// SSL_get_server_random: copies at most outlen bytes of the server's random to out. Returns how many were copied or, if
/// outlen is 0, how many there are. OpenSSL: SSL_get_server_random(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_server_random(ssl: *const SSL, out: *mut c_uchar, outlen: usize) -> usize {
    entry(0, || random(ssl, out, outlen, |randoms| randoms.server))
}

/// The labels that TLS itself uses before TLS 1.3 (RFC 5705, section 4): whoever could export them would have its keys.
const RESERVED_LABELS: [&[u8]; 5] =
    [b"client finished", b"server finished", b"master secret", b"extended master secret", b"key expansion"];

/// Lets `export` of an SSL's engine fill out with olen bytes.
fn export(
    ssl: *const SSL,
    out: *mut c_uchar,
    olen: usize,
    export: impl FnOnce(&Connection, &mut [u8]) -> crate::Result<()>,
) -> Result<c_int, Pushed> {
    let mut material = zeroize::Zeroizing::new(vec![0; olen]);
    let state = borrowed!(ssl).state.borrow();
    let engine = state.engine.as_ref().ok_or_else(|| super::failure(Reason::CONNECTION_TYPE_NOT_SET))?;
    export(engine, &mut material)?;
    crate::ffi::arguments::put_bytes!(out, &material);
    Ok(1)
}

/// SSL_export_keying_material: fills out with olen bytes that both sides can make and nobody else, for the use that label
/// names, and bound to context if use_context is not 0. In TLS 1.3 no context is the same as an empty one. Returns 1; 0 or -1
/// on error, also before the handshake is over. OpenSSL: SSL_export_keying_material(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_export_keying_material(
    s: *mut SSL,
    out: *mut c_uchar,
    olen: usize,
    label: *const c_char,
    llen: usize,
    context: *const c_uchar,
    contextlen: usize,
    use_context: c_int,
) -> c_int {
    entry(-1, || {
        let label: &[u8] = input!(label, llen);
        let context = if use_context == 0 { None } else { Some(input!(context, contextlen)) };
        let reserved = RESERVED_LABELS.iter().any(|reserved| label.starts_with(reserved));
        if reserved && version(s)? < ProtocolVersion::TLS1_3 {
            return Err(super::failure(Reason::TLS_ILLEGAL_EXPORTER_LABEL));
        }
        export(s, out, olen, |engine, material| engine.export_keying_material(label, context, material))
    })
}

/// SSL_export_keying_material_early: as SSL_export_keying_material, of early data: on a client that has tried to send some,
/// on a server that has taken it. Returns 1, or 0 on error. OpenSSL: SSL_export_keying_material_early(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_export_keying_material_early(
    s: *mut SSL,
    out: *mut c_uchar,
    olen: usize,
    label: *const c_char,
    llen: usize,
    context: *const c_uchar,
    contextlen: usize,
) -> c_int {
    entry(0, || {
        let (label, context): (&[u8], &[u8]) = (input!(label, llen), input!(context, contextlen));
        export(s, out, olen, |engine, material| engine.export_early_keying_material(label, context, material))
    })
}
