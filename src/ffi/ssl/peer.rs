//! What a connection knows of its peer: certificates, what their verification found, Finished.

use core::ffi::{c_long, c_void};
use core::ptr;

use crate::connection::{Facts, Role};
use crate::ffi::arguments::borrowed;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, X509, stack_st_X509};
use crate::ffi::{entry, object};

use super::copy::copy_some;

/// Looks at what a connection knows; before the side is known it knows nothing.
pub(crate) fn facts<T: Default>(ssl: *const SSL, look: impl FnOnce(&Facts) -> T) -> Result<T, Pushed> {
    let state = borrowed!(ssl).state.borrow();
    Ok(state.engine.as_ref().map(|engine| look(engine.facts())).unwrap_or_default())
}

/// SSL_get0_peer_certificate: the peer's certificate, or NULL if it has shown none. It belongs to the connection. See
/// SSL_get_verify_result for whether it is good. OpenSSL: SSL_get0_peer_certificate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_peer_certificate(s: *const SSL) -> *mut X509 {
    entry(ptr::null_mut(), || {
        let certificate = facts(s, |facts| facts.peer_chain.first().cloned())?;
        Ok(certificate.as_ref().map_or(ptr::null_mut(), object::get0::<X509>))
    })
}

/// SSL_get1_peer_certificate: as SSL_get0_peer_certificate, with a reference for the program, to be given back with
/// X509_free. OpenSSL: SSL_get1_peer_certificate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get1_peer_certificate(s: *const SSL) -> *mut X509 {
    entry(ptr::null_mut(), || {
        let certificate = facts(s, |facts| facts.peer_chain.first().cloned())?;
        Ok(certificate.map_or(ptr::null_mut(), object::into_raw::<X509>))
    })
}

/// SSL_get_peer_cert_chain: the certificates as the peer sent them, on a server without the peer's own; NULL if there are
/// none. They are not what was verified: that is SSL_get0_verified_chain. The stack belongs to the connection.
/// OpenSSL: SSL_get_peer_cert_chain(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_peer_cert_chain(s: *const SSL) -> *mut stack_st_X509 {
    entry(ptr::null_mut(), || {
        let mut state = borrowed!(s).state.borrow_mut();
        let state = &mut *state;
        let Some(engine) = &state.engine else { return Ok(ptr::null_mut()) };
        let chain = &engine.facts().peer_chain[..];
        let shown = match (engine.role(), chain) {
            (Role::Server, [_, issuers @ ..]) => issuers,
            _ => chain,
        };
        Ok(state.views.get_or_insert_default().peer_chain.show(shown))
    })
}

/// SSL_get0_verified_chain: the chain that was built for the peer's certificate, its own first, as far as it could be
/// built; NULL if there is none. The stack belongs to the connection. OpenSSL: SSL_get0_verified_chain(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_verified_chain(s: *const SSL) -> *mut stack_st_X509 {
    entry(ptr::null_mut(), || {
        let mut state = borrowed!(s).state.borrow_mut();
        let state = &mut *state;
        let Some(engine) = &state.engine else { return Ok(ptr::null_mut()) };
        Ok(state.views.get_or_insert_default().verified_chain.show(&engine.facts().verified_chain))
    })
}

/// SSL_get_verify_result: what the verification of the peer's certificate found: X509_V_OK or one of X509_V_ERR_….
/// X509_V_OK also if the peer has shown none. OpenSSL: SSL_get_verify_result(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_verify_result(ssl: *const SSL) -> c_long {
    entry(0, || facts(ssl, |facts| facts.verify_result.into()))
}

/// SSL_set_verify_result: overrules what SSL_get_verify_result returns. OpenSSL: SSL_set_verify_result(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_verify_result(ssl: *mut SSL, arg: c_long) {
    entry((), || {
        if let Some(engine) = &mut borrowed!(ssl).state.borrow_mut().engine {
            engine.set_verify_result(i32::try_from(arg).unwrap_or(i32::MAX));
        }
        Ok(())
    });
}

/// SSL_get_finished: copies at most count bytes of the contents of our own Finished message to buf. Returns how many there
/// are; 0 before it was sent. OpenSSL: SSL_get_finished(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_finished(s: *const SSL, buf: *mut c_void, count: usize) -> usize {
    entry(0, || {
        let finished = facts(s, |facts| facts.own_finished.clone())?;
        copy_some(&finished, buf, count);
        Ok(finished.len())
    })
}

/// SSL_get_peer_finished: copies at most count bytes of the contents of the peer's Finished message to buf. Returns how
/// many there are; 0 before it came. OpenSSL: SSL_get_peer_finished(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_peer_finished(s: *const SSL, buf: *mut c_void, count: usize) -> usize {
    entry(0, || {
        let finished = facts(s, |facts| facts.peer_finished.clone())?;
        copy_some(&finished, buf, count);
        Ok(finished.len())
    })
}
