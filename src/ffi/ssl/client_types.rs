//! The kinds of client certificate that a server asks for.

use core::ffi::{c_long, c_uchar};

use crate::codepoint::ClientCertificateType;
use crate::connection::Role;
use crate::ffi::arguments::{borrowed, input, put};
use crate::ffi::err::Pushed;
use crate::ffi::types::SSL;

use super::target::Target;

/// The most kinds that a CertificateRequest has room for.
const MOST: usize = 255;

/// Carries out `SSL_CTX_set1_client_certificate_types`; NULL or a length of 0 leaves it to the signature algorithms.
pub(crate) fn set(target: impl Target, types: *const c_uchar, length: c_long) -> Result<c_long, Pushed> {
    let types = match usize::try_from(length) {
        Ok(0..=MOST) if types.is_null() => &[],
        Ok(length @ 0..=MOST) => input!(types, length),
        _ => return Ok(0),
    };
    let types = types.iter().copied().map(ClientCertificateType).collect();
    target.change(|settings| settings.config_mut().client_certificate_types = types)?;
    Ok(1)
}

/// Carries out `SSL_set1_client_certificate_types`: 0 for a client.
pub(crate) fn set_on_server(ssl: *mut SSL, types: *const c_uchar, length: c_long) -> Result<c_long, Pushed> {
    if borrowed!(ssl).with(|state| state.role()) != Some(Role::Server) {
        return Ok(0);
    }
    set(ssl, types, length)
}

/// Carries out `SSL_get0_certificate_types`: how many kinds the server that asked this client for a certificate takes, and
/// where they are; 0 if none was asked for.
pub(crate) fn requested(ssl: *mut SSL, types: *mut *const c_uchar) -> Result<c_long, Pushed> {
    let mut state = borrowed!(ssl).state.borrow_mut();
    let request = state.engine.as_ref().and_then(|engine| engine.facts().certificate_request.clone());
    let Some(request) = request else { return Ok(0) };
    let shown = state.views.get_or_insert_default().request.of(&request);
    put!(types, shown.types.as_ptr());
    Ok(c_long::try_from(shown.types.len()).unwrap_or(0))
}
