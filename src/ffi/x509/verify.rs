//! How a connection verifies its peer: with an `X509_STORE_CTX`, and the program's callbacks.

use std::ffi::{c_int, c_void};
use std::sync::Arc;

use super::check::{X509_PURPOSE_SSL_CLIENT, X509_PURPOSE_SSL_SERVER};
use super::param::{Param, Settings};
use super::store::Store;
use super::store_context::{StoreContext, VerifyCallback};
use crate::ffi::object;
use crate::ffi::types::X509_STORE_CTX;
use crate::x509::{Certificate, Purpose, VerifyError, VerifyOutcome};

/// Verifies in place of `X509_verify_cert` (`SSL_CTX_set_cert_verify_callback`).
pub(crate) type AppVerifyCallback = unsafe extern "C" fn(ctx: *mut X509_STORE_CTX, arg: *mut c_void) -> c_int;

/// Where a context keeps its connection (`SSL_get_ex_data_X509_STORE_CTX_idx`).
pub(crate) const SSL_INDEX: c_int = 0;

/// What a connection wants verified.
pub(crate) struct SslVerification<'a> {
    /// The `SSL`, which callbacks find at [`SSL_INDEX`] of the context's attached values.
    pub(crate) ssl: *mut c_void,
    /// What is trusted.
    pub(crate) store: Arc<Store>,
    /// What the peer sent, its own certificate first.
    pub(crate) chain: &'a [Arc<Certificate>],
    /// Whose certificate it is: the server's, if the client verifies.
    pub(crate) purpose: Purpose,
    /// The connection's security level.
    pub(crate) security_level: c_int,
    /// The connection's settings. The name that matched is put there.
    pub(crate) param: &'a Param,
    /// The connection's callback; without one the store's is called.
    pub(crate) callback: Option<VerifyCallback>,
    /// What verifies in place of `X509_verify_cert`, with its argument.
    pub(crate) application: Option<(AppVerifyCallback, *mut c_void)>,
}

/// Verifies a peer's certificate. `ok` of the outcome is what the verification, or the program in its place, says.
///
/// Callbacks run in here: no borrow of the connection may be alive.
#[allow(clippy::arc_with_non_send_sync, reason = "the count keeps it alive over callbacks; it stays on this thread")]
pub(crate) fn verify(request: &SslVerification<'_>) -> VerifyOutcome {
    let context = Arc::new(StoreContext::default());
    context.init(Some(request.store.clone()), request.chain.first().cloned());
    context.set_own_untrusted(request.chain.to_vec());
    context.ex_data.set(SSL_INDEX, request.ssl);
    context.param().change(|settings| {
        settings.auth_level = request.security_level;
        let purpose = match request.purpose {
            Purpose::TlsClient => X509_PURPOSE_SSL_CLIENT,
            Purpose::TlsServer => X509_PURPOSE_SSL_SERVER,
            _ => 0,
        };
        settings.inherit(&Settings { purpose, ..Settings::default() });
        settings.set_from(&request.param.settings());
    });
    if request.callback.is_some() {
        context.callback.set(request.callback);
    }
    let ok = match request.application {
        // SAFETY: the program's callback, with a context that `context` keeps alive.
        Some((application, arg)) => unsafe { application(object::get0(&context), arg) > 0 },
        None => context.verify().is_ok_and(|outcome| outcome.ok),
    };
    let param = context.param();
    request.param.set_peer_name(param.take_peer_name());
    VerifyOutcome {
        ok,
        error: VerifyError(context.error.get()),
        depth: usize::try_from(context.depth.get()).unwrap_or(0),
        chain: context.chain(),
        untrusted: context.untrusted_count.get(),
        peer_name: None,
    }
}
