//! Extensions that are not known here: somebody looks at those that came, and adds some to our own hello.

use crate::codepoint::ExtensionType;
use crate::error::Reason;
use crate::handshake::extensions::ExtensionBlock;
use crate::handshake::state::{Asking, Context, State, misfit, refused_by_answer};
use crate::handshake::{Answer, Question};
use crate::{Error, Result};

/// Extensions that are added to a hello, each with its body.
pub(in crate::handshake) type OtherExtensions = Vec<(ExtensionType, Vec<u8>)>;

/// What follows once somebody has looked.
type AfterSight = Box<dyn FnOnce(&mut Context<'_>) -> Result<State> + Send>;

/// What follows once somebody has added.
type AfterAddition = Box<dyn FnOnce(OtherExtensions, &mut Context<'_>) -> Result<State> + Send>;

/// How many bytes they may take together: what is left of a hello's extensions by a ticket and lists of usual length.
const MAX_ADDED: usize = 1 << 14;

/// Shows the extensions that came, and goes on with `next`.
pub(in crate::handshake) fn show(
    received: &ExtensionBlock,
    cx: &mut Context<'_>,
    next: impl FnOnce(&mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    if cx.config.asks.other_extensions && !received.is_empty() {
        State::ask(SeeExtensions { received: received.clone(), next: Box::new(next) })
    } else {
        next(cx)
    }
}

/// Asks for extensions to add, and goes on with `next`.
pub(in crate::handshake) fn gather(
    cx: &mut Context<'_>,
    next: impl FnOnce(OtherExtensions, &mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    if cx.config.asks.other_extensions {
        State::ask(AddExtensions { next: Box::new(next) })
    } else {
        next(OtherExtensions::new(), cx)
    }
}

/// Somebody looks at what came.
struct SeeExtensions {
    received: ExtensionBlock,
    next: AfterSight,
}

impl Asking for SeeExtensions {
    fn question(&self) -> Question {
        Question::SeeExtensions { received: self.received.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => (self.next)(cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("SeeExtensions", alert, reason)),
            _ => Err(misfit("SeeExtensions")),
        }
    }
}

/// Somebody adds to our hello.
struct AddExtensions {
    next: AfterAddition,
}

impl Asking for AddExtensions {
    fn question(&self) -> Question {
        Question::AddExtensions
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Extensions(added) => {
                let length: usize = added.iter().map(|(_, body)| 4 + body.len()).sum();
                if length > MAX_ADDED {
                    return Err(Error::Usage {
                        reason: Reason::BAD_LENGTH,
                        detail: format!("added extensions of {length} bytes, at most {MAX_ADDED} fit a hello"),
                    });
                }
                (self.next)(added, cx)
            }
            Answer::Refuse { alert, reason } => Err(refused_by_answer("AddExtensions", alert, reason)),
            _ => Err(misfit("AddExtensions")),
        }
    }
}
