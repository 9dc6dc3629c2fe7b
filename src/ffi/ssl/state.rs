//! What an `SSL` holds, and how it is reached: in short borrows between callbacks, never during one.

use core::cell::RefCell;
use core::ffi::{c_int, c_void};
use std::sync::Arc;

use crate::bio::BIO;
use crate::codepoint::ProtocolVersion;
use crate::connection::{Connection, Role};
use crate::ffi::ex_data::ExData;
use crate::ffi::object::CType;
use crate::ffi::owner::{Owner, Owners};
use crate::ffi::oxissl::trace_object::TraceObject;
use crate::ffi::types::SSL;
use crate::ffi::x509::Param;
use crate::session::Session;

use super::constants::{SSL_ERROR_NONE, SSL_NOTHING};
use super::context::Context;
use super::early_data_io::EarlyCalls;
use super::follow::Followed;
use super::mode::SSL_MODE_AUTO_RETRY;
use super::session_object::current;
use super::settings::Settings;
use super::status::HeldResponse;
use super::views::Views;

/// What an `SSL` points to.
pub(crate) struct Ssl {
    /// The context in use, which `SSL_set_SSL_CTX` replaces.
    pub(crate) context: RefCell<Owner<Context>>,
    /// The context that the connection was made from: it keeps the sessions.
    pub(crate) session_context: Owner<Context>,
    pub(crate) state: RefCell<State>,
    pub(crate) ex_data: ExData,
    pub(crate) owners: Owners,
}

impl CType for SSL {
    type Rust = Ssl;
}

/// What changes while a connection lives.
pub(crate) struct State {
    /// The context's, until something is set for this connection alone.
    pub(crate) settings: Arc<Settings>,
    pub(crate) followed: Followed,
    /// The verification settings, which the program can reach and change by a pointer.
    pub(crate) param: Arc<Param>,
    /// `None` until the side is known: `SSL_set_connect_state`, `SSL_connect`, or their counterparts.
    pub(crate) engine: Option<Connection>,
    pub(crate) read_bio: OwnedBio,
    pub(crate) write_bio: OwnedBio,
    /// The session that `SSL_set_session` set.
    pub(crate) session: Option<Arc<Session>>,
    /// `SSL_SENT_SHUTDOWN` and `SSL_RECEIVED_SHUTDOWN`.
    pub(crate) shutdown: c_int,
    /// `SSL_set_retry_verify` was called since the verification began.
    pub(crate) retry_verify: bool,
    /// The program's private key method has begun an operation and has no result yet.
    pub(crate) private_key_operation: bool,
    /// What `SSL_want` returns.
    pub(crate) want: c_int,
    /// What `SSL_get_error` returns for a last call that did not succeed.
    pub(crate) error: c_int,
    /// Handshake messages or alerts were written that a buffering BIO may still hold back.
    pub(crate) unflushed: bool,
    /// How far the program is with early data.
    pub(crate) early_calls: EarlyCalls,
    /// An `SSL_write` that could not finish.
    pub(crate) unfinished_write: Option<UnfinishedWrite>,
    /// The OCSP response that a server shows of its certificate.
    pub(crate) status: HeldResponse,
    /// What `get0` functions have handed out.
    pub(crate) views: Option<Box<Views>>,
    /// Who traces the connection.
    pub(crate) trace: Option<Arc<TraceObject>>,
}

/// An `SSL_write` that must be repeated.
pub(crate) struct UnfinishedWrite {
    /// Where the program's data lay.
    pub(crate) data: *const c_void,
    /// How much it was, in bytes.
    pub(crate) len: usize,
    /// How much of it is encrypted and in the output.
    pub(crate) encrypted: usize,
}

impl State {
    /// The state of a new connection.
    pub(crate) fn new(settings: Arc<Settings>, followed: Followed) -> Self {
        Self {
            param: Arc::new(Param::of(settings.param.settings())),
            settings,
            followed,
            engine: None,
            read_bio: OwnedBio::NONE,
            write_bio: OwnedBio::NONE,
            session: None,
            shutdown: 0,
            retry_verify: false,
            private_key_operation: false,
            want: SSL_NOTHING,
            error: SSL_ERROR_NONE,
            unflushed: false,
            early_calls: EarlyCalls::None,
            unfinished_write: None,
            status: HeldResponse::NONE,
            views: None,
            trace: None,
        }
    }

