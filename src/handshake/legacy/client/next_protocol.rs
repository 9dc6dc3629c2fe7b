//! The client's choice among the protocols that a server has named (NPN).

use crate::Result;
use crate::handshake::legacy::refused_by_answer;
use crate::handshake::state::{Asking, Context, State, misfit};
use crate::handshake::{Answer, Question};

/// What follows: it differs between full and abbreviated handshakes.
type Next = Box<dyn FnOnce(&mut Context<'_>) -> Result<State> + Send>;

/// Has a protocol chosen, if the server named its own, and goes on with `next`.
pub(super) fn select(
    named: Option<Vec<Vec<u8>>>,
    cx: &mut Context<'_>,
    next: impl FnOnce(&mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    match named {
        Some(offered) => State::ask(SelectProtocol { offered, next: Box::new(next) }),
        None => next(cx),
    }
}

/// Somebody chooses.
struct SelectProtocol {
    offered: Vec<Vec<u8>>,
    next: Next,
}

impl Asking for SelectProtocol {
    fn question(&self) -> Question {
        Question::SelectProtocol { offered: self.offered.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Protocol(protocol) => cx.facts.next_protocol = Some(protocol),
            Answer::Refuse { alert, reason } => return Err(refused_by_answer("SelectProtocol", alert, reason)),
            _ => return Err(misfit("SelectProtocol")),
        }
        (self.next)(cx)
    }
}
