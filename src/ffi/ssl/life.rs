//! Making and freeing connections.

use core::cell::RefCell;
use core::ffi::c_int;
use core::ptr;
use std::sync::Arc;

use crate::error::Reason;
use crate::ffi::arguments::{borrowed, counted};
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_SSL;
use crate::ffi::ex_data::ExData;
use crate::ffi::object;
use crate::ffi::owner::{Owned, Owner, Owners};
use crate::ffi::types::{SSL, SSL_CTX};
use crate::ffi::{entry, entry_quiet};

use super::constants::{SSL_ERROR_NONE, SSL_NOTHING, SSL_SENT_SHUTDOWN};
use super::context::Context;
use super::failure;
use super::follow::Followed;
use super::options::SSL_OP_NO_COMPRESSION;
use super::session_cache;
use super::state::{OwnedBio, Ssl, State};

/// SSL_new: a new connection with the settings that `ctx` has now. Of later changes to the context, those reach it that set
/// callbacks which connections do not have themselves. Returns NULL on error. Free it with SSL_free. OpenSSL: SSL_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_new(ctx: *mut SSL_CTX) -> *mut SSL {
    entry(ptr::null_mut(), || {
        if ctx.is_null() {
            return Err(failure(Reason::NULL_SSL_CTX));
        }
        let context: Arc<Context> = counted!(ctx);
        let mut settings = context.settings.load_full();
        let followed = Followed::new(&settings);
        if settings.pipelined && !settings.read_ahead {
            Arc::make_mut(&mut settings).read_ahead = true;
        }
        if settings.options & SSL_OP_NO_COMPRESSION == 0 {
            // The list of methods may have changed since the option was cleared.
            Arc::make_mut(&mut settings).update_config();
        }
        let connection = Owner::new(Ssl {
            context: RefCell::new(Owner::of(&context)),
            session_context: Owner::of(&context),
            state: RefCell::new(State::new(settings, followed)),
            ex_data: ExData::new(),
            owners: Owners::default(),
        });
        connection.ex_data.created(CRYPTO_EX_INDEX_SSL, object::get0::<SSL>(&connection).cast());
        Ok(connection.into_raw())
    })
}

/// SSL_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: SSL_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_up_ref(s: *mut SSL) -> c_int {
    // SAFETY: the program passes NULL or a live connection.
    entry(0, || unsafe { Owner::up_ref(s) }.map(|()| 1))
}

/// SSL_free: gives back one reference; NULL is nothing to do. With the last one the connection's BIOs and its reference to
/// the context go. A session whose connection was not shut down is not resumed any more. OpenSSL: SSL_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_free(ssl: *mut SSL) {
    entry_quiet((), || {
        // SAFETY: the program gives its reference back.
        drop(unsafe { Owner::take(ssl) });
    });
}

impl Owned for Ssl {
    fn owners(&self) -> &Owners {
        &self.owners
    }

    fn take_leave(this: &Arc<Self>) {
        this.ex_data.freed(CRYPTO_EX_INDEX_SSL, object::get0::<SSL>(this).cast());
        forget_bad_session(this);
        // The BIOs' methods run when they are dropped, so they leave the connection first.
        let bios = this.with(|state| {
            (
                core::mem::replace(&mut state.read_bio, OwnedBio::NONE),
                core::mem::replace(&mut state.write_bio, OwnedBio::NONE),
            )
        });
        drop(bios);
    }
}

/// Bars the session of a connection that ends without a close_notify of its own (RFC 5246, section 7.2.1).
fn forget_bad_session(ssl: &Ssl) {
    let session = ssl.with(|state| {
        let engine = state.engine.as_ref()?;
        let bad = state.shutdown & SSL_SENT_SHUTDOWN == 0 && !engine.is_handshaking();
        if bad { engine.facts().session.clone() } else { None }
    });
    if let Some(session) = session {
        session_cache::remove(&ssl.session_context, &session);
    }
}

/// SSL_clear: makes a connection ready for another one, with the same settings, BIOs and side; a client offers the session
/// that it has, if that can be resumed. Returns 1, or 0 on error.
/// OpenSSL: SSL_clear(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_clear(s: *mut SSL) -> c_int {
    entry(0, || {
        let ssl = borrowed!(s);
        forget_bad_session(ssl);
        ssl.with(|state| {
            let had = state.engine.as_ref().and_then(|engine| engine.facts().session.clone());
            if let Some(session) = had.filter(|session| session.is_resumable()) {
                state.session = Some(session);
            }
            state.ended(SSL_ERROR_NONE, SSL_NOTHING);
            match state.role() {
                Some(role) => state.set_role(role),
                None => state.shutdown = 0,
            }
        });
        Ok(1)
    })
}