    /// Chooses the side. A connection that has begun on the other side starts over, and is not the one that was traced.
    pub(crate) fn set_role(&mut self, role: Role) {
        if self.engine.as_ref().is_some_and(Connection::has_started) {
            self.trace = None;
            Arc::make_mut(&mut self.settings).config_mut().observe.trace = false;
        }
        let mut engine = Connection::new(role, Arc::clone(&self.settings.config));
        engine.offer_session(self.session.as_ref().map(current));
        self.engine = Some(engine);
        self.shutdown = 0;
        self.want = SSL_NOTHING;
        self.private_key_operation = false;
        self.unflushed = false;
        self.early_calls = EarlyCalls::None;
        self.unfinished_write = None;
        self.views = None;
    }

    /// Makes ready to begin as `role` with early data, under the terms that the session has by now.
    pub(crate) fn begin_early(&mut self, role: Role, calls: EarlyCalls) {
        if self.engine.is_none() {
            self.set_role(role);
        }
        self.early_calls = calls;
        let session = self.session.as_ref().map(current);
        if let Some(engine) = &mut self.engine {
            engine.offer_session(session);
            engine.want_early_data();
        }
    }

    /// The side, once it is known.
    pub(crate) fn role(&self) -> Option<Role> {
        self.engine.as_ref().map(Connection::role)
    }

    /// The version in use or, before one is agreed on, the highest that may be used.
    pub(crate) fn version(&self) -> ProtocolVersion {
        let agreed = self.engine.as_ref().and_then(|engine| engine.facts().version);
        agreed.unwrap_or(self.settings.config.max_version)
    }

    /// Whether the handshake is not over, or has not begun, or something is to be sent that comes after it.
    pub(crate) fn is_in_init(&self) -> bool {
        self.engine
            .as_ref()
            .is_none_or(|engine| engine.is_handshaking() || engine.late_message_is_due() || engine.failure().is_some())
    }

    /// Whether TLS 1.3 has been agreed on.
    pub(crate) fn is_tls13(&self) -> bool {
        let engine = self.engine.as_ref();
        engine.is_some_and(|engine| engine.facts().version == Some(ProtocolVersion::TLS1_3))
    }

    /// Whether a read is to end when a further handshake does, and not wait for data: without `SSL_MODE_AUTO_RETRY`.
    pub(crate) fn returns_to_program(&self) -> bool {
        let done = |engine: &Connection| !engine.has_requested_renegotiation() && !engine.has_pending();
        self.settings.mode & SSL_MODE_AUTO_RETRY == 0 && self.engine.as_ref().is_some_and(done)
    }

    /// How many bytes of data a record carries at most.
    pub(crate) fn max_send_fragment(&self) -> usize {
        self.engine.as_ref().map_or(self.settings.config.max_send_fragment, Connection::max_fragment)
    }

    /// Tells the engine of changed settings.
    pub(crate) fn adopt_config(&mut self) {
        if let Some(engine) = &mut self.engine {
            engine.set_config(Arc::clone(&self.settings.config));
        }
    }

    /// Remembers how a call ended, for `SSL_get_error` and `SSL_want`.
    pub(crate) const fn ended(&mut self, error: c_int, want: c_int) {
        self.error = error;
        self.want = want;
    }
}

/// A reference to a BIO that the connection holds, or none.
pub(crate) struct OwnedBio(*mut BIO);

impl OwnedBio {
    /// No BIO.
    pub(crate) const NONE: Self = Self(core::ptr::null_mut());

    /// Takes over one reference; NULL is no BIO.
    pub(crate) const fn from_raw(bio: *mut BIO) -> Self {
        Self(bio)
    }

    /// A reference more: over a call of the BIO, whose method may put another in its place.
    pub(crate) fn share(&self) -> Self {
        if !self.0.is_null() {
            // SAFETY: a live BIO, to which this is a reference.
            unsafe { crate::bio::up_ref(self.0) };
        }
        Self(self.0)
    }

    /// The pointer, still owned here.
    pub(crate) const fn as_ptr(&self) -> *mut BIO {
        self.0
    }
}

impl Drop for OwnedBio {
    /// Gives back the chain of BIOs. Their methods run: nothing of the connection may be borrowed.
    fn drop(&mut self) {
        if !self.0.is_null() {
            // SAFETY: the reference is ours and is given up here.
            unsafe { crate::ffi::bio::life::BIO_free_all(self.0) };
        }
    }
}
