//! `SSL_dup`.

use core::cell::RefCell;
use core::ptr;
use std::sync::Arc;

use crate::ffi::arguments::counted;
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_SSL;
use crate::ffi::entry;
use crate::ffi::ex_data::ExData;
use crate::ffi::object;
use crate::ffi::owner::{Owner, Owners};
use crate::ffi::types::SSL;
use crate::ffi::x509::param::Param;

use super::follow::Followed;
use super::state::{Ssl, State};

/// SSL_dup: a new connection with all settings of one that has not begun, its side, its session and the program's values,
/// but not its BIOs. A connection that has begun is not copied: that gives the same one, with a reference more. Returns NULL
/// on error. OpenSSL: SSL_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_dup(s: *mut SSL) -> *mut SSL {
    entry(ptr::null_mut(), || {
        let ssl: Arc<Ssl> = counted!(s);
        if ssl.with(|state| state.engine.as_ref().is_some_and(|engine| engine.has_started())) {
            Owner::of(&ssl).into_raw::<SSL>();
            return Ok(s);
        }
        let copy = {
            let (context, from) = (ssl.context.borrow(), ssl.state.borrow());
            let followed = Followed::new(&context.settings.load_full());
            let mut state = State::new(Arc::clone(&from.settings), followed);
            // The trace is of that connection alone.
            if state.settings.config.observe.trace {
                Arc::make_mut(&mut state.settings).config_mut().observe.trace = false;
            }
            state.param = Arc::new(Param::of(from.param.settings()));
            state.session.clone_from(&from.session);
            if let Some(role) = from.role() {
                state.set_role(role);
            }
            state.shutdown = from.shutdown;
            Owner::new(Ssl {
                context: RefCell::new(Owner::of(&context)),
                session_context: Owner::of(&ssl.session_context),
                state: RefCell::new(state),
                ex_data: ExData::new(),
                owners: Owners::default(),
            })
        };
        copy.ex_data.created(CRYPTO_EX_INDEX_SSL, object::get0::<SSL>(&copy).cast());
        copy.ex_data.copy_from(CRYPTO_EX_INDEX_SSL, &ssl.ex_data);
        copy.follow_contexts();
        Ok(copy.into_raw())
    })
}

#[cfg(test)]
mod tests {
    use core::ptr;

    use super::SSL_dup;
    use crate::ffi::oxissl::trace::{OXISSL_trace_attach, OXISSL_trace_free, OXISSL_trace_new};
    use crate::ffi::ssl::context::{SSL_CTX_free, SSL_CTX_new};
    use crate::ffi::ssl::life::{SSL_free, SSL_new};
    use crate::ffi::ssl::method::TLS_client_method;
    use crate::ffi::ssl::target::Target;
    use crate::ffi::types::SSL;

    #[test]
    fn a_copy_is_not_traced() {
        let is_traced = |ssl: *mut SSL| ssl.look(|settings| settings.config.observe.trace).ok();
        // SAFETY: each object is live until it is freed, once.
        unsafe {
            let ctx = SSL_CTX_new(TLS_client_method());
            let (ssl, trace) = (SSL_new(ctx), OXISSL_trace_new());
            assert_eq!(OXISSL_trace_attach(trace, ssl), 1);
            let copy = SSL_dup(ssl);
            assert!(!ptr::eq(copy, ssl));
            assert_eq!((is_traced(ssl), is_traced(copy)), (Some(true), Some(false)));
            SSL_free(copy);
            SSL_free(ssl);
            OXISSL_trace_free(trace);
            SSL_CTX_free(ctx);
        }
    }
}
