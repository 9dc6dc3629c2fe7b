//! The id of a new session (RFC 5246, section 7.4.1.3): what a cache keeps it by.

use super::negotiate::answer_hello;
use super::{Opening, Selection};
use crate::Result;
use crate::alert::AlertDescription;
use crate::crypto::rng;
use crate::error::Reason;
use crate::handshake::legacy::{refused, refused_by_answer};
use crate::handshake::state::{Asking, Context, State, misfit};
use crate::handshake::{Answer, Question};
use crate::session::MAX_SESSION_ID;

/// Gives the session an id, or none if no cache is to hold it: whoever gets a ticket needs no id.
pub(super) fn choose(opening: Opening, selection: Selection, cx: &mut Context<'_>) -> Result<State> {
    if !cx.config.issue_session_ids || opening.ticket_due {
        return answer_hello(opening, selection, Vec::new(), cx);
    }
    if cx.config.asks.session_id {
        return State::ask(ChooseSessionId { opening, selection });
    }
    answer_hello(opening, selection, rng::array::<MAX_SESSION_ID>()?.to_vec(), cx)
}

/// Somebody makes ids.
struct ChooseSessionId {
    opening: Opening,
    selection: Selection,
}

impl Asking for ChooseSessionId {
    fn question(&self) -> Question {
        Question::SessionId
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::SessionId(id) if (1..=MAX_SESSION_ID).contains(&id.len()) => {
                answer_hello(self.opening, self.selection, id, cx)
            }
            Answer::SessionId(id) => Err(refused(
                AlertDescription::INTERNAL_ERROR,
                Reason::SSL_SESSION_ID_HAS_BAD_LENGTH,
                format!("a session id has 1 to {MAX_SESSION_ID} bytes, not {}", id.len()),
            )),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("SessionId", alert, reason)),
            _ => Err(misfit("SessionId")),
        }
    }
}
