//! The server's protocols, for a client that wants to choose (NPN). ALPN, where both sides have it, comes first.

use crate::error::Reason;
use crate::handshake::legacy::refused_by_answer;
use crate::handshake::state::{Asking, Context, State, misfit};
use crate::handshake::{Answer, Question};
use crate::{Error, Result};

/// How many bytes the names may take: a ServerHello has to hold them.
const MAX_NAMED: usize = 1 << 14;

/// The names of our protocols; `None` to say nothing of them.
type Named = Option<Vec<Vec<u8>>>;

/// What follows: it differs between full and abbreviated handshakes.
type Next = Box<dyn FnOnce(Named, &mut Context<'_>) -> Result<State> + Send>;

/// Asks for our protocols, if the client wants to know them, and goes on with `next`. That is for a connection's first
/// handshake only.
pub(super) fn name(
    cx: &mut Context<'_>,
    next: impl FnOnce(Named, &mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    let wanted = cx.facts.client_hello.as_ref().is_some_and(|hello| hello.extensions.next_protocols);
    let first = cx.facts.before.is_none();
    if wanted && first && cx.facts.alpn.is_none() && cx.config.asks.name_protocols {
        State::ask(NameProtocols { next: Box::new(next) })
    } else {
        next(None, cx)
    }
}

/// Somebody names our protocols.
struct NameProtocols {
    next: Next,
}

impl Asking for NameProtocols {
    fn question(&self) -> Question {
        Question::NameProtocols
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let named = match answer {
            Answer::Protocols(names) => {
                let length: usize = names.iter().map(|name| 1 + name.len()).sum();
                if length > MAX_NAMED || names.iter().any(|name| !(1..=255).contains(&name.len())) {
                    return Err(Error::Usage {
                        reason: Reason::BAD_DATA_RETURNED_BY_CALLBACK,
                        detail: format!("protocol names of {length} bytes: each has 1 to 255, all at most {MAX_NAMED}"),
                    });
                }
                Some(names)
            }
            Answer::Ignore => None,
            Answer::Refuse { alert, reason } => return Err(refused_by_answer("NameProtocols", alert, reason)),
            _ => return Err(misfit("NameProtocols")),
        };
        (self.next)(named, cx)
    }
}
