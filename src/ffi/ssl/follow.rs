//! What a connection takes from its contexts at the moment it needs it, and not when it is made: the callbacks that only
//! contexts have. A program may set them on a context whose connections exist already.

use std::sync::Arc;

use super::settings::{ContextOnly, Settings};
use super::state::Ssl;

/// The settings of both contexts of a connection that it looked at last.
pub(crate) struct Followed {
    /// Of the context in use.
    context: Arc<Settings>,
    /// Of the context that the connection was made from.
    session_context: Arc<Settings>,
}

impl Followed {
    /// A connection that has just been made from a context with these settings.
    pub(crate) fn new(settings: &Arc<Settings>) -> Self {
        Self { context: Arc::clone(settings), session_context: Arc::clone(settings) }
    }

    /// What counts of both: sessions are the affair of the context that the connection was made from, and so is the name
    /// that a client asks for if the other one does not care.
    fn together(&self) -> ContextOnly {
        let (context, session_context) = (&self.context.context, &self.session_context.context);
        let mut together = context.clone();
        together.session_cache_mode = session_context.session_cache_mode;
        together.new_session = session_context.new_session;
        together.remove_session = session_context.remove_session;
        together.get_session = session_context.get_session;
        together.tickets = session_context.tickets;
        if context.server_name.0.is_none() {
            together.server_name = session_context.server_name;
        }
        together
    }
}

impl Ssl {
    /// Has the engine ask and tell what the contexts' callbacks, as they are now, want to be asked and told. Nothing is
    /// locked, and if nothing has changed, which is nearly always, two pointers are compared.
    pub(crate) fn follow_contexts(&self) {
        let context = self.context.borrow();
        let other = (!Arc::ptr_eq(&context, &self.session_context)).then(|| self.session_context.settings.load());
        let context = context.settings.load();
        let session_context = other.as_ref().unwrap_or(&context);
        self.with(|state| {
            let followed = &mut state.followed;
            if Arc::ptr_eq(&followed.context, &context) && Arc::ptr_eq(&followed.session_context, session_context) {
                return;
            }
            *followed = Followed { context: Arc::clone(&context), session_context: Arc::clone(session_context) };
            let together = followed.together();
            let settings = Arc::make_mut(&mut state.settings);
            settings.context = together;
            settings.update_config();
            state.adopt_config();
        });
    }
}
